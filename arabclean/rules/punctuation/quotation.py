"""Quotation marks: mixed, reversed, substituted, of another style (catalogue AR211, AR212, AR216, AR240, AR241)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from arabclean.document import Document
from arabclean.finding import Finding, Safety, Severity
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.punctuation.enclosure import (
    Mixed,
    Pair,
    looks_closed,
    looks_open,
    mixed_pairs,
    pairs,
    reversed_pairs,
    straight_before,
)
from arabclean.rules.retouch import retouch, retouch_all
from arabclean.text import Edit, Span
from arabclean.text.char import LETTER, MARK, TATWEEL
from arabclean.text.pattern import lazy

_ANGLES = lazy(f"<<(?=[{LETTER}\\w])([^<>\\n]{{1,200}}?)>>")
_ARABIC = lazy(f"[{LETTER}]")


class WrongPair:
    """A pair of marks that is typed with the wrong ones; ``find`` says which and what they should be."""

    def __init__(self, info: RuleInfo, find: Callable[[Document], Iterator[Mixed]]) -> None:
        """Take the search."""
        self.info = info
        self._find = find

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each quotation or bracket with its marks."""
        for opening, closing, right in self._find(document):
            edits = [
                Edit(Span(at, at + 1), new)
                for at, new in zip((opening, closing), right, strict=True)
                if document.text[at] != new
            ]
            yield retouch(self.info, document, Span(opening, closing + 1), edits)


class QuoteMixedPair(WrongPair):
    """A quotation opened with one kind of mark and closed with another; ``<<…>>`` too."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each quotation with its marks; the angle brackets are certain."""
        yield from super().check(document)
        if "<<" in document.text:
            for match in _ANGLES.finditer(document.text):
                if _ARABIC.search(match[1]):
                    ends = (Span(match.start(), match.start() + 2), Span(match.end() - 2, match.end()))
                    edits = [Edit(ends[0], "«"), Edit(ends[1], "»")]
                    yield retouch(self.info, document, Span(*match.span()), edits, safety=Safety.SAFE)


_KINDS = {"«": "«»", "“": "“”", '"': '""'}


class QuoteStyle:
    """Quotation marks of another kind than the house's, or than those of the rest of the article."""

    def __init__(self, info: RuleInfo, house: str | None) -> None:
        """Take the house's marks, such as ``«»``."""
        self.info = info
        self._house = house

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for all quotations of the outer level in other marks, with one fix for all."""
        text = document.text
        if sum(mark in text for mark in _KINDS) < (1 if self._house else 2):
            return
        outer = _outer_quotations(document)
        kinds = [_KINDS[text[span.start]] for span in outer]
        if not kinds:
            return
        right = self._house or max(("«»", "“”", '""'), key=kinds.count)
        wrong = [span for span, kind in zip(outer, kinds, strict=True) if kind != right]
        wrong = [span for span in wrong if not any(mark in text[span.start + 1 : span.end - 1] for mark in right)]
        if not wrong:
            return
        edits = [
            edit
            for span in wrong
            for edit in (
                Edit(Span(span.start, span.start + 1), right[0]),
                Edit(Span(span.end - 1, span.end), right[1]),
            )
        ]
        severity = None if self._house else Severity.INFO
        yield retouch_all(self.info, document, wrong, edits, severity=severity, args={"right": right})


def _outer_quotations(document: Document) -> list[Span]:
    """Return the well-formed quotations that stand in no other one."""
    tokens, text = document.tokens, document.text
    spans = sorted(
        Span(tokens[pair.opening].start, tokens[pair.closing].end)
        for pair in pairs(document, '«»“”"')
        if text[tokens[pair.opening].start] in _KINDS and _is_sound(document, pair)
    )
    outer: list[Span] = []
    for span in spans:
        if not outer or span.start >= outer[-1].end:
            outer.append(span)
    return outer


def _is_sound(document: Document, pair: Pair) -> bool:
    opener, closer = document.tokens[pair.opening], document.tokens[pair.closing]
    return looks_open(document.text, opener.start) and looks_closed(document.text, closer.start)


_STOP_INSIDE = lazy(r"(?<![.…])\.(?P<closer>[»”\"])(?P<stop>\.?)(?=\s|$|[)\]])")
_STOP_OUTSIDE = lazy(r"(?<![.؟!…])[»”\"]\.(?=\s|$)")
_HABIT = 3
"""From so many stops inside, and none outside, an article has its own way."""


class StopInQuote:
    """A full stop before the closing mark of a quotation: it stands after it in the Arab press."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the stop with the mark; two stops, inside and outside, are an error."""
        text = document.text
        inside = list(_STOP_INSIDE.finditer(text))
        if not inside:
            return
        single = [match for match in inside if not match["stop"]]
        habit = len(single) >= _HABIT and not _STOP_OUTSIDE.search(text)
        for match in inside:
            if habit and not match["stop"]:
                continue
            at = bisect_left(document.token_starts, match.start("closer"))
            if match["closer"] == '"' and straight_before(document, at) % 2 == 0:
                continue  # it opens
            severity = Severity.ERROR if match["stop"] else None
            yield self.info.finding(document, Span(*match.span()), f"{match['closer']}.", severity=severity)


