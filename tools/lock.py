"""Pin what the tests, the checks and the build need: write requirements-dev.txt from pyproject.toml.

    python tools/lock.py               pins stay as they are where pyproject.toml allows; what is missing is added
    python tools/lock.py --upgrade     the newest of everything
    python tools/lock.py --check       was it written from this pyproject.toml? (needs no network)

One file serves every Python from ``requires-python`` on and every platform: where versions differ, markers tell. Each
line carries the hashes of all files of its release, and ``tools/test`` lets pip install nothing else. What pins (uv) is
pinned itself and is fetched from PyPI into a folder that is thrown away.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent.parent
LOCK = HOME / "requirements-dev.txt"
UV = "uv==0.13.9"
INDEX = "https://pypi.org/simple"


def project() -> dict[str, Any]:
    """Return what pyproject.toml says."""
    return tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))


def asked(table: dict[str, Any]) -> list[str]:
    """Return the requirements that are pinned: of the package, of its development, and of its build."""
    extras = table["project"]["optional-dependencies"]
    return [*table["project"]["dependencies"], *extras["dev"], *table["build-system"]["requires"]]


def mark(table: dict[str, Any]) -> str:
    """Return what changes whenever the lock must be written anew."""
    told = json.dumps([table["project"]["requires-python"], asked(table)])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def newest(table: dict[str, Any]) -> str:
    """Return the newest Python that the classifiers name: the lock was tried with none after it."""
    named = "\n".join(table["project"]["classifiers"])
    minors = re.findall(r"^Programming Language :: Python :: 3\.(\d+)$", named, re.MULTILINE)
    return f"3.{max(map(int, minors))}"


def head(table: dict[str, Any]) -> str:
    """Return the first lines of the lock; ``tools/test`` reads the newest Python from them."""
    first = table["project"]["requires-python"].removeprefix(">=")
    return (
        "# Written by tools/lock.py from pyproject.toml: change that and run it again.\n"
        f"# from: {mark(table)}\n"
        f"# tried with Python {first} to {newest(table)}\n"
    )


def stale() -> bool:
    """Was the lock written from another pyproject.toml?"""
    return not LOCK.exists() or not LOCK.read_text(encoding="utf-8").startswith(head(project()))


def write(*, upgrade: bool) -> None:
    """Fetch uv and write the lock."""
    table = project()
    with tempfile.TemporaryDirectory() as room:
        subprocess.run([sys.executable, "-m", "venv", room], check=True)
        python = Path(room) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", UV], check=True)
        wanted = Path(room) / "asked.in"
        wanted.write_text("\n".join(asked(table)) + "\n", encoding="utf-8")
        pinned = Path(room) / "pinned.txt"
        if LOCK.exists():
            pinned.write_bytes(LOCK.read_bytes())
        command = [
            *(python, "-m", "uv", "pip", "compile", "--quiet", "--no-config", "--default-index", INDEX),
            *("--universal", "--python-version", table["project"]["requires-python"].removeprefix(">=")),
            *("--generate-hashes", "--no-annotate", "--no-header", "--output-file", pinned, wanted),
        ]
        subprocess.run([*command, *(["--upgrade"] if upgrade else [])], check=True, stdout=subprocess.DEVNULL)
        LOCK.write_text(head(table) + pinned.read_text(encoding="utf-8"), encoding="utf-8")


def main() -> int:
    """Run the command line; 1 when a check fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--upgrade", action="store_true", help="take the newest of everything")
    options = parser.parse_args()
    if not options.check:
        write(upgrade=options.upgrade)
    elif stale():
        print(f"{LOCK.name} was written from another pyproject.toml: run python tools/lock.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
