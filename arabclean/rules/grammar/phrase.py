"""What the grammar rules ask about the words beside a word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from arabclean.document import Document
from arabclean.finding import Fix, Safety
from arabclean.rules.respell import respell
from arabclean.text import Edit, Span
from arabclean.text.pattern import lazy
from arabclean.tokens import Token

CONJUNCTIONS = ("", "و", "ف")
_TANWIN = frozenset("\u064b\u064c\u064d")
_SHADDA = lazy("[وي][\u064b-\u0650]*\u0651")


def with_conjunctions(words: Iterable[str]) -> frozenset[str]:
    """Return each word alone, with و and with ف."""
    return frozenset(letter + word for word in words for letter in CONJUNCTIONS)


def heads(document: Document, words: frozenset[str]) -> Iterator[Token]:
    """Yield the words of the document that are among ``words``; costs nothing where none occurs."""
    for form in words & document.forms:
        yield from document.occurrences[form]


def after(document: Document, token: Token | None) -> Token | None:
    """Return the word right after a word, nothing but spaces between them; None where there is none."""
    if token is None:
        return None
    found = document.neighbours(token)[1]
    return found if found is not None and found.is_word and document.is_gap(token, found) else None


def before(document: Document, token: Token | None) -> Token | None:
    """Return the word right before a word, nothing but spaces between them; None where there is none."""
    if token is None:
        return None
    found = document.neighbours(token)[0]
    return found if found is not None and found.is_word and document.is_gap(found, token) else None


def sentence_of(document: Document, token: Token) -> Span | None:
    """Return the sentence in which a word stands."""
    at = bisect_right(document.sentences, token.start, key=lambda span: span.start) - 1
    return document.sentences[at] if at >= 0 and token.start < document.sentences[at].end else None


def is_question(document: Document, token: Token) -> bool:
    """Whether the sentence of a word ends in a question mark."""
    span = sentence_of(document, token)
    return span is not None and span.of(document.text).rstrip(" »”\"')").endswith(("؟", "?"))


def has_doubled_glide(document: Document, token: Token) -> bool:
    """Whether a shadda is written on a و or ي of the word: يقوّم is another verb than يقوم."""
    return _SHADDA.search(document.text, token.start, token.end) is not None


def span_of(first: Token, last: Token) -> Span:
    """Return the place from one word to another, both included."""
    return Span(first.start, last.end)


def folded(document: Document, span: Span) -> str:
    """Return what a place reads in the folded view."""
    return document.folded.text[slice(*document.folded.map.to_result(span))]


def inflect(document: Document, word: Token, new: str, safety: Safety) -> Fix:
    """Return the fix that makes a word read ``new``; what is left of its tanwin goes with the old ending."""
    edits = respell(document, word.span, word.form, new, safety).edits
    held = [
        Edit(Span(at, at + 1), "")
        for at in range(word.start, word.end)
        if document.text[at] in _TANWIN and not any(edit.start <= at < edit.end for edit in edits)
    ]
    return Fix((*edits, *held), safety)


def is_definite(form: str) -> bool:
    """Whether a word seems to carry the article."""
    return len(form) > 4 and form.startswith(("ال", "وال", "بال", "لل", "كال", "فال"))
