"""Spelling, side by side in one run: what is offered for slips, how fast, and how often clean text alarms.

    python benchmarks/spelling.py [--shared ../shared] [--slips 2000] [--faults 1000] [--cspell CONFIG]

1. Suggestions. Slips are made of words of held-out text (ntrex_arb and tico19, which no packaged count has seen) by two
   channels: the fingers (neighbouring keys of Arabic 101, transposed, dropped, doubled, extra letters) and spelling
   (hamza, ة/ه, ى/ي). Of these, and of the single-word faults of zaebuc, those that Hunspell rejects are asked of all.
2. Look-ups a second, every distinct word of the clean text once.
3. Alarms: words of clean text that are called unknown, per 1,000, and the findings of arabclean's rules for words.

Hunspell is asked through its binding (chunspell) and its command line. Peers that are not installed are skipped, and a
line says so: Ghalatawi and ar-corrector (PyPI; `--slow N` words each, they take their time), cspell (npm; `--cspell` is
a configuration that imports @cspell/dict-ar).
"""

from __future__ import annotations

import argparse
import lzma
import os
import random
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from page.command import debian, release, released

from arabclean import Checker, __version__, builtin_rules
from arabclean.lexicon import Judgement, Lexicon

ROOT = Path(__file__).resolve().parents[1]
HUNSPELL = Path("/usr/share/hunspell")
HELD_OUT = ("ntrex_arb", "tico19")
CLEAN = ("ntrex_arb", "wikinews_farasa", "tico19")
RULES = ("typo-nonword", "letter-transposed", "letter-repeated", "joined-words", "lexical-misspelling-list")

MARK = re.compile("[\u064b-\u0652\u0670\u0640]")
WORD = re.compile("[\u0621-\u063a\u0641-\u064a]+")
ROWS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤر\0ىةوزظ")
SPELT = ("أا", "إا", "آا", "اأ", "اإ", "ةه", "هة", "ىي", "يى", "ؤو", "ئي", "ئء", "ؤء")


class Case(NamedTuple):
    written: str
    meant: str


class Speller(NamedTuple):
    """``batch`` gives the suggestions for many words at once; ``limit`` is how many it is asked at most."""

    name: str
    batch: Callable[[Sequence[str]], list[list[str]]]
    limit: int | None = None


# --- what is asked


def words(path: Path, most: int | None = None) -> list[str]:
    """The words of a corpus, marks removed."""
    text = MARK.sub("", lzma.decompress(path.read_bytes()).decode("utf-8"))
    return WORD.findall(text)[:most]


def neighbours() -> dict[str, str]:
    found: dict[str, str] = {}
    for one, other in [(a, b) for row in ROWS for a, b in pairwise(row)] + [
        (letter, upper[at + side])
        for upper, lower in pairwise(ROWS)
        for at, letter in enumerate(lower)
        for side in (0, 1)
        if at + side < len(upper)
    ]:
        if "\0" not in (one, other):
            found[one] = found.get(one, "") + other
            found[other] = found.get(other, "") + one
    return found


def by_fingers(word: str, rng: random.Random, near: dict[str, str]) -> str:
    at = rng.randrange(len(word))
    kind = rng.choices(("key", "swap", "drop", "double", "extra"), (50, 15, 15, 10, 10))[0]
    if kind == "swap":
        at = rng.randrange(len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    other = rng.choice(near.get(word[at], word[at]))
    return word[:at] + other + word[at + (kind == "key") :]


def by_spelling(word: str, rng: random.Random) -> str:
    ways = [(at, way[1]) for at, letter in enumerate(word) for way in SPELT if way[0] == letter]
    if not ways:
        return word
    at, letter = rng.choice(ways)
    return word[:at] + letter + word[at + 1 :]


def slips(text: Sequence[str], rejects: Callable[[str], bool], size: int, seed: int) -> Iterator[Case]:
    """Slips that ``rejects`` rejects, half of each channel."""
    rng, near = random.Random(seed), neighbours()
    long_enough = [word for word in text if len(word) > 3]
    seen: set[str] = set()
    while len(seen) < size:
        word = rng.choice(long_enough)
        written = by_fingers(word, rng, near) if len(seen) % 2 else by_spelling(word, rng)
        if written != word and written not in seen and rejects(written):
            seen.add(written)
            yield Case(written, word)


def zaebuc(folder: Path, rejects: Callable[[str], bool]) -> Iterator[Case]:
    """Where an editor put one word for one word that ``rejects`` rejects."""
    for path in sorted(folder.glob("*.m2")):
        if "nopnx" in path.name:
            continue
        source: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("S "):
                source = line[2:].split()
            elif line.startswith("A "):
                span, kind, right = line[2:].split("|||")[:3]
                start, end = map(int, span.split())
                if kind == "Replace" and end - start == 1 and WORD.fullmatch(right):
                    written = MARK.sub("", source[start])
                    if WORD.fullmatch(written) and rejects(written):
                        yield Case(written, right)


# --- who is asked


def one_by_one(suggest: Callable[[str], Sequence[str]]) -> Callable[[Sequence[str]], list[list[str]]]:
    return lambda asked: [list(suggest(word)) for word in asked]


def hunspell_line(asked: Sequence[str]) -> list[list[str]]:
    """``hunspell -a``: a line an answer, an empty line after each word asked."""
    text = "".join(f"^{word}\n" for word in asked)
    command = ["hunspell", "-d", str(HUNSPELL / "ar"), "-i", "utf-8", "-a"]
    out = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True).stdout
    answers = out.split("\n", 1)[1].split("\n\n")
    return [answer.partition(": ")[2].split(", ") if answer[:1] == "&" else [] for answer in answers[: len(asked)]]


