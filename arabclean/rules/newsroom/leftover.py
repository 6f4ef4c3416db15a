"""What the web page or a template left in the copy (catalogue AR703, AR704)."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from arabclean.document import Document, LineKind
from arabclean.finding import Finding
from arabclean.judged import Judged
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.newsroom.scan import lines_with, removal
from arabclean.text import Span, Spans, skeleton
from arabclean.text.char import DIGIT, LETTER
from arabclean.text.pattern import lazy
from arabclean.tokens import Token

_SHORT = 60
_DATELINE = 4
"""Words: fewer before an agency in brackets are the place of a report."""
_AGE = lazy(
    rf"(?:منذ|قبل) (?:[{DIGIT}]+ )?(?:ثوان|ثانيه|دقيقه|دقائق|دقيقتين|ساعه|ساعات|ساعتين|يوم|يومين|ايام|اسبوع|اسابيع"
    r"|شهر|اشهر)\Z"
)
_COMMENTS = lazy(rf"[{DIGIT}]+ (?:تعليق|تعليقات|مشاهده|مشاهدات|مشاركه|مشاركات|قراءه|زياره)\Z")
_KEY = lazy(f"[^{LETTER}{DIGIT}]+")
_SENTENCE_START = lazy(r"(?:^|[.؟!…»”\"):]|\n|[-–—|•])[^\S\n]*\Z")
_CREDITS = lazy(r"\((?:وكالات|متابعات|وكالات الانباء|المصدر ?: ?وكالات|يتبع(?: ?\.{2,3}|…)?)\)")


class LeftoverTeaser:
    """«اقرأ أيضا», «اضغط هنا», «لا توجد تعليقات» and the like: a line, a sentence or a bracket of the page."""

    def __init__(self, info: RuleInfo, phrases: Mapping[str, Sequence[str]]) -> None:
        """Take the lists of ``dictionaries/leftovers``."""
        self.info = info
        self._phrases = phrases
        self._openers = Judged(lambda form: self._by_first_word.get(skeleton(form), ()))

    @cached_property
    def _lines(self) -> frozenset[str]:
        return frozenset(skeleton(line) for line in (*self._phrases["lines"], *self._phrases["headings"]))

    @cached_property
    def _by_first_word(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
        """The phrases by their first word, longest first, each as words with its kind; skeletons all."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for kind in ("openers", "headings", "anywhere"):
            for phrase in self._phrases[kind]:
                words = tuple(skeleton(phrase).split(" "))
                found.setdefault(words[0], []).append((words, kind))
        for same in found.values():
            same.sort(key=lambda item: -len(item[0]))
        return found

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each leftover; the fix takes it out."""
        spans = [*self._short_lines(document), *self._phrases_in(document)]
        done = -1
        for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
            if span.start >= done:
                yield self.info.finding(document, span, fixes=[removal(document, span, self.info.safety)])
                done = span.end

    def _short_lines(self, document: Document) -> Iterator[Span]:
        for line in document.lines:
            if line.kind is LineKind.EMPTY or line.span.length > _SHORT:
                continue
            key = self._key(document, line.span)
            if key in self._lines or _AGE.match(key) or _COMMENTS.match(key):
                yield _trimmed(document.text, line.span)

    @staticmethod
    def _key(document: Document, span: Span) -> str:
        folded = document.folded
        return _KEY.sub(" ", skeleton(folded.text[slice(*folded.map.to_result(span))])).strip()

    def _phrases_in(self, document: Document) -> Iterator[Span]:
        forms = document.occurrences.keys()
        for form, phrases in self._openers.of(document):
            for token in document.occurrences[form]:
                yield from self._at(document, token, phrases)
        text = document.folded.text
        if "(" in text and not {"وكالات", "متابعات", "يتبع"}.isdisjoint(forms):
            for match in _CREDITS.finditer(skeleton(text)):
                if not _stands_at_edge(text, *match.span()) or "يتبع" in match.group():
                    yield _with_space(document, *match.span())

    def _at(self, document: Document, token: Token, phrases: Sequence[tuple[tuple[str, ...], str]]) -> Iterator[Span]:
        """Yield what a phrase that begins at a token makes a leftover: its bracket, or its sentence."""
        at, tokens = document.at(token), document.tokens
        for words, kind in phrases:
            here = tokens[at : at + len(words)]
            if tuple(skeleton(other.form) for other in here) != words:
                continue
            end = here[-1].end
            if "\n" in document.text[token.start : end] or (kind == "headings" and not _ends_here(document.text, end)):
                continue
            view = document.folded
            place = view.map.to_result(Span(token.start, end))
            bracket = _bracket(view.text, place.start)
            if bracket is not None:
                yield _with_space(document, *bracket)
            elif kind == "anywhere" or _SENTENCE_START.search(view.text, max(0, place.start - 8), place.start):
                yield self._sentence(document, place.start, place.end)
            return

    def _sentence(self, document: Document, start: int, end: int) -> Span:
        """Return the sentence that a phrase stands in; what follows its colon on the line belongs to it."""
        place = document.folded.to_source(start, end)
        sentence = document.sentences[bisect_right(document.sentences, (place.start, sys.maxsize)) - 1]
        line = document.line_at(place.start).span
        content = _trimmed(document.text, line)
        if sentence.start == content.start:
            return sentence if sentence.end < content.end else content
        first = sentence.start if document.text[sentence.start : place.start].strip(' •-–—|«"(') else place.start
        first = max(first, sentence.start)
        while first > content.start and document.text[first - 1] in " \u00a0":
            first -= 1
        return Span(first, sentence.end)


def _ends_here(text: str, at: int) -> bool:
    """Whether a colon stands after a place, or nothing more but dots on the line."""
    line_end = text.find("\n", at)
    rest = text[at : line_end if line_end >= 0 else len(text)].strip(" \u00a0")
    return rest[:1] in (":", "") or not rest.strip(".…")


def _bracket(text: str, at: int) -> tuple[int, int] | None:
    """Return the bracket that opens just before a place and closes on the same line."""
    before = text[:at].rstrip(" ")[-1:] if at else ""
    if before not in ("(", "["):
        return None
    start = text.rindex(before, 0, at)
    end = text.find(")" if before == "(" else "]", at)
    return (start, end + 1) if end >= 0 and "\n" not in text[start:end] else None


def _with_space(document: Document, start: int, end: int) -> Span:
    """Return the source span of a stretch of the folded view with the space before it."""
    text = document.folded.text
    while start > 0 and text[start - 1] == " ":
        start -= 1
    return document.folded.to_source(start, end)


def _stands_at_edge(text: str, start: int, end: int) -> bool:
    """Whether nothing but marks stands on the line before or after a stretch: a dateline, or the source of it all."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[line_start:start], text[end : line_end if line_end >= 0 else len(text)]
    return len(before.split()) < _DATELINE or not after.strip(" -–—.،:")


