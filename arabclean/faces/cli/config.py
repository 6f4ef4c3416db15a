"""``arabclean config``: show the configuration and where each value comes from; print its schema."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from arabclean.config import nearest
from arabclean.errors import ConfigError
from arabclean.faces.cli.option import add_rules, setting
from arabclean.faces.configuration import Setting
from arabclean.faces.console import Console

ACTIONS = ("show", "schema")
_OPTIONS = ("profile", "select", "ignore", "extend_select")


class Value(NamedTuple):
    """One value: the way to its key, what it is, and where it was set (``default``, ``file:line``, an option)."""

    way: tuple[str, ...]
    value: Any
    origin: str


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``config``."""
    parser.add_argument("action", metavar="ACTION", help="show, or schema for the JSON schema of a configuration")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of what is shown (default: text)")
    add_rules(parser)


def run(options: argparse.Namespace, console: Console) -> int:
    """Show the values that a run with the same options would have, or the schema."""
    if options.action not in ACTIONS:
        raise ConfigError(f"there is no action {options.action!r}{nearest(options.action, ACTIONS)}")
    if options.action == "schema":
        from arabclean.schema import schema  # noqa: PLC0415 - the other action does without

        console.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
        return console.status()
    chosen = setting(options)
    chosen.checker()  # a selector that fits no rule is told here, too
    values = list(_values(chosen, options))
    if options.format == "json":
        rows = [{"key": ".".join(map(_part, row.way)), "value": row.value, "origin": row.origin} for row in values]
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        file = None if chosen.file is None else str(chosen.file)
        console.write(f'{{"version": 1, "file": {json.dumps(file, ensure_ascii=False)}, "values": [\n{lines}\n]}}\n')
        return console.status()
    console.write(f"# {'no configuration file' if chosen.file is None else chosen.file}\n")
    shown = [(".".join(map(_part, row.way)), json.dumps(row.value, ensure_ascii=False), row.origin) for row in values]
    for key, value, origin in shown:
        console.write(f"{f'{key} = {value}':<60}  # {origin}\n")
    return console.status()


def _values(chosen: Setting, options: argparse.Namespace) -> Iterator[Value]:
    given = _File.of(chosen.file)
    config = chosen.config
    for name in _OPTIONS:
        key = name.replace("_", "-")
        value = getattr(config, name)
        named = "--" + key if getattr(options, name) else ""
        cleared = name != "profile" and options.select and name not in ("select",)
        origin = given.origin(key)
        if named:
            origin = named if origin == "default" or name in ("profile", "select") or cleared else f"{origin}, {named}"
        elif cleared:
            origin = "--select"
        yield Value((key,), list(value) if isinstance(value, tuple) else value, origin)
    for name in ("words", "hunspell", "packs", "exclude", "baseline", "encoding", "fields"):
        value = getattr(config, name)
        yield Value((name,), list(value) if isinstance(value, tuple) else value, given.origin(name))
    for slug, severity in config.severity.items():
        yield Value(("severity", slug), severity.name.lower(), given.origin("severity", slug))
    for switch, value in config.house.items():
        yield Value(("house", switch), value, given.origin("house", switch))
    for glob, value in given.table.get("per-file", {}).items():
        if not isinstance(value, Mapping):
            yield Value(("per-file", glob), value, given.origin("per-file", glob))
            continue
        for key, each in value.items():
            yield Value(("per-file", glob, key), each, given.origin("per-file", glob, key))


class _File:
    """A configuration file as it stands."""

    def __init__(self, path: Path | None, table: Mapping[str, Any], text: str, way: tuple[str, ...]) -> None:
        self._path = path
        self._text = text
        self._way = way
        self.table = table

    @classmethod
    def of(cls, path: Path | None) -> _File:
        from arabclean.defaults import project_section, read_toml, way_in  # noqa: PLC0415 - see Setting.checker

        if path is None:
            return cls(None, {}, "", ())
        table = read_toml(path, "configuration")
        way = way_in(path)
        return cls(path, (project_section(table) or {}) if way else table, path.read_text(encoding="utf-8-sig"), way)

    def origin(self, *keys: str) -> str:
        from arabclean.location import key_line  # noqa: PLC0415 - only this command asks

        table: Any = self.table
        for key in keys:
            if not isinstance(table, Mapping) or key not in table:
                return "default"
            table = table[key]
        line = key_line(self._text, (*self._way, *keys))
        return f"{self._path}:{line}" if line else str(self._path)


def _part(key: str) -> str:
    bare = key.replace("-", "").replace("_", "")
    return key if bare.isalnum() and bare.isascii() else json.dumps(key, ensure_ascii=False)
