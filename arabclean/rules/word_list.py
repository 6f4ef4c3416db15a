"""A rule that is a list of wrong words and phrases with what is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from arabclean.document import Document
from arabclean.errors import ConfigError
from arabclean.finding import Finding, Safety
from arabclean.judged import Judged
from arabclean.rule import RuleInfo
from arabclean.rules.respell import respell
from arabclean.text import Span
from arabclean.text.record import Record
from arabclean.tokens import Reading, Token, readings


class Entry(NamedTuple):
    """One wrong stem or phrase and what is right.

    ``wrong``: a stem, or words parted by one space of which the first may carry what a stem may. ``right``: one or
    several corrections, best first; none where the rule only points. ``pronouns``: the stem may carry a pronoun
    suffix. ``definite``: it may carry the article. ``proclitics``: it may carry a preposition; و and ف it always may.
    ``before`` and ``after``: one of these words must follow, or stand before; ``not_before``, ``not_after``: none
    may. ``next``: ``"definite"``, the following word must carry the article; ``"indefinite"``, a word must follow that
    does not. ``review``: the word can be another one, so a person decides. ``when``: a house switch and its value, such
    as ``"hundred=مئة"``; the entry counts only where the house chose so. ``other``: written forms that look like the
    stem with a clitic and are other words, such as فضل of ضل.
    """

    wrong: str
    right: tuple[str, ...] = ()
    pronouns: bool = False
    definite: bool = True
    proclitics: bool = True
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    review: bool = False
    when: str = ""
    next: str = ""
    other: tuple[str, ...] = ()

    def may_read(self, reading: Reading) -> bool:
        """Whether a word so read carries only what the entry lets it carry."""
        if reading.pronoun and not self.pronouns:
            return False
        if reading.proclitic.endswith("س") and self.wrong[0] not in "يتنأا":
            return False  # س makes the future of an imperfect only
        if reading.is_definite:
            return self.definite
        return self.proclitics or reading.proclitic in ("", "و", "ف")

    def fits(self, before: Token | None, after: Token | None) -> bool:
        """Whether the neighbours are as the entry wants them."""
        if (self.before or self.not_before) and not _among(after, self.before, self.not_before):
            return False
        if self.next and not (after and after.is_word and after.form.startswith("ال") == (self.next == "definite")):
            return False
        return not (self.after or self.not_after) or _among(before, self.after, self.not_after)


class WordListRule(Record):
    """Each listed word or phrase is reported; the engine applies the clitics, the list holds stems.

    ``entries``: by their first word; of several the longest phrase is tried first.
    """

    info: RuleInfo
    entries: Mapping[str, Sequence[Entry]]

    @classmethod
    def from_table(
        cls, info: RuleInfo, entries: Iterable[Any], pack: str, house: Mapping[str, str] | None = None
    ) -> WordListRule:
        """Read the ``[[rule.word]]`` tables.

        Raises:
            ConfigError: an entry without ``wrong``, with an unknown key, or one that stands twice.
        """
        read: dict[str, list[Entry]] = {}
        for table in entries:
            item = _entry(table, f"{pack}: rule {info.slug!r}")
            if not _is_chosen(item.when, house or {}):
                continue
            if item.next not in ("", "definite", "indefinite"):
                raise ConfigError(f"{pack}: rule {info.slug!r}: 'next' is 'definite' or 'indefinite'")
            same = read.setdefault(item.wrong.split(" ", 1)[0], [])
            if any(_place(other) == _place(item) for other in same):
                raise ConfigError(f"{pack}: rule {info.slug!r}: the word {item.wrong!r} stands twice")
            same.append(item)
        for same in read.values():
            same.sort(key=lambda item: item.wrong.count(" "), reverse=True)
        return cls(info, read)

    @classmethod
    def from_packed(cls, info: RuleInfo, entries: Iterable[Any], house: Mapping[str, str]) -> WordListRule:
        """Take tables that ``tools/compile_pack.py`` has read without a complaint; each is read when a text asks."""
        return cls(info, _Unread(entries, house))

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each listed word, with or without clitics."""
        seen: set[int] = set()
        for form, listed in self._listed.of(document):
            for reading, entry in listed:
                if _may_stand(entry, document):
                    yield from self._findings(document, form, reading, entry, seen)

    @cached_property
    def _listed(self) -> Judged[Sequence[tuple[Reading, Entry]]]:
        """Judges forms by what the list has for their readings, the longest stem first."""
        return Judged(self._entries_for)

    def _entries_for(self, form: str) -> Sequence[tuple[Reading, Entry]]:
        listed = [reading for reading in readings(form) if reading.stem in self.entries]
        if len(listed) > 1:
            listed.sort(key=_length_first)
        return [
            (reading, entry)
            for reading in listed
            for entry in self.entries[reading.stem]
            if entry.may_read(reading) and form not in entry.other
        ]

    def _findings(
        self, document: Document, form: str, reading: Reading, entry: Entry, seen: set[int]
    ) -> Iterator[Finding]:
        rest = entry.wrong.split(" ")[1:]
        for token in document.occurrences[form]:
            if token.start in seen:
                continue
            last = _phrase_end(document, token, rest)
            if last is None or not entry.fits(document.neighbours(token)[0], document.neighbours(last)[1]):
                continue
            seen.add(token.start)
            span = Span(token.start, last.end)
            old = form if last is token else document.folded.text[slice(*document.folded.map.to_result(span))]
            safety = Safety.REVIEW if entry.review or len(entry.right) > 1 else self.info.safety
            news = [reading.proclitic + right + reading.pronoun for right in entry.right]
            fixes = [respell(document, span, old, new, safety) for new in news]
            yield self.info.finding(document, span, fixes=fixes, args={"suggestion": news[0] if news else ""})


