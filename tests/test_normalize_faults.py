"""Faults of other normalisers, right here (numbers as in docs/normalize.md), and the exceptions of the catalogue."""

from __future__ import annotations

import re
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabclean.normalization import PROFILES, Profile, mojibake, normalize, step_by_name
from arabclean.text import apply
from arabclean.text.char import FOREIGN_LETTER, LETTER, MARK
from arabclean.text.pattern import members

with warnings.catch_warnings():  # its sources hold invalid escapes
    warnings.simplefilter("ignore")
    from pyarabic import araby

ALL = sorted(PROFILES)


def stepped(name: str, text: str) -> str:
    return apply(text, step_by_name(name).edits(text))


# Faults by number -----------------------------------------------------------------------------------------------------


def test_01_alef_maksura_is_no_alef() -> None:
    assert normalize("على مدى المستشفى", "search").text == "علي مدي المستشفي"
    assert normalize("على مدى المستشفى", "ml").text == "على مدى المستشفى"


def test_02_dagger_alef_follows_the_spelling_of_today() -> None:
    assert normalize("هٰذا لٰكن ذٰلك الرَّحمٰن إلٰه", "ml").text == "هذا لكن ذلك الرحمن إله"
    assert normalize("السَّمٰوٰتِ الكِتٰب صلوٰة موسىٰ", "ml").text == "السماوات الكتاب صلاة موسى"
    for profile in ("light", "editorial"):
        assert normalize("هٰذا لٰكن طٰه", profile).text == "هٰذا لٰكن طٰه"


def test_03_lam_alef_keeps_its_hamza_in_every_form() -> None:
    assert normalize("ﻷ ﻹ ﻵ ﻻ ﻸ ﻺ ﻶ ﻼ", "light").text == "لأ لإ لآ لا لأ لإ لآ لا"


def test_04_presentation_forms_keep_their_order_and_their_neighbours() -> None:
    assert normalize("ﻋﺎﻡ 2024 Python ﻷﻭﻝ", "light").text == "عام 2024 Python لأول"


@pytest.mark.parametrize("profile", ["editorial", "search", "ml"])
def test_05_no_limit_on_how_often(profile: str) -> None:
    assert normalize("محـمد " * 100, profile).text.count("ـ") == 0


@pytest.mark.parametrize("profile", ALL)
def test_07_numbers_addresses_and_lines_are_kept(profile: str) -> None:
    text = "بلغ 3.5 في 10:30 و1,000 يوم 2021/7/9\r\n\r\nhttps://a.org/x,y?z=1;2 ثم me.too@b.co\nسطر"
    assert normalize(text, profile).text == text


def test_08_vowel_and_shadda_survive_in_both_orders() -> None:
    typed, canonical = "ش\u0651\u064e", "ش\u064e\u0651"
    for profile in ("light", "editorial"):
        assert normalize(canonical, profile).text == typed
        assert normalize(typed, profile).text == typed
    nfc = Profile("nfc", (step_by_name("mark-order-nfc"),))
    assert normalize(typed, nfc).text == canonical
    assert normalize("كتابًا جدّاً", "editorial").text == "كتابًا جدّاً"


@pytest.mark.parametrize("profile", ["light", "editorial", "ml"])
def test_09_decomposed_hamza_is_composed_not_lost(profile: str) -> None:
    assert (
        normalize("ا\u0654حمد قرا\u0653ن ا\u0655لى مسو\u0654ول شى\u0654ون", profile).text == "أحمد قرآن إلى مسؤول شئون"
    )
    assert normalize("ا\u064e\u0654مل", "ml").text == "أمل"


def test_10_and_18_every_mark_of_the_arabic_blocks_goes() -> None:
    marks = "ًٌٍَُِّْٰ\u0615\u0653\u0656\u065f\u06d6\u06e1\u06ed\u08f0"
    assert normalize("ب" + "ب".join(mark for mark in marks if mark != "ٰ") + "ب", "search").text == "ب" * len(marks)
    assert normalize("رحمـٰن", "ml").text == "رحمن"
    assert normalize("ب\ufe77ت", "ml").text == "بت"


def test_12_one_hamza_folding() -> None:
    assert normalize("الأئمة مسؤول بدء ا\u0654حمد", "search").text == "الايمه مسوول بدء احمد"


