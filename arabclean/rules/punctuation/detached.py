"""Letters that belong to the next word and stand alone (catalogue AR219, AR220)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.rules.punctuation.enclosure import opens
from arabclean.rules.retouch import retouch
from arabclean.text import Edit, Span
from arabclean.text.char import TATWEEL
from arabclean.tokens import Kind, Token

_LABELLED = frozenset(
    {"فقرة", "بند", "فئة", "مجموعة", "صف", "قسم", "نموذج", "شكل", "جدول", "حرف", "حروف", "حرفا", "حرفي", "نقطة", "نوع"}
    | {"فيتامين", "كبد", "خلية", "خلايا", "درجة", "ملحق", "بوابة", "مبنى", "زمرة", "فصيلة", "خطة", "مستوى", "محور"}
    | {"قطاع", "جزء", "باب", "شعبة", "معامل", "رمز", "طراز", "طبقة", "منطقة", "فرع", "صنف", "بطاقة", "هيموفيليا"}
)
"""What is counted by letters: «الفقرة ب من المادة»."""


class WawDetached:
    """The conjunction و with a space after it."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield و with the space and what follows; before a number or a Latin word for review."""
        tokens = document.tokens
        for token in document.occurrences.get("و", ()):
            at = document.at(token)
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            if after is None or not document.is_gap(token, after) or _is_listed(document, at):
                continue
            if len(after.form) == 1 and after.kind is not Kind.NUMBER and not opens(document, at + 1):
                continue
            certain = after.is_word or after.kind is Kind.MARK
            safety = self.info.safety if certain else Safety.REVIEW
            gap = Edit(Span(token.end, after.start), "")
            yield retouch(self.info, document, Span(token.start, after.end), [gap], safety=safety)


def _is_listed(document: Document, at: int) -> bool:
    """Whether the letter at ``at`` is one of a list of letters, or the name of a part: «أ و ب», «البند ب»."""
    tokens = document.tokens
    if not at:
        return False
    before = tokens[at - 1]
    if before.end == tokens[at].start:
        return before.form in "«\"'“(-/._ـ" or before.kind in (Kind.NUMBER, Kind.LATIN)
    if before.is_word:
        return len(before.form) == 1 or _bare(before.form) in _LABELLED
    return before.form in ("•", "*", "·")


def _bare(form: str) -> str:
    for prefix in ("وال", "بال", "لل", "ال", "و", "ب", "ل"):
        if form.startswith(prefix) and form[len(prefix) :] in _LABELLED:
            return form[len(prefix) :]
    return form


_ARTICLES = ("ال", "بال", "وال", "فال", "كال", "وبال")
_LETTERS = ("ب", "ل", "ك", "ف", "لل", "ول", "فب", "فل")
_FAMILIES = frozenset(
    {"سعود", "نهيان", "ثاني", "خليفة", "مكتوم", "صباح", "الشيخ", "رشيد", "بوسعيد", "خليفه", "ثانى", "زايد", "فرعون"}
    | {"البيت", "الرسول", "إبراهيم", "عمران", "ياسر", "محمد", "الأسد", "الصباح", "الحريري"}
)
"""After «آل», which is often written without its madda: «ال سعود»."""
_SPELT = frozenset(
    {"إيه", "بي", "سي", "دي", "إي", "إف", "جي", "إتش", "آي", "جيه", "كيه", "إل", "إم", "إن", "أو", "كيو", "آر", "إس"}
    | {"تي", "يو", "دبليو", "إكس", "واي", "زد", "اس", "ان", "ام", "اف", "اتش", "اي", "ال", "آل"}
)
"""Names of Latin letters: «ال بي بي سي» has no single right form."""
_SHORTEST_NOUN = 3
_NO_NOUN = frozenset({"في", "من", "على", "إلى", "عن", "مع", "أو", "أن", "إن", "هو", "هي", "كما", "ثم", "هذا", "هذه"})


class ProcliticDetached:
    """A preposition of one letter, or the article, with a space after it."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon, which knows the word that comes of joining."""
        self.info = info
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the letter with the space and what follows."""
        for form in (*_ARTICLES, *_LETTERS):
            for token in document.occurrences.get(form, ()):
                at = document.at(token)
                if at + 1 < len(document.tokens) and document.is_gap(token, document.tokens[at + 1]):
                    yield from self._judge(document, at)

    def _judge(self, document: Document, at: int) -> Iterator[Finding]:
        token, after = document.tokens[at : at + 2]
        stretched = document.text[token.end - 1] == TATWEEL
        if not stretched and (_is_listed(document, at) or self._is_unit(document, at)):
            return
        whole = Span(token.start, after.end)
        if after.form in _SPELT:
            return
        if after.is_word:
            ways = self._joined(document, token, after, stretched=stretched)
            if ways:
                certain = len(ways) == 1 and token.form in _ARTICLES and self._is_known(token.form + after.form)
                yield retouch(self.info, document, whole, *ways, safety=Safety.SAFE if certain else None)
        elif after.kind is Kind.NUMBER or stretched:
            if after.kind is Kind.MARK and after.form not in '«“("[':
                return
            if not stretched and token.form not in _ARTICLES and len(token.form) == 1 and after.kind is not Kind.NUMBER:
                return
            text = "" if stretched else TATWEEL
            yield retouch(self.info, document, whole, [Edit(Span(token.end, after.start), text)])

    @staticmethod
    def _is_unit(document: Document, at: int) -> bool:
        """Whether the letter is a unit or a sign: after a number, or before another letter."""
        before = document.tokens[at - 1] if at else None
        return before is not None and before.kind is Kind.NUMBER and len(document.tokens[at].form) == 1

    def _joined(self, document: Document, token: Token, after: Token, *, stretched: bool) -> list[Sequence[Edit]]:
        """Return the ways to join the letter with a word; none where they make no word."""
        gap = Span(token.end, after.start)
        if stretched:
            end = token.end
            while document.text[end - 1] == TATWEEL:
                end -= 1
            gap = Span(end, after.start)
        if token.form in _ARTICLES:
            if after.form in _FAMILIES and token.form in ("ال", "وال"):
                alef = token.start + len(token.form) - 2
                family = [Edit(Span(alef, alef + 1), "آ")]
                return [family] if after.form.startswith("ال") else [family, [Edit(gap, "")]]
            if after.form.startswith("ال") or len(after.form) < 2:
                return []
            return [[Edit(gap, "")]]
        if not stretched and (len(after.form) < _SHORTEST_NOUN or after.form in _NO_NOUN):
            return []
        joined = token.form + after.form
        edits = [Edit(gap, "")]
        if token.form.endswith("ل") and after.form.startswith("ال") and len(after.form) > 3:
            if token.form == "لل":
                return []
            joined = token.form + after.form[1:]
            edits = [Edit(Span(gap.start, after.start + 1), "")]
            if document.text[after.start + 2] == TATWEEL:  # «لـ الـقدس»
                edits.append(Edit(Span(after.start + 2, after.start + 3), ""))
        if token.form == "لل" and after.form.startswith("ال"):
            return []
        return [edits] if stretched or self._is_known(joined) else []

    def _is_known(self, form: str) -> bool:
        return self._lexicon.accepts(form) or self._lexicon.attested(form)


BUILD: Mapping[str, Build] = {
    "waw-detached": lambda info, material: WawDetached(info),
    "proclitic-detached": lambda info, material: ProcliticDetached(info, material.lexicon),
}
NEEDS: Mapping[str, Needs] = {
    "waw-detached": Needs(forms=frozenset("و")),
    "proclitic-detached": Needs(forms=frozenset((*_ARTICLES, *_LETTERS))),
}
