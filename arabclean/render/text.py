"""One line a finding: ``path:line:column: severity code slug message → suggestion``."""

from __future__ import annotations

from arabclean.checker import Report
from arabclean.finding import Finding, Fix
from arabclean.render.style import Style, visible
from arabclean.text import Edit, Span, apply

WORDS = {
    "delete": {"ar": "يُحذف", "en": "delete it"},
    "safe": {"ar": "إصلاح آمن", "en": "safe fix"},
    "review": {"ar": "للمراجعة", "en": "for review"},
    "hint": {"ar": "للعلم", "en": "only a hint"},
    "also": {"ar": "انظر أيضًا", "en": "see also"},
}
"""The few words that renderers say by themselves."""


class TextRenderer:
    """The format that people and editors (``%f:%l:%c: %m``) read. Columns are 1-based and count code points."""

    def __init__(self, language: str = "en", style: Style | None = None) -> None:
        """Write messages in ``language``."""
        self._language = language
        self._style = style or Style()

    def head(self) -> str:
        """Return nothing."""
        return ""

    def file(self, path: str, report: Report) -> str:
        """Return a line for each finding."""
        lines: list[str] = []
        for finding in report:
            line = heading(path, finding, self._language, self._style)
            if finding.fixes:
                line += f" → {proposal(finding, finding.fixes[0], self._language, self._style)}"
            lines.append(line + "\n")
        return "".join(lines)

    def tail(self) -> str:
        """Return nothing."""
        return ""


def heading(path: str, finding: Finding, language: str, style: Style) -> str:
    """Return ``path:line:column: severity code slug message`` without a line end."""
    severity = finding.severity.name.lower()
    message = style.isolated(visible(finding.message(language)))
    place = f"{style.isolated(style.paint(visible(path), 'path'))}:{finding.line}:{finding.column}:"
    return f"{place} {style.paint(severity, severity)} {finding.code} {finding.slug} {message}"


def proposal(finding: Finding, fix: Fix, language: str, style: Style) -> str:
    """Return what would stand instead, between «», or the word for a deletion.

    A fix that reaches outside the finding's span is shown with the whole stretch that it makes anew.
    """
    lines = finding.lines
    hull = Span(min(finding.start, fix.span.start), max(finding.end, fix.span.end))
    before = finding.text if hull == finding.span or lines is None else hull.of(lines.text)
    if len(before) < hull.length:  # a finding without its text: say what is put in
        after = " … ".join(edit.text for edit in fix.edits)
    else:
        after = apply(before, [Edit(edit.span.shift(-hull.start), edit.text) for edit in fix.edits])
    return style.quoted(clipped(after)) if after else WORDS["delete"][language]


def clipped(text: str, limit: int = 120) -> str:
    """Return ``text``, or its two ends with … between them when it is longer than ``limit`` code points."""
    half = limit // 2
    return text if len(text) <= limit else f"{text[:half]} … {text[-half:]}"
