"""``arabclean baseline update``: let what is found now be known, so that only what is new is reported."""

from __future__ import annotations

import argparse
from pathlib import Path

from arabclean.config import nearest
from arabclean.errors import ConfigError
from arabclean.faces.baseline import NAME, Baseline
from arabclean.faces.cli.option import add_formats, add_paths, add_quiet, add_rules, setting
from arabclean.faces.cli.work import add_work, outcomes
from arabclean.faces.configuration import Reading
from arabclean.faces.console import Console

ACTIONS = ("update",)


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``baseline``."""
    parser.add_argument("action", metavar="ACTION", help="update")
    add_paths(parser, default=".")
    add_formats(parser)
    add_work(parser)
    add_quiet(parser)
    add_rules(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Check the files and write what was found into the baseline; other files' entries stay."""
    if options.action not in ACTIONS:
        raise ConfigError(f"there is no action {options.action!r}{nearest(options.action, ACTIONS)}")
    chosen = setting(options)
    path = Path(options.baseline or chosen.config.baseline or NAME)
    chosen.reading(Reading(options.kind, tuple(options.fields), ignores_baseline=True))
    baseline = Baseline.read(path) if path.exists() else Baseline(path, {})
    baseline.forget_missing()
    files = 0
    for outcome in outcomes(options, chosen, console):
        baseline.note(outcome.name, outcome.report)
        files += 1
    if not console.failed:
        baseline.write()
    if not options.quiet:
        done = "not written" if console.failed else "findings known"
        console.note(f"arabclean: {path}: files: {files}, {done}: {len(baseline)}")
    return console.status()
