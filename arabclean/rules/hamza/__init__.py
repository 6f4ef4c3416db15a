"""Hamza: on the alef that begins a word, inside a word, and the إن and أن of grammar (catalogue AR3xx)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rule import RuleInfo
from arabclean.rules.hamza import haythu
from arabclean.rules.hamza.alef import AlefJudge, Fault
from arabclean.rules.hamza.form import AlefRule, ImperativeRule
from arabclean.rules.hamza.past import PastRule
from arabclean.rules.material import Build, Material

_JUDGES: dict[int, tuple[Material, AlefJudge]] = {}


def _judge(material: Material) -> AlefJudge:
    """Return the judge of a lexicon; the rules of one checker share it, and so its memo."""
    key = id(material.lexicon)
    known = _JUDGES.get(key)
    if known is None or known[0].lexicon is not material.lexicon:
        _JUDGES.clear()
        known = _JUDGES[key] = (material, AlefJudge(material.lexicon, material.lists["hamza"]))
    return known[1]


def _alef(fault: Fault) -> Build:
    def build(info: RuleInfo, material: Material) -> AlefRule:
        return AlefRule(info, _judge(material), fault)

    return build


BUILD: Mapping[str, Build] = {
    **{fault.value: _alef(fault) for fault in Fault if fault is not Fault.PAST},
    Fault.IMPERATIVE.value: lambda info, material: ImperativeRule(info, _judge(material), Fault.IMPERATIVE),
    Fault.PAST.value: lambda info, material: PastRule(
        info, _judge(material), material.lexicon, material.lists["titles"]["before_name"]
    ),
    **haythu.BUILD,
}
