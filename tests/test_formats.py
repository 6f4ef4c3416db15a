"""File formats: what of a file is prose, and that findings and corrections stand at their true places in it."""

from __future__ import annotations

import io
import json
import time
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabclean import Checker, Document
from arabclean.errors import ConfigError, SourceError
from arabclean.formats import FORMATS, SUFFIXES, Prose, Request, format_of
from arabclean.formats.docx import unpacked
from arabclean.text import Edit, Span, apply
from tests.command import FAULTY, FIXED, Outcome, Run

FILES = Path(__file__).parent / "data" / "formats"
SOURCES = sorted(path for path in FILES.iterdir() if ".fixed." not in path.name)
RULES = {"select": ["wasl-noun", "latin-comma"]}


@pytest.fixture(scope="module")
def reader() -> Checker:
    return Checker.from_config(RULES)


def proses(name: str, text: str, *fields: str) -> list[Prose]:
    return list(FORMATS[name].read(Request(text, fields)))


def texts(name: str, text: str, *fields: str) -> list[str]:
    return [prose.text for prose in proses(name, text, *fields)]


def assert_consistent(source: str, prose: Prose) -> None:
    """Between the regions of the map both texts are equal, and the regions are in order."""
    at = here = 0
    for start, end, out_start, out_end in prose.map.regions:
        assert at <= start <= end
        assert here <= out_start <= out_end
        assert source[at:start] == prose.text[here:out_start]
        at, here = end, out_end
    assert source[at:] == prose.text[here:]
    assert list(prose.walls) == sorted(prose.walls)
    assert all(protected.span.end <= len(prose.text) for protected in prose.protected)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
class TestFiles:
    """Each file of ``data/formats`` holds «بإسم» and «,» in prose, where they are faults, and in what is no prose."""

    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_prose_is_corrected_and_nothing_else(self, path: Path, line_end: str, reader: Checker) -> None:
        source = path.read_bytes().decode().replace("\n", line_end)
        wanted = path.with_name(f"{path.stem}.fixed{path.suffix}").read_bytes().decode().replace("\n", line_end)
        name = format_of(path.name).name
        fixed = reader.fix(source, format=name)
        assert fixed.text == wanted
        assert fixed.settled
        assert reader.fix(wanted, format=name).applied == ()
        assert apply(source, [change.edit for change in fixed.applied]) == wanted

    def test_findings_are_slices_of_the_file(self, path: Path, reader: Checker) -> None:
        source = path.read_bytes().decode()
        report = reader.check(source, format=format_of(path.name).name)
        assert report
        for finding in report:
            assert finding.span.of(source) == finding.text
            assert finding.text in ("بإسم", "\\u0628إسم", ",")
            line = source.split("\n")[finding.line - 1]
            assert line[finding.column - 1 : finding.end_column - 1] == finding.text

    def test_the_map_is_true(self, path: Path) -> None:
        source = path.read_bytes().decode()
        for text in (source, source.replace("\n", "\r\n")):
            for prose in proses(format_of(path.name).name, text):
                assert_consistent(text, prose)

    def test_the_command_line_reads_it_with_a_mark_and_in_utf_16(self, path: Path, run: Run, tmp_path: Path) -> None:
        wanted = path.with_name(f"{path.stem}.fixed{path.suffix}").read_bytes().decode()
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            copy = tmp_path / path.name
            copy.write_bytes(path.read_bytes().decode().encode(encoding))
            assert run("fix", "-q", "--select=wasl-noun,latin-comma", path.name).status == 0
            assert copy.read_bytes() == wanted.encode(encoding)


