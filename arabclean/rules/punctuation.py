"""Latin marks in Arabic running text (catalogue AR201–AR203)."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.text.char import is_letter

_REACH = 60
"""How far, in code points, a mark looks for the letter that tells which script it stands in."""


class LatinMark:
    """A Latin mark whose nearest letter on either side (``both_sides``) or on the left is Arabic."""

    def __init__(self, info: RuleInfo, *, mark: str, arabic: str, both_sides: bool) -> None:
        """Take the mark and its Arabic counterpart, one code point each."""
        self.info = info
        self._mark = mark
        self._arabic = arabic
        self._both_sides = both_sides

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each Latin mark that stands in Arabic text."""
        view = document.folded
        at = view.text.find(self._mark)
        while at >= 0:
            if self._is_fault(view.text, at):
                yield self.info.finding(document, view.to_source(at, at + 1), self._arabic)
            at = view.text.find(self._mark, at + 1)

    def _is_fault(self, text: str, at: int) -> bool:
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isdigit() and after.isdigit():  # a separator inside a number
            return False
        if self._mark in (before, after):  # a run, such as ???: lost letters, not punctuation
            return False
        if nearest_is_arabic(text, at, -1):
            return True
        return self._both_sides and nearest_is_arabic(text, at, 1)


def nearest_is_arabic(text: str, at: int, step: int) -> bool:
    """Whether the nearest letter before (``step`` -1) or after (+1) a place, on the same line, is Arabic."""
    stop = max(at - _REACH, -1) if step < 0 else min(at + _REACH, len(text))
    for place in range(at + step, stop, step):
        char = text[place]
        if char.isalpha():
            return is_letter(char)
        if char == "\n":
            return False
    return False
