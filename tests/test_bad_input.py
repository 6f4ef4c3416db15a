"""Whatever is wrong with what the command line is given, it is said on one line that names it and what to try.

The status is 2, files that are right are still done, and nothing is lost. What is wrong *inside* files of each format
stands in ``test_formats``, with saved archives in ``test_duplicates_command``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.command import FAULTY, RULES, Run, environment, process

NOT_ARABIC = "hello\n"
CP1256 = "المتحدث باسم الجيش قال من البيت".encode("cp1256")

needs_full_disk = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full, which is always full")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    files: dict[str, bytes] = {
        "good.txt": FAULTY.encode(),
        "cp1256.txt": CP1256,
        "binary.txt": b"\x7fELF\0\0\0",
        "wide.txt": "نص".encode("utf-32"),
        "half.txt": b"\xff\xfeA",
        "empty.txt": b"",
        "mark.txt": b"\xef\xbb\xbf",
        "no.toml": b"profile = \n",
        "latin.toml": b'profile = "\xff"',
        "key.toml": b'profil = "all"',
        "value.toml": b'profile = "al"',
        "rule.toml": b'select = ["no-such-rule-at-all"]',
        "words.toml": b'words = ["missing.words"]',
        "folder.toml": b'words = ["nothing"]',
        "bytes.toml": b'words = ["cp1256.txt"]',
        "latin-word.toml": b'words = ["latin.words"]',
        "latin.words": NOT_ARABIC.encode(),
        "hunspell.toml": b'hunspell = ["missing.dic"]',
        "pack.toml": b'packs = ["rules.pack"]',
        "rules.pack": b"[[rule]]\nslug = 1\n",
        "half.json": b'{"version": 1, "files": {',
        "list.json": b"[]",
        "other.json": b'{"version": 2, "files": {}}',
        "text.docx": FAULTY.encode(),
        "text.odt": FAULTY.encode(),
        "text.xz": FAULTY.encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "nothing").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "clues"),
    [
        (["missing.txt"], ["missing.txt: there is no such file", "check the path"]),
        (["good.txt/a.txt"], ["good.txt/a.txt: not a directory", "check the path"]),
        (["nothing/a.txt"], ["nothing/a.txt: there is no such file"]),
        (["a" * 5000], ["file name too long", "check the path"]),
        ([""], ["the path is empty", "name a file"]),
        (["*.rst"], ["*.rst: no file fits", "check it"]),
        (["nothing"], ["nothing: no file whose suffix is known", "name the file itself"]),
        (["cp1256.txt"], ["cp1256.txt: it is not valid UTF-8", "looks like cp1256", "--encoding cp1256"]),
        (["binary.txt"], ["binary.txt: it is a binary file", "give a text file"]),
        (["wide.txt"], ["wide.txt: it is UTF-32", "iconv"]),
        (["half.txt"], ["half.txt: it is not valid UTF-16", "convert it"]),
        (["text.docx"], ["text.docx: it is not a whole Word document", "save it in Word"]),
        (["text.odt"], ["text.odt: it is not a whole OpenDocument text", "save it in LibreOffice"]),
    ],
)
@pytest.mark.parametrize("command", ["check", "fix"])
def test_what_cannot_be_read_is_named_and_the_rest_is_done(
    command: str, arguments: Sequence[str], clues: Sequence[str], run: Run, folder: Path
) -> None:
    outcome = run(command, "-q", RULES, *arguments, "good.txt")
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
    for clue in (*clues, "arabclean: "):
        assert clue in outcome.err
    assert outcome.out.count("good.txt:") == 2


@pytest.mark.parametrize(
    ("arguments", "clues"),
    [
        (["--config=missing.toml"], ["missing.toml: the configuration cannot be read", "check the path"]),
        (["--config=nothing"], ["nothing: the configuration cannot be read (is a directory)", "check the path"]),
        (["--config=no.toml"], ["no.toml: the configuration is not valid UTF-8 TOML", "line 1"]),
        (["--config=latin.toml"], ["latin.toml: the configuration is not valid UTF-8 TOML"]),
        (["--config=key.toml"], ["key.toml:1: unknown key 'profil'", "did you mean 'profile'?"]),
        (["--config=value.toml"], ["value.toml:1: there is no profile 'al'", "did you mean 'all'?"]),
        (["--config=rule.toml"], ["rule.toml:1: there is no rule 'no-such-rule-at-all'", "arabclean rules lists all"]),
        (["--select=no-such-rule-at-all"], ["there is no rule 'no-such-rule-at-all'", "arabclean rules lists all"]),
        (["--config=words.toml"], ["missing.words: the word list cannot be read (no such file", "check the path"]),
        (["--config=folder.toml"], ["nothing: the word list cannot be read (is a directory)", "check the path"]),
        (["--config=bytes.toml"], ["cp1256.txt:1: not UTF-8", "save the word list as UTF-8"]),
        (["--config=latin-word.toml"], ["latin.words:1: 'hello' is not one Arabic word", "write one word a line"]),
        (["--config=hunspell.toml"], ["missing.dic: the Hunspell dictionary cannot be read", "an .aff beside it"]),
        (["--config=pack.toml"], ["rules.pack: rule '1' has no 'code'", "every rule carries"]),
        (["--baseline=missing.json"], ["missing.json: there is no such file", "check the path"]),
        (["--baseline=half.json"], ["half.json: it is not a baseline", "arabclean baseline update makes one"]),
        (["--baseline=list.json"], ["list.json: it is not a baseline", "arabclean baseline update makes one"]),
        (["--baseline=other.json"], ["other.json: it is a baseline of another version", "baseline update"]),
        (["--as=no-such-format"], ["there is no format 'no-such-format'", "markdown"]),
        (["--jobs=many"], ["--jobs", "'many' is not a whole number from 0"]),
        (["--jobs=-1"], ["--jobs", "'-1' is not a whole number"]),
        (["--jobs", "9" * 30], ["--jobs", "is not a whole number from 0 to 999999999"]),
        (["--min-severity=loud"], ["--min-severity", "'error'"]),
        (["--cache", "--cache-dir=good.txt"], ["good.txt: the cache cannot be used", "leave --cache out"]),
    ],
)
def test_what_cannot_be_used_is_named_before_anything_is_done(
    arguments: Sequence[str], clues: Sequence[str], run: Run
) -> None:
    outcome = run("check", *arguments, "good.txt")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    for clue in clues:
        assert clue in outcome.err


@pytest.mark.parametrize(
    ("arguments", "clues"),
    [
        (["audit", "--show=x", "good.txt"], ["--show", "'x' is not a whole number"]),
        (["audit", "--seed=-1", "good.txt"], ["--seed", "'-1' is not a whole number"]),
        (["audit", "text.xz"], ["text.xz: it cannot be unpacked", "a whole .xz file"]),
        (["duplicates", "--paragraphs", "--min-words=0", "good.txt"], ["--min-words", "from 1"]),
        (["duplicates", "--threshold=x", "good.txt"], ["--threshold", "between 0 and 1"]),
        (
            ["duplicates", "--against=good.txt", "good.txt"],
            ["good.txt: this is not a saved index", "duplicates --save"],
        ),
        (["duplicates", "--against=missing", "good.txt"], ["missing: there is no such archive", "--save missing"]),
        (
            ["duplicates", "--save=missing/a", "good.txt"],
            ["missing/a: the archive was not written", "check the folder"],
        ),
        (["duplicates", "nothing"], ["nothing: no file whose suffix is known"]),
        (["normalize", "cp1256.txt"], ["cp1256.txt: it is not valid UTF-8", "--encoding cp1256"]),
        (["normalize", "nothing"], ["nothing: no file whose suffix is known"]),
        (
            ["baseline", "update", "good.txt", "--baseline=missing/b.json"],
            ["missing/b.json: it was not written", "check the path"],
        ),
        (["explain", "no-such-rule-at-all"], ["there is no rule 'no-such-rule-at-all'", "arabclean rules lists all"]),
        (["words", "add", "hello", "--file=w"], ["'hello' is not one Arabic word"]),
        (["words", "add", "كلمة", "--file=missing/w"], ["missing/w: the word list cannot be made", "check the folder"]),
        (["words", "list"], ["no word list is named", "--file FILE"]),
        (["words", "remove", "كلمة", "--file=w"], ["w: there is no such file", "check the path"]),
        (["fix", "--interactive", "good.txt"], ["--interactive asks a person", "terminal"]),
    ],
)
def test_the_other_commands_say_it_as_well(
    arguments: Sequence[str], clues: Sequence[str], run: Run, folder: Path
) -> None:
    outcome = run(*arguments)
    assert outcome.status == 2
    for clue in clues:
        assert clue in outcome.err
    assert (folder / "good.txt").read_bytes() == FAULTY.encode()
    assert not (folder / "w").exists()


@pytest.mark.parametrize("name", ["empty.txt", "mark.txt"])
@pytest.mark.parametrize("command", ["check", "fix", "normalize", "duplicates"])
def test_nothing_to_read_is_no_mistake(command: str, name: str, run: Run, folder: Path) -> None:
    before = (folder / name).read_bytes()
    outcome = run(command, name)
    assert outcome.status == 0
    assert (folder / name).read_bytes() == before


def test_a_folder_of_files_that_are_left_out_is_no_mistake(run: Run, folder: Path) -> None:
    (folder / "drafts").mkdir()
    (folder / "drafts" / "a.txt").write_text(FAULTY)
    (folder / "arabclean.toml").write_text('exclude = ["drafts/"]')
    assert run("check", "-q", "drafts").status == 0
    (folder / "site").mkdir()
    (folder / "drafts").rename(folder / "site" / "drafts")
    assert run("check", "-q", "site").status == 0


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell, in which ``arabclean`` is this one."""
    line = line.replace("arabclean", f"'{sys.executable}' -m arabclean")
    return subprocess.run(
        ["sh", "-c", line], cwd=folder, env=environment(), capture_output=True, check=False, timeout=60
    )


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
class TestStreams:
    @pytest.mark.parametrize("command", ["check", "fix", "normalize", "duplicates", "words import --file=w"])
    def test_a_closed_standard_input_is_missed(self, command: str, folder: Path) -> None:
        done = shell(f"arabclean {command} - <&-", folder)
        assert done.returncode == 2
        assert b"<stdin>: standard input is closed; pipe a text into it, or give a file" in done.stderr
        assert done.stdout == b""

    def test_a_closed_standard_input_does_not_matter_where_none_is_read(self, folder: Path) -> None:
        assert shell(f"arabclean check -q {RULES} good.txt <&-", folder).returncode == 1
        assert shell("arabclean fix --interactive good.txt <&-", folder).returncode == 2

    @needs_full_disk
    @pytest.mark.parametrize("command", ["check good.txt", "check --format=json good.txt", "normalize good.txt"])
    def test_a_full_disk_is_said_and_is_a_failure(self, command: str, folder: Path) -> None:
        done = shell(f"arabclean {command} >/dev/full", folder)
        assert done.returncode == 2
        assert done.stderr == b"arabclean: standard output: no space left on device; check the disk and the rights\n"
        assert shell(f"arabclean {command} >/dev/full 2>/dev/full", folder).returncode == 2

    @needs_full_disk
    def test_what_cannot_be_said_changes_no_verdict(self, folder: Path) -> None:
        assert shell("arabclean check empty.txt 2>/dev/full", folder).returncode == 0
        assert shell(f"arabclean check {RULES} good.txt 2>/dev/full", folder).returncode == 1
        assert shell("arabclean check missing.txt 2>/dev/full", folder).returncode == 2
        assert shell(f"arabclean check {RULES} good.txt >&- 2>&-", folder).returncode == 1

    @needs_full_disk
    @pytest.mark.parametrize(
        "command", ["check", "fix", "normalize", "duplicates", "audit", "baseline update --baseline"]
    )
    def test_a_device_that_never_ends_is_refused(self, command: str, folder: Path) -> None:
        for device in ("/dev/zero", "/dev/full"):
            done = shell(f"ulimit -v 4000000; arabclean {command} {device}", folder)
            assert done.returncode == 2
            assert f"{device}: it is a device, not a file; give a file".encode() in done.stderr

    def test_pipes_and_the_empty_device_are_read(self, folder: Path) -> None:
        assert process("check", os.devnull).returncode == 0
        piped = shell(f"arabclean check -q {RULES} /dev/fd/3 3<good.txt", folder)
        assert piped.returncode == 1
        assert shell(f"cat good.txt | arabclean check -q {RULES} /dev/stdin", folder).returncode == 1
