"""Two headlines laid side by side: which words answer each other, and how the rest is explained."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from arabclean.duplicates.fact import Kind, Sense, is_cue, is_named, sense
from arabclean.duplicates.fingerprint import Fingerprint
from arabclean.duplicates.naming import is_place, may_be_name
from arabclean.duplicates.verdict import Change
from arabclean.duplicates.word import Word
from arabclean.text import shared_ends

NO_NAMES: frozenset[str] = frozenset()

_SPELLING = 0.7  # least similarity of two spellings of one word
_MOVED = 0.95
_CLITIC = 0.95
_FACT = 0.5
_WIDEST_GAP = 24  # words of one side; wider gaps are not searched for misspellings
_LONGEST = 4096  # words; what is longer is aligned by its two ends only


class Gap(NamedTuple):
    """Words ``first[i1:i2]`` and ``second[j1:j2]`` that the alignment leaves open; one side may be empty."""

    i1: int
    i2: int
    j1: int
    j2: int


class Pair(NamedTuple):
    """Words ``first[i1:i2]`` and ``second[j1:j2]`` explained by ``change``; one side may be empty."""

    i1: int
    i2: int
    j1: int
    j2: int
    change: Change


def gaps(a: Sequence[str], b: Sequence[str]) -> list[Gap]:
    """Return where two sequences part, by their longest common subsequence."""
    head, tail = shared_ends(a, b)
    n, m = len(a) - tail, len(b) - tail
    if head == n and head == m:
        return []
    if head in (n, m) or (n, m) == (head + 1, head + 1) or n - head > _LONGEST or m - head > _LONGEST:
        return [Gap(head, n, head, m)]
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - 19 ms that only a comparison needs

    found: list[Gap] = []
    i = j = head
    for block in Indel.opcodes(a[head:n], b[head:m]):
        if block.tag == "equal":
            i1, j1 = head + block.src_start, head + block.dest_start
            if (i, j) != (i1, j1):
                found.append(Gap(i, i1, j, j1))
            i, j = head + block.src_end, head + block.dest_end
    if (i, j) != (n, m):
        found.append(Gap(i, n, j, m))
    return found


def written(a: Fingerprint, b: Fingerprint, open_gaps: Sequence[Gap]) -> list[Pair]:
    """Return the words outside the gaps, which are equal by stem, that are not written alike."""
    pairs: list[Pair] = []
    i = j = 0
    for i1, i2, j1, j2 in (*open_gaps, Gap(len(a.words), 0, len(b.words), 0)):
        for first, second in zip(a.words[i:i1], b.words[j:j1], strict=True):
            if a.text[first.start : first.end] != b.text[second.start : second.end]:
                like = first.word == second.word or a.stems[i][0] in ".0123456789"
                pairs.append(Pair(i, i + 1, j, j + 1, Change.FORM if like else Change.SPELLING))
            i, j = i + 1, j + 1
        i, j = i2, j2
    return pairs


class Alignment:
    """The work of one comparison: ``pairs`` explain every difference, ``score`` is Dice's over the weights."""

    __slots__ = ("_a", "_b", "_early", "_left_a", "_left_b", "_other", "_own", "_weight", "pairs", "score")

    def __init__(self, a: Fingerprint, b: Fingerprint, names: Container[str] = NO_NAMES) -> None:
        """Align by stem; both have words."""
        self._a, self._b = a, b
        self._own, self._other = _senses(a.words, names), _senses(b.words, names)
        self._weight = sum(item.weight for item in self._own) + sum(item.weight for item in self._other)
        self._left_a: list[int] = []
        self._left_b: list[int] = []
        self.pairs: list[Pair] = []
        open_gaps = gaps(a.stems, b.stems)
        explained = self._weight
        for gap in open_gaps:
            explained -= self._spelling(gap)
        if self._left_a and self._left_b:
            explained -= self._move() + self._known_facts()
            explained -= sum(self._supposed_facts(gap) for gap in open_gaps)
        self._early = list(self.pairs)  # before words without an answer and words with a clitic join them
        for gap in open_gaps:
            self._rest(gap)
        explained -= sum(self._own[i].weight for i in self._left_a) + sum(self._other[j].weight for j in self._left_b)
        for pair in written(a, b, open_gaps):
            if pair.change is Change.SPELLING:  # one of them with a clitic
                explained -= 2 * (1 - _CLITIC) * self._own[pair.i1].weight
            self.pairs.append(pair)
        self.score = min(max(explained / self._weight, 0.0), 1.0)

    @property
    def changed(self) -> int:
        """How many words of the one with more of them were changed, moved or misspelled; another fact is none."""
        explained = sum(pair.change in (Change.MOVED, Change.SPELLING) for pair in self._early)
        return max(len(self._left_a), len(self._left_b)) + explained

    @property
    def is_cut(self) -> bool:
        """Whether the first is the second with words left out."""
        return not self._left_a and not self._early

    def _spelling(self, gap: Gap) -> float:
        """Pair the words of a gap that are one word spelled otherwise; return the weight lost by their difference."""
        i1, i2, j1, j2 = gap
        rest_a, rest_b = list(range(i1, i2)), list(range(j1, j2))
        lost = 0.0
        if 0 < i2 - i1 <= _WIDEST_GAP and 0 < j2 - j1 <= _WIDEST_GAP:
            if (i2 - i1, j2 - j1) != (1, 1) and "".join(self._a.stems[i1:i2]) == "".join(self._b.stems[j1:j2]):
                self.pairs.append(Pair(*gap, Change.FORM))
                return 0.0
            for unlikeness, i, j in sorted(self._close(gap)):
                if i in rest_a and j in rest_b:
                    rest_a.remove(i)
                    rest_b.remove(j)
                    self.pairs.append(Pair(i, i + 1, j, j + 1, Change.SPELLING))
                    lost += unlikeness * (self._own[i].weight + self._other[j].weight)
        self._left_a += rest_a
        self._left_b += rest_b
        return lost

    def _close(self, gap: Gap) -> list[tuple[float, int, int]]:
        """Return the pairs of a gap with similar spelling: 1 - similarity, and both places."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - loaded when there is something to compare

        found: list[tuple[float, int, int]] = []
        for i in range(gap.i1, gap.i2):
            for j in range(gap.j1, gap.j2):
                if _may_be_one(self._own[i], self._other[j]):
                    likeness = OSA.normalized_similarity(
                        self._a.words[i].word, self._b.words[j].word, score_cutoff=_SPELLING
                    )
                    if likeness:
                        found.append((1 - likeness, i, j))
        return found

    def _move(self) -> float:
        """Pair equal words that stand elsewhere; where facts of one kind change their order (2-1, 1-2), they differ."""
        places: dict[str, list[int]] = {}
        for j in reversed(self._left_b):
            places.setdefault(self._b.stems[j], []).append(j)
        lost = 0.0
        for i in list(self._left_a):
            if places.get(self._a.stems[i]):
                change = Change.FACT if self._is_swapped(self._own[i].kind) else Change.MOVED
                lost += self._pair(i, places[self._a.stems[i]].pop(), change)
        return lost

    def _pair(self, i: int, j: int, change: Change) -> float:
        """Explain two words that were left; return the weight lost."""
        self._left_a.remove(i)
        self._left_b.remove(j)
        self.pairs.append(Pair(i, i + 1, j, j + 1, change))
        return (1 - (_FACT if change is Change.FACT else _MOVED)) * (self._own[i].weight + self._other[j].weight)

    def _is_swapped(self, kind: Kind) -> bool:
        """Whether facts of ``kind`` have changed places: all else stands as it was, and so do they, but for which."""
        if kind not in (Kind.NUMBER, Kind.NAME):
            return False
        if _masked(self._a.stems, self._own, kind) != _masked(self._b.stems, self._other, kind):
            return False
        return _values(self._a.words, self._own, kind) != _values(self._b.words, self._other, kind)

    def _known_facts(self) -> float:
        """Pair what was left and is a fact of one kind, in order; return the weight lost."""
        lost = 0.0
        for kind in (Kind.NUMBER, Kind.DATE, Kind.NAME):
            first = [i for i in self._left_a if self._own[i].kind is kind]
            second = [j for j in self._left_b if self._other[j].kind is kind]
            for i, j in zip(first, second, strict=False):
                lost += self._pair(i, j, Change.FACT)
        return lost

    def _supposed_facts(self, gap: Gap) -> float:
        """Pair the first words of a gap if both may be names, or stand where one stands; return the weight lost."""
        i, j = gap.i1, gap.j1
        if not (i in self._left_a and j in self._left_b):
            return 0.0
        kinds = {self._own[i].kind, self._other[j].kind}
        if not kinds <= {Kind.WORD, Kind.NAME}:
            return 0.0
        first, second = self._a.words[i], self._b.words[j]
        begins = i == 0 or j == 0
        cued = not begins and is_cue(self._a.words[i - 1].word) and is_cue(self._b.words[j - 1].word)
        if cued:
            return self._pair(i, j, Change.FACT)
        if (gap.i2 - i, gap.j2 - j) != (1, 1):
            return 0.0
        led = not begins and self._own[i - 1].kind is Kind.FUNCTION
        alike = first.word.startswith("ال") == second.word.startswith("ال")
        if led and alike and (Kind.NAME in kinds or is_place(first.form) or is_place(second.form)):
            return self._pair(i, j, Change.FACT)
        led = led or i == j == 0 or (first.word[0] == second.word[0] and first.word[0] in "بل")
        if led and self._may_be_names(i, j):
            return self._pair(i, j, Change.FACT)
        return 0.0

    def _may_be_names(self, i: int, j: int) -> bool:
        both = ((self._own[i], self._a.words[i]), (self._other[j], self._b.words[j]))
        return all(item.kind is Kind.NAME or may_be_name(word.form) for item, word in both)

    def _rest(self, gap: Gap) -> None:
        """Report the words of a gap that nothing explains, run against run."""
        runs_a = _runs([i for i in self._left_a if gap.i1 <= i < gap.i2])
        runs_b = _runs([j for j in self._left_b if gap.j1 <= j < gap.j2])
        for at in range(max(len(runs_a), len(runs_b))):
            first = runs_a[at] if at < len(runs_a) else (gap.i2, gap.i2)
            second = runs_b[at] if at < len(runs_b) else (gap.j2, gap.j2)
            self.pairs.append(Pair(*first, *second, Change.WORD))


def _senses(words: Sequence[Word], names: Container[str]) -> list[Sense]:
    senses = [sense(word.word) for word in words]
    if names is NO_NAMES:
        return senses
    return [
        Sense(Kind.NAME, item.value, 1.0) if item.kind is Kind.WORD and is_named(word.form, word.word, names) else item
        for word, item in zip(words, senses, strict=True)
    ]


def _masked(stems: Sequence[str], senses: list[Sense], kind: Kind) -> list[str]:
    return ["" if item.kind is kind else name for name, item in zip(stems, senses, strict=True)]


def _values(words: Sequence[Word], senses: list[Sense], kind: Kind) -> list[str]:
    """Return the facts of one kind in order; names that «و» joins have none («روسيا وأوكرانيا»)."""
    runs: list[list[str]] = []
    for at, item in enumerate(senses):
        if item.kind is not kind:
            continue
        if runs and words[at].word[0] == "و" and senses[at - 1].kind is kind:
            runs[-1].append(item.value)
        else:
            runs.append([item.value])
    return [value for run in runs for value in sorted(run)]


def _may_be_one(first: Sense, second: Sense) -> bool:
    """Two different numbers, dates or known names are never one word misspelled; nor is a word of two letters."""
    if first.kind in (Kind.NUMBER, Kind.DATE) or second.kind in (Kind.NUMBER, Kind.DATE):
        return False
    if first.kind is Kind.NAME and second.kind is Kind.NAME and first.value != second.value:
        return False
    return len(first.value) > 2 and len(second.value) > 2


def _runs(indexes: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index in indexes:
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs
