"""Duplicate headlines beside others: rensa and datasketch (MinHash LSH), rapidfuzz (all pairs), in one run.

    python -m pip install rensa datasketch numpy      # never needed by arabclean itself
    python benchmarks/duplicate_peers.py COUNTS [--size 10000 100000] [--most-pairs 10000] [--cache DIR]

The headlines are those of ``duplicate_speed.py``. A peer answers with pairs of positions; it has done its work well
when it gives the planted pairs and no others. MinHash sees the words of a headline as a set (128 permutations,
threshold 0.5: two words of six changed), and each candidate is checked by the exact similarity of the two sets. All
pairs are compared by ``fuzz.ratio``, 80 or more, in one thread, up to ``--most-pairs`` headlines. Each peer runs in a
process of its own; seconds are CPU seconds of that process, and memory is its peak.

Wrong is a pair of which neither is planted with the other and that differs by more than two words on either side. A
planted template («49 نقطة», «51 نقطة») that is reported as a duplicate is counted apart.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from duplicate_speed import KINDS, differ, generate, peak
from page.command import release

from arabclean.version import VERSION

Pairs = Iterator[tuple[int, int]]
THRESHOLD = 0.5


def jaccard(first: set[str], second: set[str]) -> float:
    return len(first & second) / len(first | second)


def by_arabclean(texts: list[str]) -> Pairs:
    from arabclean.duplicates import find_duplicates  # noqa: PLC0415

    for group in find_duplicates(texts):
        first = group.representative.id
        members = [member.id for member in group.members if member.id != first]
        yield from ((first, other) for other in members)
        # two members say the same as the first: a pair, too, if it was planted
        yield from ((-1 - one, other) for at, one in enumerate(members) for other in members[at + 1 : at + 20])


def by_datasketch(texts: list[str]) -> Pairs:
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    sets = [set(text.split()) for text in texts]
    index = MinHashLSH(threshold=THRESHOLD, num_perm=128)
    for at, hashed in enumerate(MinHash.generator(([word.encode() for word in words] for words in sets), num_perm=128)):
        yield from ((other, at) for other in index.query(hashed) if jaccard(sets[other], sets[at]) >= THRESHOLD)
        index.insert(at, hashed)


def by_rensa(texts: list[str]) -> Pairs:
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    sets = [set(text.split()) for text in texts]
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=128, num_bands=32)
    for at, words in enumerate(sets):
        hashed = RMinHash(num_perm=128, seed=42)
        hashed.update([*words])
        yield from ((other, at) for other in index.query(hashed) if jaccard(sets[other], words) >= THRESHOLD)
        index.insert(at, hashed)


def by_rapidfuzz(texts: list[str]) -> Pairs:
    from numpy import argwhere  # noqa: PLC0415
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    for start in range(0, len(texts), 500):
        scores = process.cdist(texts[start : start + 500], texts[start:], scorer=fuzz.ratio, score_cutoff=80, workers=1)
        yield from ((start + i, start + j) for i, j in argwhere(scores).tolist() if i < j)


PEERS: dict[str, tuple[Callable[[list[str]], Pairs], str]] = {
    "arabclean": (by_arabclean, "arabclean"),
    "datasketch": (by_datasketch, "datasketch"),
    "rensa": (by_rensa, "rensa"),
    "rapidfuzz": (by_rapidfuzz, "numpy"),
}


def measure(name: str, path: Path) -> dict[str, object]:
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = [text for text, _, _ in rows]
    start = time.process_time()
    found = list(PEERS[name][0](texts))
    seconds = time.process_time() - start
    memory = peak()
    hits: dict[str, set[int]] = {}
    reported = wrong = 0
    for one, second in found:
        first = one if one >= 0 else -1 - one
        if rows[first][1] == rows[second][1] >= 0:
            hits.setdefault(rows[first][2], set()).add(rows[first][1])
        if one >= 0:
            reported += 1
            planted = rows[first][1] == rows[second][1] >= 0
            wrong += not planted and differ(texts[first], texts[second]) > 2
    total = Counter(kind for _, _, kind in rows if kind)
    return {
        "seconds": seconds,
        "memory": memory,
        "recall": {kind: len(hits.get(kind, ())) / (total[kind] / 2) for kind in KINDS},
        "precision": 1 - wrong / max(reported, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=Path)
    parser.add_argument("--size", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--most-pairs", type=int, default=10_000, help="headlines of which all pairs are compared")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        name, _, path = options.child.partition(":")
        print(json.dumps(measure(name, Path(path))))
        return
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    for size in options.size:
        path = options.cache / f"headlines-{size}.jsonl"
        if not path.exists():
            generate(options.counts, size, path)
        results: dict[str, dict] = {}
        for name, (_, module) in PEERS.items():
            if importlib.util.find_spec(module) is None or (name == "rapidfuzz" and size > options.most_pairs):
                absent = importlib.util.find_spec(module) is None
                print(f"skipped: {name}{'' if absent else f' with {size:,} headlines: all pairs take too long'}")
                continue
            command = [sys.executable, __file__, str(options.counts), "--child", f"{name}:{path}"]
            done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
            results[f"{name} {VERSION if name == 'arabclean' else release(name)}"] = json.loads(done.stdout)
        print(f"\n| {size:,} headlines | " + " | ".join(results) + " |")
        print("|---|" + "--:|" * len(results))
        for label, key, form in (("CPU seconds", "seconds", ".1f"), ("peak MB", "memory", ".0f")):
            print(f"| {label} | " + " | ".join(format(result[key], form) for result in results.values()) + " |")
        for kind in KINDS:
            label = f"reported as a duplicate: {kind}" if kind.startswith("T ") else f"recall: {kind}"
            print(f"| {label} | " + " | ".join(f"{result['recall'][kind]:.3f}" for result in results.values()) + " |")
        print("| precision | " + " | ".join(f"{result['precision']:.3f}" for result in results.values()) + " |")


if __name__ == "__main__":
    main()
