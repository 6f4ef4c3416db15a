"""Compile the nouns of dictionaries/nouns into the one text that arabclean.lexicon.noun reads."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path


def compiled_nouns(folder: Path) -> str:
    """Return paragraphs, each with its name on the first line.

    "noun" has a line for each noun: its kind ("mn", "fh" …), its singular, its plurals. "singular" and "plural" have
    two lines for each form: the form, and the numbers of its nouns. The others have a form a line: "teh" the masculine
    words in ة, "adjective" the masculine singulars of adjectives, "unsure" the forms that are of two genders as they
    are read, "verb" the forms that are also verbs.
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
    singular_of: dict[str, list[str]] = {}
    plural_of: dict[str, list[str]] = {}
    for number, (_, singular, *plurals) in enumerate(nouns):
        singular_of.setdefault(singular, []).append(str(number))
        for plural in plurals:
            plural_of.setdefault(plural, []).append(str(number))
    return paragraphs(
        {
            "noun": [" ".join(noun) for noun in nouns],
            "singular": pairs(singular_of),
            "plural": pairs(plural_of),
            "teh": read(folder / "masculine_teh.txt"),
            "adjective": read(folder / "adjective.txt"),
            "unsure": read(folder / "unsure.txt"),
            "verb": read(folder / "also_verb.txt"),
        }
    )


def paragraphs(lists: Mapping[str, Sequence[str]]) -> str:
    """Return a paragraph for each list: its name on the first line, then its lines."""
    return "\n\n".join("\n".join([name, *lines]) for name, lines in lists.items()) + "\n"


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
