"""Characters that do not belong: each step of ``arabclean.normalization``, reported word by word (AR1xx)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.normalization import Step
from arabclean.rule import RuleInfo
from arabclean.text import Edit, Span, apply


class CharacterRule:
    """The edits of one step as findings; the edits inside one word make one finding at the word."""

    def __init__(self, info: RuleInfo, step: Step) -> None:
        """Take the step whose edits are the faults."""
        self.info = info
        self._step = step

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each word, or each place between words, that the step would change."""
        group: list[Edit] = []
        place: Span | None = None
        for edit in self._step.edits(document.text):
            around = _around(document, edit.span)
            if place is not None and not around.overlaps(place):
                yield self._finding(document, place, group)
                group, place = [], None
            group.append(edit)
            place = around if place is None else Span(min(place.start, around.start), max(place.end, around.end))
        if place is not None:
            yield self._finding(document, place, group)

    def _finding(self, document: Document, span: Span, edits: list[Edit]) -> Finding:
        moved = [Edit(edit.span.shift(-span.start), edit.text) for edit in edits]
        suggestion = apply(span.of(document.text), moved)
        fix = Fix(tuple(edits), self.info.safety)
        return self.info.finding(document, span, fixes=[fix], args={"suggestion": suggestion})


def _around(document: Document, span: Span) -> Span:
    """Return the span of the word that holds ``span``, or ``span`` itself where it is in no word."""
    at = bisect_right(document.token_starts, span.start) - 1
    if at < 0:
        return span
    token = document.tokens[at]
    if token.start <= span.start and span.end <= token.end and not token.span.is_empty:
        return token.span
    return span
