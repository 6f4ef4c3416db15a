"""Names of several words: what is misspelled in them is for the rules on names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from arabclean.document import Document
from arabclean.text import skeleton
from arabclean.text.view import skeletons
from arabclean.tokens import Token


class NamedPhrases:
    """The names of more words than one, known whatever their hamzas. Safe to share between threads."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names, words parted by one space."""
        self._names = [name for name in names if " " in name]

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], int]]]:
        found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for name in skeletons(self._names):
            words = tuple(name.split(" "))
            for at, word in enumerate(words):
                found.setdefault(word, []).append((words, at))
        return found

    def has(self, document: Document, token: Token) -> bool:
        """Whether a word stands in one of the names."""
        number = document.at(token)
        for form in _bare(token.form):
            for words, at in self._by_word.get(form, ()):
                window = document.tokens[max(number - at, 0) : number - at + len(words)]
                if len(window) == len(words) and all(
                    word == skeleton(near.form) or (not place and word in _bare(near.form))
                    for place, (word, near) in enumerate(zip(words, window, strict=True))
                ):
                    return True
        return False


def _bare(form: str) -> tuple[str, ...]:
    """Return the ways to read a word without what Arabic writes before it, as a skeleton."""
    word = skeleton(form)
    ways = [word]
    for lead in ("و", "ب", "ل", "ف", "وب", "ول"):
        if word.startswith(lead):
            ways.append(word[len(lead) :])
        if word.startswith(lead + "ل") and lead.endswith("ل"):
            ways.append("ا" + word[len(lead) :])
    return tuple(ways)
