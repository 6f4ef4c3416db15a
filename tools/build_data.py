"""Build arabclean/data/ from what it is taken from; each source is described in dictionaries/*/SOURCE.toml.

    build_data.py                       write the light data: packs, closed lists and word lists, compiled
    build_data.py --all                 build the large tables (about five minutes, 2 GB in the temporary folder)
    build_data.py --check               is the light data fresh, and do the tables hold what their heads say? (a second)
    build_data.py --check --all         rebuild everything and compare byte by byte

The large tables need DAWG2 (`pip install -e .[dev]`), `sort`, Debian's package hunspell-ar, and the word counts.
The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from compile_pack import compiled, stale
from hunspell_form import Expansion, read_grammar

from arabclean.errors import DataError
from arabclean.lexicon.automaton import ALPHABET, LETTERS, encode
from arabclean.lexicon.count import pack
from arabclean.lexicon.listing import NOUN
from arabclean.resources import open_table, table_bytes

HOME = Path(__file__).resolve().parent.parent
DATA = HOME / "arabclean" / "data"
DICTIONARIES = HOME / "dictionaries"
HUNSPELL = Path("/usr/share/hunspell")
COUNTS = HOME.parent / "shared/counts/unigrams.tsv.gz"

#: Columns of the counts, by the group they go into. small_open is left out: it is the text that arabclean is tested on.
GROUPS = {
    "careful": ("books_pd", "laws", "books_modern"),
    "news": ("news_gulf", "news_maghreb"),
    "wiki": ("wikipedia",),
}

#: How forms lie on disk while they are sorted (a byte a letter, in the order of the code points, never a line feed),
#: and how those bytes become the numbers of the automaton's letters.
ON_DISK = "iso8859_6"
NUMBERS = bytes.maketrans(ALPHABET[1:].encode(ON_DISK), bytes(LETTERS))

ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+")


def main() -> int:
    """Run the command line; 0 when all is well, 1 when a check failed, 2 when a source is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="rebuild the large tables, or compare with a rebuild")
    parser.add_argument("--check", action="store_true", help="write nothing; say what differs")
    parser.add_argument("--only", choices=("forms", "counts"), help="with --all: this table alone")
    parser.add_argument("--hunspell", type=Path, default=HUNSPELL, help="folder of ar.aff and ar.dic")
    parser.add_argument("--counts", type=Path, default=COUNTS, help="tab-separated word counts, gzipped")
    options = parser.parse_args()

    faults: list[str] = []
    if options.check:
        faults += [f"arabclean/data/{name} is stale; run build_data.py" for name in stale_light()]
        faults += check_tables()
    else:
        for name, held in light().items():
            (DATA / name).write_bytes(held)
    if options.all:
        for name, source in (("forms", options.hunspell / "ar.dic"), ("counts", options.counts)):
            if options.only not in (None, name):
                continue
            if not source.exists():
                print(f"build_data: {source} is missing; say where it is with --hunspell or --counts", file=sys.stderr)
                return 2
            made = build_forms(options.hunspell) if name == "forms" else build_counts(options.counts)
            path = DATA / f"{name}.dawg"
            if not options.check:
                path.write_bytes(made)
                print(f"{path.relative_to(HOME)}: {len(made):,} bytes")
            elif path.read_bytes() != made:
                faults.append(f"{path.relative_to(HOME)} is not what the sources give now; run build_data.py --all")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def light() -> dict[str, bytes]:
    """What each light file holds by its name."""
    return {**compiled(), "words.txt": compiled_words().encode()}


def stale_light() -> list[str]:
    """The names of the light files that do not hold what their sources say."""
    path = DATA / "words.txt"
    fresh = path.exists() and path.read_text(encoding="utf-8") == compiled_words()
    return stale() if fresh else [*stale(), path.name]


def compiled_words() -> str:
    """The word lists, as arabclean.lexicon.listing reads them.

    A list is dictionaries/NAME/NAME.txt, a string a line; empty lines part groups. Of a name of several words each word
    of three letters or more is taken, and a word that stands in several lists is the first's.
    """
    paragraphs = []
    seen: set[str] = set()
    for path in word_lists():
        words = []
        for line in path.read_text(encoding="utf-8").splitlines():
            words += [word for word in line.split() if " " not in line or len(word) > 2]
        new = sorted(set(words) - seen)
        seen.update(new)
        paragraphs.append("\n".join([f"{path.stem} {read_source(path.stem)['clitics']}", *new]))
    return "\n\n".join(paragraphs) + "\n"


def word_lists() -> list[Path]:
    """The files of the word lists. Nouns come first: a word that is one may take what a name may not."""
    paths = [path for folder in DICTIONARIES.iterdir() if (path := folder / f"{folder.name}.txt").exists()]
    return sorted(paths, key=lambda path: (read_source(path.stem)["clitics"] != NOUN, path.stem))


