"""What rules are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from arabclean.lexicon import Lexicon
from arabclean.rule import Rule, RuleInfo


class Material(NamedTuple):
    """What a rule may ask for when it is built.

    ``lists`` are the closed lists of ``dictionaries/``, by folder; ``house`` the house switches that are set.
    """

    lexicon: Lexicon
    lists: Mapping[str, Mapping[str, Any]]
    house: Mapping[str, str] = {}


Build = Callable[[RuleInfo, Material], Rule]
"""Makes the rule that is written as code for one slug. Each family names its own in ``BUILD``."""
