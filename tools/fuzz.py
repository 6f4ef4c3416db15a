"""Throw mutated inputs at the public functions, guided by what code they reach, until something breaks.

    python tools/fuzz.py TARGET --seconds 60            with atheris (pip install atheris); else mutation alone
    python tools/fuzz.py all --seconds 3600 --corpus /tmp/fuzz     an hour: every target has its turn, what it reached
                                                        is kept in /tmp/fuzz/TARGET and is where the next hour begins
    python tools/fuzz.py TARGET --replay FILE…          run given inputs once
    python tools/fuzz.py --list

The targets are in tools/fuzz_target.py. A breach is an exception, a promise of tools/invariant.py broken, or one input
that takes longer than ``--timeout`` seconds. The seeds are in tests/data/fuzz/TARGET, which the tests replay; what
broke once is put there, made small. Breaches are written to ``--corpus``/breach/TARGET, one file for each place of
the code, the shortest input that was seen; a hang ends the turn (timeout-…).
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import pkgutil
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fuzz_target import CORPUS, TARGETS, BrokenError, text_of

Target = Callable[[bytes], None]
_TURN = 200
"""Seconds of one turn of ``all``."""


def guided(
    name: str,
    folder: Path,
    seconds: int,
    timeout: int,
    length: int,
    *,
    least: Path | None = None,
    own: Sequence[str] = (),
) -> None:
    """Let atheris steer, which ends the process itself; inputs that reach new code are added to ``folder``/``name``.

    With ``least`` nothing new is tried: the fewest inputs that reach what all reach are copied to ``least``/``name``.
    ``own`` are options of libFuzzer in place of ours.
    """
    import atheris  # type: ignore[import-untyped]  # noqa: PLC0415 - not needed by anything else

    import arabclean  # noqa: PLC0415 - the others are imported under atheris

    with atheris.instrument_imports(include=["arabclean"]):
        for module in pkgutil.walk_packages(arabclean.__path__, "arabclean."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    kept, breach = folder / name, folder / "breach" / name
    kept.mkdir(parents=True, exist_ok=True)
    breach.mkdir(parents=True, exist_ok=True)
    target = recorded(TARGETS[name], breach, timeout)
    for first in (b"", "ب".encode(), "@قال الوزير بإسم الحكومة.".encode()):
        TARGETS[name](first)  # what is read at first use is no input's time
    options = [
        f"-max_total_time={seconds}", f"-timeout={6 * timeout}", f"-max_len={length}", "-rss_limit_mb=4096",
        f"-artifact_prefix={breach}/", "-print_final_stats=1", str(kept), str(CORPUS / name),
    ]  # fmt: skip
    program = Path(sys.argv[0])
    if least is not None:
        goal = least / name
        goal.mkdir(parents=True, exist_ok=True)
        program = least / f"{name}.sh"  # libFuzzer runs itself anew with options of its own
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{__file__}" {name} --corpus "{folder}" --own "$@"\n')
        program.chmod(0o755)
        options = ["-set_cover_merge=1", f"-timeout={6 * timeout}", str(goal), str(kept), str(CORPUS / name)]
    atheris.Setup([str(program), *(own or options)], target)
    atheris.Fuzz()


def recorded(target: Target, folder: Path, timeout: int) -> Target:
    """Return the target with what breaks it written down, so that one breach does not end the search for others."""
    known = {path.name.rpartition("-")[0]: path.stat().st_size for path in folder.glob("*-*")}

    def run(data: bytes) -> None:
        started = time.process_time()
        problem = problem_of(target, data)
        if time.process_time() - started > timeout:
            problem = "takes too long"
        if problem:
            key = re.sub(r"[^\w.]+", "-", re.sub(r"\d+", "0", problem))[:120]
            if len(data) < known.get(key, sys.maxsize):
                known[key] = len(data)
                for old in folder.glob(f"{key}-*"):
                    old.unlink()
                folder.joinpath(f"{key}-{len(data)}").write_bytes(data)
                print(f"BREACH {problem}\n   {data!r}", flush=True)

    return run


def in_turn(seconds: int, folder: Path, timeout: int, length: int) -> int:
    """Give each target its turns, each in a process of its own; return how many kinds of breaches are written down."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        for name in TARGETS:
            turn = min(_TURN, int(ends - time.monotonic()))
            if turn <= 0:
                break
            print(f"== {name}", flush=True)
            command = [sys.executable, __file__, name, "--seconds", str(turn), "--corpus", str(folder)]
            subprocess.run([*command, "--timeout", str(timeout), "--length", str(length)], check=False)
    return sum(1 for _ in folder.glob("breach/*/*"))


