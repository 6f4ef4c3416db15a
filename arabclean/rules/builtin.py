"""The rules of the house: what the packs say, joined with the code that some of them need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from arabclean.errors import DataError
from arabclean.lexicon import Lexicon
from arabclean.normalization import step_by_name
from arabclean.normalization.character import persian_kaf, persian_yeh, urdu_heh
from arabclean.normalization.latin_mark import COMMA, QUESTION, SEMICOLON
from arabclean.normalization.spacing import after_openers, before_marks, double_spaces
from arabclean.rule import Rule, RuleInfo
from arabclean.rules.character import CharacterRule
from arabclean.rules.hamza import InnaAfterHaythu
from arabclean.rules.month import MisspelledMonth
from arabclean.rules.newsroom import DuplicateHeadline, RepeatedSentence
from arabclean.rules.pack import is_data, read_info, read_rules
from arabclean.rules.pairing import BracketUnbalanced, QuoteUnbalanced
from arabclean.rules.punctuation import LatinMarkRule
from arabclean.rules.spacing import SpacingRule
from arabclean.rules.stop import MissingFinalStop, StrayStop, TwoDots
from arabclean.rules.word import JoinedWords, TypoNonword

Build = Callable[[RuleInfo], Rule]


def rules(
    packs: Mapping[str, Sequence[Mapping[str, Any]]], lexicon: Lexicon, lists: Mapping[str, Mapping[str, Sequence[str]]]
) -> tuple[Rule, ...]:
    """Return every rule, in the order of their codes.

    ``packs`` are the ``[[rule]]`` tables by name of pack, ``lists`` the closed lists of ``dictionaries/``.

    Raises:
        DataError: a pack describes a rule that is neither data nor code.
    """
    code = _code(lexicon, lists)

    def careful(form: str) -> int:
        return lexicon.count(form).careful

    known = lexicon.attested
    steps = {step.name: step for step in (persian_kaf(known), persian_yeh(known, careful), urdu_heh(known, careful))}
    result: list[Rule] = []
    for pack, tables in packs.items():
        for table in tables:
            if is_data(table):
                result.extend(read_rules([table], pack))
                continue
            info = read_info(table, pack)
            build = code.get(info.slug)
            if build is not None:
                result.append(build(info))
            elif pack == "character":
                result.append(CharacterRule(info, steps.get(info.slug) or step_by_name(info.slug)))
            else:
                raise DataError(f"pack {pack}: no code is there for the rule {info.slug!r}")
    return tuple(sorted(result, key=lambda rule: rule.info.code))


def _code(lexicon: Lexicon, lists: Mapping[str, Mapping[str, Sequence[str]]]) -> Mapping[str, Build]:
    """Return the rules that are written as code, by slug."""
    return {
        "latin-comma": lambda info: LatinMarkRule(info, COMMA),
        "latin-semicolon": lambda info: LatinMarkRule(info, SEMICOLON),
        "latin-question": lambda info: LatinMarkRule(info, QUESTION),
        "space-before-punct": lambda info: SpacingRule(info, before_marks),
        "two-dots": TwoDots,
        "quote-unbalanced": QuoteUnbalanced,
        "quote-inner-space": lambda info: SpacingRule(info, after_openers),
        "bracket-unbalanced": BracketUnbalanced,
        "double-space": lambda info: SpacingRule(info, double_spaces),
        "missing-final-stop": MissingFinalStop,
        "stray-stop": lambda info: StrayStop(info, lexicon),
        "inna-after-haythu": lambda info: InnaAfterHaythu(info, lexicon),
        "typo-nonword": lambda info: TypoNonword(info, lexicon, lists["titles"]["before_name"]),
        "joined-words": lambda info: JoinedWords(info, lexicon),
        "duplicate-headline": lambda info: DuplicateHeadline(info, lists["numbers"]["words"]),
        "repeated-sentence": RepeatedSentence,
        "misspelled-month": lambda info: MisspelledMonth(info, lexicon, lists["months"]),
    }
