"""What is found in clean text, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean import Checker, Document
from arabclean.faces.cli.audit import Sampler
from page.table import CLEAN, Setting, Table


def tables(setting: Setting) -> Iterator[Table]:
    """Count the findings of all default rules in each clean corpus, each line a document of its own."""
    checker = Checker()
    samplers: dict[str, Sampler] = {}
    for name in (*CLEAN, "saudi_laws"):
        lines = setting.lines(name, 3000 if name == "saudi_laws" else 0, seed=3)
        if not lines:
            continue
        samplers[name] = sampler = Sampler(0, 0, "en")
        for line in lines:
            sampler.take(name, 1, checker.check(Document(line)))
    if not samplers:
        return
    found = {
        (count.code, slug): [one.counts[slug].findings if slug in one.counts else 0 for one in samplers.values()]
        for sampler in samplers.values()
        for slug, count in sampler.counts.items()
    }
    ranked = sorted(found.items(), key=lambda item: (-sum(item[1]), item[0]))
    rows = [[f"{code} {slug}", *(str(n) if n else "" for n in counts)] for (code, slug), counts in ranked]
    totals = [sum(counts) for counts in zip(*found.values(), strict=True)] if found else [0] * len(samplers)
    words = [sampler.words for sampler in samplers.values()]
    rates = [1000 * total / count if count else 0 for total, count in zip(totals, words, strict=True)]
    rows.append(["all", *map(str, totals)])
    rows.append(["**per 1,000 words**", *(f"**{rate:.2f}**" for rate in rates)])
    for name, rate in zip(samplers, rates, strict=True):
        setting.facts[f"findings {name}"] = rate
    yield Table(
        "Findings on clean text",
        "All rules that are on by default; each line of a corpus is a document. The corpora are professional "
        "translations, edited news and laws. Most findings are faults of these texts, so the sum is no count of false "
        "alarms: what was read one by one stands below. See one rule's with `arabclean audit RULE CORPUS --show 20`.",
        ["rule", *(f"{name}, {count:,} words" for name, count in zip(samplers, words, strict=True))],
        rows,
    )
