"""The packaged tables: whole, fresh, readable only as what they are, and in agreement with Hunspell."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from pathlib import Path

import build_data
import pytest
from hunspell_form import Expansion, read_grammar

from arabclean import resources
from arabclean.errors import DataError
from arabclean.finding import Severity
from arabclean.lexicon import Listing
from arabclean.lexicon.automaton import FATHATAN, ROOT, Automaton, decode, encode

HOME = Path(__file__).resolve().parent.parent
HUNSPELL = Path("/usr/share/hunspell")

needs_dictionary = pytest.mark.skipif(
    not (HUNSPELL / "ar.dic").exists(), reason="Debian's hunspell-ar is not installed: apt-get install hunspell-ar"
)


@pytest.fixture(scope="module")
def forms() -> Automaton:
    return Automaton(resources.table("data/forms.dawg"))


LISTS = build_data.word_lists()


def read_lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def listed_groups(path: Path) -> list[list[str]]:
    """The lines of a list, parted where empty lines part them."""
    return [group.splitlines() for group in path.read_text(encoding="utf-8").split("\n\n")]


@pytest.mark.parametrize("folder", sorted(build_data.DICTIONARIES.iterdir()), ids=lambda folder: folder.name)
def test_every_dictionary_says_where_it_is_from(folder: Path) -> None:
    source = build_data.read_source(folder.name)
    assert source["name"]
    assert source["licence"]
    assert (folder / "LICENSE").stat().st_size > 100


def test_there_are_word_lists() -> None:
    assert len(LISTS) >= 8
    assert {build_data.read_source(path.stem)["clitics"] for path in LISTS} == {"noun", "name"}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_word_list_is_in_order(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line]
    assert text.endswith("\n")
    assert len(lines) == len(set(lines))
    assert listed_groups(path) == sorted(sorted(group) for group in listed_groups(path))
    for line in lines:
        assert line == unicodedata.normalize("NFC", line)
        assert re.fullmatch("[\u0621-\u063a\u0641-\u064a]+( [\u0621-\u063a\u0641-\u064a]+)*", line), line


def test_no_listed_word_is_one_that_a_rule_calls_wrong() -> None:
    """A list makes a word good; a pack that says it is wrong would be overruled, or would overrule."""
    listing = Listing.packaged()
    rules = json.loads(resources.text("data/rules.json"))
    errors = [rule for rule in rules if rule["info"]["severity"] == Severity.ERROR]
    entries = [entry for rule in errors for entry in rule.get("word", ())]
    wrong = {entry["wrong"] for entry in entries}
    assert len(wrong) > 20
    assert [word for word in listing if word in wrong] == []


def test_listed_words_lead_to_themselves() -> None:
    """Every list's words are in the compiled file, under its name or that of a list before it."""
    listing = Listing.packaged()
    names = {path.stem for path in LISTS}
    for path in LISTS:
        for line in read_lines(path):
            for word in line.split():
                if " " not in line or len(word) > 2:
                    assert listing.name_of(word) in names


def test_the_light_data_is_fresh() -> None:
    assert build_data.stale_light() == []


def random_forms(automaton: Automaton, number: int, rng: random.Random) -> list[str]:
    """Words found by walking the automaton at random."""
    found = []
    while len(found) < number:
        state, path = ROOT, b""
        while True:
            children = list(automaton.children(state))
            if automaton.value_at(state) >= 0 and (not children or rng.random() < 0.3):
                found.append(decode(path))
                break
            letter, state = rng.choice(children)
            path += bytes((letter,))
    return found


def test_the_packaged_data_is_what_its_sources_say() -> None:
    assert list(build_data.check_tables()) == []


def test_the_tables_stay_small() -> None:
    sizes = [path.stat().st_size for path in (HOME / "arabclean/data").iterdir()]
    assert sum(sizes) <= 20_000_000