class _Unread(Mapping[str, Sequence[Entry]]):
    """Entries by their first word; those of a word are read when it is asked for."""

    def __init__(self, tables: Iterable[Any], house: Mapping[str, str]) -> None:
        self._read: dict[str, Sequence[Entry]] = {}
        self._tables: dict[str, list[Any]] = {}
        for table in tables:
            if "when" not in table or _is_chosen(table["when"], house):
                self._tables.setdefault(table["wrong"].split(" ", 1)[0], []).append(table)

    def __contains__(self, word: object) -> bool:
        return word in self._tables

    def __getitem__(self, word: str) -> Sequence[Entry]:
        found = self._read.get(word)
        if found is None:
            read = [_entry(table, word) for table in self._tables[word]]
            found = self._read[word] = sorted(read, key=lambda item: item.wrong.count(" "), reverse=True)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


def _is_chosen(when: str, house: Mapping[str, str]) -> bool:
    """Whether an entry counts in a house: it asks for no switch, or for the value that the house has set."""
    switch, _, value = when.partition("=")
    return not when or house.get(switch) == value


def _entry(table: Any, where: str) -> Entry:
    try:
        fields = dict(table)
        for name in ("right", "before", "after", "not_before", "not_after", "other"):
            if name in fields:
                value = fields[name]
                fields[name] = (value,) if isinstance(value, str) else tuple(value)
        item = Entry(**fields)
    except (TypeError, ValueError):
        known = ", ".join(Entry._fields)
        raise ConfigError(f"{where}: a [[rule.word]] has 'wrong' and may have what is right: {known}") from None
    if not isinstance(item.wrong, str) or not item.wrong or item.wrong != " ".join(item.wrong.split()):
        raise ConfigError(f"{where}: {item.wrong!r} is no word or phrase: words are parted by one space")
    return item


def _may_stand(entry: Entry, document: Document) -> bool:
    """Whether every word of a phrase but the first stands somewhere in the document."""
    return " " not in entry.wrong or document.written.issuperset(entry.wrong.split(" ")[1:])


def _phrase_end(document: Document, first: Token, rest: Sequence[str]) -> Token | None:
    """Return the last token of the phrase that goes on from ``first`` with the words ``rest``, or None."""
    last = first
    for at, word in enumerate(rest, document.at(first) + 1):
        if at >= len(document.tokens):
            return None
        token = document.tokens[at]
        if token.form != word or not document.is_gap(last, token):
            return None
        last = token
    return last


def _place(item: Entry) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    return item.wrong, item.before, item.after, item.next


def _length_first(reading: Reading) -> tuple[int, str]:
    return -len(reading.stem), reading.stem


def _among(token: Token | None, wanted: Sequence[str], refused: Sequence[str]) -> bool:
    form = "" if token is None else token.form
    bare = form[1:] if form[:1] in ("و", "ف") else form
    if form in refused or bare in refused:
        return False
    return not wanted or form in wanted or bare in wanted
