"""Options that several commands share, and what they choose."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from typing import NoReturn

from arabclean.config import nearest
from arabclean.errors import SourceError
from arabclean.faces.configuration import Choice, Setting
from arabclean.faces.console import Console
from arabclean.faces.encoding import ENCODINGS
from arabclean.faces.file import Source, read, source
from arabclean.faces.ignored import Ignored
from arabclean.faces.pattern import fits_any
from arabclean.faces.walk import STDIN, targets
from arabclean.finding import Safety, Severity


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
    parser.add_argument("--encoding", choices=ENCODINGS, default=ENCODINGS[0], help="of the files (default: utf-8)")
    parser.add_argument("-v", "--verbose", action="store_true", help="say which files are passed over, and why")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add the choice of a configuration and of rules."""
    group = parser.add_argument_group("rules", "A RULE is a slug, a code, or the beginning of a code such as AR3.")
    group.add_argument("--config", metavar="FILE", help="the configuration (default: the nearest arabclean.toml)")
    group.add_argument("--profile", help="default, or all for every rule")
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


def sources(options: argparse.Namespace, chosen: Setting | None, console: Console) -> Iterator[Source]:
    """Yield each file that the options of `add_paths` name, read; what cannot be read is complained of and left out."""
    exclude = chosen.exclude if chosen is not None else []
    for is_stdin, paths in _runs(options.paths):
        if is_stdin:
            name = options.stdin_filename or "<stdin>"
            if options.force_exclude and options.stdin_filename and fits_any(exclude, name):
                continue
            try:
                yield source(sys.stdin.buffer.read(), name)
            except SourceError as error:
                console.fail(error)
            continue
        found = targets(
            paths,
            console.fail,
            exclude=exclude,
            force_exclude=options.force_exclude,
            ignored=None if options.no_gitignore else Ignored(),
            note=(lambda text: console.note(f"arabclean: {text}")) if options.verbose else None,
        )
        for target in found:
            try:
                yield read(target.path)
            except SourceError as error:
                console.fail(error)


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
