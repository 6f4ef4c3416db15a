"""Sentences and paragraphs that are too long to follow (catalogue AR616)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document, LineKind
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.text import Span

_LONGEST_SENTENCE = 45
"""Words."""
_LONGEST_PARAGRAPH = 120
"""Words."""
_LISTED = 6
"""A sentence with a comma to so few words is a list."""


class LongSentence:
    """A body sentence of more than 45 words, or a paragraph of more than 120 that has none."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each, with the number of its words."""
        lines = [line for line in document.lines if line.kind is LineKind.BODY]
        sentences = iter(document.sentences)
        sentence = next(sentences, None)
        for line in lines:
            words = len(document.text[line.span.start : line.span.end].split())
            found = False
            while sentence is not None and sentence.start < line.span.end:
                if sentence.start >= line.span.start and words > _LONGEST_SENTENCE:
                    count = self._count(document, sentence)
                    if count > _LONGEST_SENTENCE:
                        found = True
                        yield self.info.finding(document, sentence, args={"count": str(count)})
                sentence = next(sentences, None)
            if words > _LONGEST_PARAGRAPH and not found:
                text = document.text[line.span.start : line.span.end]
                start = line.span.start + len(text) - len(text.lstrip())
                span = Span(start, line.span.start + len(text.rstrip()))
                yield self.info.finding(document, span, args={"count": str(words)})

    def _count(self, document: Document, sentence: Span) -> int:
        """Return the words of the longest stretch between semicolons; 0 for lists and quotations."""
        text = sentence.of(document.text)
        words = len(text.split())
        if words <= _LONGEST_SENTENCE:
            return words
        if text.count("،") * _LISTED >= words:
            return 0
        quoted = [span for span in document.quoted if sentence.contains(span)]
        if sum(span.length for span in quoted) * 2 > len(text):
            return 0
        return max(len(part.split()) for part in text.split("؛"))


BUILD: Mapping[str, Build] = {
    "long-sentence": lambda info, material: LongSentence(info),
}
