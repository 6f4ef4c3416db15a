"""Presentation forms: codes for the shapes of letters, as PDF files and old programs leave them (AR101)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from unicodedata import decomposition, normalize

from arabclean.normalization.character import LOOKALIKES
from arabclean.normalization.shelter import ADDRESSES, lines_at
from arabclean.normalization.step import Choice, Step, runs
from arabclean.text import Edit, Span
from arabclean.text.char import LETTER, MARK, PRESENTATION_FORM, TATWEEL
from arabclean.text.pattern import lazy, members

ALLAH = "\N{ARABIC LIGATURE ALLAH ISOLATED FORM}"

_FORMS = lazy(f"[{PRESENTATION_FORM}][{PRESENTATION_FORM}]*+")
_KNOWN = f"{LETTER}{MARK}{TATWEEL}{LOOKALIKES}پچژگڤڭٹڈڑںۓۆۇ"


@cache
def letters_of_form(form: str) -> str:
    """Return the letters that one presentation form stands for, or the form where that is not certain.

    The space which NFKC puts before an isolated mark is no part of the text. A slot of Forms-A that stands
    for a letter of none of the usual languages stays: some PDF fonts keep other glyphs there.
    """
    letters = normalize("NFKC", form).replace(" ", "")
    return letters if members(_KNOWN).issuperset(letters) else form


@cache
def _joins(form: str) -> tuple[bool, bool] | None:
    """Say whether a form joins the letter before it, and the letter after it; None for a mark."""
    shape, _, letters = decomposition(form).partition(" ")
    if letters.startswith(("0020", "0640")):
        return None
    return shape in ("<medial>", "<final>"), shape in ("<medial>", "<initial>")


def _breaks(joins: list[tuple[bool, bool]]) -> int:
    """Count the places where a form reaches for a neighbour that does not reach back."""
    before = [False, *(after for _, after in joins)]
    after = [*(before for before, _ in joins), False]
    return sum(left != right for left, right in zip(before, after, strict=True))


def visual_order_lines(text: str) -> list[tuple[int, int]]:
    """Return the lines (start, end in code points) whose presentation forms stand in visual order, as PDFs give.

    There final forms stand before initial ones. A person must turn such a line round (AR101).
    """
    return _turned(text, _FORMS.finditer(text))


def _turned(text: str, forms: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    places: list[int] = []
    for match in forms:
        joins = [each for form in match.group() if (each := _joins(form)) is not None]
        if len(joins) > 1 and _breaks(joins) > _breaks(joins[::-1]):
            places.append(match.start())
    return [(start, end) for start, end, _ in lines_at(text, places)]


def _upright(text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """Give the runs of forms, but for those of lines in visual order."""
    turned = _turned(text, runs(_FORMS, text, places))
    at = 0
    for match in runs(_FORMS, text, places):
        while at < len(turned) and turned[at][1] <= match.start():
            at += 1
        if at == len(turned) or match.start() < turned[at][0]:
            yield match


_REACH = 24  # how far the word before ﷲ is read
_THANKS_BEFORE = lazy(f"(?<![{LETTER}])[وفب]?(ال)?(?:حمد|شكر|[أا]مر)(ا)?[ \u00a0]?\\Z")
_THANKS_AFTER = lazy(f"[ \u00a0]ال(?:حمد|شكر|[أا]مر|منة|فضل)(?![{LETTER}])")
_HANGING = str.maketrans("", "", "".join(members(MARK + TATWEEL)))


def _plain(text: str) -> str:
    return "".join(letters_of_form(char) if char >= "\ufb50" else char for char in text).translate(_HANGING)


def _allah(text: str, at: int) -> tuple[str, ...]:
    """Return what the ﷲ at ``at`` stands for, likeliest first: old fonts draw it for «لله» as well as for «الله»."""
    before, after = _plain(text[max(0, at - _REACH) : at]), _plain(text[at + 1 : at + _REACH])
    if before.endswith("ا"):
        return ("لله",)
    if before.endswith("ل"):
        return ("له",)
    if thanks := _THANKS_BEFORE.search(before):
        return ("لله", "الله") if thanks[1] or thanks[2] else ("الله", "لله")
    led = before[-1:] not in members(LETTER) or (before[-1] in "وف" and before[-2:-1] not in members(LETTER))
    return ("لله", "الله") if led and _THANKS_AFTER.match(after) else ("الله",)


def _letters(text: str, at: int) -> str:
    if text[at] != ALLAH:
        return letters_of_form(text[at])
    readings = _allah(text, at)
    return readings[0] if len(readings) == 1 else ALLAH


def _presentation_forms(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in _upright(text, places):
        run, start = match.group(), match.start()
        new = [_letters(text, at) for at in range(start, match.end())]
        if ALLAH not in new:
            if (all_new := "".join(new)) != run:
                yield Edit.replace(start, match.end(), all_new)
            continue
        for at, letters in enumerate(new):
            if letters != run[at]:
                yield Edit.replace(start + at, start + at + 1, letters)


def _undecided(text: str, places: Sequence[int]) -> Iterator[Choice]:
    for match in _upright(text, places) if ALLAH in text else ():
        for at in range(match.start(), match.end()):
            if text[at] == ALLAH == _letters(text, at):
                yield Choice(Span(at, at + 1), _allah(text, at))


PRESENTATION_FORMS = Step(
    "presentation-forms",
    "Arabic presentation forms become the letters that they stand for; honorific signs and Quran brackets stay.",
    look=_presentation_forms,
    choose=_undecided,
    signs=PRESENTATION_FORM,
    reads_anew=True,
)

ALLAH_DECIDED = Step(
    "allah-ligature",
    "A ﷲ that may be «لله» as well as «الله» becomes «لله».",
    look=lambda text, places: [Edit.replace(at, at + 1, "لله") for at in places],
    lossless=False,
    signs=ALLAH,
    spares=ADDRESSES,
)
