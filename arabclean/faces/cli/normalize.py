"""``arabclean normalize``: bring text into one form."""

from __future__ import annotations

import argparse

from arabclean.errors import SourceError
from arabclean.faces.cli.delivery import add_ways, write_diff, write_text
from arabclean.faces.cli.option import add_paths, sources
from arabclean.faces.console import Console
from arabclean.faces.file import Source, write
from arabclean.normalization import Normalized, normalize


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``normalize``."""
    add_paths(parser)
    parser.add_argument("--profile", default="editorial", help="light, editorial (the default), search or ml")
    add_ways(parser, "write files back instead of writing to standard output")


def run(options: argparse.Namespace, console: Console) -> int:
    """Normalize the files, one after the other: to standard output, in place, or as a diff."""
    normalize("", options.profile)  # an unknown profile is told once, before the first file
    changed = False
    for source in sources(options, None, console):
        result = normalize(source.text, options.profile)
        changed |= result.text != source.text
        try:
            _deliver(source, result, options, console)
        except SourceError as error:
            console.fail(error)
    return console.status(found=changed and options.diff)


def _deliver(source: Source, result: Normalized, options: argparse.Namespace, console: Console) -> None:
    """Bring the text to where it belongs.

    Raises:
        SourceError: the file cannot be written.
    """
    if options.diff:
        write_diff(source, result.edits, result.text, console)
    elif options.in_place and source.path is not None:
        write(source, result.text)
    else:
        write_text(source, result.text, console)
