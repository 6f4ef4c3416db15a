"""Every regular expression of the house is linear, on texts made from its own parse tree (tools/regex_growth.py)."""

from __future__ import annotations

import re
import signal
from itertools import islice

import pytest
from attack import attacks
from regex_growth import Pattern, collected, is_bounded, slow

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGVTALRM"), reason="signals of POSIX")


def test_no_pattern_takes_the_square() -> None:
    patterns = collected()
    assert len(patterns) > 300
    found = [
        (pattern.where, each)
        for pattern in patterns
        if not is_bounded(pattern)
        for each in islice(slow(pattern, 5_000, 12, ("\0",)), 1)
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    ["ب+ت", r"\s*$", r"\[[^\]]*\]", "<!--.*?-->", "(ب|بت)+$", r"(?:-[ ]*){3,}[ ]*$", r"^[^:]*?[ ]*:", "ب.*ت.*ث$"],
)
def test_the_attacks_find_what_takes_the_square(source: str) -> None:
    assert [*islice(slow(Pattern(source, 0, "here", True), 20_000, 10), 1)]


@pytest.mark.parametrize("source", ["(?<!ب)ب++ت", r"\[[^\[\]]*\]", "<!--.*?(?:-->|\\Z)", "ب{1,40}ت", "[ء-ي]+"])
def test_and_leave_what_is_linear_alone(source: str) -> None:
    assert not [*slow(Pattern(source, re.DOTALL, "here", True), 10_000, 40)]
    assert [*attacks(source)]
