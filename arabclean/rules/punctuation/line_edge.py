"""What a line begins and ends with (catalogue AR222, AR229, AR233, AR234)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping

from arabclean.document import Document, Line, LineKind
from arabclean.finding import Finding
from arabclean.normalization.space import EDGE_SPACE
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.retouch import retouch
from arabclean.text import Edit, Span
from arabclean.text.char import DIGIT, LETTER
from arabclean.text.pattern import lazy

_HEADINGS = frozenset({LineKind.HEADLINE, LineKind.REPEATED_HEADLINE, LineKind.SUBHEADING})
_RUNNING = frozenset({LineKind.HEADLINE, LineKind.REPEATED_HEADLINE, LineKind.BODY})
_INDENT = lazy(f'[ \\u00a0]{{1,3}}(?=[{LETTER}«“"({DIGIT}])')
_BLANK_LINES = lazy(r"(?:\r?\n[ \t]*){4,}(?=\r?\n|\S)")
_TWO_BLANK = 3
"""Line ends: more part two paragraphs by more than two empty lines."""


class EdgeSpace:
    """Spaces at the end of a line or before its first word, and more than two empty lines."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description; the line ends are those of the step ``edge-space``."""
        self.info = info
        self._step = EDGE_SPACE

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each stretch of spaces or empty lines."""
        text = document.text
        for edit in self._step.edits(text):
            if not edit.span.is_empty:
                yield self.info.finding(document, edit.span, edit.text)
        indented = [
            (line, match) for line in document.lines if (match := _INDENT.match(text, line.span.start, line.span.end))
        ]
        for line, match in indented:
            alone = len(indented) == 1 or match.end() - match.start() == 1
            if line.kind in _RUNNING and alone and not text.startswith("  ", match.end()):
                yield self.info.finding(document, Span(*match.span()), "")
        if "\n\n\n\n" in text:
            for match in _BLANK_LINES.finditer(text):
                ends = match.group().count("\n")
                if ends > _TWO_BLANK:
                    yield self.info.finding(document, Span(*match.span()), "\n" * _TWO_BLANK)


_CANNOT_OPEN = r"(?:[،؛؟!:»)\]”]|\.(?![.\w]))"
_STRAY = lazy(rf"[ \t]*+(?P<mark>{_CANNOT_OPEN})(?P<more>(?:[ \t]*+{_CANNOT_OPEN})*+)[ \t]*+")
_TERMINAL = ".؟!"


class PunctLineStart:
    """A line that begins with a mark that cannot open one."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the mark with the line end before it.

        Where the line before is complete the mark goes; else a full stop moves to its end, and after any other mark
        the lines are one.
        """
        text = document.text
        before: Line | None = None
        for line in document.lines:
            match = _STRAY.match(text, line.span.start, line.span.end) if line.is_arabic else None
            if match is not None and not _is_face(text, match.start("mark")):
                yield self._finding(document, before, line, match)
            if line.kind is not LineKind.EMPTY:
                before = line

    def _finding(self, document: Document, before: Line | None, line: Line, match: re.Match[str]) -> Finding:
        text = document.text
        delete = [Edit(Span(line.span.start, match.end()), "")]
        if before is None:
            return retouch(self.info, document, Span(line.span.start, match.end()), delete)
        marks = match["mark"] + "".join(match["more"].split())
        end = before.span.start + len(text[before.span.start : before.span.end].rstrip())
        span = Span(end, match.end())
        if text[end - 1] in ".؟!…:،؛" or (match["mark"] == "." and before.kind in _HEADINGS):
            return retouch(self.info, document, span, delete)
        if match["mark"] in _TERMINAL:
            return retouch(self.info, document, span, [Edit(Span(end, end), marks), *delete], delete)
        return retouch(self.info, document, span, [Edit(span, f"{marks} ")], delete)


def _is_face(text: str, at: int) -> bool:
    """Whether the mark begins a face such as ``:)``."""
    return text[at] in ":؛!" and text[at + 1 : at + 2] in ("(", ")", "-", "=")


_LONGEST_SUBHEADING = 4
_BODY = 8
"""Words: what is as long is a paragraph."""


class StopInHeadline:
    """A full stop at the end of a headline or a subheading."""

    def __init__(self, info: RuleInfo, is_name: Callable[[str], bool]) -> None:
        """Take the question whether a word is a name, such as that of a country."""
        self.info = info
        self._is_name = is_name

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the full stop."""
        text = document.text
        filled = [line for line in document.lines if line.kind is not LineKind.EMPTY]
        for number, line in enumerate(filled[:-1]):
            end = line.span.start + len(text[line.span.start : line.span.end].rstrip())
            if not line.is_arabic or text[end - 1] != "." or text[end - 2 : end - 1] in (".", "…", ""):
                continue
            after = text[filled[number + 1].span.start : filled[number + 1].span.end]
            if len(after.split(None, _BODY)) <= _BODY or ". " in text[line.span.start : end]:
                continue
            words = [token.form for token in document.tokens_in(line.span) if token.is_word]
            if number == 0 and line.kind is LineKind.HEADLINE:
                is_heading = self._reads_as_headline(words) and filled[1].kind is LineKind.BODY
            else:
                is_heading = len(words) <= _LONGEST_SUBHEADING and not any(map(_may_be_verb, words))
            if is_heading:
                yield self.info.finding(document, Span(end - 1, end), "")

    def _reads_as_headline(self, words: list[str]) -> bool:
        """Whether a line begins as headlines do, with a noun, and goes on with a present verb or with none."""
        if len(words) < 2:
            return False
        return not any(_may_be_past(word) and not self._is_name(word) for word in words[:4])