def test_a_word_of_the_automaton_is_found_by_every_way_in(forms: Automaton) -> None:
    for form in random_forms(forms, 300, random.Random(1)):
        letters = encode(form)
        assert letters
        assert form in forms
        assert forms.follow(ROOT, letters) != ROOT
        state = ROOT
        for letter in letters:
            state = forms.step(state, letter)
        assert forms.value_at(state) >= 0


@pytest.mark.parametrize("junk", ["", "\0", "كتاب\0", "\0كتاب", "كتاب ", "book", "كتاب1", "\ud800", "ڤ", "ـ", "كـتاب"])
def test_what_is_no_word_is_not_in_the_automaton(forms: Automaton, junk: str) -> None:
    assert junk not in forms
    assert forms.value(junk) == -1


@needs_dictionary
def test_the_automaton_and_hunspell_agree(forms: Automaton) -> None:
    """On forms made at random, on forms one letter away from them, and on stems of the dictionary."""
    import hunspell

    speller = hunspell.Hunspell("ar", hunspell_data_dir=f"{HUNSPELL}/")
    rng = random.Random(2)
    words = random_forms(forms, 2000, rng)
    letters = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b"
    for word in list(words):
        at = rng.randrange(len(word))
        words.append(word[:at] + rng.choice(letters) + word[at + 1 :])
        words.append(word[:at] + word[at + 1 :])
    lines = rng.sample((HUNSPELL / "ar.dic").read_text(encoding="utf-8").splitlines(), 2000)
    words += [match[0] for line in lines if (match := re.match("[\u0621-\u063a\u0641-\u064a]+", line))]
    differ = [word for word in words if word and (word in forms) != speller.spell(word)]
    assert differ == []


@needs_dictionary
def test_the_expansion_makes_what_the_automaton_holds(forms: Automaton, tmp_path: Path) -> None:
    some = tmp_path / "some.dic"
    entries = (HUNSPELL / "ar.dic").read_text(encoding="utf-8").splitlines()[1::1999]
    some.write_text("\n".join([str(len(entries)), *entries]), encoding="utf-8")
    expansion = Expansion(read_grammar(HUNSPELL / "ar.aff"))
    made = [form for stem in expansion.forms(some) for form in stem]
    assert len(made) > 10_000
    assert [form for form in made if form not in forms] == []


def test_fathatan_is_the_only_mark(forms: Automaton) -> None:
    assert encode("شيئاً") is not None
    assert encode("شيئاً")[-1] == FATHATAN  # type: ignore[index]
    assert encode("شَيئا") is None


def test_a_missing_table_is_a_clear_error() -> None:
    with pytest.raises(DataError, match=r"data/nothing|nothing\.dawg"):
        resources.table("data/nothing.dawg")
    with pytest.raises(DataError, match=r"nothing\.json"):
        resources.text("data/nothing.json")


def test_a_broken_table_is_a_clear_error(tmp_path: Path) -> None:
    whole = resources.table_bytes({"letters": "x", "sha256": "0"}, bytes(8))
    path = tmp_path / "broken.dawg"
    cases = {
        b"": "cannot be read",
        whole[:-4]: "516 bytes where 520 belong",
        whole[:100]: "100 bytes where 520 belong",
        whole.replace(b"table 1", b"table 2"): "another version",
        b"\xff" * 600: "another version",
    }
    for content, message in cases.items():
        path.write_bytes(content)
        with pytest.raises(DataError, match=message):
            resources.open_table(path)
    path.write_bytes(whole)
    with pytest.raises(DataError, match="other letters"):
        Automaton(resources.open_table(path))


def test_versions_name_every_table() -> None:
    versions = resources.versions()
    assert {"forms.dawg", "counts.dawg", "context.ngrams"} <= set(versions)
    assert all(re.fullmatch("[0-9a-f]{12}", version) for version in versions.values())


def test_an_aff_with_options_not_understood_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.aff"
    path.write_text("FLAG long\nCOMPOUNDFLAG Aa\n", encoding="utf-8")
    with pytest.raises(ValueError, match="COMPOUNDFLAG"):
        read_grammar(path)
