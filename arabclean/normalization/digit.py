"""Digits of the wrong set (AR116, AR117), and digits for machines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from arabclean.normalization.shelter import ADDRESSES, EVERYTHING, Kind, Shelter, lines_at
from arabclean.normalization.step import Choice, Step, runs
from arabclean.text import Edit, Span
from arabclean.text.char import DIGIT, LETTER
from arabclean.text.pattern import lazy, matcher

LATIN = "0123456789"
ARABIC = "٠١٢٣٤٥٦٧٨٩"
EXTENDED = "۰۱۲۳۴۵۶۷۸۹"

DECIMAL = "\N{ARABIC DECIMAL SEPARATOR}"
THOUSANDS = "\N{ARABIC THOUSANDS SEPARATOR}"

_TO_LATIN = str.maketrans(ARABIC + EXTENDED + DECIMAL + THOUSANDS, LATIN * 2 + ".,")
_TO_ARABIC = str.maketrans(LATIN + EXTENDED, ARABIC * 2)
_NUMBER = lazy(f"[{DIGIT}][{DIGIT}]*+(?:[.,{DECIMAL}{THOUSANDS}][{DIGIT}]++)*+")
_IS_DIGIT = matcher(f"[{DIGIT}]")
_IS_SEPARATOR = matcher(f"[.,{DECIMAL}{THOUSANDS}]")
_REACH = 64  # how far a number is followed back; it keeps hostile ones linear
_SETS = {char: number for number, digits in enumerate((LATIN, ARABIC, EXTENDED)) for char in digits}
_LATIN_DIGITS = lazy("[0-9]")
_ARABIC_DIGITS = lazy("[٠-٩۰-۹]")


def _number_start(text: str, place: int) -> int:
    """Return where the number begins that holds the digit at ``place``, or a place well inside it."""
    floor = max(0, place - _REACH)
    while place > floor and (
        _IS_DIGIT(text, place - 1) or (place > 1 and _IS_SEPARATOR(text, place - 1) and _IS_DIGIT(text, place - 2))
    ):
        place -= 1
    return place


def _numbers(text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield the numbers that hold the digits at ``places``, each once."""
    done = 0
    for place in places:
        if place >= done and (match := _NUMBER.match(text, max(done, _number_start(text, place)))):
            yield match
            done = match.end()


def _mixed(text: str, places: Sequence[int]) -> Iterator[Edit]:
    numbers = [
        (match, sets)
        for match in _numbers(text, places)
        if len(sets := {_SETS[char] for char in match.group() if char in _SETS}) > 1
    ]
    if not numbers:
        return
    inside = "".join(match.group() for match, _ in numbers)
    latin = len(_LATIN_DIGITS.findall(text)) - len(_LATIN_DIGITS.findall(inside))
    arabic = len(_ARABIC_DIGITS.findall(text)) - len(_ARABIC_DIGITS.findall(inside))
    for match, sets in numbers:
        number = match.group()
        if latin != arabic:
            to_latin = latin > arabic
        else:
            own = len(_LATIN_DIGITS.findall(number)), len(_ARABIC_DIGITS.findall(number))
            to_latin = own[0] > own[1] or (own[0] == own[1] and _SETS[number[0]] == 0)
        if 0 not in sets:
            to_latin = False
        yield Edit.replace(match.start(), match.end(), number.translate(_TO_LATIN if to_latin else _TO_ARABIC))


def _are_mixed(_: str, characters: frozenset[str]) -> bool:
    """Whether a text has digits of two sets."""
    return sum(not characters.isdisjoint(digits) for digits in (LATIN, ARABIC, EXTENDED)) > 1


DIGITS_IN_NUMBER = Step(
    "digits-in-number",
    "A number written with two sets of digits takes the set of the text's majority; its value stays.",
    look=_mixed,
    hint=_are_mixed,
    signs="٠-٩۰-۹",
    when=f"(?:(?<=[{DIGIT}][٠-٩۰-۹])|(?<=[{DIGIT}][.,{DECIMAL}{THOUSANDS}][٠-٩۰-۹])|(?=[.,{DECIMAL}{THOUSANDS}]?[{DIGIT}]))",
    spares=EVERYTHING,
)

