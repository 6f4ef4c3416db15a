"""Quotation marks and brackets that have no partner (catalogue AR210, AR215)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.normalization.citation import is_emoticon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.punctuation.enclosure import mixed_pairs, reversed_pairs
from arabclean.text import Span
from arabclean.text.char import DIGIT, LETTER
from arabclean.text.pattern import lazy

_PATTERNS = {marks: lazy(f"[{re.escape(marks)}]") for marks in ("«»", "“”", '""', "()", "[]")}


class Unpaired(NamedTuple):
    """A mark without a partner: its place, whether it opens, and the number of its line."""

    at: int
    opens: bool
    line: int


class QuoteUnbalanced:
    """An opening mark that is never closed in its paragraph, or a closing one that nothing opens."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each mark without a partner."""
        text = document.text
        loose: dict[str, list[Unpaired]] = {}
        known = _mistyped(document)
        for opener, closer in (("«", "»"), ("“", "”"), ('"', '"')):
            if opener in text or closer in text:
                loose[opener] = list(_loose_quotes(document, opener, closer))
        lines_of = {opener: {mark.line for mark in marks} for opener, marks in loose.items()}
        for opener, marks in loose.items():
            others = set().union(*(lines for other, lines in lines_of.items() if other != opener))
            for mark in _over_paragraphs(document, marks, opener):
                if (
                    mark.at in known or mark.line in others
                ):  # opened with one kind and closed with another: a pair, if a mixed one
                    continue
                if opener == "«" or not _is_cut_speech(document, mark):
                    yield self.info.finding(document, Span(mark.at, mark.at + 1))


def _mistyped(document: Document) -> set[int]:
    """Return the places of marks that have a partner of the wrong kind or on the wrong side; they have their rules."""
    return {at for pairs in (mixed_pairs(document), reversed_pairs(document)) for pair in pairs for at in pair[:2]}


def _loose_quotes(document: Document, opener: str, closer: str) -> Iterator[Unpaired]:
    text = document.text
    for number, line in enumerate(document.lines):
        if not line.is_arabic:
            continue
        marks = _without_measures(text, _places(text, line.span, opener + closer))
        if opener == closer or _is_swapped(text, marks, opener):
            yield from _odd_one(text, marks, number)
        else:
            loose = list(_by_stack(text, marks, opener, number))
            yield from loose[:1] if _is_reversed(loose) else loose


class BracketUnbalanced:
    """A round or square bracket without a partner in its paragraph."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each bracket without a partner; a reversed pair ``)…(`` is reported once."""
        text = document.text
        for opener, closer in ("()", "[]"):
            if opener not in text and closer not in text:
                continue
            known = {at for pair in reversed_pairs(document) for at in pair[:2]}
            for number, line in enumerate(document.lines):
                if not line.is_arabic:
                    continue
                places = [at for at in _places(text, line.span, opener + closer) if at not in known]
                labels = {at for at in places if _is_label(text, at, line.span)}
                if len(labels) == 1 and text[line.span.start : min(labels)].strip(" \t").count(" "):
                    labels = set()  # «رقم 10)»: a label in the middle of a line is one of several
                marks = [at for at in places if at not in labels and not _is_drawn(text, at)]
                loose = list(_by_stack(text, marks, opener, number))
                for mark in loose[:1] if _is_reversed(loose) else loose:
                    yield self.info.finding(document, Span(mark.at, mark.at + 1))


def _places(text: str, span: Span, marks: str) -> list[int]:
    return [match.start() for match in _PATTERNS[marks].finditer(text, span.start, span.end)]


def _by_stack(text: str, marks: Iterable[int], opener: str, line: int) -> Iterator[Unpaired]:
    opened: list[int] = []
    for at in marks:
        if text[at] == opener:
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            yield Unpaired(at, False, line)
    for at in opened:
        yield Unpaired(at, True, line)


def _is_reversed(loose: list[Unpaired]) -> bool:
    """Whether two marks are one pair typed the wrong way round: ``)…(``."""
    return len(loose) == 2 and not loose[0].opens and loose[1].opens


def _odd_one(text: str, marks: list[int], line: int) -> Iterator[Unpaired]:
    """Where both marks of a pair look alike, an odd number leaves one over: the one whose side fits no pair."""
    if len(marks) % 2 == 0:
        return
    expected_open = True
    for number, at in enumerate(marks):
        opens = _looks_open(text, at)
        if opens != expected_open:
            # Two openers in a row: the first was never closed. A closer out of turn: nothing opened it.
            yield Unpaired(marks[number - 1] if opens and number else at, opens, line)
            return
        expected_open = not expected_open
    yield Unpaired(marks[-1], True, line)


