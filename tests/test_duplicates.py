"""Duplicates: verdicts and their differences, groups, the index, repeated passages, and bad input."""

import hashlib
import json
import subprocess
import sys
import threading
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arabclean.duplicates import (
    Change,
    DuplicateIndex,
    Verdict,
    compare,
    find_duplicates,
    repeated,
    repeated_paragraphs,
    similar_headline,
)
from arabclean.duplicates.archive import pack, unpack
from arabclean.errors import DataError

EXACT, SAME, NEAR, TEMPLATE = Verdict

PIECES = (
    "وزير الخارجية ووزير يلتقي نظيره في القاهرة بالقاهرة مصر قطر 3 ثلاثة 49 ٤٩ أسعار النفط ترتفع حماة حماه "
    "عبد الله عبدالله .. (فيديو) التفاصيل شاهد: « » ! ـــ َُ \ud800 \x00 \u200f G20 Café هجوم انفجار يوم الأحد"
)
HEADLINE = st.one_of(
    st.lists(st.sampled_from(PIECES.split(" ")), max_size=12).map(" ".join),
    st.text(alphabet=st.characters(codec=None), max_size=40),
    st.text(alphabet="وبال ابتثج\u064bـ\u0654ﻻ0٣.,\n\u2028\x1c", max_size=30),
)
QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def verdict(first, second, **options):
    match = compare(first, second, **options)
    return match and match.verdict


def parts(first, second):
    return [(a.of(first), b.of(second), change) for a, b, change in compare(first, second).differences]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("غارات على ريف حماة", "غارات على ريف حماة", EXACT),
        ("غارات على ريف حماة", "غاراتٌ على ريــف حماه..", SAME),
        ("مسؤول أممي يزور المخيم", "«مسئول اممي يزور المخيم»", SAME),
        ("انعقاد ١٬٢٠٠ جلسة في العام", "انعقاد 1200 جلسة في العام", SAME),
        ("عبد الله يفتتح معرض الكتاب", "عبدالله يفتتح معرض الكتاب", SAME),
        ("ﻻعب المنتخب يغيب عن المباراة", "لاعب المنتخب يغيب عن المباراة", SAME),
        ("انهيار مبنى قديم في الحي", "انهيار مبنى قديم في الحي.. التفاصيل", SAME),
        ("انهيار مبنى قديم في الحي", "انهيار مبنى قديم في الحي (فيديو وصور)", SAME),
        ("انهيار مبنى قديم في الحي", "شاهد: انهيار مبنى قديم في الحي", SAME),
        ("انهيار مبنى قديم في الحي", "انهيار مبنى قديم في الحي إليكم أبرز التفاصيل", SAME),
        ("وزير الخارجية يستقبل السفير الجديد", "ووزير الخارجية يستقبل السفير الجديد", NEAR),
        ("إصابة ثلاثة عمال في حريق المصنع", "إصابة 3 عمال في حريق المصنع", NEAR),
        ("البلدية تطلق حملة واسعة لنظافة الشواطئ", "البلدية تبدأ حملة واسعة لنظافة الشواطئ", NEAR),
        ("البلدية تطلق حملة واسعة لنظافة الشواطئ", "البلدية تطلق غدا حملة واسعة لنظافة كل الشواطئ", NEAR),
        ("البلدية تطلق حملة واسعة لنظافة الشواطئ", "البلدية تطلق حملة واسعة لنظافة الشوطئ", NEAR),
        ("البلدية تطلق حملة واسعة لنظافة الشواطئ", "حملة واسعة لنظافة الشواطئ تطلق البلدية", NEAR),
        ("البلدية تطلق حملة واسعة لنظافة الشواطئ في عطلة الصيف", "البلدية تطلق حملة واسعة لنظافة الشواطئ", NEAR),
        ("محادثات بين روسيا وأوكرانيا حول الحبوب", "محادثات بين أوكرانيا وروسيا حول الحبوب", NEAR),
        ("المؤشر يغلق متراجعا بـ 49 نقطة", "المؤشر يغلق متراجعا بـ 51 نقطة", TEMPLATE),
        ("الأمير يفتتح مهرجان التمور بجازان", "الأمير يفتتح مهرجان التمور بعسير", TEMPLATE),
        ("أمطار متفرقة على محافظة بيش", "أمطار متفرقة على محافظة ضمد", TEMPLATE),
        ("انطلاق البطولة المدرسية في مارس", "انطلاق البطولة المدرسية في أبريل", TEMPLATE),
        ("الفريق الأزرق يفوز بنتيجة 2-1", "الفريق الأزرق يفوز بنتيجة 1-2", TEMPLATE),
        ("منتخب مصر يهزم منتخب تونس وديا", "منتخب تونس يهزم منتخب مصر وديا", TEMPLATE),
        ("الخطيب يعلن قائمة الفريق للموسم المقبل", "الشناوي يعلن قائمة الفريق للموسم المقبل", TEMPLATE),
        ("وفد طبي يصل إلى زملكا صباح الثلاثاء", "وفد طبي يصل إلى خانيونس صباح الثلاثاء", TEMPLATE),
        ("وفد طبي يصل إلى الميناء صباح الثلاثاء", "وفد طبي يصل إلى المطار صباح الثلاثاء", NEAR),
        ("أسعار الذهب اليوم", "أسعار النفط اليوم", None),
        ("افتتاح مدرسة جديدة في الحي الغربي", "إغلاق طريق قديم أمام حركة الشاحنات", None),
        ("عاجل", "عاجلا", None),
        ("", "", None),
        ("!!", "!!", None),
        ("ًٌٍ", "ًٌٍ", None),
    ],
)
def test_verdicts(first, second, expected):
    assert verdict(first, second) is expected


