"""What can be fuzzed: each public function, file format and reader, as a function of bytes that must not fail.

Most inputs are texts. The first byte says how the rest is read: as UTF-8, or each byte as one piece of a box of words,
marks and signs that rules act on, which reaches far more than loose characters do.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabclean import Checker
    from arabclean.duplicates.archive import Archive

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests/data/fuzz"
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

_MARKUP = (
    "<p>", "</p>", "<", ">", "&amp;", "&#1576;", "<!--", "-->", "<code>", "</code>", "```", "`", "**", "[", "](", ")",
    "|", "\\", "{", "}", "\\begin{", "%", "$", "::", "..", "#", "# ", "- ", "\n\n", "\n    ", 'msgid "', 'msgstr "',
    '"\n', '"', "'", ":", ": |\n  ", ": >\n  ", ",", "\t", "00:00:01,000 --> 00:00:02,000\n", "1\n", "//", "/*", "*/",
    "--", "arabclean: off", "arabclean: on", "arabclean: ignore", "@@", "{{", "}}", "[[", "]]", "\\u0628", "\\n",
)  # fmt: skip
_SIGNS = (
    *"ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ", *"\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0653\u0654",
    *"\u0655\u0640\u06cc\u06a9\u06be\u0671\ufefb\ufe8d\ufdf2\u06d5", *" \u00a0\u200b\u200c\u200d\u200e\u200f\u202b",
    "\u202c", "\ufeff", "\n", "\r\n", "\r", "\u2028", *".،؛؟!:,;?«»“”\"'‘’()[]{}-–—/…٪%٫٬*", *"0159٠١٥٩۴",
    *"aZé😀\U0001f469\ud800\x00\x07",
)  # fmt: skip
_WORDS = (
    "بإسم", "حيث", "أن", "إن", "الوزير", "قال", "في", "من", "إلى", "على", "التي", "الذي", "هذا", "هذه", "لم", "لن",
    "لا", "كان", "ليس", "ولاكن", "الحكوكة", "وتأمينواحتياجات", "الوزيـــر", "عبد", "الله", "مائة", "خمسة", "عشر",
    "سنة", "2024", "1445هـ", "12/7/2021", "10:30", "3.5", "٣٫٥", "1,250", "50%", "تموز", "يناير", "صباحا", "جدا",
    "أيضا", "شكرا", "https://a.b/c", "a@b.c", "@name", "#وسم", "www.a.b", "C:\\a", "المدرسه", "مستشفي", "إمرأة",
    "مسئول", "شئ", "غدًا", "«قال", "نعم»", "صلى", "وسلم", "السفیر", "ان", "الى", "اذا", "يدعو", "لم يدعو", "مهندسون",
    "المهندسين", "كتاب", "ذو", "Paris", "C++", "د.", "أ.", "ص.ب", "إلخ", "...", "..", "!!", "؟!", " .", " ،", ", ",
    "( ", " )", "1) ", "• ", "- ",
)  # fmt: skip
PIECES = (_SIGNS + _WORDS + _MARKUP)[:256]


def text_of(data: bytes) -> str:
    """Return the text that an input stands for."""
    if data[:1] < b"\x40":
        return data[1:].decode("utf-8", "replace")
    between = " " if data[:1] < b"\xa0" else ""
    return between.join(PIECES[byte % len(PIECES)] for byte in data[1:])


class BrokenError(AssertionError):
    """A promise was broken."""


def _none(found: Sequence[str]) -> None:
    if found:
        raise BrokenError(found[0])


def _check(data: bytes) -> None:
    from invariant import broken_report  # noqa: PLC0415

    from arabclean.defaults import default_checker  # noqa: PLC0415 - atheris must be first

    _none([*broken_report(default_checker().check(text_of(data)))])


def _everything(data: bytes) -> None:
    from invariant import broken_report  # noqa: PLC0415

    _none([*broken_report(_whole().check(text_of(data)))])


def _fix(data: bytes) -> None:
    from invariant import Remembered, broken_fix  # noqa: PLC0415

    from arabclean import Safety  # noqa: PLC0415
    from arabclean.defaults import default_checker  # noqa: PLC0415

    checker, text = Remembered(default_checker()), text_of(data)
    _none(
        [
            f"{safety.name}: {what}"
            for safety in (Safety.SAFE, Safety.REVIEW)
            for what in broken_fix(checker, text, safety)
        ]
    )


def _normalize(data: bytes) -> None:
    from invariant import broken_normalization  # noqa: PLC0415

    _none([*broken_normalization(text_of(data))])


def _config(data: bytes) -> None:
    """A configuration file and a rule pack: whatever they hold, the only error is one that names them."""
    from arabclean import Checker, ConfigError, DataError  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        for name in ("arabclean.toml", "pyproject.toml"):
            path = Path(folder, name)
            path.write_bytes(data)
            try:
                Checker.from_config(path)
            except (ConfigError, DataError) as error:
                if name not in str(error):
                    raise BrokenError(f"the error does not name the file: {error}") from error


def _pack(data: bytes) -> None:
    from arabclean import Checker, ConfigError  # noqa: PLC0415

    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        file.write(data)
        file.flush()
        try:
            checker = Checker.from_config({"packs": [file.name]})
        except ConfigError as error:
            if file.name not in str(error):
                raise BrokenError(f"the error does not name the pack: {error}") from error
        else:
            checker.check("قال الوزير بإسم الحكومة.")


def _formats(data: bytes) -> None:
    """The second byte chooses the format of the file."""
    from invariant import Remembered, broken_file_fix, broken_report  # noqa: PLC0415

    from arabclean.defaults import default_checker  # noqa: PLC0415
    from arabclean.formats import FORMATS  # noqa: PLC0415

    names = sorted(FORMATS)
    name = names[(data[1] if len(data) > 1 else 0) % len(names)]
    reader = Remembered(default_checker().proofreader(name, fields=("text", "title")))
    text = text_of(data[:1] + data[2:])
    _none([f"{name}: {what}" for what in (*broken_report(reader.check(text)), *broken_file_fix(reader, text))])


def _docx(data: bytes) -> None:
    """The package itself, and its main part: after a zero byte the rest is the XML of a well-made package."""
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    from arabclean import SourceError  # noqa: PLC0415
    from arabclean.defaults import default_checker  # noqa: PLC0415
    from arabclean.formats.docx import unpacked  # noqa: PLC0415

    if data[:1] != b"P":
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("word/document.xml", data)
        data = target.getvalue()
    try:
        package = unpacked(data)
    except SourceError:
        return
    fixed = default_checker().fix(package.text)
    unpacked(package.revised([change.edit for change in fixed.applied]).data)


def _duplicates(data: bytes) -> None:
    from arabclean import DuplicateIndex, find_duplicates  # noqa: PLC0415

    lines = text_of(data).splitlines()
    find_duplicates(lines, templates=True)
    index = DuplicateIndex()
    for at, line in enumerate(lines):
        index.add(at, line)
    DuplicateIndex.loads(index.dumps())


def _archive(data: bytes) -> None:
    """An index of duplicates from a file that is none, or from one whose parts were changed and signed anew.

    After a zero byte every four bytes are a change: of which section, where, and to what.
    """
    from arabclean import ArabcleanError, DuplicateIndex  # noqa: PLC0415
    from arabclean.duplicates.archive import pack  # noqa: PLC0415

    if data[:1] == b"\0":
        archive = _sound_archive()
        sections = {name: bytearray(section) for name, section in archive.sections.items()}
        names = list(sections)
        for which, high, low, value in zip(data[1::4], data[2::4], data[3::4], data[4::4], strict=False):
            section = sections[names[which % len(names)]]
            at = (high << 8 | low) % (len(section) + 1)
            section[at : at + (which < 200)] = bytes([value]) * (which < 230)
        data = pack(archive.facts, {name: bytes(section) for name, section in sections.items()})
    try:
        index = DuplicateIndex.loads(data)
    except ArabcleanError:
        return
    index.add("new", "افتتاح مدرسة جديدة في الحي الغربي")
    index.find("المؤشر يغلق متراجعا بـ 50 نقطة")
    index.remove("new")
    index.dumps()


@cache
def _sound_archive() -> Archive:
    from arabclean import DuplicateIndex  # noqa: PLC0415
    from arabclean.duplicates.archive import unpack  # noqa: PLC0415

    index = DuplicateIndex()
    for number, line in enumerate(("افتتاح مدرسة في الحي", "افتتاح مدرسة في الحي!", "المؤشر يغلق متراجعا بـ 49 نقطة")):
        index.add(number if number else "a", line, time=number or None)
    return unpack(index.dumps())


def _files(data: bytes) -> None:
    """What stands beside texts: encodings, baselines, patterns of paths, tables and lines of records, headings.

    The second byte chooses which, the rest is the file.
    """
    from arabclean import SourceError  # noqa: PLC0415
    from arabclean.faces.baseline import Baseline  # noqa: PLC0415
    from arabclean.faces.encoding import decode, encode  # noqa: PLC0415
    from arabclean.faces.ignored import Ignored  # noqa: PLC0415
    from arabclean.faces.line import lines  # noqa: PLC0415
    from arabclean.faces.record import json_records, table_records  # noqa: PLC0415

    kind, body = (data[1] if len(data) > 1 else 0) % 5, data[2:]
    try:
        match kind:
            case 0:
                for encoding in ("utf-8", "utf-16", "cp1256", "iso-8859-6"):
                    with suppress(SourceError):
                        text = decode(body, encoding)
                        if encode(*text) != body:
                            raise BrokenError(f"{encoding} does not come back")
            case 1:
                with tempfile.TemporaryDirectory() as folder:
                    path = Path(folder, "baseline.json")
                    path.write_bytes(body)
                    baseline = Baseline.read(path)
                    baseline.write()
                    if len(Baseline.read(path)) != len(baseline):
                        raise BrokenError("the baseline does not come back")
            case 2:
                with tempfile.TemporaryDirectory() as folder:
                    Path(folder, ".git").mkdir()
                    Path(folder, ".gitignore").write_bytes(body)
                    ignored = Ignored()
                    for name in ("a.txt", "docs/old/مسودة.md", "[a]/-x!"):
                        ignored(Path(folder, name))
                        ignored.anywhere(Path(folder, name))
            case 3:
                for tabs in (False, True):
                    for _ in table_records(lines(body.splitlines(True), "name", _silent), "name", _silent, tabs=tabs):
                        pass
            case _:
                for _ in json_records(lines(body.splitlines(True), "name", _silent), "name", _silent):
                    pass
    except SourceError:
        return


def _silent(error: object) -> None:
    """Take an error that is told, and tell nobody."""


TARGETS: dict[str, Callable[[bytes], None]] = {
    "check": _check,
    "everything": _everything,
    "fix": _fix,
    "normalize": _normalize,
    "config": _config,
    "pack": _pack,
    "formats": _formats,
    "docx": _docx,
    "duplicates": _duplicates,
    "archive": _archive,
    "files": _files,
}
"""What can be fuzzed: ``everything`` is `check` with every rule on, default or not."""


@cache
def _whole() -> Checker:
    from arabclean import Checker  # noqa: PLC0415 - atheris must be first

    return Checker.from_config({"profile": "all"})
