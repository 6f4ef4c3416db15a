"""The hooks, run by the real pre-commit and the real git in a throw-away repository, installed from this one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from arabclean.faces.configuration import NAMES
from arabclean.formats import FORMATS

pytestmark = pytest.mark.xdist_group("hook")  # one worker: the environment of the hook is installed once

ROOT = Path(__file__).parents[1]
HOOKS = ("arabclean", "arabclean-fix", "arabclean-duplicates", "arabclean-commit-msg")
FAULTY = "وقالت إن المتحدث بإسم الجيش صمت, ثم غادر القاعة .\n"
FIXED = "وقالت إن المتحدث باسم الجيش صمت، ثم غادر القاعة.\n"

# What pip says when it cannot reach an index; anything else that goes wrong with an install is a failure.
_UNREACHABLE = re.compile(
    "NewConnectionError|Temporary failure in name resolution|Max retries exceeded|Network is unreachable"
    "|ConnectTimeoutError|ProxyError"
)


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Repository:
    """A repository with the hooks of this one in its configuration."""

    def __init__(self, folder: Path, home: Path, source: Path) -> None:
        self.folder = folder
        self._environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        self._environment |= {"PRE_COMMIT_HOME": str(home), "NO_COLOR": "1", "LANG": "C.UTF-8"}
        self._environment.pop("PYTHONPATH", None)
        git(folder, "init", "-q", "-b", "main")
        revision = git(source, "rev-parse", "HEAD").strip()
        (folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {source}\n  rev: {revision}\n  hooks:\n" + "".join(f"  - id: {hook}\n" for hook in HOOKS)
        )

    def stage(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_bytes(text.encode())
        git(self.folder, "add", "-A")
        return path

    def run(self, hook: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run", hook, "--all-files", "--color=never"]
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, text=True, check=False, timeout=600
        )


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed: pip install -e '.[dev]'")
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("pre-commit installs from a git checkout, and this is none")
    base = tmp_path_factory.mktemp("hook")
    source, folder = base / "source", base / "work"
    folder.mkdir()
    # The tree as it is now, committed in a copy: what is tested is what stands here, not the last commit.
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, source / name)
    git(source.parent, "init", "-q", "-b", "main", str(source))
    git(source, "add", "-A", "-f")
    git(source, "commit", "-q", "-m", "The tree under test")
    made = Repository(folder, base / "home", source)
    made.stage("clean.txt", FIXED)
    first = made.run("arabclean")
    if first.returncode and _UNREACHABLE.search(first.stdout + first.stderr):
        pytest.skip("the package index cannot be reached, so pre-commit cannot install the hook")
    assert first.returncode == 0, first.stdout + first.stderr
    return made


def test_the_hooks_look_at_prose() -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text()
    wanted = {re.search(r"\(([a-z|]+)\)", line)[1] for line in re.findall(r"files: \\\..*", hooks)}  # type: ignore[index]
    prose = {suffix[1:] for each in FORMATS.values() if each.kind == "prose" for suffix in each.suffixes}
    assert wanted == {"|".join(sorted(prose - {"docx", "odt"}))}  # documents are no text to pre-commit


def test_the_check_reports_and_changes_nothing(repository: Repository) -> None:
    path = repository.stage("خبر.txt", FAULTY)
    done = repository.run("arabclean")
    assert done.returncode == 1
    assert "خبر.txt:1:18: error AR302 wasl-noun" in done.stdout
    assert path.read_bytes().decode() == FAULTY


def test_the_fix_corrects_what_is_safe_and_then_is_content(repository: Repository) -> None:
    path = repository.stage("خبر.txt", FAULTY)
    done = repository.run("arabclean-fix")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert "fixed wasl-noun «بإسم» → «باسم»" in done.stdout
    assert path.read_bytes().decode() == FIXED
    git(repository.folder, "add", "-A")
    again = repository.run("arabclean-fix")
    assert again.returncode == 0, again.stdout
    assert repository.run("arabclean").returncode == 0


def test_excluded_and_foreign_files_pass(repository: Repository) -> None:
    (repository.folder / NAMES[0]).write_text('exclude = ["drafts/"]\n')
    (repository.folder / "drafts").mkdir(exist_ok=True)
    repository.stage("drafts/a.txt", FAULTY)
    repository.stage("code.py", "x  = [1, 2 ,3]  # two  spaces .\n")
    repository.stage("photo.png", "\x89PNG\0\0")
    repository.stage("خبر.txt", FIXED)
    try:
        for hook in ("arabclean", "arabclean-fix"):
            done = repository.run(hook)
            assert done.returncode == 0, done.stdout
    finally:
        (repository.folder / NAMES[0]).unlink()


def test_a_commit_is_stopped_by_the_installed_hook(repository: Repository) -> None:
    command = [sys.executable, "-m", "pre_commit", "install"]
    environment = repository._environment
    subprocess.run(command, cwd=repository.folder, env=environment, check=True, capture_output=True)
    repository.stage("خبر.txt", FAULTY)
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    commit = ["git", *identity, "commit", "-m", "خبر"]
    stopped = subprocess.run(
        commit, cwd=repository.folder, env=environment, capture_output=True, text=True, check=False
    )
    assert stopped.returncode == 1
    assert "wasl-noun" in stopped.stderr + stopped.stdout
    git(repository.folder, "add", "-A")  # arabclean-fix has corrected the file
    passed = subprocess.run(commit, cwd=repository.folder, env=environment, capture_output=True, text=True, check=False)
    assert passed.returncode == 0, passed.stderr + passed.stdout


def test_repeated_headlines_are_reported(repository: Repository) -> None:
    headlines = "ارتفاع أسعار النفط بعد قرار المنظمة\nوصول الوفد إلى العاصمة\nارتفاع اسعار النفط بعد قرار المنظمه\n"
    path = repository.stage("headlines.txt", headlines)
    done = repository.run("arabclean-duplicates")
    path.unlink()
    git(repository.folder, "add", "-A")
    assert done.returncode == 1
    assert "headlines.txt:3:" in done.stdout
    assert repository.run("arabclean-duplicates").returncode == 0


def test_the_message_of_a_commit_is_checked(repository: Repository) -> None:
    install = [sys.executable, "-m", "pre_commit", "install", "-t", "commit-msg"]
    environment = repository._environment
    subprocess.run(install, cwd=repository.folder, env=environment, check=True, capture_output=True)
    repository.stage("خبر.txt", FIXED)
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]

    def commit(message: str) -> subprocess.CompletedProcess[str]:
        command = ["git", *identity, "commit", "--allow-empty", "--cleanup=strip", "-m", message]
        return subprocess.run(
            command, cwd=repository.folder, env=environment, capture_output=True, text=True, check=False
        )

    stopped = commit("نشر خبر المتحدث بإسم الجيش")
    assert stopped.returncode == 1, stopped.stderr
    assert "wasl-noun" in stopped.stderr + stopped.stdout
    passed = commit("نشر خبر المتحدث باسم الجيش\n\nSigned-off-by: بإسم <a@example.org>")
    assert passed.returncode == 0, passed.stderr + passed.stdout
