"""The seat of a hamza inside a word and at its end, and hamzas dropped there: which forms are misspelled.

A seat follows from vowels that are not written, so nothing is derived: a form is a fault when Hunspell does not have it
and the same form with another seat is many times as common in careful text. Forms that Hunspell has, too, are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from arabclean.lexicon import Count, Lexicon
from arabclean.lexicon.clitic import split as split_clitics
from arabclean.rules.hamza.alef import AlefJudge
from arabclean.rules.hamza.fault import alef_places, is_careless
from arabclean.tokens import PRONOUNS, readings

_MEMO_SIZE = 100_000
_LEAST = 20
_TIMES = 20
_SURE_TIMES = 200
"""So many times as common as a form that is at home in careful text, if only in old books (قايمة), a word must be."""
_DEFINITE_TIMES = 50
_CHOICE = 5
_SLIPS = 2
_COMMON = 150
_DROPPED_LEAST = 100
_NAME_TIMES = 20
_SURE_TIMES = 200
"""So many times as common as a form that is at home in careful text, if only in old books (قايمة), a word must be."""
"""A word with ي for ئ may be a name: what is meant must be this many times as common in the press, too."""
_SEATS = "ءأؤئ"
_WEAK = {"ا": "أئ", "و": "ؤ", "ي": "ئ"}
_TAILS: Mapping[str, tuple[str, ...]] = {
    "ؤا": ("ؤوا", "ءوا", "أوا"),
    "يىء": ("يء", "يئ"),
    "ىء": ("ئ", "يء"),
    "يء": ("ئ",),
    "يئ": ("يء", "ئ"),
    "ىئ": ("ئ", "يء"),
    "وء": ("ؤ",),
    "اء": ("أ",),
    "ئ": ("يء", "ء", "ؤ", "أ"),
    "ؤ": ("ء", "أ", "ئ", "وء"),
    "أ": ("ء", "ؤ", "ئ"),
    "ء": ("أ", "ئ", "ؤ"),
    "ا": ("أ",),
    "آ": ("أ",),
    "ي": ("يء", "ئ"),
}
"""How a word with a final hamza is misspelled, and what it may have been."""
_TWINS = str.maketrans("يىهة", "ىيةه")
_ENDINGS = ("ون", "ين", "ان", "ات", "وا")
_LEADS = frozenset(("و", "ف", "ب", "ل", "وب", "ول", "ال", "وال", "بال", "لل"))
_ARTICLES = ("ال", "وال", "بال", "لل", "فال", "كال", "وبال", "ولل")
_VERBS = ("جا", "شا", "سا", "أسا", "أضا")
"""What stands before the hamza of verbs such as جاء: a pronoun after it (جاءني) changes no seat."""


class SeatFault(Enum):
    """What is wrong with a hamza inside a word; each has a rule of its own."""

    MEDIAL = "hamza-medial"
    FINAL = "hamza-final"
    DROPPED = "hamza-dropped-medial"
    SUFFIX = "hamza-suffix-seat"
    MADDA = "madda"
    CONTENT = "qat-content-words"


class SeatRepair(NamedTuple):
    """What is wrong with a form and what it should be, best first."""

    fault: SeatFault
    offers: tuple[str, ...]


class SeatJudge:
    """Judges distinct forms, and remembers what it judged; safe to share between threads."""

    def __init__(self, lexicon: Lexicon, alef: AlefJudge, names: Iterable[str]) -> None:
        """Take the lexicon, whose counts decide, the judge of first alefs, which comes first, and names to leave."""
        self._lexicon = lexicon
        self._alef = alef
        self._names = frozenset(names)
        self._memo: dict[str, SeatRepair | None] = {}

    def judge(self, form: str) -> SeatRepair | None:
        """Return the repair of a form, or None where its hamzas are well or nobody can tell."""
        try:  # one question: another thread may clear the memory between two
            return self._memo[form]
        except KeyError:
            if len(self._memo) >= _MEMO_SIZE:
                self._memo.clear()
            repair = self._memo[form] = self._judge(form)
            return repair

    def _judge(self, form: str) -> SeatRepair | None:
        lexicon = self._lexicon
        if not 4 <= len(form) <= 30:
            return None
        uses = lexicon.count(form)
        if uses.careful > _COMMON or lexicon.accepts(form):
            return None
        if self._alef.judge(form) is not None or self._is_twin(form):
            return None
        repair = self._repair(form, _LEAST)
        if repair is None and uses.total <= 2 * _SLIPS:
            repair = self._judge_inside(form)
        return None if repair is None or self._is_name(form) else repair

    def _judge_inside(self, form: str) -> SeatRepair | None:
        """Judge a form that nobody counted by the word inside its clitics."""
        for parts in split_clitics(form):
            stem = parts.stem
            future = "س" in parts.lead and stem[:1] not in ("ي", "ت", "ن", "أ")
            if len(stem) < 4 or future or (parts.pronoun and stem[-1] in _SEATS):
                continue
            if self._lexicon.accepts(stem) or self._is_name(stem):
                if "ك" in parts.lead:  # more often a letter of the word than "like": كفائة is not كـ + فائتة
                    continue
                return None
            repair = self._repair(stem, _LEAST)
            if repair is not None:
                offers = tuple(parts.join(offer) for offer in repair.offers)
                return SeatRepair(repair.fault, offers) if self._lexicon.accepts(offers[0]) else None
        return self._judge_inflected(form)

    def _judge_inflected(self, form: str) -> SeatRepair | None:
        """Judge a form that nobody counted without the ending of its number: «يتاكدون», «الفايزون»."""
        for end in _ENDINGS:
            stem = form.removesuffix(end)
            if (
                stem == form
                or len(stem) < 5
                or self._lexicon.accepts(stem)
                or self._lexicon.count(stem).careful > _SLIPS
            ):
                continue
            repair = self._repair(stem, _LEAST)
            if repair is not None and stem[-1] == repair.offers[0][-1]:
                right = repair.offers[0] + end
                return SeatRepair(repair.fault, (right,)) if self._lexicon.accepts(right) else None
        return None

    def _is_twin(self, form: str) -> bool:
        """Whether a word with ى for ي or ة for ه, or the other way, is at hand: that is another rule's business."""
        if form[-1] not in "يىهة":
            return False
        count, twin = self._lexicon.count, form[:-1] + form[-1].translate(_TWINS)
        if count(twin).careful >= _LEAST:
            return True
        clitics = 1 if form[0] in "وفبلك" else 0
        return clitics > 0 and len(form) > 4 and count(twin[clitics:]).careful >= 5 * _LEAST  # فرؤيه

    def _is_name(self, form: str) -> bool:
        return any(reading.stem in self._names for reading in readings(form)) or self._lexicon.is_listed(form)

    def _repair(self, form: str, least: int) -> SeatRepair | None:
        """Return the repair of a form that counts speak for."""
        count = self._lexicon.count
        uses = count(form)
        at_home = uses.careful > _SLIPS and not is_careless(uses)
        floor = max(least, uses.careful * (_SURE_TIMES if at_home else _TIMES))
        definite = form.startswith(_ARTICLES) and "اي" in form  # «الحقايق» in old books; a name has no article
        floor_dropped = max(least, uses.careful * _DEFINITE_TIMES) if definite else floor
        found: list[tuple[int, str, SeatFault]] = []
        for offer, fault, weight in _candidates(form):
            right = count(offer)
            if fault is SeatFault.SUFFIX and not uses.careful and self._lexicon.accepts(offer):
                found.append((max(right.careful, 1) * weight, offer, fault))
            elif at_home and fault is SeatFault.MEDIAL:
                continue  # رؤيت, and the spelling of old books (مسئلة)
            elif right.careful >= (floor_dropped if fault is SeatFault.DROPPED else floor) and (
                fault is not SeatFault.DROPPED or self._is_sure(offer, right, uses)
            ):
                found.append((right.careful * weight, offer, fault))
                if weight > 1:
                    break
        if not found:
            return None
        found.sort(key=lambda item: -item[0])
        most, offer, fault = found[0]
        others = [other for careful, other, _ in found[1:] if careful * _CHOICE > most and other != offer]
        return SeatRepair(fault, (offer, *others[:1]))

    def _is_sure(self, offer: str, right: Count, uses: Count) -> bool:
        """Whether a word for which a hamza was dropped is so common that the form is no name (فايز beside فائز)."""
        if right.total < _DROPPED_LEAST or right.news + right.wiki < _NAME_TIMES * (uses.news + uses.wiki):
            return False
        if offer[0] == "ا" and self._lexicon.count("أ" + offer[1:].replace("ئ", "ي")).careful >= _LEAST:  # ألفية
            return False
        return self._lexicon.accepts(offer)


