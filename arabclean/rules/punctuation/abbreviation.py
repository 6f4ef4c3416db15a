"""How abbreviations are written (catalogue AR242)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from arabclean.document import Document, LineKind
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.rules.retouch import retouch
from arabclean.text import Edit, Span
from arabclean.text.char import LETTER
from arabclean.text.pattern import lazy

_ETC = ("الخ", "ألخ", "إلخ")


class AbbreviationForm:
    """«الخ» for «إلخ», dots after it, and initials whose dots stand between spaces."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each abbreviation with its dots."""
        for form in _ETC:
            for token in document.occurrences.get(form, ()):
                yield from self._etc(document, document.at(token))
        yield from self._initials(document)

    def _etc(self, document: Document, at: int) -> Iterator[Finding]:
        tokens = document.tokens
        token = tokens[at]
        last = at
        while (
            last + 1 < len(tokens)
            and tokens[last + 1].form in (".", "…")
            and tokens[last + 1].start == tokens[last].end
        ):
            last += 1
        dots = last - at
        many = dots > 1 or (dots == 1 and tokens[last].form == "…")
        edits = []
        if token.form != "إلخ":
            edits.append(Edit(token.span, "إلخ"))
        if many:
            edits.append(Edit(Span(token.end, tokens[last].end), ""))
        if edits:
            yield retouch(self.info, document, Span(token.start, tokens[last].end if many else token.end), edits)

    def _initials(self, document: Document) -> Iterator[Finding]:
        """Yield initials with spaces before their dots, and the title of a person with one: «د . سليم»."""
        view = document.folded
        if " ." not in view.text:
            return
        initials = [match.span() for match in _INITIALS.finditer(view.text)]
        for match in _INITIALS.finditer(view.text):
            if " ." in match.group():
                gaps = [view.to_source(*gap.span()) for gap in _GAP.finditer(view.text, *match.span())]
                yield retouch(self.info, document, view.to_source(*match.span()), [Edit(gap, "") for gap in gaps])
        for match in _TITLE.finditer(view.text):
            nearest = bisect_right(initials, (match.start() + 1,)) - 1
            if nearest >= 0 and match.start() < initials[nearest][1]:
                continue
            span = view.to_source(*match.span())
            line = document.line_at(span.start)
            if line.kind is not LineKind.LIST_ITEM or match.group()[0] == "د":
                yield retouch(self.info, document, span, [Edit(view.to_source(*match.span("gap")), "")])


_INITIALS = lazy(f"(?<![{LETTER}.])[{LETTER}](?: *\\. *[{LETTER}](?![{LETTER}]))+(?: *\\.)?")
_TITLE = lazy(f"(?<![{LETTER}.])[دمأ](?P<gap> +)\\.(?= +[{LETTER}]{{2}})")
_GAP = lazy(" +")


BUILD: Mapping[str, Build] = {"abbreviation-form": lambda info, material: AbbreviationForm(info)}
NEEDS: Mapping[str, Needs] = {
    "abbreviation-form": Needs(forms=frozenset(_ETC), signs=(" .",)),
}
