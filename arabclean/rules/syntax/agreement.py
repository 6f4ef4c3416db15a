"""Agreement of verb and subject, and the case of predicates (catalogue AR530, AR534–AR536)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.lexicon import Lexicon
from arabclean.lexicon.noun import Nouns
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import after, before, heads, with_conjunctions
from arabclean.rules.inflection import conjugation
from arabclean.rules.material import Build
from arabclean.rules.respell import respell
from arabclean.rules.syntax.shape import Shape, cores
from arabclean.text import Edit, Span
from arabclean.text.char import is_extender
from arabclean.tokens import Kind, Token

_TANWIN = "\u064b\u064c\u064d"
_TANWINS = frozenset(_TANWIN)


class VerbGender:
    """«تم الموافقة»: a masculine verb right before a thing that is feminine."""

    def __init__(self, info: RuleInfo, shape: Shape, lexicon: Lexicon, nouns: Nouns, lists: Mapping[str, Any]) -> None:
        """Take the nouns and ``dictionaries/agreement``: verbs, and the subjects meant where not all are."""
        self.info = info
        self._lexicon = lexicon
        transitive = frozenset(lists["transitive"])
        verbs: Mapping[str, tuple[str, ...]] = lists["verbs"]
        self._shape = shape
        self._nouns = nouns
        self._feminine: dict[str, str] = {}
        self._subjects: dict[str, frozenset[str]] = {}
        for verb, subjects in verbs.items():
            past, imperfect = verb.split()
            cells = conjugation(past, imperfect)
            for masculine, feminine in (("past.3ms", "past.3fs"), ("imperfect.3ms", "imperfect.3fs")):
                if masculine not in cells or cells[masculine] in transitive:
                    continue
                for lead in ("", "و", "ف", *(("س", "وس", "فس") if masculine[0] == "i" else ())):
                    self._feminine[lead + cells[masculine]] = lead + cells[feminine]
                    self._subjects[lead + cells[masculine]] = frozenset(subjects)
        self._heads = frozenset(self._feminine)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the verb; the correction is its feminine."""
        for verb in heads(document, self._heads):
            subject = after(document, verb)
            lead = before(document, verb)
            if lead is not None and lead.form in ("على", "في", "من", "إلى"):
                continue  # a noun: على صدر الجريدة
            if subject is not None and self._is_feminine(document, verb, subject):
                new = self._feminine[verb.form]
                fix = respell(document, verb.span, verb.form, new, self.info.safety)
                yield self.info.finding(document, verb.span, fixes=[fix], args={"suggestion": new})

    def _is_feminine(self, document: Document, verb: Token, subject: Token) -> bool:
        form = subject.form
        if form in self._shape.words("adverbs_in_teh"):
            return False
        wanted = self._subjects[verb.form]
        if wanted and not self._opens(document, verb):
            return False  # its subject may stand before it: الوفد بدأ محادثات
        definite = form.startswith("ال")
        for word in cores(form):
            if wanted and (word not in wanted or word not in (form, form[2:])):
                continue
            if word.endswith("ة") and (form.endswith("ة") or not definite):
                if not form.endswith("ة") and self._is_rooted(word):
                    continue
                if self._is_thing(word) and (definite or word != form or self._is_subject(document, subject, word)):
                    return True
            elif word.endswith("ات") and len(word) > 4 and self._is_plural(word):
                return True
        return False

    def _opens(self, document: Document, verb: Token) -> bool:
        """Whether the verb opens its sentence, or a particle stands before it."""
        if verb.form[0] in "وف" and verb.form not in ("وقع",):
            return False
        token = before(document, verb)
        return token is None or self._shape.is_break(token.form)

    def _is_rooted(self, word: str) -> bool:
        """Whether the ة that was read into a word before a pronoun is a ت of the root: تثبيتها."""
        count = self._lexicon.count
        return count(word[:-1] + "ت").careful >= count(word).careful

    def _is_plural(self, word: str) -> bool:
        """Whether a word in ات is a plural of things: it has no alef in the accusative (أوقاتا)."""
        if self._nouns.of_plural(word):
            return self._nouns.is_thing_plural(word)
        count = self._lexicon.count
        return count(word).careful >= 20 and count(word + "ا").careful * 50 <= count(word).careful

    def _is_thing(self, word: str) -> bool:
        found = self._nouns.of_singular(word)
        if found:
            return all(noun.gender == "f" and not noun.person for noun in found)
        return self._shape.is_masdar(word) or word in self._shape.words("feminine_masdars")

    def _is_subject(self, document: Document, subject: Token, word: str) -> bool:
        """Whether an indefinite word in ة is the subject, not an adverb: in construct, or a verbal noun."""
        if word in self._shape.words("feminine_masdars"):
            return True
        following = after(document, subject)
        return following is not None and following.form.startswith("ال")


