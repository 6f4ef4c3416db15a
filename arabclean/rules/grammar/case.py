"""The case of single words: after هناك, of the tens, of أبو and ذو (catalogue AR505, AR506, AR514)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.governing import INNA, NUMBER_GOVERNORS, PREPOSITIONS, governor
from arabclean.rules.grammar.noun import Speller, speller, write_accusative
from arabclean.rules.grammar.number import HUNDRED_WORDS, ORDINAL_WORDS, TENS, TENS_OBLIQUE, UNITS
from arabclean.rules.grammar.phrase import after, before, heads, inflect, is_definite, span_of, with_conjunctions
from arabclean.rules.grammar.plural import plural_stem
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.text import Edit
from arabclean.text.record import Record
from arabclean.tokens import PRONOUNS, Kind, Token, readings

_THERE = with_conjunctions(("هناك", "ثمة", "هنالك"))
_IS = with_conjunctions(("يوجد", "توجد", "ستوجد", "سيوجد"))
_HAVE = with_conjunctions(("لدينا", "لديه", "لديها", "لديهم", "لديهما", "لديكم", "لدي"))
_BEFORE_THERE = with_conjunctions(
    ("كان", "كانت", "يكون", "تكون", "يكن", "تكن", "ليس", "ليست", "زال", "زالت", "يزال", "تزال", "سيكون")
) | frozenset(("لم", "لا", "ما", "بل", "كما", "حيث", "بينما", "فيما", "إذ", "لأنه", "ثم", "أو", "قد", "لو", "إذا"))
_STOPS = frozenset(".،؛:!؟")
_SISTERS = ("إن", "أن", "لأن", "لكن", "كأن", "ليت", "لعل", "بأن", "فإن", "وإن", "وأن", "ولكن", "فلأن", "ولأن", "كأن")


class AfterThere(Record, eq=False):
    """هناك and its noun: nominative alone (هناك خلافا), accusative after إن (أن هناك خلاف كبير)."""

    info: RuleInfo
    speller: Speller
    adverbs: frozenset[str]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each noun in the wrong case."""
        for word in heads(document, _THERE | _IS | _HAVE):
            noun = after(document, word)
            if noun is None:
                continue
            sister = self._follows_sister(document, word)
            if sister is None:
                if self._may_open(document, word):
                    yield from self._nominative(document, noun)
            elif sister and word.form not in _IS:
                yield from self._accusative(document, noun)

    def _follows_sister(self, document: Document, word: Token) -> bool | None:
        """Whether إن or a sister stands right before; None when none of them is near."""
        at = document.at(word)
        near = [token.form for token in document.tokens[max(0, at - 4) : at]]
        if not any(form in _SISTERS or form.startswith(("أن", "إن", "لأن", "كأن", "بأن", "لعل")) for form in near):
            return None
        previous = before(document, word)
        return previous is not None and previous.form in INNA

    def _may_open(self, document: Document, word: Token) -> bool:
        """Whether the word begins its clause, so that no verb before it can have the noun for object."""
        previous = document.neighbours(word)[0]
        if previous is None or "\n" in document.text[previous.end : word.start]:
            return True
        if previous.form in _STOPS or previous.form in _BEFORE_THERE:
            return True
        if word.form.endswith("توجد") or previous.kind is not Kind.WORD or previous.form in ("هنا", "إما"):
            return False  # توجد عملا is of أوجد; هنا وهناك
        return word.form in _IS or word.form[0] in ("و", "ف")

    def _nominative(self, document: Document, noun: Token) -> Iterator[Finding]:
        if noun.form.endswith("ين"):
            yield from self._of_people(document, noun)
        if not self._is_accusative(noun.form):
            return
        edits = list(inflect(document, noun, noun.form[:-1], self.info.safety).edits)
        last = noun
        while (adjective := after(document, last)) is not None and self._is_adjective_accusative(adjective.form):
            edits += inflect(document, adjective, adjective.form[:-1], self.info.safety).edits
            last = adjective
        yield self._finding(document, noun, edits, noun.form[:-1])

    def _of_people(self, document: Document, noun: Token) -> Iterator[Finding]:
        """Yield a plural of persons in ين with its adjectives: هناك مسؤولين كثيرين."""
        if not plural_stem(self.speller, noun.form[:-2] + "ون", frozenset(("",))):
            return
        edits = list(inflect(document, noun, noun.form[:-2] + "ون", self.info.safety).edits)
        last = noun
        while (adjective := after(document, last)) is not None and self._is_adjective_of_people(adjective.form):
            edits += inflect(document, adjective, adjective.form[:-2] + "ون", self.info.safety).edits
            last = adjective
        fix = Fix(tuple(edits), self.info.safety)
        args = {"suggestion": noun.form[:-2] + "ون"}
        yield self.info.finding(document, span_of(noun, last), fixes=[fix], args=args)

    def _is_adjective_of_people(self, form: str) -> bool:
        if not form.endswith("ين") or len(form) < 5:
            return False
        return form in ("آخرين", "كثيرين", "عديدين") or self.speller.nouns.is_adjective(form[:-2])

    def _accusative(self, document: Document, noun: Token) -> Iterator[Finding]:
        nouns = self.speller.nouns
        singular = nouns.of_singular(noun.form)
        if not singular or nouns.of_plural(noun.form) or singular[0].accusative == noun.form:
            return
        if noun.form in self.speller.followers:
            return
        adjectives = self.speller.adjectives_after(document, noun)
        if adjectives is None:
            adjective = after(document, noun)
            if adjective is None or not adjective.form.endswith("ا") or not nouns.is_adjective(adjective.form[:-1]):
                return
            adjectives = ()  # «أن هناك اتجاه عاما»: the adjective has its alef
        new = write_accusative(document, noun.form)
        edits = list(inflect(document, noun, new, self.info.safety).edits)
        for adjective in adjectives:
            written = write_accusative(document, adjective.form)
            edits += inflect(document, adjective, written, self.info.safety).edits
        yield self._finding(document, noun, edits, new)

    def _is_accusative(self, form: str) -> bool:
        return (
            form.endswith("ا")
            and form not in self.adverbs
            and bool(self.speller.nouns.of_singular(form[:-1]) or self.speller.nouns.of_plural(form[:-1]))
            and not self.speller.nouns.of_singular(form)
        )

    def _is_adjective_accusative(self, form: str) -> bool:
        if not form.endswith("ا") or len(form) < 4 or form in self.adverbs or form in self.speller.followers:
            return False
        known = self.speller.lexicon.count(form[:-1]).careful >= 20 and not self.speller.nouns.of_singular(form)
        return known or self.speller.nouns.is_adjective(form[:-1])

    def _finding(self, document: Document, noun: Token, edits: list[Edit], new: str) -> Finding:
        fix = Fix(tuple(edits), self.info.safety)
        return self.info.finding(document, noun.span, fixes=[fix], args={"suggestion": new})


