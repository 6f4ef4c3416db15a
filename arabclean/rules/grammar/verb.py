"""Finite verbs as they stand in a text: which form it is, and the form that agrees."""

from __future__ import annotations

from typing import NamedTuple

from arabclean.lexicon.noun import Nouns
from arabclean.lexicon.verb import Verb, Verbs
from arabclean.rules.inflection import conjugation
from arabclean.text.record import Record

_LEADS = ("", "و", "ف")


class Finite(NamedTuple):
    """A verb form taken apart. ``cell`` names the form as `conjugation` does: past.3ms, imperfect.3mp …"""

    lead: str
    verb: Verb
    cell: str

    def in_cell(self, person: str) -> str:
        """Return the same tense in another person (3ms, 3fs, 3mp, 3md, 3fd), clitics kept; "" if there is none."""
        tense = self.cell.split(".")[0]
        form = conjugation(*self.verb).get(f"{tense}.{person}", "")
        return self.lead + form if form else ""

    @property
    def base(self) -> str:
        """The third person masculine singular, without proclitics: by it `Verbs.acts` is asked."""
        return self.verb.imperfect if self.cell.startswith("imperfect") else self.verb.past.rstrip("\u0651")


class VerbReader(Record, eq=False):
    """Reads finite forms of the common verbs."""

    verbs: Verbs
    nouns: Nouns

    def read(self, form: str, *, plural: bool = True) -> Finite | None:
        """Return what finite form ``form`` is; the first that fits. ``plural``: plurals and duals, too."""
        for lead in _LEADS:
            if form.startswith(lead) and len(form) - len(lead) >= 2:
                found = self._bare(form[len(lead) :], lead, plural)
                if found is not None:
                    return found
        return None

    def is_verb(self, form: str) -> bool:
        """Whether ``form`` is a verb and no noun, as far as the lists know."""
        found = self.read(form)
        if found is None or self.nouns.of_singular(form) or self.nouns.of_plural(form):
            return False
        bare = form[len(found.lead) :]
        if found.cell == "past.1p":
            return not self.nouns.of_singular(bare[:-2]) and not self.nouns.of_plural(bare[:-2]) and bare != "بيننا"
        if self.nouns.of_singular(bare) or self.nouns.of_plural(bare) or self.nouns.is_adjective(bare):
            return False
        return found.cell != "past.3ms" or not self.verbs.is_like_noun(bare) or self.verbs.acts(bare)

    def _bare(self, form: str, lead: str, plural: bool) -> Finite | None:
        if found := self.verbs.of_past(form):
            return Finite(lead, found[0], "past.3ms")
        stem = form[1:] if form.startswith("س") and len(form) > 4 else form
        future = lead + ("س" if stem is not form else "")
        if found := self.verbs.of_imperfect(stem):
            return Finite(future, found[0], "imperfect.3ms")
        if stem.startswith("ت") and (found := self.verbs.of_imperfect("ي" + stem[1:])):
            return Finite(future, found[0], "imperfect.3fs")
        if form.endswith("ت"):
            for past in (form[:-1], form[:-1] + "ى", form[:-1] + "ا"):
                if found := self.verbs.of_past(past):
                    return Finite(lead, found[0], "past.3fs")
        if form.endswith("نا") and len(form) > 4 and (found := self.verbs.of_past(form[:-2])):
            return Finite(lead, found[0], "past.1p")
        return self._plural(form, lead, stem, future) if plural else None

    def _plural(self, form: str, lead: str, stem: str, future: str) -> Finite | None:
        if form.endswith("وا"):
            for past in (form[:-2], form[:-2] + "ى", form[:-2] + "ا", form[:-2] + "ي", form[:-3] + "أ"):
                if found := self.verbs.of_past(past):
                    return Finite(lead, found[0], "past.3mp")
        if stem.endswith("ون") and stem.startswith("ي"):
            for imperfect in (stem[:-2], stem[:-2] + "ي", stem[:-2] + "و", stem[:-2] + "ى", stem[:-3] + "أ"):
                if found := self.verbs.of_imperfect(imperfect):
                    return Finite(future, found[0], "imperfect.3mp")
        return None


def reader() -> VerbReader:
    """Return what reads verbs, made of the packaged data."""
    return VerbReader(Verbs.packaged(), Nouns.packaged())
