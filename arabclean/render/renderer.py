"""What every output format of ``check`` is, and how to get one by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from arabclean.checker import Report
from arabclean.render.style import Style

FORMATS = ("text", "full", "json", "jsonl")


class Renderer(Protocol):
    """Writes reports one after the other, so that a long run shows its first findings at once.

    The output is ``head()``, then ``file()`` for each checked file in turn, then ``tail()``.
    """

    def head(self) -> str:
        """Return what stands before the first file."""
        ...

    def file(self, path: str, report: Report) -> str:
        """Return what is said about one file; it may be empty."""
        ...

    def tail(self) -> str:
        """Return what stands after the last file."""
        ...


def renderer(
    name: str, *, language: str = "en", style: Style | None = None, tool: Mapping[str, object] | None = None
) -> Renderer:
    """Return a fresh renderer of the format ``name``, with messages in ``language`` (``"ar"`` or ``"en"``).

    ``style`` is for what people read on a terminal, ``tool`` (name and versions) for what programs read.

    Raises:
        ValueError: there is no such format.
    """
    style = style or Style()
    # Each format is imported only when it is asked for: a format costs nothing to those who do not use it.
    if name == "text":
        from arabclean.render.text import TextRenderer  # noqa: PLC0415 - only the chosen format is loaded

        return TextRenderer(language, style)
    if name == "full":
        from arabclean.render.full import FullRenderer  # noqa: PLC0415 - only the chosen format is loaded

        return FullRenderer(language, style)
    if name == "json":
        from arabclean.render.json import JsonRenderer  # noqa: PLC0415 - only the chosen format is loaded

        return JsonRenderer(language, tool or {})
    if name == "jsonl":
        from arabclean.render.json import JsonLinesRenderer  # noqa: PLC0415 - only the chosen format is loaded

        return JsonLinesRenderer(language)
    raise ValueError(f"there is no format {name!r}: known are {', '.join(FORMATS)}")
