"""One character for each word stem, so that a headline is a short string and rapidfuzz compares words as letters."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from arabclean.duplicates.fingerprint import Fingerprint, key_part
from arabclean.duplicates.teaser import offer_stems
from arabclean.duplicates.word import plain_word, stem, words


class _Chunks(dict[str, str]):
    """What each run of non-space characters becomes, found out when it is first seen."""

    def __init__(self, alphabet: Alphabet, keys: dict[str, str]) -> None:
        super().__init__()
        self._alphabet = alphabet
        self._keys = keys

    def __missing__(self, chunk: str) -> str:
        plain = plain_word(chunk)
        found = (plain,) if plain else [word.word for word in words(chunk)]
        letters = self[chunk] = self._alphabet.letters(found)
        self._keys[chunk] = plain or "".join(map(key_part, found))
        return letters


class Alphabet:
    """Gives each stem a character, in the order of first sight.

    There are 1,114,112 characters; later stems share them, which can only add candidates that are then refused. A
    stem's character says nothing of its spelling and may be a lone surrogate: such strings are never shown or encoded.
    ``words`` holds, by code point, the folded word that each stem was first met in.
    """

    def __init__(self, most_chunks: int = 1 << 20) -> None:
        """Begin with no stem; ``most_chunks`` spellings are remembered, some 0.3 KB each."""
        self._most_chunks = most_chunks
        self.words: list[str] = []
        self._letters: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._chunks = _Chunks(self, self._keys)
        self._offer = frozenset(self.letters(offer_stems()))

    def __len__(self) -> int:
        return len(self._letters)

    def letters(self, words: Iterable[str]) -> str:
        """Return one character for each of ``words``, which are folded; words of one stem share it."""
        known = self._letters
        found = ""
        for word in words:
            name = stem(word)
            letter = known.get(name)
            if letter is None:
                letter = known[name] = chr(len(known) % (sys.maxunicode + 1))
                self.words.append(word)
            found = found + letter if found else letter
        return found

    def spell(self, text: str) -> tuple[str, str]:
        """Return the stems of a headline as characters, teasers gone, and its key (as `Fingerprint` makes them)."""
        chunks = self._chunks
        parts = text.split()
        spelled = "".join(map(chunks.__getitem__, parts))
        if not self._offer.isdisjoint(spelled):
            fingerprint = Fingerprint.of(text)
            return self.letters([word.word for word in fingerprint.words]), fingerprint.key
        keys = self._keys
        result = spelled, "".join(map(keys.__getitem__, parts))
        if len(chunks) > self._most_chunks:
            chunks.clear()
            keys.clear()
        return result
