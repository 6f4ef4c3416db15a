"""Is every format read in linear time? Each reader against the attacks on its own patterns (tools/attack.py).

    python tools/format_growth.py [--size 20000] [--only FORMAT]

A pattern that is linear by itself may still be asked too often. So whole files are made of what a format's patterns may
be slow on, with and without a head that brings the reader to where prose stands. A format is named when ``--size`` code
points take more than ``--most`` ms and ten times as many take more than 35 times as long. Ends with 1 then.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

from attack import Attack, attacks
from regex_growth import Limit, collected, plain

from arabclean.formats import FORMATS, Format
from arabclean.formats.form import Request, no_complaint

_HEADS = {
    "csv": "text,title\n", "tsv": "text\ttitle\n", "yaml": "text: ", "json": '{"text": "', "jsonl": '{"text": "',
    "po": 'msgid "a"\nmsgstr "', "subtitle": "1\n00:00:01,000 --> 00:00:02,000\n", "html": "<p ", "python": "# ",
}  # fmt: skip
_MODULES = {"csv": "table", "tsv": "table", "jsonl": "json", "commit-message": "commit_message"}


class Slow(NamedTuple):
    """A file that took too long: its head, the attack, and the milliseconds at a tenth of the size and at the size."""

    head: str
    attack: Attack
    small: float
    large: float


def spent(form: Format, text: str) -> float:
    """Return the milliseconds that reading a file takes; infinite when it was given up."""
    started = time.process_time()
    try:
        with Limit():
            for _ in form.read(Request(text, ("text", "title"), no_complaint)):
                pass
    except TimeoutError:
        return float("inf")
    return (time.process_time() - started) * 1000


def files(form: Format) -> Iterator[tuple[str, Attack]]:
    """Yield heads and attacks for a format, each once."""
    name = form.name
    home = f"arabclean.formats.{_MODULES.get(name, 'code' if form.kind == 'code' else name)}."
    seen: set[tuple[str, Attack]] = set()
    for pattern in collected():
        if pattern.where.startswith(home):
            for attack in attacks(*plain(pattern)):
                for head in {"", _HEADS.get(name, "")}:
                    if (head, attack) not in seen:
                        seen.add((head, attack))
                        yield head, attack


def slow(form: Format, size: int, most: float) -> tuple[int, list[Slow]]:
    """Return how many files were read, and those that took too long."""
    count, found = 0, []
    for head, attack in files(form):
        count += 1
        large = spent(form, head + attack.text(size))
        if large > most:
            small = spent(form, head + attack.text(size // 10))
            if large > 35 * small:
                found.append(Slow(head, attack, small, large))
    return count, sorted(found, key=lambda each: -each.large)


def main() -> int:
    """Read all, and name what grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--most", type=float, default=100.0, help="ms below which nothing is named (100)")
    parser.add_argument("--only", default="", help="a format")
    options = parser.parse_args()
    steep = 0
    for name, form in FORMATS.items():
        if options.only in ("", name):
            count, found = slow(form, options.size, options.most)
            steep += len(found)
            print(f"{name}: {count} files, too steep: {len(found)}", flush=True)
            for each in found[:3]:
                print(f"    {each.small:,.1f} -> {each.large:,.1f} ms on {each.head!r} + {each.attack!r}", flush=True)
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
