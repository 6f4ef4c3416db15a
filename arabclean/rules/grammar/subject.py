"""Verbs and their human subjects (catalogue AR518–AR520, AR527, AR529)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.judged import Judged
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.noun import Speller, speller
from arabclean.rules.grammar.phrase import after, before, heads, inflect, span_of
from arabclean.rules.grammar.plural import is_dual, plural_stem
from arabclean.rules.grammar.verb import Finite, VerbReader, reader
from arabclean.rules.material import Build, Material
from arabclean.text import Edit
from arabclean.text.record import Record
from arabclean.tokens import Kind, Token

_ARTICLE = frozenset(("ال",))
_OPENERS = frozenset(".،؛:!؟?«(-–—")
_BEFORE_NOUNS = frozenset(("في", "من", "إلى", "على", "عن", "مع", "بعد", "قبل", "غير", "كل", "إلا"))
_RELATIVES = frozenset(("الذين", "للذين", "والذين", "ممن", "هل", "من", "ما", "مما"))
_SIGNING = frozenset(("وقع", "يوقع"))
_PARTIES = frozenset(("طرف", "جانب", "فريق", "منتخب", "حزب", "وفد"))
"""Bodies that do what persons do."""
_THEIR = ("هم", "هما", "هن")


class SubjectInEen(Record, eq=False):
    """A subject in ين: right after a verb that takes no person for object, or before its verb at the very beginning.

    «قال المسؤولين», «المواطنين يشتكون».
    """

    info: RuleInfo
    speller: Speller
    reader: VerbReader
    duals: frozenset[str]

    @cached_property
    def _nominatives(self) -> Judged[str]:
        return Judged(self._nominative)

    @cached_property
    def _plurals(self) -> Judged[str]:
        return Judged(self._plural)

    def _plural(self, form: str) -> str:
        """Return the nominative of a plural of persons in ين; empty for other forms."""
        bare = form.removeprefix("و")
        if not form.endswith("ين") or len(bare) < 6:
            return ""
        return plural_stem(self.speller, bare[:-2] + "ون", _ARTICLE | {""})

    @cached_property
    def _constructs(self) -> Judged[str]:
        return Judged(self._construct)

    def _construct(self, form: str) -> str:
        """Return the nominative of a plural of persons in construct, in ي: مسؤولي; empty for other forms."""
        if not form.endswith("ي") or len(form) < 5 or form.startswith("ال"):
            return ""
        return plural_stem(self.speller, form[:-1] + "ون", frozenset(("",)))

    def _is_body(self, form: str) -> bool:
        """Whether a word is a noun with the article, and no adjective: not «ممثلي المفضل», my favourite."""
        nouns, bare = self.speller.nouns, form[2:]
        known = nouns.of_singular(bare) or nouns.of_plural(bare)
        if not form.startswith("ال") or len(form) < 5:
            return False
        return form.endswith("ة") or (bool(known) and bare[0] != "م" and not nouns.is_adjective(bare))

    def _in_construct(self, document: Document, form: str) -> Iterator[Finding]:
        """Yield a plural in construct that a verb has for subject: «قال مسؤولي الوزارة», «مسؤولي الوزارة يجتمعون»."""
        for noun in document.occurrences[form]:
            body = after(document, noun)
            if body is None or not self._is_body(body.form):
                continue
            verb = before(document, noun)
            found = self.reader.read(verb.form, plural=False) if verb is not None else None
            told = verb is not None and found is not None and acting(self.reader, found) and is_free(document, verb)
            if not told and _opens_sentence(document, noun):
                last = after(document, body)
                later = self.reader.read(last.form) if last is not None else None
                told = later is not None and not later.lead and later.cell.endswith("3mp")
            if told:
                new = form[:-1] + "و"
                fix = inflect(document, noun, new, self.info.safety)
                yield self.info.finding(document, noun.span, fixes=[fix], args={"suggestion": new})

    def _nominative(self, form: str) -> str:
        """Return the ending of a definite plural or dual in ين when it is a subject; empty for other forms."""
        if not form.endswith("ين") or not form.startswith("ال") or len(form) < 7:
            return ""
        plural = bool(plural_stem(self.speller, form[:-2] + "ون", _ARTICLE))
        if is_dual(self.speller, form[2:-2] + "ان", self.duals) and any(
            (noun.person and not plural) or noun.singular in _PARTIES for noun in self.speller.nouns.of_dual(form[2:])
        ):
            return "ان"
        return "ون" if plural else ""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the noun; the correction is its nominative."""
        for form, _ in self._plurals.of(document):
            yield from self._before_verb(document, form)
        for form, _ in self._constructs.of(document):
            yield from self._in_construct(document, form)
        for form, ending in self._nominatives.of(document):
            for noun in document.occurrences[form]:
                verb = before(document, noun)
                found = self.reader.read(verb.form, plural=False) if verb is not None else None
                if verb is None or found is None or not acting(self.reader, found) or not is_free(document, verb):
                    continue
                new = form[:-2] + ending
                fix = inflect(document, noun, new, self.info.safety)
                yield self.info.finding(document, noun.span, fixes=[fix], args={"suggestion": new})

    def _before_verb(self, document: Document, form: str) -> Iterator[Finding]:
        """Yield a plural that opens its sentence and has a plural verb right after it."""
        for noun in document.occurrences[form]:
            verb = after(document, noun)
            found = self.reader.read(verb.form) if verb is not None else None
            if found is None or found.lead or not found.cell.endswith("3mp") or not _opens_sentence(document, noun):
                continue
            new = form[:-2] + "ون"
            fix = inflect(document, noun, new, self.info.safety)
            yield self.info.finding(document, noun.span, fixes=[fix], args={"suggestion": new})


