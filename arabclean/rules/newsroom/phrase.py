"""Names of several words that are not written as they should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from arabclean.document import Document
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.rules.newsroom.name import ARTICLE, Names, is_dropped, is_other_word, one_slip, sounds_alike
from arabclean.text import Span, skeleton
from arabclean.tokens import Kind, Reading, Token, readings


class Phrase(NamedTuple):
    """A misspelled name: its tokens, the text as folded, and what it should be."""

    tokens: Sequence[Token]
    old: str
    new: str


class Phrases:
    """Finds the names of several words of one kind; of people's names foreign ones may be written in many ways."""

    def __init__(self, lexicon: Lexicon, names: Names, *, of_people: bool) -> None:
        """Take the names."""
        self._lexicon = lexicon
        self._names = names
        self._of_people = of_people
        self._firsts = names.phrases.keys() | names.phrase_slips.keys()
        self._firsts |= {key[2:] for key in self._firsts if key.startswith(ARTICLE)}
        self._openers = Judged(self._read)

    def find(self, document: Document) -> Iterator[Phrase]:
        """Yield each misspelled name of several words."""
        phrases, slips = self._names.phrases, self._names.phrase_slips
        tokens = document.tokens
        for form, read in self._openers.of(document):
            for reading, key in read:
                stem, lam = reading.stem, reading.proclitic.endswith("لل")
                known = phrases.get(ARTICLE + key if lam else key)
                for token in document.occurrences[form]:
                    at = document.at(token)
                    length, new = self._named(
                        tokens, at, ARTICLE + stem if lam else stem, known or (), slips.get(key, ())
                    )
                    if not length:
                        continue
                    words = tokens[at : at + length]
                    if any(not document.is_gap(one, other) for one, other in pairwise(words)):
                        continue
                    span = Span(token.start, words[-1].end)
                    old = document.folded.text[slice(*document.folded.map.to_result(span))]
                    yield Phrase(words, old, reading.proclitic + new[2 * lam :])

    def _read(self, form: str) -> Sequence[tuple[Reading, str]]:
        """Return the readings that may be the first word of a name, each with the skeleton of its stem."""
        read = [reading for reading in readings(form) if not reading.pronoun and "س" not in reading.proclitic]
        keyed = [(reading, skeleton(reading.stem)) for reading in read]
        return [(reading, key) for reading, key in keyed if key in self._firsts]

    def _named(
        self,
        tokens: Sequence[Token],
        at: int,
        stem: str,
        known: Sequence[tuple[str, ...]],
        slips: Sequence[tuple[tuple[str, ...], str]],
    ) -> tuple[int, str]:
        """Return how many words from a token on are a name that is misspelled, and the name; 0 when they are none."""
        right = self._respelled(tokens, at, stem, known)
        if right is not None:
            return len(right), " ".join(right)
        for words, name in slips:
            if words == (stem, *(token.form for token in tokens[at + 1 : at + len(words)])):
                return len(words), name
        return 0, ""

    def _respelled(
        self, tokens: Sequence[Token], at: int, stem: str, known: Sequence[tuple[str, ...]]
    ) -> tuple[str, ...] | None:
        """Return the name that begins at a token and is written in another way; None when it is right, or no name."""
        if at + 1 >= len(tokens) or tokens[at + 1].kind is not Kind.WORD:
            return None
        second = tokens[at + 1].form
        key = skeleton(second)
        strange = len(second) > 3 and not self._lexicon.attested(second)
        best: tuple[str, ...] | None = None
        for words in known:  # the longest first: where it stands here it is meant
            if best is not None and len(words) < len(best):
                break
            if not (strange or len(words) > 2 or skeleton(words[1]) == key):
                continue
            written = (stem, *(token.form for token in tokens[at + 1 : at + len(words)] if token.kind is Kind.WORD))
            if len(written) != len(words):
                continue
            if written == words or self._is_let_pass(written, words):
                return None
            if self._is_written_for(written, words) and (best is None or self._weight(words) > self._weight(best)):
                best = words
        return best

    def _weight(self, words: Sequence[str]) -> int:
        """How common the rarest word of a name is: of two spellings the more usual one is offered."""
        return min(self._lexicon.count(word).total for word in words)

    def _is_let_pass(self, written: Sequence[str], words: Sequence[str]) -> bool:
        """Whether a name differs only as houses differ: «إيرلندا الشمالية», and «سي أن أن», a letter a word."""
        return all(
            one == other or (skeleton(one) == skeleton(other) and (self._names.is_good(one) or _is_letter(one)))
            for one, other in zip(written, words, strict=True)
        )

    def _is_written_for(self, written: Sequence[str], words: Sequence[str]) -> bool:
        different = [(one, other) for one, other in zip(written, words, strict=True) if one != other]
        if all(skeleton(one) == skeleton(other) for one, other in different):
            return not self._of_people or all(
                is_dropped(one, other) and not is_other_word(self._lexicon, one, other) for one, other in different
            )
        if len(different) != 1 or written[0] != words[0]:
            return False
        one, other = different[0]
        if len(other) < 4 or not one_slip(one, other):
            return False
        if self._of_people and (len(one) != len(other) or sounds_alike(one, other)):
            return False  # foreign names are written in many ways
        if len(words) >= 3 and not self._of_people:
            return True
        lexicon = self._lexicon
        return len(other) >= 5 and not lexicon.accepts(one) and not lexicon.attested(one)


def _is_letter(form: str) -> bool:
    """Whether it is how a Latin letter is called, with a hamza: أن and إن are both N."""
    return len(form) <= 3 and form[0] in "أإآ"
