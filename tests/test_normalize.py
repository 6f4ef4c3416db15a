"""Laws that hold for every text, every profile and every step."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from arabclean.errors import ConfigError
from arabclean.normalization import (
    PROFILES,
    STEPS,
    Kind,
    Profile,
    Shelter,
    Step,
    normalize,
    persian_yeh,
    profile_by_name,
    step_by_name,
    urdu_heh,
    visual_order_lines,
)
from arabclean.text import Edit, OffsetMap, apply, invert
from arabclean.text.char import is_cluster_start

# Characters and pieces that the steps act on or must leave, so that short random texts are rich in accidents.
PIECES = [
    *"ابتةجدرسعكلمنهويىءأإآؤئٱپچگیکہھەۀۃےۍٲ",
    *"ًٌٍَُِّْٰٕٓٔٴٶٸۡۖ",
    *"ـــ0159٠١٥٩۰۱۴۶٫٬٪",
    *" \u00a0\u3000\u2009\t\n\r\u2028\u0085\x0b\x0c\x00\x03\x90",
    *"\u200b\u200c\u200d\u200e\u200f\u00ad\ufeff\u2060\ufe0f\u202b\u2066",
    *",;?.:!()[]«»“”\"'`،؛؟…‚﴾﴿ﷺﷲ@#<>&/-",
    *"ﻣﺠﻠﺲﻻﭖﯾﹱﱠﭒ",
    *"ØÙÇáÓáÇãط§ظ„Aaéß👨👩日",
    "\ud800",
    "  ",
    "\r\n",
    " ، ",
    "1445هـ",
    "الـ20",
    "لـ«",
    "https://a.org/x?y=1,2;",
    "كلمة",
    "على",
    "علی",
    "هٰذا",
    "صلوٰة",
    "Ø§Ù„Ø³",
    "ط§ظ„ط³",
    "ÇáÓáÇã",
    "#وسم_عربي",
    "﴿ٱلۡحَمۡدُ﴾",
    "1,250.5",
    "10:30",
    "2021/7/9",
    "```",
    "...",
    ". . .",
    "أَ",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join),
    st.text(max_size=20),
)
often = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = sorted(PROFILES)
LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def check_step(step: Step, text: str) -> None:
    edits = step.edits(text)
    done = 0
    for edit in edits:
        assert done <= edit.start <= edit.end <= len(text)
        assert edit.span.of(text) != edit.text
        done = edit.end
    result = apply(text, edits)
    assert apply(result, invert(text, edits)) == text
    stretches = Shelter(text).stretches(step.spares)
    for edit in edits:
        assert all(edit.end <= start or end <= edit.start for start, end in stretches)


def check_profile(profile: Profile, text: str) -> None:
    normalized = normalize(text, profile)
    edits = normalized.edits
    assert list(edits) == sorted(edits)
    assert all(edit.span.of(text) != edit.text for edit in edits)
    assert apply(text, edits) == normalized.text
    assert apply(normalized.text, invert(text, edits)) == text
    again = normalize(normalized.text, profile)
    assert again.text == normalized.text
    assert again.edits == ()
    assert again.map == OffsetMap()
    check_map(text, normalized.text, normalized.map)


def check_map(source: str, result: str, found: OffsetMap) -> None:
    s_done = r_done = 0
    for s0, s1, r0, r1 in found.regions:
        assert source[s_done:s0] == result[r_done:r0]
        assert s0 <= s1
        assert r0 <= r1
        assert is_cluster_start(source, s0)
        assert is_cluster_start(source, s1)
        assert is_cluster_start(result, r0)
        assert is_cluster_start(result, r1)
        s_done, r_done = s1, r1
    assert source[s_done:] == result[r_done:]
    before = (0, 0)
    for at in range(len(source) + 1):
        span = found.to_result(at, min(at + 1, len(source)))
        assert before[0] <= span.start
        assert before[1] <= span.end
        assert 0 <= span.start <= span.end <= len(result)
        before = (span.start, span.end)


@pytest.mark.parametrize("name", NAMES)
@often
@given(text=TEXTS)
def test_profile_laws(name: str, text: str) -> None:
    check_profile(PROFILES[name], text)


@settings(max_examples=500, deadline=None)
@given(step=st.sampled_from(list(STEPS.values())), text=TEXTS)
def test_step_laws(step: Step, text: str) -> None:
    check_step(step, text)


@settings(max_examples=300, deadline=None)
@given(step=st.sampled_from(list(STEPS.values())), text=TEXTS)
def test_each_step_alone_settles(step: Step, text: str) -> None:
    check_profile(Profile("alone", (step,)), text)


def values(text: str) -> list[int]:
    return [int(char) for char in text if char in "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"]


@pytest.mark.parametrize("name", ["light", "editorial", "ml"])
@often
@given(text=TEXTS)
def test_numbers_keep_their_value(name: str, text: str) -> None:
    profile = PROFILES[name].without(*({"mojibake"} & {step.name for step in PROFILES[name].steps}))
    assert values(normalize(text, profile).text) == values(text)


@pytest.mark.parametrize("name", NAMES)
@often
@given(text=TEXTS)
@example(text="\r\n\x0b\x0b")
@example(text="\r\x0b\n\x0c")
def test_lines_are_kept(name: str, text: str) -> None:
    profile = PROFILES[name].without(*({"mojibake"} & {step.name for step in PROFILES[name].steps}))
    assert len(LINE_END.findall(normalize(text, profile).text)) == len(LINE_END.findall(text))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, places=st.lists(st.integers(0, 60), max_size=6, unique=True))
def test_shelter_of_single_lines_is_that_of_the_whole(text: str, places: list[int]) -> None:
    edits = [Edit.replace(at, at + 1, "") for at in sorted(places) if at < len(text)]
    for kind in Kind:
        stretches = Shelter(text).stretches(frozenset({kind}))
        wanted = [edit for edit in edits if all(edit.end <= low or high <= edit.start for low, high in stretches)]
        assert Shelter(text).allow(edits, frozenset({kind})) == wanted


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "make",
    [
        lambda n: "\u064e\u0651" * n,
        lambda n: "\x00" * n,
        lambda n: "ـ" * n,
        lambda n: "ـَ" * n,
        lambda n: "ا\u200c" * n,
        lambda n: "ک" * n,
        lambda n: "کلمة پ " * n,
        lambda n: "1٢" * n,
        lambda n: ", " * n,
        lambda n: " ،" * n,
        lambda n: "ا\u00a0" * n,
        lambda n: "ا\t" * n,
        lambda n: "ا  " * n,
        lambda n: "﴿" * n,
        lambda n: "<a " * n,
        lambda n: "[[" * n,
        lambda n: "a+" * n,
        lambda n: "a." * n,
        lambda n: "a@" * n,
        lambda n: "`" * n,
        lambda n: "```\n" * n,
        lambda n: "ى" * n,
        lambda n: "ﻣ" * n,
        lambda n: "Ø§Ù„" * n,
        lambda n: "Ù" * n,
        lambda n: "ا \u200f" * n,
        lambda n: " " * n,
        lambda n: " \n" * n,
        lambda n: ". " * n,
        lambda n: "(" * n,
        lambda n: "'ا' " * n,
        lambda n: "ا\u0654" * n,
        lambda n: "و\u0670" * n,
        lambda n: "۱ " * n,
        lambda n: "۱\n" * n,
        lambda n: "م\u2028\r" * n,
    ],
)
def test_hostile_text_is_linear(name: str, make: Callable[[int], str]) -> None:
    """Ten thousand pieces; anything quadratic would outlive the patience of whoever runs the tests."""
    text = make(10_000)
    normalized = normalize(text, name)
    assert apply(text, normalized.edits) == normalized.text
    assert normalize(normalized.text, name).text == normalized.text


@pytest.mark.parametrize("text", ["", "\ud800", "\x00", "\u064b", "\u200d", "\ufeff", "\r", "ـ", "\udfff\u0651\u0651"])
@pytest.mark.parametrize("name", NAMES)
def test_no_text_raises(name: str, text: str) -> None:
    check_profile(PROFILES[name], text)


# What a user holds in hand ------------------------------------------------------------------------------------------


def test_result_says_what_changed_where() -> None:
    text = "وصل الرئـــيس إلى علی المطار"
    normalized = normalize(text)
    assert normalized.text == "وصل الرئيس إلى على المطار"
    assert [(edit.start, edit.end, edit.text) for edit in normalized.edits] == [(8, 11, ""), (20, 21, "ى")]
    at = normalized.text.index("الرئيس")
    assert normalized.map.to_source(at, at + 6).of(text) == "الرئـــيس"
    assert normalized.map.to_result(4, 13).of(normalized.text) == "الرئيس"
    assert normalized == normalize(text)
    assert hash(normalized) == hash(normalize(text))
    assert "الرئيس" in repr(normalized)


def test_nothing_to_do() -> None:
    normalized = normalize("لا شيء هنا يحتاج إلى إصلاح.")
    assert normalized.edits == ()
    assert normalized.map.is_identity


def test_unknown_names_suggest_the_nearest() -> None:
    with pytest.raises(ConfigError, match="'editorial'"):
        normalize("نص", "editoral")
    with pytest.raises(ConfigError, match="'persian-yeh'"):
        step_by_name("persian_yeh")
    assert profile_by_name("ml").name == "ml"


def test_profile_of_ones_own() -> None:
    def silence(text: str) -> list[Edit]:
        return [Edit.replace(at, at + 1, "") for at, char in enumerate(text) if char == "!"]

    shout = Step("shout", "Exclamation marks go.", silence)
    mine = Profile("mine", (step_by_name("tatweel"),)).with_steps(shout)
    assert normalize("مرحبـــاً! 1445هـ!", mine).text == "مرحباً 1445هـ"
    assert normalize("مرحبـــاً!", mine.without("tatweel")).text == "مرحبـــاً"
    assert mine.with_steps(shout, name="other").name == "other"
    with pytest.raises(ConfigError, match="has no step"):
        mine.without("nothing")
    with pytest.raises(ConfigError, match="twice"):
        Profile("double", (shout, shout))


def test_steps_can_be_told_apart() -> None:
    for name, step in STEPS.items():
        assert step.name == name
        assert step.summary.endswith(".")
        assert [each for each in (step.find, step.look, step.convert) if each], name
    assert all(step.lossless for step in PROFILES["light"].steps)


def test_lexicon_decides_final_letters() -> None:
    words = {"الروسي", "مستشفى", "مدرسة", "وجه", "خيالات"}
    yeh, heh = persian_yeh(words.__contains__), urdu_heh(words.__contains__)
    text = "الروسی مستشفی شیی"
    assert apply(text, yeh.edits(text)) == "الروسي مستشفى شيی"
    text = "مدرسہ وجہ خخہ"
    assert apply(text, heh.edits(text)) == "مدرسة وجه خخہ"
    text = "خىالات"
    assert apply(text, yeh.edits(text)) == "خيالات"


def test_lines_in_visual_order_are_named() -> None:
    text = "سطر سليم\nﺲﻠﺠﻣ مقلوب\nﻣﺠﻠﺲ ﻣﺪﺭﺳﺔ"
    assert [text[start:end] for start, end in visual_order_lines(text)] == ["ﺲﻠﺠﻣ مقلوب"]
    assert normalize(text, "light").text == "سطر سليم\nﺲﻠﺠﻣ مقلوب\nمجلس مدرسة"
