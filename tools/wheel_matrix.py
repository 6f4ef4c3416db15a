"""Build the wheel and try it on every Python that is here; also from the source archive, and from git as a hook does.

    python tools/wheel_matrix.py                 each Python 3.11 or later: install, do the main jobs (a minute each)
    python tools/wheel_matrix.py --suite         also run all tests against the installed wheel (some minutes each)
    python tools/wheel_matrix.py --lowest        also with the oldest dependencies that pyproject.toml allows
    python tools/wheel_matrix.py --python PATH … these interpreters, not all

Needs what ``tools/test`` sets up, git, and an index to install from. What is tried is the tree as it stands, committed
or not, copied to a folder of its own. Pythons are looked for on the path and in pyenv's folder. Ends with 1 when
something failed; what a step said then stands on standard error.

The jobs run with ``-W error``, so that a deprecation in our modules fails, and their findings are compared with those
of the tree. For the suite the copy's package is a link to the installed one: the wheel's files are what is tested.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
LOCK = HOME / "requirements-dev.txt"
IDENTITY = ("-c", "user.name=matrix", "-c", "user.email=matrix@example.org", "-c", "commit.gpgsign=false")
FIRST = (3, 11)

_IMPORTS = """
import importlib, pkgutil, arabclean
names = [m.name for m in pkgutil.walk_packages(arabclean.__path__, "arabclean.") if not m.name.endswith("__main__")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""
_TREE = """
import sys
sys.path.insert(0, sys.argv[1])
from arabclean.__main__ import main
sys.argv = ["arabclean", "check", "--format", "json", "article.txt"]
sys.exit(main())
"""
_WHERE = "import arabclean; print(arabclean.__path__[0])"


class FailedError(Exception):
    """A step failed; what it said."""


def run(*command: str | Path, folder: Path, ends: Sequence[int] = (0,)) -> str:
    """Return what a command prints; FailedError when it ends otherwise than it may."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "GIT_", "VIRTUAL_ENV"))}
    environment = {**kept, "LANG": "C.UTF-8", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [str(each) for each in command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode not in ends:
        raise FailedError(f"{' '.join(map(str, command))}\n{(done.stdout + done.stderr)[-4000:]}")
    return done.stdout


def pythons() -> Iterator[tuple[str, Path]]:
    """Yield the version and the path of each Python 3.11 or later, the oldest first, no version twice."""
    places = [Path(sys.base_prefix, "bin/python3"), *Path.home().glob(".pyenv/versions/*/bin/python3")]
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        places += [
            path for path in sorted(Path(folder).glob("python3*")) if re.fullmatch(r"python3(\.\d+)?", path.name)
        ]
    asks = "import sys; print(sys.implementation.name, *sys.version_info[:3])"
    found: dict[tuple[str, tuple[int, ...]], Path] = {}
    for place in places:
        try:
            kind, *numbers = run(place, "-c", asks, folder=HOME).split()
        except (FailedError, OSError, ValueError):
            continue
        version = tuple(map(int, numbers))
        if version >= FIRST and "shims" not in place.parts:
            found.setdefault((kind, version), place)
    for (kind, version), place in sorted(found.items()):
        yield f"{kind} {'.'.join(map(str, version))}", place


def copied(room: Path) -> Path:
    """Return a git repository that holds the tree as it stands, in one commit."""
    source = room / "source"
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", folder=HOME).split("\0")
    for name in filter(None, listed):
        if (HOME / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(HOME / name, source / name)
    run("git", "init", "-q", "-b", "main", source, folder=room)
    run("git", *IDENTITY, "add", "-A", "-f", folder=source)
    run("git", *IDENTITY, "commit", "-q", "-m", "The tree as it stands", folder=source)
    return source


def built(source: Path, room: Path) -> tuple[Path, Path]:
    """Return the source archive and the wheel made from it; FailedError when a second build gives other bytes."""
    marks = []
    for name in ("built", "again"):
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", room / name, source, folder=room)
        files = sorted((room / name).iterdir())
        marks.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in files])
    wheel, archive = sorted((room / "built").iterdir(), key=lambda path: path.suffix != ".whl")
    if marks[0] != marks[1]:
        raise FailedError("a second build gave other bytes")
    return archive, wheel


class Trial:
    """A virtual environment of one Python, and what is tried in it."""

    def __init__(self, python: Path, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "venv/bin/python"
        run(python, "-m", "venv", folder / "venv", folder=HOME)

    def install(self, *what: str | Path) -> None:
        """Install with pip."""
        run(self.python, "-m", "pip", "install", "--quiet", *what, folder=self.folder)

    def jobs(self) -> str:
        """Do the main jobs in the folder of the examples; return what was found, as JSON."""
        shutil.copytree(HOME / "examples", self.folder / "work", dirs_exist_ok=True)
        work = self.folder / "work"
        run(self.python, "-W", "error", "-c", _IMPORTS, folder=work)
        strict = (self.python, "-W", "error", "-m", "arabclean")
        found = run(*strict, "check", "--format", "json", "article.txt", folder=work, ends=(1,))
        run(*strict, "fix", "article.txt", folder=work, ends=(0, 1))
        run(
            *strict, "fix", "--exit-non-zero-on-fix", "article.txt", folder=work
        )  # the second time nothing is left to do
        run(*strict, "normalize", "article.txt", folder=work)
        run(*strict, "duplicates", "article.txt", folder=work, ends=(0, 1))
        run(self.python.with_name("arabclean"), "explain", "wasl-noun", folder=work)
        run(self.python, "-m", "pip", "check", folder=work)
        return found

    def suite(self, source: Path) -> str:
        """Run the tests of the tree against the package that is installed; return pytest's last line."""
        installed = run(self.python, "-c", _WHERE, folder=self.folder).strip()
        tree = self.folder / "tree"
        shutil.copytree(source, tree)
        shutil.rmtree(tree / "arabclean")
        (tree / "arabclean").symlink_to(installed)
        # These two build and install the package themselves.
        left = ("--ignore=tests/test_hook.py", "--ignore=tests/test_wheel.py")
        said = run(self.python, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", *left, folder=tree)
        return said.strip().splitlines()[-1].strip("= ")


def difference(found: str, wanted: str) -> str:
    """Say whether two answers in JSON are the same but for what the machine writes into them."""
    return "" if json.loads(found)["files"] == json.loads(wanted)["files"] else "finds something else than the tree"


def tried(python: Path, room: Path, source: Path, made: tuple[Path, Path], *, suite: bool) -> Iterator[str]:
    """Yield what went well, a line each."""
    archive, wheel = made
    (room / "work").mkdir(parents=True)
    shutil.copytree(source / "examples", room / "work", dirs_exist_ok=True)
    wanted = run(sys.executable, "-P", "-c", _TREE, source, folder=room / "work", ends=(1,))
    for name, what in (("git", f"git+file://{source}"), ("sdist", str(archive)), ("wheel", str(wheel))):
        (room / name).mkdir()
        trial = Trial(python, room / name)
        trial.install(what)
        if fault := difference(trial.jobs(), wanted):
            raise FailedError(f"from {name}: {fault}")
        yield f"{name}: installed, main jobs done, no warning"
        if name == "wheel" and suite:
            trial.install("--require-hashes", "-r", LOCK)
            yield f"suite: {trial.suite(source)}"
        shutil.rmtree(room / name)


def lowest(python: Path, room: Path, source: Path, wheel: Path) -> Iterator[str]:
    """Run the tests with the oldest dependencies allowed; yield which these are, and pytest's last line."""
    room.mkdir(parents=True)
    trial = Trial(python, room)
    trial.install("--require-hashes", "-r", LOCK)
    table = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))
    least = [requirement.replace(">=", "==") for requirement in table["project"]["dependencies"]]
    trial.install("--no-deps", wheel, *least)
    names = ("pyarabic", "regex", "chunspell", "rapidfuzz")
    asks = f"from importlib.metadata import version; print(*[n + ' ' + version(n) for n in {names}], sep=', ')"
    versions = run(trial.python, "-c", asks, folder=room).strip()
    yield f"lowest: {versions}"
    yield f"lowest: {trial.suite(source)}"


def main() -> int:
    """Run the command line; 1 when something failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", action="store_true")
    parser.add_argument("--lowest", action="store_true")
    parser.add_argument("--python", nargs="+", type=Path)
    options = parser.parse_args()
    chosen = [(str(path), path) for path in options.python] if options.python else list(pythons())
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        room = Path(place)
        source = copied(room)
        made = built(source, room)
        for path in made:
            print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, {hashlib.sha256(path.read_bytes()).hexdigest()}")
        print("a second build gave the same bytes", flush=True)
        for number, (name, python) in enumerate(chosen):
            begun = time.perf_counter()
            steps = [tried(python, room / str(number), source, made, suite=options.suite)]
            if options.lowest and number == 0:
                steps.append(lowest(python, room / "lowest", source, made[1]))
            for step in steps:
                try:
                    for line in step:
                        print(f"{name}, {line}", flush=True)
                except FailedError as error:
                    failed += 1
                    print(f"{name}, FAILED", flush=True)
                    print(error, file=sys.stderr, flush=True)
            print(f"{name}, {time.perf_counter() - begun:.0f} s", flush=True)
    print(f"{len(chosen)} Pythons, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
