"""Texts to measure rules on: plain files, or files packed with xz or gzip."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from arabclean.errors import SourceError
from arabclean.faces.encoding import decode
from arabclean.faces.file import load


class Piece(NamedTuple):
    """One document of a corpus and the 1-based line on which it begins."""

    line: int
    text: str


def pieces(path: Path, *, whole: bool = False) -> Iterator[Piece]:
    """Yield each line that is not empty as a document of its own, or with ``whole`` the file as one.

    Raises:
        SourceError: the file cannot be read, unpacked or decoded.
    """
    text = _text(path)
    if whole:
        yield Piece(1, text)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield Piece(number, line.rstrip("\r"))


def _text(path: Path) -> str:
    data = load(path)[0]
    suffix = path.suffix.lower()
    try:
        if suffix in (".xz", ".gz"):
            data = _unpack(data, suffix)
        return decode(data).text
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from None


def _unpack(data: bytes, suffix: str) -> bytes:
    from gzip import decompress as gunzip  # noqa: PLC0415 - most runs unpack nothing
    from lzma import LZMAError  # noqa: PLC0415 - the same
    from lzma import decompress as unxz  # noqa: PLC0415 - the same
    from zlib import error as ZlibError  # noqa: N812, PLC0415 - the same; it is a class, whatever its name

    try:
        return unxz(data) if suffix == ".xz" else gunzip(data)
    except (LZMAError, OSError, EOFError, ZlibError) as error:
        raise SourceError(f"it cannot be unpacked ({error}); check that it is a whole {suffix} file") from None