_TENS = {
    lead + ten: lead
    for ten in TENS
    for lead in (*(first + second for first in ("", "و", "ف") for second in ("", "ب", "ل", "ك", "ال", "بال", "لل")),)
}


_BEFORE = with_conjunctions(("قبل",))
_ABOUT = with_conjunctions(
    ("قارب", "قاربت", "يقارب", "تقارب", "ناهز", "ناهزت", "يناهز", "تناهز", "ستقارب", "سيقارب", "يناهزون")
)
"""Verbs whose object a number is: يقارب عشرين."""
_FIRST_ORDINALS = frozenset(
    article + word for article in ("ال", "وال") for word in ("حادي", "حادية", "واحد", "واحدة", "ثاني", "ثانية")
) | frozenset(form for form in ORDINAL_WORDS if "ال" in form)
_YEAR = frozenset(("عام", "العام", "سنة", "لعام", "لسنة", "بعام"))
_TIMES = frozenset(("عاما", "سنة", "يوما", "شهرا", "أسبوعا", "دقيقة", "ساعة", "ثانية", "قرنا", "ليلة"))


_COME = frozenset(
    lead + verb + ending
    for lead in ("", "و", "ف")
    for ending in ("", "ت")
    for verb in ("وصل", "عاد", "شارك", "تظاهر", "نزح", "غرق", "استشهد", "سافر", "تأهل", "تنافس", "اعتصم", "حضر", "ترشح")
) | with_conjunctions(("توفي", "توفيت", "نجا", "نجت", "لقي", "لقيت", "فر", "فرت", "جاء", "جاءت"))
"""Verbs that have persons for subjects and none for objects."""
_TENS_OBLIQUE = frozenset(ten for ten in TENS_OBLIQUE) | frozenset("و" + ten for ten in TENS_OBLIQUE)


