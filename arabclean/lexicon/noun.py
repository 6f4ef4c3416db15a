"""Facts about nouns: gender, plurals, person or thing.

Some 3,000 nouns that are common in edited text. All words here are bare: no vowel marks, no article, no clitics, no
pronoun; take those off first (`arabclean.tokens.readings`). How to ask::

    nouns = Nouns.packaged()                 # costs nothing; the file is opened at the first question
    nouns.of_singular("سنة")                 # (Noun("سنة", gender="f", person=False, plurals=("سنوات", "سنين")),)
    nouns.of_plural("سنوات")                 # the same noun, from its plural (both cases of ون/ين are plurals)
    nouns.of_dual("سنتين")                   # … and from its dual
    nouns.gender("سنة")                      # "f"; "m"; "" when unknown, of either gender, or in doubt between nouns
    nouns.counted_gender("اجتماعات")         # "m": the gender of the plural's singular; "" when unknown or in doubt
    nouns.is_person_plural("مهندسين")        # only persons can be meant
    nouns.is_adjective("كبير")               # its feminine is كبيرة
    nouns.is_unsure("نظم")                   # systems, or verse: هذه النظم, هذا النظم
    nouns.is_also_verb("كتب")                # the form is a verb, too: let the rule be silent

A noun of which nothing is known gives ``""`` or ``()``, never a guess, but for one: a form in ة that no list has is
feminine for `gender` (masculine خليفة and plurals such as أساتذة are known and not so).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from arabclean.lexicon.fact import Facts


class Noun(NamedTuple):
    """A noun. ``gender`` is "m", "f" or "c" (either); ``person``: a human being is meant."""

    singular: str
    gender: str
    person: bool
    plurals: tuple[str, ...]

    @property
    def accusative(self) -> str:
        """The indefinite singular as it is written in the accusative, without the mark: كتابا, سنة, مستشفى."""
        return accusative(self.singular)


_MOST = 20_000
"""How many forms are remembered that somebody has asked for."""


class Nouns:
    """The nouns. Immutable but for a memo of what was asked for (bounded); safe to share between threads."""

    def __init__(self, facts: Callable[[], Facts] | None = None) -> None:
        """Take what gives the facts; it is called at the first question. Without it nothing is known."""
        self._open = facts
        self._singulars: dict[str, tuple[Noun, ...]] = {}
        self._plurals: dict[str, tuple[Noun, ...]] = {}

    @classmethod
    def packaged(cls) -> Nouns:
        """The nouns that come with arabclean; opened, and DataError raised, at the first question."""
        return _PACKAGED

    @cached_property
    def _facts(self) -> Facts | None:
        return self._open() if self._open else None

    @cached_property
    def adjectives(self) -> frozenset[str]:
        """The common adjectives, in the masculine singular; see `is_adjective`."""
        return self._facts.all_of("adjective") if self._facts else frozenset()

    def of_singular(self, form: str) -> tuple[Noun, ...]:
        """Return the nouns of which ``form`` is the singular."""
        found = self._singulars.get(form)
        if found is None:
            known = self._facts.of("singular", form) if self._facts else None
            found = tuple(_noun(form, words) for words in known.split(";")) if known else ()
            _remember(self._singulars, form, found)
        return found

    def of_plural(self, form: str) -> tuple[Noun, ...]:
        """Return the nouns of which ``form`` is a plural."""
        found = self._plurals.get(form)
        if found is None:
            singulars = self._facts.of("plural", form) if self._facts else None
            nouns = (noun for singular in (singulars or "").split() for noun in self.of_singular(singular))
            found = tuple(noun for noun in nouns if form in noun.plurals)
            _remember(self._plurals, form, found)
        return found

    def _is_in(self, name: str, form: str) -> bool:
        return self._facts is not None and self._facts.of(name, form) is not None

    def of_dual(self, form: str) -> tuple[Noun, ...]:
        """Return the nouns of which ``form`` is a dual, in either case and with its ن: دولتان, كتابين."""
        if not form.endswith(("ان", "ين")) or len(form) < 5:
            return ()
        stem = form[:-2]
        if stem.endswith("ت") and (found := self.of_singular(stem[:-1] + "ة")):
            return found
        if stem.endswith("ي") and (found := self.of_singular(stem[:-1] + "ى")):
            return found
        return self.of_singular(stem)

    def gender(self, form: str) -> str:
        """Return the gender of a singular, "m" or "f"; "" when it is unknown, either, or depends on what is meant."""
        found = self.of_singular(form)
        if found:
            gender = _one_gender(found)
            return "" if gender == "m" and self.is_thing_plural(form) else gender  # مطالب: of مطلب, too
        if form.endswith("ة") and len(form) > 3 and not self.is_masculine_teh(form) and not self.of_plural(form):
            return "f"
        return ""

    def counted_gender(self, plural: str) -> str:
        """Return the gender of the singular of a plural; "" when it is unknown, either, or there are several."""
        return _one_gender(self.of_plural(plural))

    def is_person_plural(self, form: str) -> bool:
        """Whether ``form`` is a plural of persons and of nothing else."""
        found = self.of_plural(form)
        return bool(found) and all(noun.person for noun in found)

    def is_thing_plural(self, form: str) -> bool:
        """Whether ``form`` is a plural of things and of nothing else."""
        found = self.of_plural(form)
        return bool(found) and not any(noun.person for noun in found)

    def is_masculine_teh(self, form: str) -> bool:
        """Whether ``form`` ends in ة and is masculine, or the plural of a masculine word: خليفة, أساتذة."""
        return self._is_in("masculine_teh", form)

    def is_adjective(self, form: str) -> bool:
        """Whether ``form`` is the masculine singular of a common adjective that takes ة in the feminine: كبير, دولي."""
        return form in self.adjectives

    def is_unsure(self, form: str) -> bool:
        """Whether a form is, as it is read, of two genders: نظم is a plural, or verse; جمال is camels, or beauty."""
        return self._is_in("unsure", form)

    def is_also_verb(self, form: str) -> bool:
        """Whether a form of these nouns is also a verb in the past: كتب, حكم."""
        return self._is_in("also_verb", form)


def accusative(form: str) -> str:
    """Write an indefinite noun in the accusative, without the mark: كتابا, شيئا; سنة, هواء, مستشفى, كيلو stay."""
    if form.endswith(("ة", "اء", "ى", "ا", "أ")) or form in _UNINFLECTED:
        return form
    if form.endswith("ء"):
        return form[:-1] + ("ئا" if form[-2:-1] in _JOINING else "ءا")
    return form + "ا"


_UNINFLECTED = frozenset(
    (
        "كيلو",
        "يورو",
        "راديو",
        "فيديو",
        "سيناريو",
        "استوديو",
        "ستوديو",
        "كازينو",
        "بيانو",
        "مترو",
        "تانغو",
        "كيمونو",
        "لوغو",
    )
)
"""Loans in و, which takes no alef."""
_JOINING = frozenset("بتثجحخسشصضطظعغفقكلمنهي")


def _one_gender(nouns: tuple[Noun, ...]) -> str:
    genders = {noun.gender for noun in nouns}
    return genders.pop() if len(genders) == 1 and "c" not in genders else ""


def _remember(memo: dict[str, tuple[Noun, ...]], form: str, nouns: tuple[Noun, ...]) -> None:
    if len(memo) >= _MOST:
        memo.clear()
    memo[form] = nouns


def _noun(singular: str, words: str) -> Noun:
    kind, *plurals = words.split(" ")
    return Noun(singular, kind[0], kind[1] == "h", tuple(plurals))


_PACKAGED = Nouns(Facts.packaged)
