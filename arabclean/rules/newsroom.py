"""Headlines and sentences that stand twice in one article (catalogue AR701, AR702)."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.document import Document, Line, LineKind
from arabclean.duplicates import repeated, similar_headline
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.text import Span

_LOOKED_AT = 3
"""How many lines after the headline may repeat it."""
_SHORTEST_HEADLINE = 3
"""Words; a shorter first line is a label."""
_SHORTEST_SENTENCE = 8
"""Words."""


class DuplicateHeadline:
    """One of the first lines repeats the headline, word for word or nearly."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each line that repeats the headline; ``related`` names the headline."""
        filled = [line for line in document.lines if line.kind is not LineKind.EMPTY]
        if not filled or filled[0].kind is not LineKind.HEADLINE:
            return
        headline = _trimmed(document, filled[0])
        words = headline.of(document.text)
        if len(words.split()) < _SHORTEST_HEADLINE:
            return
        for line in filled[1 : 1 + _LOOKED_AT]:
            span = _trimmed(document, line)
            if line.kind is LineKind.REPEATED_HEADLINE or similar_headline(words, span.of(document.text)):
                place = document.index.position(headline.start).line
                yield self.info.finding(document, span, "", related=[headline], args={"line": str(place)})


class RepeatedSentence:
    """A sentence of eight words or more stands twice, word for word or nearly."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the later of two alike sentences; ``related`` names the earlier."""
        skip = {line.span for line in document.lines if line.kind is LineKind.REPEATED_HEADLINE}
        spans = (
            [span for span in document.sentences if not any(s.contains(span) for s in skip)]
            if skip
            else [*document.sentences]
        )
        texts = [span.of(document.text) for span in spans]
        for pair in repeated(texts, min_words=_SHORTEST_SENTENCE):
            earlier, later = spans[pair.first], spans[pair.second]
            line = document.index.position(earlier.start).line
            yield self.info.finding(document, later, "", related=[earlier], args={"line": str(line)})


def _trimmed(document: Document, line: Line) -> Span:
    content = document.text[line.span.start : line.span.end]
    start = line.span.start + len(content) - len(content.lstrip())
    return Span(start, line.span.start + len(content.rstrip()))
