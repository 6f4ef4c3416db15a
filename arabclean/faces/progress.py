"""What a long run is doing, on one line of a terminal; nothing at all where there is none."""

from __future__ import annotations

import time
from typing import TextIO

_EVERY = 0.25  # seconds


class Progress:
    """Shows a line that is written over by the next one. Call `done` before anything else is written."""

    def __init__(self, stream: TextIO, *, wanted: bool = True) -> None:
        """Show on ``stream`` if it is a terminal."""
        self._stream = stream
        self._shows = wanted and stream.isatty()
        self._next = time.monotonic() + 2 * _EVERY  # what is quick shows nothing
        self._shown = 0

    def __call__(self, what: str, *, now: bool = False) -> None:
        """Show ``what`` is done, if the last time was long enough ago, or ``now``."""
        if not self._shows or (not now and time.monotonic() < self._next):
            return
        self._next = time.monotonic() + _EVERY
        self._stream.write("\r" + what.ljust(self._shown))
        self._stream.flush()
        self._shown = len(what)

    def done(self) -> None:
        """Wipe the line."""
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
            self._shown = 0
