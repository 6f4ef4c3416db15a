"""Which lines of a text are worth a pattern: those with one of a few signs in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


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
