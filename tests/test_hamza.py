"""Hamza: forms that no list names are judged by their pattern and by counts."""

from __future__ import annotations

import pytest

from arabclean import Checker


def _fixed(checker: Checker, word: str) -> str:
    """Return a word in a sentence as the first finding on it would have it, or the word itself."""
    text = f"ورد في النص {word} مرة واحدة."
    for finding in checker.check(text):
        if finding.code.startswith("AR3") and finding.text == word and finding.fixes:
            edit = finding.fixes[0].edits[0]
            return text[finding.start : edit.start] + edit.text + text[edit.end : finding.end]
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
