"""The hamza before a long u: مسؤول and شؤون, or مسئول and شئون, both right; an article has one (catalogue AR310)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.hamza.form import correction
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.text.pattern import lazy
from arabclean.tokens import Token

_WAW, _YEH = "waw", "yeh"
_PLACE = lazy("(?<=[^اوي])[ؤئء](?=و)")
_LEAST = 20


class RegionRule:
    """A form of the system that the house does not have, or that the rest of the article does not."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, house: Mapping[str, str]) -> None:
        """Take the lexicon, which knows both spellings, and the house switches."""
        self.info = info
        self._lexicon = lexicon
        self._house = house.get("hamza_waw")
        self._systems = Judged(self._system)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words of the other system; without a house choice, those of the rarer one where both stand."""
        found: dict[str, list[tuple[Token, str]]] = {_WAW: [], _YEH: []}
        for form, known in self._systems.of(document):
            found[known[0]] += [(token, known[1]) for token in document.occurrences[form]]
        if self._house is not None:
            wrong = found[_WAW if self._house == _YEH else _YEH]
        elif found[_WAW] and found[_YEH]:
            wrong = min(found[_YEH], found[_WAW], key=len)
        else:
            return
        for token, right in wrong:
            yield correction(self.info, document, token, (right,))

    def _system(self, form: str) -> tuple[str, str] | None:
        """Return the system that a form belongs to and its spelling in the other; None where there is one only."""
        match = _PLACE.search(form) if "ؤو" in form or "ئو" in form or "ءو" in form else None
        if match is None:
            return None
        head, rest = form[: match.start()], form[match.end() :]
        count = self._lexicon.count
        if match.group() != "ؤ":
            other = f"{head}ؤ{rest}"
            return (_YEH, other) if self._is_current(other) and count(other).news >= count(form).news // 50 else None
        others = [f"{head}{hamza}{rest}" for hamza in "ئء"]
        best = max(others, key=lambda other: count(other).careful)
        return (_WAW, best) if count(best).careful >= _LEAST else None

    def _is_current(self, form: str) -> bool:
        count = self._lexicon.count(form)
        return count.careful >= _LEAST or count.news >= _LEAST or (count.total >= 3 and self._lexicon.accepts(form))


BUILD: Mapping[str, Build] = {
    "hamza-region-waw": lambda info, material: RegionRule(info, material.lexicon, material.house),
}
NEEDS: Mapping[str, Needs] = {
    "hamza-region-waw": Needs(signs=("ؤو", "ئو", "ءو")),
}
