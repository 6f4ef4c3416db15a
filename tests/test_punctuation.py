"""What the rules on punctuation do beyond their examples: switches, choices, several places in one finding."""

from __future__ import annotations

import pytest

from arabclean import Checker, Finding, Safety
from arabclean.text import apply


def findings(slug: str, text: str, **house: str) -> list[Finding]:
    return list(Checker.from_config({"select": [slug], "house": house}).check(text))


def mended(slug: str, text: str, **house: str) -> str:
    (finding,) = findings(slug, text, **house)
    return apply(text, finding.fixes[0].edits)


@pytest.mark.parametrize(
    ("slug", "text", "right"),
    [
        ("quote-inner-space", "نشرته صحيفة « الفجر » أمس", "نشرته صحيفة «الفجر» أمس"),
        ("quote-inner-space", 'قال " لن أعود " وخرج', 'قال "لن أعود" وخرج'),
        ("quote-outer-space", "مجلة«العلوم»المصرية", "مجلة «العلوم» المصرية"),
        ("tatweel-dash", "الحفل ـ كما تقرر ـ سيقام غدًا", "الحفل - كما تقرر - سيقام غدًا"),
        ("dash-spacing", "الحفل -- كما تقرر -- سيقام غدًا", "الحفل - كما تقرر - سيقام غدًا"),
        ("missing-list-waw", "زار عمّان، دمشق، بيروت والقاهرة", "زار عمّان ودمشق وبيروت والقاهرة"),
        ("digit-letter-spacing", "في سنة1990عاد إلى بلده", "في سنة 1990 عاد إلى بلده"),
    ],
)
def test_one_finding_mends_all_sides(slug: str, text: str, right: str) -> None:
    """What belongs together is one finding: both sides of a quotation, both dashes of a remark, a whole list."""
    assert mended(slug, text) == right


@pytest.mark.parametrize(
    ("text", "right", "safety"),
    [
        ("وصلت ال قافلة مساء", "وصلت القافلة مساء", Safety.SAFE),
        ("الأمير خالد ال سعود", "الأمير خالد آل سعود", Safety.REVIEW),
        ("سلّمه لـ المدير", "سلّمه للمدير", Safety.REVIEW),
        ("باعه بـ 30 دينارًا", "باعه بـ30 دينارًا", Safety.REVIEW),
        ("أجاب ف قال نعم", "أجاب فقال نعم", Safety.REVIEW),
    ],
)
def test_a_letter_that_stands_alone(text: str, right: str, safety: Safety) -> None:
    (finding,) = findings("proclitic-detached", text)

    assert apply(text, finding.fixes[0].edits) == right
    assert finding.fixes[0].safety is safety


def test_angle_brackets_are_certain() -> None:
    (finding,) = findings("quote-mixed-pair", "صحيفة <<الرأي العام>> الكويتية")

    assert finding.suggestions == ("«الرأي العام»",)
    assert finding.safety is Safety.SAFE


def test_clashing_marks_are_a_choice() -> None:
    """At the end of a line the stop stays; inside one a person chooses."""
    (end,) = findings("doubled-punct", "عاد الجميع،.")
    (inside,) = findings("doubled-punct", "عاد الجميع،. ثم ناموا")

    assert end.suggestions == (".",)
    assert inside.suggestions == ("،", ".")
    assert inside.safety is Safety.REVIEW


@pytest.mark.parametrize(
    ("house", "right"),
    [
        ("«»", "قرأ «الأيام» و«النظرات» و«العبرات»"),
        ("“”", "قرأ “الأيام” و“النظرات” و“العبرات”"),
        ('""', 'قرأ "الأيام" و"النظرات" و"العبرات"'),
    ],
)
def test_the_house_chooses_its_quotation_marks(house: str, right: str) -> None:
    text = 'قرأ «الأيام» و“النظرات” و"العبرات"'

    assert mended("quote-style", text, quotes=house) == right
    assert findings("quote-style", right, quotes=house) == []


def test_quotation_marks_of_two_kinds_are_one_finding() -> None:
    (finding,) = findings("quote-style", 'قرأ "الأيام" و“النظرات” و"العبرات" و“المساكين” و"ماجدولين"')

    assert finding.text == "“النظرات”"
    assert [span.of('قرأ "الأيام" و“النظرات” و"العبرات" و“المساكين” و"ماجدولين"') for span in finding.related] == [
        "“المساكين”"
    ]
    assert len(finding.fixes[0].edits) == 4


@pytest.mark.parametrize(
    ("house", "text", "right"),
    [
        ("latin", "وصل ١٥ عاملًا و٣٫٥ أطنان", "وصل 15 عاملًا و3.5 أطنان"),
        ("arabic-indic", "وصل 15 عاملًا عام 1999", "وصل ١٥ عاملًا عام ١٩٩٩"),
    ],
)
def test_the_house_chooses_its_digits(house: str, text: str, right: str) -> None:
    assert mended("digits-mixed-text", text, digits=house) == right
    assert findings("digits-mixed-text", right, digits=house) == []


