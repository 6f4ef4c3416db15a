"""How a stream likes its text: with colour or without, with Arabic isolated or as it is."""

from __future__ import annotations

from arabclean.text.record import Record

_CODES = {"error": "31;1", "warning": "33;1", "style": "36;1", "info": "34;1", "path": "1", "mark": "31;1", "dim": "2"}
_CODES |= {"added": "32", "removed": "31", "hunk": "36"}
_FSI, _PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


class Style(Record):
    """``colour``: write ANSI codes. ``isolate``: put stretches of text between FSI and PDI; only a terminal wants it.

    An isolated stretch keeps its own direction and leaves the path, the numbers and the codes around it in place.
    """

    colour: bool = False
    isolate: bool = False

    def paint(self, text: str, name: str) -> str:
        """Return ``text`` in the colour that ``name`` stands for, or as it is."""
        return f"\x1b[{_CODES[name]}m{text}\x1b[0m" if self.colour and text else text

    def isolated(self, text: str) -> str:
        """Return ``text`` as a stretch with a direction of its own, or as it is."""
        return f"{_FSI}{text}{_PDI}" if self.isolate and text else text

    def quoted(self, text: str) -> str:
        """Return ``text`` visible between «»."""
        return self.isolated(f"«{visible(text)}»")


_NON_JOINER, _JOINER = "\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"


def visible(text: str) -> str:
    """Return ``text`` on one line with what shows nothing, or would steer a terminal, written as an escape.

    Line ends become ``\\n`` and ``\\r``, tabs ``\\t``, other controls, bidirectional marks, zero-width and
    unusual spaces and lone surrogates ``\\u200b`` and the like. Joiners stay where they are at work.
    """
    if text.isprintable():  # true of letters, marks and the plain space, false of all that is escaped below
        return text
    parts: list[str] = []
    before = ""
    for char in text:
        kept = char.isprintable() or char == _NON_JOINER or (char == _JOINER and _is_emoji(before))
        parts.append(char if kept else _escape(char))
        before = char
    return "".join(parts)


def _is_emoji(char: str) -> bool:
    return char >= "\U0001f000" or char == "\N{VARIATION SELECTOR-16}" or "\u2190" <= char <= "\u2bff"


def _escape(char: str) -> str:
    short = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char)
    if short:
        return short
    code = ord(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
