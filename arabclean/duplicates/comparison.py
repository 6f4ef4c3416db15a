"""Are these two headlines the same, nearly the same, or one template filled twice? And where do they part?

The words of both are aligned by their longest common subsequence (rapidfuzz, exact); what is left in each gap is then
explained: a word spelled otherwise, joined or split, moved, another fact, another word. The score is Dice's: the
weight of what was explained, in both, over the weight of both, where a function word weighs half; a moved word counts
0.95, a word with another clitic 0.95, a misspelled one its spelling similarity and another fact a half.
"""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from arabclean.duplicates.alignment import NO_NAMES, Alignment, Pair, gaps, written
from arabclean.duplicates.fingerprint import Fingerprint
from arabclean.duplicates.verdict import Change, Difference, Match, Verdict
from arabclean.text import Span

THRESHOLD = 0.55
"""Two changed words of six leave 0.67, or 0.56 if three of the others are function words."""

_REWRITTEN = 0.72


def compare(first: str, second: str, *, threshold: float = THRESHOLD, names: Container[str] = NO_NAMES) -> Match | None:
    """Return how two headlines resemble each other, or None when they do not, or when one has no word at all.

    ``threshold`` is the least score of `Verdict.NEAR` and `Verdict.TEMPLATE`. Whatever it is, headlines of up to three
    words must reach 0.85; those of four or five 0.75, and those with more than two words changed, moved or misspelled
    0.72, unless one is the other with words cut. ``names`` holds further words that are names (of
    persons, places, clubs) as they are written: two headlines that differ in a name are a template. The verdict and
    the score do not depend on the order of the two, and the spans, in code points, change sides with them. Never
    raises on strings.

    Raises:
        ValueError: ``threshold`` is not between 0 and 1.
    """
    a = Fingerprint.of(first)
    return Judge.of(threshold, names).judge(a, a if first == second else Fingerprint.of(second))


class Judge(NamedTuple):
    """Compares fingerprints by one standard; see `compare` for the fields."""

    threshold: float = THRESHOLD
    names: Container[str] = NO_NAMES

    @classmethod
    def of(cls, threshold: float, names: Container[str]) -> Judge:
        """Return the judge of a threshold that a caller gave.

        Raises:
            ValueError: it is not between 0 and 1.
        """
        if not 0 <= threshold <= 1:
            raise ValueError(f"the threshold is a share between 0 and 1, not {threshold}")
        return cls(threshold, names)

    def judge(self, a: Fingerprint, b: Fingerprint) -> Match | None:
        """Do the work of `compare`."""
        if not a.words or not b.words:
            return None
        if a.text == b.text:
            return Match(Verdict.EXACT, 1.0, ())
        if (len(b.words), b.key, b.text) < (len(a.words), a.key, a.text):  # one order for both ways of asking
            match = self.judge(b, a)
            return match and match.turned()
        if a.key == b.key:
            open_gaps = gaps([word.word for word in a.words], [word.word for word in b.words])
            pairs = [Pair(*gap, Change.FORM) for gap in open_gaps]
            return Match(Verdict.SAME, 1.0, _differences(a, b, pairs + written(a, b, open_gaps)))
        alignment = Alignment(a, b, self.names)
        if alignment.score < _least(self.threshold, len(a.words), alignment):
            return None
        template = any(pair.change is Change.FACT for pair in alignment.pairs)
        verdict = Verdict.TEMPLATE if template else Verdict.NEAR
        return Match(verdict, alignment.score, _differences(a, b, alignment.pairs))


def _least(threshold: float, count: int, alignment: Alignment) -> float:
    """Return the least score of two headlines, the shorter of ``count`` words.

    Short headlines are alike by chance, and so are long ones in more than two words; but not one that holds all words
    of another, in their order.
    """
    if count <= 3:
        return max(threshold, 0.85)
    if alignment.is_cut or (count > 5 and alignment.changed <= 2):
        return threshold
    return max(threshold, 0.75 if count <= 5 else _REWRITTEN)


def _differences(a: Fingerprint, b: Fingerprint, pairs: list[Pair]) -> tuple[Difference, ...]:
    """Turn pairs of word ranges into spans, and add the teasers."""
    found = [Difference(_span(a, pair.i1, pair.i2), _span(b, pair.j1, pair.j2), pair.change) for pair in pairs]
    for span in a.teasers:
        found.append(Difference(span, _edge(b, span.start > a.words[0].start), Change.TEASER))
    for span in b.teasers:
        found.append(Difference(_edge(a, span.start > b.words[0].start), span, Change.TEASER))
    return tuple(sorted(found))


def _span(fingerprint: Fingerprint, start: int, end: int) -> Span:
    """Return the span of words ``start`` to ``end``; for no words, the place before the next or after the last."""
    words = fingerprint.words
    if start < end:
        return Span(words[start].start, words[end - 1].end)
    at = words[start].start if start < len(words) else words[-1].end
    return Span(at, at)


def _edge(fingerprint: Fingerprint, at_end: bool) -> Span:
    at = fingerprint.words[-1].end if at_end else fingerprint.words[0].start
    return Span(at, at)
