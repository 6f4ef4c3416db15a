"""What is known for and against a written form, in three values, and which source spoke.

Two sources can be wrong alone: Hunspell accepts انه and حتي, and careful books have them a hundred times by slips. So a
form is held against its look-alikes, the words that differ by a slip of spelling (hamza, ة and ه, ى and ي, the alef
after waw): one that is a hundred times as common in careful text makes a form *suspect*; if the form is also at home in
careless text rather than in careful, it is *bad*. That spares آلي beside إلى and كان beside كأن, which books use as
steadily as the press does.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from arabclean.lexicon.count import Count, Counts
from arabclean.lexicon.search import near

#: How many times as common as the form a look-alike must be in careful text to make the form suspect.
DOMINANT = 100
#: Fewer will do where Hunspell rejects the form and careful text hardly has it; but it must not be rare itself.
DOMINANT_OF_REJECTED = 10
HARDLY = 20
LEAST = 50
#: How many times as common the form must be in careless text as in careful, rate against rate, to be at home there.
CARELESS = 2.5
#: Words of so few letters that Hunspell accepts are many and near to each other (إي, آي, بان): such a form is bad only
#: if careless text has it this often, as it has ان, او and حتي.
SHORT = 3
SHORT_COUNT = 400
#: Costs, of arabclean.lexicon.slip, at which words look alike: one hamza, ة for ه, ى for ي, the alef after waw. Not the
#: seat of a hamza inside a word, where schools differ (بدؤوا, بدءوا).
ALIKE = 30


class Judgement(StrEnum):
    """Is it a word?"""

    GOOD = "good"
    BAD = "bad"
    UNKNOWN = "unknown"


class Source(StrEnum):
    """Who says so."""

    HOUSE = "house"  # a list or dictionary of the house
    LIST = "list"  # one of arabclean's own lists: names, places, loan words, variants
    CAREFUL = "careful"  # edited books and laws have it
    NEWS = "news"  # the press has it often
    HUNSPELL = "hunspell"  # Hunspell's dictionary has it
    CLITIC = "clitic"  # it is a known form with clitics
    LOOKALIKE = "lookalike"  # a form that looks like it is far more common
    NOBODY = "nobody"


class Verdict(NamedTuple):
    """A judgement, its source, and the dominant look-alike where there is one."""

    judgement: Judgement
    source: Source
    lookalike: str | None = None


def dominant_lookalike(counts: Counts, form: str, count: Count, *, accepted: bool) -> str | None:
    """The form most common in careful text that looks like ``form``, if it is many times as common there.

    ``count`` is that of ``form``; ``accepted`` says whether Hunspell has it.
    """
    times = DOMINANT if accepted or count.careful >= HARDLY else DOMINANT_OF_REJECTED
    best, most = None, max(times * max(count.careful, 1), LEAST) - 1
    for other, (_, number) in near(counts.automaton, form, ALIKE).items():
        careful = counts.at(number).careful
        if careful > most and other != form:
            best, most = other, careful
    return best


def is_careless(count: Count) -> bool:
    """Is a form of this count at home in careless text? Rates per million: see `Count` for the sizes."""
    careless = count.news + count.wiki
    return careless > 0 and careless / 16.07 >= CARELESS * count.careful / 58.54


def is_slip(form: str, count: Count, *, accepted: bool) -> bool:
    """Is a form that has a dominant look-alike a known slip? ``accepted`` says whether Hunspell has it."""
    if accepted and len(form) <= SHORT and count.news + count.wiki < SHORT_COUNT:
        return False
    return is_careless(count)
