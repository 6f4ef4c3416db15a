"""The case of sound masculine plurals: after prepositions, after إن, in construct (catalogue AR515, AR517, AR521)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.judged import Judged
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.governing import GOVERNORS, GOVERNORS_OF_PEOPLE, INNA, PREPOSITIONS, governor
from arabclean.rules.grammar.noun import Speller, speller
from arabclean.rules.grammar.phrase import after, before, heads, inflect, is_definite, span_of, with_conjunctions
from arabclean.rules.grammar.verb import VerbReader, reader
from arabclean.rules.material import Build, Material
from arabclean.text.record import Record
from arabclean.tokens import Token, stems

_FUSED = frozenset(first + second for first in ("", "و", "ف") for second in ("بال", "لل", "كال"))
_ARTICLE = frozenset(("ال",))
_WHEN = frozenset(
    (
        *("أسبوع", "شهر", "عام", "سنة", "يوم", "ليلة", "جملة", "كافة", "عادة", "خاصة", "عامة", "صراحة", "آن", "بارحة"),
        *("أحد", "اثنين", "ثلاثاء", "أربعاء", "خميس", "جمعة", "سبت", "خميس", "مرة", "ذي", "تي", "مقبل", "ماضي"),
    )
)
"""Times and manners, without the article."""
_WITHOUT_OBJECT = with_conjunctions(
    (
        *("قال", "قالت", "صرح", "أشار", "أفاد", "يقول", "تظاهر", "احتج", "اعتصم", "أضرب", "اشتكى", "عاد", "خرج", "جاء"),
        *("شارك", "تجمع", "اجتمع", "ندد", "رحب", "تمكن", "توقف", "استقال", "انسحب", "كان", "سافر", "اتفق", "احتفل"),
    )
)
"""Verbs that have no object, so that the next noun is none."""


@lru_cache(maxsize=16384)
def plural_stem(speller: Speller, form: str, leads: frozenset[str]) -> str:
    """Return the bare human plural in ون that ``form`` is, with one of the proclitics ``leads``; "" when it is none."""
    for lead, stem in stems(form):
        if lead in leads and _is_human_plural(speller, stem, bare=not lead):
            return stem
    return ""


def _is_human_plural(speller: Speller, stem: str, *, bare: bool) -> bool:
    if not stem.endswith("ون") or len(stem) < 5 or speller.nouns.of_singular(stem):
        return False
    if speller.nouns.is_person_plural(stem):
        return True
    if bare or stem in ("مديون", "لاهون"):
        return False
    singular, oblique = stem[:-2], "ال" + stem[:-2] + "ين"
    attested = speller.lexicon.count(oblique)
    if stem.endswith("يون"):
        return attested.careful + attested.news >= 5 and speller.lexicon.count(singular).total >= 5
    if stem.startswith("م") and len(stem) >= 6:
        return attested.careful + attested.news >= 10 and speller.lexicon.count(singular).total >= 50
    return False


class PluralAfterPreposition(Record, eq=False):
    """A plural in ون after what wants ين: من المتظاهرون, للمسؤولون."""

    info: RuleInfo
    speller: Speller
    bodies: frozenset[str]

    @cached_property
    def _plurals(self) -> Judged[tuple[str, str]]:
        return Judged(self._plural)

    def _plural(self, form: str) -> tuple[str, str] | None:
        """Return the stem of a human plural with a preposition written onto it, and of one without."""
        if not form.endswith("ون") or len(form) < 6:
            return None
        fused = plural_stem(self.speller, form, _FUSED)
        alone = "" if fused else plural_stem(self.speller, form, _ARTICLE | {""})
        return (fused, alone) if fused or alone else None

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each human plural in ون that is governed."""
        for form, (fused, alone) in self._plurals.of(document):
            for token in document.occurrences[form]:
                following = after(document, token)
                if following is not None and following.form == "بلا":
                    continue  # مراسلون بلا حدود
                if alone == form and in_construct(document, token, self.bodies):
                    continue  # idafa-noon mends both faults
                if fused or governor(document, token, GOVERNORS_OF_PEOPLE) is not None:
                    yield self._with_adjectives(document, token)
        for form, _ in self._constructs.of(document):
            for token in document.occurrences[form]:
                following = after(document, token)
                if following is None or not following.form.startswith("ال"):
                    continue
                if governor(document, token, GOVERNORS_OF_PEOPLE) is not None:
                    new = form[:-1] + "ي"
                    fix = inflect(document, token, new, self.info.safety)
                    yield self.info.finding(document, token.span, fixes=[fix], args={"suggestion": new})

    @cached_property
    def _constructs(self) -> Judged[str]:
        return Judged(self._construct)

    def _construct(self, form: str) -> str:
        """Return the plural in ون that a form is in construct: مدربو in «مع مدربو المنتخبات»."""
        if not form.endswith("و") or len(form) < 5:
            return ""
        return plural_stem(self.speller, form + "ن", frozenset(("",)))

    def _with_adjectives(self, document: Document, token: Token) -> Finding:
        """Report the plural; the adjectives after it that end in ون go with it."""
        new = token.form[:-2] + "ين"
        edits = list(inflect(document, token, new, self.info.safety).edits)
        last = token
        while (adjective := after(document, last)) is not None and self._is_adjective(token.form, adjective.form):
            edits += inflect(document, adjective, adjective.form[:-2] + "ين", self.info.safety).edits
            last = adjective
        fix = Fix(tuple(edits), self.info.safety)
        return self.info.finding(document, span_of(token, last), fixes=[fix], args={"suggestion": new})

    def _is_adjective(self, noun: str, form: str) -> bool:
        bare = form.removeprefix("ال")
        same = (bare != form) == ("ال" in noun[:4] or noun.startswith("لل"))
        return same and bare.endswith("ون") and self.speller.nouns.is_adjective(bare[:-2])


