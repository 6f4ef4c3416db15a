"""``python -m arabclean`` and the command ``arabclean``: a process that starts and ends quickly."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

_YOUNG = 200_000
"""Nearly nothing that is made at start is garbage. With Python's own threshold of 700, looking for it after every few
hundred objects takes an eighth of a short run; long runs are still looked after."""


def main() -> None:
    """Run the command line and end the process with its status."""
    gc.set_threshold(_YOUNG, 20, 20)
    # Closed by the caller, as in `arabclean check file >&-`: no file that is opened later may get its number. What is
    # written nobody misses; what was to be read is missed (`arabclean.faces.file.standard_input`).
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - it lives as long as we do
    try:
        from arabclean.faces.cli.program import main as run  # noqa: PLC0415 - after the line above

        status = run()
    except KeyboardInterrupt:  # while starting; once it runs, it answers by itself
        status = 130
    # All files are closed and all output is written. To take the interpreter apart, object by object, takes longer
    # than to check an article; the system gives the memory back at once.
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
