"""Where did a word of the normalised text stand? Asked of who keeps positions, and of who must find them again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

import arabclean
from page.command import release
from page.elsewhere import araclean
from page.table import ROOT, Setting, Table

WORD = "[\u0621-\u065f\u0670-\u06d3\ufe70-\ufefc]+"
"""A run of letters with what hangs on them."""

STRIPPING = (
    ("pyarabic", "pyarabic.araby", "strip_tashkeel"),
    ("camel-tools", "camel_tools.utils.dediac", "dediac_ar"),
    ("mahad", "maha.cleaners.functions", "remove_all_harakat"),
)
"""Who takes marks away and keeps no positions."""

Aligned = list[tuple[str, list[tuple[int, int]]]]
"""Of each text what it became, and of each word of that the span in the text."""


class Asked(NamedTuple):
    """A shape of the sentences, and they in it."""

    shape: str
    texts: list[str]


def asked() -> list[Asked]:
    """Return the sentences of vowelled.txt in the shapes in which such text comes."""
    lines = (ROOT / "benchmarks/vowelled.txt").read_text(encoding="utf-8").splitlines()
    typed = [line for line in lines if line and not line.startswith("#")]
    return [
        Asked("as typed", typed),
        Asked("composed (NFC: vowel before shadda)", [unicodedata.normalize("NFC", line) for line in typed]),
        Asked("decomposed (NFD)", [unicodedata.normalize("NFD", line) for line in typed]),
        Asked("with tatweel", [re.sub("([بتسكلمنعف][\u064b-\u0652]*)(?=[تسمنةهر])", "\\1ـ", line) for line in typed]),
    ]


def ours(profile: str) -> Callable[[Sequence[str]], Aligned]:
    """With the map that comes with the text."""

    def aligned(texts: Sequence[str]) -> Aligned:
        done = [arabclean.normalize(text, profile) for text in texts]
        return [
            (each.text, [_pair(each.map.to_source(*match.span())) for match in re.finditer(WORD, each.text)])
            for each in done
        ]

    return aligned


def _pair(span: Sequence[int]) -> tuple[int, int]:
    return span[0], span[1]


def afterwards(run: Callable[[str], str]) -> Callable[[Sequence[str]], Aligned]:
    """With the two texts laid beside each other: all that is left to do where a normaliser keeps no positions."""

    def aligned(texts: Sequence[str]) -> Aligned:
        result = []
        for text in texts:
            new = run(text)
            source = [0] * (len(new) + 1)
            for tag, start, end, first, last in Levenshtein.opcodes(text, new):
                for at in range(first, last):
                    source[at] = start + at - first if tag == "equal" else min(start, max(end - 1, 0))
            spans = [(source[match.start()], source[match.end() - 1] + 1) for match in re.finditer(WORD, new)]
            result.append((new, spans))
        return result

    return aligned


def score(texts: Sequence[str], aligned: Aligned) -> tuple[int, int, int]:
    """Count the words whose span is exact, whose span ends too early, and those gone otherwise."""
    exact = short = other = 0
    for text, (_, spans) in zip(texts, aligned, strict=True):
        right = [match.span() for match in re.finditer(WORD, text)]
        if len(right) != len(spans):  # words were joined or split
            other += len(right)
            continue
        for (start, end), (first, last) in zip(right, spans, strict=True):
            exact += (start, end) == (first, last)
            short += start == first < last < end
            other += not (start == first < last <= end)
    return exact, short, other


def who(setting: Setting) -> Iterator[tuple[str, Callable[[Sequence[str]], Aligned]]]:
    """Yield who is asked."""
    for profile in ("search", "ml"):
        yield f"arabclean {arabclean.__version__}, {profile}", ours(profile)
    peer = araclean(setting)
    for profile in ("search", "ml") if peer else ():
        name = f"araclean {peer.version}, {profile}"
        yield name, lambda texts, profile=profile: peer("aligned", profile=profile, of=list(texts), word=WORD)
    for package, module, name in STRIPPING:
        try:
            run = getattr(import_module(module), name)
            run("سلام")
        except Exception as error:
            setting.skip(f"{package} does not load: {error}")
        else:
            yield f"{package} {release(package)}, {name}; both texts compared", afterwards(run)


def tables(setting: Setting) -> Iterator[Table]:
    """Ask about every word of every shape."""
    shapes = asked()
    words = [sum(len(re.findall(WORD, text)) for text in texts) for _, texts in shapes]
    rows = []
    for name, aligned in who(setting):
        try:
            scores = [score(texts, aligned(texts)) for _, texts in shapes]
        except Exception as error:
            setting.skip(f"{name} failed: {error}")
            continue
        total = [sum(column) for column in zip(*scores, strict=True)]
        rows.append(
            [
                name,
                *(f"{exact / number:.0%}" for (exact, _, _), number in zip(scores, words, strict=True)),
                *map(str, total[1:]),
            ]
        )
    yield Table(
        "Positions",
        f"Vowelled sentences (`benchmarks/vowelled.txt`, {words[0]} words), normalised so that the marks go; then each "
        "word of the result is asked for its place in the text. *Exact*: from the first letter of the word to its "
        "last mark. *Short*: what stood at its end is left outside (a mark, the alef of tanwin), so that a replacement "
        "would leave it behind. *Wrong*: another place, or no such word. Who keeps no positions can only have the two "
        "texts compared (Levenshtein's alignment, rapidfuzz); what is gone behind a word is then nobody's.",
        ["who", *(f"exact, {shape}" for shape, _ in shapes), "short, all shapes", "wrong, all shapes"],
        rows,
    )
