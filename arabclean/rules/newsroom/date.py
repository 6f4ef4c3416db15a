"""Dates that cannot be, or that contradict themselves (catalogue AR706, AR707, AR708, AR723)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from arabclean.document import Document
from arabclean.finding import Finding, Severity
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.newsroom.calendar import HIJRI, Calendar, Date, Month, longest_month, span_of
from arabclean.text import Span, Spans
from arabclean.tokens import Kind, Token

_OLDEST = 1800
"""Before this year many dates are counted by the Julian calendar."""
_REFORMED = 1924
"""Before this year a date may be of the Julian calendar."""
_SIGHTING = 1
"""Days by which a Hijri date of a country may differ from that of Umm al-Qura."""
_APART = 2
"""The same for a pair of dates of both calendars."""
_NUMBERED = frozenset({"رقم", "المرسوم", "مرسوم", "القانون", "قانون", "القرار", "قرار", "عدد", "المادة", "ملف", "رقمه"})
"""Words after which figures with strokes are the number of a document."""


class WeekdayDate:
    """The weekday and the date beside it are not the same day."""

    def __init__(self, info: RuleInfo, calendar: Calendar) -> None:
        """Take the calendar."""
        self.info = info
        self._calendar = calendar

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the weekday with its date; where the year is that of another date of the article, as information."""
        dates = list(self._calendar.dates(document))
        for written in dates:
            at = self._calendar.weekday_before(document, written)
            if at is None:
                continue
            guessed = written.year is None
            year = _only_year(dates, hijri=written.is_hijri) if guessed else written.year
            date = written._replace(year=year)
            ordinal = self._calendar.ordinal(date)
            if ordinal is None or date.year is None or date.year < (1343 if date.is_hijri else _OLDEST):
                continue
            said = self._calendar.weekday_of(document.tokens[at].form)
            real = (ordinal - 1) % 7
            away = min((real - (said or 0)) % 7, ((said or 0) - real) % 7)
            if away <= (_SIGHTING if date.is_hijri else 0) or self._fits_swapped(date, said):
                continue
            if not date.is_hijri and date.year < _REFORMED and (real + (12 if date.year < 1900 else 13)) % 7 == said:
                continue  # the old calendar of the Ottoman lands and of Russia
            first, end = min(at, date.first), max(at + 1, date.end)
            if end < len(document.tokens) and document.tokens[end].form == ")":
                end += 1
            span = span_of(document, first, end)
            day = self._calendar.weekday_name(real)
            yield self.info.finding(document, span, args={"day": day}, severity=Severity.INFO if guessed else None)

    def _fits_swapped(self, date: Date, said: int | None) -> bool:
        if not date.swapped:
            return False
        ordinal = self._calendar.ordinal(date._replace(day=date.month, month=date.day))
        return ordinal is not None and (ordinal - 1) % 7 == said


def _only_year(dates: Sequence[Date], *, hijri: bool) -> int | None:
    """Return the year that all full dates of a calendar share, or None."""
    years = {date.year for date in dates if date.is_hijri == hijri and date.year is not None}
    return years.pop() if len(years) == 1 else None


