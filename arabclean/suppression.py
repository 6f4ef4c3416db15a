"""Comments that answer findings: ``arabclean: ignore[latin-comma] the title is so``.

``ignore`` answers for its own line, ``ignore-next-line`` for the next one that is not empty, ``off`` up to ``on`` or
the end, ``ignore-file`` for the file. Rules stand in brackets: slugs, codes, or beginnings of codes; without brackets
all are meant. What follows is the reason. A comment that answers nothing is itself reported.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import accumulate

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
    reaches = _Reaches(given, document.index)
    kept: list[Finding] = []
    hidden: list[Suppressed] = []
    for finding in findings:
        answer = reaches.answer(finding)
        if answer is None:
            kept.append(finding)
        else:
            hidden.append(Suppressed(finding, "inline", given[answer].reason))
    running = list(infos)
    could_speak = cache(partial(_could_speak, running))
    for directive, is_used in zip(given, reaches.used(), strict=True):
        if not is_used and directive.verb != "on" and could_speak(directive.selectors):
            kept.append(UNUSED.finding(document, directive.span).located(document.index))
    kept.sort(key=lambda finding: (finding.span, finding.rule))
    return kept, hidden


class _Group:
    """Comments that answer for the same rules up to the same place ``end``; ``starts`` are where each begins to."""

    def __init__(self, selectors: tuple[str, ...], end: int) -> None:
        self.selectors = selectors
        self.end = end
        self.starts: list[int] = []
        self.numbers: list[int] = []
        self.used = 0  # how many, from the first, have answered something

    def reached(self, span: Span) -> int:
        """Return how many of them, from the first, a finding lies in, in part or as a place at the edge."""
        if span.is_empty:
            return bisect_right(self.starts, span.start) if span.start <= self.end else 0
        return bisect_left(self.starts, span.end) if span.start < self.end else 0


class _Reaches:
    """What comments answer for. A question looks at the comments near a place, not at all of them."""

    def __init__(self, given: Sequence[Directive], lines: LineIndex) -> None:
        """Find the reach of each comment."""
        self._count = len(given)
        self._selected: dict[tuple[tuple[str, ...], str, str], bool] = {}
        groups: dict[tuple[str, tuple[str, ...], int], _Group] = {}
        for number, (directive, reach) in enumerate(zip(given, _reaches(given, lines), strict=True)):
            if reach is not None:
                key = (directive.verb, directive.selectors, reach.end)
                group = groups.setdefault(key, _Group(directive.selectors, reach.end))
                group.starts.append(reach.start)
                group.numbers.append(number)
        self._groups = list(groups.values())
        # Each kind apart: after a comment that reaches to the end a look backwards would not end soon.
        verbs = {verb for verb, _, _ in groups}
        self._tables = [_Table(group for key, group in groups.items() if key[0] == verb) for verb in verbs]

    def answer(self, finding: Finding) -> int | None:
        """Return the number of the first comment that answers a finding, and note all that do."""
        first: int | None = None
        for table in self._tables:
            for group in table.near(finding.span):
                count = group.reached(finding.span)
                if count and self._names(group.selectors, finding.rule, finding.code):
                    group.used = max(group.used, count)
                    first = group.numbers[0] if first is None else min(first, group.numbers[0])
        return first

    def used(self) -> list[bool]:
        """Return of each comment whether it has answered something."""
        result = [False] * self._count
        for group in self._groups:
            for number in group.numbers[: group.used]:
                result[number] = True
        return result

    def _names(self, selectors: tuple[str, ...], slug: str, code: str) -> bool:
        key = (selectors, slug, code)
        known = self._selected.get(key)
        if known is None:
            known = not selectors or any(selects(name, slug, code) for name in selectors)
            self._selected[key] = known
        return known


class _Table:
    """Groups by their places."""

    def __init__(self, groups: Iterable[_Group]) -> None:
        self._groups = sorted(groups, key=lambda group: group.starts[0])
        self._starts = [group.starts[0] for group in self._groups]
        self._reach = [*accumulate((group.end for group in self._groups), max)]

    def near(self, span: Span) -> Iterator[_Group]:
        """Yield the groups that may reach a span."""
        at = bisect_right(self._starts, span.end) - 1
        while at >= 0 and self._reach[at] >= span.start:
            yield self._groups[at]
            at -= 1


def _reaches(given: Sequence[Directive], lines: LineIndex) -> list[Span | None]:
    """Return the stretch that each comment answers for."""
    text = lines.text
    result: list[Span | None] = []
    waiting: dict[tuple[str, ...], list[int]] = {}  # the numbers of those that wait for an end, by their rules

    def ended(numbers: Iterable[int], end: int) -> None:
        for number in numbers:
            result[number] = Span(given[number].span.end, end)

    for number, directive in enumerate(given):
        line = lines.position(directive.span.start).line
        result.append(None)
        if directive.verb == "ignore":
            result[number] = lines.line_span(line)
        elif directive.verb == "ignore-next-line":
            line += 1
            while line < len(lines.starts) and not lines.line_span(line).of(text).strip():
                line += 1
            result[number] = lines.line_span(line) if line <= len(lines.starts) else None
        elif directive.verb == "ignore-file":
            result[number] = Span(0, len(text))
        elif directive.verb == "off":
            waiting.setdefault(directive.selectors, []).append(number)
        else:
            names = {*directive.selectors}
            for selectors in [each for each in waiting if not names or (each and names.issuperset(each))]:
                ended(waiting.pop(selectors), directive.span.start)
    for numbers in waiting.values():
        ended(numbers, len(text))
    return result


def _could_speak(running: Sequence[RuleInfo], selectors: tuple[str, ...]) -> bool:
    """Whether all that a comment names has run: only then does silence say something."""
    if not running:
        return False
    return all(any(selects(name, info.slug, info.code) for info in running) for name in selectors)
