"""Write docs/licences.md: of what each file of arabclean/data is made, where that is from, and under which licence.

    licences.py              write the page
    licences.py --check      is it fresh, is each file of the data accounted for, and does the wheel carry each licence?

What a source is and who made it stands in dictionaries/NAME/SOURCE.toml, the words of its licence beside it in LICENSE,
or LICENSE.PROJECT for what was taken over from a project. The page and those licences that are not arabclean's own go
into the wheel (``license-files`` in pyproject.toml).
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from build_data import read_source, word_lists
from compile_pack import NAMES

from arabclean.resources import open_table

HOME = Path(__file__).resolve().parent.parent
DATA = HOME / "arabclean" / "data"
DICTIONARIES = HOME / "dictionaries"
PAGE = HOME / "docs" / "licences.md"
OURS = HOME / "LICENSE"
PACKS = "arabclean/rules/packs"
TABLES = {"context.ngrams": "context", "counts.dawg": "counts", "forms.dawg": "hunspell_ar"}
"""The large tables, each with the dictionary that it is counted from; its head names the same source."""
TOOLS = {"context.ngrams": "train_context.py", "minded.dawg": "build_minded.py"}
"""What makes a file, where it is not build_data.py."""

INTRODUCTION = """\
# Licences

<!-- Written by tools/licences.py from dictionaries/*/SOURCE.toml; edit those. -->

arabclean is under GPL-3.0-or-later, as a whole and in each of its own files. This page lists what its wheel carries
besides code. The wheel brings the page and every text it names, in `arabclean-VERSION.dist-info/licenses/`.

## Data

| file of `arabclean/data/` | made of | by |
| --- | --- | --- |
"""
SOURCES = """
## Sources

A folder is one of `dictionaries/`, which holds its `SOURCE.toml` and the text of its licence.

| folder | what | from | licence | its text |
| --- | --- | --- | --- | --- |
"""
NOTES = """
* *Ayaspell's dictionary* may be used under any of its three licences. arabclean takes it under GPL-2.0-or-later and
  passes it on under the GPL's version 3, whose text is `LICENSE`. Its source, from which `tools/build_data.py --all`
  makes `forms.dawg` byte for byte, is Debian's package at the address above.
* *Counts* of words and of word sequences are facts. No sentence of the texts is in arabclean.
* *What was read for rules* – grammars, style guides – is not here: rules, messages and examples are our own words.

## What is installed beside it

Packages that pip fetches; the wheel holds nothing of them.

| package | licence | for |
| --- | --- | --- |
| pyarabic | GPL (version 3) | names of letters and marks |
| regex | Apache-2.0 AND CNRI-Python | patterns of rules |
| chunspell | MIT; Hunspell in it MPL-1.1 OR GPL-2.0 OR LGPL-2.1 | a house's own Hunspell dictionaries |
| rapidfuzz | MIT | comparing headlines |
"""


def made() -> dict[str, list[str]]:
    """Return the folders of dictionaries/ that each file of the data is made of."""
    lists = [path.stem for path in word_lists()]
    closed = [folder.name for folder in sorted(DICTIONARIES.iterdir()) if (folder / f"{folder.name}.toml").exists()]
    return {
        **{name: [folder] for name, folder in TABLES.items()},
        "facts.table": ["nouns", "verbs"],
        "lists.json": sorted({*closed, *NAMES}),
        "minded.dawg": ["counts"],
        "pages.json": [],
        "rules.json": [],  # like the pages, of the packs beside the rules: our own
        "words.txt": sorted(lists),
    }


def texts(folder: str) -> list[Path]:
    """Return the files of a dictionary that hold licences, arabclean's own at the top where it has that."""
    found = sorted((DICTIONARIES / folder).glob("LICENSE*"))
    return [OURS if path.read_bytes() == OURS.read_bytes() else path for path in found]


def packed() -> list[str]:
    """Return the paths of the licences that the wheel takes along."""
    table = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    return list(table["project"]["license-files"])


def faults() -> Iterator[str]:
    """Yield what is not accounted for, a line each."""
    told = made()
    for name in sorted({path.name for path in DATA.iterdir() if path.is_file()} ^ set(told)):
        yield f"arabclean/data/{name}: tools/licences.py and the folder do not agree on whether it is there"
    for name in sorted(
        {folder.name for folder in DICTIONARIES.iterdir()} - {each for of in told.values() for each in of}
    ):
        yield f"dictionaries/{name}: no file of the data is made of it"
    for name, folder in TABLES.items():
        if open_table(DATA / name).fields.get("source") != read_source(folder)["name"]:
            yield f"arabclean/data/{name}: its head names another source than dictionaries/{folder}/SOURCE.toml"
    needed = {path for folder in DICTIONARIES.iterdir() for path in texts(folder.name)} | {OURS, PAGE}
    paths = {path.relative_to(HOME).as_posix() for path in needed}
    for name in sorted(paths ^ set(packed())):
        yield f"{name}: needed in the wheel, or not: license-files of pyproject.toml says otherwise"


def page() -> str:
    """Return the text of the page."""
    told = made()
    data = []
    for name, folders in sorted(told.items()):
        by = TOOLS.get(name, "build_data.py")
        of = ", ".join(f"`{folder}`" for folder in folders) or f"`{PACKS}`, our own"
        data.append(_row([f"`{name}`", of, f"`tools/{by}`"]))
    sources = []
    for folder in sorted({each for of in told.values() for each in of}):
        source = read_source(folder)
        said = [source.get(key) for key in ("authors", "source", "url")]
        kept = [str(path.relative_to(HOME)) for path in texts(folder)]
        where = "; ".join(str(each).rstrip(".") for each in said if each) or _genres(source)
        sources.append(
            _row([f"`{folder}`", source["name"], where, source["licence"], ", ".join(f"`{each}`" for each in kept)])
        )
    return INTRODUCTION + "\n".join(data) + "\n" + SOURCES + "\n".join(sources) + "\n" + NOTES


def _genres(source: dict[str, dict[str, dict[str, str]]]) -> str:
    """What was counted: the genres of ``counts``, on which ``context`` stands, too."""
    genres = source.get("genre") or read_source("counts")["genre"]
    return "; ".join(genre["source"] for genre in genres.values())


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> int:
    """Run the command line; 1 when a check fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    if not parser.parse_args().check:
        PAGE.write_text(page(), encoding="utf-8")
    found = list(faults())
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        found.append("docs/licences.md is stale: run python tools/licences.py")
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
