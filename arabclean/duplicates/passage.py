"""Repetition inside one document, or a folder of them: headlines said twice, sentences and paragraphs repeated."""

from __future__ import annotations

import re
from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import NamedTuple

from arabclean.duplicates.alignment import NO_NAMES
from arabclean.duplicates.comparison import Judge
from arabclean.duplicates.fingerprint import Fingerprint
from arabclean.duplicates.glance import glance
from arabclean.duplicates.verdict import Key, Match, Verdict
from arabclean.text import Span, shared_ends

_SIMILAR = 0.9
_LONGER = 1.5
_SHINGLE = 5
_JACCARD = 0.8
_WORD_LIKENESS = 0.875  # of two sentences too short for shingles to bear a change: one word of eight
_SHORT = 50  # words; in a longer one, one changed word leaves a shingle similarity of 0.8
_MOST_HOLDERS = 16  # earlier passages with one shingle that are compared; more say nothing new
_MOST_TRIED = 8
_RUN = 3
_SKETCH = 16
_MOST_RUNS_KEPT = 4096
_LINE = re.compile("[^\r\n\u2028\u2029]+")


class Repeat(NamedTuple):
    """The passages ``first`` and ``second`` (indexes of what was given, ``first < second``) say the same.

    The differences of ``match`` are spans of the two passages, in code points from the start of each.
    """

    first: int
    second: int
    match: Match


def similar_headline(first: str, second: str, *, names: Container[str] = NO_NAMES) -> Match | None:
    """Return how ``second`` repeats the headline ``first``, or None (rule AR701).

    They are equal after normalisation, or alike by 0.9: by the score of `compare`, by the words they share (Jaccard)
    or by edit distance over the normalised text. A second line more than half as long again, in letters, says more
    than the headline and is no repetition. `Verdict.TEMPLATE` means that they differ in a fact: most likely one of
    them is wrong, and neither should be deleted unread. Never raises on strings.
    """
    a, b = Fingerprint.of(first), Fingerprint.of(second)
    if not a.words or not b.words or len(b.key) > _LONGER * len(a.key):
        return None
    match = Judge(0.0, names).judge(a, b)
    if match is None or match.score >= _SIMILAR:
        return match
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - loaded when there is something to compare

    own, other = set(a.stems), set(b.stems)
    shared = len(own & other) / len(own | other)
    ratio = Levenshtein.normalized_similarity(a.key, b.key, score_cutoff=_SIMILAR)
    score = max(match.score, shared, ratio)
    return match._replace(score=score) if score >= _SIMILAR else None


def repeated(
    texts: Sequence[str],
    min_words: int = 8,
    *,
    templates: bool = False,
    names: Container[str] = NO_NAMES,
) -> tuple[Repeat, ...]:
    """Return the sentences or paragraphs among ``texts`` that repeat an earlier one (rule AR702), in order.

    Only those of ``min_words`` words or more are looked at. Each is reported once, with the earliest that it equals
    word for word; failing that, with the one it is nearest to: Jaccard's similarity of their runs of five words is
    at least 0.8 or, for less than fifty words, at most one word in eight differs. Those that differ in a number, a
    date or a name are left out, unless ``templates``. Never raises on strings.

    Passages meet by a sketch, the sixteen least of the hashes of their runs of three words (Broder 1997): exact up to
    eighteen words; of longer passages that share half of their runs, one pair in 60,000 is missed. A run that many
    passages share stands for the first sixteen of them. Time and memory grow with the number of passages.

    Raises:
        ValueError: ``min_words`` is less than 1.
    """
    if min_words < 1:
        raise ValueError(f"min_words is a number of words, at least 1, not {min_words}")
    judge = Judge(0.0, names)
    found: list[Repeat] = []
    for earlier, later in _Meetings(texts, min_words):
        match = judge.judge(Fingerprint.whole(texts[earlier]), Fingerprint.whole(texts[later]))
        if match is not None and (templates or match.verdict is not Verdict.TEMPLATE):
            found.append(Repeat(earlier, later, match))
    return tuple(found)


