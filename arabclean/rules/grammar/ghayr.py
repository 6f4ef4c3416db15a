"""«الغير» before an adjective (catalogue AR522)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.noun import Speller, speller
from arabclean.rules.grammar.phrase import after, before, heads, inflect, span_of
from arabclean.rules.grammar.verb import VerbReader, reader
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.text.record import Record
from arabclean.tokens import Token

_GHAYR = {
    lead + article: lead + right
    for lead in ("", "و", "ف")
    for article, right in (("الغير", "غير"), ("بالغير", "بغير"), ("للغير", "لغير"), ("كالغير", "كغير"))
}
_OTHERS = frozenset(
    (
        *("حقوق", "أموال", "أملاك", "مال", "ممتلكات", "خصوصية", "رأي", "مصالح", "ملك", "حق", "حساب", "أعراض"),
        *("تجاه", "ضد", "على", "إلى", "من", "عن", "مع"),
    )
)
_ENDINGS = ("ة", "ين", "ون", "ات")


class AlGhayr(Record, eq=False):
    """The article on غير instead of on the adjective: الأبنية الغير مرخصة."""

    info: RuleInfo
    speller: Speller
    reader: VerbReader

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield الغير with its adjective; the article moves to the adjective."""
        for word in heads(document, frozenset(_GHAYR)):
            adjective = after(document, word)
            previous = before(document, word)
            if adjective is None or (previous is not None and previous.form in _OTHERS):
                continue
            bare = adjective.form.removeprefix("ال")
            definite = bare != adjective.form
            if not self._is_adjective(bare, definite=definite):
                continue
            fix = inflect(document, word, _GHAYR[word.form], self.info.safety)
            new = f"{_GHAYR[word.form]} ال{bare}"
            if not definite:
                fix = self._with_article(document, fix, adjective)
            yield self.info.finding(document, span_of(word, adjective), fixes=[fix], args={"suggestion": new})

    def _with_article(self, document: Document, fix: Fix, adjective: Token) -> Fix:
        more = inflect(document, adjective, "ال" + adjective.form, self.info.safety)
        return Fix((*fix.edits, *more.edits), self.info.safety)

    def _is_adjective(self, form: str, *, definite: bool) -> bool:
        """Whether a word is an adjective or participle, by its masculine singular."""
        if form in self.speller.followers or len(form) < 3 or form.endswith("اة"):
            return False
        bases = [form, *(form[: -len(ending)] for ending in _ENDINGS if form.endswith(ending))]
        if form.endswith("ية"):
            bases.append(form[:-2])
        nouns = self.speller.nouns
        if any(nouns.is_adjective(base) for base in bases):
            return True
        if any(f"{base}ين" in item.plurals for base in bases for item in nouns.of_singular(base)):
            return definite or not self.reader.is_verb(form)
        if form.endswith(("ي", "ية")) and self.speller.lexicon.count(form).careful >= 5:
            return not form.startswith(("ي", "ت", "ل", "ب"))
        return form.startswith("م") and len(form) >= 4 and self.speller.lexicon.count("ال" + form).careful >= 2


BUILD: Mapping[str, Build] = {
    "al-ghayr": lambda info, material: AlGhayr(info, speller(material), reader()),
}
NEEDS: Mapping[str, Needs] = {
    "al-ghayr": Needs(forms=frozenset(_GHAYR)),
}
