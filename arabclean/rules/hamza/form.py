"""Rules on the alef that begins a word, where the word itself says what is right (catalogue AR301 to AR309)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.rule import RuleInfo
from arabclean.rules.hamza.fault import Fault
from arabclean.rules.hamza.judges import Judges, judges_of
from arabclean.rules.hamza.seat import SeatFault
from arabclean.rules.hamza.shape import is_wasl_verb
from arabclean.rules.material import Build, Material
from arabclean.rules.person import BEFORE_PERSON, BEFORE_PERSON_OR_PAST
from arabclean.rules.respell import respell
from arabclean.text.char import is_extender
from arabclean.tokens import Kind, Token

_AYY = frozenset({"باي", "لاي", "واي", "فاي", "فلاي"})
_AFTER_AYY = frozenset(
    {
        "حال", "حالة", "شكل", "شيء", "شخص", "طريقة", "وسيلة", "ثمن", "نوع", "صورة", "وقت", "جهة", "طرف", "دور",
        "عمل", "سبب", "من", "إجراء", "قرار", "كلمة", "حق", "مكان", "دولة", "عرض", "أحد", "منهم", "منها",
        "مشروع", "خطوة", "صلة", "علاقة", "اتفاق", "حل", "خطأ", "محاولة", "تغيير", "ضرر", "أذى", "بلد", "مدينة",
        "رجل", "امرأة", "إنسان", "مواطن", "موظف", "عامل", "خلل", "مبلغ", "رقم", "معلومات", "معلومة", "تصريح",
        "تعليق", "نشاط", "اعتبار", "كان", "لون", "حزب", "منطقة", "مجال", "قوة", "ظرف", "مساعدة", "خدمة",
        "مادة", "وجه", "لغة", "فرصة", "سلاح", "لحظة", "مشكلة", "مشكله", "موقف", "موضوع", "قضية", "خطر",
        "تهديد", "هجوم", "سؤال", "أمر", "وزير", "رئيس", "لاعب", "فريق", "ناد", "منتخب", "بطولة", "مباراة",
        "شركة", "مؤسسة", "جريمة", "حادث", "إصابة", "مرض", "هدف", "طالب",
    }
)  # fmt: skip
"""What follows «أي» with a proclitic; باي is a title, too, and واي فاي a loan."""
_LETTERS = frozenset(
    {
        "بي", "تي", "سي", "دي", "اس", "إس", "آر", "ار", "اف", "إف", "جي", "اكس", "إكس", "يو", "في", "أي", "اي",
        "أن",
    }
)  # fmt: skip
_MOSQUE = frozenset({"مسجد", "جامع", "المسجد", "الجامع", "الحرم", "الحرمين", "وخطيب", "المصلين"})


class AlefRule:
    """Every form that the judges found faulty in the way that the rule's slug names."""

    def __init__(self, info: RuleInfo, judges: Judges) -> None:
        """Take the judges that all rules of the family share."""
        self.info = info
        self._judges = judges

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each place of each form."""
        for form, offers in self._judges.faults(document).get(self.info.slug, ()):
            for token in document.occurrences[form]:
                if not _is_left(document, token) and not self._judges.named.has(document, token):
                    yield correction(self.info, document, token, _by_neighbour(document, token, offers))


class ContentRule(AlefRule):
    """Words that lost the hamza of their first alef, and verbs in the first person that only a neighbour shows."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what `AlefRule` does, then «أن اكتب», «سوف اكتب»."""
        yield from super().check(document)
        for lead in BEFORE_PERSON & document.forms:
            for token in document.occurrences[lead]:
                after = document.neighbours(token)[1]
                if after is None or not after.is_word or not document.is_gap(token, after):
                    continue
                if self._judges.alef.judge(after.form) is not None:
                    continue
                first = self._judges.alef.wasl.person_of(after.form)
                if first is not None and not (lead in BEFORE_PERSON_OR_PAST and is_wasl_verb(after.form)):
                    yield correction(self.info, document, after, (first,))


