"""What a rule thinks of written forms: each is judged once, and those that may stand cost nothing afterwards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from operator import itemgetter
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

    def of(self, document: Document) -> Iterable[tuple[str, Answer]]:
        """Return the forms of a document that may not stand, with the answers, in the order of the forms."""
        said, judge = self._said, self._judge
        found: list[tuple[str, Answer]] = []
        silent: list[str] = []
        for form in document.forms - self._silent:
            if len(form) > _LONGEST:
                continue
            answer = said.get(form) or judge(form)
            if answer:
                found.append((form, answer))
            else:
                silent.append(form)
        self._remember(found, silent)
        found.sort(key=_form)
        return found

    def judge(self, form: str) -> Answer:
        """Return the answer about one form."""
        answer = self._said.get(form)
        if answer is not None:
            return answer
        answer = self._judge(form)
        self._remember([(form, answer)] if answer else [], () if answer else [form])
        return answer

    def _remember(self, found: Collection[tuple[str, Answer]], silent: Collection[str]) -> None:
        if len(self._said) + len(found) > _MOST:
            self._said.clear()
        self._said.update(found)
        if len(self._silent) + len(silent) > _MOST:
            self._silent.clear()
        self._silent.update(silent)


_form = itemgetter(0)