class NounAfterInna(Record, eq=False):
    """A plural in ون or a dual in ان right after إن: إن المتظاهرون."""

    info: RuleInfo
    speller: Speller
    duals: frozenset[str]

    @cached_property
    def _nominatives(self) -> Judged[bool]:
        return Judged(self._is_nominative)

    def _is_nominative(self, form: str) -> bool:
        if not form.endswith(("ون", "ان")) or not form.startswith("ال") or len(form) < 6:
            return False
        return bool(plural_stem(self.speller, form, _ARTICLE)) or is_dual(self.speller, form[2:], self.duals)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each definite plural or dual in the nominative after إن."""
        for form, _ in self._nominatives.of(document):
            for token in document.occurrences[form]:
                previous = before(document, token)
                if previous is not None and previous.form in INNA:
                    yield _oblique(self.info, document, token)


class NoonInConstruct(Record, eq=False):
    """A plural or dual keeps its noon before its complement: موظفون الوزارة, مع لاعبين الفريق."""

    info: RuleInfo
    speller: Speller
    reader: VerbReader
    bodies: frozenset[str]
    """Whom people belong to, with the article: الوزارة, الفريق, الشركة."""
    reporters: frozenset[str]
    """Verbs whose object is no body: قال, أكد."""
    duals: frozenset[str]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each indefinite plural or dual with noon right before a definite body."""
        for body in heads(document, self.bodies):
            token = before(document, body)
            if token is None or not token.form.endswith(("ون", "ين", "ان")) or len(token.form) < 5:
                continue
            leads = [lead for lead, stem in stems(token.form) if self._is_noun(stem)]
            if len(leads) != 1 or leads[0].endswith(("ال", "لل")):
                continue
            ending = self._ending(document, token, leads[0])
            if ending is not None:
                yield self._finding(document, token, token.form[:-2] + ending)

    def _is_noun(self, stem: str) -> bool:
        nouns = self.speller.nouns
        if nouns.of_singular(stem):
            return False
        if nouns.is_person_plural(stem) and stem.endswith(("ون", "ين")):
            return bool(nouns.of_plural(stem[:-2] + "ون"))  # not سلاطين
        return stem.endswith(("ان", "ين")) and is_dual(self.speller, stem[:-2] + "ان", self.duals)

    def _ending(self, document: Document, token: Token, lead: str) -> str | None:
        """Return what the word ends in without its noon; None where the next noun may be a subject or an object."""
        previous = before(document, token)
        governed = lead.endswith(("ب", "ل", "ك")) or (previous is not None and previous.form in GOVERNORS)
        if governed:
            return "ي"
        if token.form.endswith("ين"):
            return "ي" if self._is_object(document, previous) else None
        nominative = "و" if token.form.endswith("ون") else "ا"
        if previous is None or previous.form in PREPOSITIONS or previous.form in _WITHOUT_OBJECT:
            return nominative
        found = self.reader.read(previous.form, plural=False)
        acts = found is not None and self.reader.verbs.acts(found.base)
        if (acts or previous.form in self.reporters) and self._has_other_object(document, token):
            return nominative
        return None

    def _has_other_object(self, document: Document, token: Token) -> bool:
        """Whether the body is no object, since أن or another noun comes after it: رفض محامون الدفاع القرار."""
        following = after(document, after(document, token))
        if following is None:
            return False
        if following.form.startswith(("أن", "إن", "بأن")):
            return True
        nouns, word = self.speller.nouns, following.form.removeprefix("ال")
        if word == following.form and not word.endswith("ة"):
            return False  # «رفض مسؤولون الاتفاق أمس»
        if word in _WHEN:
            return False
        known = nouns.of_singular(word) or self.speller.lexicon.count("ال" + word).careful >= 20
        return bool(known) and not nouns.is_adjective(word.removesuffix("ة"))

    def _is_object(self, document: Document, previous: Token | None) -> bool:
        """Whether a verb and its definite subject stand before the word: التقى الوزير ممثلين."""
        if previous is None or not is_definite(previous.form) or previous.form.startswith("و"):
            return False
        verb = before(document, previous)
        return verb is not None and self.reader.is_verb(verb.form)

    def _finding(self, document: Document, token: Token, new: str) -> Finding:
        fix = inflect(document, token, new, self.info.safety)
        return self.info.finding(document, token.span, fixes=[fix], args={"suggestion": new})


