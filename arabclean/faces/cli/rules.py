"""``arabclean rules``: list the rules."""

from __future__ import annotations

import argparse

from arabclean.faces.cli.option import add_language, add_rules, setting
from arabclean.faces.configuration import all_rules
from arabclean.faces.console import Console
from arabclean.render.rule import rule_objects, rule_table


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``rules``."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the list (default: text)")
    parser.add_argument("--only", choices=("on", "off"), help="only the rules that run, or only the others")
    add_language(parser)
    add_rules(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """List every rule, own packs included, and whether the configuration runs it."""
    chosen = setting(options)
    running = {rule.info.slug for rule in chosen.checker().rules}
    listed = [(rule.info, rule.info.slug in running) for rule in all_rules(chosen.config)]
    wanted = [(info, on) for info, on in listed if options.only in (None, "on" if on else "off")]
    if options.format == "json":
        console.write(rule_objects(wanted))
    else:
        console.write(rule_table(wanted, options.lang or console.language, console.style))
    return console.status()
