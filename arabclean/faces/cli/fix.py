"""``arabclean fix``: make the corrections that a machine may make alone, or, with a person, the others too."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from arabclean.checker import Report
from arabclean.errors import SourceError
from arabclean.faces.cli.delivery import add_ways, write_diff, write_text
from arabclean.faces.cli.option import (
    add_formats,
    add_language,
    add_paths,
    add_quiet,
    add_rules,
    setting,
    sources,
)
from arabclean.faces.configuration import Reading
from arabclean.faces.console import Console
from arabclean.faces.file import Source, write, write_new
from arabclean.finding import Safety
from arabclean.fixing import Checks, Fixed, fix_text
from arabclean.formats import SUFFIXES
from arabclean.formats.proofreader import Proofreader
from arabclean.render.change import changes
from arabclean.text import Edit


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``fix``."""
    add_paths(parser)
    add_formats(parser)
    add_ways(parser, "write files back (what is done anyway; standard input goes to standard output)")
    parser.add_argument("--unsafe", action="store_true", help="make the first of the fixes for review, too")
    parser.add_argument("--interactive", action="store_true", help="ask about each fix, on a terminal")
    parser.add_argument("--exit-non-zero-on-fix", action="store_true", help="end with 1 when a file was changed")
    add_language(parser)
    add_quiet(parser)
    add_rules(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Fix the files: in place, as a diff, or from standard input to standard output."""
    chosen = setting(options)
    chosen.reading(Reading(options.kind, tuple(options.fields), options.baseline))
    chosen.checker()  # a bad choice of rules is told once, before the first file
    fixer = _fixer(options, console)
    files = left = 0
    rules: Counter[str] = Counter()
    for source in sources(options, chosen, console, SUFFIXES):
        reader = _Telling(chosen.proofreader(source.name, source.items), source, console, verbose=options.verbose)
        fixed = fixer(source, reader)
        if fixed is None:
            break
        if not fixed.settled:
            console.fail(f"{source.name}: the fixes do not settle, nothing was changed; please report this fault")
            continue
        try:
            _deliver(source, fixed, console, as_diff=options.diff)
        except SourceError as error:
            console.fail(error)
            continue
        files += fixed.text != source.text
        left += len(fixed.remaining)
        rules.update(change.slug for change in fixed.applied)
    if not options.quiet:
        verb = "would change" if options.diff else "changed"
        by_rule = ", ".join(f"{slug} {count}" for slug, count in sorted(rules.items(), key=lambda i: (-i[1], i[0])))
        places = f"{rules.total()}{f' ({by_rule})' if by_rule else ''}"
        console.note(f"arabclean: {verb} files: {files}, places: {places}; findings left for a person: {left}")
    return console.status(found=files > 0 and (options.diff or options.exit_non_zero_on_fix))


def _fixer(options: argparse.Namespace, console: Console) -> Callable[[Source, Checks], Fixed | None]:
    """Return what fixes one file; None from it ends the run.

    Raises:
        ConfigError: nobody can be asked.
    """
    if options.interactive:
        from arabclean.faces.cli.interactive import Session  # noqa: PLC0415 - only when somebody is asked

        return Session(options, console).fix
    safety = Safety.REVIEW if options.unsafe else Safety.SAFE
    return lambda source, reader: fix_text(reader, source.text, safety)


class _Telling:
    """Checks a file and tells once what of it cannot be read."""

    def __init__(self, reader: Proofreader, source: Source, console: Console, *, verbose: bool) -> None:
        self._reader = reader
        self._source = source
        self._console = console
        self._verbose = verbose
        self._told = False

    def check(self, text: str) -> Report:
        told, self._told = self._told, True
        return self._reader.check(text, self._quietly if told else self._tell)

    def _quietly(self, line: int, message: str) -> None:
        pass

    def _tell(self, line: int, message: str) -> None:
        name = self._source.name
        if line or self._source.named:
            self._console.fail(SourceError(f"{name}{f':{line}' if line else ''}: {message}"))
        elif self._verbose:
            self._console.note(f"arabclean: {name}: passed over: {message}")


def _deliver(source: Source, fixed: Fixed, console: Console, *, as_diff: bool) -> None:
    """Bring the fixed text to where it belongs.

    Raises:
        SourceError: the file cannot be written.
    """
    edits = [change.edit for change in fixed.applied]
    if as_diff:
        write_diff(source, edits, fixed.text, console)
    elif source.package is not None:
        if edits:
            _revise(source, edits, console)
            console.write(changes(source.name, source.text, fixed, console.style))
    elif source.path is None:
        write_text(source, fixed.text, console)
    elif write(source, fixed.text):
        console.write(changes(source.name, source.text, fixed, console.style))


def _revise(source: Source, edits: Iterable[Edit], console: Console) -> None:
    """Write a copy of a document of Word or LibreOffice beside it, with the corrections as tracked changes."""
    assert source.package is not None
    if source.path is None:
        raise SourceError(f"{source.name}: such a document is corrected in a copy beside it; give the file, not -")
    try:
        revised = source.package.revised(edits, date=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    except SourceError as error:
        raise SourceError(f"{source.name}: {error}") from None
    path = Path(source.path)
    copy = path.with_suffix(f".fixed{path.suffix}")
    write_new(copy, revised.data)
    console.note(f"arabclean: {source.name}: the corrections are tracked changes in {copy}")
    if revised.left:
        console.note(f"arabclean: {source.name}: changes that join paragraphs are left to a person: {revised.left}")
