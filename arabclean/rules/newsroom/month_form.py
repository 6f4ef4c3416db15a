"""How the names of months are written (catalogue AR711)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from arabclean.document import Document
from arabclean.finding import Finding, Message, Safety, Severity
from arabclean.judged import read_as
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build, Material
from arabclean.rules.newsroom.calendar import Calendar, Month
from arabclean.rules.newsroom.name import one_slip
from arabclean.rules.respell import respell
from arabclean.text import Span
from arabclean.tokens import Kind, Token

_SYSTEMS = {
    "levant": ("levant",),
    "egypt-gulf": ("gulf_egypt",),
    "both": ("levant", "gulf_egypt"),
    "maghreb-tn-dz": ("tunisia_algeria",),
    "morocco": ("morocco",),
}
_EGYPTIAN = {"يوليه": "يوليو", "يولية": "يوليو", "يونيه": "يونيو", "يونية": "يونيو"}
_AUGUST = {"أب": "آب", "اب": "آب"}
_HALVES = {"كانون", "تشرين"}
_HALF_RIGHT = {"أول": "الأول", "ثاني": "الثاني", "ثان": "الثاني", "اول": "الأول"}
_SHEHR = frozenset({"شهر", "لشهر", "بشهر", "وشهر"})
_IN = frozenset({"في", "منذ", "خلال", "حتى", "وفي", "من", "مطلع", "منتصف", "نهاية", "أواخر", "أوائل", "أواسط", "بداية"})
_NO_MONTH_BEFORE = frozenset({"حرب", "جامعة", "ثورة", "سد", "ميدان", "صحيفة", "جريدة", "انتفاضة", "مدرسة", "مستشفى"})
_MIXED = Message(
    "في النص أسماء شهور بنظامين مختلفين («{text}» و«{other}») من غير جمع بينهما؛ وحّد التسمية",
    "The article names its months in two systems ({text}, {other}): choose one",
)
_HALF = Message(
    "«{text}» وحدها لا تعين الشهر؛ أضف «الأول» أو «الثاني»",
    "By itself this names two months: say which («الأول» or «الثاني»)",
)
_HOUSE = Message("اسم هذا الشهر في أسلوب المؤسسة «{suggestion}»", "The house calls this month «{suggestion}»")


class MonthForm:
    """Months without their hamza, halves of names, Egyptian forms, and names of two systems in one article."""

    def __init__(self, info: RuleInfo, calendar: Calendar, months: Mapping[str, Any], house: Mapping[str, str]) -> None:
        """Take the calendar, the lists of ``dictionaries/months``, and the house switches."""
        self.info = info
        self._calendar = calendar
        self._months = months
        self._bare: Mapping[str, str] = months["bare"]
        self._followers = frozenset(months["followers"])
        self._ordinals = frozenset(months["ordinals"])
        self._second = frozenset(months["second"])
        self._house = _SYSTEMS.get(house.get("months", ""), ())
        self._slips = read_as(self._bare.keys() | _EGYPTIAN.keys() | _AUGUST.keys())
        self._half_names = read_as(_HALVES)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each month that is written in another way than it should be."""
        yield from self._misspelled(document)
        yield from self._halves(document)
        yield from (self._against_house(document) if self._house else self._mixed(document))

    def _misspelled(self, document: Document) -> Iterator[Finding]:
        for form, read in self._slips.of(document):
            for reading in read:
                if reading.pronoun or reading.is_definite or "س" in reading.proclitic or "ك" in reading.proclitic:
                    continue
                for token in document.occurrences[form]:
                    right, safety = self._right(document, token, reading.stem, alone=not reading.proclitic)
                    if right:
                        new = reading.proclitic + right
                        fix = respell(document, token.span, form, new, safety)
                        yield self.info.finding(document, token.span, fixes=[fix], args={"suggestion": new})

    def _right(self, document: Document, token: Token, stem: str, *, alone: bool) -> tuple[str, Safety]:
        """Return the right form of a month, if the word is one here."""
        at = document.at(token)
        if stem in self._bare:
            certain = stem not in ("ايار", "اوت") or self._is_framed(document, at)
            return (self._bare[stem], Safety.SAFE) if certain else ("", Safety.HINT)
        if stem in _EGYPTIAN:
            wanted = (not self._house or "gulf_egypt" in self._house) and self._is_egyptian_month(document, at)
            return (_EGYPTIAN[stem], Safety.REVIEW) if wanted else ("", Safety.HINT)
        framed = alone and self._is_framed(document, at, strictly=True)
        return (_AUGUST[stem], Safety.REVIEW) if framed else ("", Safety.HINT)

    def _is_egyptian_month(self, document: Document, at: int) -> bool:
        """Whether «يوليه» or «يونية» is a month, not a verb with its object."""
        tokens = document.tokens
        after = tokens[at + 1].form if at + 1 < len(tokens) else ""
        before = tokens[at - 1].form if at else ""
        return self._is_framed(document, at) or after in ("سنة", "عام", "من") or before in ("في", "منذ", "خلال", "حتى")

    def _is_framed(self, document: Document, at: int, *, strictly: bool = False) -> bool:
        """Whether the word stands where a month does: after a day or «شهر», before a year or «الماضي», in a doublet."""
        tokens = document.tokens
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if before is not None and not document.is_gap(before, tokens[at]) and before.form != "/":
            before = None
        if after is not None and (after.form == "/" and self._calendar.month_at(tokens, at + 2)):
            return True
        followed = after is not None and (after.form in self._followers or _is_year(after))
        if before is None:
            return False
        if before.form == "/":
            return self._calendar.month_at(tokens, at - 2) is not None
        if before.form in _SHEHR or _is_day(before):
            return True
        if before.form == "من" and at >= 2:
            return tokens[at - 2].form in self._ordinals or (
                tokens[at - 2].kind is Kind.NUMBER and _is_day(tokens[at - 2])
            )
        return followed and (not strictly or before.form in _IN)

    def _halves(self, document: Document) -> Iterator[Finding]:
        tokens = document.tokens
        for form, read in self._half_names.of(document):
            for reading in read:
                if reading.pronoun or reading.is_definite or reading.proclitic not in ("", "و", "ب", "ل"):
                    continue
                for token in document.occurrences[form]:
                    at = document.at(token)
                    after = tokens[at + 1] if at + 1 < len(tokens) else None
                    before = tokens[at - 1].form if at else ""
                    if after is not None and after.form in self._second:
                        continue
                    if after is not None and after.form in _HALF_RIGHT and document.is_gap(token, after):
                        span = Span(token.start, after.end)
                        old = document.folded.text[slice(*document.folded.map.to_result(span))]
                        new = f"{form} {_HALF_RIGHT[after.form]}"
                        fix = respell(document, span, old, new, Safety.REVIEW)
                        yield self.info.finding(document, span, fixes=[fix], args={"suggestion": new})
                    elif (
                        before not in _NO_MONTH_BEFORE
                        and not self._is_pair(tokens, at)
                        and self._is_framed(document, at)
                    ):
                        yield self.info.finding(document, token.span, message=_HALF)

    def _is_slip(self, after: Token | None) -> bool:
        """Whether the second word is there and misspelled; another rule says so."""
        return after is not None and any(one_slip(after.form, second) for second in self._second)

    def _is_pair(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether both months are meant: «تشرين الأول والثاني», «كانونين»."""
        return at + 2 < len(tokens) and tokens[at + 1].form in ("/", "-") and tokens[at + 2].form in self._second

    def _mixed(self, document: Document) -> Iterator[Finding]:
        """Yield the months of the system that an article uses less, where it uses two."""
        used: dict[str, list[tuple[int, Month]]] = {"levant": [], "gulf_egypt": []}
        for at, month in self._calendar.months(document):
            if month.is_hijri or self._is_in_doublet(document, at, month) or not self._is_dated(document, at, month):
                continue
            own = [system for system in used if system in month.numbers]
            if len(own) == 1:
                used[own[0]].append((at, month))
        few, many = sorted(used.values(), key=len)
        if few and many:
            other = self._span(document, *min(many))
            for at, month in sorted(few):
                span = self._span(document, at, month)
                args = {"other": other.of(document.text)}
                yield self.info.finding(
                    document, span, message=_MIXED, args=args, related=[other], severity=Severity.INFO
                )

    def _against_house(self, document: Document) -> Iterator[Finding]:
        names: Mapping[str, Mapping[str, int]] = self._months["number"]
        for at, month in self._calendar.months(document):
            form = document.tokens[at].form
            if month.is_hijri or form in self._bare or form in _EGYPTIAN or not self._is_dated(document, at, month):
                continue
            in_doublet = self._is_in_doublet(document, at, month)
            if in_doublet or (len(self._house) == 1 and self._house[0] in month.numbers):
                continue
            due = "/".join(
                next(name for name, number in names[system].items() if number == month.number) for system in self._house
            )
            span = self._span(document, at, month)
            old = document.folded.text[slice(*document.folded.map.to_result(span))]
            if due != old:
                fix = respell(document, span, old, due, Safety.REVIEW)
                yield self.info.finding(document, span, message=_HOUSE, fixes=[fix], args={"suggestion": due})

    def _is_in_doublet(self, document: Document, at: int, month: Month) -> bool:
        tokens = document.tokens
        opens = month.end < len(tokens) and tokens[month.end].form in ("/", "(")
        if opens and self._calendar.month_at(tokens, month.end + 1):
            return True
        if at < 2 or tokens[at - 1].form not in ("/", "("):
            return False
        return any(self._calendar.month_at(tokens, at - back) for back in (2, 3))

    def _is_dated(self, document: Document, at: int, month: Month) -> bool:
        """Whether a name such as «مارس» or «آب» is a month here and no verb, person or newspaper."""
        tokens = document.tokens
        before = tokens[at - 1] if at else None
        after = tokens[month.end] if month.end < len(tokens) else None
        followed = after is not None and (after.form in self._followers or _is_year(after))
        day = before is not None and (_is_day(before) or before.form in _SHEHR)
        return followed or day or self._is_framed(document, at)

    @staticmethod
    def _span(document: Document, at: int, month: Month) -> Span:
        return Span(document.tokens[at].start, document.tokens[month.end - 1].end)


def _is_day(token: Token) -> bool:
    return token.kind is Kind.NUMBER and len(token.form) <= 2 and token.form.isdecimal() and 1 <= int(token.form) <= 31


def _is_year(token: Token) -> bool:
    is_number = token.kind is Kind.NUMBER and len(token.form) == 4 and token.form.isdecimal()
    return is_number and 1300 <= int(token.form) <= 2200


def _build(info: RuleInfo, material: Material) -> MonthForm:
    months = material.lists["months"]
    return MonthForm(info, Calendar(months, material.lists["hijri"]), months, material.house)


BUILD: Mapping[str, Build] = {"month-form": _build}
