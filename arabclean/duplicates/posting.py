"""Which headlines hold a word: the inverted index behind `DuplicateIndex`."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate, pairwise

from arabclean.duplicates.archive import number_bytes, numbers_of

_MOST_POSTINGS = 10_000  # of one word; of a more frequent one, only the newest are read


class Postings:
    """For each word (a character of `Alphabet`) the numbers of the headlines that hold it, ascending.

    Frequencies are those of the moment of the question, so no order has to be fixed beforehand. Memory: four bytes a
    word of a headline, and about 0.2 KB a different word.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self._lists: dict[str, array[int]] = {}

    def sections(self) -> dict[str, bytes]:
        """Return what `restored` needs."""
        letters = "".join(self._lists).encode("utf-32-le", "surrogatepass")
        counts = array("I", map(len, self._lists.values()))
        numbers = b"".join([number_bytes(postings) for postings in self._lists.values()])
        return {"letters": letters, "postings": number_bytes(counts), "numbers": numbers}

    @classmethod
    def restored(cls, sections: Mapping[str, bytes], size: int) -> Postings:
        """Return the postings that gave these `sections`, of ``size`` headlines.

        Raises:
            ValueError, KeyError: they do not fit together.
        """
        postings = cls()
        letters = sections["letters"].decode("utf-32-le", "surrogatepass")
        ends = [0, *accumulate(numbers_of(sections["postings"], "I"))]
        numbers = numbers_of(sections["numbers"], "I")
        if len(letters) != len(ends) - 1 or ends[-1] != len(numbers) or (numbers and max(numbers) >= size):
            raise ValueError("the postings do not fit the headlines")
        spans = zip(letters, pairwise(ends), strict=True)
        postings._lists = {letter: numbers[start:end] for letter, (start, end) in spans}
        return postings

    def add(self, number: int, line: str) -> None:
        """Note the words of headline ``number``, which is higher than any before."""
        lists = self._lists
        for letter in set(line):
            postings = lists.get(letter)
            if postings is None:
                lists[letter] = array("I", (number,))
            else:
                postings.append(number)

    def sharing(self, line: str) -> set[int]:
        """Return the headlines that share two of the rarest words of ``line``; of one with a single word, that word.

        Four words are asked, of more than six five, of long headlines up to eight: what differs in up to two words
        on each side, or three of a longer headline, is always found.
        """
        letters = set(line)
        lists = sorted((found for letter in letters if (found := self._lists.get(letter)) is not None), key=len)
        if not lists:
            return set()
        if len(letters) <= 3:  # two words may share one only, if the other is misspelled
            return set().union(*(_newest(found) for found in lists[:2]))
        size = len(letters)
        wanted = 4 if size <= 6 else 5 if size <= 12 else min(3 + size // 5, 8)
        once = set(_newest(lists[0]))
        twice: set[int] = set()
        last = min(wanted, len(lists)) - 1
        for at, found in enumerate(lists[1:wanted], 1):
            newest = _newest(found)
            if len(newest) > 16 * len(once):  # a search for each costs less than reading all
                twice.update(number for number in once if _holds(newest, number))
            else:
                twice.update(once.intersection(newest))
            if at < last:
                once.update(newest)
        return twice


def _newest(postings: array[int]) -> array[int]:
    return postings if len(postings) <= _MOST_POSTINGS else postings[-_MOST_POSTINGS:]


def _holds(postings: array[int], number: int) -> bool:
    at = bisect_left(postings, number)
    return at < len(postings) and postings[at] == number
