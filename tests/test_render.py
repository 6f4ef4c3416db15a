"""What each renderer says, against files under ``data/render``.

``ARABCLEAN_UPDATE_GOLDEN=1 pytest tests/test_render.py`` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabclean.checker import Engine, Report, Suppressed
from arabclean.document import Document
from arabclean.finding import Finding, Fix, Message, Safety, Severity
from arabclean.fingerprint import fingerprints
from arabclean.fixing import fix_text
from arabclean.render import FORMATS, Style, renderer, visible
from arabclean.render.change import changes
from arabclean.render.diff import unified_diff
from arabclean.render.github import GithubRenderer
from arabclean.render.rule import explanation, rule_objects, rule_table
from arabclean.render.statistic import statistics
from arabclean.rule import Example, RuleInfo
from arabclean.text import Edit, LineIndex, OffsetMap, Span, apply
from arabclean.text.record import replace
from tests.strategies import edits as some_edits
from tests.strategies import texts

GOLDEN = Path(__file__).parent / "data" / "render"
TERMINAL = Style(colour=True, isolate=True)

ARTICLE = (
    "اِجْتَماعٌ 👩‍🔧 في ذلكَ اليوم , وعاد\r\n"
    "هـذا سطر\tفيه 😀 مسـافة قبل نقطة . وبعده \u200bخفي\ufeff\r\n"
    "\r\n" + "كلمة طويلة الشرح " * 20 + "والخطأ هنا , " + "ثم بقية لا تنتهي " * 20 + "\rاِجْتَماعٌ في اليوم\n"
    "آخر سطر بلا نهاية ,"
)
"""Vowels, an emoji family, tabs, zero-width space, BOM in the middle, a long line, all three line ends."""


def info(slug: str, code: str, severity: Severity, safety: Safety) -> RuleInfo:
    return RuleInfo(
        slug=slug,
        code=code,
        family="test",
        severity=severity,
        safety=safety,
        summary=Message(f"ملخص {slug}", f"Summary of {slug}"),
        message=Message("وُجد «{text}»", "Found {text}"),
        why="لأن المثال يحتاج إلى سبب.",
        examples=(Example("مثال[[ ,]] هنا", "مثال، هنا"), Example("[[كذا]]", None)),
        allows=("مثال، صحيح",),
        sources=("https://example.org/قاعدة",),
    )


class Commas:
    """Two proposals for each Latin comma with the space before it, the first safe when it ends no text."""

    info = info("toy-comma", "XX201", Severity.ERROR, Safety.SAFE)

    def check(self, document: Document) -> Iterator[Finding]:
        for match in re.finditer(" ,", document.text):
            yield self.info.finding(document, Span(*match.span()), *(["،"] if match.end() < len(document.text) else []))


class Stops:
    """A stop with a space before it: two proposals, and one that reaches outside the span."""

    info = info("toy-stop", "XX202", Severity.WARNING, Safety.REVIEW)

    def check(self, document: Document) -> Iterator[Finding]:
        for match in re.finditer(r" \. ", document.text):
            start, end = match.start(), match.end() - 1
            outside = Fix((Edit(Span(start, end), ""), Edit(Span(end + 1, end + 7), "بعدها،")), Safety.REVIEW)
            yield self.info.finding(document, Span(start, end), ".", "؛", fixes=[outside])


class Repeats:
    """The repetition of the first word, over two lines, with the place of the first."""

    info = info("toy-repeat", "XX701", Severity.STYLE, Safety.REVIEW)

    def check(self, document: Document) -> Iterator[Finding]:
        word = document.text.split()[0]
        again = document.text.rindex(word)
        if again:
            yield self.info.finding(document, Span(again, again + 22), "", related=[Span(0, len(word))])


class Hidden:
    """What shows nothing: only a hint, without a proposal."""

    info = info("toy-hidden", "XX108", Severity.INFO, Safety.HINT)

    def check(self, document: Document) -> Iterator[Finding]:
        for match in re.finditer("[\u200b\ufeff]", document.text):
            yield self.info.finding(document, Span(*match.span()), args={"text": "U+FEFF \ud800\x1b[2J\n"})


ENGINE = Engine([Commas(), Stops(), Repeats(), Hidden()])


@pytest.fixture(scope="module")
def report() -> Report:
    return ENGINE.check(Document(ARTICLE, id="مقال.txt"))


def golden(name: str, text: str) -> None:
    """Compare with the file ``name``; bytes, since line ends are part of what is tested."""
    path = GOLDEN / name
    data = text.encode("utf-8", "backslashreplace")
    if os.environ.get("ARABCLEAN_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert data.decode() == path.read_bytes().decode()


def rendered(name: str, report: Report, language: str = "en", style: Style | None = None) -> str:
    tool = {"name": "arabclean", "version": "0", "data": {}}
    output = renderer(name, language=language, style=style, tool=tool, rules=[rule.info for rule in ENGINE.rules])
    clean = ENGINE.check(Document("نص سليم"))
    return output.head() + output.file("مقال.txt", report) + output.file("clean.txt", clean) + output.tail()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_formats_say_what_they_said(name: str, language: str, report: Report) -> None:
    golden(f"{name}.{language}.txt", rendered(name, report, language))


@pytest.mark.parametrize("name", ["text", "full"])
def test_a_terminal_gets_colour_and_isolated_arabic(name: str, report: Report) -> None:
    text = rendered(name, report, "ar", TERMINAL)
    golden(f"{name}.terminal.txt", text)
    for line in text.splitlines():
        assert line.count("\N{FIRST STRONG ISOLATE}") == line.count("\N{POP DIRECTIONAL ISOLATE}")
        assert line.count("\x1b[0m") * 2 == line.count("\x1b[")
    plain = re.sub("\x1b\\[[0-9;]*m|[\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}]", "", text)
    assert plain == rendered(name, report, "ar")


def test_every_finding_of_a_text_format_is_on_one_line(report: Report) -> None:
    lines = rendered("text", report).splitlines()
    assert len(lines) == len(report) == len(rendered("text", report).split("\n")) - 1
    assert all(re.match(r"مقال\.txt:\d+:\d+: (error|warning|style|info) XX\d+ toy-\w+ ", line) for line in lines)


def test_json_is_the_contract(report: Report) -> None:
    data = json.loads(rendered("json", report).encode("utf-8", "backslashreplace"))
    assert list(data) == ["version", "tool", "files"]
    assert [file["path"] for file in data["files"]] == ["مقال.txt", "clean.txt"]
    assert data["files"][1]["findings"] == []
    lines = re.split("\r\n|\r|\n", ARTICLE)
    for finding in data["files"][0]["findings"]:
        assert list(finding) == [
            "rule", "code", "severity", "safety", "confidence", "start", "end", "line", "column", "end_line",
            "end_column", "text", "message", "suggestions", "fixes", "related",
        ]  # fmt: skip
        assert ARTICLE[finding["start"] : finding["end"]] == finding["text"]
        if finding["line"] == finding["end_line"]:
            assert lines[finding["line"] - 1][finding["column"] - 1 : finding["end_column"] - 1] == finding["text"]
        for place in finding["related"]:
            assert list(place) == ["start", "end", "line", "column", "text"]
            assert ARTICLE[place["start"] : place["end"]] == place["text"]
        for fix in finding["fixes"]:
            assert list(fix) == ["safety", "edits"]
            assert apply(ARTICLE, [Edit.replace(e["start"], e["end"], e["text"]) for e in fix["edits"]]) != ARTICLE


def test_json_lines_hold_the_same_findings(report: Report) -> None:
    lines = rendered("jsonl", report).encode("utf-8", "backslashreplace").decode().splitlines()
    whole = json.loads(rendered("json", report).encode("utf-8", "backslashreplace"))
    assert [json.loads(line) for line in lines] == [
        {"path": "مقال.txt", **finding} for finding in whole["files"][0]["findings"]
    ]


def parsed(name: str, report: Report, language: str = "en") -> Any:
    return json.loads(rendered(name, report, language).encode("utf-8", "backslashreplace"))


class TestSarif:
    def test_it_is_built_as_the_standard_says(self, report: Report) -> None:
        log = parsed("sarif", report)
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        assert run["columnKind"] == "unicodeCodePoints"
        rules = run["tool"]["driver"]["rules"]
        assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
        assert len(run["results"]) == len(report)
        lines = LineIndex(ARTICLE)
        for result, finding in zip(run["results"], report, strict=True):
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
            assert result["level"] in ("error", "warning", "note")
            assert 0 <= result["rank"] <= 100
            assert result["message"]["text"]
            (location,) = result["locations"]
            assert unquote(location["physicalLocation"]["artifactLocation"]["uri"]) == "مقال.txt"
            region = location["physicalLocation"]["region"]
            start, end = region["charOffset"], region["charOffset"] + region["charLength"]
            assert ARTICLE[start:end] == region["snippet"]["text"] == finding.text
            assert lines.offset(region["startLine"], region["startColumn"]) == start
            assert lines.position(end) == (region["endLine"], region["endColumn"])
            assert len(result.get("fixes", ())) == len(finding.fixes)
            for fix in result.get("fixes", ()):
                (change,) = fix["artifactChanges"]
                assert all("text" in each["insertedContent"] for each in change["replacements"])
        assert len({result["partialFingerprints"]["arabclean/v1"] for result in run["results"]}) == len(report)

    def test_a_reader_of_the_standard_takes_it(self, report: Report) -> None:
        sarif = pytest.importorskip("sarif_pydantic", reason="a reader of SARIF: pip install sarif-pydantic")
        for language in ("ar", "en"):
            log = sarif.Sarif.model_validate(parsed("sarif", report, language))
            assert len(log.runs[0].results) == len(report)

    def test_suppressed_findings_are_there_and_marked(self, report: Report) -> None:
        hidden = tuple(Suppressed(finding, "inline", "سبب") for finding in report.findings[1:])
        log = parsed("sarif", replace(report, findings=report.findings[:1], suppressed=hidden))
        marks = [result["suppressions"] for result in log["runs"][0]["results"]]
        assert marks[0] == []
        assert marks[1:] == [[{"kind": "inSource", "status": "accepted", "justification": "سبب"}]] * len(hidden)


def test_github_annotations_are_few_the_gravest_first_and_say_how_many_there_are() -> None:
    many = ENGINE.check(Document("قال .  نعم" + " . \u200b , نعم" * 40, id="a"))
    output = renderer("github")
    assert isinstance(output, GithubRenderer)
    text = output.head() + output.file("a,b:%.txt", many) + output.tail()
    commands = [line.split()[0] for line in text.splitlines()]
    assert commands == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert "file=a%2Cb%3A%25.txt,line=1" in text
    assert f"findings: {len(many)}, files: 1, shown here: 29" in text.splitlines()[-1]
    assert output.summary().count("\n| a,b:%.txt:") == len(many)
    output.head()
    assert output.tail() == output.summary() == ""


def test_gitlab_fingerprints_are_one_each_and_survive_moved_lines(report: Report) -> None:
    marks = [issue["fingerprint"] for issue in parsed("gitlab", report)]
    assert len(set(marks)) == len(marks) == len(report)
    text = "سطر جديد تماما\n\nقال , نعم\n"
    before, after = (ENGINE.check(Document(each)) for each in (text, "شيء آخر هنا\n" + text + "وقال , نعم\n"))
    commas = [
        {m for m, f in zip(fingerprints(r, r.document.text), r, strict=True) if f.slug == "toy-comma"}
        for r in (before, after)
    ]
    assert commas[0] < commas[1]


def test_rdjson_counts_bytes(report: Report) -> None:
    data = ARTICLE.encode()
    ends = [0, *(match.end() for match in re.finditer(b"\r\n|\r|\n", data))]

    def offset(place: dict[str, int]) -> int:
        return ends[place["line"] - 1] + place["column"] - 1

    def cut(around: dict[str, dict[str, int]]) -> str:
        return data[offset(around["start"]) : offset(around["end"])].decode()

    diagnostics = parsed("rdjson", report)["diagnostics"]
    for diagnostic, finding in zip(diagnostics, report, strict=True):
        assert cut(diagnostic["location"]["range"]) == finding.text
        assert len(diagnostic.get("suggestions", ())) == len(finding.fixes)
        for suggestion, fix in zip(diagnostic.get("suggestions", ()), finding.fixes, strict=True):
            assert cut(suggestion["range"]) == fix.span.of(ARTICLE)


def test_junit_is_xml_that_says_all_in_its_text(report: Report) -> None:
    root = ElementTree.fromstring(rendered("junit", report).encode())
    assert int(root.attrib["failures"]) == len(report) == len(root.findall(".//failure"))
    assert int(root.attrib["tests"]) == len(root.findall(".//testcase"))
    assert root.findall("testsuite")[1].find("testcase") is not None
    for failure in root.iter("failure"):
        assert failure.attrib["message"] in (failure.text or "")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_html_stands_alone_and_holds_the_whole_text(language: str, report: Report) -> None:
    page = rendered("html", report, language)
    assert "http" not in re.sub('title="[^"]*"', "", page)
    reader = PageReader()
    reader.feed(page)
    reader.close()
    shown = "\n".join(visible(line) for line in re.split("\r\n|\r|\n", ARTICLE))
    assert reader.text.replace("\t", "\\t") == shown
    assert reader.open == []
    assert reader.items == reader.marked
    assert len(reader.items) == len(report)


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_shows_and_filters_the_page(report: Report, tmp_path: Path) -> None:
    script = (
        "<script>const box=document.querySelector('input[value=error]');box.checked=false;"
        "form.dispatchEvent(new Event('input'));"
        "const text=document.querySelector('.text');"
        "document.body.dataset.seen=[document.getElementById('count').textContent,"
        "document.querySelectorAll('li.off').length,getComputedStyle(text).direction,"
        "getComputedStyle(document.querySelector('mark.error')).borderBottomStyle,"
        "document.documentElement.scrollWidth<=innerWidth].join()</script>"
    )
    page = rendered("html", report, "ar").replace("</body>", f"{script}</body>")
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}/user",
        "--dump-dom",
    ]
    done = subprocess.run(
        [*map(str, command), (tmp_path / "page.html").as_uri()], capture_output=True, check=True, timeout=120
    )
    assert 'data-seen="4,3,rtl,none,true"' in done.stdout.decode()


class PageReader(HTMLParser):
    """The text between its marks, the findings of the list, and those that a mark belongs to."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.depth = "", 0
        self.open: list[str] = []
        self.items: set[str] = set()
        self.marked: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in ("meta", "input"):
            self.open.append(tag)
        if given.get("class") == "text":
            self.depth = len(self.open)
        if tag == "li":
            self.items.add(given["id"] or "")
        if tag == "mark":
            self.marked.update((given["data-of"] or "").split())

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self.depth:
            self.depth = 0

    def handle_data(self, data: str) -> None:
        self.text += data if self.depth and data != "‸" else ""


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ValueError, match="known are text, full, json, jsonl"):
        renderer("xml")


