"""Which opening mark belongs to which closing one: quotations and brackets of one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from arabclean.document import Document

PARTNERS = {"«": "»", "“": "”", "(": ")", "[": "]"}
"""Opening marks and their closing ones; a straight mark is its own partner."""
_OPENER_OF = {closer: opener for opener, closer in PARTNERS.items()}

_SWAPPED = {"«": "»", "”": "“", "(": ")", "[": "]"}
"""The same on a line that uses the other legal order of curly marks, ``”…“``."""
_OPENER_OF_SWAPPED = {closer: opener for opener, closer in _SWAPPED.items()}


class Pair(NamedTuple):
    """The numbers, in the document's tokens, of an opening mark and of the closing one."""

    opening: int
    closing: int


def pairs(document: Document, marks: str = '«»“”()[]"') -> Iterator[Pair]:
    """Yield the well-formed pairs of ``marks``, each within one line, those that close first before those around them.

    Straight marks are paired in turn where their number on the line is even; an inch sign makes it odd.
    """
    places = sorted(at for mark in marks for at in document.marks.get(mark, ()))
    if not places:
        return
    tokens = document.tokens
    line_end = -1
    opened: list[int] = []
    straight: int | None = None
    openers, closers = PARTNERS, _OPENER_OF
    for at in places:
        token = tokens[at]
        if token.start >= line_end:
            line = document.line_at(token.start).span
            line_end = line.end
            opened, straight = [], None
            has_pairs = document.text.count('"', line.start, line.end) % 2 == 0
            curly = [char for char in document.text[line.start : line.end] if char in "“”"]
            openers, closers = (_SWAPPED, _OPENER_OF_SWAPPED) if curly[:1] == ["”"] else (PARTNERS, _OPENER_OF)
        mark = token.form
        if mark in openers:
            opened.append(at)
        elif mark in closers:
            while opened and tokens[opened[-1]].form != closers[mark]:
                opened.pop()
            if opened:
                yield Pair(opened.pop(), at)
        elif mark == '"' and has_pairs:
            if straight is None:
                straight = at
            else:
                yield Pair(straight, at)
                straight = None
