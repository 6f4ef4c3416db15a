"""Normalising: character-level steps, and profiles made of them, with an exact map between input and result.

``normalize(text, "editorial")`` repairs; "light" only what loses nothing; "search" and "ml" fold for indexes and
for machines. A `Profile` of one's own takes any steps: ``Profile("mine", (step_by_name("tatweel"), my_step))``.
What each step does and leaves alone stands in ``docs/normalize.md``.
"""

from __future__ import annotations

from arabclean.normalization.character import persian_kaf, persian_yeh, urdu_heh
from arabclean.normalization.fold import table_step
from arabclean.normalization.form import visual_order_lines
from arabclean.normalization.mark import mark_order
from arabclean.normalization.profile import Normalized, Profile
from arabclean.normalization.shelter import Kind, Shelter
from arabclean.normalization.standard import PROFILES, STEPS, profile_by_name, step_by_name
from arabclean.normalization.step import Choice, Step

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


def normalize(text: str, profile: str | Profile = "editorial") -> Normalized:
    """Normalise ``text`` and say exactly what changed where.

    ``profile`` is one of "light", "editorial", "search", "ml", or a `Profile`. The result holds ``text``, ``edits``
    (over the input, in code points) and ``map`` (offsets both ways). Doing it again changes nothing. No str raises.

    Raises:
        ConfigError: no profile has that name.
        TypeError: ``text`` is no ``str``.
    """
    chosen = profile if isinstance(profile, Profile) else profile_by_name(profile)
    return chosen.normalize(text)
