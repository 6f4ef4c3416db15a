"""What several tests share."""

from __future__ import annotations

import pytest

from arabclean import Checker, builtin_rules
from arabclean.rule import Rule


@pytest.fixture(scope="session")
def rules() -> tuple[Rule, ...]:
    return builtin_rules()


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The usual checker: every rule that is on by default."""
    return Checker()
