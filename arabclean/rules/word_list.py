"""A rule that is a list of wrong words with their right forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from arabclean.document import Document
from arabclean.errors import ConfigError
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.respell import respell
from arabclean.tokens import PRONOUNS, stems


class Entry(NamedTuple):
    """One wrong stem; ``pronouns`` says that it may carry a pronoun suffix, ``bare`` that no clitic may stand on it."""

    wrong: str
    right: str
    pronouns: bool = False
    bare: bool = False


@dataclass(frozen=True)
class WordListRule:
    """Each word whose stem is in the list is reported; the engine applies the clitics, the list holds stems."""

    info: RuleInfo
    entries: Mapping[str, Entry]
    _memo: dict[str, str | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def from_table(cls, info: RuleInfo, entries: Iterable[Any], pack: str) -> WordListRule:
        """Read the ``[[rule.word]]`` tables.

        Raises:
            ConfigError: an entry without ``wrong`` or ``right``, or one that stands twice.
        """
        read: dict[str, Entry] = {}
        for entry in entries:
            try:
                item = Entry(**entry)
            except TypeError:
                raise ConfigError(f"{pack}: rule {info.slug!r}: a [[rule.word]] has 'wrong' and 'right'") from None
            if item.wrong in read:
                raise ConfigError(f"{pack}: rule {info.slug!r}: the word {item.wrong!r} stands twice")
            read[item.wrong] = item
        return cls(info, read)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each token that is a listed word, with or without clitics."""
        for form, tokens in document.occurrences.items():
            right = self._memo[form] if form in self._memo else self._remember(form)
            if right is None:
                continue
            for token in tokens:
                fix = respell(document, token.span, form, right, self.info.safety)
                yield self.info.finding(document, token.span, fixes=[fix], args={"suggestion": right})

    def _remember(self, form: str) -> str | None:
        if len(self._memo) > 100_000:
            self._memo.clear()
        right = self._memo[form] = self._correct(form)
        return right

    def _correct(self, form: str) -> str | None:
        """Return the right spelling of a form, or None when no listed word is in it."""
        for proclitic, stem in stems(form):
            entry = self.entries.get(stem)
            if entry is not None and not (entry.bare and proclitic):
                return proclitic + entry.right
            if proclitic.endswith(("ال", "لل")):
                continue
            for pronoun in PRONOUNS:
                if stem.endswith(pronoun):
                    entry = self.entries.get(stem[: -len(pronoun)])
                    if entry is not None and entry.pronouns:
                        return proclitic + entry.right + pronoun
        return None
