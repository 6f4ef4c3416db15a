"""The prose of a file: what the rules read, and how each place of it leads back to the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from arabclean.finding import Finding, Fix
from arabclean.protect import Protected
from arabclean.text import Edit, LineIndex, OffsetMap, Span, shared_ends
from arabclean.text.offset import Region
from arabclean.text.pattern import lazy
from arabclean.text.record import Record, replace

LINE = lazy(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
"""A line of a file and its end; the last match of a file is empty where a line end closes it."""

Escape = Callable[[str], "str | None"]
"""Writes new text as the file needs it (``&`` as ``&amp;``); None where it cannot stand there."""


def as_it_is(text: str) -> str | None:
    """Write new text unchanged."""
    return text


class Prose(Record):
    """One text inside a file: an article, a message, a cell, a comment.

    ``map`` leads from the file to ``text``. ``walls`` are the stretches of ``text`` (often empty ones) where markup
    was left out or a line end put in: no edit may reach over one, since it would take the markup with it.
    """

    text: str
    map: OffsetMap
    walls: tuple[Span, ...] = ()
    protected: tuple[Protected, ...] = ()
    escape: Escape = as_it_is

    def carried(self, finding: Finding, lines: LineIndex) -> Finding | None:
        """Return the finding as one of the file, whose index is ``lines``; None when none of its fixes can be made.

        Such a finding is mostly the markup's doing: two spaces with a tag between them.
        """
        fixes = tuple(fix for fix in map(self._fix, finding.fixes) if fix is not None)
        if finding.fixes and not fixes:
            return None
        span = self._to_source(finding.span)
        related = tuple(self.map.to_source(each) for each in finding.related)
        args = finding.args
        if related and "line" in args:  # the message names the line of the other place
            args = {**args, "line": str(lines.position(related[0].start).line)}
        text = span.of(lines.text)
        return replace(finding, span=span, text=text, fixes=fixes, related=related, args=args, lines=lines)

    def _fix(self, fix: Fix) -> Fix | None:
        edits: list[Edit] = []
        for edit in fix.edits:
            moved = self._edit(edit) or self._edit(self._trimmed(edit))
            if moved is None:
                return None
            edits.append(moved)
        return Fix(tuple(edits), fix.safety)

    def _edit(self, edit: Edit) -> Edit | None:
        if self._walled(edit.span):
            return None
        text = self.escape(edit.text)
        return None if text is None else Edit(self._to_source(edit.span), text)

    def _to_source(self, span: Span) -> Span:
        if span.start == span.end == 0 and self.text:  # before the first letter, not before the file
            start = self.map.to_source(0, 1).start
            return Span(start, start)
        return self.map.to_source(span)

    def _trimmed(self, edit: Edit) -> Edit:
        """Return the edit without the letters at its ends that stay."""
        start, end = shared_ends(edit.span.of(self.text), edit.text)
        return Edit(Span(edit.span.start + start, edit.span.end - end), edit.text[start : len(edit.text) - end])

    def _walled(self, span: Span) -> bool:
        first = bisect_left(self.walls, (span.start, span.start))
        last = bisect_right(self.walls, (span.end, span.end))
        near = self.walls[max(first - 1, 0) : last]
        return any(wall.overlaps(span) for wall in near)


_BULLET = "• "


class ProseBuilder:
    """Goes through a stretch of a file once, from its start, and says of each piece how it reads."""

    def __init__(self, source: str, start: int = 0, escape: Escape = as_it_is) -> None:
        """Begin at ``start``; what stands before is no part of the prose."""
        self.source = source
        self.at = start
        self.escape = escape
        self._parts: list[str] = []
        self._length = 0
        self._regions: list[Region] = [Region(0, start, 0, 0)] if start else []
        self._walls: list[Span] = []
        self._protected: list[Protected] = []
        self._waiting: list[tuple[str, int, int]] = []  # spaces, breaks, and markup after them, until a word follows
        self._open = False  # whether a line has been begun

    def keep(self, end: int) -> None:
        """Take what stands up to ``end`` as it is."""
        if end > self.at:
            self._settle()
            self._append(self.source[self.at : end])
            self.at = end

    def skip(self, end: int) -> None:
        """Leave out what stands up to ``end``: it is markup."""
        if end > self.at:
            if self._waiting:
                self._waiting.append(("markup", self.at, end))
            else:
                self._wall(self.at, end, "")
            self.at = end

    def read(self, end: int, text: str) -> None:
        """Read what stands up to ``end`` as ``text``: an entity, an escape."""
        if self.source[self.at : end] == text:
            self.keep(end)
        elif end > self.at:
            self._settle()
            self._region(self.at, end, text)
            self.at = end

    def space(self, end: int) -> None:
        """Take what stands up to ``end`` as one space between words, and as nothing at the edges of a line."""
        if end > self.at:
            self._waiting.append(("space", self.at, end))
            self.at = end

    def protect(self, end: int, kind: str) -> None:
        """Take what stands up to ``end`` as it is, not to be proofread."""
        if end > self.at:
            self._settle()
            start = self._length
            self._append(self.source[self.at : end])
            self._protected.append(Protected(Span(start, self._length), kind))
            self.at = end

    def line_break(self, *, item: bool = False) -> None:
        """Begin a new line of prose, if anything follows, unless one has just been begun.

        An ``item`` of a list, or a cell, gets a bullet: without one the rules would take it for a heading.
        """
        self._waiting.append(("item" if item else "break", self.at, self.at))

    def prose(self) -> Prose:
        """Return what was gathered; what follows in the file is no part of it."""
        for _, start, end in self._waiting:
            self._wall(start, end, "")
        self._waiting = []
        if self.at < len(self.source):
            self._regions.append(Region(self.at, len(self.source), self._length, self._length))
        return Prose(
            "".join(self._parts), OffsetMap(self._regions), tuple(self._walls), tuple(self._protected), self.escape
        )

    def stands_alone(self, end: int) -> bool:
        """Whether spaces, or the edges of the file, are around what stands up to ``end``: such a sign marks nothing."""
        around = self.source[max(self.at - 1, 0) : self.at], self.source[end : end + 1]
        return all(not sign or sign.isspace() for sign in around)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was gathered yet."""
        return not self._length

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._open = not text.endswith("\n")

    def _settle(self) -> None:
        """Write what waits, now that a word follows: one line end for all breaks, or else one space for all spaces."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        kinds = {kind for kind, _, _ in waiting}
        start_of_line = "\n" if self._open else ""
        sign = f"{start_of_line}{_BULLET}" if "item" in kinds else start_of_line if "break" in kinds else ""
        spaced = bool(sign) or not self._open
        for kind, start, end in waiting:
            if kind in ("break", "item"):
                self._wall(start, end, sign)
                sign = ""
            elif kind == "markup" or spaced:
                self._wall(start, end, "")
            elif self.source[start:end] == " ":
                spaced = True
                self._append(" ")
            else:
                spaced = True
                self._region(start, end, " ")

    def _region(self, start: int, end: int, text: str) -> None:
        self._regions.append(Region(start, end, self._length, self._length + len(text)))
        self._append(text)

    def _wall(self, start: int, end: int, text: str) -> None:
        """Leave a stretch out, or put a line end in; joined with the one before it if that is a wall, too."""
        if start == end and not text:
            return
        last = self._regions[-1] if self._regions else None
        length = self._length
        if last and self._walls and last.source_end == start and last.result_end == length == self._walls[-1].end:
            self._regions[-1] = Region(last.source_start, end, last.result_start, length + len(text))
            self._walls[-1] = Span(self._walls[-1].start, length + len(text))
        else:
            self._regions.append(Region(start, end, length, length + len(text)))
            self._walls.append(Span(length, length + len(text)))
        if text:
            self._parts.append(text)
            self._length += len(text)
