"""«الخطة، والتي تشمل»: و before the first relative pronoun (catalogue AR607)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import heads, sentence_of
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.text import Edit, Span
from arabclean.tokens import Token

_PRONOUNS = {
    "والذي": "وهو",
    "والتي": "وهي",
    "والذين": "وهم",
    "واللذان": "وهما",
    "واللتان": "وهما",
    "واللذين": "",
    "واللتين": "",
}
_HEADS = frozenset(_PRONOUNS)
_OATH = frozenset(("نفسي", "نفس", "بعثك", "خلق", "رفع"))
_SUFFIXES = ("هما", "ها", "هم", "هن", "نا", "ه")


_COMMAS = ("،", ",")


class Wallati:
    """A relative pronoun with و that follows no other one: the و goes, and the comma before it."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon, which knows names."""
        self.info = info
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the pronoun with the comma before it; after an indefinite noun «، وهي» is offered."""
        for pronoun in heads(document, _HEADS):
            at = document.at(pronoun)
            sentence = sentence_of(document, pronoun)
            if at < 2 or sentence is None or not self._stands_alone(document, sentence, pronoun):
                continue
            comma = document.tokens[at - 1] if document.tokens[at - 1].form in _COMMAS else None
            noun = document.tokens[at - 2] if comma else document.tokens[at - 1]
            if not noun.is_word or noun.start < sentence.start or (comma and comma.start != noun.end):
                continue
            if comma is None and not document.is_gap(noun, pronoun):
                continue
            if noun.form.startswith(("وال", "فال")) and not comma:
                continue  # الرجال والنساء والذين معهم
            definite = self._is_definite(noun.form)
            start = comma.start if comma else pronoun.start
            if definite:
                waw = document.text.index("و", pronoun.start)
                end = waw + 1
                while end < pronoun.end and document.text[end] != "ا":
                    end += 1
                edits = [Edit(Span(waw, end), "")]
                if comma:
                    edits.insert(0, Edit(comma.span, ""))
                shown = pronoun.form[1:]
            else:
                shown = _PRONOUNS[pronoun.form]
                if not shown:
                    continue
                start = noun.end
                edits = [Edit(Span(start, pronoun.end), f"، {shown}")]
            fix = Fix(tuple(edits), self.info.safety)
            span = Span(start, pronoun.end)
            yield self.info.finding(document, span, fixes=[fix], args={"suggestion": shown})

    def _stands_alone(self, document: Document, sentence: Span, pronoun: Token) -> bool:
        """Whether no relative of the same kind came before in the sentence, and no oath is sworn."""
        bare = pronoun.form[1:]
        tokens = document.tokens_in(Span(sentence.start, pronoun.start))
        if any(token.form in (bare, pronoun.form, "مما") for token in tokens):
            return False
        if tokens and "و" + tokens[0].form in _HEADS:
            return False  # «اللذان حضرا …، واللتان غابتا …»
        following = document.neighbours(pronoun)[1]
        return following is None or following.form not in _OATH

    def _is_definite(self, form: str) -> bool:
        if form.startswith(("ال", "لل", "بال", "وال", "كال", "فال")):
            return True
        if any(form.endswith(tail) and len(form) > len(tail) + 2 for tail in _SUFFIXES):
            return True
        if form.endswith(("هم", "هما", "هن", "نا", "ها")) and form[0] in "بلعمفإ" and len(form) <= 6:
            return True  # المشتبه بهم, المبعوث إليها
        return self._lexicon.listing.name_of(form, pronouns=False) is not None


BUILD: Mapping[str, Build] = {
    "wallati": lambda info, material: Wallati(info, material.lexicon),
}
NEEDS: Mapping[str, Needs] = {
    "wallati": Needs(forms=_HEADS),
}