def _candidates(form: str) -> Iterator[tuple[str, SeatFault, int]]:
    """Yield what a form may have been meant for, with what is wrong with it then and how it is weighed."""
    for length in (3, 2, 1):
        tail = form[-length:]
        for right in _TAILS.get(tail, ()) if len(form) > length + 1 else ():
            hamza = any(letter in _SEATS or letter == "آ" for letter in tail)
            yield form[:-length] + right, SeatFault.FINAL if hamza else SeatFault.DROPPED, 1
    yield from _doubled(form)
    initial = frozenset(alef_places(form))
    for at in range(1, len(form) - 1):
        letter = form[at]
        if at in initial or (letter in _SEATS and form[:at] in _LEADS):
            continue
        head, rest = form[:at], form[at + 1 :]
        if letter in _SEATS:
            yield from _seats(head, letter, rest)
        elif letter == "آ":
            yield head + "أ" + rest, SeatFault.MEDIAL, 1
        elif letter in _WEAK:
            for right in _WEAK[letter]:
                yield head + right + rest, SeatFault.DROPPED, 1
            if letter == "ا" and len(form) >= 5 and rest.startswith("ت"):
                yield head + "آ" + rest, SeatFault.CONTENT, 1
    for pair in ("ءا", "أا", "آا", "اأ", "اآ"):
        at = form.find(pair)
        if at >= 0:
            yield form[:at] + "آ" + form[at + 2 :], SeatFault.MADDA, 1


