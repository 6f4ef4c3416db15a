"""Sound plurals that lost or doubled a letter of their ending: «المدنين», «القرارت», «المواطنيين» (catalogue AR420).

The shape of the word tells, and what its plural is; the place has a say only where the word can be another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from arabclean.context import Model
from arabclean.document import Document
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.lexicon.count import Count
from arabclean.lexicon.noun import Nouns
from arabclean.rules.letter.evidence import is_definite
from arabclean.rules.letter.place import is_beside_name
from arabclean.rules.window import window
from arabclean.tokens import Token

_SHORTEST = 5
#: What was counted oftener is a word: الحرمين.
_RARE = 100
#: How common the plural must be, and how many times as common as the form.
_COMMON = 60.0
_TIMES = 40.0
_NEWS_TIMES = 50
_DOUBTFUL_GAIN = 5.0
"""By how much (a logarithm) the place must ask for the plural where the form can be a dual: السورين."""


_BEFORE_DUALS = frozenset({"هذين", "كلا", "هذان", "ذينك", "بهذين", "لهذين"})


class Plural(NamedTuple):
    """What was meant, and whether the form can be another word."""

    offers: tuple[str, ...]
    is_doubtful: bool


class LostEndings:
    """Finds the plurals of a document whose ending is a letter short or too long; safe to share by threads."""

    def __init__(self, lexicon: Lexicon, model: Model, nouns: Nouns) -> None:
        """Take what knows words, places and duals."""
        self._lexicon = lexicon
        self._model = model
        self._nouns = nouns
        self._judged = Judged(self._judge)

    def find(self, document: Document) -> Iterator[tuple[Token, tuple[str, ...]]]:
        """Yield each such word and what was meant, the likeliest first."""
        for form, plural in self._judged.of(document):
            if plural is None:
                continue
            for token in document.occurrences[form]:
                offers = self._placed(document, token, plural)
                if offers and (is_definite(form) or not is_beside_name(document, token, self._lexicon)):
                    yield token, offers

    def _placed(self, document: Document, token: Token, plural: Plural) -> tuple[str, ...]:
        if len(plural.offers) == 1 and not plural.is_doubtful:
            return plural.offers
        place = window(document, token)
        score = self._model.score
        if plural.is_doubtful and place.before in _BEFORE_DUALS:
            return ()
        if plural.is_doubtful and score(place, plural.offers[0]) - score(place, token.form) < _DOUBTFUL_GAIN:
            return ()
        return tuple(sorted(plural.offers, key=lambda offer: -score(place, offer)))

    def _judge(self, form: str) -> Plural | None:
        if len(form) < _SHORTEST or not (form.endswith("ين") or (form[-1] == "ت" and form[-2] != "ا")):
            return None
        lexicon = self._lexicon
        if lexicon.count(form).total > _RARE or lexicon.is_house_word(form):
            return None
        if form[-1] == "ت":
            return self._without_alef(form)
        if form.endswith("يين"):
            right = form[:-3] + "ين"
            is_slip = not lexicon.accepts(form) and self._dominates(right, form, 2 * _TIMES)
            return Plural((right,), False) if is_slip else None
        return self._without_yeh(form)

    def _without_alef(self, form: str) -> Plural | None:
        """«القرارت»; of «الولايت» either الولايات or الولاية may have been meant."""
        if self._lexicon.accepts(form):
            return None  # a verb: دفعت
        rights = (form[:-1] + "ات", form[:-1] + "ة")
        if not self._dominates(rights[0], form, _TIMES):
            return None
        return Plural(tuple(right for right in rights if self._dominates(right, form, _TIMES)), False)

    def _without_yeh(self, form: str) -> Plural | None:
        """«الفلسطينين»: the plural of a nisba, with the article; in the nominative it is too often another plural."""
        if not is_definite(form):
            return None
        right = form[:-2] + "يين"
        own, count = self._lexicon.count(form), self._lexicon.count(right)
        in_news = count.news >= _NEWS_TIMES * max(own.news, 1)
        if not self._dominates(right, form, _TIMES) and not in_news:
            return None
        bare = form[form.index("ل") + 1 :] if not form.startswith("لل") else form[2:]
        return Plural((right,), bool(self._nouns.of_dual(bare)) or own.careful > _RARE / 4)

    def _dominates(self, right: str, form: str, times: float) -> bool:
        weight = _weight(self._lexicon.count(right))
        return weight >= _COMMON and weight >= times * _weight(self._lexicon.count(form))


def _weight(count: Count) -> float:
    return count.careful + count.news / 2 + count.wiki / 5
