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

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from arabclean import resources

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


class _Facts(NamedTuple):
    jussives: Mapping[str, Mood]
    subjunctives: Mapping[str, str]
    root_noon: frozenset[str]
    pasts: Mapping[str, tuple[Verb, ...]]
    imperfects: Mapping[str, tuple[Verb, ...]]
    actors: frozenset[str]
    like_nouns: frozenset[str]


class Verbs:
    """The verbs. Immutable but for the reading, which happens once; safe to share between threads."""

    def __init__(self, read: Callable[[], str] = str) -> None:
        """Take what gives the compiled text (``tools/compile_verb.py``); without it nothing is known."""
        self._read = read

    @classmethod
    def packaged(cls) -> Verbs:
        """The verbs that come with arabclean; read, and DataError raised, at the first question."""
        return _PACKAGED

    @cached_property
    def _facts(self) -> _Facts:
        lists = {}
        for paragraph in self._read().rstrip("\n").split("\n\n"):
            name, *lines = paragraph.split("\n")
            lists[name] = [line.split(" ") for line in lines]
        return _Facts(
            {words[0][1:]: Mood(words[1][1:], len(words) == 2) for words in lists.get("jussive", ())},
            {words[0][1:]: words[1][1:] for words in lists.get("indicative", ())},
            frozenset(words[0][1:] for words in lists.get("root_noon", ())),
            *_by_form(Verb(*words[:2]) for words in lists.get("common", ())),
            frozenset(word for words in lists.get("actor", ()) for word in words if not word.endswith("-")),
            frozenset(words[0].rstrip("\u0651") for words in lists.get("common", ()) if len(words) > 2),
        )

    def jussive(self, form: str) -> Mood | None:
        """Return the jussive of a singular indicative that is written differently; None when none is known."""
        mood = self._facts.jussives.get(form[1:]) if form.startswith(PERSONS) else None
        return Mood(form[0] + mood.form, mood.is_sure) if mood else None

    def subjunctive(self, form: str) -> str | None:
        """Return what stands after لن instead of a jussive; None when ``form`` may stand there."""
        stem = self._facts.subjunctives.get(form[1:]) if form.startswith(PERSONS) else None
        return form[0] + stem if stem else None

    def is_singular_in_noon(self, form: str) -> bool:
        """Whether a form in ون or ان is a singular: يكون, يتعاون, يهان."""
        return form.startswith(PERSONS) and form[1:] in self._facts.root_noon

    def of_past(self, form: str) -> tuple[Verb, ...]:
        """Return the common verbs of which ``form`` is the past, third person masculine, written without shadda."""
        return self._facts.pasts.get(form, ())

    def of_imperfect(self, form: str) -> tuple[Verb, ...]:
        """Return the common verbs of which ``form`` is the imperfect, third person masculine."""
        return self._facts.imperfects.get(form, ())

    def is_like_noun(self, past: str) -> bool:
        """Whether a past is also written like a noun: ضرب, شكر."""
        return past in self._facts.like_nouns

    def acts(self, form: str) -> bool:
        """Whether ``form``, third person masculine, is of a verb whose object is no person, and no other word."""
        return form in self._facts.actors


def _by_form(verbs: Iterable[Verb]) -> tuple[Mapping[str, tuple[Verb, ...]], Mapping[str, tuple[Verb, ...]]]:
    pasts: dict[str, tuple[Verb, ...]] = {}
    imperfects: dict[str, tuple[Verb, ...]] = {}
    for verb in verbs:
        past = verb.past.rstrip("\u0651")
        pasts[past] = (*pasts.get(past, ()), verb)
        imperfects[verb.imperfect] = (*imperfects.get(verb.imperfect, ()), verb)
    return pasts, imperfects


_PACKAGED = Verbs(lambda: resources.text("data/verbs.txt"))
