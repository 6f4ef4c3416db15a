"""From the paths of a command line to the files to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from arabclean.errors import SourceError
from arabclean.faces.encoding import is_binary, wide_encoding
from arabclean.faces.ignored import Ignored
from arabclean.faces.pattern import PathPattern, fits_any
from arabclean.text.record import Record

SUFFIXES = frozenset((".adoc", ".md", ".org", ".rst", ".srt", ".txt", ".vtt"))
"""The files that a walk through a folder looks at for plain text. In data and markup a comma may be more than a comma:
`arabclean.formats` reads those. A file that is named is looked at whatever its suffix."""

PACKED = frozenset((".docx", ".gz", ".odt", ".xz"))
"""Files that hold text although their bytes are none."""
STDIN = "-"
_SKIPPED = frozenset({"node_modules", "__pycache__"})


class Target(Record):
    """A file to look at; ``named`` says that the user named this very file."""

    path: Path
    named: bool


def targets(
    arguments: Iterable[str],
    fail: Callable[[SourceError], None],
    *,
    exclude: Sequence[PathPattern] = (),
    force_exclude: bool = False,
    suffixes: frozenset[str] = SUFFIXES,
    ignored: Ignored | None = None,
    note: Callable[[str], None] | None = None,
) -> Iterator[Target]:
    """Yield the files that paths, folders and globs stand for, each once, folders in sorted order.

    Hidden files and folders, ``node_modules`` and binary files are passed over in folders, and symbolic links to
    folders are not followed, so that no loop can arise. ``exclude`` and ``ignored`` hold for what a folder or a glob
    gives, and with ``force_exclude`` for named files too. ``fail`` is told of each path that stands for nothing, a
    folder without a file of ``suffixes`` among them, ``note`` of each binary file that is passed over.
    """
    seen: set[str] = set()
    walker = _Walker(fail, exclude, suffixes, ignored, note)
    for argument in arguments:
        for target in walker.expand(argument):
            excluded = (force_exclude or not target.named) and fits_any(exclude, target.path)
            if force_exclude and target.named and ignored is not None:
                excluded = excluded or ignored.anywhere(target.path)
            key = os.path.abspath(target.path)
            if not excluded and key not in seen:
                seen.add(key)
                yield target


def _matches(pattern: Path) -> list[Path]:
    """Return what a glob fits, in order. ``**`` follows no symbolic link; what is hidden must be spelled out."""
    top = Path(pattern.anchor or ".")
    wanted = pattern.relative_to(top) if pattern.anchor else pattern
    try:
        return sorted(
            match
            for match in top.glob(str(wanted))
            if not any(part.startswith(".") and part not in pattern.parts for part in match.parts)
        )
    except ValueError:  # such as a** before Python 3.13
        return []


class _Walker:
    """Turns one argument into files."""

    def __init__(
        self,
        fail: Callable[[SourceError], None],
        exclude: Sequence[PathPattern],
        suffixes: frozenset[str],
        ignored: Ignored | None,
        note: Callable[[str], None] | None,
    ) -> None:
        self._fail = fail
        self._exclude = exclude
        self._suffixes = suffixes
        self._ignored = ignored
        self._note = note
        self._met = False  # whether the last folder held anything of ours, perhaps left out

    def expand(self, argument: str) -> Iterator[Target]:
        if not argument:
            self._fail(SourceError("the path is empty; name a file or a folder"))
            return
        path = Path(argument)
        try:
            folder = path.is_dir()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self._fail(SourceError(f"{argument}: {reason}; check the path and your rights"))
            return
        if folder:
            yield from self._walk(path)
            if not self._met:
                says = "no file whose suffix is known stands in this folder; name the file itself, which is read anyway"
                self._fail(SourceError(f"{argument}: {says}"))
        elif any(sign in argument for sign in "*?[") and not os.path.lexists(path):
            matches = _matches(path)
            if not matches:
                self._fail(SourceError(f"{argument}: no file fits this pattern; check it"))
            for match in matches:
                if match.is_dir():
                    yield from self._walk(match)
                elif not (self._ignored and self._ignored.anywhere(match)) and not self._passes_over(match):
                    yield Target(match, named=False)
        else:
            yield Target(path, named=True)

    def _walk(self, top: Path) -> Iterator[Target]:
        """Yield the files of a folder, then those of the folders in it, by name."""
        waiting = [top]
        self._met = False
        while waiting:
            folder = waiting.pop()
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                self._fail(SourceError(f"{folder}: the folder cannot be read ({reason}); check its rights"))
                self._met = True  # perhaps, and it is complained of already
                continue
            deeper: list[Path] = []
            for entry in entries:
                if entry.name.startswith(".") or entry.name in _SKIPPED:
                    continue
                path = folder / entry.name
                if entry.is_dir(follow_symlinks=False):
                    if fits_any(self._exclude, path) or self._leaves_out(path, is_folder=True):
                        self._met = True  # what is in it nobody wants to see
                    else:
                        deeper.append(path)
                elif path.suffix.lower() in self._suffixes and path.is_file():
                    self._met = True
                    if not (self._leaves_out(path) or self._passes_over(path)):
                        yield Target(path, named=False)
            waiting.extend(reversed(deeper))

    def _leaves_out(self, path: Path, *, is_folder: bool = False) -> bool:
        return self._ignored is not None and self._ignored(path, is_folder=is_folder)

    def _passes_over(self, path: Path) -> bool:
        if path.suffix.lower() in PACKED or not _looks_binary(path):
            return False
        if self._note is not None:
            self._note(f"{path}: passed over: it is a binary file")
        return True


def _looks_binary(path: Path) -> bool:
    """Whether the file is binary. One that cannot be read, or is text in UTF-16, is not: its reader will say why."""
    try:
        with path.open("rb") as file:
            head = file.read(8192)
    except OSError:
        return False
    return is_binary(head) and wide_encoding(head) is None
