"""Numbers as they are read: words with their clitics, figures, and what they ask of the noun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from arabclean.tokens import Kind, Token

#: The units 3–10 as they stand beside a masculine noun, and beside a feminine one.
FEMININE_OF: Mapping[str, str] = {
    "ثلاثة": "ثلاث",
    "أربعة": "أربع",
    "خمسة": "خمس",
    "ستة": "ست",
    "سبعة": "سبع",
    "ثمانية": "ثماني",
    "تسعة": "تسع",
    "عشرة": "عشر",
}
MASCULINE_OF: Mapping[str, str] = {**{short: long for long, short in FEMININE_OF.items()}, "ثمان": "ثمانية"}
TENS = tuple(stem + "ون" for stem in ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"))
TENS_OBLIQUE = tuple(ten[:-2] + "ين" for ten in TENS)
HUNDRED = ("مئة", "مائة")
LARGE = ("ألف", "مليون", "مليار", "بليون", "تريليون")
HUNDREDS = (
    *HUNDRED,
    *(unit + hundred for unit in ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "ثماني", "تسع") for hundred in HUNDRED),
)
#: A figure of more digits counts nothing.
_MOST_DIGITS = 30
_ORDINALS = ("ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")

_LEADS = tuple(first + second for first in ("", "و", "ف") for second in ("", "ب", "ك", "ل"))
_ARTICLES = tuple(first + second for first in ("", "و", "ف") for second in ("ال", "بال", "كال", "لل"))


class Word(NamedTuple):
    """A number word taken apart: its clitics, and the number alone."""

    lead: str
    core: str


def _with_leads(cores: Iterable[str], leads: Iterable[str]) -> dict[str, Word]:
    new = tuple.__new__  # the constructor of a named tuple takes four times as long, and there are 800 words
    return {lead + core: new(Word, (lead, core)) for core in cores for lead in leads}


UNITS = _with_leads((*FEMININE_OF, *MASCULINE_OF), _LEADS)
for _lead in ("", "و", "ف"):
    del UNITS[_lead + "لست"]  # I am not
BID = _with_leads(("بضع", "بضعة"), _LEADS)
TENS_WORDS = _with_leads((*TENS, *TENS_OBLIQUE), _LEADS)
HUNDRED_WORDS = _with_leads((*HUNDREDS, "مليون", "مليار"), _LEADS)
ORDINAL_WORDS = _with_leads((*_ORDINALS, *(ordinal + "ة" for ordinal in _ORDINALS)), _ARTICLES)
TEEN_LAST = ("عشر", "عشرة")
_ELEVEN = (
    *("أحد", "احد", "إحدى", "احدى", "إحدي", "حادي", "حادية", "ثاني", "ثانية"),
    *(alef + ending for alef in ("ا", "إ", "أ") for ending in ("ثنا", "ثنى", "ثني", "ثنتا", "ثنتي")),
)
TEEN_FIRST = frozenset(
    lead + core
    for lead in (*_LEADS, *_ARTICLES)
    for core in (*FEMININE_OF, *MASCULINE_OF, *_ORDINALS, *(word + "ة" for word in _ORDINALS), *_ELEVEN, "بضع", "بضعة")
)
"""What stands before عشر in the numbers from 11 to 19, cardinal and ordinal, in the spellings that occur."""
TEEN_CARDINALS = frozenset(UNITS) | frozenset(lead + core for lead in _LEADS for core in _ELEVEN[:5] + _ELEVEN[9:])
"""What stands before عشر in cardinal numbers."""


def is_masculine(core: str) -> bool:
    """Whether a unit is the one that stands beside masculine nouns."""
    return core in FEMININE_OF


def opposite(core: str) -> str:
    """Return the same unit for the other gender."""
    return FEMININE_OF.get(core) or MASCULINE_OF[core]


def value(token: Token) -> int | None:
    """Return the whole number that figures say; None for decimals, ranges, dates."""
    if token.kind is not Kind.NUMBER:
        return None
    form = token.form
    for separator in (",", "\u066c", "."):
        head, *groups = form.split(separator)
        if groups and separator != "." and 1 <= len(head) <= 3 and all(len(group) == 3 for group in groups):
            form = head + "".join(groups)
    return int(form) if form.isdecimal() and len(form) <= _MOST_DIGITS else None
