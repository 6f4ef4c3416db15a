"""Comments that answer findings: ``arabclean: ignore[latin-comma] the title is so``.

``ignore`` answers for its own line, ``ignore-next-line`` for the next one that is not empty, ``off`` up to ``on`` or
the end, ``ignore-file`` for the file. Rules stand in brackets: slugs, codes, or beginnings of codes; without brackets
all are meant. What follows is the reason. A comment that answers nothing is itself reported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from arabclean.checker import Suppressed
from arabclean.document import Document
from arabclean.finding import Finding, Message, Safety, Severity
from arabclean.rule import UNUSED_IGNORE, RuleInfo, selects
from arabclean.text import LineIndex, Span
from arabclean.text.pattern import lazy
from arabclean.text.record import Record

_SIGN = "arabclean:"
# Possessive, and no sign begins inside a row of its like, so that long rows cost no more than their length.
_DIRECTIVE = lazy(
    r"(?P<open>^[ \t]*+|(?<!#)#++[ \t]*+|(?<!/)//++[ \t]*+|/\*++[ \t]*+|\{?<!--[ \t]*+|\{/\*[ \t]*+|(?<!%)%++[ \t]*+"
    r"|\.\.[ \t]++|(?<!;);++[ \t]*+|(?<!-)--++[ \t]*+|\*[ \t]++|NOTE[ \t]++|\{#[ \t]*+)"
    r"arabclean:[ \t]*(?P<verb>ignore-next-line|ignore-file|ignore|off|on)(?![\w-])"
    r"(?:\[(?P<rules>[^\]\r\n]*)\])?[ \t]*(?P<reason>[^\r\n]*)",
    re.MULTILINE,
)
_CLOSER = lazy(r"(?<![ \t])(?:[ \t]*+(?:-->|\*/\}?|#\})[^\r\n]*$|[ \t]++$)")

UNUSED = RuleInfo(
    slug=UNUSED_IGNORE[0],
    code=UNUSED_IGNORE[1],
    family="suppression",
    severity=Severity.STYLE,
    safety=Safety.HINT,
    summary=Message("تعليق إسكات لا يُسكت شيئًا", "A comment that suppresses nothing"),
    message=Message("لا شيء يُسكته هذا التعليق: {text}؛ احذفه", "This comment suppresses nothing: {text}; delete it"),
    why="تعليق الإسكات الذي لم يعد له ما يسكته يخفي الأخطاء المقبلة.",
    examples=(),
    allows=(),
    precision=1.0,
)
"""Who says that a comment is unused. It is no rule among the others: it looks at what they have found."""


class Directive(Record):
    """One comment: where it stands, what it does, to which rules (none: all), and why."""

    span: Span
    verb: str
    selectors: tuple[str, ...]
    reason: str


def directives(text: str) -> list[Directive]:
    """Return the comments of a text, in order."""
    if _SIGN not in text:
        return []
    result: list[Directive] = []
    for match in _DIRECTIVE.finditer(text):
        reason = match["reason"]
        closer = _CLOSER.search(reason)
        if closer:
            reason = reason[: closer.start()]
        end = match.start("reason") + len(reason)
        names = tuple(name.strip() for name in (match["rules"] or "").split(",") if name.strip())
        result.append(Directive(Span(match.start(), end), match["verb"], names, reason.strip()))
    return result


def suppress(
    findings: Sequence[Finding], given: Sequence[Directive], document: Document, infos: Iterable[RuleInfo]
) -> tuple[list[Finding], list[Suppressed]]:
    """Part the findings that nobody has answered from the others.

    Among the former are those of comments that answer nothing, as far as the rules of ``infos``, which have run, tell.
    """
    if not given:
        return list(findings), []
    answers = _Answers(given, _reaches(given, document.index))
    used = [False] * len(given)
    kept: list[Finding] = []
    hidden: list[Suppressed] = []
    for finding in findings:
        reason: str | None = None
        for at in answers.near(finding.span):
            if _names(given[at], finding.rule, finding.code):
                used[at] = True
                reason = given[at].reason if reason is None else reason
        if reason is None:
            kept.append(finding)
        else:
            hidden.append(Suppressed(finding, "inline", reason))
    running = list(infos)
    for directive, is_used in zip(given, used, strict=True):
        if not is_used and directive.verb != "on" and _could_speak(directive, running):
            kept.append(UNUSED.finding(document, directive.span).located(document.index))
    kept.sort(key=lambda finding: (finding.span, finding.rule))
    return kept, hidden


class _Answers:
    """Which comments may answer a finding: those of one line are searched for, the few long ones all looked at."""

    def __init__(self, given: Sequence[Directive], reaches: Sequence[Span | None]) -> None:
        self._long: list[tuple[Span, int]] = []
        self._lines: list[tuple[Span, int]] = []
        for at, (directive, reach) in enumerate(zip(given, reaches, strict=True)):
            if reach is not None:
                (self._lines if directive.verb in ("ignore", "ignore-next-line") else self._long).append((reach, at))
        self._lines.sort()  # no line overlaps another, though several comments may speak of one
        self._starts = [reach.start for reach, _ in self._lines]

    def near(self, span: Span) -> list[int]:
        """Return the numbers of the comments whose reach a finding lies in, in part or as a place at its edge."""
        found = [at for reach, at in self._long if _meets(span, reach)]
        last = bisect_right(self._starts, span.end)
        while last and self._lines[last - 1][0].end >= span.start:
            last -= 1
            reach, at = self._lines[last]
            if _meets(span, reach):
                found.append(at)
        return sorted(found)


def _reaches(given: Sequence[Directive], lines: LineIndex) -> list[Span | None]:
    """Return the stretch that each comment answers for."""
    text = lines.text
    result: list[Span | None] = []
    for at, directive in enumerate(given):
        line = lines.position(directive.span.start).line
        if directive.verb == "ignore":
            result.append(lines.line_span(line))
        elif directive.verb == "ignore-next-line":
            line += 1
            while line < len(lines.starts) and not lines.line_span(line).of(text).strip():
                line += 1
            result.append(lines.line_span(line) if line <= len(lines.starts) else None)
        elif directive.verb == "ignore-file":
            result.append(Span(0, len(text)))
        elif directive.verb == "off":
            ends = (
                later.span.start
                for later in given[at + 1 :]
                if later.verb == "on"
                and (not later.selectors or (directive.selectors and {*directive.selectors} <= {*later.selectors}))
            )
            result.append(Span(directive.span.end, next(ends, len(text))))
        else:
            result.append(None)
    return result


def _meets(span: Span, reach: Span) -> bool:
    """Whether a finding lies in a reach, in part or as a place at its edge."""
    return span.start <= reach.end and reach.start <= span.end and (span.overlaps(reach) or span.is_empty)


def _names(directive: Directive, slug: str, code: str) -> bool:
    return not directive.selectors or any(selects(name, slug, code) for name in directive.selectors)


def _could_speak(directive: Directive, running: Sequence[RuleInfo]) -> bool:
    """Whether all that a comment names has run: only then does silence say something."""
    if not running:
        return False
    if not directive.selectors:
        return True
    known = [any(selects(name, info.slug, info.code) for info in running) for name in directive.selectors]
    return all(known)
