"""Source code: the comments, and in Python the strings that document. Nothing else of a program is prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from arabclean.formats.form import Request
from arabclean.formats.prose import LINE, Prose, ProseBuilder
from arabclean.text.pattern import lazy

# No string begins with a quotation mark that is escaped: a row of those costs no more than its length.
_STRINGS = r"(?<!\\)(?:\"(?:[^\"\\\r\n]|\\.)*+\"|'(?:[^'\\\r\n]|\\.)*+')"
_BLOCK = r"(?P<block>/\*(?P<inside>[\s\S]*?)(?:\*/|\Z))"
_PYTHON = lazy(
    r"(?P<doc>(?:(?<=\n)|\A)[ \t]*[rR]?(?P<q>\"\"\"|''')(?P<inside>[\s\S]*?)(?P=q))"
    r"|(?P<string>\"\"\"[\s\S]*?\"\"\"|'''[\s\S]*?'''|" + _STRINGS + r")"
    r"|(?P<line>#[^\r\n]*)"
)
_HASH = lazy(r"(?P<string>" + _STRINGS + r")|(?P<line>(?:^|(?<=\s))#[^\r\n]*)", re.M)
_SLASH = lazy(r"(?P<string>" + _STRINGS + r"|(?<!\\)`(?:[^`\\]|\\.)*+`)|(?P<line>//[^\r\n]*)|" + _BLOCK)
_DASH = lazy(r"(?P<string>" + _STRINGS + r")|(?P<line>--[^\r\n]*)|" + _BLOCK)
_PERCENT = lazy(r"(?P<string>" + _STRINGS + r")|(?P<line>%[^\r\n]*)")
_MARKUP = lazy(r"(?P<block><!--(?P<inside>[\s\S]*?)(?:-->|\Z))")
_LEAD = lazy(r"[ \t]*(?://[/!]?|#+[:!]?|--+|;+|%+|\*+(?!/))?[ \t]*")
_SPACE = lazy(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")


def reader(pattern: re.Pattern[str]) -> Callable[[Request], Iterator[Prose]]:
    """Return the reader of the languages whose comments ``pattern`` finds."""

    def read(request: Request) -> Iterator[Prose]:
        """Yield each comment; comments on lines that follow each other are one."""
        source = request.text
        run: list[tuple[int, int]] = []
        for match in pattern.finditer(source):
            kind = match.lastgroup
            if kind == "line":
                if run and not _SPACE.fullmatch(source, run[-1][1], match.start()):
                    yield _comment(source, run)
                    run = []
                run.append(match.span())
            elif kind in ("block", "doc"):
                if run:
                    yield _comment(source, run)
                    run = []
                yield _comment(source, [match.span("inside")])
        if run:
            yield _comment(source, run)

    return read


read_python = reader(_PYTHON)
read_hash = reader(_HASH)
read_slash = reader(_SLASH)
read_dash = reader(_DASH)
read_percent = reader(_PERCENT)
read_markup = reader(_MARKUP)


def _comment(source: str, stretches: list[tuple[int, int]]) -> Prose:
    """Read the lines of a comment without the signs before them; lines that follow each other are one paragraph."""
    builder = ProseBuilder(source, stretches[0][0], _escaped)
    for start, end in stretches:
        builder.space(start)
        for match in LINE.finditer(source, start, end):
            if match.start() == match.end():
                break
            lead = _LEAD.match(source, match.start(), match.end(1))
            begin = lead.end() if lead else match.start()
            if begin == match.end(1):
                builder.line_break()
                builder.skip(match.end())
                continue
            if source[begin] in "@:-•*" or source.startswith(("TODO", "FIXME"), begin):
                builder.line_break()
            builder.space(begin)
            builder.keep(match.end(1))
            builder.space(match.end())
    return builder.prose()


def _escaped(text: str) -> str | None:
    return None if any(sign in text for sign in ("\n", "\r", "*/", '"""', "-->", "\\")) else text
