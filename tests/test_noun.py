"""Facts about nouns."""

from __future__ import annotations

import pytest

from arabclean.lexicon.noun import Nouns, accusative

NOUNS = Nouns.packaged()


@pytest.mark.parametrize(
    ("form", "gender"),
    [
        ("سنة", "f"),
        ("كتاب", "m"),
        ("حرب", "f"),
        ("طريق", ""),
        ("خليفة", "m"),
        ("أساتذة", ""),
        ("مناورة", "f"),
        ("قضاة", ""),
    ],
)
def test_gender_of_a_singular(form: str, gender: str) -> None:
    """A singular has its gender; plurals and words of either gender have none."""
    assert NOUNS.gender(form) == gender


@pytest.mark.parametrize(
    ("form", "gender"),
    [("سنوات", "f"), ("اجتماعات", "m"), ("مستشفيات", "m"), ("مباريات", "f"), ("فرق", ""), ("حمامات", "m"), ("طرق", "")],
)
def test_gender_of_what_is_counted(form: str, gender: str) -> None:
    """The gender of a plural is its singular's; فرق is of فريق and of فرقة."""
    assert NOUNS.counted_gender(form) == gender


def test_persons_and_things() -> None:
    """Plurals of persons, of things, and of both."""
    assert NOUNS.is_person_plural("مهندسين")
    assert NOUNS.is_thing_plural("قرارات")
    assert not NOUNS.is_person_plural("كتب")
    assert not NOUNS.is_person_plural("القانون")


def test_duals() -> None:
    """A dual leads to its noun."""
    assert [noun.singular for noun in NOUNS.of_dual("دولتين")] == ["دولة"]
    assert [noun.singular for noun in NOUNS.of_dual("مستشفيان")] == ["مستشفى"]
    assert NOUNS.of_dual("لبنان") == ()


@pytest.mark.parametrize(
    ("form", "written"),
    [("كتاب", "كتابا"), ("سنة", "سنة"), ("هواء", "هواء"), ("مستشفى", "مستشفى"), ("شيء", "شيئا"), ("جزء", "جزءا")],
)
def test_accusative(form: str, written: str) -> None:
    """The alef of the indefinite accusative, where it is written."""
    assert accusative(form) == written
