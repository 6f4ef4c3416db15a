"""Findings for programs. Every offset and column counts code points; ``start`` and ``end`` slice the file's text.

The text of a file is what its bytes say in its encoding, without a byte order mark and with its own line ends.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from arabclean.checker import Report
from arabclean.finding import Finding
from arabclean.text import LineIndex, Span

VERSION = 1
"""Of the JSON contract. New keys may come without a new version; no key goes or changes its meaning."""


class JsonRenderer:
    """One object for the whole run, with one line a finding so that two runs can be compared by ``diff``."""

    def __init__(self, language: str = "en", tool: Mapping[str, object] | None = None) -> None:
        """Write messages in ``language``; ``tool`` is the value of the key ``tool``."""
        self._language = language
        self._tool = dict(tool or {})
        self._any = False

    def head(self) -> str:
        """Return the object up to the first file."""
        self._any = False
        return f'{{"version": {VERSION}, "tool": {_dumps(self._tool)}, "files": ['

    def file(self, path: str, report: Report) -> str:
        """Return the object of one file, with findings or without."""
        comma, self._any = "," if self._any else "", True
        findings = ",\n".join(
            _dumps(finding_object(finding, report.document.index, self._language)) for finding in report
        )
        return f'{comma}\n{{"path": {_dumps(path)}, "findings": [{chr(10) if findings else ""}{findings}]}}'

    def tail(self) -> str:
        """Return what closes the object."""
        return "\n]}\n"


class JsonLinesRenderer:
    """One object a line for each finding, with its path."""

    def __init__(self, language: str = "en") -> None:
        """Write messages in ``language``."""
        self._language = language

    def head(self) -> str:
        """Return nothing."""
        return ""

    def file(self, path: str, report: Report) -> str:
        """Return a line for each finding."""
        return "".join(
            _dumps({"path": path, **finding_object(finding, report.document.index, self._language)}) + "\n"
            for finding in report
        )

    def tail(self) -> str:
        """Return nothing."""
        return ""


def finding_object(finding: Finding, lines: LineIndex, language: str = "en") -> dict[str, Any]:
    """Return a finding as the object of the JSON contract; ``lines`` is the index of its text."""
    start, end = lines.position(finding.start), lines.position(finding.end)
    return {
        "rule": finding.slug,
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "safety": finding.safety.name.lower(),
        "confidence": finding.confidence,
        "start": finding.start,
        "end": finding.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": finding.text,
        "message": finding.message(language),
        "suggestions": list(finding.suggestions),
        "fixes": [
            {
                "safety": fix.safety.name.lower(),
                "edits": [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits],
            }
            for fix in finding.fixes
        ],
        "related": [_place(span, lines) for span in finding.related],
    }


def _place(span: Span, lines: LineIndex) -> dict[str, Any]:
    line, column = lines.position(span.start)
    return {"start": span.start, "end": span.end, "line": line, "column": column, "text": span.of(lines.text)}


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
