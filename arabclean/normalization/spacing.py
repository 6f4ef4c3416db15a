"""Spaces that stand where none should, or stand twice (AR205, AR213, AR221)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from arabclean.normalization.citation import is_cited, is_emoticon
from arabclean.text.char import DIGIT, FOREIGN_LETTER, LETTER, MARK, SPACE, TATWEEL
from arabclean.text.pattern import is_beside, lazy, matcher, members


class Spacing(NamedTuple):
    """Spaces, ``text[start:end]`` with the ``mark`` beside them, that should be ``right``; ``certain``: no verse."""

    start: int
    end: int
    mark: str
    right: str
    certain: bool = True


_BLANK = f"[{SPACE}]"
_CLOSING = "،؛؟!:.»)\\]”…"
_OPENING = "«“(\\["
_FAR = 500
"""How much of a line on each side is looked at; it keeps hostile lines linear."""
_PARTNERS = {"»": "«", ")": "(", "]": "[", "”": "“"}
# Patterns that begin with what they look for, and not with a look behind, are found several times as fast.
_BEFORE_MARK = lazy(rf"{_BLANK}(?P<mark>[{_CLOSING}])(?![{DIGIT}A-Za-z=])")  # one blank: long runs stay linear
_IS_BLANK = matcher(_BLANK)
_CLINGS_TO = lazy(rf"[^\s{_OPENING}\u2022]")
_POINTS = ".،؛:؟!"
_STUCK = lazy(f"[{LETTER}{_OPENING}]")  # a straight mark may close as well as open
_RATIO = lazy(rf"[{DIGIT}]{_BLANK}*[:.]{_BLANK}*[{DIGIT}]")
_BULLET_ONLY = lazy(r"^\s*[-–—•▪●*·]\s*$")
_LABEL = lazy(f"[ \\t]*(?:[{LETTER}]{{1,2}}|[A-Za-z]|[{DIGIT}]{{1,3}})$")
is_arabic = matcher(f"[{LETTER}{FOREIGN_LETTER}{MARK}{TATWEEL}]")
_ARABIC = lazy(f"[{LETTER}]")
_LONE_LETTER = lazy(f"(?:^|[^{LETTER}])[{LETTER}]\\Z")
_HALF = lazy(r"^\W*(?:\S+ +){1,6}\S+$")


def before_marks(text: str) -> Iterator[Spacing]:
    """Yield the spaces before a mark that clings to the word before it; a word stuck to the mark gets the space."""
    if not is_beside(text, _CLOSING.replace("\\", ""), -1, members(SPACE)):
        return
    for match in _BEFORE_MARK.finditer(text):
        start = match.start()
        while start > 0 and _IS_BLANK(text, start - 1):
            start -= 1
        if start == 0 or not _CLINGS_TO.match(text, start - 1):
            continue
        mark = match["mark"]
        stuck = _STUCK.match(text, match.end()) is not None
        if stuck and mark not in _POINTS:  # »كلمة and (كلمة: the mark opens here
            continue
        if text[start - 1] in _POINTS and (mark not in _PARTNERS or _is_alone(text, start - 1)):
            continue
        if match.end() - 1 - start < _WIDE and _is_fault(text, start, match.end(), mark):
            yield Spacing(start, match.end(), mark, f"{mark} " if stuck else mark)


def _is_alone(text: str, at: int) -> bool:
    """Whether a mark stands between spaces or after an opening one: it is cited."""
    return at == 0 or text[at - 1].isspace() or text[at - 1] in _OPENING


def _is_fault(text: str, start: int, end: int, mark: str) -> bool:
    floor = max(start - _FAR, 0)
    line_start = text.rfind("\n", floor, start) + 1 or floor
    line_end = text.find("\n", end, end + _FAR)
    line_end = min(end + _FAR, len(text)) if line_end < 0 else line_end
    if not _ARABIC.search(text, max(line_start, start - 80), min(line_end, end + 80)):
        return False
    if start - line_start <= 12 and _BULLET_ONLY.match(text[line_start:start]):
        return False
    if is_cited(text, end - 1, end) or is_emoticon(text, end - 1) or _LABEL.match(text[line_start:start][:9]):
        return False
    if mark not in "،؛؟" and text[start - 1].isalpha() and not is_arabic(text[start - 1]):
        return False  # the mark of a French or an English phrase
    if _LONE_LETTER.search(text, max(start - 2, 0), start) and (mark == "." or text[start - 1] == "و"):
        return False  # ق . م and a list of marks: «، و ؛»
    if mark in _PARTNERS:  # a closing mark that closes nothing is no matter of spaces
        return text.count(_PARTNERS[mark], line_start, start) > text.count(mark, line_start, start)
    if mark in ":." and _RATIO.match(text, start - 1):
        return False
    if text[end - 1 : end + 3] == "... " and are_halves(text[line_start:start], text[end + 2 : line_end]):
        return False  # the halves of a verse
    if mark == ".":  # two dots have a rule of their own; five are a line to write on; . . . is an ellipsis
        dots = len(text[end - 1 : end + 5]) - len(text[end - 1 : end + 5].lstrip("."))
        return dots not in (2, 5, 6) and not re.match(rf"{_BLANK}+\.", text[end : end + 4])
    if mark == "…":  # a verse may be parted so
        return not (_HALF.match(text[line_start:start]) and _HALF.match(text[end:line_end].strip()))
    return True


_AFTER_OPENER = lazy(rf"[{_OPENING}](?P<space>{_BLANK}++)(?=[^\s{_CLOSING}:;])")
_MAY_OPEN = lazy(rf"(?:(?<![{LETTER}])|(?<=[وفبلك])(?<![{LETTER}].))[{_OPENING}]|[(\[]")


def after_openers(text: str) -> Iterator[Spacing]:
    """Yield the spaces after an opening mark whose partner stands on the same line of Arabic text."""
    if not is_beside(text, _OPENING.replace("\\", ""), 1, members(SPACE)):
        return
    for match in _AFTER_OPENER.finditer(text):
        if not _MAY_OPEN.match(text, match.start()):
            continue
        mark = match.group()[0]
        closer = next(closing for closing, opening in _PARTNERS.items() if opening == mark)
        end = text.find("\n", match.end(), match.end() + _FAR)
        line = text[match.end() : end if end >= 0 else match.end() + _FAR]
        if mark == "“" and _is_swapped(text, match.start()):
            continue
        if closer in line and _ARABIC.search(line) and not is_emoticon(text, match.start()):
            yield Spacing(*match.span(), mark, mark)


def _is_swapped(text: str, at: int) -> bool:
    """Whether the line up to ``at`` opens its curly marks with ”, the other legal order: there “ closes."""
    floor = max(at - _FAR, 0)
    line = text[max(text.rfind("\n", floor, at), floor) : at]
    return line.find("”") >= 0 and (line.find("“") < 0 or line.find("”") < line.find("“"))


_PAIR_LINE = lazy(r'^[^"\r\n]*+"[^"\r\n]*+"[^"\r\n]*+$', re.MULTILINE)
_BEFORE_OPENING = lazy(f"(?:[\\s(\\[،:؛]|(?<![{LETTER}])[وفبلك])\\Z")
_AFTER_CLOSING = lazy(r"[\s.،؛:؟!)\]…]|$")


def inside_straight(text: str) -> Iterator[tuple[Spacing | None, Spacing | None]]:
    """Yield the spaces inside a pair of straight marks that is the only one of its line, so that it is certain."""
    if '"' not in text:
        return
    for line in _PAIR_LINE.finditer(text):
        first = text.index('"', line.start())
        last = text.index('"', first + 1)
        inner = text[first + 1 : last]
        if not _ARABIC.search(inner) or text[first - 1 : first].isdigit() or text[last - 1].isdigit():
            continue  # inches and seconds
        opens = first == line.start() or _BEFORE_OPENING.search(text, max(line.start(), first - 2), first)
        if not opens or not _AFTER_CLOSING.match(text, last + 1, line.end()):
            continue
        left, right = len(inner) - len(inner.lstrip()), len(inner) - len(inner.rstrip())
        opening = Spacing(first, first + 1 + left, '"', '"') if left else None
        closing = Spacing(last - right, last + 1, '"', '"') if right else None
        if opening or closing:
            yield opening, closing


def inside_pairs(text: str) -> Iterator[tuple[Spacing | None, Spacing | None]]:
    """Yield the spaces inside marks that enclose: of a pair those after its opening and those before its closing mark.

    One of the two is None where that side is right.
    """
    closings = {place.end - 1: place for place in before_marks(text) if place.mark in _PARTNERS}
    found: list[tuple[Spacing | None, Spacing | None]] = list(inside_straight(text))
    for opening in after_openers(text):
        closer = next(closing for closing, mark in _PARTNERS.items() if mark == opening.mark)
        found.append((opening, closings.pop(text.find(closer, opening.end), None)))
    found += [(None, closing) for closing in closings.values()]
    yield from sorted(found, key=lambda pair: (pair[0] or pair[1] or _NOWHERE).start)


_NOWHERE = Spacing(0, 0, "", "")


_GAP = lazy(rf"(?<=\S) {{2,}}(?=[^\s{_CLOSING}])")
_WIDE = 4
"""From this many spaces on, a gap may part the halves of a verse or the columns of a table."""
_END_MARK = lazy(r"[.؟!…:،؛»”\")\]]\s*$")


def double_spaces(text: str) -> Iterator[Spacing]:
    """Yield the gaps of two spaces or more between words of Arabic lines; tables and forms are left alone."""
    if "  " not in text:
        return
    lines = [(line, list(_GAP.finditer(text, *line.span()))) for line in _LINE.finditer(text)]
    rows = [_is_row(line.group(), gaps) for line, gaps in lines]
    for number, (line, gaps) in enumerate(lines):
        if not gaps or not _ARABIC.search(line.group()) or _is_table(line.group(), gaps):
            continue
        if rows[number] and any(rows[max(number - 1, 0) : number] + rows[number + 1 : number + 2]):
            continue  # rows of cells, one below the other
        verse = len(gaps) == 1 and _may_be_verse(text, line.span(), gaps[0])
        for gap in gaps:
            wide = gap.end() - gap.start() >= _WIDE
            if wide and text[gap.start() - 1] == ":":  # a form: «الاسم:      »
                continue
            yield Spacing(*gap.span(), "", " ", certain=not (wide or verse))


_LINE = lazy(r"[^\r\n]+")


def _is_table(content: str, gaps: list[re.Match[str]]) -> bool:
    """Whether gaps part columns: there are several wide ones, or a vertical bar."""
    return "|" in content or sum(1 for gap in gaps if gap.end() - gap.start() >= _WIDE) > 1


def _is_row(content: str, gaps: list[re.Match[str]]) -> bool:
    """Whether gaps part cells of a word or two."""
    return bool(gaps) and len(content.split()) <= 2 * (len(gaps) + 1)


def _may_be_verse(text: str, line: tuple[int, int], gap: re.Match[str]) -> bool:
    """Whether one gap parts two halves of like length and no mark ends the line."""
    return are_halves(text[line[0] : gap.start()], text[gap.end() : line[1]])


def are_halves(one: str, other: str) -> bool:
    """Whether two parts of a line are of like length and no mark ends it."""
    left, right = len(one.split()), len(other.split())
    alike = 3 <= left <= 7 and 3 <= right <= 7 and abs(left - right) <= 2
    return alike and _END_MARK.search(other, max(0, len(other) - 20)) is None
