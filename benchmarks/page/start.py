"""How long a person waits: a new process."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator

import cold_start

from page.table import ROOT, Setting, Table


def tables(setting: Setting) -> Iterator[Table]:
    """Time `import arabclean` and `arabclean check` of an article of four kilobytes."""
    runs = 5 if setting.quick else 20
    seed = setting.shared / "seed/article.txt"
    article = seed if seed.exists() else ROOT / "examples/article.txt"
    python, ours = [sys.executable, "-c"], [sys.executable, "-m", "arabclean"]
    rows = []
    bare = 0.0
    for name, command, below in (
        ("a bare interpreter", [*python, "pass"], False),
        ("`import arabclean`, above it", [*python, "import arabclean"], True),
        (f"`arabclean check`, {article.stat().st_size:,} bytes", [*ours, "check", str(article)], False),
        ("`arabclean check examples/article.txt`", [*ours, "check", str(ROOT / "examples/article.txt")], False),
        ("`arabclean normalize`", [*ours, "normalize", str(article)], False),
    ):
        samples = cold_start.measure(command, runs)
        median = statistics.median(sample.seconds for sample in samples)
        least = min(sample.seconds for sample in samples)
        bare = bare or median
        off = bare if below else 0.0
        peak = max(sample.memory for sample in samples)
        rows.append([name, f"{(median - off) * 1000:.0f} ms", f"{(least - off) * 1000:.0f} ms", f"{peak:.0f} MB"])
        key = "import" if below else command[-2] if command[-2] == "check" else name
        setting.facts.setdefault(f"start {key}", (median - off) * 1000)
        setting.facts.setdefault(f"start {key} MB", peak)
    yield Table(
        "Start",
        f"`python benchmarks/cold_start.py`: a new process each time, files in the disk cache; {runs} runs.",
        ["what", "median", "least", "peak memory"],
        rows,
    )
