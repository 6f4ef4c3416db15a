"""Compile the nouns of dictionaries/nouns into what arabclean.lexicon.noun asks for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path


def compiled_nouns(folder: Path) -> dict[str, dict[str, str]]:
    """Return lists for `compile_fact`, by name and form.

    "singular" knows the nouns of a form, parted by semicolons: kind ("mn", "fh" …) and plurals; "plural" the singulars.
    Nothing more is known in the others: "masculine_teh", words in ة; "unsure", forms that are of two genders as they
    are read; "also_verb", forms that are also verbs. All "adjective"s, masculine singulars, are one line of "list".
    """
    files = tomllib.loads((folder / "SOURCE.toml").read_text(encoding="utf-8"))["files"]
    lines: dict[tuple[str, str], list[str]] = {}
    for name, kind in files.items():
        gender, person, *ending = kind.split()
        for row in read(folder / f"{name}.txt"):
            singular, *plurals = row.split()
            if ending:
                plurals = sound(singular, ending[0])
            held = lines.setdefault((gender + person, singular), [])
            held += [plural for plural in plurals if plural not in held]
    nouns = [[kind, singular, *plurals] for (kind, singular), plurals in sorted(lines.items())]
    of_singular: dict[str, str] = {}
    of_plural: dict[str, dict[str, None]] = {}
    for noun in nouns:
        add(of_singular, noun[1], (noun[0], *noun[2:]))
        for form in noun[2:]:
            of_plural.setdefault(form, {})[noun[1]] = None
    return {
        "singular": of_singular,
        "plural": {form: " ".join(singulars) for form, singulars in of_plural.items()},
        **{name: dict.fromkeys(read(folder / f"{name}.txt"), "") for name in ("masculine_teh", "unsure", "also_verb")},
        "list": {"adjective": " ".join(read(folder / "adjective.txt"))},
    }


def add(lines: dict[str, str], form: str, words: Sequence[str]) -> None:
    """Add what is known of a form to what is known already."""
    lines[form] = ";".join(filter(None, (lines.get(form), " ".join(words))))


def pairs(table: Mapping[str, Sequence[str]]) -> list[str]:
    """Return two lines for each key: the key, and what is known of it, parted by spaces."""
    return [line for key, values in table.items() for line in (key, " ".join(values))]


def sound(singular: str, ending: str) -> list[str]:
    """Return the sound plurals of a singular: in ات, or the two cases of the one in ون."""
    if ending == "ون":
        return [singular + "ون", singular + "ين"]
    if singular.endswith("ى"):
        return [singular[:-1] + "يات"]
    return [singular.removesuffix("ة") + "ات"]


def read(path: Path) -> list[str]:
    """Return the lines of a list."""
    return path.read_text(encoding="utf-8").split("\n")[:-1]
