"""JSON and JSON lines: the strings of chosen fields, each a text of its own."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

from arabclean.formats.form import Complain, Request
from arabclean.formats.prose import Prose
from arabclean.formats.yaml import SHOWN, Quoting, escaped_string, unescaped
from arabclean.text.pattern import lazy

_TOKEN = lazy(r'"((?:[^"\\]|\\.)*+)"(\s*:)?|([{\[])|([}\]])|(,)')
_ESCAPE = lazy(r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\.")
_LINE = lazy(r"[^\n]*\n?")


def read(request: Request) -> Iterator[Prose]:
    """Yield the strings of the fields of one value."""
    if _is_valid(request.text, 1, request.complain, whole=True):
        yield from _strings(request.text, 0, len(request.text), request.fields or SHOWN)


def read_lines(request: Request) -> Iterator[Prose]:
    """Yield the strings of the fields of each line; a broken line is told of and left out."""
    fields = request.fields or SHOWN
    for number, match in enumerate(_LINE.finditer(request.text), 1):
        if match[0].strip() and _is_valid(match[0], number, request.complain, whole=False):
            yield from _strings(request.text, *match.span(), fields)


def _is_valid(text: str, line: int, complain: Complain, *, whole: bool) -> bool:
    try:
        json.loads(text, parse_int=str)  # no number is too long
    except json.JSONDecodeError as error:
        what = "the file" if whole else "the line"
        complain(line + error.lineno - 1, f"this is not valid JSON ({error.msg}); {what} is left out")
    except RecursionError:
        complain(line, "this JSON is nested too deeply; it is left out")
    else:
        return True
    return False


def _strings(source: str, start: int, end: int, fields: Collection[str]) -> Iterator[Prose]:
    """Yield the strings whose field, or path of fields joined with dots, is among ``fields``."""
    wanted = frozenset(fields)
    path: list[str] = []  # the key at each level; that of an array is the key it stands under
    key = ""
    for match in _TOKEN.finditer(source, start, end):
        if match[3]:
            path.append(key)
            if match[3] == "{":
                key = ""
        elif match[4]:
            if path:
                key = path.pop()
        elif match[1] is not None and match[2]:
            key = json.loads(f'"{match[1]}"')
        elif match[1] and (key in wanted or _dotted(path, key) & wanted):
            yield unescaped(source, *match.span(1), _QUOTING)


def _dotted(path: list[str], key: str) -> frozenset[str]:
    names = [name for name in (*path, key) if name]
    return frozenset(".".join(names[at:]) for at in range(max(len(names) - 8, 0), len(names) - 1))


def _sign(escape: str) -> str:
    return str(json.loads(f'"{escape}"'))


_QUOTING = Quoting(_ESCAPE, _sign, escaped_string)
