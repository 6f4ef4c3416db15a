"""What puts the next noun into the genitive, or the accusative, and can be nothing else."""

from __future__ import annotations

from arabclean.document import Document
from arabclean.rules.grammar.phrase import after, before, is_question, with_conjunctions
from arabclean.tokens import Token

_PREPOSITIONS = (
    *("من", "إلى", "على", "عن", "في", "بين", "مع", "لدى", "ضد", "خلال", "بعد", "نحو", "تجاه", "أمام", "وراء", "تحت"),
    *("فوق", "عند", "أثناء", "بواسطة", "بسبب", "رغم", "بشأن", "لصالح", "إزاء", "سوى", "بدون", "حيال", "بحق"),
)
_QUANTITIES = ("جميع", "كل", "معظم", "بعض", "أغلب", "كافة", "سائر", "مختلف", "غالبية", "أغلبية", "أحد")
_ABOUT_NUMBERS = ("حوالي", "قرابة", "زهاء", "منذ")
_EVENTS = (
    *("مقتل", "إصابة", "اعتقال", "مصرع", "وفاة", "نزوح", "وصول", "إنقاذ", "اختطاف", "توقيف", "احتجاز", "تدمير"),
    *("مشاركة", "حضور", "استشهاد", "اغتيال", "تشريد", "إجلاء", "توظيف", "قيمة", "كلفة", "تكلفة", "مبلغ", "مسافة"),
    *("مساحة", "نسبة", "مدة", "غرامة", "زيادة", "خسارة", "ثمن", "أجر", "راتب", "سعر", "عمق", "ارتفاع", "وزن", "سن"),
    *("فارق", "طول", "عرض", "حجم", "معدل", "غضون", "مدى", "حدود", "ميزانية", "موازنة", "استثمار"),
)
#: Verbal nouns whose complement is a person or a body, and which are nothing else.
_DEEDS = (
    *("مقتل", "إصابة", "اعتقال", "مصرع", "نزوح", "وصول", "إنقاذ", "اختطاف", "توقيف", "احتجاز", "مشاركة", "حضور"),
    *("استشهاد", "اغتيال", "إجلاء", "انسحاب", "عودة", "مغادرة", "اتفاق", "اجتماع", "لقاء", "موافقة", "رئاسة"),
)
_INNA = ("إن", "أن", "لأن", "كأن", "بأن", "ليت", "لعل")

#: A preposition or the like before a noun.
PREPOSITIONS = with_conjunctions(_PREPOSITIONS) - {"فتحت"}
#: Also words of quantity: جميع المسؤولين.
GOVERNORS = (
    PREPOSITIONS
    | with_conjunctions(_QUANTITIES)
    | frozenset(lead + word for lead in ("ب", "ل", "وب", "ول") for word in ("كل", "جميع", "معظم", "بعض", "أحد"))
)
#: Also what people do or suffer: مقتل المتظاهرين, في حضور الرئيسين.
GOVERNORS_OF_PEOPLE = GOVERNORS | frozenset(
    first + second + word for first in ("", "و", "ف") for second in ("", "ب", "ل") for word in _DEEDS
)
#: Also what governs numbers: مقتل عشرين, قبل عشرين.
NUMBER_GOVERNORS = (
    GOVERNORS
    | with_conjunctions(_ABOUT_NUMBERS)
    | with_conjunctions(("بنحو", "لنحو", "بحوالي", "لحوالي", "بقرابة", "لقرابة", "بزهاء"))
    | frozenset(first + second + word for first in ("", "و", "ف") for second in ("", "ب", "ل") for word in _EVENTS)
)
#: إن and its sisters; not لكن, which may be لكنْ.
INNA = with_conjunctions(_INNA)


def governor(document: Document, word: Token, governors: frozenset[str]) -> Token | None:
    """Return the word before ``word`` when it is one of ``governors`` and no question word or verb; else None."""
    found = before(document, word)
    if found is not None and found.form == "قبل":
        of = before(document, found)
        return found if of is not None and of.form in ("من", "ومن") else found if "قبل" in governors else None
    if found is None or found.form not in governors:
        return None
    if found.form in ("من", "ومن") and _asks_who(document, found):
        return None
    previous = before(document, found)
    if found.form == "بعد" and previous is not None and previous.form in ("فيما", "من", "ما"):
        return None  # فيما بعد
    if found.form.endswith("بين"):
        following = after(document, word)
        if following is not None and following.form.startswith("أن"):
            return None  # بيّن المسؤولون أن
        if previous is None and (found.form != "بين" or _is_told(following)):
            return None
    return found


def _is_told(following: Token | None) -> bool:
    """Whether what follows the noun says that بين is a verb with its object: بيّن المحققون سبب الحريق."""
    return following is not None and not following.form.startswith(("و", "في", "من", "على", "ال"))


_KNOWING = frozenset(
    ("عرف", "يعرف", "تعرف", "نعرف", "أعرف", "علم", "يعلم", "تعلم", "نعلم", "أعلم", "سأل", "يسأل", "سألت", "معرفة")
) | frozenset(("أدري", "يدري", "يا", "هو", "هم", "هي"))


def _asks_who(document: Document, word: Token) -> bool:
    """Whether من asks who, as in «من المسؤولون؟» or «لا أعرف من القادمون»."""
    previous = before(document, word)
    if previous is not None:
        return previous.form in _KNOWING
    return is_question(document, word)
