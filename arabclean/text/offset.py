"""Where a place of one text stands in another that was made from it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from arabclean.text.char import is_cluster_start
from arabclean.text.edit import Edit
from arabclean.text.span import Span


class Region(NamedTuple):
    """One changed stretch: ``source[source_start:source_end]`` became ``result[result_start:result_end]``."""

    source_start: int
    source_end: int
    result_start: int
    result_end: int


class OffsetMap:
    """Offsets between a source text and a result; both in code points. Immutable.

    Only changed regions are stored; between them both texts are equal. A region is taken whole or not at
    all: a span that reaches into one is widened to all of it. A region that is empty on the asked side
    (deleted or inserted text) belongs to a span only when it lies strictly inside.

    Cost: O(log regions) a question. Idea: Lucene's ``BaseCharFilter`` and ruff's ``SourceMap``.
    """

    __slots__ = ("_regions", "_result_ends", "_result_starts", "_source_ends", "_source_starts")

    def __init__(self, regions: Iterable[Region] = ()) -> None:
        """Take regions sorted on both sides and free of overlaps."""
        self._regions = tuple(regions)
        self._source_starts = [region.source_start for region in self._regions]
        self._source_ends = [region.source_end for region in self._regions]
        self._result_starts = [region.result_start for region in self._regions]
        self._result_ends = [region.result_end for region in self._regions]

    @classmethod
    def from_edits(cls, edits: Iterable[Edit]) -> OffsetMap:
        """Make the map of ``apply(text, edits)``; ``edits`` sorted and free of overlaps (see `edit.ordered`)."""
        regions: list[Region] = []
        drift = 0
        for (start, end), text in edits:
            regions.append(Region(start, end, start + drift, start + drift + len(text)))
            drift += len(text) - (end - start)
        return cls(regions)

    @property
    def regions(self) -> tuple[Region, ...]:
        """The changed regions, in order."""
        return self._regions

    @property
    def is_identity(self) -> bool:
        """Whether nothing changed."""
        return not self._regions

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self._regions == other._regions

    def __hash__(self) -> int:
        return hash(self._regions)

    def __repr__(self) -> str:
        return f"OffsetMap({list(map(tuple, self._regions))!r})"

    def to_source(self, start: int | Span, end: int | None = None) -> Span:
        """Return the span of the source for a span of the result: ``to_source(span)`` or ``to_source(start, end)``.

        An empty span stays empty unless it stands inside a region, which is then taken whole.
        """
        span = start if isinstance(start, Span) else Span(start, start if end is None else end)
        if not self._regions:
            return span
        return _carry(span, self._result_starts, self._result_ends, self._source_starts, self._source_ends)

    def to_result(self, start: int | Span, end: int | None = None) -> Span:
        """Return the span of the result for a span of the source; the mirror of `to_source`."""
        span = start if isinstance(start, Span) else Span(start, start if end is None else end)
        if not self._regions:
            return span
        return _carry(span, self._source_starts, self._source_ends, self._result_starts, self._result_ends)

    def inverse(self) -> OffsetMap:
        """Return the map in the other direction."""
        return OffsetMap(Region(r0, r1, s0, s1) for s0, s1, r0, r1 in self._regions)

    def then(self, later: OffsetMap) -> OffsetMap:
        """Return the map from this source to the result of ``later``, whose source is this result."""
        if not self._regions:
            return later
        if not later._regions:
            return self
        return OffsetMap(_compose(self._regions, later._regions))

    def whole_clusters(self, source: str, result: str) -> OffsetMap:
        """Return the map with each region widened until it cuts no cluster (a letter with its marks) on either side."""
        widened: list[Region] = []
        pending = list(reversed(self._regions))
        while pending:
            s0, s1, r0, r1 = pending.pop()
            while not (is_cluster_start(source, s0) and is_cluster_start(result, r0)):
                if widened and widened[-1].source_end == s0:  # then the results touch too
                    s0, _, r0, _ = widened.pop()
                elif s0 and r0:
                    s0, r0 = s0 - 1, r0 - 1
                else:
                    break
            while not (is_cluster_start(source, s1) and is_cluster_start(result, r1)):
                if pending and pending[-1].source_start == s1:
                    _, s1, _, r1 = pending.pop()
                else:
                    s1, r1 = s1 + 1, r1 + 1
            widened.append(Region(s0, s1, r0, r1))
        return OffsetMap(widened)


def _carry(span: Span, from_starts: list[int], from_ends: list[int], to_starts: list[int], to_ends: list[int]) -> Span:
    """Carry ``span`` over: its start past deleted text, its end before it, a region it cuts taken whole."""
    start, end = span
    at = bisect_left(from_starts, end) - 1  # the last region that starts before the end
    if at < 0:
        high = end
    elif end < from_ends[at]:
        high = to_ends[at]
        if start == end:
            return Span(to_starts[at], high)
    else:
        high = to_ends[at] + end - from_ends[at]
    if start == end:
        return Span(high, high)
    at = bisect_right(from_starts, start) - 1  # the last region that starts at or before the start
    if at < 0:
        low = start
    elif start < from_ends[at]:
        low = to_starts[at]
    else:
        low = to_ends[at] + start - from_ends[at]
    return Span(low, high)


def _compose(first: Sequence[Region], second: Sequence[Region]) -> list[Region]:
    """Join the regions of two steps. The middle text is the result of ``first`` and the source of ``second``.

    Regions that meet in the middle text become one; each group is then carried back to the first source
    and forward to the last result by the drift that the regions before it have built up.
    """
    items = [(r.result_start, r.result_end, 0, r) for r in first] + [
        (r.source_start, r.source_end, 1, r) for r in second
    ]
    items.sort(key=lambda item: item[:3])
    joined: list[Region] = []
    back = forward = 0  # source minus middle, result minus middle, after the last group
    at = 0
    while at < len(items):
        low, high, step, _ = items[at]
        steps = {step}
        stop = at + 1
        while stop < len(items):
            start, end, step, _ = items[stop]
            ambiguous = start == high and (low == high or start == end) and steps != {step}
            if not (start < high or ambiguous):
                break
            high = max(high, end)
            steps.add(step)
            stop += 1
        source = [low + back, high + back]
        result = [low + forward, high + forward]
        earlier = [r for _, _, step, r in items[at:stop] if step == 0]
        later = [r for _, _, step, r in items[at:stop] if step == 1]
        if earlier:
            back = earlier[-1].source_end - earlier[-1].result_end
            source[1] = high + back
        if later:
            forward = later[-1].result_end - later[-1].source_end
            result[1] = high + forward
        joined.append(Region(source[0], source[1], result[0], result[1]))
        at = stop
    return joined
