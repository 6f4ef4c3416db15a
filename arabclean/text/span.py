"""A stretch of text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, ``text[start:end]``, of the text that the caller gave.

    Shape: ``0 <= start <= end``. An empty span (``start == end``) is a place between two code points.
    A span is a plain pair, so ``start, end = span`` works; its ``len()`` is therefore 2: ask `length`.
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many code points the span holds."""
        return self.end - self.start

    @property
    def is_empty(self) -> bool:
        """Whether it is a place, not a stretch."""
        return self.start == self.end

    def of(self, text: str) -> str:
        """Return the slice of ``text`` under this span."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside (the edges count as inside)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point, or one is a place strictly inside the other."""
        return self.start < other.end and other.start < self.end

    def conflicts(self, other: Span) -> bool:
        """Whether two edits at these spans could not both be applied in one unambiguous way.

        They overlap, or one is an insertion at the edge of the other, so that their order would matter.
        """
        if self.overlaps(other):
            return True
        touching = self.start == other.end or other.start == self.end
        return touching and (self.is_empty or other.is_empty)

    def shift(self, by: int) -> Span:
        """Return the span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)
