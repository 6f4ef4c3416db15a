"""The model of context: its table, its scores, and the decisions made from them."""

from __future__ import annotations

import random
from math import exp, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabclean import Checker, Document, Finding, Safety, Span
from arabclean.context import EDGE, Decision, Evidence, Model, NGrams, Window, lookalikes
from arabclean.context.decision import change
from arabclean.context.ngram import LOGS, RATIO, level_of, packed
from arabclean.defaults import builtin_rules, default_model, default_ranking
from arabclean.errors import DataError
from arabclean.resources import open_table, table_bytes
from arabclean.rules.context import ConfusedWord
from arabclean.rules.packaged import made
from arabclean.rules.window import window
from arabclean.text.record import replace

from .strategies import texts


@pytest.fixture(scope="module")
def model() -> Model:
    return default_model()


@pytest.fixture(scope="module")
def rule() -> ConfusedWord:
    return next(rule for rule in map(made, builtin_rules()) if isinstance(rule, ConfusedWord))


class TestTable:
    """What is packed is found again, and hardly anything else."""

    @pytest.fixture
    def counts(self) -> dict[bytes, int]:
        chance = random.Random(1)
        return {f"كلمة{number} تالية".encode(): chance.randrange(1, 50_000) for number in range(5000)}

    @pytest.fixture
    def ngrams(self, counts: dict[bytes, int], tmp_path_factory: pytest.TempPathFactory) -> NGrams:
        fields, units = packed(counts.items(), 9)
        path = tmp_path_factory.mktemp("table") / "x.ngrams"
        path.write_bytes(table_bytes(fields, units))
        return NGrams(open_table(path))

    def test_every_count_is_right_within_a_step(self, ngrams: NGrams, counts: dict[bytes, int]) -> None:
        for key, count in counts.items():
            assert abs(ngrams.log_count(key) - log(count)) <= log(RATIO) / 2 + 1e-9

    def test_an_unseen_sequence_is_hardly_ever_taken_for_a_seen_one(self, ngrams: NGrams) -> None:
        assert sum(ngrams.level(f"غائبة {number}".encode()) > 0 for number in range(20_000)) < 20

    def test_the_empty_table(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        fields, units = packed([], 3)
        path = tmp_path_factory.mktemp("table") / "x.ngrams"
        path.write_bytes(table_bytes(fields, units))
        assert NGrams(open_table(path)).level("في".encode()) == 0

    @pytest.mark.parametrize("fields", [{}, {"bucket_bits": "x", "entries": "1"}, {"bucket_bits": "3", "entries": "9"}])
    def test_a_head_that_lies_is_refused(
        self, fields: dict[str, str], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        path = tmp_path_factory.mktemp("table") / "x.ngrams"
        path.write_bytes(table_bytes(fields, packed([], 3)[1]))
        with pytest.raises(DataError, match="reinstall"):
            NGrams(open_table(path))

    def test_levels_keep_the_order_of_counts(self) -> None:
        levels = [level_of(count) for count in (1, 2, 3, 10, 100, 10_000, 10**9)]
        assert levels == sorted(set(levels))
        assert LOGS[level_of(1)] == 0.0


class TestLookalikes:
    """One slip away, both ways."""

    @given(st.text(alphabet="ابتةهويىأإآءؤئضظدذزلمن", min_size=2, max_size=8))
    def test_what_is_like_me_is_like_me(self, form: str) -> None:
        for other, kind in lookalikes(form).items():
            assert other != form
            if kind not in ("two", "final", "alef", "medial"):
                assert form in lookalikes(other), (form, other, kind)

    @pytest.mark.parametrize(
        ("form", "other", "kind"),
        [
            ("والى", "وإلى", "alef"),
            ("للاعلام", "للإعلام", "alef"),
            ("مدرسه", "مدرسة", "teh"),
            ("مبني", "مبنى", "yeh"),
            ("حظور", "حضور", "dad"),
            ("كتبو", "كتبوا", "waw"),
            ("الانشا", "الانشاء", "final"),
            ("شان", "شأن", "medial"),
            ("الي", "إلى", "two"),
        ],
    )
    def test_classes(self, form: str, other: str, kind: str) -> None:
        assert lookalikes(form)[other] == kind

    def test_change(self) -> None:
        assert change("والى", "وإلى", "alef") == "alef:ا>إ"
        assert change("كتبو", "كتبوا", "waw") == "waw:>ا"


class TestModel:
    """Likelier is what people write."""

    def test_the_right_word_is_likelier_in_its_place(self, model: Model) -> None:
        place = Window("يمكن", "أن", "هذا", "الأمر")
        assert model.score(place, "يكون") > model.score(place, "تكون") > model.score(place, "مدينة")

    def test_probabilities_are_none_above_one(self, model: Model) -> None:
        for words in (("في", "هذا", "الصدد"), ("على", "الرغم", "من"), ("قال", "إن", "الوزير")):
            assert model.score(Window(EDGE, EDGE, EDGE, EDGE), *words) <= 0

    def test_words_at_the_edge_of_a_line_have_no_neighbour_beyond(self) -> None:
        document = Document("قال الوزير\nإن الخطة «جاهزة» منذ 2020")
        first, edge, word = document.words[0], document.words[1], document.words[2]
        assert window(document, first) == Window(EDGE, EDGE, "الوزير", EDGE)
        assert window(document, edge) == Window(EDGE, "قال", EDGE, EDGE)
        assert window(document, word) == Window(EDGE, EDGE, "الخطة", "«")
        assert window(document, document.words[-1]) == Window("جاهزة", "»", "0", EDGE)


class TestDecision:
    """What is called a probability is one."""

    def test_more_gain_is_more_confidence(self, rule: ConfusedWord, model: Model) -> None:
        document = Document("عاد الوفد إلي العاصمة")
        token = document.words[2]
        evidence = rule.weigh(window(document, token), "إلي", "إلى", "yeh")
        confidences = [rule.decision.confidence(evidence._replace(gain=gain)) for gain in range(-5, 20)]
        assert confidences == sorted(confidences)
        assert 0 < confidences[0] < confidences[-1] < 1

    def test_from_mapping(self) -> None:
        decision = Decision.from_mapping(
            {"bias": 0, "gain": 1, "prior": 0, "seen_written": 0, "seen_meant": 0, "kind": {}, "change": {}}
        )
        evidence = TestDecision.evidence(2.0)
        assert decision.confidence(evidence) == pytest.approx(1 / (1 + exp(-2)))

    @staticmethod
    def evidence(gain: float) -> Evidence:
        return Evidence("الى", "إلى", "alef", "alef:ا>إ", gain, 0.0, 0, 0)


class TestRule:
    """What the rule leaves alone."""

    @pytest.mark.parametrize(
        "text",
        [
            "قال المتحدث أن الخطة جاهزة",  # grammar decides between أن and إن: rules of their own
            "قناة أيه بي سي الأمريكية",
            "سافر إلى جنوب إفريقيا وجنوب أفريقيا",
            "هذه مسألة مسئول عنها المدير",
            "لقد قُيّمت سبع تجارب",
        ],
    )
    def test_silence(self, text: str, rule: ConfusedWord) -> None:
        assert [(finding.text, finding.suggestions) for finding in Checker([rule]).check(text)] == []

    @settings(deadline=None)
    @given(texts)
    def test_never_crashes_and_never_changes_what_is_no_word(self, text: str) -> None:
        rule = next(rule for rule in map(made, builtin_rules()) if isinstance(rule, ConfusedWord))
        for finding in Checker([rule]).check(text):
            assert finding.text == text[finding.start : finding.end]
            assert 0.3 < finding.confidence <= 1


class TestRanking:
    """The place of a word decides among its corrections."""

    @staticmethod
    def ranked(text: str, word: str, *offers: str, safety: Safety = Safety.SAFE) -> Finding:
        info = replace(next(rule.info for rule in builtin_rules() if rule.info.slug == "wasl-noun"), family="hamza")
        document = Document(text)
        span = Span(text.index(word), text.index(word) + len(word))
        finding = info.finding(document, span, *offers, safety=safety)
        ((_, ranked),) = default_ranking()(document, [(info, finding)])
        return ranked

    def test_a_second_slip_is_mended_with_the_first(self) -> None:
        finding = self.ranked("سافر الوزير الي العاصمة أمس", "الي", "إلي")
        assert finding.suggestions[0] == "إلى"
        assert finding.args["suggestion"] == "إلى"

    def test_what_is_right_stays_first_and_safe(self) -> None:
        finding = self.ranked("سافر الوزير الى العاصمة أمس", "الى", "إلى")
        assert finding.suggestions == ("إلى",)
        assert finding.safety is Safety.SAFE

    def test_of_two_ways_to_part_a_word_the_likelier_comes_first(self) -> None:
        finding = self.ranked("على أساس التعاونالمشترك", "التعاونالمشترك", "التعاونا لمشترك", "التعاون المشترك")
        assert finding.suggestions == ("التعاون المشترك", "التعاونا لمشترك")
        assert finding.safety is Safety.REVIEW

    def test_other_families_are_left_alone(self) -> None:
        info = next(rule.info for rule in builtin_rules() if rule.info.slug == "latin-comma")
        document = Document("الي, إلى")
        finding = info.finding(document, Span(0, 3), "إلي")
        assert default_ranking()(document, [(info, finding)]) == [(info, finding)]

    def test_of_two_rules_about_one_word_the_likelier_speaks(self) -> None:
        text = "تابع الجمهور رؤيه المدرب للمباراة"
        infos = [replace(rule.info, family="hamza") for rule in builtin_rules() if rule.info.code in ("AR301", "AR302")]
        document, span = Document(text), Span(text.index("رؤيه"), text.index("رؤيه") + 4)
        said = [
            (infos[0], infos[0].finding(document, span, "رأيه")),
            (infos[1], infos[1].finding(document, span, "رؤية")),
        ]
        for order in (said, said[::-1]):
            ((info, finding),) = default_ranking()(document, order)
            assert info is infos[1]
            assert finding.suggestions[0] == "رؤية"
