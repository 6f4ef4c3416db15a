"""Takes the letters that Arabic writes onto a word off it, and puts them back.

Proclitics stand in the order و or ف, then ب, ك, ل or س, then the article; ل and the article together are written لل.
A pronoun may follow, never after the article. Where a pronoun or لل changed the letters of the word, the word is
given back as it is written alone: مدرسته → مدرسة + ه, مستواه → مستوى + ه, للغة → ل + ال + لغة.

A letter that looks like a clitic may be the word's own (و in وزير): ask first whether the whole is a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from arabclean.tokens import PRONOUNS

ARTICLE = "ال"

_MIN_STEM = 2


class Parts(NamedTuple):
    """A word taken apart: what stands before it (with the article spelled ال), the word, the pronoun after it."""

    lead: str
    stem: str
    pronoun: str

    def join(self, stem: str) -> str:
        """Another word, written with the same letters before and after it."""
        return join(self.lead, stem, self.pronoun)


def split(form: str) -> Iterator[Parts]:
    """Every way to read ``form`` as a word with something before or after it, least taken off first.

    The word keeps at least two letters. At most a few dozen ways; none for a form of one or two letters.
    """
    ways = []
    for lead, rest in _leads(form):
        if lead:
            ways.append(Parts(lead, rest, ""))
        if lead.endswith(ARTICLE):
            continue
        for pronoun in PRONOUNS:
            if rest.endswith(pronoun) and len(rest) - len(pronoun) >= _MIN_STEM:
                ways += [Parts(lead, stem, pronoun) for stem in _stems(rest[: -len(pronoun)], pronoun)]
    ways.sort(key=lambda parts: len(parts.lead) + len(parts.pronoun))
    yield from ways


def join(lead: str, stem: str, pronoun: str = "") -> str:
    """``stem`` written with ``lead`` before and ``pronoun`` after it; the inverse of `split`."""
    if pronoun:
        if stem.endswith("ة"):
            stem = stem[:-1] + "ت"
        elif stem.endswith("ى"):
            stem = stem[:-1] + "ا"
        elif stem.endswith("وا"):
            stem = stem[:-1]
    if lead.endswith("ل" + ARTICLE):
        # three lams are written two: ل + ال + لغة → للغة
        return lead[: -len(ARTICLE)] + (stem if stem.startswith("ل") else "ل" + stem) + pronoun
    return lead + stem + pronoun


def _leads(form: str) -> Iterator[tuple[str, str]]:
    """(what stands before, with the article spelled ال; the rest, at least two letters); first with nothing before."""
    for first in ("", "و", "ف"):
        if not form.startswith(first):
            continue
        word = form[len(first) :]
        for second in ("", "ب", "ك", "ل", "س"):
            if not word.startswith(second):
                continue
            rest = word[len(second) :]
            if len(rest) >= _MIN_STEM:
                yield first + second, rest
            if second == "ل" and rest.startswith("ل") and len(rest) > _MIN_STEM:
                yield first + second + ARTICLE, rest[1:]
                yield first + second + ARTICLE, rest
            elif second in ("", "ب", "ك") and rest.startswith(ARTICLE) and len(rest) >= len(ARTICLE) + _MIN_STEM:
                yield first + second + ARTICLE, rest[len(ARTICLE) :]


def _stems(rest: str, pronoun: str) -> Iterator[str]:
    """How the word before a pronoun may be written alone."""
    yield rest
    if rest.endswith("ت"):
        yield rest[:-1] + "ة"
    elif rest.endswith("ا") and pronoun != "ي":
        yield rest[:-1] + "ى"
    elif rest.endswith("و"):
        yield rest + "ا"
    elif rest.endswith(("ؤ", "ئ")) and len(rest) > _MIN_STEM:
        yield rest[:-1] + "ء"
