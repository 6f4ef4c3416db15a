"""Spaces between words and around marks (catalogue AR205, AR213, AR221)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.normalization.spacing import Spacing, after_openers, before_marks, double_spaces
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build


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


BUILD: Mapping[str, Build] = {
    "space-before-punct": lambda info, material: SpacingRule(info, before_marks),
    "quote-inner-space": lambda info, material: SpacingRule(info, after_openers),
    "double-space": lambda info, material: SpacingRule(info, double_spaces),
}
