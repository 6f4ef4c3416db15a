"""The built wheel: what a user installs has its data and says what the tree says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
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
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("build", reason="build is not installed: pip install -e '.[dev]'")
    folder = tmp_path_factory.mktemp("wheel")
    done = command(sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT), folder=folder)
    said = (done.stdout + done.stderr).decode()
    if done.returncode and _UNREACHABLE.search(said):
        pytest.skip("the package index cannot be reached, so the build backend cannot be installed")
    assert done.returncode == 0, said
    (built,) = folder.glob("*.whl")
    return built


def test_every_packaged_file_of_the_tree_is_in_it(wheel: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "arabclean"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    wanted = {name for name in listed if name and (ROOT / name).is_file()}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert wanted <= names
    for name in ("py.typed", "data/forms.dawg", "data/counts.dawg", "data/rules.json", "data/lists.json"):
        assert f"arabclean/{name}" in names
    assert not [name for name in names if name.startswith(("tests/", "tools/", "benchmarks/"))]
    assert any(name.endswith("licenses/LICENSE") for name in names)


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
