"""Latin marks in Arabic running text (catalogue AR201–AR203)."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.rule import RuleInfo
from arabclean.rules.citation import is_cited, is_emoticon
from arabclean.text.char import LETTER, is_letter
from arabclean.text.pattern import lazy

_REACH = 60
"""How far, in code points, a mark looks for the letter that tells which script it stands in."""
_QUESTION = lazy(f"(?:^|[.؟!\\n:])\\s*(?:[وف]?(?:هل|ماذا|لماذا|متى|كيف|أين|من|كم))(?![{LETTER}])[^.؟!\\n]*$")
_CALL = lazy(r"[A-Za-z_][A-Za-z0-9_]*\([^()\n]*$")
_TIGHT = lazy(r"(?<=[^\s,\d]),(?=[^\s,])|(?<=[^\s,]),(?=[^\s,\d])")


class LatinMark:
    """A Latin mark whose nearest letter on either side (``both_sides``) or on the left is Arabic."""

    def __init__(self, info: RuleInfo, *, mark: str, arabic: str, both_sides: bool) -> None:
        """Take the mark and its Arabic counterpart, one code point each."""
        self.info = info
        self._mark = mark
        self._arabic = arabic
        self._both_sides = both_sides

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each Latin mark that stands in Arabic text; in what may be data, for review only."""
        view = document.folded
        at = view.text.find(self._mark)
        while at >= 0:
            if self._is_fault(view.text, at):
                safety = Safety.REVIEW if self._mark == "," and _may_be_data(view.text, at) else self.info.safety
                yield self.info.finding(document, view.to_source(at, at + 1), self._arabic, safety=safety)
            at = view.text.find(self._mark, at + 1)

    def _is_fault(self, text: str, at: int) -> bool:
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isdigit() and after.isdigit():  # a separator inside a number
            return False
        if self._mark in (before, after):  # a run, such as ???: lost letters, not punctuation
            return False
        if is_cited(text, at, at + 1) or is_emoticon(text, at) or _is_code(text, at):
            return False
        if nearest_is_arabic(text, at, -1):
            return True
        if self._both_sides:
            return nearest_is_arabic(text, at, 1)
        return self._mark == "?" and _QUESTION.search(text, max(0, at - 400), at) is not None


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


def _is_code(text: str, at: int) -> bool:
    """Whether a mark stands in a line of JSON or between the brackets of a call."""
    start = max(text.rfind("\n", 0, at) + 1, at - 400)
    return text[start:at].lstrip()[:1] in ("{", "[") or _CALL.search(text, start, at) is not None


def _may_be_data(text: str, at: int) -> bool:
    """Whether a comma may be a decimal sign with a space (2 ,5) or part a table (الاسم,العمر,المدينة)."""
    before, after = text[max(at - 2, 0) : at].rstrip(), text[at + 1 : at + 3].lstrip()
    if before[-1:].isdigit() and after[:1].isdigit():
        return True
    start = max(text.rfind("\n", 0, at) + 1, at - 400)
    end = text.find("\n", at)
    return len(_TIGHT.findall(text, start, len(text) if end < 0 else min(end, at + 400))) >= 2
