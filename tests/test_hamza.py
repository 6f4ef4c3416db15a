"""Hamza: forms that no list names are judged by their pattern and by counts."""

from __future__ import annotations

import pytest

from arabclean import Checker
from arabclean.text import apply


def _fixed(checker: Checker, word: str) -> str:
    """Return a word in a sentence as the first finding on it would have it, or the word itself."""
    text = f"ورد في النص {word} مرة واحدة."
    for finding in checker.check(text):
        if finding.code.startswith("AR3") and finding.text == word and finding.fixes:
            edits = finding.fixes[0].edits
            return apply(text, edits)[finding.start : len(apply(text, edits)) - len(text) + finding.end]
    return word


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("وبإستثماراتها", "وباستثماراتها"),
        ("للإنتحاريين", "للانتحاريين"),
        ("إصطدمتا", "اصطدمتا"),
        ("والأنتقالات", "والانتقالات"),
        ("فالاسعار", "فالأسعار"),
        ("باولادهم", "بأولادهم"),
        ("ولاطفالنا", "ولأطفالنا"),
        ("اعلامية", "إعلامية"),
        ("وأدارة", "وإدارة"),
        ("إغنياء", "أغنياء"),
        ("والاف", "وآلاف"),
    ],
)
def test_unlisted_forms_with_clitics(checker: Checker, wrong: str, right: str) -> None:
    """Clitics, endings and pronouns hide no fault."""
    assert _fixed(checker, wrong) == right


@pytest.mark.parametrize(
    "word",
    [
        "اسأل", "اذهبوا", "اعلموا", "الحق", "السنة", "ولاية", "بابل", "لاجئ", "فاتح", "كاتب", "اقتصاد", "ألسنة",
        "إمبراطور", "أنقذت", "وإرث", "باحث", "لازم", "سامي", "وابل", "أستعيد", "إنفانتينو", "إستونيا", "فاينشتاين",
        "لانسيت", "باناخي", "أنجيليني", "إليفي", "إنسلي", "الابن", "امرأتان",
    ],
)  # fmt: skip
def test_good_words_stay(checker: Checker, word: str) -> None:
    """Names, imperatives and words whose first letters look like clitics are left alone."""
    assert _fixed(checker, word) == word


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("وبكفائتها", "وبكفاءتها"),
        ("بالمسؤليات", "بالمسؤوليات"),
        ("متلائمين", "متلائمين"),
        ("وموتمراتها", "ومؤتمراتها"),
        ("بتاثيرات", "بتأثيرات"),
        ("والشواطيء", "والشواطئ"),
        ("بالمباديء", "بالمبادئ"),
        ("لسيئاته", "لسيئاته"),
        ("شيءين", "شيئين"),
        ("بريءون", "بريئون"),
    ],
)
def test_hamza_inside(checker: Checker, wrong: str, right: str) -> None:
    """A seat is judged in every inflection."""
    assert _fixed(checker, wrong) == right
