"""Rules are made when a text may concern them; what they need says so rightly."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from arabclean import Document, RuleInfo, builtin_rules, resources
from arabclean.rules.packaged import PackagedRule, made
from arabclean.rules.word_list import WordListRule
from arabclean.text.record import replace

RULES = [rule for rule in builtin_rules() if isinstance(rule, PackagedRule)]
DOCUMENTS = [
    Document(text)
    for rule in RULES
    for text in (*(example.text for example in rule.info.examples), *rule.info.allows)
]  # fmt: skip


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.needs], ids=lambda rule: rule.info.slug)
def test_a_rule_is_silent_without_what_it_needs(rule: PackagedRule) -> None:
    assert rule.needs is not None
    closed = [document for document in DOCUMENTS if not rule.needs.are_met(document)]
    assert closed
    for document in closed:
        assert not list(made(rule).check(document)), document.text


def test_what_only_people_ask_is_read_when_they_ask() -> None:
    info = builtin_rules(house={"hundred": "مئة"})[0].info  # the rules without a switch are those of other tests, too
    assert "why" not in vars(info)
    assert info.why
    assert info.summary.ar
    assert "why" in vars(info)
    with pytest.raises(AttributeError):
        _ = info.nothing  # type: ignore[attr-defined]


def test_the_description_of_a_rule_is_one_as_any_other() -> None:
    info = builtin_rules()[0].info
    plain = replace(info, code="AR999")
    assert type(plain) is RuleInfo
    assert (plain.code, plain.why, plain.examples) == ("AR999", info.why, info.examples)
    for other in (copy.copy(info), pickle.loads(pickle.dumps(info))):
        assert (other.slug, other.why) == (info.slug, info.why)


LISTS = json.loads(resources.text("data/lists.json"))
WORDS = {
    **{
        table["info"]["slug"]: table["word"]
        for table in json.loads(resources.text("data/rules.json"))
        if "word" in table
    },
    **LISTS["sounds"],
    **{name: LISTS["misspellings"][name] for name in ("joined_phrase", "relative", "misspelt", "dialect")},
}


@pytest.mark.parametrize("name", WORDS)
def test_packed_entries_are_those_that_a_table_has(name: str) -> None:
    info = RULES[0].info
    for house in ({}, {"hundred": "مئة", "alla": "ألا", "abd": "عبدالله"}):
        packed = WordListRule.from_packed(info, WORDS[name], house).entries
        assert dict(packed) == dict(WordListRule.from_table(info, WORDS[name], name, house).entries)
