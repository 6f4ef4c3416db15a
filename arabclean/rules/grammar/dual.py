"""The case of duals: after prepositions, as numbers, after كلا (catalogue AR507, AR516, AR528)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Message
from arabclean.judged import Judged
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.governing import GOVERNORS_OF_PEOPLE, NUMBER_GOVERNORS, PREPOSITIONS, governor
from arabclean.rules.grammar.noun import Speller, speller
from arabclean.rules.grammar.phrase import after, before, heads, inflect, span_of, with_conjunctions
from arabclean.rules.grammar.plural import is_dual
from arabclean.rules.grammar.verb import VerbReader, reader
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.text import Edit
from arabclean.text.record import Record
from arabclean.tokens import Stem, Token, readings, stems

_LEADS = tuple(first + second for first in ("", "و", "ف") for second in ("", "ب", "ل", "ك"))
_NUMBERS = ("مئت", "مائت", "ألف", "مليون", "مليار", "بليون")
_DUAL_NUMBERS = {lead + stem + ending: lead for lead in _LEADS for stem in _NUMBERS for ending in ("ان", "ين")}
_TWO = {lead + stem: lead for lead in _LEADS for stem in ("اثنان", "اثنتان")}
_TIMES = frozenset(
    stem + ending
    for stem, ending in (
        *((stem, "ان") for stem in ("يوم", "أسبوع", "شهر", "عام", "قرن", "عقد")),
        *((stem, "تان") for stem in ("سن", "ساع", "دقيق", "ليل", "مر")),
    )
)
_NEAR = with_conjunctions(("قارب", "قاربت", "يقارب", "تقارب", "ناهز", "ناهزت", "يناهز", "تناهز"))
_BEFORE = NUMBER_GOVERNORS | with_conjunctions(("قبل",))
_FUSED = frozenset(first + second for first in ("", "و", "ف") for second in ("بال", "لل", "كال"))


_GAINING = with_conjunctions(
    (
        *("سجل", "سجلت", "أحرز", "أحرزت", "حقق", "حققت", "خسر", "خسرت", "أهدر", "أهدرت", "أضاع", "أضاعت"),
        *("خاض", "خاضت", "نال", "نالت", "حصد", "حصدت", "تلقى", "تلقت", "قدم", "قدمت", "نشر", "نشرت", "كتب", "كتبت"),
        *("ألقى", "ألقت", "اشترى", "اشترت", "أصدر", "أصدرت", "عقد", "عقدت", "أجرى", "أجرت", "أطلق", "أطلقت"),
        *("يملك", "تملك", "أسس", "أسست"),
    )
)
"""Verbs that persons and teams are the subjects of, and things the objects."""
_PLAYERS = frozenset(("فريق", "منتخب", "نادي", "وفد", "حزب", "شركة", "وزارة", "حكومة", "لجنة", "جامعة", "هيئة", "فرقة"))
_ACCUSATIVE = Message("المثنى يُنصب بالياء: «{suggestion}»", "As an object the dual ends in -ayn: “{suggestion}”")


class DualNumber(Record, eq=False):
    """مئتان, ألفان, مليونان and the like in the wrong case, or with their noon before what they count."""

    info: RuleInfo
    speller: Speller

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such number."""
        for word in heads(document, frozenset(_DUAL_NUMBERS)):
            lead = _DUAL_NUMBERS[word.form]
            noun = after(document, word)
            governed = self._is_governed(document, word, lead)
            counts = noun is not None and self._is_counted(noun.form)
            stem, nominative = word.form[:-2], word.form.endswith("ان")
            if counts and not nominative:
                continue  # «ألفين شخص» is hundreds-form
            if counts:
                yield self._finding(document, word, stem + ("ي" if governed else "ا"))
            elif nominative and governed:
                yield self._finding(document, word, stem + "ين")
        for word in heads(document, frozenset(_TWO)):
            if self._is_governed(document, word, _TWO[word.form]):
                yield self._finding(document, word, word.form[:-2] + "ين")

    def _is_governed(self, document: Document, word: Token, lead: str) -> bool:
        previous = before(document, word)
        if lead.endswith(("ب", "ل", "ك")) or (previous is not None and previous.form in _NEAR):
            return True
        return governor(document, word, NUMBER_GOVERNORS) is not None

    def _is_counted(self, form: str) -> bool:
        return bool(self.speller.nouns.of_singular(form)) and form not in self.speller.followers

    def _finding(self, document: Document, word: Token, new: str) -> Finding:
        fix = inflect(document, word, new, self.info.safety)
        return self.info.finding(document, word.span, fixes=[fix], args={"suggestion": new})


