"""Our own faulty sentences and their corrections: who finds the fault, who mends it, who alarms at the correction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from page.peer import checkers
from page.table import ROOT, Setting, Table


class Pair(NamedTuple):
    """A faulty sentence, the right one, and what kind of fault it is."""

    family: str
    wrong: str
    right: str


def pairs() -> list[Pair]:
    """Read sentences.tsv."""
    text = (ROOT / "benchmarks/sentences.tsv").read_text(encoding="utf-8")
    return [Pair(*line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")]


def tables(setting: Setting) -> Iterator[Table]:
    """Ask everybody about both sentences of each pair."""
    asked = pairs()
    count = Counter(pair.family for pair in asked)
    rows, families = [], []
    for peer in checkers(setting):
        try:
            wrong = peer.said([pair.wrong for pair in asked])
            right = peer.said([pair.right for pair in asked])
        except Exception as error:
            setting.skip(f"{peer.name} failed: {error}")
            continue
        repairs = any(said.repaired is not None for said in wrong)
        mended = [said.repaired == pair.right for said, pair in zip(wrong, asked, strict=True)]
        spoilt = sum(said.repaired not in (None, pair.right) for said, pair in zip(right, asked, strict=True))
        found = sum(said.alarmed for said in wrong)
        alarms = sum(said.alarmed for said in right)
        rows.append(
            [peer.name, str(found), str(sum(mended)) if repairs else "", str(alarms), str(spoilt) if repairs else ""]
        )
        if repairs:
            by = Counter(pair.family for pair, good in zip(asked, mended, strict=True) if good)
            families.append([peer.name, *(str(by[family]) for family in count)])
        if not setting.facts.get("sentences found"):
            setting.facts["sentences found"] = found / len(asked)
    yield Table(
        "The same sentences, beside others",
        f"{len(asked)} sentences of our own, each with one fault, and the same sentences corrected "
        "(`benchmarks/sentences.tsv`). *Found*: something is said of the faulty one. *Mended*: the repair is the right "
        "sentence and nothing else. *Alarms*: something is said of the right one. *Spoilt*: the right one is changed. "
        "The sentences are few, and ours: read the ratios, not the last digit. codespell, typos and textlint know no "
        "Arabic; they stand here because people set them to work on such files. LanguageTool is not on PyPI, npm or "
        "Debian: its rules of signs are restated from what is known of them (`benchmarks/page/restated.py`); its "
        "lists and patterns are its own and are not here.",
        ["who", f"found, of {len(asked)}", "mended", "alarms", "spoilt"],
        rows,
    )
    yield Table(
        "Mended, by kind of fault",
        "",
        ["who", *(f"{family}, {number}" for family, number in count.items())],
        families,
    )
