"""A newsroom's own words: plain lists, and its own Hunspell dictionaries."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from arabclean.errors import DataError
from arabclean.lexicon import clitic
from arabclean.text.pattern import lazy
from arabclean.text.record import Record

#: Vowel marks, dagger alef and tatweel: words are kept and asked for without them.
_MARK = lazy("[\u064b-\u0652\u0670\u0640]")
_WORD = lazy("[\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06a4\u06af]+")
_WITH_CLITICS = "*"


class House(Record, aside=("speller",)):
    """Words that a house calls its own.

    ``words`` stand as they are written, ``stems`` also with what Arabic writes onto a word (و ب ال … ه ها …);
    ``speller`` answers for the house's Hunspell dictionary, where it has one.
    """

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    speller: Callable[[str], bool] | None = None

    def __contains__(self, form: str) -> bool:
        if form in self.words or form in self.stems:
            return True
        if self.stems and any(parts.stem in self.stems for parts in clitic.split(form)):
            return True
        return self.speller is not None and self.speller(form)


def parse_words(lines: Iterable[str], name: str) -> House:
    """A plain list: one word a line, ``#`` begins a comment, ``*`` after a word means "with clitics too".

    Marks and tatweel are removed and letters composed (NFC). A line that is no Arabic word raises DataError naming
    ``name`` and the line.
    """
    words: set[str] = set()
    stems: set[str] = set()
    for _, entry in entries(lines, name):
        (stems if entry.clitics else words).add(entry.word)
    return House(frozenset(words), frozenset(stems))


class Entry(NamedTuple):
    """A word of a plain list, without marks and tatweel; ``clitics``: with what Arabic writes onto it, too."""

    word: str
    clitics: bool = False

    def __str__(self) -> str:
        return self.word + _WITH_CLITICS if self.clitics else self.word


def parse_entry(text: str) -> Entry | None:
    """The entry that ``text`` is, a word with or without ``*`` after it; None when it is no Arabic word."""
    word = _MARK.sub("", unicodedata.normalize("NFC", text.removesuffix(_WITH_CLITICS)))
    return Entry(word, text.endswith(_WITH_CLITICS)) if _WORD.fullmatch(word) else None


def entries(lines: Iterable[str], name: str) -> Iterator[tuple[int, Entry]]:
    """(number of the line, entry) of each line that has one; see `parse_words`."""
    for number, line in enumerate(lines, 1):
        text = line.lstrip("\ufeff").partition("#")[0].strip()
        if not text:
            continue
        entry = parse_entry(text)
        if entry is None:
            raise DataError(f"{name}:{number}: {text!r} is not one Arabic word; write one word a line, # for comments")
        yield number, entry


def read_words(path: Path) -> House:
    """The plain list in a file (UTF-8); see `parse_words`. Raises DataError when it cannot be read."""
    try:
        return parse_words(path.read_text(encoding="utf-8").splitlines(), str(path))
    except OSError as error:
        raise DataError(f"{path}: the word list cannot be read ({_reason(error)}); check the path") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataError(f"{path}:{line}: not UTF-8; save the word list as UTF-8") from error


def read_hunspell(path: Path) -> House:
    """A Hunspell dictionary: the path of its .dic, its .aff beside it.

    Loads the ``hunspell`` binding, chunspell's or pyhunspell's. Raises DataError when there is none, when a file is
    missing, or when the .dic does not begin with its number of entries, for Hunspell itself would say nothing.
    """
    dictionary, affix = path.with_suffix(".dic"), path.with_suffix(".aff")
    try:
        first = dictionary.read_bytes().split(b"\n", 1)[0].removeprefix(b"\xef\xbb\xbf").split()
        affix.read_bytes()
    except OSError as error:
        says = f"the Hunspell dictionary cannot be read ({_reason(error)}); it takes a .dic and an .aff beside it"
        raise DataError(f"{error.filename}: {says}") from error
    if not first or not first[0].isdigit():
        raise DataError(f"{dictionary}:1: a Hunspell .dic begins with the number of its entries")
    try:
        import hunspell  # noqa: PLC0415 - loading it costs more than a whole check, and few houses need it
    except ImportError as error:
        raise DataError(f"{dictionary}: to use a Hunspell dictionary, install chunspell or hunspell") from error
    if hasattr(hunspell, "Hunspell"):
        speller = hunspell.Hunspell(dictionary.stem, hunspell_data_dir=f"{dictionary.parent.resolve()}/")
    else:
        speller = hunspell.HunSpell(str(dictionary), str(affix))
    return House(speller=_answer(speller.spell))


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _answer(spell: Callable[[str], bool]) -> Callable[[str], bool]:
    """``spell`` for any str: the bindings stumble over NUL and lone surrogates, and call the empty string right."""

    def answer(form: str) -> bool:
        return bool(_WORD.fullmatch(form)) and bool(spell(form))

    return answer
