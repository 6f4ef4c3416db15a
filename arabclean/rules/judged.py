"""What a rule thinks of written forms: each is judged once, and those that may stand cost nothing afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from arabclean.document import Document

Answer = TypeVar("Answer")

_MOST = 20_000
_LONGEST = 200
"""A longer run of letters is no word, nor words joined by mistake; judges may take the square of the length."""


class Judged(Generic[Answer]):
    """Remembers what ``judge`` says of forms; an answer that is false (None, an empty tuple) lets the form stand.

    Its memory is bounded; safe to share between threads, which at worst judge a form twice.
    """

    def __init__(self, judge: Callable[[str], Answer]) -> None:
        """Take the judge; it must give the same answer for the same form at any time."""
        self._judge = judge
        self._silent: set[str] = set()
        self._said: dict[str, Answer] = {}

    def of(self, document: Document) -> Iterator[tuple[str, Answer]]:
        """Yield the forms of a document that may not stand, with the answers, in the order of the forms."""
        said = self._said
        for form in sorted(document.forms - self._silent):
            answer = said.get(form) or (self.judge(form) if len(form) <= _LONGEST else None)
            if answer:
                yield form, answer

    def judge(self, form: str) -> Answer:
        """Return the answer about one form."""
        answer = self._said.get(form)
        if answer is not None:
            return answer
        answer = self._judge(form)
        if answer:
            if len(self._said) >= _MOST:
                self._said.clear()
            self._said[form] = answer
        else:
            if len(self._silent) >= _MOST:
                self._silent.clear()
            self._silent.add(form)
        return answer
