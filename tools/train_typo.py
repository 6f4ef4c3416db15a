"""Fit how far a candidate for a word that is none is believed in its place; write dictionaries/typos/typos.toml.

    train_typo.py           fit and write
    train_typo.py --report  print, for the text that is kept back, how often it is right at some confidences

Unknown words of clean text are places where nothing is wrong; slips of the fingers are put into its known words. They
are weighed as `PER_THOUSAND` says, so that the fitted number is a probability. Needs numpy.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from train_decision import fitted, rows_of

from arabclean.context.logistic import probability
from arabclean.defaults import builtin_rules
from arabclean.document import Document
from arabclean.lexicon import slip
from arabclean.rules.letter.typo import TypoNonword
from arabclean.rules.letter.typo_place import Places
from arabclean.rules.packaged import made
from arabclean.rules.window import window
from arabclean.tokens import Token

HOME = Path(__file__).resolve().parent.parent
TARGET = HOME / "dictionaries" / "typos" / "typos.toml"
FIT = {"tico19": None, "ud_pud": None, "children_asp": None, "mozilla_ar": None, "saudi_laws": 1500}
KEPT_BACK = {"ntrex_arb": None, "wikinews_farasa": None}
#: Slips of the fingers in 1,000 words of edited text.
PER_THOUSAND = 1.5
#: In how many of the common words a slip is put.
NOISE = 0.06
COMMON = 20
RIDGE = 0.3


class Case(NamedTuple):
    """A place: its evidence, whether a slip was put there, and whether the first candidate is what stood there."""

    evidence: Mapping[str, float]
    is_slip: bool
    is_right: bool


def _partners(pairs: Iterator[tuple[str, str, int]]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for one, other, _ in pairs:
        found[one].append(other)
        found[other].append(one)
    return found


KEYS = _partners(slip._keys())
SHAPES = _partners(slip._pairs({**slip.DOTS, **slip.SOUND}))


def slipped(word: str, chance: random.Random) -> str:
    """The word with one slip: a key beside, another dot, two letters turned round, one left out, doubled or put in."""
    kind, at = chance.random(), chance.randrange(len(word))
    head, letter, tail = word[:at], word[at], word[at + 1 :]
    if kind < 0.25 and KEYS.get(letter):
        return head + chance.choice(KEYS[letter]) + tail
    if kind < 0.40 and SHAPES.get(letter):
        return head + chance.choice(SHAPES[letter]) + tail
    if kind < 0.58 and tail:
        return head + tail[0] + letter + tail[1:]
    if kind < 0.78 or not KEYS.get(letter):
        return head + tail
    return head + (letter if kind < 0.88 else chance.choice(KEYS[letter])) + letter + tail


def cases(places: Places, rows: Sequence[str], chance: random.Random, counts: object) -> tuple[list[Case | None], int]:
    """The places of some text, None for a slip that has no candidate; and the words."""
    found: list[Case | None] = []
    words = 0

    def case(document: Document, token: Token, meant: str | None) -> Case | None:
        candidates = places.candidates(token.form)
        if not candidates:
            return None
        place = window(document, token)
        ranked = places.ranked(place, candidates)
        evidence = places.evidence(document, token, place, ranked)
        return Case(evidence, meant is not None, ranked[0][1].form == meant)

    for row in rows:
        document = Document(row)
        for token in document.words:
            words += 1
            if places.candidates(token.form):
                found.append(case(document, token, None))
            elif chance.random() < NOISE and len(token.form) >= 4 and token.end - token.start == len(token.form):
                form = slipped(token.form, chance)
                if counts(token.form).total <= COMMON or counts(form).total > 3 or len(form) < 4:  # type: ignore[operator]
                    continue
                spoiled = Document(row[: token.start] + form + row[token.end :])
                at = next((each for each in spoiled.words if each.start == token.start), None)
                if at is not None and at.form == form:
                    found.append(case(spoiled, at, token.form))
    return found, words


def gather(places: Places, counts: object, corpora: Mapping[str, int | None]) -> tuple[list[Case], int, int]:
    """The places of several corpora, how many slips were put in, and how many words there are."""
    every: list[Case | None] = []
    words = 0
    for name, most in corpora.items():
        part, count = cases(places, rows_of(name, most), random.Random(name), counts)
        every += part
        words += count
    kept = [case for case in every if case is not None]
    return kept, sum(case.is_slip for case in kept) + every.count(None), words


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", action="store_true", help="fit nothing; report on the text that is kept back")
    options = parser.parse_args()
    rule = next(rule for rule in map(made, builtin_rules()) if isinstance(rule, TypoNonword))
    places, counts = rule.places, rule.lexicon.count
    found, put_in, words = gather(places, counts, KEPT_BACK if options.report else FIT)
    if options.report:
        print(f"{words:,} words, {put_in:,} slips; at a confidence: found %, right %, alarms in 1,000 words")
        for limit in (0.3, 0.5, 0.7, 0.9):
            said = [case for case in found if probability(rule.weights, case.evidence) >= limit]
            hits, exact = sum(case.is_slip for case in said), sum(case.is_right for case in said)
            alarms = 1000 * (len(said) - hits) / words
            print(f"{limit}  {100 * hits / put_in:6.1f} {100 * exact / max(hits, 1):6.1f} {alarms:6.2f}")
        return 0
    names = list(found[0].evidence)
    rows = np.array([[1.0, *(float(case.evidence[name]) for name in names)] for case in found])
    right = np.array([float(case.is_right) for case in found])
    weight: np.ndarray = np.array([PER_THOUSAND * words / 1000 / put_in if case.is_slip else 1.0 for case in found])
    beta = fitted(rows, right, weight, np.full(rows.shape[1], RIDGE))
    lines = [
        "# Made by tools/train_typo.py: weights of the evidence of arabclean/rules/letter/typo_place.py.",
        f"# Fitted on {words:,} words of {', '.join(FIT)}, with slips put in.",
        "[weights]",
        *(f"{name} = {value:.3f}" for name, value in zip(["bias", *names], beta, strict=True)),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.relative_to(HOME)}: {len(found):,} places in {words:,} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
