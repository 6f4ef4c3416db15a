"""Which words may be names that the lists of facts do not know: what no dictionary has, or a list of names has."""

from __future__ import annotations

from functools import cache, lru_cache

from arabclean import resources
from arabclean.lexicon.automaton import Automaton
from arabclean.lexicon.listing import Listing

_PLACES = frozenset(("capitals", "countries", "places"))
_NAMES = _PLACES | {"name_variants", "organisations", "people"}


@cache
def _words() -> tuple[Automaton, Listing]:
    return Automaton(resources.table("data/forms.dawg")), Listing.packaged()


@lru_cache(maxsize=1 << 14)
def may_be_name(form: str) -> bool:
    """Whether a written word may be a name: «زملكا» is in no dictionary, «الهلال» in a list, «Zidane» has a capital.

    Only of use where two such words stand at one place of two headlines that are equal otherwise: each for itself may
    be a slip or a common word.

    Raises:
        DataError: the packaged words cannot be read.
    """
    if form.isascii():
        return form[:1].isupper()
    known, listing = _words()
    return form not in known or listing.name_of(form) in _NAMES


@lru_cache(maxsize=1 << 14)
def is_place(form: str) -> bool:
    """Whether a written word is a place and nothing else: «تلبيسة», but not «الباب», which is a town and a door.

    Raises:
        DataError: the packaged words cannot be read.
    """
    known, listing = _words()
    return listing.name_of(form) in _PLACES and form not in known
