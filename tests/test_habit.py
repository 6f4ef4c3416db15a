"""What a whole text does wrong is one finding; what stands in a few places is one each."""

from __future__ import annotations

import pytest

from arabclean import Safety, builtin_rules
from arabclean.checker import Engine
from arabclean.fixing import fix_text
from arabclean.habit import MANY

RULES = {rule.info.slug: rule for rule in builtin_rules()}
WORDS = "خرج الولد من البيت"


@pytest.mark.parametrize(
    ("slug", "wrong", "right"),
    [
        ("latin-comma", f"{WORDS}, ", f"{WORDS}، "),
        ("latin-question", f"هل {WORDS}? ", f"هل {WORDS}؟ "),
        ("space-before-punct", f"{WORDS} ، ", f"{WORDS}، "),
        ("missing-space-after", f"{WORDS}،{WORDS}. ", f"{WORDS}، {WORDS}. "),
        ("persian-kaf", "کان کل کتاب کبيرًا. ", "كان كل كتاب كبيرًا. "),
        ("double-space", "خرج  الولد  من  البيت  ", "خرج الولد من البيت "),
    ],
)
def test_what_the_whole_text_shares_is_one_finding(slug: str, wrong: str, right: str) -> None:
    """It names the count, leads to every place, and its one fix mends them all."""
    text = (wrong * 2 * MANY).strip()
    engine = Engine([RULES[slug]])
    (finding,) = engine.check(text)

    assert finding.args["count"] in finding.message("ar")
    assert finding.args["count"] in finding.message("en")
    assert len(finding.related) == int(finding.args["count"]) - 1 >= MANY - 1
    assert finding.suggestions == ()
    assert finding.safety is Safety.SAFE
    assert fix_text(engine, text).text == (right * 2 * MANY).strip()


def test_a_short_text_keeps_one_finding_a_place() -> None:
    text = f"{WORDS}, " * (MANY - 1)

    assert len(Engine([RULES["latin-comma"]]).check(text.strip() + " ثم عاد")) == MANY - 1


def test_what_is_mostly_right_keeps_one_finding_a_place() -> None:
    """A quarter of the commas are wrong: slips, not a habit."""
    text = f"{WORDS}, {WORDS}، {WORDS}، {WORDS}، " * MANY

    assert len(Engine([RULES["latin-comma"]]).check(text + "ثم عاد")) == MANY


def test_what_a_person_decides_stays_apart() -> None:
    """Doubtful places are no part of the habit: they are reported beside it, for review."""
    text = f"{WORDS}, " * 2 * MANY + "ثم عاد\nاسم,عمر,بلد,مهنة,دين"
    findings = Engine([RULES["latin-comma"]]).check(text).findings

    assert [bool(finding.related) for finding in findings].count(True) == 1
    assert all(finding.safety is Safety.REVIEW for finding in findings if not finding.related)
    assert len(findings) > 1


def test_every_rule_keeps_its_habit_among_what_its_fixes_bring() -> None:
    """The characters of a habit are in the good text of the rule's examples."""
    for slug, rule in RULES.items():
        if rule.info.habit:
            assert any(set(rule.info.habit) & set(example.good or "") for example in rule.info.examples), slug
