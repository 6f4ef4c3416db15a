"""What a format is: the way from the text of a file to its prose."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from arabclean.formats.prose import Prose
from arabclean.text.record import Record

Complain = Callable[[int, str], None]
"""Is told of a part that cannot be read: its 1-based line, and what is wrong and what to try.

Line 0: nothing is broken, but there is nothing to read, either."""


def no_complaint(line: int, message: str) -> None:
    """Let it pass."""


class Request(Record):
    """What a format is given: the text of a file, the fields that are asked for, and whom to tell of what is broken."""

    text: str
    fields: Sequence[str] = ()
    complain: Complain = no_complaint
    items: Collection[int] = ()
    """The lines, from 1, that are items or cells, where the text itself does not show it (Word)."""


class Format(Record):
    """One way in which files hold prose. ``read`` yields each text of the file; it never raises on any text."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Request], Iterator[Prose]]
    kind: str = "prose"
    """``prose``, ``data`` (of which only some fields are prose) or ``code`` (of which only comments are)."""


def suffixes_of(formats: Iterable[Format], *kinds: str) -> frozenset[str]:
    """Return the suffixes of the formats of these kinds."""
    return frozenset(suffix for each in formats if each.kind in kinds for suffix in each.suffixes)
