"""Letters in the wrong clothes: Persian and Urdu letters, alef wasla (AR102–AR104, AR113)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pyarabic import araby_const as araby

from arabclean.normalization.shelter import EVERYTHING, ZWNJ, lines_at, words_at
from arabclean.normalization.step import Choice, Step
from arabclean.text import Edit, Span
from arabclean.text.char import (
    DIGIT,
    FOREIGN_LETTER,
    HEHS,
    KAFS,
    LETTER,
    MARK,
    TATWEEL,
    TEH_GOAL,
    VOWEL_MARK,
    WASLA,
    YEHS,
)
from arabclean.text.pattern import lazy, members

IsWord = Callable[[str], bool]
Weight = Callable[[str], int]
"""How common a bare word is."""

DAGGER = "\N{ARABIC LETTER SUPERSCRIPT ALEF}"
PERSIAN = YEHS + KAFS + HEHS + TEH_GOAL
LOOKALIKES = PERSIAN + WASLA
"""Letters of other languages that stand for an Arabic one."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(YEHS, araby.YEH),
        **dict.fromkeys(KAFS, araby.KAF),
        **dict.fromkeys(HEHS, araby.HEH),
        TEH_GOAL: araby.TEH_MARBUTA,
        WASLA: araby.ALEF,
    }
)
_LETTERS = LETTER + FOREIGN_LETTER
_TITLE_CHARS = _LETTERS + MARK + TATWEEL + ZWNJ + " "
_TITLE_REACH = 40
_OF_PRESS = (
    "صحيفة", "جريدة", "مجلة", "وكالة", "قناة", "موقع", "نشرية", "دورية", "فيلم", "رواية", "ديوان", "كتاب", "مسلسل"
)  # fmt: skip


Mend = tuple[int, tuple[str, ...]]
"""A letter to mend: its place, and what it becomes, likeliest first; one text where that is certain."""


def _bare(word: str) -> str:
    letters = members(_LETTERS)
    return "".join(char for char in word if char in letters).translate(_PLAIN)


def _arabic_words(text: str, places: Sequence[int], is_word: IsWord | None) -> Iterator[tuple[int, str]]:
    """Give start and text of each word that holds one of ``places`` and has otherwise letters of Arabic alone."""
    others = members(FOREIGN_LETTER) - members(LOOKALIKES)
    for start, end in words_at(text, places):
        word = text[start:end]
        if ZWNJ not in word and others.isdisjoint(word) and not _is_in_title(text, start, end, is_word):
            yield start, word


def _is_in_title(text: str, start: int, end: int, is_word: IsWord | None) -> bool:
    """Whether the word stands in a quoted title of one or two words with Persian letters that Arabic does not know.

    After «صحيفة» and its like a title is one unless it begins as Arabic words do.
    """
    chars = members(_TITLE_CHARS)
    left, right = start, end
    while left > 0 and start - left < _TITLE_REACH and text[left - 1] in chars:
        left -= 1
    while right < len(text) and right - end < _TITLE_REACH and text[right] in chars:
        right += 1
    if text[left - 1 : left] not in ("«", '"', "“") or text[right : right + 1] not in ("»", '"', "”"):
        return False
    title = text[left:right]
    words = [_bare(word) for word in title.split(" ")]
    if not all(words) or len(words) > 2 or members(PERSIAN).isdisjoint(title):
        return False
    before = text[max(0, left - 16) : left - 1].translate(_PLAIN).rstrip(" ")
    if before.endswith(_OF_PRESS) and not words[0].startswith("ال"):
        return True
    return is_word is None or not all(is_word(word) or is_word(_with_maksura(word)) for word in words)


def _with_maksura(word: str) -> str:
    return word[:-1] + araby.ALEF_MAKSURA if word.endswith(araby.YEH) else word


def _last_letter(word: str) -> int:
    letters = members(_LETTERS)
    return next((at for at in range(len(word) - 1, -1, -1) if word[at] in letters), -1)


def _edits(mends: Iterator[Mend]) -> Iterator[Edit]:
    return (Edit.replace(at, at + 1, texts[0]) for at, texts in mends if len(texts) == 1)


def _choices(mends: Iterator[Mend]) -> Iterator[Choice]:
    return (Choice(Span(at, at + 1), texts) for at, texts in mends if len(texts) > 1)


def _ranked(stem: str, texts: tuple[str, ...], weight: Weight | None) -> tuple[str, ...]:
    """Put the letter first with which ``stem`` is commonest; equals stay in their order."""
    return texts if weight is None else tuple(sorted(texts, key=lambda letter: -weight(stem + letter)))


# Yeh ---------------------------------------------------------------------------------------------------------------

