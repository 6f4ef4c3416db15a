"""Throw mutated texts at the public functions, guided by what code they reach, until something breaks.

    python tools/fuzz.py TARGET --seconds 60            with atheris (pip install atheris); else mutation alone
    python tools/fuzz.py TARGET --replay FILE…          run given inputs once
    python tools/fuzz.py --list

An input is bytes. The first one says how the rest is read: as UTF-8, or each byte as one piece of a box of words,
marks and signs that rules act on, which reaches far more than loose characters do. A breach is an exception, a
promise of tools/invariant.py broken, or one input that takes longer than ``--timeout`` seconds. The seeds are in
tests/data/fuzz/TARGET, which the tests replay; what broke once is put there, made small.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabclean import Checker

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
    """An index of duplicates from a file that is none."""
    from arabclean import ArabcleanError, DuplicateIndex  # noqa: PLC0415

    try:
        DuplicateIndex.loads(data)
    except ArabcleanError:
        return


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
}
"""What can be fuzzed: ``everything`` is `check` with every rule on, default or not."""


@cache
def _whole() -> Checker:
    from arabclean import Checker  # noqa: PLC0415 - atheris must be first

    return Checker.from_config({"profile": "all"})


def guided(target: Callable[[bytes], None], folder: Path, seconds: int, timeout: int, length: int) -> None:
    """Let atheris steer; it ends the process itself and leaves crash-… files beside ``folder``."""
    import atheris  # type: ignore[import-untyped]  # noqa: PLC0415 - not needed by anything else

    with atheris.instrument_imports(include=["arabclean"]):
        target(b"")
        target("ب".encode())
    found = Path(tempfile.gettempdir(), f"arabclean-fuzz-{folder.name}")
    found.mkdir(exist_ok=True)
    options = [
        f"-max_total_time={seconds}", f"-timeout={timeout}", f"-max_len={length}", "-rss_limit_mb=4096",
        f"-artifact_prefix={found}/", str(found), str(folder),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


def unguided(target: Callable[[bytes], None], folder: Path, seconds: int, timeout: int, length: int) -> int:
    """Mutate the seeds at random; return how many distinct breaches were found."""
    rng = random.Random()
    seeds = [path.read_bytes() for path in sorted(folder.glob("*"))] or [b"\x50"]
    found: dict[str, bytes] = {}
    ends, runs = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        data = mutated(rng, rng.choice(seeds), rng.choice(seeds))[:length]
        started = time.monotonic()
        problem = problem_of(target, data)
        if time.monotonic() - started > timeout:
            problem = f"takes {time.monotonic() - started:.0f} s"
        runs += 1
        if problem and problem not in found:
            found[problem] = smaller(target, data, problem) if not problem.startswith("takes") else data
            print(f"{problem}\n   {found[problem]!r}\n   {text_of(found[problem])!r}", flush=True)
    print(f"{runs:,} inputs in {seconds} s, {len(found)} kinds of breaches")
    return len(found)


def problem_of(target: Callable[[bytes], None], data: bytes) -> str:
    """Return what an input breaks, in one line, or nothing."""
    try:
        target(data)
    except BrokenError as error:
        return str(error)
    except Exception as error:  # whatever it is
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        return f"{type(error).__name__} at {place}"
    return ""


def smaller(target: Callable[[bytes], None], data: bytes, problem: str) -> bytes:
    """Return a short input that breaks the same: pieces are left out as long as it does."""
    width = len(data) // 2
    while width:
        at = 1
        while at < len(data):
            less = data[:at] + data[at + width :]
            if problem_of(target, less) == problem:
                data = less
            else:
                at += width
        width //= 2
    return data


def mutated(rng: random.Random, seed: bytes, other: bytes) -> bytes:
    """Return a seed with a few random changes, sometimes crossed with another."""
    data = bytearray(seed)
    if rng.random() < 0.3:
        data = data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]
    for _ in range(rng.choice((1, 2, 4, 16))):
        at = rng.randrange(len(data) + 1)
        match rng.randrange(5):
            case 0:
                data[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                data[at:at] = rng.randbytes(rng.randrange(1, 9))
            case 2:
                del data[at : at + rng.randrange(1, 9)]
            case 3:
                data[at:at] = data[at : at + rng.randrange(1, 9)] * rng.randrange(1, 9)
            case _:
                data[at:at] = rng.randbytes(1) * rng.randrange(1, 40)
    return bytes(data)


def main() -> int:
    """Fuzz one target."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="?", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--timeout", type=int, default=20, help="seconds for one input (20)")
    parser.add_argument("--length", type=int, default=600, help="bytes of one input (600)")
    parser.add_argument("--plain", action="store_true", help="without atheris")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--replay", nargs="+", type=Path, help="inputs to run once")
    options = parser.parse_args()
    if options.list or options.target is None:
        print(*TARGETS, sep="\n")
        return 0
    target, folder = TARGETS[options.target], CORPUS / options.target
    if options.replay:
        for path in options.replay:
            print(path, repr(text_of(path.read_bytes())))
            target(path.read_bytes())
        return 0
    if options.plain or importlib.util.find_spec("atheris") is None:
        return 1 if unguided(target, folder, options.seconds, options.timeout, options.length) else 0
    guided(target, folder, options.seconds, options.timeout, options.length)
    return 0


if __name__ == "__main__":
    sys.exit(main())