@given(texts)
def test_what_is_visible_is_one_printable_line(text: str) -> None:
    shown = visible(text)
    shown.encode()
    assert re.sub("[\u200c\u200d]", "", shown).isprintable()
    assert "\n" not in shown


class TestDiff:
    FIXED = fix_text(ENGINE, ARTICLE)  # type: ignore[arg-type]

    def test_it_says_what_it_said(self) -> None:
        golden("diff.txt", unified_diff("مقال.txt", ARTICLE, self.FIXED.text, self.FIXED.map))
        golden("diff.terminal.txt", unified_diff("مقال.txt", ARTICLE, self.FIXED.text, self.FIXED.map, TERMINAL))
        golden("changes.txt", changes("مقال.txt", ARTICLE, self.FIXED))

    def test_no_change_is_no_diff(self) -> None:
        assert unified_diff("a", "نص", "نص", OffsetMap()) == ""

    @pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
    def test_git_applies_it(self, tmp_path: Path) -> None:
        """Many drawn edits in one patch: git takes seconds to start a hundred times."""
        import random

        source = random.Random(7)
        patch: list[str] = []
        wanted: dict[str, str] = {}
        for number in range(150):
            name = f"ملف {number}.txt"
            text = "".join(source.choices("اب ت\n\n\r\u2028\u0651", k=source.randrange(1, 60)))
            cuts = sorted(source.sample(range(len(text) + 1), min(len(text) + 1, 6)))
            spans = [Span(a, a if source.random() < 0.4 else b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
            edits = [Edit(span, "".join(source.choices("ش\nx", k=source.randrange(3)))) for span in spans]
            after = apply(text, edits)
            (tmp_path / name).write_bytes(text.encode())
            patch.append(unified_diff(name, text, after, OffsetMap.from_edits(edits)))
            wanted[name] = after
        (tmp_path / "all.patch").write_bytes("".join(patch).encode())
        subprocess.run(["git", "apply", "--whitespace=nowarn", "all.patch"], cwd=tmp_path, check=True)
        assert {name: (tmp_path / name).read_bytes().decode() for name in wanted} == wanted

    @given(st.data())
    def test_its_lines_are_those_of_both_texts(self, data: st.DataObject) -> None:
        text = data.draw(texts)
        edits = data.draw(some_edits(text))
        after = apply(text, edits)
        body = unified_diff("a", text, after, OffsetMap.from_edits(edits)).split("\n")
        for sign, whole in (("-", text), ("+", after)):
            for line in body[2:]:
                if line.startswith(sign):
                    assert line[1:] in whole.split("\n")


def test_rules_are_listed_and_explained() -> None:
    rules = [(rule.info, on) for rule, on in zip(ENGINE.rules, [True, False, True, True], strict=True)]
    golden("rules.txt", rule_table(rules, "ar"))
    golden("explanation.ar.txt", explanation(Commas.info, "ar"))
    golden("explanation.en.txt", explanation(Commas.info, "en"))
    data = json.loads(rule_objects(rules))
    assert [rule["on"] for rule in data] == [True, False, True, True]
    example = data[0]["examples"][0]
    assert example["text"][example["start"] : example["end"]] == " ,"
    assert json.loads(rule_objects([])) == []


def test_statistics_count_by_rule() -> None:
    counts = {("XX1", "a"): 2, ("XX3", "c"): 10, ("XX2", "b"): 2}
    assert statistics(counts) == "     10  XX3  c\n      2  XX1  a\n      2  XX2  b\n"
    objects = [
        {"rule": slug, "code": code, "count": count}
        for slug, code, count in (("c", "XX3", 10), ("a", "XX1", 2), ("b", "XX2", 2))
    ]
    assert json.loads(statistics(counts, "json")) == objects
    assert [json.loads(line) for line in statistics(counts, "jsonl").splitlines()] == objects
    assert statistics({}) == ""
    assert json.loads(statistics({}, "json")) == []