def test_13_separators_follow_their_digits() -> None:
    for profile in ("search", "ml"):
        assert normalize("٣٫٥ و١٬٢٥٠ و٥٠٪", profile).text == "3.5 و1,250 و50%"
    for profile in ("light", "editorial"):
        assert normalize("٣٫٥ و١٬٢٥٠ و٥٠٪", profile).text == "٣٫٥ و١٬٢٥٠ و٥٠٪"
    assert stepped("digits-in-number", "٣٫5 من 100") == "3.5 من 100"


def test_14_alef_of_tanwin_stays() -> None:
    assert normalize("كتابًا", "ml").text == "كتابا"


def test_15_persian_yeh_looks_at_its_place() -> None:
    assert normalize("تجرید علی الذی", "light").text == "تجريد على الذي"
    assert normalize("تجرید الروسی", "editorial").text == "تجريد الروسي"
    assert normalize("الروسی", "light").text == "الروسی"


@pytest.mark.parametrize("profile", ["light", "editorial", "ml"])
def test_16_nothing_foreign_is_deleted(profile: str) -> None:
    text = "قال\u200f: سعره 5€ عند 20° 😀 日本 ﷺ، أوپك ڤيينا ١٬٠٠٠؟"
    assert normalize(text, profile).text.replace("\u200f", "").replace("1,000", "١٬٠٠٠") == text.replace("\u200f", "")
    assert "قال\u200f:" in normalize(text, "editorial").text


@pytest.mark.parametrize("profile", ["light", "editorial", "ml"])
def test_17_compatibility_folding_stays_in_the_arabic_blocks(profile: str) -> None:
    assert normalize("½ م² ™ ﬁ Ⅳ…", profile).text == "½ م² ™ ﬁ Ⅳ…"
    assert " " not in normalize("ب\ufe70ت\ufc60", profile).text


def test_19_every_alef_with_hamza_folds() -> None:
    assert normalize("ٱٲٳٵأإآا\u0654ا\u0655", "search").text == "ا" * 9


@pytest.mark.parametrize("profile", ALL)
def test_22_and_23_zeros_and_operators_are_kept(profile: str) -> None:
    assert normalize("٢٠٢٠", profile).text in ("٢٠٢٠", "2020")
    assert normalize("2000000", profile).text == "2000000"
    assert normalize("ا < ب و ج >", profile).text == "ا < ب و ج >"
    assert normalize("ﻻ 😀 日本", profile).text == "لا 😀 日本"


def test_23_hamza_on_yeh_is_a_letter() -> None:
    assert normalize("شيئًا مائدة", "ml").text == "شيئا مائدة"
    assert normalize(" نص ", "light").text == " نص "


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("زار", "زار"),
        ("خبر من حلب: وصل القطار.", "خبر من حلب: وصل القطار."),
        ("«نعم»، قال الحارس… ثم مضى 12 يوماً؟", "«نعم»، قال الحارس… ثم مضى 12 يوماً؟"),
    ],
)
def test_24_mojibake_three_ways(wrong: str, right: str) -> None:
    def read_as(data: bytes, encoding: str) -> str:
        return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in data)

    for profile in ("editorial", "ml"):
        wanted = normalize(right, profile).text
        assert normalize(read_as(wrong.encode(), "cp1252"), profile).text == wanted
        assert normalize(wrong.encode().decode("latin-1"), profile).text == wanted
        assert normalize(wrong.encode().decode("cp1256"), profile).text == wanted
        if "…" not in wrong and len(wrong) > 3:
            assert normalize(read_as(wrong.encode("cp1256"), "cp1252"), profile).text == wanted
            assert normalize(wrong.encode("cp1256").decode("latin-1"), profile).text == wanted


@pytest.mark.parametrize(
    "text",
    ["فقط، وحفظ؟ لفظ؛ حظ…", "¿Qué pasa? À propos, où ça?", "Ærø og Ålesund", "Çá", "ظ، ط، ظ؟", "São Paulo", "naïve"],
)
def test_24_sound_text_is_no_mojibake(text: str) -> None:
    assert stepped("mojibake", text) == text


