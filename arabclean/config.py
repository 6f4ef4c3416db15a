"""What a user may choose, as a checked value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from arabclean.errors import ConfigError
from arabclean.finding import Severity
from arabclean.text.record import Record

_KEYS = (
    "profile", "select", "ignore", "extend-select", "severity", "house", "words", "hunspell", "packs", "exclude",
    "baseline", "encoding", "fields", "per-file",
)  # fmt: skip
_FILE_KEYS = ("profile", "select", "ignore", "extend-select", "severity", "format", "encoding", "fields")
ENCODINGS = ("utf-8", "utf-16", "cp1256", "iso-8859-6")
"""The encodings of files. UTF-8 and UTF-16 are told by their marks; the old Arabic ones must be declared."""
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
PROFILES = ("default", "house", "strict", "all")
"""``default``: the rules that are on by default; ``house``: also how a house writes, every rule of style that is right
nine times in ten; ``strict``: also whatever is right three times in four; ``all``: every rule."""


class Override(Record):
    """What holds for the files of a pattern: lists add to those of the configuration, the rest replaces it.

    ``format`` is how such a file is read (``html``, ``markdown`` …) whatever its suffix.
    """

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    format: str | None = None
    encoding: str | None = None
    fields: tuple[str, ...] = ()


class Config(Record):
    """A configuration; ``docs/configuration.md`` says what each value does.

    ``select``, ``ignore`` and ``extend_select`` hold selectors: a slug, a code, or the beginning of a code (``AR3``).
    ``profile`` is one of `PROFILES`, ``severity`` goes from slugs or codes to severities, ``house`` from `SWITCHES` to
    one of their values. ``words``, ``hunspell``, ``packs`` and ``baseline`` are paths; whoever builds the checker reads
    them. ``exclude`` and the keys of ``per_file`` are patterns as in ``.gitignore``, ``encoding`` is one of
    `ENCODINGS`, and ``fields`` names the fields or columns of data files that hold prose.
    """

    profile: str = "default"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    house: Mapping[str, str] = {}
    words: tuple[str, ...] = ()
    hunspell: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    encoding: str = "utf-8"
    fields: tuple[str, ...] = ()
    per_file: Mapping[str, Override] = {}

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any], source: str = "the configuration") -> Config:
        """Read a mapping such as ``[tool.arabclean]``; ``source`` is named in errors.

        Raises:
            ConfigError: an unknown key (the nearest right one is named) or a value of the wrong kind.
        """
        reader = _Reader(mapping, source)
        reader.only(_KEYS)
        return cls(
            house=_house(mapping, source),
            words=reader.strings("words"),
            hunspell=reader.strings("hunspell"),
            packs=reader.strings("packs"),
            exclude=reader.strings("exclude"),
            baseline=reader.string("baseline"),
            encoding=reader.choice("encoding", ENCODINGS) or "utf-8",
            fields=reader.strings("fields"),
            per_file={glob: _override(glob, value, source) for glob, value in reader.table("per-file").items()},
            profile=reader.choice("profile", PROFILES) or "default",
            select=reader.strings("select"),
            ignore=reader.strings("ignore"),
            extend_select=reader.strings("extend-select"),
            severity=reader.severities(),
        )


def _override(glob: str, value: Any, source: str) -> Override:
    """Read what holds for the files of one pattern; a list alone is what they ignore."""
    if not isinstance(value, Mapping):
        return Override(ignore=_Reader({"per-file": value}, source, "per-file", glob).strings("per-file"))
    reader = _Reader(value, source, "per-file", glob)
    reader.only(_FILE_KEYS)
    return Override(
        profile=reader.choice("profile", PROFILES),
        select=reader.strings("select"),
        ignore=reader.strings("ignore"),
        extend_select=reader.strings("extend-select"),
        severity=reader.severities(),
        format=reader.string("format"),
        encoding=reader.choice("encoding", ENCODINGS),
        fields=reader.strings("fields"),
    )


class _Reader:
    """Takes values from one table and complains of those that cannot be used, with the way to them."""

    def __init__(self, mapping: Mapping[str, Any], source: str, *way: str) -> None:
        self._mapping = mapping
        self._source = source
        self._way = way

    def only(self, known: Iterable[str]) -> None:
        for key in self._mapping:
            if key not in known:
                raise self._error(f"unknown key {key!r}{nearest(str(key), known)}", str(key))

    def string(self, key: str) -> str | None:
        value = self._mapping.get(key)
        if value is not None and not isinstance(value, str):
            raise self._error(f"{key!r} must be a string, not {value!r}", key)
        return value

    def choice(self, key: str, known: Iterable[str]) -> str | None:
        value = self._mapping.get(key)
        if value is not None and value not in known:
            raise self._error(f"there is no {key} {value!r}{nearest(str(value), known)}", key)
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        value = self._mapping.get(key, ())
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise self._error(f"{key!r} must be a list of strings, not {value!r}", key)
        result = tuple(value)
        for item in result:
            if not isinstance(item, str):
                raise self._error(f"{key!r} must be a list of strings, not of {item!r}", key)
        return result

    def table(self, key: str) -> Mapping[str, Any]:
        value = self._mapping.get(key, {})
        if not isinstance(value, Mapping):
            raise self._error(f"{key!r} must be a table, not {value!r}", key)
        return value

    def severities(self) -> dict[str, Severity]:
        result: dict[str, Severity] = {}
        for slug, level in self.table("severity").items():
            try:
                result[slug] = Severity.of(level)
            except ValueError as error:
                raise self._error(f"severity of {slug!r}: {error}", "severity", slug) from None
        return result

    def _error(self, message: str, *keys: str) -> ConfigError:
        return ConfigError(f"{self._source}: {message}", *self._way, *keys)


_LISTED = 24
"""So many names still fit a message: those of the formats do, those of the rules do not."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ``": did you mean …?"`` with the known word nearest to ``word``, or all of them when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only an error needs it

    known = list(known)
    close = get_close_matches(word, known, 1)
    if close:
        return f": did you mean {close[0]!r}?"
    return f": known are {', '.join(known)}" if len(known) <= _LISTED else ""


def _house(mapping: Mapping[str, Any], source: str) -> dict[str, str]:
    house = _Reader(mapping, source).table("house")
    for name, value in house.items():
        if name not in SWITCHES:
            says = f"{source}: there is no house switch {name!r}{nearest(str(name), SWITCHES)}"
            raise ConfigError(says, "house", str(name))
        if value not in SWITCHES[name]:
            says = f"{source}: house switch {name!r} is {value!r}: use one of {', '.join(SWITCHES[name])}"
            raise ConfigError(says, "house", name)
    return dict(house)
