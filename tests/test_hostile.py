"""What a hostile reader broke once: kept so that it does not break again."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import arabclean
from arabclean.duplicates.archive import pack
from arabclean.faces.baseline import Baseline
from arabclean.faces.cache import Cache
from arabclean.faces.configuration import Setting

ROOT = str(Path(__file__).parents[1])

# Each took more than a minute, or quadratic time, at lengths far below this.
SHAPES = {
    "dots between letters": "الفصل الأول" + "." * 5000 + "صفحة 12",
    "exclamation marks": "ب" + "!" * 5000 + "ب",
    "tight commas on one line": "ب," * 5000,
    "opening brackets": "ب " + "(" * 5000,
    "labels": "ب " + "1) " * 5000,
    "spaces after two dots": "ب.." + " " * 20_000 + "ب",
    "a long number": "ب " + "1" * 20_000 + " 1.1",
    "inches": "ب " + '1"' * 5000,
    "unpaired quotes on many lines": "«ب\n" * 3000,
    "openers with a space": "« ب" * 5000,
    "spaces": " " * 60_000,
    "marks and spaces": "\u064e " * 30_000,
    "one word over and over": "كلمة " * 20_000,
    "one misspelling over and over": "مستشفي " * 3000,
    "tags": "<p>" * 5000,
    "comments that never end": "<!--" * 5000,
    "one letter": "ت" * 20_000,
    "Arabic digits": "٠" * 50_000,
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_time_does_not_explode(text: str) -> None:
    arabclean.check(text)


def test_a_headline_repeated_forty_times_settles() -> None:
    text = "خبر عاجل عن البلاد اليوم في العاصمة\n" * 40
    fixed = arabclean.fix(text, "review")

    assert fixed.settled
    assert arabclean.fix(fixed.text, "review").text == fixed.text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ('قال الوزير: "نعم ."', 'قال الوزير: "نعم."'),
        ('العنوان "خبر عاجل",', 'العنوان "خبر عاجل",'),
        ('{"العنوان": "خبر", "النص": "ب"}', '{"العنوان": "خبر", "النص": "ب"}'),
        ("أهلًا بكم ;)", "أهلًا بكم ;)"),
        ("في\u200bالبيت", "في\u200bالبيت"),
        ("المتط\u200bوعين", "المتطوعين"),
        ("قال علی أكبر ولایتی", "قال علی أكبر ولايتي"),
    ],
)
def test_safe_fixes_stay_safe(text: str, fixed: str) -> None:
    assert arabclean.fix(text).text == fixed


def test_no_finding_proposes_the_text_itself() -> None:
    for finding in arabclean.check("أ\u0655عوام"):
        assert finding.text not in finding.suggestions


@pytest.mark.skipif(os.name != "posix", reason="descriptors of POSIX")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_closed_streams_end_without_a_traceback(closed: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نص سليم\n", encoding="utf-8")
    command = f"{sys.executable} -m arabclean check a.txt {closed}"
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env={**os.environ, "PYTHONPATH": ROOT}, capture_output=True, check=False
    )

    assert done.returncode == 0
    assert b"Traceback" not in done.stdout + done.stderr


def test_an_empty_path_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("بإسم\n", encoding="utf-8")
    command = [sys.executable, "-m", "arabclean", "fix", ""]
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": ROOT}, capture_output=True, check=False
    )

    assert done.returncode == 2
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "بإسم\n"


@pytest.mark.parametrize(
    "pattern",
    ['regex = "x("', 'regex = "ق"\nreplace = 5', 'regex = "ق"\nreplace = [5]', 'regex = "ق"\nliterals = 5'],
)
def test_a_bad_pack_is_named(pattern: str, tmp_path: Path) -> None:
    pack = tmp_path / "pack.toml"
    pack.write_text(
        '[[rule]]\nslug = "x"\ncode = "AR999"\nseverity = "error"\nsafety = "safe"\n'
        'message.ar = "أ"\nmessage.en = "a"\n'
        f'why = "ب"\nallows = []\nexample = []\n[rule.pattern]\n{pattern}\n',
        encoding="utf-8",
    )

    with pytest.raises(arabclean.ConfigError, match=r"pack\.toml"):
        arabclean.Checker.from_config({"packs": [str(pack)]})


DEEP = "[" * 100_000


def test_what_is_nested_without_end_is_refused(tmp_path: Path) -> None:
    config = tmp_path / "arabclean.toml"
    config.write_text(f"select = {DEEP}", encoding="utf-8")
    with pytest.raises(arabclean.ConfigError, match="nested too deeply"):
        arabclean.Checker.from_config(config)
    baseline = tmp_path / "baseline.json"
    baseline.write_text(DEEP, encoding="utf-8")
    with pytest.raises(arabclean.SourceError, match="not a baseline"):
        Baseline.read(baseline)
    sections = {"ids": DEEP.encode(), "times": b"[]"}
    with pytest.raises(arabclean.DataError):
        arabclean.DuplicateIndex.loads(pack({"rows": 0}, sections))
    arabclean.Checker().check(f'{{"text": {DEEP}', format="json")


@pytest.mark.parametrize("value", ["", "{}", DEEP, '{"findings": [[1]], "suppressed": []}', "null", "\0"])
def test_a_damaged_row_of_the_cache_is_as_good_as_none(value: str, tmp_path: Path) -> None:
    setting = Setting(arabclean.Config(), tmp_path)
    cache = Cache.open(str(tmp_path), setting)
    cache.put("a.txt", "نص", arabclean.check("نص"))
    cache.close()
    with sqlite3.connect(next(tmp_path.glob("*.sqlite"))) as table:
        table.execute("UPDATE finding SET value = ?", (value,))
    cache = Cache.open(str(tmp_path), setting)
    assert cache.get("a.txt", "نص") is None
    cache.close()


@pytest.mark.parametrize("comment", ["# arabclean: off[AR9]\n", "// arabclean: ignore\nقال ,\n", "#" * 9, "/*", "-- "])
def test_thousands_of_comments_are_read_in_linear_time(comment: str) -> None:
    text = f"# arabclean: on\n{comment * 20_000}قال بإسم ,"
    arabclean.Checker.from_config({"select": ["latin-comma"]}).check(text, format="hash-comments")
