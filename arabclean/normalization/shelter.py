"""Stretches that a step must not touch: links, code, Quran quotations, lines of other languages (catalogue 0.3)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from arabclean import address
from arabclean.address import LINE_ENDS
from arabclean.text import Edit
from arabclean.text.char import FOREIGN_LETTER, INVISIBLE, LETTER, MARK, TATWEEL
from arabclean.text.pattern import lazy, matcher

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
ZWJ = "\N{ZERO WIDTH JOINER}"


class Kind(Enum):
    """What a sheltered stretch is."""

    LINK = "a web address, e-mail address, file name or domain"
    CODE = "code between backticks"
    TAG = "a hashtag or a mention"
    MARKUP = "an HTML tag or entity, a wiki link"
    QURAN = "a quotation between Quran brackets"
    FOREIGN_LINE = "a line of Persian, Urdu or Kurdish"
    FOREIGN_WORD = "a word with a letter of those languages, with the words beside it"


ADDRESSES = frozenset({Kind.LINK, Kind.CODE})
"""What even a folding step leaves as it is."""
TEXTS = frozenset(Kind) - {Kind.FOREIGN_WORD}
"""What a repairing step leaves as it is."""
EVERYTHING = frozenset(Kind)
"""The same for steps that judge letters by their language."""

_WORD = LETTER + FOREIGN_LETTER + MARK + TATWEEL + INVISIBLE + ZWNJ
_WORD_CHARS = lazy(f"[{_WORD}]*+")
_IS_WORD_CHAR = matcher(f"[{_WORD}]")
_CUES = lazy(f"[{address.OTHER_LETTERS}]")
_PERSIAN_LETTERS = lazy("[یک]")
_FOREIGN_SIGNS = lazy(f"[{address.OTHER_LETTERS}یک]")
_PERSIAN_WORDS = lazy(  # که از را یک های می این برای شده کرد بود نیست هستند است; letter first, which is quicker
    f"[اکریهمبشن](?<![{_WORD}].)(?:(?<=ا)(?:ست|ز|ین)|(?<=ک)(?:ه|رد)|(?<=ر)ا|(?<=ی)ک|(?<=ه)(?:ای|ستند)|(?<=م)ی"
    f"|(?<=ب)(?:رای|ود)|(?<=ش)ده|(?<=ن)یست)(?![{LETTER}{FOREIGN_LETTER}{MARK}])"
)
_PERSIAN_JOINER = lazy(f"(?<=[{LETTER}{FOREIGN_LETTER}]){ZWNJ}(?=[{LETTER}{FOREIGN_LETTER}])")
_SEPARATORS = frozenset(" \u00a0«»\"'“”()‹›،,")
_QURAN = lazy(address.QURAN)
_SPANS = lazy(
    f"(?P<link>{address.URL}|{address.EMAIL}|{address.DOTTED})|(?P<code>{address.INLINE_CODE})|(?P<tag>{address.TAG})"
    f"|(?P<markup>{address.MARKUP_OF_A_LINE})"
)
_ANCHOR = lazy("[A-Za-z0-9#@<`&{\\[](?:(?<=[A-Za-z0-9])[A-Za-z0-9]*+)?+")
_FENCED = lazy(address.FENCE)
_KINDS = {"link": Kind.LINK, "code": Kind.CODE, "tag": Kind.TAG, "markup": Kind.MARKUP}
_LETTER = lazy("[A-Za-z]")

Stretch = tuple[int, int]


class Shelter:
    """The sheltered stretches of one text, looked for only in the lines that matter."""

    def __init__(self, text: str) -> None:
        """Keep ``text``; nothing is searched yet."""
        self.text = text

    def stretches(self, kinds: frozenset[Kind]) -> list[Stretch]:
        """Return the stretches of ``kinds`` as sorted pairs of code point offsets that do not overlap."""
        found: list[Stretch] = list(self._across(kinds))
        if kinds & _SPANNED:  # none of them crosses a line end
            found += [(low, high) for kind, low, high in _spans(self.text, 0, len(self.text)) if kind in kinds]
        if kinds & _FOREIGN:
            places = (match.start() for match in _FOREIGN_SIGNS.finditer(self.text))
            for start, end, _ in lines_at(self.text, places):
                found += self._line(start, end, kinds & _FOREIGN)
        return _merge(found)

    def allow(self, edits: Sequence[Edit], kinds: frozenset[Kind]) -> list[Edit]:
        """Return those of the sorted ``edits`` that touch no stretch of ``kinds``."""
        if len(edits) * _DENSE > len(self.text):
            stretches = self.stretches(kinds)
        else:
            places = sorted({place for (start, end), _ in edits for place in (start, max(start, end - 1))})
            found = list(self._across(kinds))
            for start, end, _ in lines_at(self.text, places):
                found += self._line(start, end, kinds)
            stretches = _merge(found)
        if not stretches:
            return list(edits)
        ends = [end for _, end in stretches]
        kept: list[Edit] = []
        for edit in edits:
            (start, end), _ = edit
            at = bisect_left(ends, start + 1)  # the first stretch that ends after the start
            if at == len(stretches) or stretches[at][0] >= max(end, start + 1):
                kept.append(edit)
        return kept

    def _across(self, kinds: frozenset[Kind]) -> Iterator[Stretch]:
        """Find the stretches that may run over line ends."""
        if Kind.QURAN in kinds and "\ufd3f" in self.text:
            yield from (match.span() for match in _QURAN.finditer(self.text))
        if Kind.CODE in kinds and "```" in self.text:
            yield from (match.span() for match in _FENCED.finditer(self.text))

    def _line(self, start: int, end: int, kinds: frozenset[Kind]) -> list[Stretch]:
        found: list[Stretch] = []
        if kinds & _FOREIGN:
            lines, words = _foreign(self.text, start, end)
            if Kind.FOREIGN_LINE in kinds:
                found += lines
            if Kind.FOREIGN_WORD in kinds:
                found += words
        if kinds & _SPANNED:
            found += [(low, high) for kind, low, high in _spans(self.text, start, end) if kind in kinds]
        return found


_DENSE = 200  # code points an edit: from there on every line has one
_LINE_END = lazy(f"[{LINE_ENDS}]")
_FOREIGN = frozenset({Kind.FOREIGN_LINE, Kind.FOREIGN_WORD})
_SPANNED = frozenset({Kind.LINK, Kind.CODE, Kind.TAG, Kind.MARKUP})


def _spans(text: str, start: int, end: int) -> Iterator[tuple[Kind, int, int]]:
    """Find links, inline code, tags and markup of one line."""
    while anchor := _ANCHOR.search(text, start, end):
        match = _SPANS.match(text, anchor.start(), end)
        start = anchor.end()
        if not match:
            continue
        kind = _KINDS[match.lastgroup or ""]
        low, start = match.span()
        high = start
        if kind is Kind.LINK:
            if not _LETTER.search(text, low, high):
                continue  # a number
            while text[high - 1] in ".,:;!?)]'":
                high -= 1
        yield kind, low, high


def lines_at(text: str, places: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Give each line that holds one of the sorted ``places``: its start, its end, how many places it holds.

    Cost: linear in the text, however long its lines are.
    """
    start = end = -1
    count = 0
    for place in places:
        if place <= end:
            count += 1
            continue
        if count:
            yield start, end, count
        floor = max(end, 0)
        start = max(text.rfind(char, floor, place) for char in LINE_ENDS) + 1 or floor
        match = _LINE_END.search(text, place)
        end = match.start() if match else len(text)
        count = 1
    if count:
        yield start, end, count


