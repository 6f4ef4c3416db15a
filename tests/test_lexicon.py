"""The lexicon on real words: is it one, how common, what was meant, where was the space."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabclean.errors import DataError
from arabclean.lexicon import House, Judgement, Lexicon, Listing, Seam, Source, clitic
from arabclean.lexicon.count import SCALES, pack, unpack
from arabclean.lexicon.house import parse_words, read_hunspell, read_words

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
LEXICON = Lexicon.open()

arabic = st.text(LETTERS, max_size=30)
anything = st.text(max_size=50) | st.text(st.characters(codec=None), max_size=20) | arabic


# --- is it a word


@pytest.mark.parametrize("form", ["كتاب", "وسيكتبونها", "تمزز", "انه", "شيئا", "شيئاً", "فبالحكومة"])
def test_hunspell_forms_are_accepted(form: str) -> None:
    assert LEXICON.accepts(form)


@pytest.mark.parametrize("form", ["داعشياهم", "الحكوكة", "وتأمينواحتياجات", "بإسم", "", "book"])
def test_what_no_dictionary_has_is_not_accepted(form: str) -> None:
    assert not LEXICON.accepts(form)


@pytest.mark.parametrize("form", ["إدلب", "غوغل", "السيبراني", "الحكومة", "وللحكومة", "داعش", "أغسطس"])
def test_words_in_use_are_attested(form: str) -> None:
    assert LEXICON.attested(form)


@pytest.mark.parametrize("form", ["تمزز", "الحكوكة", "أغسطص", "وتأمينواحتياجات", "", "a", "\0"])
def test_words_that_nobody_writes_are_not_attested(form: str) -> None:
    assert not LEXICON.attested(form)


def test_counts_are_kept_by_kind_of_text() -> None:
    common, slip = LEXICON.count("أنه"), LEXICON.count("انه")
    assert common.careful > 100_000
    assert slip.careful < 200
    assert slip.news > 1000
    assert LEXICON.count("تمزز") == (0, 0, 0)
    assert common.total == common.careful + common.news + common.wiki


@given(st.integers(0, 2_000_000), st.integers(0, 200_000), st.integers(0, 200_000))
def test_packed_counts_are_about_right(careful: int, news: int, wiki: int) -> None:
    count = unpack(pack(careful, news, wiki))
    for true, about, slack in zip((careful, news, wiki), count, (0.13, 0.25, 0.25), strict=True):
        assert abs(true - about) <= slack * true
        assert (about == true) if true <= 3 else about > 3


def test_scales_reach_the_commonest_word() -> None:
    assert SCALES[0].floors[-1] > 1_800_000
    assert all(scale.level(scale.middle[level]) == level for scale in SCALES for level in range(1 << scale.bits))


# --- verdicts


@pytest.mark.parametrize(
    ("form", "meant"),
    [
        ("انه", "أنه"),
        ("الى", "إلى"),
        ("حتي", "حتى"),
        ("التى", "التي"),
        ("فى", "في"),
        ("هذة", "هذه"),
        ("ايران", "إيران"),
        ("الاسلحة", "الأسلحة"),
        ("مدرسه", "مدرسة"),
        ("الإجتماع", "الاجتماع"),
    ],
)
def test_known_slips_are_bad(form: str, meant: str) -> None:
    verdict = LEXICON.verdict(form)
    assert verdict == (Judgement.BAD, Source.LOOKALIKE, meant)


@pytest.mark.parametrize(
    "form", ["آلي", "علي", "إمام", "أمام", "كان", "كأن", "إلي", "عليه", "علية", "منة", "آن", "ابن"]
)
def test_real_words_with_common_lookalikes_are_good(form: str) -> None:
    assert LEXICON.verdict(form).judgement is Judgement.GOOD


def test_the_source_that_spoke_is_named() -> None:
    assert LEXICON.verdict("كتاب").source is Source.CAREFUL
    assert LEXICON.verdict("ناسداك").source is Source.NEWS
    assert LEXICON.verdict("تمزز") == (Judgement.GOOD, Source.HUNSPELL, None)
    assert LEXICON.verdict("الحكوكة") == (Judgement.UNKNOWN, Source.NOBODY, None)


# --- arabclean's own lists


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("إدلب", "places"),
        ("وبإدلب", "places"),
        ("لزيلينسكي", "name_variants"),
        ("للسعودية", "countries"),
        ("والميتافيرس", "loans"),
        ("إيميلاتهم", "loans"),
        ("فيديوه", "loans"),
        ("والسيبرانيين", "nisbas"),
        ("الروهينغية", "nisbas"),
        ("مسئوليته", "variants"),
    ],
)
def test_listed_words_are_good_with_what_is_written_onto_them(form: str, name: str) -> None:
    assert LEXICON.listing.name_of(form) == name
    assert LEXICON.accepts(form)
    assert LEXICON.attested(form)
    assert LEXICON.verdict(form).judgement is Judgement.GOOD


def test_a_list_speaks_where_the_counts_do_not() -> None:
    assert LEXICON.verdict("باخموت") == (Judgement.GOOD, Source.LIST, None)
    assert LEXICON.verdict("بالميتافيرس") == (Judgement.GOOD, Source.LIST, None)
    assert LEXICON.verdict("إسكتلندا") == (Judgement.GOOD, Source.LIST, None)  # a variant, though rare


@pytest.mark.parametrize("form", ["الباخموت", "باخموتهم", "سيبرانيهم", "زيلنيسكي", "إدلبا", "", "و", "\0", "ا" * 9999])
def test_names_take_no_article_and_adjectives_no_pronoun(form: str) -> None:
    assert LEXICON.listing.name_of(form) is None


@pytest.mark.parametrize("form", ["ايران", "اسطنبول", "الامريكية", "السعوديه", "موسي", "دكتوراة"])
def test_the_lists_do_not_hide_known_slips(form: str) -> None:
    assert LEXICON.verdict(form).judgement is Judgement.BAD


def test_without_lists_nothing_is_listed() -> None:
    assert Listing().name_of("إدلب") is None
    assert not Lexicon(LEXICON.forms, LEXICON.counts).is_listed("إدلب")


# --- what was meant


@pytest.mark.parametrize(
    ("form", "meant"),
    [
        ("الحكوكة", "الحكومة"),
        ("أغسطص", "أغسطس"),
        ("الاتنخابات", "الانتخابات"),
        ("لاكن", "لكن"),
        ("هاذا", "هذا"),
        ("المسؤلين", "المسؤولين"),
        ("الوزيير", "الوزير"),
        ("مجسل", "مجلس"),
        ("بدأو", "بدأوا"),
        ("تمزز", "تموز"),
        ("الدكنور", "الدكتور"),
        ("ظابط", "ضابط"),
        ("وبالحكوكة", "وبالحكومة"),
        ("الاسلحه", "الأسلحة"),
    ],
)
def test_the_word_that_was_meant_comes_first(form: str, meant: str) -> None:
    assert LEXICON.candidates(form)[0].form == meant


def test_a_known_slip_is_never_offered() -> None:
    assert "انه" not in [candidate.form for candidate in LEXICON.candidates("انخ", 50)]


def test_candidates_keep_to_their_limit() -> None:
    assert len(LEXICON.candidates("كناب", 3)) == 3
    assert LEXICON.candidates("كناب", 0) == ()


@settings(max_examples=60, deadline=None)
@given(arabic)
def test_every_candidate_is_attested_and_another_word(form: str) -> None:
    candidates = LEXICON.candidates(form)
    assert len({candidate.form for candidate in candidates}) == len(candidates) <= 5
    assert [candidate.score for candidate in candidates] == sorted((c.score for c in candidates), reverse=True)
    for candidate in candidates:
        assert candidate.form != form
        assert 0 < candidate.cost <= 100
        assert LEXICON.attested(candidate.form)
        assert LEXICON.verdict(candidate.form).judgement is not Judgement.BAD


# --- joined words


def test_a_joined_pair_is_split_with_and_without_the_waw() -> None:
    splits = LEXICON.splits("وتأمينواحتياجات")
    assert [(split.parts, split.seam) for split in splits] == [
        (("وتأمين", "احتياجات"), Seam.WAW),
        (("وتأمين", "واحتياجات"), Seam.PLAIN),
    ]
    assert Seam.WAW == "waw"


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("فيالعاصمة", ("في", "العاصمة")),
        ("محافظةحمص", ("محافظة", "حمص")),
        ("وزيرالدفاع", ("وزير", "الدفاع")),
        ("مجلسالأمن", ("مجلس", "الأمن")),
        ("ومعذلك", ("ومع", "ذلك")),
    ],
)
def test_the_likeliest_split_comes_first(form: str, parts: tuple[str, str]) -> None:
    assert LEXICON.splits(form)[0].parts == parts


@pytest.mark.parametrize("form", ["كفرتخاريم", "غوارديولا", "الحكوكة", "بورسعيد", "عندئذ", "بكوفيد", "قلم", ""])
def test_names_and_slips_are_not_split_into_scraps(form: str) -> None:
    assert LEXICON.splits(form) == ()


# --- any str at all


@settings(max_examples=150, deadline=None)
@given(anything)
def test_nothing_raises(form: str) -> None:
    LEXICON.accepts(form)
    LEXICON.attested(form)
    LEXICON.count(form)
    LEXICON.verdict(form)
    LEXICON.candidates(form)
    for split in LEXICON.splits(form):
        assert "".join(split.parts) == form or "و".join(split.parts) == form


@pytest.mark.parametrize("form", ["ا" * 1_000_000, "كتاب" * 250_000, "\ud800" * 1_000_000])
def test_a_word_of_a_million_letters_is_refused_at_once(form: str) -> None:
    start = time.perf_counter()
    assert not LEXICON.accepts(form)
    assert not LEXICON.attested(form)
    assert LEXICON.verdict(form).judgement is Judgement.UNKNOWN
    assert LEXICON.candidates(form) == ()
    assert LEXICON.splits(form) == ()
    assert time.perf_counter() - start < 10


# --- clitics


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("وبالحكومة", ("وبال", "حكومة", "")),
        ("للغة", ("لال", "لغة", "")),
        ("للحكومة", ("لال", "حكومة", "")),
        ("مدرسته", ("", "مدرسة", "ه")),
        ("مستواهم", ("", "مستوى", "هم")),
        ("كتبوه", ("", "كتبوا", "ه")),
        ("أبناؤها", ("", "أبناء", "ها")),
        ("فسيكتبونها", ("فس", "يكتبون", "ها")),
    ],
)
def test_clitics_come_off_and_go_back(form: str, parts: tuple[str, str, str]) -> None:
    found = {tuple(way): way for way in clitic.split(form)}
    assert parts in found
    if parts[1] != "أبناء":  # its hamza is written as its case has it, which the word alone does not tell
        assert found[parts].join(parts[1]) == form


def test_the_article_takes_no_pronoun() -> None:
    assert all(not way.pronoun for way in clitic.split("الكتابه") if way.lead.endswith("ال"))


# --- the house's own words


def test_house_words_are_good_as_written_or_with_clitics() -> None:
    house = parse_words(["# ours", "بلعبوس", "", "\ufeffزَغْلولٌ*  # a marked word"], "words.txt")
    lexicon = Lexicon(LEXICON.forms, LEXICON.counts, [house])
    assert lexicon.verdict("بلعبوس") == (Judgement.GOOD, Source.HOUSE, None)
    assert lexicon.accepts("زغلول")
    assert lexicon.accepts("وبالزغلول")
    assert not lexicon.accepts("وبلعبوس")
    assert not LEXICON.accepts("بلعبوس")


def test_a_broken_list_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("كتاب\nكتاب آخر\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.txt:2: 'كتاب آخر'"):
        read_words(path)
    path.write_bytes("كتاب\n".encode() + b"\xff\xfe\n")
    with pytest.raises(DataError, match=r"words\.txt:2: not UTF-8"):
        read_words(path)
    with pytest.raises(DataError, match=r"nowhere\.txt: the word list cannot be read"):
        Lexicon.open(words=[tmp_path / "nowhere.txt"])


def write_dictionary(folder: Path, entries: str) -> Path:
    (folder / "house.aff").write_text("SET UTF-8\nFLAG long\nPFX Wa Y 1\nPFX Wa 0 و .\n", encoding="utf-8")
    (folder / "house.dic").write_text(entries, encoding="utf-8")
    return folder / "house.dic"


def test_a_house_dictionary_joins_the_answer(tmp_path: Path) -> None:
    lexicon = Lexicon.open(hunspell=[write_dictionary(tmp_path, "1\nقرطبوش/Wa\n")])
    assert lexicon.accepts("قرطبوش")
    assert lexicon.verdict("وقرطبوش").source is Source.HOUSE
    assert not lexicon.accepts("بقرطبوش")
    for junk in ("", "\0", "\ud800", "قرطبوش\0"):
        assert not lexicon.accepts(junk)


def test_a_broken_dictionary_names_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"house\.dic:1: .* begins with the number"):
        read_hunspell(write_dictionary(tmp_path, "قرطبوش/Wa\n"))
    (tmp_path / "house.aff").unlink()
    with pytest.raises(DataError, match=r"house\.aff: the Hunspell dictionary cannot be read"):
        read_hunspell(tmp_path / "house.dic")


def test_an_empty_house_has_no_words() -> None:
    assert "كتاب" not in House()
