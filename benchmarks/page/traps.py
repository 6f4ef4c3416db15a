"""Right texts that are easily broken: who changes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from page.peer import by_text, checkers, normalisers
from page.table import ROOT, Setting, Table

_FOLDING = (", search", ", ml", "normalize_searchtext", "normalize(all=True)")
"""Those fold letters for an index or a machine: changing words is their work, so they are not in this table."""


def traps() -> list[tuple[str, str]]:
    """Read traps.tsv: what it is, and the text."""
    text = (ROOT / "benchmarks/traps.tsv").read_text(encoding="utf-8")
    found = [line.split("\t", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return [(name, trap.replace("\\n", "\n")) for name, trap in found]


def tables(setting: Setting) -> Iterator[Table]:
    """Let everybody who repairs or normalises have each text."""
    asked = traps()
    texts = [text for _, text in asked]
    answers: dict[str, list[str]] = {}
    peers = [(peer.name, peer.said) for peer in checkers(setting)]
    peers += [(each.name, by_text(each.run)) for each in normalisers(setting) if not each.name.endswith(_FOLDING)]
    for name, said in peers:
        try:
            found = said(texts)
        except Exception as error:
            setting.skip(f"{name} failed: {error}")
            continue
        if any(each.repaired is not None for each in found):
            answers[name] = [each.repaired or text for each, text in zip(found, texts, strict=True)]
    yield Table(
        "Traps",
        f"{len(asked)} texts that are right as they stand (`benchmarks/traps.tsv`), given to everybody who repairs or "
        "normalises: how many of them were changed, how many so that they look different to a reader, and how many of "
        "these changes touched a digit.",
        ["who", "changed", "visibly", "a digit"],
        [
            [
                name,
                str(sum(new != text for new, text in zip(found, texts, strict=True))),
                str(sum(_seen(new) != _seen(text) for new, text in zip(found, texts, strict=True))),
                str(sum(_digits(new) != _digits(text) for new, text in zip(found, texts, strict=True))),
            ]
            for name, found in answers.items()
        ],
    )
    everything = {
        name
        for name, found in answers.items()
        if sum(new != text for new, text in zip(found, texts, strict=True)) > 0.9 * len(texts)
    }
    rows = []
    for at, (kind, text) in enumerate(asked):
        changed: dict[str, list[str]] = {}
        for name, found in answers.items():
            if (at < 3 or name not in everything) and _seen(found[at]) != _seen(text):
                changed.setdefault(found[at], []).append(name.split(",")[0])
        rows += [[kind, text, new, ", ".join(dict.fromkeys(names))] for new, names in changed.items()]
    before = (
        f"After the third text without those who change nearly all: {', '.join(sorted(everything))}."
        if everything
        else ""
    )
    yield Table("What the traps became", before, ["trap", "text", "became", "with"], rows)


def _seen(text: str) -> str:
    """Return a text as a reader sees it: composed, without invisible signs, runs of spaces as one."""
    kept = "".join(char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char) != "Cf")
    return " ".join(kept.replace("\n", " ⏎ ").split())


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())
