"""The same word twice in a row (catalogue AR424)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Safety
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.text import Edit, Span
from arabclean.tokens import Token

_CERTAIN = frozenset(
    {
        "في", "إلى", "على", "عن", "أن", "إن", "التي", "الذي", "كان", "كانت", "مع", "هذا", "هذه", "قد", "لم", "كما",
        "أو", "بعد", "قبل", "منذ", "بين", "خلال", "حول", "أي", "لن", "أنه", "أنها", "إنه", "إنها", "الذين", "حتى",
        "ذلك", "عند", "لدى", "ضد", "وفي", "ومن", "وأن", "وقد", "والتي", "والذي", "وكان", "لأن", "ليس", "عبر", "غير",
        "لكن", "ولكن", "عندما", "حيث", "إذا", "ثم", "تلك", "دون", "نحو", "وهو", "وهي", "قال", "وقال", "يكون", "أكثر",
        "بأن", "أمام",
    }
)  # fmt: skip
"""Words that never follow themselves."""
_LETTERS = frozenset(
    {
        "سي",
        "إن",
        "ان",
        "أن",
        "إم",
        "ام",
        "إس",
        "اس",
        "إف",
        "إل",
        "إي",
        "بي",
        "دي",
        "جي",
        "تي",
        "في",
        "كي",
        "يو",
        "آر",
        "آي",
    }
)
"""Names of Latin letters, of which some are words."""
_RHETORIC = frozenset(
    {
        "بن", "بي", "سي", "دي", "جي", "ما", "لا", "الله", "نعم", "كلا", "هيهات", "آه", "واحد", "اثنان", "اثنين",
        "فرد", "فردا", "باب", "بيت", "صف", "سطر", "شبر", "خطوة", "كلمة", "مهلا", "رويدا", "شيئا", "شوي", "قليلا",
        "جدا", "أبدا", "مثنى", "ثلاث", "رباع", "نفسي", "أمتي", "حبة", "درجة", "نقطة", "هلم", "حذار", "صه", "بدار",
        "أم", "بطرس", "جورا", "لو", "لولو", "هو", "هي", "أنت", "من", "شيء", "مرة", "سنة", "يوم", "عام", "أول", "كان",
        "صباح", "مساء", "لطف", "كل", "أهلا", "مرحبا", "سلام", "طاق", "تك", "ألف", "إلخ", "مليون", "دق", "قرب", "رأسا",
        "وجها", "يدا", "جنبا", "كتفا", "دوم", "كوكو", "هيا", "يلا", "هنا",
    }
)  # fmt: skip
"""Words that are said twice on purpose, or are one name said twice."""
_LEAST = 200
"""How often careful text must have another word before its repetition is a slip and not a name."""


class DoubledWord:
    """«إلى إلى العاصمة»."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon that knows words and names."""
        self.info = info
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the two words; of words that are always wrong twice one is struck unattended."""
        words = document.words
        for number, (first, second) in enumerate(pairwise(words)):
            if first.form != second.form or not document.text[first.end : second.start].isspace():
                continue
            if number + 2 < len(words) and words[number + 2].form == first.form:
                continue  # three times is no slip
            if number and words[number - 1].form == first.form:
                continue
            safety = self._judge(document, first, second)
            if safety is not None:
                fix = Fix((Edit(Span(first.end, second.end), ""),), safety)
                yield self.info.finding(document, Span(first.start, second.end), fixes=[fix])

    def _judge(self, document: Document, first: Token, second: Token) -> Safety | None:
        form = first.form
        if form in _CERTAIN:
            if form in _LETTERS and self._is_spelt(document, first, second):
                return None
            return Safety.SAFE if form not in ("قال", "أكثر", "ليس", "أمام", "غير", "دون") else Safety.REVIEW
        gap = document.text[first.end : second.start]
        if "\n" in gap or "\r" in gap or form in _RHETORIC or len(form) < 3:
            return None
        if form[-1] in "ةا" and not form.startswith(("ال", "وال", "بال", "لل")):
            return None  # خطوة خطوة, رويدا رويدا
        lexicon = self._lexicon
        if lexicon.count(form).careful < _LEAST or form not in lexicon.forms:
            return None
        return None if lexicon.listing.name_of(form) in ("people", "places", "capitals", "countries") else Safety.REVIEW

    @staticmethod
    def _is_spelt(document: Document, first: Token, second: Token) -> bool:
        """Whether the two are Latin letters of an abbreviation: «سي إن إن»."""
        before, after = document.neighbours(first)[0], document.neighbours(second)[1]
        around = {token.form.lstrip("ولب") for token in (before, after) if token is not None}
        return not around.isdisjoint(_LETTERS) or "سي" in around


BUILD: Mapping[str, Build] = {"doubled-word": lambda info, material: DoubledWord(info, material.lexicon)}
