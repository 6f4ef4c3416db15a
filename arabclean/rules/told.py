"""Whether the writer of a word told how it is read."""

from __future__ import annotations

from arabclean.document import Document
from arabclean.rules.inflection import SHADDA
from arabclean.text.pattern import lazy
from arabclean.tokens import Token

#: A mark that tells how a word is read; tanwin at its end does not.
_MARK = lazy("[\N{ARABIC DAMMATAN}-\N{ARABIC SUKUN}]")


def is_told(document: Document, token: Token) -> bool:
    """Whether its writer put a shadda on the word, or marks, and none on its neighbours, to tell how it is read."""
    if not _is_marked(document, token):
        return False
    return SHADDA in document.text[token.start : token.end] or not any(
        neighbour is not None and neighbour.is_word and _is_marked(document, neighbour)
        for neighbour in document.neighbours(token)
    )


def _is_marked(document: Document, token: Token) -> bool:
    return token.end - token.start > len(token.form) and _MARK.search(document.text, token.start, token.end) is not None