def test_look_alike_ends_that_are_no_teaser():
    for text in ("إليكم أبرز التفاصيل", "معرض صور قديمة في المتحف"):
        assert verdict(text, text) is EXACT
    assert verdict("معرض صور قديمة في المتحف", "معرض في المتحف") is not SAME


def test_the_difference_is_named_and_placed():
    assert parts("المؤشر يغلق متراجعا بـ 49 نقطة", "المؤشر يغلق متراجعا بـ ٥١ نقطة") == [("49", "٥١", Change.FACT)]
    assert parts("قمة طارئة في عَمّان", "قمة طارئة في عمان") == [("عَمّان", "عمان", Change.FORM)]
    assert parts("انهيار مبنى قديم في الحي", "انهيار مبنى قديم في الحي.. التفاصيل") == [("", "التفاصيل", Change.TEASER)]
    assert parts("حملة واسعة لنظافة الشواطئ والحدائق", "حملة واسعة لنظافة كل الشواطئ والحدائق") == [
        ("", "كل", Change.WORD)
    ]
    assert parts("حملة واسعة لنظافة الشواطئ والحدائق", "حملة واسعة لنظافة الشوطئ والحدائق") == [
        ("الشواطئ", "الشوطئ", Change.SPELLING)
    ]


def test_names_of_the_caller_make_a_template():
    first, second = "الأستاذ بلبل يعلن قائمة الفريق للموسم المقبل", "الأستاذ كناري يعلن قائمة الفريق للموسم المقبل"
    assert verdict(first, second) is NEAR
    assert verdict(first, second, names={"بلبل", "كناري"}) is TEMPLATE


def test_threshold():
    first, second = "البلدية تطلق حملة واسعة لنظافة الشواطئ", "البلدية تبدأ حملة كبيرة لنظافة الشواطئ"
    assert verdict(first, second) is NEAR
    assert verdict(first, second, threshold=0.8) is None


@QUICK
@given(HEADLINE, HEADLINE)
def test_compare_is_symmetric_and_its_spans_are_in_range(first, second):
    match, turned = compare(first, second), compare(second, first)
    assert (match is None) == (turned is None)
    if match is None:
        return
    assert (match.verdict, match.score) == (turned.verdict, turned.score)
    assert 0 < match.score <= 1
    assert sorted((b, a, change) for a, b, change in turned.differences) == list(match.differences)
    for a, b, _ in match.differences:
        assert 0 <= a.start <= a.end <= len(first)
        assert 0 <= b.start <= b.end <= len(second)
        assert not (a.is_empty and b.is_empty)
    assert (match.verdict is EXACT) == (first == second)
    if match.verdict is EXACT:
        assert not match.differences


@QUICK
@given(HEADLINE)
def test_noise_changes_nothing_but_the_form(text):
    if compare(text, text) is not None:
        assert compare(text, f"«{text}» !").verdict <= SAME


GIVEN = [
    ("a", "البلدية تطلق حملة واسعة لنظافة الشواطئ"),
    ("b", "المؤشر يغلق متراجعا بـ 49 نقطة"),
    ("c", "البلديه تطلق حملة واسعة لنظافة الشواطئ!"),
    ("d", "المؤشر يغلق متراجعا بـ 51 نقطة"),
    ("e", "البلدية تبدأ حملة واسعة لنظافة الشواطئ"),
    ("f", ""),
    ("g", "المؤشر يغلق متراجعا بـ 51 نقطة"),
    ("h", "افتتاح مدرسة جديدة في الحي الغربي"),
]


