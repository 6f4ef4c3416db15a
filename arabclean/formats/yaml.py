"""YAML, as far as prose stands in it: the values of chosen keys, plain, quoted, or in blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from arabclean.formats.form import Request
from arabclean.formats.prose import Prose, ProseBuilder
from arabclean.text.pattern import lazy

SHOWN = frozenset(
    [
        "title",
        "headline",
        "subtitle",
        "subheadline",
        "description",
        "summary",
        "excerpt",
        "abstract",
        "caption",
        "lead",
        "body",
        "text",
        "content",
        "message",
        "العنوان",
        "عنوان",
        "النص",
        "نص",
        "الوصف",
        "الملخص",
    ]
)
"""The fields that hold prose where nobody has said which."""
_KEY = lazy(
    r"^(?P<indent>[ ]*)(?:-[ ]+)?"
    r"(?P<key>[^\s#:'\"\[\]{},&*!|>%@`-](?:[^:#\r\n ]|[ ]++(?!:))*+|\"[^\"\r\n]+\"|'[^'\r\n]+')"
    r"[ ]*:(?=[ \r\n]|$)[ ]*",
    re.M,
)
_BLOCK = lazy(r"([|>])[+-]?\d?[ ]*(?:#[^\r\n]*)?\r?\n")
_BLOCK_LINE = lazy(r"([ ]*)([^\r\n]*)(\r\n|\n|\Z)")
_DOUBLE = lazy(r'"((?:[^"\\]|\\.)*+)"')
_SINGLE = lazy(r"'((?:[^']|'')*+)'")
_ESCAPE = lazy(r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|\r?\n[ \t]*|.)")
_SIGNS = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", "N": "\x85", "_": "\xa0", "0": "\0", "r": "\r"}
_PLAIN_END = lazy(r"(?<![ \t])[ \t]++(?:#|(?=[\r\n]|\Z))|(?=[\r\n]|\Z)")


def read(request: Request) -> Iterator[Prose]:
    """Yield the values of the asked keys, each alone."""
    yield from values(request.text, frozenset(request.fields) or SHOWN, 0, len(request.text))


def values(source: str, keys: Collection[str], start: int, end: int) -> Iterator[Prose]:
    """Yield the values of ``keys`` between two places of a file."""
    done = start
    for match in _KEY.finditer(source, start, end):
        if match.start() < done or match["key"].strip("\"'") not in keys:
            continue
        at = match.end()
        block = _BLOCK.match(source, at, end)
        if block:
            prose, done = _block(source, block.end(), end, len(match["indent"]), folded=block[1] == ">")
            yield prose
        elif source[at : at + 1] in ("'", '"'):
            quoted = (_DOUBLE if source[at] == '"' else _SINGLE).match(source, at, end)
            if quoted:
                done = quoted.end()
                yield _double(source, *quoted.span(1)) if source[at] == '"' else _single(source, *quoted.span(1))
        elif at < end and source[at] not in "\r\n[{&*!#":
            stop = _PLAIN_END.search(source, at, end)
            done = stop.start() if stop else end
            builder = ProseBuilder(source, at, _plain)
            builder.keep(done)
            yield builder.prose()


def _plain(text: str) -> str | None:
    return None if re.search(r"[:#\n\r\"'{}\[\]&*!|>%@`]", text) else text


def _block_text(text: str) -> str | None:
    return None if "\n" in text or "\r" in text else text


def _block(source: str, start: int, end: int, indent: int, *, folded: bool) -> tuple[Prose, int]:
    """Read the lines that are indented deeper than their key."""
    builder = ProseBuilder(source, start, _block_text)
    for match in _BLOCK_LINE.finditer(source, start, end):
        if match.end() == match.start():
            break
        if match[2] and len(match[1]) <= indent:
            break
        if not match[2]:
            builder.line_break()
            builder.skip(match.end())
            continue
        builder.skip(match.end(1))
        builder.keep(match.end(2))
        if folded:
            builder.space(match.end())
        else:
            builder.line_break()
            builder.skip(match.end())
    return builder.prose(), builder.at


def escaped_string(text: str) -> str:
    """Write text for a string between double quotes, as JSON and YAML have it."""
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return "".join(short.get(char) or (f"\\u{ord(char):04x}" if ord(char) < 0x20 else char) for char in text)


def _sign(escape: str) -> str:
    if escape[1] in "ux":
        return chr(int(escape[2:], 16))
    return _SIGNS.get(escape[1], " " if escape[1].isspace() else escape[1])


class Quoting(NamedTuple):
    """How strings are written: what finds escapes, what each stands for, and the way back."""

    escapes: re.Pattern[str]
    sign: Callable[[str], str]
    escape: Callable[[str], str]


def unescaped(source: str, start: int, end: int, quoting: Quoting) -> Prose:
    """Read the inside of a string."""
    builder = ProseBuilder(source, start, quoting.escape)
    for match in quoting.escapes.finditer(source, start, end):
        builder.keep(match.start())
        builder.read(match.end(), quoting.sign(match[0]))
    builder.keep(end)
    return builder.prose()


_IN_DOUBLE = Quoting(_ESCAPE, _sign, escaped_string)
_IN_SINGLE = Quoting(lazy("''"), lambda _: "'", lambda text: text.replace("'", "''"))


def _double(source: str, start: int, end: int) -> Prose:
    return unescaped(source, start, end, _IN_DOUBLE)


def _single(source: str, start: int, end: int) -> Prose:
    return unescaped(source, start, end, _IN_SINGLE)
