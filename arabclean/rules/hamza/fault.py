"""What can be wrong with the alef that begins a word, and where in a form that alef stands."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from arabclean.lexicon import Count
from arabclean.lexicon.clitic import split as split_clitics
from arabclean.rules.hamza.shape import ALEFS

_CARELESS = 2.5
_ENDINGS = ("يتين", "يتان", "تين", "تان", "ون", "ين", "ات", "ان", "وا", "ية", "ة", "ا", "ت")


class Fault(Enum):
    """What is wrong with the alef; each has a rule of its own."""

    MASDAR = "wasl-masdar"
    VERB = "wasl-verb"
    IMPERATIVE = "wasl-imperative"
    PAST = "wasl-verb-alef-hamza"
    FUNCTION = "qat-function-words"
    CONTENT = "qat-content-words"
    SIDE = "hamza-side"
    MADDA = "madda"


class Repair(NamedTuple):
    """What is wrong with a form and what it should be, best first. ``sure``: no neighbour need be asked."""

    fault: Fault
    offers: tuple[str, ...]
    sure: bool = True


def is_careless(uses: Count) -> bool:
    """Whether a form is at home in careless text rather than in careful, rate against rate (see `Count`)."""
    return (uses.news + uses.wiki) / 16.07 >= _CARELESS * uses.careful / 58.54


def insides(form: str) -> Iterator[tuple[str, str]]:
    """Yield the words that a form may be made of, each with what stands before it, least taken off first."""
    ways = [("", form), *((parts.lead, parts.stem) for parts in split_clitics(form))]
    for lead, stem in ways:
        if lead or stem is not form:
            yield lead, stem
        for ending in _ENDINGS:
            if stem.endswith(ending) and len(stem) - len(ending) >= 4 and (ending == "وا" or form.endswith(stem)):
                yield lead, stem[: -len(ending)]
                if ending == "ات":
                    yield lead, stem[: -len(ending)] + "ة"
                break


def alef_places(form: str) -> Iterator[int]:
    """Yield where an alef may begin the word inside the clitics of a form."""
    for conjunction in ("", "و", "ف"):
        if not form.startswith(conjunction):
            continue
        for preposition in ("", "ب", "ك", "ل", "س"):
            if not form.startswith(preposition, len(conjunction)):
                continue
            place = len(conjunction) + len(preposition)
            if form[place : place + 1] in ALEFS and len(form) - place >= 2:
                yield place
            article = "ل" if preposition == "ل" else "ال"
            if preposition != "س" and form.startswith(article, place):
                place += len(article)
                if form[place : place + 1] in ALEFS and len(form) - place >= 2:
                    yield place
