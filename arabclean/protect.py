"""Stretches that are not ours to proofread (catalogue 0.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from arabclean.text import Span
from arabclean.text.char import DIGIT, LETTER
from arabclean.text.pattern import lazy


class Protected(NamedTuple):
    """A protected span and what it is: ``url``, ``email``, ``name``, ``hashtag``, ``file``, ``markup``, ``code`` …"""

    span: Span
    kind: str


_D = f"[{DIGIT}]"
_LATIN = "A-Za-z\u00c0-\u024f"
_STOP = r"\s<>«»“”\"،؛؟"  # no address goes on past one of these


class _Kind(NamedTuple):
    """One kind of protected span: ``signs`` (a pattern) is met wherever ``pattern`` can match, and found faster."""

    name: str
    signs: str
    pattern: str


# Possessive quantifiers (++, *+) keep every pattern linear on hostile input.
_KINDS = (
    _Kind("quran", "[\ufd3e\ufd3f]", "\ufd3f[^\ufd3e\ufd3f]*+\ufd3e|\ufd3e[^\ufd3e\ufd3f]*+\ufd3f"),
    _Kind(
        "code",
        r"`|[/\\]",
        r"```[\s\S]*?```|`[^`\n]++`"
        r"|(?<![\w/.~-])(?:\.{1,2}/|/|[A-Za-z]:\\)(?:[\w.~-]++[/\\]){0,30}[\w~-]*+(?:\.[\w~-]++)+",
    ),
    _Kind(
        "markup",
        r"[<&]|\[\[|\{\{",
        r"<[/!]?[A-Za-z][^<>]*+>|\[\[[^\[\]\n]*+\]\]|\{\{[^{}\n]*+\}\}|&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});",
    ),
    _Kind("url", r"://|www\.", rf"(?:(?:https?|ftp)://|(?<![\w.@-])www\.)[^{_STOP}]+(?<![.,:;!)\]])"),
    _Kind("email", "@", r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]++(?<![.])@[\w-]++(?:\.[\w-]++)+"),
    _Kind("name", "@", r"(?<![\w@])@[A-Za-z0-9_]+"),
    _Kind("hashtag", "#", r"(?<![\w#&])#\w+"),
    _Kind(
        "domain",
        r"[A-Za-z0-9]\.[A-Za-z]",
        rf"(?<![A-Za-z0-9_@./-])(?:[A-Za-z0-9-]++\.)+(?:[A-Za-z]{{2,}})++(?:/[^{_STOP}]*)?(?![A-Za-z0-9_@])",
    ),
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
_OTHER_LANGUAGE = lazy("[پچژگڕڵێۆەٹڈڑںے]")


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
