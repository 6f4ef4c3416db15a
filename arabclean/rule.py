"""What a rule is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol, runtime_checkable

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Message, Safety, Severity
from arabclean.text import Edit, Span
from arabclean.text.record import Record


class Example(NamedTuple):
    """A fault and its correction. In ``bad`` the span that the rule must report stands in ``[[ ]]``.

    ``good`` is the text with the best fix made; ``None`` where the rule only points.
    """

    bad: str
    good: str | None

    @property
    def text(self) -> str:
        """The faulty text without the marks."""
        return self.bad.replace("[[", "").replace("]]", "")

    @property
    def span(self) -> Span:
        """Where the marked fault stands in `text`, in code points."""
        start = self.bad.index("[[")
        return Span(start, self.bad.index("]]") - 2)


class RuleInfo(Record):
    """Everything about a rule but its check. ``slug`` and ``code`` are for ever.

    ``safety`` is that of an ordinary fix of the rule; `Safety.HINT` says that it only points. ``precision``
    is the share of true faults expected among its findings in edited news. ``examples`` and ``allows``
    (texts that must stay silent) are run by ``tests/test_rules.py``. A ``last_resort`` rule yields to any
    other finding on its span. ``touches_protected`` says that the rule looks into protected spans by itself.
    ``switches`` names the house switches (`arabclean.config.SWITCHES`) that steer it. ``habit`` holds the characters
    that a right place shows; where nearly all such places of a long text are wrong, they are one finding
    (`arabclean.habit`).
    """

    slug: str
    code: str
    family: str
    severity: Severity
    safety: Safety
    summary: Message
    message: Message
    why: str
    examples: tuple[Example, ...]
    allows: tuple[str, ...]
    sources: tuple[str, ...] = ()
    precision: float = 0.95
    default: bool = True
    status: str = "stable"
    last_resort: bool = False
    touches_protected: bool = False
    switches: tuple[str, ...] = ()
    habit: str = ""

    def finding(
        self,
        document: Document,
        span: Span,
        *suggestions: str,
        fixes: Iterable[Fix] = (),
        safety: Safety | None = None,
        severity: Severity | None = None,
        args: Mapping[str, str] | None = None,
        related: Iterable[Span] = (),
        message: Message | None = None,
        confidence: float | None = None,
    ) -> Finding:
        """Make a finding of this rule at ``span`` of the document's text.

        Each of ``suggestions`` replaces exactly the span; ``fixes`` with edits of their own come after
        them. Only the first suggestion has the rule's safety: a choice between several is a person's.
        """
        safety = self.safety if safety is None else safety
        if len(suggestions) > 1:
            safety = min(safety, Safety.REVIEW)
        proposals = [Fix((Edit(span, text),), safety) for text in suggestions]
        text = span.of(document.text)
        return Finding(
            rule=self.slug,
            code=self.code,
            span=span,
            text=text,
            severity=self.severity if severity is None else severity,
            template=self.message if message is None else message,
            confidence=self.precision if confidence is None else confidence,
            fixes=(*proposals, *fixes),
            args={"text": text, "suggestion": suggestions[0] if suggestions else "", **(args or {})},
            related=tuple(related),
        )


@runtime_checkable
class Rule(Protocol):
    """Anything with an ``info`` and a ``check``. It holds no state of a document and is safe to share."""

    @property
    def info(self) -> RuleInfo:
        """Who the rule is."""
        ...

    def check(self, document: Document) -> Iterable[Finding]:
        """Return the faults of ``document``; spans in code points of ``document.text``."""
        ...


UNUSED_IGNORE = ("unused-ignore", "AR901")
"""Slug and code of what speaks of comments that answer nothing. It is no rule that runs (`arabclean.suppression`)."""


def selects(selector: str, slug: str, code: str) -> bool:
    """Whether a selector (a slug, a code, or the beginning of a code such as ``AR3``) fits a rule."""
    return selector == slug or (selector.startswith("AR") and code.startswith(selector))
