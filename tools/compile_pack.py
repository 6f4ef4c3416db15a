"""Compile the packs, the closed lists, the nouns and the verbs: parsing TOML at every start costs more than checking.

compile_pack.py            write arabclean/data/rules.json, pages.json, lists.json and facts.table
compile_pack.py --check    do they hold what the sources say?
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from compile_fact import compiled_facts
from compile_noun import pairs

import arabclean.rules
from arabclean.rules.inflection import conjugation, forms
from arabclean.rules.pack import read_info, read_rules
from arabclean.rules.packaged import Needs, packed

HOME = Path(__file__).resolve().parent.parent
DATA = HOME / "arabclean" / "data"
NAMES = ("capitals", "countries", "name_variants", "organisations", "people", "places")
"""The lists of names of which the rules ask more than whether a word is in them."""


def compiled() -> dict[str, bytes]:
    """Return what each compiled file holds by its name."""
    rules, pages = _rules()
    lists: dict[str, Any] = {}
    for folder in sorted((HOME / "dictionaries").iterdir()):
        source = folder / f"{folder.name}.toml"
        if source.exists():
            lists[folder.name] = _toml(source)
    lists["clauses"] = _inflected(lists["clauses"])
    for table in (*lists["government"]["extra"], *lists["government"]["wrong"]):
        table["forms"] = " ".join(_governing(table))
    lists["names"] = {name: _lines(HOME / "dictionaries" / name / f"{name}.txt") for name in NAMES}
    return {
        "rules.json": _json(rules).encode(),
        "pages.json": _json(pages).encode(),
        "lists.json": _json(lists).encode(),
        "facts.table": compiled_facts(HOME / "dictionaries"),
    }


def _rules() -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the rules in the order of their codes, as `arabclean.rules.builtin` reads them, and their prose by slug.

    A rule written as code is named in ``BUILD`` of its module, and what it needs, if little, in ``NEEDS`` there.
    """
    rules: list[dict[str, Any]] = []
    pages: dict[str, Any] = {}
    homes = {slug: module for module in _modules() for slug in getattr(module, "BUILD", ())}
    for path in sorted((HOME / "arabclean/rules/packs").glob("*.toml")):
        for table in _toml(path)["rule"]:
            info, pages[table["slug"]] = packed(read_info(table, path.stem))
            if "pattern" in table or "word" in table:
                assert list(read_rules([table], path.stem))  # it can be read
                rule = {"info": info, **{key: table[key] for key in ("pattern", "word") if key in table}}
                needs = Needs(stems=frozenset(entry["wrong"].split(" ")[0] for entry in table.get("word", ())))
            elif home := homes.get(table["slug"]):
                rule = {"info": info, "home": home.__name__}
                needs = _needs(home).get(table["slug"], Needs())
            else:
                sys.exit(f"{path}: no module of arabclean.rules names the rule {table['slug']!r} in its BUILD")
            if needs != Needs():
                rule["needs"] = {
                    name: " ".join(sorted(value)) if isinstance(value, frozenset) else value
                    for name in Needs._fields
                    if (value := getattr(needs, name))
                }
            rules.append(rule)
    return sorted(rules, key=lambda rule: str(rule["info"]["code"])), dict(sorted(pages.items()))


def _governing(table: Mapping[str, Any]) -> list[str]:
    """The forms of the verbs of a table of ``government``."""
    found: set[str] = set()
    for past, imperfect in map(str.split, table.get("verbs", ())):
        found |= forms(past, imperfect)
        if len(past) > 3:  # of three letters, the dual is often a noun: بحثا
            found.add(conjugation(past, imperfect)["past.3md"])
    return sorted(found.difference(table.get("except_forms", ())))


def _needs(home: ModuleType) -> Mapping[str, Needs]:
    """What the rules of a module need: ``NEEDS``, or what its function ``needs`` says."""
    found: Mapping[str, Needs] = home.needs() if hasattr(home, "needs") else getattr(home, "NEEDS", {})
    return found


def _modules() -> Iterator[ModuleType]:
    for found in walk_packages(arabclean.rules.__path__, "arabclean.rules."):
        yield import_module(found.name)


def _inflected(verbs: dict[str, list[str]]) -> dict[str, Any]:
    """The lists of ``clauses``, of each verb all forms, a list as one string: at start, inflecting them takes too long.

    Of the verbs that govern a preposition a line has a form, the next its prepositions.
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
    every["verbs"] = " ".join(sorted({form for forms in every.values() for form in forms.split(" ")} | governed.keys()))
    lines = pairs({form: sorted(prepositions) for form, prepositions in sorted(governed.items())})
    found = {**verbs, **every, "governed": "\n".join(lines)}
    del found["common"]  # all in ``verbs``
    return found


def _lines(path: Path) -> str:
    """A list of names as one string, a name a line: one string is quick to parse."""
    return path.read_text(encoding="utf-8").rstrip("\n")


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _json(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """Write a value with a line for each thing in it and no other spaces: it is read at every start."""
    if isinstance(value, Mapping):
        return "{\n" + ",\n".join(f"{_line(key)}:{_line(each)}" for key, each in value.items()) + "\n}\n"
    return "[\n" + ",\n".join(map(_line, value)) + "\n]\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def stale() -> list[str]:
    """Return the names of the compiled files that do not hold what their sources say."""
    return [
        name for name, held in compiled().items() if not (DATA / name).exists() or (DATA / name).read_bytes() != held
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
    for name, held in compiled().items():
        (DATA / name).write_bytes(held)
    return 0


if __name__ == "__main__":
    sys.exit(main())
