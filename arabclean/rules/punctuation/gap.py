"""Spaces that are missing: after marks, around quotations, beside numbers (catalogue AR206, AR214, AR237)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.lexicon import Lexicon
from arabclean.normalization.citation import is_cited, is_emoticon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.punctuation.enclosure import Pair, opens, pairs, straight_after, straight_before
from arabclean.rules.retouch import retouch, spaces_at
from arabclean.text import Span
from arabclean.text.char import TATWEEL
from arabclean.tokens import Kind, Token

_TITLES = frozenset("دمأ")
_DOMAINS = frozenset({"كوم", "نت", "أورغ", "أورج", "اورغ", "دوت"})
_NAMESPACES = frozenset(
    {"ويكيبيديا", "تصنيف", "قالب", "مستخدم", "مستخدمة", "ملف", "بوابة", "نقاش", "صورة", "وسيط", "مساعدة", "خاص"}
)
_LONG_NAME = 3
"""Letters; after a title of one letter a shorter word may be another abbreviation."""


class MissingSpaceAfter:
    """A mark that is followed at once by what should stand after a space."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each mark that lacks its space; after the title of a person («د.سمير») for review."""
        for mark in "،؛؟!:.":
            for at in document.marks.get(mark, ()):
                if self._lacks_space(document, at):
                    token = document.tokens[at]
                    before = document.tokens[at - 1]
                    title = mark == "." and len(before.form) == 1
                    safety = Safety.REVIEW if title else self.info.safety
                    yield self.info.finding(document, token.span, f"{mark} ", safety=safety, args={"mark": mark})

    @staticmethod
    def _lacks_space(document: Document, at: int) -> bool:
        tokens = document.tokens
        if at == 0 or at + 1 >= len(tokens):
            return False
        before, token, after = tokens[at - 1 : at + 2]
        if token.end != after.start or before.end != token.start:
            return False  # a mark that stands free is a matter of the space before it
        mark = token.form
        if is_emoticon(document.folded.text, document.folded.map.to_result(token.span).start):
            return False
        if mark == ".":
            return _parts_sentences(document, at)
        if mark == ":":
            if before.form in _NAMESPACES or before.kind is Kind.NUMBER:
                return False
            return after.is_word or opens(document, at + 1)
        if before.kind is Kind.NUMBER and after.kind is Kind.NUMBER:
            return False
        if after.kind is Kind.MARK:
            return opens(document, at + 1)
        if is_cited(document.text, token.start, token.end):
            return False
        return (
            before.kind is not Kind.MARK
            or before.form in "»”)]؟!،"
            or (before.form == '"' and not opens(document, at - 1))
        )


def _parts_sentences(document: Document, at: int) -> bool:
    """Whether a full stop stands between two words, or between a word and what a quotation or a bracket opens."""
    before, _, after = document.tokens[at - 1 : at + 2]
    if not before.is_word or after.form in _DOMAINS:
        return False
    if after.kind is Kind.MARK and after.form != '"' and opens(document, at + 1):
        following = document.tokens[at + 2] if at + 2 < len(document.tokens) else None
        return len(before.form) > 1 and following is not None and following.is_word
    if not after.is_word:
        return False
    if len(before.form) == 1:
        free = at < 2 or document.tokens[at - 2].end != before.start
        return before.form in _TITLES and free and len(after.form) >= _LONG_NAME
    follower = document.tokens[at + 2] if at + 2 < len(document.tokens) else None
    if follower is not None and follower.form == "." and len(after.form) == 1:
        return False
    return len(after.form) > 1


_PROCLITICS = frozenset(
    conjunction + rest
    for conjunction in ("", "و", "ف", "أ", "أو")
    for rest in ("", "ال", "ب", "ل", "ك", "بال", "كال", "لل", "س")
)


class QuoteOuterSpace:
    """A quotation or a bracket that touches the word before it or after it."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the mark that touches a word; the whole quotation where both of its marks do."""
        for pair in pairs(document):
            if _is_part_of_word(document, pair):
                continue
            opener, closer = document.tokens[pair.opening], document.tokens[pair.closing]
            straight = opener.form == '"'
            if straight and not _is_straight_pair(document, pair):
                continue
            places = []
            if self._touches_before(document, pair):
                places.append(opener.start)
            if self._touches_after(document, pair):
                places.append(closer.end)
            if not places:
                continue
            if len(places) == 2:
                span = Span(opener.start, closer.end)
            else:
                span = opener.span if places[0] == opener.start else closer.span
            safety = Safety.REVIEW if straight and not _is_only_pair(document, pair) else self.info.safety
            yield retouch(self.info, document, span, spaces_at(*places), safety=safety)

    @staticmethod
    def _touches_before(document: Document, pair: Pair) -> bool:
        if not pair.opening:
            return False
        before, opener = document.tokens[pair.opening - 1], document.tokens[pair.opening]
        if before.end != opener.start or not before.is_word or before.form in _PROCLITICS or len(before.form) == 1:
            return False
        return document.text[before.end - 1] != TATWEEL

    @staticmethod
    def _touches_after(document: Document, pair: Pair) -> bool:
        if pair.closing + 1 >= len(document.tokens):
            return False
        closer, after = document.tokens[pair.closing], document.tokens[pair.closing + 1]
        return closer.end == after.start and after.kind in (Kind.WORD, Kind.NUMBER) and len(after.form) > 1


