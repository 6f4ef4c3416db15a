"""Punctuation and spacing (catalogue AR2xx): one file for each subject."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.material import Build
from arabclean.rules.punctuation import (
    abbreviation,
    dash,
    detached,
    doubled,
    gap,
    latin_mark,
    line_edge,
    numeral,
    pairing,
    quotation,
    spacing,
    stop,
)

BUILD: Mapping[str, Build] = {
    **abbreviation.BUILD,
    **dash.BUILD,
    **detached.BUILD,
    **doubled.BUILD,
    **gap.BUILD,
    **latin_mark.BUILD,
    **line_edge.BUILD,
    **numeral.BUILD,
    **pairing.BUILD,
    **quotation.BUILD,
    **spacing.BUILD,
    **stop.BUILD,
}
"""How the rules of the family are made, by slug."""