def cspell_program(config: Path) -> str:
    return shutil.which("cspell") or str(config.parent / "node_modules/.bin/cspell")


def cspell(config: Path) -> Callable[[Sequence[str]], list[list[str]]]:
    command = [
        cspell_program(config),
        "suggestions",
        "--stdin",
        "--locale",
        "ar",
        "-c",
        str(config),
        "--num-suggestions",
        "5",
    ]

    def batch(asked: Sequence[str]) -> list[list[str]]:
        text = "".join(f"{word}\n" for word in asked)
        run = subprocess.run(
            [*command, "--no-include-ties", "--no-color"], input=text, capture_output=True, encoding="utf-8", check=True
        )
        found: dict[str, list[str]] = {}
        offered: list[str] = []
        for line in run.stdout.splitlines():
            parts = line.split()
            if line.startswith(" - "):
                offered.append(MARK.sub("", parts[1]))
            elif parts:
                offered = found[parts[0].rstrip(":")] = []
        return [found.get(word, []) for word in asked]

    return batch


def binding() -> Any:
    """Hunspell itself: the cases are what it rejects, so it must be here."""
    try:
        return import_module("hunspell").Hunspell("ar", hunspell_data_dir=f"{HUNSPELL}/")
    except ImportError:
        raise SystemExit("the cases are what Hunspell rejects: pip install chunspell") from None


def spellers(lexicon: Lexicon, options: argparse.Namespace) -> Iterator[Speller]:
    yield Speller(
        f"arabclean {__version__}", one_by_one(lambda word: [found.form for found in lexicon.candidates(word)])
    )
    yield Speller(f"chunspell {release('chunspell')}{debian('hunspell-ar')}", one_by_one(binding().suggest))
    if shutil.which("hunspell"):
        yield Speller(f"hunspell {released('hunspell')}, command line", hunspell_line)
    else:
        print("skipped: the command line of hunspell is not installed (apt-get install hunspell)")
    if options.cspell:
        version = released(cspell_program(options.cspell))
        yield Speller(f"cspell {version}, @cspell/dict-ar", cspell(options.cspell), options.slow)
    else:
        print("skipped: cspell (npm install cspell @cspell/dict-ar, and --cspell CONFIG)")
    try:
        ghalatawi = import_module("ghalatawi.autocorrector").AutoCorrector()
        yield Speller(f"ghalatawi {release('ghalatawi')}", one_by_one(lambda word: [ghalatawi.spell(word)]))
    except ImportError as error:
        print(f"skipped: Ghalatawi does not load ({error}; pip install ghalatawi)")
    try:
        corrector = import_module("ar_corrector.corrector").Corrector()

        def corrected(word: str) -> list[str]:
            answer = corrector.spell_correct(word, 5)
            return [found[0] for found in answer] if isinstance(answer, list) else [word]

        yield Speller(f"ar-corrector {release('ar-corrector')}", one_by_one(corrected), options.slow)
    except ImportError as error:
        print(f"skipped: ar-corrector does not load ({error}; pip install ar-corrector pandas)")


# --- the tables


