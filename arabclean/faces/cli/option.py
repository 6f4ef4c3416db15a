"""Options that several commands share, and what they choose."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from arabclean.config import ENCODINGS, nearest
from arabclean.errors import SourceError
from arabclean.faces.configuration import Choice, Setting
from arabclean.faces.console import Console
from arabclean.faces.file import Source, read, source, standard_input
from arabclean.faces.ignored import Ignored
from arabclean.faces.walk import STDIN, SUFFIXES, targets
from arabclean.finding import Safety, Severity
from arabclean.text.record import Record, replace


class _Formatter(argparse.HelpFormatter):
    """A formatter that asks the terminal for its width: argparse would import shutil to do so, with every option."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size().columns - 2
        except OSError:
            width = 100
        super().__init__(prog, width=width)


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints fit on one line and name the nearest right option.

    ``usage`` is given, not made: making one takes milliseconds at every start.
    """

    def __init__(self, name: str, summary: str, operands: str) -> None:
        """Describe the command ``name``; ``operands`` are what it takes besides options."""
        super().__init__(
            prog=f"arabclean {name}",
            usage=f"arabclean {name} [OPTION…] {operands}".rstrip(),
            description=f"{summary.capitalize()}.",
            formatter_class=_Formatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave with status 2."""
        prefix = "unrecognized arguments: "
        if message.startswith(prefix):
            given = message.removeprefix(prefix).split()[0].partition("=")[0]
            known = [option for action in self._actions for option in action.option_strings if option[:2] == "--"]
            message = f"there is no option {given}{nearest(given, known) if given[:2] == '--' else ''}"
        self.exit(2, f"{self.prog}: {message}; {self.prog} --help shows all\n")


def number(least: int) -> Callable[[str], int]:
    """Return what reads the value of an option that is a whole number, not below ``least``."""

    def read_number(value: str) -> int:
        if not value.isdecimal() or len(value) > 9 or int(value) < least:
            raise argparse.ArgumentTypeError(f"{value[:40]!r} is not a whole number from {least} to 999999999")
        return int(value)

    return read_number


