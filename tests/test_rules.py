"""Every rule carries its examples and the texts that it must leave alone; this file runs them all."""

from __future__ import annotations

import re

import pytest

from arabclean import Checker, Example, Rule, Severity, builtin_rules
from arabclean.checker import Engine
from arabclean.text import apply, fold

RULES = {rule.info.slug: rule for rule in builtin_rules()}
EXAMPLES = [
    pytest.param(rule, example, id=f"{slug}-{n}")
    for slug, rule in RULES.items()
    for n, example in enumerate(rule.info.examples)
]
ALLOWS = [
    pytest.param(rule, text, id=f"{slug}-{n}")
    for slug, rule in RULES.items()
    for n, text in enumerate(rule.info.allows)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_fires_once_at_the_mark(rule: Rule, example: Example) -> None:
    """On its example a rule reports one finding, exactly at the marked span."""
    report = Engine([rule]).check(example.text)

    assert [tuple(f.span) for f in report] == [tuple(example.span)]
    assert report.findings[0].text == example.span.of(example.text)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_first_fix_gives_the_good_text(rule: Rule, example: Example) -> None:
    """The best fix leads to the good text, or there is none and the rule only points."""
    (finding,) = Engine([rule]).check(example.text)

    if example.good is None:
        assert finding.fixes == ()
    else:
        assert apply(example.text, finding.fixes[0].edits) == example.good
        assert finding.fixes[0].safety >= rule.info.safety or len(finding.fixes) > 1


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_good_text_is_clean(rule: Rule, example: Example, checker: Checker) -> None:
    """What a fix leads to draws no finding of any default rule."""
    if example.good is not None:
        assert [(f.slug, f.text) for f in checker.check(example.good)] == []


@pytest.mark.parametrize(("rule", "text"), ALLOWS)
def test_look_alike_stays_silent(rule: Rule, text: str) -> None:
    """A text that only looks like the fault draws no finding of the rule."""
    assert [(f.slug, f.text) for f in Engine([rule]).check(text)] == []


WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{3,}")


@pytest.mark.parametrize(("rule", "example"), [p for p in EXAMPLES if p.values[0].info.family != "character"])
def test_noise_changes_nothing(rule: Rule, example: Example) -> None:
    """Vowels and tatweel on the words around and in the fault change neither the place nor the correction."""
    for noise in ("\N{ARABIC FATHA}", "\N{ARABIC TATWEEL}"):
        noisy = WORD.sub(lambda match, n=noise: match.group()[0] + n + match.group()[1:], example.bad)
        start, end = noisy.index("[["), noisy.index("]]") - 2
        text = noisy.replace("[[", "").replace("]]", "")
        report = Engine([rule]).check(text)

        assert [(f.start, f.end) for f in report] == [(start, end)], noise
        if example.good is not None:
            fixed = apply(text, report.findings[0].fixes[0].edits)
            assert fold(fixed).text == fold(example.good).text


def test_every_rule_is_documented() -> None:
    """Slugs and codes are unique, and every rule says what and why in both languages."""
    infos = [rule.info for rule in RULES.values()]

    assert len({info.code for info in infos}) == len(infos) == len(builtin_rules())
    for info in infos:
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", info.slug), info.slug
        assert re.fullmatch(r"AR[1-7]\d\d", info.code), info.slug
        assert all((*info.message, *info.summary, info.why, info.examples, info.allows)), info.slug
        assert info.precision >= 0.9 or info.severity < Severity.ERROR, info.slug
        assert info.precision >= 0.75 or not info.default, info.slug


@pytest.mark.parametrize("rule", [pytest.param(rule, id=slug) for slug, rule in RULES.items()])
def test_messages_have_no_holes(rule: Rule) -> None:
    """Every argument that a message names is given by the rule."""
    for example in rule.info.examples:
        for finding in Engine([rule]).check(example.text):
            for language in ("ar", "en"):
                assert "{" not in finding.message(language)
