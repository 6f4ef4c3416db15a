"""What several tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from arabclean import Checker, builtin_rules
from arabclean.rule import Rule

# How long an example takes says more of the machine than of the code; timings live in benchmarks/.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def rules() -> tuple[Rule, ...]:
    return builtin_rules()


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The usual checker: every rule that is on by default."""
    return Checker()
