"""JUnit XML, for the test pages of CI servers: a suite for each file, a failed test for each finding."""

from __future__ import annotations

from html import escape

from arabclean.checker import Report
from arabclean.render.full import marked
from arabclean.render.style import Style, visible
from arabclean.render.text import proposal


class JunitRenderer:
    """Keeps the suites until the end: their sums stand before them."""

    def __init__(self, language: str = "en") -> None:
        """Write messages in ``language``."""
        self._language = language
        self._suites: list[str] = []
        self._tests = self._failures = 0

    def head(self) -> str:
        """Return nothing."""
        self._suites, self._tests, self._failures = [], 0, 0
        return ""

    def file(self, path: str, report: Report) -> str:
        """Return nothing yet. A file without findings is one test that has passed."""
        name = escape(visible(path))
        count = len(report)
        self._tests += max(count, 1)
        self._failures += count
        cases = "".join(self._cases(name, report)) or f'    <testcase name="arabclean" classname="{name}"/>\n'
        sums = f'tests="{max(count, 1)}" failures="{count}" errors="0"'
        self._suites.append(f'  <testsuite name="{name}" {sums}>\n{cases}  </testsuite>\n')
        return ""

    def tail(self) -> str:
        """Return the document."""
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<testsuites name="arabclean" tests="{self._tests}" failures="{self._failures}" errors="0">\n'
            f"{''.join(self._suites)}</testsuites>\n"
        )

    def _cases(self, name: str, report: Report) -> list[str]:
        cases = []
        for finding in report:
            message = visible(finding.message(self._language))
            # Some servers show the attribute only, others the text only: so both say all.
            lines = [f"{name}:{finding.line}:{finding.column}: {escape(message)}"]
            lines.append(escape(marked(report.document.index, finding.span, Style())))
            if finding.fixes:
                lines.append(escape(f"→ {proposal(finding, finding.fixes[0], self._language, Style())}"))
            text = "\n".join(lines)
            cases.append(
                f'    <testcase name="{finding.code} {finding.slug}" classname="{name}" line="{finding.line}" '
                f'column="{finding.column}">\n      <failure type="{finding.severity.name.lower()}" '
                f'message="{escape(message)}">{text}</failure>\n    </testcase>\n'
            )
        return cases
