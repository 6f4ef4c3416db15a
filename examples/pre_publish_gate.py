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
    """Judge one article. Offsets count code points of the field's text.

    The article is read as one text, as its reader will: only so can a headline be found to stand twice, a name to be
    spelled in two ways, or a weekday not to fit its date.
    """
    fields = {field: article.get(field) or "" for field in FIELDS}
    whole = "\n\n".join(text for text in fields.values() if text)
    starts = {"headline": 0, "body": len(whole) - len(fields["body"])}
    report = checker.check(whole)
    findings = []
    for finding in report:
        field = "body" if fields["body"] and finding.start >= starts["body"] else "headline"
        findings.append(
            {
                "field": field,
                "start": finding.start - starts[field],
                "end": finding.end - starts[field],
                "rule": finding.slug,
                "severity": finding.severity.name.lower(),
                "message": finding.message("ar"),
                "suggestions": list(finding.suggestions),
            }
        )
    return {
        "id": article.get("id"),
        "verdict": "block" if report.blocks(Severity.ERROR) else "review" if report else "pass",
        "findings": findings,
        "corrected": {field: checker.fix(text).text for field, text in fields.items()},
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