_ALI = lazy("[وف]?عل")
_DEFINITE_AFTER = lazy(f"[ \u00a0][{araby.ALEF}{WASLA}][{MARK}]*+{araby.LAM}")
_MAKSURA_ENDINGS = lazy(
    "[وف]?(?:إل|حت|مت|لد)|[وف]?ب?سو|[وف]?(?:[بكل]?(?:ال)?|لل)(?:مد|أخر|إحد|كبر)"  # each without its last letter
)
_YEH_ENDINGS = lazy("[وفبك]?(?:الت|الذ)|[وف]?لل[تذ]|[وفب]?أ|[وف]?ل?ك|[وف]?ف")
_REACH = 64  # no word is longer; it keeps hostile ones linear
_FIRST_OF_TWO = lazy("[وف]?(?:على|إلى|الى|حتى|لدى|متى|سوى|مدى|أخرى|إحدى|كبرى|مستشفى|مستوى)")
_ONE_WORD_WITH = frozenset(
    ["ا", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "ي", "نا"]
)  # علىا, علىه: one word, misspelt
_LONG = 9
_YEH_BEFORE_HAMZA = lazy("[وف]?(?:[بكل]?(?:ال)?|لل)(?:ش|بط|جر|مل|رد|بر|هن|وض|دن|مج|مض|مس|[يتن]ج|[يتن]ض|[يتن]س)")
_EITHER = (str(araby.YEH), str(araby.ALEF_MAKSURA))


def _final_yeh(text: str, end: int, stem: str, is_word: IsWord | None, weight: Weight | None) -> tuple[str, ...]:
    """Choose the last letter after ``stem`` in a word that ends at ``end``: ي, ى, or both where nothing decides."""
    yeh, maksura = _EITHER
    if _ALI.fullmatch(stem):  # the preposition or the name
        return (maksura,) if _DEFINITE_AFTER.match(text, end) else _ranked(stem, (maksura, yeh), weight)
    if _MAKSURA_ENDINGS.fullmatch(stem):
        return (maksura,)
    if _YEH_ENDINGS.fullmatch(stem):
        return (yeh,)
    if is_word is not None and is_word(stem + yeh) != is_word(stem + maksura):
        return (yeh,) if is_word(stem + yeh) else (maksura,)
    return _ranked(stem, _EITHER, weight)


def _yehs(text: str, places: Sequence[int], is_word: IsWord | None, weight: Weight | None = None) -> Iterator[Mend]:
    yehs = members(YEHS)
    for start, word in _arabic_words(text, places, is_word):
        last = _last_letter(word)
        for at, char in enumerate(word):
            if char not in yehs and (char != araby.ALEF_MAKSURA or at >= last):
                continue
            marks = _marks_after(word, at + 1)
            if DAGGER in marks or "\N{ARABIC HAMZA ABOVE}" in marks:
                continue
            if at == last:
                yield start + at, _final_yeh(text, start + len(word), _bare(word[:at]), is_word, weight)
            elif char in yehs or (len(word) <= _REACH and _is_one_word(word, at, is_word)):
                yield start + at, (araby.YEH,)


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


def _marks_after(word: str, at: int) -> str:
    marks = members(MARK + TATWEEL)
    end = at
    while end < len(word) and word[end] in marks:
        end += 1
    return word[at:end]


def _has_yeh(text: str, characters: frozenset[str]) -> bool:
    """Whether a text has a Persian yeh, or ى that a letter or a mark follows."""
    if not characters.isdisjoint(YEHS):
        return True
    follow = members(LETTER + MARK)
    at = text.find(araby.ALEF_MAKSURA)
    while at >= 0:
        if text[at + 1 : at + 2] in follow:
            return True
        at = text.find(araby.ALEF_MAKSURA, at + 1)
    return False


def persian_yeh(is_word: IsWord | None = None, weight: Weight | None = None) -> Step:
    """Make the step for ی ې ے ۍ in Arabic words, and for ى inside a word (AR102).

    Inside a word they become ي. At its end the closed list of the catalogue decides, then ``is_word`` (bare
    words, as ``str``) where only one of ي and ى gives a word; else it is a choice, in the order of ``weight``.
    """
    return Step(
        "persian-yeh",
        "Persian yeh in an Arabic word becomes ي, or ى where a closed list says so; ى inside a word becomes ي.",
        look=lambda text, places: _edits(_yehs(text, places, is_word)),
        choose=lambda text, places: _choices(_yehs(text, places, is_word, weight)),
        hint=_has_yeh,
        signs=YEHS + araby.ALEF_MAKSURA,
        when=f"(?:(?<=[{YEHS}])|(?=[{MARK}]*+[{LETTER}]))",
        spares=EVERYTHING,
    )


