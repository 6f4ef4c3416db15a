"""Normalising: character-level steps, and profiles made of them, with an exact map between input and result.

``normalize(text, "editorial")`` repairs; "light" only what loses nothing; "search" and "ml" fold for indexes and
for machines. A `Profile` of one's own takes any steps: ``Profile("mine", (step_by_name("tatweel"), my_step))``.
What each step does and leaves alone stands in ``docs/normalize.md``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from arabclean.normalization.character import persian_kaf, persian_yeh, urdu_heh
    from arabclean.normalization.fold import table_step
    from arabclean.normalization.form import visual_order_lines
    from arabclean.normalization.mark import mark_order
    from arabclean.normalization.profile import Normalized, Profile
    from arabclean.normalization.shelter import Kind, Shelter
    from arabclean.normalization.standard import PROFILES, STEPS, profile_by_name, step_by_name
    from arabclean.normalization.step import Choice, Step

# Where the names live. They are imported on first use: a check needs few of the steps.
_HOMES = {
    "Choice": "step",
    "Kind": "shelter",
    "Normalized": "profile",
    "PROFILES": "standard",
    "Profile": "profile",
    "STEPS": "standard",
    "Shelter": "shelter",
    "Step": "step",
    "mark_order": "mark",
    "persian_kaf": "character",
    "persian_yeh": "character",
    "profile_by_name": "standard",
    "step_by_name": "standard",
    "table_step": "fold",
    "urdu_heh": "character",
    "visual_order_lines": "form",
}

__all__ = [
    "PROFILES",
    "STEPS",
    "Choice",
    "Kind",
    "Normalized",
    "Profile",
    "Shelter",
    "Step",
    "mark_order",
    "normalize",
    "persian_kaf",
    "persian_yeh",
    "profile_by_name",
    "step_by_name",
    "table_step",
    "urdu_heh",
    "visual_order_lines",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'arabclean.normalization' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"arabclean.normalization.{home}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def normalize(text: str, profile: str | Profile = "editorial") -> Normalized:
    """Normalise ``text`` and say exactly what changed where.

    ``profile`` is one of "light", "editorial", "search", "ml", or a `Profile`. The result holds ``text``, ``edits``
    (over the input, in code points) and ``map`` (offsets both ways). Doing it again changes nothing. No str raises.

    Raises:
        ConfigError: no profile has that name.
        TypeError: ``text`` is no ``str``.
    """
    from arabclean.normalization.standard import profile_by_name  # noqa: PLC0415 - a check needs few of the steps

    chosen = profile_by_name(profile) if isinstance(profile, str) else profile
    return chosen.normalize(text)
