"""Where sentences end (catalogue 0.5)."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.text import Span
from arabclean.text.char import LETTER, MARK
from arabclean.text.pattern import lazy

_END = lazy(r"[.؟!?…](?<![.؟!?…].)[.؟!?…]*+[»”\"')\]]*+(?=\s|$)")  # begins with a class, so it is found fast
_ABBREVIATION = lazy(f"(?:^|[^{LETTER}{MARK}])(?:[{LETTER}]\\.)*[{LETTER}][{MARK}]*$")
_SPACE = lazy(r"\s*")


def sentence_spans(text: str, line: Span) -> Iterator[Span]:
    """Yield the sentences of one line of ``text``, without the spaces around them; a line end ends a sentence.

    A full stop after a single letter (د. محمد, ق.م.) or inside a number or a Latin token ends none.
    """
    start = _skip_space(text, line.start, line.end)
    for match in _END.finditer(text, line.start, line.end):
        if match.start() < start:
            continue
        if match.group() == "." and _ABBREVIATION.search(text, max(line.start, match.start() - 24), match.start()):
            continue
        if match.start() > start:
            yield Span(start, match.end())
        start = _skip_space(text, match.end(), line.end)
    end = line.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _skip_space(text: str, start: int, end: int) -> int:
    match = _SPACE.match(text, start, end)
    return match.end() if match else start
