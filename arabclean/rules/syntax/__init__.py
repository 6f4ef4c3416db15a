"""Grammar that is visible on the surface: government, agreement, set constructions (catalogue AR530–AR553)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.material import Build
from arabclean.rules.syntax import (
    agreement,
    comparison,
    construct,
    government,
    opening,
    particle,
    question,
    tanwin,
    vocative,
)

BUILD: Mapping[str, Build] = {
    slug: build
    for module in (
        agreement,
        comparison,
        construct,
        government,
        opening,
        particle,
        question,
        tanwin,
        vocative,
    )
    for slug, build in module.BUILD.items()
}
