"""Which opening mark belongs to which closing one: quotations and brackets of one line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from arabclean.document import Document
from arabclean.text import Span
from arabclean.text.char import is_extender
from arabclean.text.pattern import lazy

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
            swapped = is_swapped(document.text, line)
            openers, closers = (_SWAPPED, _OPENER_OF_SWAPPED) if swapped else (PARTNERS, _OPENER_OF)
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


def is_swapped(text: str, line: Span) -> bool:
    """Whether the curly marks of a line open with ”, the other legal order: there “ closes."""
    first = text.find("”", line.start, line.end)
    return first >= 0 and text.find("“", line.start, first) < 0


def opens(document: Document, at: int) -> bool:
    """Whether the token at ``at`` opens a quotation or a bracket.

    A straight mark does when an even number of them stands before it on its line and another one follows.
    """
    token = document.tokens[at]
    if token.form in "«([":
        return True
    if token.form in "“”":
        return (token.form == "”") == is_swapped(document.text, document.line_at(token.start).span)
    return token.form == '"' and straight_before(document, at) % 2 == 0 and straight_after(document, at) > 0


def straight_before(document: Document, at: int) -> int:
    """Return how many straight marks stand on the line before the token at ``at``."""
    marks = document.marks.get('"', ())
    line = document.line_at(document.tokens[at].start).span
    return bisect_left(marks, at) - bisect_left(marks, bisect_left(document.token_starts, line.start))


def straight_after(document: Document, at: int) -> int:
    """Return how many straight marks stand on the line after the token at ``at``."""
    marks = document.marks.get('"', ())
    line = document.line_at(document.tokens[at].start).span
    return bisect_left(marks, bisect_left(document.token_starts, line.end)) - bisect_left(marks, at + 1)


class Mixed(NamedTuple):
    """Two marks that are one pair typed with the wrong marks: their places in the text, and what they should be."""

    opening: int
    closing: int
    right: tuple[str, str]


_QUOTES = '«»“”"'
_MARKS = lazy(f"[{_QUOTES}]")
_CLOSER_OF = {"«": "»", "“": "”", '"': '"'}


def looks_open(text: str, at: int) -> bool:
    """Whether the mark at ``at`` stands where a quotation begins: after a space, a bracket or a proclitic."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not after or after.isspace():
        return False
    if not before or before.isspace() or before in "([:ـ-–—/":
        return True
    return before in "وفبلك" and (at < 2 or not text[at - 2].isalpha())


def looks_closed(text: str, at: int) -> bool:
    """Whether the mark at ``at`` stands where a quotation ends: after a letter or a mark, before a space or a mark."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and (not after or not (after.isalnum() or is_extender(after)))


def mixed_pairs(document: Document) -> Iterator[Mixed]:
    """Yield the quotations that open with one kind of mark and close with another, or with twice the same."""
    text = document.text
    if sum(mark in text for mark in _QUOTES) == 0:
        return
    for line in document.lines:
        if not line.is_arabic:
            continue
        places = [match.start() for match in _MARKS.finditer(text, line.span.start, line.span.end)]
        if len(places) >= 2 and not _is_regular([text[at] for at in places]):
            yield from _mixed_in(text, places)


def _is_regular(marks: list[str]) -> bool:
    """Whether the marks of a line are all pairs of one kind, one after the other."""
    kinds = set(marks)
    if kinds == {'"'}:
        return True
    return any(marks == [opener, closer] * (len(marks) // 2) for opener, closer in (("«", "»"), ("“", "”"), ("”", "“")))


def _mixed_in(text: str, places: list[int]) -> Iterator[Mixed]:
    """Walk along the marks of one line; what a mark looks like counts, not which it is."""
    opened: list[int] = []
    last = {text[at]: number for number, at in enumerate(places)}
    for number, at in enumerate(places):
        mark = text[at]
        if opened and looks_closed(text, at) and mark == _CLOSER_OF.get(text[opened[-1]]):
            opened.pop()
        elif opened and looks_closed(text, at):
            opener = text[opened[-1]]
            proper = _CLOSER_OF.get(opener)
            if len(opened) == 1 and (proper is None or last.get(proper, -1) <= number):
                first = opened.pop()
                if proper is None:  # «»كلمة»», «”كلمة”»
                    if mark != opener:
                        continue  # the other legal order, or a reversed pair
                    opener, proper = {"»": "«", "”": "“"}[opener], mark
                yield Mixed(first, at, (opener, proper))
            elif len(opened) > 1 and mark == _CLOSER_OF.get(text[opened[-2]]):
                del opened[-2:]  # the inner one is a loose mark
        elif looks_open(text, at):
            opened.append(at)


def reversed_pairs(document: Document) -> Iterator[Mixed]:
    """Yield the brackets and « » that are typed the wrong way round, where the line has none the right way."""
    text = document.text
    for opener, closer in (("(", ")"), ("[", "]"), ("«", "»")):
        if opener not in text or closer not in text:
            continue
        for line in document.lines:
            first = text.find(closer, line.span.start, line.span.end)
            if first < 0 or not line.is_arabic or text.find(opener, line.span.start, first) >= 0:
                continue
            places = [at for at in range(first, line.span.end) if text[at] in (opener, closer)]
            pairs_of = list(zip(places[::2], places[1::2], strict=False))
            if len(places) % 2 or any((text[one], text[two]) != (closer, opener) for one, two in pairs_of):
                continue
            if all(looks_open(text, one) and looks_closed(text, two) for one, two in pairs_of):
                for one, two in pairs_of:
                    yield Mixed(one, two, (opener, closer))
