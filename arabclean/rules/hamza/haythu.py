"""Hamza that grammar decides (catalogue AR317)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.rules.respell import respell
from arabclean.text import Span
from arabclean.tokens import Token

_CONJUNCTIONS = ("", "و", "ف")
_HEADS = {
    conjunction + head: conjunction + right
    for conjunction in _CONJUNCTIONS
    for head, right in (("حيث", "حيث"), ("إذ", "إذ"), ("اذ", "إذ"), ("كلا", "كلا"))
}
_ANNA = {
    "أن" + tail: "إن" + tail for tail in ("", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "ني", "ي", "نا")
}


class InnaAfterHaythu:
    """«حيث أن» and «إذ أن»: a sentence follows, so the hamza takes a kasra."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon, whose counts tell a noun from a verb in the imperfect."""
        self.info = info
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the two words; where a verb may follow («حيث أن تصل»), a person decides or the rule is silent."""
        heads = [form for form in _HEADS if form in document.occurrences]
        for token in (token for form in heads for token in document.occurrences[form]):
            _, following = document.neighbours(token)
            if following is None or following.form not in _ANNA:
                continue
            before = document.neighbours(token)[0]
            after = document.neighbours(following)[1]
            if "\n" in document.text[token.end : following.start]:
                continue
            if before is not None and before.form in ("من", "ومن"):
                safety = Safety.REVIEW
            elif following.form != "أن" or after is None or not after.is_word:
                safety = self.info.safety
            elif self._is_verb(after, "ي", "ت"):
                continue
            else:
                safety = Safety.REVIEW if self._is_verb(after, "تنأ", "ي") else self.info.safety
            yield self._finding(document, token, following, safety)

    def _finding(self, document: Document, head: Token, anna: Token, safety: Safety) -> Finding:
        span = Span(head.start, anna.end)
        old = document.folded.text[slice(*document.folded.map.to_result(span))]
        gap = old[len(head.form) : len(old) - len(anna.form)]
        new = f"{_HEADS[head.form]}{gap}{_ANNA[anna.form]}"
        return self.info.finding(document, span, fixes=[respell(document, span, old, new, safety)])

    def _is_verb(self, token: Token, prefixes: str, other: str) -> bool:
        """Whether a word with an imperfect prefix is also common with another one: يكون, تكون; يوسف alone is a name."""
        form = token.form
        if len(form) < 3 or form[0] not in prefixes or form.endswith("ة"):
            return False
        count = self._lexicon.count
        return count(other + form[1:]).careful >= max(20, count(form).careful // 20)


BUILD: Mapping[str, Build] = {
    "inna-after-haythu": lambda info, material: InnaAfterHaythu(info, material.lexicon),
}
NEEDS: Mapping[str, Needs] = {
    "inna-after-haythu": Needs(forms=frozenset(_HEADS)),
}
