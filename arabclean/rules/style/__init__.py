"""Style: what a house may prefer, never mixed with errors (catalogue AR602–AR617)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.material import Build
from arabclean.rules.style import (
    adverb,
    calque,
    figure,
    headline,
    length,
    loaded,
    nisba,
    phrase,
    relative,
    repetition,
    support,
)

BUILD: Mapping[str, Build] = {
    slug: build
    for module in (
        adverb,
        calque,
        figure,
        headline,
        length,
        loaded,
        nisba,
        phrase,
        relative,
        repetition,
        support,
    )
    for slug, build in module.BUILD.items()
}