def _trimmed(text: str, span: Span) -> Span:
    content = text[span.start : span.end]
    return Span(span.start + len(content) - len(content.lstrip()), span.start + len(content.rstrip()))


_WORDS = "اسم|تاريخ|عنوان|رقم|رابط|نص|مبلغ|منصب|صفة|صورة|مقدمة|محتوى|متن|خبر"
_LITERALS = (
    "xx", "XX", "TODO", "TBD", "TBC", "FIXME", "TK", "null", "undefined", "NaN", "orem ipsum", "[", "____", "×××",
    "00/00", "00-00", "%s", "%d", "{", "؟؟", "??", "(؟)", "(?)",
    " هنا»", ' هنا"', " هنا”", " هنا)", " هنا]", "نص هنا", "عنوان هنا", "خبر هنا", "اسم هنا", "رابط هنا", "تاريخ هنا",
    "صورة هنا", "محتوى هنا", "مقدمة هنا", "متن هنا", "رقم هنا",
)  # fmt: skip
_PLACEHOLDER = lazy(
    r"(?P<cross>(?<![A-Za-z0-9×])(?:x{2,}|X{2,}|×{3,})(?![A-Za-z0-9×]))"
    r"|(?<![A-Za-z0-9_.])(?:TODO|TBD|TBC|FIXME|TK(?:TK)?(?![ ]?\d)|null|undefined|NaN)(?![A-Za-z0-9_(])"
    r"|\b[Ll]orem ipsum(?:[A-Za-z ,]*[A-Za-z])?"
    rf"|\[(?:(?:أدخل|اكتب|ضع|أضف) )?(?:ال)?(?:{_WORDS}|مصدر|مكان)(?: [^\[\]\n]{{1,25}})?\]"
    rf"|[«\"“(\[](?:(?:أدخل|اكتب|ضع|أضف) )?(?:ال)?(?:{_WORDS})(?: [{LETTER}]+)? هنا[»\"”)\]]"
    rf"|^(?:(?:أدخل|اكتب|ضع|أضف) )?(?:ال)?(?:{_WORDS})(?: [{LETTER}]+)? هنا[ ]*$"
    r"|(?P<rule>_{4,})"
    r"|(?<!\d)00(?P<stroke>[/-])00(?P=stroke)(?:0000|00)(?!\d)"
    r"|(?P<code>(?<![\w%])%[sd](?![A-Za-z])|\{\d?\}|\$?\{\{?[ ]?[A-Za-z_.]+[ ]?\}?\})"
    r"|(?:(?<=\s)|^)(?:؟{2,}|\?{2,})(?=\s)|\([؟?]\)",
    re.MULTILINE,
)
_ROMAN = lazy(r"(?:القرن|الفصل|الجزء|المجلد|الباب|الملحق|الدورة|المقاس|قياس|مقاس)\s*$")
_KEPT = frozenset({"url", "email", "code", "domain", "file", "hashtag", "name"})
_FORMATS_WITH_HOLES = frozenset({"po", "json", "csv", "tsv", "yaml", "xliff", "strings"})


class Placeholder:
    """What a template or a writer left to be filled in: xxx, [الاسم], «العنوان هنا», TODO, {0}."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each placeholder; who wrote it has to fill it."""
        view = document.folded
        kept: Spans | None = None
        for start, end in lines_with(view.text, _LITERALS):
            for match in _PLACEHOLDER.finditer(view.text, start, end):
                span = view.to_source(*match.span())
                if kept is None:
                    kept = Spans(each.span for each in document.protected if each.kind in _KEPT)
                if not kept.overlap(span) and not self._is_meant(document, match, span):
                    yield self.info.finding(document, span)

    def _is_meant(self, document: Document, match: re.Match[str], span: Span) -> bool:
        line = document.line_at(span.start).span
        if match["rule"] and line.length <= _DRAWN and not line.of(document.text).strip(" _"):
            return True  # a line drawn
        if match["code"] and document.kind in _FORMATS_WITH_HOLES:
            return True
        if match["cross"]:
            if _ROMAN.search(match.string, max(0, match.start() - 12), match.start()):
                return True
            return document.in_quotes.contain(span)
        return False


_DRAWN = 1000
"""Code points: no line is drawn longer."""


BUILD: Mapping[str, Build] = {
    "leftover-teaser": lambda info, material: LeftoverTeaser(info, material.lists["leftovers"]),
    "placeholder": lambda info, material: Placeholder(info),
}
