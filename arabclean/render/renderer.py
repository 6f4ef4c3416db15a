"""What every output format of ``check`` is, and how to get one by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Protocol

from arabclean.checker import Report
from arabclean.render.style import Style
from arabclean.rule import RuleInfo

_HOMES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "text": ("text", "TextRenderer", ("style",)),
    "full": ("full", "FullRenderer", ("style",)),
    "json": ("json", "JsonRenderer", ("tool",)),
    "jsonl": ("json", "JsonLinesRenderer", ()),
    "sarif": ("sarif", "SarifRenderer", ("tool", "rules")),
    "github": ("github", "GithubRenderer", ()),
    "gitlab": ("gitlab", "GitlabRenderer", ()),
    "junit": ("junit", "JunitRenderer", ()),
    "rdjson": ("rdjson", "RdjsonRenderer", ("tool",)),
    "html": ("html", "HtmlRenderer", ("tool", "rules")),
}
"""Module, class, and what the class wants besides the language."""
FORMATS = tuple(_HOMES)


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
    name: str,
    *,
    language: str = "en",
    style: Style | None = None,
    tool: Mapping[str, object] | None = None,
    rules: Iterable[RuleInfo] = (),
) -> Renderer:
    """Return a fresh renderer of the format ``name``, with messages in ``language`` (``"ar"`` or ``"en"``).

    ``style`` is for what people read on a terminal, ``tool`` (name and versions) for what programs read, ``rules``
    for formats that describe the rules that speak.

    Raises:
        ValueError: there is no such format.
    """
    if name not in _HOMES:
        raise ValueError(f"there is no format {name!r}: known are {', '.join(FORMATS)}")
    home, made, wants = _HOMES[name]
    given = {"style": style or Style(), "tool": tool or {}, "rules": rules}
    # Only the module of the chosen format is imported: a format costs nothing to those who do not use it.
    kind = getattr(import_module(f"arabclean.render.{home}"), made)
    result: Renderer = kind(language, **{name: given[name] for name in wants})
    return result
