"""Write docs/rules/: an index of the rules and a page for each, from what the rules carry.

rule_pages.py              write the pages, and take away those of rules that are gone
rule_pages.py --check      do the pages say what the rules say?
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from arabclean import builtin_rules
from arabclean.checker import Engine
from arabclean.config import SWITCHES
from arabclean.render.style import visible
from arabclean.rule import Example, Rule, RuleInfo

HOME = Path(__file__).resolve().parent.parent
PAGES = HOME / "docs" / "rules"
NOTE = "<!-- Written by tools/rule_pages.py from the rule packs; edit those. -->\n"

FAMILIES = {
    "AR1": ("Encoding and characters", "الترميز والحروف"),
    "AR2": ("Punctuation and spacing", "الترقيم والمسافات"),
    "AR3": ("Hamza", "الهمزة"),
    "AR4": ("Letters, words and typos", "الحروف والكلمات وأخطاء الطباعة"),
    "AR5": ("Grammar", "النحو والصرف"),
    "AR6": ("Style", "الأسلوب"),
    "AR7": ("Newsroom", "غرفة الأخبار"),
}
SEVERITY = {"ERROR": "خطأ", "WARNING": "تنبيه", "STYLE": "أسلوب", "INFO": "معلومة"}
SAFETY = {"SAFE": "يصلحه البرنامج وحده", "REVIEW": "يعرض إصلاحًا يقبله المحرر", "HINT": "يشير إلى الموضع ولا يغيره"}
SAFETY_EN = {
    "SAFE": "safe: `arabclean fix` makes the correction",
    "REVIEW": "review: a person accepts the correction",
    "HINT": "hint: the place is pointed at",
}


def pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    rules = builtin_rules()
    return {"README.md": index([rule.info for rule in rules]), **{f"{rule.info.slug}.md": page(rule) for rule in rules}}


def index(infos: Sequence[RuleInfo]) -> str:
    """Return the table of all rules, family by family."""
    on = sum(info.default for info in infos)
    lines = [
        NOTE + "# Rules · القواعد",
        "",
        f"{len(infos)} rules, {on} of them on by default. `arabclean explain RULE` shows a page in the terminal; "
        "[configuration.md](../configuration.md) says how rules are switched on and off.",
        "",
    ]
    for prefix, (english, arabic) in FAMILIES.items():
        family = [info for info in infos if info.code.startswith(prefix)]
        if not family:
            continue
        lines += [
            f"## {prefix}xx: {english} · {arabic}",
            "",
            "| code | rule | | severity | safety | default |",
            "|" + "---|" * 6,
        ]
        lines += [_row(info) for info in family]
        lines.append("")
    return "\n".join(lines)


def _row(info: RuleInfo) -> str:
    summary = f"{_cell(info.summary.en)}<br>{_cell(info.summary.ar)}"
    default = "on" if info.default else "off"
    return (
        f"| {info.code} | [`{info.slug}`]({info.slug}.md) | {summary} | {info.severity.name.lower()} "
        f"| {info.safety.name.lower()} | {default} |"
    )


def page(rule: Rule) -> str:
    """Return the page of one rule, in both languages; the message is that of its first example."""
    info = rule.info
    findings = Engine([rule]).check(info.examples[0].text).findings
    english, arabic = (findings[0].message(language) if findings else "" for language in ("en", "ar"))
    family = FAMILIES[info.code[:3]]
    lines = [
        f"{NOTE}# {info.code} `{info.slug}`",
        "",
        f"**{_cell(info.summary.en)}** · **{_cell(info.summary.ar)}**",
        "",
        "| | English | العربية |",
        "|---|---|---|",
        f"| family | {family[0]} | {family[1]} |",
        f"| severity | {info.severity.name.lower()} | {SEVERITY[info.severity.name]} |",
        f"| safety | {SAFETY_EN[info.safety.name]} | {SAFETY[info.safety.name]} |",
        f"| by default | {'on' if info.default else 'off'} | {'تعمل' if info.default else 'لا تعمل إلا بطلب'} |",
        f"| expected precision | {info.precision:.2f} | {info.precision:.2f} |",
        f"| message | {_cell(english)} | {_cell(arabic)} |",
        "",
        *_section("Why · السبب", _list([escape(info.why)])),
        *_section("Examples · أمثلة", _list(_example(example) for example in info.examples)),
        *_section("Right, though it looks alike · يشبهه وليس خطأ", _list(_shown(text) for text in info.allows)),
        *_section("Switches · مفاتيح الدار", [_switch(name) for name in info.switches]),
        *_section("Status · الحال", [] if info.status == "stable" else [escape(info.status, quote=False)]),
        *_section("Sources · المصادر", _list(escape(source) for source in info.sources)),
        f'Off: `ignore = ["{info.slug}"]` · On: `extend-select = ["{info.slug}"]`',
        "",
    ]
    return "\n".join(lines)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    content = list(lines)
    if content:
        yield from (f"## {title}", "", *content, "")


def _list(items: Iterable[str]) -> Iterator[str]:
    """Yield an Arabic list: from right to left, whatever the page's own direction is."""
    entries = list(items)
    if entries:
        yield from ('<ul dir="rtl">', *(f"<li>{entry}</li>" for entry in entries), "</ul>")


def _example(example: Example) -> str:
    text, span = example.text, example.span
    fault = f"<mark>{_shown(text[span.start : span.end]) or '◌'}</mark>"
    bad = f"✗ {_shown(text[: span.start])}{fault}{_shown(text[span.end :])}"
    return bad if example.good is None else f"{bad}<br>✓ {_shown(example.good)}"


def _shown(text: str) -> str:
    """Return a text as HTML: line ends and characters that show nothing can be seen."""
    return (
        escape(visible(text.replace("\n", "⏎")), quote=False)
        .replace("⏎", "⏎<br>")
        .replace("*", "&#42;")
        .replace("`", "&#96;")
    )


def _cell(text: str) -> str:
    text = visible(text)
    return escape(text, quote=False).replace("|", "\\|").replace("*", "&#42;").replace("`", "&#96;").replace("\n", " ")


def _switch(name: str) -> str:
    values = ", ".join(f"`{value}`" for value in SWITCHES[name])
    return f"- `{name}`: {values}"


def stale() -> list[str]:
    """Return the names of the pages that are missing, old, or of a rule that is gone."""
    due = pages()
    there = {path.name for path in PAGES.glob("*.md")}
    old = [
        name for name, text in due.items() if name not in there or (PAGES / name).read_text(encoding="utf-8") != text
    ]
    return sorted({*old, *(there - due.keys())})


def main() -> int:
    """Run the command line; 1 when a check finds a stale page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; name the stale pages")
    if parser.parse_args().check:
        names = stale()
        for name in names:
            print(f"docs/rules/{name} is stale: run tools/rule_pages.py", file=sys.stderr)
        return 1 if names else 0
    due = pages()
    PAGES.mkdir(parents=True, exist_ok=True)
    for path in PAGES.glob("*.md"):
        if path.name not in due:
            path.unlink()
    for name, text in due.items():
        (PAGES / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
