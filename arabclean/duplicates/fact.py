"""Which words carry the facts of a headline (number, date, place, name) and which carry hardly anything."""

from __future__ import annotations

from collections.abc import Container, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from arabclean.duplicates.vocabulary import vocabulary
from arabclean.duplicates.word import folded_word, stem


class Kind(IntEnum):
    """What a word is to a headline. The kinds of fact are those above `WORD`."""

    FUNCTION = 0
    WORD = 1
    NUMBER = 2
    DATE = 3
    NAME = 4


class Sense(NamedTuple):
    """What is known of a word without its neighbours: its kind, the fact it stands for, its weight in a score."""

    kind: Kind
    value: str
    weight: float


_PEOPLE = ("", "ه", "ين", "ون", "ات", "تين", "ان")  # after the ي of «سوري»


class _Table(NamedTuple):
    function: frozenset[str]
    date: frozenset[str]
    number: frozenset[str]
    name: dict[str, str]
    cue: frozenset[str]


def _fold(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(folded_word, words))


def _spellings(entries: Sequence[str]) -> list[list[str]]:
    return [[folded_word(name) for name in entry.split(" / ")] for entry in entries]


@cache
def _table() -> _Table:
    """Fold the lists once, when first asked."""
    lists = vocabulary()
    name: dict[str, str] = {}
    for first, *others in _spellings(lists["cities"]):
        name.update(dict.fromkeys((first, *others), first))
    for first, *others in _spellings(lists["states"]):
        for place in (first, *others):
            name[place] = first
            if place.endswith(("يا", "يه")):  # «سوريا», «سورية»
                name.setdefault(place[:-1] + "ا", first)
                name.setdefault(place[:-1] + "ه", first)
            base = place.removeprefix("ال").removesuffix("يا").rstrip("اه").removesuffix("ي")
            for ending in _PEOPLE if len(base) > 2 else ():
                name.setdefault(f"{base}ي{ending}", first)
                name.setdefault(f"ال{base}ي{ending}", first)
    for direction in lists["directions"]:
        folded = folded_word(direction)
        for form in (folded, "ال" + folded):
            name.setdefault(form, folded.removesuffix("ه").removesuffix("ي"))
    for given in _fold(lists["given_names"]):
        name.setdefault(given, given)
    function, date, number, cue = (_fold(lists[kind]) for kind in ("function_words", "dates", "numbers", "cues"))
    return _Table(function, date, number, name, cue)


def _readings(word: str) -> list[str]:
    """Return a folded word as it is, and without the clitics that it may begin with."""
    found = [word]
    if word[0] in "وف" and len(word) > 2:
        found.append(word[1:])
    bare = found[-1]
    if bare[0] in "بلك" and len(bare) > 3:
        found.append("ال" + bare[2:] if bare.startswith("لل") else bare[1:])
    return found


@lru_cache(maxsize=1 << 16)
def sense(word: str) -> Sense:
    """Say what a folded word is, without its neighbours."""
    table = _table()
    root = stem(word)
    if root[0] in ".0123456789":
        return Sense(Kind.NUMBER, root, 1.0)
    for reading in _readings(word):
        if reading in table.function:
            return Sense(Kind.FUNCTION, root, 0.5)
        if reading in table.number:
            return Sense(Kind.NUMBER, root, 1.0)
        if reading in table.date:
            return Sense(Kind.DATE, root, 1.0)
        if reading in table.name:
            return Sense(Kind.NAME, table.name[reading], 1.0)
    return Sense(Kind.WORD, root, 0.5 if len(root) < 2 else 1.0)


def is_cue(word: str) -> bool:
    """Whether a name usually follows this folded word: «محافظة», «الرئيس», «نادي»."""
    return not _table().cue.isdisjoint(_readings(word))


def is_named(form: str, word: str, names: Container[str]) -> bool:
    """Whether the caller's ``names`` hold a word, as written or without one proclitic."""
    if form in names or word in names:
        return True
    return len(form) > 3 and form[0] in "وفبلك" and form[1:] in names
