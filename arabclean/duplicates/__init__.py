"""Exact and near-duplicate headlines, sentences and paragraphs: verdicts with the difference, groups, an index.

The names are imported on first use, so that a check of one article loads no index of a million headlines.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from arabclean.duplicates.comparison import compare
    from arabclean.duplicates.group import find_duplicates
    from arabclean.duplicates.index import DuplicateIndex
    from arabclean.duplicates.passage import (
        Passage,
        Repeat,
        RepeatedPassage,
        repeated,
        repeated_paragraphs,
        similar_headline,
    )
    from arabclean.duplicates.verdict import Change, Difference, Group, Groups, Key, Match, Member, Verdict

_HOMES = {
    "Change": "verdict",
    "Difference": "verdict",
    "DuplicateIndex": "index",
    "Group": "verdict",
    "Groups": "verdict",
    "Key": "verdict",
    "Match": "verdict",
    "Member": "verdict",
    "Passage": "passage",
    "Repeat": "passage",
    "RepeatedPassage": "passage",
    "Verdict": "verdict",
    "compare": "comparison",
    "find_duplicates": "group",
    "repeated": "passage",
    "repeated_paragraphs": "passage",
    "similar_headline": "passage",
}

__all__ = [
    "Change",
    "Difference",
    "DuplicateIndex",
    "Group",
    "Groups",
    "Key",
    "Match",
    "Member",
    "Passage",
    "Repeat",
    "RepeatedPassage",
    "Verdict",
    "compare",
    "find_duplicates",
    "repeated",
    "repeated_paragraphs",
    "similar_headline",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'arabclean.duplicates' has no attribute {name!r}")
    value = getattr(import_module(f"arabclean.duplicates.{home}"), name)
    globals()[name] = value
    return value
