"""``arabclean duplicates``: find headlines that repeat each other."""

from __future__ import annotations

import argparse

from arabclean import __version__
from arabclean.duplicates import find_duplicates
from arabclean.duplicates.comparison import THRESHOLD
from arabclean.errors import SourceError
from arabclean.faces.cli.option import add_paths, add_quiet, sources
from arabclean.faces.console import Console
from arabclean.faces.headline import KINDS, Columns, Headline, headlines
from arabclean.render.duplicate import Place, groups_json, groups_text


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``duplicates``."""
    add_paths(parser)
    parser.add_argument("--input", choices=KINDS, help="how files hold headlines (default: by suffix, or one a line)")
    parser.add_argument("--field", help="the field or column of the headline (default: title, headline)")
    parser.add_argument("--id", help="the field or column that names it (default: path and line)")
    parser.add_argument("--threshold", type=_share, default=THRESHOLD, help=f"least likeness, 0 to 1 ({THRESHOLD})")
    parser.add_argument("--templates", action="store_true", help="also headlines that differ in a name or number only")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the groups (default: text)")
    parser.add_argument("--exit-zero", action="store_true", help="end with 0 although groups were found")
    add_quiet(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Read all headlines, then write the groups."""
    columns = Columns(options.field, options.id)
    read: list[Headline] = []
    for source in sources(options, None, console):
        try:
            read.extend(headlines(source, columns, console.fail, options.input))
        except SourceError as error:
            console.fail(error)
    groups = find_duplicates(
        ((at, headline.text) for at, headline in enumerate(read)),
        threshold=options.threshold,
        templates=options.templates,
    )
    places = [Place(headline.path, headline.line, headline.id) for headline in read]
    if options.format == "json":
        console.write(groups_json(groups, places, {"name": "arabclean", "version": __version__}))
    else:
        console.write(groups_text(groups, places, console.style))
        if not options.quiet:
            console.note(f"arabclean: headlines: {len(read)}, groups: {len(groups)}")
    if groups.capped:
        console.note(f"arabclean: blocks of very common words that were only sampled: {groups.capped}")
    return console.status(found=len(groups) > 0 and not options.exit_zero)


def _share(value: str) -> float:
    number = float(value)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{value} is not between 0 and 1")
    return number
