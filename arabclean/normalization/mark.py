"""Combining marks: hamza written as a mark, marks written twice, marks in another order (AR106, AR111)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import combining, normalize

from pyarabic import araby_const as araby

from arabclean.normalization.step import Step, runs
from arabclean.text import Edit, shared_ends
from arabclean.text.char import LETTER, MARK, TATWEEL, YEHS
from arabclean.text.pattern import lazy, matcher, members

HAMZA_MARKS = "\N{ARABIC MADDAH ABOVE}\N{ARABIC HAMZA ABOVE}\N{ARABIC HAMZA BELOW}"
HIGH_HAMZA = "\N{ARABIC LETTER HIGH HAMZA}"

_YEH_SEATS = araby.YEH + araby.ALEF_MAKSURA + YEHS
_IS_SEAT = frozenset(araby.ALEF + araby.WAW + _YEH_SEATS)
_IS_MARK = matcher(f"(?![{HAMZA_MARKS}])[{MARK}]")
_IS_LETTER = matcher(f"[{LETTER}]")
_IS_ARABIC = matcher(f"[{LETTER}{MARK}]")
_BEFORE_LETTER = matcher(f"[{MARK}]*+(?!{araby.ALEF})[{LETTER}]")
_REACH = 32  # how many marks may stand between; it keeps hostile runs linear
_LETTERS = {
    "\N{ARABIC LETTER HIGH HAMZA ALEF}": araby.ALEF_HAMZA_ABOVE,
    "\N{ARABIC LETTER HIGH HAMZA WAW}": araby.WAW_HAMZA,
    "\N{ARABIC LETTER U WITH HAMZA ABOVE}": araby.WAW_HAMZA,
    "\N{ARABIC LETTER HIGH HAMZA YEH}": araby.YEH_HAMZA,
}
_YEH_TABLE = str.maketrans(dict.fromkeys(_YEH_SEATS, araby.YEH))


def _composed(seat: str, hamza: str) -> str:
    """Return the one letter that seat and hamza make, or nothing."""
    mark = "\N{ARABIC HAMZA ABOVE}" if hamza == HIGH_HAMZA else hamza
    letter = normalize("NFC", seat.translate(_YEH_TABLE) + mark)
    return letter if len(letter) == 1 else ""


def _hamzas(text: str, places: Sequence[int]) -> Iterator[Edit]:
    done = 0
    for at in places:
        sign = text[at]
        seat = at - 1
        floor = max(done, at - _REACH)
        while seat >= floor and _IS_MARK(text, seat):
            seat -= 1
        base = text[seat] if seat >= floor else ""
        if sign in _LETTERS:
            yield Edit.replace(at, at + 1, _LETTERS[sign])
        elif base in _IS_SEAT and (letter := _composed(base, sign)):
            yield Edit.replace(seat, at + 1, letter + text[seat + 1 : at])
        elif sign == HIGH_HAMZA and seat == at - 1 and _IS_LETTER(base):
            yield Edit.replace(at, at + 1, araby.HAMZA)
        elif sign == araby.HAMZA_ABOVE and base == TATWEEL and seat == at - 1 and _BEFORE_LETTER(text, at + 1):
            while seat > floor and text[seat - 1] == TATWEEL:
                seat -= 1
            if seat <= done or not _IS_ARABIC(text, seat - 1):
                continue
            yield Edit.replace(seat, at + 1, araby.YEH_HAMZA)
        else:
            continue
        done = at + 1


DECOMPOSED_HAMZA = Step(
    "decomposed-hamza",
    "A hamza or madda written as a mark joins its letter; marks between the two move after it.",
    look=_hamzas,
    signs=HAMZA_MARKS + "\u0674-\u0678",
)

_RUN = lazy(f"[{MARK}][{MARK}]++")
_FEW = 10


def _doubled(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_RUN, text, places):
        run = match.group()
        if len(set(run)) == len(run):
            continue
        seen: set[str] = set()
        start = -1
        for at, mark in enumerate(run):
            if mark in seen:
                if start < 0:
                    start = at
            elif start >= 0:
                yield Edit.replace(match.start() + start, match.start() + at, "")
                start = -1
            seen.add(mark)
        if start >= 0:
            yield Edit.replace(match.start() + start, match.end(), "")


def _may_double(text: str, characters: frozenset[str]) -> bool:
    """Whether some mark stands both before and after a mark, without which none is doubled."""
    marks = characters & members(MARK)
    if len(marks) > _FEW:
        return True
    pairs = [(one, two) for one in marks for two in marks if one + two in text]
    return not {one for one, _ in pairs}.isdisjoint(two for _, two in pairs)


MARK_DUPLICATE = Step(
    "mark-duplicate",
    "A mark written twice on one letter stays once.",
    look=_doubled,
    hint=_may_double,
    signs=MARK,
    when=f"(?=[{MARK}])",
)


def _order(shadda: int) -> dict[str, int]:
    marks = lazy(f"[{MARK}]")
    order = {char: combining(char) for char in map(chr, range(0x610, 0x900)) if marks.match(char)}
    return order | {araby.SHADDA: shadda}


def mark_order(*, shadda_first: bool) -> Step:
    """Make the step that puts the marks of a letter into one order: shadda first, as keyboards write, or as NFC.

    Both orders are canonically equivalent (Unicode Standard Annex 15), so no reader sees a difference.
    """
    order: dict[str, int] = {}

    def look(text: str, places: Sequence[int]) -> Iterator[Edit]:
        if not order:
            order.update(_order(1 if shadda_first else combining(araby.SHADDA)))
        for match in runs(_RUN, text, places):
            run = match.group()
            new = "".join(sorted(run, key=order.__getitem__))
            if new != run:
                low, tail = shared_ends(run, new)
                high = len(run) - tail
                yield Edit.replace(match.start() + low, match.start() + high, new[low:high])

    name, says = ("mark-order", "the shadda first") if shadda_first else ("mark-order-nfc", "as in NFC")
    return Step(
        name,
        f"The marks of one letter stand in one order: {says}.",
        look=look,
        signs=MARK,
        when=f"(?=[{MARK}])",
    )
