"""Where sentences end (catalogue 0.5)."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.text import Span
from arabclean.text.char import LETTER, MARK, is_letter
from arabclean.text.pattern import lazy, members

_END = lazy(r"[.؟!?…](?<![.؟!?…].)[.؟!?…]*+[»”\"')\]]*+(?=\s|$)")  # begins with a class, so it is found fast
_ABBREVIATION = lazy(f"(?:^|[^{LETTER}{MARK}])(?:[{LETTER}]\\.)*[{LETTER}][{MARK}]*\\Z")
_SPACE = lazy(r"\s*")
_CLOSERS = "»”\"')]"
_TAIL = 40
"""Characters at the end of a line in which its last mark is looked for."""


def sentence_spans(text: str, line: Span) -> Iterator[Span]:
    """Yield the sentences of one line of ``text``, without the spaces around them; a line end ends a sentence.

    A full stop after a single letter (د. محمد, ق.م.) or inside a number or a Latin token ends none.
    """
    start = _skip_space(text, line.start, line.end)
    for match in _END.finditer(text, line.start, line.end):
        if match.start() < start:
            continue
        if match.group() == "." and _is_abbreviated(text, line.start, match.start()):
            continue
        if match.start() > start:
            yield Span(start, match.end())
        start = _skip_space(text, match.end(), line.end)
    end = line.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def ends_in(content: str, marks: frozenset[str]) -> bool:
    """Whether a text ends in one of the marks, whatever closing quotation marks, brackets and spaces follow it."""
    return content[-_TAIL:].rstrip().rstrip(_CLOSERS)[-1:] in marks


def _is_abbreviated(text: str, start: int, stop: int) -> bool:
    """Whether a single letter, or letters with stops between them, stand before the stop."""
    last, before = text[stop - 1 : stop], text[max(stop - 2, start) : stop - 1]
    if is_letter(last) and (is_letter(before) or before in members(MARK)):
        return False
    if not is_letter(last) and last not in members(MARK):
        return False
    return _ABBREVIATION.search(text, max(start, stop - 24), stop) is not None


def _skip_space(text: str, start: int, end: int) -> int:
    match = _SPACE.match(text, start, end)
    return match.end() if match else start
