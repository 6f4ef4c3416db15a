"""What hostile input was tried: patterns against attacks made of them, files in every format, killed processes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator

from page.table import ROOT, Setting, Table

sys.path.insert(0, str(ROOT / "tools"))


def tables(setting: Setting) -> Iterator[Table]:
    """Yield one table of what was tried now; what took hours is in the notes."""
    from regex_growth import collected, is_bounded, plain, slow  # noqa: PLC0415 - beside the package

    size, kills = (3_000, 20) if setting.quick else (20_000, 200)
    patterns = [pattern for pattern in collected() if not is_bounded(pattern)]
    steep = [each for pattern in patterns for each in slow(pattern, size, 25)]
    rows = [
        [
            "patterns on texts made from their own parse trees",
            f"{len(patterns):,} patterns, {_attacks(map(plain, patterns)):,} texts of {size:,} code points",
            f"{len(steep)} grow faster than the text",
        ]
    ]
    if hasattr(os, "fork"):
        from kill import killed  # noqa: PLC0415 - POSIX only

        wrong, ends = killed(kills, 12, 1)
        hit = sum(count for what, count in ends.items() if what.startswith("killed"))
        rows.append(
            [
                "processes killed while they fix files, update a baseline and save an index",
                f"{hit} killed in the middle of it",
                f"{len(wrong)} files torn, left over or not done by the next run",
            ]
        )
    yield Table(
        "Hostile input",
        "What is tried at each writing of this page (`tools/regex_growth.py`, `tools/kill.py`).",
        ["what", "how much", "what broke"],
        rows,
    )


def _attacks(sources: Iterator[tuple[str, int]]) -> int:
    from attack import attacks  # noqa: PLC0415 - beside the package

    count = 0
    for source, flags in sources:
        try:
            count += sum(1 for _ in attacks(source, flags))
        except re.error:
            continue
    return count
