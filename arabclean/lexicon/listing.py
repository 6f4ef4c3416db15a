"""arabclean's own lists: names of countries, places, bodies and people, loan words, spellings that stand side by side.

They are compiled from ``dictionaries/`` into one text, a paragraph for each list: its name and its kind on the first
line, then a word a line. It is read when the first question comes, and once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from arabclean import resources
from arabclean.lexicon import clitic
from arabclean.lexicon.clitic import ARTICLE
from arabclean.lexicon.paragraph import Paragraphs

#: Nouns and adjectives take the article, endings and pronouns; names, only what stands before a name.
NOUN = "noun"
NAME = "name"

#: What an adjective in ي may end in, and what a noun may: feminine, dual, plural, the alef that carries tanwin.
_ENDINGS = ("تين", "تان", "ون", "ين", "ات", "ان", "ة", "ا")
_NOUN_ENDINGS = ("ين", "ان", "ا")
#: A word of fewer letters is looked for as it stands only: too much can be read as a letter or two before so few.
_SHORTEST = 4


class _Lists(NamedTuple):
    """``of``: word → name of the list it stands in; ``nouns``: the words that are no names."""

    of: Mapping[str, str]
    nouns: frozenset[str]


class Listing:
    """The words of the lists. Immutable but for the reading, which happens once; safe to share between threads."""

    def __init__(self, read: Callable[[], str] = str) -> None:
        """Take what gives the compiled text; without it there are no lists."""
        self._read = read

    @classmethod
    def packaged(cls) -> Listing:
        """The lists that come with arabclean; read, and DataError raised, at the first question."""
        return cls(lambda: resources.text("data/words.txt"))

    @cached_property
    def _lists(self) -> _Lists:
        of: dict[str, str] = {}
        nouns: list[str] = []
        lists = Paragraphs(self._read)
        for head in lists.texts:
            words = lists.lines(head)
            name, _, kind = head.partition(" ")
            of.update(dict.fromkeys(words, name))
            if kind == NOUN:
                nouns += words
        return _Lists(of, frozenset(nouns))

    def __contains__(self, form: str) -> bool:
        return form in self._lists.of

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists.of)

    def name_of(self, form: str, *, pronouns: bool = True) -> str | None:
        """The list that has ``form``, as it stands or with what Arabic writes onto it; None when none has it.

        ``pronouns``: whether a pronoun may follow, too. With one, فيديوه is a word, but so is a slip of ه for ة.
        """
        of = self._lists.of
        return of.get(form) or of.get(self._inside(form, pronouns))

    def _inside(self, form: str, pronouns: bool) -> str:
        """The listed word that ``form`` is made of; empty when there is none."""
        of, nouns = self._lists
        if not of or len(form) < _SHORTEST:
            return ""
        if inflected := self._uninflected(form):
            return inflected
        for parts in clitic.split(form):
            word = parts.stem
            if len(word) < _SHORTEST or (parts.pronoun and not pronouns):
                continue
            if parts.lead.endswith(ARTICLE) and ARTICLE + word in of:
                return ARTICLE + word  # للسعودية: the article is the name's own
            if (inflected := "" if parts.pronoun else self._uninflected(word)) or word in nouns:
                if not parts.pronoun or not word.endswith("ي"):  # no adjective takes a pronoun
                    return inflected or word
            elif word in of and not parts.pronoun and not parts.lead.endswith(ARTICLE):
                return word
        return ""

    def _uninflected(self, form: str) -> str:
        """The listed noun or adjective that ``form`` is the feminine, dual or plural of; empty when it is none."""
        nouns = self._lists.nouns
        for ending in _ENDINGS:
            if form.endswith(ending):
                word = form[: -len(ending)]
                if len(word) >= _SHORTEST and word in nouns and (word.endswith("ي") or ending in _NOUN_ENDINGS):
                    return word
        return ""
