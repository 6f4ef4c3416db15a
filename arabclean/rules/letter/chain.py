"""Several rules under one name."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.rule import Rule, RuleInfo
from arabclean.text import Span, Spans


class Chain:
    """Where two of the parts speak of one place, the first is heard."""

    def __init__(self, info: RuleInfo, *parts: Rule) -> None:
        """Take what the rule says, and its parts, the most certain first."""
        self.info = info
        self._parts = parts

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what the parts find."""
        taken: list[Span] = []
        for part in self._parts:
            before = Spans(taken)
            found = [each for each in part.check(document) if not before.overlap(each.span)]
            taken += [each.span for each in found]
            yield from found
