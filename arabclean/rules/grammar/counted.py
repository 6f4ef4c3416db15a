"""Numbers and the gender of what they count (catalogue AR501–AR503, AR508)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.noun import Speller, speller
from arabclean.rules.grammar.number import (
    BID,
    ORDINAL_WORDS,
    TEEN_FIRST,
    TEEN_LAST,
    TENS_WORDS,
    UNITS,
    Word,
    is_masculine,
    opposite,
)
from arabclean.rules.grammar.phrase import after, before, folded, heads, is_definite, span_of
from arabclean.rules.grammar.verb import VerbReader, reader
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.rules.respell import respell
from arabclean.text.record import Record
from arabclean.tokens import Kind, Token, readings

_YEAR = frozenset(("عام", "سنة", "العام", "السنة", "لعام", "لسنة", "بعام", "وعام", "وسنة", "عامي", "سنتي"))
_NOT_AFTER = _YEAR | frozenset(("القرن", "الساعة", "رقم", "المادة", "مادة", "صفحة", "الصفحة", "الفقرة", "يوم"))
_FRACTIONS = frozenset(("خمس", "سبع", "تسع", "عشر"))
_NEGATIONS = frozenset(("لم", "لن", "لا", "ما", "ليس", "ولم", "ولن", "ولا", "وما", "فلم", "ألا", "دون", "بلا"))


class UnitGender(Record, eq=False):
    """A unit from 3 to 10 (or بضع) has the same gender as what it counts: ثلاثة سنوات."""

    info: RuleInfo
    speller: Speller
    words: Mapping[str, Word]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each unit whose form is that for the other gender."""
        for head in heads(document, frozenset(self.words)):
            lead, core = self.words[head.form]
            noun = after(document, head)
            if noun is None or not self._may_count(document, head, core):
                continue
            compound = core in UNITS and noun.form.startswith("و") and noun.form in TENS_WORDS
            if compound:
                counted = after(document, noun)
                singular = self.speller.singular(counted.form) if counted is not None else ""
                gender = self.speller.nouns.gender(singular) if singular else ""
            else:
                gender = self.speller.plural_gender(noun.form)
            if not gender or (gender == "m") == self._is_masculine(core):
                continue
            if core in _FRACTIONS and not compound and self._is_fraction(document, noun):
                continue
            right = self._opposite(core)
            new = lead + ("ثمان" if compound and right == "ثماني" else right)
            fix = respell(document, head.span, head.form, new, self.info.safety)
            yield self.info.finding(document, head.span, fixes=[fix], args={"suggestion": new, "noun": noun.form})

    def _may_count(self, document: Document, head: Token, core: str) -> bool:
        """Whether the number is one by itself: no tail of a teen, of a year, of a name with a number."""
        previous = document.neighbours(head)[0]
        if previous is None or not document.is_gap(previous, head):
            return True
        if previous.kind is Kind.NUMBER or previous.form in _NOT_AFTER:
            return False
        if core in TEEN_LAST and previous.form in TEEN_FIRST:
            return False
        at = document.at(head)
        return not any(token.form in _YEAR for token in document.tokens[max(0, at - 4) : at])

    def _is_fraction(self, document: Document, noun: Token) -> bool:
        """Whether a part of a whole can be meant: خمس سكان العالم."""
        following = after(document, noun)
        return not self.speller.nouns.of_plural(noun.form) or (following is not None and is_definite(following.form))

    def _is_masculine(self, core: str) -> bool:
        return core == "بضعة" or is_masculine(core)

    def _opposite(self, core: str) -> str:
        return {"بضع": "بضعة", "بضعة": "بضع"}.get(core) or opposite(core)


