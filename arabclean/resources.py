"""Opens what is packaged with arabclean; no other module opens packaged files.

Tables are memory-mapped: opening one reads its head of 512 bytes and nothing else, whatever its size. A table is::

    arabclean table 1\\n        magic and format version
    key: value\\n …            UTF-8; always has units (how many) and sha256 (of the units' bytes)
    \\0 …                      up to 512 bytes
    units                     little-endian 32-bit numbers
"""

from __future__ import annotations

import mmap
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from arabclean.errors import DataError
from arabclean.text.record import Record

ROOT = Path(__file__).parent
HEAD_SIZE = 512
MAGIC = "arabclean table 1"

TABLES = ("data/context.ngrams", "data/counts.dawg", "data/forms.dawg", "data/minded.dawg")
"""The packaged tables."""

_HINT = "reinstall arabclean, or run tools/build_data.py --all in a checkout"


class Table(Record):
    """A mapped table: what its head says, and its units, a read-only view of 32-bit numbers on the mapped file."""

    name: str
    fields: Mapping[str, str]
    units: memoryview


def text(path: str) -> str:
    """The text (UTF-8) of a packaged file; ``path`` is relative to the package, as "rules/packs/month.toml".

    Raises DataError when it is missing or is not UTF-8.
    """
    try:
        return (ROOT / path).read_bytes().decode()  # `read_text` would look for line ends of other systems
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"packaged file {path} cannot be read ({error}); {_HINT}") from error


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """Paths, sorted and fit for `text`, of the packaged files right in ``folder`` that end in ``suffix``."""
    return tuple(sorted(f"{folder}/{path.name}" for path in (ROOT / folder).glob(f"*{suffix}")))


def table(path: str) -> Table:
    """Map a packaged table; ``path`` is relative to the package, as "data/forms.dawg".

    Raises DataError when it is missing, cut short, or of another format version.
    """
    return open_table(ROOT / path)


@cache
def versions() -> Mapping[str, str]:
    """The packaged tables by name, and for each the first 12 digits of its sha256: what a report was made with."""
    return {path.removeprefix("data/"): table(path).fields["sha256"][:12] for path in TABLES}


def open_table(path: Path) -> Table:
    """Map the table in the file ``path``; see `table`."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:  # mmap raises ValueError for an empty file
        raise DataError(f"packaged table {path.name} cannot be read ({error}); {_HINT}") from error
    head = mapped[:HEAD_SIZE].partition(b"\0")[0].decode("utf-8", "replace")
    magic, _, lines = head.partition("\n")
    fields = dict(line.split(": ", 1) for line in lines.splitlines() if ": " in line)
    if magic != MAGIC or not fields.get("units", "").isdecimal():
        raise DataError(f"packaged table {path.name} is of another version ({magic[:40]!r}, not {MAGIC!r}); {_HINT}")
    if sys.byteorder != "little":
        raise DataError(f"packaged table {path.name} is for little-endian machines; this one is not")
    size = 4 * int(fields["units"])
    if len(mapped) != HEAD_SIZE + size:
        wanted = HEAD_SIZE + size
        raise DataError(f"packaged table {path.name} has {len(mapped)} bytes where {wanted} belong; {_HINT}")
    return Table(path.name, fields, memoryview(mapped)[HEAD_SIZE:].cast("I"))


def table_bytes(fields: Mapping[str, str], units: bytes) -> bytes:
    """The bytes of a table file, the inverse of `open_table`; ``fields`` has no "units", which is filled in here."""
    if len(units) % 4:
        raise ValueError("units are 4 bytes each")
    lines = [MAGIC, *(f"{key}: {value}" for key, value in fields.items()), f"units: {len(units) // 4}", ""]
    head = "\n".join(lines).encode()
    if len(head) > HEAD_SIZE:
        raise ValueError(f"the head of a table has {HEAD_SIZE} bytes, not {len(head)}")
    return head.ljust(HEAD_SIZE, b"\0") + units
