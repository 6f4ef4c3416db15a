"""Reading a text file, and writing it back so that no failure can leave half of it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from arabclean.errors import SourceError
from arabclean.faces.encoding import UTF_8, decode, encode
from arabclean.text.record import Record

if TYPE_CHECKING:
    from arabclean.formats import Package


_PACKED = (".docx", ".odt")
"""As `arabclean.formats.PACKED`, which not every command loads."""


class Source(Record):
    """A text and where it came from.

    ``name`` is how people and programs are told of it; ``path`` is None for standard input. ``text`` holds the
    file's own line ends and no byte order mark (``mark`` holds the one that stood before it), so that offsets
    are those of the text. ``package`` is the document of Word or LibreOffice that the text was taken out of.
    """

    name: str
    text: str
    mark: bytes = b""
    path: Path | None = None
    state: tuple[int, ...] = ()
    encoding: str = UTF_8
    package: Package | None = None
    named: bool = True
    """Whether the user named this very file, and not a folder above it."""

    @property
    def items(self) -> frozenset[int]:
        """The lines, from 1, that are items or cells of a document of Word or LibreOffice."""
        return self.package.items if self.package is not None else frozenset()

    @property
    def whole(self) -> str:
        """The text with its byte order mark, if it has one."""
        return self.with_mark(self.text)

    def with_mark(self, text: str) -> str:
        """Return another text with the byte order mark of this one, if it has one."""
        return f"\ufeff{text}" if self.mark else text

    def encoded(self, text: str) -> bytes:
        """Return another text as the bytes of such a file.

        Raises:
            SourceError: the encoding lacks a character of it.
        """
        return encode(text, self.encoding, self.mark)


def read(path: Path, encoding: str = UTF_8) -> Source:
    """Read a file; ``encoding`` is for one without a byte order mark.

    Raises:
        SourceError: the file is missing, cannot be read, or is no such text; the message says what to try.
    """
    data, state = load(path)
    return source(data, str(path), path, state, encoding=encoding)


def load(path: Path) -> tuple[bytes, tuple[int, ...]]:
    """Return the bytes of a file, and what tells whether it has been changed since.

    Raises:
        SourceError: the file is missing or cannot be read.
    """
    try:
        with path.open("rb") as file:
            _refuse_device(file, str(path))
            return file.read(), _state(os.fstat(file.fileno()))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise SourceError(f"{path}: {_reason(error)}") from None


@contextmanager
def opened(path: str | None, name: str) -> Iterator[BinaryIO]:
    """Open a file to be read bit by bit; None stands for standard input. ``name`` is how people are told of it.

    Raises:
        SourceError: it is missing or cannot be read, now or while it is read.
    """
    try:
        if path is None:
            yield standard_input(name)
            return
        if "\0" in path:
            raise SourceError(f"{name}: embedded null byte; check the path")
        with open(path, "rb") as file:
            _refuse_device(file, name)
            yield file
    except OSError as error:
        raise SourceError(f"{name}: {_reason(error)}") from None


def standard_input(name: str) -> BinaryIO:
    """Return standard input; ``name`` is how people are told of it.

    Raises:
        SourceError: whoever called us has closed it.
    """
    if sys.stdin is None:
        raise SourceError(f"{name}: standard input is closed; pipe a text into it, or give a file")
    return sys.stdin.buffer


def _refuse_device(file: BinaryIO, name: str) -> None:
    """Refuse what may never end, such as ``/dev/zero``; pipes, terminals and ``/dev/null`` do end.

    Raises:
        SourceError: it is such a device.
    """
    status = os.fstat(file.fileno())
    if not stat.S_ISCHR(status.st_mode) or file.isatty() or os.path.samestat(status, os.stat(os.devnull)):
        return
    raise SourceError(f"{name}: it is a device, not a file; give a file")


def source(
    data: bytes, name: str, path: Path | None = None, state: tuple[int, ...] = (), *, encoding: str = UTF_8
) -> Source:
    """Make a source of the bytes of a file or of standard input.

    Raises:
        SourceError: they are no such text.
    """
    try:
        if name.lower().endswith(_PACKED):
            from arabclean.formats import unpacked  # noqa: PLC0415 - most runs see no such document

            package = unpacked(data, Path(name).suffix.lower())
            return Source(name, package.text, path=path, state=state, package=package)
        text, found, mark = decode(data, encoding)
    except SourceError as error:
        raise SourceError(f"{name}: {error}") from None
    return Source(name, text, mark, path, state, found)


def write(source: Source, text: str) -> bool:
    """Put ``text`` in the place of the file's text; return whether anything had to be written.

    The new content is written beside the file, flushed to the disk and renamed over it: whoever looks sees the old
    file or the new one. Mode, owner (where allowed), byte order mark and symbolic links stay. A file that is equal
    already is not touched.

    Raises:
        SourceError: the file cannot be written, or has changed since it was read. It is as it was before.
    """
    if source.path is None:
        raise ValueError("standard input cannot be written back")
    from arabclean.replacing import put  # noqa: PLC0415 - most runs write nothing

    if text == source.text:
        return False
    target = Path(os.path.realpath(source.path))

    def check() -> None:
        if source.state and _state(target.stat()) != source.state:
            raise SourceError("it was not written: it has changed since it was read; run again")

    try:
        if not stat.S_IMODE(target.stat().st_mode) & 0o222:
            raise SourceError("it was not written: it is read-only; allow writing (chmod u+w) and run again")
        put(target, source.encoded(text), check)
    except OSError as error:
        raise SourceError(f"{source.name}: it was not written: {_reason(error)}") from None
    except SourceError as error:
        raise SourceError(f"{source.name}: {error}") from None
    return True


def write_new(path: Path, data: bytes) -> None:
    """Put ``data`` into a file of its own, which may be there already; half of it is never seen.

    Raises:
        SourceError: it cannot be written.
    """
    from arabclean.replacing import put  # noqa: PLC0415 - most runs write nothing

    try:
        put(path, data)
    except OSError as error:
        raise SourceError(f"{path}: it was not written: {_reason(error)}") from None


def _state(status: os.stat_result) -> tuple[int, ...]:
    return status.st_ino, status.st_size, status.st_mtime_ns


def _reason(error: OSError | ValueError) -> str:
    """Say what is wrong in words, with what to try."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    if isinstance(error, IsADirectoryError):
        return "it is a folder; give a file"
    if isinstance(error, PermissionError):
        return "permission denied; check the rights of the file and of its folder"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror.lower()}; check the path and the disk"
    return f"{error}; check the path"
