"""``arabclean explain``: say all about a rule."""

from __future__ import annotations

import argparse
import json

from arabclean.config import nearest
from arabclean.errors import ConfigError
from arabclean.faces.cli.option import add_language
from arabclean.faces.configuration import Choice, Setting, all_rules
from arabclean.faces.console import Console
from arabclean.render.rule import explanation, rule_object
from arabclean.suppression import UNUSED


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``explain``."""
    parser.add_argument("rule", metavar="RULE", help="a slug or a code")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the page (default: text)")
    parser.add_argument("--config", metavar="FILE", help="the configuration that names rule packs of your own")
    add_language(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the page about one rule."""
    rules = all_rules(Setting.load(options.config, Choice()).config)
    infos = (*(rule.info for rule in rules), UNUSED)
    info = next((info for info in infos if options.rule in (info.slug, info.code)), None)
    if info is None:
        known = [name for rule in rules for name in (rule.info.slug, rule.info.code)]
        hint = nearest(options.rule, known) or "; arabclean rules lists all"
        raise ConfigError(f"there is no rule {options.rule!r}{hint}")
    if options.format == "json":
        console.write(json.dumps(rule_object(info), ensure_ascii=False, indent=2) + "\n")
    else:
        console.write(explanation(info, options.lang or console.language, console.style))
    return console.status()
