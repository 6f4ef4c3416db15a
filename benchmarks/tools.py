"""Check one folder with arabclean and with the other checkers that are installed, side by side in one run.

    python benchmarks/tools.py CORPUS.txt [--files 1000] [--lines 20]

The corpus (one paragraph a line) is dealt into files. What the others are looking for is not what we look for, so only
the times are compared: how long does a person, or a hook, wait?
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--lines", type=int, default=20)
    options = parser.parse_args()
    lines = options.corpus.read_text(encoding="utf-8").split("\n")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "texts"
        folder.mkdir()
        for number in range(options.files):
            start = number * options.lines % max(len(lines) - options.lines, 1)
            (folder / f"{number}.txt").write_text(
                "\n".join(lines[start : start + options.lines]) + "\n", encoding="utf-8"
            )
        size = sum(path.stat().st_size for path in folder.iterdir())
        print(f"{options.files} files, {size / 1e6:.1f} MB\n")
        us = [sys.executable, "-m", "arabclean", "check", "-q", "--statistics"]
        kept = ["--cache", "--cache-dir", str(Path(place) / "kept")]
        runs = {
            "arabclean": [*us, str(folder)],
            "arabclean --jobs 2": [*us, "--jobs", "2", str(folder)],
            "arabclean, cold cache": [*us, *kept, str(folder)],
            "arabclean, warm cache": [*us, *kept, str(folder)],
            "typos": ["typos", str(folder)],
            "codespell": ["codespell", str(folder)],
            "cspell": ["cspell", "--no-progress", "--locale", "ar", f"{folder}/**"],
        }
        first: float | None = None
        for name, command in runs.items():
            if shutil.which(command[0]) is None:
                print(f"{name:<24} not installed")
                continue
            begun = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            taken = time.perf_counter() - begun
            first = first or taken
            print(f"{name:<24} {taken:8.2f} s  {taken / first:6.2f} of the first")


if __name__ == "__main__":
    main()