def test_24_classes_of_windows_1256() -> None:
    arabic = re.compile(f"[{LETTER}{MARK}{FOREIGN_LETTER}]")
    high = {bytes([byte]).decode("cp1252", "replace"): bytes([byte]).decode("cp1256") for byte in range(0xC0, 0x100)}
    low = {bytes([byte]).decode("cp1256") for byte in range(0x80, 0xC0)}
    assert members(mojibake._LETTERS_1256) == {read for read, meant in high.items() if arabic.match(meant)}
    assert members(mojibake._TAILS_1256) == {sign for sign in low - set("،؛؟") if not arabic.match(sign)}


def test_24_mojibake_of_mojibake() -> None:
    twice = "خبر عاجل".encode().decode("latin-1").encode().decode("latin-1")
    assert normalize(twice, "editorial").text == "خبر عاجل"


@pytest.mark.parametrize("profile", ["light", "editorial", "ml"])
def test_25_persian_and_comparisons_survive(profile: str) -> None:
    text = "پاکستان گل چای"
    assert normalize(text, profile).text == text
    assert normalize("سعره < 5 و > 3", profile).text == "سعره < 5 و > 3"
    assert normalize("راسل me@a.org أو/و", profile).text == "راسل me@a.org أو/و"


@pytest.mark.parametrize("profile", ALL)
def test_26_the_hijri_sign_is_kept(profile: str) -> None:
    assert normalize("عام 1443هـ/2022م، 1400 هـ.", profile).text == "عام 1443هـ/2022م، 1400 هـ."


def test_26_tatweel_with_a_purpose_is_kept() -> None:
    for profile in ("light", "editorial"):
        text = 'أـ البند الأول عن الـ20 والـGPS ولـ«الحياة» والـ"اسم" وبـ(س) ع ـ س'
        assert normalize(text, profile).text == text
    assert normalize("الرئـــيس محـمـد", "light").text == "الرئـــيس محـمـد"


def test_27_offsets_stay_true_through_marks_and_waw() -> None:
    text = "والرَّئِيـــسُ قالَ ﻻ"
    for profile in ALL:
        normalized = normalize(text, profile)
        at = normalized.text.index("قا")
        end = normalized.text.index(" ", at)
        assert normalized.map.to_source(at, end).of(text) == "قالَ"
        assert normalized.map.to_source(0, at - 1).of(text) == "والرَّئِيـــسُ"


def test_28_late_marks_count_as_marks() -> None:
    assert normalize("كتابٌ\u08f1 با\u0897ب ب\u08d3", "ml").text == "كتاب باب ب"


def test_29_forms_of_unusual_letters_and_persian_joiners_stay() -> None:
    assert normalize("ﭖ ﮎ ﭒ", "light").text == "پ ک ﭒ"
    assert normalize("او می\u200cرود از خانه", "editorial").text == "او می\u200cرود از خانه"
    assert normalize("ب\u064fت", "ml").text == "بت"  # a mark becomes nothing, not a space


# Exceptions of the catalogue ------------------------------------------------------------------------------------------

