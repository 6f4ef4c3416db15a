"""Putting a file in the place of another so that no failure, not even a killed process, can leave half of it."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # not POSIX
    fcntl = None  # type: ignore[assignment]

_LONGEST = 180
"""Bytes of the name that are taken over into that of the new file: file systems allow 255."""
_AT_ONCE = 4
"""Processes that may write one file at the same time; the last one to end has the last word."""
_FRESH = 2
"""Seconds: whoever made a file so short a time ago may still be about to lock it."""
_FORGOTTEN = 3600
"""Seconds after which a file is left over where files cannot be locked."""


def put(target: str | Path, data: bytes, check: Callable[[], None] | None = None) -> None:
    """Write a file beside the target, flush it to the disk, and rename it over the target.

    Whoever looks sees the old file or the new one. A link is followed; owner (where allowed) and mode stay. ``check``
    has the last word before the renaming. What a process that was killed has left beside the target is cleared away.

    Raises:
        OSError: it cannot be written; what stood there before still stands.
    """
    target = Path(os.path.realpath(target))
    before = target.stat() if target.exists() else None
    with _beside(target, 0o600 if before else 0o666) as (beside, descriptor):  # less what the umask takes
        with os.fdopen(descriptor, "wb", closefd=False) as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        if before:
            _dress(beside, before)
        if check:
            check()
        os.replace(beside, target)
    _sync_folder(target.parent)


@contextmanager
def _beside(target: Path, mode: int) -> Iterator[tuple[Path, int]]:
    """Make a new file beside the target, its own for as long as it is open, and remove it on any failure."""
    stem = target.name.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore")
    paths = [target.with_name(f".{stem}{number or ''}.arabclean") for number in range(_AT_ONCE)]
    for path in paths:
        if _is_left_over(path):
            with suppress(OSError):
                path.unlink()
    path, descriptor = _opened(paths, mode)
    try:
        _lock(descriptor)
        yield path, descriptor
    except BaseException:  # Ctrl-C too: nothing may be left behind
        with suppress(OSError):
            path.unlink()
        raise
    finally:
        os.close(descriptor)


def _opened(paths: Sequence[Path], mode: int) -> tuple[Path, int]:
    """Make the first of the files that is not there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    for path in paths[:-1]:
        with suppress(FileExistsError):  # another process is at the same file
            return path, os.open(path, flags, mode)
    return paths[-1], os.open(paths[-1], flags, mode)


def _is_left_over(path: Path) -> bool:
    """Whether a file is there whose writer is gone: it is not locked any more."""
    try:
        age = time.time() - path.lstat().st_mtime
        if fcntl is None:
            return age > _FORGOTTEN
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return age > _FORGOTTEN
    else:
        return age > _FRESH
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Show that a process is at work on a file; the lock goes with the process."""
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _dress(path: Path, like: os.stat_result) -> None:
    """Give the new file the owner and the mode of the old one, in this order: changing the owner clears some modes."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # only root may give files away; then the writer owns the new one
            os.chown(path, like.st_uid, like.st_gid)
    path.chmod(stat.S_IMODE(like.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where folders can be flushed."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
