"""Compile the verbs of dictionaries/verbs into the one text that arabclean.lexicon.verb reads."""

from __future__ import annotations

from pathlib import Path

from compile_noun import pairs, paragraphs, read


def compiled_verbs(folder: Path) -> str:
    """Return paragraphs, each with its name on the first line.

    Two lines for each form have "jussive" and "indicative" (the form without the letter of the person, and what it
    becomes; ? says that it may be another verb's), "past" and "imperfect" (the form, and past and imperfect of each
    verb that it is of). A form a line have the others.
    """
    rows = {name: [line.split() for line in read(folder / f"{name}.txt")] for name in _NAMES}
    past: dict[str, list[str]] = {}
    imperfect: dict[str, list[str]] = {}
    for verb in rows["common"]:
        past.setdefault(verb[0].rstrip(_SHADDA), []).extend(verb[:2])
        imperfect.setdefault(verb[1], []).extend(verb[:2])
    return paragraphs(
        {
            "jussive": pairs({form[1:]: [jussive[1:], *unsure] for form, jussive, *unsure in rows["jussive"]}),
            "indicative": pairs({form[1:]: [indicative[1:]] for form, indicative, *_ in rows["indicative"]}),
            "root_noon": sorted({form[1:] for form, *_ in rows["root_noon"]}),
            "past": pairs(past),
            "imperfect": pairs(imperfect),
            "actor": sorted({form for row in rows["actor"] for form in row if not form.endswith("-")}),
            "noun": sorted({past.rstrip(_SHADDA) for past, _, *noun in rows["common"] if noun}),
        }
    )


_NAMES = ("jussive", "indicative", "root_noon", "common", "actor")
_SHADDA = "\N{ARABIC SHADDA}"
