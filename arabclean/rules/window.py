"""The words around a place, as the model of context sees them."""

from __future__ import annotations

from arabclean.context import EDGE, LATIN, NUMBER, Window, symbol
from arabclean.document import Document
from arabclean.tokens import Kind, Token


def window(document: Document, first: Token, last: Token | None = None) -> Window:
    """Return what stands before ``first`` and after ``last`` (or ``first``); a line end is an edge."""
    at = document.at(first)
    end = at if last is None else document.at(last)
    before, after = _before(document, at), _after(document, end)
    before2 = EDGE if before == EDGE else _before(document, at - 1)
    after2 = EDGE if after == EDGE else _after(document, end + 1)
    return Window(before2, before, after, after2)


def near(document: Document, token: Token) -> Window:
    """Return the window of a token with its nearest neighbours only; the farther places are EDGE."""
    at = document.at(token)
    return Window(EDGE, _before(document, at), _after(document, at), EDGE)


def _before(document: Document, at: int) -> str:
    """Return what stands before the token of number ``at`` to the model."""
    if not at:
        return EDGE
    token, inner = document.tokens[at - 1 : at + 1]
    return _symbol(token, document.text[token.end : inner.start])


def _after(document: Document, at: int) -> str:
    """Return what stands after the token of number ``at`` to the model."""
    if at + 1 >= len(document.tokens):
        return EDGE
    inner, token = document.tokens[at : at + 2]
    return _symbol(token, document.text[inner.end : token.start])


def _symbol(token: Token, gap: str) -> str:
    """Return what a token is to the model; EDGE when a line ends in the gap between it and the place."""
    if gap != " " and ("\n" in gap or "\r" in gap):
        return EDGE
    if token.kind is Kind.WORD:
        return token.form
    if token.kind is Kind.NUMBER:
        return NUMBER
    return LATIN if token.kind is Kind.LATIN else symbol(token.form)
