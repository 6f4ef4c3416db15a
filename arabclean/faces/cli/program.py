"""Picks the command, runs it, and turns whatever happens into an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from arabclean import __version__
from arabclean.config import nearest
from arabclean.errors import ArabcleanError
from arabclean.faces.cli.option import Parser
from arabclean.faces.console import FAILED, Console

COMMANDS = {
    "check": "report what is wrong",
    "fix": "make the safe corrections",
    "normalize": "bring text into one form (light, editorial, search, ml)",
    "duplicates": "find headlines that repeat each other",
    "rules": "list the rules",
    "explain": "say all about a rule",
    "audit": "count what rules find in a corpus",
    "baseline": "let what is found now be known, so that only what is new is reported",
    "completion": "print what a shell needs to complete commands and options",
    "config": "show the configuration and where each value comes from; print its JSON schema",
    "words": "ask how a word is judged; keep the house's own words",
}
"""Each command is a module of this package with ``add(parser)`` and ``run(options, console)``."""

OPERANDS = {
    "rules": "",
    "explain": "RULE",
    "audit": "[RULE…] CORPUS…",
    "baseline": "update [PATH…]",
    "completion": "SHELL",
    "config": "ACTION",
    "words": "ACTION [WORD|FILE]…",
}
"""What a command takes where that is not paths."""

_INTERRUPTED, _BROKEN_PIPE = 130, 141  # as a shell reports SIGINT and SIGPIPE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 nothing found, 1 something found, 2 something failed."""
    console = Console.standard()
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments), console)
        sys.stdout.flush()
    except SystemExit as leaving:  # argparse: --help, --version, a bad option
        return leaving.code if isinstance(leaving.code, int) else FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read us (head, a pager) has gone. Python would complain once more while it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except ArabcleanError as error:
        console.fail(error)
    except OSError as error:  # files are named where they are read and written; without a name it is our own output
        reason = (error.strerror or str(error)).lower()
        console.fail(f"{error.filename or 'standard output'}: {reason}; check the disk and the rights")
    except Exception:  # a fault of ours: show where, but do not let it pass for "something found"
        import traceback  # noqa: PLC0415 - only when something went wrong

        traceback.print_exc()
        console.fail("this is a fault in arabclean itself; please report it with the text above")
    else:
        return status
    return FAILED


def _run(arguments: list[str], console: Console) -> int:
    name = arguments[0] if arguments else "--help"
    if name in ("-h", "--help"):
        console.write(_help())
        return 0 if arguments else FAILED
    if name in ("-V", "--version"):
        console.write(f"arabclean {__version__}\n")
        return 0
    if name not in COMMANDS:
        if os.path.exists(name):
            raise ArabcleanError(f"{name} is a file, not a command; say what to do with it: arabclean check {name}")
        raise ArabcleanError(f"there is no command {name!r}{nearest(name, COMMANDS)}")
    command = import_module(f"arabclean.faces.cli.{name}")  # only the one that is asked for
    parser = Parser(name, COMMANDS[name], OPERANDS.get(name, "[PATH…]"))
    command.add(parser)
    status: int = command.run(parser.parse_intermixed_args(arguments[1:]), console)
    return status


def _help() -> str:
    commands = "".join(f"  {name:<12}{summary}\n" for name, summary in COMMANDS.items())
    return (
        "usage: arabclean COMMAND [OPTION…] [PATH…]\n\nAn Arabic proofreader.\n\n"
        f"commands:\n{commands}\n"
        "arabclean COMMAND --help shows the options of a command; arabclean --version the version.\n"
        "A PATH is a file, a folder, a glob, or - for standard input.\n"
        "Exit status: 0 nothing found, 1 something found, 2 something could not be done.\n"
    )
