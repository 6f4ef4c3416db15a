"""Compile what is known of nouns and verbs into the table that arabclean.lexicon.fact looks it up in."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Mapping
from pathlib import Path

from compile_noun import compiled_nouns
from compile_verb import compiled_verbs

from arabclean.lexicon.fact import key_of, place_of
from arabclean.resources import HEAD_SIZE, table_bytes

Lists = Mapping[str, Mapping[str, str]]
"""By the name of the list and the form: what the list knows of it."""


def compiled_facts(dictionaries: Path) -> bytes:
    """Return the table of nouns and verbs."""
    return packed({**compiled_nouns(dictionaries / "nouns"), **compiled_verbs(dictionaries / "verbs")})


def packed(lists: Lists) -> bytes:
    """Return the table of some lists; a third of its slots or more stay empty, so that a search is short."""
    lines = {key_of(name, form): known for name, known_of in lists.items() for form, known in known_of.items()}
    count = 1 << (3 * len(lines) // 2).bit_length()
    slots = array("I", bytes(4 * count))
    text = bytearray()
    for key, known in lines.items():
        at = place_of(key, count - 1)
        while slots[at]:
            at = at + 1 & count - 1
        slots[at] = HEAD_SIZE + 4 * count + len(text)
        text += key + known.encode() + b"\n"
    text += bytes(-len(text) % 4)
    units = slots.tobytes() + bytes(text)
    return table_bytes(
        {"kind": "facts", "slots": str(count), "sha256": hashlib.sha256(units).hexdigest()},
        units,
    )
