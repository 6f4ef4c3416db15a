"""Duplicate headlines: seconds, memory, recall and precision by kind of planted variant.

    python benchmarks/duplicate_speed.py COUNTS [--size 1000 10000 100000 1000000] [--index] [--cache DIR]

COUNTS is a folder with ``unigrams.tsv.gz`` and ``bigrams.tsv.gz`` (word, count per genre; "w1 w2", count). Headlines of
6 to 12 words are walked along the bigrams by their counts; 5 % of them are the base of one planted variant each, of a
known kind. Each size runs in a process of its own; the peak memory is that process's, headlines included. The times of
the index are CPU seconds.

A planted pair is found when both stand in one group (a template: in a group of verdict TEMPLATE). False partners are
members of groups that hold a planted headline although nothing was planted between them and the group's
representative, and that differ from it by more than two words on either side by an independent count.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections import Counter, defaultdict
from itertools import accumulate
from pathlib import Path

PLACES = """
السعودية مصر قطر تونس فرنسا ألمانيا تركيا إيران الصين روسيا جازان عسير حلب حمص البصرة الموصل بنغازي وهران مراكش"""
UNLISTED = """
بيش صبيا رنية تنومة شقراء الزلفي كفربطنا زملكا تلبيسة أريانة الجديدة خريبكة ميدلت تيبازة
"""
MONTHS = ["يناير", "فبراير", "أبريل", "يونيو", "أغسطس", "أكتوبر", "تموز", "أيلول", "شباط", "رمضان", "شوال"]
GIVEN = ["محمد", "خالد", "سلمان", "فهد", "إبراهيم", "يوسف", "عمر", "طارق", "فاطمة", "مريم"]
TEASERS = [".. التفاصيل", " (فيديو)", ".. إليكم أبرز التفاصيل", " | صور", " - شاهد", "... تعرف على التفاصيل"]
MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652"
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


class Walk:
    """Headlines from bigram counts."""

    def __init__(self, counts: Path, rng: random.Random) -> None:
        self.rng = rng
        following: dict[str, tuple[list[str], list[int]]] = {}
        with gzip.open(counts / "bigrams.tsv.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                pair, _, count = line.rstrip("\n").partition("\t")
                first, _, second = pair.partition(" ")
                words, weights = following.setdefault(sys.intern(first), ([], []))
                words.append(sys.intern(second))
                weights.append(int(count))
        self.following = {
            first: (words, list(accumulate(weights))) for first, (words, weights) in following.items() if len(words) > 3
        }
        self.words, weights = [], []
        with gzip.open(counts / "unigrams.tsv.gz", "rt", encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                word, *numbers = line.rstrip("\n").split("\t")
                self.words.append(word)
                weights.append(sum(map(int, numbers)))
        self.weights = list(accumulate(weights))

    def pick(self, words: list[str], weights: list[int]) -> str:
        return words[bisect(weights, self.rng.random() * weights[-1])]

    def word(self) -> str:
        return self.pick(self.words, self.weights)

    def content_word(self) -> str:
        while len(word := self.word()) < 4:
            pass
        return word

    def headline(self) -> list[str]:
        length = self.rng.randint(6, 12)
        words = [self.content_word()]
        while len(words) < length:
            step = self.following.get(words[-1])
            words.append(self.pick(*step) if step else self.word())
        return words


def places(rng: random.Random, words: list[str], count: int) -> list[int]:
    return rng.sample(range(len(words)), count)


def misspell(rng: random.Random, word: str) -> str:
    at = rng.randrange(len(word))
    how = rng.randrange(4)
    if how == 0 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if how == 1:
        return word[:at] + rng.choice(LETTERS) + word[at:]
    if how == 2 and len(word) > 3:
        return word[:at] + word[at + 1 :]
    return word[:at] + rng.choice(LETTERS) + word[at + 1 :]


def deform(rng: random.Random, words: list[str]) -> str:
    out = []
    for given in words:
        word = given
        how = rng.randrange(5)
        if how == 0:
            word = word.translate(str.maketrans("أإآةى", "اااهي"))
        elif how == 1:
            at = rng.randrange(1, len(word) + 1)
            word = word[:at] + rng.choice(MARKS) + word[at:]
        elif how == 2 and len(word) > 3:
            at = rng.randrange(1, len(word) - 1)
            word = word[:at] + "ـ" + word[at:]
        out.append(word)
    return (
        rng.choice(["", "«", '"', "  "])
        + rng.choice([" ", "  ", "\u00a0"]).join(out)
        + rng.choice(["", "!", ".", "..", "»"])
    )


def variant(kind: str, rng: random.Random, walk: Walk, base: list[str]) -> tuple[str, str]:
    """Return base and variant."""
    words = list(base)
    text = " ".join(base)
    if kind == "identical":
        return text, text
    if kind == "form":
        return text, deform(rng, words)
    if kind == "teaser":
        return text, text + rng.choice(TEASERS)
    if kind == "conjunction":
        words[0] = "و" + words[0]
    elif kind in ("1 changed", "2 changed"):
        for at in places(rng, words, int(kind[0])):
            words[at] = walk.word()
    elif kind in ("1 added", "2 added"):
        for _ in range(int(kind[0])):
            words.insert(rng.randint(0, len(words)), walk.word())
    elif kind in ("1 misspelled", "2 misspelled"):
        long = [at for at, word in enumerate(words) if len(word) > 3]
        for at in rng.sample(long, min(int(kind[0]), len(long))):
            words[at] = misspell(rng, words[at])
    elif kind == "moved":
        word = words.pop(rng.randrange(len(words)))
        words.insert(rng.randint(0, len(words)), word)
    elif kind == "cut":
        keep = max(4, len(words) - rng.randint(1, 3))
        words = words[:keep] if rng.random() < 0.7 else words[-keep:]
    elif kind == "reordered":
        at = rng.randint(2, len(words) - 2)
        words = words[at:] + words[:at]
    else:
        return template(kind, rng, base)
    return text, " ".join(words)


def template(kind: str, rng: random.Random, base: list[str]) -> tuple[str, str]:
    at = rng.randint(1, len(base))
    if kind == "T number":
        fill = [[f"{n}"] for n in rng.sample(range(2, 3000), 2)]
    elif kind == "T date":
        fill = [["في", month] for month in rng.sample(MONTHS, 2)]
    elif kind == "T name":
        fill = [[name] for name in rng.sample(GIVEN, 2)]
    else:
        lead = rng.choice(["في", "على", "محافظة"])
        fill = [[lead, place] for place in rng.sample(PLACES.split() if kind == "T place" else UNLISTED.split(), 2)]
    first, second = (" ".join(base[:at] + each + base[at:]) for each in fill)
    return first, second


KINDS = [
    "identical", "form", "teaser", "conjunction", "1 changed", "2 changed", "1 added", "2 added", "1 misspelled",
    "2 misspelled", "moved", "cut", "reordered", "T number", "T date", "T name", "T place", "T place unlisted",
]  # fmt: skip


def generate(counts: Path, size: int, path: Path, seed: int = 7) -> None:
    rng = random.Random(seed)
    walk = Walk(counts, rng)
    lines: list[tuple[str, int, str]] = []  # text, planted pair or -1, kind
    planted = size // 20
    for at in range(planted):
        kind = KINDS[at % len(KINDS)]
        for text in variant(kind, rng, walk, walk.headline()):
            lines.append((text, at, kind))
    while len(lines) < size:
        lines.append((" ".join(walk.headline()), -1, ""))
    rng.shuffle(lines)
    with path.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def differ(first: str, second: str) -> int:
    """Count words that one has and the other lacks, whichever is more: nothing of arabclean in it."""
    own, other = Counter(first.split()), Counter(second.split())
    return max((own - other).total(), (other - own).total())


def peak() -> float:
    """Return the most memory that this process has held, in MB; the count of getrusage begins with the parent's."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    except (OSError, IndexError, ValueError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(path: Path, templates: bool) -> dict[str, object]:
    from arabclean.duplicates import Verdict, find_duplicates  # noqa: PLC0415

    texts, planted, kinds = [], [], []
    with path.open(encoding="utf-8") as file:
        for line in file:
            text, pair, kind = json.loads(line)
            texts.append(text)
            planted.append(pair)
            kinds.append(kind)
    start, cpu = time.perf_counter(), time.process_time()
    groups = find_duplicates(texts, templates=templates)
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    total = {kind: n // 2 for kind, n in Counter(kinds).items() if kind}
    found: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    reported = alike = 0
    examples = []
    for group in groups:
        at: dict[int, list] = defaultdict(list)
        for member in group.members:
            pair = planted[member.id]
            if pair >= 0:
                at[pair].append(member)
            if member.id != group.representative.id and group.verdict is not Verdict.TEMPLATE:
                reported += 1
                if planted[member.id] < 0 or planted[member.id] != planted[group.representative.id]:
                    kind = kinds[member.id] or kinds[group.representative.id] or "none"
                    if differ(member.text, group.representative.text) > 2:
                        wrong[kind] += 1
                        examples.append((group.representative.text, member.text, member.verdict.name, member.score))
                    else:
                        alike += 1
        for members in at.values():
            if len(members) > 1:
                kind = kinds[members[0].id]
                found[("!" if kind.startswith("T") != (group.verdict is Verdict.TEMPLATE) else "") + kind] += 1
    return {
        "size": len(texts), "templates": templates, "wall": wall, "cpu": cpu,
        "rss": peak(),
        "groups": len(groups), "capped": groups.capped,
        "total": total, "found": found, "wrong": wrong, "reported": reported, "alike by chance": alike,
        "examples": random.Random(1).sample(examples, min(12, len(examples))),
    }  # fmt: skip


def measure_index(path: Path) -> dict[str, object]:
    from arabclean.duplicates import DuplicateIndex  # noqa: PLC0415

    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    before = peak()
    index = DuplicateIndex()
    last = rows[-2000:]
    start = time.process_time()
    index.extend((at, text) for at, (text, _, _) in enumerate(rows[:-2000]))
    built = time.process_time() - start
    seen = {pair: kind for _, pair, kind in rows[:-2000] if pair >= 0}
    times, hits, planted = [], 0, 0
    for at, (text, pair, kind) in enumerate(last, len(rows)):
        start = time.process_time()
        matches = index.add(at, text)
        times.append(time.process_time() - start)
        if pair in seen and not kind.startswith("T"):
            planted += 1
            hits += bool(matches)
    times.sort()
    rss = (peak() - before) * 1024 * 1024 / len(rows)
    start = time.process_time()
    data = index.dumps()
    dump = time.process_time() - start
    start = time.process_time()
    DuplicateIndex.loads(data)
    return {
        "size": len(rows), "build s": built, "add ms mean": sum(times) / len(times) * 1e3,
        "add ms p50": times[1000] * 1e3, "add ms p99": times[1980] * 1e3, "add ms max": times[-1] * 1e3,
        "recall of the last 2,000": hits / max(planted, 1), "planted": planted, "bytes a headline": rss,
        "dumps s": dump, "loads s": time.process_time() - start, "file MB": len(data) / 1e6,
    }  # fmt: skip


def table(result: dict) -> None:
    print(
        f"\n{result['size']:,} headlines, templates={result['templates']}: {result['wall']:.1f} s wall, "
        f"{result['cpu']:.1f} s CPU, {result['rss']:.0f} MB peak, {result['groups']:,} groups, "
        f"capped {result['capped']}"
    )
    for kind, total in result["total"].items():
        right = result["found"].get(kind, 0)
        other = result["found"].get("!" + kind, 0)
        print(
            f"  {kind:18} {right / total:7.4f}  of {total:,}; under another verdict {other / total:.4f}; "
            f"false partners {result['wrong'].get(kind, 0)}"
        )
    wrong = sum(result["wrong"].values())
    print(
        f"  members reported {result['reported']:,}; alike by chance {result['alike by chance']:,}; "
        f"more than two words apart {wrong:,}: precision {1 - wrong / max(result['reported'], 1):.4f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=Path)
    parser.add_argument("--size", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--index", action="store_true", help="measure DuplicateIndex instead")
    parser.add_argument("--examples", action="store_true", help="show some false partners")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        path, mode = options.child.rsplit(":", 1)
        result = measure_index(Path(path)) if mode == "index" else measure(Path(path), mode == "templates")
        print(json.dumps(result, ensure_ascii=False))
        return
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    for size in options.size:
        path = options.cache / f"headlines-{size}.jsonl"
        if not path.exists():
            generate(options.counts, size, path)
        for mode in ["index"] if options.index else ["plain", "templates"]:
            command = [sys.executable, __file__, str(options.counts), "--child", f"{path}:{mode}"]
            done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
            result = json.loads(done.stdout)
            if options.index:
                print(json.dumps(result, indent=1))
                continue
            table(result)
            if options.examples:
                for example in result["examples"]:
                    print("   ", *example, sep="\n      ")


if __name__ == "__main__":
    main()
