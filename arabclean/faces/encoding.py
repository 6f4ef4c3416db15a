"""Bytes → text and back, strictly, with an error that names the encoding that the bytes seem to be in."""

from __future__ import annotations

import codecs
import unicodedata
from typing import NamedTuple

from arabclean.errors import SourceError
from arabclean.text.pattern import lazy

BOM = codecs.BOM_UTF8
UTF_8 = "utf-8"

_MARKS = (  # the longer first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (BOM, UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Text(NamedTuple):
    """The text of a file, how it was written there, and the byte order mark, no part of the text, that stood first."""

    text: str
    encoding: str = UTF_8
    mark: bytes = b""


_HEAD = 8192
# Two letters that stand together in nearly every Arabic text (the article, the commonest endings), after decoding.
_COMMON = lazy("ال|في|من|ات|ين|ون|ها|ية")


def decode(data: bytes, encoding: str = UTF_8) -> Text:
    """Return the text of a file. A byte order mark tells UTF-8 and UTF-16; ``encoding`` is for files without one.

    Line ends stay as they are.

    Raises:
        SourceError: the bytes are no text in the encoding; the message says what they seem to be and what to try.
    """
    mark, marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    if marked.startswith("utf-32"):
        raise SourceError(f"it is UTF-32; {_convert('UTF-32')}")
    if encoding == "utf-16" and not marked:
        raise SourceError("it has no byte order mark, so it is not known to be UTF-16; leave --encoding out")
    name = marked or encoding
    if not marked.startswith("utf-16") and is_binary(data):
        raise SourceError("it is a binary file (it has NUL bytes), not text; give a text file in UTF-8")
    try:
        return Text(data[len(mark) :].decode(name), name, mark)
    except UnicodeDecodeError as error:
        place = f"byte {error.start + len(mark)}, line {data.count(_line_end(name), 0, error.start) + 1}"
        guess = _guess(data) if name == UTF_8 else None
        if guess:
            what = f"it looks like {guess}; say --encoding {guess}, or {_convert(guess)}"
        else:
            what = "find out its encoding and convert it to UTF-8"
        raise SourceError(f"it is not valid {name.upper()} ({place}): {what}") from None


def encode(text: str, encoding: str = UTF_8, mark: bytes = b"") -> bytes:
    """Return the bytes of a text in the encoding in which it was found.

    Raises:
        SourceError: it holds a character that the encoding lacks.
    """
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError as error:
        char = text[error.start]
        says = f"{encoding} has no {unicodedata.name(char, 'such character')} (U+{ord(char):04X})"
        raise SourceError(f"it was not written: {says}; {_convert(encoding.upper())}") from None


def wide_encoding(data: bytes) -> str | None:
    """Return ``UTF-16`` or ``UTF-32`` when the data begins with its byte order mark."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), UTF_8)
    return None if marked == UTF_8 else marked[:6].upper()


def _line_end(encoding: str) -> bytes:
    return "\n".encode(encoding)


def is_binary(data: bytes) -> bool:
    """Whether a NUL byte stands in the first 8 KB, by which git, too, knows a binary file."""
    return b"\0" in data[:_HEAD]


def _guess(data: bytes) -> str | None:
    """Return the old Arabic encoding in which the most common pairs of letters show up, if one does."""
    sample = data[: 8 * _HEAD]
    best, count = None, len(sample) // 200
    for name in ("cp1256", "iso-8859-6"):
        found = len(_COMMON.findall(sample.decode(name, "replace")))
        if found > count:
            best, count = name, found
    return best


def _convert(encoding: str) -> str:
    return f"convert it first: iconv -f {encoding.upper()} -t UTF-8"
