"""Texts that a regular expression may be slow on, made from its own parse tree.

What makes a search quadratic, or worse, is a repeat: tried from every place, or shared out between two repeats, and
in the end for nothing. So an attack is what leads to a repeat, then what the repeat takes, over and over, then what
fits nothing; or the way in over and over; or both by turns. What a repeat takes is sampled: from the tree, and every
sign of the pattern that it takes (neighbouring repeats that take the same sign are the classic case).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_USUAL = 'ب\u064e 1\n."a-<\t'
"""Signs that a class or a dot is asked for: a letter, a mark, a space, a digit …"""
ENDS = ("", "\x00", "\n", "ب")
"""What the repeats end with: nothing, and signs that few patterns take there."""
_LONG = 8
"""A repeat that takes fewer is none."""
_MOST = 6
"""Signs of one class that are tried."""


class Attack(NamedTuple):
    """The pieces of a text: ``way`` once, ``pump`` over and over, ``end`` once."""

    way: str
    pump: str
    end: str

    def text(self, size: int) -> str:
        """Return the text, ``size`` code points long or a little longer."""
        return self.way + self.pump * (size // len(self.pump) + 1) + self.end


def attacks(source: str, flags: int = 0) -> Iterator[Attack]:
    """Yield the attacks on a pattern, each once.

    Raises:
        re.error: it is no pattern.
    """
    seen: set[tuple[str, str]] = set()
    tree = _parser.parse(source, flags)
    signs = _signs(tree, flags)
    repeats = [*_repeats(tree, "", signs, flags)]
    ways = [*dict.fromkeys(way for way, _ in repeats)] or [_sample(tree, signs, flags)]
    for way, pumps in repeats:
        for pump in pumps:
            for lead, body in ((way, pump), ("", pump), ("", way + pump), ("", way)):
                if body and (lead, body) not in seen:
                    seen.add((lead, body))
                    for end in ENDS:
                        yield Attack(lead, body, end)
    for body in (*ways, _sample(tree, signs, flags)):
        if body and ("", body) not in seen:
            seen.add(("", body))
            yield Attack("", body, "\x00")


def _repeats(tree: Any, way: str, signs: Sequence[str], flags: int) -> Iterator[tuple[str, list[str]]]:
    """Yield (what leads there, what it takes) of each long repeat of a tree, outer ones before those within."""
    for op, value in tree:
        match op:
            case _constants.MAX_REPEAT | _constants.MIN_REPEAT | _constants.POSSESSIVE_REPEAT:
                least, most, body = value
                if most > _LONG:
                    yield way, _taken(body, signs, flags)
                inner = [*_repeats(body, way, signs, flags)]
                yield from inner
                if least > 1:  # the last time round
                    before = _sample(body, signs, flags) * (min(least, 4) - 1)
                    yield from ((lead.replace(way, way + before, 1), pumps) for lead, pumps in inner)
                way += _sample(body, signs, flags) * min(least, 3)
            case _constants.SUBPATTERN:
                yield from _repeats(value[3], way, signs, flags)
                way += _sample(value[3], signs, flags)
            case _constants.ATOMIC_GROUP:
                yield from _repeats(value, way, signs, flags)
                way += _sample(value, signs, flags)
            case _constants.BRANCH:
                for branch in value[1]:
                    yield from _repeats(branch, way, signs, flags)
                way += _sample(value[1][0], signs, flags)
            case _constants.ASSERT | _constants.ASSERT_NOT:
                yield from _repeats(value[1], way, signs, flags)
            case _constants.GROUPREF_EXISTS:
                for branch in value[1:]:
                    if branch is not None:
                        yield from _repeats(branch, way, signs, flags)
            case _:
                way += _sample([(op, value)], signs, flags)


def _taken(body: Any, signs: Sequence[str], flags: int) -> list[str]:
    """Return short texts that a repeat takes once: one of each branch, every sign of the pattern that it takes."""
    found = [_sample(body, signs, flags)]
    if len(body) == 1:
        op, value = body[0]
        if op is _constants.SUBPATTERN:
            return _taken(value[3], signs, flags)
        if op is _constants.BRANCH:
            found = [each for branch in value[1] for each in _taken(branch, signs, flags)]
        elif _one(op):
            found = [sign for sign in signs if _fits(op, value, sign, flags)][:_MOST] or found
    else:
        found += [_sample(body, signs[::-1], flags)]
    return [*dict.fromkeys(each for each in found if each)]


def _sample(tree: Any, signs: Sequence[str], flags: int) -> str:
    """Return a short text that fits, as far as it can be told without trying."""
    parts: list[str] = []
    for op, value in tree:
        match op:
            case _constants.MAX_REPEAT | _constants.MIN_REPEAT | _constants.POSSESSIVE_REPEAT:
                parts.append(_sample(value[2], signs, flags) * min(value[0], 3))
            case _constants.SUBPATTERN:
                parts.append(_sample(value[3], signs, flags))
            case _constants.ATOMIC_GROUP:
                parts.append(_sample(value, signs, flags))
            case _constants.BRANCH:
                parts.append(_sample(value[1][0], signs, flags))
            case _ if _one(op):
                parts.append(next((sign for sign in signs if _fits(op, value, sign, flags)), ""))
    return "".join(parts)


def _one(op: Any) -> bool:
    return op in (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY)


def _fits(op: Any, value: Any, sign: str, flags: int) -> bool:
    """Whether a sign fits one place of a pattern."""
    code = ord(sign)
    match op:
        case _constants.LITERAL:
            return bool(code == value)
        case _constants.NOT_LITERAL:
            return bool(code != value)
        case _constants.ANY:
            return sign != "\n" or bool(flags & re.DOTALL)
    takes, fits = True, False
    for kind, what in value:
        match kind:
            case _constants.NEGATE:
                takes = False
            case _constants.LITERAL:
                fits = fits or code == what
            case _constants.RANGE:
                fits = fits or what[0] <= code <= what[1]
            case _constants.CATEGORY:
                fits = fits or _category(what, sign)
    return fits == takes


def _category(what: Any, sign: str) -> bool:
    name = str(what)
    for part, fits in (("SPACE", sign.isspace()), ("DIGIT", sign.isdecimal()), ("WORD", sign.isalnum() or sign == "_")):
        if name.endswith(part):
            return fits != ("NOT" in name)
    return False


def _signs(tree: Any, flags: int) -> list[str]:
    """Return the signs that a pattern speaks of, and one of each usual kind, the pattern's own first."""
    found: dict[str, None] = {}

    def walk(part: Any) -> None:
        for op, value in part:
            match op:
                case _constants.LITERAL | _constants.NOT_LITERAL:
                    found[chr(value)] = None
                case _constants.IN:
                    for kind, what in value:
                        if kind is _constants.LITERAL:
                            found[chr(what)] = None
                        elif kind is _constants.RANGE:
                            found[chr(what[0])] = None
                case _constants.MAX_REPEAT | _constants.MIN_REPEAT | _constants.POSSESSIVE_REPEAT:
                    walk(value[2])
                case _constants.SUBPATTERN:
                    walk(value[3])
                case _constants.ATOMIC_GROUP:
                    walk(value)
                case _constants.BRANCH:
                    for branch in value[1]:
                        walk(branch)
                case _constants.ASSERT | _constants.ASSERT_NOT:
                    walk(value[1])
                case _constants.GROUPREF_EXISTS:
                    for branch in value[1:]:
                        if branch is not None:
                            walk(branch)

    walk(tree)
    usual = dict.fromkeys(_USUAL)
    return [*usual, *(sign for sign in found if sign not in usual)]
