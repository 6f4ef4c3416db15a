"""Lines, columns and the offsets that other programs count in; asked for at the edge, never inside."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from arabclean.text.pattern import lazy
from arabclean.text.span import Span

_LINE_END = lazy(r"\r\n|\r|\n")
_ASTRAL = lazy("[\U00010000-\U0010ffff]")


class Position(NamedTuple):
    """A place in a text: ``line`` and ``column``, both 1-based, the column in code points."""

    line: int
    column: int


class LineIndex:
    """Line starts of one text, found on the first question. A line ends with LF, CRLF or CR.

    A column inside a line's own end counts on that line.
    """

    def __init__(self, text: str) -> None:
        """Keep ``text``; nothing is computed yet."""
        self.text = text
        self._starts: list[int] | None = None
        self._astral: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Offsets of the first code point of each line; the first is 0."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return self._starts

    def position(self, offset: int) -> Position:
        """Return the line and column of a code point offset, which may be the end of the text.

        Raises:
            IndexError: the offset is outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} is outside a text of {len(self.text)} code points")
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """Return the code point offset of a 1-based line and column; the mirror of `position`.

        Raises:
            IndexError: there is no such place.
        """
        if not 1 <= line <= len(self.starts):
            raise IndexError(f"there is no line {line}: the text has {len(self.starts)}")
        result = self.starts[line - 1] + column - 1
        if column < 1 or result > len(self.text) or (line < len(self.starts) and result >= self.starts[line]):
            raise IndexError(f"there is no column {column} on line {line}")
        return result

    def line_span(self, line: int) -> Span:
        """Return the span of a 1-based line without its line end."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def utf16(self, offset: int) -> int:
        """Return how many UTF-16 code units stand before a code point offset (LSP, LanguageTool, JavaScript)."""
        if self._astral is None:
            self._astral = [match.start() for match in _ASTRAL.finditer(self.text)]
        return offset + bisect_right(self._astral, offset - 1)

    def utf8(self, offset: int) -> int:
        """Return how many UTF-8 bytes stand before a code point offset; a lone surrogate counts three."""
        return len(self.text[:offset].encode("utf-8", "surrogatepass"))

    def from_utf16(self, units: int) -> int:
        """Return the code point offset of a UTF-16 offset; one inside a surrogate pair means its start."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.utf16(middle) <= units:
                low = middle
            else:
                high = middle - 1
        return low

    def from_utf8(self, count: int) -> int:
        """Return the code point offset of a UTF-8 byte offset; one inside a character means its start."""
        data = self.text.encode("utf-8", "surrogatepass")
        count = min(max(count, 0), len(data))
        while count < len(data) and data[count] & 0xC0 == 0x80:  # a continuation byte
            count -= 1
        return len(data[:count].decode("utf-8", "surrogatepass"))