def _undecided_yehs(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for at, texts in _yehs(text, places, None):
        if texts == _EITHER:
            yield Edit.replace(at, at + 1, araby.YEH)


PERSIAN_YEH_FINAL = Step(
    "persian-yeh-final",
    "A Persian yeh at the end of an Arabic word that no list decides becomes ي; علی and quoted titles stay.",
    look=_undecided_yehs,
    lossless=False,
    signs=YEHS,
    spares=EVERYTHING,
)

# Kaf and heh -------------------------------------------------------------------------------------------------------


def persian_kaf(is_word: IsWord | None = None) -> Step:
    """Make the step for ک ڪ in Arabic words (AR103); ``is_word`` tells quoted Arabic words from Persian titles."""

    def look(text: str, places: Sequence[int]) -> Iterator[Edit]:
        for start, word in _arabic_words(text, places, is_word):
            for at, char in enumerate(word, start):
                if char in KAFS:
                    yield Edit.replace(at, at + 1, araby.KAF)

    return Step(
        "persian-kaf", "Persian and swash kaf in an Arabic word become ك.", look=look, signs=KAFS, spares=EVERYTHING
    )


_JOINING_HEHS = "\N{ARABIC LETTER HEH GOAL}\N{ARABIC LETTER HEH DOACHASHMEE}"
_LONE_HEH = lazy(
    f"\N{ARABIC LETTER HEH DOACHASHMEE}(?<=[{DIGIT} ].)(?![{LETTER}{FOREIGN_LETTER}{MARK}{TATWEEL}])", re.DOTALL
)
_HIJRI = araby.HEH + TATWEEL


def _is_hijri(text: str, at: int) -> bool:
    """Whether the heh at ``at`` stands alone after a year."""
    return bool(_LONE_HEH.match(text, at)) and text[max(0, at - 2) : at].removesuffix(" ")[-1:] in members(DIGIT)


def _hehs(text: str, places: Sequence[int], is_word: IsWord | None, weight: Weight | None = None) -> Iterator[Mend]:
    hijri = {at for at in places if text[at] in _JOINING_HEHS and _is_hijri(text, at)}
    hehs = members(HEHS)
    for start, word in _arabic_words(text, places, is_word):
        last = _last_letter(word)
        for at, char in enumerate(word):
            if start + at in hijri:
                yield start + at, (_HIJRI,)
            elif char == TEH_GOAL:
                yield start + at, (araby.TEH_MARBUTA,)
            elif char in hehs and at == last:
                yield start + at, _final_heh(_bare(word[:at]), is_word, weight)
            elif char in _JOINING_HEHS:
                yield start + at, (araby.HEH,)


def _final_heh(stem: str, is_word: IsWord | None, weight: Weight | None) -> tuple[str, ...]:
    """Choose the last letter after ``stem``: ه, ة, both where nothing decides, neither where it stands alone."""
    heh, teh = str(araby.HEH), str(araby.TEH_MARBUTA)
    if not stem:
        return ()
    if is_word is not None and is_word(stem + heh) != is_word(stem + teh):
        return (heh,) if is_word(stem + heh) else (teh,)
    return _ranked(stem, (heh, teh) if len(stem) < 3 else (teh, heh), weight)


def urdu_heh(is_word: IsWord | None = None, weight: Weight | None = None) -> Step:
    """Make the step for ہ ھ ە ۀ ۂ ۃ in Arabic words (AR104).

    ہ and ھ inside a word become ه, ۃ becomes ة, a lone ھ after a year the Hijri sign هـ. At the end of a word
    ``is_word`` decides where only one of ه and ة gives a word; else it is a choice, in the order of ``weight``.
    """
    return Step(
        "urdu-heh",
        "Urdu and Persian heh in an Arabic word becomes ه or ة where that is certain; ھ after a year becomes هـ.",
        look=lambda text, places: _edits(_hehs(text, places, is_word)),
        choose=lambda text, places: _choices(_hehs(text, places, is_word, weight)),
        signs=HEHS + TEH_GOAL,
        spares=EVERYTHING,
    )


# Alef wasla --------------------------------------------------------------------------------------------------------


def _waslas(text: str, places: Sequence[int]) -> Iterator[Edit]:
    """Find alef wasla, but not on a line that is spelt as the Quran is."""
    signs, vowels = members("\u06d6-\u06ed"), members(VOWEL_MARK)
    done = 0
    for start, end, count in lines_at(text, places):
        found = places[done : done + count]
        done += count
        if not signs.isdisjoint(text[start:end]):
            continue
        vocalised = sum(not vowels.isdisjoint(text[low:high]) for low, high in words_at(text, found, start))
        if vocalised < 2:
            yield from (Edit.replace(at, at + 1, araby.ALEF) for at in found)


QURANIC_MARK = Step(
    "quranic-mark",
    "Alef wasla outside Quran brackets becomes a plain alef; on a line spelt as the Quran is it stays.",
    look=_waslas,
    lossless=False,
    signs=WASLA,
)
