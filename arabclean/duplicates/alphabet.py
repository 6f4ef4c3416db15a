"""One character for each word stem, so that a headline is a short string and rapidfuzz compares words as letters."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from arabclean.duplicates.fingerprint import Fingerprint
from arabclean.duplicates.teaser import offer_stems
from arabclean.duplicates.word import plain_word, stem, words

_SHORT = 4


class Alphabet:
    """Gives each stem a character, in the order of first sight.

    There are 1,114,112 characters; later stems share them, which can only add candidates that are then refused. A
    stem's character says nothing of its spelling and may be a lone surrogate: such strings are never shown or encoded.
    ``words`` holds, by code point, the folded word that each stem was first met in.
    """

    def __init__(self, most_chunks: int = 1 << 20) -> None:
        """Begin with no stem; ``most_chunks`` spellings are remembered, some 0.2 KB each."""
        self._most_chunks = most_chunks
        self.words: list[str] = []
        self._letters: dict[str, str] = {}
        self._chunks: dict[str, str] = {}  # what each run of non-space characters becomes
        self._offer = frozenset(self.letters(offer_stems()))

    def __len__(self) -> int:
        return len(self._letters)

    def sections(self) -> dict[str, bytes]:
        """Return what `restored` needs: a line for each stem and for each word it was first met in."""
        return {"stems": _lines(self._letters), "words": _lines(self.words)}

    @classmethod
    def restored(cls, sections: Mapping[str, bytes], most_chunks: int = 1 << 20) -> Alphabet:
        """Return the alphabet that gave these `sections`.

        Raises:
            ValueError, KeyError: it is not one.
        """
        alphabet = cls(most_chunks)
        (*stems, end), (*words, last) = (
            sections[name].decode("utf-8", "surrogatepass").split("\n") for name in ("stems", "words")
        )
        if len(stems) != len(words) or end or last:
            raise ValueError("the numbers of words and stems differ")
        alphabet.words = words
        alphabet._letters = {name: chr(at % (sys.maxunicode + 1)) for at, name in enumerate(stems)}
        alphabet._offer = frozenset(alphabet.letters(offer_stems()))
        return alphabet

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

    def spell(self, text: str) -> str:
        """Return the stems of a headline as characters, teasers gone."""
        chunks = self._chunks
        parts = text.split()
        try:
            spelled = "".join([chunks[part] for part in parts])
        except KeyError:
            self._learn(parts)
            spelled = "".join([chunks[part] for part in parts])
            if len(chunks) > self._most_chunks:
                chunks.clear()
        if self._offer.isdisjoint(spelled):
            return spelled
        return self.letters([word.word for word in Fingerprint.of(text).words])

    def key(self, line: str) -> str:
        """Return what headlines with one meaning share: ``line``; of a short one its stems joined.

        So «عبد الله» and «عبدالله» meet, where too few words are left for them to meet by the others.
        """
        if len(line) > _SHORT:
            return line
        words = self.words
        return "".join([stem(words[ord(letter)]) for letter in line])

    def _learn(self, parts: list[str]) -> None:
        for part in parts:
            if part not in self._chunks:
                plain = plain_word(part)
                found = (plain,) if plain else [word.word for word in words(part)]
                self._chunks[part] = self.letters(found)


def _lines(words: Iterable[str]) -> bytes:
    return "".join(f"{word}\n" for word in words).encode("utf-8", "surrogatepass")
