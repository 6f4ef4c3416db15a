"""Compile the verbs of dictionaries/verbs into the one text that arabclean.lexicon.verb reads."""

from __future__ import annotations

from pathlib import Path

from compile_noun import read

NAMES = ("jussive", "indicative", "root_noon", "common", "actor")


def compiled_verbs(folder: Path) -> str:
    """Return a paragraph for each list: its name on the first line, then its lines."""
    return "\n\n".join("\n".join([name, *read(folder / f"{name}.txt")]) for name in NAMES) + "\n"
