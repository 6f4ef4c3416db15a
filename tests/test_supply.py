"""What arabclean is built from and built with: pinned, listed, licensed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import licences
import lock
import pytest

HOME = Path(__file__).resolve().parent.parent

PINNED = re.findall(
    r"^([a-z0-9-]+)==(\S+)(?: ; [^\\\n]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    lock.LOCK.read_text(encoding="utf-8"),
    re.MULTILINE,
)


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return re.sub("[._-]+", "-", found[0]).lower()


def test_the_lock_is_fresh() -> None:
    assert not lock.stale()


def test_the_lock_has_all_that_is_asked_for_and_nothing_without_hashes() -> None:
    lines = lock.LOCK.read_text(encoding="utf-8").splitlines()
    assert {name for name, _, _ in PINNED} == {line.partition("==")[0] for line in lines if line[:1] not in "# "}
    assert {name_of(each) for each in lock.asked(lock.project())} <= {name for name, _, _ in PINNED}


def test_what_is_pinned_is_what_pyproject_allows() -> None:
    least = {
        name_of(each): found[1]
        for each in lock.asked(lock.project())
        if (found := re.search(r">=([\d.]+)", each.partition(";")[0]))
    }
    assert len(least) > 10

    def key(number: str) -> list[int]:
        return [int(part) for part in number.split(".") if part.isdecimal()]

    for name, number, _ in PINNED:
        assert key(number) >= key(least.get(name, "0")), name


def test_every_runtime_dependency_has_its_reason() -> None:
    _, _, rows = (HOME / "docs/architecture.md").read_text(encoding="utf-8").partition("\n## Dependencies\n")
    licensed = (HOME / "docs/licences.md").read_text(encoding="utf-8")
    dependencies = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    for each in dependencies:
        assert name_of(each) in rows
        assert f"| {name_of(each)} |" in licensed


def test_all_data_is_accounted_for_and_its_licences_travel_with_it() -> None:
    assert list(licences.faults()) == []


def test_the_page_of_licences_is_fresh() -> None:
    assert licences.PAGE.read_text(encoding="utf-8") == licences.page()


def test_what_is_missing_from_the_wheel_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "packed", lambda: ["LICENSE"])
    monkeypatch.setitem(licences.TABLES, "context.ngrams", "counts")
    told = list(licences.faults())
    assert any("dictionaries/hunspell_ar/LICENSE" in each for each in told)
    assert any("names another source" in each for each in told)