PIECES = (
    "نص", "بإسم ", " , ", "\n", "\n\n", "\r\n", "    ", "**", "_", "`", "```", "~~~", "# ", "> ", "- ", "[", "](", ")",
    "|", "---", "<b>", "</b>", "<p>", "<!--", "-->", "<script>", "</script>", "<code>", "&amp;", "&", "<", ">", '"',
    "'", "\\", "\\n", "\\u0628", "{", "}", "[", "]", ":", ",", "title", '"title":', "title: ", "::", ".. note:: ",
    ".. x::", "$", "%", "\\begin{verbatim}", "\\section{", "msgstr ", 'msgid "a"', "#", "//", "/*", "*/", "--", '"""',
    "00:01.000 --> 00:02.000", "\t", ";", "\u0651", "😀", "\ufeff",
)  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None)
@given(data=st.data())
def test_any_text_is_read_and_the_map_is_true(name: str, data: st.DataObject) -> None:
    source = "".join(data.draw(st.lists(st.sampled_from(PIECES), max_size=30)))
    fields = data.draw(st.sampled_from([(), ("title",)]))
    for prose in proses(name, source, *fields):
        assert_consistent(source, prose)


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None)
@given(data=st.data())
def test_correcting_any_text_settles_and_leaves_markup_alone(name: str, data: st.DataObject) -> None:
    source = "".join(data.draw(st.lists(st.sampled_from(PIECES), max_size=25)))
    checker = _CHECKER
    fixed = checker.fix(source, "review", format=name)
    assert fixed.settled
    assert checker.fix(fixed.text, "review", format=name).text == fixed.text
    for change in fixed.applied:
        assert change.after in ("ا", "باسم", "اسم", "،", "")


_CHECKER = Checker.from_config(RULES)


class TestMarkdown:
    def test_paragraphs_are_joined_and_blocks_parted(self) -> None:
        assert texts("markdown", "# عنوان\nسطر\nثان\n\nآخر  \nبعده\n* بند\n") == ["عنوان\nسطر ثان\nآخر\nبعده\n* بند"]

    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ("نص `a` و``b ` c`` و$x$", "نص `a` و``b ` c`` و$x$"),
            ("![بديل](a(b).png) و[نص][مرجع] و[حر]", "بديل ونص و[حر]"),
            ("5 * 3 و*مائل* _خط_ وsnake_case", "5 * 3 ومائل خط وsnake_case"),
            (r"\*نجمة\* &lt;وسم&gt;", "*نجمة* <وسم>"),
            ("<div>\nنص\n</div>", "نص"),
            ("<script>\nنص\n</script>\nبعد", "بعد"),
            ("    كود\n\nنص", "نص"),
            ("```\nكود", ""),
            ("+++\ntitle='x'\n+++\nنص", "نص"),
            ("عنوان\n===\nنص", "عنوان\nنص"),
            ("| أ | ب |\n|:--|--:|\n| ج | د |\n\nبعد", "• أ\n• ب\n• ج\n• د\nبعد"),
        ],
    )
    def test_markup_is_left_out(self, source: str, text: str) -> None:
        assert texts("markdown", source)[-1] == text

    def test_markup_between_two_words_hides_no_space(self) -> None:
        """The two spaces around a left-out tag are one, and no correction reaches over markup."""
        source = "قال <!-- x --> الوزير  نعم **,** لا"
        fixed = Checker().fix(source, "review", format="markdown")
        assert "<!-- x -->" in fixed.text
        assert fixed.text.count("**") == 2


class TestHtml:
    @pytest.mark.parametrize(
        ("source", "wanted"),
        [
            ("<p>نص<p>ثان<br>ثالث", ["نص\nثان\nثالث"]),
            ("<b>نص</b>\n\n  تابع  ", ["نص تابع"]),
            ("&#1576;&#x627;&amp;&nosuch;", ["با&&nosuch;"]),
            ("<a title='وصف &quot;1&quot;' href=x>نص</a>", ['وصف "1"', "نص"]),
            ("نص <b", ["نص <b"]),
            ("<!-- لا نهاية", [""]),
            ("<style>لا</style>نعم<textarea>لا", ["نعم"]),
            ("<ul><li>بند<li><p>ثان</ul>نص", ["• بند\n• ثان\nنص"]),
        ],
    )
    def test_what_is_read(self, source: str, wanted: list[str]) -> None:
        assert texts("html", source) == wanted

    def test_new_text_is_escaped(self) -> None:
        (prose,) = proses("html", "<p>نص</p>")
        assert prose.escape('<"&') == "&lt;&quot;&amp;"


