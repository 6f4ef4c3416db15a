"""How likely is a word between its neighbours: trigrams with stupid back-off (Brants and others 2007)."""

from __future__ import annotations

from math import log
from typing import NamedTuple

from arabclean.context.ngram import LOGS, NGrams
from arabclean.lexicon.count import Counts

EDGE = "."
"""The symbol of the beginning or end of a line, and of a mark that ends a sentence."""
NUMBER = "0"
LATIN = "A"
OTHER = "-"
_SYMBOLS = {
    **dict.fromkeys(".؟!?…", EDGE),
    **dict.fromkeys("،,؛;", "،"),
    ":": ":",
    **dict.fromkeys('«“"', "«"),
    **dict.fromkeys("»”", "»"),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
}
SYMBOLS = (EDGE, NUMBER, LATIN, "،", ":", "«", "»", "(", ")", OTHER)
"""What stands in a sequence for what is no Arabic word."""

#: What backing off to a shorter sequence costs, as a factor.
BACK_OFF = log(0.4)
#: How much a count of each kind of text weighs: careful text is how words should be written; wiki often is not.
CAREFUL, NEWS, WIKI = 1.0, 0.5, 0.2
#: All words counted, so weighed.
_ALL = log(58.5e6 * CAREFUL + 9.0e6 * NEWS + 7.1e6 * WIKI)
_UNSEEN = 0.05
_MEMO_SIZE = 1 << 15


def symbol(mark: str) -> str:
    """The symbol of a punctuation mark."""
    return _SYMBOLS.get(mark, OTHER)


class Window(NamedTuple):
    """Two words, or symbols, before a place and two after it, nearest to the place in the middle."""

    before2: str
    before: str
    after: str
    after2: str


class Model:
    """Scores words in their places. Immutable but for bounded memos of answers; safe to share between threads."""

    def __init__(self, ngrams: NGrams, counts: Counts) -> None:
        """Take the counted sequences and the counted words."""
        self._level = ngrams.level
        self._counts = counts
        self._words: dict[str, float] = {}
        self._bigrams: dict[str, float] = {}

    def weight(self, form: str) -> float:
        """How often a word was counted, careful text weighing most."""
        count = self._counts.of(form)
        return CAREFUL * count.careful + NEWS * count.news + WIKI * count.wiki

    def is_suspect(self, form: str) -> bool:
        """Whether the word has a look-alike that is common enough to be meant."""
        return self._level(b"?" + form.encode()) > 0

    def log_ratio(self, form: str, other: str) -> float:
        """The logarithm of how many times as common ``form`` is as ``other``."""
        return log((self.weight(form) + 0.5) / (self.weight(other) + 0.5))

    def seen(self, first: str, second: str) -> bool:
        """Whether the two were seen side by side, often enough to be kept."""
        return self._pair(first, second) > 0

    def score(self, window: Window, *words: str) -> float:
        """The logarithm of the probability of ``words`` and of what follows them; compares within one window.

        Of more words the probability is smaller: one space more or less is weighed by who asks.
        """
        first, second = window.before2, window.before
        total = 0.0
        for third in (*words, window.after, window.after2):
            total += self._trigram(first, second, third)
            first, second = second, third
        return total

    def pair_score(self, window: Window, form: str) -> float:
        """The same from the nearest neighbours alone: rougher, and much quicker to get."""
        return self._bigram(window.before, form) + self._bigram(form, window.after)

    def _trigram(self, first: str, second: str, third: str) -> float:
        level = self._level(f"{first} {second} {third}".encode())
        if level:
            # a sequence is never commoner than what it begins with; the scale of counts may have it so
            return min(0.0, LOGS[level] - LOGS[self._pair(first, second) or level])
        return BACK_OFF + self._bigram(second, third)

    def _bigram(self, first: str, second: str) -> float:
        key = f"{first} {second}"
        known = self._bigrams.get(key)
        if known is None:
            if len(self._bigrams) >= 2 * _MEMO_SIZE:
                self._bigrams.clear()
            level = self._level(key.encode())
            known = min(0.0, LOGS[level] - self._word(first)) if level else BACK_OFF + self._word(second) - _ALL
            self._bigrams[key] = known
        return known

    def _pair(self, first: str, second: str) -> int:
        return self._level(f"{first} {second}".encode())

    def _word(self, form: str) -> float:
        """The logarithm of a word's or symbol's count."""
        known = self._words.get(form)
        if known is None:
            if len(self._words) >= _MEMO_SIZE:
                self._words.clear()
            is_symbol = form in SYMBOLS
            known = max(0.0, LOGS[self._level(form.encode())]) if is_symbol else log(self.weight(form) + _UNSEEN)
            self._words[form] = known
        return known
