"""Marks that stand twice or clash with each other (catalogue AR207)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.retouch import retouch
from arabclean.text import Edit, Span
from arabclean.tokens import Kind

_MARKS = "،؛؟!:."
_FAR = 100
"""Code points; no quotation in commas is longer."""
_ABBREVIATED = frozenset({"إلخ", "الخ", "ألخ"})


class DoubledPunct:
    """The same mark twice or more, or two marks of which one is enough."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each run of marks; of different marks a person chooses."""
        done = -1
        tokens = document.tokens
        for at in sorted(number for mark in _MARKS for number in document.marks.get(mark, ())):
            if at <= done or at == 0:
                continue
            last = at
            while last + 1 < len(tokens) and tokens[last + 1].form in _MARKS and self._is_close(document, last):
                last += 1
            done = last
            if last > at:
                yield from self._judge(document, at, last)

    @staticmethod
    def _is_close(document: Document, at: int) -> bool:
        token, after = document.tokens[at : at + 2]
        return token.end == after.start or (
            (token.form != after.form or token.form in "،؛") and document.is_gap(token, after)
        )

    def _judge(self, document: Document, first: int, last: int) -> Iterator[Finding]:
        tokens = document.tokens
        before = tokens[first - 1]
        run = "".join(token.form for token in tokens[first : last + 1])
        if before.kind is Kind.LATIN or (before.kind is Kind.MARK and before.form not in '»”")]%٪'):
            return
        if before.end != tokens[first].start:
            return  # marks that are cited, or that open something
        span = Span(tokens[first].start, tokens[last].end)
        if last - first > 1 and span.length > len(run):
            return  # marks that are listed
        kept = self._kept(document, run, first, last)
        if kept and kept[0] != span.of(document.text):
            same = len(set(run)) == 1
            yield retouch(
                self.info,
                document,
                span,
                *([Edit(span, text)] for text in kept),
                safety=self.info.safety if same else Safety.REVIEW,
            )

    def _kept(self, document: Document, run: str, first: int, last: int) -> tuple[str, ...]:
        """Return what should stand instead of a run, likeliest first; nothing where the run may stand."""
        if ".." in run:
            return ()  # an ellipsis or two dots
        kinds = set(run)
        if len(kinds) == 1:
            return () if run[0] == "،" and self._quotes(document, first, last) else (run[0],)
        if kinds == {"؟", "!"}:
            return () if len(run) == 2 else ("؟!",)
        before = document.tokens[first - 1]
        if run[0] == "." and (len(before.form) == 1 or before.form in _ABBREVIATED):
            return ()  # «ق.م.،», «إلخ.»
        if run[0] in "؟!" and run[1] in "،؛:" and len(run) == 2:
            return ()  # «هل نعود؟، سأل»: a title or speech without marks
        for strong in "؟!":
            if strong in kinds:
                return (strong,)
        if self._ends(document, last):
            return (".",) if "." in kinds else (":",) if ":" in kinds else ("؛",)
        if "." in kinds:
            comma = next((mark for mark in "،؛:" if mark in kinds), "،")
            return (comma, ".")
        return tuple(mark for mark in "؛،:" if mark in kinds) if ":" not in kinds else (":",)

    @staticmethod
    def _quotes(document: Document, first: int, last: int) -> bool:
        """Whether two commas stand for a quotation mark: «،،كلمة،،»."""
        tokens = document.tokens
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        tight = after is not None and after.start == tokens[last].end
        line = document.line_at(tokens[first].start).span
        return last - first == 1 and (
            (tight and document.text.find("،،", tokens[last].end, min(line.end, tokens[last].end + _FAR)) >= 0)
            or document.text.find(" ،،", max(line.start, tokens[first].start - _FAR), tokens[first].start) >= 0
        )

    @staticmethod
    def _ends(document: Document, last: int) -> bool:
        """Whether a line, or a quotation at its end, ends after the mark."""
        end = document.line_at(document.tokens[last].start).span.end
        return not document.text[document.tokens[last].end : end].strip(' \t»”")]')


BUILD: Mapping[str, Build] = {"doubled-punct": lambda info, material: DoubledPunct(info)}
