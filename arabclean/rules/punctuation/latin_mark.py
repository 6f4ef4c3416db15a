"""Latin marks in Arabic running text (catalogue AR201–AR203)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.normalization.latin_mark import COMMA, QUESTION, SEMICOLON, LatinMark, latin_marks
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs


class LatinMarkRule:
    """A Latin mark that should be its Arabic counterpart."""

    def __init__(self, info: RuleInfo, kind: LatinMark) -> None:
        """Take the mark."""
        self.info = info
        self._kind = kind

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each Latin mark that stands in Arabic text; in what may be data, for review only."""
        for at, certain in latin_marks(document.folded.text, self._kind):
            span = document.folded.to_source(at, at + 1)
            safety = self.info.safety if certain else Safety.REVIEW
            yield self.info.finding(document, span, self._kind.arabic, safety=safety)


BUILD: Mapping[str, Build] = {
    "latin-comma": lambda info, material: LatinMarkRule(info, COMMA),
    "latin-semicolon": lambda info, material: LatinMarkRule(info, SEMICOLON),
    "latin-question": lambda info, material: LatinMarkRule(info, QUESTION),
}
NEEDS: Mapping[str, Needs] = {
    "latin-comma": Needs(signs=(COMMA.mark,)),
    "latin-semicolon": Needs(signs=(SEMICOLON.mark,)),
    "latin-question": Needs(signs=(QUESTION.mark,)),
}
