"""Stretches that are not ours to proofread (catalogue 0.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from arabclean.text import Span
from arabclean.text.char import DIGIT, LETTER


class Protected(NamedTuple):
    """A protected span and what it is: ``url``, ``email``, ``name``, ``hashtag``, ``file``, ``markup``, ``code`` …"""

    span: Span
    kind: str


_D = f"[{DIGIT}]"
_LATIN = "A-Za-z\u00c0-\u024f"
_STOP = r"\s<>«»“”\"،؛؟"  # no address goes on past one of these
# Possessive quantifiers (++, *+) keep every pattern linear on hostile input.
_PATTERNS = {
    "url": rf"(?:(?:https?|ftp)://|(?<![\w.@-])www\.)[^{_STOP}]+(?<![.,:;!)\]])",
    "email": r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]++(?<![.])@[\w-]++(?:\.[\w-]++)+",
    "domain": rf"(?<![A-Za-z0-9_@./-])(?:[A-Za-z0-9-]++\.)+(?:[A-Za-z]{{2,}})++(?:/[^{_STOP}]*)?(?![A-Za-z0-9_@])",
    "name": r"(?<![\w@])@[A-Za-z0-9_]+",
    "hashtag": r"(?<![\w#&])#\w+",
    "markup": r"<[/!]?[A-Za-z][^<>]*+>|\[\[[^\[\]\n]*+\]\]|\{\{[^{}\n]*+\}\}"
    r"|&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});",
    "code": r"```[\s\S]*?```|`[^`\n]++`"
    r"|(?<![\w/.~-])(?:\.{1,2}/|/|[A-Za-z]:\\)(?:[\w.~-]++[/\\]){0,30}[\w~-]*+(?:\.[\w~-]++)+",
    "quran": "\ufd3f[^\ufd3e\ufd3f]*+\ufd3e|\ufd3e[^\ufd3e\ufd3f]*+\ufd3f",
    "number": f"{_D}++(?:[.,\u066b\u066c]{_D}++)+|{_D}{{1,2}}:{_D}{{2}}(?::{_D}{{2}})?|{_D}++(?:[/\\-–]{_D}++)+",
    "latin": rf"(?<![{_LATIN}\d_'’.&-])[{_LATIN}][{_LATIN}\d_'’.&-]*+(?:[ ,;:()/]++[{_LATIN}][{_LATIN}\d_'’.&-]*+)++",
}
_FIRST = f"[A-Za-z\u00c0-\u024f{DIGIT}@#<\\[{{`&/.\ufd3e\ufd3f]"
_ANY = re.compile(f"(?={_FIRST})(?:{'|'.join(f'(?P<{kind}>{pattern})' for kind, pattern in _PATTERNS.items())})")
_STARTERS = re.compile(f"[{_LATIN}@#<{{`&\ufd3e\ufd3f]|\\[\\[|{_D}[.,:/\\-–\u066b\u066c]{_D}|\\./")
_OTHER_LANGUAGE = re.compile("[پچژگڕڵێۆەٹڈڑںے]")
_VERSE = re.compile(rf"(?<=[{LETTER}])(?: {{4,}}|\t|[ ]*\*\*\*[ ]*)(?=[{LETTER}])")
_LINE = re.compile(r"[^\r\n]+")


def protected_spans(text: str, lines: Iterable[Span]) -> Iterator[Protected]:
    """Yield what is protected in ``text``, sorted within each kind; ``lines`` are the spans of its lines."""
    if _STARTERS.search(text):
        for match in _ANY.finditer(text):
            yield Protected(Span(*match.span()), match.lastgroup or "")
    foreign = _OTHER_LANGUAGE.search(text) is not None
    verse = "    " in text or "\t" in text or "***" in text
    if not (foreign or verse):
        return
    for line in lines:
        if foreign and len(_OTHER_LANGUAGE.findall(text, line.start, line.end)) >= 2:
            yield Protected(line, "language")
        elif verse and _is_verse(text, line):
            yield Protected(line, "verse")


def _is_verse(text: str, line: Span) -> bool:
    """Whether the line is two half-lines of a poem: two runs of words of like length parted by a wide gap."""
    gaps = list(_VERSE.finditer(text, line.start, line.end))
    if len(gaps) != 1:
        return False
    left, right = text[line.start : gaps[0].start()].split(), text[gaps[0].end() : line.end].split()
    return 2 <= len(left) <= 9 and 2 <= len(right) <= 9 and abs(len(left) - len(right)) <= 4
