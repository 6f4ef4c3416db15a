"""Hamza: on the alef that begins a word, inside a word, and the إن and أن of grammar (catalogue AR3xx)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.rule import Rule, RuleInfo
from arabclean.rules.hamza import haythu
from arabclean.rules.hamza.akhar import AkharUkhar
from arabclean.rules.hamza.bare_an import BareAn
from arabclean.rules.hamza.clause import Clauses
from arabclean.rules.hamza.fault import Fault
from arabclean.rules.hamza.form import AlefRule, ContentRule, ImperativeRule
from arabclean.rules.hamza.ibn import IbnAlef
from arabclean.rules.hamza.illa import IllaImma
from arabclean.rules.hamza.inna import AnnaAfterParticle, AnnaAfterVerb, InnaAfterQawl, InnaAtStart
from arabclean.rules.hamza.judges import judges_of
from arabclean.rules.hamza.past import PastRule
from arabclean.rules.hamza.region import RegionRule
from arabclean.rules.hamza.seat import SeatFault
from arabclean.rules.hamza.seat_rule import SeatRule
from arabclean.rules.hamza.suffix import SuffixCase
from arabclean.rules.hamza.twin import IttilaaItlaa
from arabclean.rules.material import Build, Material


def _clauses(material: Material) -> Clauses:
    return judges_of(material).clauses


def _alef(fault: Fault) -> Build:
    def build(info: RuleInfo, material: Material) -> Rule:
        judges = judges_of(material)
        if fault is Fault.PAST:
            return PastRule(info, judges.alef, material.lexicon, material.lists["titles"]["before_name"])
        if fault is Fault.CONTENT:
            return ContentRule(info, judges)
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
    "inna-after-qawl": lambda info, material: InnaAfterQawl(info, _clauses(material), material.lexicon),
    "anna-after-verb": lambda info, material: AnnaAfterVerb(
        info, _clauses(material), material.lexicon, material.lists["hamza"]
    ),
    "anna-after-particle": lambda info, material: AnnaAfterParticle(info, _clauses(material)),
    "inna-sentence-start": lambda info, material: InnaAtStart(info, _clauses(material)),
    "bare-an": lambda info, material: BareAn(info, _clauses(material), material.lexicon),
    "illa-imma": lambda info, material: IllaImma(info, _clauses(material)),
    "akhar-ukhar": lambda info, material: AkharUkhar(info, _clauses(material), material.lexicon),
    "ittilaa-itlaa": lambda info, material: IttilaaItlaa(info, material.lists["titles"]["before_name"]),
    "ibn-alef": lambda info, material: IbnAlef(
        info, material.lexicon, material.lists["hamza"]["given_names"], material.lists["hamza"]["ibn_nicknames"]
    ),
    **haythu.BUILD,
}
