"""How numbers are spelled: hundreds as one word, eleven and twelve in one gender (catalogue AR430, AR431)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Safety, Severity
from arabclean.judged import Judged
from arabclean.lexicon.noun import Nouns
from arabclean.rule import RuleInfo
from arabclean.rules.letter.form_rule import words_around
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.rules.respell import respell
from arabclean.text import Edit, Span
from arabclean.text.pattern import lazy
from arabclean.tokens import Token

_LEADS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")
_UNITS = {
    "ثلاثة": "ثلاث", "أربعة": "أربع", "اربعة": "أربع", "خمسة": "خمس", "ستة": "ست", "سبعة": "سبع", "ثمانية": "ثمان",
    "تسعة": "تسع", "ثلاث": "ثلاث", "أربع": "أربع", "خمس": "خمس", "ست": "ست", "سبع": "سبع", "ثماني": "ثمان",
    "ثمان": "ثمان", "تسع": "تسع",
}  # fmt: skip
_HUNDRED = ("مئة", "مائة", "مأة", "ماية")
_DUALS = {"مئتين": "مئتي", "مائتين": "مائتي", "ألفين": "ألفي", "مليونين": "مليوني", "مليارين": "ملياري"}
_SPELLING = lazy("[وف]?[بكل]?(?:ال|ل)?(?:ثلاث|أربع|خمس|ست|سبع|ثمان|ثماني|تسع)?م(?P<alef>ا?)ئ(?:ة|ت(?:ان|ين|ا|ي))")


class HundredsForm:
    """«ثلاثة مئة», «مأة», «ألفين شخص», and مئة beside مائة."""

    def __init__(self, info: RuleInfo, nouns: Nouns, house: str | None) -> None:
        """Take the nouns that numbers count, and the house's spelling, ``مئة`` or ``مائة``."""
        self.info = info
        self._nouns = nouns
        self._house = house
        self._hundreds = Judged(lambda form: _SPELLING.fullmatch(form) if "ئ" in form else None)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield hundreds of two words, misspelt hundreds, duals that keep their noon, and the rarer spelling."""
        seen: set[int] = set()
        for hundred in _HUNDRED:
            for token in document.occurrences.get(hundred, ()):
                finding = self._of_two_words(document, token)
                if finding is not None:
                    seen.add(token.start)
                    yield finding
        for lead in (*_LEADS, "ال", "بال", "وال", "لل"):
            for wrong in _HUNDRED[2:]:
                for token in document.occurrences.get(lead + wrong, ()):
                    if token.start not in seen:
                        right = lead + (self._house or "مئة")
                        yield self._respelled(document, token, right, self.info.safety)
        for lead in _LEADS:
            for dual, right in _DUALS.items():
                for token in document.occurrences.get(lead + dual, ()):
                    if self._counts(document, token):
                        yield self._respelled(document, token, lead + right, self.info.safety)
        yield from self._mixed(document)

    def _of_two_words(self, document: Document, hundred: Token) -> Finding | None:
        unit = document.neighbours(hundred)[0]
        if unit is None or not unit.is_word or not document.is_gap(unit, hundred):
            return None
        for lead in _LEADS:
            core = unit.form[len(lead) :]
            if unit.form.startswith(lead) and core in _UNITS:
                span = Span(unit.start, hundred.end)
                spelled = hundred.form if hundred.form in _HUNDRED[:2] else self._house or "مئة"
                right = lead + _UNITS[core] + spelled
                old = document.folded.text[slice(*document.folded.map.to_result(span))]
                fix = respell(document, span, old, right, self.info.safety)
                return self.info.finding(document, span, fixes=[fix], args={"suggestion": right})
        return None

    def _counts(self, document: Document, token: Token) -> bool:
        """Whether a dual stands right before the noun that it counts."""
        before, after = words_around(document, token)
        if before in ("عام", "سنة", "العام", "لعام", "منذ") or not after:
            return False
        return bool(self._nouns.of_singular(after)) and not self._nouns.is_adjective(after)

    def _mixed(self, document: Document) -> Iterator[Finding]:
        """Both spellings in one article, or one that is not the house's: one finding, one fix for all."""
        with_alef: list[Token] = []
        without: list[Token] = []
        for form, match in self._hundreds.of(document):
            (with_alef if match["alef"] else without).extend(document.occurrences[form])
        if self._house is None and not (with_alef and without):
            return
        if self._house is None:
            wrong = with_alef if len(with_alef) <= len(without) else without
        else:
            wrong = with_alef if self._house == "مئة" else without
        if not wrong:
            return
        wrong.sort()
        edits: list[Edit] = []
        for token in wrong:
            new = token.form.replace("مائ", "مئ") if wrong is with_alef else token.form.replace("مئ", "مائ")
            edits += respell(document, token.span, token.form, new, self.info.safety).edits
        safety = self.info.safety if self._house else Safety.REVIEW
        yield self.info.finding(
            document,
            wrong[0].span,
            fixes=[Fix(tuple(edits), safety)],
            severity=Severity.STYLE,
            args={"suggestion": "مئة" if wrong is with_alef else "مائة"},
            related=[token.span for token in wrong[1:]],
        )

    def _respelled(self, document: Document, token: Token, right: str, safety: Safety) -> Finding:
        fix = respell(document, token.span, token.form, right, safety)
        return self.info.finding(document, token.span, fixes=[fix], args={"suggestion": right})


_MASCULINE, _FEMININE = "m", "f"
_FIRST = {
    "أحد": ("أحد", "إحدى"), "احد": ("أحد", "إحدى"), "إحدى": ("أحد", "إحدى"), "احدى": ("أحد", "إحدى"),
    "اثنا": ("اثنا", "اثنتا"), "اثنتا": ("اثنا", "اثنتا"), "اثني": ("اثني", "اثنتي"), "اثنتي": ("اثني", "اثنتي"),
}  # fmt: skip
"""Eleven and twelve: the first part as it is written, masculine and feminine."""
_ORDINAL = {
    "حادي": ("حادي", "حادية"),
    "حادية": ("حادي", "حادية"),
    "ثاني": ("ثاني", "ثانية"),
    "ثانية": ("ثاني", "ثانية"),
}
_SIMPLE = {
    "الثاني": "الثانية", "الثالث": "الثالثة", "الرابع": "الرابعة", "الخامس": "الخامسة", "السادس": "السادسة",
    "السابع": "السابعة", "الثامن": "الثامنة", "التاسع": "التاسعة", "العاشر": "العاشرة", "الواحد": "الواحدة",
}  # fmt: skip
_TO_MASCULINE = {feminine: masculine for masculine, feminine in _SIMPLE.items()}
_TENS = frozenset(
    "و" + stem + case for stem in ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع") for case in ("ون", "ين")
)
_SPOKEN = {
    "حداشر": "أحد عشر", "احداشر": "أحد عشر", "حدعشر": "أحد عشر", "اطناشر": "اثنا عشر", "اتناشر": "اثنا عشر",
    "تلتاشر": "ثلاثة عشر", "تلطاشر": "ثلاثة عشر", "أربعتاشر": "أربعة عشر", "اربعتاشر": "أربعة عشر",
    "خمستاشر": "خمسة عشر", "ستاشر": "ستة عشر", "سطاشر": "ستة عشر", "سبعتاشر": "سبعة عشر", "تمنتاشر": "ثمانية عشر",
    "تمانتاشر": "ثمانية عشر", "تسعتاشر": "تسعة عشر",
}  # fmt: skip


_TEN = ("عشر", "عشرة")
_BEFORE_NOUN = ("", "و", "ب", "ل", "في")
_BEFORE_ONE = ("", "و", "ب", "ل")
_PARTS = (
    *_TEN,
    *(lead + noun for lead in _BEFORE_NOUN for noun in ("الساعة", "القرن")),
    *(lead + "واحد" for lead in _BEFORE_ONE),
)


class CompoundNumberForm:
    """«إحدى عشر لاعبا», «القرن الحادية عشر», «واحد وعشرون سنة»."""

    def __init__(self, info: RuleInfo, nouns: Nouns) -> None:
        """Take the nouns, whose gender decides."""
        self.info = info
        self._nouns = nouns

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield elevens and twelves whose parts, or whose noun, are of two genders."""
        for ten in _TEN:
            for token in document.occurrences.get(ten, ()):
                first = document.neighbours(token)[0]
                if first is not None and first.is_word and document.is_gap(first, token):
                    yield from self._eleven(document, first, token)
        for head, table in (("الساعة", _SIMPLE), ("القرن", _TO_MASCULINE)):
            for lead in _BEFORE_NOUN:
                for token in document.occurrences.get(lead + head, ()):
                    yield from self._simple_ordinal(document, token, table)
        for lead in _BEFORE_ONE:
            for token in document.occurrences.get(lead + "واحد", ()):
                yield from self._one_and_tens(document, token, lead)
        for form, right in _SPOKEN.items():
            for token in document.occurrences.get(form, ()):
                yield self._finding(document, token.span, form, right)

    def _eleven(self, document: Document, first: Token, last: Token) -> Iterator[Finding]:
        for lead in _LEADS:
            core = first.form[len(lead) :]
            if first.form.startswith(lead) and core in _FIRST:
                _, noun = words_around(document, last)
                gender = self._gender(noun)
                men, women = _FIRST[core]
                yield from self._agree(document, first, last, (lead + men, lead + women), gender)
                return
        for article in ("ال", "وال", "بال", "لل", "كال"):
            core = first.form[len(article) :]
            if first.form.startswith(article) and core in _ORDINAL:
                noun, _ = words_around(document, first)
                gender = self._gender(noun.removeprefix("و").removeprefix("ب").removeprefix("ال"))
                men, women = _ORDINAL[core]
                yield from self._agree(document, first, last, (article + men, article + women), gender)
                return

    def _agree(
        self, document: Document, first: Token, last: Token, forms: tuple[str, str], gender: str
    ) -> Iterator[Finding]:
        """Yield the number if its parts differ in gender, or both from the noun's."""
        is_masculine = not first.form.endswith(("ى", "تا", "تي", "ية"))
        is_mixed = is_masculine != (last.form == "عشر")
        wanted = gender or (_MASCULINE if is_masculine else _FEMININE)
        if not is_mixed and (wanted == _MASCULINE) == is_masculine and first.form in forms:
            return
        rights = [f"{forms[0]} عشر", f"{forms[1]} عشرة"]
        if wanted == _FEMININE:
            rights.reverse()
        span = Span(first.start, last.end)
        old = document.folded.text[slice(*document.folded.map.to_result(span))]
        rights = rights[:1] if gender else rights
        fixes = [respell(document, span, old, right, self.info.safety) for right in rights]
        yield self.info.finding(document, span, fixes=fixes, args={"suggestion": rights[0]})

    def _simple_ordinal(self, document: Document, head: Token, table: Mapping[str, str]) -> Iterator[Finding]:
        ordinal = document.neighbours(head)[1]
        if ordinal is None or ordinal.form not in table or not document.is_gap(head, ordinal):
            return
        _, after = words_around(document, ordinal)
        if after not in ("عشر", "عشرة"):
            yield self._finding(document, ordinal.span, ordinal.form, table[ordinal.form])

    def _one_and_tens(self, document: Document, token: Token, lead: str) -> Iterator[Finding]:
        ten = document.neighbours(token)[1]
        if ten is None or ten.form not in _TENS or not document.is_gap(token, ten):
            return
        if self._gender(words_around(document, ten)[1]) == _FEMININE:
            yield self._finding(document, token.span, token.form, lead + "إحدى")

    def _gender(self, form: str) -> str:
        """Return the gender of a singular noun, which may carry the alef of the accusative; "" when in doubt."""
        if not form or form.startswith("ال"):
            return ""
        for stem in (form, form[:-1] if form.endswith("ا") else "", form[:-2] + "ء" if form.endswith("ئا") else ""):
            if stem and self._nouns.of_singular(stem):
                gender = self._nouns.gender(stem)
                return gender if gender in (_MASCULINE, _FEMININE) else ""
        return _FEMININE if form.endswith("ة") and self._nouns.gender(form) == _FEMININE else ""

    def _finding(self, document: Document, span: Span, old: str, right: str) -> Finding:
        fix = respell(document, span, old, right, self.info.safety)
        return self.info.finding(document, span, fixes=[fix], args={"suggestion": right})


BUILD: Mapping[str, Build] = {
    "hundreds-form": lambda info, material: HundredsForm(info, Nouns.packaged(), material.house.get("hundred")),
    "compound-number-form": lambda info, material: CompoundNumberForm(info, Nouns.packaged()),
}
NEEDS: Mapping[str, Needs] = {
    "hundreds-form": Needs(signs=("مئ", "مائ", "مأة", "ماية", "ألفين", "مليونين", "مليارين")),
    "compound-number-form": Needs(forms=frozenset((*_PARTS, *_SPOKEN))),
}
