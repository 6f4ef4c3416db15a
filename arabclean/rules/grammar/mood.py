"""The moods of the imperfect: after لم, لن and their like (catalogue AR509–AR513)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Safety
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.lexicon.noun import Nouns
from arabclean.lexicon.verb import PERSONS, Verbs
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import (
    after,
    before,
    folded,
    has_doubled_glide,
    heads,
    is_question,
    sentence_of,
    span_of,
    with_conjunctions,
)
from arabclean.rules.material import Build
from arabclean.rules.respell import respell
from arabclean.text import Edit
from arabclean.text.record import Record
from arabclean.tokens import Token, readings

LAM = with_conjunctions(("لم",))
LAN = with_conjunctions(("لن",))
_SURE = LAM | LAN | with_conjunctions(("أن", "ألا", "كي", "لكي", "كيلا", "لكيلا"))
_UNTIL = with_conjunctions(("حتى",))
_WITH_NOT = with_conjunctions(("أن", "كي", "لكي", "حتى"))
_WEAK = ("ى", "ي", "و")


def negated(document: Document) -> Iterator[tuple[Token, Token]]:
    """Yield each لم with the word after it; not ألم in a clause, which may be pain, nor لم that asks why."""
    for head in heads(document, LAM):
        word = after(document, head)
        if word is not None and not _asks_why(document, head):
            yield head, word
    for head in heads(document, frozenset({"ألم"})):
        word = after(document, head)
        span = sentence_of(document, head)
        if word is not None and span is not None and span.start == head.start and is_question(document, head):
            yield head, word


def _asks_why(document: Document, head: Token) -> bool:
    if head.form != "لم":
        return False
    span = sentence_of(document, head)
    return span is not None and span.start == head.start and is_question(document, head)


def _offers(document: Document, head: Token) -> bool:
    """Whether ألا asks or invites, as in «ألا تريدون؟»; the verb after it is then indicative."""
    return head.form.endswith("ألا") and (before(document, head) is None or is_question(document, head))


class LamHollow(Record, eq=False):
    """A hollow verb keeps its long vowel after لم: لم يستطيع."""

    info: RuleInfo
    verbs: Verbs
    nouns: Nouns
    formed: frozenset[str]
    """What is formed, not what is: لم يكوّن فريقا beside لم يكن حاضرا."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each hollow verb that is not shortened."""
        for _, word in negated(document):
            mood = None if word.form.endswith(_WEAK) else self.verbs.jussive(word.form)
            if mood is None or has_doubled_glide(document, word):
                continue
            if not mood.is_sure and self._has_object(document, word):
                continue
            safety = self.info.safety if mood.is_sure else Safety.REVIEW
            fix = respell(document, word.span, word.form, mood.form, safety)
            yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": mood.form})

    def _has_object(self, document: Document, word: Token) -> bool:
        """Whether an object follows, so that the other verb may be meant: لم يقوّم أداءه."""
        noun = after(document, word)
        if noun is None:
            return False
        if word.form[1:] == "كون":
            return any(form in self.formed for form in (noun.form, noun.form[:-1], noun.form.removesuffix("ات") + "ة"))
        if noun.form.endswith("ا") and self.nouns.of_singular(noun.form[:-1]):
            return True
        return any(
            reading.pronoun and (self.nouns.of_singular(reading.stem) or self.nouns.of_plural(reading.stem))
            for reading in readings(noun.form)
            if reading.proclitic == ""
        )


