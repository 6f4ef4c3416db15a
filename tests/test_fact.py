"""Facts are found where they lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from compile_fact import packed

from arabclean.errors import DataError
from arabclean.lexicon.fact import Facts
from arabclean.resources import open_table

LISTS = {
    "one": {f"كلمة{number}": str(number) for number in range(1000)},
    "two": {"كلمة1": "أخرى", "": "empty", "بلا": ""},
    "list": {"few": "أحمر أخضر", "none": ""},
}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    path = tmp_path_factory.mktemp("facts") / "facts.table"
    path.write_bytes(packed(LISTS))
    return Facts(open_table(path))


def test_every_line_is_found(facts: Facts) -> None:
    for name, lines in LISTS.items():
        for form, known in lines.items():
            assert facts.of(name, form) == known


@pytest.mark.parametrize(
    ("name", "form"),
    [("one", "كلمة"), ("one", "كلمة1000"), ("three", "كلمة1"), ("one", ""), ("one", "\ud800"), ("one\tكلمة1", "")],
)
def test_nothing_else_is(facts: Facts, name: str, form: str) -> None:
    assert facts.of(name, form) is None


def test_small_lists_are_whole(facts: Facts) -> None:
    assert facts.all_of("few") == {"أحمر", "أخضر"}
    assert facts.all_of("none") == facts.all_of("nothing") == frozenset()


def test_a_table_cut_short_is_named(tmp_path: Path) -> None:
    path = tmp_path / "facts.table"
    path.write_bytes(packed(LISTS)[:-4])
    with pytest.raises(DataError, match=r"facts\.table"):
        open_table(path)


def test_the_packaged_facts_are_there() -> None:
    assert Facts.packaged().of("singular", "سنة") == "fn سنوات سنين"
    assert Facts.packaged().of("past", "احتج") == "\N{ARABIC SHADDA}يحتج"
