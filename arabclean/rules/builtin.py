"""The rules of the house: what the packs say, joined with the code that some of them need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from arabclean.rule import Rule, RuleInfo
from arabclean.rules.material import Build, Material
from arabclean.rules.packaged import Needs, PackagedInfo, PackagedRule, Pages
from arabclean.rules.pattern import PatternRule
from arabclean.rules.word_list import WordListRule


def rules(tables: Sequence[Mapping[str, Any]], pages: Pages, material: Material) -> tuple[Rule, ...]:
    """Return every rule, in the order of their codes: that of ``tables``, written by ``tools/compile_pack.py``."""
    return tuple(_packaged(table, pages, material) for table in tables)


def _packaged(table: Mapping[str, Any], pages: Pages, material: Material) -> PackagedRule:
    info = PackagedInfo(table["info"], pages)
    return PackagedRule(info, partial(_made, info, table, material), _needs(table.get("needs")))


def _needs(table: Mapping[str, Any] | None) -> Needs | None:
    if table is None:
        return None
    return Needs(
        _words(table.get("forms")),
        _words(table.get("stems")),
        tuple(table.get("signs", ())),
        table.get("characters", ""),
    )


def _made(info: RuleInfo, table: Mapping[str, Any], material: Material) -> Rule:
    if "pattern" in table:
        return PatternRule.from_table(info, table["pattern"], info.family)
    if "word" in table:
        return WordListRule.from_packed(info, table["word"], material.house)
    build: Mapping[str, Build] = import_module(table["home"]).BUILD
    return build[info.slug](info, material)


def _words(text: str | None) -> frozenset[str]:
    return frozenset(text.split(" ")) if text else frozenset()
