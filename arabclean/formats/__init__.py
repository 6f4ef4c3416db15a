"""Which stretches of a file are prose, and how a fault found in them leads back to the file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from arabclean.config import nearest
from arabclean.errors import ConfigError
from arabclean.formats.form import Format, Request, suffixes_of
from arabclean.formats.prose import Prose

if TYPE_CHECKING:
    from arabclean.formats.office import Package

__all__ = ["FORMATS", "PACKED", "SUFFIXES", "Format", "Package", "Prose", "Request", "format_of", "unpacked"]


def _made(name: str, suffixes: str, kind: str = "prose", module: str = "", function: str = "read") -> Format:
    def read(request: Request) -> Iterator[Prose]:
        home = import_module(f"arabclean.formats.{module or name}")  # only the format that is asked for
        prose: Iterator[Prose] = getattr(home, function)(request)
        return prose

    return Format(name, tuple(suffixes.split()), read, kind)


_ALL = (
    _made("plain", ".txt .text .adoc .org"),
    _made("markdown", ".md .markdown .mdown .mkd .mdx .qmd"),
    _made("html", ".html .htm .xhtml .vue .svelte"),
    _made("rest", ".rst"),
    _made("latex", ".tex .ltx"),
    _made("po", ".po .pot"),
    _made("subtitle", ".srt .vtt"),
    _made("commit-message", "", module="commit_message"),
    _made("docx", ".docx", module="office"),
    _made("odt", ".odt", module="office"),
    _made("json", ".json", "data"),
    _made("jsonl", ".jsonl .ndjson", "data", "json", "read_lines"),
    _made("csv", ".csv", "data", "table", "read_csv"),
    _made("tsv", ".tsv", "data", "table", "read_tsv"),
    _made("yaml", ".yaml .yml", "data"),
    _made("python", ".py .pyi", "code", "code", "read_python"),
    _made("hash-comments", ".sh .bash .zsh .rb .pl .r .toml .cfg .mk .tf .nix", "code", "code", "read_hash"),
    _made(
        "slash-comments",
        ".js .mjs .cjs .jsx .ts .tsx .c .h .cc .cpp .hpp .cs .java .kt .go .rs .swift .scala .dart .php .css .scss "
        ".less",
        "code",
        "code",
        "read_slash",
    ),
    _made("dash-comments", ".sql .lua .hs .elm", "code", "code", "read_dash"),
    _made("percent-comments", ".m .erl", "code", "code", "read_percent"),
    _made("markup-comments", ".xml .xsl .svg", "code", "code", "read_markup"),
)
FORMATS = {each.name: each for each in _ALL}
"""All formats by name. Documents of word processors are unpacked by whoever reads the file (`unpacked`)."""
SUFFIXES = suffixes_of(_ALL, "prose", "data", "code")
"""The files that a walk through a folder looks at."""
_BY_SUFFIX = {suffix: each for each in _ALL for suffix in each.suffixes}


PACKED = frozenset((".docx", ".odt"))
"""The suffixes of documents whose text has to be unpacked, and whose corrections are tracked changes in a copy."""


def unpacked(data: bytes, suffix: str) -> Package:
    """Read a document with one of the suffixes `PACKED`.

    Raises:
        SourceError: it is no whole document of that kind.
    """
    package: Package = import_module(f"arabclean.formats.{suffix[1:]}").unpacked(data)
    return package


def format_of(name: str, asked: str | None = None) -> Format:
    """Return the format called ``asked``, or that of the file ``name`` by its suffix; plain text where none is known.

    Raises:
        ConfigError: there is no such format.
    """
    if asked is None:
        return _BY_SUFFIX.get(PurePath(name).suffix.lower(), FORMATS["plain"])
    if asked not in FORMATS:
        raise ConfigError(f"there is no format {asked!r}{nearest(asked, FORMATS)}", "format", asked)
    return FORMATS[asked]
