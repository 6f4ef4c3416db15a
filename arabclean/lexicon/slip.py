"""The slips that people make when they write Arabic, and what each costs: tables, nothing else.

Costs are in hundredths. Those of the keyboard, of dots, transposed, doubled and dropped letters are the catalogue's
weights (AR420); the slips of spelling, which come before all others in corrected text, are cheaper. A slip takes the
letter that was meant to the letter that was written; where nothing else is said it goes both ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from arabclean.lexicon.automaton import ALPHABET, LETTERS

#: One slip of any kind, or several cheap ones, may lie between what was written and a candidate.
BUDGET = 100

#: Slips of the fingers: any letter for any other, two letters in each other's place, a letter written twice or once for
#: twice, a letter left out, a letter put in. None is cheaper than `DOUBLED`, and all slips of spelling are.
OTHER = 100
TRANSPOSED = 70
DOUBLED = 50
DROPPED = 80
EXTRA = 100

#: Letters written for one another by how they are spelled, not how they are typed.
SPELLING = {
    20: ("اأإآ", "ةه", "ىي"),
    35: ("ءأؤئ", "ؤو", "ئي", "ئى", "ىا", "ءا"),
    45: ("ةت", "ضظ", "ذد", "ذز"),
}
#: Letters that sound alike to many.
SOUND = {60: ("ثس", "سص", "ثت", "تط", "قك", "قغ", "حه", "حخ", "دض", "أع", "طظ", "زظ")}
#: Letters of one skeleton, told apart by their dots.
DOTS = {60: ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")}

#: The keyboard Arabic 101, row by row; each row stands half a key to the right of the one above. ﻻ is lam-alef's key.
KEYBOARD = (
    "ضصثقفغعهخحجد",
    "شسيبلاتنمكط",
    "ئءؤرﻻىةوزظ",
)
SAME_ROW = 60
NEXT_ROW = 70
#: Letters that are one key with Shift and without, or whose long press gives the other on a telephone.
SHIFTED = {60: ("غإ", "ىآ")}

#: Letters easily left out: the alef after the waw of a plural, a hamza at the end (both as easily put in), a hamza on
#: its seat after a long vowel, a long vowel itself.
WAW_ALEF = 30
FINAL_HAMZA = 40
SEAT_HAMZA = 45
LONG_VOWEL = 65


def _pairs(groups: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[str, str, int]]:
    for cost, sets in groups.items():
        for letters in sets:
            for one, other in combinations(letters, 2):
                yield one, other, cost


def _keys() -> Iterator[tuple[str, str, int]]:
    for row in KEYBOARD:
        for one, other in pairwise(row):
            yield one, other, SAME_ROW
    for upper, lower in pairwise(KEYBOARD):
        for at, letter in enumerate(lower):
            for other in upper[at : at + 2]:
                yield letter, other, NEXT_ROW


def swap_costs() -> tuple[bytes, ...]:
    """What it costs that one letter was written for another, by their numbers: the cheapest slip that does it."""
    costs = [bytearray([OTHER] * len(ALPHABET)) for _ in ALPHABET]
    for one, other, cost in (*_pairs(SPELLING), *_pairs(SOUND), *_pairs(DOTS), *_pairs(SHIFTED), *_keys()):
        if one in ALPHABET and other in ALPHABET:
            a, b = ALPHABET.index(one), ALPHABET.index(other)
            costs[a][b] = costs[b][a] = min(cost, costs[a][b])
    for letter in LETTERS:
        costs[letter][letter] = 0
    return tuple(map(bytes, costs))
