"""Compile the packs, the closed lists, the nouns and the verbs: parsing TOML at every start costs more than checking.

compile_pack.py            write arabclean/data/rules.json, lists.json, nouns.txt and verbs.txt
compile_pack.py --check    do they hold what the sources say?
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from compile_noun import compiled_nouns
from compile_verb import compiled_verbs

from arabclean.rules.inflection import forms

HOME = Path(__file__).resolve().parent.parent
DATA = HOME / "arabclean" / "data"
NAMES = ("capitals", "countries", "name_variants", "organisations", "people", "places")
"""The lists of names of which the rules ask more than whether a word is in them."""


def compiled() -> dict[str, str]:
    """Return the text of each compiled file by its name."""
    packs = {path.stem: _toml(path)["rule"] for path in sorted((HOME / "arabclean/rules/packs").glob("*.toml"))}
    lists: dict[str, Any] = {}
    for folder in sorted((HOME / "dictionaries").iterdir()):
        source = folder / f"{folder.name}.toml"
        if source.exists():
            lists[folder.name] = _toml(source)
    lists["clauses"] = _inflected(lists["clauses"])
    lists["names"] = {name: _lines(HOME / "dictionaries" / name / f"{name}.txt") for name in NAMES}
    return {
        "rules.json": _json(packs),
        "lists.json": _json(lists),
        "nouns.txt": compiled_nouns(HOME / "dictionaries/nouns"),
        "verbs.txt": compiled_verbs(HOME / "dictionaries/verbs"),
    }


def _inflected(verbs: dict[str, list[str]]) -> dict[str, Any]:
    """The lists of ``clauses``, of each verb all forms, a list as one string: at start, inflecting them takes too long.

    Of the verbs that govern a preposition each line has a form and its prepositions.
    """
    governed: dict[str, set[str]] = {}
    for line in verbs["governed"]:
        past, imperfect, preposition = line.split()
        for form in forms(past, imperfect):
            governed.setdefault(form, set()).add(preposition)
    every = {
        name: " ".join(sorted({form for verb in verbs[name] for form in forms(*verb.split())}))
        for name in ("say", "that", "speak", "common")
    }
    lines = (" ".join((form, *sorted(prepositions))) for form, prepositions in sorted(governed.items()))
    return {**verbs, **every, "governed": "\n".join(lines)}


def _lines(path: Path) -> str:
    """A list of names as one string, a name a line: one string is quick to parse."""
    return path.read_text(encoding="utf-8").rstrip("\n")


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def stale() -> list[str]:
    """Return the names of the compiled files that do not hold what their sources say."""
    return [
        name
        for name, text in compiled().items()
        if not (DATA / name).exists() or (DATA / name).read_text(encoding="utf-8") != text
    ]


def main() -> int:
    """Run the command line; 1 when a check finds a stale file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; name the stale files")
    if parser.parse_args().check:
        names = stale()
        for name in names:
            print(f"arabclean/data/{name} is stale: run tools/compile_pack.py", file=sys.stderr)
        return 1 if names else 0
    for name, text in compiled().items():
        (DATA / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
