"""A change to a text, as a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from arabclean.text.span import Span


class Edit(NamedTuple):
    """Replace the code points under ``span`` with ``text``.

    An empty span inserts, an empty text deletes.
    """

    span: Span
    text: str

    @classmethod
    def replace(cls, start: int, end: int, text: str) -> Edit:
        """Make an edit from two offsets (code points) and the new text."""
        return cls(Span(start, end), text)

    @property
    def start(self) -> int:
        """First code point replaced."""
        return self.span.start

    @property
    def end(self) -> int:
        """First code point after those replaced."""
        return self.span.end


def _span(edit: Edit) -> Span:
    return edit.span


def ordered(edits: Iterable[Edit], length: int) -> list[Edit]:
    """Sort ``edits`` for a text of ``length`` code points and prove that they can be applied together.

    Insertions at one place keep the order in which they were given.

    Raises:
        ValueError: a span is reversed or outside the text, or two edits overlap.
    """
    result = sorted(edits, key=_span)
    previous: Edit | None = None
    for edit in result:
        start, end = edit.span
        if not 0 <= start <= end <= length:
            raise ValueError(f"the edit at {start}–{end} is outside a text of {length} code points")
        if previous is not None and previous.span.overlaps(edit.span):
            raise ValueError(f"the edits at {tuple(previous.span)} and {tuple(edit.span)} overlap")
        previous = edit
    return result


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with all ``edits`` made at once; their spans are those of ``text``.

    Raises:
        ValueError: as `ordered` does.
    """
    parts: list[str] = []
    done = 0
    for edit in ordered(edits, len(text)):
        parts.append(text[done : edit.span.start])
        parts.append(edit.text)
        done = edit.span.end
    parts.append(text[done:])
    return "".join(parts)


def invert(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that lead from ``apply(text, edits)`` back to ``text``.

    Raises:
        ValueError: as `ordered` does.
    """
    undo: list[Edit] = []
    drift = 0
    for edit in ordered(edits, len(text)):
        start = edit.span.start + drift
        undo.append(Edit(Span(start, start + len(edit.text)), edit.span.of(text)))
        drift += len(edit.text) - edit.span.length
    return undo


def shared_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """Return how much two texts, or lists of words, share at their beginnings and, of the rest, at their ends."""
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail
