"""Figures or words for numbers (catalogue AR613)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Message
from arabclean.lexicon.noun import Nouns
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import sentence_of
from arabclean.rules.material import Build
from arabclean.tokens import Kind, Token

_FEMININE = {"3": "ثلاث", "4": "أربع", "5": "خمس", "6": "ست", "7": "سبع", "8": "ثماني", "9": "تسع", "10": "عشر"}
_MASCULINE = {
    "3": "ثلاثة",
    "4": "أربعة",
    "5": "خمسة",
    "6": "ستة",
    "7": "سبعة",
    "8": "ثمانية",
    "9": "تسعة",
    "10": "عشرة",
}
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_OPENS = Message("لا تبدأ الجملة برقم", "A sentence does not begin with a figure")
_MILLION = 1_000_000


class NumberStyle:
    """«3 جنود»: a word; a sentence that begins with a figure; a round number with all its zeros."""

    def __init__(self, info: RuleInfo, nouns: Nouns, labels: frozenset[str], units: frozenset[str]) -> None:
        """``labels``: words before a figure that is a label; ``units``: what is counted in figures."""
        self.info = info
        self._nouns = nouns
        self._labels = labels
        self._units = units

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each figure."""
        for token in document.tokens:
            if token.kind is not Kind.NUMBER:
                continue
            figure = token.form.translate(_DIGITS)
            if not figure.isdigit():
                continue
            before, noun = document.neighbours(token)
            if before is not None and self._is_label(before):
                continue
            if figure in _MASCULINE:
                if noun is not None and noun.is_word and document.is_gap(token, noun) and noun.form not in self._units:
                    gender = self._nouns.counted_gender(noun.form)
                    if gender:
                        new = (_FEMININE if gender == "f" else _MASCULINE)[figure]
                        yield self.info.finding(document, token.span, new)
            elif 6 < len(figure) <= 15 and not figure.startswith("0") and int(figure) % (_MILLION // 10) == 0:
                yield from self._round(document, token, figure)
            elif self._opens(document, token, noun):
                yield self.info.finding(document, token.span, message=_OPENS)

    def _is_label(self, before: Token) -> bool:
        """Whether the word or mark before a figure says that it counts nothing: المادة 3, 5-3."""
        return before.form in self._labels or (before.kind is Kind.MARK and before.form in "-/:+×")

    def _round(self, document: Document, token: Token, figure: str) -> Iterator[Finding]:
        millions, rest = divmod(int(figure), _MILLION)
        if rest:
            return
        if millions in (1, 2):
            new = "مليون" if millions == 1 else "مليوني"
        else:
            new = f"{millions} ملايين" if millions <= 10 else f"{millions} مليون"
        yield self.info.finding(document, token.span, new)

    def _opens(self, document: Document, token: Token, noun: Token | None) -> bool:
        sentence = sentence_of(document, token)
        if sentence is None or sentence.start != token.start or noun is None or not noun.is_word:
            return False
        return document.is_gap(token, noun) and not noun.form.startswith("ال")


BUILD: Mapping[str, Build] = {
    "number-style": lambda info, material: NumberStyle(
        info,
        Nouns.packaged(),
        frozenset(material.lists["style"]["labels"]),
        frozenset(material.lists["style"]["units"]),
    ),
}
