"""How long a person waits: a cold ``arabclean check`` of one article, and ``import arabclean``, in new processes.

    python benchmarks/cold_start.py [--runs 20] [--article FILE]

"Cold" means a new process; the files are in the disk cache after the first run, which is not counted. The median is
compared with the budget, the least shows what the machine can do when nothing disturbs it. Peak memory is the
resident set of the process as the kernel counts it. Other work on the machine makes all times longer: the last
column gives them as multiples of a bare interpreter, measured in the same run.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


class Sample(NamedTuple):
    seconds: float
    memory: float


def measure(command: list[str], runs: int) -> list[Sample]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled once, not at each start
    samples: list[Sample] = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        samples.append(Sample(time.perf_counter() - started, usage.ru_maxrss / 1024))
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)} ended with status {process.returncode}")
    return samples[1:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--article", default=str(ROOT / "examples" / "article.txt"))
    options = parser.parse_args()
    python = [sys.executable, "-c"]
    bare = measure([*python, "pass"], options.runs)
    importing = measure([*python, "import arabclean"], options.runs)
    checking = measure([sys.executable, "-m", "arabclean", "check", options.article], options.runs)

    base = statistics.median(sample.seconds for sample in bare)
    print(
        f"{options.runs} runs, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}"
    )
    print(f"{Path(options.article).name}: {os.path.getsize(options.article):,} bytes\n")
    print(f"{'':<28}{'median':>10}{'least':>10}{'peak':>10}{'budget':>20}  × bare python")
    rows = (
        ("bare python", bare, 0.0, None, None),
        ("import arabclean, above bare", importing, base, 0.060, None),
        ("arabclean check", checking, 0.0, 0.150, 80),
    )
    for name, samples, below, seconds, memory in rows:
        median = statistics.median(sample.seconds for sample in samples)
        least = min(sample.seconds for sample in samples) - (min(sample.seconds for sample in bare) if below else 0)
        peak = max(sample.memory for sample in samples)
        budget = " ".join(
            [f"≤ {seconds * 1000:.0f} ms" if seconds else "", f"≤ {memory} MB" if memory else ""],
        ).strip()
        late = (seconds is not None and median - below > seconds) or (memory is not None and peak > memory)
        print(
            f"{name:<28}{(median - below) * 1000:>7.0f} ms{least * 1000:>7.0f} ms{peak:>7.1f} MB{budget:>20}"
            f"  {median / base:.1f}{'  over the budget' if late else ''}"
        )


if __name__ == "__main__":
    main()
