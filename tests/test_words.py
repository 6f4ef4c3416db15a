"""``arabclean words``: how a word is judged, and a house's own list, kept as people keep it."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabclean.lexicon import word_list
from arabclean.lexicon.house import Entry, parse_words
from tests.command import Run

LIST = "# ours\r\n\r\nبلعبوس   # an author\r\nزَغْلولٌ*\r\n"


@pytest.fixture(name="run")
def run_words(run: Run) -> Run:
    """Run ``arabclean words``."""
    return lambda *arguments, **options: run("words", *arguments, **options)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_bytes(LIST.encode())
    (tmp_path / "arabclean.toml").write_text('words = ["words.txt"]\n', encoding="utf-8")
    return path


def test_explain_says_who_says_so(run: Run) -> None:
    status, out, err = run("explain", "باخموت", "انه", "الحكوكة", "فيالعاصمة")
    assert (status, err) == (0, "")
    listed, slip, typo, joined = out.split("\n\n")
    assert listed.startswith("«باخموت» a word: one of arabclean's lists has it\n")
    assert "  list: places\n" in listed
    assert slip.startswith("«انه» a misspelling: ")
    assert "  Hunspell: yes\n" in slip
    assert "  looks like: «أنه»\n" in slip
    assert typo.startswith("«الحكوكة» unknown: ")
    assert "  could be: «الحكومة»" in typo
    assert "  or two words: «في العاصمة»\n" in joined


def test_explain_speaks_arabic(run: Run) -> None:
    status, out, _ = run("explain", "--lang", "ar", "كِتاب")
    assert status == 0
    assert out.startswith("«كتاب» كلمة صحيحة: ")
    assert "لعل المقصود" not in out


def test_explain_names_the_list_of_the_house(run: Run, listed: Path) -> None:
    status, out, _ = run("explain", "--format", "json", "وبالزغلول", "وبلعبوس")
    known, unknown = json.loads(out)["words"]
    assert status == 0
    assert (known["judgement"], known["source"], known["house"]) == ("good", "house", [str(listed)])
    assert (unknown["judgement"], unknown["house"]) == ("unknown", [])
    assert set(known["counts"]) == {"careful", "news", "wiki"}


def test_add_keeps_all_that_people_wrote(run: Run, listed: Path) -> None:
    listed.chmod(0o640)
    status, out, err = run("add", "قرطبوش", "بلعبوس*", "زغلول", "قرطبوش")
    assert (status, out) == (0, "")
    assert err == f"arabclean: {listed}: added: 2, there already: 2\n"
    assert listed.read_bytes().decode() == ("# ours\r\n\r\nبلعبوس*   # an author\r\nزَغْلولٌ*\r\nقرطبوش\r\n")
    assert stat.S_IMODE(listed.stat().st_mode) == 0o640


def test_adding_what_is_there_touches_nothing(run: Run, listed: Path) -> None:
    before = listed.stat()
    assert run("add", "-q", "بلعبوس") == (0, "", "")
    assert (listed.stat().st_ino, listed.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_add_makes_a_new_list_and_mends_a_missing_line_end(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    assert run("add", "-q", "--file", "new.txt", "--with-clitics", "بلعبوس")[0] == 0
    assert path.read_text(encoding="utf-8") == "بلعبوس*\n"
    path.write_text("\ufeffبلعبوس", encoding="utf-8")
    assert run("add", "-q", "--file", "new.txt", "قرطبوش")[0] == 0
    assert path.read_text(encoding="utf-8") == "\ufeffبلعبوس\nقرطبوش\n"
    assert os.listdir(tmp_path) == ["new.txt"]


def test_list_writes_the_words(run: Run, listed: Path) -> None:
    assert run("list") == (0, "بلعبوس\nزغلول*\n", "")
    status, out, _ = run("list", "--file", listed.name, "--format", "json")
    assert status == 0
    assert json.loads(out)["words"] == [{"word": "بلعبوس", "clitics": False}, {"word": "زغلول", "clitics": True}]


def test_import_takes_words_from_lists_and_standard_input(run: Run, listed: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs.txt").write_text("# theirs\nقرطبوش # c\nزغلول\n", encoding="utf-8")
    status, _, err = run("import", "theirs.txt", "-", stdin="شنفرى*\n")
    assert (status, err) == (0, f"arabclean: {listed}: added: 2, there already: 1\n")
    assert listed.read_text(encoding="utf-8").endswith("قرطبوش\nشنفرى*\n")


def test_remove_takes_lines_out(run: Run, listed: Path) -> None:
    assert run("remove", "-q", "زغلول") == (0, "", "")
    assert listed.read_bytes().decode() == "# ours\r\n\r\nبلعبوس   # an author\r\n"
    status, out, err = run("remove", "-q", "بلعبوس", "زغلول")
    assert (status, out) == (2, "")
    assert "it has no 'زغلول'" in err
    assert listed.read_bytes().decode() == "# ours\r\n\r\n"


@pytest.mark.parametrize(
    ("arguments", "clue"),
    [
        (["ad", "بلعبوس"], "did you mean 'add'?"),
        (["xyz"], "known are explain, add"),
        (["add"], "a WORD"),
        (["import"], "a FILE"),
        (["list", "بلعبوس"], "words explain"),
        (["add", "بلعبوس"], "give --file FILE"),
        (["list", "--file", "none.txt"], "none.txt: "),
        (["add", "--file", "w.txt", "كلمة أخرى"], "'كلمة أخرى' is not one Arabic word"),
        (["add", "--file", "none/w.txt", "كلمة"], "none/w.txt: the word list cannot be made"),
        (["remove", "--file", "none.txt", "كلمة"], "none.txt: "),
        (["import", "--file", "w.txt", "none.txt"], "none.txt: "),
        (["import", "--file", "w.txt", "broken.txt"], "broken.txt:2: 'book' is not one Arabic word"),
        (["add", "--file", "broken.txt", "كلمة"], "broken.txt:2: "),
        (["explain", "book"], "'book' is not one Arabic word"),
        (["explain", "--config", "none.toml", "كلمة"], "none.toml: "),
    ],
)
def test_a_mistake_is_answered_on_one_line_with_status_2(
    arguments: list[str], clue: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "broken.txt").write_text("كتاب\nbook\n", encoding="utf-8")
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert clue in err
    assert err.count("\n") == 1
    assert os.listdir(tmp_path) == ["broken.txt"]
    assert (tmp_path / "broken.txt").read_text(encoding="utf-8") == "كتاب\nbook\n"


words = st.lists(st.builds(Entry, st.text("ابتث", min_size=1, max_size=3), st.booleans()), max_size=8)


@given(words, words, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_what_is_added_is_there_and_what_is_removed_is_not(
    old: list[Entry], new: list[Entry], end: str, closed: bool
) -> None:
    text = end.join(["# ours", *map(str, old)]) + (end if closed else "")
    added = word_list.add(text, new, "list")
    house = parse_words(added.text.splitlines(), "list")
    both = [*old, *new]
    assert house.stems == {entry.word for entry in both if entry.clitics}
    assert house.words | house.stems == {entry.word for entry in both}
    assert word_list.add(added.text, new, "list") == (added.text, ())
    removed = word_list.remove(added.text, {entry.word for entry in both}, "list")
    assert removed.text.rstrip("\r\n") == "# ours"
