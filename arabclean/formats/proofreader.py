"""Checks a file in its format: its prose is found, checked, and the findings are told of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from arabclean.checker import Engine, Report, Suppressed
from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.formats.form import Format, Request, no_complaint
from arabclean.suppression import Directive, directives, suppress
from arabclean.text import Span, Spans
from arabclean.text.char import LETTER, PRESENTATION_FORM
from arabclean.text.pattern import lazy

_ARABIC = lazy(f"[{LETTER}{PRESENTATION_FORM}]|\\\\u06|&#(?:x06|1[5-7])")
_FENCED = lazy(r"^[ \t]*(```+|~~~+)[^\r\n]*$[\s\S]*?(?:^[ \t]*\1|\Z)|`[^`\r\n]+`", re.MULTILINE)


class Proofreader:
    """An engine that reads one format. What comments in the file or a baseline have answered is left out."""

    def __init__(
        self,
        engine: Engine,
        form: Format,
        *,
        fields: Sequence[str] = (),
        known: Collection[str] = (),
        judges_unused: bool = True,
        items: Collection[int] = (),
    ) -> None:
        """Take the fingerprints of ``known`` findings; ``judges_unused``: report comments that answer nothing."""
        self._engine = engine
        self._form = form
        self._fields = tuple(fields)
        self._known = frozenset(known)
        self._judges_unused = judges_unused
        self._items = items

    def check(self, text: str | Document, complain: Callable[[int, str], None] | None = None) -> Report:
        """Return the findings in the text of a file; spans are those of that text.

        ``complain`` is told the line of each part that cannot be read, and why.
        """
        document = text if isinstance(text, Document) else Document(text, kind=self._form.name)
        given = directives(document.text)
        if given and self._form.name == "markdown":  # what a text about such comments shows is none
            shown = Spans(Span(*match.span()) for match in _FENCED.finditer(document.text))
            given = [each for each in given if not shown.overlap(Span(each.span.start, each.span.start + 1))]
        if self._form.name == "plain" and not given and not self._known:
            return self._engine.check(document)
        found = sorted(self._findings(document, given, complain), key=lambda finding: (finding.span, finding.rule))
        infos = [rule.info for rule in self._engine.rules] if self._judges_unused else []
        kept, hidden = suppress(found, given, document, infos)
        if self._known:
            from arabclean.fingerprint import fingerprints  # noqa: PLC0415 - most runs have no baseline

            marks = fingerprints(kept, document.text)
            hidden += [Suppressed(each, "baseline") for each, m in zip(kept, marks, strict=True) if m in self._known]
            kept = [each for each, mark in zip(kept, marks, strict=True) if mark not in self._known]
        return Report(document, tuple(kept), self._engine.versions, tuple(hidden))

    def _findings(
        self, document: Document, given: Sequence[Directive], complain: Callable[[int, str], None] | None
    ) -> Iterator[Finding]:
        spans = Spans(directive.span for directive in given)
        for finding in self._all(document, complain):
            if not spans.overlap(_held(finding.span)):
                yield finding

    def _all(self, document: Document, complain: Callable[[int, str], None] | None) -> Iterator[Finding]:
        source = document.text
        if self._form.name == "plain":
            yield from self._engine.check(document)
            return
        if not _ARABIC.search(source):
            return
        request = Request(source, self._fields, complain or no_complaint, self._items)
        for prose in self._form.read(request):
            if not _ARABIC.search(prose.text):
                continue
            inner = Document(prose.text, kind=self._form.name, id=document.id, protected=prose.protected)
            for finding in self._engine.check(inner):
                carried = prose.carried(finding, document.index)
                if carried is not None:
                    yield carried


def _held(span: Span) -> Span:
    """Return a span, of a place the one sign behind it."""
    return Span(span.start, max(span.end, span.start + 1))
