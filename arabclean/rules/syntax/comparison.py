"""Comparison, dates and conditions: set words beside what they govern (catalogue AR531, AR552, AR553)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.lexicon.verb import Verbs
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import after, before, folded, heads, is_question, span_of, with_conjunctions
from arabclean.rules.material import Build
from arabclean.rules.respell import respell
from arabclean.rules.syntax.shape import Shape
from arabclean.tokens import Kind, Token

_LEADS = ("", "ب", "ل", "ك")


class ComparativeMin:
    """«أكثر عن ألف»: than is من."""

    def __init__(self, info: RuleInfo, shape: Shape) -> None:
        """Take the elatives, and what is compared with."""
        self.info = info
        self._shape = shape
        words = shape.words("elatives")
        self._heads = with_conjunctions(lead + word for word in words for lead in _LEADS)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the elative and عن, unless عن says what is spoken about."""
        for head in heads(document, self._heads):
            preposition = after(document, head)
            if preposition is None or not preposition.form.startswith("عن"):
                continue
            tail = preposition.form[2:]
            if tail not in ("", "ه", "ها", "هم", "هما") or self._is_about(document, head):
                continue
            if not tail and not self._is_compared(document, head, preposition):
                continue
            span = span_of(head, preposition)
            old = folded(document, span)
            new = old[: -len(preposition.form)] + "من" + tail
            fix = respell(document, span, old, new, self.info.safety)
            yield self.info.finding(document, span, fixes=[fix], args={"suggestion": new})

    def _is_about(self, document: Document, head: Token) -> bool:
        """Whether a word of saying or knowing stands shortly before: «تحدث أكثر عن الخطة»."""
        at = document.at(head)
        spoken = self._shape.words("speech")
        for token in document.tokens[max(0, at - 6) : at]:
            bare = token.form.removeprefix("و").removeprefix("ف").removeprefix("ال").removeprefix("لل")
            if bare in spoken or bare.removeprefix("ل") in spoken or bare.removeprefix("ب") in spoken:
                return True
        return False

    def _is_compared(self, document: Document, head: Token, preposition: Token) -> bool:
        following = document.neighbours(preposition)[1]
        if following is None or "\n" in document.text[preposition.end : following.start]:
            return False
        if following.kind is Kind.NUMBER:
            return True
        word = following.form.removeprefix("ال")
        if word in self._shape.words("compared"):
            return True
        if head.form.lstrip("وفبلك") in ("أكثر", "أبعد", "أقل"):
            return False
        return following.form.startswith("ال") or (
            len(following.form) > 3 and following.form.endswith(("ه", "ها", "هم"))
        )


class DateOrdinal:
    """«الواحد من أيار», «في 2021 عام»: how a date is said."""

    def __init__(self, info: RuleInfo, months: frozenset[str]) -> None:
        """Take the names of the months."""
        self.info = info
        self._months = months

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a cardinal for the first of a month, and a year before its word."""
        for head in heads(document, _ONE):
            preposition = after(document, head)
            month = after(document, preposition)
            if (
                preposition is not None
                and preposition.form == "من"
                and month is not None
                and month.form in self._months
            ):
                yield self.info.finding(document, span_of(head, preposition))
        for word in heads(document, frozenset(("عام", "سنة"))):
            year = document.neighbours(word)[0]
            if year is None or year.kind is not Kind.NUMBER or len(year.form) != 4 or not document.is_gap(year, word):
                continue
            lead = document.neighbours(year)[0]
            if lead is not None and lead.form == "في" and year.form[:2] in ("19", "20", "١٩", "٢٠"):
                yield self.info.finding(document, span_of(year, word))


_ONE = frozenset(("الواحد", "واحد", "وواحد", "والواحد"))


class JussiveCondition:
    """«مهما يكون»: a particle of condition and a verb that kept its long vowel."""

    def __init__(self, info: RuleInfo, verbs: Verbs) -> None:
        """Take the verbs."""
        self.info = info
        self._verbs = verbs

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the verb; a question with متى or أينما is none."""
        for head in heads(document, _CONDITIONS):
            verb = after(document, head)
            if verb is None or (mood := self._verbs.jussive(verb.form)) is None:
                continue
            if head.form.endswith(("متى", "إن")) and is_question(document, verb):
                continue
            if head.form.endswith("إن"):
                lead = before(document, head)
                if verb.form[0] != "ي" or (lead is not None and lead.form in ("ما", "لما", "حتى")):
                    continue  # إنّ and a noun: إن تقصي الحقائق
            yield self.info.finding(document, verb.span, args={"suggestion": mood.form})


_CONDITIONS = with_conjunctions(("مهما", "أينما", "حيثما", "إن"))

BUILD: Mapping[str, Build] = {
    "comparative-min": lambda info, material: ComparativeMin(info, Shape(material.lexicon, material.lists)),
    "date-ordinal": lambda info, material: DateOrdinal(info, _months(material.lists["months"])),
    "jussive-condition": lambda info, material: JussiveCondition(info, Verbs.packaged()),
}


def _months(lists: Mapping[str, object]) -> frozenset[str]:
    """Return the first words of all names of months in ``dictionaries/months``."""
    found: set[str] = set()
    stack: list[object] = list(lists.values())
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            found.add(item.split()[0])
        elif isinstance(item, Mapping):
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
    return frozenset(found)
