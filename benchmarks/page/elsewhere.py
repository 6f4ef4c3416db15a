"""araclean, which needs Python 3.12: asked over a pipe where another Python runs us, and timed in its own process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from page.table import ROOT, Setting

SERVER = ROOT / "benchmarks/araclean_server.py"


class Araclean:
    """A running araclean. ``version`` is its own, ``python`` that of the interpreter that runs it."""

    def __init__(self, python: Path) -> None:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        self._process = subprocess.Popen(
            [python, SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment,
        )
        told = self._line()
        self.version, self.python = told["araclean"], told["python"]

    def __call__(self, ask: str, **question: object) -> Any:
        """Ask what araclean_server.py can answer."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"ask": ask, **question}) + "\n")
        self._process.stdin.flush()
        return self._line()

    def _line(self) -> Any:
        assert self._process.stdout
        assert self._process.stderr
        line = self._process.stdout.readline()
        if not line:  # the other end is gone, and has said why
            raise RuntimeError(self._process.stderr.read().strip().splitlines()[-1])
        return json.loads(line)


def araclean(setting: Setting) -> Araclean | None:
    """Return the one that ``--araclean`` names, or that this Python has; None, having said so, where there is none."""
    python = setting.araclean or (Path(sys.executable) if find_spec("araclean") else None)
    if python is None:
        setting.skip("araclean needs Python 3.12: --araclean PYTHON, the interpreter that has it")
        return None
    try:
        peer = _started(python)
    except (OSError, RuntimeError, IndexError) as error:
        setting.skip(f"araclean does not load: {error}")
        return None
    setting.met(f"araclean {peer.version} on Python {peer.python}")
    return peer


@cache
def _started(python: Path) -> Araclean:
    return Araclean(python)
