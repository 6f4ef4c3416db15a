"""The command lines of others, found on this machine, with their versions; who is not here is named."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from page.table import Setting

_TEXTLINT = (
    "common-misspellings",
    "no-zero-width-spaces",
    "@textlint-rule/no-unmatched-pair",
    "@textlint-rule/no-invalid-control-character",
)
"""Those of its rules that could find something in Arabic: there is none for the language."""


class Command(NamedTuple):
    """A checker of files: its name with its version, and its words, to which the paths of files are added.

    What it reports begins with a path and a line number, but for Hunspell, which prints lines (``-L``).
    """

    name: str
    words: tuple[str, ...]


def release(package: str) -> str:
    """Return the version of an installed package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


def program(name: str, setting: Setting) -> str | None:
    """Return the path of a command: beside the Python that runs, on the path, or in the folder of npm."""
    beside = (setting.npm, setting.cspell and setting.cspell.parent)
    for folder in (Path(sys.executable).parent, *(home and home / "node_modules/.bin" for home in beside)):
        if folder and (folder / name).exists():
            return str(folder / name)
    return shutil.which(name)


@cache
def released(path: str) -> str:
    """Return the version that a command says it has: the last number of its first line, for Ispell's stands first."""
    try:
        said = subprocess.run([path, "--version"], capture_output=True, encoding="utf-8", check=False).stdout
    except OSError:
        return "?"
    return next(iter(re.findall(r"\d+(?:\.\d+)+", said.partition("\n")[0])[::-1]), "?")


def debian(package: str) -> str:
    """Return the version of a package of Debian, with its name; nothing elsewhere."""
    if shutil.which("dpkg-query") is None:
        return ""
    asked = ["dpkg-query", "-W", "-f", "${Version}", package]
    said = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False).stdout
    return f", {package} {said}" if said else ""


def npm(setting: Setting, package: str) -> str:
    """Return the version of a package of npm, with its name."""
    for home in (setting.npm, setting.cspell and setting.cspell.parent):
        path = home and home / "node_modules" / package / "package.json"
        if path and path.exists():
            return f", {package} {json.loads(path.read_text(encoding='utf-8'))['version']}"
    return ""


def commands(setting: Setting) -> Iterator[Command]:
    """Yield who is here, and skip who is not."""
    for name in ("hunspell", "codespell", "typos", "cspell", "textlint"):
        path = program(name, setting)
        if path is None:
            setting.skip(f"{name} is not installed")
            continue
        label = f"{name} {released(path)}"
        if name == "hunspell":
            label += debian("hunspell-ar")
            words = ["-d", "ar", "-i", "utf-8", "-L"]
        elif name == "typos":
            words = ["--format", "brief"]
        elif name == "cspell":
            if not setting.cspell:
                setting.skip("cspell needs --cspell CONFIG, one that imports @cspell/dict-ar")
                continue
            label += npm(setting, "@cspell/dict-ar")
            words = ["lint", "--no-progress", "--no-summary", "--locale", "ar", "-c", str(setting.cspell)]
        elif name == "textlint":
            rules = [rule for rule in _TEXTLINT if _has_rule(setting, rule)]
            if not rules:
                setting.skip(f"textlint has none of the rules {', '.join(_TEXTLINT)}")
                continue
            label += f", {len(rules)} rules"
            words = ["-f", "unix", "--rules-base-directory", str(setting.npm and setting.npm / "node_modules")]
            words += [word for rule in rules for word in ("--rule", rule)]
        else:
            words = []
        setting.met(label)
        yield Command(label, (path, *words))


def _has_rule(setting: Setting, rule: str) -> bool:
    scope, _, name = rule.rpartition("/")
    return setting.npm is not None and (setting.npm / "node_modules" / scope / f"textlint-rule-{name}").exists()
