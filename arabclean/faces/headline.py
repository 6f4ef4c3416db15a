"""Headlines to compare, read from lines of text, JSON lines or tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Any, NamedTuple

from arabclean.errors import SourceError
from arabclean.faces.file import Source

KINDS = ("lines", "jsonl", "csv", "tsv")
_FIELDS = ("title", "headline", "العنوان")
_LONGEST_FIELD = 64 * 1024 * 1024


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
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    return {"ndjson": "jsonl"}.get(suffix, suffix if suffix in KINDS else "lines")


def headlines(
    source: Source, columns: Columns, fail: Callable[[SourceError], None], kind: str | None = None
) -> Iterator[Headline]:
    """Yield the headlines of a file. ``fail`` is told of each line that cannot be used, by its number.

    Raises:
        SourceError: a table without the wanted columns.
    """
    kind = kind or kind_of(source.name)
    if kind == "lines":
        for number, line in enumerate(source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
            if line.strip():
                yield Headline(source.name, number, f"{source.name}:{number}", line.strip())
        return
    records = _json_lines(source, fail) if kind == "jsonl" else _table(source, "\t" if kind == "tsv" else ",", fail)
    field: str | None = None
    for number, record in records:
        field = field or _field(source.name, columns, record)
        text = record.get(field)
        if not isinstance(text, str):
            fail(SourceError(f"{source.name}:{number}: there is no text in the field {field!r}; the line is skipped"))
            continue
        name = record.get(columns.id) if columns.id else None
        yield Headline(source.name, number, f"{source.name}:{number}" if name is None else str(name), text)


def _field(path: str, columns: Columns, record: Mapping[str, Any]) -> str:
    """Return the field that holds the headline, judged by the first record.

    Raises:
        SourceError: a wanted field is not there.
    """
    known = ", ".join(record)
    if columns.id is not None and columns.id not in record:
        raise SourceError(f"{path}: there is no field {columns.id!r}; say --id with one of: {known}")
    field = columns.field or next((name for name in _FIELDS if name in record), None)
    if field is None or field not in record:
        wanted = f"no field {field!r}" if field else "no field 'title' or 'headline'"
        raise SourceError(f"{path}: there is {wanted}; say --field with one of: {known}")
    return field


def _json_lines(source: Source, fail: Callable[[SourceError], None]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(source.text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            fail(SourceError(f"{source.name}:{number}: this is not valid JSON ({error}); the line is skipped"))
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            fail(SourceError(f"{source.name}:{number}: this is not a JSON object; the line is skipped"))


def _table(source: Source, delimiter: str, fail: Callable[[SourceError], None]) -> Iterator[tuple[int, dict[str, Any]]]:
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    names: list[str] | None = None
    while True:
        number = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            fail(SourceError(f"{source.name}:{number}: this is not a valid row ({error}); the row is skipped"))
            continue
        if names is None:
            names = row
        elif len(row) > len(names):
            fail(SourceError(f"{source.name}:{number}: the row has more fields than the header; it is skipped"))
        elif row:
            yield number, dict(zip(names, row, strict=False))
