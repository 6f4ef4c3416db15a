"""Colons before speech, and question marks (catalogue AR230–AR232)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from arabclean.document import Document, LineKind
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.rules.punctuation.asking import opens_question
from arabclean.rules.punctuation.clause import ANNA, INNA, Clauses, clauses_of, segment, without_clitics
from arabclean.rules.punctuation.enclosure import pairs
from arabclean.rules.retouch import retouch
from arabclean.text import Edit, Span
from arabclean.tokens import Token

_REPORTED = frozenset({"إن", "إنه", "إنها", "إنهم", "إنهما", "إنهن"})
_BEFORE_COLON = 6
_BEFORE_QUOTE = 5
_SHORTEST_SPEECH = 5
_LOOK = 20
_CLOSERS = '»”“")] '


class ColonBeforeInna:
    """A colon between قال and إن: speech is reported, or it is quoted."""

    def __init__(self, info: RuleInfo, clauses: Clauses) -> None:
        """Take the verbs."""
        self.info = info
        self._clauses = clauses

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the colon with the words beside it."""
        tokens = document.tokens
        for at in document.marks.get(":", ()):
            if not 0 < at < len(tokens) - 1 or tokens[at + 1].form not in _REPORTED:
                continue
            words, _ = segment(document, at, _BEFORE_COLON + 1)
            found = [place for place, token in enumerate(words) if without_clitics(token.form, self._clauses.say)]
            if found and "\n" not in document.text[tokens[at].end : tokens[at + 1].start]:
                gap = "" if tokens[at].end < tokens[at + 1].start else " "
                span = Span(tokens[at - 1].start, tokens[at + 1].end)
                yield retouch(self.info, document, span, [Edit(Span(tokens[at - 1].end, tokens[at].end), gap)])


class MissingColonQuote:
    """A verb of speech and a quotation without a colon between them."""

    def __init__(self, info: RuleInfo, clauses: Clauses) -> None:
        """Take the verbs."""
        self.info = info
        self._clauses = clauses

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the word before the quotation and its opening mark."""
        tokens = document.tokens
        for opening, closing in sorted(pairs(document, '«»“”"')):
            inner = tokens[opening + 1 : min(closing, opening + _LOOK)]
            if not opening or sum(token.is_word for token in inner) < _SHORTEST_SPEECH:
                continue
            before = tokens[opening - 1]
            if not before.is_word or not document.is_gap(before, tokens[opening]):
                continue
            words, _ = segment(document, opening, _BEFORE_QUOTE + 1)
            if self._introduces(words):
                span = Span(before.start, tokens[opening].end)
                yield retouch(self.info, document, span, [Edit(Span(before.end, before.end), ":")])

    def _introduces(self, words: Sequence[Token]) -> bool:
        heads = [place for place, token in enumerate(words) if without_clitics(token.form, self._clauses.speak)]
        if not heads:
            return False
        rest = words[heads[-1] + 1 :]
        if any(token.form in ANNA or token.form in INNA or token.form in _GOVERNED for token in rest):
            return False
        return not any(token.form in '«»“”"' for token in rest) and (not rest or rest[-1].form not in _LEADS_ON)


_GOVERNED = frozenset({"عن", "على", "لأن", "بشأن", "حول"})
_LEADS_ON = frozenset(
    {
        "من",
        "في",
        "إلى",
        "مع",
        "باسم",
        "هذا",
        "هذه",
        "ذلك",
        "تلك",
        "حزب",
        "صحيفة",
        "حركة",
        "جريدة",
        "قناة",
        "كتاب",
        "فيلم",
    }
    | {"منظمة", "جمعية", "مبادرة", "مشروع", "شركة", "وكالة", "مجلة", "موقع", "مقال", "تقرير", "كلمة", "عبارة", "قصيدة"}
)


class MissingQuestionMark:
    """A question that ends in a full stop, or in nothing."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the stop, or the place where the mark is missing."""
        text = document.text
        for sentence in opens_question(document):
            line = document.line_at(sentence.start)
            end = sentence.end
            while end > sentence.start and text[end - 1] in _CLOSERS:
                end -= 1
            if any(mark in text[max(end - 4, sentence.start) : end] for mark in "؟?!"):
                continue  # «…؟».
            last = text[end - 1]
            if last == "." and text[end - 2] not in ".…":
                yield self.info.finding(document, Span(end - 1, end), "؟")
            elif last not in ".؟?!…:،؛-–" and sentence.end >= line.span.end - 1:
                first = document.tokens_in(sentence)[0].form
                if line.kind is LineKind.BODY or (first == "هل" and line.kind is LineKind.HEADLINE):
                    yield self.info.finding(document, Span(end, end), "؟")


BUILD: Mapping[str, Build] = {
    "colon-before-inna": lambda info, material: ColonBeforeInna(info, clauses_of(material)),
    "missing-colon-quote": lambda info, material: MissingColonQuote(info, clauses_of(material)),
    "missing-question-mark": lambda info, material: MissingQuestionMark(info),
}
NEEDS: Mapping[str, Needs] = {
    "colon-before-inna": Needs(signs=(":",)),
}
