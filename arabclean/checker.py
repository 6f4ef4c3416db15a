"""Rules × document → report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Safety, Severity
from arabclean.habit import gathered
from arabclean.judged import Panel
from arabclean.ranking import Said
from arabclean.rule import Rule, RuleInfo
from arabclean.text import Span, fold
from arabclean.text.char import is_letter
from arabclean.text.record import Record, replace


class Suppressed(NamedTuple):
    """A finding that somebody has answered: ``kind`` is ``inline`` (a comment in the text) or ``baseline``."""

    finding: Finding
    kind: str
    reason: str = ""


class Report(Record):
    """The findings of one document, sorted by place. Iterable, sized, and true when there are findings.

    ``versions`` names what they were made with: arabclean and each packaged table. ``suppressed`` holds those that a
    comment or a baseline has answered; they count nowhere else.
    """

    document: Document
    findings: tuple[Finding, ...]
    versions: Mapping[str, str] = {}
    suppressed: tuple[Suppressed, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def blocks(self, severity: str | Severity = Severity.ERROR) -> bool:
        """Whether a finding of this severity or above stands against publishing.

        Raises:
            ValueError: ``severity`` names none.
        """
        least = Severity.of(severity)
        return any(finding.severity >= least for finding in self.findings)

    def at_least(self, *, severity: str | Severity = Severity.INFO, safety: str | Safety = Safety.HINT) -> Report:
        """Return the report of the findings at or above both levels.

        Raises:
            ValueError: ``severity`` or ``safety`` names none.
        """
        levels = Severity.of(severity), Safety.of(safety)
        kept = tuple(f for f in self.findings if f.severity >= levels[0] and f.safety >= levels[1])
        return replace(self, findings=kept)


Refine = Callable[[Document, Iterable[Said]], Iterable[Said]]


class Engine:
    """A tuple of rules and the policy over what they find; it names no rule. Immutable, safe to share by threads."""

    def __init__(
        self,
        rules: Iterable[Rule],
        *,
        versions: Mapping[str, str] | None = None,
        severities: Mapping[str, Severity] | None = None,
        refine: Refine | None = None,
        is_unminded: Callable[[str], bool] | None = None,
    ) -> None:
        """Take the rules in the order in which they run.

        ``versions`` is passed on to every report; ``severities`` replaces that of a rule's findings, by slug or code;
        ``refine`` looks again at what the rules say: it may reorder fixes and make one finding of several;
        ``is_unminded`` tells of forms that no judge of the rules minds (`arabclean.judged`).
        """
        self.rules: tuple[Rule, ...] = tuple(rules)
        self.versions: Mapping[str, str] = dict(versions or {})
        self._severities = dict(severities or {})
        self._refine = refine
        self._panel = Panel(is_unminded)

    def check(self, text: str | Document) -> Report:
        """Return the report of a text. Never raises on any ``str``.

        Raises:
            TypeError: it is neither a ``str`` nor a `Document`.
        """
        given = Document(text) if isinstance(text, str) else text
        if not isinstance(given, Document):
            raise TypeError(f"a text is a str or a Document, not {type(text).__name__}; decode bytes first")
        document = copy(given)  # others may have the same document in hand, with judges of their own
        document.hearing = self._panel.hear(document)
        guard = _Guard(document)
        found: list[Finding] = []
        resort: list[Finding] = []
        kept: list[Said] = []
        said: Iterable[Said] = ((rule.info, finding) for rule in self.rules for finding in rule.check(document))
        for info, finding in said if self._refine is None else self._refine(document, said):
            admitted = finding if info.touches_protected else guard.admit(finding)
            if admitted is not None:
                kept.append((info, guard.soften(admitted)))
        by_rule: dict[str, tuple[RuleInfo, list[Finding]]] = {}
        for info, finding in guard.respelled_once(kept):
            by_rule.setdefault(info.slug, (info, []))[1].append(finding)
        for info, findings in by_rule.values():
            target = resort if info.last_resort else found
            for finding in gathered(document.text, info.habit, findings):
                target.append(self._rated(finding).located(document.index))
        found.extend(_yield_to(found, resort))
        found.sort(key=_place)
        document.hearing = None  # it holds the document: without this only the garbage collector would let both go
        return Report(given, tuple(found), self.versions)

    def _rated(self, finding: Finding) -> Finding:
        if not self._severities:
            return finding
        severity = self._severities.get(finding.rule, self._severities.get(finding.code))
        return finding if severity is None else replace(finding, severity=severity)


def _weight(said: Said) -> tuple[Severity, float, Safety]:
    info, finding = said
    return finding.severity, info.precision, finding.safety


def _place(finding: Finding) -> tuple[Span, str]:
    return finding.span, finding.rule


def _yield_to(found: Sequence[Finding], resort: Iterable[Finding]) -> Iterator[Finding]:
    """Let the findings of last resort through that share no code point with another finding."""
    spans = [finding.span for finding in found]
    spans += [edit.span for finding in found if finding.related for fix in finding.fixes for edit in fix.edits]
    spans = sorted(span for span in spans if not span.is_empty and span.length < 200)
    reach: list[int] = []
    for span in spans:
        reach.append(max(span.end, reach[-1] if reach else 0))
    for finding in resort:
        before = bisect_left(spans, (finding.end,))
        if before == 0 or reach[before - 1] <= finding.start:
            yield finding


class _Guard:
    """What a document forbids: findings in protected spans, and unattended changes of quoted words."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        spans = [protected.span for protected in document.protected]
        self._protected = _merged(spans)
        self._starts = [span.start for span in self._protected]
        self._quoted = document.quoted
        self._quote_starts = [span.start for span in self._quoted]
        self._speech = frozenset(document.quotations)

    def admit(self, finding: Finding) -> Finding | None:
        """Drop a finding that reaches into a protected span; what it would change of whole spans in it is not SAFE."""
        touched = [span for span in self._protected_near(finding.span) if _touches(finding.span, span)]
        if any(not finding.span.contains(span) or finding.span == span for span in touched):
            return None
        fixes = tuple(self._cautious(fix) for fix in finding.fixes if self._changes(fix))
        if finding.fixes and not fixes:
            return None
        return finding if fixes == finding.fixes else replace(finding, fixes=fixes)

    def soften(self, finding: Finding) -> Finding:
        """Inside quotation marks leave changes of words to a person; in speech lower warnings and style to info."""
        at = bisect_right(self._quote_starts, finding.start) - 1
        if at < 0 or not self._quoted[at].contains(finding.span):
            return finding
        severity = finding.severity
        if severity in (Severity.WARNING, Severity.STYLE) and self._quoted[at] in self._speech:
            severity = Severity.INFO
        fixes = tuple(
            replace(fix, safety=Safety.REVIEW) if fix.safety is Safety.SAFE and self._changes_letters(fix) else fix
            for fix in finding.fixes
        )
        if severity == finding.severity and fixes == finding.fixes:
            return finding
        return replace(finding, severity=severity, fixes=fixes)

    def respelled_once(self, said: Sequence[Said]) -> Iterator[Said]:
        """Of several rules that change the letters of one stretch let the graver and surer speak (catalogue 0.6)."""
        best: dict[Span, int] = {}
        rivals = [
            number
            for number, (info, finding) in enumerate(said)
            if finding.fixes
            and not finding.related
            and not info.last_resort
            and self._changes_letters(finding.fixes[0])
        ]
        for number in rivals:
            span = said[number][1].span
            if span not in best or _weight(said[number]) > _weight(said[best[span]]):
                best[span] = number
        beaten = set(rivals) - set(best.values())
        return (each for number, each in enumerate(said) if number not in beaten)

    def _changes(self, fix: Fix) -> bool:
        return any(edit.span.of(self._text) != edit.text for edit in fix.edits)

    def _changes_letters(self, fix: Fix) -> bool:
        """Whether the fix changes the letters of the text, not only its spaces, marks or encoding."""
        before = "".join(fold(edit.span.of(self._text)).text for edit in fix.edits)
        after = "".join(fold(edit.text).text for edit in fix.edits)
        return [c for c in before if is_letter(c)] != [c for c in after if is_letter(c)]

    def _protected_near(self, span: Span) -> Sequence[Span]:
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        return self._protected[first : bisect_right(self._starts, span.end)]

    def _cautious(self, fix: Fix) -> Fix:
        if fix.safety is Safety.SAFE and any(
            _touches(edit.span, span) for edit in fix.edits for span in self._protected_near(edit.span)
        ):
            return replace(fix, safety=Safety.REVIEW)
        return fix


def _touches(span: Span, protected: Span) -> bool:
    """Whether a span shares a code point with a protected one or is a place strictly inside it."""
    return span.overlaps(protected)


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Return the union of sorted spans as spans that do not overlap."""
    result: list[Span] = []
    for span in spans:
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result
