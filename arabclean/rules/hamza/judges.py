"""What the rules of the family share: the judges of forms, and what they say of the document in hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple
from weakref import ref

from arabclean.document import Document
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.rules.hamza.alef import AlefJudge
from arabclean.rules.hamza.clause import Clauses
from arabclean.rules.hamza.named import NamedPhrases
from arabclean.rules.hamza.seat import SeatJudge
from arabclean.rules.material import Material


class Fault(NamedTuple):
    """A form of the document, and what it should be, best first."""

    form: str
    offers: tuple[str, ...]


class Judges:
    """The judges of one lexicon. Each form of a document is judged once, for all rules; safe to share by threads."""

    def __init__(
        self,
        lexicon: Lexicon,
        lists: Mapping[str, Sequence[str]],
        names: Iterable[str] = (),
        others: Iterable[str] = (),
    ) -> None:
        """Take the lexicon, the closed lists of the family, and the names and words that other rules look after."""
        self._others = frozenset(others)
        known = tuple(names)
        self.alef = AlefJudge(lexicon, lists, (name for name in known if " " not in name))
        self.named = NamedPhrases(name for name in known if " " in name)
        self.seat = SeatJudge(lexicon, self.alef, lists["seat_names"])
        self._lexicon = lexicon
        self._lists = lists
        self._faulty = Judged(self._fault_of)
        self._last: tuple[ref[Document], Mapping[str, Sequence[Fault]]] | None = None

    @cached_property
    def clauses(self) -> Clauses:
        """What governs إن and أن; made when first asked, for most texts need a part of the rules only."""
        return Clauses(self._lexicon, self._lists)

    def faults(self, document: Document) -> Mapping[str, Sequence[Fault]]:
        """Return the faulty forms of a document by the slug of the rule that reports them."""
        last = self._last
        if last is not None and last[0]() is document:
            return last[1]
        found: dict[str, list[Fault]] = {}
        for _, (slug, fault) in self._faulty.of(document):
            found.setdefault(slug, []).append(fault)
        self._last = (ref(document), found)
        return found

    def _fault_of(self, form: str) -> tuple[str, Fault] | None:
        """Return what is wrong with a form, after the slug of the rule that reports it."""
        if form in self._others or (form[0] in "وف" and form[1:] in self._others):
            return None
        repair = self.alef.judge(form)
        if repair is not None:
            return (repair.fault.value, Fault(form, repair.offers)) if repair.sure else None
        seat = self.seat.judge(form)
        return None if seat is None else (seat.fault.value, Fault(form, seat.offers))


_NAMES = ("countries", "capitals", "organisations", "places", "people")
_LAST: list[tuple[Material, Judges]] = []


def judges_of(material: Material) -> Judges:
    """Return the judges of a lexicon; the rules of one checker share them, and so their memos."""
    for known, judges in _LAST:
        if known.lexicon is material.lexicon:
            return judges
    names = material.lists.get("names", {})
    judges = Judges(
        material.lexicon,
        material.lists["hamza"],
        (name for folder in _NAMES if folder in names for name in names[folder].split("\n")),
        ("الي", "إفعال", *material.lists["misspellings"]["joined"]),
    )
    _LAST[:] = [(material, judges)]
    return judges
