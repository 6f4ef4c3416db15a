"""Month names that are misspelled where a date is given (catalogue AR710)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.newsroom.name import one_slip
from arabclean.rules.respell import respell
from arabclean.tokens import Kind, Token, stems

_OF_MONTH = frozenset({"شهر", "أشهر", "وشهر", "لشهر", "بشهر", "شهري"})
_OPENERS = _OF_MONTH | {"من", "/"}
_OTHERS = frozenset({"أب", "اب", "يولية", "يونية", "جمادي", "جماد", "جمادا"})
"""Forms of months that are reported as such, not as misspellings, with those that lack a hamza."""
_COMMON = 30
"""A word that edited text uses this often is not taken for a month in a weak frame."""


_HOLY = frozenset({"ذو", "ذي", "وذو", "وذي"})


class Frame(IntEnum):
    """How surely a month is due."""

    NONE = 0
    FAINT = 1
    """A word such as «المقبل» after it, or «نهاية» before: enough for a word that nobody knows."""
    WEAK = 2
    """A day or «شهر» before it: enough for a rare word."""
    STRONG = 3
    """Both sides, or a month beside it: enough for any word."""


class MisspelledMonth:
    """A word one slip away from a month, in a date frame: «التاسع من …», «شهر …», «12 … الماضي», «…/يوليو»."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, months: Mapping[str, Any]) -> None:
        """Take the lexicon, and the lists of ``dictionaries/months``."""
        self.info = info
        self._lexicon = lexicon
        systems = ("levant", "gulf_egypt", "tunisia_algeria", "morocco", "hijri")
        self._months = tuple(dict.fromkeys(month for system in systems for month in months[system]))
        self._known = frozenset(self._months) | frozenset(months["weekdays"])
        self._two_words = frozenset(months["two_words"])
        self._second = frozenset(months["second"])
        self._ordinals = frozenset(months["ordinals"])
        self._followers = frozenset(months["followers"])
        self._leads = frozenset(months["leads"])
        self._weekdays = frozenset(months["weekdays"])
        self._others = frozenset(months["bare"]) | _OTHERS
        self._signs = _OPENERS | self._leads | self._followers | {"/"}
        self._pairs = _pairs(months["number"])

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each word that stands where a month is due and is none."""
        tokens = document.tokens
        due: set[int] = set()
        for at in self._places(document):
            token = tokens[at]
            if self._opens(token):
                due.add(at + 1)
            if token.form == "/" or token.form in self._followers:
                due.add(at - 1)
        for at in sorted(due):
            if 0 < at < len(tokens):
                yield from self._judge(document, at)
        yield from self._second_words(document)

    def _places(self, document: Document) -> Iterator[int]:
        """Yield the numbers of the tokens that belong to the frame of a date."""
        yield from document.numbers
        for sign in self._signs & document.written:
            yield from document.marks.get(sign, ())
            yield from map(document.at, document.occurrences.get(sign, ()))

    def _second_words(self, document: Document) -> Iterator[Finding]:
        """Yield what stands for the second word of a month: «ذو القعذة», «تشرين الثاتي»."""
        tokens = document.tokens
        for first, seconds in self._pairs.items():
            for token in document.occurrences.get(first, ()):
                at = document.at(token) + 1
                if at >= len(tokens) or not tokens[at].is_word or not document.is_gap(token, tokens[at]):
                    continue
                form = tokens[at].form
                near = [second for second in seconds if one_slip(form, second)]
                known_form = form in self._second or form in seconds or form in ("الحجه", "القعده")
                if known_form or len(form) < 5 or not near:
                    continue
                known = self._lexicon.accepts(form) or self._lexicon.attested(form)
                if known and not (first in _HOLY and at >= 2 and _is_framed(tokens, at - 2)):
                    continue
                fix = respell(document, tokens[at].span, form, near[0], self.info.safety)
                yield self.info.finding(document, tokens[at].span, fixes=[fix], args={"suggestion": near[0]})

    def _opens(self, token: Token) -> bool:
        """Whether a date frame can begin with a token; most tokens are left at this."""
        return token.kind is Kind.NUMBER or token.form in _OPENERS or token.form in self._leads

    def _judge(self, document: Document, at: int) -> Iterator[Finding]:
        tokens = document.tokens
        token = tokens[at]
        if token.kind is not Kind.WORD or not 2 <= len(token.form) <= 10:
            return
        if token.form in self._known or token.form in self._ordinals or token.form in self._others:
            return
        frame = self._frame(tokens, at)
        months = self._candidates(tokens, at, frame) if frame else []
        if months:
            fixes = [respell(document, token.span, token.form, month, self.info.safety) for month in months]
            yield self.info.finding(document, token.span, fixes=fixes, args={"suggestion": months[0]})

    def _frame(self, tokens: Sequence[Token], at: int) -> Frame:
        """Return how surely a month is due at ``at``."""
        before = tokens[at - 1]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        followed = following is not None and (following.form in self._followers or _is_year(following))
        if before.form == "/" and at >= 2:
            known = tokens[at - 2].form in self._known or tokens[at - 2].form in self._second
            return Frame.STRONG if known else Frame.NONE
        if following is not None and following.form == "/" and at + 2 < len(tokens):
            return Frame.STRONG if tokens[at + 2].form in self._known else Frame.NONE
        if before.form == "من" and at >= 2 and (tokens[at - 2].form in self._ordinals or _is_day(tokens, at - 2)):
            return Frame.STRONG if followed else Frame.WEAK
        if before.form in _OF_MONTH:
            return Frame.STRONG if followed else Frame.WEAK
        if _is_day(tokens, at - 1):
            weekday = at >= 2 and tokens[at - 2].form in self._weekdays
            second = following is not None and following.form in self._second
            return Frame.STRONG if followed or weekday or second else Frame.WEAK
        if followed or before.form in self._leads:
            return Frame.FAINT
        return Frame.NONE

    def _candidates(self, tokens: Sequence[Token], at: int, frame: Frame) -> list[str]:
        form = tokens[at].form
        following = tokens[at + 1].form if at + 1 < len(tokens) else ""
        common = self._lexicon.count(form).careful >= _COMMON or self._is_common_inside(form)
        if common and frame is not Frame.STRONG:
            return []
        if frame is Frame.FAINT and (self._lexicon.accepts(form) or self._lexicon.attested(form)):
            return []
        found = []
        for month in self._months:
            if not one_slip(form, month) or len(month) < (5 if frame is Frame.FAINT else 3):
                continue
            paired = following in self._second
            if (month in self._two_words) != paired:
                continue
            if common and not paired and (len(month) < 4 or following not in self._followers):
                continue
            found.append(month)
        return sorted(found, key=lambda month: (len(month) != len(form), -self._lexicon.count(month).news))

    def _is_common_inside(self, form: str) -> bool:
        return any(
            reading.is_definite and self._lexicon.count(reading.stem).careful >= _COMMON for reading in stems(form)[1:]
        )


def _pairs(systems: Mapping[str, Mapping[str, int]]) -> Mapping[str, Sequence[str]]:
    """Return the second words of the months of two words, by the first, with و before it too."""
    found: dict[str, list[str]] = {}
    for names in systems.values():
        for name in names:
            first, _, second = name.partition(" ")
            if second:
                for conjunction in ("", "و"):
                    found.setdefault(conjunction + first, []).append(second)
    return found


def _is_framed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month is due after a token: «شهر», a day, «الأول من»."""
    return tokens[at].form in _OF_MONTH or _is_day(tokens, at)


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a number that can be a day of the month, and no part of a name such as «كوفيد-19»."""
    form = tokens[at].form
    if tokens[at].kind is not Kind.NUMBER or len(form) > 2 or not form.isdecimal() or not 1 <= int(form) <= 31:
        return False
    return at == 0 or tokens[at - 1].form not in ("-", "–", ".", "/")


def _is_year(token: Token) -> bool:
    return (
        token.kind is Kind.NUMBER
        and len(token.form) == 4
        and token.form.isdecimal()
        and 1300 <= int(token.form) <= 2200
    )


BUILD: Mapping[str, Build] = {
    "misspelled-month": lambda info, material: MisspelledMonth(info, material.lexicon, material.lists["months"]),
}
