"""The article that an editor marked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import arabclean
from arabclean import Finding
from page.table import Setting, Table


def tables(setting: Setting) -> Iterator[Table]:
    """Compare what is found with what the editor marked, by what the editor would let a machine do."""
    folder = setting.shared / "seed"
    if not (folder / "article.txt").exists():
        setting.skip("the seed article")
        return
    text = (folder / "article.txt").read_text(encoding="utf-8")
    gold = [json.loads(line) for line in (folder / "article.gold.jsonl").read_text(encoding="utf-8").splitlines()]
    gold = [mark for mark in gold if mark["end"] > mark["start"]]
    found = list(arabclean.check(text))
    everything = list(arabclean.Checker.from_config({"profile": "all"}).check(text))
    rows = []
    for safety, opt_in in sorted({(mark["safety"], _is_opt_in(mark)) for mark in gold}):
        marks = [mark for mark in gold if (mark["safety"], _is_opt_in(mark)) == (safety, opt_in)]
        met = [[finding for finding in found if _meets(mark, finding)] for mark in marks]
        anyhow = sum(any(_meets(mark, finding) for finding in everything) for mark in marks)
        name = f"{safety}{', only where a house asks for it' if opt_in else ''}"
        rows.append([name, str(len(marks)), str(sum(map(bool, met))), str(anyhow)])
    outside = [finding.slug for finding in found if not any(_meets(mark, finding) for mark in gold)]
    fixed = arabclean.fix(text)
    again = "nothing" if arabclean.fix(fixed.text).text == fixed.text else "**something**"
    yield Table(
        "The seed article",
        "An article of a newsroom and all that an editor marked in it, from faults to matters of taste. "
        f"{len(found)} findings by default, outside the marks: {', '.join(sorted(outside)) or 'none'}. `fix` makes "
        f"{len(fixed.applied)} safe changes; a second `fix` changes {again}.",
        ["the editor would", "marks", "met by default", "met by every rule"],
        rows,
    )


def _is_opt_in(mark: dict[str, Any]) -> bool:
    return str(mark["why"]).startswith("[opt-in]")


def _meets(mark: dict[str, Any], finding: Finding) -> bool:
    return bool(finding.start < mark["end"] and mark["start"] < finding.end)
