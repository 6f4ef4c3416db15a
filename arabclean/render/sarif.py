"""SARIF 2.1.0, for code scanning. Columns and offsets count code points, as ``columnKind`` says.

Ways in which others get it wrong, avoided here: alternatives are one ``fix`` each (replacements inside one fix are all
made), a deletion has an ``insertedContent`` (some readers ask for it without looking), every result has a
``message.text``, ends of columns are exclusive, and paths are relative to the root of the sources.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from arabclean.checker import Report
from arabclean.finding import Finding, Fix, Severity
from arabclean.fingerprint import fingerprints
from arabclean.render.style import Style
from arabclean.render.text import proposal
from arabclean.rule import RuleInfo
from arabclean.text import LineIndex, Span

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.STYLE: "note", Severity.INFO: "note"}
_KINDS = {"inline": "inSource", "baseline": "external"}
_LONGEST = 1024


class SarifRenderer:
    """One run with all results; the rules that spoke are described at the end, when they are known."""

    def __init__(
        self, language: str = "en", tool: Mapping[str, object] | None = None, rules: Iterable[RuleInfo] = ()
    ) -> None:
        """Write messages in ``language``; ``rules`` describes those that may speak."""
        self._language = language
        self._tool = dict(tool or {})
        self._infos = {info.slug: info for info in rules}
        self._indices: dict[str, int] = {}
        self._described: list[dict[str, Any]] = []
        self._any = False

    def head(self) -> str:
        """Return the log up to the first result."""
        self._indices, self._described, self._any = {}, [], False
        return (
            f'{{"$schema": {_dumps(SCHEMA)}, "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", '
            '"automationDetails": {"id": "arabclean/"}, "results": ['
        )

    def file(self, path: str, report: Report) -> str:
        """Return the results of one file, a line each; suppressed ones are there and marked."""
        findings: list[tuple[Finding, dict[str, str] | None]] = [(finding, None) for finding in report]
        for hidden in report.suppressed:
            mark = {"kind": _KINDS[hidden.kind], "status": "accepted"}
            findings.append((hidden.finding, {**mark, "justification": hidden.reason} if hidden.reason else mark))
        findings.sort(key=lambda item: (item[0].span, item[0].rule))
        marks = fingerprints((finding for finding, _ in findings), report.document.text)
        parts: list[str] = []
        for (finding, suppression), mark_ in zip(findings, marks, strict=True):
            result = self._result(path, finding, report.document.index, mark_)
            result["suppressions"] = [suppression] if suppression else []
            parts.append(f"{',' if self._any else ''}\n{_dumps(result)}")
            self._any = True
        return "".join(parts)

    def tail(self) -> str:
        """Return the rules and what closes the log."""
        driver = {
            "name": self._tool.get("name", "arabclean"),
            "semanticVersion": self._tool.get("version", "0"),
            "rules": self._described,
        }
        rest = {"tool": {"driver": driver}, "invocations": [{"executionSuccessful": True}]}
        return f"\n], {_dumps(rest)[1:-1]}}}]}}\n"

    def _result(self, path: str, finding: Finding, lines: LineIndex, mark: str) -> dict[str, Any]:
        artifact = _artifact(path)
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": self._index(finding),
            "level": _LEVELS[finding.severity],
            "rank": round(100 * finding.confidence, 1),
            "message": {"text": finding.message(self._language)},
            "locations": [_location(artifact, finding.span, lines)],
            "partialFingerprints": {"arabclean/v1": mark},
        }
        if finding.fixes:
            result["fixes"] = [self._fix(artifact, finding, fix, lines) for fix in finding.fixes]
        if finding.related:
            result["relatedLocations"] = [_location(artifact, span, lines) for span in finding.related]
        return result

    def _fix(self, artifact: dict[str, str], finding: Finding, fix: Fix, lines: LineIndex) -> dict[str, Any]:
        words = proposal(finding, fix, self._language, Style())
        replacements = [
            {"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}} for edit in fix.edits
        ]
        return {
            "description": {"text": f"{words} ({fix.safety.name.lower()})"},
            "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        }

    def _index(self, finding: Finding) -> int:
        if finding.slug not in self._indices:
            self._indices[finding.slug] = len(self._described)
            self._described.append(self._descriptor(finding))
        return self._indices[finding.slug]

    def _descriptor(self, finding: Finding) -> dict[str, Any]:
        info = self._infos.get(finding.slug)
        described: dict[str, Any] = {"id": finding.code, "name": finding.slug}
        if info is None:
            return described
        described["shortDescription"] = {"text": _clipped(info.summary.format(self._language, {}))}
        described["fullDescription"] = {"text": _clipped(info.why or info.summary.format(self._language, {}))}
        described["help"] = {"text": _clipped("\n".join((info.why, *info.sources)) or info.slug)}
        described["defaultConfiguration"] = {"level": _LEVELS[info.severity]}
        described["properties"] = {
            "tags": [info.family],
            "precision": _precision(info.precision),
            "problem.severity": {"error": "error", "warning": "warning"}.get(
                info.severity.name.lower(), "recommendation"
            ),
        }
        return described


def _location(artifact: dict[str, str], span: Span, lines: LineIndex) -> dict[str, Any]:
    region = {
        **_region(span, lines),
        "charOffset": span.start,
        "charLength": span.length,
        "snippet": {"text": span.of(lines.text)},
    }
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _region(span: Span, lines: LineIndex) -> dict[str, int]:
    start, end = lines.position(span.start), lines.position(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _artifact(path: str) -> dict[str, str]:
    pure = PurePath(path)
    if pure.is_absolute():
        return {"uri": "file://" + quote(pure.as_posix(), errors="surrogateescape")}
    return {"uri": quote(pure.as_posix(), errors="surrogateescape"), "uriBaseId": _ROOT}


def _precision(share: float) -> str:
    return "very-high" if share >= 0.95 else "high" if share >= 0.85 else "medium" if share >= 0.7 else "low"


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