def _doubled(form: str) -> Iterator[tuple[str, SeatFault, int]]:
    """Yield a form that has two hamzas in a row with either of them left out: مسؤئولية, أعضاءئه."""
    for at in range(1, len(form) - 1):
        if form[at] in _SEATS and form[at + 1] in _SEATS:
            for right in (form[:at] + form[at + 1 :], form[: at + 1] + form[at + 2 :]):
                yield right, SeatFault.SUFFIX, 100 if "ؤو" in right else 1


def _seats(head: str, letter: str, rest: str) -> Iterator[tuple[str, SeatFault, int]]:
    """Yield a form with another seat for one hamza; where schools differ, nothing (شئون, بدأوا, أعضاءه)."""
    if letter == "أ":
        yield head + "آ" + rest, SeatFault.MADDA, 1
    if letter == "ء" and head.endswith("ي"):
        yield head + "ئ" + rest, SeatFault.SUFFIX, 1  # شيءها, بريءة
        return
    if rest.startswith("و") and (letter != "أ" or rest in ("وا", "ون", "وه", "وها", "وهم", "ونه", "ونها")):
        return
    if (
        (rest in PRONOUNS and not head.endswith(_VERBS) and not head.startswith(_ARTICLES))
        or rest in ("ين", "ان")
        or (letter == "ء" and rest == "ا")
    ):
        return
    if letter == "ؤ":
        yield head + "ؤو" + rest, SeatFault.MEDIAL, 100  # مسؤل
        if head.endswith("و"):
            yield head[:-1] + "ؤو" + rest, SeatFault.MEDIAL, 100  # مسوؤل
    for right in _SEATS:
        if right != letter:
            yield head + right + rest, SeatFault.MEDIAL, 100 if right == "ؤ" and rest.startswith("و") else 1
