"""Dates as articles write them, and the two calendars that they are counted in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from arabclean.document import Document
from arabclean.text import Span
from arabclean.text.pattern import lazy
from arabclean.tokens import Kind, Token

HIJRI = "hijri"
_LEAP = 2020
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMERIC = lazy(r"(?P<a>\d{1,4})(?P<sign>[/.\-])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{1,4})\Z")
_BETWEEN = frozenset({"،", ",", "(", "[", "-", "–", "الموافق", "يوم", "في", "بتاريخ", "ل"})
_FOLLOWS = frozenset({"الماضي", "المقبل", "القادم", "الجاري", "الفائت", "المنصرم", "الحالي"})


class Month(NamedTuple):
    """A name of a month: its number in each system that has it, and the token after it."""

    numbers: Mapping[str, int]
    end: int

    @property
    def number(self) -> int:
        """The number; all systems agree on it, for no name stands in the Hijri calendar and in another one."""
        return next(iter(self.numbers.values()))

    @property
    def is_hijri(self) -> bool:
        """Whether it is a month of the Hijri calendar."""
        return HIJRI in self.numbers


class Date(NamedTuple):
    """A date that a text gives. ``first`` and ``end`` are numbers of tokens, half-open; ``year`` may be missing.

    ``swapped`` is the same date with day and month in each other's place, where its figures allow both.
    """

    day: int
    month: int
    year: int | None
    is_hijri: bool
    first: int
    end: int
    named: bool
    swapped: bool = False


class Calendar:
    """Reads the months, weekdays and dates of a document; ``months`` and ``hijri`` are the lists of those names."""

    def __init__(self, months: Mapping[str, Any], hijri: Mapping[str, Any]) -> None:
        self._months = months
        self._hijri = hijri

    @cached_property
    def _by_first_word(self) -> Mapping[str, Mapping[str, dict[str, int]]]:
        """First word → second word or nothing → system → number."""
        table: dict[str, dict[str, dict[str, int]]] = {}
        for system, names in self._months["number"].items():
            for name, number in names.items():
                first, _, second = name.partition(" ")
                table.setdefault(first, {}).setdefault(second, {})[system] = number
        for wrong, right in self._months["bare"].items():
            table.setdefault(wrong, {}).update(table[right])
        return table

    @cached_property
    def _weekdays(self) -> Mapping[str, int]:
        days = self._months["weekday"]
        return {clitic + name: number for name, number in days.items() for clitic in ("", "و", "ف", "ب", "ك")} | {
            "لل" + name[2:]: number for name, number in days.items()
        }

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Ordinals of the first days of the Hijri months from 1 Muharram of the first year on, and one past the end."""
        lengths = (int(length) for year in self._hijri["lengths"] for length in year.split())
        first = _gregorian(*map(int, self._hijri["first_day"].split("-"))) or 0
        return tuple(accumulate(lengths, initial=first))

    def month_at(self, tokens: Sequence[Token], at: int) -> Month | None:
        """Return the month whose name begins at a token, or None."""
        if not 0 <= at < len(tokens):
            return None
        seconds = self._by_first_word.get(tokens[at].form)
        if seconds is None:
            return None
        following = tokens[at + 1].form if at + 1 < len(tokens) else ""
        if following and following in seconds:
            return Month(seconds[following], at + 2)
        return Month(seconds[""], at + 1) if "" in seconds else None

    def months(self, document: Document) -> Iterator[tuple[int, Month]]:
        """Yield each name of a month with the number of its first token, in no certain order."""
        for form in self._by_first_word.keys() & document.forms:
            for token in document.occurrences[form]:
                at = document.at(token)
                month = self.month_at(document.tokens, at)
                if month is not None:
                    yield at, month

    def weekday_of(self, form: str) -> int | None:
        """Return the number of a weekday, Monday being 0, or None; conjunctions and prepositions may stand on it."""
        return self._weekdays.get(form)

    def weekday_name(self, number: int) -> str:
        """Return the name of a weekday."""
        days: Mapping[str, int] = self._months["weekday"]
        return next(name for name, other in days.items() if other == number)

    def dates(self, document: Document) -> Iterator[Date]:
        """Yield the dates of a document: with the name of a month, and all in figures with a year of four digits."""
        for at, month in self.months(document):
            date = self._named_date(document, at, month)
            if date is not None:
                yield date
        for protected in document.protected:
            if protected.kind == "number":
                date = _numeric_date(document, protected.span)
                if date is not None:
                    yield date

    def _named_date(self, document: Document, at: int, month: Month) -> Date | None:
        tokens = document.tokens
        first = at - 1
        if first >= 0 and tokens[first].form in ("شهر", "لشهر"):
            first -= 1
        if first >= 0 and tokens[first].form == "من":
            first -= 1
        day, first = self._day_ending_at(tokens, first)
        if day is None or "\n" in document.text[tokens[first].start : tokens[at].end]:
            return None
        end = self._after_doublet(tokens, month.end)
        year, end = _year_at(document, end)
        return Date(day, month.number, year, month.is_hijri, first, end, True)

    def _day_ending_at(self, tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
        """Return the day whose figure or ordinal ends at a token, and its first token."""
        if at < 0:
            return None, at
        token = tokens[at]
        if token.kind is Kind.NUMBER:
            is_day = len(token.form) <= 2 and token.form.isdecimal()
            if not is_day or (at and tokens[at - 1].form in ("-", "–", "/", ".", "%", "$")):
                return None, at
            return int(token.form), at
        ordinals: Mapping[str, int] = self._months["ordinal"]
        if at and (pair := f"{_bare(tokens[at - 1].form)} {token.form}") in ordinals:
            return ordinals[pair], at - 1
        return ordinals.get(_bare(token.form)), at

    def _after_doublet(self, tokens: Sequence[Token], end: int) -> int:
        """Return the token after the second name of a doublet such as «/فبراير» or «(فبراير)», or ``end``."""
        if end >= len(tokens) or tokens[end].form not in ("/", "("):
            return end
        other = self.month_at(tokens, end + 1)
        if other is None:
            return end
        closed = tokens[end].form == "(" and other.end < len(tokens) and tokens[other.end].form == ")"
        return other.end + closed

    def ordinal(self, date: Date) -> int | None:
        """Return the number of the day since the year 1, as `datetime.date.toordinal`; None: no such day, or unknown.

        Hijri days are those of the Umm al-Qura calendar; elsewhere the new moon may be seen a day sooner or later.
        """
        if date.year is None:
            return None
        if not date.is_hijri:
            return _gregorian(date.year, date.month, date.day)
        first_year: int = self._hijri["first_year"]
        at = (date.year - first_year) * 12 + date.month - 1
        if not 0 <= at < len(self._starts) - 1 or not 1 <= date.day <= 30:
            return None
        return self._starts[at] + date.day - 1

    def hijri_date(self, ordinal: int) -> tuple[int, int, int] | None:
        """Return the day, month and year of the Umm al-Qura calendar, or None outside its table."""
        at = bisect_left(self._starts, ordinal + 1) - 1
        if not 0 <= at < len(self._starts) - 1:
            return None
        year, month = divmod(at, 12)
        return ordinal - self._starts[at] + 1, month + 1, year + self._hijri["first_year"]

    def weekday_before(self, document: Document, date: Date) -> int | None:
        """Return the number of the token that gives the weekday of a date, just before or just after it, or None."""
        tokens = document.tokens
        at = date.first - 1
        while at >= 0 and date.first - at <= 4 and (tokens[at].form in _BETWEEN or tokens[at].form in _FOLLOWS):
            at -= 1
        if at >= 0 and self.weekday_of(tokens[at].form) is not None:
            before = tokens[at - 1].form if at else ""
            beyond = tokens[at - 2].form if at >= 2 else ""
            several = before in ("/", "-", "–") and self.weekday_of(beyond) is not None
            return None if several or "\n" in document.text[tokens[at].start : tokens[date.first].start] else at
        at = date.end
        if at < len(tokens) and tokens[at].form in ("(", "الموافق", "يوم"):
            at += 1
            if at < len(tokens) and tokens[at].form == "يوم":
                at += 1
            if at < len(tokens) and self.weekday_of(tokens[at].form) is not None:
                return at
        return None


def longest_month(month: int, year: int | None, *, is_hijri: bool) -> int:
    """Return how many days a month has, or can have where the year is not known."""
    if is_hijri:
        return 30
    if month == 2 and year is not None:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return _LENGTHS[month - 1]


def _gregorian(year: int, month: int, day: int) -> int | None:
    """Return the number of a day, 1 being the first of the year 1; `datetime` takes longer to import than to redo."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= longest_month(month, year, is_hijri=False)):
        return None
    before = year - 1
    days = sum(longest_month(earlier, year, is_hijri=False) for earlier in range(1, month))
    return 365 * before + before // 4 - before // 100 + before // 400 + days + day


def _bare(form: str) -> str:
    return form.removeprefix("و") if form.startswith("وال") else form


def _year_at(document: Document, at: int) -> tuple[int | None, int]:
    """Return the year that stands at a token, with «عام» before it or «م» after it, and the token after it."""
    tokens = document.tokens
    end = at
    if end < len(tokens) and tokens[end].form in ("،", ","):
        end += 1
    while end < len(tokens) and tokens[end].form in ("من", "عام", "سنة", "لعام", "لسنة", "العام"):
        end += 1
    if end >= len(tokens) or tokens[end].kind is not Kind.NUMBER:
        return None, at
    form = tokens[end].form
    if not (form.isdecimal() and 3 <= len(form) <= 5) or "\n" in document.text[tokens[at - 1].end : tokens[end].start]:
        return None, at
    after = end + 1
    if after < len(tokens) and tokens[after].form in ("م", "ه", "هجري", "هجرية", "ميلادي", "ميلادية"):
        after += 1
    return int(form), after


def _numeric_date(document: Document, span: Span) -> Date | None:
    """Read figures such as 5-9-2021, 5/9/2021 and 2021-09-05."""
    match = _NUMERIC.match(span.of(document.text))
    if match is None:
        return None
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    tokens = document.tokens
    first = bisect_left(document.token_starts, span.start)
    end = bisect_left(document.token_starts, span.end)
    sign = end < len(tokens) and tokens[end].form in ("ه", "م") and document.text[span.end] not in " \n"
    hijri = sign and tokens[end].form == "ه"
    if len(match["c"]) == 4 and len(match["a"]) <= 2:
        day, month, year = a, b, c
    elif len(match["a"]) == 4 and len(match["c"]) <= 2:
        day, month, year = c, b, a
    else:
        return None
    hijri = hijri or 1300 <= year <= 1500
    return Date(day, month, year, hijri, first, end + sign, False, day <= 12 and month <= 12)


def span_of(document: Document, first: int, end: int) -> Span:
    """Return the span of the tokens ``first`` to ``end``, half-open; a closing bracket alone stays outside."""
    tokens = document.tokens
    if tokens[end - 1].form == ")" and not any(token.form == "(" for token in tokens[first:end]):
        end -= 1
    return Span(tokens[first].start, tokens[end - 1].end)
