"""Letters that are mistaken for one another, and words that are none (catalogue AR4xx)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.letter import (
    abd,
    ala,
    article,
    doubled,
    joined,
    listed,
    number_form,
    particle,
    sound,
    split,
    tanwin,
    teh_marbuta,
    typo,
    waw_alef,
    yeh,
)
from arabclean.rules.material import Build

_SUBJECTS = (
    abd,
    ala,
    article,
    doubled,
    joined,
    listed,
    number_form,
    particle,
    sound,
    split,
    tanwin,
    teh_marbuta,
    typo,
    waw_alef,
    yeh,
)

BUILD: Mapping[str, Build] = {slug: build for subject in _SUBJECTS for slug, build in subject.BUILD.items()}
