"""Where in a text a word stands."""

from __future__ import annotations

from collections.abc import Container

from arabclean.document import Document
from arabclean.lexicon import Lexicon
from arabclean.rules.letter.evidence import is_definite
from arabclean.tokens import Kind, Token


def in_name_position(before: Token | None, after: Token | None, titles: Container[str]) -> bool:
    """Whether a word stands where names do: after a title, or in quotation marks or brackets of its own."""
    if before is None:
        return False
    bare = before.form.removeprefix("و")
    if before.is_word and (bare in titles or bare.removeprefix("ال") in titles or bare.removeprefix("ل") in titles):
        return True
    return before.kind is Kind.MARK and before.form in '«“"(' and after is not None and after.form in '»”")'


def is_beside_name(document: Document, token: Token, lexicon: Lexicon) -> bool:
    """Whether the word before or after one without the article is a name or foreign, so that it may be one itself."""
    if is_definite(token.form):
        return False
    before, after = document.neighbours(token)
    return (before is not None and document.is_gap(before, token) and _is_foreign(before, lexicon)) or (
        after is not None and document.is_gap(token, after) and _is_foreign(after, lexicon)
    )


def follows_name(document: Document, token: Token, lexicon: Lexicon) -> bool:
    """Whether the word right before is a name or foreign."""
    before, _ = document.neighbours(token)
    return before is not None and document.is_gap(before, token) and _is_foreign(before, lexicon)


def _is_foreign(token: Token, lexicon: Lexicon) -> bool:
    if token.kind is Kind.LATIN:
        return True
    if not token.is_word or len(token.form) < 3:
        return False
    unknown = token.form not in lexicon.forms and not lexicon.accepts(token.form)
    return unknown or lexicon.listing.name_of(token.form) == "people"
