"""How a changed text is shown or handed over."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from arabclean.faces.console import Console
from arabclean.faces.encoding import UTF_8
from arabclean.faces.file import Source
from arabclean.render.diff import unified_diff
from arabclean.text import Edit, OffsetMap


def add_ways(parser: argparse.ArgumentParser, in_place: str) -> None:
    """Add the choice between a diff and writing back; ``in_place`` is the help of the latter."""
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--diff", action="store_true", help="write nothing, show the changes; end with 1 if any")
    ways.add_argument("--in-place", action="store_true", help=in_place)


def write_diff(source: Source, edits: Iterable[Edit], text: str, console: Console) -> None:
    """Write the diff from ``source`` to ``text``, which ``edits`` make of it."""
    shift = len(source.whole) - len(source.text)  # a byte order mark stands in the file, so in its lines too
    offsets = OffsetMap.from_edits(Edit(edit.span.shift(shift), edit.text) for edit in edits)
    console.write(unified_diff(source.name.lstrip("/"), source.whole, source.with_mark(text), offsets, console.style))


def write_text(source: Source, text: str, console: Console) -> None:
    """Write the whole text as it was given: in the same encoding, with a byte order mark if the source has one."""
    if source.encoding == UTF_8:
        console.write(source.with_mark(text))
    else:
        console.write_bytes(source.encoded(text))
