"""The message of a commit as git hands it to a hook: comments, trailers and the diff below are no part of it."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.formats.form import Request
from arabclean.formats.prose import LINE, Prose, ProseBuilder
from arabclean.text.pattern import lazy

_SCISSORS = "# ------------------------ >8 ------------------------"
_TRAILER = lazy(r"[A-Za-z][A-Za-z-]*: |\(cherry picked from commit ")
_ITEM = lazy(r"[-*•] |\d+[.)] ")


def read(request: Request) -> Iterator[Prose]:
    """Yield the subject, and then the body; the lines of a paragraph are one."""
    source = request.text
    end = source.find(_SCISSORS)
    end = len(source) if end < 0 else end
    subject: ProseBuilder | None = None
    body: ProseBuilder | None = None
    for match in LINE.finditer(source, 0, end):
        if match.start() == match.end():
            break
        content = match[1]
        if content.startswith("#") or (body is not None and _TRAILER.match(content)):
            if body is not None:
                body.skip(match.end())
        elif subject is None:
            if content.strip():
                subject = ProseBuilder(source, match.start())
                subject.keep(match.end(1))
                yield subject.prose()
                body = ProseBuilder(source, match.end())
        elif body is not None:
            if not content.strip() or _ITEM.match(content):
                body.line_break()
            if content.strip():
                body.keep(match.end(1))
                body.space(match.end())
            else:
                body.skip(match.end())
    if body is not None:
        yield body.prose()
