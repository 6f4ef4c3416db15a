"""Which pairs of a million headlines are worth comparing.

Two headlines are candidates when they share two of their rarest words: with the four rarest of each (among the words
that more than one headline has), every pair that differs by up to two words on each side is found, whatever those
words are, because one order of rarity holds for all. Longer ones, which may differ in more words, are asked for more.
The idea is the prefix filter of set joins (Chaudhuri et al. 2006; Xiao et al. 2008, PPJoin) with pairs of words as
signatures. A first pass over the pairs marks in a bit field which of them come twice; only those are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

LARGEST_BLOCK = 128
"""Headlines with the same two rare words; of more, each is compared with its neighbours only."""

NEIGHBOURS = 12


class Spelled(NamedTuple):
    """Headlines as sorted strings, one character a word, the rarest word first.

    ``shared`` is the first code point of words that only one headline has; ``letters`` says what each new character
    was in the alphabet that the headlines came in.
    """

    lines: list[str]
    shared: int
    letters: list[str]


def by_rarity(lines: Sequence[str]) -> Spelled:
    """Rewrite ``lines`` (one character a word) so that the code point is the rank of rarity; then sort each."""
    counts: Counter[str] = Counter()
    for at in range(0, len(lines), 4096):
        counts.update("".join([line if len(line) < 64 else "".join(set(line)) for line in lines[at : at + 4096]]))
    repeated = sorted((count, letter) for letter, count in counts.items() if count > 1)
    single = [letter for letter, count in counts.items() if count == 1]
    letters = [letter for _, letter in repeated] + sorted(single)
    rank = {letter: chr(at) for at, letter in enumerate(letters)}
    rewritten = ["".join(sorted([rank[letter] for letter in line])) for line in lines]
    return Spelled(rewritten, len(repeated), letters)


def head(line: str, shared: int) -> str:
    """Return the rare words of one headline, whose pairs are its signatures: four, of a longer one more."""
    size = len(line)
    count = 4 if size < 11 else 5 if size < 24 else min(6 + size // 16, 12)
    found = line[:count]
    if found and (ord(found[-1]) >= shared or len(set(found)) < len(found)):
        found = "".join(sorted({letter for letter in line if ord(letter) < shared}))[:count]
    if len(found) > 2:
        return found
    # «انفجار بيروت» and «انفجار في بيرت» share one word only: with few words, each is a signature by itself
    return found + found if size <= 3 else found


class Candidates:
    """The blocks of one set of headlines; `pairs` runs through them once. ``capped`` counts the blocks cut."""

    def __init__(self, spelled: Spelled) -> None:
        """Find the blocks: two passes over all signatures."""
        self.capped = 0
        self._lines = spelled.lines
        shared = spelled.shared
        heads = [head(line, shared) for line in spelled.lines]
        size = 1 << max(16, min(26, (len(heads) * 12).bit_length()))
        mask = size - 1
        seen = bytearray(size)
        twice = bytearray(size)
        for rare in heads:
            for pair in combinations(rare, 2):
                slot = hash(pair) & mask
                if seen[slot]:
                    twice[slot] = 1
                else:
                    seen[slot] = 1
        del seen
        first: dict[tuple[str, str], int] = {}
        blocks: dict[tuple[str, str], list[int]] = {}
        for at, rare in enumerate(heads):
            for pair in combinations(rare, 2):
                if twice[hash(pair) & mask]:
                    if pair in blocks:
                        blocks[pair].append(at)
                    elif pair in first:
                        blocks[pair] = [first[pair], at]
                    else:
                        first[pair] = at
        self._blocks = list(blocks.values())

    def pairs(self, least: float) -> Iterator[tuple[int, int]]:
        """Yield pairs of indexes, the lower first, that share at least ``least`` of their words (Dice's coefficient).

        A pair may come more than once.
        """
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - loaded when there is something to compare

        lines = self._lines
        likeness = Indel.normalized_similarity
        for block in self._blocks:
            if len(block) <= LARGEST_BLOCK:
                for at, i in enumerate(block):
                    line = lines[i]
                    for j in block[at + 1 :]:
                        if likeness(line, lines[j], score_cutoff=least):
                            yield i, j
            else:
                self.capped += 1
                ordered = sorted(block, key=lines.__getitem__)
                for at, i in enumerate(ordered):
                    line = lines[i]
                    for j in ordered[at + 1 : at + 1 + NEIGHBOURS]:
                        if likeness(line, lines[j], score_cutoff=least):
                            yield (i, j) if i < j else (j, i)
