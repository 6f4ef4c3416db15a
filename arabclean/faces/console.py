"""The standard streams of a run: findings to one, complaints to the other, and what the run ends with."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO

from arabclean.errors import ArabcleanError
from arabclean.render.style import Style, visible

CLEAN, FOUND, FAILED = 0, 1, 2
"""The exit status: nothing to report, something found, something could not be done."""


class Console:
    """Writes results to ``out`` and complaints and summaries to ``err``, and remembers whether anything failed."""

    def __init__(self, out: TextIO, err: TextIO, environment: Mapping[str, str]) -> None:
        """Take open streams; ``environment`` says what the terminal can do and which language is wanted."""
        self._out = _utf8(out)
        self._err = _utf8(err)
        self.style = style(out, environment)
        self.language = language(environment)
        self.failed = False

    @classmethod
    def standard(cls) -> Console:
        """Return the console of this process."""
        return cls(sys.stdout, sys.stderr, os.environ)

    def write(self, text: str) -> None:
        """Write results."""
        self._out.write(text)

    def write_bytes(self, data: bytes) -> None:
        """Write results that are not UTF-8."""
        self._out.flush()
        self._out.buffer.write(data)

    def note(self, text: str) -> None:
        """Write a line that is no result, such as a summary.

        Raises:
            OSError: the results before it cannot be written; where it cannot be written itself, it goes unsaid.
        """
        self._out.flush()
        self._say(text)

    def fail(self, error: ArabcleanError | str) -> None:
        """Say on one line what is wrong and what to try, and remember it."""
        self.failed = True
        with suppress(OSError):  # that results cannot be written is told when the run ends
            self._out.flush()
        self._say(f"arabclean: {visible(str(error))}")

    def _say(self, text: str) -> None:
        with suppress(OSError):
            self._err.write(f"{text}\n")
            self._err.flush()

    def status(self, found: bool = False) -> int:
        """Return the exit status: a failure goes before a finding."""
        return FAILED if self.failed else FOUND if found else CLEAN


def style(stream: TextIO, environment: Mapping[str, str]) -> Style:
    """Return how a stream likes its text: ``NO_COLOR``, ``FORCE_COLOR`` and ``TERM=dumb`` are honoured."""
    terminal = stream.isatty() and environment.get("TERM") != "dumb"
    forced = environment.get("FORCE_COLOR", "")
    colour = terminal or (forced != "" and forced not in ("0", "false"))
    if environment.get("NO_COLOR"):
        colour = False
    return Style(colour, isolate=terminal)


def language(environment: Mapping[str, str]) -> str:
    """Return the language of the locale, ``"ar"`` or, for all others, ``"en"``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "ar" if environment[name].startswith("ar") else "en"
    return "en"


def _utf8(stream: TextIO) -> TextIO:
    """Make a stream write UTF-8 whatever the locale, line ends as they are, and never fail on a lone surrogate."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream
