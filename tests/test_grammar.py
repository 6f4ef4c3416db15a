"""What the grammar rules read: numbers, verbs, moods."""

from __future__ import annotations

import pytest

from arabclean.document import Document
from arabclean.lexicon.verb import Verbs
from arabclean.rules.grammar.number import value
from arabclean.rules.grammar.verb import reader

READER = reader()
VERBS = Verbs.packaged()


@pytest.mark.parametrize(
    ("text", "number"),
    [("15", 15), ("1,500", 1500), ("١٥", 15), ("2.5", None), ("3,5", None), ("10-15", None), ("77,938,904", 77938904)],
)
def test_value_of_figures(text: str, number: int | None) -> None:
    """Whole numbers are read in all digits; decimals and ranges are not."""
    assert value(Document(text).tokens[0]) == number


@pytest.mark.parametrize(
    ("form", "cell", "person", "other"),
    [
        ("أعلن", "past.3ms", "3mp", "أعلنوا"),
        ("قالت", "past.3fs", "3ms", "قال"),
        ("وخرجوا", "past.3mp", "3ms", "وخرج"),
        ("سيغادر", "imperfect.3ms", "3fs", "ستغادر"),
        ("يسيرون", "imperfect.3mp", "3fs", "تسير"),
        ("التقى", "past.3ms", "3mp", "التقوا"),
    ],
)
def test_verbs_are_read_and_agree(form: str, cell: str, person: str, other: str) -> None:
    """A finite verb is recognised and written in another person, its clitics kept."""
    found = READER.read(form)
    assert found is not None
    assert found.cell == cell
    assert found.in_cell(person) == other


@pytest.mark.parametrize(("form", "is_verb"), [("استقبل", True), ("كتاب", False), ("نشرت", True), ("فيلم", False)])
def test_verbs_beside_nouns(form: str, is_verb: bool) -> None:
    """A form that is also a noun is no sure verb."""
    assert READER.is_verb(form) is is_verb


def test_moods() -> None:
    """Weak verbs after لم and لن."""
    assert VERBS.jussive("تستطيع") == ("تستطع", True)
    assert VERBS.jussive("يقوم") == ("يقم", False)
    assert VERBS.jussive("يكتب") is None
    assert VERBS.subjunctive("نكن") == "نكون"
    assert VERBS.subjunctive("يعد") is None
    assert VERBS.is_singular_in_noon("يتعاون")
    assert not VERBS.is_singular_in_noon("يعملون")
