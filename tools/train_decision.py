"""Fit the decision of arabclean.context over clean text with slips put in, and write dictionaries/context/context.toml.

    train_decision.py           fit and write
    train_decision.py --report  print, for the text that is kept back, how often it is right at some confidences

Each word of clean text that has a look-alike is a place where nothing is wrong; the same word with a look-alike written
for it is a place where something is. Slips are weighed as they come in edited text (`PER_THOUSAND`, after the shares in
the catalogue), so that the fitted number is the probability that the other word was meant. Needs numpy.
"""

from __future__ import annotations

import argparse
import lzma
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from arabclean.context import Decision, Evidence, Model, Window, lookalikes, weigh
from arabclean.context.confusion import CLASSES
from arabclean.defaults import builtin_rules, default_model
from arabclean.document import Document
from arabclean.rules.context import ConfusedWord
from arabclean.rules.packaged import made
from arabclean.rules.window import window

HOME = Path(__file__).resolve().parent.parent
SHARED = HOME.parent / "shared"
TARGET = HOME / "dictionaries" / "context" / "context.toml"

#: Clean text to fit on and, kept back, to report on; how many lines are drawn of each (None: all). The sequences of
#: all but the laws were taken off the counts.
FIT = {"tico19": None, "ud_pud": None, "children_asp": None, "mozilla_ar": None, "saudi_laws": 3000}
KEPT_BACK = {"ntrex_arb": None, "wikinews_farasa": None}
#: Slips in 1,000 words, by class.
PER_THOUSAND = {
    "alef": 1.5, "teh": 0.5, "yeh": 0.4, "medial": 0.2, "waw": 0.15, "final": 0.1, "maqsura": 0.1, "open": 0.1,
    "dad": 0.1, "dhal": 0.05, "two": 0.1,
}  # fmt: skip
#: In how many of the words a slip is put.
NOISE = 0.6
LEAST_OF_CHANGE = 30
RIDGE = 0.5
_FEATURES = ("bias", "gain", "prior", "seen_written", "seen_meant")


class Case(NamedTuple):
    """A place: the best evidence, whether a slip was put there, and whether the evidence is for what stood there."""

    evidence: Evidence
    is_slip: bool
    is_right: bool


def rows_of(name: str, most: int | None) -> list[str]:
    """The lines of a corpus that are not empty, or ``most`` of them drawn at random."""
    with lzma.open(SHARED / f"corpora/{name}.txt.xz", "rt", encoding="utf-8") as file:
        rows = [line.strip() for line in file if line.strip()]
    return random.Random(name).sample(rows, most) if most else rows


def cases(rule: ConfusedWord, model: Model, name: str, lines: int | None) -> tuple[list[Case], int]:
    """The places of a corpus, and how many words it has."""
    chance = random.Random(name)
    found: list[Case] = []
    words = 0
    for row in rows_of(name, lines):
        document = Document(row)
        words += len(document.words)
        for token in document.words:
            place = window(document, token)

            evidence = _best(rule, model, place, token.form)
            if evidence:
                found.append(Case(evidence, False, False))
            if chance.random() < NOISE:
                slips = defaultdict(list)
                for form, kind in lookalikes(token.form).items():
                    if any(other == token.form for other, _ in rule.alternatives(form)):
                        slips[kind].append(form)
                if slips:
                    form = chance.choice(slips[chance.choice(sorted(slips))])
                    evidence = _best(rule, model, place, form)
                    if evidence:
                        found.append(Case(evidence, True, evidence.meant == token.form))
    return found, words


def _best(rule: ConfusedWord, model: Model, place: Window, form: str) -> Evidence | None:
    """The evidence for the likeliest of the words that can be meant."""
    found = [weigh(model, place, form, other, kind) for other, kind in rule.alternatives(form)]
    return max(found, key=attrgetter("gain"), default=None)


def gather(rule: ConfusedWord, model: Model, corpora: Mapping[str, int | None]) -> tuple[list[Case], int]:
    """The places of several corpora, and their words."""
    parts = [cases(rule, model, name, lines) for name, lines in corpora.items()]
    return [case for part, _ in parts for case in part], sum(words for _, words in parts)


