"""What must hold of every text, as questions with a yes or no: shared by the fuzzer, the tests and the run on corpora.

Each function returns what is broken, in words, and nothing for a sound text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from arabclean import PROFILES, Document, Safety, Span, builtin_rules, normalize
from arabclean.checker import Report
from arabclean.fixing import Checks, Fixed, fix_text
from arabclean.text import apply

_LINES = frozenset({"language", "verse"})
"""Kinds of protected spans that are whole lines: what is done to them is not told by their text alone."""


class Remembered:
    """A checker that remembers the last texts it was shown: `fix`, asked again, begins where it ended."""

    _MOST = 64

    def __init__(self, checker: Checks) -> None:
        self._checker = checker
        self._reports: dict[str, Report] = {}

    def check(self, text: str) -> Report:
        """Return the report of a text."""
        if text not in self._reports:
            if len(self._reports) >= self._MOST:
                self._reports.clear()
            self._reports[text] = self._checker.check(text)
        return self._reports[text]


def digits(text: str) -> str:
    """Return the values of the decimal digits of a text, whatever their script."""
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())


def broken_normalization(text: str) -> Iterator[str]:
    """Yield what normalizing breaks: done twice it gives what it gave once, and its edits lead there."""
    for name, profile in PROFILES.items():
        once = normalize(text, profile)
        if apply(text, once.edits) != once.text:
            yield f"the edits of {name} do not lead to its text"
        if normalize(once.text, profile).text != once.text:
            yield f"{name} changes its own result"


def broken_report(report: Report) -> Iterator[str]:
    """Yield what is wrong with the findings: spans outside the text, edits that cannot be made or change nothing."""
    text = report.document.text
    for finding in report:
        if not 0 <= finding.start <= finding.end <= len(text):
            yield f"{finding.slug} speaks of {finding.start}–{finding.end} in a text of {len(text)}"
        for fix in finding.fixes:
            try:
                changed = apply(text, fix.edits)
            except ValueError as error:
                yield f"{finding.slug} proposes what cannot be done: {error}"
            else:
                if changed == text:
                    yield f"{finding.slug} proposes the text itself"
        if finding.span.is_empty and not finding.fixes:
            yield f"{finding.slug} points at nothing"


def broken_fix(checker: Checks, text: str, safety: Safety) -> Iterator[str]:
    """Yield what `fix` breaks: it settles, done again changes nothing, and spares what is not ours to change."""
    fixed = fix_text(checker, text, safety)
    who = " ".join(sorted({slug for change in fixed.applied for slug in change.slugs}))
    if not fixed.settled:
        if not _settles_later(checker, fixed.text, safety):
            yield f"does not settle: {_fighters(checker, fixed.text, safety)}"
    elif fix_text(checker, fixed.text, safety).text != fixed.text:
        yield f"changes its own result: {who}"
    if apply(text, [change.edit for change in fixed.applied]) != fixed.text:
        yield f"its changes do not lead to its text: {who}"
    for change in fixed.applied:
        if fixed.text[change.out_start : change.out_end] != change.after:
            yield f"a change stands elsewhere: {' '.join(change.slugs)}"
    if safety is Safety.SAFE:
        yield from _broken_by_machine(text, fixed)


def broken_file_fix(checker: Checks, text: str) -> Iterator[str]:
    """Yield what safe fixes break in a file of some format: they settle, and lead from the file to the new file."""
    fixed = fix_text(checker, text, Safety.SAFE)
    if not fixed.settled and not _settles_later(checker, fixed.text, Safety.SAFE):
        yield f"does not settle: {_fighters(checker, fixed.text, Safety.SAFE)}"
    if apply(text, [change.edit for change in fixed.applied]) != fixed.text:
        yield "its changes do not lead to its text"
    for change in fixed.applied:
        if digits(change.before) != digits(change.after) and _insiders().isdisjoint(change.slugs):
            yield f"changes a digit: {' '.join(change.slugs)}"


def _broken_by_machine(text: str, fixed: Fixed) -> Iterator[str]:
    """Yield what no machine may change alone: a digit, or what stands in a protected span.

    Rules that look into protected spans by themselves (a lost «&gt;» in running text) are free of that.
    """
    changes = [change for change in fixed.applied if _insiders().isdisjoint(change.slugs)]
    for change in changes:
        if digits(change.before) != digits(change.after):
            yield f"changes a digit: {' '.join(change.slugs)}"
    if len(changes) != len(fixed.applied):
        return  # what was protected before the markup went may be prose now
    for protected in Document(text).protected:
        if protected.kind in _LINES:
            continue
        for change in changes:
            if change.start != change.end and Span(change.start, change.end).overlaps(protected.span):
                yield f"changes a protected {protected.kind}: {' '.join(change.slugs)}"


@cache
def _insiders() -> frozenset[str]:
    """Return the rules that may change protected spans."""
    return frozenset(rule.info.slug for rule in builtin_rules() if rule.info.touches_protected)


def _settles_later(checker: Checks, text: str, safety: Safety) -> bool:
    """Whether nothing fights: a long row of signs may need more looks than the cap allows, each of which takes some."""
    for _ in range(20):
        fixed = fix_text(checker, text, safety)
        if fixed.settled:
            return True
        if fixed.text == text:
            return False
        text = fixed.text
    return False


def _fighters(checker: Checks, text: str, safety: Safety) -> str:
    """Name the rules that still want to change a text where `fix` gave up, or the text after their next turn."""
    found: set[str] = set()
    for _ in range(2):
        report = checker.check(text)
        fixes = [(finding, finding.fixes[0]) for finding in report if finding.safety >= safety]
        found.update(finding.slug for finding, _ in fixes)
        if not fixes:
            break
        text = apply(text, fixes[0][1].edits)
    return " ".join(sorted(found)) or "rules that undo each other"
