"""Hamza: on the alef that begins a word, inside a word, and the إن and أن of grammar (catalogue AR3xx)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rule import Rule, RuleInfo
from arabclean.rules.hamza import haythu
from arabclean.rules.hamza.alef import Fault
from arabclean.rules.hamza.form import AlefRule, ImperativeRule
from arabclean.rules.hamza.judges import judges_of
from arabclean.rules.hamza.past import PastRule
from arabclean.rules.hamza.region import RegionRule
from arabclean.rules.hamza.seat import SeatFault
from arabclean.rules.hamza.seat_rule import SeatRule
from arabclean.rules.hamza.suffix import SuffixCase
from arabclean.rules.material import Build, Material


def _alef(fault: Fault) -> Build:
    def build(info: RuleInfo, material: Material) -> Rule:
        judges = judges_of(material)
        if fault is Fault.PAST:
            return PastRule(info, judges.alef, material.lexicon, material.lists["titles"]["before_name"])
        return ImperativeRule(info, judges) if fault is Fault.IMPERATIVE else AlefRule(info, judges)

    return build


def _seat(info: RuleInfo, material: Material) -> Rule:
    return SeatRule(info, judges_of(material), material.lexicon, material.lists["hamza"])


BUILD: Mapping[str, Build] = {
    **{fault.value: _alef(fault) for fault in Fault},
    **{fault.value: _seat for fault in (SeatFault.MEDIAL, SeatFault.FINAL, SeatFault.DROPPED)},
    SeatFault.SUFFIX.value: lambda info, material: AlefRule(info, judges_of(material)),
    "hamza-suffix-case": lambda info, material: SuffixCase(info, material.lexicon),
    "hamza-region-waw": lambda info, material: RegionRule(info, material.lexicon, material.house),
    **haythu.BUILD,
}
