"""Compile the verbs of dictionaries/verbs into what arabclean.lexicon.verb asks for."""

from __future__ import annotations

from pathlib import Path

from compile_noun import add, read


def compiled_verbs(folder: Path) -> dict[str, dict[str, str]]:
    """Return lists for `compile_fact`, by name and form.

    "jussive" and "indicative" know what a form without the letter of the person becomes (? says that it may be
    another verb's). "past" and "imperfect" know the verbs of a form, parted by semicolons: the imperfect, after the
    shadda that the past may end in; and the past. Nothing more is known in the others.
    """
    rows = {name: [line.split() for line in read(folder / f"{name}.txt")] for name in _NAMES}
    past: dict[str, str] = {}
    imperfect: dict[str, str] = {}
    for verb in rows["common"]:
        bare = verb[0].rstrip(_SHADDA)
        add(past, bare, [verb[0].removeprefix(bare) + verb[1]])
        add(imperfect, verb[1], [verb[0]])
    return {
        "jussive": {form[1:]: " ".join((jussive[1:], *unsure)) for form, jussive, *unsure in rows["jussive"]},
        "indicative": {form[1:]: indicative[1:] for form, indicative, *_ in rows["indicative"]},
        "root_noon": {form[1:]: "" for form, *_ in rows["root_noon"]},
        "past": past,
        "imperfect": imperfect,
        "actor": {form: "" for row in rows["actor"] for form in row if not form.endswith("-")},
        "like_noun": {past.rstrip(_SHADDA): "" for past, _, *noun in rows["common"] if noun},
    }


_NAMES = ("jussive", "indicative", "root_noon", "common", "actor")
_SHADDA = "\N{ARABIC SHADDA}"
