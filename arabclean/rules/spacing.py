"""Spaces between words and around marks (catalogue AR205, AR213, AR221)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.rule import RuleInfo
from arabclean.rules.citation import is_cited, is_emoticon
from arabclean.text import Span
from arabclean.text.char import DIGIT, LETTER, SPACE
from arabclean.text.pattern import lazy

_BLANK = f"[{SPACE}]"
_CLOSING = "،؛؟!:.»)\\]”…"
_OPENING = "«“(\\["
_PARTNERS = {"»": "«", ")": "(", "]": "[", "”": "“"}
_BEFORE_MARK = lazy(rf"(?<=[^\s{_OPENING}.\u2022،؛:؟!])(?P<space>{_BLANK}++)(?P<mark>[{_CLOSING}])(?![{DIGIT}A-Za-z=])")
_STUCK = lazy(f'[{LETTER}{_OPENING}"]')
_RATIO = lazy(rf"[{DIGIT}]{_BLANK}*[:.]{_BLANK}*[{DIGIT}]")
_BULLET_ONLY = lazy(r"^\s*[-–—•▪●*·]\s*$")
_ARABIC = lazy(f"[{LETTER}]")
_LONE_LETTER = lazy(f"(?:^|[^{LETTER}])[{LETTER}]$")
_HALF = lazy(r"^\W*(?:\S+ +){2,6}\S+$")


class SpaceBeforePunct:
    """Spaces before a mark that clings to the word before it."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each space with the mark after it; a word stuck to the mark gets the space instead."""
        view = document.folded
        for match in _BEFORE_MARK.finditer(view.text):
            mark = match["mark"]
            stuck = _STUCK.match(view.text, match.end()) is not None
            if stuck and mark not in "،؛؟!:.":  # »كلمة and (كلمة: the mark opens here
                continue
            if _is_fault(view.text, match.start(), match.end(), mark):
                suggestion = f"{mark} " if stuck else mark
                yield self.info.finding(document, view.to_source(*match.span()), suggestion, args={"mark": mark})


def _is_fault(text: str, start: int, end: int, mark: str) -> bool:
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if not _ARABIC.search(text, max(line_start, start - 80), min(line_end, end + 80)):
        return False
    if start - line_start <= 12 and _BULLET_ONLY.match(text[line_start:start]):
        return False
    if is_cited(text, end - 1, end) or is_emoticon(text, end - 1):
        return False
    if _LONE_LETTER.search(text, max(start - 2, 0), start) and (mark == "." or text[start - 1] == "و"):
        return False  # ق . م and a list of marks: «، و ؛»
    if mark in _PARTNERS:  # a closing mark that nothing opens is no matter of spaces
        return _PARTNERS[mark] in text[max(line_start, start - 2000) : start]
    if mark in ":." and _RATIO.match(text, start - 1):
        return False
    if mark == ".":  # two dots have a rule of their own; five are a line to write on; . . . is an ellipsis
        dots = len(text[end - 1 : end + 5]) - len(text[end - 1 : end + 5].lstrip("."))
        return dots not in (2, 5, 6) and not re.match(rf"{_BLANK}+\.", text[end : end + 4])
    if mark == "…":  # a verse may be parted so
        return not (_HALF.match(text[line_start:start]) and _HALF.match(text[end:line_end].strip()))
    return True


_AFTER_OPENER = lazy(rf"(?<![{LETTER}])[{_OPENING}](?P<space>{_BLANK}++)(?=[^\s{_CLOSING}:;])")


class QuoteInnerSpace:
    """A space after an opening quotation mark or bracket (the one before a closing mark is space-before-punct's)."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the opening mark with the spaces after it."""
        text = document.text
        for line in document.lines:
            if not line.is_arabic:
                continue
            for match in _AFTER_OPENER.finditer(text, line.span.start, line.span.end):
                mark = match.group()[0]
                closer = next(closing for closing, opening in _PARTNERS.items() if opening == mark)
                if closer in text[match.end() : line.span.end] and not is_emoticon(text, match.start()):
                    yield self.info.finding(document, Span(*match.span()), mark, args={"mark": mark})


_GAP = lazy(rf"(?<=\S) {{2,}}(?=[^\s{_CLOSING}])")
_WIDE = 4
"""From this many spaces on, a gap may part the halves of a verse or the columns of a table."""
_END_MARK = lazy(r"[.؟!…:،؛»”\")\]]\s*$")


class DoubleSpace:
    """More than one space between two words of a line."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each gap; what may be a verse is left to a person, a table is left alone."""
        text = document.text
        if "  " not in text:
            return
        for line in document.lines:
            if not line.is_arabic:
                continue
            gaps = list(_GAP.finditer(text, line.span.start, line.span.end))
            if not gaps or _is_table(text, line.span, gaps):
                continue
            verse = len(gaps) == 1 and _may_be_verse(text, line.span, gaps[0])
            for gap in gaps:
                wide = gap.end() - gap.start() >= _WIDE
                if wide and text[gap.start() - 1] == ":":  # a form: «الاسم:      »
                    continue
                safety = Safety.REVIEW if wide or verse else Safety.SAFE
                yield self.info.finding(document, Span(*gap.span()), " ", safety=safety)


def _is_table(text: str, line: Span, gaps: list[re.Match[str]]) -> bool:
    """Whether gaps part columns: several wide ones, a vertical bar, or cells of a word or two."""
    if sum(1 for gap in gaps if gap.end() - gap.start() >= _WIDE) > 1:
        return True
    content = text[line.start : line.end]
    return "|" in content or (len(gaps) >= 2 and len(content.split()) <= 2 * (len(gaps) + 1))


def _may_be_verse(text: str, line: Span, gap: re.Match[str]) -> bool:
    """Whether one gap parts two halves of like length and no mark ends the line."""
    left, right = len(text[line.start : gap.start()].split()), len(text[gap.end() : line.end].split())
    alike = 3 <= left <= 7 and 3 <= right <= 7 and abs(left - right) <= 2
    return alike and _END_MARK.search(text, max(line.start, line.end - 20), line.end) is None
