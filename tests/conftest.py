"""What several tests share."""

from __future__ import annotations

import io
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from arabclean import Checker, builtin_rules
from arabclean.faces.cli.program import main
from arabclean.rule import Rule
from tests.command import Outcome, Run

# How long an example takes says more of the machine than of the code; timings live in benchmarks/.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# What a shell starts in the background ignores interrupts, and so would the processes that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def rules() -> tuple[Rule, ...]:
    return builtin_rules()


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The usual checker: every rule that is on by default."""
    return Checker()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in an empty folder under an English locale; ``stdin`` is what standard input holds."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str, stdin: str | bytes = b"") -> Outcome:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        status = main(arguments)
        return Outcome(status, *capsys.readouterr())

    return call