SAME = None
CASES: list[tuple[str, str, str | None]] = [
    ("presentation-forms", "ﺳﺎﺣﺔ ﷲ", "ساحة الله"),
    ("presentation-forms", "النبي ﷺ ﴿آية﴾ ﷽ 5﷼", SAME),
    ("presentation-forms", "ﺔﺳﺭﺪﻣ في السطر", SAME),
    ("persian-yeh", "ساعی البرید رأی", "ساعی البريد رأی"),
    ("persian-yeh", "فی التی وعلی الأقل وإلی لکی", "في التي وعلى الأقل وإلى لکي"),
    ("persian-yeh", "ىوم علىهم شىء", "يوم عليهم شيء"),
    ("persian-yeh", "سوى مدىً رمىٰ إلىالبيت علىأن", SAME),
    ("persian-yeh", "روزنامه «کیهان»", SAME),
    ("persian-kaf", "شرکة ڪبيرة", "شركة كبيرة"),
    ("persian-kaf", "گزارش کامل", SAME),
    ("urdu-heh", "ھنا جھاز ساعۃ 1440ھ", "هنا جهاز ساعة 1440هـ"),
    ("urdu-heh", "1440 ھ", "1440 هـ"),
    ("urdu-heh", "وجہ عام 1440هـ", SAME),
    ("decomposed-hamza", "سا\u064e\u0654ل رو\u0654وس بي\u0654ر بى\u0654ر بی\u0654ر", "سأ\u064eل رؤوس بئر بئر بئر"),
    ("decomposed-hamza", "\u0675مل مس\u0676ول \u0678ن سماٴ", "أمل مسؤول ئن سمأ"),
    ("decomposed-hamza", "﴿يسـ\u0654ل﴾ سُئل ماء", SAME),
    ("mark-duplicate", "شدّّة ردًّّا", "شدّة ردًّا"),
    ("mark-duplicate", "مُعلِّم بًٌ", SAME),
    ("tatweel", "العــراق محـمد جميلـــ", "العراق محمد جميل"),
    ("tatweel", "1440هـ هـ. أـ بـ15 الـ20 كـ(…) وـ الـ «س» ع ـ س ـــــــــ والـ ثلاثة", SAME),
    ("tatweel", "﴿مـن﴾ #عــراق", SAME),
    ("invisible-char", "الس\u200bاعة أب\u2060جد د\u200cار دا\u200d كلمة\u200c آخر", "الساعة أبجد دار دا كلمة آخر"),
    ("invisible-char", "\ufeffأول السطر", SAME),
    ("invisible-char", "حل\u200cقة 👩\u200d🚀 1440ه\u200d ❤\ufe0f", SAME),
    ("invisible-char", "می\u200cشود و نمی\u200cتوان", SAME),
    ("bidi-control", "قلت\u200f له\u200e \u061cنعم", "قلت له نعم"),
    ("bidi-control", "نسبة 5%\u200f من (أ)\u200f ب (\u200fأول \u2066x\u2069", SAME),
    ("odd-space", "جاء\u00a0الوفد\u2009إلى\u3000هنا\u2028ثم", "جاء الوفد إلى هنا\nثم"),
    ("odd-space", "50\u00a0كم و10\u00a0% د.\u00a0علي «\u00a0نص\u00a0» Le\u00a0Monde\tx", SAME),
    ("odd-space", "\tبند\nأ\tب\tج\nصدر البيت الأول هنا\tعجز البيت الأول هناك", SAME),
    ("odd-space", "وقال الوزير\tفي مؤتمر صحفي عقده مساء أمس هنا", "وقال الوزير في مؤتمر صحفي عقده مساء أمس هنا"),
    ("quranic-mark", "ٱلبيت ﴿ٱلبيت﴾", "البيت ﴿ٱلبيت﴾"),
    ("digits-in-number", "٢0٢3 ثم 1٢ في ١٤٤٥", "٢٠٢٣ ثم ١٢ في ١٤٤٥"),
    ("digits-in-number", "من ١٥ إلى 20 وكوفيد-19 ٣٫٥", SAME),
    ("digits-extended", "۴۵ مصاباً و۶٫۵ متر", "٤٥ مصاباً و٦٫٥ متر"),
    ("digits-extended", "در سال ۱۳۵۷ گفت چه", SAME),
    ("control-char", "أ\x00ب\x1fج\x90", "أبج"),
    ("control-char", "أ\r\nب\tج\nد \ue000", SAME),
    ("control-char", "سطر\x0bآخر", "سطر\nآخر"),
    ("comma-lookalike", "حلب٬ حمص‚ درعا؍ إدلب， ثم؛ هل？ نعم。", "حلب، حمص، درعا، إدلب، ثم؛ هل؟ نعم."),
    ("comma-lookalike", "١٢٫٥ و٣٬٢٠٠ و‚نص‘ don't 'نص' هنا 日、本", SAME),
    ("latin-comma", "حلب, حمص 2, ثم", "حلب، حمص 2، ثم"),
    ("latin-comma", 'من 1,250 إلى 2,5 (Smith, Jones) "أ","ب" `أ, ب`', SAME),
    ("latin-semicolon", "تأخر; لأن", "تأخر؛ لأن"),
    ("latin-semicolon", "أ &amp; ب &#8211; (int x; int y)", SAME),
    ("latin-question", "أين?", "أين؟"),
    ("latin-question", "قال Why not? ؟؟ ??? a.org/?q", SAME),
    ("ellipsis-form", "سكت.... ثم . . . قال", "سكت... ثم... قال"),
    ("ellipsis-form", "نعم... الاسم: .............. ../x", SAME),
    ("space-before-punct", "جاء ، ثم ! « نعم » ( هنا )", "جاء، ثم! «نعم» (هنا)"),
    ("space-before-punct", "نطاق .org و .5 و 1 : 2 و :) ( ؟ ) و« ... نص bonjour !", SAME),
    ("space-before-punct", "1 ) بند\nأ : بند\n- : بند\n  ، نص", SAME),
    ("space-before-punct", "قال ”نعم“ و »لا« ثم\nشطر أول … شطر ثان", SAME),
    ("latin-question", "سمعت رسول الله ? يقول", SAME),
    ("comma-lookalike", "جاء 'زيد' وعمرو' (هنا)", SAME),
    ("comma-lookalike", "جاء زيد' وعمرو", "جاء زيد، وعمرو"),
    ("tatweel", "جاء زيد ـكما قالـ ثم", SAME),
    ("digits-extended", "عام ۱986", SAME),
    ("digits-in-number", "عام ۱986", "عام 1986"),
    ("double-space", "كلمة  ثم   كلمة", "كلمة ثم كلمة"),
    ("double-space", "    بند\nصدر هنا الآن      عجز هنا الآن\nاسم   عمر\nزيد   ٤٥", SAME),
    ("edge-space", "سطر  \r\nآخر \u00a0", "سطر\r\nآخر"),
    ("edge-space", "\r \n خلية\tخلية\t\n", SAME),
    ("quote-style", 'فيلم “الأرض” و "الرسالة".', "فيلم «الأرض» و «الرسالة»."),
    ("quote-style", '«قال "تعال"» ثم\nشاشة 14" وحدها', SAME),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "right"), CASES)
