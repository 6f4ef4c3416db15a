"""Lets the place of a word decide among its corrections.

A rule of spelling sees one word. What it offers may be half of what is wrong («الي» → «إلي»), or the less likely of two
(«اداره» → «أداره»); the words around tell. Nothing is added here; of two findings
about one word one stays, with the other's correction as a choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

from arabclean.context import Decision, Model, Window, lookalikes, weigh
from arabclean.document import Document
from arabclean.finding import Finding, Fix, Safety
from arabclean.rule import RuleInfo
from arabclean.rules.respell import respell
from arabclean.rules.window import window
from arabclean.text import Span, fold
from arabclean.tokens import Token

#: Families whose findings are about how a word is spelled.
FAMILIES = frozenset({"hamza", "letter", "word"})
#: By how much (a logarithm) the place must speak for a correction before it stands first.
_CLEAR = 3.0
#: … and before a machine may make one that the rule did not offer.
_CERTAIN = 8.0
#: What each further slip counts against a correction that the rule did not offer.
_SLIP = 2.0
#: How often a word must have been counted to be offered.
_LEAST = 20.0
_MOST = 5
#: Particles that the rule which offers them has chosen by the clause; its neighbours say less than that.
_PARTICLES = frozenset({"إلا", "ألا", "أما", "إما"})
Said = tuple[RuleInfo, Finding]
"""A finding and the rule that it is of."""


class Ranking:
    """Puts the likeliest correction first. Immutable, safe to share between threads."""

    def __init__(self, model: Model, decision: Decision, safe: Mapping[str, float]) -> None:
        """Take the model of context, its decision, and the confidence from which a slip of a class is SAFE to mend."""
        self._model = model
        self._decision = decision
        self._safe = safe

    def __call__(self, document: Document, said: Iterable[Said]) -> list[Said]:
        """Return the findings, the fixes of each in the order that its place asks for; one about each word."""
        result: list[Said] = []
        first: dict[Span, int] = {}
        for info, finding in said:
            if info.family not in FAMILIES or not finding.fixes:
                result.append((info, finding))
                continue
            ranked = self._ranked(document, finding)
            at = first.get(finding.span)
            if at is None or info.last_resort:
                if not info.last_resort:
                    first[finding.span] = len(result)
                result.append((info, ranked))
            else:
                result[at] = self._settled(document, result[at], (info, ranked))
        return result

    def _ranked(self, document: Document, finding: Finding) -> Finding:
        """Put the likeliest fix first."""
        words = document.tokens_in(finding.span)
        if not words or not words[0].is_word or finding.span != Span(words[0].start, words[-1].end):
            return finding
        offers = [fold(text).text for text in finding.suggestions]
        if len(offers) != len(finding.fixes):
            return finding
        place = window(document, words[0], words[-1])
        if all(offer.lstrip("وف") in _PARTICLES for offer in offers):
            return self._rank_runs(finding, place, offers)
        if len(words) == 1 and all(" " not in offer for offer in offers):
            return self._rank_words(document, finding, words[0], place, offers)
        return self._rank_runs(finding, place, offers)

    def _settled(self, document: Document, one: Said, other: Said) -> Said:
        """Make one finding of two about the same word: that of the likelier correction, the other's as a choice."""
        offers = [fold(said.suggestions[0]).text if said.suggestions else "" for _, said in (one, other)]
        if offers[0] == offers[1]:
            return max(one, other, key=lambda said: said[1].safety)
        words = document.tokens_in(one[1].span)
        place = window(document, words[0], words[-1])
        scores = [self._model.score(place, *offer.split()) for offer in offers]
        (info, best), (_, rest) = (one, other) if scores[0] >= scores[1] else (other, one)
        if abs(scores[0] - scores[1]) > _CERTAIN:
            return info, best
        fixes = [Fix(fix.edits, min(fix.safety, Safety.REVIEW)) for fix in (*best.fixes, *rest.fixes)]
        return info, best.with_fixes(list(dict.fromkeys(fixes))[:_MOST], None)

    def _rank_runs(self, finding: Finding, place: Window, offers: list[str]) -> Finding:
        """Order corrections of the same number of words."""
        if len(offers) < 2 or len({offer.count(" ") for offer in offers}) > 1:
            return finding
        scores = [self._model.score(place, *offer.split()) for offer in offers]
        best = max(range(len(offers)), key=scores.__getitem__)
        if best and scores[best] - scores[0] > _CLEAR:
            return finding.reordered(best)
        return finding

    def _rank_words(
        self, document: Document, finding: Finding, token: Token, place: Window, offers: list[str]
    ) -> Finding:
        """Order corrections of one word, with those in mind that are one more slip away."""
        scores = {offer: self._model.score(place, offer) for offer in offers}
        first = offers[0]
        # Likelier than what is written, too: each such correction makes the text likelier, so they come to an end.
        written = self._model.score(place, token.form)
        for other in self._further(token.form, offers):
            score = self._model.score(place, other) - _SLIP
            if score > written:
                scores[other] = score
        best = max(scores, key=scores.__getitem__)
        gain = scores[best] - scores[first]
        if best == first or gain <= _CLEAR:
            rivals = [score for offer, score in scores.items() if offer != first]
            alone = scores[first] - max(rivals, default=-inf) > _CLEAR
            return self._assured(finding, place, token.form, first) if alone else finding
        if best in offers:
            return finding.reordered(offers.index(best))
        is_safe = finding.safety is Safety.SAFE and gain > _CERTAIN
        fix = respell(document, token.span, token.form, best, Safety.SAFE if is_safe else Safety.REVIEW)
        rest = [Fix(fix.edits, min(fix.safety, Safety.REVIEW)) for fix in finding.fixes]
        return finding.with_fixes([fix, *rest][:_MOST], best)

    def _assured(self, finding: Finding, place: Window, form: str, offer: str) -> Finding:
        """Leave to a machine what a rule left to a person, where the place alone would be reason enough."""
        if finding.safety is not Safety.REVIEW:
            return finding
        kind = lookalikes(form).get(offer)
        if kind is None or kind not in self._safe:
            return finding
        evidence = weigh(self._model, place, form, offer, kind)
        if self._decision.confidence(evidence) < self._safe[kind]:
            return finding
        fixes = [Fix(finding.fixes[0].edits, Safety.SAFE), *finding.fixes[1:]]
        return finding.with_fixes(fixes, offer)

    def _further(self, form: str, offers: Iterable[str]) -> Iterable[str]:
        """Yield the common words one slip away from what is offered, or from what was written."""
        known = {form, *offers}
        for near in (*offers, form):
            for other, kind in lookalikes(near).items():
                if other not in known and kind != "two" and self._model.weight(other) >= _LEAST:
                    known.add(other)
                    yield other
