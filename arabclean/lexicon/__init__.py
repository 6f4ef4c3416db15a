"""Words: is it one, how common is it, what could have been meant."""

from __future__ import annotations

from arabclean.lexicon.count import Count
from arabclean.lexicon.house import House
from arabclean.lexicon.lexicon import Lexicon

__all__ = ["Count", "House", "Lexicon"]
