"""What the counts say for one spelling of a word and against another."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.lexicon import Lexicon
from arabclean.lexicon.clitic import split

_KNOWN_STEM = 3
_DEFINITE = ("ال", "بال", "كال", "لل")


def is_definite(form: str) -> bool:
    """Whether a word begins as one with the article, before at least three letters."""
    bare = form[1:] if form[:1] in ("و", "ف") else form
    return bare.startswith(_DEFINITE) and len(bare) >= (6 if bare.startswith(("بال", "كال")) else 5)


def without_conjunction(form: str) -> str:
    """Return a word without a و or ف before it that may be a conjunction."""
    return form[1:] if form[:1] in ("و", "ف") and len(form) > 2 else form


def has_known_stem(lexicon: Lexicon, form: str) -> bool:
    """Whether the form is a word that was counted a few times, with clitics on it."""
    return any(len(parts.stem) > 2 and lexicon.count(parts.stem).total >= _KNOWN_STEM for parts in split(form))


class Evidence:
    """Compares two spellings, each as it stands and with the same clitics taken off both."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon that counted words."""
        self.lexicon = lexicon

    def use(self, form: str) -> int:
        """Return how often careful text has the form, as it stands or without what may stand before it."""
        count = self.lexicon.count
        return max(count(each).careful for each in _strips(form))

    def seen(self, form: str) -> int:
        """Return how often any text has the form as it stands."""
        return self.lexicon.count(form).total

    def outweighs(self, right: str, wrong: str, times: int, least: int) -> bool:
        """Whether careful text has ``right`` at least ``least`` times and ``times`` as often as ``wrong``."""
        count = self.lexicon.count
        for_right = for_wrong = 0
        for one, other in zip(_strips(right), _strips(wrong), strict=False):
            for_right = max(for_right, count(one).careful)
            for_wrong = max(for_wrong, count(other).careful)
        return for_right >= least and for_right >= times * for_wrong

    def shared_use(self, right: str, wrong: str) -> tuple[int, int]:
        """Return the uses of both in edited text, the clitics that both begin with taken off as far as they help."""

        def use(form: str) -> int:
            count = self.lexicon.count(form)
            return count.careful + 2 * count.news

        for_right, for_wrong = use(right), use(wrong)
        for clitics in (("و", "ف"), ("ب", "ك", "ل")):
            if right[0] != wrong[0] or right[0] not in clitics or min(len(right), len(wrong)) < 5:
                continue
            right, wrong = right[1:], wrong[1:]
            for_right = max(for_right, use(right))
            for_wrong = max(for_wrong, use(wrong))
        return for_right, for_wrong

    def is_nearest(self, right: str, wrong: str) -> bool:
        """Whether nothing but ``right`` is likelier to have been meant by ``wrong``; asks for a search."""
        nearest = self.lexicon.candidates(wrong, 1, 80)
        return not nearest or nearest[0].form == right

    def is_unheard(self, form: str) -> bool:
        """Whether nobody has the form: no dictionary, no list, and next to no text."""
        return self.seen(form) <= 1 and not self.lexicon.accepts(form)


def _strips(form: str) -> Iterator[str]:
    """The form; without و or ف; without ب, ك, ل. Two forms that begin alike are cut alike."""
    yield form
    rest = form
    if rest[:1] in ("و", "ف") and len(rest) >= 4:
        rest = rest[1:]
        yield rest
    if rest.startswith("لل") and len(rest) >= 5:
        yield "ال" + rest[2:]
    elif rest[:1] in ("ب", "ك", "ل") and len(rest) >= 4:
        yield rest[1:]