def check_tables() -> Iterator[str]:
    """What is wrong with the packaged tables, as far as it can be seen without their sources, a line a fault."""
    for folder, name in (("hunspell_ar", "forms"), ("counts", "counts")):
        source = read_source(folder)
        try:
            table = open_table(DATA / f"{name}.dawg")
        except DataError as error:
            yield str(error)
            continue
        if hashlib.sha256(table.units).hexdigest() != table.fields.get("sha256"):
            yield f"{name}.dawg: its units are not those that its head gives the sha256 of"
        if table.fields.get("source") != source["name"] or table.fields.get("words") != str(source["words"]):
            yield f"{name}.dawg: its head and dictionaries/{folder}/SOURCE.toml name different sources"


def read_source(folder: str) -> dict[str, Any]:
    """What dictionaries/``folder``/SOURCE.toml says."""
    return tomllib.loads((DICTIONARIES / folder / "SOURCE.toml").read_text(encoding="utf-8"))


def check_file(path: Path, sha256: str) -> None:
    """Say so, and go on, when a source is not the one that SOURCE.toml was written for."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        print(f"build_data: {path} is another version than SOURCE.toml names; bring it up to date", file=sys.stderr)


def build_forms(folder: Path) -> bytes:
    """The table of every form that the Hunspell dictionary in ``folder`` accepts."""
    source = read_source("hunspell_ar")
    for name in ("ar.aff", "ar.dic"):
        check_file(folder / name, source["sha256"][name])
    expansion = Expansion(read_grammar(folder / "ar.aff"))
    with tempfile.TemporaryDirectory() as room:
        raw = Path(room) / "raw"
        with raw.open("wb", buffering=1 << 20) as out:
            for forms in expansion.forms(folder / "ar.dic"):
                out.write(("\n".join(forms) + "\n").encode(ON_DISK))
        return automaton((line.translate(NUMBERS) for line in sorted_lines(raw)), source["name"])


def sorted_lines(path: Path) -> Iterator[bytes]:
    """The distinct lines of a file, in the order of their bytes; sorted on disk, for there are 90 million."""
    command = ["sort", "-u", "-S", "40%", "-T", str(path.parent), "-o", str(path), str(path)]
    subprocess.run(command, check=True, env={**os.environ, "LC_ALL": "C"})
    with path.open("rb") as lines:
        for line in lines:
            yield line[:-1]


def build_counts(path: Path) -> bytes:
    """The table of word counts from a file of tab-separated columns, one column for each genre."""
    source = read_source("counts")
    check_file(path, source["sha256"][path.name])
    return automaton(sorted(read_counts(path)), source["name"], numbers=True)


def read_counts(path: Path) -> Iterator[tuple[bytes, int]]:
    """(letters, packed counts) of each word that has Arabic letters only and was seen in one of the groups."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        columns = next(lines).split()
        groups = [[columns.index(genre) for genre in genres] for genres in GROUPS.values()]
        for line in lines:
            row = line.split("\t")
            number = pack(*(sum(int(row[column]) for column in group) for group in groups))
            if number and ARABIC.fullmatch(row[0]):
                yield encode(row[0]) or b"", number


def automaton(rows: Iterable[bytes | tuple[bytes, int]], source: str, *, numbers: bool = False) -> bytes:
    """The table of the sorted ``rows``: words, or with ``numbers`` words and a number for each."""
    import dawg  # noqa: PLC0415 - checking what is built must not need it

    words = 0

    def counted() -> Iterator[bytes | tuple[bytes, int]]:
        nonlocal words
        for row in rows:
            words += 1
            yield row

    built = (dawg.IntDAWG if numbers else dawg.DAWG)(counted(), input_is_sorted=True)
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "automaton"
        built.save(str(path))
        units = laid_out(path.read_bytes()[4:])  # dawgdic writes how many there are, then the units
    fields = {
        "kind": "words with numbers" if numbers else "words",
        "letters": ALPHABET[1:],
        "source": source,
        "words": str(words),
        "sha256": hashlib.sha256(units).hexdigest(),
    }
    return table_bytes(fields, units)


def laid_out(dawgdic: bytes) -> bytes:
    """dawgdic's units in the layout that arabclean.lexicon.automaton walks; it says what that is and why."""
    units = array("I", dawgdic)
    for state, unit in enumerate(units):
        if unit >> 31:  # the number of a word
            units[state] = (unit & 0x7FFFFFFF) << 8 | 0xFF
            continue
        base = state ^ (unit >> 10) << ((unit & 0x200) >> 6)
        units[state] = (base if base < len(units) else 0) << 9 | (unit & 0x1FF)
        if not unit & 0xFF:  # no letter leads here, not even NUL
            units[state] |= 0xFE
    if max(units) >> 30:
        raise ValueError("a unit has more than 30 bits: too many states, or too large a number")
    return units.tobytes()


if __name__ == "__main__":
    sys.exit(main())
