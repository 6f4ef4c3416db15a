"""Punctuation and spacing (catalogue AR2xx): one file for each subject."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rules.material import Build
from arabclean.rules.punctuation import (
    abbreviation,
    comma,
    dash,
    detached,
    doubled,
    enumeration,
    gap,
    latin_mark,
    line_edge,
    numeral,
    pairing,
    predicate,
    quotation,
    spacing,
    speech,
    stop,
)

BUILD: Mapping[str, Build] = {
    **abbreviation.BUILD,
    **comma.BUILD,
    **dash.BUILD,
    **detached.BUILD,
    **doubled.BUILD,
    **enumeration.BUILD,
    **gap.BUILD,
    **latin_mark.BUILD,
    **line_edge.BUILD,
    **numeral.BUILD,
    **pairing.BUILD,
    **predicate.BUILD,
    **quotation.BUILD,
    **spacing.BUILD,
    **speech.BUILD,
    **stop.BUILD,
}
"""How the rules of the family are made, by slug."""
