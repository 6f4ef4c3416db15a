"""How often rules speak in a corpus, with samples to judge them by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from arabclean.finding import Finding
from arabclean.render.full import marked
from arabclean.render.style import Style, visible
from arabclean.text import LineIndex


class Sample(NamedTuple):
    """One finding: its file and 1-based line, that line's text with the fault between ⟦ and ⟧, what is said of it."""

    path: str
    line: int
    context: str
    message: str
    suggestion: str | None

    @classmethod
    def of(cls, path: str, first_line: int, finding: Finding, lines: LineIndex, language: str) -> Sample:
        """Make the sample of a finding in a document that begins on ``first_line`` of the file."""
        return cls(
            path,
            first_line + lines.position(finding.start).line - 1,
            marked(lines, finding.span, Style()),
            finding.message(language),
            next(iter(finding.suggestions), None),
        )


@dataclass
class Count:
    """The findings of one rule."""

    code: str
    slug: str
    findings: int = 0
    samples: list[Sample] = field(default_factory=list)

    def rate(self, words: int) -> float:
        """Return the findings per 1,000 words."""
        return 1000 * self.findings / words if words else 0.0


def audit_text(documents: int, words: int, counts: Iterable[Count], style: Style) -> str:
    """Return a table of the rules that spoke, the most frequent first, with the samples of each under it."""
    ranked = _ranked(counts)
    total = Count("", "all", sum(count.findings for count in ranked))
    parts = [f"documents {documents:,}  words {words:,}\n\n{'per 1,000':>10} {'findings':>9}  rule\n"]
    speaking = [count for count in ranked if count.findings]
    for count in (*speaking, total):
        parts.append(f"{count.rate(words):>10.3f} {count.findings:>9,}  {f'{count.code} {count.slug}'.strip()}\n")
        for sample in count.samples:
            arrow = "" if sample.suggestion is None else f" → {style.quoted(sample.suggestion)}"
            parts.append(f"{'':>22}{visible(sample.path)}:{sample.line}: {style.isolated(sample.context)}{arrow}\n")
    parts.append(f"\nrules that found nothing: {len(ranked) - len(speaking)}\n")
    return "".join(parts)


def audit_json(documents: int, words: int, counts: Iterable[Count], style: Style) -> str:
    """Return one object with a line for each rule; ``style`` does not matter."""
    ranked = _ranked(counts)
    lines = ",\n".join(
        json.dumps(
            {
                "rule": count.slug,
                "code": count.code,
                "findings": count.findings,
                "per_1000_words": round(count.rate(words), 4),
                "samples": [sample._asdict() for sample in count.samples],
            },
            ensure_ascii=False,
        )
        for count in ranked
    )
    return f'{{"version": 1, "documents": {documents}, "words": {words}, "rules": [\n{lines}\n]}}\n'


def _ranked(counts: Iterable[Count]) -> Sequence[Count]:
    return sorted(counts, key=lambda count: (-count.findings, count.code))
