"""What holds of every public function for every input: no crash on any text, true positions, and what goes, comes back.

The laws of positions are in test_text.py, those of normalizing in test_normalize.py, of fixing in test_promises.py, of
formats in test_formats.py, of headlines in test_duplicates.py; here is the rest, and the list that tells of a public
name that nobody has tried on drawn texts.
"""

from __future__ import annotations

import gc
import inspect
import json
import pickle
import random
import re
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fuzz_target import PIECES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import arabclean
from arabclean import Checker, Config, ConfigError, Document, Safety, Severity, duplicates, formats, lexicon, text
from arabclean import normalization as normalizing
from arabclean.config import ENCODINGS, PROFILES, SWITCHES
from arabclean.defaults import default_checker, default_lexicon, read_config
from arabclean.faces.baseline import Baseline
from arabclean.faces.cache import Cache
from arabclean.faces.configuration import Choice, Setting
from arabclean.fingerprint import fingerprints
from arabclean.formats import FORMATS
from arabclean.render import FORMATS as SHAPES
from arabclean.render import renderer, visible
from arabclean.schema import schema
from arabclean.suppression import directives
from arabclean.text import Edit, LineIndex, Span, apply, fold, invert, skeleton
from tests.strategies import prose, texts

pieces = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
anything = texts | prose | pieces
some = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
many = settings(some, max_examples=150)


def _all_of_a_document(source: str) -> None:
    document = Document(source)
    for name in dir(document):
        if not name.startswith("_"):
            getattr(document, name)
    document.view("folded")
    document.view("source")


def _all_of_an_index(source: str) -> None:
    index = arabclean.DuplicateIndex(templates=True)
    for at, line in enumerate((source, source[::-1], *source.splitlines())):
        asked = index.find(line)
        assert index.add(at, line) == asked
        assert index.text(at) == line
    index.remove(0)
    assert 0 not in index
    index.expire(0)
    index.extend([("again", source)])


def _all_of_the_lexicon(source: str) -> None:
    words = default_lexicon()
    for form in (source, *source.split()):
        words.accepts(form)
        words.count(form)
        words.verdict(form)
        words.is_listed(form)
        words.is_house_word(form)
        words.attested(form)
        words.candidates(form)
        words.splits(form)


def _all_of_the_lines(source: str) -> None:
    lines = LineIndex(source)
    for at in range(1, len(lines.starts) + 1):
        span = lines.line_span(at)
        assert lines.offset(at, 1) == span.start
        lines.position(span.end)
    lines.from_utf8(len(source))
    lines.from_utf16(len(source))


def _all_steps(source: str) -> None:
    for step in normalizing.STEPS.values():
        assert step is normalizing.step_by_name(step.name)
        step.edits(source)


def _own_steps(source: str) -> None:
    for step in (
        normalizing.persian_yeh(lambda word: len(word) % 2 == 0),
        normalizing.persian_kaf(lambda word: len(word) % 2 == 0),
        normalizing.urdu_heh(lambda word: len(word) % 2 == 0),
        normalizing.table_step("own", "Own.", {"ب": "پ", "\ud800": ""}),
        normalizing.mark_order(shadda_first=True),
        normalizing.mark_order(shadda_first=False),
    ):
        normalized = normalizing.Profile("own", (step,)).normalize(source)
        assert apply(source, normalized.edits) == normalized.text


def _all_shapes(source: str) -> None:
    report = arabclean.check(source)
    rules = [rule.info for rule in default_checker().rules]
    for name in SHAPES:
        for language in ("ar", "en"):
            output = renderer(name, language=language, tool={"name": "arabclean", "version": "0"}, rules=rules)
            whole = output.head() + output.file(f"{source[:9]}.txt", report) + output.tail()
            assert whole or not report


def _all_formats(source: str) -> None:
    for name in FORMATS:
        reader = default_checker().proofreader(name, fields=("text", "title"), items=(1, 3))
        for finding in reader.check(source):
            assert finding.text == source[finding.start : finding.end]


