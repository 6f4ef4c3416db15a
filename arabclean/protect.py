"""Stretches that are not ours to proofread (catalogue 0.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from arabclean import address
from arabclean.text import Span
from arabclean.text.char import DIGIT, LETTER
from arabclean.text.pattern import lazy


class Protected(NamedTuple):
    """A protected span and what it is: ``url``, ``email``, ``name``, ``hashtag``, ``file``, ``markup``, ``code`` …"""

    span: Span
    kind: str


_D = f"[{DIGIT}]"
_LATIN = "A-Za-z\u00c0-\u024f"


class _Kind(NamedTuple):
    """One kind of protected span: ``signs`` (a pattern) is met wherever ``pattern`` can match, and found faster."""

    name: str
    signs: str
    pattern: str


_KINDS = (
    _Kind("quran", "[\ufd3e\ufd3f]", address.QURAN),
    _Kind("code", r"`|[/\\]", f"{address.FENCE}|{address.INLINE_CODE}|{address.FILE}"),
    _Kind("markup", r"[<&]|\[\[|\{\{", address.MARKUP),
    _Kind("url", r"://|www\.", address.URL),
    _Kind("email", "@", address.EMAIL),
    _Kind("name", "@", address.MENTION),
    _Kind("hashtag", "#", address.HASHTAG),
    _Kind("domain", r"[A-Za-z0-9]\.[A-Za-z]", address.DOMAIN),
    _Kind(
        "number",
        f"{_D}[.,:/\\-–\u066b\u066c]{_D}",
        # Begins with a class and looks behind it afterwards: such a pattern is found several times as fast.
        f"{_D}(?<!{_D}.)(?:{_D}*+(?:[.,\u066b\u066c]{_D}++)+|{_D}?:{_D}{{2}}(?::{_D}{{2}})?|{_D}*+(?:[/\\-–]{_D}++)+)",
    ),
    _Kind(
        "latin",
        f"[{_LATIN}][\\d_'’.&-]*[ ,;:()/]+[{_LATIN}]",
        rf"(?<![{_LATIN}\d_'’.&-])[{_LATIN}][{_LATIN}\d_'’.&-]*+(?:[ ,;:()/]++[{_LATIN}][{_LATIN}\d_'’.&-]*+)++",
    ),
)
_ANY_SIGN = lazy(f"[{_LATIN}@#<{{`&/\\\\\ufd3e\ufd3f]|\\[\\[|{_D}[.,:/\\-–\u066b\u066c]{_D}")
_OTHER_LANGUAGE = lazy(address.OTHER_LANGUAGE)


def protected_spans(text: str, lines: Iterable[Span]) -> Iterator[Protected]:
    """Yield what is protected in ``text``; ``lines`` are the spans of its lines.

    Stretches inside a line do not overlap: the one that begins first, then the longest, has the place. Whole
    lines (another language, verse) come last and may hold others.
    """
    if _ANY_SIGN.search(text):
        yield from _stretches(text)
    foreign = _OTHER_LANGUAGE.search(text) is not None
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
        if re.search(kind.signs, text)
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
