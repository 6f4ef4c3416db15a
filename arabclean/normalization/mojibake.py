"""Text read in the wrong encoding, three ways that happen to Arabic (AR119).

* UTF-8 read as windows-1252 or Latin-1: Ø³Ù„Ø§Ù…
* UTF-8 read as windows-1256: ط³ظ„ط§ظ…
* windows-1256 read as windows-1252 or Latin-1: ÓáÇã

What was lost (U+FFFD, runs of ``?``) cannot be brought back and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from arabclean.normalization.step import Step
from arabclean.text import Edit
from arabclean.text.char import FOREIGN_LETTER, LETTER, MARK
from arabclean.text.pattern import lazy, members


@cache
def _bytes_of(encoding: str) -> dict[int, int]:
    """Return which byte each character was; a byte that ``encoding`` leaves undefined was read as its number."""
    table = {byte: byte for byte in range(0x80, 0xA0)} if encoding == "cp1252" else {}  # C1 controls: Latin-1
    for byte in range(0x80, 0x100):
        table[ord(bytes([byte]).decode(encoding, "ignore") or chr(byte))] = byte
    return table


_ARABIC = lazy(f"[{LETTER}{MARK}{FOREIGN_LETTER}]")
_ALPHA = lazy("[^\\W\\d_]")


def _chars(table: dict[int, int], low: int, high: int) -> str:
    """Return the characters that were the bytes from ``low`` to ``high``, for use inside ``[...]``."""
    return "".join(re.escape(chr(char)) for char, byte in table.items() if low <= byte <= high)


@cache
def _utf8_read_as(encoding: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Make the patterns of UTF-8 whose bytes were read as ``encoding``: a damaged stretch, and the proof inside it.

    The proof is three Arabic letters in a row, or two that were damaged twice; round it the stretch goes on
    over ASCII and over what else is sound UTF-8, such as quotation marks.
    """
    table = _bytes_of(encoding)
    tail = f"[{_chars(table, 0x80, 0xBF)}]"
    arabic = f"[{_chars(table, 0xD8, 0xD9)}]{tail}"
    two, three = f"[{_chars(table, 0xC2, 0xDF)}]{tail}", f"[{_chars(table, 0xE1, 0xEC)}]{tail}{{2}}"
    twice = f"[{_chars(table, 0xC3, 0xC3)}][{_chars(table, 0x98, 0x99)}](?:[{_chars(table, 0xC2, 0xC2)}]{tail}|{three})"
    piece = f"(?:{three}|{two})"
    return lazy(f"{piece}++(?:[ -~\t]*+{piece}++)*+"), lazy(f"{arabic * 3}|{twice * 2}")


def _is_arabic(text: str) -> bool:
    """Whether nine tenths of the letters outside ASCII are Arabic, and some letter is."""
    arabic = len(_ARABIC.findall(text))
    other = sum(1 for char in _ALPHA.findall(text) if char > "\x7f" and not _ARABIC.match(char))
    return arabic > 0 and other * 9 <= arabic


def _from_utf8(text: str, encoding: str) -> Iterator[Edit]:
    damaged, proof = _utf8_read_as(encoding)
    table = _bytes_of(encoding)
    first = proof.search(text)
    if first is None:
        return
    for match in damaged.finditer(text, _stretch_start(text, first.start())):
        stretch = match.group()
        if not proof.search(stretch):
            continue
        try:
            new = bytes(table.get(ord(char), ord(char)) for char in stretch).decode("utf-8")
        except ValueError:  # not UTF-8 after all
            continue
        if _is_arabic(new) or proof.search(new):
            yield Edit.replace(match.start(), match.end(), new)


def _stretch_start(text: str, at: int) -> int:
    """Return the start of the line of ``at``: no stretch crosses a line end."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


# What the Arabic letters of windows-1256, and the bytes that follow in UTF-8, look like; a test works them out.
_LETTERS_1256 = "À-ÖØ-ÛÝ-ßáã-æìíð-óõöøúÿ"
_TAILS_1256 = "\u00a0¢-©«-¹»-¾Œœƒˆ\u200c\u200d–—‘’‚“-„†-•…‰‹›€™"
_USUAL = "\u00a0«»–—‘’“”•…"
_SIGNS_1256 = "¡º¿«»\u00a0\u2026\u201c\u201d\u2013\u2018\u2019"  # ، ؛ ؟ and what both encodings share
_LETTER_READ_1252 = f"[{_LETTERS_1256}\x81\x8d\x8e\u017d\x90\u02dc]"
_DAMAGED = lazy(
    f"{_LETTER_READ_1252}(?<![A-Za-z].){_LETTER_READ_1252}*+"
    f"(?:[ -@\\[-`{{-~\t{_SIGNS_1256}]*+{_LETTER_READ_1252}++)*+[¡º¿]?+(?![A-Za-z])"
)
_LONG_WORD = lazy(f"{_LETTER_READ_1252}{{4}}")
_WORDS = lazy(f"{_LETTER_READ_1252}{_LETTER_READ_1252}{_LETTER_READ_1252}++")
_UNLIKELY = lazy(f"[ةى](?=[{LETTER}])")
_LIKELY = lazy("[اليمون]")


def _from_1256(text: str) -> Iterator[Edit]:
    if not _WORDS.search(text):
        return
    for match in _DAMAGED.finditer(text):
        stretch = match.group()
        if not _LONG_WORD.search(stretch) and len(_WORDS.findall(stretch)) < 2:
            continue
        table = _bytes_of("cp1252")
        codes = (table.get(ord(char), ord(char)) for char in stretch)
        new = bytes(code if code < 0x100 else 0x3F for code in codes).decode("cp1256", "replace")
        if _is_arabic(new) and not _UNLIKELY.search(new) and len(_LIKELY.findall(new)) * 5 >= len(_ARABIC.findall(new)):
            yield Edit.replace(match.start(), match.end(), new)


def _mended(text: str, _: Sequence[int]) -> Iterator[Edit]:
    edits = [*_from_utf8(text, "cp1252"), *_from_utf8(text, "cp1256")]
    edits += _from_1256(text)
    edits.sort()
    end = 0
    for edit in edits:
        if edit.start >= end:
            yield edit
            end = edit.end


TELLING = members(_LETTERS_1256) | (members(_TAILS_1256) - set(_USUAL))
"""Letters of western Europe, and signs after ط or ظ that Arabic text has not: without any all is well."""


def _may_be(_: str, characters: frozenset[str]) -> bool:
    return not characters.isdisjoint(TELLING)


MOJIBAKE = Step(
    "mojibake",
    "Arabic text that was read in the wrong encoding (windows-1252 or windows-1256) is read again.",
    look=_mended,
    hint=_may_be,
    signs=f"{_LETTERS_1256}Øطظ",
    when=f"(?:(?<=[طظ])(?=[{_TAILS_1256}])|(?<=[^طظ])(?=[\u0080-\u00ff\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]))",
    spares=frozenset(),
    reads_anew=True,
)
