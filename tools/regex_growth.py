"""Is every regular expression of the house linear? Each against texts made from its own parse tree (tools/attack.py).

    python tools/regex_growth.py [--size 20000] [--worst 20] [--only TEXT]

All modules are imported and all that a run compiles is collected, so a new pattern needs no list: what `lazy` holds,
what `re.compile` and `re.sub` were given, the patterns of the packs. A pattern is asked as the code asks it: where its
name is only ever matched at a place, by one match; else by a search through the whole text. It is named when
``--size`` code points take more than ``--most`` ms and ten times as many more than 40 times as long. Ends with 1 then.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from types import CellType, FrameType, ModuleType
from typing import Any, NamedTuple

import regex

sys.path.insert(0, str(Path(__file__).resolve().parent))

from attack import ENDS, Attack, attacks

ROOT = Path(__file__).resolve().parent.parent
BOUNDED = {
    "arabclean.normalization.spacing._HALF": "asked of 500 code points at most",
    "arabclean.normalization.spacing:": "asked of four code points",
    "arabclean.normalization.latin_mark._CALL": "asked of 400 code points",
    "arabclean.normalization.latin_mark._QUESTION": "asked of 400 code points",
    "arabclean.rules.hamza.shape.": "asked of one word of 30 letters at most",
    "arabclean.sentences._ABBREVIATION": "asked of 24 code points",
    "arabclean.formats.docx.": "asked of what expat has parsed: every element and comment is closed, no CDATA",
    "arabclean.formats.odt.": "asked of what expat has parsed",
    "arabclean.formats.office._REMARK": "the same",
    "arabclean.formats.table.": "matched at the beginning of a cell, by a table of patterns",
}
"""Patterns that would be slow on long texts and are asked of none, with the reason; by how their place begins."""
_TOO_LONG = 3
"""Seconds of the processor: a match that takes longer is given up."""


class Pattern(NamedTuple):
    """A pattern as it is written, where it stands, and whether texts are searched with it."""

    source: str
    flags: int
    where: str
    searched: bool
    engine: str = "re"

    @property
    def compiled(self) -> Any:
        """The compiled pattern."""
        return re.compile(self.source, self.flags) if self.engine == "re" else regex.compile(self.source, self.flags)


class Slow(NamedTuple):
    """A pattern, an attack on it, and the milliseconds on a text and on one ten times as long (infinite: given up)."""

    pattern: Pattern
    attack: Attack
    small: float
    large: float


class _Compiled(NamedTuple):
    """The modules of the package, and what their functions gave to both engines, with the line."""

    modules: list[ModuleType]
    re: dict[tuple[str, int], str]
    regex: dict[tuple[str, int], str]


def _compiled() -> _Compiled:
    """Import all modules, let them work, and look on."""
    engine_of_regex = getattr(regex, "_main", None) or sys.modules["regex.regex"]  # as older releases name it
    noted: dict[Any, dict[tuple[str, int], str]] = {re: {}, engine_of_regex: {}}
    own = {engine: engine._compile for engine in noted}

    def noting(engine: Any) -> Callable[..., Any]:
        def compiled(pattern: Any, flags: int, *rest: Any) -> Any:
            caller = sys._getframe(2)
            name = caller.f_globals.get("__name__", "")
            if isinstance(pattern, str) and name.startswith("arabclean"):
                noted[engine].setdefault((pattern, int(flags)), f"{name}:{caller.f_lineno}")
            return own[engine](pattern, flags, *rest)

        return compiled

    for engine in noted:
        engine._compile = noting(engine)
    try:
        import arabclean  # noqa: PLC0415 - what is compiled at import is seen

        modules = [
            importlib.import_module(module.name)
            for module in pkgutil.walk_packages(arabclean.__path__, "arabclean.")
            if not module.name.endswith("__main__")
        ]
        _exercise()
    finally:
        for engine, compiles in own.items():
            engine._compile = compiles
    return _Compiled(modules, *noted.values())


@cache
def collected() -> list[Pattern]:
    """Return every pattern of the package, in the order of the places where they stand."""
    modules, noted, noted_regex = _compiled()
    texts = {module.__name__: Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules}
    whole = "\n".join(texts.values())
    found: dict[tuple[str, int, str], Pattern] = {}

    def add(source: str, flags: int, where: str, name: str = "", engine: str = "re") -> None:
        """Note a pattern; a private one is asked in its own module only."""
        uses = texts[where.rpartition(".")[0]] if name.startswith("_") else whole
        asked = set(re.findall(rf"\b{name}\.(match|search|fullmatch|finditer|findall|subn?|split)\b", uses))
        asked = asked if name else set()
        if name and re.search(rf"\b{name}\b(?!\.(?:match|fullmatch)\b)(?!\s*(?::[^=\n]*)?=[^=])", uses):
            asked.add("search")  # handed on, or asked otherwise
        searched = not asked <= {"match", "fullmatch"} or not asked
        known = found.get((source, flags, engine))
        if known is None or (searched and not known.searched):
            found[source, flags, engine] = Pattern(source, flags, where, searched, engine)

    from arabclean.text import pattern as lazies  # noqa: PLC0415

    kinds = (lazies._Lazy, re.Pattern, regex.Pattern)
    named: set[int] = set()
    for module in modules:
        for name, value in vars(module).items():
            if isinstance(value, kinds):
                named.add(id(value))
                add(*_written(value), f"{module.__name__}.{name}", name, _engine(value))
    for each in gc.get_objects():
        if isinstance(each, lazies._Lazy) and id(each) not in named:
            where = "in a function, a table or a class"
            if any(isinstance(holder, CellType) for holder in gc.get_referrers(each)):  # `matcher` holds it
                found.setdefault((each._source, each._flags, "re"), Pattern(each._source, each._flags, where, False))
            else:
                add(each._source, each._flags, where)
    for (source, flags), where in noted.items():
        if where.partition(":")[0] != lazies.__name__ and (source, flags & ~re.UNICODE.value, "re") not in found:
            add(source, flags & ~re.UNICODE.value, where)
    for (source, flags), where in noted_regex.items():
        add(source, flags, where, engine="regex")
    return sorted(found.values(), key=lambda pattern: (pattern.where, pattern.source))


def _written(value: Any) -> tuple[str, int]:
    if isinstance(value, re.Pattern | regex.Pattern):
        return value.pattern, value.flags & ~re.UNICODE.value
    return value._source, int(value._flags)


def _engine(value: Any) -> str:
    return "regex" if isinstance(value, regex.Pattern) else "re"


def _exercise() -> None:
    """Let all that is compiled in functions be compiled: every rule on its examples, every format, every step."""
    from arabclean import PROFILES, Checker, builtin_rules, normalize  # noqa: PLC0415
    from arabclean.formats import FORMATS  # noqa: PLC0415

    checker = Checker.from_config({"profile": "all"})
    texts = [example.text for rule in builtin_rules() for example in rule.info.examples]
    checker.check("\n".join(texts))
    for profile in PROFILES:
        normalize("\n".join(texts[:50]), profile)
    for path in (ROOT / "tests/data/fuzz/formats").iterdir():
        text = path.read_bytes()[2:].decode("utf-8", "replace")
        for name in FORMATS:
            checker.proofreader(name, fields=("text", "title")).check(text)


def spent(pattern: Pattern, compiled: Any, text: str) -> float:
    """Return the milliseconds that one question takes; infinite when it was given up."""
    started = time.process_time()
    try:
        with Limit():
            if pattern.searched:
                for _ in compiled.finditer(text):
                    pass
            else:
                compiled.match(text)
    except TimeoutError:
        return float("inf")
    return (time.process_time() - started) * 1000


class Limit:
    """A limit of the processor's time; both engines look for signals now and then."""

    def __enter__(self) -> None:
        def stop(number: int, frame: FrameType | None) -> None:
            raise TimeoutError

        signal.signal(signal.SIGVTALRM, stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, _TOO_LONG)

    def __exit__(self, *error: object) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def slow(pattern: Pattern, size: int, most: float, ends: Collection[str] = ENDS) -> Iterator[Slow]:
    """Yield the attacks that a pattern is slow on; the first sizes are short, in case it never ends."""
    compiled = pattern.compiled
    for attack in attacks(*plain(pattern)):
        if attack.end not in ends:
            continue
        for part in (30, 300, size // 10, size):
            small = spent(pattern, compiled, attack.text(part))
            if small > most:
                break
        if small <= most:
            continue
        again = spent(pattern, compiled, attack.text(part))  # others load the machine
        if again > most:
            tenth = spent(pattern, compiled, attack.text(part // 10))
            if again > 40 * tenth or part < size:
                yield Slow(pattern, attack, tenth, again)


def is_bounded(pattern: Pattern) -> bool:
    """Whether a pattern is asked of short texts only."""
    return any(pattern.where.startswith(place) for place in BOUNDED)


def plain(pattern: Pattern) -> tuple[str, int]:
    """Return a pattern as `re` can parse it: a class of `regex` becomes its letters."""
    if pattern.engine == "re":
        return pattern.source, pattern.flags
    classes = {"L": "a-zء-ي", "M": "\u064b-\u0652"}
    source = re.sub(r"\\p\{(\w+)\}", lambda found: classes.get(found[1], "!"), pattern.source)
    return source, re.VERBOSE if pattern.flags & regex.VERBOSE else 0


def main() -> int:
    """Attack all, and name what grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--most", type=float, default=25.0, help="ms below which nothing is named (25)")
    parser.add_argument("--only", default="", help="a part of the place where the pattern stands")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    patterns = [pattern for pattern in collected() if options.only in pattern.where and not is_bounded(pattern)]
    if options.list:
        for pattern in patterns:
            print(pattern.where, "searched" if pattern.searched else "matched", pattern.engine, pattern.source[:150])
        print(len(patterns))
        return 0
    count, found = 0, 0
    for pattern in patterns:
        try:
            count += sum(1 for _ in attacks(*plain(pattern)))
        except re.error as error:
            print(f"not parsed: {pattern.where}: {error}: {pattern.source[:200]!r}")
            continue
        worst = sorted(islice(slow(pattern, options.size, options.most), 3), key=lambda each: -each.large)
        if worst:
            found += 1
            print(f"{pattern.where}: {pattern.source[:300]!r}")
            for each in worst[:2]:
                print(f"    {each.small:,.1f} -> {each.large:,.1f} ms on {each.attack!r}", flush=True)
    print(f"{len(BOUNDED)} places left out, where what is asked is short or known to be sound")
    print(f"{len(patterns)} patterns, {count:,} attacks of {options.size:,} code points; too steep: {found}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