def table_of_suggestions(asked: dict[str, list[Case]], peers: Sequence[Speller]) -> None:
    for title, cases in asked.items():
        print(f"\n{title}: {len(cases):,} words that Hunspell rejects")
        print(f"{'':<38}{'asked':>7}{'first right':>13}{'in first five':>15}{'mean':>12}")
        for peer in peers:
            some = cases[: peer.limit]
            distinct = list(dict.fromkeys(case.written for case in some))
            started = time.perf_counter()
            answers = dict(zip(distinct, peer.batch(distinct), strict=True))
            mean = (time.perf_counter() - started) / len(distinct)
            first = sum(answers[case.written][:1] == [case.meant] for case in some) / len(some)
            five = sum(case.meant in answers[case.written][:5] for case in some) / len(some)
            print(f"{peer.name:<38}{len(some):>7,}{first:>13.1%}{five:>15.1%}{mean * 1000:>9.2f} ms")


def table_of_lookups(text: Sequence[str], rejects: Callable[[str], bool]) -> None:
    fresh = Lexicon.open()
    distinct = list(dict.fromkeys(text))
    runs: dict[str, Callable[[str], object]] = {
        "arabclean, in the forms": fresh.forms.__contains__,
        "arabclean, counts": fresh.count,
        "arabclean, verdict": fresh.verdict,
        "arabclean, verdict again": fresh.verdict,
        "hunspell (chunspell)": rejects,
    }
    print(f"\nlook-ups a second, {len(distinct):,} distinct words")
    for name, run in runs.items():
        started = time.perf_counter()
        for word in distinct:
            run(word)
        print(f"{name:<26}{len(distinct) / (time.perf_counter() - started):>12,.0f}")
    print(f"the {len(text):,} words of the text, warm")
    for name, run in (("arabclean, counts", fresh.count), ("arabclean, verdict", fresh.verdict)):
        started = time.perf_counter()
        for word in text:
            run(word)
        print(f"{name:<26}{len(text) / (time.perf_counter() - started):>12,.0f}")


def table_of_alarms(folder: Path, most: int, lexicon: Lexicon, rejects: Callable[[str], bool]) -> None:
    rules = [rule for rule in builtin_rules(lexicon) if rule.info.slug in RULES]
    checker = Checker(rules)
    print(f"\nalarms per 1,000 words of clean text (at most {most:,} words each)")
    print("rules: " + ", ".join(rule.info.slug for rule in rules))
    print(f"{'':<20}{'words':>9}{'hunspell rejects':>18}{'not good for us':>17}{'our rules report':>18}")
    for name in CLEAN:
        text = lzma.decompress((folder / f"{name}.txt.xz").read_bytes()).decode("utf-8")
        lines, total = [], 0
        for line in text.splitlines():
            if total >= most:
                break
            lines.append(line)
            total += len(WORD.findall(MARK.sub("", line)))
        asked = WORD.findall(MARK.sub("", "\n".join(lines)))
        theirs = sum(map(rejects, asked))
        ours = sum(lexicon.verdict(word).judgement is not Judgement.GOOD for word in asked)
        found = sum(len(checker.check(line)) for line in lines)
        rates = (1000 * count / len(asked) for count in (theirs, ours, found))
        print(
            f"{name:<20}{len(asked):>9,}"
            + "".join(f"{rate:>{w}.2f}" for rate, w in zip(rates, (18, 17, 18), strict=True))
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of corpora/ and eval/")
    parser.add_argument("--slips", type=int, default=2000)
    parser.add_argument("--faults", type=int, default=1000, help="words of zaebuc, at most, drawn at random")
    parser.add_argument("--clean", type=int, default=1_000_000, help="words of each clean corpus, at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slow", type=int, default=200, help="words that slow peers are asked")
    parser.add_argument("--cspell", type=Path, help="a cspell configuration that imports @cspell/dict-ar")
    options = parser.parse_args()
    spell = binding().spell

    def rejects(word: str) -> bool:
        return not spell(word)

    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    corpora = options.shared / "corpora"
    text = [word for name in HELD_OUT for word in words(corpora / f"{name}.txt.xz")]
    asked = {"synthetic slips": list(slips(text, rejects, options.slips, options.seed))}
    if (options.shared / "eval/zaebuc").is_dir():
        faults = list(zaebuc(options.shared / "eval/zaebuc", rejects))
        random.Random(options.seed).shuffle(faults)
        asked["zaebuc, words of students"] = faults[: options.faults]
    else:
        print("skipped: zaebuc is not here")
    lexicon = Lexicon.open()
    table_of_suggestions(asked, list(spellers(lexicon, options)))
    table_of_lookups(text, rejects)
    table_of_alarms(corpora, options.clean, lexicon, rejects)


if __name__ == "__main__":
    main()