class DualAfterPreposition(Record, eq=False):
    """A dual in ان after what wants ين: بين الطرفان, منذ يومان."""

    info: RuleInfo
    speller: Speller
    no_duals: frozenset[str]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each governed dual in the nominative."""
        for form, (lead, stem) in self._duals.of(document):
            for token in document.occurrences[form]:
                if (
                    lead in _FUSED
                    or governor(document, token, GOVERNORS_OF_PEOPLE)
                    or (stem in _TIMES and governor(document, token, _BEFORE))
                ):
                    yield self._finding(document, token)

        for form, _ in self._two_things.of(document):
            for token in document.occurrences[form]:
                if self._is_object(document, token):
                    yield self._of_object(document, token)

    @cached_property
    def _two_things(self) -> Judged[bool]:
        return Judged(self._are_two_things)

    def _are_two_things(self, form: str) -> bool:
        """Whether a form is the dual of a thing, in ان and without the article."""
        nouns = self.speller.nouns
        if not form.endswith("ان") or len(form) < 5 or form in self.no_duals:
            return False
        if nouns.of_singular(form) or nouns.of_plural(form):
            return False
        found = nouns.of_dual(form[:-2] + "ين")
        return bool(found) and not any(noun.person for noun in found)

    def _is_object(self, document: Document, token: Token) -> bool:
        """Whether a verb of winning and giving stands before, with its subject: «سجل اللاعب هدفان»."""
        subject = before(document, token)
        verb = before(document, subject)
        if subject is None or verb is None or verb.form not in _GAINING or not subject.form.startswith("ال"):
            return False
        found = self.speller.nouns.of_singular(subject.form[2:])
        return bool(found) and all(noun.person or noun.singular in _PLAYERS for noun in found)

    def _of_object(self, document: Document, token: Token) -> Finding:
        """Report the object; the adjective after it that ends in ان goes with it."""
        new = token.form[:-2] + "ين"
        edits = list(inflect(document, token, new, self.info.safety).edits)
        last, adjective = token, after(document, token)
        if adjective is not None and adjective.form.endswith("ان"):
            base = adjective.form[:-2]
            if self.speller.nouns.is_adjective(base[:-1] if base.endswith("ت") else base):
                edits += inflect(document, adjective, base + "ين", self.info.safety).edits
                last = adjective
        fix = Fix(tuple(edits), self.info.safety)
        return self.info.finding(
            document, span_of(token, last), fixes=[fix], args={"suggestion": new}, message=_ACCUSATIVE
        )

    @cached_property
    def _duals(self) -> Judged[Stem]:
        return Judged(self._dual)

    def _dual(self, form: str) -> Stem | None:
        """Return how a form is read as a dual in ان that stands alone or with a preposition written onto it."""
        if len(form) < 5 or not form.endswith("ان") or form in _DUAL_NUMBERS:
            return None
        read = next((stem for stem in stems(form) if is_dual(self.speller, stem.stem, self.no_duals)), None)
        return read if read is not None and (read.proclitic in _FUSED or read.proclitic in ("", "ال")) else None

    def _finding(self, document: Document, token: Token) -> Finding:
        new = token.form[:-2] + "ين"
        fix = inflect(document, token, new, self.info.safety)
        return self.info.finding(document, token.span, fixes=[fix], args={"suggestion": new})


_BOTH = {lead + word: lead for lead in _LEADS for word in ("كلا", "كلتا")}
_BOTH_OF_THEM = {
    lead + word + pronoun: (lead, word[:-1] + "ي" + pronoun)
    for lead in _LEADS
    for word in ("كلا", "كلتا")
    for pronoun in ("هما", "كما", "نا")
}


class Both(Record, eq=False):
    """كلا and كلتا: gender, the dual after them, and their own case before a pronoun."""

    info: RuleInfo
    speller: Speller
    reader: VerbReader
    no_duals: frozenset[str]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield كلا or كلتا in the wrong gender, the dual after it in the wrong case, and في كلاهما."""
        for word in heads(document, frozenset(_BOTH)):
            noun = after(document, word)
            if noun is not None:
                yield from self._with_noun(document, word, noun)
        for word in heads(document, frozenset(_BOTH_OF_THEM)):
            lead, form = _BOTH_OF_THEM[word.form]
            governed = governor(document, word, PREPOSITIONS) is not None or self._is_object(document, word)
            if lead.endswith(("ب", "ل", "ك")) or governed:
                fix = inflect(document, word, lead + form, self.info.safety)
                yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": lead + form})

    def _is_object(self, document: Document, word: Token) -> bool:
        """Whether a verb and its subject, one person, stand before the word: استقبل الرئيس كلاهما."""
        subject = before(document, word)
        if subject is None or not subject.form.startswith("ال"):
            return False
        if not any(noun.person for noun in self.speller.nouns.of_singular(subject.form[2:])):
            return False
        verb = before(document, subject)
        return verb is not None and self.reader.is_verb(verb.form)

    def _with_noun(self, document: Document, word: Token, noun: Token) -> Iterator[Finding]:
        stem = noun.form.removeprefix("ال")
        gender = self._gender(stem) or self._owned(noun.form)
        if not gender:
            return
        right = _BOTH[word.form] + ("كلتا" if gender == "f" else "كلا")
        edits: list[Edit] = []
        first, last = noun, word
        if right != word.form:
            edits += inflect(document, word, right, self.info.safety).edits
            first = word
        new = noun.form
        if stem.endswith("ان"):
            new = noun.form[:-2] + "ين"
            edits += inflect(document, noun, new, self.info.safety).edits
            last = noun
        if edits:
            span = span_of(first, last if first is word else noun)
            suggestion = right if last is word else new if first is noun else f"{right} {new}"
            fix = Fix(tuple(edits), self.info.safety)
            yield self.info.finding(document, span, fixes=[fix], args={"suggestion": suggestion})

    def _owned(self, form: str) -> str:
        """Return the gender of a dual with its pronoun: ساقيه, يديها."""
        for reading in readings(form):
            if reading.pronoun and not reading.proclitic and reading.stem.endswith("ي"):
                gender = self._gender(reading.stem + "ن")
                if gender:
                    return gender
        return ""

    def _gender(self, stem: str) -> str:
        """Return the gender of a dual; "" when it is none, or in doubt."""
        if not stem.endswith(("ان", "ين")) or stem in self.no_duals:
            return ""
        nouns = self.speller.nouns
        genders = {noun.gender for noun in nouns.of_dual(stem)}
        if genders:
            return genders.pop() if len(genders) == 1 and "c" not in genders else ""
        if stem.endswith(("تان", "تين")) and self.speller.lexicon.count(stem[:-3] + "ة").careful >= 20:
            return "f" if not self.speller.lexicon.count(stem[:-2]).careful >= 20 else ""
        return ""


BUILD: Mapping[str, Build] = {
    "dual-case-number": lambda info, material: DualNumber(info, speller(material)),
    "prep-dual": lambda info, material: DualAfterPreposition(
        info, speller(material), frozenset(material.lists["grammar"]["no_duals"])
    ),
    "kila-kilta": lambda info, material: Both(
        info, speller(material), reader(), frozenset(material.lists["grammar"]["no_duals"])
    ),
}
NEEDS: Mapping[str, Needs] = {
    "dual-case-number": Needs(forms=frozenset((*_DUAL_NUMBERS, *_TWO))),
    "kila-kilta": Needs(forms=frozenset((*_BOTH, *_BOTH_OF_THEM))),
}
