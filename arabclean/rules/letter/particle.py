"""Particles written together or apart: كلما and كل ما, ألا and أن لا, إذن (catalogue AR429, AR433, AR434)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Safety, Severity
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.letter.evidence import without_conjunction
from arabclean.rules.material import Build
from arabclean.rules.respell import respell
from arabclean.text import Edit, Span
from arabclean.tokens import Token

_STOPS = frozenset(".؟!?؛:»”)")
_WITHIN = 16
"""Words after which an answer to «كلما» is no longer looked for."""
_CHANGE = frozenset(
    {
        "ارتفع", "زاد", "انخفض", "اقترب", "ابتعد", "كبر", "تقدم", "طال", "قل", "اشتد", "ازداد", "تأخر", "كثر",
        "تراجع", "اتسع", "تضاعف", "حاول", "رأى", "سمع", "تذكر", "سأل", "نقص", "صغر", "قرب", "بعد", "علا", "ضاق",
        "تعمق", "تكرر", "كثرت",
    }
)  # fmt: skip
_BEING = frozenset({"كان", "كانت", "كانوا", "ليس", "ليست", "أصبح", "أصبحت", "يكون"})
_OBJECT_CLAUSE = frozenset(
    {
        "يستطيع", "تستطيع", "يمكن", "يمكنه", "يمكنها", "يمكنهم", "يملك", "تملك", "يملكون", "يلزم", "يتعلق", "يخص",
        "لديه", "لديها", "لديهم", "لدينا", "هو", "هي", "بوسعه", "بوسعها", "يحتاج", "تحتاج", "يحتاجه", "تحتاجه",
        "يحتاجونه", "يريد", "تريد", "يريدون", "يستطيعون", "يملكه", "تملكه", "يلزمه", "يلزمهم", "نملك", "نستطيع",
        "أملك", "أستطيع",
    }
)  # fmt: skip
"""After «كلما» these show that «everything that» is meant."""


class Kullama:
    """«كل ما ارتفعت الأسعار زاد الغضب», «فعل كلما يستطيع», «كلما … كلما»."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon, whose counts tell verbs of the past."""
        self.info = info
        self._count = lexicon.count

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each of the three faults."""
        for lead in ("", "و", "ف"):
            for token in document.occurrences.get(lead + "كل", ()):
                yield from self._apart(document, token)
            for token in document.occurrences.get(lead + "كلما", ()):
                yield from self._together(document, token)

    def _apart(self, document: Document, token: Token) -> Iterator[Finding]:
        at = document.at(token)
        tokens = document.tokens[at + 1 : at + 3 + _WITHIN]
        if len(tokens) < 4 or tokens[0].form != "ما" or not document.is_gap(token, tokens[0]):
            return
        verb = tokens[1].form
        if verb.removesuffix("ت") not in _CHANGE and verb not in _CHANGE and verb.removesuffix("نا") not in _CHANGE:
            return
        before = document.neighbours(token)[0]
        if before is not None and before.is_word and document.is_gap(before, token):
            return  # «هذا كل ما زاد»: no clause begins here
        for answer in tokens[3:]:
            if answer.form in _STOPS:
                return
            if answer.form not in _BEING and self._is_past(answer.form):
                span = Span(token.start, tokens[0].end)
                fix = Fix((Edit(Span(token.end, tokens[0].start), ""),), Safety.REVIEW)
                yield self.info.finding(document, span, fixes=[fix], args={"suggestion": token.form + "ما"})
                return

    def _together(self, document: Document, token: Token) -> Iterator[Finding]:
        at = document.at(token)
        after = document.tokens[at + 1 : at + 1 + 2 * _WITHIN]
        before = document.neighbours(token)[0]
        if after and after[0].form in _OBJECT_CLAUSE and before is not None and before.is_word:
            fix = respell(document, token.span, token.form, token.form[:-2] + " ما", Safety.REVIEW)
            yield self.info.finding(document, token.span, fixes=[fix], args={"suggestion": token.form[:-2] + " ما"})
            return
        for place, other in enumerate(after[:-1]):
            if other.form in _STOPS:
                return
            if other.form == "كلما":
                gap = Edit(Span(other.start, after[place + 1].start), "")
                fixes = [Fix((gap,), Safety.REVIEW)]
                yield self.info.finding(document, other.span, fixes=fixes, message=None, args={"suggestion": ""})
                return

    def _is_past(self, form: str) -> bool:
        """Whether a word is a verb of the past: with ت or without, its plural in وا is a word."""
        stem = form[:-1] if form.endswith("ت") and len(form) >= 4 else form
        if len(stem) < 2 or stem.startswith(("ال", "لل", "بال")):
            return False
        return self._count(stem + "وا").careful >= 5 and self._count("ال" + stem).careful < self._count(stem).careful


_FREE_VERBS = frozenset({"يد", "تحت", "تلك", "يوم", "ترى"})


class Alla:
    """«أن لا يتكرر»: before a verb أن and لا are written ألا, before a noun apart."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, house: str | None) -> None:
        """Take the lexicon and the house's choice, ``ألا`` or ``أن لا``."""
        self.info = info
        self._count = lexicon.count
        self._house = house

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield «أن لا» before a verb, or «ألا» where the house wants them apart; and «ألا» before a noun."""
        for lead in ("", "و", "ف", "ب"):
            if self._house != "أن لا":
                for token in document.occurrences.get(lead + "أن", ()):
                    yield from self._apart(document, token, lead)
            for token in document.occurrences.get(lead + "ألا", ()):
                yield from self._together(document, token, lead)

    def _apart(self, document: Document, token: Token, lead: str) -> Iterator[Finding]:
        at = document.at(token)
        if at + 2 >= len(document.tokens):
            return
        la, verb = document.tokens[at + 1], document.tokens[at + 2]
        if la.form == "لا" and document.is_gap(token, la) and document.is_gap(la, verb) and self._is_verb(verb.form):
            span = Span(token.start, la.end)
            old = document.folded.text[slice(*document.folded.map.to_result(span))]
            fix = respell(document, span, old, lead + "ألا", self.info.safety)
            yield self.info.finding(document, span, fixes=[fix], args={"suggestion": lead + "ألا"})

    def _together(self, document: Document, token: Token, lead: str) -> Iterator[Finding]:
        before, after = document.neighbours(token)
        if after is None or not document.is_gap(token, after) or before is None or not before.is_word:
            return
        is_verb = self._is_verb(after.form)
        is_noun = not is_verb and after.is_word and self._count("ال" + after.form).careful >= 50
        if (self._house == "أن لا" and is_verb) or (is_noun and after.form in _AFTER_NEGATION):
            fix = respell(document, token.span, token.form, lead + "أن لا", self.info.safety)
            yield self.info.finding(document, token.span, fixes=[fix], args={"suggestion": lead + "أن لا"})

    def _is_verb(self, form: str) -> bool:
        """Whether a word is an imperfect: with another person's letter before it, it is one too."""
        if len(form) < 3 or form[0] not in "يتنأ" or form in _FREE_VERBS or form.endswith("ة"):
            return False
        other = ("ت" if form[0] == "ي" else "ي") + form[1:]
        return self._count(other).careful >= 3 or (self._count(form).careful >= 20 and form[0] == "ي")


