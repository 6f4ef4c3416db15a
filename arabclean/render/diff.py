"""A unified diff between a text and what was made of it, fit for ``git apply`` and ``patch``.

It is written straight from the changed stretches, so its cost grows with the text and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from arabclean.render.style import Style, visible
from arabclean.text import OffsetMap

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # as git counts lines: CR and the rarer line ends belong to the line
_CONTEXT = 3


class _Change(NamedTuple):
    """Lines ``old[start:end]`` became ``new[new_start:new_end]``; 0-based, half-open."""

    start: int
    end: int
    new_start: int
    new_end: int


def unified_diff(path: str, before: str, after: str, offsets: OffsetMap, style: Style | None = None) -> str:
    """Return the diff of the file ``path`` from ``before`` to ``after``; empty when they are equal.

    ``offsets`` is the map from ``before`` to ``after``. Both texts are to be given as they stand in the file: with
    the byte order mark, if it has one, and then the map counts it too.
    """
    if before == after:
        return ""
    style = style or Style()
    old, new = _LINE.findall(before), _LINE.findall(after)
    parts = [
        style.paint(f"--- {_name('a/' + path)}", "path") + "\n",
        style.paint(f"+++ {_name('b/' + path)}", "path") + "\n",
    ]
    for hunk in _hunks(_changes(offsets, old, new)):
        parts.extend(_hunk(hunk, old, new, style))
    return "".join(parts)


def _name(path: str) -> str:
    """Return a name as git writes it: in quotation marks, with escapes, where a sign in it would steer the reader."""
    odd = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    if not any(char in odd or char < " " or char == "\x7f" or "\ud800" <= char <= "\udfff" for char in path):
        return path
    parts: list[str] = []
    for char in path:
        if char in odd:
            parts.append(odd[char])
        elif char < " " or char == "\x7f" or "\ud800" <= char <= "\udfff":
            parts += [f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape")]
        else:
            parts.append(char)
    return f'"{"".join(parts)}"'


def _changes(offsets: OffsetMap, old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Yield the changed lines; changes that share a line are one."""
    pending: _Change | None = None
    old_lines, new_lines = _Cursor(old), _Cursor(new)
    for region in offsets.regions:
        start, new_start = old_lines.line(region.source_start), new_lines.line(region.result_start)
        end, new_end = old_lines.line(region.source_end) + 1, new_lines.line(region.result_end) + 1
        if pending is not None and (start < pending.end or new_start < pending.new_end):
            pending = _Change(pending.start, end, pending.new_start, new_end)
            continue
        if pending is not None:
            yield from _trimmed(pending, old, new)
        pending = _Change(start, end, new_start, new_end)
    if pending is not None:
        yield from _trimmed(pending, old, new)


def _trimmed(change: _Change, old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Yield the change without the lines at its ends that are the same; nothing when all are."""
    start, new_start = change.start, change.new_start
    end, new_end = min(change.end, len(old)), min(change.new_end, len(new))
    while start < end and new_start < new_end and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    if start < end or new_start < new_end:
        yield _Change(start, end, new_start, new_end)


class _Cursor:
    """Says which line an offset stands on; the questions must come in order."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._at = 0
        self._start = 0

    def line(self, offset: int) -> int:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if offset < self._start + len(line) or not line.endswith("\n"):
                break
            self._start += len(line)
            self._at += 1
        return self._at


def _hunks(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Group changes whose contexts touch."""
    group: list[_Change] = []
    for change in changes:
        if group and change.start - group[-1].end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(group: Sequence[_Change], old: Sequence[str], new: Sequence[str], style: Style) -> Iterator[str]:
    first, last = group[0], group[-1]
    start = max(first.start - _CONTEXT, 0)
    end = min(last.end + _CONTEXT, len(old))
    new_start = first.new_start - (first.start - start)
    new_end = last.new_end + end - last.end
    yield style.paint(f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@", "hunk") + "\n"
    at = start
    for change in group:
        yield from _lines(" ", old[at : change.start], style)
        yield from _lines("-", old[change.start : change.end], style)
        yield from _lines("+", new[change.new_start : change.new_end], style)
        at = change.end
    yield from _lines(" ", old[at:end], style)


def _range(start: int, end: int) -> str:
    if end - start == 1:
        return str(start + 1)
    return f"{start if start == end else start + 1},{end - start}"


def _lines(sign: str, lines: Iterable[str], style: Style) -> Iterator[str]:
    colour = {"+": "added", "-": "removed"}.get(sign)
    for line in lines:
        content = line.removesuffix("\n")
        shown = f"{sign}{style.isolated(visible(content))}" if style.isolate else f"{sign}{content}"
        yield (style.paint(shown, colour) if colour else shown) + "\n"
        if content == line:
            yield "\\ No newline at end of file\n"
