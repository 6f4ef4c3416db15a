"""The right word in the wrong place: real words that are written for one another (AR438)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from arabclean.context import Decision, Evidence, Model, lookalikes, weigh
from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.respell import respell
from arabclean.rules.window import window
from arabclean.tokens import Token

#: A look-alike can be meant when it was counted so often, and so often for each time the word itself was.
_LEAST_MEANT = 20.0
_LEAST_SHARE = 1 / 200
_MEMO_SIZE = 1 << 16


class Limits(NamedTuple):
    """The confidence from which a person is asked, and from which a machine may act, by class of slip."""

    review: float
    safe: Mapping[str, float]


class ConfusedWord:
    """A word that is right by itself and hardly right here, while one that looks like it is."""

    def __init__(
        self, info: RuleInfo, lexicon: Lexicon, model: Model, decision: Decision, lists: Mapping[str, Any]
    ) -> None:
        """Take what knows words, places and probabilities; ``lists`` are those of ``dictionaries/confusions``."""
        self.info = info
        self._lexicon = lexicon
        self._model = model
        self._decision = decision
        self._limits = Limits(lists["limits"]["review"], lists["limits"]["safe"])
        self._letters = frozenset(lists["letters"])
        self._spared = frozenset(lists["spared"])
        self._variants = tuple(map(tuple, lists["variants"]))
        self._meant: dict[str, tuple[tuple[str, str], ...]] = {}

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each word in whose place another is far likelier."""
        for form, tokens in document.occurrences.items():
            meant = self._meant.get(form)
            if meant is None:
                meant = self._remember(form)
            if meant:
                for token in tokens:
                    yield from self._judge(document, token, meant)

    def _judge(self, document: Document, token: Token, meant: tuple[tuple[str, str], ...]) -> Iterator[Finding]:
        place = window(document, token)
        if token.form in self._letters and not self._letters.isdisjoint((place.before, place.after, "(", ")")):
            if place.before in self._letters or place.after in self._letters or "(" in place[1:3] or ")" in place[1:3]:
                return
        base = self._model.score(place, token.form)
        best: tuple[float, Evidence] | None = None
        for other, kind in meant:
            evidence = weigh(self._model, place, token.form, other, kind, base)
            confidence = self._decision.confidence(evidence)
            if best is None or confidence > best[0]:
                best = confidence, evidence
        if best is None or best[0] < self._limits.review:
            return
        confidence, evidence = best
        is_safe = confidence >= self._limits.safe.get(evidence.kind, 2.0)
        safety = Safety.SAFE if is_safe else Safety.REVIEW
        fix = respell(document, token.span, token.form, evidence.meant, safety)
        yield self.info.finding(
            document, token.span, fixes=[fix], args={"suggestion": evidence.meant}, confidence=round(confidence, 3)
        )

    def _remember(self, form: str) -> tuple[tuple[str, str], ...]:
        if len(self._meant) >= _MEMO_SIZE:
            self._meant.clear()
        found = self._meant[form] = tuple(self._alternatives(form))
        return found

    def _alternatives(self, form: str) -> Iterator[tuple[str, str]]:
        """Yield the words that can be meant by ``form``, with the class of the slip."""
        if not self._model.is_suspect(form) or form in self._spared or self._lexicon.is_house_word(form):
            return
        least = max(_LEAST_MEANT, self._model.weight(form) * _LEAST_SHARE)
        for other, kind in lookalikes(form).items():
            if self._model.weight(other) >= least and not self._is_variant(form, other):
                yield other, kind

    def _is_variant(self, form: str, other: str) -> bool:
        """Whether the two are one word that is written in both ways."""
        if _is_anna(form) and _is_anna(other):
            return True  # grammar decides between أن and إن: rules of their own
        return any(form.replace(one, two) == other or form.replace(two, one) == other for one, two in self._variants)


_ANNA = frozenset(
    alef + "ن" + end
    for alef in "أإ"
    for end in ("", "ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "ي", "ني", "نا", "نه", "ننا")
)


def _is_anna(form: str) -> bool:
    return form in _ANNA or (form[:1] in ("و", "ف") and form[1:] in _ANNA)


BUILD: Mapping[str, Build] = {
    "confused-word": lambda info, material: ConfusedWord(
        info,
        material.lexicon,
        material.model,
        Decision.from_mapping(material.lists["context"]),
        material.lists["confusions"],
    ),
}
