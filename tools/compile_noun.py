"""Compile the nouns of dictionaries/nouns into the one text that arabclean.lexicon.noun reads."""

from __future__ import annotations

import tomllib
from pathlib import Path


def compiled_nouns(folder: Path) -> str:
    """Return a line for each noun: its kind ("mn", "fh" …), its singular, its plurals.

    More lines follow: "teh" with the masculine words in ة, "adjective" with the masculine singulars of adjectives,
    "unsure" with the forms that are of two genders as they are read, "verb" with the forms that are also verbs.
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
    result = [" ".join([kind, singular, *plurals]) for (kind, singular), plurals in sorted(lines.items())]
    result.append(" ".join(["teh", *read(folder / "masculine_teh.txt")]))
    result.append(" ".join(["adjective", *read(folder / "adjective.txt")]))
    result.append(" ".join(["unsure", *read(folder / "unsure.txt")]))
    result.append(" ".join(["verb", *read(folder / "also_verb.txt")]))
    return "\n".join(result) + "\n"


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
