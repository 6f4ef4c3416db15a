"""Words said too often (catalogue AR617)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from itertools import pairwise

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.tokens import Token

_WINDOW = 120
"""Words."""
_OFTEN = 4
_SHORTEST = 5
"""Letters."""


class WordRepetition:
    """A content word four times in 120 words, or three sentences in a row that begin alike."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, common: frozenset[str]) -> None:
        """Take the lexicon, which knows names; ``common``: words that may be said often."""
        self.info = info
        self._lexicon = lexicon
        self._common = common

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the fourth use, with the earlier ones, and the third sentence that begins alike."""
        yield from self._openings(document)
        places: dict[str, deque[int]] = {}
        reported: set[str] = set()
        words = document.words
        for number, token in enumerate(words):
            key = self._key(token.form)
            if len(key) < _SHORTEST or key in self._common or key in reported:
                continue
            seen = places.setdefault(key, deque(maxlen=_OFTEN))
            seen.append(number)
            if len(seen) == _OFTEN and number - seen[0] < _WINDOW and not self._is_name(token.form):
                reported.add(key)
                related = [words[at].span for at in seen][:-1]
                yield self.info.finding(document, token.span, related=related, args={"count": str(_OFTEN)})

    def _openings(self, document: Document) -> Iterator[Finding]:
        firsts: list[Token | None] = []
        for sentence in document.sentences:
            tokens = document.tokens_in(sentence)
            firsts.append(tokens[0] if tokens and tokens[0].is_word else None)
        for (one, two), (_, three) in pairwise(pairwise(firsts)):
            if one is None or two is None or three is None or len(one.form) < 4:
                continue
            if one.form == two.form == three.form:
                yield self.info.finding(document, three.span, related=[one.span, two.span], args={"count": "3"})

    def _key(self, form: str) -> str:
        for lead in ("وال", "بال", "فال", "كال", "ال"):
            if form.startswith(lead):
                return form[len(lead) :]
        return form.removeprefix("لل")

    def _is_name(self, form: str) -> bool:
        return self._lexicon.listing.name_of(form) is not None


BUILD: Mapping[str, Build] = {
    "word-repetition": lambda info, material: WordRepetition(
        info, material.lexicon, frozenset(material.lists["style"]["common_words"])
    ),
}