class _Meetings:
    """Pairs of passages that may be reported, the earlier first."""

    def __init__(self, texts: Sequence[str], min_words: int) -> None:
        self._numbers: dict[str, int] = {}
        self._passages: dict[int, array[int]] = {}  # the words of each, as numbers
        self._sketches: dict[int, array[int]] = {}
        self._runs_of: dict[int, frozenset[int]] = {}
        numbers = self._numbers
        for at, text in enumerate(texts):
            stems = glance(text)
            if len(stems) >= min_words:
                words = self._passages[at] = array("I", [numbers.setdefault(stem, len(numbers)) for stem in stems])
                runs = _runs(words, _RUN)
                self._sketches[at] = array("q", runs if len(runs) <= _SKETCH else nsmallest(_SKETCH, runs))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        several = self._several()
        same: dict[bytes, int] = {}
        holders: dict[int, list[int]] = {}
        for at, words in self._passages.items():
            shared = [run for run in self._sketches[at] if several[run & (len(several) - 1)] > 1]
            if not shared:
                continue
            earlier = same.setdefault(words.tobytes(), at)
            if earlier != at:
                yield earlier, at
                continue
            nearest = self._nearest(at, _candidates(shared, holders))
            for run in shared:
                held = holders.setdefault(run, [])
                if len(held) < _MOST_HOLDERS:
                    held.append(at)
            if nearest is not None:
                yield nearest, at

    def _several(self) -> bytearray:
        """Return how often the runs of each slot come, up to two: what comes once cannot make passages meet."""
        count = sum(map(len, self._sketches.values()))
        slots = bytearray(1 << max(10, min(26, (count * 4).bit_length())))
        mask = len(slots) - 1
        for sketch in self._sketches.values():
            for run in sketch:
                if slots[run & mask] < 2:
                    slots[run & mask] += 1
        return slots

    def _nearest(self, at: int, candidates: list[int]) -> int | None:
        best: tuple[float, int] | None = None
        for other in candidates:
            likeness = self._likeness(other, at)
            if likeness and (best is None or likeness > best[0]):
                best = likeness, other
        return best and best[1]

    def _likeness(self, first: int, second: int) -> float:
        """Return how much two passages share, 0 if it is not enough."""
        a, b = self._passages[first], self._passages[second]
        least, most = sorted((len(a), len(b)))
        if least < most * (1 - 1.6 / 8):
            return 0.0
        own, other = self._runs(first), self._runs(second)
        shared = len(own & other)
        jaccard = shared / (len(own) + len(other) - shared)
        if jaccard >= _JACCARD:
            return jaccard
        if most >= _SHORT:
            return 0.0
        return _likeness_of_words(a, b)

    def _runs(self, at: int) -> frozenset[int]:
        runs = self._runs_of.get(at)
        if runs is None:
            if len(self._runs_of) >= _MOST_RUNS_KEPT:
                self._runs_of.clear()
            runs = self._runs_of[at] = _runs(self._passages[at], _SHINGLE)
        return runs


def _likeness_of_words(a: array[int], b: array[int]) -> float:
    """Return 1 less the share of words changed, added or left out; 0 where that is below what is asked for."""
    head, tail = shared_ends(a, b)
    own, other = a[head : len(a) - tail], b[head : len(b) - tail]
    if min(len(own), len(other)) <= 1:  # they part in one place; most repeats do
        changed = max(len(own), len(other)) - (len(own) != len(other) and bool({*own} & {*other}))
        likeness = 1 - changed / max(len(a), len(b))
        return likeness if likeness >= _WORD_LIKENESS else 0.0
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - 19 ms to load

    return Levenshtein.normalized_similarity(a, b, score_cutoff=_WORD_LIKENESS)


def _runs(words: array[int], size: int) -> frozenset[int]:
    """Return the hashes of all runs of ``size`` words; of tuples of numbers, so the same in every process."""
    if len(words) <= size:
        return frozenset((hash(tuple(words)),))
    return frozenset(map(hash, zip(*(words[at:] for at in range(size)), strict=False)))


def _candidates(shared: list[int], holders: dict[int, list[int]]) -> list[int]:
    """Return the earlier passages that share the most runs."""
    counts: dict[int, int] = {}
    for run in shared:
        for other in holders.get(run, ()):
            counts[other] = counts.get(other, 0) + 1
    return nsmallest(_MOST_TRIED, counts, key=lambda other: (-counts[other], other))


class Passage(NamedTuple):
    """A paragraph of an article: its ``span`` in code points of the article's text."""

    article: Key
    span: Span
    text: str


class RepeatedPassage(NamedTuple):
    """The paragraph ``second`` repeats ``first``, of the same article or of one that was given earlier.

    The differences of ``match`` are spans of the two ``text``, not of the articles.
    """

    first: Passage
    second: Passage
    match: Match


def repeated_paragraphs(
    articles: Iterable[str | tuple[Key, str]],
    min_words: int = 8,
    *,
    templates: bool = False,
    names: Container[str] = NO_NAMES,
) -> tuple[RepeatedPassage, ...]:
    """Return the paragraphs that repeat an earlier one, of the same article or of another.

    ``articles`` are texts, named by their positions from 0, or pairs of a name and a text. A paragraph is a line that
    is not empty. The rest is as in `repeated`.

    Raises:
        ValueError: as `repeated` does.
    """
    passages: list[Passage] = []
    for at, article in enumerate(articles):
        id, text = (at, article) if isinstance(article, str) else article
        for span in paragraphs(text):
            passages.append(Passage(id, span, span.of(text)))
    texts = [passage.text for passage in passages]
    return tuple(
        RepeatedPassage(passages[first], passages[second], match)
        for first, second, match in repeated(texts, min_words, templates=templates, names=names)
    )


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the lines of ``text`` that are not empty, without white space at their ends."""
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            yield Span(start, end)
