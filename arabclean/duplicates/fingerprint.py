"""A headline as it is compared: its words with their places, and what it says once form is folded away."""

from __future__ import annotations

import re
from typing import NamedTuple

from arabclean.duplicates.teaser import offer_stems, without_teaser
from arabclean.duplicates.word import Word, known_word, stem, words
from arabclean.text import Span

_CHUNK = re.compile(r"\S+")  # what `str.split` splits, which `Alphabet` uses
_MOST_KNOWN = 1 << 14


class Fingerprint(NamedTuple):
    """A headline ready to be compared.

    ``words`` are its words without the teasers, ``stems`` what each is compared by, ``key`` the folded words joined:
    two headlines with the same key that is not empty say the same. All spans are code points of ``text``.
    """

    text: str
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    key: str
    teasers: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> Fingerprint:
        """Make the fingerprint of any string; one without words has an empty key and resembles nothing."""
        found = all_words(text)
        start, end = 0, len(found)
        stems = tuple(stem(word.word) for word in found)
        if len(found) > 1 and not offer_stems().isdisjoint(stems):
            start, end = without_teaser(text, found)
        teasers: list[Span] = []
        if start:
            teasers.append(Span(found[0].start, found[start - 1].end))
        if end < len(found):
            teasers.append(Span(found[end].start, found[-1].end))
        own = tuple(found[start:end])
        return cls(text, own, stems[start:end], "".join([key_part(word.word) for word in own]), tuple(teasers))

    @classmethod
    def whole(cls, text: str) -> Fingerprint:
        """Make the fingerprint of a sentence or paragraph: as `of` does, but nothing in it is a teaser."""
        found = tuple(all_words(text))
        stems = tuple(stem(word.word) for word in found)
        return cls(text, found, stems, "".join([key_part(word.word) for word in found]), ())


class Fingerprints:
    """Remembers the fingerprints of the strings it was last asked for, up to 16,384."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[str, Fingerprint] = {}

    def of(self, text: str) -> Fingerprint:
        """Return the fingerprint of ``text``."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self._known[text] = Fingerprint.of(text)
        return found


def key_part(word: str) -> str:
    """Return what a folded word adds to a key: itself, so that «عبدالله» and «عبد الله» meet, but «2-1» is not 21."""
    return f" {word} " if word[0] in ".0123456789" else word


def all_words(text: str) -> list[Word]:
    """Return every word of ``text`` with its place in it, teasers included."""
    found: list[Word] = []
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        at = match.start()
        plain = known_word(chunk)
        if plain:  # the usual case
            found.append(Word(chunk, plain, at, match.end()))
            continue
        found += [Word(form, word, start + at, end + at) for form, word, start, end in words(chunk)]
    return found
