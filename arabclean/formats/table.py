"""CSV and TSV: the cells of chosen columns, each a text of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from arabclean.formats.form import Request
from arabclean.formats.prose import Prose, ProseBuilder
from arabclean.formats.yaml import SHOWN
from arabclean.text.pattern import lazy

_COMMA = lazy(r'(?:"((?:[^"]|"")*+)"|((?!")[^,\r\n]*))(,|\r\n|\r|\n|\Z)')
_SEMICOLON = lazy(r'(?:"((?:[^"]|"")*+)"|((?!")[^;\r\n]*))(;|\r\n|\r|\n|\Z)')
_TAB = lazy(r'(?:"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*))(\t|\r\n|\r|\n|\Z)')
_QUOTES = lazy('""')


def read_csv(request: Request) -> Iterator[Prose]:
    """Yield the cells of a table parted by commas, or by semicolons where the first line has more of them."""
    first = request.text[:10_000].partition("\n")[0]
    yield from _cells(request, ";" if first.count(";") > first.count(",") else ",")


def read_tsv(request: Request) -> Iterator[Prose]:
    """Yield the cells of a table parted by tabs."""
    yield from _cells(request, "\t")


def _cells(request: Request, delimiter: str) -> Iterator[Prose]:
    source = request.text
    pattern = {",": _COMMA, ";": _SEMICOLON, "\t": _TAB}[delimiter]
    wanted: frozenset[int] | None = None
    header: list[str] = []
    column, line, at = 0, 1, 0
    while at < len(source):
        match = pattern.match(source, at)
        if match is None:  # a quoted cell with text after it, or one that is never closed
            stop = source.find("\n", at)
            stop = len(source) if stop < 0 else stop + 1
            request.complain(line, "this is not a valid row (a quotation mark is out of place); the row is left out")
            line, column, at = line + 1, 0, stop
            continue
        quoted = match[1] is not None
        span = match.span(1) if quoted else match.span(2)
        if wanted is None:
            header.append(source[slice(*span)].replace('""', '"').strip("\ufeff \t"))
        elif column in wanted and span[1] > span[0]:
            yield _cell(source, *span, quoted=quoted, delimiter=delimiter)
        line += source.count("\n", at, match.end())
        at = match.end()
        column += 1
        if match[3] != delimiter:
            if wanted is None:
                wanted = _columns(header, request)
                if not wanted:
                    return
            column = 0


def _columns(header: Sequence[str], request: Request) -> frozenset[int]:
    """Return the columns to read: by name, or by number from 1; where none is asked for, those with a known name."""
    fields = request.fields or SHOWN
    found = {at for at, name in enumerate(header) if name in fields or name.lower() in fields}
    found |= {int(field) - 1 for field in request.fields if field.isdigit() and 0 < int(field) <= len(header)}
    if not found:
        known = ", ".join(name for name in header if name) or "(no header)"
        request.complain(0, f"no column is known to hold prose; say --fields with some of: {known}")
    return frozenset(found)


def _cell(source: str, start: int, end: int, *, quoted: bool, delimiter: str) -> Prose:
    builder = ProseBuilder(source, start, _doubled if quoted else partial(_bare, delimiter))
    if quoted:
        for match in _QUOTES.finditer(source, start, end):
            builder.keep(match.start())
            builder.read(match.end(), '"')
    builder.keep(end)
    return builder.prose()


def _doubled(text: str) -> str | None:
    return text.replace('"', '""')


def _bare(delimiter: str, text: str) -> str | None:
    return None if any(sign in text for sign in (delimiter, '"', "\n", "\r")) else text
