"""On which line of a TOML text a key stands. The parser of the standard library does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_LINE = rf"[ \t]*(?:\[\[?[ \t]*({_KEY})[ \t]*\]\]?|({_KEY})[ \t]*=)"


def key_line(text: str, keys: Sequence[str]) -> int | None:
    """Return the 1-based line on which the key that ``keys`` lead to is set, or the nearest above it that is.

    A last item that is no key stands in the value: the first line from there on that quotes it is meant.
    """
    found: tuple[int, int] | None = None
    for line, way in _ways(text):
        depth = _shared(way, keys)
        if depth == len(way) and (found is None or depth > found[0]):
            found = depth, line
    if found is None:
        return None
    depth, line = found
    if depth < len(keys):
        for number, content in enumerate(text.split("\n")[line - 1 :], line):
            if says(content, keys[-1]):
                return number
    return line


def says(text: str, word: str) -> bool:
    """Whether a TOML text quotes a word, or sets a key of that name."""
    return any(each in text for each in (f'"{word}"', f"'{word}'", f"{word} =", f"{word}="))


def _ways(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that opens a table or sets a key, with the way to it."""
    pattern = re.compile(_LINE)
    table: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        match = pattern.match(line)
        if match is None:
            continue
        header, key = match.groups()
        if header is not None:
            table = _parts(header)
            yield number, table
        else:
            yield number, [*table, *_parts(key)]


def _parts(key: str) -> list[str]:
    parts = re.findall(_PART, key)
    return [part[1:-1] if part[0] in "\"'" else part for part in parts]


def _shared(way: Sequence[str], keys: Sequence[str]) -> int:
    depth = 0
    while depth < min(len(way), len(keys)) and way[depth] == keys[depth]:
        depth += 1
    return depth
