"""A rule that judges each distinct word of a text once and then looks at the places where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.judged import Judged
from arabclean.rule import RuleInfo
from arabclean.rules.respell import respell
from arabclean.text import Span
from arabclean.tokens import Token


class Meant(NamedTuple):
    """What was meant by a faulty word, best first.

    ``sure``: certain enough to be written unattended. ``needs_context``: the form may stand unless its neighbours speak
    against it.
    """

    rights: tuple[str, ...]
    sure: bool = True
    needs_context: bool = False


class FormRule:
    """Base of the rules over single words: `judge` sees the form and is remembered, `place` sees the neighbours."""

    def __init__(self, info: RuleInfo) -> None:
        """Take what the rule says."""
        self.info = info
        self._judged: Judged[Meant] = Judged(lambda form: self.judge(form) if self.may_concern(form) else None)

    def may_concern(self, form: str) -> bool:
        """Whether a form is worth a judgement: a cheap look at its letters."""
        raise NotImplementedError

    def judge(self, form: str) -> Meant | None:
        """Return what was meant by a form, None where it may stand."""
        raise NotImplementedError

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """Return what was meant at one place; by default what was meant anywhere."""
        del document, token
        return meant

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each faulty word."""
        for form, meant in self._judged.of(document):
            for token in document.occurrences[form]:
                placed = self.place(document, token, meant)
                if placed is not None:
                    yield self.report(document, token.span, form, placed)

    def report(self, document: Document, span: Span, old: str, meant: Meant) -> Finding:
        """Make the finding for ``span``, which reads ``old`` in the folded view."""
        sure = meant.sure and len(meant.rights) == 1
        safety = self.info.safety if sure else min(self.info.safety, Safety.REVIEW)
        fixes = [respell(document, span, old, right, safety) for right in meant.rights]
        first = meant.rights[0] if meant.rights else ""
        return self.info.finding(document, span, fixes=fixes, args={"suggestion": first})


def words_around(document: Document, token: Token) -> tuple[str, str]:
    """Return the words before and after a token on its line, without punctuation between; empty where there is none."""
    before, after = document.neighbours(token)
    return (
        before.form if before is not None and before.is_word and document.is_gap(before, token) else "",
        after.form if after is not None and after.is_word and document.is_gap(token, after) else "",
    )
