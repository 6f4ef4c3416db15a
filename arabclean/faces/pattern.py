"""Glob patterns of a configuration, such as ``drafts/``, ``*.srt`` or ``docs/**/old-*.md``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
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
        found = [match.group() for match in pieces]
        self._pattern = re.compile(_source(found if anchored else ["**/", *found], escapes), re.DOTALL)

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


def _source(pieces: Sequence[str], escapes: bool) -> str:
    """Return the regular expression of the pieces of a pattern.

    What stands between two wildcards is best matched where it comes first, which leaves the most to the rest. So each
    such stretch is an atomic group, and a pattern with many wildcards does not try every way to share out a path.
    """
    stretches: list[tuple[str, list[list[str]]]] = [("", [[]])]  # by what crosses slashes, and in it by what does not
    last = ""
    for piece in pieces:
        if piece == "**/" and last and not last.endswith("/"):  # a**/b
            stretches.append((".*?", [["/"]]))
        elif piece in ("**/", "**"):
            stretches.append(("(?:.*?/)??" if piece == "**/" else ".*?", [[]]))
        elif piece == "*":
            stretches[-1][1].append([])
        else:
            stretches[-1][1][-1].append(_piece(piece, escapes))
        last = piece
    sources = [opener + _within(parts) for opener, parts in stretches]
    if last == "**" and len(pieces) > 1 and pieces[-2] in ("/", "**/"):
        sources[-1] = ".+"  # what is in a folder, not the folder itself
    return "".join(f"(?>{source})" if source else "" for source in sources[:-1]) + sources[-1]


def _within(parts: Sequence[Sequence[str]]) -> str:
    """Return what lies between wildcards that cross slashes: parts between those that do not."""
    first, *rest = ("".join(part) for part in parts)
    if not rest:
        return first
    *inner, last = rest
    return first + "".join(f"(?>[^/]*?{part})" for part in inner if part) + f"[^/]*?{last}"


def _piece(piece: str, escapes: bool) -> str:
    if escapes and piece[0] == "\\" and len(piece) == 2:
        return re.escape(piece[1])
    if piece == "?":
        return "[^/]"
    return _class(piece[1:-1]) if len(piece) > 1 else re.escape(piece)


def _class(inside: str) -> str:
    """Return the class of signs ``[inside]``; a range whose end comes before its beginning holds none."""
    negated = len(inside) > 1 and inside[0] in "!^"
    signs: list[str] = []
    at = int(negated)
    while at < len(inside):
        if inside[at + 1 : at + 2] == "-" and at + 2 < len(inside):
            if inside[at] <= inside[at + 2]:
                signs.append(f"{re.escape(inside[at])}-{re.escape(inside[at + 2])}")
            at += 3
        else:
            signs.append(re.escape(inside[at]))
            at += 1
    if negated:
        return f"[^/{''.join(signs)}]"
    return f"(?!/)[{''.join(signs)}]" if signs else "(?!)"