_FOREIGN = frozenset({Kind.FOREIGN_LINE})
_EXTENDED_NUMBER = lazy("[۰-۹][۰-۹]*+")
_OTHER_AFTER = matcher(f"[.,{DECIMAL}{THOUSANDS}]?[0-9٠-٩]")
_OTHER_BEFORE = lazy(f"[0-9٠-٩][.,{DECIMAL}{THOUSANDS}]?\\Z")
_HAS_LETTER = lazy(f"[{LETTER}]")
_PERSIAN_BEFORE = lazy(
    "(?:سال|سالهای|روز|ساعت|شماره|صفحه|هزار|از|تا|در|به)[ \u00a0]$"  # words of dates and counts in Persian
)
_PERSIAN_AFTER = lazy("[ \u00a0](?:سال|روز|ماه|ساعت|نفر|هزار|درصد|تومان|بهمن|آذر|تیر|مهر|خرداد)(?![\u0621-\u064a])")
_DATE = "۰-۹/.–-"
_SOLAR_REACH = 24
_SOLAR_BEFORE = lazy(f"شمسي[ةا]?ً?[ \u00a0(][{_DATE}]*+\\Z")
_SOLAR_AFTER = lazy(
    f"[{_DATE}]*+[ \u00a0](?:(?:ال)?هجري[ةا]?ً?[ \u00a0]|هـ?[ \u00a0])?(?:(?:ال)?شمسي|هـ?\\.?[ ]?ش(?![{LETTER}]))"
)


def _is_solar(text: str, start: int, end: int) -> bool:
    """Whether the number is a year of the Persian calendar: it may stand in a quotation."""
    return bool(_SOLAR_AFTER.match(text, end) or _SOLAR_BEFORE.search(text, max(0, start - _SOLAR_REACH), start))


def _extended(text: str, places: Sequence[int]) -> Iterator[Span]:
    """Find the numbers in Persian digits in Arabic text."""
    arabic_text: bool | None = None
    for start, end, _ in lines_at(text, places):
        if not _HAS_LETTER.search(text, start, end):  # a line of digits alone is judged by the whole text
            if arabic_text is None:
                arabic_text = bool(_HAS_LETTER.search(text)) and not Shelter(text).stretches(_FOREIGN)
            if not arabic_text:
                continue
        for match in _EXTENDED_NUMBER.finditer(text, start, end):
            before, after = match.span()
            if _PERSIAN_BEFORE.search(text, max(start, before - 8), before) or _PERSIAN_AFTER.match(text, after):
                continue
            if _OTHER_AFTER(text, after) or _OTHER_BEFORE.search(text, max(start, before - 2), before):
                continue  # one number of two sets
            yield Span(before, after)


def _in_arabic_digits(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for span in _extended(text, places):
        if not _is_solar(text, *span):
            yield Edit(span, span.of(text).translate(_TO_ARABIC))


def _solar_years(text: str, places: Sequence[int]) -> Iterator[Choice]:
    for span in _extended(text, places):
        if _is_solar(text, *span):
            yield Choice(span, (span.of(text).translate(_TO_ARABIC),))


DIGITS_EXTENDED = Step(
    "digits-extended",
    "Persian digits ۰–۹ in Arabic text become ٠–٩; in Persian text, and in solar years, they stay.",
    look=_in_arabic_digits,
    choose=_solar_years,
    signs="۰-۹",
    spares=EVERYTHING,
)

_FOLDED = lazy(
    f"[٠-٩۰-۹٪{DECIMAL}{THOUSANDS}](?:(?<=[^{DECIMAL}{THOUSANDS}])|(?<=[{DIGIT}].)(?=[{DIGIT}]))"
    f"(?:[٠-٩۰-۹]|(?<=[{DIGIT}])[{DECIMAL}{THOUSANDS}](?=[{DIGIT}]))*+٪?+"
)
_FOLD = _TO_LATIN | {ord("٪"): "%"}


def _ascii(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_FOLDED, text, places):
        new = match.group().translate(_FOLD)
        if new != match.group():
            yield Edit.replace(match.start(), match.end(), new)


DIGITS_ASCII = Step(
    "digits-ascii",
    "Digits become 0–9 and with them their separators ٫ ٬ ٪ become . , %; the value stays.",
    look=_ascii,
    signs=f"٠-٩۰-۹٪{DECIMAL}{THOUSANDS}",
    when=f"(?:(?<=[^{DECIMAL}{THOUSANDS}])|(?<=[{DIGIT}].)(?=[{DIGIT}]))",
    spares=ADDRESSES,
)
