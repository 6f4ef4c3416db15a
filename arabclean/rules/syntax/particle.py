"""Particles and set words: سيما, أية, بين, نفس, طالما (catalogue AR544, AR545, AR547–AR549)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Safety, Severity
from arabclean.lexicon.noun import Nouns
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import after, before, folded, heads, span_of, with_conjunctions
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.rules.respell import respell
from arabclean.rules.syntax.agreement import tanwin
from arabclean.rules.syntax.shape import ANNA, Shape, is_feminine
from arabclean.text import Edit, Span
from arabclean.tokens import Token

_WA_ANNA = frozenset("و" + form for form in ANNA)


class LaSiyyama:
    """«سيما في», «لا سيما وأن»: the word is ولا سيما, and no و follows it."""

    def __init__(self, info: RuleInfo, shape: Shape) -> None:
        """Take what tells prepositions."""
        self.info = info
        self._shape = shape

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield سيما without لا, لا سيما before وأن, and خصوصا وأن (style)."""
        for head in heads(document, _SIYYAMA):
            lead, following = before(document, head), after(document, head)
            if following is None:
                continue
            is_clause = following.form in _WA_ANNA
            if head.form == "سيما" and lead is not None and lead.form in ("لا", "ولا", "فلا"):
                if is_clause:
                    yield self._finding(document, lead, following, "و" if lead.form == "لا" else "")
            elif head.form == "سيما":
                if self._lacks_la(document, head, following):
                    last = following if is_clause else head
                    yield self._finding(document, head, last, "ولا ")
            elif is_clause:
                yield self._dropped(document, following)

    def _lacks_la(self, document: Document, head: Token, following: Token) -> bool:
        """Whether سيما stands for ولا سيما: before أن, a preposition or when, or after a comma."""
        form = following.form
        if form in ANNA or form in _WA_ANNA or self._shape.is_preposition(form) or form in _WHEN:
            return True
        previous = document.neighbours(head)[0]
        return previous is not None and previous.form in ("،", ",")

    def _finding(self, document: Document, first: Token, last: Token, lead: str) -> Finding:
        """Put ``lead`` before ``first``; where وأن is ``last``, drop its و."""
        span = span_of(first, last)
        edits = [Edit(Span(first.start, first.start), lead)] if lead else []
        if last.form in _WA_ANNA:
            edits += respell(document, last.span, last.form, last.form[1:], self.info.safety).edits
        words = folded(document, span)
        shown = lead + (words.replace(last.form, last.form[1:]) if last.form in _WA_ANNA else words)
        return self.info.finding(
            document, span, fixes=[Fix(tuple(edits), self.info.safety)], args={"suggestion": shown}
        )

    def _dropped(self, document: Document, clause: Token) -> Finding:
        """«خصوصا وأن»: a matter of style."""
        fix = respell(document, clause.span, clause.form, clause.form[1:], Safety.REVIEW)
        return self.info.finding(
            document, clause.span, fixes=[fix], severity=Severity.STYLE, args={"suggestion": clause.form[1:]}
        )


_SIYYAMA = frozenset(("سيما", "لاسيما", "ولاسيما")) | with_conjunctions(("خصوصا", "خاصة", "وبخاصة"))
_WHEN = frozenset(("إذا", "حين", "عندما", "بعدما", "إن", "إذ", "بعد", "مع", "لدى", "أثناء"))


class AyaAyy:
    """«أية قرار»: أي before a masculine noun."""

    def __init__(self, info: RuleInfo, nouns: Nouns) -> None:
        """Take the genders."""
        self.info = info
        self._nouns = nouns

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield أية before an indefinite masculine noun."""
        for head in heads(document, _AYA):
            noun = after(document, head)
            if noun is None or noun.form.startswith("ال") or not self._takes_ayy(noun.form):
                continue
            new = head.form[:-1]
            fix = respell(document, head.span, head.form, new, self.info.safety)
            yield self.info.finding(document, head.span, fixes=[fix], args={"suggestion": new})

    def _takes_ayy(self, word: str) -> bool:
        """Whether the noun is masculine, or a plural of things (هجمات)."""
        if self._nouns.of_singular(word):
            return self._nouns.gender(word) == "m"
        return self._nouns.is_thing_plural(word)


_AYA = frozenset(c + p + "أية" for c in ("", "و", "ف") for p in ("", "ب", "ل", "ك"))


class BaynaRepeat:
    """«بين مصر وبين السودان»: بين is said again only with a pronoun."""

    def __init__(self, info: RuleInfo, shape: Shape) -> None:
        """Take what tells where a noun phrase ends."""
        self.info = info
        self._shape = shape

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the second بين with the word after it."""
        for second in heads(document, frozenset(("وبين",))):
            following = after(document, second)
            if following is None or not self._has_first(document, second):
                continue
            span = span_of(second, following)
            new = "و" + following.form
            fix = respell(document, span, folded(document, span), new, self.info.safety)
            yield self.info.finding(document, span, fixes=[fix], args={"suggestion": new})

    def _has_first(self, document: Document, second: Token) -> bool:
        token: Token | None = second
        for _ in range(4):
            token = before(document, token)
            if token is None:
                return False
            if token.form in ("بين", "ما بين"):
                return True
            if self._shape.is_break(token.form):
                return False
        return False


