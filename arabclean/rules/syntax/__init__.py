"""Grammar that is visible on the surface: government, agreement, set constructions (catalogue AR530–AR553)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.material import Build
from arabclean.rules.syntax import government, opening, tanwin

BUILD: Mapping[str, Build] = {**government.BUILD, **opening.BUILD, **tanwin.BUILD}
