"""Choose fixes, apply them, look again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from arabclean.checker import Report
from arabclean.finding import Finding, Safety
from arabclean.text import Edit, OffsetMap, Span, apply
from arabclean.text.record import Record

PASSES = 12
"""Cap of the loop. Two or three passes settle real text; reaching the cap means that two rules fight, a bug."""


class Applied(Record):
    """One change that was made.

    ``start`` and ``end`` are code points of the input, ``out_start`` and ``out_end`` of the output;
    ``before`` and ``after`` are the texts there; ``slugs`` names the rules, the first to act first.
    """

    start: int
    end: int
    before: str
    after: str
    out_start: int
    out_end: int
    slugs: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The rule that made the change; the first, where a later pass changed the place again."""
        return self.slugs[0] if self.slugs else ""

    @property
    def edit(self) -> Edit:
        """The change as an edit of the input."""
        return Edit(Span(self.start, self.end), self.after)


class Fixed(Record):
    """A fixed text. ``apply(input, [a.edit for a in applied])`` gives ``text``.

    ``applied`` holds the changes by place. ``remaining`` are the findings of a last look at ``text``; their spans are
    those of ``text``.
    ``map`` leads from the input to ``text`` and back. ``settled`` is false only when two rules fought, which is a bug,
    or the cap was reached.
    """

    text: str
    applied: tuple[Applied, ...]
    remaining: tuple[Finding, ...]
    map: OffsetMap
    settled: bool = True


class Checks(Protocol):
    """What says what is wrong: an engine, or a reader of files over one."""

    def check(self, text: str) -> Report:
        """Return the findings of a text."""
        ...


def fix_text(engine: Checks, text: str, safety: Safety = Safety.SAFE) -> Fixed:
    """Apply each finding's best fix at or above ``safety`` and look again, until nothing changes.

    Safest first; what overlaps waits for the next look. Never raises on any ``str``.
    """
    traces: list[tuple[Span, str]] = []  # where each rule acted, as spans of the input
    state = _State(text, OffsetMap(), engine.check(text), 0)
    seen = {text: state}
    settled = False
    for _ in range(PASSES):
        chosen = _choose(state.report, safety)
        edits = sorted((edit for _, some in chosen for edit in some), key=lambda edit: edit.span)
        changed = apply(state.text, edits)
        if changed == state.text:
            settled = True
            break
        if changed in seen:
            state = _least_doubted(list(seen.values()), changed, safety)
            break
        traces.extend((state.offsets.to_source(edit.span), rule) for rule, some in chosen for edit in some)
        offsets = state.offsets.then(OffsetMap.from_edits(edits))
        state = seen[changed] = _State(changed, offsets, engine.check(changed), len(traces))
    applied = _applied(text, state.text, state.offsets, traces[: state.traces])
    return Fixed(state.text, tuple(applied), state.report.findings, state.offsets, settled)


class _State(Record):
    """The text after a pass, the way to it, what is said of it, and how many traces lead to it."""

    text: str
    offsets: OffsetMap
    report: Report
    traces: int


def _least_doubted(states: Sequence[_State], again: str, safety: Safety) -> _State:
    """Of the states that fighting rules lead round and round, return the one whose way out is the least safe.

    ``again`` is the text that came up a second time. The same fight ends in the same state wherever it begins.
    """

    def doubt(state: _State) -> tuple[int, str]:
        return max((f.fixes[0].safety for f in state.report if _is_wanted(f, safety)), default=0), state.text

    first = next(at for at, state in enumerate(states) if state.text == again)
    return min(states[first:], key=doubt)


def _is_wanted(finding: Finding, safety: Safety) -> bool:
    return bool(finding.fixes) and finding.fixes[0].safety >= safety


def _choose(findings: Iterable[Finding], safety: Safety) -> list[tuple[str, tuple[Edit, ...]]]:
    """Pick the best fix of each finding, safest first, then by place; leave what conflicts with one picked before."""
    ranked = sorted(
        (finding for finding in findings if _is_wanted(finding, safety)),
        key=lambda finding: (-finding.fixes[0].safety, finding.span, finding.rule),
    )
    taken = _Taken()
    chosen = []
    for finding in ranked:
        edits = finding.fixes[0].edits
        if taken.take(edits):
            chosen.append((finding.rule, edits))
    return chosen


class _Taken:
    """The spans of chosen edits, in buckets of the text so that a question looks only near by."""

    _BUCKET = 256

    def __init__(self) -> None:
        self._buckets: dict[int, list[Span]] = {}

    def take(self, edits: Iterable[Edit]) -> bool:
        """Take all the edits' spans, or none and return false when one conflicts with a span taken before."""
        spans = [edit.span for edit in edits]
        for span in spans:
            if any(span.conflicts(other) for bucket in self._near(span) for other in self._buckets.get(bucket, ())):
                return False
        for span in spans:
            for bucket in self._near(span):
                self._buckets.setdefault(bucket, []).append(span)
        return True

    def _near(self, span: Span) -> range:
        return range(max(span.start - 1, 0) // self._BUCKET, (span.end + 1) // self._BUCKET + 1)


def _applied(source: str, result: str, offsets: OffsetMap, traces: list[tuple[Span, str]]) -> Iterator[Applied]:
    """Name the rules behind each changed region of the input."""
    traces.sort(key=lambda trace: trace[0])
    first = 0
    for region in offsets.regions:
        span = Span(region.source_start, region.source_end)
        after = result[region.result_start : region.result_end]
        while first < len(traces) and traces[first][0].end < span.start:
            first += 1
        slugs: dict[str, None] = {}
        at = first
        while at < len(traces) and traces[at][0].start <= span.end:
            place, rule = traces[at]
            if span.contains(place):
                slugs[rule] = None
            at += 1
        if span.of(source) != after:
            yield Applied(*span, span.of(source), after, region.result_start, region.result_end, tuple(slugs))
