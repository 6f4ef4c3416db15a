"""The budgets, met or missed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from page.table import Setting, Table


class Budget(NamedTuple):
    """What is promised: the fact that tells, the limit, its unit, and whether the fact must not be above it."""

    what: str
    fact: str
    limit: float
    unit: str
    at_most: bool = True


BUDGETS = (
    Budget("`import arabclean`, above a bare interpreter", "start import", 60, "ms"),
    Budget("`arabclean check` of a 4 KB article, new process", "start check", 150, "ms"),
    Budget("its peak memory", "start check MB", 80, "MB"),
    Budget("`check`, one core, ntrex_arb, 12 lines a document", "check ntrex_arb, articles", 1, "MB/s", at_most=False),
    Budget("the same, each line a document", "check ntrex_arb", 1, "MB/s", at_most=False),
    Budget("`check`, wikinews_farasa, 12 lines", "check wikinews_farasa, articles", 1, "MB/s", at_most=False),
    Budget("the same, each line", "check wikinews_farasa", 1, "MB/s", at_most=False),
    Budget("`check`, tico19, 12 lines", "check tico19, articles", 1, "MB/s", at_most=False),
    Budget("the same, each line", "check tico19", 1, "MB/s", at_most=False),
    Budget("ten times the news, from 100 KB up", "growth", 11, "× the time"),
    Budget("`normalize`, editorial, with the exact map", "normalize map", 15, "MB/s", at_most=False),
    Budget("`normalize`, nothing to do", "normalize nothing", 60, "MB/s", at_most=False),
    Budget("duplicates among 1,000,000 headlines", "duplicates 1,000,000", 60, "s"),
    Budget("their memory", "duplicates 1,000,000 MB", 2000, "MB"),
    Budget("recall of one or two planted edits", "duplicates recall", 0.98, "", at_most=False),
    Budget("ten times a hostile text", "hostile", 15, "× the time"),
    Budget("errors and warnings in clean news, its faults too, ntrex_arb", "findings ntrex_arb", 1, "‰ of words"),
    Budget("the same, wikinews_farasa", "findings wikinews_farasa", 1, "‰ of words"),
    Budget("the same, tico19", "findings tico19", 1, "‰ of words"),
)  # fmt: skip


def tables(setting: Setting) -> Iterator[Table]:
    """Compare what was measured in this run with the budgets."""
    rows = []
    for budget in BUDGETS:
        sign = "≤" if budget.at_most else "≥"
        limit = f"{sign} {budget.limit:,g} {budget.unit}".strip()
        value = setting.facts.get(budget.fact)
        if value is None:
            rows.append([budget.what, limit, "not measured in this run", ""])
            continue
        met = value <= budget.limit if budget.at_most else value >= budget.limit
        factor = value / budget.limit if budget.at_most else budget.limit / value
        if met:
            verdict = f"met, {factor:.0%} of it" if budget.at_most else f"met, × {value / budget.limit:.2f}"
        else:
            verdict = f"**missed**, × {factor:.2f}"
        shown = f"{value:,.2f}" if abs(value) < 100 else f"{value:,.0f}"
        rows.append([budget.what, limit, f"{shown} {budget.unit}".strip(), verdict])
    yield Table("Budgets", "", ["what", "budget", "measured", ""], rows)
