"""What is found in clean text, rule by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from arabclean import Checker, Document, Severity
from page.table import CLEAN, Setting, Table


def tables(setting: Setting) -> Iterator[Table]:
    """Count the findings of all default rules in each clean corpus, each line a document of its own."""
    checker = Checker()
    counts: dict[str, Counter[str]] = {}
    grave: dict[str, int] = {}
    words: dict[str, int] = {}
    for name in (*CLEAN, "saudi_laws"):
        lines = setting.lines(name, 3000 if name == "saudi_laws" else 0, seed=3)
        if not lines:
            continue
        counts[name], grave[name], words[name] = Counter(), 0, 0
        for line in lines:
            document = Document(line)
            words[name] += len(document.words)
            for finding in checker.check(document):
                counts[name][f"{finding.code} {finding.slug}"] += 1
                grave[name] += finding.severity >= Severity.WARNING
    if not counts:
        return
    total: Counter[str] = sum(counts.values(), Counter())
    rows = [
        [rule, *(str(count[rule]) if count[rule] else "" for count in counts.values())]
        for rule, _ in sorted(total.items(), key=lambda item: (-item[1], item[0]))
    ]
    rows.append(["all", *(str(count.total()) for count in counts.values())])
    rows.append(["all, per 1,000 words", *(f"{1000 * counts[name].total() / words[name]:.2f}" for name in counts)])
    rates = {name: 1000 * grave[name] / words[name] for name in counts}
    rows.append(["**errors and warnings, per 1,000 words**", *(f"**{rate:.2f}**" for rate in rates.values())])
    setting.facts.update({f"findings {name}": rate for name, rate in rates.items()})
    yield Table(
        "Findings on clean text",
        "All rules that are on by default; each line of a corpus is a document. The corpora are professional "
        "translations, edited news and laws. Most findings are faults of these texts, so the sum is no count of false "
        "alarms: what was read one by one stands below. See one rule's with `arabclean audit RULE CORPUS --show 20`.",
        ["rule", *(f"{name}, {count:,} words" for name, count in words.items())],
        rows,
    )
