"""Many files at once, what is kept between runs, and people at a terminal."""

from __future__ import annotations

import errno
import json
import os
import pickle
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from arabclean.defaults import Checker
from arabclean.errors import SourceError
from arabclean.faces import file
from arabclean.faces.cli.option import Pick
from arabclean.faces.cli.work import Worker
from arabclean.faces.configuration import Choice, Setting
from arabclean.faces.file import write_new
from tests.command import FAULTY, FIXED, RULES, Outcome, Run, process
from tests.test_formats import SOURCES

ROOT = Path(__file__).parents[1]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for path in SOURCES:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "broken.json").write_text('{"title": "بإسم"', encoding="utf-8")
    (tmp_path / "wide.txt").write_bytes("نص".encode("utf-32"))
    (tmp_path / "arabclean.toml").write_text('[per-file]\n"*.md" = ["AR302"]\n')
    return tmp_path


class TestJobs:
    @pytest.mark.parametrize("form", ["text", "full", "sarif"])
    def test_several_processes_say_the_same_in_the_same_order(self, run: Run, tree: Path, form: str) -> None:
        one = run("check", RULES, f"--format={form}", ".", "missing.txt")
        many = run("check", RULES, f"--format={form}", "--jobs=3", ".", "missing.txt")
        assert one == many
        assert one.status == 2
        assert len(one.err.splitlines()) == 3 + (form != "sarif")

    def test_standard_input_takes_part(self, run: Run, tree: Path) -> None:
        arguments = ("check", "-q", RULES, "note.txt", "-", "news.csv")
        assert run(*arguments, stdin=FAULTY) == run(*arguments, "--jobs=2", stdin=FAULTY)

    def test_a_worker_can_be_sent_to_another_process(self, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tree)
        setting = Setting.load(None, Choice(select=["wasl-noun"]))
        setting.checker()
        worker = pickle.loads(pickle.dumps(Worker(setting, None).without_cache()))
        answer = worker.answer(Pick("note.txt", Path("note.txt"), named=True))
        assert [finding.slug for finding in answer.report] == ["wasl-noun"] * 2

    def test_a_mistake_in_the_configuration_is_told_once(self, run: Run, tree: Path) -> None:
        outcome = run("check", "--select=AR999", "--jobs=2")
        assert (outcome.status, outcome.err.count("\n")) == (2, 1)

    @pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
    def test_ctrl_c_ends_all_processes_quietly(self, tmp_path: Path) -> None:
        for number in range(40):
            (tmp_path / f"{number}.txt").write_text(f"{FAULTY}\n" * 3000, encoding="utf-8")
        env = {**os.environ, "PYTHONPATH": os.environ.get("PYTHONPATH", str(ROOT))}
        command = [sys.executable, "-m", "arabclean", "check", "-q", RULES, "--jobs=2", str(tmp_path)]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": env, "start_new_session": True}
        with subprocess.Popen(command, **options) as running:  # type: ignore[call-overload]
            assert running.stdout is not None
            running.stdout.readline()  # it has begun to answer
            os.killpg(running.pid, signal.SIGINT)
            _, err = running.communicate(timeout=60)
            assert (err, running.returncode) == (b"", 130)