def test_a_sentence_goes_on_from_cue_to_cue() -> None:
    times = "00:00:01,000 --> 00:00:02,000\n"
    source = f"1\n{times}قال\n\n2\n{times}<i>الوزير.</i>\n\n3\n{times}وبعده\nسطر\n\n4\n{times}- نعم\n"
    assert texts("subtitle", source) == ["قال الوزير.\nوبعده سطر\n- نعم"]


class TestData:
    def test_fields_are_chosen(self) -> None:
        source = '{"a": {"t": "نص1", "u": "نص2"}, "t": ["نص3", {"x": "نص4"}], "title": "نص5"}'
        assert texts("json", source) == ["نص5"]
        assert texts("json", source, "t") == ["نص1", "نص3"]
        assert texts("json", source, "a.u", "t.x") == ["نص2", "نص4"]

    def test_columns_are_chosen_by_name_or_number(self) -> None:
        source = "id;title;x\n1;نص;آخر\n"
        assert texts("csv", source) == ["نص"]
        assert texts("csv", source, "x") == ["آخر"]
        assert texts("csv", source, "3") == ["آخر"]
        assert texts("tsv", 'title\tx\nقال "نعم" ثم\tb\n') == ['قال "نعم" ثم']

    def test_a_cell_that_would_need_quotation_marks_is_left_alone(self) -> None:
        (prose,) = proses("csv", "title\nنص\n")
        assert prose.escape("a,b") is None
        (prose,) = proses("csv", 'title\n"نص"\n')
        assert prose.escape('a,"b') == 'a,""b'

    def test_each_value_is_a_text_of_its_own(self) -> None:
        source = json.dumps([{"title": "انطلاق المهرجان في نابلس صباح اليوم"}] * 2, ensure_ascii=False)
        assert [finding.slug for finding in Checker().check(source, format="json")] == []


def test_comments_trailers_and_the_diff_of_a_commit_message_are_left_out() -> None:
    source = (
        "# بإسم\nعنوان الرسالة\n\nفقرة أولى\nتابعة\n- بند\n# تعليق\n\nSigned-off-by: بإسم <a>\n"
        "# ------------------------ >8 ------------------------\n+بإسم\n"
    )
    assert texts("commit-message", source) == ["عنوان الرسالة", "فقرة أولى تابعة\n- بند"]
    assert texts("commit-message", "# فارغ\n") == []


