"""What rules are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from arabclean.context import Model
from arabclean.lexicon import Lexicon
from arabclean.rule import Rule, RuleInfo
from arabclean.text.record import Record


class Material(Record):
    """What a rule may ask for when it is built.

    ``model`` tells how likely a word is in its place. ``lists`` are the closed lists of ``dictionaries/``, by
    folder; ``house`` the house switches that are set.
    """

    lexicon: Lexicon
    model: Model
    lists: Mapping[str, Mapping[str, Any]]
    house: Mapping[str, str] = {}


Build = Callable[[RuleInfo, Material], Rule]
"""Makes the rule that is written as code for one slug. Each family names its own in ``BUILD``."""
