"""Which pairs of a million headlines are worth comparing.

Two headlines are candidates when they share two of their rarest words: with the four rarest of each (among the words
that more than one headline has), every pair that differs by up to two words on each side is found, whatever those
words are, because one order of rarity holds for all. Longer ones, which may differ in more words, are asked for more.
The idea is the prefix filter of set joins (Chaudhuri et al. 2006; Xiao et al. 2008, PPJoin) with pairs of words as
signatures. A word in few headlines is a signature by itself, which is cheaper and finds no less.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, compress
from typing import NamedTuple

LARGEST_BLOCK = 128
"""Headlines with the same two rare words; of more, each is compared with its neighbours only."""

NEIGHBOURS = 12

_RARE = 8  # headlines with one word that are simply compared with each other

QUICK = 0.5
"""Words that candidates share outright (Dice); two misspelled words of five leave 0.6, three of seven 0.57."""

_ENOUGH = 0.62  # with less, the words that they do not share must be few


def is_worth_judging(own: int, other: int, shared: float) -> bool:
    """Whether headlines of so many words that share so much differ in two words at most, or in few, or one is cut."""
    if shared >= _ENOUGH:
        return True
    common = round(shared * (own + other) / 2)
    return max(own, other) - common <= 2 or min(own, other) == common


class Spelled(NamedTuple):
    """Headlines as sorted strings, one character a word, the rarest word first.

    ``heads`` are the rare words of each: one below the code point ``rare`` makes two headlines candidates by itself, of
    the others it takes two. Words below ``shared`` are in several headlines; ``letters`` says what each character was
    in the alphabet they came in.
    """

    lines: list[str]
    heads: list[str]
    rare: int
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
    end = chr(len(repeated)) if single else "\U0010ffff"
    rare = sum(1 for count, _ in repeated if count <= _RARE)
    result = Spelled([], [], rare, len(repeated), letters)
    add_line, add_head = result.lines.append, result.heads.append
    for line in lines:
        ranked = "".join(sorted(map(rank.__getitem__, line)))
        add_line(ranked)
        add_head(_head(ranked, end))
    return result


def _head(ranked: str, end: str) -> str:
    """Return the rare words of one headline that others have too: four, of a longer headline more."""
    size = len(ranked)
    count = 4 if size < 11 else 5 if size < 24 else min(6 + size // 16, 8)
    found = ranked[:count]
    if found[-1] >= end or len(set(found)) < len(found):
        found = "".join(sorted({letter for letter in ranked if letter < end})[:count])
    if size <= 3 and len(found) < 3:
        # «انفجار بيروت» and «انفجار في بيرت» share one word only: with few words, each is a signature by itself
        found += found
    return found


class Candidates:
    """The blocks of one set of headlines; `pairs` runs through them once. ``capped`` counts the blocks cut."""

    def __init__(self, spelled: Spelled) -> None:
        """Find the blocks: one pass over all signatures."""
        self.capped = 0
        self._lines = spelled.lines
        # A block is a chain of entries, the last first: a million small lists would cost the garbage collector more.
        # Two pairs of words may meet in one slot; what they add to a block is refused when it is compared. The hash of
        # a tuple of numbers is the same in every process, so the answer is too.
        size = 1 << max(12, min(25, (len(spelled.heads) * 16).bit_length()))
        mask = size - 1
        slots = array("i", (-1,)) * size
        words = array("i", (-1,)) * spelled.rare
        self._nodes = nodes = array("I")
        self._before = before = array("i")
        self._ends = ends = bytearray()
        add_node, link, close = nodes.append, before.append, ends.append
        rare, entry = spelled.rare, -1
        for at, head in enumerate(spelled.heads):
            codes = [*map(ord, head)]
            while codes and codes[0] < rare:
                entry += 1
                word = codes.pop(0)
                earlier = words[word]
                words[word] = entry
                link(earlier)
                if earlier >= 0:
                    ends[earlier] = 0
                close(1)
                add_node(at)
            for pair in combinations(codes, 2):
                entry += 1
                slot = hash(pair) & mask
                earlier = slots[slot]
                slots[slot] = entry
                link(earlier)
                if earlier >= 0:
                    ends[earlier] = 0
                close(1)
                add_node(at)

    def _blocks(self) -> Iterator[list[int]]:
        """Yield the headlines of each chain, ascending; of two or more."""
        nodes, before = self._nodes, self._before
        for end in compress(range(len(nodes)), self._ends):
            entry = before[end]
            if entry < 0:
                continue
            block = [nodes[end]]
            while entry >= 0:
                if block[-1] != nodes[entry]:  # a short headline may be in a block twice
                    block.append(nodes[entry])
                entry = before[entry]
            block.reverse()
            yield block

    def pairs(self, least: float) -> Iterator[tuple[int, int, float]]:
        """Yield pairs of indexes, the lower first, that share at least ``least`` of their words, and how much they do.

        The measure is Dice's coefficient, over words with their repetitions. A pair may come more than once.
        """
        from rapidfuzz import process  # noqa: PLC0415 - loaded when there is something to compare
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - loaded when there is something to compare

        lines, extract = self._lines, process.extract
        likeness = Indel.normalized_similarity
        for block in self._blocks():
            if len(block) == 2:  # nine of ten
                i, j = block
                shared = likeness(lines[i], lines[j], score_cutoff=least)
                if shared:
                    yield i, j, shared
                continue
            ordered, reach = block, len(block)
            if reach > LARGEST_BLOCK:
                self.capped += 1
                ordered, reach = sorted(block, key=lines.__getitem__), NEIGHBOURS
            held = [lines[i] for i in ordered]
            for at, i in enumerate(ordered, 1):
                for _, shared, place in extract(
                    held[at - 1], held[at : at + reach], scorer=likeness, processor=None, score_cutoff=least, limit=None
                ):
                    j = ordered[at + place]
                    yield (i, j, shared) if i < j else (j, i, shared)
