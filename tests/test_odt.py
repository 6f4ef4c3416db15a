"""Texts of LibreOffice: what is read, and corrections that LibreOffice can accept or reject."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabclean.errors import SourceError
from arabclean.formats import FORMATS, Request
from arabclean.formats.odt import unpacked
from arabclean.text import Edit, Span, apply
from tests.command import Run

MADE = Path(__file__).parent / "data" / "article.odt"
"""Written by LibreOffice 7.4."""
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
Struck = dict[str | None, ElementTree.Element | None]
TEXT = f"{{{SPACES['text']}}}"
RULES = "--select=wasl-noun,latin-comma,double-space"


def document(body: str, *, head: str = "", manifest: str = "<manifest/>") -> bytes:
    """Make a document; ``body`` is the XML of its paragraphs, ``head`` what stands before them."""
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in SPACES.items())
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {names}><office:body><office:text>'
            f"{head}{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", manifest)
    return target.getvalue()


def content(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("content.xml").decode()


def rejected(data: bytes) -> str:
    """Return the text once all changes are rejected, as LibreOffice would: marks are followed to what they name."""
    root = ElementTree.fromstring(content(data))
    struck = {
        region.get(f"{TEXT}id"): region.find(f"{TEXT}deletion/{TEXT}p")
        for region in root.iter(f"{TEXT}changed-region")
        if region.find(f"{TEXT}deletion") is not None
    }
    lines: list[str] = []
    for paragraph in root.iter():
        if paragraph.tag not in (f"{TEXT}p", f"{TEXT}h") or paragraph in struck.values():
            continue
        parts: list[str] = []
        _walk(paragraph, struck, parts, [False])
        lines.append("".join(parts))
    return "\n".join(lines) + "\n"


def _walk(
    element: ElementTree.Element,
    struck: Struck,
    parts: list[str],
    new: list[bool],
) -> None:
    def say(text: str | None) -> None:
        if text and not new[0]:
            parts.append(text)

    say(element.text)
    for child in element:
        name = child.tag.removeprefix(TEXT)
        if name in ("change-start", "change-end"):
            new[0] = name == "change-start"
        elif name == "change":
            gone = struck[child.get(f"{TEXT}change-id")]
            if gone is not None:
                _walk(gone, struck, parts, [False])
        elif name == "s":
            say(" " * int(child.get(f"{TEXT}c", "1")))
        elif name == "tab":
            say("\t")
        elif name == "line-break":
            say(" ")
        elif name in ("span", "a"):
            _walk(child, struck, parts, new)
        say(child.tail)


PLAIN = document(
    '<text:h>خبر</text:h><text:p>تحدث <text:span text:style-name="T1">بإ</text:span>سم الوزارة, ثم &amp; صمت</text:p>'
    '<text:p>سطر<text:tab/>بعد <text:s text:c="2"/>ثلاثة<text:line-break/>كسر</text:p><text:p/>'
    "<text:p>وقال <text:a>بإسم</text:a> أحد.</text:p>"
)


class TestReading:
    def test_a_line_for_each_paragraph(self) -> None:
        assert unpacked(PLAIN).text == ("خبر\nتحدث بإسم الوزارة, ثم & صمت\nسطر\tبعد   ثلاثة كسر\n\nوقال بإسم أحد.\n")

    def test_what_libreoffice_writes_is_read(self) -> None:
        package = unpacked(MADE.read_bytes())
        assert package.text.splitlines() == [
            "خبر اليوم",
            "تحدث بإسم الوزارة, ثم & صمترابط بإسم.",
            "بند أول",
            "بند ثان",
            "خلية بإسم",
            "أخرى",
            "كلمة ثلاث فراغات كسر",
        ]
        assert package.items == {3, 4, 5, 6}
        (prose,) = FORMATS["odt"].read(Request(package.text, items=package.items))
        assert "• بند أول" in prose.text

    def test_notes_come_after_their_paragraph_and_fields_are_words(self) -> None:
        note = (
            "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>حاشية</text:p></text:note-body>"
            "</text:note>"
        )
        field = "<text:author-name>سمير</text:author-name>"
        assert unpacked(document(f"<text:p>كتب{note} {field} اليوم</text:p>")).text == "كتب سمير اليوم\nحاشية\n"

    def test_what_is_no_part_of_the_text_is_passed_over(self) -> None:
        head = (
            "<office:forms/><text:tracked-changes><text:changed-region><text:deletion><text:p>محذوف</text:p>"
            "</text:deletion></text:changed-region></text:tracked-changes>"
        )
        body = (
            "<text:table-of-content><text:index-body><text:p>عنوان 1</text:p></text:index-body></text:table-of-content>"
            "<text:p>نص<office:annotation><dc:creator>أ</dc:creator><text:p>تعليق</text:p></office:annotation>"
            "<draw:frame><svg:title>صورة</svg:title><draw:text-box><text:p>إطار</text:p></draw:text-box></draw:frame>"
            "<!-- لا --></text:p>"
        )
        assert unpacked(document(body, head=head)).text == "نص\nإطار\n"

    def test_spaces_of_the_file_are_those_of_the_reader(self) -> None:
        body = "<text:p>\n  أول\n  <text:span> ثان</text:span><text:s/>ثالث </text:p>\n"
        assert unpacked(document(body)).text == "أول ثان ثالث \n"


class TestRevising:
    def test_corrections_are_tracked_changes(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "خبر.odt").write_bytes(MADE.read_bytes())
        out = run("check", RULES, "خبر.odt").out
        assert [line.split()[0] for line in out.splitlines()] == [
            "خبر.odt:2:6:", "خبر.odt:2:18:", "خبر.odt:2:33:", "خبر.odt:5:6:",
        ]  # fmt: skip
        outcome = run("fix", RULES, "خبر.odt")
        assert outcome.status == 0
        assert "tracked changes in خبر.fixed.odt" in outcome.err
        assert (tmp_path / "خبر.odt").read_bytes() == MADE.read_bytes()
        data = (tmp_path / "خبر.fixed.odt").read_bytes()
        assert unpacked(data).text == unpacked(MADE.read_bytes()).text.replace("بإسم", "باسم").replace(",", "،")
        assert rejected(data).splitlines()[1:] == unpacked(MADE.read_bytes()).text.splitlines()[1:]
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            first = archive.infolist()[0]
            assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert "<dc:creator" in content(data)
        assert run("fix", "-q", RULES, "خبر.fixed.odt").out == ""

    def test_changes_join_those_that_are_there(self) -> None:
        data = PLAIN
        for wrong, right in (("سم", "شم"), ("صمت", "قال")):
            package = unpacked(data)
            at = package.text.index(wrong)
            data = package.revised([Edit(Span(at, at + len(wrong)), right)]).data
        xml = content(data)
        assert xml.count("<text:tracked-changes>") == 1
        names = [part.split('"')[0] for part in xml.split(' xml:id="')[1:]]
        assert names == ["arabclean-1", "arabclean-2", "arabclean-3", "arabclean-4"]
        assert "قال" in unpacked(data).text
        assert rejected(data) == unpacked(PLAIN).text

    def test_a_field_is_left_to_a_person(self) -> None:
        package = unpacked(document("<text:p>كتب <text:author-name>سمير</text:author-name> اليوم</text:p>"))
        revised = package.revised([Edit(Span(5, 7), "مي"), Edit(Span(9, 14), "أمس")])
        assert revised.left == 1
        assert unpacked(revised.data).text == "كتب سمير أمس\n"

    def test_spaces_are_not_lost(self) -> None:
        package = unpacked(document('<text:p>أ <text:s text:c="3"/>ب</text:p>'))
        assert package.text == "أ    ب\n"
        once = package.revised([Edit(Span(2, 4), "")])
        assert unpacked(once.data).text == "أ  ب\n"
        assert rejected(once.data) == package.text
        assert unpacked(package.revised([Edit(Span(0, 0), "  \tو ")]).data).text == "  \tو أ    ب\n"

    @settings(deadline=None)
    @given(st.data())
    def test_any_edits_come_out_as_they_should(self, data: st.DataObject) -> None:
        package = unpacked(PLAIN)
        text = package.text
        cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
        edits: list[Edit] = []
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            edit = Edit(Span(start, end), data.draw(st.sampled_from(["", "جديد", "<&", "  ", "\t"])))
            if not (edits and edit.span.conflicts(edits[-1].span)) and (edit.text or start < end):
                edits.append(edit)
        revised = package.revised(edits)
        assert rejected(revised.data) == text
        empty = text.index("\n\n") + 1
        kept = [edit for edit in edits if "\n" not in edit.span.of(text) and edit.span != Span(empty, empty)]
        if revised.left == len(edits) - len(kept):
            assert unpacked(revised.data).text == apply(text, kept)


def test_hostile_documents_are_read_in_linear_time() -> None:
    for piece in ("<text:span>ا", "<text:p>ا", "<text:note>ا", "ا<text:s/>", "<text:list-item><text:p>ا</text:p>"):
        taken: list[float] = []
        for count in (2_000, 20_000):
            opened = piece.count("<") - piece.count("/>") - 2 * piece.count("</")
            name = piece[1:].split(">")[0]
            data = document(f"<text:p>{piece * count}{f'</{name}>' * (count * opened)}</text:p>")
            begun = time.process_time()
            assert unpacked(data).text.count("ا") == (0 if "note" in piece else count)
            taken.append(time.process_time() - begun)
        assert taken[1] < 3 or taken[1] < 25 * taken[0], (piece, taken)


class TestBadInput:
    @pytest.mark.parametrize(
        ("data", "clue"),
        [
            (PLAIN[:-30], "not a whole OpenDocument text"),
            (PLAIN[: len(PLAIN) // 2], "not a whole OpenDocument text"),
            (document("<text:p>"), "content.xml is damaged"),
            (b"PK\5\6" + bytes(18), "has no content.xml"),
            (document("", manifest="<manifest:encryption-data xmlns:manifest='m'/>"), "locked with a password"),
        ],
    )
    def test_a_broken_document_is_told(self, data: bytes, clue: str, run: Run, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match=clue):
            unpacked(data)
        (tmp_path / "a.odt").write_bytes(data)
        outcome = run("fix", "a.odt")
        assert outcome.status == 2
        assert outcome.err.startswith("arabclean: a.odt: it")
        assert [path.name for path in tmp_path.iterdir()] == ["a.odt"]

    def test_a_sheet_is_no_text(self) -> None:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("content.xml", "<x/>")
        with pytest.raises(SourceError, match="has no office:text"):
            unpacked(target.getvalue())
