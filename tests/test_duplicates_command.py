"""``arabclean duplicates``: what it reads, what it writes, archives, paragraphs, and what is broken."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from arabclean.faces.headline import Columns, headlines
from arabclean.faces.page import Title, html_blocks, html_title, markdown_title
from arabclean.faces.progress import Progress
from tests.command import Run

OIL = "ارتفاع أسعار النفط بعد قرار المنظمة"
OIL_OTHERWISE = "إرتفاع اسعار النفط بعد قرار المنظمه!"
GUESTS = "وصول الوفد إلى العاصمة صباح اليوم"
BODY = "أعلنت الوزارة في بيان رسمي اليوم أن الأعمال ستبدأ مطلع الشهر المقبل في جميع المناطق"


def read(content: str, name: str, **columns: str) -> tuple[list[tuple[int, str]], list[str]]:
    failures: list[str] = []
    found = headlines(
        io.BytesIO(content.encode("utf-8", "surrogateescape")),
        name,
        Columns(**columns),
        lambda error: failures.append(str(error)),
    )
    return [(headline.line, headline.text) for headline in found], failures


class TestInput:
    def test_a_quote_that_is_not_closed_costs_one_row(self) -> None:
        content = f'id,title\n1,"{OIL}\n2,{GUESTS}\n3,"سطر\nوسطر"\n4,خبر "مقتبس" آخر\n'
        found, failures = read(content, "a.csv")
        assert found == [(3, GUESTS), (4, "سطر\nوسطر"), (6, 'خبر "مقتبس" آخر')]
        assert len(failures) == 1
        assert failures[0].startswith("a.csv:2: ")

    def test_a_thousand_open_quotes_are_a_thousand_complaints(self) -> None:
        found, failures = read("title\n" + '"x"y\n' * 1000 + f"{OIL}\n", "a.csv")
        assert found == [(1002, OIL)]
        assert len(failures) == 1000

    def test_semicolons_part_where_there_is_no_comma(self) -> None:
        assert read(f"id;title\n1;{OIL}، اليوم, وغدا\n", "a.csv") == ([(2, f"{OIL}، اليوم, وغدا")], [])

    def test_a_quote_in_tabbed_data_is_a_quote(self) -> None:
        content = f'title\tid\n"عاجل: {OIL}\t1\n{GUESTS}\t2\n"بين علامتين"\t3\n'
        assert read(content, "a.tsv") == ([(2, f'"عاجل: {OIL}'), (3, GUESTS), (4, "بين علامتين")], [])

    def test_a_line_of_other_bytes_is_skipped_by_its_number(self) -> None:
        content = f"{OIL}\n" * 3 + "\udcff\udcfe خبر\n" + f"{GUESTS}\r\r{OIL}"
        found, failures = read(content, "a.txt")
        assert [number for number, _ in found] == [1, 2, 3, 5, 7]
        assert [failure.split(" ")[0] for failure in failures] == ["a.txt:4:"]

    def test_a_file_in_another_encoding_is_refused_as_a_whole(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "old.txt").write_bytes(f"{OIL}\n{GUESTS}\n".encode("cp1256"))
        outcome = run("duplicates", "old.txt")
        assert outcome.status == 2
        assert "iconv -f CP1256" in outcome.err
        assert outcome.err.startswith("arabclean: old.txt: ")

    def test_a_byte_order_mark_is_no_part_of_the_first_name(self) -> None:
        assert read(f"\ufefftitle\n{OIL}\n", "a.csv") == ([(2, OIL)], [])

    @pytest.mark.parametrize(
        ("page", "field", "title"),
        [
            (f"<title>{OIL} | الجريدة</title>", None, Title(1, f"{OIL} | الجريدة")),
            (f"<title>x</title>\n<h1>\n <b>{OIL}</b> <br>اليوم</h1><h1>y</h1>", None, Title(2, f"{OIL} اليوم")),
            (
                '<meta content="خبر &quot;عاجل&quot;" property="og:title"><h1>y</h1>',
                None,
                Title(1, 'خبر "عاجل"'),
            ),
            ("<meta property='og:title' content=''><title>a</title><h1></h1>", None, Title(1, "a")),
            ("<title>a</title><h1>b</h1>", "title", Title(1, "a")),
            ("<svg><title>رسم</title></svg><h1>غير مغلق", None, Title(1, "غير مغلق")),
            ("<p>لا عنوان</p>", None, None),
            ("", None, None),
            ("<h1 <<<&#xFFFFFFFF;&amp", None, None),
        ],
    )
    def test_html_titles(self, page: str, field: str | None, title: Title | None) -> None:
        assert html_title(page, field) == title

    @pytest.mark.parametrize(
        ("page", "field", "title"),
        [
            (f"---\nlayout: x\ntitle: '{OIL}'\n---\n# آخر\n", None, Title(3, OIL)),
            (f"---\ntitle: {OIL}\n---\n\n# آخر\n", "h1", Title(5, "آخر")),
            ("```\n# تعليق\n```\n## ثان\n# **عنوان** [مربوط](http://x) #\n", None, Title(5, "عنوان مربوط")),
            ("عنوان\r\n=====\r\n", None, Title(1, "عنوان")),
            ("#وسم\n\nنص\n", None, None),
            ("", None, None),
        ],
    )
    def test_markdown_titles(self, page: str, field: str | None, title: Title | None) -> None:
        assert markdown_title(page, field) == title

    def test_a_folder_of_pages_and_tables(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "a.html").write_text(f"<h1>{OIL}</h1>")
        (tmp_path / "site" / "b.md").write_text(f"# {OIL_OTHERWISE}\n\nنص\n")
        (tmp_path / "site" / "c.csv").write_text(f"title\n{OIL}\n")
        (tmp_path / "site" / "none.md").write_text("نص بلا عنوان\n")
        outcome = run("duplicates", "--format=json", "site")
        (group,) = json.loads(outcome.out)["groups"]
        assert [member["id"] for member in group["members"]] == ["site/a.html", "site/b.md", "site/c.csv:2"]
        assert (outcome.status, outcome.err) == (1, "")
        named = run("duplicates", "-q", "site/none.md", "site/a.html")
        assert named.status == 2
        assert named.err == "arabclean: site/none.md: the page has no headline\n"
        assert "title, h1" in run("duplicates", "--field=og:title", "site/b.md").err


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.names: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        assert not [value for name, value in attrs if name in ("src", "href")]
        if tag != "meta":
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class TestOutput:
    LINES = f"{OIL}\n{GUESTS}\n{OIL_OTHERWISE}\n<script>alert(1)</script> & خبر آخر طويل\n" * 2

    def test_csv(self, run: Run) -> None:
        outcome = run("duplicates", "--format=csv", "-", stdin=f"{OIL}\n{OIL_OTHERWISE}")
        first, second = csv.DictReader(io.StringIO(outcome.out))
        assert (first["group"], first["line"], second["line"]) == ("1", "1", "2")
        assert {first["head"], second["head"]} == {"yes", ""}
        assert {first["text"], second["text"]} == {OIL, OIL_OTHERWISE}
        other = first if second["head"] else second
        assert other["verdict"] == "same"
        assert "form: " in other["differences"]

    def test_html_is_one_page_from_right_to_left_that_needs_nothing_else(self, run: Run) -> None:
        out = run("duplicates", "--format=html", "-", stdin=self.LINES).out
        tags = _Tags()
        tags.feed(out)
        tags.close()
        assert not tags.stack
        assert 'dir="rtl"' in out
        assert "script" not in tags.names
        assert tags.names.count("section") == 3
        assert any("<script>alert(1)</script> & خبر" in word for word in tags.words)
        assert "عدد المجموعات: 3" in out
        assert "Groups: 3" in run("duplicates", "--format=html", "--lang=en", "-", stdin=self.LINES).out
        assert "لا تكرار" in run("duplicates", "--format=html", "-", stdin=OIL).out

    def test_no_groups(self, run: Run) -> None:
        assert json.loads(run("duplicates", "--format=json", "-", stdin=OIL).out)["groups"] == []
        assert run("duplicates", "--format=csv", "-", stdin=OIL).out.count("\n") == 1

    def test_progress_is_for_terminals(self) -> None:
        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        shown, pipe = Terminal(), io.StringIO()
        for stream in (shown, pipe):
            progress = Progress(stream)
            progress("ten", now=True)
            progress("eleven")
            progress.done()
        assert shown.getvalue() == "\rten\r   \r"
        assert pipe.getvalue() == ""


class TestArchive:
    def test_an_archive_is_made_asked_and_added_to(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "old.csv").write_text(f"url,title\nu1,{OIL}\nu2,{GUESTS}\n")
        made = run("duplicates", "--save=a.index", "--id=url", "old.csv")
        assert (made.status, made.out) == (0, "")
        assert made.err == "arabclean: headlines: 2, added: 2, archive: 2\n"
        asked = run("duplicates", "--against=a.index", "--format=json", "-", stdin=f"{OIL_OTHERWISE}\nخبر جديد تماما\n")
        assert asked.status == 1
        (group,) = json.loads(asked.out)["groups"]
        assert group["verdict"] == "same"
        assert [(member["path"], member["line"], member["id"]) for member in group["members"]] == [
            ("<stdin>", 1, "<stdin>:1"),
            ("a.index", None, "u1"),
        ]
        assert run("duplicates", "--against=a.index", "-q", "-", stdin="خبر جديد تماما").status == 0
        both = run("duplicates", "--against=a.index", "--save=a.index", "-", stdin=f"{OIL_OTHERWISE}\n{OIL}\n")
        assert both.err == "arabclean: headlines: 2, in the archive already: 2, added: 2, archive: 4\n"
        assert "<stdin>:1: " in both.out.split("\n\n")[1]  # the second is compared with the first, too

    def test_the_same_article_is_not_its_own_duplicate(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "old.csv").write_text(f"url,title\nu1,{OIL}\nu2,{GUESTS}\n")
        run("duplicates", "--save=a.index", "--id=url", "old.csv")
        assert run("duplicates", "-q", "--against=a.index", "--id=url", "old.csv").status == 0
        (tmp_path / "new.csv").write_text(f"url,title\nu1,{OIL} مجددا\n")
        assert "archive: 2" in run("duplicates", "--save=a.index", "--id=url", "new.csv").err
        assert "مجددا" in run("duplicates", "--against=a.index", "-", stdin=OIL).out

    def test_lines_keep_apart_by_their_names(self, run: Run) -> None:
        for text, size in ((OIL, 1), (GUESTS, 2), (OIL, 2), (GUESTS, 2), ("خبر ثالث هنا", 3)):
            assert f"archive: {size}\n" in run("duplicates", "--save=a.index", "-", stdin=text).err

    def test_what_cannot_be_used_is_said(self, run: Run, tmp_path: Path) -> None:
        missing = run("duplicates", "--against=none.index", "-", stdin=OIL)
        assert (missing.status, missing.out) == (2, "")
        assert "--save none.index" in missing.err
        (tmp_path / "text").write_text(OIL)
        assert "not a saved index" in run("duplicates", "--against=text", "-", stdin=OIL).err
        assert "not a saved index" in run("duplicates", "--save=text", "-", stdin=OIL).err
        assert (tmp_path / "text").read_text() == OIL
        assert "not written" in run("duplicates", "--save=no/where.index", "-", stdin=OIL).err
        assert run("duplicates", "--save=a.index", "--paragraphs", "-", stdin=OIL).status == 2

    def test_the_rest_is_saved_when_a_line_is_broken(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(f'{{"title": "{OIL}"}}\n{{\n{{"title": "{GUESTS}"}}\n')
        outcome = run("duplicates", "--save=a.index", "a.jsonl")
        assert outcome.status == 2
        assert "a.jsonl:2: " in outcome.err
        assert "added: 2" in outcome.err


class TestParagraphs:
    def test_a_folder_of_articles(self, run: Run, tmp_path: Path) -> None:
        folder = tmp_path / "articles"
        folder.mkdir()
        contents = {
            "1.txt": f"عنوان\n\n{BODY}\nفقرة لا تتكرر في أي مكان آخر من هذا المجلد كله\n",
            "2.txt": f"عنوان\r\n  {BODY}.\r\n",
            "3.md": f"# عنوان\n\n{BODY.replace('جميع', 'كل').replace(' مطلع', chr(10) + 'مطلع')}\n",
            "4.html": f"<h1>عنوان</h1>\n<p>\n{BODY.replace('الوزارة', '<b>الوزارة</b>')}</p><script>{BODY}</script>",
        }
        for name, content in contents.items():
            (folder / name).write_bytes(content.encode())
        outcome = run("duplicates", "--paragraphs", "--format=json", "articles")
        assert outcome.status == 1
        (group,) = json.loads(outcome.out)["groups"]
        found = group["members"]
        assert [(member["path"], member["line"]) for member in found] == [
            ("articles/1.txt", 3),
            ("articles/2.txt", 2),
            ("articles/3.md", 3),
            ("articles/4.html", 3),
        ]
        assert [member["verdict"] for member in found] == ["exact", "same", "near", "exact"]
        for name, member in zip(contents, found[:3], strict=False):
            assert contents[name][member["start"] : member["end"]] == member["text"]
        assert "start" not in found[3]

    def test_fields_of_records_are_articles(self, run: Run) -> None:
        rows = [{"id": n, "body": f"مقدمة رقم {n}\n{BODY}"} for n in range(3)]
        stdin = "\n".join(map(json.dumps, rows))
        arguments = ("duplicates", "--paragraphs", "--id=id", "--stdin-filename=a.jsonl", "-")
        outcome = run(*arguments, "--format=json", stdin=stdin)
        (group,) = json.loads(outcome.out)["groups"]
        assert [(member["id"], member["line"]) for member in group["members"]] == [("0", 1), ("1", 2), ("2", 3)]
        assert run(*arguments, "--min-words=50", stdin=stdin).status == 0
        assert run(*arguments, "--min-words=0", stdin=stdin).status == 2

    def test_blocks_of_html(self) -> None:
        page = "<div>أول<p>ثان <i>معه</i></p>\n\nثالث<br>رابع<style>x</style></div>"
        assert list(html_blocks(page)) == [(1, "أول"), (1, "ثان معه"), (3, "ثالث"), (3, "رابع")]