class PluralVerbFirst(Record, eq=False):
    """A plural verb right before its subject: قالوا المسؤولون."""

    info: RuleInfo
    speller: Speller
    reader: VerbReader
    people: frozenset[str]
    """Plurals of persons that show no case, with the article: الناس, الطلاب."""

    @cached_property
    def _plurals(self) -> Judged[Finite]:
        return Judged(self._plural)

    def _plural(self, form: str) -> Finite | None:
        """Return how a form is read as a verb of them."""
        if not form.endswith(("وا", "ون")) or len(form) < 4 or form.startswith("ال"):
            return None
        found = self.reader.read(form)
        return found if found is not None and found.cell.endswith("3mp") else None

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the verb; the correction is its singular."""
        for form, found in self._plurals.of(document):
            for verb in document.occurrences[form]:
                noun = after(document, verb)
                if noun is None or not self._is_finite(document, verb, found):
                    continue
                if self._is_subject(noun.form, found):
                    new = found.in_cell("3ms")
                    fix = inflect(document, verb, new, self.info.safety)
                    yield self.info.finding(document, verb.span, fixes=[fix], args={"suggestion": new})

    def _is_finite(self, document: Document, verb: Token, found: Finite) -> bool:
        """Whether the verb is one, and not that of a relative clause or of a subject before it."""
        if self.reader.nouns.of_singular(verb.form[:-1]):
            return False  # عضوا
        previous = before(document, verb)
        if previous is None:
            return True
        return previous.form not in _RELATIVES and not (found.verb.past == "كان" and not found.lead)

    def _is_subject(self, form: str, found: Finite) -> bool:
        if form.endswith("ون"):
            return form.startswith("ال") and bool(plural_stem(self.speller, form, _ARTICLE))
        return form in self.people and acting(self.reader, found)


class SingularVerbLast(Record, eq=False):
    """A plural or dual subject at the head of its clause and a singular verb right after it: المحتجون أغلق."""

    info: RuleInfo
    speller: Speller
    reader: VerbReader
    impersonal: frozenset[str]
    duals: frozenset[str]
    people: frozenset[str]
    """Plurals of persons that show no case, with the article."""

    @cached_property
    def _subjects(self) -> Judged[str]:
        return Judged(self._number)

    def _number(self, form: str) -> str:
        """Return ``plural`` or ``dual`` for a definite nominative; empty for other forms."""
        if not form.endswith(("ون", "ان")) or not form.startswith(("ال", "وال")) or len(form) < 7:
            return ""
        bare = form.removeprefix("و")
        if plural_stem(self.speller, bare, _ARTICLE):
            return "plural"
        return "dual" if is_dual(self.speller, bare[2:], self.duals) else ""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the verb; the correction agrees with the subject."""
        for form, number in self._subjects.of(document):
            plural = number == "plural"
            for noun in document.occurrences[form]:
                verb = after(document, noun)
                if verb is None or not opens_clause(document, noun):
                    continue
                finding = self._judge(document, noun, verb, plural)
                if finding is not None:
                    yield finding
        for noun in heads(document, self.people):
            verb = after(document, noun)
            if verb is None or not opens_clause(document, noun) or self._is_party(document, noun.form):
                continue
            found = self.reader.read(verb.form, plural=False)
            finding = self._judge(document, noun, verb, True) if found and acting(self.reader, found) else None
            if finding is not None:
                yield finding

    @staticmethod
    def _is_party(document: Document, form: str) -> bool:
        """Whether the text names a party so: «حزب العمال» is «العمال» in its headline."""
        leads = (before(document, token) for token in document.occurrences[form])
        return any(lead is not None and lead.form.endswith("حزب") for lead in leads)

    def _judge(self, document: Document, noun: Token, verb: Token, plural: bool) -> Finding | None:
        found = self.reader.read(verb.form, plural=False)
        feminine = not plural and noun.form.endswith("تان")
        if found is None or found.lead:
            return None
        if found.base in self.impersonal and (plural or found.base not in _SIGNING):
            return None
        if not found.cell.endswith(("3ms", "3fs") if feminine else "3ms"):
            return None
        if len(found.base) < 3 or found.base.endswith(("ون", "ان")) or verb.form in self.speller.followers:
            return None
        is_noun = self.reader.nouns.of_singular(verb.form) or self.reader.nouns.of_plural(verb.form)
        if self.reader.nouns.is_adjective(verb.form) or (is_noun and plural and not acting(self.reader, found)):
            return None
        at = document.at(verb)
        if any(token.form.endswith(_THEIR) for token in document.tokens[at + 1 : at + 6]):
            return None  # the verb's subject is another: السكان يبلغ عددهم
        new = found.in_cell("3mp" if plural else "3fd" if feminine else "3md")
        if not new or new == verb.form:
            return None
        fix = inflect(document, verb, new, self.info.safety)
        return self.info.finding(document, verb.span, fixes=[fix], args={"suggestion": new})


