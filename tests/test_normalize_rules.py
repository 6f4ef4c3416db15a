"""The rules made of steps: what is certain, what is left to a person, and what ordinary text costs."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabclean import Safety, builtin_rules
from arabclean.checker import Engine
from arabclean.fixing import fix_text
from arabclean.normalization import STEPS, Step, normalize, persian_kaf, persian_yeh, step_by_name, urdu_heh
from arabclean.rules.character import CharacterRule
from arabclean.rules.packaged import made
from arabclean.text import apply

from .test_normalize import PIECES

RULES = [rule for rule in map(made, builtin_rules()) if isinstance(rule, CharacterRule)]
ENGINE = Engine(RULES)
SAFE, REVIEW = Safety.SAFE, Safety.REVIEW


def found(text: str) -> list[tuple[str, tuple[str, ...], Safety]]:
    return [(finding.text, finding.suggestions, finding.safety) for finding in ENGINE.check(text)]


@pytest.mark.parametrize(
    ("text", "word", "suggestions"),
    [
        ("الحمد ﷲ على السلامة", "ﷲ", ("لله", "الله")),
        ("والشكر ﷲ أولًا", "ﷲ", ("لله", "الله")),
        ("ﺍﻟﺤﻤﺪ ﷲ دائمًا", "ﷲ", ("لله", "الله")),
        ("حدث هذا بأمر ﷲ", "ﷲ", ("الله", "لله")),
        ("وﷲ الحمد على ذلك", "وﷲ", ("ولله", "والله")),
        ("زار علی جارته", "علی", ("على", "علي")),
        ("وجد وعلی صديقه", "وعلی", ("وعلى", "وعلي")),
        ("جاء القاضی مبكرًا", "القاضی", ("القاضي", "القاضى")),
        ("فتحت مدرسہ جديدة", "مدرسہ", ("مدرسة", "مدرسه")),
        ("ناقشوا مشروع\u200cالقرار طويلًا", "مشروع\u200cالقرار", ("مشروع القرار", "مشروعالقرار")),
        ("ولد عام ۱۳۵۷ هجري شمسي", "۱۳۵۷", ("١٣٥٧",)),
        ("السنة الشمسية ۱۴۰۲ كبيسة", "۱۴۰۲", ("١٤٠٢",)),
        ("مؤرخ في ۱۳۹۹ هـ.ش بطهران", "۱۳۹۹", ("١٣٩٩",)),
    ],
)
def test_what_is_left_to_a_person(text: str, word: str, suggestions: tuple[str, ...]) -> None:
    """The rule reports the word once, for review; no step of light or editorial and no safe fix touches it."""
    assert (word, suggestions, REVIEW) in [each for each in found(text) if each[0] == word]
    assert sum(each[0] == word for each in found(text)) == 1
    for kept in (normalize(text, "light").text, fix_text(ENGINE, text).text):
        assert word in kept
    if not word.endswith(("ی", "ہ")) or "عل" in word:
        assert word in normalize(text).text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("قال اﷲ تعالى", "قال الله تعالى"),
        ("استعان باﷲ وعبداﷲ", "استعان بالله وعبدالله"),
        ("الملك لﷲ وحده", "الملك لله وحده"),
        ("رسول ﷲ وبيت ﷲ", "رسول الله وبيت الله"),
        ("وقف علی الرصيف", "وقف على الرصيف"),
        ("أعلن ٱلبرلمان موعده", "أعلن البرلمان موعده"),
        ("وصل الوفد عام ۲۰۱۰ صباحًا", "وصل الوفد عام ٢٠١٠ صباحًا"),
    ],
)
def test_what_is_certain(text: str, right: str) -> None:
    assert fix_text(ENGINE, text).text == right
    assert normalize(text).text == right


@pytest.mark.parametrize(
    "text",
    [
        "كتبت صحيفة «کیهان» عن الزيارة",
        "نشرت جريدة «جمهوری اسلامی» الخبر",
        "تصدر «همشهری جوان» صباحًا",
        "السابقة «استـ» تدل على الطلب",
        "وزن «انفـ» للمطاوعة",
        "وَٱلضُّحَىٰ وَٱللَّيْلِ",
        "قالوا ٱلبيت ۖ ثم سكتوا",
        "این کتاب\u200cهای قدیمی را خواند",
    ],
)
def test_what_is_no_fault(text: str) -> None:
    assert found(text) == []
    assert normalize(text).text == text


def test_titles_that_the_lexicon_knows_are_arabic() -> None:
    known = {"الشركة", "القاضي", "كبيرة"}.__contains__
    text = "«الشرکة» و«القاضی» و«شرکة کبیرة» و«کبیره جدا الآن»"
    assert apply(text, persian_kaf(known).edits(text)) == "«الشركة» و«القاضی» و«شرکة کبیرة» و«كبیره جدا الآن»"
    assert apply(text, persian_yeh(known).edits(text)) == "«الشرکة» و«القاضي» و«شرکة کبیرة» و«کبيره جدا الآن»"


def test_weight_puts_the_likeliest_first() -> None:
    weights = {"علي": 9, "على": 5, "مدرسه": 9, "القاضى": 7}
    weight = lambda word: weights.get(word, 0)  # noqa: E731
    assert [choice.texts for choice in persian_yeh(None, weight).choices("علی القاضی علی صغير")] == [
        ("ى", "ي"),
        ("ي", "ى"),
    ]
    assert [choice.texts for choice in urdu_heh(None, weight).choices("مدرسہ")] == [("ه", "ة")]


def test_search_and_ml_decide() -> None:
    for profile in ("search", "ml"):
        assert normalize("الحمد ﷲ", profile).text == "الحمد لله"


TEXTS = st.lists(st.sampled_from([*PIECES, "الحمد ", "هجري شمسي", "«", "»"]), max_size=24).map("".join)


@settings(max_examples=300, deadline=None)
@given(step=st.sampled_from(list(STEPS.values())), text=TEXTS)
def test_choices_meet_no_edit(step: Step, text: str) -> None:
    edits, choices = step.faults(text)
    spans = sorted([edit.span for edit in edits] + [choice.span for choice in choices])
    assert all(one.end <= two.start for one, two in pairwise(spans))
    for span, texts in choices:
        assert len(set(texts)) == len(texts) > 0
        assert span.of(text) not in texts


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_fixing_settles(text: str) -> None:
    for safety in (SAFE, REVIEW):
        fixed = fix_text(ENGINE, text, safety)
        assert fixed.settled
        assert fix_text(ENGINE, fixed.text, safety).text == fixed.text


@settings(max_examples=200, deadline=None)
@given(step=st.sampled_from(list(STEPS.values())), text=TEXTS)
def test_short_and_long_texts_are_looked_at_alike(step: Step, text: str) -> None:
    """The hints of a step only spare work; what windows-1256 leaves of ordinary signs alone is no mojibake."""
    if step.name == "mojibake":
        return
    long = text + "\n" + "س" * (1 << 14)
    short = [edit for edit in step.edits(text + "\nس") if edit.end <= len(text)]
    assert short == [edit for edit in step.edits(long) if edit.end <= len(text)]


def test_ordinary_text_compiles_no_pattern() -> None:
    code = """
import re
from arabclean.normalization import STEPS
re.compile = None
text = "سعى الوزير إلى حل، وقال: «نريد خطًّا واضحًا رسميًّا في 12 يومًا... (وحفظ)!»\\nومضى.\\n"
assert not any(each for name in %r for each in STEPS[name].faults(text))
"""
    names = [rule.info.slug for rule in RULES]
    subprocess.run([sys.executable, "-c", code % names], check=True)


def test_a_word_is_reported_once() -> None:
    assert found("نشر بيان\u200cالمجلس\u200cالأول") == [
        ("بيان\u200cالمجلس\u200cالأول", ("بيان المجلس الأول", "بيانالمجلسالأول"), REVIEW)
    ]


def test_dates_are_not_cut() -> None:
    text = "وقع في ۱۴۰۰/۲/۳ هجري شمسي"
    assert apply(text, step_by_name("digits-extended").edits(text)) == text
