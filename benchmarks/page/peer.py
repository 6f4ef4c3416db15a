"""Others who check or repair Arabic text, behind one call each. None is needed by arabclean; who is not here is named.

A `Peer` is given all texts at once and says of each what it makes of it (``repaired``; None where it only points) and
whether it says anything (``alarmed``).
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import arabclean
from page.command import commands, release
from page.elsewhere import Araclean, araclean
from page.restated import repaired, unpaired
from page.table import Setting

PLACE = r"texts\.txt:(\d+):"
WORD = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0670\u0640]+")


class Said(NamedTuple):
    """What a peer says of a text: whether it says anything, and its repair, if it makes one."""

    alarmed: bool
    repaired: str | None = None


class Peer(NamedTuple):
    """A name with its version, and what it says of texts."""

    name: str
    said: Callable[[Sequence[str]], list[Said]]


class Normaliser(NamedTuple):
    """A name with its version, and what it makes of a text.

    ``seconds`` is given texts and how often to run, and returns the processor time of the best run, where it cannot be
    taken from outside.
    """

    name: str
    run: Callable[[str], str]
    seconds: Callable[[Sequence[str], int], float] | None = None


def by_text(repair: Callable[[str], str]) -> Callable[[Sequence[str]], list[Said]]:
    """Make a peer of a function from text to text: what it changes is what it says."""

    def said(texts: Sequence[str]) -> list[Said]:
        repaired = [repair(text).strip(" \n") for text in texts]
        return [Said(new != text, new) for text, new in zip(texts, repaired, strict=True)]

    return said


def by_line(command: Sequence[str]) -> Callable[[Sequence[str]], list[Said]]:
    """Make a peer of a command that is given a file with a text a line, and reports the number or the whole line."""

    def said(texts: Sequence[str]) -> list[Said]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "texts.txt")
            path.write_text("\n\n".join(text.replace("\n", " ") for text in texts) + "\n", encoding="utf-8")
            done = subprocess.run([*command, str(path)], capture_output=True, encoding="utf-8", check=False, cwd=folder)
        if "-L" in command:
            lines = set(done.stdout.splitlines())
            return [Said(text.replace("\n", " ") in lines) for text in texts]
        at = {(int(number) + 1) // 2 for number in re.findall(PLACE, done.stdout + done.stderr)}
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


def restated(texts: Sequence[str]) -> list[Said]:
    """The rules of signs of LanguageTool."""
    new = [repaired(text) for text in texts]
    return [Said(each != text or unpaired(text), each) for text, each in zip(texts, new, strict=True)]


def restated_and_hunspell(texts: Sequence[str]) -> list[Said]:
    """The same, then the speller."""
    first = restated(texts)
    second = hunspell([said.repaired or "" for said in first])
    return [Said(one.alarmed or two.alarmed, two.repaired) for one, two in zip(first, second, strict=True)]


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
    yield Peer("LanguageTool's rules of signs, restated", restated)
    if _loads("hunspell"):
        yield Peer(f"the same, and chunspell {release('chunspell')}", restated_and_hunspell)
    for command in commands(setting):
        yield Peer(command.name, by_line(command.words))


def _loads(module: str) -> bool:
    try:
        import_module(module)
    except ImportError:
        return False
    return True


def _ghalatawi() -> Callable[[Sequence[str]], list[Said]]:
    return by_text(import_module("ghalatawi.autocorrector").AutoCorrector().spell)


def _corrector() -> Callable[[Sequence[str]], list[Said]]:
    return by_text(import_module("ar_corrector.corrector").Corrector().contextual_correct)


def normalisers(setting: Setting) -> Iterator[Normaliser]:
    """Yield who normalises."""
    for profile in ("light", "editorial", "search", "ml"):
        name = f"arabclean {arabclean.__version__}, {profile}"
        yield Normaliser(name, lambda text, profile=profile: arabclean.normalize(text, profile).text)
    wanted: tuple[tuple[str, str, Callable[[], Callable[[str], str]]], ...] = (
        ("pyarabic", "normalize_searchtext", lambda: import_module("pyarabic.normalize").normalize_searchtext),
        ("pyarabic", "fix_spaces", lambda: import_module("pyarabic.araby").fix_spaces),
        ("camel-tools", "arclean", _arclean),
        ("camel-tools", "normalize_unicode", lambda: import_module("camel_tools.utils.normalize").normalize_unicode),
        ("tnkeeh", "clean_raw_text, its defaults", _tnkeeh),
        ("mahad", "normalize(all=True)", _maha),
        ("ftfy", "fix_text", lambda: import_module("ftfy").fix_text),
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
            yield Normaliser(f"{package} {release(package)}, {what}", run)
    peer = araclean(setting)
    if peer:
        for profile in ("light", "ml", "search"):
            yield _araclean(peer, profile)


def _araclean(peer: Araclean, profile: str) -> Normaliser:
    return Normaliser(
        f"araclean {peer.version}, {profile}",
        lambda text: str(peer("texts", profile=profile, of=[text])[0]),
        lambda texts, times: float(peer("seconds", profile=profile, of=texts, positions=False, times=times)),
    )


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
