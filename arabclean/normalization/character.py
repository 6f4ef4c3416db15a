"""Letters in the wrong clothes: presentation forms, Persian and Urdu letters, alef wasla (AR101–AR104, AR113)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from unicodedata import decomposition, normalize

from pyarabic import araby_const as araby

from arabclean.normalization.pattern import lazy, matcher
from arabclean.normalization.shelter import EVERYTHING, ZWNJ, lines_at, words_at
from arabclean.normalization.step import Step, runs
from arabclean.text import Edit
from arabclean.text.char import DIGIT, FOREIGN_LETTER, LETTER, MARK, PRESENTATION_FORM, TATWEEL

IsWord = Callable[[str], bool]

YEHS = "\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER E}\N{ARABIC LETTER YEH BARREE}\N{ARABIC LETTER YEH WITH TAIL}"
KAFS = "\N{ARABIC LETTER KEHEH}\N{ARABIC LETTER SWASH KAF}"
HEHS = (
    "\N{ARABIC LETTER HEH GOAL}\N{ARABIC LETTER HEH DOACHASHMEE}\N{ARABIC LETTER AE}"
    "\N{ARABIC LETTER HEH WITH YEH ABOVE}\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}"
)
TEH_GOAL = "\N{ARABIC LETTER TEH MARBUTA GOAL}"
WASLA = "\N{ARABIC LETTER ALEF WASLA}"
DAGGER = "\N{ARABIC LETTER SUPERSCRIPT ALEF}"

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(YEHS, araby.YEH),
        **dict.fromkeys(KAFS, araby.KAF),
        **dict.fromkeys(HEHS, araby.HEH),
        TEH_GOAL: araby.TEH_MARBUTA,
        WASLA: araby.ALEF,
    }
)
_LETTERS = lazy(f"[{LETTER}{FOREIGN_LETTER}]")
_OTHER_LETTER = lazy(f"(?![{YEHS}{KAFS}{HEHS}{TEH_GOAL}{WASLA}])[{FOREIGN_LETTER}]")
_NOT_LETTERS = lazy(f"[^{LETTER}{FOREIGN_LETTER}]+")


# Presentation forms ------------------------------------------------------------------------------------------------

_FORMS = lazy(f"[{PRESENTATION_FORM}][{PRESENTATION_FORM}]*+")
_KNOWN = lazy(f"[{LETTER}{MARK}{TATWEEL}{YEHS}{KAFS}{HEHS}{TEH_GOAL}{WASLA}پچژگڤڭٹڈڑںۓۆۇ]+")


@cache
def letters_of_form(form: str) -> str:
    """Return the letters that one presentation form stands for, or the form where that is not certain.

    The space which NFKC puts before an isolated mark is no part of the text. A slot of Forms-A that stands
    for a letter of none of the usual languages stays: some PDF fonts keep other glyphs there.
    """
    letters = normalize("NFKC", form).replace(" ", "")
    return letters if _KNOWN.fullmatch(letters) else form


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


def _presentation_forms(text: str, places: Sequence[int]) -> Iterator[Edit]:
    turned = _turned(text, runs(_FORMS, text, places))
    at = 0
    for match in runs(_FORMS, text, places):
        start, end = match.span()
        while at < len(turned) and turned[at][1] <= start:
            at += 1
        if at < len(turned) and turned[at][0] <= start:
            continue
        new = "".join(map(letters_of_form, match.group()))
        if new != match.group():
            yield Edit.replace(start, end, new)


PRESENTATION_FORMS = Step(
    "presentation-forms",
    "Arabic presentation forms become the letters that they stand for; honorific signs and Quran brackets stay.",
    look=_presentation_forms,
    signs=PRESENTATION_FORM,
    reads_anew=True,
)


# Letters of other languages ----------------------------------------------------------------------------------------


def _bare(word: str) -> str:
    return _NOT_LETTERS.sub("", word).translate(_PLAIN)


def _arabic_words(text: str, places: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Give start and text of each word that holds one of ``places`` and has otherwise letters of Arabic alone."""
    for start, end in words_at(text, places):
        word = text[start:end]
        if ZWNJ not in word and not _OTHER_LETTER.search(word):
            yield start, word


