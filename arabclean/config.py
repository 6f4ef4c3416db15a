"""What a user may choose, as a checked value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from arabclean.errors import ConfigError
from arabclean.finding import Severity

_KEYS = (
    "profile", "select", "ignore", "extend-select", "severity", "house", "words", "hunspell", "packs", "exclude",
    "per-file",
)  # fmt: skip
SWITCHES = {
    "months": ("levant", "egypt-gulf", "both", "maghreb-tn-dz", "morocco"),
    "hamza_waw": ("waw", "yeh"),
    "final_yeh": ("dotted", "undotted"),
    "tanwin": ("before-alef", "after-alef", "none"),
    "hundred": ("مئة", "مائة"),
    "digits": ("latin", "arabic-indic"),
    "quotes": ("«»", "“”", '""'),
    "syria": ("سوريا", "سورية"),
    "america": ("أميركا", "أمريكا"),
    "g": ("غ", "ج", "ك"),
    "abd": ("عبد الله", "عبدالله"),
    "alla": ("ألا", "أن لا"),
}
"""House switches (catalogue 0.7) and their values."""
PROFILES = ("default", "all")
"""``default``: the rules that are on by default; ``all``: every rule."""


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration. A selector is a slug, a code, or the beginning of a code (``AR3``).

    ``words``, ``hunspell`` and ``packs`` are paths; whoever builds the checker reads them.
    """

    profile: str = "default"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    house: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    hunspell: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    per_file: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any], source: str = "the configuration") -> Config:
        """Read a mapping such as ``[tool.arabclean]``; ``source`` is named in errors.

        Raises:
            ConfigError: an unknown key (the nearest right one is named) or a value of the wrong kind.
        """
        for key in mapping:
            if key not in _KEYS:
                raise ConfigError(f"{source}: unknown key {key!r}{nearest(str(key), _KEYS)}")
        profile = mapping.get("profile", "default")
        if profile not in PROFILES:
            raise ConfigError(f"{source}: there is no profile {profile!r}{nearest(str(profile), PROFILES)}")
        lists = {
            key.replace("-", "_"): _strings(mapping[key], key, source)
            for key in ("select", "ignore", "extend-select", "words", "hunspell", "packs", "exclude")
            if key in mapping
        }
        levels = _table(mapping, "severity", source)
        names = [level.name.lower() for level in Severity]
        for slug, level in levels.items():
            if not isinstance(level, str) or level.lower() not in names:
                raise ConfigError(f"{source}: severity of {slug!r} is {level!r}: use one of {', '.join(names)}")
        return cls(
            profile=profile,
            severity={slug: Severity[level.upper()] for slug, level in levels.items()},
            house=_house(mapping, source),
            per_file={
                glob: _strings(ignored, f"per-file of {glob!r}", source)
                for glob, ignored in _table(mapping, "per-file", source).items()
            },
            **lists,
        )


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``": did you mean …?"`` with the known word nearest to ``word``, or all of them when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only an error needs it

    known = list(known)
    close = get_close_matches(word, known, 1)
    if close:
        return f": did you mean {close[0]!r}?"
    return f": known are {', '.join(known)}" if len(known) <= 15 else ""


def _house(mapping: Mapping[str, Any], source: str) -> dict[str, str]:
    house = _table(mapping, "house", source)
    for name, value in house.items():
        if name not in SWITCHES:
            raise ConfigError(f"{source}: there is no house switch {name!r}{nearest(str(name), SWITCHES)}")
        if value not in SWITCHES[name]:
            raise ConfigError(f"{source}: house switch {name!r} is {value!r}: use one of {', '.join(SWITCHES[name])}")
    return dict(house)


def _strings(value: Any, key: str, source: str) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ConfigError(f"{source}: {key!r} must be a list of strings, not {value!r}")
    result = tuple(value)
    for item in result:
        if not isinstance(item, str):
            raise ConfigError(f"{source}: {key!r} must be a list of strings, not of {item!r}")
    return result


def _table(mapping: Mapping[str, Any], key: str, source: str) -> Mapping[str, Any]:
    value = mapping.get(key, {})
    if not isinstance(value, Mapping):
        raise ConfigError(f"{source}: {key!r} must be a table, not {value!r}")
    return value
