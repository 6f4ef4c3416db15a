"""The right word in the wrong place: real words that are written for one another (AR438)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arabclean.context import Decision, Evidence, Model, Window, lookalikes, weigh
from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.listed_name import ListedNames
from arabclean.rules.material import Build
from arabclean.rules.person import BEFORE_PERSON
from arabclean.rules.respell import respell
from arabclean.rules.told import is_told
from arabclean.rules.window import near, window
from arabclean.text.record import Record
from arabclean.tokens import Token

#: A look-alike can be meant when it was counted so often, and so often for each time the word itself was.
_LEAST_MEANT = 20.0
_LEAST_SHARE = 1 / 200
#: A word that its nearest neighbours make less likely by this much (a logarithm) is not weighed further.
_HOPELESS = 1.0
_TANWIN_FATH = "\N{ARABIC FATHATAN}"


class Limits(Record):
    """The confidence from which a person is asked, and from which a machine may act, by class of slip."""

    review: Mapping[str, float]
    safe: Mapping[str, float]


class ConfusedWord:
    """A word that is right by itself and hardly right here, while one that looks like it is."""

    def __init__(
        self,
        info: RuleInfo,
        lexicon: Lexicon,
        model: Model,
        decision: Decision,
        lists: Mapping[str, Any],
        *,
        names: ListedNames,
    ) -> None:
        """Take what knows words, places, chances and names; ``lists`` are those of ``dictionaries/confusions``."""
        self.info = info
        self._lexicon = lexicon
        self._model = model
        self.decision = decision
        self._limits = Limits(lists["limits"]["review"], lists["limits"]["safe"])
        self._letters = frozenset(lists["letters"])
        self._around_letters = self._letters | {"(", ")"}
        self._names = names
        self._spared = frozenset(lists["spared"])
        self._variants = tuple(map(tuple, lists["variants"]))
        self._meant = Judged(lambda form: tuple(self.alternatives(form)))

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each word in whose place another is far likelier."""
        for form, meant in self._meant.of(document):
            for token in document.occurrences[form]:
                if not is_told(document, token):
                    yield from self._judge(document, token, meant)

    def _judge(self, document: Document, token: Token, meant: tuple[tuple[str, str], ...]) -> Iterator[Finding]:
        if token.form.endswith("وا") and _TANWIN_FATH in token.span.of(document.text):
            return  # «نموًّا», «عدوًا»: the alef carries the tanwin
        place = near(document, token)
        if token.form in self._letters and not self._around_letters.isdisjoint((place.before, place.after)):
            return
        pairs = self._model.pair_score(place, token.form) - _HOPELESS
        likely = [
            (other, kind)
            for other, kind in meant
            if self._model.pair_score(place, other) > pairs and not _is_person_lost(place, token.form, other)
            if not (kind == "teh" and other.endswith("ة") and place.before in _HE)  # «هو مؤسسه»
        ]
        if not likely:
            return
        place = window(document, token)
        base = self._model.score(place, token.form)
        best: tuple[float, Evidence] | None = None
        for other, kind in likely:
            evidence = weigh(self._model, place, token.form, other, kind, base)
            confidence = self.decision.confidence(evidence)
            if best is None or confidence > best[0]:
                best = confidence, evidence
        if best is None:
            return
        confidence, evidence = best
        if confidence < self._limits.review.get(evidence.kind, 1.0) or self._names.hold(document, token):
            return
        is_safe = confidence >= self._limits.safe.get(evidence.kind, 2.0)
        safety = Safety.SAFE if is_safe else Safety.REVIEW
        fix = respell(document, token.span, token.form, evidence.meant, safety)
        yield self.info.finding(
            document, token.span, fixes=[fix], args={"suggestion": evidence.meant}, confidence=round(confidence, 3)
        )

    def weigh(self, place: Window, written: str, meant: str, kind: str) -> Evidence:
        """Gather what speaks for ``meant`` in a place where something else is ``written``."""
        return weigh(self._model, place, written, meant, kind)

    def alternatives(self, form: str) -> Iterator[tuple[str, str]]:
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


_HE = frozenset({"هو", "وهو", "فهو", "أنه", "وأنه", "لأنه", "إنه"})
"""After these a noun with a pronoun is more likely than a feminine one."""


def _is_person_lost(place: Window, form: str, other: str) -> bool:
    """Whether a verb in the first person would lose its hamza where grammar asks for it: أنا أستيقظ."""
    return form[0] == "أ" and other[0] == "ا" and place.before in BEFORE_PERSON


def _is_anna(form: str) -> bool:
    return form in _ANNA or (form[:1] in ("و", "ف") and form[1:] in _ANNA)


BUILD: Mapping[str, Build] = {
    "confused-word": lambda info, material: ConfusedWord(
        info,
        material.lexicon,
        material.model,
        Decision.from_mapping(material.lists["context"]),
        material.lists["confusions"],
        names=ListedNames(material.lists["names"]),
    ),
}
