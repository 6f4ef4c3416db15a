"""«قمة فرنسية ألمانية»: two states side by side (catalogue AR611)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import after, heads
from arabclean.rules.material import Build
from arabclean.text import Edit, Span

_ENDINGS = ("", "ة", "ا", "ين", "تين", "ان", "تان")


class RelationalPair:
    """A meeting or quarrel and the adjectives of two states without a hyphen."""

    def __init__(self, info: RuleInfo, nisbas: frozenset[str], meetings: frozenset[str]) -> None:
        """Take the adjectives of states, and what states do with each other."""
        self.info = info
        self._states, self._actions = nisbas, meetings

    @cached_property
    def _nisbas(self) -> frozenset[str]:
        return frozenset(
            article + nisba + ending for nisba in self._states for ending in _ENDINGS for article in ("", "ال")
        )

    @cached_property
    def _meetings(self) -> frozenset[str]:
        leads = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "فال")
        return frozenset(lead + word for word in self._actions for lead in leads)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the two adjectives; a hyphen joins them."""
        for noun in heads(document, self._meetings):
            first = after(document, noun)
            second = after(document, first)
            if first is None or second is None or first.form == second.form:
                continue
            if first.form not in self._nisbas or second.form not in self._nisbas:
                continue
            if first.form.startswith("ال") != second.form.startswith("ال") or first.form[-1] != second.form[-1]:
                continue
            span = Span(first.start, second.end)
            fix = Fix((Edit(Span(first.end, second.start), "-"),), self.info.safety)
            new = f"{first.form}-{second.form}"
            yield self.info.finding(document, span, fixes=[fix], args={"suggestion": new})


BUILD: Mapping[str, Build] = {
    "relational-pair": lambda info, material: RelationalPair(
        info, frozenset(material.lists["style"]["nisbas"]), frozenset(material.lists["style"]["meetings"])
    ),
}
