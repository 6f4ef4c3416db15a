"""A table of a page, and what all tables share."""

from __future__ import annotations

import lzma
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CLEAN = ("ntrex_arb", "wikinews_farasa", "tico19")
"""Clean modern text that no packaged count has seen."""


@dataclass
class Table:
    """A heading, prose before, rows, prose after. ``rows`` are cells as text; numbers stand right of their column."""

    heading: str
    before: str = ""
    columns: Sequence[str] = ()
    rows: list[Sequence[str]] = field(default_factory=list)
    after: str = ""
    block: str = ""

    def markdown(self, level: int = 2) -> str:
        """Write the table as Markdown."""
        parts = [f"{'#' * level} {self.heading}", self.before]
        if self.rows:
            lines = [_row(self.columns), _row(["---", *("--:" for _ in self.columns[1:])])]
            parts.append("\n".join([*lines, *map(_row, self.rows)]))
        if self.block:
            parts.append(f"```text\n{self.block.strip(chr(10))}\n```")
        parts.append(self.after)
        return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ⏎ ") for cell in cells) + " |"


@dataclass
class Setting:
    """Where the texts are, how much of them is read, and what has been measured so far, for the table of budgets.

    ``skipped`` is who or what is not here, ``beside`` who is here and no package of the Python that runs.
    """

    shared: Path
    quick: bool = False
    large: bool = False
    cspell: Path | None = None
    npm: Path | None = None
    araclean: Path | None = None
    facts: dict[str, float] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    loads: dict[str, float] = field(default_factory=dict)
    """The load of the machine, in processes, when a section began."""
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each section took."""

    def plain(self) -> dict[str, Any]:
        """Return what `from_plain` makes the same of in another process, but for what was skipped."""
        paths = {name: str(path) if path else None for name, path in self._paths().items()}
        return {**paths, "quick": self.quick, "large": self.large, "facts": self.facts}

    def _paths(self) -> dict[str, Path | None]:
        return {"shared": self.shared, "cspell": self.cspell, "npm": self.npm, "araclean": self.araclean}

    @classmethod
    def from_plain(cls, table: dict[str, Any]) -> Setting:
        """Read what `plain` gave."""
        paths = {name: Path(table[name]) if table[name] else None for name in ("cspell", "npm", "araclean")}
        return cls(Path(table["shared"]), table["quick"], table["large"], **paths, facts=table["facts"])

    def skip(self, what: str) -> None:
        """Name what is not here."""
        print(f"  skipped: {what}", file=sys.stderr, flush=True)
        self.skipped.append(what)

    def met(self, whom: str) -> None:
        """Name who is no package of this Python, with the version."""
        if whom not in self.beside:
            self.beside.append(whom)

    def corpus(self, name: str) -> Path | None:
        """Return the file of a corpus, or None, having said so, where it is not here."""
        path = self.shared / f"corpora/{name}.txt.xz"
        if path.exists():
            return path
        self.skip(f"the corpus {name}")
        return None

    def lines(self, name: str, most: int = 0, seed: int = 1) -> list[str]:
        """Return the lines of a corpus that are not empty, or ``most`` drawn at random; none where it is not here."""
        path = self.corpus(name)
        if path is None:
            return []
        with lzma.open(path, "rt", encoding="utf-8") as file:
            found = [line.strip() for line in file if line.strip()]
        if self.quick:
            most = min(most or 150, 150)
        return random.Random(seed).sample(found, most) if most and most < len(found) else found

    @cached_property
    def news(self) -> list[str]:
        """Return lines of modern news, or of our own article where no corpus is here."""
        found = [line for name in CLEAN for line in self.lines(name)]
        if not found:
            article = (ROOT / "examples/article.txt").read_text(encoding="utf-8")
            found = [line for line in article.splitlines() if line.strip()] * 20
        return found

    def text(self, size: int) -> str:
        """Return news of ``size`` bytes of UTF-8, repeated where there is less."""
        parts: list[str] = []
        left = size
        for line in _cycle(self.news):
            if left <= 0:
                break
            parts.append(line)
            left -= len(line.encode()) + 1
        return "\n".join(parts)


def _cycle(lines: Sequence[str]) -> Iterator[str]:
    while True:
        yield from lines


def size(text: str) -> float:
    """Return the megabytes of a text in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass")) / 1e6
