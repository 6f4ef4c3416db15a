"""Positions and text: spans, edits, offset maps, views, lines. Knows no rule and no policy; standard library only."""

from arabclean.text.edit import Edit, apply, invert, shared_ends
from arabclean.text.lines import LineIndex, Position
from arabclean.text.offset import OffsetMap
from arabclean.text.span import Span
from arabclean.text.spans import Spans
from arabclean.text.view import View, fold, skeleton

__all__ = [
    "Edit",
    "LineIndex",
    "OffsetMap",
    "Position",
    "Span",
    "Spans",
    "View",
    "apply",
    "fold",
    "invert",
    "shared_ends",
    "skeleton",
]
