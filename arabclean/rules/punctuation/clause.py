"""What the rules on commas and colons ask about verbs and clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from arabclean.document import Document
from arabclean.finding import Finding, Message
from arabclean.rule import RuleInfo
from arabclean.rules.material import Material
from arabclean.rules.retouch import retouch
from arabclean.text import Edit, Span
from arabclean.tokens import Token

SUFFIXES = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "ك", "كم")
ANNA = frozenset(lead + "أن" + suffix for lead in ("", "ب") for suffix in SUFFIXES)
"""أن and بأن with their pronouns; لأن gives a reason and may have its comma."""
INNA = frozenset("إن" + suffix for suffix in SUFFIXES)
RELATIVE = frozenset(
    {
        "الذي",
        "التي",
        "الذين",
        "اللذان",
        "اللتان",
        "اللذين",
        "اللتين",
        "اللواتي",
        "اللاتي",
        "اللائي",
        "ما",
        "ماذا",
        "مما",
    }
)
_STEMS = {"على": "علي", "إلى": "إلي", "عن": "عن", "من": "من", "في": "في"}
PREPOSITIONS: Mapping[str, str] = {
    **{word: word for word in _STEMS},
    **{stem + suffix: word for word, stem in _STEMS.items() for suffix in ("ه", "ها", "هم", "هما", "هن", "نا", "كم")},
}
"""Prepositions, alone or with a pronoun, and which they are."""
_NO_HEADS = frozenset({"عبر", "بين", "قبل", "حول"})
"""Prepositions far oftener than verbs."""
_OFTEN_NOUNS = _NO_HEADS | frozenset(
    {"ذكر", "علم", "وعد", "نص", "قدر", "عرف", "طلب", "أمل", "حذر", "عمل", "درس", "كتب", "غير", "مثل", "خلف", "وقع"}
    | {"عقد", "دعم", "منع", "رفع", "وضع", "نقل", "حمل", "دفع", "رد", "بحث", "ضم", "ترك", "فتح", "قصف", "قتل", "بعث"}
    | {"حظر", "مر", "شكل", "عين", "ولد", "حدث", "تم", "فر", "أثر", "فقد", "ملك", "قدم", "لعب", "نشر", "شكر", "حضر"}
    | {"نظر", "قرر", "كره", "ظهر", "سمع", "فهم", "أمر", "يعد", "تعد", "نعد", "أعد", "حصد", "ختم"}
    | {"تقدم", "تحول", "تراجع", "تأثر", "تعاون", "تغير", "تأخر", "تحرك", "توقف", "تنديد", "تضامن", "تناول", "تبين"}
    | {"تعرض", "تأسس", "تشكل", "توقع", "تعهد", "تسلم", "تمتع", "تطلب", "تسبب", "تدخل", "تحكم", "تعرف", "تخلي", "تمنى"}
    | {"سخر", "هدف", "عثر", "حرص", "شك", "رغب", "شرع", "عنى"}
)
"""Forms that are nouns, or other words, too often to be taken for a predicate."""


class Clauses:
    """The verbs of ``dictionaries/clauses`` in all their forms, read when first asked for."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        """Take the lists as they are compiled: of verbs all forms, parted by spaces."""
        self._lists = lists
        self.saying = frozenset(lists["saying"])
        self.aside = frozenset(lists["aside"])
        self.fixed = frozenset(lists["fixed"])

    def _forms(self, name: str) -> frozenset[str]:
        return frozenset(self._lists[name].split(" "))

    @cached_property
    def say(self) -> frozenset[str]:
        """The forms of قال and the words of its family."""
        return self._forms("say") | self.saying

    @cached_property
    def that(self) -> frozenset[str]:
        """The forms of the verbs after which a clause stands."""
        return self.say | self._forms("that")

    @cached_property
    def speak(self) -> frozenset[str]:
        """The forms of the verbs after which speech is quoted."""
        return self._forms("speak") | self.saying

    @cached_property
    def governed(self) -> Mapping[str, str]:
        """The forms of verbs with the prepositions that they govern, parted by spaces."""
        lines = self._lists["governed"].split("\n")
        return dict(zip(lines[::2], lines[1::2], strict=True))

    @cached_property
    def verbs(self) -> frozenset[str]:
        """All forms of all verbs."""
        return self._forms("verbs") | self.saying

    def is_verb(self, form: str) -> bool:
        """Whether a word is surely a finite verb, as far as these lists know; «بين» and its like are not."""
        bare = without_clitics(form, self.verbs)
        return bool(bare) and bare not in _OFTEN_NOUNS and bare not in self.saying


def is_preposition(form: str) -> bool:
    """Whether a form of a verb is far oftener a preposition."""
    return form in _NO_HEADS or form[1:] in _NO_HEADS


def without_clitics(form: str, known: Iterable[str] | Mapping[str, object]) -> str:
    """Return the word of ``known`` that ``form`` is, alone or after و ف س ل and their pairs; "" where it is none."""
    known = known if isinstance(known, frozenset | dict) else frozenset(known)
    if form in known:
        return form
    rest = form
    if rest[:1] in ("و", "ف"):
        rest = rest[1:]
        if rest in known:
            return rest
    if rest[:1] in ("س", "ل") and rest[1:2] in ("ي", "ت", "ن", "أ") and rest[1:] in known:
        return rest[1:]
    return ""


def segment(document: Document, at: int, longest: int) -> tuple[Sequence[Token], bool]:
    """Return the tokens between the mark before ``tokens[at]`` and it, and whether a sentence begins with them.

    Quotation marks and brackets are passed over; a stretch of more than ``longest`` tokens is cut, and its first
    token then begins no sentence.
    """
    tokens = document.tokens
    first = at
    while first > 0 and at - first < longest:
        before = tokens[first - 1]
        if before.form in _EDGES or "\n" in document.text[before.end : tokens[first].start]:
            break
        first -= 1
    if first == 0:
        return tokens[first:at], True
    before = tokens[first - 1]
    begins = before.form in ".؟!…" or "\n" in document.text[before.end : tokens[first].start]
    return tokens[first:at], begins


_EDGES = frozenset("،؛:.؟!…-–—()[]")


_COMMA_MARKS = ("،", ",")


def without_comma(info: RuleInfo, document: Document, at: int, message: Message | None = None) -> Finding:
    """Make the finding of a needless comma: with the words beside it, so that it can be read."""
    before, comma, after = document.tokens[at - 1 : at + 2]
    gap = "" if comma.end < after.start else " "
    return retouch(info, document, Span(before.start, after.end), [Edit(comma.span, gap)], message=message)


def commas(document: Document) -> Iterator[int]:
    """Yield the numbers of the commas that stand between words on a line."""
    tokens = document.tokens
    for mark in _COMMA_MARKS:
        for at in document.marks.get(mark, ()):
            if not 0 < at < len(tokens) - 1 or not tokens[at + 1].is_word:
                continue
            if (
                tokens[at - 1].end == tokens[at].start
                and "\n" not in document.text[tokens[at].end : tokens[at + 1].start]
            ):
                yield at


def clauses_of(material: Material) -> Clauses:
    """Return the verbs of ``dictionaries/clauses``."""
    return Clauses(material.lists["clauses"])