class LamDefective(Record, eq=False):
    """A defective verb keeps its last letter after لم: لم يبقى."""

    info: RuleInfo
    verbs: Verbs

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each verb that ends in ى, or in و or ي where it is known to."""
        for head, word in negated(document):
            form = self._jussive(word.form)
            if form is None:
                continue
            second = word.form.startswith("ت") and word.form.endswith("ي")  # لم ترمي may address a woman
            if second and (head.form == "ألم" or word.form == "تري"):
                continue
            safety = Safety.REVIEW if second else self.info.safety
            fix = respell(document, word.span, word.form, form, safety)
            yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": form})

    def _jussive(self, form: str) -> str | None:
        if not form.endswith(_WEAK):
            return None
        mood = self.verbs.jussive(form)
        if mood is not None:
            return mood.form
        if form.endswith("ى") and not form.endswith("نى") and len(form) >= 4 and form.startswith(("ي", "ن")):
            return form[:-1]
        return None


class KeptNoon(Record, eq=False):
    """A plural or dual imperfect keeps its noon after لم, لن, أن, كي: لن يسمحون."""

    info: RuleInfo
    verbs: Verbs
    nouns: Nouns
    lexicon: Lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each verb in ون or ان where the noon must go."""
        for head in heads(document, _SURE | _UNTIL):
            if (head.form in LAM and _asks_why(document, head)) or _offers(document, head):
                continue
            word = after(document, head)
            if word is not None and word.form == "لا" and head.form in _WITH_NOT:
                word = after(document, word)
            if word is not None and self._is_plural(word.form):
                yield self._finding(document, word, self.info.safety if head.form in _SURE else Safety.REVIEW)
        for form, _ in self._with_lam.of(document):
            for token in document.occurrences[form]:
                if not self._is_stressed(document, token):
                    yield self._finding(document, token, Safety.REVIEW)

    @cached_property
    def _with_lam(self) -> Judged[bool]:
        return Judged(self._is_plural_with_lam)

    def _is_plural_with_lam(self, form: str) -> bool:
        """Whether a form is ل and an imperfect plural or dual."""
        if not form.endswith(("ون", "ان")) or not form.startswith(("ل", "ول", "فل")):
            return False
        verb = form[form.index("ل") + 1 :]
        return self._is_plural(verb) and self._carries_lam(form, verb)

    def _is_plural(self, form: str) -> bool:
        """Whether a form is an imperfect plural or dual and nothing else."""
        if len(form) < 5 or not form.startswith(("ي", "ت")) or self.verbs.is_singular_in_noon(form):
            return False
        if form.endswith("ون"):
            return self.lexicon.count(form[:-1] + "ا").careful >= 2 and not self.nouns.of_singular(form)
        if form.endswith("ان"):
            if self.nouns.of_singular(form) or self.nouns.of_plural(form) or self.nouns.of_singular(form[:-2]):
                return False
            return self.lexicon.count(form[:-2]).careful >= 30 and self.lexicon.count(form[:-1]).careful >= 1
        return False

    def _carries_lam(self, form: str, verb: str) -> bool:
        """Whether ``form`` is ل and the verb, and no name: ليبرون."""
        known = self.lexicon.count(form)
        without = self.lexicon.count(form[:-1] + ("ا" if form.endswith("ون") else ""))
        return self.lexicon.count(verb).careful > known.careful and known.news <= 2 and without.careful >= 2

    def _finding(self, document: Document, word: Token, safety: Safety) -> Finding:
        form = word.form[:-1] + ("ا" if word.form.endswith("ون") else "")
        fix = respell(document, word.span, word.form, form, safety)
        return self.info.finding(document, word.span, fixes=[fix], args={"suggestion": form})

    def _is_stressed(self, document: Document, token: Token) -> bool:
        """Whether إن, or an oath, stands before in the sentence: إنهم ليعلمون is an emphatic lam."""
        span = sentence_of(document, token)
        if span is None:
            return True
        at = document.at(token)
        return any(
            other.form.startswith(("إن", "وإن", "فإن", "أن", "وأن", "والله")) and other.start >= span.start
            for other in document.tokens[max(0, at - 10) : at]
        )


class LanJussive(Record, eq=False):
    """A shortened verb after لن, which wants the long one: لن يكن."""

    info: RuleInfo
    verbs: Verbs

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each jussive after لن that can be nothing else."""
        for head in heads(document, LAN):
            word = after(document, head)
            form = self.verbs.subjunctive(word.form) if word is not None else None
            if word is None or form is None or "\u0651" in document.text[word.start : word.end]:
                continue
            fix = respell(document, word.span, word.form, form, self.info.safety)
            yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": form})


class SawfaNegated(Record, eq=False):
    """سوف before a negation: سوف لن, سوف لا."""

    info: RuleInfo
    verbs: Verbs

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield سوف with the negation after it, where a verb follows."""
        for head in heads(document, with_conjunctions(("سوف",))):
            negation = after(document, head)
            verb = after(document, negation)
            if negation is None or negation.form not in ("لن", "لا", "لم") or verb is None:
                continue
            if not verb.form.startswith(PERSONS) or len(verb.form) < 3:
                continue
            span = span_of(head, negation)
            new = head.form.removesuffix("سوف") + "لن"
            fix = respell(document, span, folded(document, span), new, self.info.safety)
            if negation.form != "لن":
                fix = Fix((*fix.edits, *self._verb_edits(document, verb)), self.info.safety)
            yield self.info.finding(document, span, fixes=[fix], args={"suggestion": new})

    def _verb_edits(self, document: Document, verb: Token) -> tuple[Edit, ...]:
        form = verb.form
        if form.endswith("ون") and not self.verbs.is_singular_in_noon(form):
            return respell(document, verb.span, form, form[:-1] + "ا", self.info.safety).edits
        return ()


BUILD: Mapping[str, Build] = {
    "lam-hollow": lambda info, material: LamHollow(
        info, Verbs.packaged(), Nouns.packaged(), frozenset(material.lists["grammar"]["formed"])
    ),
    "lam-defective": lambda info, _: LamDefective(info, Verbs.packaged()),
    "lam-lan-noon": lambda info, material: KeptNoon(info, Verbs.packaged(), Nouns.packaged(), material.lexicon),
    "lan-lam-confusion": lambda info, _: LanJussive(info, Verbs.packaged()),
    "sawfa-negation": lambda info, _: SawfaNegated(info, Verbs.packaged()),
}