def words_at(text: str, places: Iterable[int], floor: int = 0) -> Iterator[Stretch]:
    """Give each Arabic-script word (letters, marks, tatweel, joiners) that holds one of the sorted ``places``, once.

    No word begins before ``floor``.
    """
    end = floor
    for place in places:
        if place < end:
            continue
        start = _word_start(text, place, end)
        match = _WORD_CHARS.match(text, place)
        end = match.end() if match else place
        if end > start:
            yield start, end


def _word_start(text: str, place: int, floor: int) -> int:
    while place > floor and _IS_WORD_CHAR(text, place - 1):
        place -= 1
    return place


def _foreign(text: str, start: int, end: int) -> tuple[list[Stretch], list[Stretch]]:
    """Take a line with two foreign letters or two Persian words whole, else its foreign words with their neighbours."""
    cues = [match.start() for match in _CUES.finditer(text, start, end)]
    if len(cues) > 1:
        return [(start, end)], []
    if _PERSIAN_LETTERS.search(text, start, end):
        if len(_PERSIAN_WORDS.findall(text, start, end)) > 1:
            return [(start, end)], []
        joiners = (match.start() for match in _PERSIAN_JOINER.finditer(text, start, end))
        cues += [high - 1 for low, high in words_at(text, joiners, start) if _PERSIAN_LETTERS.search(text, low, high)]
        cues.sort()
    return [], list(_with_neighbours(text, cues, start, end))


def _with_neighbours(text: str, places: list[int], floor: int, ceiling: int) -> Iterator[Stretch]:
    for start, end in words_at(text, places, floor):
        left = start
        while left > floor and start - left < 3 and text[left - 1] in _SEPARATORS:
            left -= 1
        left = _word_start(text, left, floor)
        right = end
        while right < ceiling and right - end < 3 and text[right] in _SEPARATORS:
            right += 1
        match = _WORD_CHARS.match(text, right)
        yield left, match.end() if match else right
        floor = end


def _merge(stretches: list[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
