"""Grammar that the surface shows: numbers, cases, moods, agreement (catalogue AR501–AR529)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.grammar import agreement, case, counted, definiteness, dual, ghayr, mood, plural, subject, tamyiz
from arabclean.rules.material import Build

_SUBJECTS = (agreement, case, counted, definiteness, dual, ghayr, mood, plural, subject, tamyiz)

BUILD: Mapping[str, Build] = {slug: build for subject in _SUBJECTS for slug, build in subject.BUILD.items()}
