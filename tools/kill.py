"""Kill processes at random moments while they write files: is each file always the old one or the new one?

    python tools/kill.py [--kills 200] [--files 12] [--seed 1]

Each process is forked from one that has the rules in hand, runs ``arabclean fix`` over a folder (with a Word document),
``arabclean baseline update`` and ``arabclean words add``, or saves an index of headlines, and is killed by SIGKILL
somewhere between its first instruction and its end. Then every file must be whole, and a last run, alone, must end
well, bring every file to the new state and leave nothing beside them. Ends with 1 when not. POSIX only.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from arabclean import Checker, DuplicateIndex
from arabclean.faces.cli.program import main as arabclean

_FAULTY = "قال المتحدث بإسم الوزارة ، إن الاجتماع انتهى .\n" * 8
_SLOW = 0.01
"""Seconds that flushing a file takes."""
_LONGEST_NAME = "خبر طويل " + "ط" * 110 + ".txt"


class Work:
    """A folder of files, what is done to them, and their bytes before and after."""

    def __init__(self, folder: Path, count: int) -> None:
        """Write the files, and find out what they become and how long it takes."""
        self._folder = folder
        names = [f"{number:02}.txt" for number in range(count - 1)] + [_LONGEST_NAME]
        self.before = {name: _FAULTY.encode() for name in names}
        self.before["archive.index"] = _index(20)
        self.restore()
        in_child(self.run, None)  # what is read at first use is in no later child's time
        self.restore()
        started = time.perf_counter()
        in_child(self.run, None)
        self.seconds = time.perf_counter() - started
        self.after = {path.name: path.read_bytes() for path in folder.iterdir()}
        if any(self.after[name] == old for name, old in self.before.items()):
            raise RuntimeError("some file is not changed at all")

    def restore(self) -> None:
        """Bring all files to the old state; what stands beside them stays."""
        for name, old in self.before.items():
            self._folder.joinpath(name).write_bytes(old)
        for name in ("arabclean-baseline.json", "words.txt"):
            self._folder.joinpath(name).unlink(missing_ok=True)

    def run(self) -> None:
        """Do it all, in the folder, on a disk so slow that most of the time is spent in writing."""
        os.fsync = _flush_slowly
        os.chdir(self._folder)
        arabclean(["fix", "-q", "."])
        arabclean(["baseline", "update", "."])
        arabclean(["words", "add", "--file", "words.txt", "زغلولية"])
        index = DuplicateIndex.load("archive.index")
        index.add("new", "خبر جديد عن افتتاح الجسر الكبير")
        index.save("archive.index")

    def torn(self) -> list[str]:
        """Return the files that are neither old nor new."""
        found = []
        for path in self._folder.iterdir():
            known = (self.before.get(path.name), self.after.get(path.name))
            if not path.name.startswith(".") and path.read_bytes() not in known:
                found.append(path.name)
        return found

    def beside(self) -> list[str]:
        """Return what processes have left."""
        return sorted(path.name for path in self._folder.iterdir() if path.name.startswith("."))

    def done(self) -> int:
        """Return how many files are in the new state."""
        return sum(
            self._folder.joinpath(name).exists() and self._folder.joinpath(name).read_bytes() == new
            for name, new in self.after.items()
        )


def _flush_slowly(fd: object) -> None:
    del fd
    time.sleep(_SLOW)


def _index(count: int) -> bytes:
    index = DuplicateIndex()
    index.extend((number, f"عنوان قديم رقم {number} عن المدينة") for number in range(count))
    return index.dumps()


def in_child(run: Callable[[], None], seconds: float | None) -> int:
    """Run in a child, which is killed after so many seconds (None: never); return its status."""
    child = os.fork()
    if not child:
        try:
            null = os.open(os.devnull, os.O_RDWR)
            os.dup2(null, 1)
            os.dup2(null, 2)
            run()
        except BaseException:
            os._exit(3)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def killed(kills: int, files: int, seed: int) -> tuple[list[str], Counter[str]]:
    """Kill so many children; return what was wrong, and how they ended."""
    rng = random.Random(seed)
    wrong: list[str] = []
    ends: Counter[str] = Counter()
    home = Path.cwd()
    Checker().fix(_FAULTY)  # the children have it in hand
    with tempfile.TemporaryDirectory() as folder:
        work = Work(Path(folder).resolve(), files)
        total = len(work.after)
        try:
            for number in range(kills):
                work.restore()
                wait = rng.uniform(0, work.seconds * 1.1)
                status = in_child(work.run, wait)
                done = work.done()
                if not os.WIFSIGNALED(status):
                    ends["ended before the signal" if status == 0 else "failed"] += 1
                else:
                    ends[f"killed with {'all' if done == total else 'some' if done else 'no'} files new"] += 1
                wrong += [f"kill {number} after {wait:.4f} s: {name} is torn" for name in work.torn()]
                if status and not os.WIFSIGNALED(status):
                    wrong.append(f"run {number} failed with what was left beside: {work.beside()}")
            ends["left beside, most"] = len(work.beside())
            time.sleep(2.5)  # a fresh file may be somebody's
            work.restore()
            if in_child(work.run, None):
                wrong.append("the last run failed")
            if work.done() != total:
                wrong.append("the last run did not bring all to the new state")
            ends["left beside, in the end"] = len(work.beside())
            wrong += [f"left beside: {name}" for name in work.beside()]
        finally:
            os.chdir(home)
    return wrong, ends


def main() -> int:
    """Kill, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--files", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong, ends = killed(options.kills, options.files, options.seed)
    for line in wrong[:20]:
        print(line)
    for what, count in sorted(ends.items()):
        print(f"{count:>6}  {what}")
    print(f"{options.kills} kills, {len(wrong)} things wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
