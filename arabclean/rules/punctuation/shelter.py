"""Which spans a rule that looks into numbers must leave alone by itself."""

from __future__ import annotations

from bisect import bisect_left

from arabclean.document import Document
from arabclean.text import Span

_NESTED = 8
"""Protected spans nest two or three deep; so many before a place are enough to look at."""


def is_free(document: Document, span: Span) -> bool:
    """Whether ``span`` overlaps no protected span but numbers: no link, no code, no Quran quotation, no verse."""
    protected = document.protected
    at = bisect_left(protected, span.end, key=lambda each: each.span.start)
    return not any(each.kind != "number" and each.span.overlaps(span) for each in protected[max(at - _NESTED, 0) : at])
