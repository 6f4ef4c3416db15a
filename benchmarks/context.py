"""How well real faults are corrected, what slips are found, and what is said of clean text.

    context.py                  all tables; what is not there is skipped and named
    context.py --sentences 500  fewer sentences for the slips put in

Tables: (1) the essays of ../shared/eval/zaebuc, corrected at both levels of safety and scored by
../shared/tools/m2score.py
without punctuation, beside published systems; (2) one slip of each class put into clean sentences that are kept back
from fitting: found, and corrected exactly; (3) findings of context in clean text; (4) how fast the model answers.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from arabclean import Checker, Document, Severity
from arabclean.context import lookalikes
from arabclean.defaults import builtin_rules, default_model
from arabclean.rules.context import ConfusedWord
from arabclean.rules.packaged import made
from arabclean.rules.window import window

ROOT = Path(__file__).resolve().parent.parent

#: Published results on zaebuc dev, without punctuation (../shared/eval/README.md): precision, recall, F0.5.
PUBLISHED = {
    "fine-tuned AraBART + GED": (90.2, 78.9, 87.7),
    "GPT-4o": (88.5, 85.0, 87.8),
    "Ghalatawi": (83.5, 27.2, 59.1),
    "Hunspell-ar with a guard": (77.0, 29.0, 58.0),
}
#: Clean sentences that neither the counts nor the decision have seen.
KEPT_BACK = ("ntrex_arb", "wikinews_farasa")
CLEAN = ("ntrex_arb", "wikinews_farasa", "tico19", "saudi_laws")


def lines(path: Path, most: int | None = None, seed: int = 1) -> list[str]:
    """The lines of a corpus that are not empty, or ``most`` drawn at random."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        found = [line.strip() for line in file if line.strip()]
    return random.Random(seed).sample(found, most) if most and most < len(found) else found


def essays(shared: Path) -> Iterator[tuple[str, tuple[float, float, float]]]:
    """Correct the essays and score them: what did it, and precision, recall, F0.5; nothing where they are not here."""
    folder, scorer = shared / "eval/zaebuc", shared / "tools/m2score.py"
    if not (folder.is_dir() and scorer.exists()):
        return
    checker = Checker([rule for rule in Checker().rules if rule.info.severity >= Severity.WARNING])
    texts = (folder / "dev.raw.txt").read_text(encoding="utf-8").splitlines()
    for level in ("safe", "review"):
        fixed = [checker.fix(essay, level).text.replace("\n", " ") for essay in texts]
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
            file.write("\n".join(fixed) + "\n")
            file.flush()
            command = [sys.executable, scorer, "--nopnx", file.name, folder / "dev.nopnx.m2"]
            answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        figures = {key: float(value) for key, value in re.findall(r"\b(P|R|F0\.5)=([\d.]+)", answer)}
        yield f"arabclean, {level}", (figures["P"], figures["R"], figures["F0.5"])


def table_of_essays(shared: Path) -> None:
    """Print the scores beside published ones."""
    print("\nzaebuc, dev, without punctuation, errors and warnings (no style): precision, recall, F0.5")
    found = list(essays(shared))
    if not found:
        print("skipped: zaebuc is not here")
        return
    for name, (precision, recall, score) in (*found, *PUBLISHED.items()):
        print(f"  {name:<28}{precision:>8.1f}{recall:>8.1f}{score:>8.1f}")


def spoiled(sentences: Sequence[str], rule: ConfusedWord, seed: int) -> Iterator[tuple[str, str, int, str]]:
    """(class, sentence with one slip, where the word with the slip begins, the word that was there)."""
    chance = random.Random(seed)
    for sentence in sentences:
        places = defaultdict(list)
        for token in Document(sentence).words:
            for form, kind in lookalikes(token.form).items():
                if token.end - token.start == len(token.form) and dict(rule.alternatives(form)).get(token.form):
                    places[kind].append((token, form))
        for kind in sorted(places):
            token, form = chance.choice(places[kind])
            yield kind, sentence[: token.start] + form + sentence[token.end :], token.start, token.form


def slips(corpora: Path, most: int) -> tuple[int, dict[str, list[int]]]:
    """Put in slips and see what all rules together say: sentences; class → slips, found, first suggestion right."""
    rule = next(rule for rule in map(made, builtin_rules()) if isinstance(rule, ConfusedWord))
    checker = Checker()
    sentences = [line for name in KEPT_BACK for line in lines(corpora / f"{name}.txt.xz")]
    sentences = random.Random(2).sample(sentences, min(most, len(sentences)))
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for kind, text, start, right in spoiled(sentences, rule, 3):
        row = tally[kind]
        row[0] += 1
        for finding in checker.check(text):
            if finding.start <= start < finding.end:
                row[1] += 1
                end = start + len(Document(text[start:]).words[0].form)
                said = finding.suggestions[:1]
                whole = [text[: finding.start] + word + text[finding.end :] for word in said]
                row[2] += any(new == text[:start] + right + text[end:] for new in whole)
                break
    return len(sentences), {
        **dict(sorted(tally.items())),
        "all": [sum(row[at] for row in tally.values()) for at in range(3)],
    }


def table_of_slips(corpora: Path, most: int) -> None:
    """Print what was found and corrected, class by class."""
    count, tally = slips(corpora, most)
    print(f"\none slip put into each of {count:,} clean sentences, class by class; all rules")
    print(f"  {'class':<10}{'slips':>8}{'found':>9}{'first suggestion right':>25}")
    for kind, (total, found, exact) in tally.items():
        print(f"  {kind:<10}{total:>8,}{found / total:>9.1%}{exact / total:>25.1%}")


def table_of_alarms(corpora: Path) -> None:
    """Count what context says of clean text."""
    rule = next(rule for rule in map(made, builtin_rules()) if isinstance(rule, ConfusedWord))
    checker = Checker([rule])
    print("\nfindings of context in clean text, per 1,000 words; most are faults of the text: see docs/quality.md")
    for name in CLEAN:
        some = lines(corpora / f"{name}.txt.xz", 3000 if name == "saudi_laws" else None, seed=3)
        words = sum(len(Document(line).words) for line in some)
        found = sum(len(checker.check(line)) for line in some)
        print(f"  {name:<18}{words:>9,} words{found:>6}{1000 * found / words:>8.2f}")


def table_of_speed(corpora: Path) -> None:
    """Time the model, fresh and warm."""
    model = default_model()
    documents = [Document(line) for line in lines(corpora / "ntrex_arb.txt.xz", 500)]
    asked = [(window(document, token), token.form) for document in documents for token in document.words]
    print(f"\nscores of a word in its place (each of three sequences of three), {len(asked):,} places")
    for name in ("first", "again"):
        started = time.perf_counter()
        for place, form in asked:
            model.score(place, form)
        passed = time.perf_counter() - started
        print(f"  {name:<8}{len(asked) / passed:>12,.0f} scores a second, {3 * len(asked) / passed:>12,.0f} sequences")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of corpora/ and eval/")
    parser.add_argument("--sentences", type=int, default=5000)
    options = parser.parse_args()
    table_of_essays(options.shared)
    table_of_slips(options.shared / "corpora", options.sentences)
    table_of_alarms(options.shared / "corpora")
    table_of_speed(options.shared / "corpora")


if __name__ == "__main__":
    main()
