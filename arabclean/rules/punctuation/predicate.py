"""Commas between the subject and its predicate (catalogue AR226)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.lexicon import Lexicon
from arabclean.lexicon.verb import Verbs
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.punctuation.clause import (
    ANNA,
    INNA,
    PREPOSITIONS,
    RELATIVE,
    Clauses,
    clauses_of,
    commas,
    segment,
    without_comma,
)
from arabclean.tokens import Kind, Token

_NEAR = 6
"""Words of a subject with which a sentence begins."""

_LEADS = frozenset(
    conjunction + word for conjunction in ("", "و", "ف") for word in ("إن", "أن", "لأن", "لكن", "كأن", "بأن", "ولكن")
)
_COPULA = {
    "كان": "m", "كانت": "f", "كانوا": "p", "ليس": "m", "ليست": "f", "ليسوا": "p",
    "هو": "m", "هي": "f", "هم": "p", "قد": "", "لن": "", "لم": "", "سوف": "",
}  # fmt: skip
_LONGEST_SUBJECT = 9
_TIMES = frozenset(
    {"صباح", "مساء", "ظهر", "نهاية", "بداية", "مطلع", "أواخر", "أوائل", "فجر", "ليل", "يوم", "عام", "شهر", "أسبوع"}
    | {"خريف", "صيف", "شتاء", "ربيع", "غداة", "عشية", "فور", "حال", "طوال", "طيلة", "أثناء", "وقت", "حين", "كل"}
    | {"لاحقا", "غدا", "قريبا", "أخيرا", "أولا", "ثانيا", "ثالثا", "عمليا", "رسميا", "حاليا", "سابقا", "تاريخيا"}
    | {"عموما", "منتصف", "ليلة", "سنة", "اليوم", "الأمس", "الأسبوع", "الشهر", "العام", "السنة", "الليلة", "الصباح"}
    | {"المساء", "الآن", "البارحة", "الجمعة", "السبت", "الأحد", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء"}
    | {"الخميس", "الساعة", "العاشرة", "الغالب", "الحقيقة", "الواقع", "النتيجة", "الخلاصة", "المهم", "الأهم", "الأكثر"}
    | {"السؤال", "الجواب", "الثانية", "الأولى", "المرة", "أهم", "أكثر", "وبعد"}
)
_TEMPORAL = frozenset(
    {"بعد", "قبل", "منذ", "بمجرد", "إلى", "حتى", "ما", "بما", "رغم", "مع", "إلا", "حين", "دون", "من", "وبعد", "غير"}
    | {"علما"}
)
"""After these أن leads to a verb, and the comma ends their clause."""
_POINTING = frozenset(
    {"الإشارة", "أشار", "أشارت", "أشاروا", "يشير", "تشير", "مشيرا", "مشيرة", "لفت", "لفتت", "لافتا", "لافتة", "نظرا"}
    | {"إضافة", "بالإضافة", "خلص", "خلصت", "توصل", "توصلت", "استنادا", "نبه", "نبهت", "منبها", "أشرنا", "ألمح"}
)
_SPELT = frozenset({"بي", "سي", "إس", "آر", "إن", "تي", "دي", "إم", "إف", "جي", "كي", "يو", "في", "إي", "آي"})
"""Names of Latin letters: «إن بي سي» is no clause."""
_FORWARD = frozenset({"قد", "لن", "لم", "سوف", "كان", "كانت"})
"""Predicates that follow the subject at the start of a sentence; elsewhere any may."""
_OPENERS = frozenset(
    {
        "باستثناء",
        "عدا",
        "بدءا",
        "عندما",
        "حتى",
        "نظرا",
        "بناء",
        "رغم",
        "سوى",
        "بسبب",
        "حينما",
        "كلما",
        "لما",
        "إذا",
        "لو",
    }
    | {"ابتداء", "اعتبارا", "انطلاقا", "خلافا", "إضافة", "فضلا", "بالإضافة", "بحلول", "بعيدا", "بدلا", "عكس", "مهما"}
)
"""These open a clause or an adverbial, not a subject."""
_ADJECTIVE = 20
"""How often careful text must have a word with the article before it can be told from a name."""
_OWN = ("ه", "ها", "هم", "نا")
_IMPERSONAL = frozenset({"يجب", "يمكن", "ينبغي", "يجوز", "يبدو", "يذكر", "يقول", "تقول", "يلزم", "يكفي"})
"""These open a clause of their own."""


class CommaBeforePredicate:
    """A comma between the subject and its predicate: «إن الحكومة الجديدة، ستبدأ عملها»."""

    def __init__(self, info: RuleInfo, clauses: Clauses, lexicon: Lexicon) -> None:
        """Take the verbs, and the lexicon, which knows the imperfect inside a future."""
        self.info = info
        self._clauses = clauses
        self._lexicon = lexicon
        self._no_heads = (frozenset(PREPOSITIONS), _TIMES, _OPENERS, clauses.aside)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such comma."""
        for at in commas(document):
            gender = self._predicate(document, at + 1)
            if gender is None:
                continue
            words, begins = segment(document, at, _LONGEST_SUBJECT + 3)
            subject = self._subject(words, begins)
            if not subject or not self._may_head(subject[0]):
                continue
            follower = document.tokens[at + 1].form
            if subject[0] is words[0] and not self._may_follow_opening(subject, follower):
                continue
            if self._is_noun_phrase(subject) and not self._is_clause(subject) and _agrees(subject, gender):
                yield without_comma(self.info, document, at)

    def _predicate(self, document: Document, at: int) -> str | None:
        """Return the gender of the predicate that begins at a token, "" where it shows none; None where none begins."""
        form = document.tokens[at].form
        after = document.tokens[at + 1].form if at + 1 < len(document.tokens) else ""
        if form in _COPULA:
            if form == "هم" and not after:
                return None
            return _COPULA[form]
        if form == "لا":
            return "" if after[:1] in ("ي", "ت") and len(after) > 3 and not after.endswith("ة") else None
        if form[:1] == "س" and form[1:2] in ("ي", "ت") and len(form) > 4 and self._lexicon.accepts(form[1:]):
            return "m" if form[1] == "ي" else "f"
        if form in self._clauses.verbs and form not in _IMPERSONAL and self._clauses.is_verb(form):
            if form.endswith("وا"):
                return ""
            feminine = form.endswith("ت") if form[0] not in "يت" else form[0] == "ت"
            return "f" if feminine else "m"
        return None

    def _subject(self, words: Sequence[Token], begins: bool) -> Sequence[Token]:
        """Return the noun phrase after إن and its sisters, or that with which a sentence begins."""
        for place in range(len(words) - 1, -1, -1):
            if words[place].form in _LEADS:
                subject = words[place + 1 :]
                if place and words[place - 1].form in _TEMPORAL and not self._points(words[: place - 1]):
                    return ()  # «بعد أن استقرت»
                return subject if self._is_subject(subject) else ()
        if begins and 1 <= len(words) <= _NEAR and any(token.form.startswith("ال") for token in words[:2]):
            return words
        return ()

    @staticmethod
    def _points(words: Sequence[Token]) -> bool:
        """Whether «إلى أن» is what something points at, and no «until»: «تجدر الإشارة إلى أن الوزير، كان …»."""
        return bool(words) and words[-1].form.removeprefix("و") in _POINTING

    @staticmethod
    def _may_follow_opening(subject: Sequence[Token], follower: str) -> bool:
        """Whether a word may be the predicate of a subject with which the sentence begins."""
        if follower in _FORWARD or follower[0] == "س":
            return True
        definite = all(token.form.startswith("ال") for token in subject)
        return definite and len(subject) > 1 and follower[0] in "يت" and follower not in _COPULA

    def _is_subject(self, words: Sequence[Token]) -> bool:
        """Whether the words after إن or أن may be its noun: no verb (أن تحمي، إن وجد) is their first."""
        if not 1 <= len(words) <= _LONGEST_SUBJECT:
            return False
        first = words[0].form
        if first.startswith("ال") or self._lexicon.is_listed(first):
            return True
        if len(words) == 1:
            return len(first) > 3 and first.endswith(_OWN) and first[0] not in "يتنأ"
        return first[0] not in "يتن" or first.endswith("ة") or first[-2:-1] == "ي"

    def _may_head(self, token: Token) -> bool:
        """Whether a word can be the head of a subject: no preposition stands before it or is written onto it."""
        form = token.form
        bare = form[1:] if form[:1] in ("و", "ف") else form
        if not token.is_word or any(word in known for word in (form, bare) for known in self._no_heads):
            return False
        if form in _SPELT or form.startswith(("بال", "لل", "كال", "وب", "ول")):
            return False
        if form[0] in "بلك" and len(form) > 3:
            return self._lexicon.count(form).careful >= self._lexicon.count(form[1:]).careful
        return True

    def _is_clause(self, words: Sequence[Token]) -> bool:
        """Whether a bare noun at the end is the predicate of the definite ones before it: «أن الميزانية محدودة»."""
        if len(words) < 2 or any(word.form in PREPOSITIONS for word in words):
            return False
        last, before = words[-1].form, words[-2].form
        if last.startswith("ال") or not before.startswith(("ال", "لل")) or self._lexicon.is_listed(last):
            return False
        return self._lexicon.count("ال" + last).careful >= _ADJECTIVE

    def _is_noun_phrase(self, words: Sequence[Token]) -> bool:
        first = words[0].form
        if first in PREPOSITIONS or (first in ("هذا", "هذه", "ذلك", "تلك") and len(words) == 1):
            return False
        if first in _TIMES or not words[0].is_word or first in self._clauses.aside:
            return False
        for token in words:
            form = token.form
            if token.kind is Kind.MARK and form not in "«»“”\"'":
                return False
            if form in RELATIVE or form in ANNA or form in INNA or form in _COPULA or self._clauses.is_verb(form):
                return False
            if form[:1] == "ي" and len(form) > 4 and not form.endswith(("ة", "ي")):
                return False
            if form.endswith("ت") and len(form) > 4 and Verbs.packaged().of_past(form[:-1]):
                return False  # «أن بلاده تعاقدت على شحنات، تصل»
        return True


def _agrees(subject: Sequence[Token], gender: str) -> bool:
    """Whether the head of the subject can have a predicate of that gender; a plural of things is feminine."""
    head = subject[0].form
    feminine = head.endswith(("ة", "اء", "ى", "ات", "ا"))
    if gender == "f":
        return feminine or not head.endswith(("ون", "ين"))
    return not (gender == "m" and head.endswith(("ة", "ات")))


BUILD: Mapping[str, Build] = {
    "comma-before-predicate": lambda info, material: CommaBeforePredicate(info, clauses_of(material), material.lexicon),
}
