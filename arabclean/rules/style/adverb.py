"""«بشكل سريع»: a phrase where an adverb would do (catalogue AR602)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import after, before, folded, heads, span_of
from arabclean.rules.material import Build
from arabclean.rules.respell import respell
from arabclean.rules.syntax.agreement import tanwin
from arabclean.tokens import Token

_MASCULINE = frozenset(("بشكل", "وبشكل", "فبشكل"))
_FEMININE = frozenset(("بصورة", "وبصورة", "فبصورة", "بطريقة", "وبطريقة", "فبطريقة"))
_NAHW = frozenset(("نحو",))
_ALA = frozenset(("على", "وعلى"))


class BiShakl:
    """بشكل, بصورة, بطريقة, على نحو and an adjective."""

    def __init__(self, info: RuleInfo, adverbs: Mapping[str, Sequence[str]], shapes: frozenset[str]) -> None:
        """``adverbs``: by the masculine adjective; ``shapes``: adjectives that say what form a thing has."""
        self.info = info
        self._adverbs = adverbs
        self._shapes = shapes

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the phrase with the adverb that can stand for it."""
        for head in heads(document, _MASCULINE | _FEMININE | _NAHW):
            adjective = after(document, head)
            if adjective is None:
                continue
            first: Token = head
            if head.form == "نحو":
                lead = before(document, head)
                if lead is None or lead.form not in _ALA:
                    continue
                first = lead
            ending = tanwin(document)
            found = self._news(adjective.form, feminine=head.form in _FEMININE)
            news = [new.removesuffix("\u064bا") + ending if new.endswith("\u064bا") else new for new in found]
            if not news:
                continue
            conjunction = first.form[0] if first.form[0] in "وف" and first.form not in _NAHW else ""
            span = span_of(first, adjective)
            old = folded(document, span)
            safety = Safety.REVIEW if len(news) > 1 else self.info.safety
            fixes = [respell(document, span, old, conjunction + new, safety) for new in news]
            yield self.info.finding(document, span, fixes=fixes, args={"suggestion": conjunction + news[0]})

    def _news(self, form: str, *, feminine: bool) -> Sequence[str]:
        if form.startswith("ال"):
            return ()
        if feminine:
            if not form.endswith("ة"):
                return self._adverbs.get(form, ()) if form.startswith("أ") else ()
            form = form[:-1]
            form = "متساو" if form == "متساوي" else form
        found = self._adverbs.get(form)
        if found:
            return found
        if form.endswith("ي") and len(form) >= 4 and form not in self._shapes:
            return (form + "\u064bا",)
        return ()


BUILD: Mapping[str, Build] = {
    "bi-shakl": lambda info, material: BiShakl(
        info, material.lists["style"]["adverbs"], frozenset(material.lists["style"]["shapes"])
    ),
}
