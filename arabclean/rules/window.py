"""The words around a place, as the model of context sees them."""

from __future__ import annotations

from arabclean.context import EDGE, LATIN, NUMBER, Window, symbol
from arabclean.document import Document
from arabclean.tokens import Kind, Token


def window(document: Document, first: Token, last: Token | None = None) -> Window:
    """Return what stands before ``first`` and after ``last`` (or ``first``); a line end is an edge."""
    tokens = document.tokens
    at = document.at(first)
    end = at if last is None else document.at(last)
    before = _symbol(document, tokens[at - 1], tokens[at]) if at else EDGE
    before2 = _symbol(document, tokens[at - 2], tokens[at - 1]) if at > 1 and before != EDGE else EDGE
    after = _symbol(document, tokens[end + 1], tokens[end]) if end + 1 < len(tokens) else EDGE
    after2 = _symbol(document, tokens[end + 2], tokens[end + 1]) if end + 2 < len(tokens) and after != EDGE else EDGE
    return Window(before2, before, after, after2)


def _symbol(document: Document, token: Token, inner: Token) -> str:
    """Return what a token is to the model; EDGE when a line ends between it and ``inner``, nearer the place."""
    gap = (
        document.text[token.end : inner.start] if token.start < inner.start else document.text[inner.end : token.start]
    )
    if "\n" in gap or "\r" in gap:
        return EDGE
    if token.kind is Kind.WORD:
        return token.form
    if token.kind is Kind.NUMBER:
        return NUMBER
    return LATIN if token.kind is Kind.LATIN else symbol(token.form)
