"""Spaces: odd ones, double ones, those at line ends and before marks (AR110, AR205, AR221, AR222)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from arabclean.address import LINE_ENDS
from arabclean.normalization.shelter import ADDRESSES, lines_at
from arabclean.normalization.spacing import double_spaces
from arabclean.normalization.step import Step, glues_line_end
from arabclean.text import Edit
from arabclean.text.char import DIGIT, FOREIGN_LETTER, LETTER, MARK, SPACE, TATWEEL
from arabclean.text.pattern import lazy, matcher, members

_ARABIC = f"{LETTER}{FOREIGN_LETTER}{MARK}{TATWEEL}"
_ODD = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_LINE_SEPARATORS = "\u0085\u2028\u2029"
_WORD = lazy(f"[^{SPACE}{LINE_ENDS}]+")

_SPACE_SET = members(SPACE)
_SPACES = lazy(f"[{SPACE}]*+")
_HAS_ARABIC = matcher(f"[{_ARABIC}،؛؟]")
_IS_DIGIT = matcher(f"[{DIGIT}]")
_TITLE = lazy(f"(?<![{LETTER}{MARK}])[{LETTER}]{{1,2}}\\.\\Z")
_IS_EDGE = matcher(f"[{SPACE}{LINE_ENDS}]")
_ODD_CHAR = lazy(f"[{_ODD}]")


def _odd(text: str, places: Sequence[int]) -> Iterator[Edit]:
    tabs = _tabs_between_words(text) if "\t" in text else set()
    done = 0
    for place in places:
        if place < done:
            continue
        start, char = place, text[place]
        if char in _LINE_SEPARATORS:
            yield Edit.replace(start, start + 1, "\r" if text[start - 1 : start] == "\r" else "\n")
            continue
        while start > done and place - start < 4 and text[start - 1] in _SPACE_SET:
            start -= 1
        spaces = _SPACES.match(text, place)
        end = done = spaces.end() if spaces else place + 1
        run = text[start:end]
        if "\t" in run:
            if run == "\t" and start in tabs:
                yield Edit.replace(start, end, " ")
        elif _is_between_words(text, start, end):
            for odd in _ODD_CHAR.finditer(text, start, end):
                yield Edit.replace(odd.start(), odd.end(), " ")


def _is_between_words(text: str, start: int, end: int) -> bool:
    """Whether the spaces ``text[start:end]`` only part words, so that plain ones would do."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if end - start > 3 or not left or not right or _IS_EDGE(left) or _IS_EDGE(right):
        return False  # verse or a table; the edge of a line
    if left == "«" or right == "»" or _IS_DIGIT(left) or not (_HAS_ARABIC(left) or _HAS_ARABIC(right)):
        return False
    return left != "." or not _TITLE.search(text, max(0, start - 4), start)


def _tabs_between_words(text: str) -> set[int]:
    """Find tabs that are a slip of the finger: the only one of its line and the lines beside it, in running text.

    Everything else is taken for an indent, a table or verse.
    """
    lines = list(lines_at(text, (match.start() for match in re.finditer("\t", text))))
    found: set[int] = set()
    for number, (start, end, count) in enumerate(lines):
        if count > 1 or (number and start - lines[number - 1][1] <= 2):
            continue
        if number + 1 < len(lines) and lines[number + 1][0] - end <= 2:
            continue
        at = text.index("\t", start)
        if at == start or not (_HAS_ARABIC(text, at - 1) and _HAS_ARABIC(text, at + 1)):
            continue
        before, after = len(_WORD.findall(text, start, at)), len(_WORD.findall(text, at, end))
        if before > 1 and after > 1 and before + after > 7 and (abs(before - after) > 2 or before + after > 16):
            found.add(at)
    return found


ODD_SPACE = Step(
    "odd-space",
    "An odd space between words becomes a plain one; after numbers and titles, in tables and verse it stays.",
    look=_odd,
    signs=_ODD + _LINE_SEPARATORS + "\t",
)


def _double(text: str) -> Iterator[Edit]:
    return (Edit.replace(place.start, place.end, " ") for place in double_spaces(text) if place.certain)


DOUBLE_SPACE = Step(
    "double-space",
    "Two or three spaces between words become one; indents, verse and aligned columns stay.",
    _double,
    probe=lambda text: "  " in text,
)


def _edges(text: str, places: Sequence[int]) -> Iterator[Edit]:
    line = seen = 0
    ends = list(places)
    if text[-1:] in _SPACE_SET:
        ends.append(len(text))
    for end in ends:
        start = end
        while start > seen and text[start - 1] in _SPACE_SET:
            start -= 1
        line = max(line, text.rfind("\n", seen, start) + 1, text.rfind("\r", seen, start) + 1)
        seen = end
        if glues_line_end(text, start, end):
            continue
        if "\t" in text[start:end] and (start == line or text.find("\t", line, start) >= 0):
            continue  # an empty last cell
        yield Edit.replace(start, end, "")


EDGE_SPACE = Step(
    "edge-space",
    "Spaces at the end of a line go; a tab that closes a row of cells stays.",
    look=_edges,
    signs="\n\r",
    when=f"(?<=[{SPACE}].)",
    probe=lambda text: text[-1:] in _SPACE_SET,
)

_COLLAPSED = lazy(f"[{SPACE}](?:(?<=[{_ODD}\t])|(?=[{SPACE}\n\r]|\\Z)|(?<=[\n\r].)|(?<=\\A.))[{SPACE}]*+", re.DOTALL)


def _collapse(text: str, _: Sequence[int]) -> Iterator[Edit]:
    for match in _COLLAPSED.finditer(text):
        start, end = match.span()
        run = match.group()
        edge = start == 0 or end == len(text) or text[start - 1] in "\n\r" or text[end] in "\n\r"
        new = "" if edge else "\t" if "\t" in run else " "
        if new != run and not (edge and glues_line_end(text, start, end)):
            yield Edit.replace(start, end, new)


COLLAPSE_SPACE = Step(
    "collapse-space",
    "Every run of spaces becomes one space (one tab where it holds a tab); none stays at the edge of a line.",
    look=_collapse,
    lossless=False,
    signs="\t\u00a0\u2000-\u200a\u202f\u205f\u3000\n\r",
    when=f"(?:(?<=[^\n\r])|(?<=[{SPACE}].)|(?=[{SPACE}]))",
    probe=lambda text: "  " in text or text[:1] in _SPACE_SET or text[-1:] in _SPACE_SET,
    spares=ADDRESSES,
)
