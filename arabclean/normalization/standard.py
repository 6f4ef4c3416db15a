"""The steps and profiles that come with arabclean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from arabclean.errors import ConfigError
from arabclean.normalization.character import (
    PERSIAN_YEH_FINAL,
    QURANIC_MARK,
    persian_kaf,
    persian_yeh,
    urdu_heh,
)
from arabclean.normalization.dagger import FOLD_DAGGER_ALEF
from arabclean.normalization.digit import DIGITS_ASCII, DIGITS_EXTENDED, DIGITS_IN_NUMBER
from arabclean.normalization.fold import (
    FOLD_ALEF_MAKSURA,
    FOLD_CASE,
    FOLD_HAMZA,
    FOLD_LOOKALIKE,
    FOLD_QUOTE,
    FOLD_TEH_MARBUTA,
    STRIP_MARK,
)
from arabclean.normalization.form import ALLAH_DECIDED, PRESENTATION_FORMS
from arabclean.normalization.invisible import BIDI_CONTROL, CONTROL_CHAR, INVISIBLE_CHAR, STRIP_DIRECTION
from arabclean.normalization.mark import DECOMPOSED_HAMZA, MARK_DUPLICATE, mark_order
from arabclean.normalization.mojibake import MOJIBAKE
from arabclean.normalization.profile import Profile
from arabclean.normalization.punctuation import (
    COMMA_LOOKALIKE,
    ELLIPSIS_FORM,
    LATIN_COMMA,
    LATIN_QUESTION,
    LATIN_SEMICOLON,
    QUOTE_STYLE,
    SPACE_BEFORE_PUNCT,
)
from arabclean.normalization.space import COLLAPSE_SPACE, DOUBLE_SPACE, EDGE_SPACE, ODD_SPACE
from arabclean.normalization.step import Step
from arabclean.normalization.tatweel import STRETCH, STRIP_TATWEEL

_Named = TypeVar("_Named", Profile, Step)
_SHADDA_FIRST = mark_order(shadda_first=True)

_LETTERS = (PRESENTATION_FORMS, DECOMPOSED_HAMZA, _SHADDA_FIRST, MARK_DUPLICATE)
_LANGUAGE = (urdu_heh(), persian_kaf(), persian_yeh())
_DIGITS = (DIGITS_IN_NUMBER, DIGITS_EXTENDED)
_UNSEEN = (INVISIBLE_CHAR, BIDI_CONTROL, ODD_SPACE)

_LIGHT = Profile("light", (CONTROL_CHAR, *_LETTERS, *_LANGUAGE, *_DIGITS, *_UNSEEN))
_EDITORIAL = Profile(
    "editorial",
    (
        MOJIBAKE,
        CONTROL_CHAR,
        *_LETTERS,
        QURANIC_MARK,
        *_LANGUAGE,
        PERSIAN_YEH_FINAL,
        *_DIGITS,
        *_UNSEEN,
        STRETCH,
        COMMA_LOOKALIKE,
        LATIN_COMMA,
        LATIN_SEMICOLON,
        LATIN_QUESTION,
        ELLIPSIS_FORM,
        SPACE_BEFORE_PUNCT,
        DOUBLE_SPACE,
        EDGE_SPACE,
    ),
)
_ML = Profile(
    "ml",
    (
        MOJIBAKE,
        CONTROL_CHAR,
        *_LETTERS,
        QURANIC_MARK,
        *_LANGUAGE,
        PERSIAN_YEH_FINAL,
        DIGITS_ASCII,
        INVISIBLE_CHAR,
        STRIP_DIRECTION,
        FOLD_DAGGER_ALEF,
        STRIP_TATWEEL,
        COLLAPSE_SPACE,
        ALLAH_DECIDED,
        STRIP_MARK,
    ),
)
_SEARCH = Profile(
    "search",
    (
        MOJIBAKE,
        CONTROL_CHAR,
        *_LETTERS,
        DIGITS_ASCII,
        INVISIBLE_CHAR,
        STRIP_DIRECTION,
        FOLD_DAGGER_ALEF,
        STRIP_TATWEEL,
        COLLAPSE_SPACE,
        ALLAH_DECIDED,
        STRIP_MARK,
        FOLD_LOOKALIKE,
        FOLD_HAMZA,
        FOLD_TEH_MARBUTA,
        FOLD_ALEF_MAKSURA,
        FOLD_QUOTE,
        FOLD_CASE,
    ),
)

PROFILES: dict[str, Profile] = {profile.name: profile for profile in (_LIGHT, _EDITORIAL, _SEARCH, _ML)}
"""The profiles by name."""

STEPS: dict[str, Step] = {
    step.name: step
    for step in (
        *_EDITORIAL.steps,
        *_ML.steps,
        *_SEARCH.steps,
        mark_order(shadda_first=False),
        QUOTE_STYLE,
    )
}
"""Every step by name, in the order in which a profile should run them."""


def step_by_name(name: str) -> Step:
    """Return the step of that name.

    Raises:
        ConfigError: there is none; the message names the nearest.
    """
    return _of("step", name, STEPS)


def profile_by_name(name: str) -> Profile:
    """Return the profile of that name.

    Raises:
        ConfigError: there is none; the message names the nearest.
    """
    return _of("profile", name, PROFILES)


def _of(kind: str, name: str, known: Mapping[str, _Named]) -> _Named:
    if name in known:
        return known[name]
    from difflib import get_close_matches  # noqa: PLC0415 - only an error needs it

    near = get_close_matches(name.lower().replace("_", "-"), known, n=1, cutoff=0.0)
    raise ConfigError(f"no {kind} is named {name!r}: did you mean {near[0]!r}? Known: {', '.join(known)}")
