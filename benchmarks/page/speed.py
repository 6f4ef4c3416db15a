"""Throughput of checking, fixing and normalising, beside others."""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import arabclean
from arabclean import Checker
from page.command import Command, commands
from page.elsewhere import araclean
from page.peer import normalisers
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
    yield from one_file(setting)
    yield from normalising(setting)


_ARTICLE = 12
"""Lines of an article."""


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
        articles = ["\n".join(lines[at : at + _ARTICLE]) for at in range(0, len(lines), _ARTICLE)]
        speeds.insert(1, text / seconds(partial(_all, checker.check, articles), 2))
        setting.facts[f"check {name}"] = speeds[0]
        setting.facts[f"check {name}, articles"] = speeds[1]
        rows.append([name, f"{text:.2f} MB", *(f"{speed:.2f}" for speed in speeds)])
    if rows:
        yield Table(
            "Checking and fixing",
            "MB of UTF-8 a second of processor time, one core, each line a document, the better of two runs.",
            [
                "corpus",
                "read",
                "`check`",
                f"`check`, {_ARTICLE} lines a document",
                "`fix`",
                "`fix`, review",
                "`check`, every rule",
            ],
            rows,
        )


def one_file(setting: Setting) -> Iterator[Table]:
    """Check one file with the command lines of everybody: wall time, start included."""
    text = setting.text(100_000 if setting.quick else 1_000_000)
    us = Command(f"arabclean {arabclean.__version__}", (sys.executable, "-m", "arabclean", "check", "-q"))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "news.txt")
        path.write_text(text, encoding="utf-8")
        first = 0.0
        for command in (us, *commands(setting)):
            started = time.perf_counter()
            subprocess.run([*command.words, str(path)], capture_output=True, check=False, cwd=folder)
            taken = time.perf_counter() - started
            first = first or taken
            rows.append([command.name, f"{taken:.2f} s", f"{size(text) / taken:.2f}", f"{taken / first:.2f}"])
    yield Table(
        "Command lines, one file",
        f"One file of {size(text):.1f} MB of news, a new process, wall time. They look for different things: "
        "codespell, typos and textlint have no Arabic, Hunspell and cspell know words only.",
        ["command", "time", "MB/s", "× arabclean"],
        rows,
    )


def normalising(setting: Setting) -> Iterator[Table]:
    """Normalise news with everybody; ours also with edits and map, and where there is nothing to do."""
    text = setting.text(200_000 if setting.quick else 2_000_000)
    megabytes = size(text)
    rates: dict[str, float] = {}
    ours = f"arabclean {arabclean.__version__}"
    for profile in ("light", "editorial", "search", "ml"):
        done = arabclean.normalize(text, profile).text
        for what, given in (("edits and map", text), ("nothing to do", done)):
            spent = seconds(lambda given=given, profile=profile: arabclean.normalize(given, profile).map)
            rates[f"{ours}, {profile}, {what}"] = megabytes / spent
    for each in normalisers(setting):
        times = 1 if each.name.startswith(("tnkeeh", "mahad")) else 3
        try:
            if each.seconds:
                rates[each.name] = megabytes / each.seconds([text], times)
            else:
                rates[each.name] = megabytes / seconds(lambda run=each.run: run(text), times)
        except Exception as error:
            setting.skip(f"{each.name} failed: {error}")
    lines = [line for line in text.split("\n")[: 200 if setting.quick else 1000] if line]
    some = sum(map(size, lines))
    for profile in ("light", "search"):
        spent = seconds(lambda profile=profile: [arabclean.normalize(line, profile).map for line in lines])
        rates[f"{ours}, {profile}, edits and map, a paragraph at a time"] = some / spent
    peer = araclean(setting)
    for profile in ("light", "search") if peer else ():
        spent = peer("seconds", profile=profile, of=lines, positions=True, times=1)
        rates[f"araclean {peer.version}, {profile}, with offsets, a paragraph at a time"] = some / spent
    base = next((rate for name, rate in rates.items() if name.startswith("pyarabic")), 0.0)
    setting.facts["normalize map"] = rates[f"{ours}, editorial, edits and map"]
    setting.facts["normalize nothing"] = rates[f"{ours}, editorial, nothing to do"]
    python = f" araclean runs on Python {peer.python}, all others on {platform.python_version()}." if peer else ""
    yield Table(
        "Normalising",
        f"MB of UTF-8 a second of processor time over {megabytes:.1f} MB of news, the best of three runs. Only "
        "arabclean and araclean can say what stood where; araclean's time for that grows faster than the text, so it, "
        f"and arabclean for comparison, is also given {some:.2f} MB a paragraph at a time.{python}",
        ["who", "MB/s", "× pyarabic"],
        [
            [name, f"{rate:.2f}" if rate < 10 else f"{rate:.1f}", f"{rate / base:.2f}" if base else ""]
            for name, rate in sorted(rates.items(), key=lambda item: -item[1])
        ],
    )
