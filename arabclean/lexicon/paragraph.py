"""The text of compiled lists: paragraphs, the name of the list on the first line; taken apart when asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any


class Paragraphs:
    """The lists of a text. Each is read when it is first asked for."""

    def __init__(self, read: Callable[[], str]) -> None:
        """Take what gives the text; it is called at the first question, and once."""
        self._read = read

    @cached_property
    def texts(self) -> dict[str, str]:
        """The lines of each list, as they stand, by its name."""
        return dict(paragraph.split("\n", 1) for paragraph in self._read().rstrip("\n").split("\n\n") if paragraph)

    def lines(self, name: str) -> list[str]:
        """Return the lines of a list; none where there is no such list."""
        text = self.texts.get(name, "")
        return text.split("\n") if text else []

    def forms(self, name: str) -> frozenset[str]:
        """Return the lines of a list as a set."""
        return frozenset(self.lines(name))

    def table(self, name: str) -> dict[str, Any]:
        """Return what a list of pairs knows of each form: a line is the form, the next what is known of it."""
        lines = self.lines(name)
        return dict(zip(lines[::2], lines[1::2], strict=True))
