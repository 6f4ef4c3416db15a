"""Each finding with the line that it stands on, the fault between ⟦ and ⟧, and every proposal.

Brackets inside the line, and not a row of carets under it: a terminal that knows the bidirectional algorithm shows
Arabic from right to left, one that does not shows it from left to right, and in neither does a column of code points
say where a letter stands (marks take no width, ligatures join). ⟦⟧ are mirrored with the text around them and read
right in both, in a log and in a mail.
"""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.checker import Report
from arabclean.finding import Finding
from arabclean.render.style import Style, visible
from arabclean.render.text import WORDS, clipped, heading, proposal
from arabclean.text import LineIndex, Span
from arabclean.text.char import is_cluster_start

_CONTEXT = 60
_PROPOSALS = 5


class FullRenderer:
    """The format for a person who reads findings one by one."""

    def __init__(self, language: str = "en", style: Style | None = None) -> None:
        """Write messages in ``language``."""
        self._language = language
        self._style = style or Style()

    def head(self) -> str:
        """Return nothing."""
        return ""

    def file(self, path: str, report: Report) -> str:
        """Return a paragraph for each finding, each with an empty line after it."""
        return "".join(
            line + "\n" for finding in report for line in (*self._paragraph(path, finding, report.document.index), "")
        )

    def tail(self) -> str:
        """Return nothing."""
        return ""

    def _paragraph(self, path: str, finding: Finding, lines: LineIndex) -> Iterator[str]:
        language, style = self._language, self._style
        yield heading(path, finding, language, style)
        yield f"{finding.line:>6} │ {marked(lines, finding.span, style)}"
        for fix in finding.fixes[:_PROPOSALS]:
            words = WORDS[fix.safety.name.lower()][language]
            yield f"       → {proposal(finding, fix, language, style)} {style.paint(f'({words})', 'dim')}"
        for span in finding.related:
            line, column = lines.position(span.start)
            text = style.quoted(clipped(span.of(lines.text)))
            yield f"       {WORDS['also'][language]} {line}:{column} {text}"


def marked(lines: LineIndex, span: Span, style: Style) -> str:
    """Return the line, or lines, of ``span`` with the span between ⟦ and ⟧; far context is cut away."""
    text = lines.text
    line = Span(
        lines.line_span(lines.position(span.start).line).start, lines.line_span(lines.position(span.end).line).end
    )
    start, end = _cut(text, line.start, span.start, -1), _cut(text, line.end, span.end, 1)
    return style.isolated(
        f"{'… ' if start > line.start else ''}{visible(text[start : span.start])}"
        + style.paint(f"⟦{visible(clipped(span.of(text)))}⟧", "mark")
        + f"{visible(text[span.end : end])}{' …' if end < line.end else ''}"
    )


def _cut(text: str, border: int, place: int, step: int) -> int:
    """Return where the context of ``place`` ends towards ``border``: at a space near by, never inside a cluster."""
    limit = place + step * _CONTEXT
    if abs(border - place) <= _CONTEXT + 15:
        return border if (border - place) * step > 0 else place
    for at in range(limit, limit + step * 15, step):
        if text[at - 1 if step < 0 else at].isspace():
            return at
    while limit != place and not is_cluster_start(text, limit):
        limit -= step
    return limit
