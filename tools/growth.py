"""Does time grow with the text, and no faster? Every rule and every step of normalizing on signs in long rows.

    python tools/growth.py [--pairs 200] [--largest 100000] [--only SLUG …]

A text is one piece (a word, a mark, a sign: those of tools/fuzz_target.py), or two by turns, repeated to 1,000,
10,000 and 100,000 code points. A rule is named when ten times the text takes more than ``--times`` times as long and
more than ``--least`` ms; a shape of which the next size would take too long is not tried there. Ends with 1 when one
is named.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from arabclean import STEPS, Document, builtin_rules

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fuzz_target import PIECES

_SIZES = (1_000, 10_000, 100_000, 1_000_000)
_TOO_LONG = 20.0
"""Seconds: more is not waited for."""


class Slow(NamedTuple):
    """Who grew too fast, on what, and the milliseconds at each size."""

    who: str
    shape: str
    times: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How many times as long the largest text took as the one a tenth its size."""
        return self.times[-1] / max(self.times[-2], 0.01)


def shapes(pairs: int, seed: int) -> Iterator[str]:
    """Yield what is repeated: each piece, with and without a space, then pairs."""
    for piece in PIECES:
        yield piece
        yield f"{piece} "
    rng = random.Random(seed)
    for _ in range(pairs):
        yield rng.choice(("", " ")).join(rng.choices(PIECES, k=rng.choice((2, 2, 3))))


def workers(only: Sequence[str]) -> dict[str, Callable[[Document], object]]:
    """Return what is timed, by name: the parts that rules share, each rule, each step."""
    found: dict[str, Callable[[Document], object]] = {
        f"document.{name}": lambda document, name=name: getattr(document, name)  # type: ignore[misc]
        for name in ("folded", "tokens", "protected", "lines", "sentences", "quoted", "readings", "marks")
        if hasattr(Document, name)
    }
    for rule in builtin_rules():
        found[rule.info.slug] = lambda document, rule=rule: sum(1 for _ in rule.check(document))  # type: ignore[misc]
    for step in STEPS.values():
        found[f"step {step.name}"] = lambda document, step=step: step.edits(document.text)  # type: ignore[misc]
    return {name: run for name, run in found.items() if not only or name in only or name.startswith("document.")}


def measured(shape: str, size: int, runs: dict[str, Callable[[Document], object]]) -> dict[str, float]:
    """Return the milliseconds of each on one fresh document."""
    document = Document((shape * (size // len(shape) + 1))[:size])
    result = {}
    for name, run in runs.items():
        started = time.process_time()
        run(document)
        result[name] = (time.process_time() - started) * 1000
    return result


def slow(
    shape: str, runs: dict[str, Callable[[Document], object]], largest: int, times: float, least: float
) -> Iterator[Slow]:
    """Yield who grows too fast on a shape."""
    history: dict[str, list[float]] = defaultdict(list)
    for size in _SIZES:
        if size > largest:
            break
        for name, spent in measured(shape, size, runs).items():
            history[name].append(spent)
        last = sum(spent[-1] for spent in history.values()) / 1000
        before = sum(spent[-2] for spent in history.values() if len(spent) > 1) / 1000
        if last * max(last / max(before, 0.001), 10) > _TOO_LONG:
            break
    for name, taken in history.items():
        found = Slow(name, shape, tuple(taken))
        if taken[-1] > least and found.ratio > times:
            yield found


def main() -> int:
    """Time all, and name what grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=200, help="how many pairs of pieces (200)")
    parser.add_argument("--largest", type=int, default=100_000)
    parser.add_argument("--times", type=float, default=40.0)
    parser.add_argument("--least", type=float, default=60.0, help="ms below which nothing is named")
    parser.add_argument("--only", nargs="+", default=())
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    runs = workers(options.only)
    measured("كلمة ", 5000, runs)  # whatever is read at first use
    found: list[Slow] = []
    count = 0
    for shape in shapes(options.pairs, options.seed):
        count += 1
        for each in slow(shape, runs, options.largest, options.times, options.least):
            again = [*slow(shape, {each.who: runs[each.who]}, options.largest, options.times, options.least)]
            if again:  # twice: no other work on the machine did it
                found.append(again[0])
                spent = ", ".join(f"{ms:,.1f}" for ms in again[0].times)
                print(f"{each.who}: {shape!r}: {spent} ms", flush=True)
    print(f"{count} shapes up to {options.largest:,} code points, {len(runs)} rules, steps and parts")
    print(f"too steep: {len(found)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
