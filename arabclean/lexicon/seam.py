"""Words written without the space between them, taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from math import log10
from typing import NamedTuple

from arabclean.lexicon import clitic

#: A form of more letters is no slip of one space.
LONGEST = 40

#: How often, in a million words of edited text, each part must be written, by its number of letters: almost anything of
#: two letters is a word of some kind, and of three still much.
COMMON = {2: 200.0, 3: 20.0, 4: 2.0}
COMMON_LONG = 0.5
#: What a part known only with its clitics taken off must be divided by to compare.
WITH_CLITICS = 30.0

#: After these letters no letter joins, so the missing space is hard to see. That is worth so much in the score.
NON_JOINING = frozenset("اأإآدذرزوؤةىء")
UNSEEN = 1.0
#: These end a word wherever they stand: what follows is another word, and may be so many times rarer.
FINAL = frozenset("ةى")
EASE = 20.0


class Seam(StrEnum):
    """What stands between the two words."""

    PLAIN = "plain"  # nothing: the space was left out
    WAW = "waw"  # a و that is no part of either: it was hit for the space


class Split(NamedTuple):
    """Two words that a form may be made of, left to right as read; ``score`` is higher for the likelier."""

    parts: tuple[str, str]
    score: float
    seam: Seam


def splits(form: str, rate: Callable[[str], float]) -> tuple[Split, ...]:
    """Every way to read ``form`` as two common words, likeliest first; ``rate`` gives a word's uses in a million.

    Where a و stands at the seam, both readings are given: the و as the next word's own («and»), and as a slip for the
    space. Which is meant, the neighbours tell.
    """
    if not 4 <= len(form) <= LONGEST:
        return ()
    return tuple(sorted(_splits(form, rate), key=lambda split: -split.score))


def _splits(form: str, rate: Callable[[str], float]) -> Iterator[Split]:
    for at in range(2, len(form) - 1):
        left = form[:at]
        common = _common(left, rate)
        if not common:
            continue
        unseen = UNSEEN if left[-1] in NON_JOINING else 0.0
        ease = EASE if left[-1] in FINAL else 1.0
        for start, seam in ((at, Seam.PLAIN), (at + 1, Seam.WAW)):
            if seam is Seam.WAW and form[at] != "و":
                continue
            right = form[start:]
            other = _common(right, rate, ease)
            if other:
                yield Split((left, right), log10(common) + log10(other) + unseen, seam)


def _common(word: str, rate: Callable[[str], float], ease: float = 1.0) -> float:
    """How often the word is used, 0 where that is not often enough; ``ease`` times less will do."""
    if len(word) < 2:
        return 0.0
    least = COMMON.get(len(word), COMMON_LONG) / ease
    use = rate(word)
    if use >= least:
        return use
    for parts in clitic.split(word):
        if len(parts.stem) > 3 and (use := rate(parts.stem) / WITH_CLITICS) >= least:
            return use
    return 0.0
