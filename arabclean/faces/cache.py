"""What was found before, by the content of a file, the configuration, and the version of rules and data."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from arabclean import __version__, resources
from arabclean.checker import Report, Suppressed
from arabclean.document import Document
from arabclean.errors import SourceError
from arabclean.faces.configuration import Setting
from arabclean.finding import Finding, Fix, Message, Safety, Severity
from arabclean.text import Edit, Span

_NAME = "findings-1.sqlite"
_MOST = 200_000


def folder(environment: Mapping[str, str]) -> str:
    """Return the user's folder for what can be lost."""
    home = environment.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(home, "arabclean")


class Cache:
    """A table from keys to findings. A cache that is damaged or locked is as good as none: it fails no run."""

    def __init__(self, table: sqlite3.Connection, chosen: Setting) -> None:
        """Take an open table."""
        self._table = table
        self._chosen = chosen
        self._rules = _rules_mark()
        self._new: list[tuple[bytes, str]] = []

    @classmethod
    def open(cls, place: str, chosen: Setting) -> Cache:
        """Open the cache in a folder, which is made if need be.

        Raises:
            SourceError: the folder cannot be used.
        """
        path = os.path.join(place, _NAME)
        try:
            os.makedirs(place, exist_ok=True)
            try:
                return cls(_table(path), chosen)
            except sqlite3.DatabaseError:  # damaged: begin anew
                os.unlink(path)
                return cls(_table(path), chosen)
        except (OSError, sqlite3.Error) as error:
            raise SourceError(
                f"{place}: the cache cannot be used ({error}); leave --cache out or clear the folder"
            ) from None

    def get(self, name: str, text: str) -> Report | None:
        """Return what was found in this text before."""
        try:
            row = self._table.execute("SELECT value FROM finding WHERE key = ?", (self._key(name, text),)).fetchone()
            return None if row is None else _report(json.loads(row[0]), Document(text, id=name))
        except (sqlite3.Error, ValueError, TypeError, LookupError, RecursionError):
            return None

    def put(self, name: str, text: str, report: Report) -> None:
        """Keep what was found."""
        self._new.append((self._key(name, text), json.dumps(_object(report), ensure_ascii=True)))

    def close(self) -> None:
        """Write what is new."""
        with suppress(sqlite3.Error):
            if self._new:
                with self._table:
                    self._table.executemany("INSERT OR REPLACE INTO finding VALUES (?, ?)", self._new)
                    self._table.execute(
                        "DELETE FROM finding WHERE rowid <= (SELECT max(rowid) FROM finding) - ?", (_MOST,)
                    )
        self._table.close()

    def _key(self, name: str, text: str) -> bytes:
        way = self._chosen.way(name)
        data = f"{self._rules}\0{way}\0".encode("utf-8", "surrogatepass") + text.encode("utf-8", "surrogatepass")
        return blake2b(data, digest_size=16).digest()


def _table(path: str) -> sqlite3.Connection:
    table = sqlite3.connect(path, timeout=2)
    try:
        table.execute("CREATE TABLE IF NOT EXISTS finding (key BLOB PRIMARY KEY, value TEXT)")
    except sqlite3.Error:
        table.close()  # from 3.13 on Python warns of a table that is left open
        raise
    return table


def _rules_mark() -> str:
    """Return what changes whenever the rules or their data may have changed."""
    package = Path(resources.__file__).parent
    files = [*sorted(package.rglob("*.py")), package / "data" / "rules.json", package / "data" / "lists.json"]
    marks: list[object] = [__version__, sorted(resources.versions().items())]
    for file in files:
        with suppress(OSError):
            status = file.stat()
            marks.append((file.name, status.st_size, status.st_mtime_ns))
    return repr(marks)


def _object(report: Report) -> dict[str, Any]:
    return {
        "findings": [_packed(finding) for finding in report],
        "suppressed": [[_packed(hidden.finding), hidden.kind, hidden.reason] for hidden in report.suppressed],
    }


def _packed(finding: Finding) -> list[Any]:
    fixes = [[fix.safety, [[*edit.span, edit.text] for edit in fix.edits]] for fix in finding.fixes]
    return [
        finding.rule, finding.code, *finding.span, finding.severity, *finding.template, finding.confidence, fixes,
        dict(finding.args), [[*span] for span in finding.related],
    ]  # fmt: skip


def _report(value: dict[str, Any], document: Document) -> Report:
    findings = tuple(_unpacked(each, document) for each in value["findings"])
    hidden = tuple(Suppressed(_unpacked(each, document), kind, reason) for each, kind, reason in value["suppressed"])
    return Report(document, findings, dict(resources.versions()), hidden)


def _unpacked(value: list[Any], document: Document) -> Finding:
    rule, code, start, end, severity, ar, en, confidence, fixes, args, related = value
    span = Span(start, end)
    return Finding(
        rule=rule,
        code=code,
        span=span,
        text=span.of(document.text),
        severity=Severity(severity),
        template=Message(ar, en),
        confidence=confidence,
        fixes=tuple(
            Fix(tuple(Edit(Span(a, b), text) for a, b, text in edits), Safety(safety)) for safety, edits in fixes
        ),
        args=args,
        related=tuple(Span(*each) for each in related),
        lines=document.index,
    )
