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


def _corrected(checker: Checker, text: str) -> str:
    """Return a text with the first fix of each finding of the family made."""
    edits = [edit for f in checker.check(text) if f.code.startswith("AR3") for fix in f.fixes[:1] for edit in fix.edits]
    return apply(text, edits)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("سيقول الناخبون في الجنوب أن الحملة فشلت.", "سيقول الناخبون في الجنوب إن الحملة فشلت."),
        ("وقالا للصحفيين أنهما شاهدا الحريق.", "وقالا للصحفيين إنهما شاهدا الحريق."),
        ("ولم يوضح المتحدث إنه استقال.", "ولم يوضح المتحدث أنه استقال."),
        ("مؤكدة إن المدارس جاهزة.", "مؤكدة أن المدارس جاهزة."),
        ("تأخر رغم إن الطريق خال.", "تأخر رغم أن الطريق خال."),
        ("كإنها قطعة من الحلوى.", "كأنها قطعة من الحلوى."),
        ("يريد ان يسافر وان يعود.", "يريد أن يسافر وأن يعود."),
        ("ويرى المدرب انهم جاهزون لانهم تدربوا.", "ويرى المدرب أنهم جاهزون لأنهم تدربوا."),
        ("هل جزاء الكريم الا الكرم؟", "هل جزاء الكريم إلا الكرم؟"),
        ("الفريق الاخر أقوى.", "الفريق الآخر أقوى."),
    ],
)
def test_grammar(checker: Checker, wrong: str, right: str) -> None:
    """The governor is found through clitics and over some words."""
    assert _corrected(checker, wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "قال إنه يريد أن ينام وأن يستريح.",
        "قالت إن زوجها أخبرها أنه سيتأخر.",
        "قال الطبيب بعد أن فحص المريض: «إن الحالة مستقرة».",
        "يقول كثيرون إنهم يعتقدون أن الحل بعيد.",
        "لا يعلم إن كان الباب مفتوحا.",
        "سألته إن كان جائعا فقال إنه أكل.",
        "قيل له أن يعود غدا.",
        "أقسم بالله إنه بريء.",
        "أما هو فقد اختار إما السفر وإما البقاء.",
        "كان آخر من وصل، وجاء شخص آخر بعده.",
        "أكدت حيث إن الموعد قريب أنها جاهزة.",
    ],
)
def test_good_clauses_stay(checker: Checker, text: str) -> None:
    """Clauses that are right draw no finding of the family."""
    assert [(f.slug, f.text) for f in checker.check(text) if f.code.startswith("AR3")] == []
