"""A word that a space cut in two: «المدر سة» (AR439)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.context import Model
from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.window import window
from arabclean.text import Edit, Span
from arabclean.tokens import Kind, Token

_SEEN = 3
"""A piece that was counted oftener is somebody's word, if only a name."""
_SEEN_SHORT = 60
"""The same of pieces of two and three letters, which are the initials and the slips of many."""
_COMMON = 50
_VERY_COMMON = 300
"""How often careful text must have the whole, in a place where it was seen, and in any."""
_SHORTEST = 4
_LETTERS = frozenset("وبلكفأ")
"""Letters that stand alone for other reasons: conjunctions, prepositions, and the letters of a list."""


class SplitWord:
    """A piece that nobody writes, and beside it one with which it makes a word that fits the place."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, model: Model) -> None:
        """Take what knows words and places."""
        self.info = info
        self._lexicon = lexicon
        self._model = model
        self._pieces = Judged(self._is_piece)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the two pieces; the fix takes the space away."""
        done = -1
        pieces = [token for form, _ in self._pieces.of(document) for token in document.occurrences[form]]
        for token in sorted(pieces):
            before, after = document.neighbours(token)
            pairs = [(one, other) for one, other in ((before, token), (token, after)) if one and other]
            for first, second in pairs:
                if first.start >= done and self._is_one(document, first, second):
                    done = second.end
                    fix = Fix((Edit(Span(first.end, second.start), ""),), self.info.safety)
                    args = {"suggestion": first.form + second.form}
                    yield self.info.finding(document, Span(first.start, second.end), fixes=[fix], args=args)
                    break

    def _is_piece(self, form: str) -> bool:
        """Whether a form is no word by itself."""
        if len(form) == 1:
            return form not in _LETTERS
        lexicon = self._lexicon
        seen = lexicon.count(form).total
        if len(form) <= 3 and seen <= _SEEN_SHORT:
            return not lexicon.accepts(form)
        return seen <= _SEEN and not (lexicon.accepts(form) or lexicon.attested(form))

    def _is_one(self, document: Document, first: Token, second: Token) -> bool:
        """Whether two tokens are one word in this place."""
        whole = first.form + second.form
        if not (first.is_word and second.is_word and document.is_gap(first, second)) or len(whole) < _SHORTEST:
            return False
        if self._lexicon.count(whole).careful < _COMMON or first.form[-1] in "ةى":
            return False
        if len(first.form) == 1 and len(second.form) == 1:
            return False
        beside = (document.neighbours(first)[0], document.neighbours(second)[1])
        if 1 in (len(first.form), len(second.form)) and any(
            token is not None and token.kind is Kind.NUMBER for token in beside
        ):
            return False  # a unit: 1895 م, ألف م2
        if self._lexicon.count(whole).careful >= _VERY_COMMON:
            return True
        place = window(document, first, second)
        return self._model.seen(place.before, whole) or self._model.seen(whole, place.after)


BUILD: Mapping[str, Build] = {
    "split-word": lambda info, material: SplitWord(info, material.lexicon, material.model),
}
