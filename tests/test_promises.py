"""What holds of every text: fixing settles, spares what is not ours, gives the same in every thread, loses nothing."""

from __future__ import annotations

import gc
import os
import re
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fuzz_target import CORPUS, PIECES, TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invariant import Remembered, broken_fix, broken_normalization, broken_report
from kill import killed

import arabclean
from arabclean import Safety
from arabclean.defaults import builtin_rules, default_checker
from tests.strategies import prose, texts

HOME = Path(__file__).parents[1]

pieces = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
some = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@given(texts | prose | pieces)
@some
def test_a_fix_settles_and_spares_digits_and_protected_spans(text: str) -> None:
    checker = Remembered(default_checker())

    assert [*broken_report(checker.check(text))] == []
    for safety in (Safety.SAFE, Safety.REVIEW):
        assert [*broken_fix(checker, text, safety)] == []


@given(texts | prose | pieces)
@some
def test_normalizing_twice_is_normalizing_once(text: str) -> None:
    assert [*broken_normalization(text)] == []


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_broke_once_holds(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize(
    "text",
    [
        "أنا استيقظ باكرا لأنني مميزة!",
        "لا يكون الاجتماع صحيحا إلا إذا حضره أغلبية الأعضاء.",
        "بايعوه خليفة لبني أمية.",
        "إن إعداد العرض لم يكن بناءً على طلب من جهة حكومية.",
        "تبعد القرية أربعين كيلو عن المدينة، أي 40 كيلو تقريبًا.",
        "أضاف المتحدث قائلا، في حين أن الجماعات المسلحة خسرت أنصارها.",
        "سمع الناس القالة واللغط في السوق.",
        "تقع المنطقة التي تعرف باسم إقليم ناغورني قرة باغ ذاتي الحكم هناك.",
        "وصف الكاتب “المدينة الهادئة” ثم مضى قائلا: ” وتنتشر المقاهي في أحيائها القديمة.",
        '" مئة -  "',
        "يدعو ً",
        "! ! ! ! ! ! ! ! ! ! ! ! ! ! ! ! أن",
        "#  #  #  #  #  #  #  #  #  #  #  #  #  #  نص",
        "التي|||||||||||||||",
    ],
)
def test_rules_that_fought_settle(text: str) -> None:
    assert arabclean.fix(text, "review").settled


class _Endless:
    """A rule that undoes what its sister does, for the test of the loop."""

    def __init__(self, slug: str, wrong: str, right: str, safety: Safety) -> None:
        self.info = next(rule.info for rule in builtin_rules() if rule.info.slug == slug)
        self._wrong, self._right, self._safety = wrong, right, safety

    def check(self, document: arabclean.Document):  # type: ignore[no-untyped-def]
        at = document.text.find(self._wrong)
        if at >= 0:
            span = arabclean.Span(at, at + len(self._wrong))
            yield self.info.finding(document, span, self._right, safety=self._safety)


@pytest.mark.parametrize("text", ["قال حسن", "قال حسين"])
def test_a_fight_ends_in_one_state_wherever_it_begins(text: str) -> None:
    rules = [
        _Endless("typo-nonword", "حسن", "حسين", Safety.SAFE),
        _Endless("confused-word", "حسين", "حسن", Safety.REVIEW),
    ]
    fixed = arabclean.Checker(rules).fix(text, "review")

    assert not fixed.settled
    assert fixed.text == "قال حسين"  # the safer fix has the last word


def test_threads_that_share_a_checker_find_what_one_finds() -> None:
    article = (HOME / "examples/article.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in article if line.strip()][:12]
    alone = [arabclean.Checker().check(line).findings for line in lines]
    checker = arabclean.Checker()
    gate = threading.Barrier(4)

    def run(start: int) -> list[object]:
        gate.wait()
        order = [*range(start, len(lines)), *range(start)]
        found = {at: checker.check(lines[at]).findings for at in order}
        return [found[at] for at in range(len(lines))]

    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(run, range(4)):
            assert found == alone


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_process_killed_while_fixing_loses_no_file(tmp_path: Path) -> None:
    before = "قال المتحدث بإسم الوزارة ، إن الاجتماع انتهى .\n" * 40
    after = arabclean.fix(before).text
    assert after != before
    names = [tmp_path / f"{number:03}.txt" for number in range(60)]
    for wait in (0.25, 0.4, 0.6):
        for path in names:
            path.write_text(before, encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "arabclean", "fix", str(tmp_path)],
            env={**os.environ, "PYTHONPATH": str(HOME)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert {path.read_text(encoding="utf-8") for path in names} <= {before, after}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes of POSIX")
def test_a_process_killed_while_writing_leaves_whole_files_and_no_litter_for_long() -> None:
    wrong, ends = killed(25, 4, seed=2)
    assert wrong == []
    assert ends["killed with some files new"] > 0


def test_a_text_that_was_checked_is_let_go_at_once() -> None:
    checker = arabclean.Checker()
    checker.check("نص")
    gc.collect()
    gc.disable()
    try:
        before = _documents()
        for _ in range(3):
            checker.check("قال المدير بإسم الشركة ، ثم مضى في سبيله.")
        assert _documents() == before
    finally:
        gc.enable()


def _documents() -> int:
    return sum(isinstance(each, arabclean.Document) for each in gc.get_objects())


def test_no_number_is_too_long() -> None:
    checker = arabclean.Checker.from_config({"profile": "all"})
    for rule in builtin_rules():
        for example in rule.info.examples:
            numbers = [*re.finditer(r"\d+", example.text)]
            for number in numbers[:3]:
                checker.check(example.text[: number.start()] + "3" * 4400 + example.text[number.end() :])
