"""Dagger alef, for folding: dropped where today's spelling has no alef, a plain alef where it has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyarabic import araby_const as araby

from arabclean.normalization.character import DAGGER
from arabclean.normalization.shelter import ADDRESSES, words_at
from arabclean.normalization.step import Step
from arabclean.text import Edit
from arabclean.text.char import LETTER, MARK, TATWEEL
from arabclean.text.pattern import lazy

_WRITTEN_WITHOUT_ALEF = lazy(
    "[أوفبكل]{0,3}(?:"
    "هذ[اهي]|هذ[اي]ن|هؤلاء|هكذا|ههنا"
    "|ذلك|ذلكم|ذلكما|ذلكن|[أا]ولئكم?"
    "|لكن(?:ي|ني|نا|ك|كم|ه|ها|هم|هما|هن)?"
    "|الله|لله|اللهم|(?:ال|لل)?[إا]له(?:ي|نا|ك|كم|ه|ها|هم)?"
    "|(?:ال|لل)?رحمن|طه|يس"
    ")"
)
_NOT_LETTERS = lazy(f"[^{LETTER}]+")
_CARRIED = lazy(f"[{MARK}{TATWEEL}]")
_SILENT_BEFORE = frozenset((araby.ALEF, araby.ALEF_MADDA, araby.ALEF_MAKSURA))


def _daggers(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for start, end in words_at(text, places):
        word = text[start:end]
        bare = _WRITTEN_WITHOUT_ALEF.fullmatch(_NOT_LETTERS.sub("", word)) is not None
        last = -1  # the last letter seen
        for at, char in enumerate(word):
            if char != DAGGER:
                if not _CARRIED.match(char):
                    last = at
                continue
            before = word[last] if last >= 0 else araby.ALEF
            following = _NOT_LETTERS.sub("", word[at + 1 : at + 6])[:1]
            if bare or before in _SILENT_BEFORE or following == araby.ALEF:
                yield Edit.replace(start + at, start + at + 1, "")
            elif before == araby.WAW and following == araby.TEH_MARBUTA:  # صلوٰة is الصلاة today
                yield Edit.replace(start + last, start + at + 1, araby.ALEF + word[last + 1 : at])
                last = -1
            else:
                yield Edit.replace(start + at, start + at + 1, araby.ALEF)


FOLD_DAGGER_ALEF = Step(
    "fold-dagger-alef",
    "A dagger alef goes where today's spelling has no alef (هذا، لكن، الرحمن) and becomes an alef elsewhere.",
    look=_daggers,
    lossless=False,
    signs=DAGGER,
    spares=ADDRESSES,
)