_YEH = lazy(f"[{YEHS}{araby.ALEF_MAKSURA}](?:(?<=[{YEHS}])|(?=[{MARK}]*+[{LETTER}]))")
_MAKSURA_ENDINGS = lazy(
    "[وف]?(?:عل|إل|حت|مت|لد)|[وف]?ب?سو|[وف]?(?:[بكل]?(?:ال)?|لل)(?:مد|أخر|إحد|كبر)"  # each without its last letter
)
_YEH_ENDINGS = lazy("[وفبك]?(?:الت|الذ)|[وف]?لل[تذ]|[وفب]?أ|[وف]?ل?ك|[وف]?ف")
_REACH = 64  # no word is longer; it keeps hostile ones linear
_FIRST_OF_TWO = lazy("[وف]?(?:على|إلى|الى|حتى|لدى|متى|سوى|مدى|أخرى|إحدى|كبرى|مستشفى|مستوى)")
_ONE_WORD_WITH = frozenset(
    ["ا", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "ي", "نا"]
)  # علىا, علىه: one word, misspelt


def _final_yeh(stem: str, is_word: IsWord | None) -> str | None:
    """Choose the last letter after ``stem``: ي, ى, or None where nothing decides."""
    if _MAKSURA_ENDINGS.fullmatch(stem):
        return str(araby.ALEF_MAKSURA)
    if _YEH_ENDINGS.fullmatch(stem):
        return str(araby.YEH)
    if is_word is not None:
        yeh, maksura = is_word(stem + araby.YEH), is_word(stem + araby.ALEF_MAKSURA)
        if yeh != maksura:
            return str(araby.YEH if yeh else araby.ALEF_MAKSURA)
    return None


def _yehs(text: str, places: Sequence[int], is_word: IsWord | None) -> Iterator[tuple[int, str | None]]:
    """Give the place of each yeh to mend and its letter, or None where the last letter of a word is undecided."""
    for start, word in _arabic_words(text, places):
        for match in _YEH.finditer(word):
            at = match.start()
            marks = _marks_after(word, at + 1)
            if DAGGER in marks or "\N{ARABIC HAMZA ABOVE}" in marks:
                continue
            if not _LETTERS.search(word, at + 1):
                yield start + at, _final_yeh(_bare(word[:at]), is_word)
            elif match.group() in YEHS or (len(word) <= _REACH and _is_one_word(word, at, is_word)):
                yield start + at, araby.YEH


_LONG = 9
_YEH_BEFORE_HAMZA = lazy("[وف]?(?:[بكل]?(?:ال)?|لل)(?:ش|بط|جر|مل|رد|بر|هن|وض|دن|مج|مض|مس|[يتن]ج|[يتن]ض|[يتن]س)")


def _is_one_word(word: str, at: int, is_word: IsWord | None) -> bool:
    """Whether ``word`` with ى at ``at`` is misspelt, not two words that lost their space («إلىالقاهرة»).

    Before a final hamza (شىء) only the words that are written with يء count: مبادىء is مبادئ.
    """
    start, rest = _bare(word[:at]), _bare(word[at + 1 :])
    if rest == araby.HAMZA:
        return _YEH_BEFORE_HAMZA.fullmatch(start) is not None
    if not start or rest in _ONE_WORD_WITH:
        return True
    if is_word is not None:
        return is_word(start + araby.YEH + rest)
    if (rest.startswith("ال") and len(rest) > 4) or _FIRST_OF_TWO.fullmatch(start + araby.ALEF_MAKSURA):
        return False
    return len(start) + len(rest) < _LONG


_MARKS = lazy(f"[{MARK}{TATWEEL}]*+")


def _marks_after(word: str, at: int) -> str:
    match = _MARKS.match(word, at)
    return match.group() if match else ""


def persian_yeh(is_word: IsWord | None = None) -> Step:
    """Make the step for ی ې ے ۍ in Arabic words, and for ى inside a word (AR102).

    Inside a word they become ي. At its end the closed list of the catalogue decides, then ``is_word`` (bare
    words, as ``str``) where only one of ي and ى gives a word; else the letter stays.
    """

    def look(text: str, places: Sequence[int]) -> Iterator[Edit]:
        return (Edit.replace(at, at + 1, new) for at, new in _yehs(text, places, is_word) if new is not None)

    return Step(
        "persian-yeh",
        "Persian yeh in an Arabic word becomes ي, or ى where a closed list says so; ى inside a word becomes ي.",
        look=look,
        signs=YEHS + araby.ALEF_MAKSURA,
        when=f"(?:(?<=[{YEHS}])|(?=[{MARK}]*+[{LETTER}]))",
        spares=EVERYTHING,
    )


