"""Count word sequences into arabclean/data/context.ngrams, the model of arabclean.context.

    train_context.py            write the table (a minute or two, 3 GB of memory)
    train_context.py --check    count again and compare byte by byte

Counted are bigrams and trigrams of the counts that dictionaries/context/SOURCE.toml names, and, from running text,
bigrams of a word and what is no word (the edge of a sentence, a mark, a number). What careless text has is taken off
again in part, the texts that arabclean is tested on wholly. Kept is what can tell two look-alikes apart.
The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import lzma
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from arabclean.context.confusion import lookalikes
from arabclean.context.model import BACK_OFF, CAREFUL, EDGE, LATIN, NEWS, NUMBER, SYMBOLS, WIKI, symbol
from arabclean.context.ngram import packed
from arabclean.resources import table_bytes

HOME = Path(__file__).resolve().parent.parent
SHARED = HOME.parent / "shared"
TABLE = HOME / "arabclean" / "data" / "context.ngrams"

#: Genres of the word counts and how much each weighs; small_open is what arabclean is tested on.
WEIGHTS = {
    **dict.fromkeys(("books_pd", "laws", "books_modern"), CAREFUL),
    **dict.fromkeys(("news_gulf", "news_maghreb"), NEWS),
    "wikipedia": WIKI,
}
#: Text whose sequences are taken off the counts, and how much of them.
TAKEN_OFF = {
    **dict.fromkeys(("ntrex_arb", "tico19", "wikinews_farasa", "ud_pud", "children_asp", "mozilla_ar"), 1.0),
    "wikipedia_2017": 0.7,
}
#: Running text in which edges, marks and numbers are counted, and how much each weighs.
RUNNING = {"books_public_domain": 1.0, "saudi_laws": 1.0, "wikipedia_2017": 0.3}

LEAST_BIGRAM = 1.5
LEAST_TRIGRAM = 2.0
#: A look-alike can be meant when it was counted so often, and so often for each time the word itself was.
LEAST_MEANT = 20.0
LEAST_SHARE = 1 / 200
#: A sequence is left out whose back-off says almost the same: its count times the difference of the logarithms.
LEAST_GAIN = {2: 3.0, 3: 4.0}
BUCKET_BITS = 19

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_RUN = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: +[\u0621-\u063a\u0641-\u064a]+)*")
_TOKEN = re.compile(
    "(?P<word>[\u0621-\u063a\u0641-\u064a]+)"
    "|(?P<number>[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/][0-9\u0660-\u0669\u06f0-\u06f9]+)*)"
    "|(?P<latin>[A-Za-z\u00c0-\u024f]+)|(?P<mark>[^\\s])"
)


def main() -> int:
    """Run the command line; 1 when the check fails, 2 when a source is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; compare")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with counts/ and corpora/")
    options = parser.parse_args()
    try:
        made = trained(options.shared)
    except FileNotFoundError as error:
        print(f"train_context: {error.filename} is missing; say where counts/ is with --shared", file=sys.stderr)
        return 2
    if options.check:
        if TABLE.read_bytes() != made:
            print(f"{TABLE.relative_to(HOME)} is not what the sources give now; run train_context.py")
            return 1
        return 0
    TABLE.write_bytes(made)
    print(f"{TABLE.relative_to(HOME)}: {len(made):,} bytes")
    return 0


