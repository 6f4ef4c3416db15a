"""Glob patterns of a configuration, such as ``drafts/``, ``*.srt`` or ``docs/**/old-*.md``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from arabclean.text.pattern import lazy

_PIECES = r"\*\*/|\*\*|\*|\?|\[!?[^\]/]{1,200}\]|."
_PIECE = lazy(_PIECES, re.DOTALL)
_ESCAPED_PIECE = lazy(r"\\.|" + _PIECES, re.DOTALL)


class PathPattern:
    """One pattern over paths below ``root``, with the meaning that it has in ``.gitignore``.

    A pattern without a slash fits at any depth; one with a slash is read from ``root``; ``*`` and ``?`` stop at a
    slash, ``**`` does not. A pattern that fits a folder fits all that is in it.
    """

    def __init__(self, pattern: str, root: Path, *, escapes: bool = False) -> None:
        """Compile the pattern; with ``escapes`` a backslash takes the meaning from the sign after it, as for git."""
        self._root = os.path.abspath(root)
        body = pattern.removeprefix("./").rstrip("/")
        anchored = "/" in body
        pieces = (_ESCAPED_PIECE if escapes else _PIECE).finditer(body.lstrip("/"))
        text = "".join(_piece(match.group(), escapes) for match in pieces)
        if text.endswith("/.*"):
            text += "+"  # what is in a folder, not the folder itself
        self._pattern = re.compile(("" if anchored else "(?:.*/)?") + text.replace(".*+", ".+"), re.DOTALL)

    def fits(self, path: str | Path) -> bool:
        """Whether the path, or a folder that it lies in, fits. A path outside ``root`` fits nothing."""
        relative = self._relative(path)
        return relative is not None and any(self._pattern.fullmatch(part) for part in _ancestry(relative))

    def fits_itself(self, path: str | Path) -> bool:
        """Whether the path itself fits, and not only a folder that it lies in."""
        relative = self._relative(path)
        return relative is not None and self._pattern.fullmatch(relative) is not None

    def _relative(self, path: str | Path) -> str | None:
        """Return the path from ``root`` with slashes; None for ``root`` and what lies outside."""
        whole = os.path.abspath(path)
        inside = self._root if self._root.endswith(os.sep) else self._root + os.sep
        if not whole.startswith(inside):
            return None
        return whole[len(inside) :].replace(os.sep, "/")


def fits_any(patterns: Iterable[PathPattern], path: str | Path) -> bool:
    """Whether one of the patterns fits the path."""
    return any(pattern.fits(path) for pattern in patterns)


def _ancestry(path: str) -> Iterator[str]:
    yield path
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _piece(piece: str, escapes: bool = False) -> str:
    if escapes and piece[0] == "\\" and len(piece) == 2:
        return re.escape(piece[1])
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