class TestCache:
    def test_what_has_not_changed_is_not_checked_again(
        self, run: Run, tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tree / "broken.json").unlink()
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
        plain = run("check", RULES, "--format=json", ".")
        assert run("check", RULES, "--format=json", "--cache", ".") == plain
        made = Checker.from_config

        def refused(*_: object) -> Checker:
            raise AssertionError("nothing has changed")

        monkeypatch.setattr(Checker, "from_config", refused)
        assert run("check", RULES, "--format=json", "--cache", ".") == plain
        assert run("check", RULES, "--cache", "note.txt").out.count("note.txt:") == 3
        monkeypatch.setattr(Checker, "from_config", made)
        (tree / "note.txt").write_text("سليم", encoding="utf-8")
        changed = run("check", RULES, "--format=json", "--cache", ".")
        assert changed == run("check", RULES, "--format=json", ".")
        assert changed != plain

    def test_other_choices_are_other_entries(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
        kept = ("--cache", "--cache-dir=kept")
        assert run("check", RULES, *kept, "a.txt").out.count("a.txt:") == 2
        assert run("check", "--select=latin-comma", *kept, "a.txt").out.count("a.txt:") == 1
        (tmp_path / "arabclean.toml").write_text('[severity]\nlatin-comma = "info"\n')
        assert "info AR201" in run("check", RULES, *kept, "a.txt").out
        assert run("check", RULES, *kept, "--as=html", "a.txt").out.count("a.txt:") == 2
        assert run("check", "--select=AR999", *kept, "a.txt").status == 2

    def test_a_word_list_that_changes_is_seen(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "arabclean.toml").write_text('words = ["w.txt"]\n')
        (tmp_path / "w.txt").write_text("كلمة\n", encoding="utf-8")
        (tmp_path / "a.txt").write_text("شجفغثقي\n", encoding="utf-8")
        first = run("check", "--cache", "--cache-dir=kept", "a.txt")
        (tmp_path / "w.txt").write_text("كلمة\nشجفغثقي\n", encoding="utf-8")
        assert run("check", "--cache", "--cache-dir=kept", "a.txt") == run("check", "a.txt")
        assert first.status in (0, 1)

    def test_a_damaged_cache_is_begun_anew_and_a_bad_place_is_told(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
        (tmp_path / "kept").mkdir()
        for table in ("findings-1.sqlite",):
            (tmp_path / "kept" / table).write_bytes(b"no table at all" * 100)
        assert run("check", RULES, "--cache", "--cache-dir=kept", "a.txt").status == 1
        assert run("check", RULES, "--cache", "--cache-dir=kept", "a.txt").status == 1
        outcome = run("check", RULES, "--cache", "--cache-dir=a.txt", "a.txt")
        assert outcome.status == 2
        assert "leave --cache out" in outcome.err


class Terminal:
    """A command on a terminal of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._main, self._other = pty.openpty()
        env = {**os.environ, "PYTHONPATH": os.environ.get("PYTHONPATH", str(ROOT)), "LANG": "C.UTF-8", "NO_COLOR": "1"}
        env.pop("LC_ALL", None)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "arabclean", *arguments],
            cwd=folder,
            stdin=self._other,
            stdout=self._other,
            stderr=self._other,
            env=env,
            close_fds=True,
        )
        os.close(self._other)
        self.seen = ""

    def until(self, text: str) -> str:
        """Read up to ``text`` and return what was read."""
        deadline = time.monotonic() + 60
        data = b""
        while text not in data.decode("utf-8", "ignore"):
            assert time.monotonic() < deadline, data.decode("utf-8", "replace")
            if select.select([self._main], [], [], 1)[0]:
                try:
                    data += os.read(self._main, 4096)
                except OSError:  # the other end is closed
                    break
        self.seen += data.decode("utf-8", "replace")
        return data.decode("utf-8", "replace")

    def say(self, text: str) -> None:
        os.write(self._main, text.encode())

    def end(self) -> int:
        self.until("\0 never")
        status = self.process.wait(60)
        os.close(self._main)
        return status


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
class TestInteractive:
    PROMPT = "[y,2-9,n,a,s,w,q,?] "

    def test_each_fix_is_shown_and_only_the_accepted_are_made(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(f"{FAULTY}\n{FAULTY}\n", encoding="utf-8")
        terminal = Terminal(tmp_path, "fix", "--interactive", RULES, "a.txt")
        shown = terminal.until(self.PROMPT)
        assert "⟦بإسم⟧" in shown
        terminal.say("?\n")
        assert "leave it" in terminal.until(self.PROMPT)
        terminal.say("y\n")
        terminal.until(self.PROMPT)
        terminal.say("n\n")
        terminal.until(self.PROMPT)
        terminal.say("q\n")
        assert terminal.end() == 0
        text = (tmp_path / "a.txt").read_text(encoding="utf-8")
        assert text == f"{FAULTY.replace('بإسم', 'باسم')}\n{FAULTY}\n"
        assert "changed files: 1, places: 1 (wasl-noun 1); findings left for a person: 3" in terminal.seen

    def test_an_answer_for_all_of_a_rule_holds_in_later_files(self, tmp_path: Path) -> None:
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text(f"{FAULTY}\n{FAULTY}\n", encoding="utf-8")
        terminal = Terminal(tmp_path, "fix", "--interactive", RULES, "a.txt", "b.txt")
        terminal.until(self.PROMPT)
        terminal.say("a\n")
        terminal.until(self.PROMPT)
        terminal.say("s\n")
        assert terminal.end() == 0
        for name in ("a.txt", "b.txt"):
            text = (tmp_path / name).read_text(encoding="utf-8")
            assert text == f"{FAULTY.replace('بإسم', 'باسم')}\n" * 2

    def test_a_word_of_the_house_is_added_and_another_fix_can_be_chosen(self, tmp_path: Path) -> None:
        (tmp_path / "arabclean.toml").write_text('words = ["words.txt"]\n')
        (tmp_path / "words.txt").write_text("كلمة\n", encoding="utf-8")
        (tmp_path / "a.txt").write_text(f"قال .. نعم\n{FAULTY}\n", encoding="utf-8")
        terminal = Terminal(tmp_path, "fix", "--interactive", "--select=two-dots,wasl-noun", "a.txt")
        shown = terminal.until(self.PROMPT)
        proposals = [line.split("«")[1].split("»")[0] for line in shown.splitlines() if line.strip().startswith("→")]
        terminal.say(f"{len(proposals)}\n")
        terminal.until(self.PROMPT)
        terminal.say("w\n")
        assert terminal.end() == 0, terminal.seen
        assert "بإسم" in (tmp_path / "words.txt").read_text(encoding="utf-8")
        text = (tmp_path / "a.txt").read_text(encoding="utf-8")
        assert text != f"قال .. نعم\n{FAULTY}\n"
        assert "بإسم" in text

    def test_ctrl_c_leaves_the_file_as_it_was(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
        terminal = Terminal(tmp_path, "fix", "--interactive", RULES, "a.txt")
        terminal.until(self.PROMPT)
        terminal.say("y\n")
        terminal.until(self.PROMPT)
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.end() == 130
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == FAULTY

    def test_it_wants_a_terminal(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
        done = process("fix", "--interactive", str(tmp_path / "a.txt"), stdin=b"y\n")
        assert done.returncode == 2
        assert b"terminal" in done.stderr


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_new_file_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise failure

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(file.os, step, fail)
    with pytest.raises(SourceError if isinstance(failure, OSError) else KeyboardInterrupt):
        write_new(tmp_path / "a", b"new")
    monkeypatch.undo()
    assert os.listdir(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_odd_names_in_a_diff_are_what_git_reads(run: Run, tmp_path: Path) -> None:
    names = ['خبر "مهم".txt', "a\\b.txt", "a b.txt", "خبر.txt", "tab\there.txt", "new\nline.txt"]
    for name in names:
        (tmp_path / name).write_text(FAULTY + "\n", encoding="utf-8")
    patch = run("fix", "-q", RULES, "--diff", ".").out
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, check=True, input=patch.encode())
    for name in names:
        assert (tmp_path / name).read_text(encoding="utf-8") == FIXED + "\n"


def test_github_gets_annotations_and_a_summary(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    out = run("check", "-q", RULES, "--format=github", "a.txt").out
    assert "::error file=a.txt,line=1,endLine=1,col=9,endColumn=13,title=AR302 wasl-noun::" in out
    assert "| a.txt:1:9 | error | `wasl-noun` |" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    assert "was not written" in run("check", "-q", RULES, "--format=github", "a.txt").err


def test_a_file_that_goes_away_while_a_folder_is_checked_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    outcome = run("check", "-q", RULES, "a.txt", "gone.txt")
    assert outcome.status == 2
    assert "gone.txt: there is no such file" in outcome.err
    assert run("check", "-q", "--select=two-dots", ".") == Outcome(0, "", "")
    assert json.loads(run("check", RULES, "--format=json", "a.txt", "gone.txt").out)["files"][0]["path"] == "a.txt"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_told_what_to_complete(run: Run, shell: str, tmp_path: Path) -> None:
    script = run("completion", shell).out
    assert "baseline" in script
    assert "min-severity" in script
    if shell == "bash":
        asked = (
            "source ./script;"
            'COMP_WORDS=(arabclean check --format s); COMP_CWORD=3; _arabclean; echo "${COMPREPLY[@]}";'
            'COMP_WORDS=(arabclean ba); COMP_CWORD=1; _arabclean; echo "${COMPREPLY[@]}";'
            'COMP_WORDS=(arabclean fix --inter); COMP_CWORD=2; _arabclean; echo "${COMPREPLY[@]}"'
        )
        (tmp_path / "script").write_text(script, encoding="utf-8")
        done = subprocess.run(["bash", "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True)
        assert done.stdout.split() == ["sarif", "baseline", "--interactive"]
