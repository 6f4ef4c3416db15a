"""Words as duplicates see them: folded until spelling habits are gone, with the place of each in the text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple, cast
from unicodedata import category, normalize

from arabclean.text import Span, fold
from arabclean.text.pattern import lazy

_NUMBER = "[0-9٠-٩۰-۹]+(?:[.,٫٬،][0-9٠-٩۰-۹]+)*+"
_LETTERS = "A-Za-z\u0621-\u064a\u066e\u066f\u0671-\u06d3"
# What nearly every text is made of, for which the pattern of the standard library will do: regex is slow to import.
_COMMON = lazy(rf"[{_LETTERS}0-9٠-٩۰-۹!-/:-@\[-`{{-~«»…–—‘’“”،؛؟٪٫٬]*\Z")
_COMMON_TOKEN = lazy(f"{_NUMBER}|[{_LETTERS}]+")
_GROUPED = lazy(r"[0-9]{1,3}(?:[,٬،][0-9]{3})++(?:[.٫][0-9]+)?+\Z")
_FOLD = str.maketrans("أإآٱةىؤئ", "ااااهيءء")
_DIGIT = {ord(char): str(value) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, char in enumerate(digits)}
_ARABIC = lazy(r"[\u0621-\u063a\u0641-\u064a]+\Z")
_CONJUNCTION = "وف"
_ARTICLES = ("بال", "كال", "ال", "لل")
_CLITIC_LETTERS = frozenset("وفابكل")
_LEAST = 3  # letters that a clitic must leave, so that «فوز» and «والد» stay whole

NUMERAL = {
    "واحد": "1",
    "واحده": "1",
    "اثنان": "2",
    "اثنين": "2",
    "اثنتان": "2",
    "اثنتين": "2",
    "ثلاث": "3",
    "ثلاثه": "3",
    "اربع": "4",
    "اربعه": "4",
    "خمس": "5",
    "خمسه": "5",
    "سته": "6",
    "سبع": "7",
    "سبعه": "7",
    "ثماني": "8",
    "ثمان": "8",
    "ثمانيه": "8",
    "تسع": "9",
    "تسعه": "9",
    "عشر": "10",
    "عشره": "10",
    "عشرون": "20",
    "عشرين": "20",
    "ثلاثون": "30",
    "ثلاثين": "30",
    "اربعون": "40",
    "اربعين": "40",
    "خمسون": "50",
    "خمسين": "50",
    "ستون": "60",
    "ستين": "60",
    "سبعون": "70",
    "سبعين": "70",
    "ثمانون": "80",
    "ثمانين": "80",
    "تسعون": "90",
    "تسعين": "90",
    "مءه": "100",
    "ماءه": "100",
}
"""Numbers written as words, folded, and their digits: «ثلاثة قتلى» and «3 قتلى» say the same."""


class Word(NamedTuple):
    """One word: ``form`` without marks, ``word`` folded for comparison, ``start`` and ``end`` in code points."""

    form: str
    word: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands in the text it was found in."""
        return Span(self.start, self.end)


def words(chunk: str) -> tuple[Word, ...]:
    """Return the words of ``chunk``, a text without white space; punctuation, symbols and lone surrogates are none."""
    return _short_chunk(chunk) if len(chunk) <= 32 else _chunk(chunk)


def plain_word(chunk: str) -> str:
    """Return the folded word of a chunk of nothing but Arabic letters, the usual case; of any other, nothing."""
    return chunk.translate(_FOLD) if _ARABIC.match(chunk) else ""


@lru_cache(maxsize=1 << 16)
def known_word(chunk: str) -> str:
    """Do what `plain_word` does, and remember it."""
    return plain_word(chunk) if len(chunk) <= 32 else ""


@lru_cache(maxsize=1 << 14)
def _short_chunk(chunk: str) -> tuple[Word, ...]:
    return _chunk(chunk)


def _chunk(chunk: str) -> tuple[Word, ...]:
    plain = plain_word(chunk)
    if plain:
        return (Word(chunk, plain, 0, len(chunk)),)
    text, offsets = fold(chunk)
    found: list[Word] = []
    tokens = _COMMON_TOKEN if _COMMON.match(text) else _any_token()
    for match in tokens.finditer(text):
        form = match.group()
        folded = folded_word(form)
        if folded:
            start, end = offsets.to_source(match.start(), match.end())
            found.append(Word(form, folded, start, end))
    return tuple(found)


@cache
def _any_token() -> re.Pattern[str]:
    import regex  # noqa: PLC0415 - 40 ms for what few texts have: letters and marks of other scripts

    return cast("re.Pattern[str]", regex.compile(rf"{_NUMBER}|[\p{{L}}\p{{M}}][\p{{L}}\p{{M}}\p{{Cf}}]*+"))


def fold_letter(char: str) -> str:
    """Fold the hamza seat, ة, ى or the digit of one character; any other stays."""
    return char.translate(_FOLD).translate(_DIGIT)


@lru_cache(maxsize=1 << 15)
def folded_word(form: str) -> str:
    """Fold one token of a view: hamza seats, ة/ه, ى/ي, digits, thousands separators, case, accents."""
    if form[0] in "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹":
        return _folded_number(form)
    word = form.translate(_FOLD)
    if _ARABIC.match(word):
        return word
    if word.isascii():
        return word.casefold()
    word = normalize("NFKD", "".join([char for char in word if category(char) != "Cf"])).casefold()
    return "".join(char for char in word if category(char) not in ("Mn", "Me"))


def _folded_number(form: str) -> str:
    form = form.translate(_DIGIT)
    if _GROUPED.match(form):
        form = form.replace(",", "").replace("٬", "").replace("،", "")
    form = form.replace("٫", ".").replace(",", ".").replace("،", ".").replace("٬", ".")
    return form.lstrip("0") or "0"


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return what a folded word is compared by: without و, ف, and the article with what may stand before it.

    They are taken off as often as they stand there, so that «وزير», «ووزير» and «الوزير» meet; the rest need not be a
    word, and has itself as its stem. A number written as a word becomes its digits.
    """
    if word[0] not in _CLITIC_LETTERS or not _ARABIC.match(word):
        return NUMERAL.get(word, word)
    while True:
        if word[0] in _CONJUNCTION and len(word) > _LEAST:
            word = word[1:]
            continue
        for article in _ARTICLES:
            if word.startswith(article) and len(word) >= len(article) + _LEAST:
                word = word[len(article) :]
                break
        else:
            break
    return NUMERAL.get(word, word)