def ids(groups):
    return [[member.id for member in group.members] for group in groups]


def test_groups():
    groups = find_duplicates(GIVEN)
    assert ids(groups) == [["a", "c", "e"], ["d", "g"]]
    assert [group.verdict for group in groups] == [NEAR, EXACT]
    assert groups.capped == 0
    near = groups[0]
    assert near.representative in near.members
    assert near.score == min(member.score for member in near.members) < 1
    for member in near.members:
        for first, second, _ in member.differences:
            assert first.of(near.representative.text) != second.of(member.text)


def test_templates_have_groups_of_their_own():
    groups = find_duplicates(GIVEN, templates=True)
    assert ids(groups) == [["a", "c", "e"], ["b", "d"], ["d", "g"]]
    assert [group.verdict for group in groups] == [NEAR, TEMPLATE, EXACT]


def test_strings_are_named_by_position_and_any_iterable_will_do():
    groups = find_duplicates(text for _, text in GIVEN)
    assert ids(groups) == [[0, 2, 4], [3, 6]]
    assert find_duplicates([]) == ()
    with pytest.raises(TypeError, match="not both"):
        find_duplicates(["نص", ("b", "نص")])


@QUICK
@given(st.lists(HEADLINE, max_size=12), st.randoms())
def test_groups_do_not_depend_on_order(texts, random):
    items = list(enumerate(texts))
    expected = {frozenset(member.text for member in group.members) for group in find_duplicates(items, templates=True)}
    random.shuffle(items)
    assert expected == {frozenset(m.text for m in group.members) for group in find_duplicates(items, templates=True)}


@QUICK
@given(st.lists(HEADLINE, max_size=10))
def test_equal_headlines_always_meet(texts):
    met = {member.id for group in find_duplicates([*texts, *texts]) for member in group.members}
    for at, text in enumerate(texts):
        if compare(text, text):
            assert {at, at + len(texts)} <= met


def test_identical_thousands_are_one_group():
    (group,) = find_duplicates(["افتتاح مدرسة جديدة في الحي الغربي"] * 20_000)
    assert len(group.members) == 20_000
    assert group.verdict is EXACT


def test_boilerplate_is_capped_and_says_so():
    texts = [f"أسعار العملات في السوق المحلية خلال تعاملات الصباح رقم {n}" for n in range(1500)]
    groups = find_duplicates(texts)
    assert groups == ()
    assert groups.capped > 0


def test_near_thousands_stay_together():
    letters = "بتثجحخدذرزسشصضطظعغقكلمنهي"
    words = [a + b + c + "ر" for a in letters[:12] for b in letters[:12] for c in letters[:5]]
    groups = find_duplicates([f"البلدية تطلق حملة واسعة لنظافة الشواطئ {word}" for word in words])
    assert sum(len(group.members) for group in groups) >= len(words) * 0.98


def test_long_headlines():
    words = [f"{'بتثجحخدذرزسشصضطظعغقكلمني'[n % 23]}{'ابتثجحخدذرز'[n % 11]}{n}" for n in range(10_000)]
    long = " ".join(words)
    other = " ".join([*words[:5000], "كلمة", *words[5001:]])
    assert verdict(long, other) in (NEAR, TEMPLATE)
    assert find_duplicates([long, long, other])


@QUICK
@given(st.lists(HEADLINE, max_size=8))
def test_index_finds_what_compare_finds(texts):
    index = DuplicateIndex()
    for at, text in enumerate(texts):
        asked = index.find(text)
        assert index.add(at, text) == asked
        for member in asked:
            match = compare(text, member.text)
            assert match is not None
            assert (match.verdict, match.score, match.differences) == member[2:]
        if compare(text, text):
            assert {n for n in range(at) if texts[n] == text} <= {member.id for member in asked}
    assert len(index) == len(texts)


