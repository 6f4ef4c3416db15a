"""What tells a finding from the others of its file when lines have moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from arabclean.finding import Finding

_NEAR = 80
_WORDS = 2


def fingerprints(findings: Iterable[Finding], text: str) -> tuple[str, ...]:
    """Return one fingerprint, 16 hexadecimal digits, for each finding of ``text``, in their order.

    It is made of the rule, the words of the finding, two words on each side of them on the line, and, where that is
    said more than once, a count. So it stays when lines move or when another paragraph, or another end of a long
    one, is edited; it changes when the place itself is.
    """
    seen: Counter[str] = Counter()
    result: list[str] = []
    for finding in findings:
        before = text[max(finding.start - _NEAR, 0) : finding.start].replace("\r", "\n").rpartition("\n")[2]
        after = text[finding.end : finding.end + _NEAR].replace("\r", "\n").partition("\n")[0]
        parts = [finding.rule, *before.split()[-_WORDS:], "[", *finding.text.split(), "]", *after.split()[:_WORDS]]
        key = " ".join(parts)
        whole = f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")
        seen[key] += 1
        result.append(sha256(whole).hexdigest()[:16])
    return tuple(result)
