"""Verses of the Quran that are quoted with a slip (catalogue AR725). Nothing in them is ever changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.newsroom.name import distance
from arabclean.rules.packaged import Needs
from arabclean.text import Span
from arabclean.text.char import LETTER
from arabclean.text.pattern import lazy

_SHAPES = {ord("أ"): "ا", ord("إ"): "ا", ord("آ"): "ا", ord("ة"): "ه", ord("ى"): "ي"}
_TABLE: dict[int, str | None] = {**_SHAPES, ord("ؤ"): None, ord("ئ"): None, ord("ء"): None}
_BRACKETS = lazy("[\ufd3e\ufd3f]([^\ufd3e\ufd3f\n]+)[\ufd3e\ufd3f]")
_SAID = lazy(
    r"(?:قال|قول|قوله|يقول|وقال|بقوله|لقوله)(?: الله)? (?:تعالى|عز وجل|سبحانه(?: وتعالى)?)[^:\n«\"“({]{0,25}:?[ ]*"
    r"(?:«(?P<a>[^«»\n]+)»|\"(?P<b>[^\"\n]+)\"|“(?P<c>[^“”\n]+)”|\((?P<d>[^()\n]+)\)|\{(?P<e>[^{}\n]+)\}"
    r"|(?<=:)[ ]*(?P<f>[^.\n«»\"“”(){}]+))"
)
_BEFORE_VERSE = ("تعالى", "سبحانه", "عز وجل")
_UTHMANIC = frozenset(
    "\u0671\u0670\u06d6\u06d7\u06d8\u06d9\u06da\u06db\u06dc\u06df\u06e0\u06e1\u06e2\u06e5\u06e6\u06ed"
)
_WORD = lazy(f"[{LETTER}]+")
_SHORTEST = 3
_FARTHEST = 3
"""Letters by which a quotation may differ from a verse and still be meant for it."""


class QuranHadith:
    """A quotation that is a verse but for one or two words with a letter or two changed."""

    def __init__(self, info: RuleInfo, verses: Sequence[str]) -> None:
        """Take the verses that are often quoted."""
        self.info = info
        self._verses = verses

    @cached_property
    def _known(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Each verse as words to compare, and as it is written."""
        return tuple((tuple(_plain(verse).split()), tuple(verse.split())) for verse in self._verses)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each quotation that is near a verse and not in any."""
        view = document.folded
        spans = [(match.start(1), match.end(1)) for match in _BRACKETS.finditer(view.text)]
        if any(words in view.text for words in _BEFORE_VERSE):
            for match in _SAID.finditer(view.text):
                group = match.lastgroup or "a"
                spans.append(match.span(group))
        for start, end in spans:
            span = view.to_source(start, end)
            if not _UTHMANIC.isdisjoint(span.of(document.text)):  # the orthography of the Quran is its own
                continue
            due = self._due(view.text[start:end])
            if due is not None:
                content = span.of(document.text)
                lead = len(content) - len(content.lstrip())
                trimmed = Span(span.start + lead, span.start + len(content.rstrip(" .،")))
                yield self.info.finding(document, trimmed, args={"due": due})

    def _due(self, quotation: str) -> str | None:
        """Return the words of the verse that a quotation stands for; None when it gives them, or is no verse."""
        quoted = tuple(_plain(" ".join(_WORD.findall(quotation))).split())
        if len(quoted) < _SHORTEST:
            return None
        near: str | None = None
        for words, written in self._known:
            length = min(len(quoted), len(words))
            if length < _SHORTEST:
                continue
            for shift in range(len(words) - length + 1):
                for start in range(len(quoted) - length + 1):
                    here, there = quoted[start : start + length], words[shift : shift + length]
                    if here == there or _is_opened(here, there):
                        return None
                    if near is None and _is_slip(here, there):
                        near = " ".join(written[shift : shift + length])
        return near


def _plain(text: str) -> str:
    return text.translate(_TABLE)


def _is_opened(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether only a conjunction at the head is left out or put in."""
    return here[1:] == there[1:] and here[0].lstrip("وف") == there[0].lstrip("وف")


def _is_slip(here: Sequence[str], there: Sequence[str]) -> bool:
    different = [(one, other) for one, other in zip(here, there, strict=True) if one != other]
    if not different or len(different) > 2 or len(here) - len(different) < 2:
        return False
    return sum(distance(one, other) for one, other in different) <= _FARTHEST


BUILD: Mapping[str, Build] = {
    "quran-hadith": lambda info, material: QuranHadith(info, material.lists["verses"]["verses"]),
}
NEEDS: Mapping[str, Needs] = {
    "quran-hadith": Needs(signs=("\ufd3e", "\ufd3f", *_BEFORE_VERSE)),
}
