"""Which sentences ask."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from arabclean.document import Document
from arabclean.text import Span

_WORDS = frozenset({"هل", "أليس", "أليست", "أليسوا", "لماذا", "ماذا", "أين", "متى", "كيف", "ألم", "ألن", "ألا", "أما"})
_ALWAYS = frozenset({"هل", "أليس", "أليست", "أليسوا", "لماذا", "ماذا", "أين"})
_JUSSIVE = frozenset({"ألم", "ألن"})
_PAIRS = frozenset({"من أين", "إلى متى", "إلى أين", "حتى متى", "منذ متى"})
_SURE_PAIRS = _PAIRS | {
    f"{first} {second}"
    for first, seconds in (
        ("من", ("المسؤول", "الذي", "يقف", "سيفوز", "يدفع", "سيدفع", "يتحمل", "سيخلف", "هو", "هي", "يملك", "يحمي")),
        ("كم", ("عدد", "بلغ", "بلغت", "يبلغ", "تبلغ", "تكلف", "يكلف", "مرة", "استغرق", "يستغرق")),
    )
    for second in seconds
}
_NO_QUESTION = frozenset({"سؤال", "السؤال", "أسئلة", "الأسئلة", "تساؤل", "تساؤلات", "سؤالا", "أسئلته"})
_OPENERS = frozenset('«“"-–—•(')
_SHORTEST = 2
"""Words."""
_FORMULAS = frozenset({"هل تعلم", "كيف لا", "ماذا لو", "لماذا وكيف"})


def opens_question(document: Document) -> Iterator[Span]:
    """Yield the sentences that begin with an interrogative and ask, as far as their first words tell."""
    tokens = document.tokens
    found: dict[int, Span] = {}
    starts = [sentence.start for sentence in document.sentences]
    for word in (*_WORDS, "من", "كم", "إلى", "حتى", "منذ"):
        for form in (word, f"و{word}", f"ف{word}"):
            for token in document.occurrences.get(form, ()):
                number = bisect_right(starts, token.start) - 1
                sentence = document.sentences[number]
                at = document.at(token)
                opens = sentence.start == token.start or (
                    tokens[at - 1].start == sentence.start and tokens[at - 1].form in _OPENERS
                )
                if opens and _asks([token.form for token in document.tokens_in(sentence) if token.is_word]):
                    found[number] = sentence
    return (found[number] for number in sorted(found))


def _asks(words: Sequence[str]) -> bool:
    if len(words) < _SHORTEST or not _NO_QUESTION.isdisjoint(words):
        return False
    first, second = words[:2]
    bare = first if first in _WORDS or f"{first} {second}" in _SURE_PAIRS else first[1:]
    if f"{bare} {second}" in _SURE_PAIRS:
        return True
    if bare not in _WORDS or f"{bare} {second}" in _FORMULAS:
        return False
    if bare in _ALWAYS:
        return True
    imperfect = second[:1] in ("ي", "ت", "ن", "أ") and len(second) > 2
    if bare in _JUSSIVE:
        return imperfect
    if bare == "متى":  # «متى حضر بدأ الاجتماع» is a condition
        return second[:1] in ("ي", "ت", "س", "ن") and len(second) > 3 and second != "ما"
    return bare == "كيف" and second not in ("ما", "لا")
