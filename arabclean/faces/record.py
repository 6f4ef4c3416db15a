"""Records with named fields, from tables and JSON lines, one after the other; a broken one costs no other."""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from arabclean.errors import SourceError
from arabclean.faces.line import Fail, Line

_LONGEST_FIELD = 64 * 1024 * 1024
_MOST_LINES = 5000  # of one row of a table; a quote that is open for longer was never meant to be one
_OPEN = "unexpected end of data"  # what csv says of a quote that is not closed


class Record(NamedTuple):
    """The fields of one record, and the 1-based number of the line on which it begins."""

    line: int
    fields: dict[str, Any]


def json_records(lines: Iterable[Line], name: str, fail: Fail) -> Iterator[Record]:
    """Yield the objects of JSON lines. ``fail`` is told of each line that is none, by its number."""
    for number, line in lines:
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            fail(SourceError(f"{name}:{number}: this is not valid JSON ({error}); the line is skipped"))
            continue
        if isinstance(record, dict):
            yield Record(number, record)
        else:
            fail(SourceError(f"{name}:{number}: this is not a JSON object; the line is skipped"))


def table_records(lines: Iterable[Line], name: str, fail: Fail, *, tabs: bool = False) -> Iterator[Record]:
    """Yield the rows of a table whose first row names the columns. ``fail`` is told of each broken row by its number.

    Commas part the fields, or semicolons if the first row has those and no comma, or ``tabs``. A row may go over many
    lines between quotes. Where quotes do not fit, only the line on which the row begins is given up; with ``tabs``,
    where quotes are often just quotes, it is read as it stands.
    """
    names: list[str] | None = None
    for number, row in _rows(lines, name, fail, tabs):
        if names is None:
            names = row
        elif len(row) > len(names):
            fail(SourceError(f"{name}:{number}: the row has more fields than the header; it is skipped"))
        elif row:
            yield Record(number, dict(zip(names, row, strict=False)))


def _rows(lines: Iterable[Line], name: str, fail: Fail, tabs: bool) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST_FIELD)
    source = iter(lines)
    waiting: deque[Line] = deque()  # lines of a row that was given up, to be read again
    delimiter = "\t" if tabs else ""
    while (first := waiting.popleft() if waiting else next(source, None)) is not None:
        if not delimiter:
            delimiter = ";" if ";" in first.text and "," not in first.text else ","
        row, taken, error = _row(first, waiting, source, delimiter)
        if row is None:
            waiting.extendleft(reversed(taken))
            if tabs:
                row = first.text.rstrip("\r\n").split("\t")
            else:
                fail(SourceError(f"{name}:{first.number}: this is not a valid row ({error}); the row is skipped"))
                continue
        yield first.number, row


def _row(
    first: Line, waiting: deque[Line], source: Iterator[Line], delimiter: str
) -> tuple[list[str] | None, list[Line], str]:
    """Return the row that begins with ``first``, the lines after it that were taken for it, and what is wrong."""
    taken: list[Line] = []
    text = first.text
    quotes = text.count('"')
    while True:
        if quotes % 2 == 0 or not taken:  # otherwise a quote is open for certain
            try:
                return next(csv.reader([text], delimiter=delimiter, strict=True), []), taken, ""
            except csv.Error as error:
                if str(error) != _OPEN:
                    return None, taken, str(error)
        line = waiting.popleft() if waiting else next(source, None)
        if line is None or len(taken) >= _MOST_LINES:
            if line is not None:
                taken.append(line)
            return None, taken, "a quote is not closed"
        taken.append(line)
        text += line.text
        quotes += line.text.count('"')
