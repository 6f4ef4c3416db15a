"""The policy: what is protected, what yields, what quoting changes, what a fix may do."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

import arabclean
from arabclean import Checker, ConfigError, Document, Edit, Finding, Fix, Rule, RuleInfo, Safety, Severity, Span
from arabclean.checker import Engine
from arabclean.rules.word_list import WordListRule
from arabclean.text import apply
from arabclean.text.record import replace

from .strategies import prose, texts

INFO = next(rule.info for rule in arabclean.builtin_rules() if rule.info.slug == "latin-comma")


class Word:
    """A rule that reports every occurrence of a word."""

    def __init__(self, word: str, better: str = "", **changes: object) -> None:
        self.info: RuleInfo = replace(INFO, **{"slug": f"word-{word}", "code": "AR999", **changes})  # type: ignore[arg-type]
        self._word = word
        self._better = better

    def check(self, document: Document) -> Iterator[Finding]:
        for token in document.tokens:
            if token.form == self._word:
                yield self.info.finding(document, token.span, self._better)


def found(text: str, *rules: Rule) -> list[tuple[str, str]]:
    return [(f.slug, f.text) for f in Checker(rules).check(text)]


@pytest.mark.parametrize(
    "text",
    ["راجع https://x.example/كلب", "#كلب", "﴿كلب﴾", "`كلب`", "<a title='كلب'>"],
)
def test_findings_in_protected_spans_are_dropped(text: str) -> None:
    assert found(text, Word("كلب")) == []
    assert found(f"كلب {text}", Word("كلب")) == [("word-كلب", "كلب")]


def test_last_resort_yields() -> None:
    last = Word("كلب", slug="last", last_resort=True)

    assert found("كلب هنا", last) == [("last", "كلب")]
    assert found("كلب هنا", last, Word("كلب")) == [("word-كلب", "كلب")]
    assert found("كلب قط", last, Word("قط")) == [("last", "كلب"), ("word-قط", "قط")]


def test_quoted_words_are_left_to_a_person() -> None:
    rule = Word("كلب", "قط", severity=Severity.WARNING)
    (quoted,) = Checker([rule]).check("قال: «رأيت كلب الجيران أمس»")
    (plain,) = Checker([rule]).check("رأى كلب الجيران أمس")

    assert (quoted.severity, quoted.safety) == (Severity.INFO, Safety.REVIEW)
    assert (plain.severity, plain.safety) == (Severity.WARNING, Safety.SAFE)


def test_spaces_and_marks_in_a_quotation_may_be_mended() -> None:
    text = "قال: «لن نعود إلى هنا ، ولن ننسى»"

    assert arabclean.fix(text).text == "قال: «لن نعود إلى هنا، ولن ننسى»"


def test_several_suggestions_are_never_safe() -> None:
    info = Word("كلب").info
    document = Document("كلب")

    assert info.finding(document, Span(0, 3), "قط").safety is Safety.SAFE
    assert info.finding(document, Span(0, 3), "قط", "فأر").safety is Safety.REVIEW


def test_suggestions_replace_the_span() -> None:
    finding = INFO.finding(
        Document("ابجد"),
        Span(1, 3),
        fixes=[
            Fix((Edit.replace(2, 3, "X"),), Safety.SAFE),
            Fix((Edit.replace(0, 1, "Y"),), Safety.SAFE),
            Fix((Edit.replace(1, 1, "Z"), Edit.replace(2, 3, "")), Safety.SAFE),
        ],
    )

    assert finding.suggestions == ("بX", "Zب")


def test_report_answers_the_gate() -> None:
    report = arabclean.check("وصل الوفد , ثم غادر")

    assert report.blocks(Severity.ERROR)
    assert not arabclean.check("وصل الوفد، ثم غادر").blocks(Severity.INFO)
    assert len(report) == len(report.findings) > 0
    assert report.at_least(severity=Severity.ERROR, safety=Safety.SAFE).findings == report.findings
    assert {"arabclean"} <= set(report.versions)


def test_lines_and_columns_are_one_based_code_points() -> None:
    (finding,) = arabclean.check("سطر 😀 أول\r\nالناطق بإسم الجيش")

    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (2, 8, 2, 12)
    assert finding.message("ar") != finding.message("en")
    with pytest.raises(ValueError, match="'ar' or 'en'"):
        finding.message("fr")


def test_configuration_chooses_rules_and_severities() -> None:
    text = "وصل الوفد , ثم قال بإسم الجميع"
    slugs = {f.slug for f in Checker.from_config({}).check(text)}
    assert {"latin-comma", "wasl-noun"} <= slugs

    assert {f.slug for f in Checker.from_config({"select": ["AR3"]}).check(text)} == {"wasl-noun"}
    assert "wasl-noun" not in {f.slug for f in Checker.from_config({"ignore": ["AR302"]}).check(text)}
    lowered = Checker.from_config({"select": ["wasl-noun"], "severity": {"wasl-noun": "info"}})
    assert [f.severity for f in lowered.check(text)] == [Severity.INFO]


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ({"selekt": []}, "did you mean 'select'"),
        ({"select": ["wasl-nuon"]}, "did you mean 'wasl-noun'"),
        ({"select": "AR3"}, "list of strings"),
        ({"profile": "strictest"}, "no profile 'strictest'"),
        ({"severity": {"wasl-noun": "fatal"}}, "error"),
        ({"packs": ["/nowhere/pack.toml"]}, "/nowhere/pack.toml"),
        ({"severity": ["x"]}, "must be a table"),
    ],
)
def test_bad_configuration_is_named(config: dict[str, object], says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        Checker.from_config(config)


def test_the_seed_of_all_this() -> None:
    """The fault that gave the project its name: a joined word, a month and an invented possessive."""
    report = arabclean.check("أعلن في التاسع من تمزز الماضي خطة لتوزيعومساعدات الأسر، وهي شأن محلي بحتي.")

    assert [(f.slug, f.suggestions[0]) for f in report] == [
        ("misspelled-month", "تموز"),
        ("joined-words", "لتوزيع مساعدات"),
        ("typo-nonword", "بحت"),
    ]
    assert arabclean.check("راح يتمزز شرابه").findings == ()


@settings(max_examples=150)
@given(texts | prose)
def test_check_never_raises_and_spans_slice(text: str) -> None:
    for finding in arabclean.check(text):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.text == text[finding.start : finding.end]
        assert finding.message("ar")
        for fix in finding.fixes:
            apply(text, fix.edits)


@settings(max_examples=150)
@given(texts | prose)
def test_fix_settles_replays_and_repeats(text: str) -> None:
    for safety in ("safe", "review"):
        fixed = arabclean.fix(text, safety)

        assert fixed.settled
        assert apply(text, [applied.edit for applied in fixed.applied]) == fixed.text
        for applied in fixed.applied:
            assert text[applied.start : applied.end] == applied.before
            assert fixed.text[applied.out_start : applied.out_end] == applied.after
            assert applied.slug
        assert arabclean.fix(fixed.text, safety).text == fixed.text


@settings(max_examples=100)
@given(prose)
def test_safe_fixes_keep_digits_and_protected_spans(text: str) -> None:
    fixed = arabclean.fix(text).text

    assert [c for c in fixed if c.isdecimal()] == [c for c in text if c.isdecimal()]
    assert fixed.count("https://a.b/c") == text.count("https://a.b/c")


@pytest.mark.parametrize(
    "text",
    [
        "\ud800\udfff\x00",
        "\u064b" * 5000,
        "ـ" * 5000,
        "«" * 3000,
        "((" * 3000,
        "\u200f" * 3000,
        ". " * 3000,
        "و" * 4000,
    ],
)
def test_hostile_text_is_checked(text: str) -> None:
    arabclean.check(text)
    assert arabclean.fix(text).settled


def test_ten_megabytes_on_one_line() -> None:
    text = "قال الوزير ، إن الخطة جاهزة " * 180_000

    assert len(text.encode()) > 8_000_000
    (finding,) = Checker.from_config({"select": ["AR205"]}).check(text)
    assert len(finding.related) == 180_000 - 1


def test_one_checker_serves_threads() -> None:
    checker = Checker()
    text = "المتحدث بإسم البلدية , قال حيث أن الطريق مغلق .. وتأمينواحتياجات السكان"
    expected = checker.check(text).findings
    results: list[bool] = []

    def work() -> None:
        results.extend(checker.check(text).findings == expected for _ in range(10))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == [True] * 40


class TestWordList:
    """What an entry of a ``[[rule.word]]`` table can say."""

    @staticmethod
    def found(text: str, *entries: dict[str, object], house: dict[str, str] | None = None) -> list[tuple[str, ...]]:
        rule = WordListRule.from_table(INFO, entries, "test", house)
        return [(finding.text, *finding.suggestions) for finding in Engine([rule]).check(text)]

    def test_phrase_keeps_the_clitics_of_its_first_word(self) -> None:
        rest = {"wrong": "الرغم من", "right": "رغم"}
        assert self.found("وبالرغم من ذلك", rest) == [("وبالرغم من", "وبرغم")]
        assert self.found("وبالرغم من ذلك", {**rest, "proclitics": False}) == []
        assert self.found("وعلى ضوء ما جرى", {"wrong": "على ضوء", "right": "في ضوء"}) == [("وعلى ضوء", "وفي ضوء")]
        assert self.found("على\nضوء", {"wrong": "على ضوء", "right": "في ضوء"}) == []

    def test_neighbours(self) -> None:
        entry = {"wrong": "سوى", "right": "سواء", "before": ["كان", "أكان"], "not_after": "ليس"}
        assert self.found("سوى كان حاضرًا", entry) == [("سوى", "سواء")]
        assert self.found("سوى الحاضرين", entry) == self.found("ليس سوى كان", entry) == []

    def test_several_corrections_are_a_choice_and_none_is_a_hint(self) -> None:
        assert self.found("هذا زين", {"wrong": "زين", "right": ["حسن", "جيد"]}) == [("زين", "حسن", "جيد")]
        assert self.found("هذا زين", {"wrong": "زين"}) == [("زين",)]

    def test_switch(self) -> None:
        entry = {"wrong": "مائة", "right": "مئة", "when": "hundred=مئة"}
        assert self.found("مائة رجل", entry) == []
        assert self.found("مائة رجل", entry, house={"hundred": "مئة"}) == [("مائة", "مئة")]

    def test_unknown_key(self) -> None:
        with pytest.raises(ConfigError, match="may have"):
            self.found("", {"wrong": "سوى", "rigth": "سواء"})
