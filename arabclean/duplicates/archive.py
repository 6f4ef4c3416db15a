"""The file of an index: a header that says what it is, a checksum, and the headlines.

Layout: the line ``arabclean duplicates 1``, a line with the number of headlines, the length of what follows in bytes
and its SHA-256, then a zlib stream of UTF-8 lines, each a JSON array of
up to 1,000 rows ``[id, headline, time]`` (lone surrogates are encoded as Python's ``surrogatepass`` does).
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from arabclean.duplicates.verdict import Key
from arabclean.errors import DataError

Row = tuple[Key, str, float | None]

_MAGIC = b"arabclean duplicates "
_VERSION = 1
_BATCH = 1000


def pack(rows: Sequence[Row]) -> bytes:
    """Return the bytes of an archive."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    stream = zlib.compressobj(1)
    parts = [
        stream.compress((encode(rows[at : at + _BATCH]) + "\n").encode("utf-8", "surrogatepass"))
        for at in range(0, len(rows), _BATCH)
    ]
    body = b"".join([*parts, stream.flush()])
    head = f"{len(rows)} {len(body)} {hashlib.sha256(body).hexdigest()}\n"
    return _MAGIC + f"{_VERSION}\n{head}".encode("ascii") + body


def unpack(data: bytes) -> Iterator[Row]:
    """Check an archive as a whole, then yield its rows.

    Raises:
        DataError: it is no archive, of a later version, cut short or damaged.
    """
    if not data.startswith(_MAGIC):
        raise DataError("this is not a saved index of headlines; give a file that DuplicateIndex.save wrote")
    try:
        first, second, body = data.split(b"\n", 2)
        version = int(first[len(_MAGIC) :])
    except ValueError:
        raise DataError("the saved index is cut short; save it again") from None
    if version != _VERSION:
        raise DataError(
            f"the saved index has version {version}, this program reads {_VERSION}; upgrade, or save it again"
        )
    try:
        count, length, digest = second.decode("ascii").split()
        expected, size = int(count), int(length)
    except ValueError:
        raise DataError("the header of the saved index is damaged; save it again or take a backup") from None
    if len(body) != size:
        raise DataError(f"the saved index is cut short: {len(body)} of {size} bytes; save it again or take a backup")
    if hashlib.sha256(body).hexdigest() != digest:
        raise DataError("the saved index is damaged: its checksum differs; save it again or take a backup")
    return _rows(body, expected)


def _rows(body: bytes, expected: int) -> Iterator[Row]:
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
    except (TypeError, ValueError, zlib.error) as error:
        raise DataError(f"the saved index is damaged ({error}); save it again or take a backup") from None


def replace_file(path: str | Path, data: bytes) -> None:
    """Write a file whole or not at all: beside it, flushed to the disk, then renamed over it.

    Raises:
        OSError: it cannot be written.
    """
    path = Path(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            os.chmod(name, path.stat().st_mode & 0o7777)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
