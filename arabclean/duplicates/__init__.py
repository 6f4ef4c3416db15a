"""Exact and near-duplicate headlines, sentences and paragraphs: verdicts with the difference, groups, an index."""

from arabclean.duplicates.comparison import compare
from arabclean.duplicates.group import find_duplicates
from arabclean.duplicates.index import DuplicateIndex
from arabclean.duplicates.passage import Repeat, repeated, similar_headline
from arabclean.duplicates.verdict import Change, Difference, Group, Groups, Key, Match, Member, Verdict

__all__ = [
    "Change",
    "Difference",
    "DuplicateIndex",
    "Group",
    "Groups",
    "Key",
    "Match",
    "Member",
    "Repeat",
    "Verdict",
    "compare",
    "find_duplicates",
    "repeated",
    "similar_headline",
]
