"""The article that an editor marked."""

from __future__ import annotations

import json
from collections.abc import Iterator

import arabclean
from page.table import Setting, Table


def tables(setting: Setting) -> Iterator[Table]:
    """Compare what is found with what the editor marked."""
    folder = setting.shared / "seed"
    if not (folder / "article.txt").exists():
        setting.skip("the seed article")
        return
    text = (folder / "article.txt").read_text(encoding="utf-8")
    gold = [json.loads(line) for line in (folder / "article.gold.jsonl").read_text(encoding="utf-8").splitlines()]
    spans = [(row["start"], row["end"]) for row in gold if "start" in row]
    report = arabclean.check(text)
    met = sum(any(finding.start < end and start < finding.end for finding in report) for start, end in spans)
    other = [f.slug for f in report if not any(f.start < end and start < f.end for start, end in spans)]
    fixed = arabclean.fix(text)
    yield Table(
        "The seed article",
        f"{len(spans)} places that an editor marked, {met} of them found; {len(report)} findings in all"
        f"{', outside the marks: ' + ', '.join(sorted(other)) if other else ', none outside the marks'}. "
        f"`fix` makes {len(fixed.applied)} safe changes; a second `fix` changes "
        f"{'nothing' if arabclean.fix(fixed.text).text == fixed.text else '**something**'}.",
    )