_NOUN_END = ("ة", "ات", "ون", "ين", "اء")
_IMPERFECT = "يتن"


def _may_be_past(form: str) -> bool:
    """Whether a word may be a past verb; in doubt yes."""
    if form.startswith(("ال", "لل", "وال", "بال")) or form.endswith(_NOUN_END) or len(form) <= 2:
        return False
    if form[-2] == "ا" and len(form) > 4:  # افتتاح، ارتفاع، أسعار
        return False
    if form[0] in "يت" and len(form) >= 4:
        return False
    if len(form) == 3 and form[1] in "وي":  # فوز، نمو، بيع
        return False
    return form not in _PARTICLES and (len(form) == 3 or form.endswith(("ت", "وا")) or form[0] in "اأ")


_PARTICLES = frozenset(
    {"على", "إلى", "عند", "بعد", "قبل", "منذ", "نحو", "ضد", "حول", "بين", "هذا", "هذه", "غير", "كيف"}
)


def _may_be_verb(form: str) -> bool:
    """Whether a word of a subheading may be a verb."""
    if form.startswith(("ال", "لل", "وال", "بال")) or form.endswith(_NOUN_END):
        return False
    return (
        (form[0] in _IMPERFECT and len(form) >= 4)
        or form in ("لا", "لم", "لن", "قد", "كان", "ليس")
        or _may_be_past(form)
    )


class Exclamation:
    """An exclamation mark outside quotations."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each exclamation mark, or run of them, of the newsroom's own words."""
        last = -1
        for at in document.marks.get("!", ()):
            token = document.tokens[at]
            if token.start == last:
                last = token.end
                continue
            last = token.end
            nearest = bisect_right(document.quoted, token.start, key=lambda span: span.start) - 1
            quoted = nearest >= 0 and document.quoted[nearest].contains(token.span)
            if not quoted and document.line_at(token.start).is_arabic:
                yield self.info.finding(document, token.span)


BUILD: Mapping[str, Build] = {
    "edge-space": lambda info, material: EdgeSpace(info),
    "punct-line-start": lambda info, material: PunctLineStart(info),
    "exclamation": lambda info, material: Exclamation(info),
    "stop-in-headline": lambda info, material: StopInHeadline(info, material.lexicon.is_listed),
}
