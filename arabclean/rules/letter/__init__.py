"""Letters that are mistaken for one another: ه and ة, ي and ى, waw and alef, tanwin (catalogue AR401 to AR419)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.letter import teh_marbuta, waw_alef, yeh
from arabclean.rules.material import Build

BUILD: Mapping[str, Build] = {**teh_marbuta.BUILD, **yeh.BUILD, **waw_alef.BUILD}
