"""«عبد الله» and «عبدالله» (catalogue AR427)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Safety, Severity
from arabclean.judged import Judged
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.text import Edit, Span
from arabclean.tokens import Token

_NO_NAMES = frozenset({"عبدالي", "عبداللات"})


class AbdCompound:
    """One way to write these names in one article, or the house's; and spellings that are always wrong."""

    def __init__(self, info: RuleInfo, house: str | None) -> None:
        """Take the house's choice: ``عبد الله``, ``عبدالله`` or nothing."""
        self.info = info
        self._house = house
        self._names = Judged(lambda form: "عبدال" in form and _joined(form) and form not in _NO_NAMES)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the names written in the way that is not wanted, or that is the rarer one."""
        yield from self._broken(document)
        joined = [token for form, _ in self._names.of(document) for token in document.occurrences[form]]
        if not joined and self._house != "عبدالله":
            return
        split = list(self._split(document))
        if self._house is None and not (joined and split):
            return
        to_split = self._house == "عبد الله" or (self._house is None and len(joined) <= len(split))
        if to_split:
            for token in sorted(joined):
                at = token.start + document.text[token.start : token.end].index("د") + 1
                yield self._finding(document, token.span, Edit(Span(at, at), " "))
        else:
            for first, second in split:
                yield self._finding(document, Span(first.start, second.end), Edit(Span(first.end, second.start), ""))

    def _finding(self, document: Document, span: Span, edit: Edit) -> Finding:
        return self.info.finding(document, span, fixes=[Fix((edit,), self.info.safety)])

    def _split(self, document: Document) -> Iterator[tuple[Token, Token]]:
        for lead in ("", "و", "ف", "ل", "ب"):
            for token in document.occurrences.get(lead + "عبد", ()):
                _, after = document.neighbours(token)
                if after is None or not after.form.startswith("ال") or len(after.form) < 4:
                    continue
                if document.is_gap(token, after):
                    yield token, after

    def _broken(self, document: Document) -> Iterator[Finding]:
        """«عبدا لله», «عبداله» and «عبد اله»."""
        for form, second, right in (("عبدا", "لله", "عبد الله"), ("عبد", "اله", "عبد الله")):
            for token in document.occurrences.get(form, ()):
                _, after = document.neighbours(token)
                if after is not None and after.form == second and document.is_gap(token, after):
                    span = Span(token.start, after.end)
                    fix = Fix((Edit(span, right),), Safety.REVIEW)
                    yield self.info.finding(document, span, fixes=[fix], severity=Severity.ERROR)
        for token in document.occurrences.get("عبداله", ()):
            right = "عبدالله" if self._house == "عبدالله" else "عبد الله"
            fix = Fix((Edit(token.span, right),), Safety.REVIEW)
            yield self.info.finding(document, token.span, fixes=[fix], severity=Severity.ERROR)


def _joined(form: str) -> bool:
    bare = form[1:] if form[0] in "وفلب" else form
    return bare.startswith("عبدال") and len(bare) >= 7


BUILD: Mapping[str, Build] = {"abd-compound": lambda info, material: AbdCompound(info, material.house.get("abd"))}
NEEDS: Mapping[str, Needs] = {
    "abd-compound": Needs(signs=("عبد",)),
}
