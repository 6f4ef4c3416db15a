"""What a whole text does wrong is one finding, not a hundred.

A text typed with Latin commas throughout has one fault of style: its editor wants to hear of it once, with the count
and one fix for all. So with a space before every mark, or Persian yeh in every word. Short texts keep one finding a
place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from arabclean.finding import Finding, Fix, Message, Safety, Severity
from arabclean.text import Edit, apply
from arabclean.text.record import replace

MANY = 20
"""Places; below, each is reported by itself."""
NEARLY_ALL = 0.9
"""Share of the places where the fault could stand."""

_AR = "؛ وهكذا في النص كله، وعدد المواضع {count}"
_EN = "; so in the whole text: {count} places"


def gathered(text: str, habit: str, findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings of one rule, with those that the whole text shares as one.

    ``habit`` holds the characters that a right place shows: what the fixes would bring, counted in the text as it would
    then be. The one finding stands at the first place; the others are ``related`` and its fix has the edits of all.
    Findings with a choice of fixes, or with none, stay as they are, as does everything where too few places are wrong.
    """
    if not habit or len(findings) < MANY:
        return findings
    groups: dict[tuple[Safety, Severity], list[Finding]] = {}
    for finding in findings:
        if len(finding.fixes) == 1:
            groups.setdefault((finding.safety, finding.severity), []).append(finding)
    edits = sorted({edit for group in groups.values() for finding in group for edit in finding.fixes[0].edits})
    if len(edits) < MANY or any(one.span.conflicts(two.span) for one, two in pairwise(edits)):
        return findings
    brought = sum(_count(edit.text, habit) for edit in edits)
    if brought < NEARLY_ALL * _count(apply(text, edits), habit):
        return findings
    merged = {id(finding) for group in groups.values() if len(group) >= MANY for finding in group}
    return [
        *(finding for finding in findings if id(finding) not in merged),
        *(_one(group) for group in groups.values() if len(group) >= MANY),
    ]


def _count(text: str, characters: str) -> int:
    return sum(text.count(character) for character in characters)


def _one(group: Sequence[Finding]) -> Finding:
    first = min(group, key=lambda finding: finding.span)
    others = sorted(finding.span for finding in group if finding is not first)
    edits: list[Edit] = sorted(edit for finding in group for edit in finding.fixes[0].edits)
    template = Message(first.template.ar + _AR, first.template.en + _EN)
    return replace(
        first,
        template=template,
        fixes=(Fix(tuple(edits), first.fixes[0].safety),),
        args={**first.args, "count": str(len(group))},
        related=tuple(others),
    )