def trained(shared: Path) -> bytes:
    """The bytes of the table."""
    words = read_words(shared / "counts/unigrams.tsv.gz")
    suspects, relevant = confusable(words)
    edges, symbols = read_edges(shared / "corpora")
    off2, off3 = taken_off(shared / "corpora")
    bigrams = {
        key: left
        for key, count in read_counts(shared / "counts/bigrams.tsv.gz")
        if (left := count - off2.get(key, 0.0)) >= LEAST_BIGRAM
    }
    for key, count in edges.items():
        if count >= LEAST_BIGRAM:
            bigrams[key] = count
    trigrams = {
        key: left
        for key, count in read_counts(shared / "counts/trigrams.tsv.gz")
        if (left := count - off3.get(key, 0.0)) >= LEAST_TRIGRAM and any(word in relevant for word in key.split(" "))
    }
    total = log(sum(words.values()))

    def rows() -> Iterator[tuple[bytes, float]]:
        for form in suspects:
            yield b"?" + form.encode(), 1.0
        for mark, count in symbols.items():
            yield mark.encode(), count
        for key, count in bigrams.items():
            first, second = key.split(" ")
            if first in relevant or second in relevant:
                before = symbols.get(first) or words.get(first, 0.0)
                rest = log((symbols.get(second) or words.get(second, 0.0)) + 0.05) - total
                if abs(log(count / max(before, count)) - BACK_OFF - rest) * count >= LEAST_GAIN[2]:
                    yield key.encode(), count
        for key, count in trigrams.items():
            first, second, third = key.split(" ")
            pair = bigrams.get(f"{second} {third}")
            begin = bigrams.get(f"{first} {second}", count)
            rest = log(pair / max(words.get(second, 0.0), pair)) if pair else log(words.get(third, 0.0) + 0.05) - total
            gain = abs(log(count / max(begin, count)) - BACK_OFF - rest)
            if gain >= 0.5 and gain * count >= LEAST_GAIN[3]:
                yield key.encode(), count

    fields, units = packed(rows(), BUCKET_BITS)
    source = tomllib.loads((HOME / "dictionaries/context/SOURCE.toml").read_text(encoding="utf-8"))["name"]
    return table_bytes({"source": source, **fields, "sha256": hashlib.sha256(units).hexdigest()}, units)


def read_words(path: Path) -> dict[str, float]:
    """Word → how often it was counted, careful text weighing most."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        columns = next(lines).split()
        weights = [(number, WEIGHTS[name]) for number, name in enumerate(columns) if name in WEIGHTS]
        found = {}
        for line in lines:
            row = line.split("\t")
            count = sum(int(row[number]) * weight for number, weight in weights)
            if count:
                found[row[0]] = count
    return found


def read_counts(path: Path) -> Iterator[tuple[str, int]]:
    """(words parted by a space, count) of each line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            key, _, count = line.rpartition("\t")
            yield key, int(count)


def confusable(words: dict[str, float]) -> tuple[list[str], set[str]]:
    """The words that have a look-alike common enough to be meant, and these and their look-alikes together."""
    suspects, relevant = [], set()
    for form, count in words.items():
        if len(form) < 2:
            continue
        meant = {other for other in lookalikes(form) if words.get(other, 0.0) >= max(LEAST_MEANT, count * LEAST_SHARE)}
        if meant:
            suspects.append(form)
            relevant |= meant | {form}
    return suspects, relevant


def running(path: Path) -> Iterator[str]:
    """The lines of a corpus, without marks and tatweel."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _MARKS.sub("", line)


def taken_off(corpora: Path) -> tuple[dict[str, float], dict[str, float]]:
    """How much is to be taken off each bigram and trigram."""
    pairs: Counter[str] = Counter()
    triples: Counter[str] = Counter()
    for name, share in TAKEN_OFF.items():
        two: Counter[str] = Counter()
        three: Counter[str] = Counter()
        for line in running(corpora / f"{name}.txt.xz"):
            for run in _RUN.finditer(line):
                row = run.group().split()
                two.update(map(" ".join, pairwise(row)))
                three.update(map(" ".join, zip(row, row[1:], row[2:], strict=False)))
        for total, counted in ((pairs, two), (triples, three)):
            for key, count in counted.items():
                total[key] += count * share  # type: ignore[assignment]
    return pairs, triples  # type: ignore[return-value]


def read_edges(corpora: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Bigrams of a word and a symbol, or of two symbols, and the symbols by themselves, with their counts."""
    pairs: Counter[str] = Counter()
    for name, weight in RUNNING.items():
        found: Counter[str] = Counter()
        for line in running(corpora / f"{name}.txt.xz"):
            before = EDGE
            for match in _TOKEN.finditer(line):
                kind, text = match.lastgroup, match.group()
                now = (
                    text
                    if kind == "word"
                    else NUMBER
                    if kind == "number"
                    else LATIN
                    if kind == "latin"
                    else symbol(text)
                )
                if kind != "word" or before in SYMBOLS:
                    found[f"{before} {now}"] += 1
                before = now
            found[f"{before} {EDGE}"] += 1
        for key, count in found.items():
            if count > 1:
                pairs[key] += count * weight  # type: ignore[assignment]
    alone = {mark: sum(count for key, count in pairs.items() if key.startswith(f"{mark} ")) for mark in SYMBOLS}
    return pairs, alone  # type: ignore[return-value]


if __name__ == "__main__":
    sys.exit(main())
