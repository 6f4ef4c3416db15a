"""The command line as people, scripts and hooks meet it: what it prints where, and what it ends with."""

from __future__ import annotations

import gzip
import json
import lzma
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from arabclean.faces.cli.program import COMMANDS
from tests.command import FAULTY, FIXED, RULES, Outcome, Run, environment, process

BOM = "\ufeff"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(FAULTY.encode())
    return path


def test_without_a_command_it_says_what_there_is(run: Run) -> None:
    outcome = run("--help")
    assert outcome.status == 0
    assert all(name in outcome.out for name in COMMANDS)
    assert run() == Outcome(2, outcome.out, "")
    assert run("--version").out.startswith("arabclean ")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, run: Run) -> None:
    outcome = run(command, "--help")
    assert outcome.status == 0
    assert outcome.out.startswith(f"usage: arabclean {command}")


@pytest.mark.parametrize(
    ("arguments", "clue"),
    [
        (["chek"], "did you mean 'check'?"),
        (["article.txt"], "arabclean check article.txt"),
        (["check", "--formt", "json"], "did you mean '--format'?"),
        (["check", "--select=latn-comma", "article.txt"], "did you mean 'latin-comma'?"),
        (["check", "--profile=al", "article.txt"], "did you mean 'all'?"),
        (["check", "--format", "xml"], "'xml'"),
        (["check", "--config", "none.toml"], "none.toml: "),
        (["check", "--encoding", "cp1252"], "cp1256"),
        (["fix"], "PATH"),
        (["fix", "--diff", "--in-place", "article.txt"], "not allowed with"),
        (["normalize", "--profile", "serch", "article.txt"], "did you mean 'search'?"),
        (["explain", "latin-coma"], "did you mean 'latin-comma'?"),
        (["duplicates", "--threshold", "2", "article.txt"], "between 0 and 1"),
        (["audit", "latin-comma"], "name a corpus"),
        (["audit", "latin-coma", "article.txt"], "did you mean 'latin-comma'?"),
    ],
)
def test_a_mistake_is_answered_on_one_line_with_status_2(
    arguments: Sequence[str], clue: str, run: Run, article: Path
) -> None:
    outcome = run(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert clue in outcome.err
    assert outcome.err.count("\n") == 1
    assert outcome.err.startswith("arabclean")


class TestCheck:
    def test_findings_are_lines_and_status_1(self, run: Run, article: Path) -> None:
        outcome = run("check", RULES, "article.txt")
        assert outcome.status == 1
        first, second = outcome.out.splitlines()
        assert first.startswith("article.txt:1:9: error AR302 wasl-noun ")
        assert first.endswith(" → «باسم»")
        assert second.startswith("article.txt:1:23: error AR201 latin-comma ")
        assert outcome.err == "arabclean: files: 1, findings: 2, of these with a safe fix (arabclean fix): 2\n"

    def test_nothing_found_is_status_0(self, run: Run) -> None:
        assert run("check", "-q", RULES, "-", stdin=FIXED) == Outcome(0, "", "")

    def test_an_empty_file_is_clean(self, run: Run, article: Path) -> None:
        article.write_bytes(b"")
        assert run("check", "-q", "article.txt") == Outcome(0, "", "")

    def test_the_current_folder_is_checked_without_a_path(self, run: Run, article: Path) -> None:
        assert run("check", RULES).out.startswith("article.txt:1:9: ")

    def test_standard_input_goes_by_the_name_it_is_given(self, run: Run) -> None:
        assert run("check", RULES, "-", stdin=FAULTY).out.startswith("<stdin>:1:9: ")
        outcome = run("check", RULES, "-", "--stdin-filename", "خبر.txt", stdin=BOM + FAULTY)
        assert outcome.out.startswith("خبر.txt:1:9: ")

    def test_a_failure_goes_before_findings_and_stops_nothing(self, run: Run, article: Path, tmp_path: Path) -> None:
        (tmp_path / "wide.txt").write_bytes(FAULTY.encode("utf-32"))
        outcome = run("check", "-q", RULES, "missing.txt", "wide.txt", "article.txt")
        assert outcome.status == 2
        assert outcome.out.count("article.txt:1:") == 2
        assert outcome.err.splitlines() == [
            "arabclean: missing.txt: there is no such file; check the path",
            "arabclean: wide.txt: it is UTF-32; convert it first: iconv -f UTF-32 -t UTF-8",
        ]

    def test_options_may_stand_anywhere(self, run: Run, article: Path) -> None:
        outcome = run("check", "article.txt", "--format", "jsonl", "article.txt", RULES, "-", stdin=FAULTY)
        paths = [json.loads(line)["path"] for line in outcome.out.splitlines()]
        assert paths == ["article.txt", "article.txt", "<stdin>", "<stdin>"]

    def test_json_spans_slice_the_text_of_the_file(self, run: Run, article: Path) -> None:
        text = "وقف 👩‍🔧 هُنَا\r\n" + FAULTY
        article.write_bytes((BOM + text).encode())
        data = json.loads(run("check", "--format=json", RULES, "article.txt").out)
        assert data["version"] == 1
        assert data["tool"]["name"] == "arabclean"
        findings = data["files"][0]["findings"]
        assert [text[finding["start"] : finding["end"]] for finding in findings] == ["بإسم", findings[1]["text"]]
        assert [finding["line"] for finding in findings] == [2, 2]
        assert findings[0]["column"] == 9

    def test_levels_leave_findings_out_of_output_and_status(self, run: Run) -> None:
        assert run("check", RULES, "--min-severity=error", "-", stdin=FAULTY).status == 1
        outcome = run(
            "check", "-q", "--select=missing-final-stop,two-dots", "--min-severity=error", "-", stdin="قال .. نعم"
        )
        assert outcome == Outcome(0, "", "")
        outcome = run("check", "-q", "--select=two-dots", "--min-safety=safe", "-", stdin="قال .. نعم")
        assert outcome == Outcome(0, "", "")

    def test_exit_zero_hides_findings_but_no_failure(self, run: Run, article: Path) -> None:
        assert run("check", RULES, "--exit-zero", "article.txt").status == 0
        assert run("check", RULES, "--exit-zero", "article.txt", "missing.txt").status == 2

    def test_statistics_stand_in_place_of_findings(self, run: Run, article: Path) -> None:
        outcome = run("check", RULES, "--statistics", "article.txt")
        assert outcome.out == "      1  AR201  latin-comma\n      1  AR302  wasl-noun\n"
        assert outcome.status == 1

    def test_messages_follow_the_option_then_the_locale(
        self, run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        english = run("check", RULES, "article.txt").out
        arabic = run("check", RULES, "article.txt", "--lang=ar").out
        assert english != arabic
        monkeypatch.setenv("LANG", "ar_EG.UTF-8")
        assert run("check", RULES, "article.txt").out == arabic
        assert "الملفات: 1" in run("check", RULES, "article.txt").err
        monkeypatch.setenv("LC_ALL", "C")
        assert run("check", RULES, "article.txt").out == english

    def test_colour_can_be_forced_and_forbidden(self, run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "\x1b" not in run("check", RULES, "article.txt").out
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[31;1merror" in run("check", RULES, "article.txt").out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in run("check", RULES, "article.txt").out


class TestConfiguration:
    def test_the_nearest_file_above_counts(self, run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (article.parent / "arabclean.toml").write_text('select = ["AR3"]\n')
        deep = article.parent / "deep"
        deep.mkdir()
        (deep / "b.txt").write_text(FAULTY, encoding="utf-8")
        monkeypatch.chdir(deep)
        assert "latin-comma" not in run("check", "b.txt").out
        (deep / "pyproject.toml").write_text("[project]\nname = 'arabclean'\n")  # no word to us: look further up
        assert "latin-comma" not in run("check", "b.txt").out
        (deep / "pyproject.toml").write_text('[tool.arabclean]\nselect = ["latin-comma"]\n')
        assert "wasl-noun" not in run("check", "b.txt", "-", stdin=FAULTY).out

    def test_each_file_is_under_the_nearest_to_it(
        self, run: Run, article: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        root = article.parent
        (root / "deep").mkdir()
        (root / "deep" / "b.txt").write_text(FAULTY, encoding="utf-8")
        (root / "deep" / "c.txt").write_text(FAULTY, encoding="utf-8")
        (root / "arabclean.toml").write_text('select = ["AR3"]\n')
        (root / "deep" / "arabclean.toml").write_text('select = ["latin-comma"]\nexclude = ["c.txt"]\n')

        def found(*arguments: str) -> list[str]:
            lines = run("check", *arguments).out.splitlines()
            return [f"{Path(line.split(':')[0]).name} {line.split()[3]}" for line in lines]

        both = ["article.txt wasl-noun", "b.txt latin-comma"]
        assert found(".") == both
        assert found("--jobs=2", ".") == both
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        monkeypatch.chdir(elsewhere)
        assert found(str(root)) == both
        (elsewhere / "own.toml").write_text('select = ["wasl-noun"]\n')
        assert len(found("--config=own.toml", str(root))) == 3

    def test_options_go_before_the_file(self, run: Run, article: Path) -> None:
        (article.parent / ".arabclean.toml").write_text('select = ["AR3"]\nignore = ["latin-comma"]\n')
        assert "latin-comma" in run("check", "--select=latin-comma", "article.txt").out
        both = run("check", "--extend-select=latin-semicolon", "article.txt")
        assert "latin-comma" not in both.out
        assert "wasl-noun" in both.out
        assert run("check", "-q", "--ignore=AR302", "article.txt") == Outcome(0, "", "")

    @pytest.mark.parametrize(
        ("content", "clue"),
        [
            ('selct = ["AR3"]', "did you mean 'select'?"),
            ("select = 'AR3'", "list of strings"),
            ("select = [", "not valid"),
            ('select = ["AR999"]', "AR999"),
            ('packs = ["mine.toml"]', "mine.toml"),
        ],
    )
    def test_a_bad_file_is_named_on_one_line(self, run: Run, article: Path, content: str, clue: str) -> None:
        (article.parent / "arabclean.toml").write_text(content)
        outcome = run("check", "article.txt")
        assert (outcome.status, outcome.out) == (2, "")
        assert clue in outcome.err
        assert outcome.err.count("\n") == 1

    def test_files_are_excluded_and_treated_each_its_way(self, run: Run, article: Path) -> None:
        folder = article.parent
        (folder / "drafts").mkdir()
        for name in ("drafts/a.txt", "old.md"):
            (folder / name).write_bytes(FAULTY.encode())
        (folder / "arabclean.toml").write_text(
            'select = ["latin-comma", "wasl-noun"]\nexclude = ["drafts/"]\n[per-file]\n"*.md" = ["AR2"]\n'
        )
        out = run("check").out
        assert "drafts" not in out
        assert [line.split()[2] for line in out.splitlines() if line.startswith("old.md")] == ["AR302"]
        assert "drafts/a.txt:1:" in run("check", "drafts/a.txt").out
        assert run("check", "-q", "--force-exclude", "drafts/a.txt") == Outcome(0, "", "")
        name = ("--stdin-filename", "drafts/b.txt")
        assert run("check", "-q", "--force-exclude", *name, "-", stdin=FAULTY) == Outcome(0, "", "")


class TestFix:
    def test_files_are_fixed_in_place_once(self, run: Run, article: Path) -> None:
        article.write_bytes((BOM + FAULTY + "\r\n").encode())
        outcome = run("fix", RULES, "article.txt")
        assert outcome.status == 0
        assert outcome.out.splitlines()[0] == "article.txt:1:10: fixed wasl-noun «بإسم» → «باسم»"
        assert article.read_bytes() == (BOM + FIXED + "\r\n").encode()
        again = run("fix", RULES, "article.txt")
        assert again == Outcome(0, "", "arabclean: changed files: 0, places: 0; findings left for a person: 0\n")

    def test_a_hook_is_told_of_changes(self, run: Run, article: Path) -> None:
        assert run("fix", RULES, "--exit-non-zero-on-fix", "article.txt").status == 1
        assert run("fix", RULES, "--exit-non-zero-on-fix", "article.txt").status == 0

    def test_standard_input_goes_to_standard_output_whole(self, run: Run) -> None:
        outcome = run("fix", RULES, "-q", "-", stdin=f"{BOM}{FAULTY}\r\n\r")
        assert outcome == Outcome(0, f"{BOM}{FIXED}\r\n\r", "")
        assert run("fix", RULES, "-q", "-", stdin=FIXED).out == FIXED

    def test_a_diff_writes_nothing(self, run: Run, article: Path) -> None:
        article.write_bytes((BOM + FAULTY).encode())
        outcome = run("fix", RULES, "--diff", "article.txt")
        assert outcome.status == 1
        assert outcome.out.splitlines() == [
            "--- a/article.txt",
            "+++ b/article.txt",
            "@@ -1 +1 @@",
            f"-{BOM}{FAULTY}",
            "\\ No newline at end of file",
            f"+{BOM}{FIXED}",
            "\\ No newline at end of file",
        ]
        assert article.read_bytes() == (BOM + FAULTY).encode()
        assert run("fix", RULES, "-q", "--diff", "-", stdin=FIXED) == Outcome(0, "", "")

    def test_only_what_is_safe_unless_told(self, run: Run) -> None:
        text = "وصل الوفد .. ثم غادر"
        assert run("fix", "-q", "--select=two-dots", "-", stdin=text).out == text
        assert run("fix", "-q", "--select=two-dots", "--unsafe", "-", stdin=text).out != text

    def test_a_file_that_cannot_be_written_stops_nothing(self, run: Run, article: Path, tmp_path: Path) -> None:
        locked = tmp_path / "a.txt"
        locked.write_bytes(FAULTY.encode())
        locked.chmod(0o444)
        outcome = run("fix", RULES, "-q", ".")
        assert outcome.status == 2
        assert "a.txt: it was not written: it is read-only" in outcome.err
        assert locked.read_bytes().decode() == FAULTY
        assert article.read_bytes().decode() == FIXED


class TestNormalize:
    def test_to_standard_output_in_place_or_as_a_diff(self, run: Run, article: Path) -> None:
        text = "الوزيـــر\r\n"
        article.write_bytes(text.encode())
        plain = run("normalize", "article.txt")
        assert plain == Outcome(0, "الوزير\r\n", "")
        assert run("normalize", "-", stdin=text).out == plain.out
        diff = run("normalize", "--diff", "article.txt")
        assert diff.status == 1
        assert "+الوزير" in diff.out
        assert article.read_bytes().decode() == text
        assert run("normalize", "--in-place", "article.txt") == Outcome(0, "", "")
        assert article.read_bytes().decode() == plain.out

    def test_a_profile_is_chosen_by_name(self, run: Run) -> None:
        assert run("normalize", "--profile=search", "-", stdin="مَدرسةُ").out == "مدرسه"


class TestDuplicates:
    LINES = (
        "ارتفاع أسعار النفط بعد قرار المنظمة\n"
        "وصول الوفد إلى العاصمة صباح اليوم\r\n"
        "ارتفاع اسعار النفط بعد قرار المنظمه\n"
    )

    def test_lines_are_grouped(self, run: Run) -> None:
        outcome = run("duplicates", "-", stdin=self.LINES)
        assert outcome.status == 1
        assert "<stdin>:1: " in outcome.out
        assert "<stdin>:3: " in outcome.out
        assert "<stdin>:2: " not in outcome.out
        assert outcome.err == "arabclean: headlines: 3, groups: 1\n"
        assert run("duplicates", "--exit-zero", "-", stdin=self.LINES).status == 0
        assert run("duplicates", "-q", "-", stdin="عنوان واحد") == Outcome(0, "", "")

    def test_json_names_the_members_and_what_differs(self, run: Run) -> None:
        rows = [{"title": line.strip(), "url": f"u{number}"} for number, line in enumerate(self.LINES.splitlines())]
        stdin = "\n".join(json.dumps(row) for row in rows)
        name = ("--stdin-filename", "a.jsonl")
        data = json.loads(run("duplicates", "--format=json", "--id=url", *name, "-", stdin=stdin).out)
        (group,) = data["groups"]
        assert group["verdict"] == "same"
        assert [(member["id"], member["path"], member["line"]) for member in group["members"]] == [
            ("u0", "a.jsonl", 1),
            ("u2", "a.jsonl", 3),
        ]
        for member in group["members"]:
            for difference in member["differences"]:
                start, end = difference["second"]
                assert member["text"][start:end] in ("أسعار", "اسعار", "المنظمة", "المنظمه")

    @pytest.mark.parametrize(
        ("name", "content", "bad"),
        [
            ("a.csv", 'id,title\n1,"خبر عن الطقس\nفي المدينة"\n2,"x"y\n\n3,z,w,v\n4,خبر عن الطقس في المدينة\n', [4, 6]),
            ("a.tsv", "id\ttitle\n1\tخبر عن الطقس في المدينة\n2\n4\tخبر عن الطقس في المدينة\n", [3]),
            (
                "a.jsonl",
                '{"title": "خبر عن الطقس في المدينة"}\nx\n[]\n{"title": 3}\n{"title": "خبر عن الطقس في المدينة"}',
                [2, 3, 4],
            ),
        ],
    )
    def test_a_broken_line_is_named_and_skipped(
        self, run: Run, tmp_path: Path, name: str, content: str, bad: list[int]
    ) -> None:
        (tmp_path / name).write_text(content)
        outcome = run("duplicates", "-q", name)
        assert outcome.status == 2
        assert [line.split(": ")[1] for line in outcome.err.splitlines()] == [f"{name}:{number}" for number in bad]
        assert outcome.out.count(f"{name}:") == 2

    def test_a_missing_field_is_named_with_those_there_are(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("name,text\n1,خبر\n")
        assert "--field with one of: name, text" in run("duplicates", "a.csv").err
        assert "no field 'titel'" in run("duplicates", "--field=titel", "a.csv").err
        assert "--id with one of: name, text" in run("duplicates", "--field=text", "--id=url", "a.csv").err


class TestRules:
    def test_all_are_listed_with_what_runs(self, run: Run) -> None:
        data = json.loads(run("rules", "--format=json", "--select=AR2").out)
        assert {rule["code"][:3] for rule in data if rule["on"]} == {"AR2"}
        assert any(not rule["on"] for rule in data)
        assert [rule["code"] for rule in data] == sorted(rule["code"] for rule in data)
        text = run("rules", "--only=on", "--select=latin-comma").out
        assert text.startswith("AR201  latin-comma ")
        assert text.count("\n") == 1
        assert all(rule["on"] for rule in json.loads(run("rules", "--all-on", "--format=json").out))

    def test_a_rule_is_explained_by_slug_or_code_in_both_languages(self, run: Run) -> None:
        assert run("explain", "AR201").out == run("explain", "latin-comma").out
        assert run("explain", "AR201", "--lang=ar").out != run("explain", "AR201").out
        data = json.loads(run("explain", "AR201", "--format=json").out)
        assert data["rule"] == "latin-comma"
        assert data["examples"]


class TestAudit:
    CORPUS = f"{FAULTY}\n\nجملة سليمة تماما هنا\n{FAULTY}\n"

    @pytest.mark.parametrize("suffix", ["", ".xz", ".gz"])
    def test_findings_are_counted_per_thousand_words(self, run: Run, tmp_path: Path, suffix: str) -> None:
        pack = {"": bytes, ".xz": lzma.compress, ".gz": gzip.compress}[suffix]
        (tmp_path / f"corpus.txt{suffix}").write_bytes(pack(self.CORPUS.encode()))
        data = json.loads(run("audit", "--format=json", "latin-comma", "AR302", f"corpus.txt{suffix}").out)
        assert (data["documents"], data["words"]) == (3, 16)
        assert {rule["rule"]: rule["findings"] for rule in data["rules"]} == {"latin-comma": 2, "wasl-noun": 2}
        assert data["rules"][0]["per_1000_words"] == 125.0
        whole = json.loads(run("audit", "--whole", "--format=json", "latin-comma", f"corpus.txt{suffix}").out)
        assert whole["documents"] == 1

    def test_a_sample_is_shown_in_context(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "corpus.txt").write_text(self.CORPUS)
        out = run("audit", "--show=1", "wasl-noun", "corpus.txt").out
        assert out == run("audit", "--show=1", "wasl-noun", "corpus.txt").out
        assert out.count("المتحدث ⟦بإسم⟧ الجيش") == 1

    def test_a_broken_pack_is_named(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.xz").write_bytes(lzma.compress(self.CORPUS.encode())[:-9])
        (tmp_path / "b.gz").write_bytes(gzip.compress(self.CORPUS.encode())[:-9])
        outcome = run("audit", "wasl-noun", "a.xz", "b.gz", "none.txt")
        assert outcome.status == 2
        assert [line.split(": ")[1] for line in outcome.err.splitlines()] == ["a.xz", "b.gz", "none.txt"]


class TestProcess:
    def test_output_is_utf_8_in_any_locale(self, article: Path) -> None:
        for locale in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "cp1256"}):
            done = process("check", RULES, str(article), **locale)
            assert done.returncode == 1
            assert "«باسم»" in done.stdout.decode()

    def test_a_name_that_is_no_utf_8_is_printed_escaped(self, tmp_path: Path) -> None:
        name = os.fsencode(tmp_path) + b"/\xff.txt"
        try:
            with open(name, "wb") as file:
                file.write(FAULTY.encode())
        except OSError:
            pytest.skip("this file system takes only UTF-8 names")
        done = process("check", RULES, "--format=json", os.fsdecode(name))
        assert done.returncode == 1
        assert json.loads(done.stdout)["files"][0]["path"].endswith("/\udcff.txt")
        assert rb"\udcff.txt:1:9: " in process("check", RULES, os.fsdecode(name)).stdout

    @pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
    def test_a_closed_pipe_and_an_interrupt_end_it_quietly(self, tmp_path: Path) -> None:
        (tmp_path / "long.txt").write_text(f"{FAULTY}\n" * 20_000)
        env = {**os.environ, **environment()}
        command = [sys.executable, "-m", "arabclean", "check", RULES, str(tmp_path / "long.txt")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as piped:
            assert piped.stdout is not None
            assert piped.stderr is not None
            piped.stdout.close()
            assert (piped.stderr.read(), piped.wait(60)) == (b"", 141)
        command[-1] = "-"
        options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, env=env, **options) as waiting:  # type: ignore[call-overload]
            # It waits for its input: long enough to have begun, whatever the machine is doing.
            assert waiting.stdin is not None
            waiting.stdin.write(b"\n" * 200_000)  # more than a pipe holds: returns once the reader reads
            time.sleep(0.1)
            waiting.send_signal(signal.SIGINT)
            out, err = waiting.communicate(timeout=60)
            assert (out, err, waiting.returncode) == (b"", b"", 130)