def test_index_add_find_remove():
    index = DuplicateIndex()
    assert index.add("a", GIVEN[0][1]) == ()
    (member,) = index.add("e", GIVEN[4][1])
    assert (member.id, member.verdict) == ("a", NEAR)
    assert [(a.of(GIVEN[4][1]), b.of(member.text)) for a, b, _ in member.differences] == [("تبدأ", "تطلق")]
    assert [member.verdict for member in index.find(GIVEN[0][1])] == [EXACT, NEAR]
    index.remove("a")
    assert [member.id for member in index.find(GIVEN[0][1])] == ["e"]
    assert "a" not in index
    with pytest.raises(KeyError):
        index.remove("a")
    with pytest.raises(KeyError, match="remove it first"):
        index.add("e", "نص آخر")
    index.add("a", GIVEN[0][1])
    assert [member.id for member in index.find(GIVEN[0][1])] == ["a", "e"]


def test_index_template_is_told_when_asked_for():
    plain, wide = DuplicateIndex(), DuplicateIndex(templates=True)
    for index in (plain, wide):
        index.add(1, GIVEN[1][1])
    assert plain.find(GIVEN[3][1]) == ()
    assert [member.verdict for member in wide.find(GIVEN[3][1])] == [TEMPLATE]


def test_index_window_and_expiry():
    index = DuplicateIndex(window=10)
    text = GIVEN[0][1]
    index.add("old", text, time=0)
    index.add("new", text, time=20)
    index.add("timeless", text)
    assert {member.id for member in index.find(text, time=25)} == {"new", "timeless"}
    assert {member.id for member in index.find(text)} == {"old", "new", "timeless"}
    assert index.expire(before=10) == 1
    assert {member.id for member in index.find(text)} == {"new", "timeless"}


def test_index_rebuilds_when_most_is_gone():
    index = DuplicateIndex()
    texts = [f"خبر {'ابتثجحخدذ'[n % 9]}{n} عن المدينة {n * 7}" for n in range(2600)]
    index.extend(enumerate(texts))
    for n in range(2500):
        index.remove(n)
    assert [member.id for member in index.find(texts[2550])] == [2550]
    assert len(index) == 100


def test_index_with_thousands_of_one_headline_answers_with_few():
    index = DuplicateIndex(limit=5)
    index.extend((n, GIVEN[0][1]) for n in range(20_000))
    assert [member.verdict for member in index.find(GIVEN[0][1])] == [EXACT] * 5


