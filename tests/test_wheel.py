"""The source archive and the wheel made from it: what a user installs has its data and says what the tree says.

``tools/wheel_matrix.py`` does more, on every Python that is here: by hand, for it takes minutes.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("wheel")  # one worker: the wheel is built once

ROOT = Path(__file__).parents[1]
TEXT = "قال المتحدث بإسم الوزارة , في التاسع من تمزز الماضي، إنه صراع دولي بحتي\nوتأمينواحتياجات السكان .\n"

_UNREACHABLE = re.compile("NewConnectionError|name resolution|Max retries exceeded|Network is unreachable|ProxyError")


def command(*arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "LC_ALL")}
    environment["LANG"] = "C.UTF-8"
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, check=False, timeout=600)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the source archive and of the wheel that was made from it, not from the tree."""
    pytest.importorskip("build", reason="build is not installed: pip install -e '.[dev]'")
    folder = tmp_path_factory.mktemp("built")
    alone = ["--no-isolation"] if find_spec("hatchling") else []
    done = command(sys.executable, "-m", "build", *alone, "--outdir", str(folder), str(ROOT), folder=folder)
    said = (done.stdout + done.stderr).decode()
    if done.returncode and _UNREACHABLE.search(said):
        pytest.skip("the package index cannot be reached, so the build backend cannot be installed")
    assert done.returncode == 0, said
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


def tracked(*paths: str) -> set[str]:
    """What git has, or would take, of the tree."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *paths]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no git checkout")
    return {name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()}


def test_the_source_archive_is_the_tree(built: Path) -> None:
    """All of it, tests and tools too, so that who packages arabclean can build its data and run its tests."""
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {member.name.partition("/")[2] for member in archive if member.isfile()}
    assert names - {"PKG-INFO"} == tracked()


def test_every_packaged_file_of_the_tree_is_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {name for name in names if name.startswith("arabclean/")} == tracked("arabclean")
    for name in ("py.typed", "data/forms.dawg", "data/counts.dawg", "data/rules.json", "data/lists.json"):
        assert f"arabclean/{name}" in names
    assert {name.partition("/")[0] for name in names} == {
        "arabclean",
        f"{'-'.join(wheel.stem.split('-')[:2])}.dist-info",
    }


def test_the_licences_of_all_that_is_in_it_are_in_it(wheel: Path) -> None:
    """Which they are, tests/test_supply.py asks."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["license-files"]
    with zipfile.ZipFile(wheel) as archive:
        texts = {name: archive.read(name) for name in archive.namelist() if "/licenses/" in name}
    assert {name.partition("/licenses/")[2]: text for name, text in texts.items()} == {
        name: (ROOT / name).read_bytes() for name in wanted
    }


def test_installed_elsewhere_it_says_what_the_tree_says(wheel: Path, tmp_path: Path) -> None:
    python = tmp_path / "venv" / "bin" / "python"
    made = command(sys.executable, "-m", "venv", str(tmp_path / "venv"), folder=tmp_path)
    assert made.returncode == 0, made.stderr.decode()
    installed = command(str(python), "-m", "pip", "install", "-q", str(wheel), folder=tmp_path)
    said = (installed.stdout + installed.stderr).decode()
    if installed.returncode and _UNREACHABLE.search(said):
        pytest.skip("the package index cannot be reached, so the dependencies cannot be installed")
    assert installed.returncode == 0, said
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "خبر.txt").write_text(TEXT, encoding="utf-8")
    arguments = ("check", "--format=json", "خبر.txt")
    wheels = command(str(python.with_name("arabclean")), *arguments, folder=elsewhere)
    tree = subprocess.run(
        [sys.executable, "-m", "arabclean", *arguments],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    assert wheels.returncode == 1, wheels.stderr.decode()
    assert json.loads(wheels.stdout) == json.loads(tree.stdout)
    assert len(json.loads(wheels.stdout)["files"][0]["findings"]) >= 6
    origin = command(str(python), "-c", "import arabclean; print(arabclean.__file__)", folder=elsewhere)
    assert str(tmp_path) in origin.stdout.decode()