def unguided(target: Target, folder: Path, seconds: int, timeout: int, length: int) -> int:
    """Mutate the seeds at random; return how many distinct breaches were found."""
    rng = random.Random()
    seeds = [path.read_bytes() for path in sorted(folder.glob("*"))] or [b"\x50"]
    found: dict[str, bytes] = {}
    ends, runs = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        data = mutated(rng, rng.choice(seeds), rng.choice(seeds))[:length]
        started = time.monotonic()
        problem = problem_of(target, data)
        if time.monotonic() - started > timeout:
            problem = f"takes {time.monotonic() - started:.0f} s"
        runs += 1
        if problem and problem not in found:
            found[problem] = smaller(target, data, problem) if not problem.startswith("takes") else data
            print(f"{problem}\n   {found[problem]!r}\n   {text_of(found[problem])!r}", flush=True)
    print(f"{runs:,} inputs in {seconds} s, {len(found)} kinds of breaches")
    return len(found)


def problem_of(target: Target, data: bytes) -> str:
    """Return what an input breaks, in one line, or nothing."""
    try:
        target(data)
    except BrokenError as error:
        return str(error)
    except Exception as error:  # whatever it is
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        return f"{type(error).__name__} at {place}"
    return ""


def smaller(target: Target, data: bytes, problem: str) -> bytes:
    """Return a short input that breaks the same: pieces are left out as long as it does."""
    width = len(data) // 2
    while width:
        at = 1
        while at < len(data):
            less = data[:at] + data[at + width :]
            if problem_of(target, less) == problem:
                data = less
            else:
                at += width
        width //= 2
    return data


def mutated(rng: random.Random, seed: bytes, other: bytes) -> bytes:
    """Return a seed with a few random changes, sometimes crossed with another."""
    data = bytearray(seed)
    if rng.random() < 0.3:
        data = data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]
    for _ in range(rng.choice((1, 2, 4, 16))):
        at = rng.randrange(len(data) + 1)
        match rng.randrange(5):
            case 0:
                data[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                data[at:at] = rng.randbytes(rng.randrange(1, 9))
            case 2:
                del data[at : at + rng.randrange(1, 9)]
            case 3:
                data[at:at] = data[at : at + rng.randrange(1, 9)] * rng.randrange(1, 9)
            case _:
                data[at:at] = rng.randbytes(1) * rng.randrange(1, 40)
    return bytes(data)


def main() -> int:
    """Fuzz one target, or all in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="?", choices=[*TARGETS, "all"])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--timeout", type=int, default=10, help="seconds of the processor for one input (10)")
    parser.add_argument("--length", type=int, default=600, help="bytes of one input (600)")
    parser.add_argument(
        "--corpus", type=Path, default=Path(tempfile.gettempdir(), "arabclean-fuzz"), help="where inputs are kept"
    )
    parser.add_argument("--least", type=Path, help="copy the fewest kept inputs that reach as much to this folder")
    parser.add_argument("--own", nargs=argparse.REMAINDER, default=(), help=argparse.SUPPRESS)
    parser.add_argument("--plain", action="store_true", help="without atheris")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--replay", nargs="+", type=Path, help="inputs to run once")
    options = parser.parse_args()
    if options.list or options.target is None:
        print(*TARGETS, sep="\n")
        return 0
    if options.target == "all":
        return 1 if in_turn(options.seconds, options.corpus, options.timeout, options.length) else 0
    target = TARGETS[options.target]
    if options.replay:
        for path in options.replay:
            print(path, repr(text_of(path.read_bytes())))
            target(path.read_bytes())
        return 0
    if options.plain or importlib.util.find_spec("atheris") is None:
        folder = CORPUS / options.target
        return 1 if unguided(target, folder, options.seconds, options.timeout, options.length) else 0
    guided(
        options.target,
        options.corpus,
        options.seconds,
        options.timeout,
        options.length,
        least=options.least,
        own=options.own,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
