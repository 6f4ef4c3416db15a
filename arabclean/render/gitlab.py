"""The Code Quality report of GitLab: one JSON array. Fingerprints stay when lines move."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256

from arabclean.checker import Report
from arabclean.finding import Severity
from arabclean.fingerprint import fingerprints
from arabclean.render.style import Style
from arabclean.render.text import proposal

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.STYLE: "minor", Severity.INFO: "info"}


class GitlabRenderer:
    """One object a line for each finding."""

    def __init__(self, language: str = "en") -> None:
        """Write descriptions in ``language``."""
        self._language = language
        self._seen: Counter[str] = Counter()

    def head(self) -> str:
        """Return what opens the array."""
        self._seen.clear()
        return "["

    def file(self, path: str, report: Report) -> str:
        """Return the objects of one file."""
        parts: list[str] = []
        for finding, mark in zip(report, fingerprints(report, report.document.text), strict=True):
            mine = sha256(f"{path}\0{mark}".encode("utf-8", "surrogatepass")).hexdigest()
            description = f"{finding.code}: {finding.message(self._language)}"
            if finding.fixes:
                description += f" → {proposal(finding, finding.fixes[0], self._language, Style())}"
            issue = {
                "description": description,
                "check_name": finding.slug,
                "fingerprint": sha256(f"{mine}{self._seen[mine]}".encode()).hexdigest() if self._seen[mine] else mine,
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": path.replace("\\", "/").removeprefix("./"),
                    "positions": {
                        "begin": {"line": finding.line, "column": finding.column},
                        "end": {"line": finding.end_line, "column": finding.end_column},
                    },
                },
            }
            parts.append(f"{',' if self._seen else ''}\n{json.dumps(issue, ensure_ascii=False)}")
            self._seen[mine] += 1
        return "".join(parts)

    def tail(self) -> str:
        """Return what closes the array."""
        return "\n]\n"
