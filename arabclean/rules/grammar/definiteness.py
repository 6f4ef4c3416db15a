"""An adjective has the article where its noun has it (catalogue AR526)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.governing import INNA, PREPOSITIONS
from arabclean.rules.grammar.noun import OF_THINGS, Speller, speller
from arabclean.rules.grammar.phrase import before, heads, inflect, is_definite
from arabclean.rules.grammar.subject import opens_clause
from arabclean.rules.grammar.verb import VerbReader, reader
from arabclean.rules.material import Build
from arabclean.text.record import Record
from arabclean.tokens import Token

_ATTRIBUTES = frozenset(
    (
        *("حالي", "مقبل", "قادم", "ماضي", "سابق", "أخير", "تالي", "خطير", "واسع", "طويل", "قديم", "مختلف", "شديد"),
        *("عميق", "هائل", "ضخم", "جاري", "لاحق", "مماثل", "مجاور", "بعيد"),
    )
)
_BETWEEN = frozenset(("كان", "كانت", "يكون", "تكون", "ليس", "ليست", "أصبح", "أصبحت", "يبدو", "تبدو", "بقي", "ظل"))
"""Verbs that wait for a predicate."""


class Definiteness(Record, eq=False):
    """A noun and its adjective after a preposition, one with the article: في مدينة القديمة, في المطار دولي."""

    info: RuleInfo
    speller: Speller
    reader: VerbReader
    nations: frozenset[str]
    """Adjectives of countries, in the masculine."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the word without the article; the correction has it."""
        adjectives = {"ال" + base + ending for base in _ATTRIBUTES for ending in ("", "ة")}
        adjectives |= {"ال" + base for base in self.nations}
        for word in heads(document, frozenset(adjectives)):
            noun = before(document, word)
            if noun is None or not self._agrees(noun.form, word.form):
                continue
            if word.form[2:] in self.nations and noun.form not in _OF_NATIONS:
                continue
            if word.form[2:].removesuffix("ة") in _THE_LATTER and noun.form not in _TIMES:
                continue  # بناء على طلب الأخير: of the latter
            if word.form[2:] in _ALSO_NOUNS and noun.form.startswith(("ت", "إ")):
                continue  # تقليد القديم: an object of the verbal noun
            previous = before(document, noun)
            if previous is not None and previous.form in PREPOSITIONS:
                yield self._finding(document, noun)
        bare = {base + ending for base in (*_ATTRIBUTES, *OF_THINGS, *_MORE) for ending in ("", "ة")}
        for word in heads(document, frozenset(bare)):
            noun = before(document, word)
            if noun is None or not noun.form.startswith("ال") or not self._agrees(noun.form[2:], word.form):
                continue
            if self._ends(document, word) and self._is_after_verb(document, noun):
                yield self._finding(document, word)

    def _ends(self, document: Document, word: Token) -> bool:
        """Whether nothing that the adjective could govern follows it."""
        following = document.neighbours(word)[1]
        if following is None or not following.is_word:
            return True
        return following.form in PREPOSITIONS or following.form in self.speller.followers or following.form in _WHEN

    def _is_after_verb(self, document: Document, noun: Token) -> bool:
        """Whether a preposition leads the noun in a clause that a verb opens, so that no predicate is awaited."""
        token = before(document, noun)
        if token is None or token.form not in PREPOSITIONS:
            return False
        for _ in range(_REACH_BACK):
            previous = before(document, token)
            if previous is None:
                break
            token = previous
            if token.form in INNA or token.form in _BETWEEN or token.form in ("لكن", "ولكن", "من", "أكثر"):
                return False
        else:
            return False
        return opens_clause(document, token) and self.reader.is_verb(token.form) and token.form not in _BETWEEN

    def _finding(self, document: Document, word: Token) -> Finding:
        new = "ال" + word.form
        fix = inflect(document, word, new, self.info.safety)
        return self.info.finding(document, word.span, fixes=[fix], args={"suggestion": new})

    def _agrees(self, form: str, adjective: str) -> bool:
        nouns = self.speller.nouns
        if form in self.speller.followers or is_definite(form):
            return False
        if nouns.of_plural(form) and not nouns.of_singular(form):
            return nouns.is_thing_plural(form) and adjective.endswith("ة")
        gender = nouns.gender(form)
        if not nouns.of_singular(form) and self.speller.lexicon.count("ال" + form).careful < _KNOWN:
            return False
        return gender == ("f" if adjective.endswith("ة") else "m")


_REACH_BACK = 6
_KNOWN = 100
_THE_LATTER = frozenset(("أخير", "ماضي", "سابق", "مختلف", "تالي"))
_TIMES = frozenset(
    ("عام", "شهر", "أسبوع", "يوم", "قرن", "عقد", "موسم", "أعوام", "أشهر", "أسابيع", "أيام", "سنوات", "سنة", "مرة")
)
_ALSO_NOUNS = frozenset(("قديم", "جديد", "كبير", "صغير", "قادم", "بعيد", "ماضي", "أخير"))
_MORE = ("جديد", "حدودي", "ساحلي", "تاريخي", "تجاري", "صناعي", "زراعي", "ثقافي", "تعليمي", "صحي", "رياضي")
_WHEN = frozenset(("فجر", "صباح", "مساء", "ظهر", "ليل", "فجرا", "صباحا", "مساء", "ظهرا", "ليلا", "يوم", "مطلع"))
_OF_NATIONS = frozenset(
    (
        *("وفد", "جانب", "موقف", "جيش", "شعب", "رئيس", "وزير", "سفير", "اقتصاد", "منتخب", "مسؤول", "مبعوث", "اقتراح"),
        *("برلمان", "دستور", "قانون", "نظام", "دوري", "قرار", "رد", "هجوم", "تدخل", "انسحاب", "وجود", "دعم", "ساحل"),
    )
)


BUILD: Mapping[str, Build] = {
    "adjective-definiteness": lambda info, material: Definiteness(
        info, speller(material), reader(), frozenset(material.lists["grammar"]["nations"])
    ),
}
