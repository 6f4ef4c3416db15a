"""What was meant by a word that is none, judged in its place (catalogue AR420).

Without its neighbours a slip of the fingers is believed only where the word is long and one candidate stands out. The
model of context knows which candidate the place asks for, and whether it asks for one at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log
from typing import NamedTuple

from arabclean.context import Model, Window
from arabclean.context.logistic import probability
from arabclean.document import Document
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.lexicon.candidate import Candidate
from arabclean.rules.letter.evidence import has_known_stem, is_definite
from arabclean.rules.letter.place import in_name_position, is_beside_name
from arabclean.rules.window import window
from arabclean.text.pattern import lazy
from arabclean.tokens import Token

#: A word that an article writes alike this often is presumed a name.
_PRESUMED_NAME = 3
#: A form that was counted oftener is somebody's word, if only a name.
_SEEN = 3
_SHORTEST = 4
_CANDIDATES = 6
#: What a slip of cost 100 takes off the logarithm of a candidate's probability when candidates are compared.
_SLIP = 5.5
#: A lead, and a gain, beyond which more says no more.
_MOST_LEAD = 8.0
_MOST_GAIN = 6.0
#: How often careful text must have the singular of an inflected form.
_COMMON = 50
_ENDINGS = (("ان", ""), ("ين", ""), ("ون", ""), ("ات", ""), ("تان", "ة"), ("تين", "ة"), ("ات", "ة"))
"""Endings of duals and plurals, and what the singular has in their place."""
FOREIGN = lazy("نغ|تش|فيتش|ستان|يوس$|وف$|يف$|سكي|مان$|يا$|شتاين|برغ|لاند")
"""What foreign names are made of."""


class Offer(NamedTuple):
    """The likeliest word, others that come near it, and the probability that the first was meant."""

    words: tuple[str, ...]
    confidence: float


class Places:
    """Judges forms in their places. Its memos are bounded; safe to share between threads."""

    def __init__(self, lexicon: Lexicon, model: Model, weights: Mapping[str, float], titles: frozenset[str]) -> None:
        """Take what knows words and places, the weights of the evidence, and words that lead names."""
        self._lexicon = lexicon
        self._model = model
        self._weights = weights
        self._titles = titles
        self.judged = Judged(self._search)

    def candidates(self, form: str) -> tuple[Candidate, ...]:
        """Return what can be meant by a form that hardly anybody writes; nothing for one that may well be a word."""
        return self.judged.judge(form) or ()

    def _search(self, form: str) -> tuple[Candidate, ...]:
        lexicon = self._lexicon
        if len(form) < _SHORTEST or lexicon.count(form).total > _SEEN:
            return ()
        if lexicon.is_house_word(form) or lexicon.is_listed(form) or self._is_inflected(form):
            return ()
        return lexicon.candidates(form, _CANDIDATES, 80)

    def offer(self, document: Document, token: Token) -> Offer | None:
        """Return what was meant in this place, if anything comes near the form."""
        candidates = self.candidates(token.form)
        if not candidates:
            return None
        place = window(document, token)
        ranked = self.ranked(place, candidates)
        confidence = probability(self._weights, self.evidence(document, token, place, ranked))
        best = ranked[0][0]
        return Offer(tuple(candidate.form for score, candidate in ranked if best - score < 2)[:3], confidence)

    def ranked(self, place: Window, candidates: tuple[Candidate, ...]) -> list[tuple[float, Candidate]]:
        """Return the candidates with their scores in a place, the likeliest first."""
        scores = [
            (self._model.score(place, candidate.form) - _SLIP * candidate.cost / 100, candidate)
            for candidate in candidates
        ]
        return sorted(scores, key=lambda pair: -pair[0])

    def evidence(
        self, document: Document, token: Token, place: Window, ranked: list[tuple[float, Candidate]]
    ) -> dict[str, float]:
        """Say what speaks for the first of the ranked candidates and what against."""
        score, best = ranked[0]
        form, lexicon = token.form, self._lexicon
        before, after = document.neighbours(token)
        gain = score + _SLIP * best.cost / 100 - self._model.score(place, form)
        lead = score - ranked[1][0] if len(ranked) > 1 else _MOST_LEAD
        return {
            "gain": gain,
            "gain_to_6": min(gain, _MOST_GAIN),
            "cost": best.cost / 100,
            "length": len(form),
            "use": log(self._model.weight(best.form) + 1),
            "lead": min(lead, _MOST_LEAD),
            "definite": is_definite(form),
            "accepted": lexicon.accepts(form),
            "known_stem": has_known_stem(lexicon, form),
            "foreign": FOREIGN.search(form) is not None,
            "beside_name": is_beside_name(document, token, lexicon),
            "name_position": in_name_position(before, after, self._titles),
            "counted": lexicon.count(form).total / _SEEN,
            "of_4_letters": len(form) == 4,
            "of_5_letters": len(form) == 5,
        }

    def _is_inflected(self, form: str) -> bool:
        """Whether it is a common word in a dual or a plural that nobody was seen to write."""
        return any(
            form.endswith(ending) and self._lexicon.count(form[: -len(ending)] + mark).careful >= _COMMON
            for ending, mark in _ENDINGS
        )


def offers(places: Places, document: Document, least: float) -> Iterator[tuple[Token, Offer]]:
    """Yield each word of a document of which another was meant with the confidence ``least``, and that one."""
    for form, _ in places.judged.of(document):
        tokens = document.occurrences[form]
        if len(tokens) < _PRESUMED_NAME:
            for token in tokens:
                offer = places.offer(document, token)
                if offer is not None and offer.confidence >= least:
                    yield token, offer