def add_paths(parser: argparse.ArgumentParser, *, default: str | None = None) -> None:
    """Add the paths to read and what goes with reading them; without ``default`` at least one path must be given."""
    parser.add_argument(
        "paths",
        nargs="+" if default is None else "*",
        default=None if default is None else [default],
        metavar="PATH",
        help="a file, a folder, a glob, or - for standard input" + (f" (default: {default})" if default else ""),
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name that standard input goes by")
    parser.add_argument("--force-exclude", action="store_true", help="exclude files even when they are named here")
    parser.add_argument("--no-gitignore", action="store_true", help="look at what git ignores, too")
    parser.add_argument("--encoding", choices=ENCODINGS, help="of files without a byte order mark (default: utf-8)")
    parser.add_argument("-v", "--verbose", action="store_true", help="say which files are passed over, and why")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add the choice of a configuration and of rules."""
    group = parser.add_argument_group("rules", "A RULE is a slug, a code, or the beginning of a code such as AR3.")
    group.add_argument("--config", metavar="FILE", help="the configuration (default: the nearest arabclean.toml)")
    group.add_argument("--profile", help="default, house, strict, or all for every rule")
    group.add_argument("--all-on", dest="profile", action="store_const", const="all", help="the same as --profile all")
    for name, meaning in (
        ("--select", "exactly these rules"),
        ("--ignore", "all but these rules"),
        ("--extend-select", "these rules too"),
    ):
        group.add_argument(name, metavar="RULE,…", type=_list, action="extend", default=[], help=meaning)


def add_levels(parser: argparse.ArgumentParser) -> None:
    """Add the levels below which nothing is reported."""
    parser.add_argument("--min-severity", choices=_names(Severity), default="info", help="leave out what weighs less")
    parser.add_argument("--min-safety", choices=_names(Safety), default="hint", help="leave out less certain fixes")


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the language of messages."""
    parser.add_argument("--lang", choices=("ar", "en"), help="of messages (default: the locale's)")


def add_quiet(parser: argparse.ArgumentParser) -> None:
    """Add the wish for results only."""
    parser.add_argument("-q", "--quiet", action="store_true", help="no summary on standard error")


def setting(options: argparse.Namespace) -> Setting:
    """Return the configuration that the options of `add_rules` choose.

    Raises:
        ConfigError: it cannot be used.
    """
    choice = Choice(options.profile, options.select, options.ignore, options.extend_select)
    return Setting.load(options.config, choice)


def add_formats(parser: argparse.ArgumentParser) -> None:
    """Add the choice of how files hold their prose."""
    parser.add_argument("--as", dest="kind", metavar="FORMAT", help="how files are read (default: by suffix)")
    parser.add_argument(
        "--fields", metavar="NAME,…", type=_list, action="extend", default=[], help="fields or columns that hold prose"
    )
    parser.add_argument("--baseline", metavar="FILE", help="the findings that are known and left out")


class Pick(Record):
    """A file that is to be looked at; ``path`` is None for standard input, ``named``: the user named this very file."""

    name: str
    path: Path | None
    named: bool

    def read(self, encoding: str) -> Source:
        """Read it.

        Raises:
            SourceError: it cannot be read.
        """
        if self.path is None:
            return source(standard_input(self.name).read(), self.name, encoding=encoding)
        return replace(read(self.path, encoding), named=self.named)


def picks(
    options: argparse.Namespace, chosen: Setting | None, console: Console, suffixes: frozenset[str] = SUFFIXES
) -> Iterator[Pick]:
    """Yield each file that the options of `add_paths` name; a path that stands for nothing is complained of.

    Folders give the files with one of ``suffixes``.
    """
    exclude = chosen.exclude if chosen is not None else []
    ignored = None if options.no_gitignore else Ignored()
    note = (lambda text: console.note(f"arabclean: {text}")) if options.verbose else None
    for is_stdin, paths in _runs(options.paths):
        if is_stdin:
            name = options.stdin_filename or "<stdin>"
            named = options.force_exclude and options.stdin_filename and chosen is not None
            if not (named and chosen and chosen.excludes(name)):
                yield Pick(name, None, named=True)
            continue
        found = targets(
            paths,
            console.fail,
            exclude=exclude,
            force_exclude=options.force_exclude,
            suffixes=suffixes,
            ignored=ignored,
            note=note,
        )
        for target in found:
            # `targets` knows the configuration of the current folder; a file may be under a nearer one.
            may_be_excluded = chosen is not None and (options.force_exclude or not target.named)
            if not (may_be_excluded and chosen and chosen.excludes(str(target.path))):
                yield Pick(str(target.path), target.path, target.named)


def sources(
    options: argparse.Namespace, chosen: Setting | None, console: Console, suffixes: frozenset[str] = SUFFIXES
) -> Iterator[Source]:
    """Yield each file of `picks`, read; what cannot be read is complained of and left out."""
    for pick in picks(options, chosen, console, suffixes):
        try:
            yield pick.read(encoding(options, chosen, pick.name))
        except SourceError as error:
            console.fail(error)


def encoding(options: argparse.Namespace, chosen: Setting | None, name: str) -> str:
    """Return the encoding of the file ``name``: the option's, or the configuration's."""
    if options.encoding:
        return str(options.encoding)
    return chosen.treatment(name).encoding if chosen is not None else ENCODINGS[0]


def _runs(paths: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """Yield the paths in order, standard input (once) apart from the others."""
    run: list[str] = []
    seen = False
    for path in paths:
        if path != STDIN:
            run.append(path)
        elif not seen:
            seen = True
            yield False, run
            run = []
            yield True, [STDIN]
    yield False, run


def _list(value: str) -> list[str]:
    return [item for item in (part.strip() for part in value.split(",")) if item]


def _names(levels: type[Severity] | type[Safety]) -> tuple[str, ...]:
    return tuple(level.name.lower() for level in levels)
