"""Headlines to compare, read from lines of text, JSON lines, tables and pages, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from arabclean.errors import SourceError
from arabclean.faces.encoding import decode
from arabclean.faces.line import Fail, lines
from arabclean.faces.page import TITLES, html_title, markdown_title
from arabclean.faces.record import Record, json_records, table_records

PAGES = ("markdown", "html")
KINDS = ("lines", "jsonl", "csv", "tsv", *PAGES)
_KIND = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
SUFFIXES = frozenset((".txt", *_KIND))
"""What a walk through a folder looks at for headlines."""

FIELDS = ("title", "headline", "العنوان")


class Headline(NamedTuple):
    """A headline, its 1-based line in the file ``path``, and its name there (its ``path:line`` if it has none)."""

    path: str
    line: int
    id: str
    text: str


class Columns(NamedTuple):
    """The names of the fields that hold the headline and its name; None: the usual ones."""

    field: str | None = None
    id: str | None = None


def kind_of(name: str) -> str:
    """Return how the file of this name holds headlines: one of `KINDS`."""
    return _KIND.get(PurePath(name).suffix.lower(), "lines")


def headlines(
    stream: Iterable[bytes],
    name: str,
    columns: Columns,
    fail: Fail,
    kind: str | None = None,
    *,
    usual: Sequence[str] = FIELDS,
) -> Iterator[Headline]:
    """Yield the headlines of the file ``name``. ``fail`` is told of each line that cannot be used, by its number.

    ``usual`` are the fields of records that are looked for if none is asked for. Of lines, JSON lines and tables no
    more than one is held at a time. A page has one headline, or none.

    Raises:
        SourceError: it is no text, or a table without the wanted columns.
    """
    kind = kind or kind_of(name)
    if kind in PAGES:
        yield from _page(stream, name, columns, kind)
        return
    rows = lines(stream, name, fail)
    if kind == "lines":
        for number, line in rows:
            if line.strip():
                yield Headline(name, number, f"{name}:{number}", line.strip())
        return
    is_json = kind == "jsonl"
    records = json_records(rows, name, fail) if is_json else table_records(rows, name, fail, tabs=kind == "tsv")
    yield from _of_records(records, name, columns, fail, usual)


def _of_records(
    records: Iterator[Record], name: str, columns: Columns, fail: Fail, usual: Sequence[str]
) -> Iterator[Headline]:
    field: str | None = None
    for number, record in records:
        field = field or _field(name, columns, record, usual)
        text = record.get(field)
        if not isinstance(text, str):
            fail(SourceError(f"{name}:{number}: there is no text in the field {field!r}; the line is skipped"))
            continue
        id = record.get(columns.id) if columns.id else None
        yield Headline(name, number, f"{name}:{number}" if id is None else str(id), text)


def _page(stream: Iterable[bytes], name: str, columns: Columns, kind: str) -> Iterator[Headline]:
    known = ("title", "h1") if kind == "markdown" else TITLES
    if columns.field not in (None, *known):
        raise SourceError(f"{name}: a page has no field {columns.field!r}; say --field with one of: {', '.join(known)}")
    try:
        text = decode(b"".join(stream))[0]
    except SourceError as error:
        raise SourceError(f"{name}: {error}") from None
    title = (markdown_title if kind == "markdown" else html_title)(text, columns.field)
    if title is not None:
        yield Headline(name, title.line, name, title.text)


def _field(path: str, columns: Columns, record: Mapping[str, Any], usual: Sequence[str]) -> str:
    """Return the field that holds the headline, judged by the first record.

    Raises:
        SourceError: a wanted field is not there.
    """
    known = ", ".join(record)
    if columns.id is not None and columns.id not in record:
        raise SourceError(f"{path}: there is no field {columns.id!r}; say --id with one of: {known}")
    field = columns.field or next((name for name in usual if name in record), None)
    if field is None or field not in record:
        wanted = f"no field {field!r}" if field else f"no field {' or '.join(map(repr, usual[:2]))}"
        raise SourceError(f"{path}: there is {wanted}; say --field with one of: {known}")
    return field
