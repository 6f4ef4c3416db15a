"""Groups as one page that needs nothing else: open it, send it, print it. It is written from right to left."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from arabclean.duplicates import Change, Member, Verdict
from arabclean.render.duplicate import Listing
from arabclean.text import Span

_STYLE = """
body{font:17px/1.7 "Segoe UI","Noto Naskh Arabic","Noto Sans Arabic",Tahoma,Arial,sans-serif;color:#1c1c1c;
background:#fafafa;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}section{background:#fff;border:1px solid #ddd;border-radius:.5rem;margin:1rem 0;padding:.5rem 1rem}
h2{font-size:1rem;margin:.3rem 0}.score{color:#666;font-weight:normal}ul{list-style:none;margin:0;padding:0}
li{border-top:1px solid #eee;padding:.4rem 0}li.head{font-weight:600}.place{display:block;color:#666;font-size:.8rem;
font-weight:normal}mark{border-radius:.2rem;padding:0 .15rem;background:#ffe9a8}mark.fact{background:#ffc9c9}
mark.form,mark.teaser{background:#e3e3e3}mark.moved{background:#cfe3ff}mark.gap{padding:0 .2rem}
@media(prefers-color-scheme:dark){body{background:#171717;color:#eee}section{background:#222;border-color:#444}
li{border-color:#333}.place,.score{color:#aaa}mark{color:#111}}
""".replace("\n", "")

_LABELS: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "title": "العناوين المكررة",
        "count": "عدد المجموعات",
        "none": "لا تكرار.",
        "score": "درجة الشبه",
        "exact": "متطابقة حرفًا بحرف",
        "same": "متطابقة إلا في الرسم أو الترقيم",
        "near": "متشابهة",
        "template": "قالب واحد بمعلومات مختلفة",
        "form": "اختلاف في الرسم أو الترقيم",
        "teaser": "عبارة تشويق",
        "spelling": "اختلاف في الإملاء",
        "word": "كلمة مختلفة",
        "moved": "كلمة في موضع آخر",
        "fact": "معلومة مختلفة",
        "line": "السطر",
    },
    "en": {
        "title": "Repeated headlines",
        "count": "Groups",
        "none": "Nothing is repeated.",
        "score": "likeness",
        "exact": "equal, letter for letter",
        "same": "equal but for their form",
        "near": "nearly the same",
        "template": "one template with other facts",
        "form": "written otherwise",
        "teaser": "a teaser",
        "spelling": "spelled otherwise",
        "word": "another word",
        "moved": "a word at another place",
        "fact": "another fact",
        "line": "line",
    },
}


class PageGroups:
    """A section for each group; what differs is marked, with what sort of difference it is as its tooltip."""

    def __init__(self, language: str = "ar") -> None:
        """Write the labels in ``language``, ``"ar"`` or ``"en"``."""
        self._language = language
        self._labels = _LABELS[language]
        self._count = 0

    def head(self) -> str:
        """Return the page up to the first group."""
        self._count = 0
        title = self._labels["title"]
        return (
            f'<!DOCTYPE html>\n<html lang="{self._language}" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        )

    def group(self, listing: Listing) -> str:
        """Return the section of one group."""
        self._count += 1
        labels = self._labels
        rows: list[str] = []
        others = [item.member for at, item in enumerate(listing.items) if at != listing.head]
        for at, (place, member) in enumerate(listing.items):
            is_head = at == listing.head
            text = self._head(member, others) if is_head else self._member(member)
            where = place.id if place.line is None else f"{labels['line']} {place.line}"
            name = "" if place.line is None or place.id in (place.path, f"{place.path}:{place.line}") else place.id
            where = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in (place.path, where, name) if part)
            kind = ' class="head"' if is_head else ""
            rows.append(f'<li{kind}><bdi>{text}</bdi><span class="place">{where}</span></li>\n')
        return (
            f"<section>\n<h2>{labels[listing.verdict]} "
            f'<span class="score">({labels["score"]} {listing.score:.2f})</span></h2>\n<ul>\n'
            f"{''.join(rows)}</ul>\n</section>\n"
        )

    def tail(self) -> str:
        """Return how many groups there were, and what closes the page."""
        last = f"{self._labels['count']}: {self._count}" if self._count else self._labels["none"]
        return f"<p>{last}</p>\n</body>\n</html>\n"

    def _member(self, member: Member) -> str:
        return self._marked(member.text, {each.second: each.change for each in member.differences})

    def _head(self, head: Member, others: list[Member]) -> str:
        """Return the head; of one other, what differs from that is marked, of several it could be anything."""
        if len(others) != 1 or others[0].verdict is Verdict.EXACT:
            return escape(head.text)
        return self._marked(head.text, {each.first: each.change for each in others[0].differences})

    def _marked(self, text: str, changes: Mapping[Span, Change]) -> str:
        parts: list[str] = []
        done = 0
        for span in sorted(changes):
            if span.start < done:
                continue
            change = str(changes[span])
            kind = f"{change} gap" if span.is_empty else change
            parts.append(
                f'{escape(text[done : span.start])}<mark class="{kind}" title="{self._labels[change]}">'
                f"{escape(span.of(text))}</mark>"
            )
            done = span.end
        return "".join(parts) + escape(text[done:])
