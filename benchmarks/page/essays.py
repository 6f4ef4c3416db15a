"""Faults of real essays, corrected, and slips put into clean sentences."""

from __future__ import annotations

from collections.abc import Iterator

import context

from page.table import Setting, Table


def tables(setting: Setting) -> Iterator[Table]:
    """Score the essays of zaebuc and the slips."""
    rows = list(context.essays(setting.shared))
    if rows:
        for name, figures in rows:
            setting.facts[f"F0.5 {name}"] = figures[2]
        rows += [(f"{name} (published)", figures) for name, figures in context.PUBLISHED.items()]
        yield Table(
            "Essays of students, corrected",
            "`zaebuc`, `dev`, scored by MaxMatch without punctuation; rules of style are off. Fine-tuned and "
            "large models are trained on such essays or on far more text, and need a GPU or a service.",
            ["system", "precision", "recall", "F0.5"],
            [[name, *(f"{value:.1f}" for value in figures)] for name, figures in rows],
        )
    else:
        setting.skip("the essays of zaebuc")
    if all(setting.corpus(name) for name in context.KEPT_BACK):
        count, slips = context.slips(setting.shared / "corpora", 300 if setting.quick else 5000)
        yield Table(
            "Slips put into clean sentences",
            f"One slip of each class in each of {count:,} sentences that neither the counts nor the model have seen; "
            "what is written is a word itself, so only its place tells.",
            ["class", "slips", "found", "first suggestion right"],
            [
                [name, f"{total:,}", f"{found / total:.1%}", f"{exact / total:.1%}"]
                for name, (total, found, exact) in slips.items()
                if total
            ],
        )
