"""Facts about weak verbs: what is left of them after لم, and what belongs after لن.

Forms are bare: no vowel marks, no clitics. The person does not matter: any of ي, ت, ن, أ may begin the form::

    verbs = Verbs.packaged()
    verbs.jussive("تستطيع")              # Mood("تستطع", is_sure=True): لم تستطع
    verbs.jussive("يقوم")                # Mood("يقم", is_sure=False): لم يقوّم is right, too
    verbs.subjunctive("يكن")             # "يكون": لن يكون; None for what may be right after لن (يعد)
    verbs.is_singular_in_noon("يتعاون")  # the ن is the root's
    verbs.of_past("احتج")                # (Verb("احتجّ", "يحتج"),): common verbs by their third person masculine
    verbs.of_imperfect("يعلن")           # (Verb("أعلن", "يعلن"),)
    verbs.acts("أعلن")                   # the form is a verb's and no noun's, and its object is no person
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from arabclean import resources
from arabclean.lexicon.paragraph import Paragraphs

PERSONS = ("ي", "ت", "ن", "أ")
"""The letters that an imperfect begins with."""


class Mood(NamedTuple):
    """A form in another mood; ``is_sure``: no other verb is written like the form asked about."""

    form: str
    is_sure: bool


class Verb(NamedTuple):
    """A verb by its past and imperfect in the third person; a shadda says that the last letter of the past is two."""

    past: str
    imperfect: str


Found = dict[str, str | tuple[Verb, ...]]
"""Past and imperfect of the verbs that a form is of, as text; once somebody has asked for them, the verbs."""


class Verbs:
    """The verbs. Immutable but for the reading, which happens once; safe to share between threads."""

    def __init__(self, read: Callable[[], str] = str) -> None:
        """Take what gives the compiled text (``tools/compile_verb.py``); without it nothing is known."""
        self._lists = Paragraphs(read)

    @classmethod
    def packaged(cls) -> Verbs:
        """The verbs that come with arabclean; read, and DataError raised, at the first question."""
        return _PACKAGED

    @cached_property
    def _jussives(self) -> Mapping[str, str]:
        return self._lists.table("jussive")

    @cached_property
    def _subjunctives(self) -> Mapping[str, str]:
        return self._lists.table("indicative")

    @cached_property
    def _root_noon(self) -> frozenset[str]:
        return self._lists.forms("root_noon")

    @cached_property
    def _pasts(self) -> Found:
        return self._lists.table("past")

    @cached_property
    def _imperfects(self) -> Found:
        return self._lists.table("imperfect")

    @cached_property
    def _actors(self) -> frozenset[str]:
        return self._lists.forms("actor")

    @cached_property
    def _like_nouns(self) -> frozenset[str]:
        return self._lists.forms("noun")

    def jussive(self, form: str) -> Mood | None:
        """Return the jussive of a singular indicative that is written differently; None when none is known."""
        mood = self._jussives.get(form[1:]) if form.startswith(PERSONS) else None
        if not mood:
            return None
        stem, _, unsure = mood.partition(" ")
        return Mood(form[0] + stem, not unsure)

    def subjunctive(self, form: str) -> str | None:
        """Return what stands after لن instead of a jussive; None when ``form`` may stand there."""
        stem = self._subjunctives.get(form[1:]) if form.startswith(PERSONS) else None
        return form[0] + stem if stem else None

    def is_singular_in_noon(self, form: str) -> bool:
        """Whether a form in ون or ان is a singular: يكون, يتعاون, يهان."""
        return form.startswith(PERSONS) and form[1:] in self._root_noon

    def of_past(self, form: str) -> tuple[Verb, ...]:
        """Return the common verbs of which ``form`` is the past, third person masculine, written without shadda."""
        found = self._pasts.get(form, ())
        return _verbs(self._pasts, form, found) if isinstance(found, str) else found

    def of_imperfect(self, form: str) -> tuple[Verb, ...]:
        """Return the common verbs of which ``form`` is the imperfect, third person masculine."""
        found = self._imperfects.get(form, ())
        return _verbs(self._imperfects, form, found) if isinstance(found, str) else found

    def is_like_noun(self, past: str) -> bool:
        """Whether a past is also written like a noun: ضرب, شكر."""
        return past in self._like_nouns

    def acts(self, form: str) -> bool:
        """Whether ``form``, third person masculine, is of a verb whose object is no person, and no other word."""
        return form in self._actors


def _verbs(table: Found, form: str, text: str) -> tuple[Verb, ...]:
    words = text.split(" ")
    table[form] = found = tuple(map(Verb, words[::2], words[1::2]))
    return found


_PACKAGED = Verbs(lambda: resources.text("data/verbs.txt"))
