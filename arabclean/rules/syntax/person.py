"""Is a word a person: the head of a title, a rank, a kinship, or a listed name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from arabclean.lexicon import Lexicon
from arabclean.rules.syntax.shape import cores


class People:
    """Nouns of persons from ``dictionaries/government``, titles, and the names the lexicon lists."""

    def __init__(self, lexicon: Lexicon, lists: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the lexicon and the closed lists."""
        self._lexicon = lexicon
        self._lists = lists

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset(self._lists["government"]["persons"])

    def is_person(self, word: str) -> bool:
        """Whether the word, with or without article and pronoun, names a person."""
        return not self._nouns.isdisjoint(cores(word)) or self._list_of(word) == "people"

    def is_name(self, word: str) -> bool:
        """Whether it is a listed name of a person or a place."""
        return self._list_of(word) in ("people", "places", "countries", "capitals")

    def _list_of(self, word: str) -> str | None:
        return self._lexicon.listing.name_of(word, pronouns=False)
