"""What nobody sees: zero-width characters, direction marks, control characters (AR108, AR109, AR120)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from arabclean.normalization.shelter import ADDRESSES, ZWJ, ZWNJ, words_at
from arabclean.normalization.step import Choice, Step, glues_line_end, runs
from arabclean.text import Edit, Span
from arabclean.text.char import FOREIGN_LETTER, INVISIBLE, LETTER, MARK, TATWEEL, WASLA
from arabclean.text.pattern import lazy, members

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
SHY = "\N{SOFT HYPHEN}"

_RUN = lazy(f"[{INVISIBLE}{ZWNJ}][{INVISIBLE}{ZWNJ}]*+")
_LETTERS = LETTER + FOREIGN_LETTER
_ARABIC = _LETTERS + MARK + TATWEEL
_BUSY = (  # scripts and signs among which such characters have work to do: Indic, Thai, Khmer, emoji …
    "\u0590-\u05ff", "\u0700-\u074f", "\u0780-\u089f", "\u0900-\u1dff", "\u2100-\ud7ff", "\uf900-\ufaff",
    "\ufe00-\ufe0f", "\U00010000-\U0010ffff",
)  # fmt: skip
_NEVER_JOINS_ON = frozenset("اأإآٱدذرزوؤةىء")


def _is_busy(char: str) -> bool:
    return any(span[0] <= char <= span[2] for span in _BUSY)


def _is_half(char: str) -> bool:
    """Whether a byte of a broken character may follow: see mojibake."""
    return "\u00c2" <= char <= "\u00f4"


def _base(text: str, at: int) -> int:
    """Return the place of the letter at ``at``, or of the one that the mark there stands on."""
    floor, marks = max(0, at - 16), members(MARK)
    while at > floor and text[at] in marks:
        at -= 1
    return at


def _parts_words(text: str, start: int, end: int) -> bool:
    """Whether two words or two numbers meet where ``text[start:end]`` stands: «في» before «البيت», 3 before 5."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if left.isdigit() and right.isdigit():
        return True
    return left in members(_ARABIC) and text.startswith("ال", end) and text[end + 2 : end + 5].isalpha()


def _goes(text: str, char: str, start: int, end: int, *, in_foreign_word: bool) -> bool:
    """Whether ``char``, of the run ``text[start:end]``, shows nothing and does nothing."""
    left = text[start - 1] if start else ""
    right = text[end] if end < len(text) else ""
    busy = _is_busy(left) or _is_busy(right)
    if char not in (ZWJ, ZWNJ):
        return not (busy or (char == SHY and _is_half(left)) or _parts_words(text, start, end))
    arabic_left, arabic_right = left in members(_ARABIC), right in members(_ARABIC)
    if busy or in_foreign_word or not (arabic_left or arabic_right):
        return False
    if char == ZWNJ:
        return not (arabic_left and arabic_right) or text[_base(text, start - 1)] in _NEVER_JOINS_ON
    if arabic_left and not arabic_right:  # a word of one letter, such as ه after a year: the joiner shows its form
        base = _base(text, start - 1)
        return base > 0 and text[base - 1] in members(_ARABIC)
    return True


def _runs(text: str, places: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """Give each run of such characters: start, end, whether it stands in a word with letters of other languages."""
    others = members(FOREIGN_LETTER) - {WASLA}
    word_end, foreign = 0, False
    for match in runs(_RUN, text, places):
        start, end = match.span()
        if start >= word_end:
            foreign = False
            for low, high in words_at(text, (start,), word_end):
                foreign = not others.isdisjoint(text[low:high])
                word_end = high
        yield start, end, foreign


def _invisible(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for start, end, foreign in _runs(text, places):
        run = text[start:end]
        if glues_line_end(text, start, end):
            continue
        verdict = {char: _goes(text, char, start, end, in_foreign_word=foreign) for char in set(run)}
        kept = "".join(char for char in run if not verdict[char])
        if start == 0 and run[0] == BOM and verdict[BOM]:
            kept = BOM + kept
        if kept != run:
            low = 0
            while low < len(kept) and run[low] == kept[low]:
                low += 1
            yield Edit.replace(start + low, end, kept[low:])


def _hidden_breaks(text: str, places: Sequence[int]) -> Iterator[Choice]:
    """Find what parts two words unseen, or two letters which would join: a space was meant, or nothing."""
    letters = members(_LETTERS)
    for start, end, foreign in _runs(text, places):
        if start and ZWNJ not in text[start:end] and ZWJ not in text[start:end] and _parts_words(text, start, end):
            yield Choice(Span(start, end), (" ", ""))
            continue
        if foreign or text[start:end].strip(ZWNJ) or not start or text[end : end + 1] not in letters:
            continue
        left = text[_base(text, start - 1)]
        if left in letters and left not in _NEVER_JOINS_ON:
            yield Choice(Span(start, end), (" ", ""))


INVISIBLE_CHAR = Step(
    "invisible-char",
    "Zero-width characters and soft hyphens that do nothing go; emoji sequences and Persian words keep theirs.",
    look=_invisible,
    choose=_hidden_breaks,
    signs=INVISIBLE + ZWNJ,
)

_DIRECTION_MARKS = "\u200e\u200f\u061c"
_DIRECTIONS = lazy(f"[{_DIRECTION_MARKS}](?:[ \u00a0{_DIRECTION_MARKS}]*[{_DIRECTION_MARKS}])?")
_DIRECTION = lazy(f"[{_DIRECTION_MARKS}]+")
_SPACES = lazy("[ \u00a0]*+")
_REACH = 64  # how far the neighbour may stand; it keeps hostile runs linear


def _directions(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_DIRECTIONS, text, places):
        start, end = match.span()
        left = start - 1
        while left >= 0 and start - left < _REACH and text[left] in " \u00a0":
            left -= 1
        if left < 0 or text[left] not in members(_ARABIC):
            continue
        spaces = _SPACES.match(text, end)
        after = spaces.end() if spaces else end
        if text[after : after + 1] in members(_LETTERS):
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

_AFTER_RETURN = lazy(rf"\r[{MARK}\x0b\x0c]*\Z")  # a line feed there would make one line end (CR LF) of two


def _controls(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_CONTROLS, text, places):
        start, end = match.span()
        if match.group() in "\x0b\x0c":
            after_return = _AFTER_RETURN.search(text, max(0, start - 32), start) is not None
            if not (after_return and text[end : end + 1] == "\n"):  # between the halves it would cost one line end
                yield Edit.replace(start, end, "\r" if after_return else "\n")
        elif not glues_line_end(text, start, end) and not _is_half(text[start - 1 : start]):
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
