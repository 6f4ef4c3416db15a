"""A house's plain word list as text that people edit: words are put in and taken out, all else stays as it is.

How a line is read, `arabclean.lexicon.house.parse_words` says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from arabclean.lexicon.house import Entry, entries


class Change(NamedTuple):
    """The new ``text``, and the entries that made it another one."""

    text: str
    entries: tuple[Entry, ...]


def add(text: str, new: Iterable[Entry], name: str) -> Change:
    """Put the ``new`` entries at the end, but for those that the list has; "with clitics" is added where it is new.

    Raises:
        DataError: a line of the list is no Arabic word; ``name`` is the list's.
    """
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    places: dict[str, tuple[int, bool]] = {}
    for number, entry in entries(lines, name):
        if entry.clitics or entry.word not in places:
            places[entry.word] = number - 1, entry.clitics
    added = []
    for entry in new:
        at, clitics = places.get(entry.word, (len(lines), False))
        if at == len(lines):
            if lines and not lines[-1].endswith(("\n", "\r")):
                lines[-1] += end
            lines.append(f"{entry}{end}")
        elif entry.clitics and not clitics:
            code = lines[at].partition("#")[0].rstrip()
            lines[at] = f"{code}*{lines[at][len(code) :]}"
        else:
            continue
        places[entry.word] = at, entry.clitics
        added.append(entry)
    return Change("".join(lines), tuple(added))


def remove(text: str, words: Collection[str], name: str) -> Change:
    """Take out the lines of ``words``, with the comments on those lines.

    Raises:
        DataError: a line of the list is no Arabic word; ``name`` is the list's.
    """
    lines = text.splitlines(keepends=True)
    gone = {number - 1: entry for number, entry in entries(lines, name) if entry.word in words}
    kept = "".join(line for at, line in enumerate(lines) if at not in gone)
    return Change(kept, tuple(gone.values()))
