"""Spaces between words and around marks (catalogue AR205, AR221)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.rule import RuleInfo
from arabclean.text import Span
from arabclean.text.char import DIGIT, LETTER, SPACE

_BLANK = f"[{SPACE}]"
_CLOSING = "،؛؟!:.»)\\]”…"
_BEFORE_MARK = re.compile(
    rf"(?<=[^\s«“(\[.\u2022])(?<!\s)(?P<space>{_BLANK}++)(?P<mark>[{_CLOSING}])"
    rf"(?![{LETTER}{DIGIT}A-Za-z=(])"  # .com  .5  «»word: the mark belongs to what follows
)
_RATIO = re.compile(rf"[{DIGIT}]{_BLANK}*:{_BLANK}*[{DIGIT}]")
_INITIAL = re.compile(f"(?:^|[^{LETTER}])[{LETTER}]$")
_BULLET_ONLY = re.compile(r"^\s*[-–—•▪●*·]\s*$")
_ARABIC_LINE = re.compile(f"[{LETTER}]")


class SpaceBeforePunct:
    """Spaces before a mark that clings to the word before it."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each space, with the mark after it."""
        view = document.folded
        for match in _BEFORE_MARK.finditer(view.text):
            if self._is_fault(view.text, match):
                mark = match["mark"]
                yield self.info.finding(document, view.to_source(*match.span()), mark, args={"mark": mark})

    @staticmethod
    def _is_fault(text: str, match: re.Match[str]) -> bool:
        start, end = match.span()
        mark = match["mark"]
        if mark == "." and text[end : end + 1] == "." and text[end + 1 : end + 2] != ".":
            return False  # two dots have a rule of their own
        if mark == "." and re.match(rf"{_BLANK}+\.", text[end : end + 4]):
            return False  # . . . is an ellipsis
        if mark == ":" and (text[end : end + 1] in ("D", ")", "/") or _RATIO.match(text, start - 1)):
            return False
        if mark == "." and _INITIAL.search(text, max(start - 2, 0), start):
            return False  # ق . م .
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        line_end = len(text) if line_end < 0 else line_end
        near = text[max(line_start, start - 80) : min(line_end, end + 80)]
        if not _ARABIC_LINE.search(near):
            return False
        return start - line_start > 12 or not _BULLET_ONLY.match(text[line_start:start])


_GAP = re.compile(rf"(?<=\S) {{2,}}(?=[^\s{_CLOSING}])")
_VERSE_GAP = 4
"""From this many spaces on, a gap may part the halves of a verse or the columns of a table."""


class DoubleSpace:
    """More than one space between two words of a line."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each gap; a wide one is left to a person, a table is left alone."""
        text = document.text
        if "  " not in text:
            return
        for line in document.lines:
            if not line.is_arabic:
                continue
            gaps = list(_GAP.finditer(text, line.span.start, line.span.end))
            wide = [gap for gap in gaps if gap.end() - gap.start() >= _VERSE_GAP]
            if len(wide) > 1:
                continue
            for gap in gaps:
                if text[gap.start() - 1] == ":" and gap in wide:  # a form: «الاسم:      »
                    continue
                safety = Safety.REVIEW if gap in wide else Safety.SAFE
                yield self.info.finding(document, Span(*gap.span()), " ", safety=safety)