class KanaPlural:
    """«كانوا مستعدون»: the predicate of كانوا and its sisters is accusative, in ين."""

    def __init__(self, info: RuleInfo, shape: Shape, lexicon: Lexicon, nouns: Nouns) -> None:
        """Take the lists, and what tells a plural of persons."""
        self.info = info
        self._shape = shape
        self._lexicon = lexicon
        self._nouns = nouns
        self._heads = with_conjunctions(shape.words("kana_plural"))
        self._singular = with_conjunctions(shape.words("kana_singular"))

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the predicate in ون; an adverb may stand before it."""
        for verb in heads(document, self._heads):
            word = after(document, verb)
            if word is not None and word.form in self._shape.words("short_adverbs"):
                word = after(document, word)
            word = self._wrong(document, word)
            if word is None:
                continue
            fix = respell(document, word.span, word.form, word.form[:-2] + "ين", self.info.safety)
            yield self.info.finding(
                document, word.span, fixes=[fix], args={"suggestion": word.form[:-2] + "ين", "verb": verb.form}
            )
        for verb in heads(document, self._singular):
            subject = after(document, verb)
            if subject is None or not self._are_people(subject.form):
                continue
            word = self._wrong(document, after(document, subject))
            if word is not None:
                new = word.form[:-2] + "ين"
                fix = respell(document, word.span, word.form, new, self.info.safety)
                yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": new, "verb": verb.form})

    def _are_people(self, form: str) -> bool:
        """Whether it is a definite plural of persons in ون: كان المسؤولون غائبون."""
        return form.startswith("ال") and form.endswith("ون") and self._nouns.is_person_plural(form[2:])

    def _wrong(self, document: Document, word: Token | None) -> Token | None:
        """Return the predicate in ون: the first, or the second of two («كانوا سعداء ومتفائلون»)."""
        if word is None or self._is_predicate(word.form):
            return word
        second = after(document, word)
        if second is None or second.form[0] != "و" or not self._is_predicate(second.form[1:]):
            return None
        return second if word.form.endswith(("ين", "اء", "ى")) or self._nouns.is_person_plural(word.form) else None

    def _is_predicate(self, form: str) -> bool:
        if len(form) < 5 or not form.endswith("ون") or form.startswith("ال") or form[0] in "يت":
            return False
        if self._nouns.is_person_plural(form) or form.endswith("يون"):
            return True
        count = self._lexicon.count
        return count(form[:-2] + "ين").total >= 5 and count(form[:-2]).total >= 5


class KanaSingular:
    """«كان الوضع صعب جدا»: the predicate of كان is accusative."""

    def __init__(self, info: RuleInfo, shape: Shape) -> None:
        """Take the lists."""
        self.info = info
        self._shape = shape
        self._heads = with_conjunctions(shape.words("kana_singular"))

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield an indefinite adjective without alef after كان and a definite subject, or right after كان."""
        for verb in heads(document, self._heads):
            subject = after(document, verb)
            if subject is None:
                continue
            word = after(document, subject) if subject.form.startswith("ال") else subject
            if word is None or word.form not in self._shape.words("adjectives") or not self._ends(document, word):
                continue
            if not _TANWINS.isdisjoint(word.span.of(document.text)):
                continue  # «بناءً على طلب» is accusative already
            ending = "\u064b" if word.form.endswith("اء") else tanwin(document)
            fix = Fix((Edit(Span(word.end, word.end), ending),), self.info.safety)
            shown = word.form + ("\u064b" if word.form.endswith("اء") else "ا")
            yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": shown})

    def _ends(self, document: Document, word: Token) -> bool:
        """Whether the predicate ends here: a mark, a preposition or an adverb of degree follows."""
        following = after(document, word)
        if following is None:
            token = document.neighbours(word)[1]
            return token is None or token.kind is Kind.MARK
        form = following.form
        return (
            self._shape.is_preposition(form)
            or form in self._shape.words("degrees")
            or bool(self._shape.governed(form, "ل") or self._shape.governed(form, "ب"))
        )


class InnaPredicate:
    """«إن الوضع خطيرا»: the predicate of إن is nominative."""

    def __init__(self, info: RuleInfo, shape: Shape, nouns: Nouns) -> None:
        """Take the lists and the adjectives."""
        self.info = info
        self._shape = shape
        self._nouns = nouns
        self._heads = with_conjunctions(("إن", "أن", "بأن", "لأن", "لكن", "كأن"))

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield an adjective with the alef of the accusative right after إن and its subject."""
        for particle in heads(document, self._heads):
            subject = after(document, particle)
            word = after(document, subject)
            if subject is None or word is None or not subject.form.startswith("ال"):
                continue
            form = word.form
            if not form.endswith("ا") or not self._is_adjective(form[:-1]):
                continue
            if (following := after(document, word)) is not None and not self._may_follow(following.form):
                continue
            text = document.text
            start = text.rindex("ا", word.start, word.end)
            edits = [Edit(Span(start, word.end), "")]
            at = start - 1
            while at > word.start and is_extender(text[at]):
                if text[at] in _TANWIN:
                    edits.insert(0, Edit(Span(at, at + 1), ""))
                at -= 1
            fix = Fix(tuple(edits), self.info.safety)
            yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": form[:-1]})

    def _is_adjective(self, word: str) -> bool:
        """Whether a word is an adjective that says how something is, and no nisba, which may be an adverb: رسميا."""
        return word in self._shape.words("adjectives") or (not word.endswith("ي") and self._nouns.is_adjective(word))

    def _may_follow(self, form: str) -> bool:
        shape = self._shape
        return shape.is_preposition(form) or form in shape.words("degrees") or bool(shape.governed(form, "ل"))


def tanwin(document: Document) -> str:
    """Return the ending of the accusative as the text writes it: before the alef, after it, or the alef alone."""
    text = document.text
    before, behind = text.count("\u064b\u0627"), text.count("\u0627\u064b")
    return "\u064b\u0627" if before > behind else "\u0627\u064b"


BUILD: Mapping[str, Build] = {
    "verb-gender-nonhuman": lambda info, material: VerbGender(
        info,
        Shape(material.lexicon, material.lists),
        material.lexicon,
        Nouns.packaged(),
        material.lists["agreement"],
    ),
    "kana-plural-predicate": lambda info, material: KanaPlural(
        info, Shape(material.lexicon, material.lists), material.lexicon, Nouns.packaged()
    ),
    "kana-singular-predicate": lambda info, material: KanaSingular(info, Shape(material.lexicon, material.lists)),
    "inna-predicate-accusative": lambda info, material: InnaPredicate(
        info, Shape(material.lexicon, material.lists), Nouns.packaged()
    ),
}