def _looks_open(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not before or before.isspace():
        return bool(after) and not after.isspace()
    if before in "([«:ـ":
        return True
    if text.endswith("ال", 0, at):
        return bool(after) and not after.isspace()
    return before in "وفبلك" and (at < 2 or not text[at - 2].isalpha()) and bool(after) and not after.isspace()


_MEASURE = lazy(f"[{DIGIT}]")


def _without_measures(text: str, places: list[int]) -> list[int]:
    """Leave out the straight marks that stand for inches or seconds: after a digit, and closing nothing."""
    marks: list[int] = []
    for at in places:
        if text[at] == '"' and len(marks) % 2 == 0 and at > 0 and _MEASURE.match(text[at - 1]):
            continue
        marks.append(at)
    return marks


def _is_swapped(text: str, marks: list[int], opener: str) -> bool:
    """Whether a line of curly marks uses the other legal order, ``”…“``, or one mark for both sides."""
    if opener != "“" or not marks:
        return False
    swapped = text[marks[0]] == "”" and _looks_open(text, marks[0])
    return swapped or len({text[at] for at in marks}) == 1 < len(marks)


def _over_paragraphs(document: Document, loose: list[Unpaired], opener: str) -> Iterator[Unpaired]:
    """Leave out a quotation that runs over paragraphs: reopened at the next one, or closed in one of the next three."""
    lines, text = document.lines, document.text
    skip = False
    for number, mark in enumerate(loose):
        if skip:
            skip = False
            continue
        if mark.opens:
            following = next((line for line in islice(lines, mark.line + 1, mark.line + 9) if line.span.length), None)
            if following and text[following.span.start : following.span.end].lstrip().startswith(opener):
                continue
            after = loose[number + 1] if number + 1 < len(loose) else None
            if after and not after.opens and 0 < after.line - mark.line <= 3:
                skip = True
                continue
        yield mark


_SPEECH = lazy(rf"(?:[:،,]|(?<![{LETTER}])[وفب]?(?:أن|إن|قال|قالت|يقول|تقول|قائلا|قائلة))\s*$")
_SHORT_TITLE = 5
"""Words; a longer stretch in quotation marks is speech, not a title."""
_REST = lazy(r"[\s.،؛؟!?:…)\]]*$")


def _is_cut_speech(document: Document, mark: Unpaired) -> bool:
    """Whether speech in marks other than « » runs over the edge of its paragraph or of an excerpt.

    Such speech is often set without reopening its marks. It opens a line, or ends one; on the last line of a
    text it follows a colon or is long, and on the first line it ends after many words. (Measured on
    professional translations cut into sentences: 6 such marks in 1,000 words, nearly none a fault of the copy.)
    """
    text, line = document.text, document.lines[mark.line].span
    before, after = text[line.start : mark.at], text[mark.at + 1 : line.end]
    if not mark.opens:
        if _REST.match(after):
            return True
        return len(before.split(None, _SHORT_TITLE)) > _SHORT_TITLE and not text[: line.start].strip()
    if not before.strip():
        return True
    if text[line.end : line.end + 400].strip():
        return False
    return _SPEECH.search(before[-40:]) is not None or len(after.split(None, _SHORT_TITLE)) > _SHORT_TITLE


_LABEL = lazy(rf"(?:[{DIGIT}]{{1,3}}|[{LETTER}A-Za-z]|هـ)[ ]?\Z")


_LONGEST_ROW = 32
_LAUGHTER = lazy(rf"(?<!\S)[)(]{{2,{2 * _LONGEST_ROW}}}")


def _is_drawn(text: str, at: int) -> bool:
    """Whether a bracket is part of a face, ``:)`` or ``(:``, or of a row of them, ``))))``."""
    if is_emoticon(text, at) or text.startswith(("(:", "(;"), at) or text[at - 1 : at] in ("=", "^"):
        return True
    start = at
    while start > 0 and at - start < _LONGEST_ROW and text[start - 1] in ")(":
        start -= 1
    row = _LAUGHTER.match(text, start)
    return row is not None and row.start() <= at < row.end() and len(set(row.group())) == 1


def _is_label(text: str, at: int, line: Span) -> bool:
    """Whether a closing bracket ends a list label, ``1)`` or ``أ)``."""
    if text[at] not in ")]":
        return False
    label = _LABEL.search(text, max(line.start, at - 5), at)
    if not label:
        return False
    before = text[max(line.start, label.start() - 80) : label.start()]
    return not before.strip() or (before[-1].isspace() and "(" not in before[-40:])


BUILD: Mapping[str, Build] = {
    "quote-unbalanced": lambda info, material: QuoteUnbalanced(info),
    "bracket-unbalanced": lambda info, material: BracketUnbalanced(info),
}
