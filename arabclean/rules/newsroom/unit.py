"""Signs of currencies and units as Arabic does not write them (catalogue AR724)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from arabclean.document import Document
from arabclean.finding import Finding, Message, Severity
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.newsroom.scan import lines_with
from arabclean.rules.packaged import Needs
from arabclean.text import Span
from arabclean.text.char import DIGIT, LETTER
from arabclean.text.pattern import lazy


class Currency(NamedTuple):
    """The counted forms of a currency: after 100 and the like, after 3 to 10, after 11 to 99."""

    one: str
    few: str
    many: str


_CURRENCIES = {
    "$": Currency("دولار", "دولارات", "دولارًا"),
    "€": Currency("يورو", "يورو", "يورو"),
    "£": Currency("جنيه إسترليني", "جنيهات إسترلينية", "جنيهًا إسترلينيًا"),
    "¥": Currency("ين", "ينات", "ينًا"),
    "₺": Currency("ليرة تركية", "ليرات تركية", "ليرة تركية"),
    "₪": Currency("شيكل", "شواكل", "شيكلًا"),
    "₽": Currency("روبل", "روبلات", "روبلًا"),
}
_SCALES = {"ألف": "آلاف", "مليون": "ملايين", "مليار": "مليارات", "بليون": "بلايين", "تريليون": "تريليونات"}
_UNITS = {
    "km/h": "كم/س", "km2": "كم²", "km²": "كم²", "m2": "م²", "m²": "م²", "m3": "م³", "m³": "م³", "km": "كم", "kg": "كغ",
    "cm": "سم", "mm": "مم", "mg": "ملغ", "ml": "مل", "kmh": "كم/س", "Km": "كم", "KM": "كم", "Kg": "كغ", "KG": "كغ",
}  # fmt: skip
_NUMBER = f"[{DIGIT}]+(?:[.,\u066b\u066c][{DIGIT}]+)*"
_SCALE = "|".join((*_SCALES, *_SCALES.values()))
_LATIN = "A-Za-z"
_BEFORE = f"(?<![{_LATIN}{DIGIT}.,،\u066b\u066c])"
_AFTER = f"(?![{_LATIN}{DIGIT}])"
_SIGNS = "$€£¥₺₪₽"
_SIGN = f"[{_SIGNS}]"
_WRONG = lazy(
    rf"(?<![{_LATIN}{DIGIT}{_SIGNS}])(?:US)?(?P<before>{_SIGN})[ \u00a0]?(?P<sum>{_NUMBER})"
    rf"(?:[ \u00a0](?P<scale>{_SCALE})(?![{LETTER}]))?"
    rf"(?P<word>[ \u00a0](?:دولار|يورو|جنيه|ين)[{LETTER}]*)?{_AFTER}"
    rf"|{_BEFORE}(?P<sum2>{_NUMBER})(?:[ \u00a0](?P<scale2>{_SCALE}))?[ \u00a0]?(?P<after>{_SIGN}){_AFTER}(?!{_SIGN})"
    rf"|{_BEFORE}(?P<measure>{_NUMBER})[ \u00a0]?(?P<unit>{'|'.join(map(re.escape, _UNITS))})(?![{_LATIN}{DIGIT}²³/])"
)
_KEPT = frozenset({"url", "email", "code", "domain", "latin", "markup"})
_GATE = (
    "$",
    "€",
    "£",
    "¥",
    "₺",
    "₪",
    "₽",
    "km",
    "kg",
    "cm",
    "mm",
    "m²",
    "m2",
    "m3",
    "m³",
    "Km",
    "KM",
    "Kg",
    "KG",
    "mg",
    "ml",
)
_ARABIC = lazy(f"[{LETTER}]")
_LATIN_BESIDE = lazy(rf"[{_LATIN}][ ]*\Z")
_LATIN_AFTER = lazy(rf"[ ]*[{_LATIN}]")
_MIXED = Message(
    "كُتبت هذه الوحدة في النص بصورتين («{text}» و«{other}»)؛ وحّدهما",
    "The article writes this unit in two ways ({text}, {other}): choose one",
)
_PAIRS = (("كم", "كلم"), ("كغ", "كلغ"), ("كغ", "كجم"))


class UnitCurrency:
    """$20 مليون, 30 km, and one unit written in two ways."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each sign and unit, with what Arabic writes; units in two forms without a fix."""
        view = document.folded
        kept: list[Span] | None = None
        for line in lines_with(view.text, _GATE):
            for match in _WRONG.finditer(view.text, *line):
                if self._is_arabic(view.text, match):
                    span = view.to_source(*match.span())
                    if kept is None:
                        kept = [each.span for each in document.protected if each.kind in _KEPT]
                    near = kept[max(bisect_left(kept, span) - 1, 0) : bisect_left(kept, (span.end,))]
                    if all(span.contains(each) or not each.overlaps(span) for each in near):
                        yield self.info.finding(document, span, _written(match))
        yield from self._mixed(document)

    @staticmethod
    def _is_arabic(text: str, match: re.Match[str]) -> bool:
        """Whether Arabic words stand around, and no Latin one beside."""
        start, end = match.span()
        if _LATIN_BESIDE.search(text, max(0, start - 12), start) or _LATIN_AFTER.match(text, end):
            return False
        return _ARABIC.search(text, max(0, start - 40), min(len(text), end + 40)) is not None

    def _mixed(self, document: Document) -> Iterator[Finding]:
        found = document.occurrences
        for pair in _PAIRS:
            if pair[0] not in found or pair[1] not in found:
                continue
            few, many = sorted((found[pair[0]], found[pair[1]]), key=len)
            for token in few:
                yield self.info.finding(
                    document,
                    token.span,
                    message=_MIXED,
                    args={"other": many[0].form},
                    related=[many[0].span],
                    severity=Severity.INFO,
                )


def _written(match: re.Match[str]) -> str:
    """Return the amount or measure as Arabic copy writes it."""
    if match["unit"]:
        return f"{match['measure']} {_UNITS[match['unit']]}"
    number = match["sum"] or match["sum2"]
    scale = match["scale"] or match["scale2"]
    if match["before"] and match["word"]:
        return f"{number}{' ' + scale if scale else ''}{match['word']}"
    currency = _CURRENCIES[match["before"] or match["after"]]
    whole = number.replace(",", "").replace("\u066c", "")
    count = int(whole[-2:]) if whole.isdecimal() else 0
    few = 3 <= count <= 10
    if scale:
        alone = int(whole) if whole.isdecimal() and len(whole) < 3 else 0
        return f"{number} {_SCALES.get(scale, scale) if 3 <= alone <= 10 else scale} {currency.one}"
    return f"{number} {currency.few if few else currency.many if count > 10 else currency.one}"


BUILD: Mapping[str, Build] = {"unit-currency": lambda info, material: UnitCurrency(info)}
NEEDS: Mapping[str, Needs] = {
    "unit-currency": Needs(forms=frozenset(one for pair in _PAIRS for one in pair), signs=_GATE),
}
