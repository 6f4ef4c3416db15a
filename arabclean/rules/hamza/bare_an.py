"""«ان» without its hamza: إن or أن, as what governs it says (catalogue AR321)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.hamza.clause import TAILS, Clauses, Role
from arabclean.rules.hamza.form import correction
from arabclean.rules.hamza.inna import may_be_noun, starts
from arabclean.rules.hamza.judges import judges_of
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.tokens import Kind, Token

_HEADS = frozenset({"حيث", "وحيث", "إذ", "اذ", "وإذ", "ثم"})
_PREPOSITIONS = ("ل", "ب", "ك", "ول", "وب", "وك", "فل", "فب", "فك")
_NO_FORM = frozenset(
    {
        "كان", "وكان", "فكان", "باني", "فلان", "بانك", "وباني", "فاني", "كاني", "كانا", "كانت", "لانا", "بانا",
    }
)  # fmt: skip
"""Spellings that are other words (كان, باني), or names."""
_WORDS = frozenset({"بان", "لان", "فان", "وان", "وبان", "فبان", "ولان"})
"""Spellings that may be another word, too: a noun must follow."""
_OPENERS = frozenset('«“"')
_CONDITIONS = frozenset({"كان", "كانت", "كانوا", "لم", "كنت", "كنا", "شاء"})
"""After these إن is most often "if"."""
_POINTERS = frozenset({"هذا", "هذه", "ذلك", "تلك", "هناك", "كل", "هؤلاء", "عدد", "عددا", "ثمة"})
_LETTERS = frozenset(
    {
        "بي", "تي", "سي", "دي", "اس", "إس", "آر", "ار", "اف", "إف", "إيه", "ايه", "جي", "أو", "اكس", "إكس",
        "اتش", "إتش", "يو", "ان",
    }
)  # fmt: skip
_FORMS = {
    lead + "ان" + tail: (lead, tail)
    for lead in ("", "و", "ف", *_PREPOSITIONS)
    for tail in TAILS
    if lead + "ان" + tail not in _NO_FORM
}


class BareAn:
    """Each form of ان, with the hamza that its place asks for first."""

    def __init__(self, info: RuleInfo, clauses: Clauses, lexicon: Lexicon) -> None:
        """Take what knows the governors, and the lexicon."""
        self.info = info
        self._clauses = clauses
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each form that is no part of a name."""
        forms = [form for form in _FORMS if form in document.occurrences]
        if not forms:
            return
        first = {token.start for token, _ in starts(document)}
        for form in forms:
            lead, tail = _FORMS[form]
            for token in document.occurrences[form]:
                if self._is_name(document, token):
                    continue
                hamzas = self._hamzas(document, token, lead, tail, starts_sentence=token.start in first)
                if hamzas:
                    yield correction(self.info, document, token, tuple(f"{lead}{hamza}ن{tail}" for hamza in hamzas))

    def _is_name(self, document: Document, token: Token) -> bool:
        """Whether a form is a letter of a name (ان بي سي), or a name or another word (فان, بان)."""
        before, after = document.neighbours(token)
        if any(near is not None and (near.kind is Kind.LATIN or near.form in _LETTERS) for near in (before, after)):
            return True
        if token.form not in _WORDS:
            return False
        if after is None or not after.is_word:
            return True
        if token.form in ("لان", "ولان"):
            return before is not None and self._lexicon.listing.name_of(before.form) == "people"
        if token.form == "وان" and (self._clauses.is_imperfect(after.form) or after.form in ("لا", "لم", "لن", "كان")):
            return False
        if token.form.endswith("بان") and self._clauses.governor(document, token, 4) is None:
            return True  # بان, "appeared"
        if token.form.endswith("بان") and may_be_noun(self._clauses, self._lexicon, after):
            return False
        return not after.form.startswith("ال") and after.form not in _POINTERS

    def _hamzas(self, document: Document, token: Token, lead: str, tail: str, *, starts_sentence: bool) -> str:
        """Return the hamzas that a form may have, the likelier first; empty where it may be a foreign name."""
        if lead[-1:] in ("ل", "ب", "ك") and lead:
            return "أ"
        before, after = document.neighbours(token)
        if lead == "ف":
            return "إأ" if before is not None and before.form in _HEADS else "إ"
        if not tail and after is not None and (self._clauses.is_imperfect(after.form) or after.form in ("لا", "لن")):
            return "أ"
        if before is not None and before.form in _HEADS:
            return "إ"
        if before is not None and before.form.lstrip("و") in self._clauses.particles:
            return "أ"
        opens = before is not None and before.form in _OPENERS
        led = document.neighbours(before)[0] if opens and before is not None else before
        if starts_sentence or led is None or led.form == ":":
            return "إأ" if lead else "إ"
        governor = self._clauses.governor(document, token)
        if governor is not None:
            return "إ" if governor.role is Role.QAWL else "أ"
        if after is not None and after.form in _CONDITIONS:
            return "إأ"
        if tail or lead or (after is not None and may_be_noun(self._clauses, self._lexicon, after)):
            return "أإ"
        named = (near is not None and self._lexicon.listing.name_of(near.form) == "people" for near in (before, after))
        return "" if after is None or not after.is_word or any(named) else "أإ"


BUILD: Mapping[str, Build] = {
    "bare-an": lambda info, material: BareAn(info, judges_of(material).clauses, material.lexicon),
}
NEEDS: Mapping[str, Needs] = {
    "bare-an": Needs(forms=frozenset(_FORMS)),
}
