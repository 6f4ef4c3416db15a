"""One page that holds everything: the texts from right to left with the faults coloured, and what is said of each.

It asks the network for nothing, reads without scripts (they only filter), follows the dark mode of the system, and
prints.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from arabclean.checker import Report
from arabclean.finding import Finding, Severity
from arabclean.render.style import Style, visible
from arabclean.render.text import WORDS, proposal
from arabclean.rule import RuleInfo
from arabclean.text.pattern import lazy

_ESCAPE = lazy(r"\\(?:u[0-9a-f]{4}|U[0-9a-f]{8})")
_WORDS = {
    "title": {"ar": "تقرير التدقيق", "en": "Proofreading report"},
    "files": {"ar": "الملفات", "en": "files"},
    "findings": {"ar": "المواضع", "en": "findings"},
    "all": {"ar": "كل القواعد", "en": "all rules"},
    "filter": {"ar": "تصفية", "en": "filter"},
    "clean": {"ar": "لا شيء", "en": "nothing found"},
    "line": {"ar": "السطر", "en": "line"},
    "error": {"ar": "خطأ", "en": "error"},
    "warning": {"ar": "تحذير", "en": "warning"},
    "style": {"ar": "أسلوب", "en": "style"},
    "info": {"ar": "للعلم", "en": "info"},
}
_CSS = """
:root{color-scheme:light dark;--back:#fff;--front:#1b1b1b;--dim:#666;--line:#ddd;
--error:#c62828;--warning:#b26a00;--style:#00707a;--info:#3457a8}
@media(prefers-color-scheme:dark){:root{--back:#16181c;--front:#e8e8e8;--dim:#9a9a9a;--line:#3a3d44;
--error:#ff8a80;--warning:#ffb74d;--style:#6fd6de;--info:#9db7ff}}
body{margin:auto;max-width:60rem;padding:1rem;background:var(--back);color:var(--front);
font:1.05rem/1.9 "Noto Naskh Arabic","Amiri","Segoe UI",Tahoma,sans-serif}
h1{font-size:1.4rem}h2{font-size:1.1rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
form{position:sticky;top:0;background:var(--back);padding:.4rem 0;display:flex;flex-wrap:wrap;gap:1rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);border-radius:.4rem;padding:.6rem 1rem}
mark{background:none;color:inherit;border-bottom:2px solid;cursor:help}
mark.error{border-color:var(--error);background:color-mix(in srgb,var(--error) 18%,transparent)}
mark.warning{border-color:var(--warning);background:color-mix(in srgb,var(--warning) 18%,transparent)}
mark.style{border-color:var(--style);background:color-mix(in srgb,var(--style) 15%,transparent)}
mark.info{border-color:var(--info)}mark.off{background:none;border:0}
ol{padding-inline-start:2rem}li.off,section.off{display:none}li:target,mark:target{outline:2px solid var(--info)}
b.error{color:var(--error)}b.warning{color:var(--warning)}b.style{color:var(--style)}b.info{color:var(--info)}
code,small{color:var(--dim);font-size:.85rem}
a{color:inherit}@media print{form{display:none}}
"""
_SCRIPT = """
const form=document.forms[0],items=[...document.querySelectorAll('li[data-rule]')];
function filter(){const rule=form.rule.value,on={};
for(const box of form.querySelectorAll('input'))on[box.value]=box.checked;
const seen=new Set();
for(const item of items){const show=on[item.dataset.severity]&&(!rule||rule===item.dataset.rule);
item.classList.toggle('off',!show);if(show)seen.add(item.id)}
for(const mark of document.querySelectorAll('mark'))
mark.classList.toggle('off',!mark.dataset.of.split(' ').some(id=>seen.has(id)));
for(const part of document.querySelectorAll('section'))
part.classList.toggle('off',part.querySelector('li[data-rule]')!==null&&!part.querySelector('li[data-rule]:not(.off)'));
document.getElementById('count').textContent=seen.size}
form.addEventListener('input',filter);
"""


class HtmlRenderer:
    """Keeps the files until the end: the counts stand before them."""

    def __init__(
        self, language: str = "en", tool: Mapping[str, object] | None = None, rules: Iterable[RuleInfo] = ()
    ) -> None:
        """Write messages in ``language``; ``rules`` gives the reasons."""
        self._language = language
        self._words = {name: words[language] for name, words in _WORDS.items()}
        self._tool = dict(tool or {})
        self._why = {info.slug: info.why for info in rules}
        self._sections: list[str] = []
        self._rules: Counter[str] = Counter()
        self._severities: Counter[str] = Counter()

    def head(self) -> str:
        """Return nothing."""
        self._sections = []
        self._rules.clear()
        self._severities.clear()
        return ""

    def file(self, path: str, report: Report) -> str:
        """Return nothing yet."""
        number = len(self._sections)
        self._rules.update(finding.slug for finding in report)
        self._severities.update(finding.severity.name.lower() for finding in report)
        names = [f"f{number}-{at}" for at in range(len(report))]
        items = "".join(self._item(name, finding) for name, finding in zip(names, report, strict=True))
        body = f"<ol>{items}</ol>" if items else f"<p>{self._words['clean']}</p>"
        marker = _Marker(report.findings, names, self._language)
        text = "".join(marker.stretches(report.document.text)) if items else ""
        shown = f'<div class="text" lang="ar" dir="rtl">{text}</div>' if text else ""
        self._sections.append(f"<section><h2><bdi>{escape(visible(path))}</bdi></h2>\n{shown}{body}</section>\n")
        return ""

    def tail(self) -> str:
        """Return the page."""
        words = self._words
        total = self._rules.total()
        boxes = "".join(
            f'<label><input type="checkbox" value="{name}" checked> <b class="{name}">{words[name]}</b> {count}</label>'
            for name, count in ((level.name.lower(), self._severities[level.name.lower()]) for level in _GRAVEST_FIRST)
            if count
        )
        choices = "".join(
            f'<option value="{escape(slug)}">{escape(slug)} ({count})</option>'
            for slug, count in sorted(self._rules.items(), key=lambda item: (-item[1], item[0]))
        )
        direction = "rtl" if self._language == "ar" else "ltr"
        version = escape(f"{self._tool.get('name', 'arabclean')} {self._tool.get('version', '')}".strip())
        return (
            f'<!DOCTYPE html>\n<html lang="{self._language}" dir="{direction}">\n<head><meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{words['title']}</title>\n<style>{_CSS}</style></head>\n<body>\n<h1>{words['title']}</h1>\n"
            f'<p>{words["files"]}: {len(self._sections)} · {words["findings"]}: <span id="count">{total}</span></p>\n'
            f'<form aria-label="{words["filter"]}">{boxes}\n'
            f'<select name="rule"><option value="">{words["all"]}</option>{choices}</select></form>\n'
            f"{''.join(self._sections)}<p><small>{version}</small></p>\n<script>{_SCRIPT}</script>\n</body></html>\n"
        )

    def _item(self, name: str, finding: Finding) -> str:
        severity = finding.severity.name.lower()
        why = self._why.get(finding.slug, "")
        proposals = "".join(
            f' <bdi lang="ar">{escape(proposal(finding, fix, self._language, Style()))}</bdi>'
            f" <small>({WORDS[fix.safety.name.lower()][self._language]})</small>"
            for fix in finding.fixes[:5]
        )
        return (
            f'<li id="{name}" data-rule="{escape(finding.slug)}" data-severity="{severity}">'
            f'<a href="#m{name}">{self._words["line"]} {finding.line}:{finding.column}</a> '
            f'<b class="{severity}">{self._words[severity]}</b> '
            f"<bdi>{escape(visible(finding.message(self._language)))}</bdi>"
            f"{f' ←{proposals}' if proposals and self._language == 'ar' else f' →{proposals}' if proposals else ''}"
            f' <code title="{escape(why)}">{escape(finding.code)} {escape(finding.slug)}</code></li>\n'
        )


_GRAVEST_FIRST = sorted(Severity, reverse=True)


class _Marker:
    """Writes one text with its faults marked. Where findings overlap, a stretch belongs to all that cover it."""

    def __init__(self, findings: Sequence[Finding], names: Sequence[str], language: str) -> None:
        self._findings = findings
        self._names = names
        self._language = language
        self._anchored: set[int] = set()

    def stretches(self, text: str) -> Iterator[str]:
        findings = self._findings
        borders = sorted({0, len(text), *(place for finding in findings for place in finding.span)})
        points: dict[int, list[int]] = {}
        for number, finding in enumerate(findings):
            if finding.span.is_empty:
                points.setdefault(finding.start, []).append(number)
        coming = 0
        open_: list[int] = []
        for start, end in pairwise([*borders, len(text)]):
            for number in points.get(start, ()):
                yield self._mark("‸", [number])
            if end == start:
                continue
            while coming < len(findings) and findings[coming].start <= start:
                open_.append(coming)
                coming += 1
            open_ = [number for number in open_ if findings[number].end > start]
            shown = _shown(text[start:end])
            yield self._mark(shown, open_) if open_ else shown

    def _mark(self, shown: str, here: Sequence[int]) -> str:
        gravest = max(self._findings[number].severity for number in here).name.lower()
        title = escape("\n".join(visible(self._findings[number].message(self._language)) for number in here))
        fresh = [number for number in here if number not in self._anchored]
        self._anchored.update(fresh)
        anchors = "".join(f'<a id="m{self._names[number]}"></a>' for number in fresh)
        names = " ".join(self._names[number] for number in here)
        return f'{anchors}<mark class="{gravest}" data-of="{names}" title="{title}">{shown}</mark>'


def _shown(text: str) -> str:
    """Return text for the page: line ends and tabs as they are, what shows nothing as an escape, left to right."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = "\n".join("\t".join(escape(visible(part)) for part in line.split("\t")) for line in lines)
    return _ESCAPE.sub(r'<bdi dir="ltr">\g<0></bdi>', shown) if "\\" in shown else shown
