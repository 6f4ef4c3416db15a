"""What could have been meant by a single word: the words near it, likeliest first.

Likely is how little went wrong and how common the word is, in one number: the logarithm of how often it is written in a
million words, less what the slip costs. Context is not looked at; who has it ranks again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from math import log10
from typing import NamedTuple

from arabclean.lexicon import clitic
from arabclean.lexicon.count import Counts
from arabclean.lexicon.search import near
from arabclean.lexicon.slip import BUDGET

#: A form of more letters is no slip of one word.
LONGEST = 25

#: What a slip of cost 100 takes off the logarithm of a word's frequency.
WEIGHT = 4.0
#: What it takes off to be known only with its clitics taken off, and for how few letters that is done.
CLITIC = 1.5
SHORTEST_STEM = 4
#: In how many readings of a form as a word with clitics candidates are looked for: each is a search.
READINGS = 2
#: Below this score of the best, what is near the word without its clitics is looked for too.
SURE = -3.0


class Candidate(NamedTuple):
    """A word that could have been meant: the ``cost`` of the slip in hundredths, and its ``score``, higher is likelier.

    Scores are logarithms to the base ten and compare within one answer.
    """

    form: str
    cost: int
    score: float


def rank(
    form: str, counts: Counts, is_good: Callable[[str], bool], limit: int, budget: int = BUDGET
) -> tuple[Candidate, ...]:
    """The ``limit`` likeliest words within a slip of ``form``, itself not among them; ``is_good`` has the last word.

    ``budget`` is what the slip may cost at most; a search within less is quicker.
    """
    if not 2 <= len(form) <= LONGEST or limit < 1:
        return ()
    found = dict(_whole(form, counts, budget))
    if not found or max(found.values(), key=_score).score < SURE:
        for candidate in _inside(form, counts, budget):
            known = found.get(candidate.form)
            if known is None or known.score < candidate.score:
                found[candidate.form] = candidate
    found.pop(form, None)
    best: list[Candidate] = []
    for candidate in sorted(found.values(), key=_score, reverse=True):
        if is_good(candidate.form):
            best.append(candidate)
            if len(best) == limit:
                break
    return tuple(best)


def _score(candidate: Candidate) -> float:
    return candidate.score


def _whole(form: str, counts: Counts, budget: int) -> Iterator[tuple[str, Candidate]]:
    for word, (cost, number) in near(counts.automaton, form, budget).items():
        frequency = counts.at(number).per_million
        yield word, Candidate(word, cost, log10(frequency + 0.001) - WEIGHT * cost / 100)


def _inside(form: str, counts: Counts, budget: int) -> Iterator[Candidate]:
    """The same for the word inside the clitics, with the clitics put back; the readings that take least off."""
    readings = (parts for parts in clitic.split(form) if len(parts.stem) >= SHORTEST_STEM)
    for parts in islice(readings, READINGS):
        for word, (cost, number) in near(counts.automaton, parts.stem, budget).items():
            if cost:
                frequency = counts.at(number).per_million
                yield Candidate(parts.join(word), cost, log10(frequency + 0.001) - CLITIC - WEIGHT * cost / 100)
