"""Make findings whose edits are smaller than their spans, so that what else is wrong there can be mended too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Message, Safety, Severity
from arabclean.rule import RuleInfo
from arabclean.text import Edit, Span, apply


def retouch(
    info: RuleInfo,
    document: Document,
    span: Span,
    *ways: Iterable[Edit],
    safety: Safety | None = None,
    severity: Severity | None = None,
    args: Mapping[str, str] | None = None,
    message: Message | None = None,
) -> Finding:
    """Make a finding whose fixes are ``ways``, each the edits of one, best first; all lie inside ``span``."""
    safety = info.safety if safety is None else safety
    if len(ways) > 1:
        safety = min(safety, Safety.REVIEW)
    fixes = [Fix(tuple(edits), safety) for edits in ways]
    suggestion = ""
    if fixes:
        moved = [Edit(edit.span.shift(-span.start), edit.text) for edit in fixes[0].edits]
        suggestion = apply(span.of(document.text), moved)
    return info.finding(
        document, span, fixes=fixes, severity=severity, args={"suggestion": suggestion, **(args or {})}, message=message
    )


def retouch_all(
    info: RuleInfo,
    document: Document,
    spans: Sequence[Span],
    edits: Iterable[Edit],
    *,
    safety: Safety | None = None,
    severity: Severity | None = None,
    args: Mapping[str, str] | None = None,
) -> Finding:
    """Make one finding of many places: at the first of ``spans``, the others related, one fix for all."""
    if len(spans) == 1:
        return retouch(
            info, document, spans[0], edits, safety=safety, severity=severity, args={"count": "1", **(args or {})}
        )
    fix = Fix(tuple(edits), info.safety if safety is None else safety)
    arguments = {"count": str(len(spans)), **(args or {})}
    return info.finding(document, spans[0], fixes=[fix], severity=severity, args=arguments, related=spans[1:])


def spaces_at(*places: int) -> Sequence[Edit]:
    """Return the edits that put a space at each of the sorted ``places``."""
    return tuple(Edit(Span(place, place), " ") for place in places)
