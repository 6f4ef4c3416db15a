"""A word that hardly anybody writes where one of its neighbours is meant, a hundred times as common (catalogue AR420).

Text has its slips, and who counts words counts them: «الاستعدادت», «المدراس» were seen a few times. Searching all that
lies near each rare word would cost too much; the slips looked for here are those that hide best: a long vowel or a
letter of the article left out, two letters turned round, one dot more or less.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from arabclean.context import Model
from arabclean.document import Document
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.lexicon.count import Count
from arabclean.lexicon.slip import DOTS
from arabclean.rules.letter.place import in_name_position, is_beside_name
from arabclean.rules.told import is_told
from arabclean.rules.window import window
from arabclean.tokens import Token

_SHORTEST = 5
_SEEN = 3
#: A form that was counted oftener than this is a word.
_RARE = 60
#: How common what was meant must be, and how many times as common as the form; as one that no dictionary has and that
#: lost a letter.
_COMMON = 100.0
_TIMES = 100.0
_TIMES_LOST = 40.0
_VOWELS = "اوي"
#: By how much (a logarithm) the place must ask for the other word, and how much more where a dictionary has the form.
_LEAST_GAIN: Mapping[str, float] = {"vowel": 6.5, "article": 6.0, "turned": 7.0, "dot": 7.5}
_MORE_IF_ACCEPTED = 4.5
_PRESUMED_NAME = 3


def _dots() -> Mapping[str, str]:
    return {letter: group.replace(letter, "") for groups in DOTS.values() for group in groups for letter in group}


_DOTS = _dots()


class Meant(NamedTuple):
    """The common word beside a rare one, and by how much the place must ask for it."""

    form: str
    gain: float


class RareForms:
    """Finds the rare forms of a document in whose place a common neighbour is meant; safe to share by threads."""

    def __init__(self, lexicon: Lexicon, model: Model, titles: Container[str]) -> None:
        """Take what knows words and places, and the words that lead names."""
        self._lexicon = lexicon
        self._model = model
        self._titles = titles
        self._judged = Judged(self._search)

    def find(self, document: Document) -> Iterator[tuple[Token, str]]:
        """Yield each word that stands for another, and that one."""
        for form, meant in self._judged.of(document):
            tokens = document.occurrences[form]
            if len(tokens) >= _PRESUMED_NAME:
                continue
            for token in tokens:
                if not is_told(document, token) and self._is_meant(document, token, meant):
                    yield token, meant.form

    def _is_meant(self, document: Document, token: Token, meant: Meant) -> bool:
        if in_name_position(*document.neighbours(token), self._titles):
            return False
        place = window(document, token)
        gain = self._model.score(place, meant.form) - self._model.score(place, token.form)
        return gain >= meant.gain and not is_beside_name(document, token, self._lexicon)

    def _search(self, form: str) -> Meant | None:
        """Return the commonest word within such a slip of a rare form, if it is common enough."""
        lexicon = self._lexicon
        if len(form) < _SHORTEST or "اثن" in form:
            return None
        count = lexicon.count(form)
        if not _SEEN < count.total <= _RARE or lexicon.is_house_word(form) or lexicon.is_listed(form):
            return None
        counts = lexicon.counts
        value, at = counts.automaton.value, counts.at
        accepted = lexicon.accepts(form)
        most, own = _COMMON, _weight(count)
        best = ""
        more = _MORE_IF_ACCEPTED if accepted else 0.0
        for kind, other in _near(form):
            weight = _weight(at(value(other)))
            is_lost = not accepted and kind in ("vowel", "article")
            if weight >= most and weight >= own * (_TIMES_LOST if is_lost else _TIMES):
                most, best, least = weight, other, _LEAST_GAIN[kind] + more
        if not best or any(_weight(at(value(other))) >= _COMMON / 10 for other in _with_hamza(form)):
            return None
        return Meant(best, least)


def _weight(count: Count) -> float:
    return count.careful + count.news / 2 + count.wiki / 5


def _with_hamza(form: str) -> Iterator[str]:
    """What the word may be whose hamza was left out, which is another rule's matter: اخفاء, الاثنية."""
    for alef in "أإآ":
        yield form.replace("ا", alef, 1)
        if form.startswith("الا"):
            yield f"ال{alef}{form[3:]}"


def _near(form: str) -> Iterator[tuple[str, str]]:
    for at in range(1, len(form)):
        head, tail = form[:at], form[at:]
        for letter in _VOWELS:
            yield "vowel", f"{head}{letter}{tail}"
    if form[0] == "ا":
        yield "article", f"ال{form[1:]}"
    elif form[0] in "وفبك" and form[1] in "ال":
        yield "article", f"{form[0]}ال{form[2:]}"
    for at, (one, other) in enumerate(pairwise(form)):
        if one != other:
            yield "turned", f"{form[:at]}{other}{one}{form[at + 2 :]}"
    for at, letter in enumerate(form):
        for other in _DOTS.get(letter, ""):
            yield "dot", f"{form[:at]}{other}{form[at + 1 :]}"