class ThingsAsPeople(Record, eq=False):
    """A plural of things with a verb or relative of men: الطائرات قصفوا, الشركات الذين."""

    info: RuleInfo
    speller: Speller
    reader: VerbReader
    groups: frozenset[str]
    """Plurals of things that are made of people: القوات, الأطراف."""

    @cached_property
    def _plurals(self) -> Judged[Finite]:
        return Judged(self._plural)

    def _plural(self, form: str) -> Finite | None:
        """Return how a form, with neither و nor ف, is read as a verb of them."""
        if not form.endswith(("وا", "ون")) or len(form) < 4 or form.startswith(("ال", "وال")):
            return None
        found = self.reader.read(form)
        return found if found is not None and found.cell.endswith("3mp") and found.lead not in ("و", "ف") else None

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the verb; the correction is feminine singular."""
        for form, found in self._plurals.of(document):
            for verb in document.occurrences[form]:
                yield from self._judge(document, verb, found)

    def _judge(self, document: Document, verb: Token, found: Finite) -> Iterator[Finding]:
        noun = before(document, verb)
        edits: list[Edit] = []
        first, suggestion = verb, found.in_cell("3fs")
        if noun is not None and noun.form == "الذين":
            first = noun
            edits += inflect(document, noun, "التي", self.info.safety).edits
            noun = before(document, noun)
            suggestion = f"التي {suggestion}"
        if noun is None or not self._is_thing(noun.form) or not opens_clause(document, noun):
            return
        edits += inflect(document, verb, found.in_cell("3fs"), self.info.safety).edits
        fix = Fix(tuple(edits), self.info.safety)
        yield self.info.finding(document, span_of(first, verb), fixes=[fix], args={"suggestion": suggestion})

    def _is_thing(self, form: str) -> bool:
        bare = form.removeprefix("و")
        if not bare.startswith("ال") or bare[2:] in self.groups:
            return False
        stem = bare[2:]
        return self.reader.nouns.is_thing_plural(stem) and not self.reader.nouns.of_singular(stem)


class VerbGender(Record, eq=False):
    """A verb and a person of the other gender right after it: قال المتحدثة, أعلنت الوزير."""

    info: RuleInfo
    reader: VerbReader
    women: frozenset[str]
    men: frozenset[str]
    many_women: frozenset[str]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the verb; the correction has its subject's gender."""
        yield from self._after_women(document)
        for noun in heads(document, self.women | self.men):
            verb = before(document, noun)
            found = self.reader.read(verb.form, plural=False) if verb is not None else None
            if verb is None or found is None or not acting(self.reader, found) or not is_free(document, verb):
                continue
            feminine = noun.form in self.women
            if found.verb.past == "شارك" and not self._takes_part(document, noun):
                continue
            if found.cell.endswith("3fs") == feminine:
                continue
            following = after(document, noun)
            if not feminine and following is not None and _is_woman(following.form):
                continue  # أعلنت الرئيس الوزيرة
            new = found.in_cell("3fs" if feminine else "3ms")
            fix = inflect(document, verb, new, self.info.safety)
            yield self.info.finding(document, verb.span, fixes=[fix], args={"suggestion": new})

    def _after_women(self, document: Document) -> Iterator[Finding]:
        """Yield a verb of men right after women who open their clause: «الطالبات نجحوا»."""
        for noun in heads(document, self.many_women):
            verb = after(document, noun)
            found = self.reader.read(verb.form) if verb is not None else None
            if verb is None or found is None or not found.cell.endswith("3mp") or found.lead in ("و", "ف"):
                continue
            new = found.in_cell("3fp")
            if new and opens_clause(document, noun):
                fix = inflect(document, verb, new, self.info.safety)
                yield self.info.finding(document, verb.span, fixes=[fix], args={"suggestion": new})

    def _takes_part(self, document: Document, noun: Token) -> bool:
        """Whether شارك is said of the person, and not that one shared something with them."""
        following = after(document, noun)
        return following is not None and following.form == "في"