class ImperativeRule(AlefRule):
    """Imperatives with hamza below, and «أنظر» in a cross-reference, where nobody speaks of himself."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what `AlefRule` does, then the cross-references, which a person decides."""
        yield from super().check(document)
        for form in _REFERENCES.keys() & document.forms:
            for token in document.occurrences[form]:
                before, after = document.neighbours(token)
                if before is not None and before.is_word and "\n" not in document.text[before.end : token.start]:
                    continue
                if after is None or (after.form not in _REFERENCES[form] and after.kind is not Kind.NUMBER):
                    continue
                lead = form[:-4]
                yield correction(self.info, document, token, (f"{lead}ا{form[-3:]}",), Safety.REVIEW)


_SEE = frozenset(
    {
        "ص", "صفحة", "الصفحة", "أيضا", "كتاب", "الشكل", "شكل", "الجدول", "جدول", "الملحق", "المرجع", "المصدر",
        "الفصل", "الباب", "المادة", "الرابط", "الصورة", "مثلا", "المقال", "مقال", "الهامش", "أعلاه", "أدناه",
        "كذلك", "القسم",
    }
)  # fmt: skip
_READ = frozenset({"أيضا", "المزيد", "كذلك", "التفاصيل", "ايضا"})
_REFERENCES = {"أنظر": _SEE, "وأنظر": _SEE, "أقرأ": _READ, "وأقرأ": _READ}
"""First persons that begin a line or stand alone in brackets, with what shows that the reader is told to look."""


def correction(
    info: RuleInfo, document: Document, token: Token, offers: tuple[str, ...], safety: Safety | None = None
) -> Finding:
    """Return the finding of a word that should be one of ``offers``; a choice is for a person."""
    safety = info.safety if safety is None else safety
    if len(offers) > 1:
        safety = min(safety, Safety.REVIEW)
    fixes = [respell(document, token.span, token.form, offer, safety) for offer in offers]
    return info.finding(document, token.span, fixes=fixes, args={"suggestion": offers[0]})


def _is_left(document: Document, token: Token) -> bool:
    """Whether a form is better left alone here: a title or a name (أحمد باي), or what another rule looks after."""
    if token.form in ("واين", "فاين"):
        before = document.neighbours(token)[0]
        return before is not None and before.is_word
    if token.form == "أسيا":  # أسّيًا, exponential
        marked = any(map(is_extender, document.text[token.start : token.end]))
        return marked or _leads_adverb(document, token)
    if token.form in ("الاول", "الاخر"):
        before = document.neighbours(token)[0]
        return before is not None and before.form.lstrip("و") in ("كانون", "تشرين", "ربيع")  # a month
    if "يءا" in token.form:
        return "\N{ARABIC FATHATAN}" in document.text[token.start : token.end]  # tanwin on it: another rule's
    if token.form == "ام":
        return any(near is not None and near.form in _LETTERS for near in document.neighbours(token))
    if token.form not in _AYY:
        return False
    after = document.neighbours(token)[1]
    return after is None or after.form not in _AFTER_AYY


def _leads_adverb(document: Document, token: Token) -> bool:
    before = document.neighbours(token)[0]
    return before is not None and before.form.endswith("ا") and not before.form.startswith("ال")


def _by_neighbour(document: Document, token: Token, offers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the offers with the choice that the next word opens: «امام المسجد» is no adverb."""
    if token.form not in ("امام", "وامام"):
        return offers
    after = document.neighbours(token)[1]
    if after is None or after.form not in _MOSQUE:
        return offers
    lead = token.form[:-4]
    return (lead + "إمام", lead + "أمام")


def _alef(info: RuleInfo, material: Material) -> AlefRule:
    return AlefRule(info, judges_of(material))


BUILD: Mapping[str, Build] = {
    Fault.MASDAR.value: _alef,
    Fault.VERB.value: _alef,
    Fault.IMPERATIVE.value: lambda info, material: ImperativeRule(info, judges_of(material)),
    Fault.FUNCTION.value: _alef,
    Fault.CONTENT.value: lambda info, material: ContentRule(info, judges_of(material)),
    Fault.SIDE.value: _alef,
    Fault.MADDA.value: _alef,
    SeatFault.SUFFIX.value: _alef,
}
