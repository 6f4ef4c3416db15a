"""A text as the rules see it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from arabclean.protect import Protected, protected_spans
from arabclean.sentences import ends_in, sentence_spans
from arabclean.text import LineIndex, OffsetMap, Span, Spans, View, fold, skeleton
from arabclean.text.char import DIGIT, LETTER, PRESENTATION_FORM, is_letter
from arabclean.text.pattern import lazy, members
from arabclean.tokens import Kind, Token, tokenize


class LineKind(StrEnum):
    """What a line of an article is (catalogue 0.4)."""

    EMPTY = "empty"
    HEADLINE = "headline"
    REPEATED_HEADLINE = "repeated-headline"
    BYLINE = "byline"
    SUBHEADING = "subheading"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    BODY = "body"


class Line(NamedTuple):
    """A line without its line end, what it is, and whether an Arabic letter stands in it."""

    span: Span
    kind: LineKind
    is_arabic: bool = True


class Document:
    """An immutable text with what is derived from it; each derived thing is made once, when asked.

    Every offset and span is in code points of ``text``, that of a token too, although its ``form`` is folded.
    ``protected`` gives spans that the format of the file already knows not to be prose; ``kind`` names that
    format and ``id`` the file or article, for reports only.
    """

    def __init__(
        self, text: str, *, kind: str = "plain", id: str | None = None, protected: Iterable[Protected] = ()
    ) -> None:
        """Keep the text; nothing is computed yet."""
        self.text = text
        self.kind = kind
        self.id = id
        self._given = tuple(protected)
        #: What the judges of the checker that has it in hand say of its words (`arabclean.judged.Hearing`).
        self.hearing: Any = None

    def __repr__(self) -> str:
        return f"Document({self.text[:40]!r}, kind={self.kind!r}, id={self.id!r})"

    @cached_property
    def index(self) -> LineIndex:
        """Offsets to lines and columns."""
        return LineIndex(self.text)

    @cached_property
    def folded(self) -> View:
        """The view in which words are compared (`arabclean.text.fold`)."""
        return fold(self.text)

    def view(self, name: str) -> View:
        """Return a view by name: ``folded`` or ``source`` (the text itself).

        Raises:
            KeyError: there is no such view.
        """
        if name == "source":
            return View(self.text, OffsetMap())
        if name == "folded":
            return self.folded
        raise KeyError(name)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words, numbers and marks, in order."""
        return tuple(tokenize(self.folded))

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are Arabic words."""
        word = Kind.WORD
        return tuple([token for token in self.tokens if token.kind is word])

    @cached_property
    def occurrences(self) -> Mapping[str, Sequence[Token]]:
        """The words by their folded form, so that a rule judges each distinct form once."""
        found: dict[str, list[Token]] = {}
        for token in self.words:
            form = token.form
            if form in found:
                found[form].append(token)
            else:
                found[form] = [token]
        return found

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters of the text."""
        return frozenset(self.text)

    @cached_property
    def marks(self) -> Mapping[str, Sequence[int]]:
        """The numbers, in `tokens`, of the punctuation marks and symbols, by mark: no rule need look for them anew."""
        found: dict[str, list[int]] = {}
        mark = Kind.MARK
        for number, token in enumerate(self.tokens):
            if token.kind is mark:
                found.setdefault(token.form, []).append(number)
        return found

    @cached_property
    def numbers(self) -> Sequence[int]:
        """The numbers, in `tokens`, of those that are numerals."""
        number = Kind.NUMBER
        return [at for at, token in enumerate(self.tokens) if token.kind is number]

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms of `occurrences`: met with a large set, as ``words & document.forms``, it costs by the smaller."""
        return frozenset(self.occurrences)

    @cached_property
    def written(self) -> frozenset[str]:
        """The forms of all tokens, numbers and marks too: a phrase of which one word is missing cannot occur."""
        return frozenset([token.form for token in self.tokens])

    @cached_property
    def with_tanwin(self) -> Sequence[Token]:
        """The words that carry a tanwin, in order; most texts have few."""
        found: dict[Token, None] = {}
        for match in _TANWIN.finditer(self.text):
            at = bisect_left(self.token_starts, match.end()) - 1
            if at >= 0 and self.tokens[at].is_word and match.start() < self.tokens[at].end:
                found[self.tokens[at]] = None
        return list(found)

    @cached_property
    def token_starts(self) -> list[int]:
        """The start of each token, for bisection."""
        return [token.start for token in self.tokens]

    def neighbours(self, token: Token) -> tuple[Token | None, Token | None]:
        """Return the tokens before and after one of `tokens`; None at the edges of the text."""
        at = bisect_left(self.token_starts, token.start)
        return (self.tokens[at - 1] if at else None), (self.tokens[at + 1] if at + 1 < len(self.tokens) else None)

    def at(self, token: Token) -> int:
        """Return the number of one of `tokens`: ``tokens[at(token)] == token``."""
        return bisect_left(self.token_starts, token.start)

    def line_at(self, place: int) -> Line:
        """Return the line in which a code point offset of the text stands."""
        return self.lines[max(bisect_left(self._line_starts, place + 1) - 1, 0)]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.span.start for line in self.lines]

    def is_gap(self, before: Token, after: Token) -> bool:
        """Whether nothing but spaces on one line stands between two neighbouring tokens, and something does."""
        gap = self.text[before.end : after.start]
        return bool(gap) and gap.isspace() and "\n" not in gap and "\r" not in gap

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that start inside ``span``."""
        first = bisect_left(self.token_starts, span.start)
        return self.tokens[first : bisect_left(self.token_starts, span.end)]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines, empty ones too, each with its kind."""
        return tuple(_classify(self))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all lines that are not empty."""
        return tuple(
            sentence for line in self.lines if line.span.length for sentence in sentence_spans(self.text, line.span)
        )

    @cached_property
    def protected(self) -> tuple[Protected, ...]:
        """The spans that no rule may touch (catalogue 0.3), sorted; they may nest."""
        found = protected_spans(self.text, (line.span for line in self.lines))
        return tuple(sorted({*self._given, *found}))

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """What stands between quotation marks on one line, the marks included: speech, titles, cited words."""
        if not any(mark in self.text for mark in _QUOTES):
            return ()
        return tuple(Span(*match.span()) for match in _QUOTATION.finditer(self.text) if _is_quotation(match))

    @cached_property
    def in_quotes(self) -> Spans:
        """What stands between quotation marks, to be asked about."""
        return Spans(self.quoted)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """Those of `quoted` that have three words or more: somebody's speech, not a title."""
        return tuple(span for span in self.quoted if len(span.of(self.text).split(None, 3)) >= 3)


