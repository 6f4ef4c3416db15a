"""How often a word was counted, in three kinds of text.

A word's three counts are packed into the one number that the automaton keeps with it: each as a level on a scale whose
steps grow by a fixed ratio: 1, 2 and 3 stay apart, and larger counts are right within an eighth (careful) or a quarter.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from arabclean.lexicon.automaton import Automaton
from arabclean.resources import Table


class Count(NamedTuple):
    """About how many times a word stands in the counted text, per kind of text (raw counts, not per million).

    ``careful`` is 58.5 million words of edited books and laws, the judge of how a word is written; ``news`` is 9.0
    million words of the press, the judge of what is a word or a name today; ``wiki`` is 7.1 million words of an
    encyclopedia anyone may edit, and spelled so.
    """

    careful: int
    news: int
    wiki: int

    @property
    def total(self) -> int:
        """The three together."""
        return self.careful + self.news + self.wiki

    @property
    def per_million(self) -> float:
        """How often in a million words of edited text: the mean of the rates in careful text and in news."""
        return self.careful / 117.08 + self.news / 17.96


NONE = Count(0, 0, 0)


#: Words whose counts are kept at hand: those of a long article, many times over.
_MEMO_SIZE = 1 << 15


class Scale:
    """Counts as levels: level 0 is nothing, level k is from ``floors[k]`` to below ``floors[k + 1]``."""

    def __init__(self, bits: int, ratio: float) -> None:
        floors = [0, 1]
        while len(floors) < 1 << bits:
            floors.append(max(floors[-1] + 1, round(floors[-1] * ratio)))
        self.bits = bits
        self.floors = tuple(floors)
        #: What a level stands for: the middle (geometric) of the counts it covers.
        self.middle = (*(round((a * (b - 1)) ** 0.5) for a, b in pairwise(floors)), floors[-1])

    def level(self, count: int) -> int:
        """The level of a count, at most the top one."""
        return bisect_right(self.floors, count) - 1


#: How careful, news and wiki are packed, from the high bits down.
SCALES = (Scale(6, 1.26), Scale(5, 1.5), Scale(5, 1.5))


def pack(careful: int, news: int, wiki: int) -> int:
    """The three counts as the one number that the table keeps, 0 … 65535."""
    number = 0
    for scale, count in zip(SCALES, (careful, news, wiki), strict=True):
        number = number << scale.bits | scale.level(count)
    return number


def unpack(number: int) -> Count:
    """The three counts that a number of the table stands for, each about."""
    counts = []
    for scale in reversed(SCALES):
        counts.append(scale.middle[number & (1 << scale.bits) - 1])
        number >>= scale.bits
    return Count(*reversed(counts))


class Counts:
    """The counted words: `of` a word, or its ``automaton`` to walk in (its numbers are for `Counts.at`).

    Immutable but for memos of the counts and the words met so far (bounded); safe to share between threads.
    """

    __slots__ = ("_known", "_value", "_words", "automaton")

    def __init__(self, table: Table) -> None:
        self.automaton = Automaton(table)
        self._value = self.automaton.value
        self._known: dict[int, Count] = {-1: NONE}
        self._words: dict[str, Count] = {}

    def of(self, form: str) -> Count:
        """The counts of a written form, marks and tatweel removed; nothing is folded or stripped. Zeros when unseen."""
        count = self._words.get(form)
        if count is None:
            if len(self._words) >= _MEMO_SIZE:
                self._words.clear()
            count = self._words[form] = self.at(self._value(form))
        return count

    def at(self, number: int) -> Count:
        """The counts that a number of the automaton stands for."""
        count = self._known.get(number)
        if count is None:
            count = self._known[number] = unpack(number)
        return count
