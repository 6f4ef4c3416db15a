"""Words that judge, outside quotation and attributed to nobody (catalogue AR615)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import heads
from arabclean.rules.material import Build

_REACH = 7
"""Words before or after in which somebody may be named who judges so."""


class LoadedLanguage:
    """إرهابي, ميليشيا, شهيد …: a judgement in the newsroom's own voice."""

    def __init__(self, info: RuleInfo, words: frozenset[str], attribution: frozenset[str]) -> None:
        """Take the words, and those that attribute them."""
        self.info = info
        self._words = frozenset(
            lead + word for word in words for lead in ("", "ال", "و", "وال", "ب", "بال", "ل", "ف", "فال")
        ) | frozenset("لل" + word for word in words)
        self._attribution = frozenset(lead + word for word in attribution for lead in ("", "و", "ب"))

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each word that no quotation marks and no attribution accompany."""
        for token in heads(document, self._words):
            if document.in_quotes.contain(token.span):
                continue
            at = document.at(token)
            if (
                "استشهد" in token.form
                and document.tokens[at + 1 : at + 2]
                and document.tokens[at + 1].form.startswith("ب")
            ):
                continue  # quoted as a witness
            near = document.tokens[max(0, at - _REACH) : at + _REACH]
            if any(other.form in self._attribution for other in near):
                continue
            yield self.info.finding(document, token.span)


BUILD: Mapping[str, Build] = {
    "loaded-language": lambda info, material: LoadedLanguage(
        info, frozenset(material.lists["style"]["loaded"]), frozenset(material.lists["style"]["attribution"])
    ),
}