def test_the_house_chooses_its_g() -> None:
    assert mended("foreign-letter", "قرية گرمسين", g="ك") == "قرية كرمسين"
    assert mended("foreign-letter", "قرية گرمسين", g="ج") == "قرية جرمسين"


def test_substitutes_become_the_marks_of_the_article() -> None:
    assert mended("quote-substitute", "قرأ «الأيام» ثم ''النظرات''") == "قرأ «الأيام» ثم «النظرات»"
    assert mended("quote-substitute", "قرأ ''النظرات''", quotes="“”") == "قرأ “النظرات”"


@pytest.mark.parametrize(
    "text",
    [
        "قال ”نعم“ ثم قال ”لا“ ومضى.",
        "كتب: ”سنعود.“ ثم كتب ”قريبًا“ وسكت.",
    ],
)
def test_the_other_legal_order_of_curly_marks(text: str) -> None:
    """On a line that opens with ” the mark “ closes: no space is missing after the one or needless after the other."""
    assert list(Checker.from_config({"select": ["AR2"], "ignore": ["AR240"]}).check(text)) == []


def test_a_dash_of_tatweel_is_no_double_space() -> None:
    """The folded view has no tatweel; the two spaces around it are not two spaces."""
    checker = Checker.from_config({"select": ["double-space", "space-before-punct"]})

    assert checker.fix("القاهرة ـ أ ش أ").text == "القاهرة ـ أ ش أ"


CLEAN = [
    "قال الوزير، في مؤتمر صحفي عقده أمس، إن الخطة جاهزة للتنفيذ.",
    "وأضاف: «لن نقبل بأقل من ذلك»، مشيرًا إلى أن الموعد لم يتحدد بعد.",
    "بلغت نسبة النمو 3.5% عام 2019، مقابل 2.8% في العام السابق.",
    "اتفق الجانبان، خلال لقاء جمعهما في عمّان، على تشكيل لجنة مشتركة.",
    "هل تعود المفاوضات إلى مسارها؟ سؤال يطرحه كثيرون.",
    "زار الوفد تونس والجزائر والمغرب، ثم عاد إلى القاهرة.",
    "إن المدير العام، الذي تسلم منصبه قبل شهر، سيقدم خطته غدًا.",
    "أما الفريق الضيف، فقد اكتفى بالدفاع طوال الشوط الثاني.",
    "ولد الشاعر في حلب (سوريا) سنة 1915، وتوفي في بيروت سنة 1990.",
    "قال د. سامي حداد إن اللقاح آمن، ودعا إلى الإسراع في التطعيم.",
    "شاركت في القمة 20 دولة، منها فرنسا وألمانيا وإيطاليا.",
    "تحت عنوان «المدينة والنهر»، افتُتح المعرض في قاعة الفنون.",
    "انطلقت الحافلة في الساعة 7:30 صباحًا من محطة الحجاز.",
    "كتب على صفحته: «أشكركم جميعًا... لقد كانت رحلة طويلة».",
    "يمتد المشروع من 2020 إلى 2025، بكلفة تتراوح بين 10 و15 مليون دينار.",
    "حضر اللقاء رئيس البلدية - وهو طبيب سابق - وعدد من الأعيان.",
    'قرأت مقالًا في "الحياة"، وآخر في "السفير".',
    "في المقابل، لم تعلق الشركة على الخبر.",
    "وفي سياق متصل، أعلنت الهيئة أنها ستدرس الطلب.",
    "لم يعرف أحد متى يعود، ولا كيف ينفق على أسرته.",
    "يعمل في شركة Microsoft منذ 2015، ويقيم في Seattle.",
    "انتهت المباراة بفوز الأهلي 2-1، وسط حضور جماهيري كبير.",
    "التقى الرئيس بالوزراء؛ لأن الأزمة لم تعد تحتمل التأجيل.",
    "قال الراوي: إننا قوم لا نعرف الكذب.",
    "بحسب التقرير، كان عدد المصابين أقل من المتوقع.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_good_arabic_is_left_alone(text: str) -> None:
    """Paired commas, numbers, quotations, remarks and names draw nothing from the default rules of the two families."""
    checker = Checker()
    found = [f for f in checker.check(text) if f.code[:3] in ("AR1", "AR2")]

    assert [(f.slug, f.text) for f in found] == []


def test_lone_and_turning_direction_controls_are_reported() -> None:
    def spans(text: str) -> list[tuple[int, int]]:
        return [tuple(finding.span) for finding in findings("bidi-control", text)]

    assert spans("نام \u202bالطفل باكرًا.") == [(4, 5)]
    assert spans("نام الطفل\u202c باكرًا.") == [(9, 10)]
    assert spans("قال \u202eالطفل\u202c نعم.") == [(4, 5)]
    assert spans("قالت \u2066Google LLC\u2069 إنها ستعود.") == []
