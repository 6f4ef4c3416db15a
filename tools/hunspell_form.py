"""Every surface form that a Hunspell dictionary accepts, by expanding its .dic with its .aff.

Covers what the Arabic dictionary uses: ``FLAG long``, ``AF`` flag aliases, ``IGNORE``, prefixes, suffixes on suffixes
(two levels), and cross products, where a prefix may be allowed by the stem or by the suffix beside it. Anything else
in the .aff that would change which words are accepted (compounds, forbidden words, circumfixes …) raises ``ValueError``
rather than be passed over in silence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Flags = frozenset[str]

#: Options that say nothing about which words are accepted, or that only change how a looked-up word is folded first.
HARMLESS = frozenset(("SET", "TRY", "KEY", "REP", "MAP", "AM", "ICONV", "OCONV", "FLAG", "AF", "IGNORE", "PFX", "SFX"))

#: Letters and the one mark that the dictionary spells out (fathatan); entries with anything else are its comments.
WRITABLE = re.compile("[\u0621-\u063a\u0641-\u064b]+")

#: Conditions look at no more than this many letters of a stem's end, so stems alike there take the same endings.
REACH = 4


@dataclass(frozen=True)
class Affix:
    """One line of a PFX or SFX table: take ``strip`` off, put ``add`` on, if ``condition`` holds."""

    strip: str
    add: str
    condition: re.Pattern[str]
    flags: Flags


@dataclass
class Grammar:
    """The .aff: ``prefix`` and ``suffix`` tables by flag, ``alias`` numbers to flags, ``ignore`` letters to None."""

    prefix: dict[str, list[Affix]] = field(default_factory=lambda: defaultdict(list))
    suffix: dict[str, list[Affix]] = field(default_factory=lambda: defaultdict(list))
    alias: list[Flags] = field(default_factory=list)
    ignore: dict[int, None] = field(default_factory=dict)

    def flags(self, text: str) -> Flags:
        """The flags that an alias number or a run of two-letter flags stands for."""
        if text.isdigit():
            return self.alias[int(text) - 1]
        return frozenset(text[i : i + 2] for i in range(0, len(text), 2))

    def bare(self, text: str) -> str:
        """``text`` without the letters that the dictionary ignores; its sign for nothing, "0", is the empty string."""
        return "" if text == "0" else text.translate(self.ignore)


def read_grammar(path: Path) -> Grammar:
    """Read an .aff file (UTF-8). Raises ValueError where it uses an option that this expansion does not know."""
    grammar = Grammar()
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row and not row[0].startswith("#")]
    for row in rows:
        if row[0] not in HARMLESS:
            raise ValueError(f"{path}: option {row[0]} is not known to this expansion")
        if row[0] == "IGNORE":
            grammar.ignore = dict.fromkeys(map(ord, row[1]))
        elif row[0] == "AF" and len(row) > 1 and not row[1].isdigit():
            grammar.alias.append(grammar.flags(row[1]))
    for row in rows:
        if row[0] in ("PFX", "SFX"):
            _read_affix(row, grammar, path)
    return grammar


def _read_affix(row: list[str], grammar: Grammar, path: Path) -> None:
    kind, flag, strip, add = row[:4]
    if strip in "YN" and add.isdigit():  # the head line of a table
        if strip == "N":
            raise ValueError(f"{path}: {kind} {flag} forbids cross products, which this expansion does not know")
        return
    condition = row[4] if len(row) > 4 else "."
    pattern = f"^{condition}" if kind == "PFX" else f"{condition}$"
    add, _, flags = add.partition("/")
    affix = Affix(
        grammar.bare(strip),
        grammar.bare(add),
        re.compile("" if condition == "." else pattern),
        grammar.flags(flags) if flags else frozenset(),
    )
    (grammar.prefix if kind == "PFX" else grammar.suffix)[flag].append(affix)


@dataclass(frozen=True)
class Ending:
    """What may follow a stem once ``cut`` letters are off its end: any of ``tails``, after any of ``prefixes``."""

    cut: int
    tails: tuple[str, ...]
    prefixes: Flags


class Expansion:
    """The forms of a dictionary, stem by stem.

    The endings that a stem takes depend on its flags and its last letters alone; they are worked out once for each such
    pair, which is what makes 150 million forms bearable.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._endings: dict[tuple[str, str], tuple[Ending, ...]] = {}
        self._heads: dict[tuple[Flags, str], tuple[tuple[str, int], ...]] = {}

    def forms(self, dictionary: Path) -> Iterator[list[str]]:
        """The surface forms of each stem of a .dic file (UTF-8), unique within the stem, in no order."""
        with dictionary.open(encoding="utf-8") as lines:
            next(lines)  # the number of entries
            for line in lines:
                entry = line.rstrip("\n").split("\t")[0]
                word, _, flags = entry.partition("/")
                stem = self._grammar.bare(word.strip())
                if WRITABLE.fullmatch(stem):
                    yield self._stem_forms(stem, flags)

    def _stem_forms(self, stem: str, flags: str) -> list[str]:
        if not flags:
            return [stem]
        key = (flags, stem[-REACH:])
        endings = self._endings.get(key)
        if endings is None:
            endings = self._endings[key] = tuple(self._find_endings(*key))
        found: list[str] = []
        for ending in endings:
            base = stem[: len(stem) - ending.cut] if ending.cut else stem
            if not base:
                if not ending.tails[0]:
                    continue
                for tail in ending.tails:  # the first letter, which prefixes look at, is the tail's own
                    found += [head + tail[cut:] for head, cut in self._find_heads(ending.prefixes, tail[:1])]
                continue
            for head, cut in self._find_heads(ending.prefixes, base[0]):
                start = head + base[cut:]
                found += [start + tail for tail in ending.tails]
        return list(set(found))

    def _find_heads(self, flags: Flags, first: str) -> tuple[tuple[str, int], ...]:
        """(letters to put before, letters to take off) for a word that begins with ``first``; no prefix comes first."""
        heads = self._heads.get((flags, first))
        if heads is None:
            rows = [
                (affix.add, len(affix.strip))
                for flag in flags
                for affix in self._grammar.prefix.get(flag, ())
                if first.startswith(affix.strip) and affix.condition.search(first)
            ]
            heads = self._heads[flags, first] = (("", 0), *sorted(set(rows)))
        return heads

    def _find_endings(self, flags: str, end: str) -> Iterator[Ending]:
        """Every ending of a stem with ``flags`` whose last letters are ``end``, those with equal prefixes together."""
        own = self._grammar.flags(flags)
        reach: dict[tuple[int, str], set[str]] = defaultdict(set)  # (cut, tail) -> prefix flags that may stand before
        reach[0, ""] |= own
        for cut, tail, inner in self._suffixed(own, end, 0, ""):
            reach[cut, tail] |= own | inner
            for cut2, tail2, outer in self._suffixed(inner, end, cut, tail):
                reach[cut2, tail2] |= own | inner | outer
        groups: dict[tuple[int, Flags, bool], list[str]] = defaultdict(list)
        for (cut, tail), allowed in reach.items():
            known = frozenset(flag for flag in allowed if flag in self._grammar.prefix)
            groups[cut, known, bool(tail)].append(tail)
        for (cut, prefixes, _), tails in groups.items():
            yield Ending(cut, tuple(sorted(tails)), prefixes)

    def _suffixed(self, flags: Flags, end: str, cut: int, tail: str) -> Iterator[tuple[int, str, Flags]]:
        """One more suffix on ``end`` less ``cut`` letters plus ``tail``: (cut, tail, flags of the suffix) of each."""
        word = end[: len(end) - cut] + tail
        for flag in flags:
            for affix in self._grammar.suffix.get(flag, ()):
                if not (word.endswith(affix.strip) and affix.condition.search(word)):
                    continue
                rest = len(affix.strip) - len(tail)  # what must come off the stem itself
                if rest > 0:
                    yield cut + rest, affix.add, affix.flags
                else:
                    yield cut, tail[: len(tail) - len(affix.strip)] + affix.add, affix.flags
