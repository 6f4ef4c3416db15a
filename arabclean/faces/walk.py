"""From the paths of a command line to the files to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from arabclean.errors import SourceError
from arabclean.faces.encoding import is_binary, wide_encoding
from arabclean.faces.pattern import PathPattern, fits_any

SUFFIXES = frozenset((".adoc", ".md", ".org", ".rst", ".srt", ".txt", ".vtt"))
"""The files that a walk through a folder looks at: prose. In data and markup a comma may be more than a comma, and
those formats are not read yet; a file that is named is looked at whatever its suffix."""

STDIN = "-"
_SKIPPED = frozenset({"node_modules", "__pycache__"})


class Target(NamedTuple):
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
) -> Iterator[Target]:
    """Yield the files that paths, folders and globs stand for, each once, folders in sorted order.

    Hidden files and folders, ``node_modules`` and binary files are passed over in folders, and symbolic links to
    folders are not followed, so that no loop can arise. ``exclude`` holds for what a folder or a glob gives, and
    with ``force_exclude`` for named files too. ``fail`` is told of each path that stands for nothing.
    """
    seen: set[str] = set()
    for argument in arguments:
        for target in _expand(argument, fail, exclude, suffixes):
            excluded = (force_exclude or not target.named) and fits_any(exclude, target.path)
            key = os.path.abspath(target.path)
            if not excluded and key not in seen:
                seen.add(key)
                yield target


def _expand(
    argument: str, fail: Callable[[SourceError], None], exclude: Sequence[PathPattern], suffixes: frozenset[str]
) -> Iterator[Target]:
    if not argument:
        fail(SourceError("the path is empty; name a file or a folder"))
        return
    path = Path(argument)
    try:
        folder = path.is_dir()
    except OSError as error:
        fail(SourceError(f"{argument}: {(error.strerror or str(error)).lower()}; check the path and your rights"))
        return
    if folder:
        yield from _walk(path, fail, exclude, suffixes)
    elif any(sign in argument for sign in "*?[") and not os.path.lexists(path):
        matches = _matches(path)
        if not matches:
            fail(SourceError(f"{argument}: no file fits this pattern; check it"))
        for match in matches:
            if match.is_dir():
                yield from _walk(match, fail, exclude, suffixes)
            elif not _looks_binary(match):
                yield Target(match, named=False)
    else:
        yield Target(path, named=True)


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


def _walk(
    top: Path, fail: Callable[[SourceError], None], exclude: Sequence[PathPattern], suffixes: frozenset[str]
) -> Iterator[Target]:
    """Yield the files of a folder, then those of the folders in it, by name."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            fail(SourceError(f"{folder}: the folder cannot be read ({reason}); check its rights"))
            continue
        deeper: list[Path] = []
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _SKIPPED:
                continue
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                if not fits_any(exclude, path):
                    deeper.append(path)
            elif path.suffix.lower() in suffixes and path.is_file() and not _looks_binary(path):
                yield Target(path, named=False)
        waiting.extend(reversed(deeper))


def _looks_binary(path: Path) -> bool:
    """Whether the file is binary. One that cannot be read, or is text in UTF-16, is not: its reader will say why."""
    try:
        with path.open("rb") as file:
            head = file.read(8192)
    except OSError:
        return False
    return is_binary(head) and wide_encoding(head) is None
