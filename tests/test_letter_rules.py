"""What the letter rules do with house switches and in whole articles; their examples are run by test_rules.py."""

from __future__ import annotations

import pytest

from arabclean import Checker
from arabclean.text import apply


def fixed(slug: str, text: str, **house: str) -> str:
    """Return the text with the first fix of every finding of one rule."""
    checker = Checker.from_config({"select": [slug], "house": house})
    edits = [edit for finding in checker.check(text) for edit in finding.fixes[0].edits]
    return apply(text, edits)


@pytest.mark.parametrize(
    ("slug", "house", "text", "right"),
    [
        ("yeh-undotted", {"final_yeh": "undotted"}, "أقام فى القاهرة", "أقام فى القاهرة"),
        ("yeh-undotted", {"final_yeh": "dotted"}, "أقام فى القاهرة", "أقام في القاهرة"),
        ("tanwin-position", {"tanwin": "before-alef"}, "كتب مقالاً", "كتب مقالًا"),
        ("tanwin-position", {"tanwin": "after-alef"}, "كتب مقالًا", "كتب مقالاً"),
        ("tanwin-position", {"tanwin": "none"}, "كتب مقالًا ونصاً", "كتب مقالًا ونصاً"),
        ("tanwin-position", {}, "كتب مقالًا", "كتب مقالًا"),
        ("hundreds-form", {"hundred": "مئة"}, "حضر مائة طالب وثلاثمائة زائر", "حضر مئة طالب وثلاثمئة زائر"),
        ("hundreds-form", {"hundred": "مائة"}, "حضر مئة طالب", "حضر مائة طالب"),
        ("hundreds-form", {}, "حضر مائة طالب", "حضر مائة طالب"),
        ("hundreds-form", {}, "حضر مئة طالب ومئة زائر ومائة عامل", "حضر مئة طالب ومئة زائر ومئة عامل"),
        ("abd-compound", {"abd": "عبدالله"}, "زار عبد الكريم المعرض", "زار عبدالكريم المعرض"),
        ("abd-compound", {"abd": "عبد الله"}, "زار عبدالكريم المعرض", "زار عبد الكريم المعرض"),
        ("abd-compound", {}, "زار عبدالكريم المعرض", "زار عبدالكريم المعرض"),
        ("alla-an-la", {"alla": "أن لا"}, "نأمل ألا يتأخر", "نأمل أن لا يتأخر"),
        ("alla-an-la", {"alla": "ألا"}, "نأمل أن لا يتأخر", "نأمل ألا يتأخر"),
    ],
)
def test_a_switch_decides(slug: str, house: dict[str, str], text: str, right: str) -> None:
    assert fixed(slug, text, **house) == right


def test_one_finding_for_all_tanwin_of_a_text() -> None:
    report = Checker.from_config({"select": ["tanwin-position"]}).check("كتابًا ومقالًا ونصًا وشعراً ثم نثراً")
    (finding,) = report
    assert finding.text == "وشعراً"
    assert len(finding.related) == 1


@pytest.mark.parametrize("text", ["المدينه القديمه", "ضروف صعبة", "مجسل النواب", "الحكوومة", "محافظةحمص", "لابد من"])
def test_one_place_has_one_finding(text: str) -> None:
    findings = Checker().check(text).findings
    spans = [finding.span for finding in findings]
    assert len(spans) == len(set(spans)) >= 1


def test_a_word_written_alike_three_times_is_presumed_a_name() -> None:
    checker = Checker.from_config({"select": ["letter-transposed"]})
    assert len(checker.check("يجتمع مجسل الإدارة").findings) == 1
    assert checker.check("مجسل كبير ومع مجسل صغير عند مجسل آخر").findings == ()
