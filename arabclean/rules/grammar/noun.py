"""What the rules about counted nouns ask about a noun in its place."""

from __future__ import annotations

from arabclean.document import Document
from arabclean.lexicon import Lexicon
from arabclean.lexicon.noun import Noun, Nouns, accusative
from arabclean.rules.grammar.phrase import after
from arabclean.rules.material import Material
from arabclean.text.record import Record
from arabclean.tokens import Kind, Token, readings

_LONG = 300
"""From so many words on, a text without any tanwin is taken to do without."""
_FULL_STOPS = frozenset(".،؛:!؟?)»”…]")


class Speller(Record, eq=False):
    """Judges nouns by the facts and, for sound feminine plurals, by the counts."""

    nouns: Nouns
    lexicon: Lexicon
    followers: frozenset[str]
    """Words that cannot be the second part of a construct: prepositions, adverbs, pronouns."""

    def plural_gender(self, form: str) -> str:
        """Return the gender of the singular of a bare plural, or of one with a pronoun; "" when in doubt."""
        if self.nouns.of_plural(form):
            return self.nouns.counted_gender(form)
        if form.endswith("ات") and len(form) > 5 and not form.startswith("ال"):
            feminine, masculine = self.lexicon.count(form[:-2] + "ة"), self.lexicon.count(form[:-2])
            if feminine.total >= 50 and any(noun.person for noun in self.nouns.of_singular(form[:-2])):
                return "f"  # مسؤولات
            if self.lexicon.count(form).total >= 20 and not self.nouns.of_singular(form):
                if feminine.total >= 100 and feminine.total >= 20 * masculine.total:
                    return "f"
                if masculine.total >= 200 and masculine.total >= 50 * feminine.total:
                    return "m"
        for reading in readings(form):
            if reading.pronoun not in ("", "ي") and not reading.proclitic:
                for stem in (reading.stem, reading.stem[:-1] + "ء"):
                    if self.nouns.of_plural(stem) and not stem.endswith(("ون", "ين")):
                        return self.nouns.counted_gender(stem)
        return ""

    def singular(self, form: str) -> str:
        """Return the bare singular of an indefinite noun, which may carry the alef of the accusative; "" if unknown."""
        if self.nouns.of_singular(form):
            return form
        if form.endswith("ا") and len(form) > 3:
            for stem in (form[:-1], form[:-2] + "ء"):
                if self.nouns.of_singular(stem) and accusative(stem) == form:
                    return stem
        return ""

    def singular_gender(self, form: str) -> str:
        """Return the gender of an indefinite singular as `singular` knows it, or by its ة; "" when in doubt."""
        singular = self.singular(form)
        return self.nouns.gender(singular or form) if not self.nouns.of_plural(form) or singular else ""

    def one_of(self, plural: str) -> Noun | None:
        """Return the one noun that a bare plural belongs to; None for several, or for a form that is also singular."""
        found = self.nouns.of_plural(plural)
        singulars = {noun.singular for noun in found}
        return found[0] if len(singulars) == 1 and not self.nouns.of_singular(plural) else None

    def adjectives_after(self, document: Document, noun: Token) -> tuple[Token, ...] | None:
        """Return the indefinite adjectives after a noun; None when the noun may be in construct with what follows."""
        found: list[Token] = []
        token: Token | None = noun
        while token is not None:
            following = document.neighbours(token)[1]
            if following is None or "\n" in document.text[token.end : following.start]:
                return tuple(found)
            if following.kind is Kind.MARK:
                return tuple(found) if following.form in _FULL_STOPS else None
            word = after(document, token)
            if word is None:
                return None
            if self.nouns.is_adjective(word.form) and not self.nouns.of_singular(word.form):
                found.append(word)
                token = word
                continue
            return tuple(found) if self._leaves(word.form) else None
        return tuple(found)

    def _leaves(self, form: str) -> bool:
        if form in self.followers or form.startswith(("بال", "لل", "كال", "وال")):
            return True
        if form.startswith(("ب", "ل", "ك")) and not self.nouns.of_singular(form) and not self.nouns.of_plural(form):
            return bool(self.nouns.of_singular(form[1:]) or self.nouns.of_plural(form[1:]))
        return form.startswith("و") and not self.nouns.of_singular(form) and self.lexicon.count(form[1:]).careful > 50


def write_accusative(document: Document, form: str) -> str:
    """Write an indefinite noun or adjective in the accusative, with the tanwin as the document has it."""
    written = accusative(form)
    if written == form:
        return form
    before, behind = document.text.count("\u064b\u0627"), document.text.count("\u0627\u064b")
    if not before and not behind and len(document.words) >= _LONG:
        return written
    return written[:-1] + "\u064b\u0627" if before > behind else written + "\u064b"


def speller(material: Material) -> Speller:
    """Return what judges nouns, made of the house's data."""
    return Speller(Nouns.packaged(), material.lexicon, frozenset(material.lists["grammar"]["followers"]))


#: Adjectives whose plural in ين is seldom a noun: not المسيحيين.
OF_THINGS = frozenset(
    (
        *("دولي", "محلي", "إقليمي", "عالمي", "رسمي", "أمني", "اقتصادي", "مالي", "سياسي", "حكومي", "إعلامي", "تقني"),
        *("فني", "رئيسي", "أساسي", "داخلي", "خارجي", "سنوي", "يومي", "شهري", "نهائي", "نووي", "إنساني", "قانوني"),
    )
)
