"""Names of several words: what is misspelled in them is for the rules on names."""

from __future__ import annotations

from collections.abc import Iterable

from arabclean.document import Document
from arabclean.tokens import Token

_SKELETON = str.maketrans("أإآىة", "ااايه")


class NamedPhrases:
    """The names of more words than one, known whatever their hamzas. Safe to share between threads."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names, words parted by one space."""
        self._by_word: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for name in names:
            words = tuple(name.translate(_SKELETON).split(" "))
            for at, word in enumerate(words) if len(words) > 1 else ():
                self._by_word.setdefault(word, []).append((words, at))

    def has(self, document: Document, token: Token) -> bool:
        """Whether a word stands in one of the names."""
        number = document.at(token)
        for form in _bare(token.form):
            for words, at in self._by_word.get(form, ()):
                window = document.tokens[max(number - at, 0) : number - at + len(words)]
                if len(window) == len(words) and all(
                    word == near.form.translate(_SKELETON) or (not place and word in _bare(near.form))
                    for place, (word, near) in enumerate(zip(words, window, strict=True))
                ):
                    return True
        return False


def _bare(form: str) -> tuple[str, ...]:
    """Return the ways to read a word without what Arabic writes before it, as a skeleton."""
    word = form.translate(_SKELETON)
    ways = [word]
    for lead in ("و", "ب", "ل", "ف", "وب", "ول"):
        if word.startswith(lead):
            ways.append(word[len(lead) :])
        if word.startswith(lead + "ل") and lead.endswith("ل"):
            ways.append("ا" + word[len(lead) :])
    return tuple(ways)
