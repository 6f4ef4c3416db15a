"""What is said about two headlines, and about many: immutable values, no behaviour."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum
from typing import NamedTuple

from arabclean.text import Span

Key = str | int
"""What the caller calls a headline: a name or a number; the position when only strings were given."""


class Verdict(IntEnum):
    """How alike two headlines are; a lower value is a stronger claim."""

    EXACT = 0
    """Equal code point for code point."""
    SAME = 1
    """Equal once marks, tatweel, punctuation, spaces, hamza seats, ة/ه, ى/ي, digits, case and teasers are folded."""
    NEAR = 2
    """A word or two changed, added, moved or misspelled; words cut or reordered."""
    TEMPLATE = 3
    """The same sentence about other facts: another number, date, place or name. No duplicate, unless asked for."""


class Change(StrEnum):
    """What sort of difference stands at a pair of spans."""

    FORM = "form"
    """Written otherwise, read the same."""
    TEASER = "teaser"
    """«التفاصيل», «(فيديو)», «شاهد» at an end of one of them."""
    SPELLING = "spelling"
    """One word, spelled otherwise or with another clitic."""
    WORD = "word"
    """Another word, or a word that only one of them has (the other span is then empty)."""
    MOVED = "moved"
    """The same word at another place."""
    FACT = "fact"
    """Another number, date, place or name."""


class Difference(NamedTuple):
    """Where two headlines part: ``first`` in the first, ``second`` in the second, in code points of each as given.

    One of the two is empty when the other headline has nothing there.
    """

    first: Span
    second: Span
    change: Change


class Match(NamedTuple):
    """The answer about two headlines.

    ``score`` is 0 to 1; 1 for `Verdict.EXACT` and `Verdict.SAME`. ``differences`` are in the order of the first
    headline; empty for `Verdict.EXACT`.
    """

    verdict: Verdict
    score: float
    differences: tuple[Difference, ...]

    def turned(self) -> Match:
        """Return what is said when the two are asked about the other way round."""
        turned = sorted(Difference(second, first, change) for first, second, change in self.differences)
        return Match(self.verdict, self.score, tuple(turned))


class Member(NamedTuple):
    """A headline that matches another one: a group's representative, or the one that an index was asked about.

    In each of ``differences``, ``first`` is a span of that other headline and ``second`` one of this ``text``.
    """

    id: Key
    text: str
    verdict: Verdict
    score: float
    differences: tuple[Difference, ...]


class Group(NamedTuple):
    """Headlines that say the same.

    ``representative`` is a member as well, the one that most of the others resemble (then the longest, then the first
    in alphabetical order), and each of ``members``, in the order in which they were given, is judged against it.
    ``verdict`` and ``score`` are the weakest of the members'.
    """

    representative: Member
    members: tuple[Member, ...]
    verdict: Verdict
    score: float


class Groups(tuple[Group, ...]):
    """The groups of one search, in the order of their first members.

    ``capped`` counts the blocks of headlines with the same rare words that were too large to compare all with all;
    in those, each headline was compared with its closest neighbours only. Zero means that nothing was left out.
    """

    capped: int

    def __new__(cls, groups: Iterable[Group] = (), capped: int = 0) -> Groups:
        """Make the tuple of ``groups``."""
        self = super().__new__(cls, tuple(groups))
        self.capped = capped
        return self

    def __getnewargs__(self) -> tuple[tuple[Group, ...], int]:
        return tuple(self), self.capped
