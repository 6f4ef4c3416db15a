"""README.md and docs/ say what is true: their commands print what they show, their snippets run, their links lead on.

What a page needs (files, names) is made here; ``…`` in what a page shows stands for anything, a line of it for lines.
"""

from __future__ import annotations

import ast
import json
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import arabclean
from arabclean.config import SWITCHES, Config
from arabclean.faces.cli import completion
from arabclean.lexicon import Lexicon
from tests.command import ROOT, Run

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
HEADLINES = (
    "ارتفاع أسعار النفط بعد قرار المنظمة",
    "وصول الوفد إلى العاصمة",
    "إرتفاع اسعار النفط بعد قرار المنظمة!",
    "ارتفاع أسعار النفط والغاز بعد قرار المنظمة",
)
PARAGRAPH = "أعلنت الوزارة في بيان رسمي أن الأعمال ستبدأ مطلع الشهر المقبل في جميع المناطق."
PARAGRAPH_AGAIN = PARAGRAPH.replace("جميع", "كل")
FILES = {
    "command_line": {"headlines.txt": "\n".join(HEADLINES)},
    "configuration": {
        "arabclean.toml": 'profile = "strict"\nignore = ["AR208"]\n\n[severity]\ntwo-dots = "error"\n\n'
        '[house]\nmonths = "levant"\n\n\n[per-file."old/**"]\nencoding = "cp1256"\n',
        "first.toml": "\n" * 10 + "[per-file.'old/**']\nencodin = 'cp1256'\n",
        "second.toml": "\n" * 3 + "[severity]\ntwo-dts = 'error'\n",
        "a.txt": "وصدر كتاب بإسم الشعب , أمس.",
    },
    "duplicates": {
        "headlines.csv": "url,title\n/2024/13,ارتفاع أسعار النفط بعد قرار المنظمة\n"
        "/2024/15,المؤشر يغلق متراجعا بـ 49 نقطة\n/2024/16,إرتفاع اسعار النفط بعد قرار المنظمة!\n"
        '/2024/17,"عنوان لم يغلق\n/2024/18,وصول الوفد إلى العاصمة\n',
        "pages/today.html": "<h1>ارتفاع كبير في أسعار النفط بعد قرار المنظمة</h1>",
        "pages/index.md": "---\ntitle: المؤشر يغلق متراجعا بـ 51 نقطة\n---\n",
        "articles/a.txt": f"خبر أول قصير.\n\n{PARAGRAPH}\n",
        "articles/b.md": f"خبر ثان.\n\n{PARAGRAPH_AGAIN}\n",
    },
    "formats": {
        "خبر.md": "# عنوان\nقال المتحدث **بإسم** الفريق، ثم صمت.\n\n* أول\n* وتحدث `x` بإسم الوفد.\n",
        "t.csv": "title,id\nبإسم الفريق,1\n",
        "old.txt": "وقال المتحدث بإسم البلدية إن المعرض يفتتح اليوم في الساحة.".encode("cp1256"),
    },
    "output": {"a.txt": "وقال المتحدث بإسم البلدية إن المعرض يفتتح اليوم."},
    "words": {"arabclean.toml": 'words = ["words.txt"]\n', "words.txt": "", "another-list.txt": "باخموت\n"},
}
NAMES: dict[str, Any] = {  # what the snippets of a page take for granted
    "html": "<p>قال المتحدث <b>بإسم</b> الفريق.</p>",
    "headlines": HEADLINES,
    "headline": HEADLINES[0],
    "published": 0,
    "body": PARAGRAPH,
    "other_body": PARAGRAPH_AGAIN,
}
OF_A_CHECKOUT = {"--check", "--cspell", "--index", "--size"}
"""Options of ``tools/`` and ``benchmarks/``, of which the pages speak too."""
OF_TOOLS = ("development.md", "licences.md")
"""Pages that speak of nothing but those."""
NOT_HERE = ("git ", "ntrex_arb", "echo ")
"""What other tests run (hooks), needs a corpus that is not in the repository, or is of the shell."""


class Block(NamedTuple):
    """A fenced block: what language it says it is in, its text, and the line it begins on."""

    language: str
    text: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for match in re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield Block(match[1], match[2], text.count("\n", 0, match.start()) + 1)


def every(*languages: str) -> list[Any]:
    """The blocks of all pages in these languages, as parameters: page and block."""
    return [
        pytest.param(page, block, id=f"{page.stem}:{block.line}")
        for page in PAGES
        for block in blocks(page)
        if block.language in languages
    ]


def commands(console: str) -> Iterator[tuple[str, str]]:
    """Each command of a block, and what is shown below it."""
    for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def shows(shown: str, said: str) -> bool:
    """Whether what a page shows is what was said, ``…`` standing for anything."""
    pattern = re.escape(shown.rstrip("\n")).replace("…", "(?s:.*?)")
    return re.fullmatch(pattern, said.rstrip("\n")) is not None


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(ROOT / "examples" / "article.txt", tmp_path)
    return tmp_path


def furnish(site: Path, page: Path) -> None:
    for name, content in FILES.get(page.stem, {}).items():
        path = site / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("page", [page for page in PAGES if "```console" in page.read_text(encoding="utf-8")])
