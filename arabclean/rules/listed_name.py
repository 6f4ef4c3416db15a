"""Names of several words, as the lists have them: what their words are by themselves says nothing of them there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from arabclean.document import Document
from arabclean.tokens import Token

_LISTS = ("capitals", "countries", "organisations", "people", "places")
_CLITICS = 2
"""Letters that may stand before the first word: و and ب."""


class ListedNames:
    """The names of places, bodies and people that have several words; read when first asked for."""

    def __init__(self, lists: Mapping[str, str]) -> None:
        """Take the lists, by folder; each is text with one name a line."""
        self._lists = lists

    def hold(self, document: Document, token: Token) -> bool:
        """Whether a word stands in such a name, written as it is listed."""
        names = self._by_word.get(token.form, ())
        tokens, at = document.tokens, document.at(token)
        for words, place in names:
            first = at - place
            here = [each.form for each in tokens[max(first, 0) : first + len(words)]]
            if first < 0 or here[1:] != words[1:]:
                continue
            if here[0].endswith(words[0]) and len(here[0]) - len(words[0]) <= _CLITICS:
                return True
        return False

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[tuple[list[str], int]]]:
        found: dict[str, list[tuple[list[str], int]]] = {}
        for name in {line for folder in _LISTS for line in self._lists[folder].split("\n") if " " in line}:
            words = name.split()
            for place, word in enumerate(words):
                found.setdefault(word, []).append((words, place))
        return found