def weights(places: Sequence[Case], words: int) -> np.ndarray:
    """How much each place counts: slips as often as they come."""
    slips = Counter(case.evidence.kind for case in places if case.is_slip)
    return np.array(
        [
            PER_THOUSAND[case.evidence.kind] * words / 1000 / slips[case.evidence.kind] if case.is_slip else 1.0
            for case in places
        ]
    )


def matrix(places: Sequence[Case], changes: Sequence[str]) -> np.ndarray:
    """A row a place: the numbers of its evidence, then its class and its change as 0 and 1."""
    columns = {name: number for number, name in enumerate((*CLASSES, *changes), len(_FEATURES))}
    result = np.zeros((len(places), len(_FEATURES) + len(columns)))
    for row, (evidence, _, _) in zip(result, places, strict=True):
        row[: len(_FEATURES)] = 1, evidence.gain, evidence.prior, evidence.seen_written, evidence.seen_meant
        for name in (evidence.kind, evidence.change):
            if name in columns and (name in CLASSES or ":" in name):
                row[columns[name]] = 1
    return result


def fitted(rows: np.ndarray, right: np.ndarray, weight: np.ndarray, ridge: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression, by Newton's method; ``ridge`` holds each weight back."""
    beta = np.zeros(rows.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ beta))
        slope = rows.T @ (weight * (right - chance)) - ridge * beta
        curve = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def text_of(beta: np.ndarray, changes: Sequence[str], words: int) -> str:
    """The TOML that holds the weights."""

    def table(names: Sequence[str], first: int) -> Iterator[str]:
        for number, name in enumerate(names, first):
            yield f'"{name}" = {beta[number]:.3f}'

    lines = [
        "# Made by tools/train_decision.py; a logistic regression over arabclean.context.Evidence.",
        f"# Fitted on {words:,} words of {', '.join(FIT)}, with slips put in.",
        *(f"{name} = {beta[number]:.3f}" for number, name in enumerate(_FEATURES)),
        "",
        "[kind]",
        *table(CLASSES, len(_FEATURES)),
        "",
        "[change]",
        *table(changes, len(_FEATURES) + len(CLASSES)),
    ]
    return "\n".join(lines) + "\n"


def report(decision: Decision, places: Sequence[Case], words: int) -> Iterator[str]:
    """For each class: slips put in, and at some confidences the share found, the share of these right, alarms."""
    yield f"{words:,} words; of each class: slips, then at a confidence: found %, right %, alarms in 1,000 words"
    scored = [(decision.confidence(case.evidence), case) for case in places]
    for kind in CLASSES:
        mine = [(confidence, case) for confidence, case in scored if case.evidence.kind == kind]
        slips = [pair for pair in mine if pair[1].is_slip]
        row = [f"{kind:8}{len(slips):6}"]
        for limit in (0.5, 0.7, 0.9, 0.97):
            found = [case for confidence, case in slips if confidence >= limit]
            alarms = sum(confidence >= limit and not case.is_slip for confidence, case in mine)
            right = sum(case.is_right for case in found)
            row.append(
                f"{limit}: {100 * right / max(len(slips), 1):5.1f} {100 * right / max(len(found), 1):5.1f}"
                f" {1000 * alarms / words:5.2f}"
            )
        yield "  ".join(row)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", action="store_true", help="fit nothing; report on the text that is kept back")
    options = parser.parse_args()
    model = default_model()
    rule = next(rule for rule in map(made, builtin_rules()) if isinstance(rule, ConfusedWord))
    if options.report:
        places, words = gather(rule, model, KEPT_BACK)
        print("\n".join(report(rule.decision, places, words)))
        return 0
    places, words = gather(rule, model, FIT)
    seen = Counter(case.evidence.change for case in places if ":" in case.evidence.change)
    changes = sorted(change for change, count in seen.items() if count >= LEAST_OF_CHANGE)
    right = np.array([float(case.is_right) for case in places])
    ridge = np.array([0.01] * len(_FEATURES) + [RIDGE] * (len(CLASSES) + len(changes)))
    beta = fitted(matrix(places, changes), right, weights(places, words), ridge)
    TARGET.write_text(text_of(beta, changes, words), encoding="utf-8")
    print(f"{TARGET.relative_to(HOME)}: {len(places):,} places in {words:,} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
