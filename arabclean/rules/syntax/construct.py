"""Two nouns that share one word in construct: «تعزيز وتطوير العلاقات» (catalogue AR539)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.lexicon.noun import Nouns
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import after, before, folded
from arabclean.rules.material import Build
from arabclean.rules.syntax.shape import Shape, is_feminine
from arabclean.text import Edit, Span
from arabclean.tokens import Token

_NOT_GOVERNED = ("التي", "الذي", "الذين", "اللذين", "اللتين", "العديد", "الكثير", "المزيد", "الآن", "اليوم")


class DoubleMudaf:
    """Two verbal nouns joined by و, both governing what follows: the second takes a pronoun instead."""

    def __init__(self, info: RuleInfo, shape: Shape, lexicon: Lexicon, nouns: Nouns) -> None:
        """Take the lists of nouns that are joined so, and the genders."""
        self.info = info
        self._shape = shape
        self._lexicon = lexicon
        self._nouns = nouns
        self._seconds = Judged(self._is_second)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the first noun, the second and what they govern."""
        for form, _ in self._seconds.of(document):
            for second in document.occurrences[form]:
                found = self._finding(document, second)
                if found is not None:
                    yield found

    def _is_second(self, form: str) -> bool:
        return form[0] == "و" and len(form) >= 4 and self._is_joined(form[1:])

    def _is_joined(self, word: str) -> bool:
        """Whether a bare word is a verbal noun or a listed abstract noun."""
        if word.startswith("ال"):
            return False
        return word in self._shape.words("pair_nouns") or (
            self._shape.is_masdar(word) and word not in self._shape.words("not_joined") and self._lexicon.attested(word)
        )

    def _finding(self, document: Document, second: Token) -> Finding | None:
        first, third = before(document, second), after(document, second)
        if first is None or third is None:
            return None
        governed = third if _is_definite(third) else self._construct(document, third)
        if governed is None:
            return None
        lead = before(document, first)
        if lead is not None and first.form[0] == "و" and self._is_joined(first.form[1:]):
            return None  # three of them
        bare = self._bare(first.form)
        word = second.form[1:]
        if bare is None or bare == word or not self._agree(bare, word):
            return None
        last = governed
        following = after(document, governed)
        while following is not None and _is_definite(following):
            last, following = following, after(document, following)
        if following is not None and self._goes_on(following.form, last.form if last is not governed else ""):
            return None
        pronoun = self._pronoun(third.form[2:] if governed is third else third.form)
        if pronoun is None:
            return None
        genitive = bare != first.form or (lead is not None and self._shape.is_preposition(lead.form))
        joined = _with_pronoun(word, pronoun, genitive)
        span = Span(first.start, last.end)
        if joined is None:
            return None
        rest = folded(document, Span(third.start, last.end))
        new = f"{first.form} {rest} و{joined}"
        source = document.text
        fix = Fix(
            (
                Edit(Span(first.end, third.start), " "),
                Edit(Span(last.end, last.end), f" {source[second.start : second.start + 1]}{joined}"),
            ),
            self.info.safety,
        )
        return self.info.finding(document, span, fixes=[fix], args={"suggestion": new})

    def _construct(self, document: Document, noun: Token) -> Token | None:
        """Return the definite word that ends a construct («سبل العملية»), of which the noun is known."""
        following = after(document, noun)
        if following is None or not _is_definite(following) or noun.form in self._shape.words("quantities"):
            return None
        nouns = self._nouns
        known = nouns.of_singular(noun.form) or nouns.of_plural(noun.form)
        return following if known and is_feminine(nouns, noun.form) is not None else None

    def _goes_on(self, following: str, adjective: str) -> bool:
        """Whether more is governed (والخدمات), or the adjective has a complement (المتعلقة بالترخيص)."""
        if following.startswith("وال"):
            return True
        if not adjective or adjective.endswith(("ية", "ي", "يين", "يون")):
            return False
        return following[0] in "بل" or self._shape.is_preposition(following)

    def _bare(self, form: str) -> str | None:
        """Return the first noun without its preposition; None where it is no noun of this kind."""
        if form.startswith("ال"):
            return None
        if self._is_joined(form):
            return form
        for letter in "لب":
            if form.startswith(letter) and self._is_joined(form[1:]):
                return form[1:]
        return None

    def _agree(self, first: str, second: str) -> bool:
        """Whether both are verbal nouns, or both listed: «أمن واستقرار», not «حل وأمن»."""
        listed = self._shape.words("pair_nouns")
        return (first in listed) == (second in listed) or (
            self._shape.is_masdar(first) and self._shape.is_masdar(second)
        )

    def _pronoun(self, word: str) -> str | None:
        """Return the pronoun for what is governed; None where its gender is not known."""
        if self._nouns.is_person_plural(word) and not self._nouns.of_singular(word):
            return "هم"
        feminine = is_feminine(self._nouns, word)
        if feminine is None:
            return "ه" if self._shape.is_masdar(word) and not word.endswith("ة") else None
        return "ها" if feminine else "ه"


def _with_pronoun(word: str, pronoun: str, genitive: bool) -> str | None:
    """Write the pronoun onto the word; a hamza at its end needs the case, and has none where it is not known."""
    if word.endswith("ة"):
        return word[:-1] + "ت" + pronoun
    if word.endswith("ى"):
        return word[:-1] + "ا" + pronoun
    if not word.endswith("ء"):
        return word + pronoun
    return word[:-1] + "ئ" + pronoun if genitive else None


def _is_definite(token: Token) -> bool:
    return token.form.startswith("ال") and token.form not in _NOT_GOVERNED


BUILD: Mapping[str, Build] = {
    "double-mudaf": lambda info, material: DoubleMudaf(
        info, Shape(material.lexicon, material.lists), material.lexicon, Nouns.packaged()
    ),
}
