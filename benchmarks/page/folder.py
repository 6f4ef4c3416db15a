"""Many files, checked by everybody's command line: how long it takes and what is found."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import arabclean
from page.command import Command, commands
from page.sentences import pairs
from page.table import Setting, Table

_LINES = 10
_PLACE = re.compile(r"(\d+\.txt):(\d+)")

_FOUND = {"typos": 2, "codespell": 65}
"""The exit status of those who found something, where it is not 1."""


def written(folder: Path, news: Sequence[str], faulty: Sequence[str], files: int) -> tuple[float, dict[str, str]]:
    """Write the files: lines of news with empty lines between, then one faulty sentence as long as there are some.

    Return the megabytes, and of each place, as ``FILE:LINE``, its text.
    """
    texts: dict[str, str] = {}
    total = 0
    for number in range(files):
        lines = [news[(number * _LINES + each) % len(news)] for each in range(_LINES)]
        lines += [faulty[number]] if number < len(faulty) else []
        data = ("\n\n".join(lines) + "\n").encode()
        total += len(data)
        (folder / f"{number}.txt").write_bytes(data)
        texts.update({f"{number}.txt:{2 * at + 1}": line for at, line in enumerate(lines)})
    return total / 1e6, texts


def reported(command: Command, said: str, texts: dict[str, str]) -> set[str]:
    """Return the places of which the command says something."""
    if "-L" in command.words:  # Hunspell prints the lines
        lines = set(said.splitlines())
        return {place for place, text in texts.items() if text in lines}
    return {":".join(match) for match in _PLACE.findall(said)} & set(texts)


def tables(setting: Setting) -> Iterator[Table]:
    """Time everybody and count."""
    faulty = [pair.wrong for pair in pairs()]
    news = setting.lines("tico19") or setting.news
    files = len(faulty) if setting.quick else 300
    ours = f"arabclean {arabclean.__version__}"
    us = (sys.executable, "-m", "arabclean", "check")
    rows = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "texts")
        folder.mkdir()
        megabytes, texts = written(folder, news, faulty, files)
        paths = tuple(str(path) for path in sorted(folder.iterdir()))
        kept = ("--cache", "--cache-dir", str(Path(place, "kept")))
        wanted = (
            Command(ours, us),
            Command(f"{ours}, --jobs 2", (*us, "--jobs", "2")),
            Command(f"{ours}, --cache, the first time", (*us, *kept)),
            Command(f"{ours}, --cache, the second time", (*us, *kept)),
            *commands(setting),
        )
        wrong = {at for at, text in texts.items() if text in set(faulty)}
        first = 0.0
        for command in wanted:
            started = time.perf_counter()
            done = subprocess.run(
                [*command.words, *paths],
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                check=False,
                cwd=place,
            )
            taken = time.perf_counter() - started
            if done.returncode not in (0, 1, _FOUND.get(command.name.split(" ")[0], 0)):
                setting.skip(f"{command.name} failed: {done.stderr.strip()[-200:]}")
                continue
            first = first or taken
            found = reported(command, done.stdout + done.stderr, texts)
            rows.append(
                [
                    command.name,
                    f"{taken:.2f} s",
                    f"{megabytes / taken:.2f}",
                    f"{taken / first:.2f}",
                    str(len(found & wrong)),
                    str(len(found - wrong)),
                ]
            )
    yield Table(
        "Command lines, a folder",
        f"{files} files of {_LINES} lines of news each (tico19), {megabytes:.1f} MB, and a faulty sentence of our own "
        f"at the end of {len(faulty)} of them: one process for all, wall time. The lines of which something is said "
        "are counted; most of what arabclean says of the news are faults, too ([quality.md](quality.md)). The others "
        "look for different things: codespell, typos and textlint have no Arabic, Hunspell and cspell know words only.",
        [
            "command",
            "time",
            "MB/s",
            "× arabclean",
            f"faulty lines, of {len(wrong)}",
            f"lines of news, of {len(texts) - len(wrong):,}",
        ],
        rows,
    )
