"""Glob patterns of a configuration, such as ``drafts/``, ``*.srt`` or ``docs/**/old-*.md``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]/]+\]|.", re.DOTALL)


class PathPattern:
    """One pattern over paths below ``root``, with the meaning that it has in ``.gitignore``.

    A pattern without a slash fits at any depth; one with a slash is read from ``root``; ``*`` and ``?`` stop at a
    slash, ``**`` does not. A pattern that fits a folder fits all that is in it.
    """

    def __init__(self, pattern: str, root: Path) -> None:
        """Compile the pattern."""
        self._root = os.path.abspath(root)
        body = pattern.removeprefix("./").rstrip("/")
        anchored = "/" in body
        text = "".join(_piece(match.group()) for match in _PIECE.finditer(body.lstrip("/")))
        self._pattern = re.compile(("" if anchored else "(?:.*/)?") + text, re.DOTALL)

    def fits(self, path: str | Path) -> bool:
        """Whether the path, or a folder that it lies in, fits. A path outside ``root`` fits nothing."""
        whole = os.path.abspath(path)
        try:
            relative = Path(os.path.relpath(whole, self._root)).as_posix()
        except ValueError:  # another drive
            return False
        if relative == "." or relative.startswith("../"):
            return False
        return any(self._pattern.fullmatch(part) for part in _ancestry(relative))


def fits_any(patterns: Iterable[PathPattern], path: str | Path) -> bool:
    """Whether one of the patterns fits the path."""
    return any(pattern.fits(path) for pattern in patterns)


def _ancestry(path: str) -> Iterator[str]:
    yield path
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _piece(piece: str) -> str:
    if piece == "**/":
        return "(?:.*/)?"
    if piece == "**":
        return ".*"
    if piece == "*":
        return "[^/]*"
    if piece == "?":
        return "[^/]"
    if len(piece) > 1:
        return "[" + piece[1:-1].replace("\\", r"\\").replace("!", "^", piece.startswith("[!")) + "]"
    return re.escape(piece)
