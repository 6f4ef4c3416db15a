"""Headlines and sentences that stand twice in one article (catalogue AR701, AR702)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from arabclean.document import Document, Line, LineKind
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.newsroom.scan import removal
from arabclean.text import Span, Spans, fold

_LOOKED_AT = 3
"""How many lines after the headline may repeat it."""
_SHORTEST_HEADLINE = 3
"""Words; a shorter first line is a label."""
_SHORTEST_SENTENCE = 8
"""Words."""
_SHARED_RUNS = 3
_MOST_HOLDERS = 16
"""Sentences with one run that are compared; it keeps hostile texts linear."""


class DuplicateHeadline:
    """One of the first lines repeats the headline, word for word or nearly."""

    def __init__(self, info: RuleInfo, numbers: Iterable[str]) -> None:
        """Take the words that are numbers, folded."""
        self.info = info
        self._numbers = frozenset(numbers)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each line that repeats the headline; ``related`` names the headline."""
        filled = [line for line in document.lines if line.kind is not LineKind.EMPTY]
        if not filled or filled[0].kind is not LineKind.HEADLINE:
            return
        headline = _trimmed(document, filled[0])
        words = headline.of(document.text)
        if len(words.split()) < _SHORTEST_HEADLINE:
            return
        looked_at = 0
        for line in filled[1:]:
            if looked_at == _LOOKED_AT:
                return
            span = _trimmed(document, line)
            if line.kind is LineKind.REPEATED_HEADLINE or self._repeats(words, span.of(document.text)):
                place = document.index.position(headline.start).line
                fix = removal(document, span, self.info.safety)
                args = {"line": str(place)}
                yield self.info.finding(document, span, fixes=[fix], related=[headline], args=args)
            else:
                looked_at += 1

    def _repeats(self, headline: str, line: str) -> bool:
        """Whether a line says what the headline says: not the same words about each other, nor another number."""
        first, second = fold(headline).text.split(), fold(line).text.split()
        shared = len({*first} & {*second})
        if shared * 2 < max(len(first), len(second)):  # far from alike; most lines are left at this
            return False
        if first != second and sorted(first) == sorted(second):
            return False
        changed = {*first} ^ {*second}
        if changed & self._numbers:
            return False
        from arabclean.duplicates import similar_headline  # noqa: PLC0415 - few articles come this far

        return similar_headline(headline, line) is not None


class RepeatedSentence:
    """A sentence of eight words or more stands twice, word for word or nearly."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the later of two alike sentences; ``related`` names the earlier."""
        headlines = Spans(line.span for line in document.lines if line.kind is LineKind.REPEATED_HEADLINE)
        spans = _alike(document, [span for span in document.sentences if not headlines.contain(span)])
        if not spans:
            return
        from arabclean.duplicates import repeated  # noqa: PLC0415 - few articles come this far

        for pair in repeated([span.of(document.text) for span in spans], min_words=_SHORTEST_SENTENCE):
            earlier, later = spans[pair.first], spans[pair.second]
            line = document.index.position(earlier.start).line
            fix = removal(document, later, self.info.safety)
            yield self.info.finding(document, later, fixes=[fix], related=[earlier], args={"line": str(line)})


def _alike(document: Document, sentences: Sequence[Span]) -> list[Span]:
    """Return the sentences that share three runs of three words with another: fewer than repeats do, not by chance."""
    words = document.words
    forms = [token.form for token in words]
    runs = list(zip(forms, forms[1:], forms[2:], strict=False))
    first: dict[tuple[str, str, str], int] = {}
    again = [(at, earlier) for at, run in enumerate(runs) if (earlier := first.setdefault(run, at)) != at]
    if len(again) < _SHARED_RUNS:
        return []
    starts = [span.start for span in sentences]
    holders: dict[tuple[str, ...], list[int]] = {}
    shared: Counter[tuple[int, int]] = Counter()
    long: dict[int, bool] = {}
    for at in sorted({at for pair in again for at in pair}):
        run = runs[at]
        number = bisect_right(starts, words[at].start) - 1
        if number < 0 or words[at + 2].start >= sentences[number].end:
            continue
        if number not in long:
            long[number] = _is_long(document, sentences[number])
        if not long[number]:
            continue
        held = holders.setdefault(run, [])
        shared.update((first, number) for first in held if first != number)
        if len(held) < _MOST_HOLDERS and number not in held:
            held.append(number)
    alike = {number for pair, count in shared.items() if count >= _SHARED_RUNS for number in pair}
    return [sentences[number] for number in sorted(alike)]


def _is_long(document: Document, sentence: Span) -> bool:
    words = sum(token.is_word for token in document.tokens_in(sentence))
    return words >= _SHORTEST_SENTENCE - 2  # numbers count as words, too


def _trimmed(document: Document, line: Line) -> Span:
    content = document.text[line.span.start : line.span.end]
    start = line.span.start + len(content) - len(content.lstrip())
    return Span(start, line.span.start + len(content.rstrip()))


BUILD: Mapping[str, Build] = {
    "duplicate-headline": lambda info, material: DuplicateHeadline(info, material.lists["numbers"]["words"]),
    "repeated-sentence": lambda info, material: RepeatedSentence(info),
}
