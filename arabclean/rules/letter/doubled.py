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
        "أم", "بطرس", "جورا", "لو", "لولو", "هو", "هي", "أنت", "شيء", "مرة", "سنة", "يوم", "عام", "أول", "كان",
        "صباح", "مساء", "لطف", "كل", "أهلا", "مرحبا", "سلام", "طاق", "تك", "ألف", "إلخ", "مليون", "دق", "قرب", "رأسا",
        "وجها", "يدا", "جنبا", "كتفا", "دوم", "كوكو", "هيا", "يلا", "هنا",
    }
)  # fmt: skip
"""Words that are said twice on purpose, or are one name said twice."""
_ARTICLES = ("ال", "وال", "بال", "لل", "فال", "كال")
_PRONOUNS = ("ها", "هما", "هم", "نا")
_LEAST_DEFINITE = 50
_LEAST = 100
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
        after = document.neighbours(second)[1]
        leads = after is not None and document.is_gap(second, after) and self._is_definite(after.form)
        if form == "من":  # «من من المرشحين» is a question, and ممن may be meant before a verb
            return Safety.REVIEW if leads and "\n" not in gap and not self._asks(document, first, after) else None
        if "\n" in gap or "\r" in gap or form in _RHETORIC or len(form) < 3:
            return None
        is_definite = form.startswith(_ARTICLES) and len(form) > 4
        may_reduplicate = form.endswith(("ة", "ا")) and not form.endswith(_PRONOUNS)
        if may_reduplicate and not is_definite and not (leads and form[-1] == "ة"):
            return None  # خطوة خطوة, رويدا رويدا
        lexicon = self._lexicon
        if lexicon.count(form).careful < (_LEAST_DEFINITE if is_definite else _LEAST) or form not in lexicon.forms:
            return None
        if is_definite:
            return Safety.REVIEW
        is_noun = lexicon.count("ال" + form).careful >= _LEAST  # «مدينة», which is a place, too
        is_name = lexicon.listing.name_of(form) in ("people", "places", "capitals", "countries") and not is_noun
        return None if is_name else Safety.REVIEW

    def _is_definite(self, form: str) -> bool:
        """Whether a word is definite by itself: with the article, or the name of a place."""
        return form.startswith("ال") or self._lexicon.listing.name_of(form) in ("places", "capitals", "countries")

    @staticmethod
    def _asks(document: Document, first: Token, after: Token | None) -> bool:
        """Whether «من من» opens a question, or what follows is many, of whom one is meant."""
        before = document.neighbours(first)[0]
        many = after is not None and after.form.startswith("ال") and after.form.endswith(("ين", "ات"))
        return many or before is None or not before.is_word or not document.is_gap(before, first)

    @staticmethod
    def _is_spelt(document: Document, first: Token, second: Token) -> bool:
        """Whether the two are Latin letters of an abbreviation: «سي إن إن»."""
        before, after = document.neighbours(first)[0], document.neighbours(second)[1]
        around = {token.form.lstrip("ولب") for token in (before, after) if token is not None}
        return not around.isdisjoint(_LETTERS) or "سي" in around


BUILD: Mapping[str, Build] = {"doubled-word": lambda info, material: DoubledWord(info, material.lexicon)}
