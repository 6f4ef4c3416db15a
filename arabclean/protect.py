"""Stretches that are not ours to proofread (catalogue 0.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from arabclean import address
from arabclean.text import Span
from arabclean.text.char import DIGIT, LETTER
from arabclean.text.pattern import is_beside, lazy, members
from arabclean.text.record import Record


class Protected(NamedTuple):
    """A protected span and what it is: ``url``, ``email``, ``name``, ``hashtag``, ``file``, ``markup``, ``code`` …"""

    span: Span
    kind: str


_D = f"[{DIGIT}]"
_LATIN = "A-Za-z\u00c0-\u024f"


def _has_latin_words(text: str) -> bool:
    return _ASCII_WORDS.search(text) is not None or _ACCENTED_LETTER.search(text) is not None


def _has_long_number(text: str) -> bool:
    return is_beside(text, _IN_NUMBERS, 1, members(DIGIT)) and is_beside(text, _IN_NUMBERS, -1, members(DIGIT))


# Each begins with few characters, or with a range: a class of many would take longer to compile than a page to read.
_ACCENTED_LETTER = lazy("[\u00c0-\u024f]")
_ASCII_WORDS = lazy(r"[A-Za-z](?:[\d_'.&-]++|’)*+[ ,;:()/]++[A-Za-z]")
_DOMAIN_DOT = lazy(r"[A-Za-z0-9]\.[A-Za-z]")
_IN_NUMBERS = ".,:/-–\u066b\u066c"


class _Kind(Record):
    """One kind of protected span, found by ``pattern``: in texts with one of the ``signs`` that ``may_have`` one."""

    name: str
    signs: Sequence[str]
    pattern: str
    may_have: Callable[[str], bool] | None = None

    def is_due(self, text: str) -> bool:
        """Whether a text can have such a span: a quick look."""
        return any(sign in text for sign in self.signs) and (self.may_have is None or self.may_have(text))


_KINDS = (
    _Kind("quran", "\ufd3e\ufd3f", address.QURAN),
    _Kind("code", "`/\\", f"{address.FENCE}|{address.INLINE_CODE}|{address.FILE}"),
    _Kind("markup", ("<", "&", "[[", "{{"), address.MARKUP),
    _Kind("url", ("://", "www."), address.URL),
    _Kind("email", "@", address.EMAIL),
    _Kind("name", "@", address.MENTION),
    _Kind("hashtag", "#", address.HASHTAG),
    _Kind("domain", ".", address.DOMAIN, lambda text: _DOMAIN_DOT.search(text) is not None),
    _Kind(
        "number",
        _IN_NUMBERS,
        # Begins with a class and looks behind it afterwards: such a pattern is found several times as fast.
        f"{_D}(?<!{_D}.)(?:{_D}*+(?:[.,\u066b\u066c]{_D}++)+|{_D}?:{_D}{{2}}(?::{_D}{{2}})?|{_D}*+(?:[/\\-–]{_D}++)+)",
        _has_long_number,
    ),
    _Kind(
        "latin",
        " ,;:()/",
        rf"(?<![{_LATIN}\d_'’.&-])[{_LATIN}][{_LATIN}\d_'’.&-]*+(?:[ ,;:()/]++[{_LATIN}][{_LATIN}\d_'’.&-]*+)++",
        _has_latin_words,
    ),
)
_OTHER_LANGUAGE = lazy(f"[{address.OTHER_LETTERS}]")


def protected_spans(text: str, lines: Iterable[Span]) -> Iterator[Protected]:
    """Yield what is protected in ``text``; ``lines`` are the spans of its lines.

    Stretches inside a line do not overlap: the one that begins first, then the longest, has the place. Whole
    lines (another language, verse) come last and may hold others.
    """
    yield from _stretches(text)
    foreign = any(letter in text for letter in address.OTHER_LETTERS)
    verse = "    " in text or "\t" in text or "***" in text
    if not (foreign or verse):
        return
    for line in lines:
        if foreign and len(_OTHER_LANGUAGE.findall(text, line.start, line.end)) >= 2:
            yield Protected(line, "language")
        elif verse and _is_verse(text, line):
            yield Protected(line, "verse")


def _stretches(text: str) -> Iterator[Protected]:
    found = [
        Protected(Span(*match.span()), kind.name)
        for kind in _KINDS
        if kind.is_due(text)
        for match in re.finditer(kind.pattern, text)
    ]
    found.sort(key=lambda protected: (protected.span.start, -protected.span.end))
    done = 0
    for protected in found:
        if protected.span.start >= done:
            yield protected
            done = protected.span.end


_VERSE = rf"(?<=[{LETTER}])(?: {{4,}}|\t|[ ]*\*\*\*[ ]*)(?=[{LETTER}])"


def _is_verse(text: str, line: Span) -> bool:
    """Whether the line is two half-lines of a poem: two runs of words of like length parted by a wide gap."""
    gaps = list(lazy(_VERSE).finditer(text, line.start, line.end))
    if len(gaps) != 1:
        return False
    left, right = text[line.start : gaps[0].start()].split(), text[gaps[0].end() : line.end].split()
    return 2 <= len(left) <= 9 and 2 <= len(right) <= 9 and abs(len(left) - len(right)) <= 4
