"""The changes that were made, one a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arabclean.fixing import Applied, Fixed
from arabclean.render.style import Style, visible
from arabclean.render.text import clipped
from arabclean.text import LineIndex, Span
from arabclean.text.char import word_around

_WORD = 24


def changes(path: str, source: str, fixed: Fixed, style: Style | None = None) -> str:
    """Return ``path:line:column: fixed slug «before» → «after»`` for each changed word; places are of ``source``."""
    style = style or Style()
    lines = LineIndex(source)
    parts: list[str] = []
    for span, group in _words(source, fixed.applied):
        line, column = lines.position(group[0].start)
        out_start = group[0].out_start - (group[0].start - span.start)
        out_end = group[-1].out_end + span.end - group[-1].end
        before, after = span.of(source), fixed.text[out_start:out_end]
        slugs = ", ".join(dict.fromkeys(slug for change in group for slug in change.slugs))
        place = f"{style.isolated(style.paint(visible(path), 'path'))}:{line}:{column}:"
        parts.append(f"{place} fixed {slugs} {style.quoted(clipped(before))} → {style.quoted(clipped(after))}\n")
    return "".join(parts)


def _words(source: str, applied: Sequence[Applied]) -> Iterator[tuple[Span, list[Applied]]]:
    """Yield the changes with the words that they stand in; changes of one word together."""
    group: list[Applied] = []
    place = Span(0, 0)
    for change in applied:
        start, end = word_around(source, change.start, change.end, _WORD)
        if group and start < place.end:
            group.append(change)
            place = Span(min(place.start, start), max(place.end, end))
            continue
        if group:
            yield place, group
        group, place = [change], Span(start, end)
    if group:
        yield place, group
