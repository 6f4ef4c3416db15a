"""Words for which the place asks for another that sounds alike: «من حيس المبدأ» (catalogue AR419)."""

from __future__ import annotations

from arabclean.context import Model
from arabclean.document import Document
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.letter.evidence import Evidence
from arabclean.rules.letter.form_rule import FormRule, Meant
from arabclean.rules.letter.place import in_name_position, is_beside_name
from arabclean.rules.letter.slip import Kind, sounds_like
from arabclean.rules.window import window
from arabclean.tokens import Token

_COMMON = 400
"""A form that careful text has more often is taken at its word."""
_LEAST = 300
"""How often careful text must have what was meant."""
_TIMES = 20
"""How many times as common it must be."""
_BY, _BY_KNOWN = 6.0, 12.0
"""By how much (a logarithm) the place must ask for it; a word that a dictionary has may be meant."""


class HeardInPlace(FormRule):
    """A rare word one like-sounding letter away from a common one, in a place that asks for the common one by far."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, model: Model, titles: frozenset[str]) -> None:
        """Take what knows words and places, and the words that lead names."""
        super().__init__(info)
        self._lexicon = lexicon
        self._evidence = Evidence(lexicon)
        self._model = model
        self._titles = titles

    def may_concern(self, form: str) -> bool:
        """Whether a letter that sounds like another stands in it, and it is rare."""
        return len(form) >= 3 and not _LETTERS.isdisjoint(form) and self._lexicon.count(form).careful <= _COMMON

    def judge(self, form: str) -> Meant | None:
        """Return the common words that sound like it."""
        lexicon = self._lexicon
        if lexicon.is_listed(form) or lexicon.is_house_word(form) or lexicon.verdict(form).lookalike:
            return None
        if form[-1] == "ى" or (form[0] == "ا" and any(lexicon.attested(alef + form[1:]) for alef in "أإآ")):
            return None
        rights = []
        for kind, right in sounds_like(form):
            if kind is Kind.LOOKALIKE and _are_alike(form, right):
                use, own = self._evidence.shared_use(right, form)
                if use >= _LEAST and use >= _TIMES * own:
                    rights.append((use, right))
        return (
            Meant(tuple(right for _, right in sorted(rights, reverse=True)[:2]), needs_context=True) if rights else None
        )

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """Ask the model of context which of them the place wants; where names stand, nothing is presumed."""
        place = window(document, token)
        own = self._model.score(place, token.form)
        scores = [(self._model.score(place, right) - own, right) for right in meant.rights]
        by, right = max(scores)
        if by < (_BY_KNOWN if self._is_known(token.form) else _BY):
            return None
        if in_name_position(*document.neighbours(token), self._titles) or is_beside_name(
            document, token, self._lexicon
        ):
            return None
        return Meant((right,), sure=False)

    def _is_known(self, form: str) -> bool:
        return self._lexicon.accepts(form) or self._lexicon.count(form).careful >= _KNOWN


_KNOWN = 5
_LETTERS = frozenset("ثسصتط")
_PAIRS = frozenset({"ثس", "سث", "سص", "صس", "تط", "طت"})
"""Letters that many write for one another; ث and ص, or ق and ك, seldom make a word of a word."""


def _are_alike(form: str, other: str) -> bool:
    """Whether the letter in which two spellings differ is one of those pairs."""
    return any(one + two in _PAIRS for one, two in zip(form, other, strict=True) if one != two)
