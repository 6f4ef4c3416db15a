"""What the documents of word processors have in common: a line of text for each paragraph, corrections in a copy."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple, Protocol
from xml.parsers import expat

from arabclean.errors import SourceError
from arabclean.formats.form import Request
from arabclean.formats.prose import Prose, ProseBuilder
from arabclean.text import Edit, Span
from arabclean.text.char import word_around
from arabclean.text.pattern import lazy

_PARAGRAPH = lazy(r"([^\n]*)(\n|\Z)")
_WORD = 40
_LARGEST = 256 * 1024 * 1024
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
    LookupError, OverflowError,
)  # fmt: skip
"""What `zipfile` raises on archives that are none, or no longer."""
_REMARK = lazy(r"<!--[\s\S]*?-->|<\?[\s\S]*?\?>")


class Revised(NamedTuple):
    """The bytes of a document with changes, and how many changes could not be made (they join paragraphs)."""

    data: bytes
    left: int


class Package(Protocol):
    """The text of a document, a line for each paragraph, and the way back into it."""

    @property
    def text(self) -> str:
        """The text; each paragraph ends with a line feed."""
        ...

    @property
    def items(self) -> frozenset[int]:
        """The lines of the text, from 1, that are items of a list or stand in a table."""
        ...

    def revised(self, edits: Iterable[Edit], *, author: str = "arabclean", date: str | None = None) -> Revised:
        """Return the document with ``edits`` of its text as tracked changes, by ``author`` on ``date`` (ISO 8601).

        Raises:
            SourceError: another part of the document is damaged.
        """
        ...


class Kind(NamedTuple):
    """A kind of document, as errors speak of it: its name, the program to save it with, the part that it must have."""

    name: str
    program: str
    main: str


def parts(data: bytes, kind: Kind, wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield name and XML of the ``wanted`` parts that a document has.

    Raises:
        SourceError: it is no whole document of this kind.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if kind.main not in names:
                raise SourceError(f"it is not {kind.name} (it has no {kind.main}); save it as one")
            for name in wanted:
                if name in names:
                    if archive.getinfo(name).file_size > _LARGEST:
                        raise SourceError(f"its {name} is larger than {_LARGEST >> 20} MB; split the document")
                    yield name, _checked(name, archive.read(name), kind)
    except _DAMAGE as error:
        raise SourceError(f"it is not a whole {kind.name.split(maxsplit=1)[1]} ({error}); {_hint(kind)}") from None


def _checked(name: str, data: bytes, kind: Kind) -> str:
    try:
        if b"<!DOCTYPE" in data[:2000]:
            raise SourceError(f"its {name} declares entities, which no such document does; it is not read")
        expat.ParserCreate().Parse(data, True)
        return data.decode("utf-8-sig")
    except (expat.ExpatError, UnicodeDecodeError) as error:
        raise SourceError(f"its {name} is damaged ({error}); {_hint(kind)}") from None


def without_remarks(xml: str) -> str:
    """Return XML of the same length in which comments and instructions hold nothing that looks like a tag."""
    return _REMARK.sub(lambda match: "<".ljust(len(match[0]), "!"), xml)


def _hint(kind: Kind) -> str:
    return f"open and save it in {kind.program} anew"


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return a document with some parts exchanged; all else stays, and in its order.

    Raises:
        SourceError: a part that is no text, a picture perhaps, is damaged.
    """
    target = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for item in old.infolist():
                new.writestr(item, changed.get(item.filename) or old.read(item))
    except _DAMAGE as error:
        raise SourceError(f"a part of the document is damaged ({error}); open and save it anew") from None
    return target.getvalue()


def read(request: Request) -> Iterator[Prose]:
    """Yield the text of a document; the lines that ``request.items`` names are items or cells."""
    builder = ProseBuilder(request.text)
    for number, match in enumerate(_PARAGRAPH.finditer(request.text), 1):
        if match.start() == match.end():
            break
        builder.line_break(item=number in request.items)
        builder.keep(match.end(1))
        builder.skip(match.end())
    yield builder.prose()


def whole_words(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """Widen edits of letters to the words that they stand in: half a word, struck out, reads badly in Arabic."""
    result: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, end = edit.span
        if any(char.isalpha() for char in edit.span.of(text) + edit.text):
            start, end = word_around(text, start, end, _WORD)
        before = text[start : edit.start]
        if result and Span(start, end).conflicts(result[-1].span):
            last = result.pop()
            start, end = last.start, max(end, last.end)
            overlap = last.end - edit.start  # so much of what the last one ends with this one takes the place of
            before = last.text[:-overlap] if overlap > 0 else last.text + text[last.end : edit.start]
        result.append(Edit(Span(start, end), f"{before}{edit.text}{text[edit.end : end]}"))
    return result


def written(text: str) -> str:
    """Write text as XML, without the characters that XML has not."""
    return escape(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text), quote=False)
