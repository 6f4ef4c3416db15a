"""The changes that were made, one a line."""

from __future__ import annotations

from collections.abc import Iterable

from arabclean.fixing import Applied
from arabclean.render.style import Style, visible
from arabclean.render.text import clipped
from arabclean.text import LineIndex


def changes(path: str, source: str, applied: Iterable[Applied], style: Style | None = None) -> str:
    """Return ``path:line:column: fixed slug «before» → «after»`` for each change; places are those of ``source``."""
    style = style or Style()
    lines = LineIndex(source)
    parts: list[str] = []
    for change in applied:
        line, column = lines.position(change.start)
        place = f"{style.isolated(style.paint(visible(path), 'path'))}:{line}:{column}:"
        before, after = (style.quoted(clipped(text)) for text in (change.before, change.after))
        parts.append(f"{place} fixed {', '.join(change.slugs)} {before} → {after}\n")
    return "".join(parts)
