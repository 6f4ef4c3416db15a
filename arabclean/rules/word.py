"""Words that are none: two run together, or one letter away from a common one (catalogue AR420, AR425)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.lexicon import Lexicon, Seam, Split
from arabclean.rule import RuleInfo
from arabclean.rules.respell import respell
from arabclean.tokens import Kind, Token

_MEMO_SIZE = 100_000
_PRESUMED_NAME = 3
"""A word that an article writes alike this often is presumed a name."""
_OFFERS = 3


class JoinedWords:
    """An unknown word that falls into two common ones, with nothing between them or with a و struck for the space."""

    _SHORTEST = 6

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon that knows words and splits."""
        self.info = info
        self._lexicon = lexicon
        self._memo: dict[str, tuple[Split, ...]] = {}

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each joined word with the ways to part it; the word after it says which comes first."""
        for form, tokens in document.occurrences.items():
            if len(form) < self._SHORTEST or len(tokens) >= _PRESUMED_NAME:
                continue
            splits = self._splits(form)
            if not splits:
                continue
            for token in tokens:
                offers = _ranked(splits, document.neighbours(token)[1])
                fixes = [respell(document, token.span, form, offer, self.info.safety) for offer in offers]
                yield self.info.finding(document, token.span, fixes=fixes, args={"suggestion": offers[0]})

    def _splits(self, form: str) -> tuple[Split, ...]:
        splits = self._memo.get(form)
        if splits is None:
            if len(self._memo) >= _MEMO_SIZE:
                self._memo.clear()
            known = self._lexicon.accepts(form) or self._lexicon.attested(form)
            splits = self._memo[form] = () if known else self._lexicon.splits(form)
        return splits


def _ranked(splits: Sequence[Split], following: Token | None) -> list[str]:
    """Return the ways to write a joined word as two, the likeliest first.

    A و at the seam is the second word's conjunction, or was struck for the space. Two bare nouns before a
    definite one are an annexation («تأمين احتياجات السوريين»): there the و goes.
    """
    offers: dict[str, None] = {}
    for split in splits:
        left, right = split.parts
        if split.seam is Seam.WAW or right.startswith("و"):
            bare = right if split.seam is Seam.WAW else right[1:]
            both = (f"{left} {bare}", f"{left} و{bare}")
            struck = any(other.seam is Seam.WAW and other.parts == (left, bare) for other in splits)
            if struck:
                offers.update(dict.fromkeys(both if _annexes(left, bare, following) else both[::-1]))
                continue
        offers[f"{left} {right}"] = None
    return list(offers)[:_OFFERS]


def _annexes(left: str, right: str, following: Token | None) -> bool:
    """Whether ``left`` can be annexed to ``right``: no article on the first, and the whole ends in a definite word."""
    if _is_definite(left):
        return False
    return _is_definite(right) or (following is not None and following.is_word and _is_definite(following.form))


def _is_definite(form: str) -> bool:
    return re.match("[وف]?[بكل]?(?:ال|لل)", form) is not None and len(form) > 4


class TypoNonword:
    """A word that nobody writes, one slip away from one that many do; never a name, and never a safe fix."""

    _SHORTEST = 4

    def __init__(self, info: RuleInfo, lexicon: Lexicon, titles: Iterable[str]) -> None:
        """Take the lexicon that knows words, their counts and what could have been meant, and words that lead names."""
        self.info = info
        self._lexicon = lexicon
        self._titles = frozenset(titles)
        self._memo: dict[str, tuple[str, ...]] = {}

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each word that is none and has a clear candidate."""
        for form, tokens in document.occurrences.items():
            if len(form) < self._SHORTEST or len(tokens) >= _PRESUMED_NAME:
                continue
            offers = self._offers(form)
            pronoun_slip = self._is_pronoun_slip(form)
            if not offers and not pronoun_slip:
                continue
            for token in tokens:
                before, after = document.neighbours(token)
                if pronoun_slip and before is not None and self._is_indefinite_nisba(before.form):
                    meant: tuple[str, ...] = (form[:-1],)
                elif offers and not _in_name_position(before, after, self._titles):
                    meant = offers
                else:
                    continue
                fixes = [respell(document, token.span, form, offer, self.info.safety) for offer in meant]
                yield self.info.finding(document, token.span, fixes=fixes, args={"suggestion": meant[0]})

    def _offers(self, form: str) -> tuple[str, ...]:
        offers = self._memo.get(form)
        if offers is None:
            if len(self._memo) >= _MEMO_SIZE:
                self._memo.clear()
            offers = self._memo[form] = self._find_offers(form)
        return offers

    def _find_offers(self, form: str) -> tuple[str, ...]:
        lexicon = self._lexicon
        if lexicon.accepts(form) or lexicon.attested(form) or _LOAN.search(form):
            return ()
        candidates = lexicon.candidates(form)
        return tuple(candidate.form for candidate in candidates[:_OFFERS])

    def _is_pronoun_slip(self, form: str) -> bool:
        """Whether a rare word ends in ي and is a common one without it: «بحتي», a possessive that nobody writes."""
        if not form.endswith("ي") or form.startswith("ال"):
            return False
        stem = self._lexicon.count(form[:-1])
        return stem.careful >= 100 and self._lexicon.count(form).careful * 20 <= stem.careful

    def _is_indefinite_nisba(self, form: str) -> bool:
        """Whether a word is an adjective in ي without the article, such as «دولي»; no possessive follows it."""
        if len(form) < 4 or not form.endswith("ي") or _is_definite(form):
            return False
        count = self._lexicon.count
        return (
            count(form + "ة").careful >= 20
            and count("ال" + form).careful >= 20
            and count("ال" + form + "ة").careful >= 20
        )


_LOAN = re.compile("نغ|تش|فيتش|ستان|يوس$|وف$|يف$|سكي|مان$|يا$|شتاين|برغ|لاند")


def _in_name_position(before: Token | None, after: Token | None, titles: Container[str]) -> bool:
    """Whether a word stands where names do: after a title, or in quotation marks or brackets of its own."""
    if before is None:
        return False
    bare = before.form.removeprefix("و")
    if before.is_word and (bare in titles or bare.removeprefix("ال") in titles or bare.removeprefix("ل") in titles):
        return True
    return before.kind is Kind.MARK and before.form in '«“"(' and after is not None and after.form in '»”")'