_TANWIN = lazy("[\u064b-\u064d]")
_QUOTATION = lazy(r"«[^«»\r\n]+»|“[^“”\r\n]+”|\"[^\"\r\n]+\"")
_QUOTES = '«“"'
_OPENERS = frozenset("(:،؛[«“وفبلكـ")


def _is_quotation(match: re.Match[str]) -> bool:
    """Whether a match opens where a quotation can open; a straight mark does not tell by itself."""
    if match.group()[0] != '"' or match.start() == 0:
        return True
    before = match.string[match.start() - 1]
    return (before.isspace() or before in _OPENERS) and not match.group()[1].isspace()


_LINE = lazy(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_TERMINAL = frozenset(".؟?!…:،؛")
_FULL_STOP = lazy(r"(?<!\.)\.{1,2}[»”\"')\]]*\s*$")
_BYLINE_WORD = lazy(
    rf"(?:^|[^{LETTER}])"
    r"(?:وكالات|خاص|فريق التحرير|كتبت?\s*:|بقلم|إعداد|ترجمة|تحرير|مراسل[نة]ا?|رويترز|أ ف ب|الأناضول|المصدر)"
    rf"(?=[^{LETTER}]|$)"
)
_TWO_NAMES = lazy(rf"^\s*[{LETTER}]+(?: [{LETTER}]+){{0,3}}\s+[–—|\-]\s+[{LETTER}]+(?: [{LETTER}]+){{0,3}}\s*$")
_BULLETS = frozenset("•▪●◦*·–—-")
_AFTER_LETTER = frozenset(".)-–")
_AFTER_NUMBER = _AFTER_LETTER | {":"}
_DIGITS = "".join(members(DIGIT))
_BEGIN_CAPTION = frozenset("صا(")
_CAPTION = lazy(r"^\s*(?:صورة|الصورة\s*:|\((?:رويترز|أ ف ب|الأناضول|غيتي|أسوشيتد برس)\))")
_NOT_KEY = lazy(f"[^{LETTER}{DIGIT}A-Za-z]+")


def line_key(folded: str) -> str:
    """Return what two lines must share to be the same line but for form: letters and digits, hamza folded."""
    return skeleton(_NOT_KEY.sub(" ", folded)).strip()


def _line_spans(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        if match.end() > match.start() or match.end() < len(text) or not text:
            yield Span(*match.span(1))


def _classify(document: Document) -> Iterator[Line]:
    """Say what each line is. One pass; a line's kind depends on the headline, its place and the next line."""
    text, folded = document.text, document.folded
    spans = list(_line_spans(text))
    filled = [span for span in spans if text[span.start : span.end].strip()]
    order = {span: number for number, span in enumerate(filled)}
    headline: str | None = None
    for span in spans:
        number = order.get(span)
        if number is None:
            yield Line(span, LineKind.EMPTY, False)
            continue
        content = text[span.start : span.end]
        short = len(content) < 400  # longer lines are body; do not split megabytes into words
        words = len(content.split()) if short else 1000
        is_last = number == len(filled) - 1
        terminal = ends_in(content, _TERMINAL)
        kind = LineKind.BODY
        if number == 0 and words <= 25 and _may_be_headline(content, alone=is_last, words=words):
            kind = LineKind.HEADLINE
            headline = line_key(folded.text[slice(*folded.map.to_result(span))])
        elif not short:
            kind = LineKind.BODY
        elif headline and number <= 3 and line_key(folded.text[slice(*folded.map.to_result(span))]) == headline:
            kind = LineKind.REPEATED_HEADLINE
        elif (
            number <= 4 and words <= 8 and not terminal and (_BYLINE_WORD.search(content) or _TWO_NAMES.match(content))
        ):
            kind = LineKind.BYLINE
        elif _is_list_item(content):
            kind = LineKind.LIST_ITEM
        elif words <= 25 and content.lstrip()[:1] in _BEGIN_CAPTION and _CAPTION.match(content):
            kind = LineKind.CAPTION
        elif words <= 9 and not terminal and not is_last:
            kind = LineKind.SUBHEADING
        yield Line(span, kind, not members(LETTER + PRESENTATION_FORM).isdisjoint(content))


def _is_list_item(content: str) -> bool:
    """Whether a line begins with a bullet, or with a number or a letter and the mark that parts it from the item."""
    bare = content.lstrip()
    first = bare[:1]
    if first in _BULLETS:
        return bare[1:2].isspace()
    if is_letter(first):
        rest, marks = bare[1:].lstrip(), _AFTER_LETTER
    else:
        rest, marks = bare.lstrip(_DIGITS), _AFTER_NUMBER
        if not 1 <= len(bare) - len(rest) <= 3:
            return False
        rest = rest.lstrip()
    return rest[:1] in marks and rest[1:2].isspace()


def _may_be_headline(content: str, *, alone: bool, words: int) -> bool:
    """Whether a first line reads as a headline: a full stop at its end makes it a sentence unless more follows."""
    if _FULL_STOP.search(content, max(0, len(content) - 40)):
        return not alone and words <= 12
    return True
