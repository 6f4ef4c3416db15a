"""Spans that are asked about many times."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from arabclean.text.span import Span


class Spans:
    """A set of spans that may overlap. It answers in logarithmic time. Immutable."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Take the spans, in any order."""
        found = sorted(spans)
        self._starts = [span.start for span in found]
        self._reach: list[int] = []  # how far any span up to each reaches
        for span in found:
            self._reach.append(max(span.end, self._reach[-1]) if self._reach else span.end)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def overlap(self, span: Span) -> bool:
        """Whether one of them shares a code point with ``span`` (see `Span.overlaps`)."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start

    def contain(self, span: Span) -> bool:
        """Whether ``span`` lies wholly inside one of them."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._reach[before - 1] >= span.end
