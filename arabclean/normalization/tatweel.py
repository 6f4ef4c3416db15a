"""Tatweel, where it only stretches a word (AR107)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyarabic import araby_const as araby

from arabclean.normalization.mark import HAMZA_MARKS
from arabclean.normalization.shelter import ADDRESSES
from arabclean.normalization.step import Step, runs
from arabclean.text import Edit
from arabclean.text.char import DIGIT, FOREIGN_LETTER, LETTER, MARK, TATWEEL
from arabclean.text.pattern import lazy, matcher

_RUN = lazy(f"{TATWEEL}{TATWEEL}*+")
_IS_LETTER = matcher(f"[{LETTER}{FOREIGN_LETTER}]")
_IS_CARRIED = matcher(f"[{MARK}{TATWEEL}]")
_IS_DIGIT = matcher(f"[{DIGIT}]")
_IS_DIGIT_OR_LATIN = matcher(f"[{DIGIT}A-Za-z\u00c0-\u024f]")
_LEADS_QUOTE = matcher('[ ]?[«“"(\\[]')
_CARRIED = lazy(f"[{MARK}{TATWEEL}]{{0,32}}")
_PROCLITIC = lazy("[أوف]?(?:[بكلس]|لل|[بك]?ال)?")
_OPENING_DASH = lazy(f" {TATWEEL}[{LETTER}]")
_OPENING = frozenset("«“\"'‘")
_CLOSING = frozenset("»”\"'’")
_LONGEST_CITED = 10
_REACH = 32  # how far a letter may stand behind its marks; it keeps hostile runs linear


def _letter_before(text: str, at: int) -> int:
    """Return the place of the letter that ``at`` hangs on, or -1."""
    floor = max(0, at - _REACH)
    at -= 1
    while at >= floor and _IS_CARRIED(text, at):
        at -= 1
    return at if at >= floor and _IS_LETTER(text, at) else -1


def _word_before(text: str, at: int, limit: int) -> tuple[str, int]:
    """Return up to ``limit`` bare letters of the word that ends before ``at``, and the place of the first."""
    letters: list[str] = []
    first = at
    while len(letters) < limit and (at := _letter_before(text, at)) >= 0:
        letters.append(text[at])
        first = at
    return "".join(reversed(letters)), first


def _is_sign(text: str, word: str, first: int, *, ends: bool) -> bool:
    """Whether the tatweel belongs to هـ, the sign of the Hijri year, or a list label: ه alone, or ه after a digit."""
    return word == araby.HEH and (ends or (first > 0 and _IS_DIGIT(text, first - 1) is not None))


def _closes_dashes(text: str, at: int) -> bool:
    """Whether the tatweel at ``at`` is the second of a pair typed as dashes: « ـكما قالـ »."""
    floor = max(0, at - 200)
    return _OPENING_DASH.search(text, max(floor, text.rfind("\n", floor, at)), at) is not None


def _is_cited(text: str, first: int, after: int) -> bool:
    """Whether the word is all that stands between quotation marks, as a form that is spoken about: «استـ»."""
    return text[first - 1 : first] in _OPENING and text[after : after + 1] in _CLOSING


def _stretches(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_RUN, text, places):
        start, end = match.span()
        word, first = _word_before(text, start, _LONGEST_CITED)
        if not word or (text[end : end + 1] in HAMZA_MARKS and end < len(text)):
            continue
        carried = _CARRIED.match(text, end)
        after = carried.end() if carried else end
        ends = _IS_LETTER(text, after) is None
        if _is_sign(text, word, first, ends=ends):
            continue
        if ends and (len(word) < 3 or _PROCLITIC.fullmatch(word) or _IS_DIGIT_OR_LATIN(text, after)):
            continue
        if ends and (_LEADS_QUOTE(text, after) or _is_cited(text, first, after) or _closes_dashes(text, start)):
            continue
        yield Edit.replace(start, end, "")


STRETCH = Step(
    "tatweel",
    "Tatweel inside a word, or after one of three letters or more, goes; هـ, list labels and الـ20 keep theirs.",
    look=_stretches,
    signs=TATWEEL,
)


def _every(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_RUN, text, places):
        start, end = match.span()
        word, first = _word_before(text, start, 2)
        if not word and not (start and _IS_CARRIED(text, start - 1)):
            continue
        if word:
            carried = _CARRIED.match(text, end)
            after = carried.end() if carried else end
            if _is_sign(text, word, first, ends=_IS_LETTER(text, after) is None):
                continue
        yield Edit.replace(start, end, "")


STRIP_TATWEEL = Step(
    "strip-tatweel",
    "Tatweel after a letter goes; the sign هـ keeps its own, and a tatweel alone is a dash and stays.",
    look=_every,
    lossless=False,
    signs=TATWEEL,
    spares=ADDRESSES,
)