@QUICK
@given(st.lists(st.tuples(HEADLINE, st.none() | st.integers(0, 99) | st.floats(0, 99)), max_size=6))
def test_dumps_and_loads_are_a_round_trip(rows):
    index = DuplicateIndex()
    for at, (text, time) in enumerate(rows):
        index.add(at if at % 2 else f"n{at}", text, time=time)
    data = index.dumps()
    again = DuplicateIndex.loads(data)
    assert again.dumps() == data
    for text, _ in rows:
        assert again.find(text) == index.find(text)
    cut = data[: len(data) * 2 // 3]
    with pytest.raises(DataError):
        DuplicateIndex.loads(cut)


def test_saved_files(tmp_path):
    index = DuplicateIndex()
    index.extend(GIVEN)
    path = tmp_path / "archive.index"
    path.write_bytes(b"old")
    path.chmod(0o640)
    index.save(path)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["archive.index"]
    assert DuplicateIndex.load(path).find(GIVEN[0][1]) == index.find(GIVEN[0][1])
    data = path.read_bytes()
    flipped = data[:-3] + bytes((data[-3] ^ 1,)) + data[-2:]
    later = data.replace(b"duplicates 2\n", b"duplicates 9\n")
    for bad, says in [
        (data[:-1], "cut short"),
        (data[:30], "cut short|damaged"),
        (b"", "not a saved index"),
        (b"PK\x03\x04 foreign", "not a saved index"),
        (flipped, "checksum"),
        (later, "version 9"),
    ]:
        path.write_bytes(bad)
        with pytest.raises(DataError, match=says) as caught:
            DuplicateIndex.load(path)
        assert "archive.index" in str(caught.value)
    with pytest.raises(OSError, match="nowhere"):
        index.save(tmp_path / "nowhere" / "x")


def test_a_file_of_the_first_version_is_read():
    rows = [["a", GIVEN[0][1], None], [7, GIVEN[4][1], 3.5]]
    body = zlib.compress((json.dumps(rows) + "\n").encode())
    head = f"arabclean duplicates 1\n2 {len(body)} {hashlib.sha256(body).hexdigest()}\n".encode()
    index = DuplicateIndex.loads(head + body)
    assert [member.id for member in index.find(GIVEN[0][1])] == ["a", 7]
    assert DuplicateIndex.loads(index.dumps()).dumps() == index.dumps()


def test_a_file_of_a_program_that_read_words_otherwise_is_built_anew(monkeypatch):
    index = DuplicateIndex()
    index.extend(GIVEN)
    index.remove("b")
    with monkeypatch.context() as patch:
        patch.setattr("arabclean.duplicates.shelf._reading", lambda: "otherwise")
        data = index.dumps()
    again = DuplicateIndex.loads(data)
    assert len(again) == len(GIVEN) - 1
    for _, text in GIVEN:
        assert again.find(text) == index.find(text)


def test_gaps_of_removed_headlines_are_saved_and_filled():
    index = DuplicateIndex()
    index.extend([*GIVEN, ("twin", GIVEN[0][1]), ("third", GIVEN[0][1])])
    for id in ("a", "b", "twin"):
        index.remove(id)
    again = DuplicateIndex.loads(index.dumps())
    assert again.dumps() == index.dumps()
    again.add("b", GIVEN[1][1], time=2**60)
    again.add("a", GIVEN[0][1])
    assert [member.id for member in again.find(GIVEN[0][1]) if member.verdict is EXACT] == ["a", "third"]
    assert again.find(GIVEN[1][1])[0].id == "b"
    assert again.expire(before=2**61) == 1


@pytest.mark.parametrize("name", ["ids", "texts", "nodes", "lines", "stems", "postings", "numbers", "times"])
def test_parts_that_do_not_fit_are_damage(name):
    index = DuplicateIndex()
    index.extend(GIVEN, time=1)
    archive = unpack(index.dumps())
    part = archive.sections[name]
    for bad in (part[:-4], part + b"\0\0\0\1", b"", b"7"):
        with pytest.raises(DataError, match="damaged"):
            DuplicateIndex.loads(pack(archive.facts, {**archive.sections, name: bad}))
    with pytest.raises(DataError, match="damaged"):
        DuplicateIndex.loads(pack({}, archive.sections))


def test_index_is_safe_for_concurrent_readers():
    index = DuplicateIndex()
    index.add("first", GIVEN[0][1])
    failures = []

    def read():
        for _ in range(20):
            if not any(member.id == "first" for member in index.find(GIVEN[4][1])):
                failures.append("lost")

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(100):
        index.add(n, f"{GIVEN[7][1]} {n}")
    for thread in threads:
        thread.join()
    assert not failures


HEAD = "قمة طارئة لوزراء الصحة في عمّان"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (HEAD, EXACT),
        ("قمة طارئة لوزراء الصحة في عمان..", SAME),
        ("قمة طارئة لوزراء الصحه بعمان", NEAR),
        ("قمة طارئة لوزراء الصحة في عمّان بعد غد الأحد بمشاركة عشرين دولة", None),
        ("قمة طارئة لوزراء الصحه في عمّانن", NEAR),
        ("عقد وزراء الصحة قمة طارئة أمس", None),
        ("", None),
    ],
)
def test_similar_headline(second, expected):
    match = similar_headline(HEAD, second)
    assert (match and match.verdict) is expected
    assert match is None or match.score >= 0.9


LONG = (
    "وأوضح البيان أن الفرق الفنية انتشرت على طول الطريق الساحلي منذ ساعات الفجر الأولى وبدأت إزالة الأتربة "
    "والأحجار التي جرفتها السيول من الأودية القريبة وأن العمل سيستمر حتى تعود الحركة إلى ما كانت عليه قبل العاصفة "
    "وطلب من السائقين أن يسلكوا الطريق البديل وأن يتبعوا إرشادات رجال المرور عند كل مفترق وجسر في المنطقة"
)


def test_repeated_sentences():
    sentence = "وأوضح البيان أن الفرق الفنية انتشرت على طول الطريق الساحلي."
    texts = [
        sentence,
        "المصدر: وكالات",
        "وأوضحَ البيان ان الفرق الفنية انتشرت على طول الطريق الساحلي",
        "المصدر: وكالات",
        "وأوضح البيان أن الفرق الفنية انتشرت على طول الطريق الجبلي.",
        "وأوضح البيان أن 30 عاملا انتشروا منذ الفجر على طول الطريق",
        "وأوضح البيان أن 40 عاملا انتشروا منذ الفجر على طول الطريق",
        LONG,
        LONG.replace("الأتربة", "الركام"),
    ]
    found = repeated(texts)
    assert [(r.first, r.second, r.match.verdict) for r in found] == [(0, 2, SAME), (0, 4, NEAR), (7, 8, NEAR)]
    ((a, b, change),) = found[1].match.differences
    assert (a.of(texts[0]), b.of(texts[4]), change) == ("الساحلي", "الجبلي", Change.WORD)
    assert [(r.first, r.second) for r in repeated(texts, templates=True)] == [(0, 2), (0, 4), (5, 6), (7, 8)]
    assert repeated(texts, min_words=100) == ()


