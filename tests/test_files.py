"""Reading, finding and writing files: nothing is guessed, nothing is lost, nothing is left half done."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from arabclean.errors import SourceError
from arabclean.faces import file
from arabclean.faces.encoding import decode
from arabclean.faces.file import read, write
from arabclean.faces.pattern import PathPattern
from arabclean.faces.walk import Target, targets

BOM = b"\xef\xbb\xbf"
TEXT = "وصل الوفد إلى المطار،\r\nثم غادره.\nالنهاية\r"


def put(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


class TestRead:
    def test_the_text_keeps_its_line_ends(self, tmp_path: Path) -> None:
        assert read(put(tmp_path / "a.txt", TEXT)).text == TEXT

    def test_a_byte_order_mark_is_no_part_of_the_text(self, tmp_path: Path) -> None:
        source = read(put(tmp_path / "a.txt", BOM + TEXT.encode()))
        assert (source.text, source.mark) == (TEXT, BOM)

    def test_only_the_first_mark_is_one(self) -> None:
        assert decode(BOM + BOM + b"a") == ("\ufeffa", "utf-8", BOM)

    @pytest.mark.parametrize(
        ("data", "clue"),
        [
            (b"\xff\xfea", "not valid UTF-16-LE"),
            (TEXT.encode("utf-32"), "iconv -f UTF-32 -t UTF-8"),
            (
                ("قال المدير في المؤتمر إن الشركات العربية " * 5).encode("cp1256"),
                "say --encoding cp1256, or convert it first: iconv -f CP1256",
            ),
            (("قال المدير في المؤتمر إن الشركات العربية " * 5).encode("iso-8859-6"), "say --encoding iso-8859-6"),
            (b"abc\xff\xfd", "byte 3, line 1"),
            (b"\x7fELF\0\0\0", "binary"),
            ("سطر\n".encode() + b"\xc3", "line 2"),
            (b"\xed\xa0\x80", "not valid UTF-8"),  # a surrogate
        ],
    )
    def test_other_bytes_are_named_for_what_they_are(self, tmp_path: Path, data: bytes, clue: str) -> None:
        path = put(tmp_path / "a.txt", data)
        with pytest.raises(SourceError) as caught:
            read(path)
        message = str(caught.value)
        assert message.startswith(f"{path}: ")
        assert clue in message
        assert "\n" not in message

    @pytest.mark.parametrize(
        ("data", "encoding"),
        [
            (TEXT.encode("utf-16-le"), "utf-16"),
            (TEXT.encode("utf-16-be"), "utf-16"),
            (TEXT.encode("cp1256"), "cp1256"),
            (TEXT.encode("iso-8859-6"), "iso-8859-6"),
        ],
    )
    def test_a_declared_or_marked_encoding_is_read_and_written_back(
        self, tmp_path: Path, data: bytes, encoding: str
    ) -> None:
        mark = {"utf-16": b"\xff\xfe" if data[1:2] == b"\x06" else b"\xfe\xff"}.get(encoding, b"")
        path = put(tmp_path / "a.txt", mark + data)
        source = read(path, "utf-8" if mark else encoding)
        assert source.text == TEXT
        assert write(source, TEXT.replace("،", "؛"))
        assert path.read_bytes() == source.encoded(TEXT.replace("،", "؛"))
        assert path.read_bytes()[:2] == (mark or path.read_bytes()[:2])
        if mark:
            assert path.read_bytes().decode("utf-16") == TEXT.replace("،", "؛")
            with pytest.raises(SourceError, match="no byte order mark"):
                read(put(tmp_path / "b.txt", data), encoding)
        else:
            with pytest.raises(
                SourceError, match=f"{encoding} has no .*U\\+1F600.*not written|not written: {encoding}"
            ):
                write(read(path, encoding), "نص \U0001f600")
            assert path.read_bytes() == source.encoded(TEXT.replace("،", "؛"))

    def test_what_cannot_be_read_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match="no such file"):
            read(tmp_path / "missing.txt")
        with pytest.raises(SourceError, match="folder"):
            read(tmp_path)
        loop = tmp_path / "loop.txt"
        loop.symlink_to(loop)
        with pytest.raises(SourceError, match="loop"):
            read(loop)
        with pytest.raises(SourceError, match="null"):
            read(Path("a\0b"))

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
    def test_an_unreadable_file_is_named(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.txt", TEXT)
        path.chmod(0)
        with pytest.raises(SourceError, match="permission denied"):
            read(path)


class TestWrite:
    def test_mode_mark_and_line_ends_stay(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.txt", BOM + TEXT.encode())
        path.chmod(0o640)
        assert write(read(path), TEXT.replace("،", "؛"))
        assert path.read_bytes() == BOM + TEXT.replace("،", "؛").encode()
        assert path.stat().st_mode & 0o777 == 0o640

    def test_an_equal_text_touches_nothing(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.txt", TEXT)
        before = path.stat()
        assert not write(read(path), TEXT)
        after = path.stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        target = put(tmp_path / "deep" / "a.txt", TEXT)
        link = tmp_path / "link.txt"
        link.symlink_to(Path("deep") / "a.txt")
        write(read(link), "جديد")
        assert link.is_symlink()
        assert target.read_text(encoding="utf-8") == "جديد"

    def test_a_read_only_file_stays_as_it_is(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.txt", TEXT)
        source = read(path)
        path.chmod(0o444)
        with pytest.raises(SourceError, match="read-only"):
            write(source, "جديد")
        assert path.read_bytes().decode() == TEXT

    def test_a_file_that_changed_meanwhile_is_not_overwritten(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.txt", TEXT)
        source = read(path)
        path.write_text("كتبه محرر آخر")
        with pytest.raises(SourceError, match="changed since"):
            write(source, "جديد")
        assert path.read_text(encoding="utf-8") == "كتبه محرر آخر"
        assert os.listdir(tmp_path) == ["a.txt"]

    def test_a_file_that_went_away_meanwhile_is_named(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.txt", TEXT)
        source = read(path)
        path.unlink()
        with pytest.raises(SourceError, match="no such file"):
            write(source, "جديد")

    def test_a_long_name_can_be_written(self, tmp_path: Path) -> None:
        path = put(tmp_path / ("خبر" * 41 + ".txt"), TEXT)  # 250 bytes
        assert write(read(path), "نص")
        assert path.read_text(encoding="utf-8") == "نص"

    def test_what_a_killed_process_left_is_cleared_away(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.txt", TEXT)
        left = put(tmp_path / ".a.txt.arabclean", "نصف")
        assert write(read(path), "أول")  # it may be somebody's who is at work
        assert left.exists()
        os.utime(left, (0, 0))
        assert write(read(path), "ثان")
        assert not left.exists()
        assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
        assert path.read_text(encoding="utf-8") == "ثان"

    @pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
    def test_what_another_process_is_writing_is_left_alone(self, tmp_path: Path) -> None:
        import fcntl

        path = put(tmp_path / "a.txt", TEXT)
        with put(tmp_path / ".a.txt.arabclean", "نصف").open("rb") as other:
            fcntl.flock(other, fcntl.LOCK_EX)
            os.utime(other.name, (0, 0))
            assert write(read(path), "نص")
            assert Path(other.name).exists()

    def test_standard_input_cannot_be_written_back(self) -> None:
        with pytest.raises(ValueError, match="standard input"):
            write(file.source(b"a", "<stdin>"), "b")

    @pytest.mark.parametrize("step", ["open", "write", "fsync", "chmod", "replace"])
    @pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
    def test_a_failure_at_any_step_leaves_the_file_whole(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException
    ) -> None:
        path = put(tmp_path / "a.txt", TEXT)
        source = read(path)

        def fail(*_: object, **__: object) -> None:
            raise failure

        if step == "write":
            real = os.fdopen

            def broken(*arguments: object, **options: object) -> object:
                stream = real(*arguments, **options)  # type: ignore[call-overload]
                stream.write(b"half")
                stream.close()
                raise failure

            monkeypatch.setattr(file.os, "fdopen", broken)
        elif step == "chmod":
            monkeypatch.setattr(Path, "chmod", fail)
        else:
            monkeypatch.setattr(file.os, step, fail)
        with pytest.raises(SourceError if isinstance(failure, OSError) else KeyboardInterrupt):
            write(source, "جديد")
        monkeypatch.undo()
        assert path.read_bytes().decode() == TEXT
        assert os.listdir(tmp_path) == ["a.txt"]


class TestTargets:
    @pytest.fixture
    def tree(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for name in ("b.txt", "a.md", "deep/c.rst", "deep/er/d.srt", "code.py", ".hidden.txt", ".git/e.txt"):
            put(tmp_path / name, TEXT)
        put(tmp_path / "node_modules" / "f.txt", TEXT)
        put(tmp_path / "photo.txt", b"\x89PNG\0\0")
        put(tmp_path / "wide.txt", TEXT.encode("utf-16"))
        (tmp_path / "deep" / "loop").symlink_to(tmp_path)
        (tmp_path / "deep" / "gone.txt").symlink_to("nowhere")
        (tmp_path / "deep" / "self.txt").symlink_to("self.txt")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def names(self, *arguments: str, **options: object) -> tuple[list[str], list[str]]:
        failures: list[str] = []
        found = targets(arguments, lambda error: failures.append(str(error)), **options)  # type: ignore[arg-type]
        return [target.path.as_posix() for target in found], failures

    def test_a_folder_is_walked_in_order_without_what_is_no_text_of_ours(self, tree: Path) -> None:
        assert self.names(".") == (["a.md", "b.txt", "wide.txt", "deep/c.rst", "deep/er/d.srt"], [])

    def test_a_named_file_is_taken_whatever_it_is_and_once(self, tree: Path) -> None:
        assert self.names("code.py", "photo.txt", "./code.py", ".") == (
            ["code.py", "photo.txt", "a.md", "b.txt", "wide.txt", "deep/c.rst", "deep/er/d.srt"],
            [],
        )
        failures: list[SourceError] = []
        assert list(targets(["code.py"], failures.append)) == [Target(Path("code.py"), named=True)]

    def test_a_glob_is_expanded(self, tree: Path) -> None:
        assert self.names("*.md", "deep/**/*.srt") == (["a.md", "deep/er/d.srt"], [])
        found, failures = self.names("*.rst")
        assert (found, len(failures)) == ([], 1)
        assert failures[0].startswith("*.rst: ")

    def test_excluded_files_are_left_out(self, tree: Path) -> None:
        exclude = [PathPattern("deep/er/", tree), PathPattern("*.md", tree)]
        assert self.names(".", exclude=exclude)[0] == ["b.txt", "wide.txt", "deep/c.rst"]
        assert self.names("a.md", exclude=exclude)[0] == ["a.md"]
        assert self.names("a.md", "deep/er/d.srt", "b.txt", exclude=exclude, force_exclude=True)[0] == ["b.txt"]


@pytest.mark.parametrize(
    ("pattern", "fits", "misses"),
    [
        ("*.srt", ["a.srt", "deep/er/a.srt"], ["a.srt.txt"]),
        ("drafts/", ["drafts/a.txt", "old/drafts/a.txt"], ["drafts.txt", "mydrafts/a.txt"]),
        ("docs/old", ["docs/old/a.txt", "docs/old"], ["old/a.txt", "more/docs/old/a.txt"]),
        ("/top.txt", ["top.txt"], ["deep/top.txt"]),
        ("docs/**/x-*.md", ["docs/x-1.md", "docs/a/b/x-1.md"], ["docs/a/y.md"]),
        ("docs/*.md", ["docs/a.md"], ["docs/a/b.md"]),
        ("**/tmp", ["tmp/a", "a/b/tmp"], ["tmpx"]),
        ("file?.[ch][!x]", ["file1.cz", "deep/file1.hz"], ["file1.cx", "file.c1"]),
        ("أخبار*", ["أخبار.txt", "deep/أخبار اليوم.txt"], ["خبر.txt"]),
        ("a[b", ["a[b"], ["ab"]),
    ],
)
def test_a_pattern_means_what_it_means_in_gitignore(
    pattern: str, fits: list[str], misses: list[str], tmp_path: Path
) -> None:
    compiled = PathPattern(pattern, tmp_path)
    assert [path for path in fits if not compiled.fits(tmp_path / path)] == []
    assert [path for path in misses if compiled.fits(tmp_path / path)] == []
    assert not compiled.fits(tmp_path.parent / "elsewhere" / "a.srt")
    assert not compiled.fits(tmp_path)
