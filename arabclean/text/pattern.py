"""Regular expressions that are compiled when first used, so that importing costs nothing, and sets of characters."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Protocol, cast

SHORT = 1 << 14
"""Code points: in a longer text compiling a pattern costs nothing beside the search; in a shorter one a look may do."""


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for each in ("match", "search", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` would, but compile at the first question."""
    return cast(re.Pattern[str], _Lazy(source, flags))


class Matcher(Protocol):
    """The ``match`` method of a compiled pattern."""

    def __call__(self, text: str, pos: int = 0) -> re.Match[str] | None:
        """Match at ``pos``."""


def matcher(source: str) -> Matcher:
    """Return the ``match`` method of a pattern that is compiled at the first call."""
    pattern = lazy(source)
    return lambda text, pos=0: pattern.match(text, pos)


def is_beside(text: str, marks: str, step: int, wanted: frozenset[str]) -> bool:
    """Whether one of the ``wanted`` characters stands ``step`` places after (before, if negative) one of the marks.

    A quick look that may spare a pattern: of a text that is not `SHORT` it says yes.
    """
    if len(text) > SHORT:
        return True
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            if at + step >= 0 and text[at + step : at + step + 1] in wanted:
                return True
            at = text.find(mark, at + 1)
    return False


@cache
def members(inside: str) -> frozenset[str]:
    """Return the characters of the class ``[inside]``: for one question a set is cheaper than a pattern to compile."""
    chars: list[str] = []
    at = 0
    while at < len(inside):
        at += inside[at] == "\\"
        if inside[at + 1 : at + 2] == "-" and at + 2 < len(inside):
            chars += map(chr, range(ord(inside[at]), ord(inside[at + 2]) + 1))
            at += 3
        else:
            chars.append(inside[at])
            at += 1
    return frozenset(chars)