_AFTER_NEGATION = frozenset(
    {"حل", "أحد", "بديل", "مفر", "شيء", "إله", "فرق", "وجود", "أمل", "علاقة", "مجال", "خيار", "مانع"}
)
_CONNECTED = frozenset(
    {
        "ما", "هل", "نحن", "هو", "هي", "لماذا", "كيف", "من", "أين", "متى", "لا", "لم", "لن", "هناك", "يمكن", "علينا",
        "أنت", "هذا", "هذه", "فما", "فهو", "فهي", "فلا", "فنحن", "فلماذا", "سيكون", "سوف", "يجب", "كان", "فإن", "ليس",
    }
)  # fmt: skip
"""After these the word before is «then», not permission."""


class Idhan:
    """«إذن» and «إذًا» in one article, and «اذن» or «أذن» for them."""

    def __init__(self, info: RuleInfo) -> None:
        """Take what the rule says."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the spellings without their hamza, and the rarer of the two good ones."""
        with_noon = [token for token in document.occurrences.get("إذن", ()) if _connects(document, token)]
        with_alef = [
            token
            for token in document.occurrences.get("إذا", ())
            if "\N{ARABIC FATHATAN}" in document.text[token.start : token.end]
        ]
        usual = "إذًا" if len(with_alef) > len(with_noon) else "إذن"
        for form in ("أذن", "اذن", "وأذن", "واذن"):
            for token in document.occurrences.get(form, ()):
                if _connects(document, token):
                    yield self._finding(document, token, form[:-3] + usual, Severity.STYLE)
        if with_noon and with_alef:
            for token in with_alef if usual == "إذن" else with_noon:
                fix = Fix((Edit(token.span, usual),), self.info.safety)
                yield self.info.finding(document, token.span, fixes=[fix], args={"suggestion": usual})

    def _finding(self, document: Document, token: Token, right: str, severity: Severity) -> Finding:
        fix = respell(document, token.span, token.form, right, self.info.safety)
        return self.info.finding(document, token.span, fixes=[fix], severity=severity, args={"suggestion": right})


def _connects(document: Document, token: Token) -> bool:
    """Whether a word stands at the head of a clause and what follows shows that it joins it to what was said."""
    before, after = document.neighbours(token)
    if before is not None and before.is_word and document.is_gap(before, token):
        return False
    if after is None:
        return False
    return after.form in "،," or without_conjunction(after.form) in _CONNECTED or after.form in _CONNECTED


BUILD: Mapping[str, Build] = {
    "kullama-fima": lambda info, material: Kullama(info, material.lexicon),
    "alla-an-la": lambda info, material: Alla(info, material.lexicon, material.house.get("alla")),
    "idhan-form": lambda info, material: Idhan(info),
}