@QUICK
@given(st.lists(HEADLINE, max_size=8))
def test_repeated_never_raises(texts):
    for first, second, match in repeated([*texts, *texts], min_words=1):
        assert 0 <= first < second < 2 * len(texts)
        for a, b, _ in match.differences:
            assert a.end <= len([*texts, *texts][first])
            assert b.end <= len([*texts, *texts][second])


def test_repeated_paragraphs_stand_where_they_say():
    body = "أعلنت الوزارة في بيان رسمي اليوم أن الأعمال ستبدأ مطلع الشهر المقبل"
    articles = [("a", f"عنوان\n\n {body} \r\nفقرة أخرى"), ("b", f"{body.replace('الأعمال', 'الأشغال')}\n{body}")]
    first, second = repeated_paragraphs(articles)
    assert (first.first.article, first.second.article) == ("a", "b")
    assert (first.match.verdict, second.match.verdict) == (NEAR, EXACT)
    texts = dict(articles)
    for found in (first, second):
        for passage in found[:2]:
            assert passage.span.of(texts[passage.article]) == passage.text == passage.text.strip()
    assert [item.first.article for item in repeated_paragraphs(text for _, text in articles)] == [0, 0]
    with pytest.raises(ValueError, match="at least 1"):
        repeated_paragraphs(articles, min_words=0)


def test_long_near_paragraphs_meet_by_their_sketches():
    words = [f"{'بتثجحخدذرزسشصضطظعغقكلمني'[n % 23]}{'ابتثجحخدذرز'[n % 11]}{n}" for n in range(4000)]
    texts = []
    for at in range(0, 4000, 100):
        own = words[at : at + 100]
        texts += [" ".join(own), " ".join([*own[:30], "كلمة", *own[31:]])]
    assert [(item.first, item.second) for item in repeated(texts, templates=True)] == [
        (at, at + 1) for at in range(0, 80, 2)
    ]


@pytest.mark.parametrize("value", [-0.1, 1.1, 2, float("nan"), float("inf")])
def test_odd_thresholds_are_refused(value):
    with pytest.raises(ValueError, match="between 0 and 1"):
        compare("أ", "ب", threshold=value)
    with pytest.raises(ValueError, match="between 0 and 1"):
        find_duplicates([], threshold=value)
    with pytest.raises(ValueError, match="between 0 and 1"):
        DuplicateIndex(threshold=value)


def test_odd_options_of_an_index_are_refused():
    for options in ({"limit": 0}, {"window": -1}, {"window": float("nan")}):
        with pytest.raises(ValueError, match=r"limit|window"):
            DuplicateIndex(**options)
        with pytest.raises(ValueError, match=r"limit|window"):
            DuplicateIndex.loads(DuplicateIndex().dumps(), **options)


def test_bad_headlines_live_together():
    long = " ".join(f"كلمة{n}" for n in range(10_000))
    bad = ["", " ", "ًٌٍ", "ـــ", "!!", "عاجل", "عاجل", "\ud800", "\x00", long, long + " زيادة", "Breaking: سوق مال up 3%"]
    groups = find_duplicates(enumerate(bad))
    assert [[member.id for member in group.members] for group in groups] == [[5, 6], [9, 10]]
    index = DuplicateIndex()
    for at, text in enumerate(bad):
        index.add(at, text)
    assert [member.id for member in index.find(long)] == [9, 10]
    again = DuplicateIndex.loads(index.dumps())
    assert [again.text(at) for at in range(len(bad))] == bad


def test_what_is_heavy_is_loaded_when_it_is_needed():
    code = (
        "import sys; from arabclean.duplicates import similar_headline as alike; "
        "alike('«قمة» طارئة في عَمّان: 3 ملفات', 'قمة طارئة في عمان، 3 ملفات'); "
        "sys.exit(bool({'rapidfuzz', 'regex'} & {*sys.modules}))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1], check=False).returncode == 0


@pytest.mark.parametrize("letter", ["ñ", "日", "ⅳ", "\u06d5", "e\u0301"])
def test_words_of_other_scripts_are_words(letter):
    assert verdict(f"شركة {letter}x{letter} تعلن أرباحها", f"شركة «{letter}x{letter}» تعلن أرباحها!") is SAME
