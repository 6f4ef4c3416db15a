"""Lines that are no text of the article: credits inside it, headings with nothing under them (AR721, AR722)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from arabclean.document import Document, Line, LineKind
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.newsroom.scan import lines_with
from arabclean.text import Span
from arabclean.text.char import LETTER
from arabclean.text.pattern import lazy

_HEAD = 4
"""A by-line belongs within so many lines."""
_NAME = f"[{LETTER}]+(?:[ ][{LETTER}]+){{0,3}}"
_TWO = f"[{LETTER}]+(?:[ ][{LETTER}]+)?"
_ROLE = "إعداد|اعداد|تحرير|تصوير|ترجمة|متابعة|مونتاج|تدقيق|مراجعة|كتابة|إخراج|عدسة"
_AGENCY = (
    "أ ف ب|أ\\.ف\\.ب|رويترز|الأناضول|د ب أ|أ ب|سانا|واس|وام|كونا|قنا|بترا|وفا|أ ش أ|غيتي|أسوشيتد برس|فرانس برس|شينخوا"
)
_SIGNS = (
    "إعداد", "اعداد", "تحرير", "تصوير", "ترجمة", "متابعة", "مونتاج", "تدقيق", "عدسة", "بقلم", "كتب", "مراسل",
    "سانا", "واس", "رويترز", "الأناضول", "وكالات", "@", "(أ ف ب)", "مراجعة",
)  # fmt: skip
_CREDIT = lazy(
    rf"(?<![{LETTER}])(?:{_ROLE})[ ]*[:/][ ]*{_TWO}(?:[ ]*[-–—|/،][ ]*(?:{_ROLE})[ ]*[:/][ ]*{_TWO})*"
    rf"|\((?:{_AGENCY})\)[ ]*(?:تصوير|عدسة)(?:[ ][{LETTER}]+){{1,2}}"
    rf"|\((?:تصوير|عدسة|الصورة|صورة)[ :][^()\n]{{2,40}}\)"
)
_LINE_CREDIT = lazy(
    rf"^\s*(?:\((?:{_AGENCY})\)|(?:{_ROLE}|بقلم|كتبت?|كتب)[ ]*[:/][ ]*{_NAME}|بقلم[ ]{_NAME}"
    rf"|(?:{_AGENCY}|وكالات)[ ]*[-–—|][ ]*{_NAME}"
    rf"|{_NAME}[ ]*[-–—|][ ]*(?:{_AGENCY}|وكالات|خاص|فريق التحرير))\s*$"
)
_GLUED = lazy(rf"^\s*{_NAME}\s*[-–—]\s*(?:{_AGENCY})[ ](?=[{LETTER}]{{2,}}[ ][{LETTER}])")
_ONLY_MARKS = lazy(r"^\s*[:؛!؟]+\s*$")
_WITH_PICTURE = frozenset(
    {"فيديو", "الفيديو", "صور", "بالصور", "بالفيديو", "شاهد", "إنفوغراف", "المصدر", "المصادر", "إعلان"}
)


_FOLLOWS = frozenset({"يلي", "التالي", "التالية", "الآتي", "الآتية", "كالتالي", "كالآتي"})


class BylineInBody:
    """A by-line, a credit or an e-mail address where the article's text stands."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each credit inside the body; those at the head and in the last line are in their place."""
        view = document.folded
        starts = {view.to_source(*line).start for line in lines_with(view.text, _SIGNS)}
        if not starts:
            return
        filled = [line for line in document.lines if line.kind is not LineKind.EMPTY]
        for number, line in enumerate(filled):
            if line.span.start in starts:
                last = number == len(filled) - 1 and number > 0
                yield from self._in_line(document, line, number, is_last=last)

    def _in_line(self, document: Document, line: Line, number: int, *, is_last: bool) -> Iterator[Finding]:
        view = document.folded
        start, end = view.map.to_result(line.span)
        content = view.text[start:end]
        if number >= _HEAD and not is_last and _LINE_CREDIT.match(content):
            yield self.info.finding(document, _trimmed(document.text, line.span))
            return
        glued = _GLUED.match(content) if line.kind in (LineKind.BODY, LineKind.HEADLINE) else None
        if glued:
            stretch = glued.group()
            lead = len(stretch) - len(stretch.lstrip())
            yield self.info.finding(document, view.to_source(start + lead, start + len(stretch.rstrip())))
        for match in _CREDIT.finditer(content):
            if match.start() < 2 and (number < _HEAD or is_last) and not content[match.end() :].strip(" .)"):
                continue
            if is_last and not content[match.end() :].strip(" .)") and number:
                continue
            yield self.info.finding(document, view.to_source(start + match.start(), start + match.end()))
        if number and "@" in content and len(content.split()) <= 6:
            for protected in document.protected:
                if protected.kind == "email" and line.span.contains(protected.span):
                    yield self.info.finding(document, protected.span)


class EmptyHeading:
    """A heading that nothing follows: another one, or the end of the text."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each heading without text; runs of three short lines and more are a list or a poem."""
        lines = [line for line in document.lines if line.kind is not LineKind.EMPTY]
        for number, line in enumerate(lines):
            content = document.text[line.span.start : line.span.end]
            if (
                _ONLY_MARKS.match(content)
                or self._is_followed_by_heading(lines, number)
                or (number == len(lines) - 1 and _is_last_heading(content, alone=len(lines) == 1))
            ):
                yield self.info.finding(document, _trimmed(document.text, line.span))

    @staticmethod
    def _is_followed_by_heading(lines: Sequence[Line], number: int) -> bool:
        """Whether two headings stand between two paragraphs."""
        if not 0 < number < len(lines) - 2:
            return False
        kinds = [line.kind for line in lines[number - 1 : number + 3]]
        return kinds == [LineKind.BODY, LineKind.SUBHEADING, LineKind.SUBHEADING, LineKind.BODY]


def _is_last_heading(content: str, *, alone: bool) -> bool:
    """Whether the last line announces what does not come: «خلفية:»."""
    words = content.rstrip().removesuffix(":").split()
    if not content.rstrip().endswith(":") or not 1 <= len(words) <= (2 if alone else 5) or words[-1] in _FOLLOWS:
        return False
    return not any(re.sub(f"[^{LETTER}]", "", word) in _WITH_PICTURE for word in words)


def _trimmed(text: str, span: Span) -> Span:
    content = text[span.start : span.end]
    return Span(span.start + len(content) - len(content.lstrip()), span.start + len(content.rstrip()))


BUILD: Mapping[str, Build] = {
    "byline-in-body": lambda info, material: BylineInBody(info),
    "empty-heading": lambda info, material: EmptyHeading(info),
}