def test_a_command_prints_what_the_page_shows(page: Path, run: Run, site: Path) -> None:
    furnish(site, page)
    tried = 0
    for block in blocks(page):
        for command, shown in commands(block.text) if block.language == "console" else ():
            if any(each in command for each in NOT_HERE):
                continue
            name, *arguments = shlex.split(command, comments=True)
            assert name == "arabclean"
            outcome = run(*arguments)
            said = (outcome.out + outcome.err).replace(str(site), "/site")
            assert shows(shown or "…", said), f"{page.name}:{block.line}: $ {command}\n{said}"
            assert shown or outcome.status < 2, said
            tried += 1
    assert tried or page.stem == "hook"


@pytest.mark.parametrize("page", [page for page in PAGES if "```python" in page.read_text(encoding="utf-8")])
def test_the_snippets_run_and_give_what_their_comments_say(page: Path, site: Path) -> None:
    furnish(site, page)
    (site / "house_words.txt").write_text("بلعبوس\n", encoding="utf-8")
    (site / "words.txt").write_text("بلعبوس\n", encoding="utf-8")
    lexicon = Lexicon.open()
    names: dict[str, Any] = {"arabclean": arabclean, **NAMES, "lexicon": lexicon, "is_word": lexicon.accepts}
    for block in blocks(page):
        if block.language != "python":
            continue
        lines = block.text.splitlines()
        for statement in ast.parse(block.text).body:
            source = "\n".join(lines[statement.lineno - 1 : statement.end_lineno])
            if not isinstance(statement, ast.Expr):
                exec(compile(source, f"{page.name}:{block.line}", "exec"), names)  # our own pages
                continue
            value = eval(compile(ast.Expression(statement.value), f"{page.name}:{block.line}", "eval"), names)
            comment = lines[(statement.end_lineno or 1) - 1].partition("  # ")[2]
            if re.fullmatch("«.*»", comment):
                assert value == comment[1:-1], source
            elif re.fullmatch(r"['\"(\[\d].*['\")\]\d]", comment):
                assert value == ast.literal_eval(comment), source


@pytest.mark.parametrize(("page", "block"), every("toml"))
def test_a_configuration_is_one(page: Path, block: Block) -> None:
    Config.from_mapping(tomllib.loads(block.text), f"{page.name}:{block.line}")


@pytest.mark.parametrize(("page", "block"), every("yaml"))
def test_what_is_yaml_can_be_read_and_names_hooks_that_there_are(page: Path, block: Block) -> None:
    data = yaml.safe_load(block.text)
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    for repository in data.get("repos", ()) if isinstance(data, dict) else ():
        assert {hook["id"] for hook in repository["hooks"]} <= known


def test_the_excerpt_of_the_readme_is_one(run: Run, site: Path) -> None:
    (excerpt,) = (block.text for block in blocks(ROOT / "README.md") if "│" in block.text)
    said = run("check", "--format", "full", "examples/article.txt").out
    for paragraph in excerpt.strip().split("\n\n"):
        assert paragraph in said


def test_the_json_of_the_page_is_that_of_the_command(run: Run, site: Path) -> None:
    (block,) = (block for block in blocks(ROOT / "docs" / "command_line.md") if block.language == "json")
    shown = json.loads(block.text)
    said = json.loads(run("check", "--format", "json", "examples/article.txt").out)
    assert (shown["version"], shown.keys()) == (said["version"], said.keys())
    assert shown["tool"].keys() == said["tool"].keys()
    assert shown["tool"]["data"].keys() <= said["tool"]["data"].keys()
    assert shown["tool"]["version"] == arabclean.__version__
    (file,) = shown["files"]
    assert file["path"] == said["files"][0]["path"]
    for finding in file["findings"]:
        assert finding in said["files"][0]["findings"]


def test_every_switch_of_the_house_is_explained() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    rows = {row[0]: row for row in re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", text, re.MULTILINE)}
    for name, values in SWITCHES.items():
        _, shown, codes = rows[name]
        assert re.findall("`([^`]+)`", shown) == list(values)
        steered = [rule.info for rule in arabclean.builtin_rules() if name in rule.info.switches]
        assert [(info.code, f"rules/{info.slug}.md") for info in steered] == re.findall(r"\[(AR\d+)\]\((.*?)\)", codes)


def test_every_option_is_explained_and_no_other() -> None:
    known = {option for options in completion.commands().values() for option in options} | {"--version"}
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.name not in OF_TOOLS)
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - OF_A_CHECKOUT
    assert named - known == set()
    assert known - named == set()


def test_the_architecture_names_every_module_in_the_order_of_imports() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[\w./]+`(?:, `[\w./]+`)*) \| ", text, re.MULTILINE)
    named = [re.sub(r"\.py$|/$", "", name) for row in rows for name in re.findall("`([^`]+)`", row)]
    there = {path.stem for path in (ROOT / "arabclean").iterdir() if path.suffix == ".py" or path.is_dir()}
    modules = there - {"__pycache__", "data", "py"}
    assert modules - {*named} == set()
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][
        0
    ]
    order = [[name.strip().removeprefix("arabclean.") for name in layer.split("|")] for layer in layers["layers"]]
    assert {name for layer in order for name in layer} == modules - {"__init__"}
    for above, below in pairwise(order):
        assert max(map(named.index, above)) < min(map(named.index, below)), (above, below)


def slug(heading: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_on(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in map(slug, headings), target
    for name in re.findall(r"`((?:docs|examples|tools|benchmarks|dictionaries|arabclean|tests)/[\w./-]+\w)`", text):
        assert (ROOT / name).exists(), name