def test_step_and_its_exceptions(name: str, text: str, right: str | None) -> None:
    assert stepped(name, text) == (text if right is None else right)


@pytest.mark.parametrize("profile", ["light", "editorial"])
@pytest.mark.parametrize(
    "text",
    [
        "وسم #الرئـــيس_الجديد و@حســـاب",
        "شيفرة `محـمد , x ;` هنا",
        "```\nمحـمد  , ;\n```\nنص",
        '<a title="محـمد , x">نص</a> [[محـمد]]',
        "﴿ٱلۡحَمۡدُ لِلَّهِ رَبِّ ٱلۡعَٰلَمِينَ﴾",
        "شعر ڕۆژنامە  , گوتی ؟ ک",
        "این کتاب از آن است , و را",
    ],
)
def test_sheltered_stretches_are_left_alone(profile: str, text: str) -> None:
    assert normalize(text, profile).text == text


def test_light_loses_nothing_and_changes_no_style() -> None:
    text = "الرئـــيس , قال  : لا ؟ ثم...... ٱلبيت  "
    assert normalize(text, "light").text == text
    assert normalize(text, "editorial").text == "الرئيس، قال: لا؟ ثم... البيت"


# pyarabic as the oracle where it is right: composed letters, vowels and tatweel inside words

PLAIN_WORDS = st.lists(
    st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنوي" + "".join(araby.TASHKEEL), min_size=1, max_size=8), max_size=6
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(text=PLAIN_WORDS)
def test_stripping_marks_agrees_with_pyarabic(text: str) -> None:
    assert stepped("strip-mark", text) == araby.strip_tashkeel(text)
    assert stepped("strip-mark", text) == araby.strip_diacritics(text)


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.text(alphabet="ابتجدرسعكلم", min_size=2, max_size=6), max_size=5), at=st.integers(1, 5))
def test_stripping_tatweel_agrees_with_pyarabic(words: list[str], at: int) -> None:
    text = " ".join(word[:at] + "ــ" + word[at:] for word in words)
    assert stepped("strip-tatweel", text) == araby.strip_tatweel(text)


@pytest.mark.parametrize("text", ["ﻻعب", "ﻻ ﻻ"])
def test_lam_alef_agrees_with_pyarabic(text: str) -> None:
    assert stepped("presentation-forms", text) == araby.normalize_ligature(text)
