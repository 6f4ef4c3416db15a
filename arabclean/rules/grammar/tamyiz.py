"""The form of the counted noun: plural, accusative singular or genitive singular (catalogue AR504)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from arabclean.document import Document, LineKind
from arabclean.finding import Finding, Fix, Severity
from arabclean.lexicon.noun import Noun
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.governing import NUMBER_GOVERNORS, governor
from arabclean.rules.grammar.noun import Speller, speller, write_accusative
from arabclean.rules.grammar.number import (
    HUNDRED,
    HUNDRED_WORDS,
    LARGE,
    TEEN_CARDINALS,
    TEEN_FIRST,
    TEEN_LAST,
    TENS_WORDS,
    UNITS,
    value,
)
from arabclean.rules.grammar.phrase import after, heads, inflect, is_definite
from arabclean.rules.material import Build
from arabclean.text import Edit
from arabclean.text.record import Record
from arabclean.tokens import Kind, Token

_ABOUT = NUMBER_GOVERNORS - {"كل", "وكل", "مع", "ومع", "بعد", "وبعد"}
_ALSO_ADJECTIVES = frozenset(("عام",))
_OTHERS = frozenset(("آخرين", "أخرين", "سنين", "كثيرين", "عديدين", "قليلين", "سابقين", "ملايين"))
_THOUSANDS = frozenset(("ألف", "ألفا", "آلاف", "ملايين", "مليونا", "مليارات"))


class Counted(Enum):
    """What a number asks of its noun."""

    PLURAL = auto()
    """3–10: genitive plural."""
    ACCUSATIVE = auto()
    """11–99: accusative singular."""
    SINGULAR = auto()
    """Hundreds and more: genitive singular."""


class CountedNoun(Record, eq=False):
    """A noun after a number in the wrong number or case: 5 جندي, 15 أيام, 200 عائلات, 20 شخص."""

    info: RuleInfo
    speller: Speller
    labels: frozenset[str]
    """Words after which figures name, and do not count: عام, رقم, المادة."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each counted noun that its number does not allow."""
        for at in document.numbers:
            counted = self._of_figures(document, document.tokens[at])
            if counted is not None:
                yield from self._judge(document, document.tokens[at], counted)
        for head in heads(document, frozenset(UNITS)):
            if not self._ends_number(document, head):
                yield from self._judge(document, head, Counted.PLURAL)
        for head in heads(document, frozenset(TENS_WORDS)):
            yield from self._judge(document, head, Counted.ACCUSATIVE)
        for head in heads(document, frozenset(TEEN_LAST)):
            previous = document.neighbours(head)[0]
            if previous is not None and previous.form in TEEN_CARDINALS and document.is_gap(previous, head):
                yield from self._judge(document, head, Counted.ACCUSATIVE)
        for head in heads(document, frozenset(HUNDRED_WORDS)):
            yield from self._judge(document, head, Counted.SINGULAR)
        for head in heads(document, _THOUSANDS):
            previous = document.neighbours(head)[0]
            if previous is None or not document.is_gap(previous, head):
                continue
            if self._is_number(previous) or (head.form in LARGE and governor(document, head, _ABOUT) is not None):
                yield from self._judge(document, head, Counted.SINGULAR)

    def _of_figures(self, document: Document, token: Token) -> Counted | None:
        """Return what figures ask; None where they do not count or ask nothing that can be seen."""
        number = value(token)
        if len(token.form) != token.end - token.start:
            return None  # 3ـ opens an item of a list
        if number is None or number < 3 or (1300 <= number <= 2100 and token.form.isdecimal()):
            return None
        previous = document.neighbours(token)[0]
        if previous is not None and document.text[previous.end : token.start].strip(" ") == "":
            if previous.form in self.labels or previous.form.removeprefix("و") in self.labels:
                return None
            glued = previous.end == token.start
            if previous.kind is not Kind.WORD and (glued or previous.kind is Kind.NUMBER):
                return None
            if previous.kind is Kind.LATIN or (glued and previous.form not in ("و", "ب", "ل", "ال", "بـ", "لـ")):
                return None
        last = number % 100
        if 3 <= last <= 10:
            return Counted.PLURAL
        if 11 <= last <= 99:
            return Counted.ACCUSATIVE
        return Counted.SINGULAR if last == 0 else None

    def _is_number(self, token: Token) -> bool:
        return (
            token.kind is Kind.NUMBER or token.form in UNITS or token.form in TENS_WORDS or token.form in HUNDRED_WORDS
        )

    def _ends_number(self, document: Document, head: Token) -> bool:
        """Whether a unit is the tail of a teen, or a name with a number comes before it."""
        previous = document.neighbours(head)[0]
        if previous is None or not document.is_gap(previous, head):
            return False
        return previous.kind is Kind.NUMBER or previous.form in self.labels or previous.form in TEEN_FIRST

    def _judge(self, document: Document, head: Token, counted: Counted) -> Iterator[Finding]:
        noun = after(document, head)
        following = document.neighbours(head)[1]
        if noun is None and head.kind is Kind.NUMBER and following is not None and following.is_word:
            noun = following if document.is_gap(head, following) else None
        if noun is None or noun.form in self.speller.followers or self._is_in_year(document, head):
            return
        following = after(document, noun)
        is_people = head.kind is Kind.WORD and noun.form.endswith("ين")  # ثلاثة عشر متسابقين الجولة
        if following is not None and following.form.startswith("ال") and len(following.form) > 3 and not is_people:
            return  # بي بي سي 4 يوم الأحد
        if head.kind is Kind.NUMBER and self.speller.nouns.is_also_verb(noun.form) and not self._counts(document, head):
            return  # في الدقيقة 15 سجل
        if counted is Counted.PLURAL:
            yield from self._plural(document, noun)
        elif counted is Counted.ACCUSATIVE:
            yield from self._accusative(document, noun)
        else:
            yield from self._genitive(document, noun, head)

    def _counts(self, document: Document, head: Token) -> bool:
        """Whether figures stand after an indefinite word, so that they name nothing."""
        previous = document.neighbours(head)[0]
        return previous is not None and previous.is_word and not is_definite(previous.form)

    def _is_in_year(self, document: Document, head: Token) -> bool:
        """Whether the number is the tail of a year in words: عام ألف وتسعمئة وستين."""
        at = document.at(head)
        return head.form.startswith("و") and any(
            token.form in self.labels for token in document.tokens[max(0, at - 5) : at]
        )

    def _plural(self, document: Document, noun: Token) -> Iterator[Finding]:
        singular = self.speller.singular(noun.form)
        nouns = self.speller.nouns
        if not singular or nouns.of_plural(noun.form) or singular in HUNDRED:
            return
        found = [item for item in nouns.of_singular(singular) if item.plurals]
        if not found or (nouns.is_adjective(singular) and singular not in _ALSO_ADJECTIVES):
            return
        if len(found) > 1:
            if after(document, noun) is None or not nouns.is_adjective(noun.form):
                found.sort(key=lambda item: (not item.person, -self.speller.lexicon.count(item.plurals[0]).news))
                yield self._several(document, noun, list(dict.fromkeys(map(_genitive_plural, found))))
            return
        plural = _genitive_plural(found[0])
        adjective = after(document, noun)
        edits: tuple[Edit, ...] = ()
        if adjective is not None and nouns.is_adjective(adjective.form) and not nouns.of_singular(adjective.form):
            if found[0].person and not adjective.form.endswith("ي"):
                return
            new = adjective.form + ("ين" if found[0].person else "ة")
            edits = inflect(document, adjective, new, self.info.safety).edits
        yield self._finding(document, noun, plural, edits)

    def _accusative(self, document: Document, noun: Token) -> Iterator[Finding]:
        nouns = self.speller.nouns
        one = self.speller.one_of(noun.form)
        if one is not None:
            if one.singular in LARGE:
                new = one.singular if after(document, noun) is not None else write_accusative(document, one.singular)
            else:
                new = write_accusative(document, one.singular)
            yield self._finding(document, noun, new)
            return
        person = self._person(noun.form)
        if person:
            yield self._finding(document, noun, write_accusative(document, person))
            return
        singular = nouns.of_singular(noun.form)
        if not singular or noun.form in LARGE:
            return
        if singular[0].accusative == noun.form or noun.form in HUNDRED_WORDS:
            return
        adjectives = self.speller.adjectives_after(document, noun)
        if adjectives is None:
            return
        edits: list[Edit] = []
        for adjective in adjectives:
            new = write_accusative(document, adjective.form)
            edits += inflect(document, adjective, new, self.info.safety).edits
        yield self._finding(document, noun, write_accusative(document, noun.form), tuple(edits))

    def _genitive(self, document: Document, noun: Token, head: Token) -> Iterator[Finding]:
        nouns = self.speller.nouns
        one = self.speller.one_of(noun.form)
        if one is not None and (one.singular not in LARGE or head.form in HUNDRED_WORDS):
            yield self._finding(document, noun, one.singular)
            return
        person = "" if one is not None else self._person(noun.form)
        if person:
            yield self._finding(document, noun, person)
            return
        singular = self.speller.singular(noun.form)
        if singular and singular != noun.form and not nouns.of_plural(noun.form):
            yield self._finding(document, noun, singular)

    def _person(self, form: str) -> str:
        """Return the singular of a plural of persons in ين that the facts about nouns do not have; else ""."""
        stem, count = form[:-2], self.speller.lexicon.count
        stem = stem[:-1] + "ء" if stem.endswith("ائ") else stem
        if not form.endswith("ين") or len(form) < 6 or form in _OTHERS or self.speller.nouns.of_singular(form):
            return ""
        if self.speller.nouns.of_plural(form) or self.speller.nouns.is_adjective(stem):
            return ""
        if form in TENS_WORDS or form.startswith(("ال", "و")):
            return ""
        is_plural = count(form[:-2] + "ون").careful >= 3 and count("ال" + form).careful >= 5
        sound = is_plural and count(stem).careful >= 20
        return stem if sound else ""

    def _several(self, document: Document, noun: Token, plurals: list[str]) -> Finding:
        fixes = [inflect(document, noun, plural, self.info.safety) for plural in plurals]
        return self.info.finding(document, noun.span, fixes=fixes, args={"suggestion": plurals[0]})

    def _finding(self, document: Document, noun: Token, new: str, more: tuple[Edit, ...] = ()) -> Finding:
        fix = Fix((*inflect(document, noun, new, self.info.safety).edits, *more), self.info.safety)
        in_headline = any(
            line.kind is LineKind.HEADLINE and line.span.start <= noun.start < line.span.end
            for line in document.lines[:1]
        )
        severity = Severity.STYLE if in_headline and new.startswith(noun.form) and len(document.lines) > 1 else None
        return self.info.finding(document, noun.span, fixes=[fix], severity=severity, args={"suggestion": new})


def _genitive_plural(noun: Noun) -> str:
    """Return the plural as it stands after a number: of ون and ين the latter; قرون has no other."""
    first = noun.plurals[0]
    oblique = first[:-2] + "ين"
    return oblique if first.endswith("ون") and oblique in noun.plurals else first


BUILD: Mapping[str, Build] = {
    "counted-noun-form": lambda info, material: CountedNoun(
        info, speller(material), frozenset(material.lists["grammar"]["labels"])
    ),
}
