"""The written forms of a verb, from its third person past and imperfect.

Unvocalised spelling only, as words are compared (`arabclean.text.fold`): the passive of most verbs is then written
like the active and has no forms of its own. A shadda on the last letter of the past (احتجّ) says that it is doubled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

SHADDA = "\N{ARABIC SHADDA}"


@lru_cache(maxsize=1024)
def conjugation(past: str, imperfect: str) -> Mapping[str, str]:
    """Return the forms of a verb by cell, such as ``past.3fs`` or ``imperfect.1p``; ``(قال, يقول)`` is asked so.

    ``imperfect.…`` holds the indicative, ``short.…`` the jussive and subjunctive where they are written otherwise.
    The particle of the future and the conjunctions are clitics and are not written here.
    """
    doubled = past.endswith(SHADDA)
    stem = past.removesuffix(SHADDA)
    return {**dict(_past(stem, doubled)), **dict(_imperfect(imperfect.removesuffix(SHADDA), stem[-1], doubled))}


@lru_cache(maxsize=1024)
def forms(past: str, imperfect: str) -> frozenset[str]:
    """Return every written form of a verb, and each spelling of those that have two (بدأوا, بدؤوا).

    What is rare and often another word is left out: the jussive of the first person (نشر of أشار), and the masculine
    dual of the past (دافعا).
    """
    rare = ("short.1s", "short.1p", "past.3md")
    found = {form for cell, form in conjugation(past, imperfect).items() if cell not in rare}
    return frozenset(found | {form.replace("ؤو", "أو") for form in found if "ؤو" in form})


def counterpart(form: str, verb: tuple[str, str], other: tuple[str, str]) -> str:
    """Return the form of ``other`` that stands in the cell of ``form`` of ``verb``; "" where it is no form of it.

    Both verbs are (past, imperfect). A form of several cells is read as the first: third person before second.
    """
    theirs = conjugation(*other)
    for cell, own in conjugation(*verb).items():
        if form in (own, own.replace("ؤو", "أو")):
            return theirs.get(cell, theirs.get(cell.replace("short.", "imperfect."), ""))
    return ""


def _past(stem: str, doubled: bool) -> Iterator[tuple[str, str]]:
    last = stem[-1]
    if last in ("ى", "ا"):  # a weak last letter: التقى, دعا
        root = stem[:-1]
        weak = "و" if last == "ا" else "ي"
        full, plural, dual, feminine = root + weak, root + "وا", root + weak + "ا", root + "ت"
    elif last == "ي":  # خشي
        full, plural, dual, feminine = stem, stem[:-1] + "وا", stem + "ا", stem + "ت"
    else:
        full = stem + last if doubled else stem
        if not doubled and len(stem) > 2 and stem[-2] == "ا" and stem[-3:-2] != "و" and _is_hollow(stem):
            full = stem[:-2] + last  # قام, قمت
        plural = stem[:-1] + "ؤوا" if last == "أ" else stem + "وا"
        dual = stem[:-1] + "آ" if last == "أ" else stem + "ا"
        feminine = stem + "ت"
    yield "past.3ms", stem
    yield "past.3fs", feminine
    yield "past.3mp", plural
    yield "past.3md", dual
    yield "past.3fd", feminine + "ا"
    yield "past.1s", full + "ت"
    yield "past.1p", full + ("ا" if full.endswith("ن") else "نا") if not full.endswith("ن") else full + "ا"
    yield "past.2mp", full + "تم"
    yield "past.3fp", full + "ن" if not full.endswith("ن") else full


def _is_hollow(stem: str) -> bool:
    """Whether the alef before the last letter is a root letter (قام, استجاب), not that of قاتل or تعاون."""
    return len(stem) == 3 or (stem.startswith(("است", "أ", "ا")) and stem[-2] == "ا")


def _imperfect(third: str, last: str, doubled: bool) -> Iterator[tuple[str, str]]:
    rest = third[1:]
    end = rest[-1]
    weak = end in "يوى"
    root = rest[:-1] if weak else rest
    first = "آ" + rest[1:] if rest.startswith("أ") else "أ" + rest
    yield "imperfect.3ms", third
    yield "imperfect.3fs", "ت" + rest
    yield "imperfect.1s", first
    yield "imperfect.1p", "ن" + rest
    dual = root + "ي" if end == "ى" else rest
    many, two = (rest[:-1] + "ؤو", rest[:-1] + "آ") if end == "أ" else (root + "و", dual + "ا")
    for person, prefix in (("3m", "ي"), ("2m", "ت")):
        yield f"imperfect.{person}p", prefix + many + "ن"
        yield f"short.{person}p", prefix + many + "ا"
    for person, prefix in (("3m", "ي"), ("3f", "ت")):
        yield f"imperfect.{person}d", prefix + two + "ن"
        yield f"short.{person}d", prefix + two
    short = root if weak else rest
    if not weak and len(rest) > 2 and rest[-2] in "اوي" and last == end and not doubled and rest[-2] != end:
        short = rest[:-2] + end if _is_hollow_imperfect(rest) else rest
    if short != rest:
        for person, prefix in (("3ms", "ي"), ("3fs", "ت"), ("1p", "ن"), ("1s", "أ")):
            yield f"short.{person}", prefix + short
    women = rest if end in "يو" else root + "ي" if end == "ى" else rest + end if doubled else short
    yield "imperfect.3fp", "ي" + women + ("ن" if not women.endswith("ن") else "")


def _is_hollow_imperfect(rest: str) -> bool:
    """Whether the long vowel before the last letter is a root letter (قوم, ستجيب), not that of تعاون."""
    return len(rest) == 3 or (rest.startswith(("ست", "حت", "نت", "خت", "رت", "عت", "ز")) and rest[-2] != "و")