def _undecided_yehs(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for at, new in _yehs(text, places, None):
        if new is None and not _is_quoted(text, at):
            yield Edit.replace(at, at + 1, araby.YEH)


def _is_quoted(text: str, at: int) -> bool:
    """Whether the word that ends at ``at`` stands alone between quotation marks, as a title does."""
    if text[at + 1 : at + 2] not in ("»", '"', "”"):
        return False
    start = at
    while start > 0 and at - start < 30 and _LETTERS.match(text, start - 1):
        start -= 1
    return text[start - 1 : start] in ("«", '"', "“")


PERSIAN_YEH_FINAL = Step(
    "persian-yeh-final",
    "A Persian yeh at the end of an Arabic word that no list decides becomes ي; a quoted title stays.",
    look=_undecided_yehs,
    lossless=False,
    signs=YEHS,
    spares=EVERYTHING,
)

_KAF = lazy(f"[{KAFS}]")


def _kafs(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for start, word in _arabic_words(text, places):
        for match in _KAF.finditer(word):
            yield Edit.replace(start + match.start(), start + match.end(), araby.KAF)


PERSIAN_KAF = Step(
    "persian-kaf", "Persian and swash kaf in an Arabic word become ك.", look=_kafs, signs=KAFS, spares=EVERYTHING
)

_HEH = lazy(f"[{HEHS}{TEH_GOAL}]")
_JOINING_HEHS = "\N{ARABIC LETTER HEH GOAL}\N{ARABIC LETTER HEH DOACHASHMEE}"
_LONE_HEH = lazy(
    f"\N{ARABIC LETTER HEH DOACHASHMEE}(?<=[{DIGIT} ].)(?![{LETTER}{FOREIGN_LETTER}{MARK}{TATWEEL}])", re.DOTALL
)
_IS_DIGIT = matcher(f"[{DIGIT}]")


def _is_hijri(text: str, at: int) -> bool:
    """Whether the heh at ``at`` stands alone after a year."""
    return _IS_DIGIT(text, at - 1 if text[at - 1] != " " else max(at - 2, 0)) is not None


def urdu_heh(is_word: IsWord | None = None) -> Step:
    """Make the step for ہ ھ ە ۀ ۂ ۃ in Arabic words (AR104).

    ہ and ھ inside a word become ه, ۃ becomes ة, a lone ھ after a year the Hijri sign هـ. At the end of a word
    ``is_word`` decides where only one of ه and ة gives a word; else the letter stays.
    """

    def look(text: str, places: Sequence[int]) -> Iterator[Edit]:
        hijri = {at for at in places if _LONE_HEH.match(text, at) and _is_hijri(text, at)}
        for start, word in _arabic_words(text, places):
            for match in _HEH.finditer(word):
                at = match.start()
                if start + at in hijri:
                    yield Edit.replace(start + at, start + at + 1, araby.HEH + TATWEEL)
                elif (new := _heh(word, at, is_word)) is not None:
                    yield Edit.replace(start + at, start + at + 1, new)

    return Step(
        "urdu-heh",
        "Urdu and Persian heh in an Arabic word becomes ه or ة where that is certain; ھ after a year becomes هـ.",
        look=look,
        signs=HEHS + TEH_GOAL,
        spares=EVERYTHING,
    )


def _heh(word: str, at: int, is_word: IsWord | None) -> str | None:
    if word[at] == TEH_GOAL:
        return str(araby.TEH_MARBUTA)
    if _LETTERS.search(word, at + 1):
        return str(araby.HEH) if word[at] in _JOINING_HEHS else None
    stem = _bare(word[:at])
    if is_word is not None and stem:
        heh, teh = is_word(stem + araby.HEH), is_word(stem + araby.TEH_MARBUTA)
        if heh != teh:
            return str(araby.HEH if heh else araby.TEH_MARBUTA)
    return None


QURANIC_MARK = Step(
    "quranic-mark",
    "Alef wasla outside Quran brackets becomes a plain alef.",
    look=lambda text, places: [Edit.replace(at, at + 1, araby.ALEF) for at in places],
    lossless=False,
    signs=WASLA,
)
