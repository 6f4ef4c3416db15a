"""What a headline should not be (catalogue AR610)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document, LineKind
from arabclean.finding import Finding, Message
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.text import Span

_LONGEST = 12
"""Words."""
_WIDEST = 80
"""Characters."""
_REASONS = {
    "long": Message("العنوان أطول من 12 كلمة أو 80 حرفًا", "The headline has more than 12 words or 80 characters"),
    "mark": Message("لا علامة تعجب ولا «..» في العنوان", "No exclamation mark and no two dots in a headline"),
    "bait": Message("«{text}» من ألفاظ استدراج القارئ", "A word that baits readers"),
}


class HeadlineStyle:
    """Headlines that are too long, shout or bait."""

    def __init__(self, info: RuleInfo, bait: frozenset[str]) -> None:
        """``bait``: words that promise instead of telling."""
        self.info = info
        self._bait = bait

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for the headline: the bait, the mark, or its length."""
        line = next((line for line in document.lines if line.kind is not LineKind.EMPTY), None)
        if line is None or line.kind is not LineKind.HEADLINE:
            return
        text = line.span.of(document.text).strip()
        tokens = document.tokens_in(line.span)
        start = line.span.start + line.span.of(document.text).index(text) if text else line.span.start
        for token in tokens:
            if token.form in self._bait:
                yield self.info.finding(document, token.span, message=_REASONS["bait"])
                return
        for mark in ("!", ".."):
            if mark in text and "..." not in text:
                at = start + text.index(mark)
                yield self.info.finding(document, Span(at, at + len(mark)), message=_REASONS["mark"])
                return
        if len(text.split()) > _LONGEST or len(text) > _WIDEST:
            yield self.info.finding(document, Span(start, start + len(text)), message=_REASONS["long"])


BUILD: Mapping[str, Build] = {
    "headline-style": lambda info, material: HeadlineStyle(info, frozenset(material.lists["style"]["clickbait"])),
}
