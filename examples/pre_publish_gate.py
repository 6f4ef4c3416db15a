"""A gate before publishing: an article goes in as JSON, the verdict comes out as JSON.

    echo '{"id": 7, "headline": "…", "body": "…"}' | python examples/pre_publish_gate.py

The verdict is ``block`` when an error stands (the desk must look), ``review`` when there is less than that, ``pass``
when there is nothing. ``corrected`` holds each field with the safe corrections made, ready to be offered with one
click. The exit status is 1 for ``block`` and 2 for an article that cannot be read, so that a shell script can use it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from arabclean import Checker, Severity

FIELDS = ("headline", "body")


def verdict(article: dict[str, Any], checker: Checker) -> dict[str, Any]:
    """Judge one article. Offsets count code points of the field's text."""
    reports = {field: checker.check(article.get(field) or "") for field in FIELDS}
    blocks = any(report.blocks(Severity.ERROR) for report in reports.values())
    return {
        "id": article.get("id"),
        "verdict": "block" if blocks else "review" if any(reports.values()) else "pass",
        "findings": [
            {
                "field": field,
                "start": finding.start,
                "end": finding.end,
                "rule": finding.slug,
                "severity": finding.severity.name.lower(),
                "message": finding.message("ar"),
                "suggestions": list(finding.suggestions),
            }
            for field, report in reports.items()
            for finding in report
        ],
        "corrected": {field: checker.fix(report.document.text).text for field, report in reports.items()},
    }


def main() -> int:
    try:
        article = json.load(sys.stdin)
    except ValueError as error:
        print(f"pre_publish_gate: the article is not valid JSON: {error}", file=sys.stderr)
        return 2
    result = verdict(article, Checker())  # in a service: make the checker once, it may be shared between threads
    print(json.dumps(result, ensure_ascii=False, indent=2))
    return 1 if result["verdict"] == "block" else 0


if __name__ == "__main__":
    sys.exit(main())
