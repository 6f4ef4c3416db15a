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

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from arabclean.lexicon.fact import Facts

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


_SHADDA = "\N{ARABIC SHADDA}"
_MOST = 20_000
"""How many forms are remembered that somebody has asked for."""


class Verbs:
    """The verbs. Immutable but for a memo of what was asked for (bounded); safe to share between threads."""

    def __init__(self, facts: Callable[[], Facts] | None = None) -> None:
        """Take what gives the facts; it is called at the first question. Without it nothing is known."""
        self._open = facts
        self._pasts: dict[str, tuple[Verb, ...]] = {}
        self._imperfects: dict[str, tuple[Verb, ...]] = {}

    @classmethod
    def packaged(cls) -> Verbs:
        """The verbs that come with arabclean; opened, and DataError raised, at the first question."""
        return _PACKAGED

    @cached_property
    def _facts(self) -> Facts | None:
        return self._open() if self._open else None

    def _of(self, name: str, form: str) -> str | None:
        return self._facts.of(name, form) if self._facts else None

    def jussive(self, form: str) -> Mood | None:
        """Return the jussive of a singular indicative that is written differently; None when none is known."""
        mood = self._of("jussive", form[1:]) if form.startswith(PERSONS) else None
        if not mood:
            return None
        stem, _, unsure = mood.partition(" ")
        return Mood(form[0] + stem, not unsure)

    def subjunctive(self, form: str) -> str | None:
        """Return what stands after لن instead of a jussive; None when ``form`` may stand there."""
        stem = self._of("indicative", form[1:]) if form.startswith(PERSONS) else None
        return form[0] + stem if stem else None

    def is_singular_in_noon(self, form: str) -> bool:
        """Whether a form in ون or ان is a singular: يكون, يتعاون, يهان."""
        return form.startswith(PERSONS) and self._of("root_noon", form[1:]) is not None

    def of_past(self, form: str) -> tuple[Verb, ...]:
        """Return the common verbs of which ``form`` is the past, third person masculine, written without shadda."""
        found = self._pasts.get(form)
        if found is None:
            known = (self._of("past", form) or "").split(";")
            found = tuple(Verb(form + word[: word.startswith(_SHADDA)], word.lstrip(_SHADDA)) for word in known if word)
            _remember(self._pasts, form, found)
        return found

    def of_imperfect(self, form: str) -> tuple[Verb, ...]:
        """Return the common verbs of which ``form`` is the imperfect, third person masculine."""
        found = self._imperfects.get(form)
        if found is None:
            known = (self._of("imperfect", form) or "").split(";")
            found = tuple(Verb(word, form) for word in known if word)
            _remember(self._imperfects, form, found)
        return found

    def is_like_noun(self, past: str) -> bool:
        """Whether a past is also written like a noun: ضرب, شكر."""
        return self._of("like_noun", past) is not None

    def acts(self, form: str) -> bool:
        """Whether ``form``, third person masculine, is of a verb whose object is no person, and no other word."""
        return self._of("actor", form) is not None


def _remember(memo: dict[str, tuple[Verb, ...]], form: str, verbs: tuple[Verb, ...]) -> None:
    if len(memo) >= _MOST:
        memo.clear()
    memo[form] = verbs


_PACKAGED = Verbs(Facts.packaged)
