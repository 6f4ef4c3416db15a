"""Throughput of checking, fixing and normalising, beside others."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import arabclean
from arabclean import Checker
from page.peer import normalisers, program
from page.table import CLEAN, Setting, Table, size


def seconds(run: Callable[[], object], times: int = 3) -> float:
    """Return the processor seconds of the best of some runs."""
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        run()
        best = min(best, time.process_time() - started)
    return best


def _all(run: Callable[[str], object], texts: Sequence[str]) -> None:
    for text in texts:
        run(text)


def tables(setting: Setting) -> Iterator[Table]:
    """Yield the tables of checking and of normalising."""
    yield from checking(setting)
    yield from commands(setting)
    yield from normalising(setting)


def checking(setting: Setting) -> Iterator[Table]:
    """Check and fix each corpus, a line a document, warm, on one core."""
    rows = []
    checker = Checker()
    everything = Checker.from_config({"profile": "all"})
    for name in (*CLEAN, "wikipedia_2017"):
        lines = setting.lines(name, 2500)
        if not lines:
            continue
        text = sum(size(line) for line in lines)
        runs: tuple[Callable[[str], object], ...] = (
            checker.check,
            checker.fix,
            lambda line: checker.fix(line, "review"),
            everything.check,
        )
        speeds = []
        for run in runs:
            speeds.append(text / seconds(partial(_all, run, lines), 2))
        setting.facts[f"check {name}"] = speeds[0]
        rows.append([name, f"{text:.2f} MB", *(f"{speed:.2f}" for speed in speeds)])
    if rows:
        yield Table(
            "Checking and fixing",
            "MB of UTF-8 a second of processor time, one core, each line a document, the better of two runs.",
            ["corpus", "read", "`check`", "`fix`", "`fix`, review", "`check`, every rule"],
            rows,
        )


def commands(setting: Setting) -> Iterator[Table]:
    """Check one file with the command lines of everybody: wall time, start included."""
    import sys  # noqa: PLC0415

    text = setting.text(100_000 if setting.quick else 1_000_000)
    wanted: list[tuple[str, Sequence[str]]] = [("arabclean check", [sys.executable, "-m", "arabclean", "check", "-q"])]
    for name, options in (
        ("hunspell", ["-d", "ar", "-i", "utf-8", "-l"]),
        ("codespell", []),
        ("typos", []),
        (
            "cspell",
            [
                "lint",
                "--no-progress",
                "--no-summary",
                "--locale",
                "ar",
                *(["-c", str(setting.cspell)] if setting.cspell else []),
            ],
        ),
    ):
        path = program(name, setting)
        if path is None:
            setting.skip(f"{name} is not installed")
        else:
            wanted.append((name, [path, *options]))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "news.txt")
        path.write_text(text, encoding="utf-8")
        first = 0.0
        for name, command in wanted:
            started = time.perf_counter()
            subprocess.run([*command, str(path)], capture_output=True, check=False, cwd=folder)
            taken = time.perf_counter() - started
            first = first or taken
            rows.append([name, f"{taken:.2f} s", f"{size(text) / taken:.2f}", f"{taken / first:.2f}"])
    yield Table(
        "Command lines",
        f"One file of {size(text):.1f} MB of news, a new process, wall time. They look for different things: codespell "
        "and typos have no Arabic, Hunspell and cspell know words only.",
        ["command", "time", "MB/s", "× arabclean"],
        rows,
    )


def normalising(setting: Setting) -> Iterator[Table]:
    """Normalise news with everybody; ours also with edits and map, and where there is nothing to do."""
    text = setting.text(200_000 if setting.quick else 2_000_000)
    megabytes = size(text)
    runs: dict[str, Callable[[], object]] = {}
    for profile in ("light", "editorial", "search", "ml"):
        done = arabclean.normalize(text, profile).text
        runs[f"arabclean, {profile}, edits and map"] = lambda profile=profile: arabclean.normalize(text, profile).map
        runs[f"arabclean, {profile}, nothing to do"] = lambda profile=profile, done=done: (
            arabclean.normalize(done, profile).map
        )
    for name, run in normalisers(setting):
        runs[name] = lambda run=run: run(text)
    best = {}
    for name, run in runs.items():
        try:
            best[name] = seconds(run, 1 if name.startswith(("tnkeeh", "mahad")) else 3)
        except Exception as error:
            setting.skip(f"{name} failed: {error}")
    base = next((spent for name, spent in best.items() if name.startswith("pyarabic")), 0.0)
    setting.facts["normalize map"] = megabytes / best["arabclean, editorial, edits and map"]
    setting.facts["normalize nothing"] = megabytes / best["arabclean, editorial, nothing to do"]
    yield Table(
        "Normalising",
        f"MB of UTF-8 a second of processor time over {megabytes:.1f} MB of news, the best of three runs. Only "
        "arabclean says what it changed where.",
        ["who", "MB/s", "× pyarabic"],
        [
            [name, f"{megabytes / spent:.1f}", f"{base / spent:.1f}" if base else ""]
            for name, spent in sorted(best.items(), key=lambda item: item[1])
        ],
    )