class TestBadInput:
    @pytest.mark.parametrize(
        ("name", "content", "clue"),
        [
            ("a.json", '{"title": "بإسم الفريق"', "a.json:1: this is not valid JSON"),
            ("a.jsonl", '{"title": "بإسم الفريق"}\n{"title": "نص\n', "a.jsonl:2: this is not valid JSON"),
            ("a.csv", 'id,title\n1,"بإسم"x\n2,بإسم الفريق\n', "a.csv:2: this is not a valid row"),
            (
                "a.csv",
                "id,name\n1,بإسم\n",
                "a.csv: no column is known to hold prose; say --fields with some of: id, name",
            ),
            ("a.json", "[" * 100_000 + '"بإسم"', "nested too deeply"),
            ("a.docx", b"PK\x03\x04 truncated", "a.docx: it is not a whole Word document"),
            ("a.docx", b"\xd0\xcf\x11\xe0\0\0", "a.docx: it is not a whole Word document (File is not a zip file)"),
            ("a.docx", "بإسم", "a.docx: it is not a whole Word document"),
        ],
    )
    def test_what_is_broken_is_named_and_the_rest_is_read(
        self, run: Run, tmp_path: Path, name: str, content: str | bytes, clue: str
    ) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(data)
        (tmp_path / "b.txt").write_text(FAULTY, encoding="utf-8")
        outcome = run("check", "--select=wasl-noun", name, "b.txt")
        assert outcome.status == 2
        assert clue in outcome.err
        assert "b.txt:1:9" in outcome.out
        if name in ("a.jsonl",):
            assert "a.jsonl:1:12" in outcome.out
        assert run("fix", "-q", "--select=wasl-noun", name, "b.txt").status == 2
        assert (tmp_path / "b.txt").read_text(encoding="utf-8") == FAULTY.replace("بإسم", "باسم")

    def test_a_table_without_prose_is_passed_over_in_a_walk(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("id,name\n1,بإسم\n", encoding="utf-8")
        assert run("check", "-q", ".") == Outcome(0, "", "")
        assert "a.csv: passed over: no column" in run("check", "-q", "-v", ".").err

    def test_binary_files_are_passed_over_and_named_with_v(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"\0\1\2")
        assert run("check", "-q", ".") == Outcome(0, "", "")
        assert run("check", "-q", "-v", ".").err == "arabclean: a.txt: passed over: it is a binary file\n"

    def test_a_format_can_be_named_and_a_wrong_name_is_told(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.inc").write_text("<p title='بإسم'>بإسم</p>", encoding="utf-8")
        assert run("check", "--select=wasl-noun", "--as=html", "a.inc").out.count("a.inc:1:") == 2
        assert "did you mean 'html'" in run("check", "--as=htm", "a.inc").err
        with pytest.raises(ConfigError):
            Checker().check("", format="docs")

    def test_a_walk_takes_all_formats(self, run: Run, tmp_path: Path) -> None:
        for path in SOURCES:
            (tmp_path / path.name).write_bytes(path.read_bytes())
        out = run("check", "--select=wasl-noun").out
        assert {line.split(":")[0] for line in out.splitlines()} == {path.name for path in SOURCES}
        assert {path.suffix for path in SOURCES} <= SUFFIXES


def document(*paragraphs: str, **parts: str) -> bytes:
    """Make a Word document; each paragraph is given as its XML."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {space} xmlns:mc="urn:mc"><w:body>'
    body = "".join(f"<w:p>{each}</w:p>" for each in paragraphs)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"{head}{body}</w:body></w:document>")
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {space}>{xml}</w:{name}>")
    return target.getvalue()


def words(text: str, properties: str = "") -> str:
    return f'<w:r w:rsidR="1">{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def accepted(data: bytes) -> str:
    """Return the text once all changes are accepted."""
    return unpacked(data).text


def rejected(data: bytes) -> str:
    """Return the text once all changes are rejected."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    root = ElementTree.fromstring(xml)
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{space}ins":
                parent.remove(child)
    return "".join(
        "\n" if each.tag == f"{space}p" else each.text or ""
        for each in root.iter()
        if each.tag in (f"{space}t", f"{space}delText")
    )


class TestDocx:
    BOLD = "<w:rPr><w:b/></w:rPr>"
    DATA = document(
        words("تحدث ") + words("بإ", BOLD) + words("سم") + words(" الوزارة, ثم &amp; صمت"),
        words("سطر") + "<w:r><w:tab/><w:t>بعد</w:t><w:br/><w:t>كسر</w:t></w:r>",
        '<w:del w:id="7"><w:r><w:delText>محذوف</w:delText></w:r></w:del>' + words("باق"),
        footnotes="<w:footnote><w:p>" + words("حاشية بإسم أحد") + "</w:p></w:footnote>",
    )

    def test_a_line_for_each_paragraph(self) -> None:
        assert unpacked(self.DATA).text == "تحدث بإسم الوزارة, ثم & صمت\nسطر\tبعد كسر\nباق\nحاشية بإسم أحد\n"

    def test_items_and_cells_are_no_headings(self) -> None:
        numbered = "<w:pPr><w:numPr/></w:pPr>" + words("بند أول")
        data = document(words("فقرة أولى تقول شيئا."), numbered, words("فقرة"))
        assert unpacked(data).items == {2}
        (prose,) = FORMATS["docx"].read(Request(unpacked(data).text, items=unpacked(data).items))
        assert prose.text == "فقرة أولى تقول شيئا.\n• بند أول\nفقرة"
        table = "</w:p><w:tbl><w:tr><w:tc><w:p>" + words("خلية") + "</w:p></w:tc></w:tr></w:tbl><w:p>"
        assert unpacked(document(words("فقرة") + table + words("بعد"))).items == {2}

    def test_corrections_are_tracked_changes(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "خبر.docx").write_bytes(self.DATA)
        out = run("check", "--select=wasl-noun,latin-comma", "خبر.docx").out
        assert [line.split()[0] for line in out.splitlines()] == ["خبر.docx:1:6:", "خبر.docx:1:18:", "خبر.docx:4:7:"]
        outcome = run("fix", "--select=wasl-noun,latin-comma", "خبر.docx")
        assert outcome.status == 0
        assert "tracked changes in خبر.fixed.docx" in outcome.err
        assert (tmp_path / "خبر.docx").read_bytes() == self.DATA
        data = (tmp_path / "خبر.fixed.docx").read_bytes()
        assert accepted(data) == "تحدث باسم الوزارة، ثم & صمت\nسطر\tبعد كسر\nباق\nحاشية باسم أحد\n"
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = archive.read("word/document.xml").decode()
            assert archive.read("[Content_Types].xml") == b"<Types/>"
            assert "<w:ins " in archive.read("word/footnotes.xml").decode()
        assert 'xmlns:mc="urn:mc"' in xml  # what is not touched stays
        assert "بإسم الوزارة, ثم & صمت" in rejected(data)
        ids = [part.split('"')[0] for part in xml.split(' w:id="')[1:]]
        assert len(set(ids)) == len(ids) > 3
        assert run("fix", "-q", "--select=wasl-noun,latin-comma", "خبر.fixed.docx").out == ""

    @settings(deadline=None)
    @given(st.data())
    def test_any_edits_come_out_as_they_should(self, data: st.DataObject) -> None:
        package = unpacked(self.DATA)
        text = package.text
        cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
        edits: list[Edit] = []
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            edit = Edit(Span(start, end), data.draw(st.sampled_from(["", "جديد", "<&"])))
            if not (edits and edit.span.conflicts(edits[-1].span)) and (edit.text or start < end):
                edits.append(edit)
        inside = [edit for edit in edits if "\n" not in edit.span.of(text)]
        revised = package.revised(edits)
        lost = [edit for edit in inside if not _stands_in_a_run(text, edit)]
        assert revised.left == len(edits) - len(inside) + len(lost)
        kept = [edit for edit in inside if edit not in lost]
        assert accepted(revised.data) == apply(text, kept)
        assert rejected(revised.data).startswith("تحدث بإسم الوزارة, ثم & صمت")

    def test_many_corrections_take_linear_time(self) -> None:
        taken: list[float] = []
        for count in (300, 3000):
            package = unpacked(document(*[words("تحدث ") + words("بإسم") + words(" الوزارة.")] * count))
            edits = [Edit(Span(at, at + 4), "باسم") for at in range(5, len(package.text), len("تحدث بإسم الوزارة.\n"))]
            begun = time.process_time()
            assert package.revised(edits).left == 0
            taken.append(time.process_time() - begun)
        assert taken[1] < 3 or taken[1] < 30 * taken[0], taken

    def test_an_insertion_behind_a_widened_edit_loses_nothing(self) -> None:
        package = unpacked(self.DATA)
        revised = package.revised([Edit(Span(10, 19), ""), Edit(Span(21, 21), "<&")])
        assert accepted(revised.data).startswith("تحدث بإسم ثم<& & صمت")

    @pytest.mark.parametrize(
        ("data", "clue"),
        [
            (DATA[:-30], "not a whole Word document"),
            (DATA[: len(DATA) // 2], "not a whole Word document"),
            (document("<w:r>"), "damaged"),
            (document("<w:r><w:t><![CDATA[بإسم]]></w:t></w:r>"), "CDATA"),
            (b"PK\5\6" + bytes(18), "no word/document.xml"),
        ],
    )
    def test_a_broken_document_is_told(self, data: bytes, clue: str) -> None:
        with pytest.raises(SourceError, match=clue):
            unpacked(data)

    def test_entities_of_its_own_are_refused(self) -> None:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>')
        with pytest.raises(SourceError, match="declares entities"):
            unpacked(target.getvalue())

    def test_from_standard_input_it_is_checked_but_not_written(self, run: Run) -> None:
        name = ("--stdin-filename", "a.docx", "-", "--select=wasl-noun")
        assert "a.docx:1:6" in run("check", *name, stdin=self.DATA).out
        outcome = run("fix", *name, stdin=self.DATA)
        assert outcome.status == 2
        assert "give the file" in outcome.err


def _stands_in_a_run(text: str, edit: Edit) -> bool:
    """Whether there are words where an edit begins: an empty line has none to put new ones beside."""
    if edit.start < edit.end:
        return True
    line = text[text.rfind("\n", 0, edit.start) + 1 :].partition("\n")[0]
    return line != ""


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["cp1256", "iso-8859-6"])
    def test_a_declared_encoding_is_written_back(self, run: Run, tmp_path: Path, encoding: str) -> None:
        path = tmp_path / "old.txt"
        path.write_bytes(FAULTY.encode(encoding))
        assert f"--encoding {encoding}" in run("check", "old.txt").err or encoding == "iso-8859-6"
        assert run("fix", "-q", "--encoding", encoding, "--select=latin-comma,wasl-noun", "old.txt").status == 0
        assert path.read_bytes() == FIXED.encode(encoding)
        (tmp_path / "arabclean.toml").write_text(f'[per-file."old*"]\nencoding = "{encoding}"\n')
        assert run("check", "-q", "--select=latin-comma,wasl-noun", "old.txt") == Outcome(0, "", "")


def test_a_directory_of_the_library_reads_a_document_object() -> None:
    report = Checker.from_config(RULES).proofreader("markdown").check(Document("`بإسم` بإسم", id="a.md"))
    assert [finding.start for finding in report] == [7]
    assert report.document.id == "a.md"


HOSTILE = (
    "<!--", "[^", "a:", "`a <", "[", "![", "](", "*", "_", "`", "``x ", "$", '<a "', "<p>", "<code>", "&", "|", "| ",
    "    x\n", "> ", "\\", "{", '{"a":', '"', '""', "'", ",", "title: |\n  ", 'msgstr "', "\\section{",
    "\\begin{verbatim}", "\\[", "$$", "/* ", '"""\n', ".. x::\n", "::\n\n  x\n", "\\verb|",
    "00:01.000 --> 00:02.000\n", "arabclean: off\n",
)  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_is_read_in_linear_time(name: str) -> None:
    """Four times the text takes about four times as long; sixteen would be the square. Only what is slow is timed."""
    import time

    head = "title\n" if name in ("csv", "tsv") else ""
    for piece in HOSTILE:
        taken = []
        for count in (2_000, 8_000):
            begun = time.process_time()
            for _ in FORMATS[name].read(Request(f"{head}{piece * count}نص")):
                pass
            taken.append(time.process_time() - begun)
        assert taken[1] < 3 or taken[1] < 10 * taken[0], (piece, taken)
