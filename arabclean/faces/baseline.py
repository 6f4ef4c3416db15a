"""The baseline: findings that are known and not reported, so that an old archive can begin today.

A finding is known by its file and its fingerprint (`arabclean.fingerprint`), which stays when lines move.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from arabclean.checker import Report
from arabclean.errors import SourceError
from arabclean.faces.file import load, write_new
from arabclean.fingerprint import fingerprints

NAME = "arabclean-baseline.json"
_VERSION = 1


class Baseline:
    """The known findings by file; paths are taken from the folder of the baseline."""

    def __init__(self, path: Path, files: Mapping[str, Mapping[str, str]]) -> None:
        """Take what stands in the file ``path``: by file, the rule of each fingerprint."""
        self._path = path
        self._folder = os.path.abspath(path.parent)
        self._files = {name: dict(marks) for name, marks in files.items()}

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Read a baseline.

        Raises:
            SourceError: it is missing or is none.
        """
        try:
            data: Any = json.loads(load(path)[0])
            files = data["files"]
            if data["version"] != _VERSION or not isinstance(files, dict):
                raise SourceError(
                    f"{path}: it is a baseline of another version; arabclean baseline update makes it anew"
                )
            return cls(path, {str(name): {str(k): str(v) for k, v in marks.items()} for name, marks in files.items()})
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise SourceError(f"{path}: it is not a baseline; arabclean baseline update makes one") from None

    def known(self, path: str) -> frozenset[str]:
        """Return the fingerprints of the known findings of a file."""
        return frozenset(self._files.get(self._name(path), ()))

    def note(self, path: str, report: Report) -> None:
        """Let all findings of a file be known, and no others."""
        marks = fingerprints(report, report.document.text)
        found = {mark: finding.rule for mark, finding in zip(marks, report, strict=True)}
        self._files.pop(self._name(path), None)
        if found:
            self._files[self._name(path)] = found

    def forget_missing(self) -> None:
        """Forget files that are no longer there."""
        self._files = {name: marks for name, marks in self._files.items() if os.path.exists(self._folder + "/" + name)}

    def __len__(self) -> int:
        return sum(map(len, self._files.values()))

    def write(self) -> None:
        """Write the baseline, one finding a line, so that it merges well.

        Raises:
            SourceError: it cannot be written.
        """
        parts: list[str] = []
        for name, marks in sorted(self._files.items()):
            lines = ",\n".join(f"{json.dumps(mark)}: {json.dumps(rule)}" for mark, rule in _sorted(marks.items()))
            parts.append(f"{json.dumps(name, ensure_ascii=False)}: {{\n{lines}\n}}")
        body = ",\n".join(parts)
        write_new(self._path, f'{{"version": {_VERSION}, "files": {{\n{body}\n}}}}\n'.encode("utf-8", "surrogatepass"))

    def _name(self, path: str) -> str:
        return os.path.relpath(os.path.abspath(path), self._folder).replace(os.sep, "/")


def _sorted(items: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(items, key=lambda item: (item[1], item[0]))
