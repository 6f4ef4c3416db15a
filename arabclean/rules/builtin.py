"""The rules of the house: what the packs say, joined with the code that some of them need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from arabclean.errors import DataError
from arabclean.rule import Rule
from arabclean.rules import (
    character,
    context,
    grammar,
    hamza,
    letter,
    newsroom,
    punctuation,
    script,
    style,
    syntax,
)
from arabclean.rules.material import Build, Material
from arabclean.rules.pack import is_data, read_info, read_rules

_FAMILIES = (
    character,
    grammar,
    context,
    hamza,
    letter,
    newsroom,
    punctuation,
    script,
    style,
    syntax,
)
"""Modules with rules written as code: each names in ``BUILD`` how a slug's rule is made."""


def rules(packs: Mapping[str, Sequence[Mapping[str, Any]]], material: Material) -> tuple[Rule, ...]:
    """Return every rule, in the order of their codes; ``packs`` are the ``[[rule]]`` tables by name of pack.

    Raises:
        DataError: a pack describes a rule that is neither data nor code.
    """
    code: dict[str, Build] = {}
    for family in _FAMILIES:
        code |= family.BUILD
    result: list[Rule] = []
    for pack, tables in packs.items():
        for table in tables:
            if is_data(table):
                result.extend(read_rules([table], pack, material.house))
                continue
            info = read_info(table, pack)
            build = code.get(info.slug)
            if build is None:
                raise DataError(f"pack {pack}: no code is there for the rule {info.slug!r}")
            result.append(build(info, material))
    return tuple(sorted(result, key=lambda rule: rule.info.code))
