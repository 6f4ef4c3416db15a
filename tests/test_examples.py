"""The scripts in ``examples/`` do what they say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"


def script(name: str, stdin: str = "", arguments: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, str(EXAMPLES / name), *arguments]
    return subprocess.run(
        command, input=stdin, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60
    )


def test_the_library_example_runs() -> None:
    done = script("library_use.py")
    assert done.returncode == 0, done.stderr
    assert "1:14 wasl-noun (ERROR, SAFE)" in done.stdout
    assert "«بإسم» → «باسم»" in done.stdout
    assert "is «السُّودانَ» in" in done.stdout
    assert "SAME ['ارتفاع أسعار النفط بعد قرار المنظمة'" in done.stdout


@pytest.mark.parametrize(
    ("article", "verdict", "status"),
    [
        ({"id": 1, "headline": "وصول الوفد", "body": "وقال المتحدث بإسم الوزارة شيئًا."}, "block", 1),
        ({"id": 2, "headline": "وصول الوفد .. وهذه التفاصيل", "body": ""}, "review", 0),
        ({"id": 3, "headline": "وصول الوفد إلى العاصمة", "body": None}, "pass", 0),
    ],
)
def test_the_gate_judges_an_article(article: dict[str, Any], verdict: str, status: int) -> None:
    done = script("pre_publish_gate.py", json.dumps(article))
    assert done.returncode == status, done.stderr
    answer = json.loads(done.stdout)
    assert (answer["id"], answer["verdict"]) == (article["id"], verdict)
    assert bool(answer["findings"]) == (verdict != "pass")
    if verdict == "block":
        (finding,) = answer["findings"]
        assert article["body"][finding["start"] : finding["end"]] == "بإسم"
        assert finding["suggestions"] == ["باسم"]
        assert answer["corrected"]["body"] == "وقال المتحدث باسم الوزارة شيئًا."


def test_the_gate_reads_headline_and_body_as_one_article() -> None:
    headline = "وصول الوفد إلى العاصمة اليوم"
    body = "وصول الوفد إلى العاصمة اليوم\nوصل الوفد يوم الجمعة 15 نيسان 2021 إلى العاصمة."
    answer = json.loads(script("pre_publish_gate.py", json.dumps({"headline": headline, "body": body})).stdout)
    found = {finding["rule"]: finding for finding in answer["findings"]}
    assert answer["verdict"] == "block"
    assert found["duplicate-headline"]["field"] == found["weekday-date"]["field"] == "body"
    date = found["weekday-date"]
    assert body[date["start"] : date["end"]] == "الجمعة 15 نيسان 2021"


def test_the_gate_says_what_is_wrong_with_its_input() -> None:
    done = script("pre_publish_gate.py", "{")
    assert (done.returncode, done.stdout) == (2, "")
    assert "not valid JSON" in done.stderr


def test_the_archive_example_remembers_and_answers(tmp_path: Path) -> None:
    today, long_ago = datetime.now(UTC), datetime.now(UTC) - timedelta(days=90)
    table, archive = tmp_path / "published.csv", str(tmp_path / "archive.index")
    table.write_text(
        "url,title,published\n"
        f"u1,ارتفاع أسعار النفط بعد قرار المنظمة,{today.isoformat()}\n"
        f"u2,وصول الوفد إلى العاصمة,{long_ago.isoformat()}\n"
        "u3,خبر قديم جدا من أعوام مضت,2020-01-01\n",
        encoding="utf-8",
    )
    learnt = script("archive_check.py", arguments=(archive, "--learn", str(table)))
    assert (learnt.returncode, learnt.stdout) == (0, "headlines: 2, forgotten: 1\n"), learnt.stderr
    asked = script(
        "archive_check.py", arguments=(archive, "إرتفاع اسعار النفط بعد قرار المنظمه", "وصول الوفد إلى العاصمة")
    )
    assert asked.returncode == 1
    assert "SAME 1.00 u1: ارتفاع أسعار النفط" in asked.stdout
    assert "وصول الوفد إلى العاصمة: new" in asked.stdout
    missing = script("archive_check.py", arguments=(str(tmp_path / "none"), "خبر"))
    assert missing.returncode == 2
    assert "none" in missing.stderr


def test_the_hook_example_names_the_hooks_that_there_are() -> None:
    (repository,) = yaml.safe_load((EXAMPLES / "pre-commit-config.yaml").read_text())["repos"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in hooks}
