"""Letters that are mistaken for one another, and words that are none (catalogue AR4xx)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.letter import joined, listed, sound, tanwin, teh_marbuta, typo, waw_alef, yeh
from arabclean.rules.material import Build

BUILD: Mapping[str, Build] = {
    **joined.BUILD,
    **listed.BUILD,
    **sound.BUILD,
    **tanwin.BUILD,
    **teh_marbuta.BUILD,
    **typo.BUILD,
    **waw_alef.BUILD,
    **yeh.BUILD,
}
