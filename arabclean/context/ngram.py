"""Counts of word sequences, in a hash table of fingerprints that is memory-mapped and never loaded.

A sequence is hashed to 32 bits, of which the highest name its bucket, and to a fingerprint of 16 bits; the table keeps
the fingerprints of each bucket, sorted, with a count each. The words themselves are not there: about one unseen
sequence in ten thousand is taken for a seen one (fingerprints as in Talbot and Osborne 2007, "Smoothed Bloom filter
language models"). A count is a level on a scale whose steps grow by `RATIO`, so it is right within a twentieth.

The units of the table are: bucket bounds (one 32-bit number a bucket and one more), fingerprints (16 bits each, padded
to a whole unit), levels (8 bits each, padded).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from math import log
from zlib import crc32

from arabclean.errors import DataError
from arabclean.resources import Table

#: Steps of the scale of counts, and the levels that one byte can tell apart (0 is: never seen).
RATIO = 1.06
LEVELS = 256

#: The natural logarithm of the count that each level stands for; of level 0 it is never asked.
LOGS: tuple[float, ...] = (float("-inf"), *(level * log(RATIO) for level in range(LEVELS - 1)))


def level_of(count: float) -> int:
    """The level that a count, at least 1, is kept as."""
    return min(LEVELS - 1, 1 + round(log(max(count, 1.0)) / log(RATIO)))


class NGrams:
    """The counted sequences. A sequence is asked for as its words in UTF-8, parted by one space.

    Immutable, safe to share between threads.
    """

    __slots__ = ("_bounds", "_levels", "_marks", "_shift")

    def __init__(self, table: Table) -> None:
        """Take the mapped table.

        Raises:
            DataError: its head does not tell how many buckets and entries it has, or tells it wrongly.
        """
        try:
            bits, entries = int(table.fields["bucket_bits"]), int(table.fields["entries"])
        except (KeyError, ValueError):
            raise DataError(f"packaged table {table.name} does not tell its buckets; reinstall arabclean") from None
        bounds = (1 << bits) + 1
        marks = (entries + 1) // 2
        if len(table.units) != bounds + marks + (entries + 3) // 4:
            raise DataError(f"packaged table {table.name} does not hold what it tells; reinstall arabclean")
        self._shift = 32 - bits
        self._bounds = table.units[:bounds]
        self._marks = table.units[bounds : bounds + marks].cast("B").cast("H")
        self._levels = table.units[bounds + marks :].cast("B")

    def level(self, key: bytes) -> int:
        """The level of a sequence's count, 0 for one that was not kept."""
        bucket = crc32(key) >> self._shift
        end = self._bounds[bucket + 1]
        mark = crc32(key[::-1]) & 0xFFFF
        at = bisect_left(self._marks, mark, self._bounds[bucket], end)
        return self._levels[at] if at < end and self._marks[at] == mark else 0

    def log_count(self, key: bytes) -> float:
        """The natural logarithm of a sequence's count, minus infinity for one that was not kept."""
        return LOGS[self.level(key)]


def packed(counts: Iterable[tuple[bytes, float]], bits: int) -> tuple[Mapping[str, str], bytes]:
    """The head's fields and the units of a table over ``counts``, with 2 ** ``bits`` buckets.

    Of two sequences that share bucket and fingerprint the commoner is kept.
    """
    found: dict[int, int] = {}
    for key, count in counts:
        place = (crc32(key) >> (32 - bits)) << 16 | crc32(key[::-1]) & 0xFFFF
        level = level_of(count)
        if found.get(place, 0) < level:
            found[place] = level
    places = sorted(found)
    bounds = array("I", bytes(4 * ((1 << bits) + 1)))
    for place in places:
        bounds[(place >> 16) + 1] += 1
    for bucket in range(1 << bits):
        bounds[bucket + 1] += bounds[bucket]
    marks = array("H", (place & 0xFFFF for place in places)).tobytes()
    levels = bytes(found[place] for place in places)
    units = bounds.tobytes() + _padded(marks) + _padded(levels)
    return {"bucket_bits": str(bits), "entries": str(len(places))}, units


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