_INNER = f"(?P<inner>[{LETTER}][^'`´\\n«»“”\"]{{0,80}}?[{LETTER}{MARK}0-9؟!.])"
_EDGE = f"(?<![{LETTER}{MARK}{TATWEEL}A-Za-z0-9'`´])"
_AFTER = f"(?![{LETTER}{MARK}{TATWEEL}A-Za-z0-9'`´])"
_DOUBLED = lazy(f"(?P<open>''|``|´´|‘‘|,,){_INNER}(?P<close>''|``|´´|’’|,,)")
_COMMAS = lazy(f"(?P<open>،،){_INNER}(?P<close>،،)")
_SINGLE = lazy(
    f"{_EDGE}(?P<open>['´])(?P<inner>[{LETTER}][^'´`\\n«»“”\"،؛,]{{0,60}}?[{LETTER}{MARK}])(?P<close>['´]){_AFTER}"
)


class QuoteSubstitute:
    """Two apostrophes, backticks, accents or commas that stand for a quotation mark."""

    def __init__(self, info: RuleInfo, house: str | None) -> None:
        """Take the house's marks, such as ``«»``."""
        self.info = info
        self._house = house

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the quotation with what stands for its marks."""
        text = document.text
        searches = []
        if any(sign in text for sign in ("''", "``", "´´", "‘‘", ",,")):
            searches.append(_DOUBLED)
        if "،،" in text:
            searches.append(_COMMAS)
        if "'" in text or "´" in text:
            searches.append(_SINGLE)
        done = -1
        for match in sorted(chain.from_iterable(s.finditer(text) for s in searches), key=lambda m: m.start()):
            if match.start() < done or not _ARABIC.search(match["inner"]):
                continue
            done = match.end()
            right = self._house or _usual(text)
            edits = [Edit(Span(*match.span("open")), right[0]), Edit(Span(*match.span("close")), right[1])]
            yield retouch(self.info, document, Span(*match.span()), edits)


def _usual(text: str) -> str:
    """Return the marks that the article uses elsewhere."""
    return "«»" if "«" in text else "“”" if "“" in text else '""'


BUILD: Mapping[str, Build] = {
    "quote-mixed-pair": lambda info, material: QuoteMixedPair(info, mixed_pairs),
    "quote-style": lambda info, material: QuoteStyle(info, material.house.get("quotes")),
    "bracket-reversed": lambda info, material: WrongPair(info, reversed_pairs),
    "stop-in-quote": lambda info, material: StopInQuote(info),
    "quote-substitute": lambda info, material: QuoteSubstitute(info, material.house.get("quotes")),
}