class ImpossibleDate:
    """A day that its month has not, a month that there is not, an hour after midnight's, a mistyped year."""

    def __init__(self, info: RuleInfo, calendar: Calendar) -> None:
        """Take the calendar."""
        self.info = info
        self._calendar = calendar

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each date, hour and year that cannot be."""
        spans: list[Span] = []
        for date in self._calendar.dates(document):
            if self._is_impossible(document, date):
                spans.append(span_of(document, date.first, date.end))
        taken = Spans(spans)
        spans += [span for span in self._years_of_months(document) if not taken.overlap(span)]
        spans += _impossible_hours(document)
        taken = Spans(spans)
        spans += [span for span in _mistyped_years(document) if not taken.overlap(span)]
        for span in sorted(set(spans)):
            yield self.info.finding(document, span)

    def _years_of_months(self, document: Document) -> Iterator[Span]:
        """Yield a year of our century that lost its figure, after a month alone: «تموز 1021»."""
        for at, month in self._calendar.months(document):
            following = document.tokens[month.end] if month.end < len(document.tokens) else None
            if following is None or month.is_hijri or following.kind is not Kind.NUMBER:
                continue
            if len(following.form) == 4 and following.form.isdecimal() and 1020 <= int(following.form) <= 1029:
                yield Span(document.tokens[at].start, following.end)

    def _is_impossible(self, document: Document, date: Date) -> bool:
        if not date.named and date.first and document.tokens[date.first - 1].form in _NUMBERED:
            return False
        if date.year is not None and date.named and _is_mistyped(date.year, hijri=date.is_hijri, full=True):
            return _is_of_our_time(document, date)
        if date.day == date.month == 0:  # a placeholder
            return False
        if not 1 <= date.month <= 12:
            return True
        return not 1 <= date.day <= longest_month(date.month, date.year, is_hijri=date.is_hijri)


def _is_of_our_time(document: Document, date: Date) -> bool:
    """Whether nothing after a date says that its year is of another calendar."""
    following = document.tokens[date.end].form if date.end < len(document.tokens) else ""
    return following not in ("للهجرة", "هجرية", "هجري", "ه", "ق", "قبل")


def _is_mistyped(year: int, *, hijri: bool, full: bool) -> bool:
    """Whether a year is one slip of the keys away from one of ours: 2201, 20021; with day and month also 1021."""
    if year > 9999:
        return str(year)[:2] in ("19", "20") and not hijri
    if hijri:
        return False
    return 2201 <= year <= 2299 or (full and (1020 <= year <= 1029 or year >= 3000))


def _impossible_hours(document: Document) -> Iterator[Span]:
    for form in ("الساعة", "والساعة", "بالساعة"):
        for token in document.occurrences.get(form, ()):
            following = document.neighbours(token)[1]
            if following is None or following.kind is not Kind.NUMBER:
                continue
            hour, sign, minute = following.form.partition(":")
            if not (hour.isdecimal() and len(hour) <= 2 and (not sign or minute[:2].isdecimal())):
                continue
            if int(hour) > 24 or (sign and int(minute[:2]) > 59):
                yield following.span


def _mistyped_years(document: Document) -> Iterator[Span]:
    for form in ("عام", "سنة", "العام", "لعام", "لسنة", "وعام", "بعام"):
        for token in document.occurrences.get(form, ()):
            before, following = document.neighbours(token)
            if following is None or following.kind is not Kind.NUMBER or not following.form.isdecimal():
                continue
            if not 4 <= len(following.form) <= 5 or (before is not None and before.form in ("بحلول", "حتى", "قبل")):
                continue
            year = int(following.form)
            after = document.neighbours(following)[1]
            if _is_mistyped(year, hijri=False, full=False) and (after is None or not _counts(after)):
                yield following.span


def _counts(token: Token) -> bool:
    return token.form in ("ق", "قبل", "هجرية", "هجري", "ه", "ضوئية", "شخص", "دولار")


class MonthDoublet:
    """Two names of one month that are two months."""

    def __init__(self, info: RuleInfo, calendar: Calendar) -> None:
        """Take the calendar."""
        self.info = info
        self._calendar = calendar

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each doublet «A/B» or «A (B)» of two systems, or of a name and a number, that disagrees."""
        tokens = document.tokens
        for at, month in self._calendar.months(document):
            if month.end + 1 >= len(tokens) or tokens[month.end].form not in ("/", "("):
                continue
            if "\n" in document.text[tokens[at].start : tokens[month.end + 1].end]:
                continue
            if tokens[month.end].form == "/":
                end = self._disagrees(document, month)
            else:
                end = self._disagrees(document, month)
                if end and (end >= len(tokens) or tokens[end].form != ")"):
                    end = 0
            if end:
                closed = tokens[month.end].form == "("
                yield self.info.finding(document, Span(tokens[at].start, tokens[end - 1 + closed].end))

    def _disagrees(self, document: Document, month: Month) -> int:
        """Return the token after a second name that is not the same month, or 0."""
        tokens = document.tokens
        second = tokens[month.end + 1]
        if second.kind is Kind.NUMBER:
            follows = tokens[month.end + 2].form if month.end + 2 < len(tokens) else ""
            is_month = tokens[month.end].form == "/" and len(second.form) <= 2 and second.form.isdecimal()
            is_month = is_month and follows != "/"
            wrong = is_month and 1 <= int(second.form) <= 12 and int(second.form) != month.number
            return month.end + 2 if wrong and not month.is_hijri else 0
        other = self._calendar.month_at(tokens, month.end + 1)
        if other is None or other.is_hijri != month.is_hijri or other.numbers.keys() & month.numbers.keys():
            return 0
        return other.end if other.number != month.number and HIJRI not in other.numbers else 0


class HijriGregorian:
    """A Hijri date and the Gregorian one beside it are more than two days apart."""

    def __init__(self, info: RuleInfo, calendar: Calendar) -> None:
        """Take the calendar."""
        self.info = info
        self._calendar = calendar

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each pair of full dates, side by side, that are not the same day."""
        dates = sorted(self._calendar.dates(document), key=lambda date: date.first)
        for one, other in pairwise(dates):
            if one.is_hijri == other.is_hijri or not self._are_paired(document, one, other):
                continue
            days = self._calendar.ordinal(one), self._calendar.ordinal(other)
            if days[0] is None or days[1] is None or abs(days[0] - days[1]) <= _APART:
                continue
            tokens = document.tokens
            closed = other.end < len(tokens) and tokens[other.end].form == ")"
            span = Span(tokens[one.first].start, tokens[other.end - 1 + closed].end)
            hijri = self._calendar.hijri_date(days[1] if one.is_hijri else days[0])
            due = "{}-{}-{}".format(*hijri) if hijri else ""
            yield self.info.finding(document, span, args={"due": due})

    @staticmethod
    def _are_paired(document: Document, one: Date, other: Date) -> bool:
        between = document.tokens[one.end : other.first]
        joining = {"(", "-", "–", "/", "،", "الموافق", "ه", "م", "ل", "يوم", "الموافقة", "="}
        return len(between) <= 3 and all(token.form in joining for token in between)


def _with_calendar(rule: type[Any]) -> Build:
    return lambda info, material: rule(info, Calendar(material.lists["months"], material.lists["hijri"]))


BUILD: Mapping[str, Build] = {
    "weekday-date": _with_calendar(WeekdayDate),
    "date-impossible": _with_calendar(ImpossibleDate),
    "month-doublet": _with_calendar(MonthDoublet),
    "calendar-hijri-greg": _with_calendar(HijriGregorian),
}
