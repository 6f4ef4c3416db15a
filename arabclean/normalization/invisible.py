"""What nobody sees: zero-width characters, direction marks, control characters (AR108, AR109, AR120)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from arabclean.normalization.pattern import lazy, matcher
from arabclean.normalization.shelter import ADDRESSES, ZWJ, ZWNJ, words_at
from arabclean.normalization.step import Step, glues_line_end, runs
from arabclean.text import Edit
from arabclean.text.char import FOREIGN_LETTER, INVISIBLE, LETTER, MARK, TATWEEL

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
SHY = "\N{SOFT HYPHEN}"

_RUN = lazy(f"[{INVISIBLE}{ZWNJ}][{INVISIBLE}{ZWNJ}]*+")
_IS_ARABIC = matcher(f"[{LETTER}{FOREIGN_LETTER}{MARK}{TATWEEL}]")
_IS_MARK = matcher(f"[{MARK}]")
_IS_BUSY = matcher(  # scripts and signs among which such characters have work to do: Indic, Thai, Khmer, emoji …
    "[\u0590-\u05ff\u0700-\u074f\u0780-\u089f\u0900-\u1dff\u2100-\ud7ff\uf900-\ufaff\ufe00-\ufe0f\U00010000-\U0010ffff]"
)
_HALF_CHARS = lazy("[\u00c2-\u00f4]").match  # before a byte of a broken character: see mojibake
_NEVER_JOINS_ON = frozenset("اأإآٱدذرزوؤةىء")
_FOREIGN = lazy(f"(?!\u0671)[{FOREIGN_LETTER}]")


def _base(text: str, at: int) -> int:
    """Return the place of the letter at ``at``, or of the one that the mark there stands on."""
    floor = max(0, at - 16)
    while at > floor and _IS_MARK(text, at):
        at -= 1
    return at


def _goes(text: str, char: str, start: int, end: int, *, in_foreign_word: bool) -> bool:
    """Whether ``char``, of the run ``text[start:end]``, shows nothing and does nothing."""
    left = text[start - 1] if start else ""
    right = text[end] if end < len(text) else ""
    busy = _IS_BUSY(left) or _IS_BUSY(right)
    if char not in (ZWJ, ZWNJ):
        half = char == SHY and _HALF_CHARS(left) is not None
        return not busy and not half
    arabic_left, arabic_right = _IS_ARABIC(left) is not None, _IS_ARABIC(right) is not None
    if busy or in_foreign_word or not (arabic_left or arabic_right):
        return False
    if char == ZWNJ:
        return not (arabic_left and arabic_right) or text[_base(text, start - 1)] in _NEVER_JOINS_ON
    if arabic_left and not arabic_right:  # a word of one letter, such as ه after a year: the joiner shows its form
        base = _base(text, start - 1)
        return base > 0 and _IS_ARABIC(text, base - 1) is not None
    return True


def _invisible(text: str, places: Sequence[int]) -> Iterator[Edit]:
    word_end, foreign = 0, False
    for match in runs(_RUN, text, places):
        start, end = match.span()
        run = match.group()
        if glues_line_end(text, start, end):
            continue
        if start >= word_end:
            foreign = False
            for low, high in words_at(text, (start,), word_end):
                foreign = _FOREIGN.search(text, low, high) is not None
                word_end = high
        verdict = {char: _goes(text, char, start, end, in_foreign_word=foreign) for char in set(run)}
        kept = "".join(char for char in run if not verdict[char])
        if start == 0 and run[0] == BOM and verdict[BOM]:
            kept = BOM + kept
        if kept != run:
            low = 0
            while low < len(kept) and run[low] == kept[low]:
                low += 1
            yield Edit.replace(start + low, end, kept[low:])


INVISIBLE_CHAR = Step(
    "invisible-char",
    "Zero-width characters and soft hyphens that do nothing go; emoji sequences and Persian words keep theirs.",
    look=_invisible,
    signs=INVISIBLE + ZWNJ,
)

_DIRECTION_MARKS = "\u200e\u200f\u061c"
_DIRECTIONS = lazy(f"[{_DIRECTION_MARKS}](?:[ \u00a0{_DIRECTION_MARKS}]*[{_DIRECTION_MARKS}])?")
_DIRECTION = lazy(f"[{_DIRECTION_MARKS}]+")
_IS_LETTER = matcher(f"[{LETTER}{FOREIGN_LETTER}]")
_SPACES = lazy("[ \u00a0]*+")
_REACH = 64  # how far the neighbour may stand; it keeps hostile runs linear


def _directions(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_DIRECTIONS, text, places):
        start, end = match.span()
        left = start - 1
        while left >= 0 and start - left < _REACH and text[left] in " \u00a0":
            left -= 1
        if left < 0 or not _IS_ARABIC(text, left):
            continue
        spaces = _SPACES.match(text, end)
        if _IS_LETTER(text, spaces.end() if spaces else end):
            for each in _DIRECTION.finditer(text, start, end):
                yield Edit.replace(each.start(), each.end(), "")


BIDI_CONTROL = Step(
    "bidi-control",
    "A direction mark (LRM, RLM, ALM) between two Arabic letters does nothing and goes.",
    look=_directions,
    signs=_DIRECTION_MARKS,
)

_DELETED = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_CONTROLS = lazy(f"[{_DELETED}\x0b\x0c](?:(?<=[{_DELETED}])[{_DELETED}]*+)?+")

_AFTER_RETURN = lazy(f"\r[{MARK}\x0b\x0c]*$")  # a line feed there would make one line end (CR LF) of two


def _controls(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_CONTROLS, text, places):
        start, end = match.span()
        if match.group() in "\x0b\x0c":
            yield Edit.replace(start, end, "\r" if _AFTER_RETURN.search(text, max(0, start - 32), start) else "\n")
        elif not glues_line_end(text, start, end) and not (start and _HALF_CHARS(text, start - 1)):
            yield Edit.replace(start, end, "")


CONTROL_CHAR = Step(
    "control-char",
    "Control characters go; line feed, carriage return, tab and next line stay, VT and FF become a line feed.",
    look=_controls,
    signs=_DELETED + "\x0b\x0c",
    spares=frozenset(),
)

_EMBEDDINGS = "\u202a-\u202e\u2066-\u2069"
_STRIPPED = lazy(
    f"[{_DIRECTION_MARKS}{_EMBEDDINGS}{ZWNJ}](?:(?<=[^{ZWNJ}])|(?<=[{LETTER}{FOREIGN_LETTER}{MARK}].){ZWNJ}*+)",
    re.DOTALL,
)


def _stripped(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_STRIPPED, text, places):
        if not glues_line_end(text, match.start(), match.end()):
            yield Edit.replace(match.start(), match.end(), "")


STRIP_DIRECTION = Step(
    "strip-direction",
    "Direction marks, embeddings and isolates go, and so does the zero-width non-joiner after an Arabic letter.",
    look=_stripped,
    lossless=False,
    signs=_DIRECTION_MARKS + _EMBEDDINGS + ZWNJ,
    spares=ADDRESSES,
)