def _is_straight_pair(document: Document, pair: Pair) -> bool:
    """Whether two straight marks are tight on the inside and neither is doubled, as those of a real pair are."""
    tokens, text = document.tokens, document.text
    opener, closer = tokens[pair.opening], tokens[pair.closing]
    inner = tokens[pair.opening + 1 : pair.closing]
    if not inner or inner[0].start > opener.end or inner[-1].end < closer.start:
        return False
    if text[opener.start - 1 : opener.start] == '"' or text[closer.end : closer.end + 1] == '"':
        return False
    return len(inner) > 1 or opener.start > document.line_at(opener.start).span.start  # a mark lost its partner above


def _is_only_pair(document: Document, pair: Pair) -> bool:
    return straight_before(document, pair.opening) == 0 and straight_after(document, pair.closing) == 0


_LONGEST_ENDING = 3
_LONGEST_NOTE = 8
_SHORTEST_ACRONYM = 3


def _is_part_of_word(document: Document, pair: Pair) -> bool:
    """Whether a bracket holds what may be added to a word, «طالب(ة)», «(ال)كتاب», or a note: «النص(3)»."""
    tokens = document.tokens
    if tokens[pair.opening].form not in "([" or pair.closing - pair.opening > _LONGEST_NOTE:
        return False
    inner = tokens[pair.opening + 1 : pair.closing]
    if len(inner) != 1:
        return not any(token.is_word or token.kind is Kind.LATIN for token in inner)
    if inner[0].kind is Kind.LATIN:
        return len(inner[0].form) < _SHORTEST_ACRONYM
    return not inner[0].is_word or len(inner[0].form) <= _LONGEST_ENDING


_UNITS = frozenset(
    {"كلم", "ملم", "كغم", "كجم", "ملغ", "ملغم", "مجم", "ملل", "هرتز", "واط", "فولت", "غرام", "جرام", "كيلو", "متر"}
)
_SHORT_WORDS = frozenset({"في", "من", "عن", "مع", "أو", "أن", "بن"})
_MODELS = frozenset(
    {
        "ميغ",
        "سوخوي",
        "بوينغ",
        "إيرباص",
        "كوفيد",
        "جيل",
        "إكس",
        "آيفون",
        "أيفون",
        "غالاكسي",
        "فاو",
        "سام",
        "توبوليف",
        "أنتونوف",
    }
)
_COMMON = 200
"""A word that edited text has this often is no name of a product: «أسيد3», «سيرين2»."""


class DigitLetterSpacing:
    """A number that touches a word: «عام2015», «7جنود»."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon, which tells words from names of products."""
        self.info = info
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the number with the words that touch it."""
        tokens = document.tokens
        for at in document.numbers:
            number = tokens[at]
            before = tokens[at - 1] if at else None
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            touches_before = before is not None and before.end == number.start and before.is_word
            touches_after = after is not None and after.start == number.end and after.is_word
            if not touches_before and not touches_after:
                continue
            start, end = number.start, number.end
            places = []
            if touches_before and before is not None and self._is_whole_word(document, before, at - 1, _COMMON):
                places.append(number.start)
                start = before.start
            inside = touches_before and not places  # «إف16أ», «من5م»
            if touches_after and not inside and after and self._is_whole_word(document, after, at + 1, 2):
                places.append(number.end)
                end = after.end
            if places:
                yield retouch(self.info, document, Span(start, end), spaces_at(*places))

    def _is_whole_word(self, document: Document, word: Token, at: int, common: int) -> bool:
        """Whether the word is one by itself, not a proclitic, a unit or the name of a model.

        ``common``: so often must careful text have it.
        """
        form = word.form
        if document.text[word.end - 1] == TATWEEL or form in _PROCLITICS or form in _MODELS:
            return False
        if len(form) < 3:
            return form in _SHORT_WORDS
        if form in _UNITS or (
            at and document.tokens[at - 1].form in "#_@-/" and document.tokens[at - 1].end == word.start
        ):
            return False
        return self._lexicon.count(form).careful >= common


BUILD: Mapping[str, Build] = {
    "missing-space-after": lambda info, material: MissingSpaceAfter(info),
    "quote-outer-space": lambda info, material: QuoteOuterSpace(info),
    "digit-letter-spacing": lambda info, material: DigitLetterSpacing(info, material.lexicon),
}
