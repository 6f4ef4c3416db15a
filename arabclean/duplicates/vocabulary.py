"""The lists of words behind verdicts (``dictionaries/headlines/``), read when the first headline is compared."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

from arabclean import resources


@cache
def vocabulary() -> Mapping[str, Sequence[str]]:
    """Return the lists by name.

    Raises:
        DataError: the packaged file cannot be read.
    """
    lists: Mapping[str, Sequence[str]] = json.loads(resources.text("data/lists.json"))["headlines"]
    return lists
