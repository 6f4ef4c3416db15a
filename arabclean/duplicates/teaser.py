"""Teasers: what a desk hangs on a headline to be clicked, and what is no part of what it says.

The condition is general. A stretch at an end of the headline is a teaser when it is parted from the rest by a bracket,
two dots, a bar, a dash or a colon (or, at the end, begins with a word that calls the reader), is at most six words
long, holds one of the words that name an offer («التفاصيل», «فيديو», «صور»), and nothing else but words that go with
it. What is left must still have a word of its own.
"""

from __future__ import annotations

from functools import cache

from arabclean.duplicates.vocabulary import vocabulary
from arabclean.duplicates.word import Word, folded_word, stem
from arabclean.text.pattern import lazy

_LONGEST = 6
_BREAK = lazy(r"\.\.|[…|:\-–—!؟?(\[{«\n/،]")


@cache
def _table() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    offer, companion, call = (
        frozenset(stem(folded_word(form)) for form in vocabulary()[name])
        for name in ("offers", "offer_companions", "calls")
    )
    return offer, offer | companion, call


def offer_stems() -> frozenset[str]:
    """Return the stems that name an offer: a headline without any of them has no teaser."""
    return _table()[0]


def without_teaser(text: str, words: list[Word]) -> tuple[int, int]:
    """Return which ``words`` of ``text`` are the headline itself: ``words[start:end]``, all if it has no teaser.

    ``words`` carry spans of ``text``.
    """
    offer, fitting, call = _table()
    stems = [stem(word.word) for word in words]
    start, end = 0, len(words)
    while end > 1:
        at = _tail(text, words, stems[:end], fitting, call)
        if at in (0, end) or not any(found in offer for found in stems[at:end]):
            break
        end = at
    at = _head(text, words[:end], stems, fitting)
    if 0 < at < end and any(found in offer for found in stems[:at]):
        start = at
    return start, end


def _tail(text: str, words: list[Word], stems: list[str], fitting: frozenset[str], call: frozenset[str]) -> int:
    """Return where a run of fitting words at the end begins: after a break, or with a call."""
    end = len(stems)
    best = end
    for at in range(end - 1, max(end - _LONGEST, 0) - 1, -1):
        if at == 0 or stems[at] not in fitting:
            break
        if _BREAK.search(text, words[at - 1].end, words[at].start) or (stems[at] in call and end - at >= 2):
            best = at
    return best


def _head(text: str, words: list[Word], stems: list[str], fitting: frozenset[str]) -> int:
    """Return where the headline begins after a run of fitting words that a break ends; 0 if there is none."""
    for at in range(min(_LONGEST, len(words) - 1)):
        if stems[at] not in fitting:
            return 0
        if _BREAK.search(text, words[at].end, words[at + 1].start):
            return at + 1
    return 0