class Teens(Record, eq=False):
    """13–19: unit and عشر disagree by rule, and عشر agrees with the noun: خمس عشر يوما, الساعة الرابعة عشر."""

    info: RuleInfo
    speller: Speller

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each teen, cardinal or ordinal, that is wrong in itself or for its noun."""
        for head in heads(document, frozenset(UNITS)):
            last = after(document, head)
            if last is not None and last.form in TEEN_LAST and UNITS[head.form].core not in TEEN_LAST:
                yield from self._cardinal(document, head, last)
        for head in heads(document, frozenset(ORDINAL_WORDS)):
            last = after(document, head)
            if last is not None and last.form in TEEN_LAST:
                yield from self._ordinal(document, head, last)

    def _cardinal(self, document: Document, head: Token, last: Token) -> Iterator[Finding]:
        lead, core = UNITS[head.form]
        noun = after(document, last)
        gender = self.speller.singular_gender(noun.form) if noun is not None else ""
        if noun is not None and not gender and noun.form.endswith("ا") and not self.speller.singular(noun.form):
            gender = "m"
        written = "m" if is_masculine(core) else "f"
        is_sound = (written == "m") == (last.form == "عشر")
        if is_sound and (not gender or gender == written):
            return
        if is_sound and noun is not None and not self.speller.singular(noun.form):
            return
        masculine = lead + (core if written == "m" else opposite(core)) + " عشر"
        short = opposite(core) if written == "m" else core
        feminine = lead + ("ثماني" if short == "ثمان" else short) + " عشرة"
        rights = {"m": [masculine], "f": [feminine]}.get(gender, [masculine, feminine])
        yield self._finding(document, head, last, rights)

    def _ordinal(self, document: Document, head: Token, last: Token) -> Iterator[Finding]:
        lead, core = ORDINAL_WORDS[head.form]
        noun = before(document, head)
        gender = self._definite_gender(noun.form) if noun is not None else ""
        first, second = ("f" if core.endswith("ة") else "m"), ("f" if last.form == "عشرة" else "m")
        if first == second:
            return
        gender = gender or first
        masculine = lead + core.removesuffix("ة") + " عشر"
        yield self._finding(
            document, head, last, [masculine if gender == "m" else lead + core.removesuffix("ة") + "ة عشرة"]
        )

    def _definite_gender(self, form: str) -> str:
        for reading in readings(form):
            if reading.is_definite and self.speller.nouns.of_singular(reading.stem):
                return self.speller.nouns.gender(reading.stem)
        return ""

    def _finding(self, document: Document, head: Token, last: Token, rights: list[str]) -> Finding:
        span = span_of(head, last)
        old = folded(document, span)
        fixes = [respell(document, span, old, right, self.info.safety) for right in rights]
        return self.info.finding(document, span, fixes=fixes, args={"suggestion": rights[0]})


_ONE = {"واحد": "m", "واحدة": "f", "واحدا": "m"}
_TWO = {"اثنان": "m", "اثنين": "m", "اثنتان": "f", "اثنتين": "f"}
_OTHER_TWO = {"اثنان": "اثنتان", "اثنين": "اثنتين", "اثنتان": "اثنان", "اثنتين": "اثنين"}
_ONE_OF = {lead + word: (lead, word) for lead in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول") for word in ("أحد", "إحدى")}
_NOT_COUNTED = frozenset(("رجل", "مئة", "مائة", "ألف", "مليون", "مليار", "بليون", "تريليون"))
"""On one's own foot; and what is one of the counted is not one of the number: «ليلة من ألف واحدة»."""
_NOT_AFTER_ONE = frozenset(
    (
        "مما",
        "ممن",
        "منهن",
        "منكم",
        "من",
        "منهم",
        "منها",
        "منهما",
        "منا",
        "تلو",
        "بعد",
        "أو",
        "أم",
        "فقط",
        "على",
        "وراء",
        "إلى",
    )
)


