"""Comments and baselines that answer findings."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabclean import Checker, Document, Span, builtin_rules
from arabclean.suppression import directives, suppress
from tests.command import FAULTY, RULES, Outcome, Run

INFO = next(rule.info for rule in builtin_rules() if rule.info.slug == "wasl-noun")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.from_config({"select": ["wasl-noun", "latin-comma"]})


def slugs(checker: Checker, text: str, format: str = "plain") -> list[str]:
    return [f"{finding.line}:{finding.slug}" for finding in checker.check(text, format=format)]


class TestComments:
    @pytest.mark.parametrize(
        ("comment", "left"),
        [
            ("# arabclean: ignore", []),
            ("# arabclean: ignore[wasl-noun] هكذا اسم الكتاب", ["1:latin-comma"]),
            ("// arabclean: ignore[AR302, latin-comma]", []),
            ("<!-- arabclean: ignore[AR3] -->", ["1:latin-comma"]),
            ("% arabclean: ignore[two-dots]", ["1:wasl-noun", "1:latin-comma"]),
            ("arabclean ignore", ["1:wasl-noun", "1:latin-comma"]),
            ("# arabclean: ignored", ["1:wasl-noun", "1:latin-comma"]),
        ],
    )
    def test_on_the_line_itself(self, checker: Checker, comment: str, left: list[str]) -> None:
        assert slugs(checker, f"{FAULTY} {comment}") == left

    def test_on_the_next_line_that_is_not_empty(self, checker: Checker) -> None:
        text = f"arabclean: ignore-next-line[wasl-noun]\r\n\r\n{FAULTY}\r\n{FAULTY}"
        assert slugs(checker, text) == ["3:latin-comma", "4:wasl-noun", "4:latin-comma"]
        assert slugs(checker, "arabclean: ignore-next-line") == ["1:unused-ignore"]

    def test_over_a_stretch(self, checker: Checker) -> None:
        text = f"# arabclean: off[wasl-noun]\n{FAULTY}\n# arabclean: on\n{FAULTY}\n# arabclean: off\n{FAULTY}"
        assert slugs(checker, text) == ["2:latin-comma", "4:wasl-noun", "4:latin-comma"]
        text = f"# arabclean: off\n# arabclean: on[wasl-noun]\n{FAULTY}"
        assert slugs(checker, text) == []

    def test_over_a_file(self, checker: Checker) -> None:
        assert slugs(checker, f"{FAULTY}\n{FAULTY}\n<!-- arabclean: ignore-file[wasl-noun] أرشيف -->") == [
            "1:latin-comma",
            "2:latin-comma",
        ]

    def test_what_answers_nothing_is_reported(self, checker: Checker) -> None:
        text = "نص سليم # arabclean: ignore[wasl-noun] قديم\n" + FAULTY
        (finding, *_) = checker.check(text, format="plain")
        assert (finding.slug, finding.text) == ("unused-ignore", "# arabclean: ignore[wasl-noun] قديم")
        assert "قديم" in finding.message("ar")
        assert slugs(checker, "نص سليم # arabclean: ignore[two-dots]") == []  # that rule has not run

    def test_it_is_not_proofread_itself(self, checker: Checker) -> None:
        assert slugs(checker, "نص # arabclean: ignore[latin-comma] بإسم الفريق") == ["1:unused-ignore"]

    @pytest.mark.parametrize(
        ("format", "text", "left"),
        [
            ("markdown", "<!-- arabclean: ignore-next-line -->\nتحدث بإسم الفريق\n\nبإسم أحد", ["4:wasl-noun"]),
            ("html", "<!-- arabclean: off -->\n<p>بإسم أحد<!-- arabclean: on --></p>\nبإسم أحد", ["3:wasl-noun"]),
            ("python", "# تعليق بإسم أحد  # arabclean: ignore[wasl-noun]\n# بإسم أحد\n", ["2:wasl-noun"]),
            ("latex", "بإسم أحد % arabclean: ignore\nبإسم أحد", ["2:wasl-noun"]),
            ("rest", ".. arabclean: ignore-next-line\n\nبإسم أحد\n\nبإسم أحد", ["5:wasl-noun"]),
            ("po", '# arabclean: ignore-next-line\nmsgid "a"\nmsgstr "بإسم"', ["1:unused-ignore", "3:wasl-noun"]),
            ("yaml", "title: بإسم أحد # arabclean: ignore\ntext: بإسم أحد", ["2:wasl-noun"]),
            ("subtitle", "WEBVTT\n\nNOTE arabclean: ignore-file\n\n00:01.000 --> 00:02.000\nبإسم", []),
        ],
    )
    def test_in_the_comments_of_each_format(self, checker: Checker, format: str, text: str, left: list[str]) -> None:
        assert slugs(checker, text, format) == left

    def test_a_text_that_shows_such_comments_holds_none(self, checker: Checker) -> None:
        text = "نص `# arabclean: ignore` هنا\n\n```\n# arabclean: off\n```\n\nبإسم أحد"
        assert slugs(checker, text, "markdown") == ["7:wasl-noun"]

    def test_answered_findings_are_not_corrected_and_are_kept_in_the_report(self, checker: Checker) -> None:
        text = f"{FAULTY} # arabclean: ignore[wasl-noun] سبب"
        fixed = checker.fix(text, format="plain")
        assert "بإسم" in fixed.text
        assert "،" in fixed.text
        (hidden,) = checker.check(text, format="plain").suppressed
        assert (hidden.finding.slug, hidden.kind, hidden.reason) == ("wasl-noun", "inline", "سبب")

    def test_the_library_reads_comments_only_when_a_format_is_named(self, checker: Checker) -> None:
        assert len(checker.check(f"{FAULTY} # arabclean: ignore")) == 2

    def test_the_end_of_a_comment_is_no_reason(self) -> None:
        (one,) = directives("نص <!-- arabclean: ignore[a, b] لأنه كذا -->")
        assert (one.selectors, one.reason) == (("a", "b"), "لأنه كذا")
        (one,) = directives("/* arabclean: off */")
        assert (one.verb, one.reason) == ("off", "")

    def test_unused_ones_can_be_ignored(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("نص سليم # arabclean: ignore[wasl-noun]\n", encoding="utf-8")
        assert "AR901 unused-ignore" in run("check", "a.txt").out
        assert run("check", "-q", "--ignore=unused-ignore", "a.txt") == Outcome(0, "", "")
        assert run("check", "-q", "--ignore=AR901", "a.txt") == Outcome(0, "", "")
        assert "AR901" in run("explain", "unused-ignore").out
        assert run("check", "-q", RULES, "a.txt") == Outcome(0, "", "")  # some rules only: who knows


LINES = ("نص", "", "# arabclean: ignore", "# arabclean: ignore-next-line", "نص آخر # arabclean: ignore[latin-comma]")


@given(st.lists(st.sampled_from(LINES), max_size=12), st.integers(0, 200), st.integers(0, 40))
def test_comments_together_answer_what_one_of_them_answers(lines: list[str], start: int, length: int) -> None:
    document = Document("\n".join(lines))
    end = len(document.text)
    finding = INFO.finding(document, Span(min(start, end), min(start + length, end)))
    comments = directives(document.text)
    kept, hidden = suppress([finding], comments, document, [])
    assert bool(hidden) == any(suppress([finding], [each], document, [])[1] for each in comments)
    assert len(kept) + len(hidden) == 1


def test_many_comments_take_linear_time() -> None:
    checker = Checker.from_config({"select": ["wasl-noun"]})
    line = "قال المتحدث بإسم الوفد نعم. <!-- arabclean: ignore[wasl-noun] هكذا -->\n\n"
    taken: list[float] = []
    for count in (300, 3000):
        begun = time.process_time()
        report = checker.check(line * count, format="markdown")
        taken.append(time.process_time() - begun)
        assert (len(report), len(report.suppressed)) == (0, count)
    assert taken[1] < 3 or taken[1] < 30 * taken[0], taken


class TestBaseline:
    def test_only_what_is_new_is_reported(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(f"{FAULTY}\n", encoding="utf-8")
        (tmp_path / "b.md").write_text("سليم\n", encoding="utf-8")
        outcome = run("baseline", "update", RULES)
        assert outcome.status == 0
        assert outcome.err == "arabclean: arabclean-baseline.json: files: 2, findings known: 2\n"
        assert run("check", "-q", RULES, "--baseline=arabclean-baseline.json") == Outcome(0, "", "")
        new = f"سطر جديد\n\n{FAULTY}\nوقال بإسم آخر\n"  # the known line has moved
        (tmp_path / "a.txt").write_text(new, encoding="utf-8")
        out = run("check", RULES, "--baseline=arabclean-baseline.json").out
        assert [line.split()[0] for line in out.splitlines()] == ["a.txt:4:6:"]
        assert run("fix", "-q", RULES, "--baseline=arabclean-baseline.json", "a.txt").status == 0
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == new.replace("وقال بإسم", "وقال باسم")

    def test_the_configuration_names_it_and_paths_are_its_own(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "known").mkdir()
        (tmp_path / "deep").mkdir()
        (tmp_path / "arabclean.toml").write_text('baseline = "known/list.json"\nselect = ["wasl-noun"]\n')
        (tmp_path / "deep" / "a.txt").write_text(FAULTY, encoding="utf-8")
        assert run("check", "deep").status == 2  # it is not there yet
        assert run("baseline", "update", "deep/a.txt").status == 0
        data = json.loads((tmp_path / "known" / "list.json").read_text(encoding="utf-8"))
        assert list(data["files"]) == ["../deep/a.txt"]
        assert list(data["files"]["../deep/a.txt"].values()) == ["wasl-noun"]
        monkeypatch.chdir(tmp_path / "deep")
        assert run("check", "-q", "a.txt") == Outcome(0, "", "")

    def test_an_update_keeps_other_files_and_forgets_lost_ones(self, run: Run, tmp_path: Path) -> None:
        for name in ("a.txt", "b.txt", "c.txt"):
            (tmp_path / name).write_text(FAULTY, encoding="utf-8")
        run("baseline", "update", RULES)
        (tmp_path / "b.txt").unlink()
        (tmp_path / "c.txt").write_text("سليم", encoding="utf-8")
        assert "findings known: 2" in run("baseline", "update", RULES, "c.txt").err
        assert list(json.loads((tmp_path / "arabclean-baseline.json").read_text())["files"]) == ["a.txt"]

    @pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 1, "files": 3}', '{"version": 9, "files": {}}'])
    def test_what_is_no_baseline_is_told(self, run: Run, tmp_path: Path, content: str) -> None:
        (tmp_path / "x.json").write_text(content)
        outcome = run("check", "--baseline=x.json", ".")
        assert outcome.status == 2
        assert outcome.err.startswith("arabclean: x.json: it is ")

    def test_sarif_says_so(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(f"{FAULTY}\n", encoding="utf-8")
        run("baseline", "update", RULES)
        log = json.loads(run("check", RULES, "--baseline=arabclean-baseline.json", "--format=sarif", "a.txt").out)
        assert [result["suppressions"][0]["kind"] for result in log["runs"][0]["results"]] == ["external"] * 2
