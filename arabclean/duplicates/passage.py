"""Repetition inside one document, or a folder of them: headlines said twice, sentences and paragraphs repeated."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from arabclean.duplicates.alignment import NO_NAMES
from arabclean.duplicates.comparison import Judge
from arabclean.duplicates.fingerprint import Fingerprint
from arabclean.duplicates.glance import glance
from arabclean.duplicates.verdict import Match, Verdict

_SIMILAR = 0.9
_LONGER = 1.5
_SHINGLE = 5
_JACCARD = 0.8
_WORD_LIKENESS = 0.875  # of two sentences too short for shingles to bear a change: one word of eight
_SHORT = 50  # words; in a longer one, one changed word leaves a shingle similarity of 0.8
_MOST_HOLDERS = 16  # earlier passages with one shingle that are compared; more say nothing new
_MOST_TRIED = 8
_RUN = 3


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
    date or a name are left out, unless ``templates``. Linear in the length of all texts in practice: passages meet
    by their runs of three words, and a run that many passages share stands for the first sixteen of them. Never
    raises on strings.
    """
    passages: dict[int, tuple[str, ...]] = {}
    counts: dict[int, int] = {}
    for at, text in enumerate(texts):
        stems = glance(text)
        if len(stems) >= min_words:
            passages[at] = stems
            for run in _runs(stems, _RUN):
                counts[run] = counts.get(run, 0) + 1
    same: dict[tuple[str, ...], int] = {}
    holders: dict[int, list[int]] = {}
    judge = Judge(0.0, names)
    found: list[Repeat] = []
    for at, stems in passages.items():
        shared = [run for run in _runs(stems, _RUN) if counts[run] > 1]
        if not shared:
            continue
        earlier = same.setdefault(stems, at)
        if earlier == at:
            nearest = _nearest(stems, passages, _candidates(shared, holders))
            for run in shared:
                held = holders.setdefault(run, [])
                if len(held) < _MOST_HOLDERS:
                    held.append(at)
            if nearest is None:
                continue
            earlier = nearest
        match = judge.judge(Fingerprint.whole(texts[earlier]), Fingerprint.whole(texts[at]))
        if match is not None and (templates or match.verdict is not Verdict.TEMPLATE):
            found.append(Repeat(earlier, at, match))
    return tuple(found)


def _runs(stems: tuple[str, ...], size: int) -> frozenset[int]:
    if len(stems) <= size:
        return frozenset((hash(stems),))
    return frozenset(map(hash, zip(*(stems[at:] for at in range(size)), strict=False)))


def _candidates(shared: list[int], holders: dict[int, list[int]]) -> list[int]:
    """Return the earlier passages that share the most runs."""
    counts: dict[int, int] = {}
    for run in shared:
        for other in holders.get(run, ()):
            counts[other] = counts.get(other, 0) + 1
    return sorted(counts, key=lambda other: (-counts[other], other))[:_MOST_TRIED]


def _nearest(stems: tuple[str, ...], passages: dict[int, tuple[str, ...]], candidates: list[int]) -> int | None:
    best: tuple[float, int] | None = None
    for other in candidates:
        likeness = _likeness(passages[other], stems)
        if likeness and (best is None or likeness > best[0]):
            best = likeness, other
    return best and best[1]


def _likeness(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Return how much two passages share, 0 if it is not enough."""
    least, most = sorted((len(first), len(second)))
    if least < most * (1 - 1.6 / 8):
        return 0.0
    own, other = _runs(first, _SHINGLE), _runs(second, _SHINGLE)
    jaccard = len(own & other) / len(own | other)
    if jaccard >= _JACCARD:
        return jaccard
    if most >= _SHORT:
        return 0.0
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - loaded when there is something to compare

    return Levenshtein.normalized_similarity(first, second, score_cutoff=_WORD_LIKENESS)
