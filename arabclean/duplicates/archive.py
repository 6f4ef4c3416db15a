"""The file of an index: a line that says what it is, a checksum, and named sections.

Layout: the line ``arabclean duplicates 2``; a line with the length of all that follows in bytes and its SHA-256; a line
of JSON with a mapping of facts and a list of ``[name, length]``; then the sections in this order, each a zlib stream.
Numbers are little-endian. Version 1, lines of JSON rows ``[id, headline, time]``, is still read.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from arabclean.duplicates.verdict import Key
from arabclean.errors import DataError

Row = tuple[Key, str, float | None]

_MAGIC = b"arabclean duplicates "
_VERSION = 2
_HINT = "save it again or take a backup"


class Archive(NamedTuple):
    """What a file holds: small ``facts``, and ``sections`` of bytes by name; of version 1, ``rows`` instead."""

    facts: Mapping[str, Any]
    sections: Mapping[str, bytes]
    rows: Iterator[Row] | None = None


def pack(facts: Mapping[str, Any], sections: Mapping[str, bytes]) -> bytes:
    """Return the bytes of an archive."""
    packed = {name: zlib.compress(section, 1) for name, section in sections.items()}
    head = json.dumps({"facts": dict(facts), "sections": [[name, len(body)] for name, body in packed.items()]})
    body = b"".join([head.encode("ascii"), b"\n", *packed.values()])
    return _MAGIC + f"{_VERSION}\n{len(body)} {hashlib.sha256(body).hexdigest()}\n".encode("ascii") + body


def unpack(data: bytes) -> Archive:
    """Check an archive as a whole, then return what it holds.

    Raises:
        DataError: it is no archive, of a later version, cut short or damaged.
    """
    if not data.startswith(_MAGIC):
        raise DataError(
            "this is not a saved index of headlines; give what duplicates --save or DuplicateIndex.save wrote"
        )
    try:
        first, second, body = data.split(b"\n", 2)
        version = int(first[len(_MAGIC) :])
    except ValueError:
        raise DataError("the saved index is cut short; save it again") from None
    if version not in (1, _VERSION):
        raise DataError(
            f"the saved index has version {version}, this program reads {_VERSION}; upgrade, or save it again"
        )
    try:
        *count, length, digest = second.decode("ascii").split()
        size = int(length)
        expected = int(count[0]) if version == 1 else 0
    except (ValueError, IndexError):
        raise DataError(f"the header of the saved index is damaged; {_HINT}") from None
    if len(body) != size:
        raise DataError(f"the saved index is cut short: {len(body)} of {size} bytes; {_HINT}")
    if hashlib.sha256(body).hexdigest() != digest:
        raise DataError(f"the saved index is damaged: its checksum differs; {_HINT}")
    return Archive({}, {}, _rows(body, expected)) if version == 1 else _sections(body)


def damaged(error: Exception) -> DataError:
    """Return the error for an archive whose parts do not fit together."""
    return DataError(f"the saved index is damaged ({error}); {_HINT}")


def _sections(body: bytes) -> Archive:
    try:
        end = body.index(b"\n")
        head = json.loads(body[:end])
        at = end + 1
        sections: dict[str, bytes] = {}
        for name, length in head["sections"]:
            sections[name] = zlib.decompress(memoryview(body)[at : at + length])
            at += length
        return Archive(dict(head["facts"]), sections)
    except (KeyError, TypeError, ValueError, RecursionError, zlib.error) as error:
        raise damaged(error) from None


def _rows(body: bytes, expected: int) -> Iterator[Row]:
    """Yield the rows of version 1."""
    try:
        seen = 0
        for line in zlib.decompress(body).splitlines():
            for id, text, time in json.loads(line.decode("utf-8", "surrogatepass")):
                if not (isinstance(id, str | int) and isinstance(text, str) and isinstance(time, int | float | None)):
                    raise ValueError(f"a row that is no headline: {str(id)[:60]}")
                seen += 1
                yield id, text, time
        if seen != expected:
            raise ValueError(f"{seen} headlines instead of {expected}")
    except (TypeError, ValueError, RecursionError, zlib.error) as error:
        raise damaged(error) from None


def number_bytes(numbers: array[int]) -> bytes:
    """Return an array as little-endian bytes."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def numbers_of(data: bytes, code: str) -> array[int]:
    """Return the array of type ``code`` that `number_bytes` was given.

    Raises:
        ValueError: the length does not fit.
    """
    numbers = array(code)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def string_bytes(strings: Sequence[str], encoding: str) -> tuple[bytes, bytes]:
    """Return strings joined and encoded (lone surrogates too), and their lengths in code points."""
    lengths = array("I", map(len, strings))
    return "".join(strings).encode(encoding, "surrogatepass"), number_bytes(lengths)


def strings_of(data: bytes, lengths: bytes, encoding: str) -> list[str]:
    """Return the strings that `string_bytes` was given.

    Raises:
        ValueError: the lengths are not those of the data.
    """
    whole = data.decode(encoding, "surrogatepass")
    ends = [0, *accumulate(numbers_of(lengths, "I"))]
    if ends[-1] != len(whole):
        raise ValueError(f"{len(whole)} characters where {ends[-1]} belong")
    return [whole[start:end] for start, end in pairwise(ends)]
