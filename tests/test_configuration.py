"""Configuration: what holds, where it comes from, what is said of mistakes, and which files are left out."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from arabclean.config import PROFILES, Config, Override
from arabclean.defaults import Checker, read_config
from arabclean.errors import ConfigError
from arabclean.faces.configuration import Choice, Setting
from arabclean.faces.ignored import Ignored
from arabclean.faces.walk import targets
from arabclean.finding import Severity
from arabclean.location import key_line
from arabclean.schema import schema
from tests.command import FAULTY, Outcome, Run

ROOT = Path(__file__).parents[1]

WHOLE = """\
# a comment with ignore = 1
profile = "strict"
ignore = [
    "AR208",
]

[severity]
two-dots = "error"
[house]
quotes = "«»"

[per-file]
"*.md" = ["AR2"]
old.encoding = "cp1256"

[per-file."data/**"]
fields = ["title"]
severity.latin-comma = "info"
"""


def test_every_key_is_read(tmp_path: Path) -> None:
    path = tmp_path / "arabclean.toml"
    path.write_text(WHOLE, encoding="utf-8")
    config = read_config(path)
    assert config.profile == "strict"
    assert config.severity == {"two-dots": Severity.ERROR}
    assert config.per_file == {
        "*.md": Override(ignore=("AR2",)),
        "old": Override(encoding="cp1256"),
        "data/**": Override(fields=("title",), severity={"latin-comma": Severity.INFO}),
    }


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("profile",), 2),
        (("ignore",), 3),
        (("ignore", "AR208"), 4),
        (("severity", "two-dots"), 8),
        (("severity",), 7),
        (("house", "quotes"), 10),
        (("per-file", "*.md"), 13),
        (("per-file", "*.md", "AR2"), 13),
        (("per-file", "old", "encoding"), 14),
        (("per-file", "data/**", "fields"), 17),
        (("per-file", "data/**", "severity", "latin-comma"), 18),
        (("nothing",), None),
    ],
)
def test_the_line_of_a_key_is_found(keys: tuple[str, ...], line: int | None) -> None:
    assert key_line(WHOLE, keys) == line


@pytest.mark.parametrize(
    ("content", "line", "clue"),
    [
        ('profile = "all"\nselct = ["AR3"]', 2, "did you mean 'select'?"),
        ('\n\nprofile = "strct"', 3, "did you mean 'strict'?"),
        ("words = 'a.txt'", 1, "list of strings"),
        ("[severity]\n\nAR208 = 'loud'", 3, "info, style, warning, error"),
        ("[house]\nmonth = 'levant'", 2, "did you mean 'months'?"),
        ("[house]\nmonths = 'levan'", 2, "levant, egypt-gulf"),
        ("select = []\n[per-file]\n'a' = 3", 3, "list of strings"),
        ("[per-file.'*.md']\nselec = []", 2, "did you mean 'select'?"),
        ("[per-file.'*.md']\nencoding = 'cp1252'", 2, "did you mean 'cp1256'?"),
        ("select = [\n 'AR3',\n 'latn-comma',\n]", 3, "did you mean 'latin-comma'?"),
        ("[severity]\ntwo-dts = 'error'", 2, "did you mean 'two-dots'?"),
        ("[per-file.'*.txt']\nignore = ['AR999']", 2, "AR999"),
        ("[per-file.'*.txt']\nformat = 'htm'", 2, "did you mean 'html'?"),
    ],
)
@pytest.mark.parametrize("name", ["arabclean.toml", "pyproject.toml"])
def test_a_mistake_is_named_with_its_file_and_line(  # noqa: PLR0917 - pytest gives them by name
    run: Run, tmp_path: Path, content: str, line: int, clue: str, name: str
) -> None:
    if name == "pyproject.toml":
        line += 3
        content = "[project]\nname = 'x'\n[tool.arabclean]\n" + content.replace("\n[", "\n[tool.arabclean.")
        if "\n[tool.arabclean]\n[" in content:
            content = content.replace("[tool.arabclean]\n[", "[tool.arabclean]\n[tool.arabclean.")
    (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    outcome = run("check", "a.txt")
    assert (outcome.status, outcome.out) == (2, "")
    assert f"{name}:{line}: " in outcome.err
    assert clue in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_mistake_of_the_command_line_is_not_blamed_on_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "arabclean.toml").write_text('select = ["AR3"]', encoding="utf-8")
    assert run("check", "--select=AR999", "-").err.startswith("arabclean: there is no rule 'AR999'")


def test_profiles_turn_ever_more_rules_on() -> None:
    chosen = [{rule.info.slug for rule in Checker.from_config({"profile": name}).rules} for name in PROFILES]
    default, house, strict, every = chosen
    assert default <= house <= every
    assert default <= strict <= every


def test_what_holds_for_some_files_only(tmp_path: Path) -> None:
    config = Config.from_mapping(
        {
            "select": ["latin-comma"],
            "fields": ["title"],
            "per-file": {
                "*.md": {"select": ["wasl-noun"], "severity": {"wasl-noun": "info"}, "format": "plain"},
                "old/": {"encoding": "cp1256", "extend-select": ["two-dots"]},
            },
        }
    )
    setting = Setting(config, tmp_path)

    def slugs(name: str) -> set[str]:
        return {rule.info.slug for rule in setting.checker(str(tmp_path / name)).rules}

    assert slugs("a.txt") == {"latin-comma"}
    assert slugs("a.md") == {"wasl-noun"}
    assert slugs("old/a.txt") == {"latin-comma", "two-dots"}
    assert slugs("old/a.md") == {"wasl-noun", "two-dots"}
    treatment = setting.treatment(str(tmp_path / "old/a.md"))
    assert (treatment.format, treatment.encoding, treatment.fields) == ("plain", "cp1256", ("title",))
    assert treatment.config.severity == {"wasl-noun": Severity.INFO}
    assert setting.checker(str(tmp_path / "b.md")) is setting.checker(str(tmp_path / "a.md"))


def test_config_show_says_where_each_value_comes_from(run: Run, tmp_path: Path) -> None:
    (tmp_path / "arabclean.toml").write_text(WHOLE, encoding="utf-8")
    out = run("config", "show", "--ignore=AR201", "--format=json").out
    rows = {
        row["key"]: (row["value"], row["origin"].removeprefix(str(tmp_path) + "/")) for row in json.loads(out)["values"]
    }
    assert rows["profile"] == ("strict", "arabclean.toml:2")
    assert rows["ignore"] == (["AR208", "AR201"], "arabclean.toml:3, --ignore")
    assert rows["select"] == ([], "default")
    assert rows["severity.two-dots"] == ("error", "arabclean.toml:8")
    assert rows['per-file."data/**".fields'] == (["title"], "arabclean.toml:17")
    assert 'house.quotes = "«»"' in run("config", "show").out
    rows = {
        row["key"]: row["origin"]
        for row in json.loads(run("config", "show", "--select=AR2", "--format=json").out)["values"]
    }
    assert (rows["select"], rows["ignore"]) == ("--select", "--select")
    assert "did you mean 'show'" in run("config", "shw").err


def test_the_published_schema_is_fresh(run: Run) -> None:
    """``arabclean config schema > docs/config.schema.json`` writes it anew."""
    assert json.loads((ROOT / "docs" / "config.schema.json").read_text(encoding="utf-8")) == schema()
    assert json.loads(run("config", "schema").out) == schema()
    validator = pytest.importorskip("jsonschema", reason="pip install jsonschema")
    import tomllib

    validator.validate(tomllib.loads(WHOLE), schema())
    with pytest.raises(validator.ValidationError):
        validator.validate({"selct": []}, schema())


def test_the_nearest_file_wins_over_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Setting.load(None, Choice()).file is None
    with pytest.raises(ConfigError, match=r"none\.toml"):
        Setting.load("none.toml", Choice())


class TestGitignore:
    def test_a_walk_leaves_out_what_git_does(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / ".git" / "info").mkdir(parents=True)
        (tmp_path / ".git" / "info" / "exclude").write_text("secret.txt\n")
        (tmp_path / ".gitignore").write_text("# notes\nbuild/\n*.tmp.txt\n!keep.tmp.txt\n")
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep" / ".gitignore").write_text("/top.txt\n")
        for name in ("a.txt", "x.tmp.txt", "keep.tmp.txt", "secret.txt", "build/a.txt", "deep/top.txt", "deep/b.txt"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(FAULTY, encoding="utf-8")

        def names(*arguments: str) -> list[str]:
            out = run("check", "--select=wasl-noun", *arguments).out
            return [line.split(":")[0] for line in out.splitlines()]

        assert names() == ["a.txt", "keep.tmp.txt", "deep/b.txt"]
        assert len(names("--no-gitignore")) == 7
        assert names("**/*.txt") == ["a.txt", "deep/b.txt", "keep.tmp.txt"]
        assert names("build/a.txt", "x.tmp.txt") == ["build/a.txt", "x.tmp.txt"]
        assert names("build") == ["build/a.txt"]
        assert run("check", "-q", "--force-exclude", "build/a.txt", "x.tmp.txt") == Outcome(0, "", "")

    @pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
    def test_git_agrees(self, tmp_path: Path) -> None:
        """Many drawn patterns over one tree, judged by git itself."""
        source = random.Random(3)
        files = [
            f"{folder}{name}"
            for folder in ("", "a/", "a/b/", "a/b/c/", "x/", "x/a/")
            for name in ("b", "b.txt", "x b.md", "!c")
        ]
        files.remove("a/b")
        for file in files:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text("")
        subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
        pieces = ["a", "b", "x", "*", "**", "?", "*.txt", "b.*", "[ab]", "[!x]*", "x b.md", "\\!c", "c"]
        for _ in range(60):
            lines = []
            for _ in range(source.randrange(1, 4)):
                body = "/".join(source.choices(pieces, k=source.randrange(1, 4)))
                before = source.choice(["", "", "/", "!", "!"])
                lines.append(f"{before}{body}{source.choice(['', '', '/'])}")
            where = source.choice([tmp_path, tmp_path, tmp_path / "a"])
            for folder in (tmp_path, tmp_path / "a"):
                (folder / ".gitignore").unlink(missing_ok=True)
            (where / ".gitignore").write_text("\n".join(["# c", *lines]))
            done = subprocess.run(
                ["git", "-C", str(tmp_path), "check-ignore", "--no-index", "-z", "--stdin"],
                input="\0".join(files),
                capture_output=True,
                text=True,
                check=False,
            )
            wanted = set(filter(None, done.stdout.split("\0")))
            ignored = Ignored()
            found = {file for file in files if ignored.anywhere(tmp_path / file)}
            assert found == wanted, (where, lines)

    def test_a_loop_of_links_ends(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "b").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "a" / "c.txt").write_text("x")
        assert [t.path for t in targets([str(tmp_path)], lambda error: None)] == [tmp_path / "a" / "c.txt"]
