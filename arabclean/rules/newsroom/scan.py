"""Which lines of a text are worth a pattern, and how a stretch of lines is taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arabclean.document import Document
from arabclean.finding import Fix, Safety
from arabclean.text import Edit, Span

_SPACES = " \u00a0\t"


def lines_with(text: str, signs: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line of ``text`` that holds one of ``signs``, in order, without its line end.

    A sign is looked for as it stands, which costs next to nothing where there is none.
    """
    found: set[tuple[int, int]] = set()
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = len(text) if end < 0 else end
            found.add((start, end))
            at = text.find(sign, end + 1)
    yield from sorted(found)


def removal(document: Document, span: Span, safety: Safety) -> Fix:
    """Return the fix that takes a stretch out; with a whole line goes its line end, with a sentence its space.

    Of the two empty lines that would then meet, one goes, too.
    """
    text = document.text
    start, end = span.start, span.end
    while start > 0 and text[start - 1] in _SPACES:
        start -= 1
    while end < len(text) and text[end] in _SPACES:
        end += 1
    opens, closes = start == 0 or text[start - 1] == "\n", end == len(text) or text[end] in "\r\n"
    if opens and closes:
        line_end = _past_line_end(text, end)
        after_gap = start == 0 or text[:start].endswith(("\n\n", "\n\r\n"))
        if not text[end:].strip():
            start = len(text[:start].rstrip("\r\n"))
            line_end = end
        elif after_gap and text[line_end : line_end + 1] in ("\r", "\n"):
            line_end = _past_line_end(text, line_end)
        return Fix((Edit(Span(start, line_end), ""),), safety)
    if closes:
        return Fix((Edit(Span(start, span.end), ""),), safety)
    return Fix((Edit(Span(span.start, end if opens or start < span.start else span.end), ""),), safety)


def _past_line_end(text: str, at: int) -> int:
    if text[at : at + 2] == "\r\n":
        return at + 2
    return min(at + 1, len(text))
