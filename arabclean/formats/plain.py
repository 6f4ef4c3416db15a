"""Plain text: all of it is prose."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.formats.form import Request
from arabclean.formats.prose import Prose
from arabclean.text import OffsetMap


def read(request: Request) -> Iterator[Prose]:
    """Yield the text itself."""
    yield Prose(request.text, OffsetMap())
