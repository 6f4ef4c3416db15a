"""The format of reviewdog. Its columns are 1-based and count the bytes of UTF-8; ends are exclusive."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from arabclean.checker import Report
from arabclean.finding import Finding, Severity
from arabclean.text import Edit, LineIndex, Span, apply

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.STYLE: "INFO", Severity.INFO: "INFO"}


class RdjsonRenderer:
    """One object with a diagnostic a line."""

    def __init__(self, language: str = "en", tool: Mapping[str, object] | None = None) -> None:
        """Write messages in ``language``."""
        self._language = language
        self._name = str((tool or {}).get("name", "arabclean"))
        self._any = False

    def head(self) -> str:
        """Return the object up to the first diagnostic."""
        self._any = False
        return f'{{"source": {{"name": {json.dumps(self._name)}}}, "severity": "WARNING", "diagnostics": ['

    def file(self, path: str, report: Report) -> str:
        """Return the diagnostics of one file."""
        parts: list[str] = []
        for finding in report:
            value = json.dumps(self._diagnostic(path, finding, report.document.index), ensure_ascii=False)
            parts.append(f"{',' if self._any else ''}\n{value}")
            self._any = True
        return "".join(parts)

    def tail(self) -> str:
        """Return what closes the object."""
        return "\n]}\n"

    def _diagnostic(self, path: str, finding: Finding, lines: LineIndex) -> dict[str, Any]:
        suggestions = []
        for fix in finding.fixes:
            hull = fix.span  # reviewdog takes one stretch for a suggestion
            edits = [Edit(edit.span.shift(-hull.start), edit.text) for edit in fix.edits]
            suggestions.append({"range": _range(hull, lines), "text": apply(hull.of(lines.text), edits)})
        result: dict[str, Any] = {
            "message": finding.message(self._language),
            "location": {"path": path, "range": _range(finding.span, lines)},
            "severity": _SEVERITIES[finding.severity],
            "code": {"value": f"{finding.code} {finding.slug}"},
        }
        if suggestions:
            result["suggestions"] = suggestions
        if finding.related:
            result["related_locations"] = [
                {"location": {"path": path, "range": _range(span, lines)}} for span in finding.related
            ]
        return result


def _range(span: Span, lines: LineIndex) -> dict[str, dict[str, int]]:
    return {"start": _place(span.start, lines), "end": _place(span.end, lines)}


def _place(offset: int, lines: LineIndex) -> dict[str, int]:
    line, column = lines.position(offset)
    before = lines.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
