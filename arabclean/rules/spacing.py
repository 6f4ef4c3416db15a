"""Spaces between words and around marks (catalogue AR205, AR213, AR221)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.normalization.spacing import Spacing
from arabclean.rule import RuleInfo


class SpacingRule:
    """Spaces that one of the searches of ``arabclean.normalization.spacing`` finds."""

    def __init__(self, info: RuleInfo, find: Callable[[str], Iterator[Spacing]]) -> None:
        """Take the search; it looks at the folded view."""
        self.info = info
        self._find = find

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each place, with the mark beside it; what may be a verse is left to a person."""
        view = document.folded
        for place in self._find(view.text):
            safety = self.info.safety if place.certain else Safety.REVIEW
            span = view.to_source(place.start, place.end)
            yield self.info.finding(document, span, place.right, safety=safety, args={"mark": place.mark})
