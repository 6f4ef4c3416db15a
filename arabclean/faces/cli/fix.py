"""``arabclean fix``: make the corrections that a machine may make alone."""

from __future__ import annotations

import argparse

from arabclean.errors import SourceError
from arabclean.faces.cli.delivery import add_ways, write_diff, write_text
from arabclean.faces.cli.option import add_paths, add_quiet, add_rules, setting, sources
from arabclean.faces.console import Console
from arabclean.faces.file import Source, write
from arabclean.finding import Safety
from arabclean.fixing import Fixed
from arabclean.render.change import changes


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``fix``."""
    add_paths(parser)
    add_ways(parser, "write files back (what is done anyway; standard input goes to standard output)")
    parser.add_argument("--unsafe", action="store_true", help="make the first of the fixes for review, too")
    parser.add_argument("--exit-non-zero-on-fix", action="store_true", help="end with 1 when a file was changed")
    add_quiet(parser)
    add_rules(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Fix the files: in place, as a diff, or from standard input to standard output."""
    chosen = setting(options)
    chosen.checker()  # a bad choice of rules is told once, before the first file
    safety = Safety.REVIEW if options.unsafe else Safety.SAFE
    files = places = left = 0
    for source in sources(options, chosen, console):
        fixed = chosen.checker(source.name).fix(source.text, safety)
        if not fixed.settled:
            console.fail(f"{source.name}: the fixes do not settle, nothing was changed; please report this fault")
            continue
        try:
            _deliver(source, fixed, console, as_diff=options.diff)
        except SourceError as error:
            console.fail(error)
            continue
        files += fixed.text != source.text
        places += len(fixed.applied)
        left += len(fixed.remaining)
    if not options.quiet:
        verb = "would change" if options.diff else "changed"
        console.note(f"arabclean: {verb} files: {files}, places: {places}; findings left for a person: {left}")
    return console.status(found=files > 0 and (options.diff or options.exit_non_zero_on_fix))


def _deliver(source: Source, fixed: Fixed, console: Console, *, as_diff: bool) -> None:
    """Bring the fixed text to where it belongs.

    Raises:
        SourceError: the file cannot be written.
    """
    if as_diff:
        write_diff(source, (change.edit for change in fixed.applied), fixed.text, console)
    elif source.path is None:
        write_text(source, fixed.text, console)
    elif write(source, fixed.text):
        console.write(changes(source.name, source.text, fixed, console.style))
