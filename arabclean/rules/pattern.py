"""A rule that is a regular expression over a view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from arabclean.document import Document
from arabclean.errors import ConfigError
from arabclean.finding import Finding, Safety
from arabclean.rule import RuleInfo
from arabclean.rules.respell import respell
from arabclean.text.char import DIGIT, LETTER, MARK, TATWEEL
from arabclean.text.record import Record

if TYPE_CHECKING:
    import regex

_WORDLIKE = f"{LETTER}{MARK}{TATWEEL}"
_NOTATION = {
    "⊢": f"(?<![{_WORDLIKE}])",
    "⊣": f"(?![{_WORDLIKE}])",
    "<A>": f"[{LETTER}]",
    "<W>": f"[{LETTER}]+",
    "<D>": f"[{DIGIT}]",
    "<PRO>": "[وف]?[بكلس]?(?:ال)?",
}
_KEYS = {"view", "regex", "replace", "literals"}


class PatternRule(Record):
    """``pattern`` is searched in ``view``; the group ``fault``, or the whole match, is reported.

    ``replace`` are templates such as ``"{prefix}إن{rest}"`` over the pattern's named groups, best first.
    ``literals``: the pattern can match only where one of them stands; texts without any are skipped, and the
    pattern is not even compiled. The notation of the catalogue (⊢ ⊣ ``<A>`` ``<W>`` ``<D>`` ``<PRO>``) may be used.
    """

    info: RuleInfo
    pattern: str
    replace: tuple[str, ...] = ()
    view: str = "folded"
    literals: tuple[str, ...] = ()

    @classmethod
    def from_table(cls, info: RuleInfo, table: Any, pack: str) -> PatternRule:
        """Read a ``[rule.pattern]`` table.

        Raises:
            ConfigError: an unknown key, a view that does not exist, or a pattern that does not compile.
        """
        where = f"{pack}: rule {info.slug!r}"
        if not isinstance(table, Mapping) or not isinstance(table.get("regex"), str):
            raise ConfigError(f"{where}: [rule.pattern] needs a 'regex'")
        unknown = sorted(set(table) - _KEYS)
        if unknown:
            raise ConfigError(f"{where}: unknown key {unknown[0]!r} in [rule.pattern]")
        view = table.get("view", "folded")
        if view not in ("folded", "source"):
            raise ConfigError(f"{where}: there is no view {view!r}: use 'folded' or 'source'")
        replace, literals = table.get("replace", []), table.get("literals", [])
        for name, value in (("replace", replace), ("literals", literals)):
            if not isinstance(value, str | list) or any(not isinstance(item, str) for item in value):
                raise ConfigError(f"{where}: {name!r} in [rule.pattern] must be a string or a list of strings")
        return cls(
            info,
            table["regex"],
            (replace,) if isinstance(replace, str) else tuple(replace),
            view,
            (literals,) if isinstance(literals, str) else tuple(literals),
        )

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled pattern.

        Raises:
            ConfigError: it does not compile.
        """
        import regex  # noqa: PLC0415 - loading it takes longer than most texts need, and most need no pattern

        source = self.pattern
        for sign, meaning in _NOTATION.items():
            source = source.replace(sign, meaning)
        try:
            return regex.compile(source, regex.VERBOSE | regex.VERSION0)
        except regex.error as error:
            raise ConfigError(f"rule {self.info.slug!r}: the pattern does not compile: {error}") from None

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each match."""
        view = document.view(self.view)
        if self.literals and not any(literal in view.text for literal in self.literals):
            return
        pattern = self.compiled
        group = "fault" if "fault" in pattern.groupindex else 0
        for match in pattern.finditer(view.text):
            start, end = match.span(group)
            if start < 0 or start == end:  # the fault is in a part that did not match
                continue
            span = view.to_source(start, end)
            named = {name: value or "" for name, value in match.groupdict().items()}
            suggestions = [_filled(template, named) for template in self.replace]
            if self.view == "source":
                yield self.info.finding(document, span, *suggestions)
                continue
            safety = self.info.safety if len(suggestions) == 1 else min(self.info.safety, Safety.REVIEW)
            fixes = [respell(document, span, view.text[start:end], text, safety) for text in suggestions]
            first = suggestions[0] if suggestions else ""
            yield self.info.finding(document, span, fixes=fixes, args={"suggestion": first})


def _filled(template: str, named: Mapping[str, str]) -> str:
    """Put the named groups into a template; what names no group stays as it is written."""
    for name, value in named.items():
        template = template.replace("{" + name + "}", value)
    return template
