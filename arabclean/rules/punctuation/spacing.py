"""Spaces between words and around marks (catalogue AR205, AR213, AR221)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.normalization.spacing import Spacing, before_marks, double_spaces, inside_pairs
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.retouch import retouch
from arabclean.text import Edit, Span

_ENCLOSING = frozenset("»)]”")


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
            if _is_blank(span.of(document.text), place.mark):
                yield self.info.finding(document, span, place.right, safety=safety, args={"mark": place.mark})


class QuoteInnerSpace:
    """Spaces inside quotation marks and brackets, on one side or on both."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the space with its mark; a pair that has spaces on both sides is one finding."""
        view = document.folded
        for opening, closing in inside_pairs(view.text):
            places = [place for place in (opening, closing) if place is not None]
            spans = [view.to_source(place.start, place.end) for place in places]
            if not all(
                _is_blank(span.of(document.text), place.mark) for span, place in zip(spans, places, strict=True)
            ):
                continue
            edits = [Edit(span, place.right) for span, place in zip(spans, places, strict=True)]
            span = Span(spans[0].start, spans[-1].end)
            yield retouch(self.info, document, span, edits, args={"mark": "".join(place.mark for place in places)})


def _is_blank(text: str, mark: str) -> bool:
    """Whether the source has only spaces beside the mark: a tatweel that stands for a dash is not in the view."""
    return text.replace(mark, "", 1).isspace() if mark else text.isspace()


def _before_points(text: str) -> Iterator[Spacing]:
    """Leave the marks that enclose to `QuoteInnerSpace`."""
    return (place for place in before_marks(text) if place.mark not in _ENCLOSING)


BUILD: Mapping[str, Build] = {
    "space-before-punct": lambda info, material: SpacingRule(info, _before_points),
    "quote-inner-space": lambda info, material: QuoteInnerSpace(info),
    "double-space": lambda info, material: SpacingRule(info, double_spaces),
}