NEVER_RAISES: dict[str, Callable[[str], object]] = {
    "check": arabclean.check,
    "fix": arabclean.fix,
    "Checker": lambda source: default_checker().fix(source, Safety.REVIEW, format="markdown"),
    "Document": _all_of_a_document,
    "normalize": lambda source: [arabclean.normalize(source, profile) for profile in arabclean.PROFILES],
    "Step": _all_steps,
    "persian_yeh": _own_steps,
    "Shelter": lambda source: normalizing.Shelter(source).stretches(frozenset(normalizing.Kind)),
    "visual_order_lines": normalizing.visual_order_lines,
    "find_duplicates": lambda source: arabclean.find_duplicates([source, source, *source.splitlines()], templates=True),
    "DuplicateIndex": _all_of_an_index,
    "compare": lambda source: duplicates.compare(source, source[1:]),
    "similar_headline": lambda source: duplicates.similar_headline(source, source[1:]),
    "repeated": lambda source: duplicates.repeated([source, source], 1, templates=True),
    "repeated_paragraphs": lambda source: duplicates.repeated_paragraphs([source, ("b", source)], 1),
    "Lexicon": _all_of_the_lexicon,
    "LineIndex": _all_of_the_lines,
    "fold": lambda source: skeleton(fold(source).text),
    "format_of": formats.format_of,
    "Proofreader": _all_formats,
    "renderer": _all_shapes,
    "visible": visible,
    "shared_ends": lambda source: text.shared_ends(source, source[1:]),
    "directives": directives,
}
"""The public functions that take a text, and what hangs on the values that they return."""


@pytest.mark.parametrize("name", NEVER_RAISES)
@some
@given(source=anything)
def test_no_text_breaks_it(name: str, source: str) -> None:
    NEVER_RAISES[name](source)


ELSEWHERE = {
    # values: made and asked by all the tests above and below, and by tests/test_text.py
    *("Applied", "Example", "Finding", "Fix", "Fixed", "Group", "Message", "Normalized", "Report", "Rule", "RuleInfo"),
    *("Safety", "Severity", "Candidate", "Count", "Judgement", "Seam", "Source", "Split", "Verdict", "Change", "Key"),
    *("Difference", "Groups", "Match", "Member", "Passage", "Repeat", "RepeatedPassage", "Choice", "Kind", "Position"),
    *("Format", "Prose", "Request", "Package", "FORMATS", "PACKED", "SUFFIXES", "PROFILES", "STEPS"),
    "builtin_rules",
    *("ArabcleanError", "ConfigError", "DataError", "SourceError"),
    # laws of their own, in the tests of their part
    *("Edit", "OffsetMap", "Span", "Spans", "View", "apply", "invert", "skeleton"),  # test_text.py
    *(
        "Profile",
        "profile_by_name",
        "step_by_name",
        "persian_kaf",
        "urdu_heh",
        "table_step",
        "mark_order",
    ),  # here, test_normalize.py
    *("House", "Listing"),  # test_words.py, test_lexicon.py
    *("Config", "unpacked"),  # below
}


def test_every_public_name_has_been_tried_on_drawn_inputs() -> None:
    public = {
        name for module in (arabclean, duplicates, formats, lexicon, normalizing, text) for name in module.__all__
    }
    assert public - ELSEWHERE - set(NEVER_RAISES) == set()


