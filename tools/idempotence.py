"""Does doing it again change nothing, and does nothing change that must not? Over real text, line by line.

    python tools/idempotence.py FILE…                   every line a document
    python tools/idempotence.py FILE… --sample 500000   so many code points of each file, lines drawn at random
    python tools/idempotence.py FILE… --lines 20        twenty lines a document
    python tools/idempotence.py FILE… --what normalize --lines 200      only normalizing, which is much faster
    python tools/idempotence.py FILE… --seconds 1800    by turns from all files, lines drawn at random, so long

For each document (see tools/invariant.py): every profile of normalizing, done twice, gives what it gave once; at
both levels of safety `fix` settles (no two rules fight), done again changes nothing, its changes lead from the input
to the output, and the safe ones spare every protected span and every digit. Under «born» stands what is no breach
but worth a look: a rule that speaks only because another one's fix gave it reason to. Ends with 1 on a breach.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from arabclean import Checker, Safety
from arabclean.errors import ArabcleanError
from arabclean.fixing import fix_text

sys.path.insert(0, str(Path(__file__).resolve().parent))

from invariant import Remembered, broken_fix, broken_normalization, broken_report

_SHOWN = 3  # documents shown of each kind of breach


def documents(path: Path, sample: int, lines: int, seed: int) -> Iterator[str]:
    """Yield documents of ``lines`` lines each, of at least ``sample`` code points together, or all of them."""
    found = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    blocks = ["\n".join(found[at : at + lines]) for at in range(0, len(found), lines)]
    if sample:
        random.Random(seed).shuffle(blocks)
    taken = 0
    for block in blocks:
        if sample and taken >= sample:
            return
        taken += len(block)
        yield block


def by_turns(sources: Sequence[Iterator[str]], seconds: float) -> Iterator[str]:
    """Yield documents of all sources by turns, until all are read or the time is over."""
    ends = time.monotonic() + seconds
    waiting = list(sources)
    while waiting:
        for source in list(waiting):
            document = next(source, None)
            if document is None:
                waiting.remove(source)
            else:
                yield document
            if time.monotonic() > ends:
                return


def breaches(checker: Remembered, text: str, what_to_do: str) -> Iterator[tuple[str, str]]:
    """Yield (where, what) for all that the document breaks."""
    if what_to_do != "fix":
        for what in broken_normalization(text):
            yield "normalize", what
    if what_to_do == "normalize":
        return
    for what in broken_report(checker.check(text)):
        yield "check", what
    for safety in (Safety.SAFE, Safety.REVIEW):
        for what in broken_fix(checker, text, safety):
            yield f"fix {safety.name.lower()}", what


def born(checker: Remembered, text: str, safety: Safety) -> Iterator[tuple[str, str]]:
    """Yield (rule, rules) where a rule speaks more often after the fixes of the others than before."""
    fixed = fix_text(checker, text, safety)
    if fixed.text == text:
        return
    before = Counter(finding.slug for finding in checker.check(text))
    after = Counter(finding.slug for finding in fixed.remaining)
    others = " ".join(sorted({slug for change in fixed.applied for slug in change.slugs}))
    for slug in after - before:
        yield slug, f"after {others} ({safety.name.lower()})"


def main() -> int:
    """Run over the files and tell what broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="code points of each file (all)")
    parser.add_argument("--lines", type=int, default=1, help="lines a document (1)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--what", choices=("all", "fix", "normalize"), default="all")
    parser.add_argument("--seconds", type=float, default=0, help="end after so long, with what was read (never)")
    parser.add_argument("--profile", default="default", help="the rules that are on: default, house, strict, all")
    options = parser.parse_args()
    broken: dict[tuple[str, str], list[str]] = defaultdict(list)
    births: dict[tuple[str, str], list[str]] = defaultdict(list)
    checker = Remembered(Checker.from_config({"profile": options.profile}))
    started, read, count, size = time.perf_counter(), 0, 0, 0
    sample = options.sample or (1 << 62 if options.seconds else 0)  # drawn at random where not all is read
    sources = [documents(path, sample, options.lines, options.seed) for path in options.files]
    whole = by_turns(sources, options.seconds) if options.seconds else chain(*sources)
    for text in whole:
        read, count = read + len(text), count + 1
        size += len(text.encode("utf-8", "surrogatepass"))
        try:
            for key in breaches(checker, text, options.what):
                broken[key].append(text)
                print(f"{key}: {text[:300]!r}", file=sys.stderr, flush=True)
            if options.what != "normalize":
                for safety in (Safety.SAFE, Safety.REVIEW):
                    for key in born(checker, text, safety):
                        births[key].append(text)
        except (ArabcleanError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
            broken["crash", f"{type(error).__name__}: {error}"].append(text)
        if count % 2000 == 0:
            spent = time.perf_counter() - started
            print(f"{count:,} documents, {size / 1e6:,.1f} MB, {spent:,.0f} s", file=sys.stderr, flush=True)
    for title, table in (("broken", broken), ("born", births)):
        print(f"\n{title}: {sum(len(texts) for texts in table.values())}")
        for (first, second), texts in sorted(table.items(), key=lambda item: -len(item[1])):
            print(f"  {len(texts):>5}  {first}: {second}")
            for text in texts[:_SHOWN]:
                print(f"         | {text[:600]!r}" if title == "broken" else f"         | {text[:300]}")
    spent = time.perf_counter() - started
    print(f"\n{count:,} documents, {read:,} code points, {size / 1e6:,.1f} MB, {spent:,.0f} s")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
