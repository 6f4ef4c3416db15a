"""What git leaves out: ``.gitignore`` files and ``.git/info/exclude``, read without running git."""

from __future__ import annotations

import os
from pathlib import Path

from arabclean.faces.pattern import PathPattern
from arabclean.text.record import Record


class _Line(Record):
    """One pattern of a file; ``takes_back`` says that it began with ``!``."""

    takes_back: bool
    folders_only: bool
    pattern: PathPattern


class Ignored:
    """Answers whether git would leave a path out; each folder's file is read once, when first asked.

    The last pattern that fits decides, a deeper file goes before one above it, ``!`` takes back, and nothing is taken
    back inside a folder that is left out: git's own rules. Outside a repository nothing is left out.
    """

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._tops: dict[str, str | None] = {}
        self._files: dict[str, tuple[_Line, ...]] = {}

    def __call__(self, path: str | Path, *, is_folder: bool = False) -> bool:
        """Whether git leaves the path, or the folder ``path``, out. The folders above it are taken to be in."""
        whole = os.path.abspath(path)
        folder = os.path.dirname(whole)
        top = self._top(folder)
        if top is None:
            return False
        while True:
            verdict = self._verdict(folder, whole, is_folder)
            if verdict is not None:
                return verdict
            if folder == top:
                return (
                    self._by(self._patterns(os.path.join(top, ".git", "info", "exclude"), top), whole, is_folder)
                    or False
                )
            folder = os.path.dirname(folder)

    def anywhere(self, path: str | Path) -> bool:
        """Whether git leaves the file out, or a folder that it lies in: for a file that is named."""
        whole = os.path.abspath(path)
        top = self._top(os.path.dirname(whole))
        if top is None:
            return False
        above = os.path.dirname(whole)
        folders = []
        while len(above) > len(top):
            folders.append(above)
            above = os.path.dirname(above)
        return any(self(folder, is_folder=True) for folder in reversed(folders)) or self(whole)

    def _verdict(self, folder: str, whole: str, is_folder: bool) -> bool | None:
        return self._by(self._patterns(os.path.join(folder, ".gitignore"), folder), whole, is_folder)

    @staticmethod
    def _by(patterns: tuple[_Line, ...], whole: str, is_folder: bool) -> bool | None:
        for line in reversed(patterns):
            if (is_folder or not line.folders_only) and line.pattern.fits_itself(whole):
                return not line.takes_back
        return None

    def _patterns(self, file: str, folder: str) -> tuple[_Line, ...]:
        if file not in self._files:
            try:
                with open(file, encoding="utf-8-sig", errors="surrogateescape") as lines:
                    self._files[file] = tuple(filter(None, (_read(line.rstrip("\r\n"), folder) for line in lines)))
            except OSError:
                self._files[file] = ()
        return self._files[file]

    def _top(self, folder: str) -> str | None:
        """Return the folder of the repository that ``folder`` lies in."""
        if folder not in self._tops:
            above = os.path.dirname(folder)
            if os.path.lexists(os.path.join(folder, ".git")):
                self._tops[folder] = folder
            else:
                self._tops[folder] = None if above == folder else self._top(above)
        return self._tops[folder]


def _read(line: str, folder: str) -> _Line | None:
    """Return the pattern of a line; None where there is none."""
    kept = line.rstrip(" ")
    if kept.endswith("\\") and len(kept) < len(line):  # an escaped space at the end
        kept += " "
    takes_back = kept.startswith("!")
    body = kept[1:] if takes_back else kept
    if not body or body.startswith("#"):
        return None
    return _Line(takes_back, body.endswith("/"), PathPattern(body, Path(folder), escapes=True))