@many
@given(source=anything, data=st.data())
def test_what_a_report_says_is_true_of_its_text(source: str, data: st.DataObject) -> None:
    report = arabclean.check(source)
    assert list(report) == sorted(report, key=lambda finding: (finding.span, finding.rule))
    for finding in report:
        assert finding.text == source[finding.start : finding.end]
        assert (finding.line, finding.column) == LineIndex(source).position(finding.start)
        assert "{" not in finding.message("ar").replace(finding.text, "") or "{" in source
        assert finding.safety == (finding.fixes[0].safety if finding.fixes else Safety.HINT)
        assert all(span.of(source) for span in finding.related if not span.is_empty)
        for fix in finding.fixes:
            changed = apply(source, fix.edits)
            assert changed != source
            assert apply(changed, invert(source, fix.edits)) == source
            assert Span(0, len(source)).contains(fix.span)
        inside = [fix for fix in finding.fixes if all(finding.span.contains(edit.span) for edit in fix.edits)]
        whole = {source[: finding.start] + each + source[finding.end :] for each in finding.suggestions}
        assert whole == {apply(source, fix.edits) for fix in inside}
        if finding.fixes:
            first = data.draw(st.integers(0, len(finding.fixes) - 1))
            moved = finding.reordered(first)
            assert {fix.edits for fix in moved.fixes} == {fix.edits for fix in finding.fixes}
            assert moved.fixes[0].edits == finding.fixes[first].edits
            assert moved.safety <= Safety.REVIEW
    severity, safety = data.draw(st.sampled_from(Severity)), data.draw(st.sampled_from(Safety))
    kept = report.at_least(severity=severity, safety=safety)
    assert set(map(id, kept)) == {id(f) for f in report if f.severity >= severity and f.safety >= safety}
    assert kept.blocks() == any(finding.severity is Severity.ERROR for finding in kept)


@some
@given(source=anything, safety=st.sampled_from(["safe", "review"]))
def test_a_fix_leads_there_and_back(source: str, safety: str) -> None:
    fixed = arabclean.fix(source, safety)
    edits = [applied.edit for applied in fixed.applied]
    assert apply(source, edits) == fixed.text
    assert apply(fixed.text, invert(source, edits)) == source
    assert fixed.remaining == arabclean.check(fixed.text).findings
    changed = [applied.edit.span for applied in fixed.applied]
    for at, char in enumerate(source):  # what no edit touches stands in both
        place = Span(at, at + 1)
        if not any(place.overlaps(span) for span in changed):
            there = fixed.map.to_result(place)
            assert there.length == 1
            assert there.of(fixed.text) == char
    assert arabclean.fix(source, Safety[safety.upper()]) == fixed


@some
@given(source=anything)
def test_a_report_goes_to_programs_and_other_processes_and_comes_back(source: str) -> None:
    report = arabclean.check(source)
    assert pickle.loads(pickle.dumps(report)).findings == report.findings

    output = renderer("json", tool={"name": "arabclean"})
    printed = (output.head() + output.file("a.txt", report) + output.tail()).encode("utf-8", "surrogatepass")
    (file,) = json.loads(printed)["files"]
    lines = renderer("jsonl")
    rows = [json.loads(line) for line in lines.file("a.txt", report).split("\n") if line]
    assert [{"path": "a.txt", **finding} for finding in file["findings"]] == rows
    assert len(rows) == len(report)
    for finding, found in zip(report, file["findings"], strict=True):
        assert source[found["start"] : found["end"]] == found["text"] == finding.text
        assert found["suggestions"] == list(finding.suggestions)
        assert LineIndex(source).offset(found["line"], found["column"]) == found["start"]
        for fix, said in zip(finding.fixes, found["fixes"], strict=True):
            edits = [Edit.replace(each["start"], each["end"], each["text"]) for each in said["edits"]]
            assert apply(source, edits) == apply(source, fix.edits)
        for span, said in zip(finding.related, found["related"], strict=True):
            assert source[said["start"] : said["end"]] == said["text"] == span.of(source)


