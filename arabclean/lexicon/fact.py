"""What is known of forms, looked up where it lies: in a mapped file, of which nothing is read before.

The file is a table (`arabclean.resources`): first the slots of a hash table, a power of two, each with the place of a
line or 0; then the lines. A line is the name of a list, a form, and what the list knows of the form, parted by tabs.
A line stands in the first free slot from its hash on, which is that of list and form (`place_of`). Reading all into
dictionaries took longer than to check an article. ``tools/compile_fact.py`` writes it.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from zlib import crc32

from arabclean import resources

NAME = "data/facts.table"


class Facts:
    """The lines of the table. Immutable, holds nothing but the mapped file; safe to share between threads."""

    __slots__ = ("_file", "_mask", "_slots")

    def __init__(self, table: resources.Table) -> None:
        """Take the table, whose head says how many slots it has."""
        count = int(table.fields["slots"])
        self._slots = table.units[:count]
        self._mask = count - 1
        self._file: Any = table.units.obj  # the mapped file: places are counted from its beginning

    @classmethod
    @cache
    def packaged(cls) -> Facts:
        """The facts that come with arabclean. DataError when the file is missing or broken."""
        return cls(resources.table(NAME))

    def of(self, name: str, form: str) -> str | None:
        """Return what the list ``name`` knows of a form; None where the form is not in it."""
        key = key_of(name, form)
        slots, file, mask = self._slots, self._file, self._mask
        at = place_of(key, mask)
        while place := slots[at]:
            end = place + len(key)
            if file[place:end] == key:
                found: str = file[end : file.find(b"\n", end)].decode()
                return found
            at = at + 1 & mask
        return None

    def all_of(self, name: str) -> frozenset[str]:
        """Return the forms of a small list that is kept as one line."""
        return frozenset((self.of("list", name) or "").split())


def key_of(name: str, form: str) -> bytes:
    """Return how a line about a form begins."""
    return f"{name}\t{form}\t".encode("utf-8", "surrogatepass")


def place_of(key: bytes, mask: int) -> int:
    """Return the slot at which the search for a line begins."""
    return crc32(key) & mask
