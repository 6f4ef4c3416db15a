"""Gettext translations: each ``msgstr`` is a text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabclean.formats.form import Request
from arabclean.formats.prose import Prose, ProseBuilder
from arabclean.formats.yaml import escaped_string
from arabclean.text.pattern import lazy

_MESSAGE = lazy(r"^[ \t]*(msgid|msgid_plural|msgctxt|msgstr(?:\[\d+\])?)[ \t]*(?=\")", re.MULTILINE)
_STRING = lazy(r'\s*"((?:[^"\\\r\n]|\\.)*+)"')
_INSIDE = lazy(
    r"(?P<escape>\\.)"
    r"|(?P<holder>%(?:\([^()\r\n]*\))?[-+#0 ]*+\d*+(?:\.\d+)?[a-zA-Z%]|%\d+\$[a-z]|\{[^{}\r\n]*\}|\$\{?\w+\}?)"
    r"|(?P<tag></?[A-Za-z][^<>\r\n]*>)"
    r"|(?P<text>[^\\%{<$]+|.)"
)
_SIGNS = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def read(request: Request) -> Iterator[Prose]:
    """Yield the translations; the header, which translates nothing, is left out."""
    source = request.text
    empty = False
    done = 0
    for match in _MESSAGE.finditer(source):
        if match.start() < done:
            continue
        pieces: list[tuple[int, int]] = []
        at = match.end()
        while (piece := _STRING.match(source, at)) is not None:
            pieces.append(piece.span(1))
            at = piece.end()
        done = at
        if match[1] == "msgid":
            empty = not any(end > start for start, end in pieces)
        if match[1].startswith("msgstr") and not empty and pieces:
            builder = ProseBuilder(source, pieces[0][0], escaped_string)
            for start, end in pieces:
                builder.skip(start)
                _string(builder, end)
            if not builder.is_empty:
                yield builder.prose()


def _string(builder: ProseBuilder, end: int) -> None:
    for match in _INSIDE.finditer(builder.source, builder.at, end):
        if match.lastgroup == "escape":
            builder.read(match.end(), _SIGNS.get(match[0][1], match[0]))
        elif match.lastgroup == "holder":
            builder.protect(match.end(), "code")
        elif match.lastgroup == "tag":
            builder.skip(match.end())
        else:
            builder.keep(match.end())