class TensCase(Record, eq=False):
    """The tens: after what wants ين (من ثلاثون), and as subjects (وصل خمسة وعشرين سائحا)."""

    info: RuleInfo
    speller: Speller

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each ten in the wrong case."""
        for word in heads(document, _TENS_OBLIQUE):
            if self._is_subject(document, word):
                new = word.form[:-2] + "ون"
                fix = inflect(document, word, new, self.info.safety)
                yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": new})
        for word in heads(document, frozenset(_TENS)):
            if self._is_governed(document, word, _TENS[word.form]):
                new = word.form[:-2] + "ين"
                fix = inflect(document, word, new, self.info.safety)
                yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": new})

    def _is_subject(self, document: Document, word: Token) -> bool:
        """Whether a ten counts persons who do what the verb right before the number says."""
        first = word
        if word.form.startswith("و"):
            unit = before(document, word)
            if unit is None or unit.form not in UNITS or UNITS[unit.form].lead:
                return False
            first = unit
        verb, noun = before(document, first), after(document, word)
        if verb is None or noun is None or verb.form not in _COME:
            return False
        singular = self.speller.singular(noun.form)
        return bool(singular) and any(each.person for each in self.speller.nouns.of_singular(singular))

    def _is_governed(self, document: Document, word: Token, lead: str) -> bool:
        if lead.removeprefix("و").removeprefix("ف") in ("ب", "ل", "ك", "بال", "لل"):
            return True
        if not lead.startswith("و"):
            noun = after(document, word)
            if noun is not None and noun.form in _TIMES and governor(document, word, _BEFORE) is not None:
                return True
            return self._is_object(document, word)
        token: Token | None = word
        while (token := before(document, token)) is not None:
            if token.form in _FIRST_ORDINALS:
                return lead == "وال" and self._is_oblique(document, token)
            number = UNITS.get(token.form) or HUNDRED_WORDS.get(token.form)
            if number is None:
                year = before(document, token)
                return token.form in ("ألف", "ألفين") and year is not None and year.form in _YEAR
            if number.lead.endswith(("ب", "ل", "ك")):
                return True
            if not number.lead:
                noun = after(document, word)
                ago = noun is not None and noun.form in _TIMES and governor(document, token, _BEFORE) is not None
                return ago or self._is_object(document, token)
        return False

    def _is_object(self, document: Document, number: Token) -> bool:
        previous = before(document, number)
        if previous is not None and previous.form in _ABOUT:
            return True
        return governor(document, number, NUMBER_GOVERNORS) is not None

    def _is_oblique(self, document: Document, ordinal: Token) -> bool:
        """Whether an ordinal stands in the genitive: في السابعة, في الدورة السابعة."""
        if ordinal.form.startswith(("بال", "لل", "وبال", "ولل", "كال")):
            return True
        if governor(document, ordinal, PREPOSITIONS) is not None:
            return True
        noun = before(document, ordinal)
        if noun is None or not is_definite(noun.form):
            return False
        fused = noun.form.startswith(("بال", "لل"))
        return fused or governor(document, noun, PREPOSITIONS) is not None


_NAMES = frozenset(("الفقار", "النون", "الكفل", "القرنين", "اليدين"))
_FATHERS = {
    first + second + noun + "و" + pronoun: (first + second, noun, pronoun)
    for first in ("", "و", "ف")
    for second in ("", "ب", "ل", "ك")
    for noun in ("أب", "أخ", "حم")
    for pronoun in (*PRONOUNS, "نا")
    if pronoun not in ("ي", "ني")
}


class FiveNouns(Record, eq=False):
    """أبوه, أخوها and ذو after a preposition or إن: مع أخوه, من رجل ذو خبرة."""

    info: RuleInfo
    speller: Speller

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each of them in the nominative where another case is due."""
        for word in heads(document, frozenset(_FATHERS)):
            lead, noun, pronoun = _FATHERS[word.form]
            previous = before(document, word)
            if lead.endswith(("ب", "ل", "ك")) or governor(document, word, PREPOSITIONS) is not None:
                yield self._finding(document, word, lead + noun + "ي" + pronoun)
            elif previous is not None and previous.form in INNA:
                yield self._finding(document, word, lead + noun + "ا" + pronoun)
        for word in heads(document, frozenset(("ذو",))):
            following = after(document, word)
            if following is not None and following.form not in _NAMES and self._is_oblique(document, word):
                yield self._finding(document, word, "ذي")

    def _is_oblique(self, document: Document, word: Token) -> bool:
        if governor(document, word, PREPOSITIONS) is not None:
            return True
        noun = before(document, word)
        if noun is None or noun.form == "بمعنى":
            return False
        if governor(document, noun, PREPOSITIONS) is not None:
            return any(
                not reading.pronoun and self.speller.nouns.of_singular(reading.stem)
                for reading in readings(noun.form)
                if reading.proclitic in ("", "ال")
            )
        return any(
            reading.proclitic in ("بال", "لل", "ب", "ل") and self.speller.nouns.of_singular(reading.stem)
            for reading in readings(noun.form)
            if not reading.pronoun
        ) and not self.speller.nouns.of_singular(noun.form)

    def _finding(self, document: Document, word: Token, new: str) -> Finding:
        fix = inflect(document, word, new, self.info.safety)
        return self.info.finding(document, span_of(word, word), fixes=[fix], args={"suggestion": new})


BUILD: Mapping[str, Build] = {
    "hunaka-accusative": lambda info, material: AfterThere(
        info, speller(material), frozenset(material.lists["grammar"]["adverbs"])
    ),
    "tens-case": lambda info, material: TensCase(info, speller(material)),
    "five-nouns": lambda info, material: FiveNouns(info, speller(material)),
}
NEEDS: Mapping[str, Needs] = {
    "hunaka-accusative": Needs(forms=_THERE | _IS | _HAVE),
    "tens-case": Needs(forms=frozenset(_TENS) | _TENS_OBLIQUE),
    "five-nouns": Needs(forms=frozenset((*_FATHERS, "ذو"))),
}