class NafsPosition:
    """«في نفس اليوم»: نفس after what it stresses, with its pronoun."""

    def __init__(self, info: RuleInfo, nouns: Nouns) -> None:
        """Take the genders."""
        self.info = info
        self._nouns = nouns

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield نفس, its noun and the adjectives that belong to it."""
        for head in heads(document, _NAFS):
            noun = after(document, head)
            if noun is None or not noun.form.startswith("ال") or (tail := self._tail(noun.form[2:])) is None:
                continue
            last = noun
            following = after(document, noun)
            while following is not None and following.form.startswith("ال") and not following.form.startswith("الذ"):
                if following.form in ("التي", "اللذين", "اللتين", "اللواتي", "الآن", "اليوم"):
                    break
                last, following = following, after(document, following)
            span = span_of(head, last)
            rest = folded(document, Span(noun.start, last.end))
            lead = head.form[: -len("نفس")]
            joined = f"{lead}{rest}" if not lead.endswith("ل") else lead + "ل" + rest[2:]
            new = f"{joined} {tail}"
            fix = Fix((Edit(span, new),), self.info.safety)
            yield self.info.finding(document, span, fixes=[fix], args={"suggestion": new})

    def _tail(self, word: str) -> str | None:
        """Return نفس with the pronoun that the noun takes; None when its gender is not known."""
        if self._nouns.is_person_plural(word) and not self._nouns.of_singular(word):
            return "أنفسهم"
        feminine = is_feminine(self._nouns, word)
        return None if feminine is None else "نفسها" if feminine else "نفسه"


_NAFS = frozenset(c + p + "نفس" for c in ("", "و", "ف") for p in ("", "ب", "ل", "ك"))


class TalamaMadama:
    """«لن نعود طالما الحصار قائم»: as long as is ما دام."""

    def __init__(self, info: RuleInfo, nouns: Nouns, shape: Shape) -> None:
        """Take the genders and the adjectives."""
        self.info = info
        self._nouns = nouns
        self._shape = shape

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield طالما after its main clause; where a verb follows there is no ready correction."""
        for head in heads(document, frozenset(("طالما",))):
            if before(document, head) is None:
                continue
            following = after(document, head)
            if following is None:
                continue
            if following.form in _DAMA:
                span, new = span_of(head, following), _DAMA[following.form]
            elif following.form == "أن":
                span, new = span_of(head, following), "ما دام"
            elif following.form.startswith("ال"):
                word = following.form[2:]
                span, new = head.span, "ما دامت" if is_feminine(self._nouns, word) else "ما دام"
            else:
                yield self.info.finding(document, head.span, args={"suggestion": "ما دام"})
                continue
            edits = respell(document, span, folded(document, span), new, self.info.safety).edits
            predicate = after(document, following)
            if span == head.span and predicate is not None and predicate.form in self._shape.words("adjectives"):
                span = span_of(head, predicate)
                edits = (*edits, Edit(Span(predicate.end, predicate.end), tanwin(document)))
                new = f"{new} {following.form} {predicate.form}ا"
            yield self.info.finding(document, span, fixes=[Fix(edits, self.info.safety)], args={"suggestion": new})


_DAMA = {
    "أنه": "ما دام",
    "أنها": "ما دامت",
    "أنهم": "ما داموا",
    "أننا": "ما دمنا",
    "كان": "ما دام",
    "كانت": "ما دامت",
    "كانوا": "ما داموا",
    "كنا": "ما دمنا",
    "كنت": "ما دمت",
    "كنتم": "ما دمتم",
    "بقي": "ما دام",
    "بقيت": "ما دامت",
    "بقوا": "ما داموا",
    "بقينا": "ما دمنا",
    "بقيتم": "ما دمتم",
    "ظل": "ما دام",
    "ظلت": "ما دامت",
}

BUILD: Mapping[str, Build] = {
    "la-siyyama": lambda info, material: LaSiyyama(info, Shape(material.lexicon, material.lists)),
    "aya-ayy": lambda info, material: AyaAyy(info, Nouns.packaged()),
    "bayna-repeat": lambda info, material: BaynaRepeat(info, Shape(material.lexicon, material.lists)),
    "nafs-position": lambda info, material: NafsPosition(info, Nouns.packaged()),
    "talama-madama": lambda info, material: TalamaMadama(
        info, Nouns.packaged(), Shape(material.lexicon, material.lists)
    ),
}
NEEDS: Mapping[str, Needs] = {
    "la-siyyama": Needs(forms=_SIYYAMA),
    "aya-ayy": Needs(forms=_AYA),
    "bayna-repeat": Needs(forms=frozenset(("وبين",))),
    "nafs-position": Needs(forms=_NAFS),
    "talama-madama": Needs(forms=frozenset(("طالما",))),
}