class OneAndTwo(Record, eq=False):
    """One and two agree with their noun: مرة واحد, أحد الدول, إحدى المشاريع."""

    info: RuleInfo
    speller: Speller
    reader: VerbReader
    unsure: frozenset[str]
    """Plurals that may mean men, or be no plurals: أحد القيادات, أحد أشهر الكتاب."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each واحد, اثنان and أحد that disagrees."""
        for word in heads(document, frozenset(_ONE)):
            yield from self._one(document, word)
        for word in heads(document, frozenset(_TWO)):
            noun = before(document, word)
            genders = {item.gender for item in self.speller.nouns.of_dual(noun.form)} if noun is not None else set()
            if len(genders) == 1 and genders <= {"m", "f"} and _TWO[word.form] not in genders:
                yield self._finding(document, word, _OTHER_TWO[word.form])
        for word in heads(document, frozenset(_ONE_OF)):
            yield from self._one_of(document, word)

    def _one(self, document: Document, word: Token) -> Iterator[Finding]:
        noun = before(document, word)
        following = after(document, word)
        if noun is None:
            return
        if following is not None and (following.form in _NOT_AFTER_ONE or following.form in TENS_WORDS):
            return
        previous = before(document, noun)
        if (
            noun.form in _NOT_COUNTED
            or noun.form in self.speller.followers
            or (previous is not None and self._may_govern(previous.form))
        ):
            return
        gender = self.speller.nouns.gender(self.speller.singular(noun.form) or "?")
        if not gender or gender == _ONE[word.form]:
            return
        accusative = word.form == "واحدا" or (noun.form.endswith("ا") and gender == "m")
        yield self._finding(document, word, "واحدة" if gender == "f" else "واحدا" if accusative else "واحد")

    def _may_govern(self, form: str) -> bool:
        """Whether واحد may belong to this word and the noun only complete it: عينة دم واحدة."""
        if self.reader.is_verb(form):
            return False
        if form in ("كل", "لكل", "بكل") or form.endswith(("ة", "تي", "تا")):
            return not is_definite(form)
        return form not in self.speller.followers and any(
            self.speller.nouns.of_singular(reading.stem) or self.speller.nouns.of_plural(reading.stem)
            for reading in readings(form)
            if not reading.is_definite and not reading.pronoun
        )

    def _one_of(self, document: Document, word: Token) -> Iterator[Finding]:
        lead, core = _ONE_OF[word.form]
        noun = after(document, word)
        if noun is None or self._is_negated(document, word):
            return
        gender = self._group_gender(noun.form)
        if gender and (gender == "m") != (core == "أحد"):
            yield self._finding(document, word, lead + ("أحد" if gender == "m" else "إحدى"))

    def _group_gender(self, form: str) -> str:
        """Return the gender of one of a plural, with the article or in construct."""
        for reading in readings(form):
            if reading.proclitic in ("ال", "") and not reading.pronoun and form not in self.unsure:
                if reading.proclitic == "" and self.speller.nouns.is_also_verb(reading.stem):
                    continue
                gender = self.speller.plural_gender(reading.stem)
                if gender:
                    return gender
        return ""

    def _is_negated(self, document: Document, word: Token) -> bool:
        at = document.at(word)
        return any(token.form in _NEGATIONS for token in document.tokens[max(0, at - 6) : at])

    def _finding(self, document: Document, word: Token, new: str) -> Finding:
        fix = respell(document, word.span, word.form, new, self.info.safety)
        return self.info.finding(document, word.span, fixes=[fix], args={"suggestion": new})


BUILD: Mapping[str, Build] = {
    "number-gender-3-10": lambda info, material: UnitGender(info, speller(material), UNITS),
    "number-gender-1-2": lambda info, material: OneAndTwo(
        info, speller(material), reader(), frozenset(material.lists["grammar"]["not_one_of"])
    ),
    "number-teens": lambda info, material: Teens(info, speller(material)),
    "bid-gender": lambda info, material: UnitGender(info, speller(material), BID),
}
NEEDS: Mapping[str, Needs] = {
    "number-gender-3-10": Needs(forms=frozenset(UNITS)),
    "number-gender-1-2": Needs(forms=frozenset((*_ONE, *_TWO, *_ONE_OF))),
    "number-teens": Needs(forms=frozenset(TEEN_LAST)),
    "bid-gender": Needs(forms=frozenset(BID)),
}
