"""The paragraphs of articles: text files, pages, and records with a body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from arabclean.duplicates.passage import paragraphs as spans
from arabclean.errors import SourceError
from arabclean.faces.encoding import decode
from arabclean.faces.headline import Columns, headlines, kind_of
from arabclean.faces.line import Fail
from arabclean.faces.page import html_blocks
from arabclean.text import Span

BODIES = ("body", "text", "content", "article", "النص")
"""The fields that usually hold an article."""

_BLOCK = re.compile(r"(?:^|(?<=\n))[ \t]*\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_END = re.compile("\r\n|\r|\n")


class Paragraph(NamedTuple):
    """A paragraph and its place: file, 1-based line, name of its article.

    ``span`` counts code points from the start of the article: the file's text, or the field's. None in HTML, where
    marks and references stand between the letters.
    """

    path: str
    line: int
    id: str
    span: Span | None
    text: str


def paragraphs(
    stream: Iterable[bytes], name: str, columns: Columns, fail: Fail, kind: str | None = None
) -> Iterator[Paragraph]:
    """Yield the paragraphs of the file ``name``; ``fail`` is told of each record that cannot be used.

    A paragraph is a line, of Markdown the lines between empty ones, of HTML a block.

    Raises:
        SourceError: it is no text, or a table without the wanted columns.
    """
    kind = kind or kind_of(name)
    if kind in ("jsonl", "csv", "tsv"):
        for article in headlines(stream, name, columns, fail, kind, usual=BODIES):
            for span in spans(article.text):
                yield Paragraph(name, article.line, article.id, span, span.of(article.text))
        return
    try:
        text = decode(b"".join(stream))[0]
    except SourceError as error:
        raise SourceError(f"{name}: {error}") from None
    if kind == "html":
        for line, block in html_blocks(text):
            yield Paragraph(name, line, name, None, block)
        return
    found = spans(text) if kind == "lines" else _blocks(text)
    line, done = 1, 0
    for span in found:
        line += sum(1 for _ in _END.finditer(text, done, span.start))
        done = span.start
        yield Paragraph(name, line, name, span, span.of(text))


def _blocks(text: str) -> Iterator[Span]:
    """Yield the lines between empty ones."""
    for match in _BLOCK.finditer(text):
        block = match.group()
        start = match.start() + len(block) - len(block.lstrip())
        yield Span(start, match.start() + len(block.rstrip()))
