"""Letters that sound alike, each rule with its patterns over the lexicon and its listed phrases (AR417 to AR419)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from arabclean.document import Document
from arabclean.lexicon import Lexicon
from arabclean.rule import Rule, RuleInfo
from arabclean.rules.letter.chain import Chain
from arabclean.rules.letter.evidence import is_definite
from arabclean.rules.letter.form_rule import FormRule, Meant, words_around
from arabclean.rules.letter.heard import HeardInPlace
from arabclean.rules.letter.place import in_name_position, is_beside_name
from arabclean.rules.letter.slip import Kind, shared
from arabclean.rules.material import Build, Material
from arabclean.rules.word_list import WordListRule
from arabclean.tokens import Token

_PRESUMED_NAME = 3
"""A word that an article writes alike this often is presumed a name."""


class WholeWords(FormRule):
    """Words that a list gives as they stand, because with a letter taken off they would be others: والدي, الدي."""

    def __init__(self, info: RuleInfo, words: Mapping[str, str]) -> None:
        """Take the words and what is right."""
        super().__init__(info)
        self._words = words

    def may_concern(self, form: str) -> bool:
        """Whether it is listed."""
        return form in self._words

    def judge(self, form: str) -> Meant | None:
        """What the list says."""
        return Meant((self._words[form],))

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """«الدي في دي» and «الدي جي» are letters."""
        _, after = words_around(document, token)
        return None if after in ("في", "جي", "ان", "إن") else meant


class ThisWithZay(FormRule):
    """«هزا القرار»: before a definite noun it is no shaking."""

    def may_concern(self, form: str) -> bool:
        """Whether it is one of the words."""
        return form in _THIS

    def judge(self, form: str) -> Meant | None:
        """What the neighbour must confirm."""
        return Meant((form.replace("ز", "ذ"),), sure=False)

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """A definite noun follows."""
        _, after = words_around(document, token)
        return meant if is_definite(after) else None


_THIS = frozenset(lead + word for lead in ("", "و", "ف", "ل", "ب", "ك", "ول", "وب") for word in ("هزا", "هزه"))


class SlipRule(FormRule):
    """Words that one slip of a certain kind made."""

    def __init__(
        self, info: RuleInfo, lexicon: Lexicon, kinds: Sequence[Kind], letters: str, titles: AbstractSet[str]
    ) -> None:
        """Take the lexicon, the kinds of slip, letters of which each such word has one, and words before names."""
        super().__init__(info)
        self._lexicon = lexicon
        self._slips = shared(lexicon)
        self._kinds = kinds
        self._letters = frozenset(letters)
        self._titles = titles

    def may_concern(self, form: str) -> bool:
        """Whether one of the letters stands in it."""
        return not self._letters.isdisjoint(form)

    def judge(self, form: str) -> Meant | None:
        """What the shared judge says, if it is a slip of this kind."""
        slip = self._slips.of(form)
        if slip is None or slip.kind not in self._kinds:
            return None
        if form[0] in "وف" and self._lexicon.attested(form[1:]) and self._slips.of(form[1:]) is None:
            return None  # «وضهر البيدر»: not a word of its own
        return Meant((slip.right,))

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """Where names stand, nothing is presumed a slip."""
        if in_name_position(*document.neighbours(token), self._titles):
            return None
        if Kind.DAD_ZAH in self._kinds:
            return meant
        if len(document.occurrences[token.form]) >= _PRESUMED_NAME or is_beside_name(document, token, self._lexicon):
            return None
        return meant


def listed(info: RuleInfo, material: Material, name: str) -> WordListRule:
    """The rule over the list ``name`` of ``dictionaries/sounds``."""
    entries: Any = material.lists["sounds"].get(name, [])
    return WordListRule.from_packed(info, entries, material.house)


def _build(kinds: Sequence[Kind], letters: str, name: str) -> Build:
    def build(info: RuleInfo, material: Material) -> Rule:
        titles = frozenset(material.lists["titles"]["before_name"])
        pattern = SlipRule(info, material.lexicon, kinds, letters, titles)
        whole = WholeWords(info, material.lists["letters"].get(name, {}))
        parts: list[Rule] = [whole, listed(info, material, name), pattern]
        if Kind.THAL in kinds:
            parts.insert(1, ThisWithZay(info))
        if Kind.LOOKALIKE in kinds:
            parts.append(HeardInPlace(info, material.lexicon, material.model, titles))
        return Chain(info, *parts)

    return build


BUILD: Mapping[str, Build] = {
    "dad-zah": _build([Kind.DAD_ZAH], "ضظ", "dad_zah"),
    "thal-zay-dal": _build([Kind.THAL], "ذزد", "thal"),
    "other-lookalike-letters": _build([Kind.LOOKALIKE, Kind.RARE], "ثسصتطقكغحهخذزظ", "lookalike"),
}
