"""Which rule costs what."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator

from arabclean import Checker, Document
from arabclean.defaults import default_checker
from arabclean.judged import Panel
from page.table import Setting, Table, size

_SHARED = (
    "folded",
    "tokens",
    "occurrences",
    "protected",
    "lines",
    "sentences",
    "quoted",
    "marks",
)


def tables(setting: Setting) -> Iterator[Table]:
    """Time each rule over news: milliseconds a megabyte, once all words have been seen."""
    lines = setting.news[: 300 if setting.quick else 3000]
    megabytes = sum(size(line) for line in lines)
    checker: Checker = default_checker()
    panel = Panel()
    for line in lines:
        document = Document(line)
        document.hearing = panel.hear(document)
        for rule in checker.rules:
            for _ in rule.check(document):
                pass
    spent: dict[str, float] = defaultdict(float)
    clock = time.perf_counter
    for line in lines:
        document = Document(line)
        for name in _SHARED:
            if hasattr(Document, name):
                started = clock()
                getattr(document, name)
                spent[f"*(shared)* {name}"] += clock() - started
        document.hearing = panel.hear(document)
        started = clock()
        _ = document.hearing.answers
        spent["*(shared)* judges of words"] += clock() - started
        for rule in checker.rules:
            started = clock()
            for _ in rule.check(document):
                pass
            spent[f"{rule.info.code} {rule.info.slug}"] += clock() - started
    total = sum(spent.values())
    ranked = sorted(spent.items(), key=lambda item: -item[1])
    rows = [[name, f"{1000 * each / megabytes:.1f}", f"{each / total:.1%}"] for name, each in ranked[:25]]
    rest = sum(each for _, each in ranked[25:])
    rows.append([f"the other {len(ranked) - 25}", f"{1000 * rest / megabytes:.1f}", f"{rest / total:.1%}"])
    rows.append(["**all**", f"**{1000 * total / megabytes:.0f}**", ""])
    yield Table(
        "What each rule costs",
        f"{megabytes:.2f} MB of news, each line a document, words seen before: wall time a megabyte of each default "
        "rule and of what all rules share (a rule that is first to ask for something else shared pays for it).",
        ["rule", "ms a MB", "share"],
        rows,
    )
