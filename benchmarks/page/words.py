"""Suggestions for misspelled words, beside other spellers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from page.table import ROOT, Setting, Table


def run(setting: Setting, name: str, *options: object) -> str:
    """Run a benchmark beside this folder and return what it prints."""
    command = [sys.executable, str(ROOT / "benchmarks" / name), *map(str, options)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        setting.skip(f"{name}: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'it failed'}")
        return ""
    for line in done.stdout.splitlines():
        if line.startswith("skipped: "):
            setting.skip(line.removeprefix("skipped: "))
    return "\n".join(line for line in done.stdout.splitlines() if not line.startswith("skipped: "))


def tables(setting: Setting) -> Iterator[Table]:
    """Run spelling.py."""
    if setting.corpus("ntrex_arb") is None:
        return
    options: list[object] = ["--shared", setting.shared]
    if setting.cspell:
        options += ["--cspell", setting.cspell]
    options += ["--slips", 60, "--faults", 30, "--clean", 2000, "--slow", 5] if setting.quick else ["--slow", 100]
    block = run(setting, "spelling.py", *options)
    if block:
        yield Table("Words: suggestions, look-ups, alarms", "`python benchmarks/spelling.py`", block=block)
