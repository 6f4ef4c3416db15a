"""ي and ى at the end of a word, and ى inside it (catalogue AR405 and AR407)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.document import Document
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.letter.evidence import Evidence, without_conjunction
from arabclean.rules.letter.form_rule import FormRule, Meant
from arabclean.rules.material import Build, Material
from arabclean.text.char import TATWEEL
from arabclean.tokens import PRONOUNS, Token


class YehUndotted(FormRule):
    """«التى»: a ى where only ي makes the word."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, words: frozenset[str], house: str | None) -> None:
        """Take the lexicon, the words that keep their ى, and what the house says of a final ي."""
        super().__init__(info)
        self._evidence = Evidence(lexicon)
        self._words = words
        self._is_silent = house == "undotted"

    def may_concern(self, form: str) -> bool:
        """Whether it ends in ى."""
        return form[-1] == "ى" and len(form) >= 2 and not self._is_silent

    def judge(self, form: str) -> Meant | None:
        """Judged by how often careful text has each spelling; a form that is a word must be far rarer."""
        evidence, right = self._evidence, form[:-1] + "ي"
        bare = without_conjunction(form)
        if {form, bare, bare.removeprefix("ال"), bare.removeprefix("س"), bare.removeprefix("بال")} & self._words:
            return None
        if bare in ("اللذى", "اللتى"):
            return None  # relative-lam
        if bare in _PARTICLES:
            return Meant((right.replace("اي", "أي") if bare == "اى" else right,))
        lexicon = evidence.lexicon
        if not lexicon.accepts(form):
            if evidence.outweighs(right, form, 20, 20):
                return Meant((right,))
            is_rare = evidence.seen(form) <= 3 and (
                evidence.lexicon.count(right).careful >= 5 or lexicon.accepts(right)
            )
            if is_rare and len(form) >= 5 and evidence.is_nearest(right, form):
                return Meant((right,), sure=False)
            return None
        if evidence.outweighs(right, form, 60, 100):
            return Meant((right,), sure=False)
        return None

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """A word that is written with its vowels is left alone where both spellings are words: «يُجرى»."""
        if meant.sure:
            return meant
        before = document.neighbours(token)[0]
        if before is not None and before.form in ("لم", "ولم", "فلم", "ألم"):
            return None  # «لم ينتهى»: lam-defective
        return None if _is_vocalized(document, token) else meant


_PARTICLES = frozenset({"فى", "لى", "بى", "هى", "أى", "اى", "كى", "التى", "الذى", "لكى", "أيدى"})


def _is_vocalized(document: Document, token: Token) -> bool:
    written = token.span.of(document.text)
    return len(written) - written.count(TATWEEL) > len(token.form)


class MaqsuraBeforeSuffix(FormRule):
    """«علىهم»: ى stands at the end of a word and nowhere else."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        super().__init__(info)
        self._evidence = Evidence(lexicon)

    def may_concern(self, form: str) -> bool:
        """Whether a letter follows a ى."""
        return "ى" in form[1:-1]

    def judge(self, form: str) -> Meant | None:
        """Before a pronoun or an ending it is ي or ا: the commoner, and ا where nobody has either."""
        stem, _, rest = form.partition("ى")
        if "ى" in rest or len(stem) < 2:
            return None
        if rest in ("ات", "ين", "ان", "ون"):
            right = f"{stem}ي{rest}"
            return Meant((right,)) if self._evidence.use(right) >= 2 else None
        if rest not in PRONOUNS:
            return None
        if without_conjunction(stem + "ى") in ("على", "إلى", "لدى", "الى"):
            return Meant((f"{stem}ي{rest}".replace("الي", "إلي", 1),))
        with_alef, with_yeh = f"{stem}ا{rest}", f"{stem}ي{rest}"
        if self._evidence.use(stem + "ى") < 2 and max(map(self._evidence.use, (with_alef, with_yeh))) < 2:
            return None
        right = with_yeh if self._evidence.use(with_yeh) > self._evidence.use(with_alef) else with_alef
        return Meant((right,))


def _undotted(info: RuleInfo, material: Material) -> YehUndotted:
    words = frozenset(material.lists["letters"]["with_alef_maqsura"])
    return YehUndotted(info, material.lexicon, words, material.house.get("final_yeh"))


BUILD: Mapping[str, Build] = {
    "yeh-undotted": _undotted,
    "maqsura-before-suffix": lambda info, material: MaqsuraBeforeSuffix(info, material.lexicon),
}
