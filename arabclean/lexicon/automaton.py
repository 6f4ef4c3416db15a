"""A set of words, or words with numbers, as a minimal automaton that is used where it lies: in a mapped file.

A double array (the idea is Aoe's, the building dawgdic's), laid out so that a step costs Python little: the unit at
``state`` holds the letter it was reached by (8 bits), whether a word ends here (bit 8), and above that ``base``; the
next letter's unit is at ``base ^ letter``, and at ``base`` of a state where a word ends lies the word's number, as
``number << 8 | 255``. No unit has more than 30 bits, beyond which Python's arithmetic takes the slow road. Letters are
small numbers, 1 for hamza to 37, in the order of the code points.
"""

from __future__ import annotations

from codecs import charmap_build, charmap_encode
from collections.abc import Iterator

from arabclean.errors import DataError
from arabclean.resources import Table

#: The state before the first letter. No step leads to it, so it also stands for "no such step".
ROOT = 0

#: Place in this string = number of the letter. Last the fathatan, the one mark that Hunspell's forms spell.
ALPHABET = "\0ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b"
LETTERS = range(1, len(ALPHABET))
FATHATAN = LETTERS[-1]

_TABLE = charmap_build(ALPHABET)


def encode(form: str) -> bytes | None:
    """The letters of a form as numbers, or None where it has a character that no automaton knows."""
    try:
        return charmap_encode(form, "strict", _TABLE)[0]
    except UnicodeEncodeError:
        return None


def decode(letters: bytes) -> str:
    """The form that `encode` gave ``letters`` for."""
    return "".join(map(ALPHABET.__getitem__, letters))


class Automaton:
    """Words over Arabic letters. ``word in automaton``, ``automaton.value(word)``, or step by step from `ROOT`.

    Immutable, holds nothing but the mapped units; safe to share between threads. A table with other letters raises
    DataError.
    """

    __slots__ = ("units",)

    def __init__(self, table: Table) -> None:
        if table.fields.get("letters") != ALPHABET[1:]:
            raise DataError(f"packaged table {table.name} numbers other letters; run tools/build_data.py --all")
        self.units = table.units

    def __contains__(self, form: str) -> bool:
        # The walk is spelled out here and in `value`: sharing it would cost a third of the speed.
        try:
            letters = charmap_encode(form, "strict", _TABLE)[0]
        except UnicodeEncodeError:
            return False
        units = self.units
        unit = units[0]
        for letter in letters:
            unit = units[unit >> 9 ^ letter]
            if unit & 255 != letter:
                return False
        return unit & 256 != 0

    def value(self, form: str) -> int:
        """The number stored with a word, 0 or more; -1 when it is not in the automaton."""
        try:
            letters = charmap_encode(form, "strict", _TABLE)[0]
        except UnicodeEncodeError:
            return -1
        units = self.units
        unit = units[0]
        for letter in letters:
            unit = units[unit >> 9 ^ letter]
            if unit & 255 != letter:
                return -1
        return units[unit >> 9] >> 8 if unit & 256 else -1

    def step(self, state: int, letter: int) -> int:
        """The state that ``letter`` (a number of `encode`) leads to; `ROOT` when no word goes that way."""
        state = self.units[state] >> 9 ^ letter
        return state if self.units[state] & 255 == letter else ROOT

    def follow(self, state: int, letters: bytes) -> int:
        """The state that ``letters`` lead to from ``state``; `ROOT` when no word goes that way."""
        units = self.units
        for letter in letters:
            state = units[state] >> 9 ^ letter
            if units[state] & 255 != letter:
                return ROOT
        return state

    def children(self, state: int) -> Iterator[tuple[int, int]]:
        """(letter, state) of every letter that may come next, in the order of the letters."""
        units = self.units
        base = units[state] >> 9
        for letter in LETTERS:
            if units[base ^ letter] & 255 == letter:
                yield letter, base ^ letter

    def value_at(self, state: int) -> int:
        """The number of the word that ends at ``state``; -1 when none ends there."""
        unit = self.units[state]
        return self.units[unit >> 9] >> 8 if unit & 256 else -1