@some
@given(source=anything)
def test_the_cache_gives_back_what_was_found(source: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = str(tmp_path_factory.getbasetemp() / "cache")
    setting = Setting(Config(), Path(folder))
    report = arabclean.check(source)
    cache = Cache.open(folder, setting)
    cache.put("a.txt", source, report)
    cache.close()
    cache = Cache.open(folder, setting)
    known = cache.get("a.txt", source)
    cache.close()
    assert known is not None
    assert known.findings == report.findings
    assert [finding.line for finding in known] == [finding.line for finding in report]


paragraphs = st.lists(prose.map(lambda source: source.replace("\n", " ")), max_size=6)
_FEW = Checker.from_config({"select": ["latin-comma", "wasl-noun", "space-before-punct", "typo-nonword"]})


@some
@given(paragraphs=paragraphs, data=st.data())
def test_a_fingerprint_stays_when_lines_move(paragraphs: list[str], data: st.DataObject) -> None:
    moved = list(paragraphs)
    for _ in range(data.draw(st.integers(0, 4))):
        moved.insert(data.draw(st.integers(0, len(moved))), data.draw(st.sampled_from(["", "هذا سطر سليم.", "نص\r"])))
    before, after = ("\n".join(lines) for lines in (paragraphs, moved))
    marks, others = ([*fingerprints(_FEW.check(each), each)] for each in (before, after))
    assert marks == others
    assert len({*marks}) == len(marks)


@some
@given(paragraphs=paragraphs)
def test_a_baseline_knows_its_findings_wherever_they_go(
    paragraphs: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    path, name = folder / "baseline.json", str(folder / "خبر.txt")
    source = "\n".join(paragraphs)
    baseline = Baseline(path, {})
    baseline.note(name, _FEW.check(source))
    baseline.write()
    again = Baseline.read(path)
    assert again.known(name) == baseline.known(name)
    assert len(again) == len(baseline)
    reader = _FEW.proofreader("plain", known=again.known(name))
    assert not reader.check(f"سطر جديد.\n\n{source}\nوآخر.\n")


names = st.sampled_from(["AR2", "AR201", "latin-comma", "wasl-noun"])
levels = st.sampled_from([level.name.lower() for level in Severity])
plain = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
lists = st.lists(plain, max_size=3)
severities = st.dictionaries(names, levels, max_size=2)
overrides = lists | st.fixed_dictionaries(
    {},
    optional={
        "profile": st.sampled_from(PROFILES),
        "select": st.lists(names),
        "ignore": st.lists(names),
        "extend-select": st.lists(names),
        "severity": severities,
        "format": st.sampled_from(sorted(FORMATS)),
        "encoding": st.sampled_from(ENCODINGS),
        "fields": lists,
    },
)
configurations = st.fixed_dictionaries(
    {},
    optional={
        "profile": st.sampled_from(PROFILES),
        "select": st.lists(names, max_size=3),
        "ignore": st.lists(names, max_size=3),
        "extend-select": st.lists(names, max_size=3),
        "severity": severities,
        "house": st.sampled_from([{name: values[0]} for name, values in SWITCHES.items()]),
        "words": lists,
        "hunspell": lists,
        "packs": lists,
        "exclude": lists,
        "baseline": plain,
        "encoding": st.sampled_from(ENCODINGS),
        "fields": lists,
        "per-file": st.dictionaries(plain, overrides, max_size=2),
    },
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | plain | names | levels,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain | names, inner, max_size=3),
    max_leaves=6,
)
keys = st.sampled_from(["profile", "select", "ignore", "severity", "house", "words", "per-file", "encoding", "fields"])


def _toml(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{_toml(key)} = {_toml(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


@many
@given(mapping=configurations)
def test_a_configuration_that_is_written_is_read(
    mapping: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    validator = pytest.importorskip("jsonschema", reason="pip install jsonschema")
    validator.validate(mapping, schema())
    config = Config.from_mapping(mapping)
    assert {key: getattr(config, key.replace("-", "_")) for key in ("select", "ignore") if key in mapping} == {
        key: tuple(mapping[key]) for key in ("select", "ignore") if key in mapping
    }
    file = tmp_path_factory.getbasetemp() / "written.toml"
    file.write_text("".join(f"{key} = {_toml(value)}\n" for key, value in mapping.items()), encoding="utf-8")
    read = read_config(file)
    beside = {"words", "hunspell", "packs", "baseline"}
    for name in Config.__annotations__:
        if name not in beside:
            assert getattr(read, name) == getattr(config, name)
    assert [Path(path).parent for path in read.words if Path(path).name] == [
        (file.parent / path).parent for path in config.words if Path(file.parent / path).name
    ]
    Choice(profile="all", select=["AR2"]).over(config)


@many
@given(mapping=st.dictionaries(keys | plain, values, max_size=3))
def test_what_is_no_configuration_is_told(mapping: dict[str, Any]) -> None:
    validator = pytest.importorskip("jsonschema", reason="pip install jsonschema")
    valid = validator.Draft7Validator(schema()).is_valid(mapping)
    said = ""
    try:
        Config.from_mapping(mapping, "hostile.toml")
    except ConfigError as error:
        said = str(error)
    assert not (said and valid)
    assert said.startswith("hostile.toml: ") or not said


@some
@given(data=st.data(), suffix=st.sampled_from(sorted(formats.PACKED)))
def test_whatever_bytes_a_document_is_made_of(data: st.DataObject, suffix: str) -> None:
    sound = (Path(__file__).parent / "data/article.odt").read_bytes()
    start, length = data.draw(st.integers(0, len(sound))), data.draw(st.sampled_from([0, 0, 1, 4, 99]))
    damaged = sound[:start] + data.draw(st.binary(max_size=8)) + sound[start + length :]
    with suppress(arabclean.SourceError):
        package = formats.unpacked(damaged, suffix)
        assert package.text == "" or package.text.endswith("\n")
        assert package.revised([]).left == 0


_MEMORIES = {"_MEMO_SIZE", "_LONGEST_MEMO", "_MOST"}


@pytest.mark.parametrize("memory", [None, 3], ids=["memories", "memories that are always full"])
def test_many_threads_with_one_checker_find_what_one_finds(memory: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rule, words that no thread has met: what is judged once is judged the same by whoever comes first."""
    for name, module in sys.modules.copy().items():
        if memory and name.startswith(("arabclean.rules", "arabclean.lexicon", "arabclean.context")):
            for size in _MEMORIES & set(vars(module)):
                monkeypatch.setattr(module, size, memory)
    rng = random.Random(11)
    drawn = ["".join(rng.choices("ابتدرسعفقكلمنهويةىأإ", k=rng.randrange(3, 9))) for _ in range(400)]
    sources = [" ".join(rng.choices([*PIECES, *drawn], k=30)) for _ in range(12)]
    sources += [example.text for rule in arabclean.builtin_rules() for example in rule.info.examples[:1]][::20]
    gate = threading.Barrier(4)

    def run(checker: Checker, start: int) -> dict[int, object]:
        order = (*range(start, len(sources)), *range(start))
        return {at: (checker.check(sources[at]).findings, checker.fix(sources[at], "review")) for at in order}

    def work(start: int) -> dict[int, object]:
        gate.wait()
        return run(shared, start * len(sources) // 4)

    shared, before = Checker.from_config({"profile": "all"}), sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # let them meet in the middle of things
    try:
        with ThreadPoolExecutor(4) as pool:
            results = [*pool.map(work, range(4))]
    finally:
        sys.setswitchinterval(before)
    alone = run(Checker.from_config({"profile": "all"}), 0)
    assert all(found == alone for found in results)


class _Forgetful(dict[Any, Any]):
    """A memory that another thread clears after each question."""

    def __contains__(self, key: object) -> bool:
        found = super().__contains__(key)
        self.clear()
        return found

    def get(self, key: Any, default: Any = None) -> Any:
        found = super().get(key, default)
        self.clear()
        return found


def test_a_memory_may_be_cleared_at_any_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker.from_config({"profile": "all"})
    source = "\n".join(rule.info.examples[0].text for rule in checker.rules if rule.info.examples)
    expected = checker.check(source).findings

    @cache
    def cleared(kind: type) -> list[str]:
        """Return the memories of a class: what it clears."""
        return re.findall(r"self\.(\w+)\.clear\(\)", inspect.getsource(kind))

    replaced = 0
    for each in gc.get_objects():
        kind = type(each)
        if str(kind.__module__).startswith(("arabclean.rules", "arabclean.lexicon", "arabclean.context")):
            for name in cleared(kind):
                if getattr(each, name, None) and type(getattr(each, name)) is dict:
                    monkeypatch.setattr(each, name, _Forgetful(getattr(each, name)))
                    replaced += 1
    assert replaced > 5
    assert checker.check(source).findings == expected
