"""A rule that is a list of wrong words with their right forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from arabclean.document import Document
from arabclean.errors import ConfigError
from arabclean.finding import Finding, Safety
from arabclean.rule import RuleInfo
from arabclean.rules.respell import respell
from arabclean.text.pattern import lazy
from arabclean.tokens import PRONOUNS, Token, stems


class Entry(NamedTuple):
    """One wrong stem and its right form.

    ``pronouns``: it may carry a pronoun suffix. ``definite``: it may carry the article. ``before``: one of these
    words must follow. ``not_after``: none of these words may stand before. ``review``: the word can be another
    one, so a person decides.
    """

    wrong: str
    right: str
    pronouns: bool = False
    definite: bool = True
    before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    review: bool = False


class Correction(NamedTuple):
    """The right spelling of a whole word, clitics kept, and the entry that says so."""

    form: str
    entry: Entry


@dataclass(frozen=True)
class WordListRule:
    """Each word whose stem is in the list is reported; the engine applies the clitics, the list holds stems."""

    info: RuleInfo
    entries: Mapping[str, Entry]
    _memo: dict[str, Correction | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def _stem(self) -> re.Pattern[str]:
        """Matches in every form that has a listed word in it, and in few others."""
        return lazy("|".join(map(re.escape, self.entries)))

    @classmethod
    def from_table(cls, info: RuleInfo, entries: Iterable[Any], pack: str) -> WordListRule:
        """Read the ``[[rule.word]]`` tables.

        Raises:
            ConfigError: an entry without ``wrong`` or ``right``, or one that stands twice.
        """
        read: dict[str, Entry] = {}
        for entry in entries:
            try:
                lists = {name: tuple(entry[name]) for name in ("before", "not_after") if name in entry}
                item = Entry(**{**entry, **lists})
            except TypeError:
                raise ConfigError(f"{pack}: rule {info.slug!r}: a [[rule.word]] has 'wrong' and 'right'") from None
            if item.wrong in read:
                raise ConfigError(f"{pack}: rule {info.slug!r}: the word {item.wrong!r} stands twice")
            read[item.wrong] = item
        return cls(info, read)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each token that is a listed word, with or without clitics."""
        for form, tokens in document.occurrences.items():
            correction = self._memo[form] if form in self._memo else self._remember(form)
            if correction is None:
                continue
            for token in tokens:
                if _fits(document, token, correction.entry):
                    safety = Safety.REVIEW if correction.entry.review else self.info.safety
                    fix = respell(document, token.span, form, correction.form, safety)
                    yield self.info.finding(document, token.span, fixes=[fix], args={"suggestion": correction.form})

    def _remember(self, form: str) -> Correction | None:
        if len(self._memo) > 100_000:
            self._memo.clear()
        correction = self._memo[form] = self._correct(form)
        return correction

    def _correct(self, form: str) -> Correction | None:
        """Return the correction of a form, or None when no listed word is in it."""
        if not self._stem.search(form):
            return None
        for reading in stems(form):
            entry = self.entries.get(reading.stem)
            if entry is not None and (entry.definite or not reading.is_definite):
                return Correction(reading.proclitic + entry.right, entry)
            if reading.is_definite:
                continue
            for pronoun in PRONOUNS:
                if reading.stem.endswith(pronoun):
                    entry = self.entries.get(reading.stem[: -len(pronoun)])
                    if entry is not None and entry.pronouns:
                        return Correction(reading.proclitic + entry.right + pronoun, entry)
        return None


def _fits(document: Document, token: Token, entry: Entry) -> bool:
    """Whether the neighbours are as the entry wants them."""
    if not entry.before and not entry.not_after:
        return True
    previous, following = document.neighbours(token)
    if entry.before and (following is None or following.form not in entry.before):
        return False
    return previous is None or previous.form.lstrip("وف") not in entry.not_after
