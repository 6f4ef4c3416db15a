"""Subtitles, SRT and WebVTT: a sentence goes on from cue to cue, and is one line of prose."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from arabclean.formats.form import Request
from arabclean.formats.prose import LINE, Prose, ProseBuilder
from arabclean.text.pattern import lazy

_TIMES = lazy(r"\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->")
_MUTE = lazy(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
_END = lazy(r"[.؟?!…:][»”\"')\]]*(?:</[^<>]*>)*\s*$")
_INSIDE = lazy(r"(?P<tag><[^<>\r\n]*>|\{\\[^{}\r\n]*\})|(?P<entity>&(?:#\d+|[a-z]+);)|(?P<text>[^<&{\r\n]+|.)")


def read(request: Request) -> Iterator[Prose]:
    """Yield the words of all cues; a line ends where a cue ends with a stop or the next begins with a dash."""
    source = request.text
    builder = ProseBuilder(source, escape=_escaped)
    ended = False  # whether the last line of words ended with a stop
    speaking = False  # between the times of a cue and the empty line after it
    for match in LINE.finditer(source):
        if match.start() == match.end():
            break
        content = match[1]
        if _TIMES.match(content):
            speaking = True
            builder.skip(match.end())
        elif not content.strip() or not speaking or _MUTE.match(content):
            speaking = False
            builder.skip(match.end())
        else:
            if ended or content.startswith(("-", "–", "—")):
                builder.line_break()
            for piece in _INSIDE.finditer(source, match.start(), match.end(1)):
                if piece.lastgroup == "tag":
                    builder.skip(piece.end())
                elif piece.lastgroup == "entity":
                    builder.read(piece.end(), unescape(piece[0]))
                else:
                    builder.keep(piece.end())
            builder.space(match.end())
            ended = _END.search(content) is not None
    yield builder.prose()


def _escaped(text: str) -> str | None:
    return None if "\n" in text or "-->" in text else text
