"""«أيها» and what it calls (catalogue AR551)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.lexicon import Lexicon
from arabclean.lexicon.noun import Nouns
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import after, heads, with_conjunctions
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.rules.respell import respell
from arabclean.tokens import Token

_HEADS = with_conjunctions(("أيها", "أيتها", "يأيها", "ياأيها"))


class Vocative:
    """«أيها السيدة», «أيها المواطنين»: gender of أيها, case of the one called."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, nouns: Nouns) -> None:
        """Take what tells genders and plurals."""
        self.info = info
        self._lexicon = lexicon
        self._nouns = nouns

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield أيها before a woman, أيتها before a man, and a plural in ين."""
        for head in heads(document, _HEADS):
            called = after(document, head)
            if called is None or not called.form.startswith("ال"):
                continue
            word = called.form[2:]
            if called.form.endswith("ين") and self._is_plural(word):
                fix = respell(document, called.span, called.form, called.form[:-2] + "ون", self.info.safety)
                yield self.info.finding(
                    document, called.span, fixes=[fix], args={"suggestion": called.form[:-2] + "ون"}
                )
                continue
            gender = self._gender(document, called, word)
            new = head.form.replace("أيها", "أيتها") if gender == "f" else head.form.replace("أيتها", "أيها")
            if gender and new != head.form:
                fix = respell(document, head.span, head.form, new, self.info.safety)
                yield self.info.finding(document, head.span, fixes=[fix], args={"suggestion": new})

    def _is_plural(self, word: str) -> bool:
        if self._nouns.is_person_plural(word):
            return not self._nouns.of_singular(word)
        count = self._lexicon.count
        return word[:1] == "م" and min(count(word[:-2]).total, count(word[:-2] + "ون").total) >= 20 and word != "مسكين"

    def _gender(self, document: Document, called: Token, word: str) -> str:
        """Return the gender of the one called; "" in doubt, and where men are named with women."""
        singular, plural = self._nouns.of_singular(word), self._nouns.of_plural(word)
        if plural and not singular:
            following = after(document, called)
            if word.endswith("ات"):
                mixed = following is not None and following.form.startswith("وال")
                return "" if mixed else "f"
            return "m" if all(noun.gender == "m" and noun.person for noun in plural) else ""
        if word.endswith("ات") and word[:-2] + "ة" and self._nouns.gender(word[:-2] + "ة") == "f":
            return "f"
        if not singular and not self._nouns.of_singular(word[:-1]):
            return ""
        gender = self._nouns.gender(word)
        if gender == "m" and not any(noun.person for noun in singular):
            return ""
        return gender


BUILD: Mapping[str, Build] = {
    "munada-ayyuha": lambda info, material: Vocative(info, material.lexicon, Nouns.packaged()),
}
NEEDS: Mapping[str, Needs] = {
    "munada-ayyuha": Needs(forms=_HEADS),
}
