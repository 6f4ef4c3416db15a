"""What a document knows: tokens with their clitics, line kinds, sentences, protected spans, quotations."""

from __future__ import annotations

import pytest
from hypothesis import given

from arabclean.document import Document, LineKind
from arabclean.text import Span
from arabclean.tokens import Kind, Stem, stems

from .strategies import texts

ARTICLE = """افتتاح جسر جديد في صور

افتتاح جسر جديد في صور
خاص – فريق التحرير
افتتحت وزارة الأشغال أمس جسرًا جديدًا في مدينة صور بعد عامين من العمل.
مواصفات الجسر
وقال المهندس د. سامي حداد إن طول الجسر 1.5 كم. وأضاف: «سيخدم الجسر سكان القرى المجاورة».
- مساران للسيارات
1) ممر للمشاة
صورة الجسر من الجو
"""


def test_line_kinds() -> None:
    assert [line.kind for line in Document(ARTICLE).lines] == [
        LineKind.HEADLINE,
        LineKind.EMPTY,
        LineKind.REPEATED_HEADLINE,
        LineKind.BYLINE,
        LineKind.BODY,
        LineKind.SUBHEADING,
        LineKind.BODY,
        LineKind.LIST_ITEM,
        LineKind.LIST_ITEM,
        LineKind.CAPTION,
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("وصل الوفد أمس.", LineKind.BODY), ("وصول الوفد", LineKind.HEADLINE), ("غادر الوفد القاعة..", LineKind.BODY)],
)
def test_a_sentence_alone_is_body_and_a_phrase_alone_a_heading(text: str, kind: LineKind) -> None:
    assert Document(text).lines[0].kind is kind


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("وصل د. سامي. ثم غادر.", ["وصل د. سامي.", "ثم غادر."]),
        ("عاش في القرن الثالث ق.م. في بابل.", ["عاش في القرن الثالث ق.م. في بابل."]),
        ("بلغ 3.5 كم. انتهى", ["بلغ 3.5 كم.", "انتهى"]),
        ("هل عاد؟ نعم!", ["هل عاد؟", "نعم!"]),
        ("قال: «انتهى.» ثم خرج", ["قال: «انتهى.»", "ثم خرج"]),
        ("سطر أول\r\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("مصر، والأردن؛ ولبنان", ["مصر، والأردن؛ ولبنان"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in Document(text).sentences] == sentences


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("راجع https://a.example/b?c=1، ثم عد", {"https://a.example/b?c=1": "url"}),
        ("اكتب إلى a.b@c.example أو @user أو #وسم", {"a.b@c.example": "email", "@user": "name", "#وسم": "hashtag"}),
        (
            "نص <b>غليظ</b> و[[رابط]] و&nbsp;",
            {"<b>": "markup", "</b>": "markup", "[[رابط]]": "markup", "&nbsp;": "markup"},
        ),
        ("الساعة 10:30 يوم 7/9/2021 بسعر 1,250", {"10:30": "number", "7/9/2021": "number", "1,250": "number"}),
        ("قال ﴿وقل رب زدني علما﴾ ثم", {"﴿وقل رب زدني علما﴾": "quran"}),
        ("شركة Green Field أعلنت", {"Green Field": "latin"}),
        ("سطر عربي\nچند پند گفت", {"چند پند گفت": "language"}),
        (
            "ألا ليت الشباب يعود يوما      فأخبره بما فعل المشيب",
            {"ألا ليت الشباب يعود يوما      فأخبره بما فعل المشيب": "verse"},
        ),
        ("المجلد ../a/b.txt والأمر `x, y`", {"../a/b.txt": "code", "`x, y`": "code"}),
        ("وصل الوفد، ثم غادر.", {}),
    ],
)
def test_protected_spans(text: str, kinds: dict[str, str]) -> None:
    assert {p.span.of(text): p.kind for p in Document(text).protected} == kinds


def test_quotations_are_speech_not_titles() -> None:
    text = 'قال: «لن نعود إلى هنا» عن فيلم «الأرض» و"سوف نبقى في البيت" ثم “خرج”'

    assert [span.of(text) for span in Document(text).quotations] == ["«لن نعود إلى هنا»", '"سوف نبقى في البيت"']


def test_tokens() -> None:
    text = "قَالَ الوزيـــر: 12,5% (BBC)!"

    assert [(t.span.of(text), t.form, t.kind) for t in Document(text).tokens] == [
        ("قَالَ", "قال", Kind.WORD),
        ("الوزيـــر", "الوزير", Kind.WORD),
        (":", ":", Kind.MARK),
        ("12,5", "12,5", Kind.NUMBER),
        ("%", "%", Kind.MARK),
        ("(", "(", Kind.MARK),
        ("BBC", "BBC", Kind.LATIN),
        (")", ")", Kind.MARK),
        ("!", "!", Kind.MARK),
    ]


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("بالكتاب", Stem("بال", "كتاب")),
        ("وللمدرسة", Stem("ولل", "مدرسة")),
        ("فسيكتب", Stem("فس", "يكتب")),
        ("وزير", Stem("", "وزير")),
        ("كالبحر", Stem("كال", "بحر")),
    ],
)
def test_stems(form: str, reading: Stem) -> None:
    assert reading in stems(form)
    assert stems(form)[0] == Stem("", form)


@given(texts)
def test_everything_lies_inside_the_text(text: str) -> None:
    document = Document(text)
    spans = [
        *(line.span for line in document.lines),
        *document.sentences,
        *(protected.span for protected in document.protected),
        *document.quotations,
    ]
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text)
    last = Span(0, 0)
    for token in document.tokens:  # two tokens share a span only where one letter of a foreign cluster became several
        assert last.start <= token.start < token.end <= len(text)
        assert last.end <= token.end
        last = token.span
    assert document.lines == () or document.lines[-1].span.end <= len(text)


@given(texts)
def test_tokens_are_where_the_view_says(text: str) -> None:
    """The quick walk over the regions of the view gives what asking the map for each token gives."""
    view = Document(text).folded
    for token in Document(text).tokens:
        span = view.map.to_result(token.span)
        assert token.form in view.text[span.start : span.end]
