"""Annotations of GitHub Actions, the gravest first.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the others without a word: so what comes
first matters, no more than that is written, and a last line says how many there are.
"""

from __future__ import annotations

from collections import Counter

from arabclean.checker import Report
from arabclean.finding import Finding, Severity
from arabclean.render.style import Style, visible
from arabclean.render.text import proposal

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.STYLE: "notice", Severity.INFO: "notice"}
_SHOWN = 10
_ROWS = 500


class GithubRenderer:
    """Keeps the findings and writes them at the end, since the gravest may stand in the last file."""

    def __init__(self, language: str = "en") -> None:
        """Write messages in ``language``."""
        self._language = language
        self._kept: list[tuple[str, Finding]] = []

    def head(self) -> str:
        """Return nothing."""
        self._kept = []
        return ""

    def file(self, path: str, report: Report) -> str:
        """Return nothing yet."""
        self._kept.extend((path, finding) for finding in report)
        return ""

    def tail(self) -> str:
        """Return the annotations and a line that counts."""
        parts: list[str] = []
        shown: Counter[str] = Counter()
        for path, finding in self._ranked():
            command = _COMMANDS[finding.severity]
            if shown[command] < _SHOWN - (command == "notice"):  # the last line is a notice, too
                shown[command] += 1
                parts.append(self._annotation(command, path, finding))
        if self._kept:
            files = len({path for path, _ in self._kept})
            text = (
                f"المواضع: {len(self._kept)}، الملفات: {files}، المعروض هنا: {shown.total()}"
                if self._language == "ar"
                else f"findings: {len(self._kept)}, files: {files}, shown here: {shown.total()}"
            )
            parts.append(f"::notice title=arabclean::{_data(text)}\n")
        return "".join(parts)

    def summary(self) -> str:
        """Return all findings as a table in Markdown, for the summary page of a step."""
        if not self._kept:
            return ""
        rows = [
            f"| {_cell(path)}:{finding.line}:{finding.column} | {finding.severity.name.lower()} | `{finding.slug}` "
            f"| {_cell(self._message(finding))} |"
            for path, finding in self._ranked()[:_ROWS]
        ]
        more = len(self._kept) - len(rows)
        tail = [f"\n… +{more}"] if more else []
        return "\n".join(["### arabclean", "", "| | | | |", "|---|---|---|---|", *rows, *tail, ""])

    def _ranked(self) -> list[tuple[str, Finding]]:
        return sorted(self._kept, key=lambda item: (-item[1].severity, -item[1].confidence))  # stable: then by place

    def _annotation(self, command: str, path: str, finding: Finding) -> str:
        properties = {"file": path, "line": str(finding.line), "endLine": str(finding.end_line)}
        if finding.line == finding.end_line:  # GitHub drops an annotation with columns on two lines
            properties |= {"col": str(finding.column), "endColumn": str(finding.end_column)}
        properties["title"] = f"{finding.code} {finding.slug}"
        given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        return f"::{command} {given}::{_data(self._message(finding))}\n"

    def _message(self, finding: Finding) -> str:
        message = visible(finding.message(self._language))
        if finding.fixes:
            message += f" → {proposal(finding, finding.fixes[0], self._language, Style())}"
        return message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    return visible(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
