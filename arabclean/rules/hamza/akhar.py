"""آخر written أخر or اخر (catalogue AR323)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.lexicon import Lexicon
from arabclean.lexicon.noun import Nouns
from arabclean.rule import RuleInfo
from arabclean.rules.hamza.clause import Clauses
from arabclean.rules.hamza.form import correction
from arabclean.rules.hamza.judges import judges_of
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.text.pattern import lazy
from arabclean.tokens import Token

_LEADS = ("", "و", "ف", "ب", "ل", "ك")
_ARTICLES = ("ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وبال")
_PREPOSITIONS = frozenset(
    {
        "في", "من", "إلى", "الى", "على", "عن", "حتى", "منذ", "بعد", "قبل", "مع", "خلال", "عند", "كان", "كانت",
        "هذا", "هو", "هي", "وهو", "وهي", "هذه", "كل", "بين", "نشر", "أن", "إن", "ليس", "تلك", "يعد", "تعد",
    }
)  # fmt: skip
_LAST_OF = frozenset(
    {
        "مرة", "مرات", "الأخبار", "أخبار", "التطورات", "تطورات", "المستجدات", "مستجدات", "تحديث", "التحديثات",
        "يوم", "عام", "شهر", "ليلة", "مباراة", "مباريات", "جولة", "لقاء", "ما", "من", "الزمان", "المطاف",
        "أيام", "عهد", "صيحة", "كلمة", "كلماته", "لحظة", "دقيقة", "ظهور", "زيارة", "تعديل", "إحصاء", "إحصائية",
        "تقرير", "الليل", "النهار", "الشهر", "السنة", "العام", "الأسبوع", "اليوم", "خبر", "الصيحات", "حلقة",
        "حلقات", "موعد", "رحلة", "رسالة", "فيلم", "كتاب", "أعماله", "أعمالها", "نسخة", "إصدار", "إصدارات",
        "انتخابات", "استطلاع", "شيء", "شخص", "أسبوع", "عشر", "خمس", "ثلاث", "أربع", "عشرة", "ثلاثة", "خمسة",
        "سنوات", "محطة", "فرصة", "التقارير", "الأرقام", "الإحصاءات", "الدراسات", "تصريح", "تصريحاته", "الكلام",
        "المعلومات", "عملية", "جلسة", "مرحلة", "أنفاسه", "الآيات", "سورة", "الصفحة", "صفحة", "طلعة", "لحظات",
    }
)  # fmt: skip
"""What «آخر» is the last of."""
_PLURAL = lazy(
    "(?:وال|ال|و)?"
    "(?:أ..ا.ا?|.وا..|.وا.ي.|م.ا..|م.ا.ي.|..ائ.|أيام|أياما|.*ات|ثلاث|أربع|خمس|ست|سبع|تسع|عشر|نقاط|رجال|جبال|بلاد|ثمار|رياح|سنين|دول|مدن|قرى|كتب|نساء|مواد|صور|فرص|أشهر|طرق|قوى)"
)
_FEMININE = ("ة", "اء", "ى", "ات")


class AkharUkhar:
    """«أخر»: the other or the last has a madda; أُخر is the plural of أخرى, and أخّر a verb."""

    def __init__(self, info: RuleInfo, clauses: Clauses, lexicon: Lexicon) -> None:
        """Take what knows nouns and verbs."""
        self.info = info
        self._clauses = clauses
        self._nouns = Nouns.packaged()
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the forms that their neighbours show to be آخر; one without any hamza in any case."""
        for alef in "أا":
            for lead in _ARTICLES:
                for token in document.occurrences.get(f"{lead}{alef}خر", ()):
                    before, _ = document.neighbours(token)
                    plural = before is not None and before.is_word and _PLURAL.fullmatch(before.form) is not None
                    after_them = before is not None and before.form.endswith(("ها", "هن"))  # بعضها الأخرى
                    if alef == "أ" and (plural or after_them):
                        continue
                    offers: tuple[str, ...] = (f"{lead}آخر", f"{lead}أخر") if plural else (f"{lead}آخر",)
                    yield correction(self.info, document, token, offers)
            for lead in _LEADS:
                for token in document.occurrences.get(f"{lead}{alef}خر", ()):
                    if alef == "ا" and lead in ("ف", "ك"):  # فاخر, "luxurious"
                        continue
                    offers = self._offers(document, token, lead)
                    if offers and (alef == "ا" or len(offers) == 1):
                        yield correction(self.info, document, token, offers)

    def _offers(self, document: Document, token: Token, lead: str) -> tuple[str, ...]:
        """Return what an indefinite form may be; empty where nothing shows it."""
        before, after = document.neighbours(token)
        last = (f"{lead}آخر",)
        if after is not None and after.form in _LAST_OF:
            return last
        if lead in ("ب", "ل", "ك"):
            return last
        if before is None or not before.is_word:
            return (f"{lead}آخر", f"{lead}أخر") if lead != "" else last if self._is_noun(after) else ()
        if before.form in _PREPOSITIONS or before.form[1:] in _PREPOSITIONS:
            return last
        if _PLURAL.fullmatch(before.form):
            return (f"{lead}أخر", f"{lead}آخر")
        if self._is_singular(before) and (lead == "" or not self._is_noun(after)) and not self._clauses.is_noun(after):
            return last
        return (f"{lead}آخر", f"{lead}أخر") if token.form[len(lead)] == "ا" else ()

    def _is_noun(self, token: Token | None) -> bool:
        """Whether a word is an indefinite noun; a definite one may be the subject of a verb (أخر المطر الرحلة)."""
        if token is None or not token.is_word or token.form.startswith("ال"):
            return False
        return self._lexicon.count("ال" + token.form).careful >= 20 and not self._clauses.is_imperfect(token.form)

    def _is_singular(self, token: Token) -> bool:
        """Whether a word is an indefinite masculine noun: شخص, يوم."""
        form = token.form
        if token.is_word and (self._nouns.of_plural(form) or self._nouns.of_plural(form.removesuffix("ا"))):
            return False  # نقاطا أخر
        if form.startswith("ال") or form.endswith(_FEMININE) or self._clauses.is_imperfect(form):
            return False
        bare = form.removesuffix("ا")
        return max(self._lexicon.count("ال" + word).careful for word in (form, bare)) >= 50


BUILD: Mapping[str, Build] = {
    "akhar-ukhar": lambda info, material: AkharUkhar(info, judges_of(material).clauses, material.lexicon),
}
NEEDS: Mapping[str, Needs] = {
    "akhar-ukhar": Needs(forms=frozenset(lead + alef + "خر" for lead in (*_LEADS, *_ARTICLES) for alef in "أا")),
}
