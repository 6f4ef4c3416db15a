"""Judges of forms: what sits on a panel says what it says alone, and the table of unminded forms silences nobody."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from multiprocessing import get_context
from pathlib import Path

import build_minded
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabclean import Checker, Document, Finding, resources
from arabclean.checker import Engine
from arabclean.defaults import builtin_rules
from arabclean.judged import Judged, Panel
from arabclean.lexicon.automaton import Automaton

LETTERS = "ابتسمل"
FORMS = st.text(LETTERS, min_size=1, max_size=4)


def heard(panel: Panel, text: str, *judges: Judged[str]) -> list[list[tuple[str, str]]]:
    document = Document(text)
    document.hearing = panel.hear(document)
    return [list(judge.of(document)) for judge in judges]


@given(st.lists(st.lists(FORMS, max_size=8), max_size=8), st.frozensets(FORMS, max_size=4), st.integers(0, 8))
def test_a_panel_says_what_its_judges_say_alone(texts: list[list[str]], minded: frozenset[str], late: int) -> None:
    """Also where a judge takes its seat after some texts."""
    listed, long = Judged(lambda form: form * (form in minded)), Judged(lambda form: "long" if len(form) > 2 else None)
    panel = Panel()
    for number, words in enumerate(texts):
        text = " ".join(words)
        judges = (listed,) if number < late else (long, listed)
        alone = [list(judge.of(Document(text))) for judge in judges]
        assert heard(panel, text, *judges) == alone


def test_a_judge_that_comes_late_hears_the_forms_that_nobody_minded() -> None:
    panel = Panel()
    silent, late = Judged(lambda form: ""), Judged(lambda form: "late")
    heard(panel, "كلمة", silent)
    heard(panel, "كلمة", silent)
    assert heard(panel, "كلمة", silent, late) == [[], [("كلمة", "late")]]
    assert heard(panel, "كلمة", late, silent) == [[("كلمة", "late")], []]


def test_judges_take_their_seats_while_others_speak() -> None:
    """A thread that seats judges meets another that adds to what was heard."""
    panel = Panel()
    judges = [Judged(lambda form: "odd" if len(form) % 2 else None) for _ in range(60)]
    forms = ["".join(letters) for letters in product(LETTERS, repeat=5)]
    heard(panel, "كلمة", judges[0])
    heard(panel, "كلمة", judges[0])

    def speak() -> None:
        for at in range(0, len(forms), 18):
            text = " ".join(forms[at : at + 18])
            assert len(heard(panel, text, judges[0])[0]) == 18

    def sit() -> None:
        for judge in judges:
            time.sleep(0.002)
            panel.seat(judge)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(3) as pool:
            for done in [pool.submit(speak), pool.submit(speak), pool.submit(sit)]:
                done.result()
    finally:
        sys.setswitchinterval(interval)


def test_unminded_forms_are_asked_of_nobody() -> None:
    asked: list[str] = []
    judge = Judged(lambda form: asked.append(form) or "")
    panel = Panel({"كلمة"}.__contains__)
    for _ in range(2):
        heard(panel, "كلمة أخرى", judge)
    assert set(asked) == {"أخرى"}


class Rule:
    """Points at every word that its judge minds; before that, has another engine check the same document."""

    def __init__(self, slug: str, other: Engine | None = None) -> None:
        self.info = builtin_rules()[0].info.__replace__(slug=slug)
        self._judged = Judged(lambda form: "minded")
        self._other = other

    def check(self, document: Document) -> Iterator[Finding]:
        if self._other is not None:
            self._other.check(document)
        for form, _ in self._judged.of(document):
            yield from (self.info.finding(document, token.span) for token in document.occurrences[form])


def test_two_checkers_may_have_one_document_in_hand() -> None:
    """The table of the one is none of the other's."""
    deaf = Engine([Rule("deaf")], is_unminded=lambda form: True)
    document = Document("كلمة أخرى")
    for _ in range(2):
        assert len(Engine([Rule("hearing", deaf)]).check(document)) == 2
        assert len(deaf.check(document)) == 0


def test_a_run_of_letters_that_is_no_word_is_judged_by_nobody() -> None:
    judge = Judged(lambda form: "minded")
    panel = Panel()
    assert [heard(panel, "ا" * 201, judge) for _ in range(2)] == [[[]], [[]]]


@pytest.mark.parametrize("seed", range(2))
def test_the_table_has_what_judges_mind(seed: int) -> None:
    """A sample, and the words of the rules' own examples; `tools/build_minded.py --check` asks about all."""
    table = Automaton(resources.table("data/minded.dawg"))
    forms = sorted(build_minded.counted())
    sample = random.Random(seed).sample(forms, 1500)
    examples = [example.text for rule in builtin_rules() for example in rule.info.examples]
    sample += sorted({form for text in examples[seed::2] for form in Document(text).forms} & set(forms))
    assert len(sample) > 2000
    with get_context("spawn").Pool(1) as pool:  # where no judge of another test is alive
        found = pool.apply(build_minded.minded, (sample,))
    assert [form for form in found if form not in table] == [], "run tools/build_minded.py"


def test_the_table_silences_no_rule_of_the_house(tmp_path: Path) -> None:
    """Nobody minds «الحكومة»; a pack of the user's may still list it."""
    assert "الحكومة" not in Automaton(resources.table("data/minded.dawg"))
    pack = tmp_path / "own.toml"
    pack.write_text(
        '[[rule]]\nslug = "own"\ncode = "OWN1"\nfamily = "own"\nseverity = "warning"\nsafety = "review"\n'
        'message = {ar = "كلمة", en = "word"}\nsummary = {ar = "كلمة", en = "word"}\nwhy = "own"\nexample = []\n'
        'allows = []\nword = [{wrong = "الحكومة", right = "الدولة"}]\n',
        encoding="utf-8",
    )
    checker = Checker.from_config({"packs": [str(pack)]})
    assert [finding.rule for finding in checker.check("عقدت الحكومة جلسة اليوم.")] == ["own"]
    assert not Checker().check("عقدت الحكومة جلسة اليوم.")
