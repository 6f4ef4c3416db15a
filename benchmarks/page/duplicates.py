"""Duplicate headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from page.table import Setting, Table
from page.words import run


def tables(setting: Setting) -> Iterator[Table]:
    """Run duplicate_speed.py and duplicate_peers.py."""
    counts = setting.shared / "counts"
    if not counts.is_dir():
        setting.skip("the counts of words for headlines")
        return
    sizes = [1000] if setting.quick else [1000, 10_000, 100_000]
    if setting.large:
        sizes.append(1_000_000)
    block = run(setting, "duplicate_speed.py", counts, "--size", *sizes)
    if block:
        for size, seconds in re.findall(r"^([\d,]+) headlines, templates=False: ([\d.]+) s", block, re.MULTILINE):
            setting.facts[f"duplicates {size}"] = float(seconds)
        for size, memory in re.findall(r"^([\d,]+) headlines, templates=False: .*, (\d+) MB peak", block, re.MULTILINE):
            setting.facts[f"duplicates {size} MB"] = float(memory)
        found = re.findall(r"^  [12] (?:changed|added|misspelled) +([\d.]+)", block, re.MULTILINE)
        if found:
            setting.facts["duplicates recall"] = min(map(float, found))
        yield Table(
            "Duplicate headlines", "`python benchmarks/duplicate_speed.py`: kinds of planted pairs.", block=block
        )
    block = run(setting, "duplicate_peers.py", counts, "--size", *(sizes[:1] if setting.quick else sizes[1:3]))
    if block:
        yield Table("Duplicate headlines, beside others", f"`python benchmarks/duplicate_peers.py`\n\n{block}")
