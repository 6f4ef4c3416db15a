"""Bytes → text, strictly, with an error that names the encoding that the bytes seem to be in."""

from __future__ import annotations

import codecs
import re

from arabclean.errors import SourceError

BOM = codecs.BOM_UTF8
ENCODINGS = ("utf-8",)

_MARKS = (  # the longer first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_HEAD = 8192
# Two letters that stand together in nearly every Arabic text (the article, the commonest endings), after decoding.
_COMMON = re.compile("ال|في|من|ات|ين|ون|ها|ية")


def decode(data: bytes) -> tuple[str, bool]:
    """Return the text of a UTF-8 file, and whether a byte order mark, which is no part of the text, stood before it.

    Line ends stay as they are.

    Raises:
        SourceError: the bytes are no UTF-8 text; the message says what they seem to be and what to try.
    """
    has_mark = data.startswith(BOM)
    wide = None if has_mark else wide_encoding(data)
    if wide is not None:
        raise SourceError(f"it is {wide}, not UTF-8; {_convert(wide)}")
    if is_binary(data):
        raise SourceError("it is a binary file (it has NUL bytes), not text; give a text file in UTF-8")
    try:
        return data.decode("utf-8-sig"), has_mark
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        guess = _guess(data)
        what = f"it looks like {guess}; {_convert(guess)}" if guess else "find out its encoding and convert it to UTF-8"
        raise SourceError(f"it is not valid UTF-8 (byte {error.start}, line {line}): {what}") from None


def wide_encoding(data: bytes) -> str | None:
    """Return ``UTF-16`` or ``UTF-32`` when the data begins with its byte order mark."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


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