def in_construct(document: Document, token: Token, bodies: frozenset[str]) -> bool:
    """Whether a definite body follows: وزارة in «موظفون الوزارة»."""
    following = after(document, token)
    return following is not None and following.form in bodies


@lru_cache(maxsize=16384)
def is_dual(speller: Speller, stem: str, duals: frozenset[str]) -> bool:
    """Whether a bare form in ان is a dual, and neither a singular nor a plural: طرفان, دولتان."""
    nouns = speller.nouns
    if not stem.endswith("ان") or nouns.of_singular(stem) or nouns.of_plural(stem):
        return False
    if stem in duals:
        return False
    found = nouns.of_dual(stem)
    oblique = stem[:-2] + "ين"
    if not found and stem.endswith("تان") and len(stem) > 6:
        woman = stem[:-3] + "ة"
        return bool(nouns.of_singular(stem[:-3])) and speller.lexicon.count(woman).careful >= 20  # وزيرتان
    return (
        bool(found) and (speller.lexicon.count(oblique).careful + speller.lexicon.count("ال" + oblique).careful) >= 10
    )


def _oblique(info: RuleInfo, document: Document, token: Token) -> Finding:
    new = token.form[:-2] + "ين"
    fix = inflect(document, token, new, info.safety)
    return info.finding(document, token.span, fixes=[fix], args={"suggestion": new})


def _bodies(material: Material) -> frozenset[str]:
    return frozenset("ال" + body for body in material.lists["grammar"]["bodies"])


def _two_bodies(material: Material) -> frozenset[str]:
    bodies = material.lists["grammar"]["bodies"]
    stems_of_two = (body[:-1] + "ت" if body.endswith("ة") else body for body in bodies)
    return frozenset("ال" + stem + ending for stem in stems_of_two for ending in ("ين", "ان"))


BUILD: Mapping[str, Build] = {
    "prep-soon-plural": lambda info, material: PluralAfterPreposition(info, speller(material), _bodies(material)),
    "inna-noun-case": lambda info, material: NounAfterInna(
        info, speller(material), frozenset(material.lists["grammar"]["no_duals"])
    ),
    "idafa-noon": lambda info, material: NoonInConstruct(
        info,
        speller(material),
        reader(),
        _bodies(material) | _two_bodies(material),
        with_conjunctions(material.lists["grammar"]["reporters"]),
        frozenset(material.lists["grammar"]["no_duals"]),
    ),
}
