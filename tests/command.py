"""The command line under test: in this process (the fixture ``run`` of ``conftest``), or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]

FAULTY = "المتحدث بإسم الجيش قال, ثم صمت"
FIXED = "المتحدث باسم الجيش قال، ثم صمت"
RULES = "--select=latin-comma,wasl-noun"


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


def environment(**more: str) -> dict[str, str]:
    """What a process needs to find arabclean, and nothing of the locale of whoever runs the tests."""
    return {"PATH": os.environ["PATH"], "PYTHONPATH": os.environ.get("PYTHONPATH", str(ROOT)), **more}


def process(*arguments: str, stdin: bytes | None = None, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, for what only a process can show."""
    command = [sys.executable, "-m", "arabclean", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment(**more), check=False, timeout=60)
