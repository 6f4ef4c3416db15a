"""Rules as data: a pack is a TOML file of ``[[rule]]`` tables.

Each table holds what `RuleInfo` holds. A table with ``[rule.pattern]`` or ``[[rule.word]]`` is a whole rule;
one without either describes a rule that is written as code under the same slug.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from arabclean.errors import ConfigError
from arabclean.finding import Message, Safety, Severity
from arabclean.rule import Example, Rule, RuleInfo
from arabclean.rules.pattern import PatternRule
from arabclean.rules.word_list import WordListRule

_FIELDS = {
    "slug", "code", "family", "severity", "safety", "precision", "default", "status", "last_resort",
    "touches_protected", "switches", "habit", "summary", "message", "why", "sources", "example", "allows",
    "pattern", "word",
}  # fmt: skip
_REQUIRED = ("slug", "code", "severity", "safety", "message", "why", "example", "allows")


def read_info(table: Mapping[str, Any], pack: str) -> RuleInfo:
    """Return the `RuleInfo` of one ``[[rule]]`` table; ``pack`` is the name to show in errors.

    Raises:
        ConfigError: a field is missing, unknown or of the wrong kind.
    """
    slug = str(table.get("slug", "?"))
    where = f"{pack}: rule {slug!r}"
    for name in _REQUIRED:
        if name not in table:
            raise ConfigError(f"{where} has no {name!r}: every rule carries {', '.join(_REQUIRED)}")
    unknown = sorted(set(table) - _FIELDS)
    if unknown:
        raise ConfigError(f"{where} has an unknown field {unknown[0]!r}: known are {', '.join(sorted(_FIELDS))}")
    try:
        examples = tuple(_example(entry, where) for entry in table["example"])
        message = _message(table["message"], where)
        return RuleInfo(
            slug=slug,
            code=str(table["code"]),
            family=str(table.get("family", pack)),
            severity=Severity[str(table["severity"]).upper()],
            safety=Safety[str(table["safety"]).upper()],
            summary=_message(table.get("summary", table["message"]), where),
            message=message,
            why=str(table["why"]),
            examples=examples,
            allows=tuple(str(text) for text in table["allows"]),
            sources=tuple(str(source) for source in table.get("sources", ())),
            precision=float(table.get("precision", 0.95)),
            default=bool(table.get("default", True)),
            status=str(table.get("status", "stable")),
            last_resort=bool(table.get("last_resort", False)),
            touches_protected=bool(table.get("touches_protected", False)),
            habit=str(table.get("habit", "")),
            switches=tuple(str(switch) for switch in table.get("switches", ())),
        )
    except KeyError as error:
        raise ConfigError(
            f"{where}: {error.args[0]!r} is no severity or safety: "
            "use error, warning, style or info, and safe, review or hint"
        ) from None
    except (TypeError, ValueError, AttributeError) as error:
        raise ConfigError(f"{where}: {error}") from None


def read_rules(
    tables: Iterable[Mapping[str, Any]], pack: str, house: Mapping[str, str] | None = None
) -> Iterator[Rule]:
    """Yield the rules of a pack that are data; ``house`` are the house switches, for the entries that ask for one.

    Raises:
        ConfigError: as `read_info`, or a pattern that does not compile, or a table that is no rule.
    """
    for table in tables:
        info = read_info(table, pack)
        if "pattern" in table:
            yield PatternRule.from_table(info, table["pattern"], pack)
        elif "word" in table:
            yield WordListRule.from_table(info, table["word"], pack, house or {})
        else:
            raise ConfigError(f"{pack}: rule {info.slug!r} needs a [rule.pattern] or a [[rule.word]]")


def _message(value: Any, where: str) -> Message:
    if not (isinstance(value, Mapping) and isinstance(value.get("ar"), str) and isinstance(value.get("en"), str)):
        raise ConfigError(f"{where}: a message needs both an 'ar' and an 'en' text")
    return Message(value["ar"], value["en"])


def _example(entry: Any, where: str) -> Example:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("bad"), str):
        raise ConfigError(f"{where}: an [[rule.example]] needs a 'bad' text")
    bad = entry["bad"]
    if bad.count("[[") != 1 or bad.count("]]") != 1 or bad.index("[[") > bad.index("]]"):
        raise ConfigError(f"{where}: the example {bad!r} must mark its fault once with [[ and ]]")
    good = entry.get("good")
    return Example(bad, None if good is None else str(good))
