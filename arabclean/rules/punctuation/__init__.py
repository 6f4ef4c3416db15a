"""Punctuation and spacing (catalogue AR2xx): one file for each subject."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.material import Build
from arabclean.rules.punctuation import (
    dash,
    detached,
    doubled,
    gap,
    latin_mark,
    line_edge,
    pairing,
    spacing,
    stop,
)

BUILD: Mapping[str, Build] = {
    **latin_mark.BUILD,
    **spacing.BUILD,
    **gap.BUILD,
    **detached.BUILD,
    **doubled.BUILD,
    **dash.BUILD,
    **line_edge.BUILD,
    **pairing.BUILD,
    **stop.BUILD,
}
"""How the rules of the family are made, by slug."""
