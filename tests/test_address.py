"""What is no prose is none to the rules and none to the steps of normalizing: both look with the same patterns."""

from __future__ import annotations

import time

import pytest

from arabclean.document import Document
from arabclean.normalization.shelter import EVERYTHING, Shelter
from arabclean.text.pattern import lazy


@pytest.mark.parametrize(
    "stretch",
    [
        "https://example.org/a,b?c=1",
        "HTTP://EXAMPLE.ORG/?x=1",
        "www.example.org",
        "desk.one+two@news.example.org",
        "example.org",
        "news.example.org/2024/15",
        "`print(1,2)`",
        "```\nx , y\n```",
        '<a href="x">',
        "</b>",
        "[[مقالة|اسم]]",
        "{{قالب|1}}",
        "&nbsp;",
        "&#1593;",
        "#وسم_طويل",
        "@user_1",
        "﴿وَالعَصرِ﴾",
        "﴾وَالعَصرِ﴿",
    ],
)
def test_both_know_it_and_no_more_than_it(stretch: str) -> None:
    for before, after in (("قال ", " أمس"), ("قال: ", "."), ("(", ")")):
        text = f"{before}{stretch}{after}"
        wanted = (len(before), len(before) + len(stretch))
        assert wanted in [(*protected.span,) for protected in Document(text).protected], text
        assert wanted in Shelter(text).stretches(EVERYTHING), text


@pytest.mark.parametrize("text", ["قال الرجل: نعم", "من 3 إلى 5 , ثم", "أ/ب", "10:30", "a < b", "قال (نعم)"])
def test_prose_is_sheltered_by_neither(text: str) -> None:
    kinds = {protected.kind for protected in Document(text).protected}
    assert kinds <= {"number", "latin"}
    assert Shelter(text).stretches(EVERYTHING) == []


@pytest.mark.parametrize(
    "piece", ["http://", "www.", "a.", "a@", "`", "```", "<a", "[[", "{{", "&#", "#", "@", "/", "﴿"]
)
def test_hostile_text_is_searched_in_linear_time(piece: str) -> None:
    lazy("")  # nothing is compiled while the clock runs
    taken: list[float] = []
    for count in (2_000, 20_000):
        text = "قال " + piece * count
        Shelter("قال").stretches(EVERYTHING)
        begun = time.process_time()
        _ = Document(text).protected
        Shelter(text).stretches(EVERYTHING)
        taken.append(time.process_time() - begun)
    assert taken[1] < 3 or taken[1] < 25 * taken[0], (piece, taken)