def _is_woman(form: str) -> bool:
    return form.startswith("ال") and form.endswith(("ة", "ات"))


def acting(reader: VerbReader, found: Finite) -> bool:
    """Whether a verb is known to take no person for object, in a form that is no other word."""
    return reader.verbs.acts(found.base)


def is_free(document: Document, verb: Token) -> bool:
    """Whether the verb is no noun in its place: after a preposition, or a noun in construct, it would be one."""
    previous = before(document, verb)
    return previous is None or previous.form not in (
        "في",
        "من",
        "إلى",
        "على",
        "عن",
        "مع",
        "بعد",
        "قبل",
        "غير",
        "كل",
        "إلا",
    )


def _opens_sentence(document: Document, noun: Token) -> bool:
    """Whether nothing stands before a noun that could govern it."""
    previous = document.neighbours(noun)[0]
    if previous is None or "\n" in document.text[previous.end : noun.start]:
        return True
    return previous.kind is Kind.MARK and previous.form in ".؛!؟?"


def opens_clause(document: Document, noun: Token) -> bool:
    """Whether a noun stands at the head of its clause, or right after إن or لكن."""
    previous = document.neighbours(noun)[0]
    if previous is None or "\n" in document.text[previous.end : noun.start]:
        return True
    if previous.kind is Kind.MARK:
        return previous.form in _OPENERS
    return previous.form in ("لكن", "ولكن", "بينما", "فيما", "حيث", "إن", "أن", "وأن", "لأن", "بأن", "فإن")


def _with_article(words: list[str]) -> frozenset[str]:
    return frozenset("ال" + word for word in words)


def _gender(info: RuleInfo, material: Material) -> VerbGender:
    lists = material.lists["grammar"]
    roles = [role for role in lists["roles"] if role != "عضو"]
    women = [*lists["women"], *(role + "ة" for role in roles)]
    names = frozenset(lists["names_of_women"])
    many = [*(role + "ات" for role in roles), *_MANY_WOMEN]
    return VerbGender(info, reader(), _with_article(women) | names, _with_article(lists["roles"]), _with_article(many))


_MANY_WOMEN = ("نساء", "نسوة", "فتيات", "بنات", "سيدات", "أمهات", "زوجات", "طالبات", "لاجئات", "نازحات", "مشاركات")


BUILD: Mapping[str, Build] = {
    "verb-subject-een": lambda info, material: SubjectInEen(
        info, speller(material), reader(), frozenset(material.lists["grammar"]["no_duals"])
    ),
    "verb-plural-before-subject": lambda info, material: PluralVerbFirst(
        info, speller(material), reader(), _with_article(material.lists["grammar"]["people"])
    ),
    "subject-verb-number": lambda info, material: SingularVerbLast(
        info,
        speller(material),
        reader(),
        frozenset(material.lists["grammar"]["impersonal"]),
        frozenset(material.lists["grammar"]["no_duals"]),
        _with_article(material.lists["grammar"]["people"]),
    ),
    "nonhuman-plural": lambda info, material: ThingsAsPeople(
        info, speller(material), reader(), frozenset(material.lists["grammar"]["groups"])
    ),
    "verb-gender-human": _gender,
}
