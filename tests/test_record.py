import copy
import dataclasses
import pickle
import sys
from collections.abc import Callable, Mapping
from typing import ClassVar

import pytest

import arabclean
from arabclean.text.record import Record, replace


class Pair(Record, aside=("note",)):
    COUNT: ClassVar[int] = 2

    left: int
    right: int = 2
    note: str = ""


class Named(Pair):
    make: Callable[[str], str] = str.upper
    table: Mapping[str, int] = {}


class Thing(Record, eq=False):
    name: str


def test_fields_are_given_by_place_and_by_name():
    assert (Pair(1).left, Pair(1).right) == (1, 2)
    assert Pair(1, 3) == Pair(right=3, left=1)
    assert repr(Pair(1)) == "Pair(left=1, right=2)"
    assert Named(1, 2, "", str.lower).make("A") == "a"
    assert Named(1).make("a") == "A"  # a function as default is no method


@pytest.mark.parametrize(
    "make",
    [
        Pair,
        lambda: Pair(right=1),
        lambda: Pair(1, 2, "", 4),
        lambda: Pair(1, left=1),
        lambda: Pair(1, wrong=1),
        lambda: replace(Pair(1), wrong=1),
    ],
)
def test_fields_are_those_of_the_class(make):
    with pytest.raises(TypeError, match="Pair has the fields left, right, note"):
        make()


def test_records_are_equal_by_their_fields():
    assert Pair(1, note="a") == Pair(1, note="b")
    assert hash(Pair(1, note="a")) == hash(Pair(1, note="b"))
    assert Pair(1) != Pair(2)
    assert Pair(1) != Named(1)
    assert Thing("a") != Thing("a")
    assert len({Thing("a"), Thing("a")}) == 2


def test_records_do_not_change():
    pair = Pair(1)
    with pytest.raises(AttributeError, match="immutable"):
        pair.left = 2
    with pytest.raises(AttributeError, match="immutable"):
        del pair.left
    assert replace(pair, left=5) == Pair(5)
    assert pair == Pair(1)


def test_records_are_copied_and_sent_to_other_processes():
    pair = Pair(1, note="a")
    for other in (copy.copy(pair), copy.deepcopy(pair), pickle.loads(pickle.dumps(pair))):
        assert (other, other.note) == (pair, "a")
    if sys.version_info >= (3, 13):
        assert copy.replace(pair, left=5) == Pair(5)


def test_dataclasses_take_records() -> None:
    finding = next(iter(arabclean.check("حضر الوزير , ثم غادر.")))
    assert dataclasses.is_dataclass(finding)
    assert [field.name for field in dataclasses.fields(finding)] == list(finding._fields)
    assert dataclasses.asdict(finding)["rule"] == finding.rule
    assert dataclasses.replace(finding, confidence=0.5).confidence == 0.5
    assert dataclasses.replace(finding) == finding
