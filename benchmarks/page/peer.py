"""Others who check or repair Arabic text, behind one call each. None is needed by arabclean; who is not here is named.

A `Peer` is given all texts at once and says of each what it makes of it (``repaired``; None where it only points) and
whether it says anything (``alarmed``).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import arabclean
from page.table import Setting

WORD = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0670\u0640]+")


class Said(NamedTuple):
    """What a peer says of a text: whether it says anything, and its repair, if it makes one."""

    alarmed: bool
    repaired: str | None = None


class Peer(NamedTuple):
    """A name with its version, and what it says of texts."""

    name: str
    said: Callable[[Sequence[str]], list[Said]]


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


def by_text(repair: Callable[[str], str]) -> Callable[[Sequence[str]], list[Said]]:
    """Make a peer of a function from text to text: what it changes is what it says."""

    def said(texts: Sequence[str]) -> list[Said]:
        repaired = [repair(text).strip(" \n") for text in texts]
        return [Said(new != text, new) for text, new in zip(texts, repaired, strict=True)]

    return said


def by_line(command: Sequence[str], line: str, suffix: str = ".txt") -> Callable[[Sequence[str]], list[Said]]:
    """Make a peer of a command that is given a file with a text a line; ``line`` is the pattern of a line number."""

    def said(texts: Sequence[str]) -> list[Said]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"texts{suffix}")
            path.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
            done = subprocess.run([*command, str(path)], capture_output=True, encoding="utf-8", check=False, cwd=folder)
        at = {(int(number) + 1) // 2 for number in re.findall(line, done.stdout + done.stderr, re.MULTILINE)}
        return [Said(number in at) for number in range(1, len(texts) + 1)]

    return said


def ours(texts: Sequence[str]) -> list[Said]:
    """All default rules; repairs that a person would accept one after the other."""
    return [Said(bool(arabclean.check(text)), arabclean.fix(text, "review").text) for text in texts]


def ours_alone(texts: Sequence[str]) -> list[Said]:
    """What the machine does unattended."""
    return [Said(bool(arabclean.check(text)), arabclean.fix(text).text) for text in texts]


def hunspell(texts: Sequence[str]) -> list[Said]:
    """Words that Hunspell rejects, each replaced by its first suggestion."""
    speller = import_module("hunspell").Hunspell("ar", hunspell_data_dir="/usr/share/hunspell/")

    def repair(match: re.Match[str]) -> str:
        word = match.group()
        return word if speller.spell(word) else next(iter(speller.suggest(word)), word)

    return [Said(any(not speller.spell(word) for word in WORD.findall(text)), WORD.sub(repair, text)) for text in texts]


def hunspell_line(texts: Sequence[str]) -> list[Said]:
    """Words that ``hunspell -l`` prints."""
    command = ["hunspell", "-d", "ar", "-i", "utf-8", "-l"]
    out = subprocess.run(command, input="\n".join(texts), capture_output=True, encoding="utf-8", check=True).stdout
    rejected = set(out.split())
    return [Said(any(word in rejected for word in WORD.findall(text))) for text in texts]


_TEXTLINT = ["--rule", "common-misspellings", "--rule", "no-zero-width-spaces", "-f", "unix"]


def checkers(setting: Setting) -> Iterator[Peer]:
    """Yield who proofreads or repairs."""
    yield Peer(f"arabclean {arabclean.__version__}, fix at review", ours)
    yield Peer(f"arabclean {arabclean.__version__}, fix at safe", ours_alone)
    for package, distribution, made in (
        ("hunspell", "chunspell", lambda: hunspell),
        ("ghalatawi.autocorrector", "ghalatawi", _ghalatawi),
        ("ar_corrector.corrector", "ar-corrector", _corrector),
        ("ftfy", "ftfy", lambda: by_text(import_module("ftfy").fix_text)),
    ):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import_module(package)
                yield Peer(f"{distribution} {release(distribution)}", made())
        except Exception as error:
            setting.skip(f"{distribution} does not load: {error}")
    commands = (
        ("hunspell", "hunspell -l", None, ""),
        ("codespell", "codespell", [], r"^.*?:(\d+): "),
        ("typos", "typos", ["--format", "brief"], r"^.*?:(\d+):\d+: "),
        ("cspell", "cspell, @cspell/dict-ar", None, r"^.*?:(\d+):\d+ "),
        ("textlint", "textlint", _TEXTLINT, r":(\d+):\d+:"),
    )  # fmt: skip
    for name, label, options, line in commands:
        path = program(name, setting)
        if path is None:
            setting.skip(f"{name} is not installed")
        elif name == "hunspell":
            yield Peer(label, hunspell_line)
        elif name == "cspell":
            if setting.cspell:
                wanted = ["lint", "--no-progress", "--no-summary", "--locale", "ar", "-c", str(setting.cspell)]
                yield Peer(label, by_line([path, *wanted], line))
            else:
                setting.skip("cspell needs --cspell CONFIG, one that imports @cspell/dict-ar")
        else:
            yield Peer(label, by_line([path, *(options or [])], line))


def _ghalatawi() -> Callable[[Sequence[str]], list[Said]]:
    return by_text(import_module("ghalatawi.autocorrector").AutoCorrector().spell)


def _corrector() -> Callable[[Sequence[str]], list[Said]]:
    return by_text(import_module("ar_corrector.corrector").Corrector().contextual_correct)


def normalisers(setting: Setting) -> Iterator[tuple[str, Callable[[str], str]]]:
    """Yield who normalises: a name and a function from text to text."""
    for profile in ("light", "editorial", "search", "ml"):
        yield f"arabclean, {profile}", lambda text, profile=profile: arabclean.normalize(text, profile).text
    wanted: tuple[tuple[str, str, Callable[[], Callable[[str], str]]], ...] = (
        ("pyarabic", "normalize_searchtext", lambda: import_module("pyarabic.normalize").normalize_searchtext),
        ("pyarabic", "fix_spaces", lambda: import_module("pyarabic.araby").fix_spaces),
        ("camel-tools", "arclean", _arclean),
        ("camel-tools", "normalize_unicode", lambda: import_module("camel_tools.utils.normalize").normalize_unicode),
        ("tnkeeh", "clean_raw_text, its defaults", _tnkeeh),
        ("mahad", "normalize(all=True)", _maha),
        ("ftfy", "fix_text", lambda: import_module("ftfy").fix_text),
        ("araclean", "its default profile", _araclean),
    )
    for package, what, made in wanted:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                run = made()
                run("سلام")
        except Exception as error:
            setting.skip(f"{package} does not load: {error}")
        else:
            yield f"{package} {release(package)}, {what}", run


def _arclean() -> Callable[[str], str]:
    mapper = import_module("camel_tools.utils.charmap").CharMapper.builtin_mapper("arclean")
    return lambda text: str(mapper(text))


def _tnkeeh() -> Callable[[str], str]:
    cleaner = import_module("tnkeeh").Tnkeeh()

    def clean(text: str) -> str:
        found = cleaner.clean_raw_text(text)
        return str(found if isinstance(found, str) else found[0])

    return clean


def _maha() -> Callable[[str], str]:
    normalize = import_module("maha.cleaners.functions").normalize
    return lambda text: str(normalize(text, all=True))


def _araclean() -> Callable[[str], str]:
    return import_module("araclean").normalize  # type: ignore[no-any-return]
