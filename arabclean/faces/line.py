"""The lines of a file, one after the other: a long file is never held whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from arabclean.errors import SourceError
from arabclean.faces.encoding import BOM, decode, is_binary, wide_encoding

Fail = Callable[[SourceError], None]
"""Is told of what cannot be used; the rest is still done."""

_HEAD = 1 << 16
_PIECE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Line(NamedTuple):
    """A line with its end, and its 1-based number."""

    number: int
    text: str


def lines(stream: Iterable[bytes], name: str, fail: Fail) -> Iterator[Line]:
    """Yield the lines of a UTF-8 stream; they end in LF, CR LF or CR. A byte order mark is left out.

    ``fail`` is told of each line that is not valid UTF-8; it is skipped.

    Raises:
        SourceError: the stream is binary or in another encoding, by its first 64 KB; the message says what to try.
    """
    rows = iter(stream)
    head: list[bytes] = []
    size = 0
    for row in rows:
        head.append(row)
        size += len(row)
        if size >= _HEAD:
            break
    _examine(head, name)
    if head:
        head[0] = head[0].removeprefix(BOM)
    number = 0
    for row in chain(head, rows):
        try:
            text = row.decode("utf-8")
        except UnicodeDecodeError as error:
            number += 1
            fail(SourceError(f"{name}:{number}: this is not valid UTF-8 ({error.reason}); the line is skipped"))
            continue
        for piece in _PIECE.findall(text) if "\r" in text else (text,):
            number += 1
            yield Line(number, piece)


def _examine(head: list[bytes], name: str) -> None:
    """Refuse what is no UTF-8 text; a bad line here and there is none of that."""
    whole = b"".join(head)
    wrong = sum(not _is_text(row) for row in head if not row.isascii())
    foreign = sum(not row.isascii() for row in head)
    if wide_encoding(whole) or is_binary(whole) or (wrong and wrong * 2 >= foreign):
        try:
            decode(whole)
        except SourceError as error:
            raise SourceError(f"{name}: {error}") from None


def _is_text(row: bytes) -> bool:
    try:
        row.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
