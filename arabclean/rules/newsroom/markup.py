"""Markup that came along with the copy (catalogue AR720)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.newsroom.scan import lines_with
from arabclean.rules.packaged import Needs
from arabclean.text import Span, Spans
from arabclean.text.pattern import lazy

_BLOCKS = (
    "p|br|hr|div|li|ul|ol|h[1-6]|tr|td|th|table|tbody|thead|blockquote|figure|figcaption|section|article|header|footer|"
    "iframe"
)
_INLINE = (
    "span|strong|b|i|em|u|a|img|font|center|sup|sub|small|big|s|del|ins|mark|strike|cite|q|abbr|time|label|picture|"
    "video|audio|source|input|button|form|script|style|noscript|link|meta|main|nav|aside|bdo|bdi|wbr|object|embed|param"
)
_SHORTCODES = (
    "caption|embed|gallery|video|audio|playlist|quote|button|column|row|toc|ads?|adsense|iframe|youtube|tweet|instagram|"
    r"facebook|contact-form-7|elementor-template|smartslider3|rev_slider|metaslider|(?:vc|et_pb|fusion|su|tie|wp|td|bs)_\w+"
)
_ENTITIES = (
    "nbsp|amp|quot|lt|gt|apos|laquo|raquo|ndash|mdash|hellip|rsquo|lsquo|ldquo|rdquo|zwnj|zwj|shy|copy|reg|trade|bull|"
    "middot|rlm|lrm|euro|pound|deg|times|ensp|emsp|thinsp"
)
_SIGNS = (
    "&",
    "<",
    "[/",
    "**",
    "##",
    "\\",
    "%20",
    "%D8",
    "%D9",
    "utm_",
    "{",
    "px",
    *("[" + c for c in "acefgimpqrstvwy"),
)
_MARKUP = lazy(
    rf"(?P<entity>&(?:amp;)?(?:(?:{_ENTITIES}|#\d{{2,6}}|#x[0-9A-Fa-f]{{2,5}});|nbsp(?![A-Za-z])))"
    rf"|(?P<block>(?:(?<![^\S\n])[^\S\n]++)?</?(?:{_BLOCKS})(?:\s[^<>\n]*)?/?>[^\S\n]*)"
    rf"|(?P<inline></?(?:{_INLINE})(?:\s[^<>\n]*)?/?>|<!--(?:[^\n<]|<(?!!--))*?-->)"
    rf"|(?P<shortcode>\[/?(?:{_SHORTCODES})(?:[\s=][^\[\]\n]*)?\])"
    r"|(?P<bold>\*\*(?=[^\s*])[^*\n]{1,200}?(?<=[^\s*])\*\*)"
    r"|(?P<heading>^(?:#{1,6}+[ ]++)++(?=\S))"
    r"|(?P<newline>(?:(?<! )[ ]++)?\\(?:r\\n|[nt](?![A-Za-z]))[ ]*)"
    r"|(?P<quote>\\\")"
    r"|(?P<percent>(?:%20)+|(?:%D[89]%[0-9A-Fa-f]{2}|%20)+)"
    r"|(?P<tracking>utm_[a-z]+=[^\s&<>«»]*(?:&utm_[a-z]+=[^\s&<>«»]*)*)"
    r"|(?P<css>(?:style=\"[^\"\n]*\"|(?<![A-Za-z-])(?:font-(?:size|family|weight)|margin(?:-[a-z]+)?|padding(?:-[a-z]+)?"
    r"|text-align|line-height|background(?:-color)?)\s*:\s*[^;\n<>]{1,40};))",
    re.MULTILINE,
)
_KINDS = frozenset({"plain", "text"})
_KEPT = frozenset({"url", "email", "code", "domain"})


class HtmlLeftover:
    """Entities, tags, shortcodes and signs of Markdown in plain copy."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each piece of markup; what stands for a character becomes it, a tag goes, a shortcode is pointed at."""
        text = document.text
        if document.kind not in _KINDS:
            return
        kept: Spans | None = None
        for match in (m for line in lines_with(text, _SIGNS) for m in _MARKUP.finditer(text, *line)):
            kind = match.lastgroup or ""
            start, end = match.span()
            if kept is None:
                kept = Spans(protected.span for protected in document.protected if protected.kind in _KEPT)
            if kind != "tracking" and kept.overlap(Span(start, end)):
                continue
            if kind == "bold" and (text[start - 1 : start] == "*" or text[end : end + 1] == "*"):
                continue
            right = _replacement(kind, match)
            span = Span(start, end)
            yield self.info.finding(document, span) if right is None else self.info.finding(document, span, right)


def _replacement(kind: str, match: re.Match[str]) -> str | None:
    """Return what the markup stands for; None where a person has to see to it."""
    text, (start, end) = match.string, match.span()
    inside = text[start - 1 : start] not in ("", "\n") and text[end : end + 1] not in ("", "\n")
    if kind == "entity":
        return _character(match.group())
    if kind in ("block", "newline"):
        return " " if inside and text[end] not in "،؛.؟!:»)" else ""
    if kind == "bold":
        return match.group()[2:-2]
    if kind in ("inline", "heading"):
        return ""
    if kind == "quote":
        return '"'
    if kind == "percent":
        from urllib.parse import unquote  # noqa: PLC0415 - hardly any text needs it

        decoded = unquote(match.group())
        return None if "\ufffd" in decoded else decoded
    return None


def _character(entity: str) -> str:
    from html import unescape  # noqa: PLC0415 - its table is large, and hardly any text needs it

    entity = entity if entity.endswith(";") else entity + ";"
    char = unescape(unescape(entity))
    if char in ("\u00a0", "\u2002", "\u2003", "\u2009"):
        return " "
    return "" if char in ("\u200c", "\u200d", "\u00ad") else char


BUILD: Mapping[str, Build] = {"html-leftover": lambda info, material: HtmlLeftover(info)}
NEEDS: Mapping[str, Needs] = {
    "html-leftover": Needs(signs=_SIGNS),
}
