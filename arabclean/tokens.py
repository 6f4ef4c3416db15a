"""Words, numbers and marks of a text, and the clitics that Arabic writes onto its words."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from arabclean.text import Span, View
from arabclean.text.char import DIGIT, LETTER
from arabclean.text.pattern import lazy


class Kind(IntEnum):
    """What a token is."""

    WORD = 1
    """Letters of the Arabic language."""
    NUMBER = 2
    """Digits, with their separators inside."""
    LATIN = 3
    """A word of another script."""
    MARK = 4
    """One punctuation mark or symbol."""


class Token(NamedTuple):
    """A token: ``start`` and ``end`` in code points of the source text; ``form`` as folded for comparison.

    ``form`` is free of vowel marks and tatweel (catalogue 0.2); hamza seats, ة/ه and ى/ي are as written.
    """

    start: int
    end: int
    form: str
    kind: Kind

    @property
    def span(self) -> Span:
        """The token's place in the source text."""
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Whether it is an Arabic word."""
        return self.kind is _WORD


_WORD = Kind.WORD  # to look a member up in its class takes as long as the question
_TOKEN = lazy(
    f"(?P<word>[{LETTER}]+)"
    f"|(?P<number>[{DIGIT}]+(?:[.,:/\\-\u066b\u066c][{DIGIT}]+)*)"
    r"|(?P<latin>[^\W\d_]+(?:['’\-][^\W\d_]+)*)"
    r"|(?P<mark>[^\s])"
)
_KINDS = (Kind.WORD, Kind.WORD, Kind.NUMBER, Kind.LATIN, Kind.MARK)


def tokenize(view: View) -> list[Token]:
    """Return the tokens of a folded view, in order, with their places in the source. Spaces are no tokens."""
    new = tuple.__new__  # the constructor of a named tuple takes longer than finding what goes into it
    matches = _TOKEN.finditer(view.text)
    if view.map.is_identity:
        return [new(Token, (match.start(), match.end(), match[0], _KINDS[match.lastindex or 4])) for match in matches]
    # The same as `view.to_source` of each span, but walking along the regions instead of searching for each.
    found: list[Token] = []
    regions = view.map.regions
    at, count, drift = 0, len(regions), 0
    for match in matches:
        start, end = match.span()
        while at < count and regions[at].result_end <= start:
            drift = regions[at].source_end - regions[at].result_end
            at += 1
        source_start, source_end = start + drift, end + drift
        if at < count and regions[at].result_start < end:
            if regions[at].result_start <= start:
                source_start = regions[at].source_start
            last = at
            while last + 1 < count and regions[last + 1].result_start < end:
                last += 1
            region = regions[last]
            source_end = region.source_end + max(end - region.result_end, 0)
        found.append(new(Token, (source_start, source_end, match[0], _KINDS[match.lastindex or 4])))
    return found


class Stem(NamedTuple):
    """One way to read a word: ``proclitic + stem``; the article is part of the proclitic (``لل`` for ل + ال)."""

    proclitic: str
    stem: str

    @property
    def is_definite(self) -> bool:
        """Whether the proclitic ends in the article."""
        return self.proclitic.endswith(("ال", "لل"))


PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
"""Pronoun suffixes, longest first (catalogue 0.2, ``SUF``)."""


_MAY_LEAD = frozenset("وفبكلسا")
"""The first letters of words that may begin with a proclitic."""


@lru_cache(maxsize=65536)
def stems(form: str) -> tuple[Stem, ...]:
    """Return the ways to read ``form`` as proclitics and a stem of two letters or more, the whole word first.

    The order of clitics is that of catalogue 0.2: conjunction, preposition, article. A reading is only a
    possibility: و of وزير is no conjunction; who knows words decides.
    """
    if form[:1] not in _MAY_LEAD:
        return (Stem("", form),)
    readings = {Stem("", form): None}
    for conjunction in ("", "و", "ف"):
        if not form.startswith(conjunction):
            continue
        rest = form[len(conjunction) :]
        for preposition in ("", "ب", "ك", "ل", "س"):
            if not rest.startswith(preposition):
                continue
            tail = rest[len(preposition) :]
            if len(tail) >= 2:
                readings[Stem(conjunction + preposition, tail)] = None
            article = "ل" if preposition == "ل" else "ال" if preposition != "س" else None
            if article and tail.startswith(article) and len(tail) - len(article) >= 2:
                readings[Stem(conjunction + preposition + article, tail[len(article) :])] = None
    return tuple(readings)


class Reading(NamedTuple):
    """One way to read a word: ``proclitic + stem + pronoun``; the article is part of the proclitic."""

    proclitic: str
    stem: str
    pronoun: str

    @property
    def is_definite(self) -> bool:
        """Whether the proclitic ends in the article."""
        return self.proclitic.endswith(("ال", "لل"))


@lru_cache(maxsize=32768)
def readings(form: str) -> tuple[Reading, ...]:
    """Return the ways of `stems`, and each that has no article also with a pronoun taken off its end.

    The stem is cut, never restored: مدرسته gives مدرست. It keeps two letters at least.
    """
    found = [Reading(proclitic, stem, "") for proclitic, stem in stems(form)]
    if not form.endswith(PRONOUNS):
        return tuple(found)
    for proclitic, stem, _ in tuple(found):
        if not proclitic.endswith(("ال", "لل")):
            found += [
                Reading(proclitic, stem[: -len(pronoun)], pronoun)
                for pronoun in PRONOUNS
                if stem.endswith(pronoun) and len(stem) - len(pronoun) >= 2
            ]
    return tuple(found)
