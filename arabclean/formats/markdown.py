"""Markdown (CommonMark, and the tables, footnotes and front matter that most tools add to it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from arabclean.formats import yaml
from arabclean.formats.form import Request
from arabclean.formats.prose import LINE, Prose, ProseBuilder
from arabclean.text.pattern import lazy

_FRONT = lazy(
    r"\A(?:---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
    r"|\+\+\+[ \t]*\r?\n[\s\S]*?^\+\+\+[ \t]*(?:\r?\n|\Z))",
    re.M,
)
_PREFIX = lazy(r"(?:[ \t]*>)*[ \t]*")
_FENCE = lazy(r"(`{3,}|~{3,})")
_ITEM = lazy(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_TASK = lazy(r"\[[ xX]\][ \t]+")
_HEADING = lazy(r"#{1,6}(?:[ \t]+|$)")
_CLOSING = lazy(r"(?<![ \t])[ \t]++(?:#++[ \t]*+)?$")
_RULE = lazy(r"(?:=++|-++|(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)[ \t]*$")
_REFERENCE = lazy(r"\[[^\]\r\n]+\]:[ \t]*\S+")
_FOOTNOTE = lazy(r"\[\^[^\]\r\n]+\]:[ \t]*")
_TABLE_RULE = lazy(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*$")
_RAW = lazy(r"<(script|style|pre|textarea|svg|math)\b", re.I)
_INLINE = lazy(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`{1,20})(?!`)[^\r\n]*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<math>\$\$[^$\r\n]+\$\$|\$(?=\S)[^$\r\n]*?(?<=\S)\$(?!\d))"
    r"|(?P<comment><!--[\s\S]*?(?:-->|\Z))"
    r"|(?P<auto><(?:https?|mailto|ftp):[^<>\s]*>)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9-]*+(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<note>\[\^[^\[\]\s]+\])"
    r"|(?P<open>!?\[(?=[^\[\]\r\n]*(?:\[[^\[\]\r\n]*\][^\[\]\r\n]*)*\](?:\(|\[)))"
    r"|(?P<close>\](?:\((?:[^()\r\n]|\([^()\r\n]*\))*\)|\[[^\[\]\r\n]*\]))"
    r"|(?P<mark>\*+|~~|(?<![^\W_])_+|_+(?![^\W_]))"
    r"|(?P<cell>[ \t]*\|[ \t]*)"
    r"|(?P<space>[ \t]+)"
    r"|(?P<text>[^\\`$<&\[\]!*~_| \t\r\n]++|[^\r\n])"
)


def read(request: Request) -> Iterator[Prose]:
    """Yield the titles of the front matter, each alone, and then the text."""
    source = request.text
    front = _FRONT.match(source)
    if front is not None and front[1] is not None:
        yield from yaml.values(source, yaml.SHOWN, *front.span(1))
    reader = _Blocks(source, front.end() if front else 0)
    yield reader.prose()


class _Blocks:
    """Goes through the lines and tells paragraphs from what is no prose."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._builder = ProseBuilder(source, start)
        self._paragraph = False  # whether the next line goes on with a paragraph
        self._items = False  # whether an indented line may belong to a list
        self._fence = ""
        self._raw = ""

    def prose(self) -> Prose:
        source, builder = self._source, self._builder
        for match in LINE.finditer(source, builder.at):
            if match.start() == match.end() and match.start() == len(source):
                break
            if match.start() < builder.at:  # inside a comment of several lines
                continue
            self._line(match.start(), match.end(1), match.end())
        return builder.prose()

    def _line(self, start: int, end: int, after: int) -> None:
        source, builder = self._source, self._builder
        prefix = _PREFIX.match(source, start, end)
        begin = prefix.end() if prefix else start
        content = source[begin:end]
        if self._fence or self._raw:
            closed = content.startswith(self._fence) if self._fence else self._raw in content.lower()
            if closed:
                self._fence = self._raw = ""
            self._nothing(after)
            return
        if not content.strip():
            self._nothing(after)
            return
        quoted = ">" in source[start:begin]
        indent = 0 if quoted else len(source[start:begin].replace("\t", "    "))
        fence = _FENCE.match(content)
        raw = _RAW.match(content)
        if fence:
            self._fence = fence[1]
        elif raw and f"</{raw[1].lower()}" not in content.lower():
            self._raw = f"</{raw[1].lower()}"
        elif not (
            (indent >= 4 and not self._paragraph and not self._items)
            or _RULE.match(content)
            or (_REFERENCE.match(content) and not content.startswith("[^"))
            or ("-" in content and "|" in content and _TABLE_RULE.match(content))
        ):
            self._text(begin, end, content)
            builder.space(after) if self._paragraph else builder.skip(after)
            return
        self._nothing(after)

    def _nothing(self, after: int) -> None:
        self._builder.line_break()
        self._builder.skip(after)
        if self._source[self._builder.at : self._builder.at + 1] not in (" ", "\t"):
            self._items = self._items and self._source[self._builder.at : self._builder.at + 1] in ("", "\r", "\n")
        self._paragraph = False

    def _text(self, begin: int, end: int, content: str) -> None:
        builder, source = self._builder, self._source
        heading = _HEADING.match(content)
        item = _ITEM.match(content)
        table = content.startswith("|") or content.count("|") >= 2
        if heading or item or table or not self._paragraph:
            builder.line_break(item=table)
        builder.space(begin) if self._paragraph else builder.skip(begin)
        if heading:
            builder.skip(begin + heading.end())
        if item:
            self._items = True
            builder.keep(begin + item.end())
            task = _TASK.match(source, builder.at, end)
            if task:
                builder.skip(task.end())
        note = _FOOTNOTE.match(source, builder.at, end)
        if note:
            builder.skip(note.end())
        stop = end
        tail = _CLOSING.search(source, builder.at, end)
        if heading and tail:
            stop = tail.start()
        hard = source.endswith("  ", 0, end) or source.endswith("\\", 0, end)
        if hard:
            stop = max(begin + len(content.rstrip(" \\")), builder.at)
        _inline(builder, stop, table=table)
        if builder.at < end:
            builder.skip(end)
        self._paragraph = not (heading or table or hard)
        if not self._paragraph:
            builder.line_break()


def _inline(builder: ProseBuilder, end: int, *, table: bool) -> None:
    """Read one line of a paragraph."""
    source = builder.source
    while builder.at < end:
        match = _INLINE.match(source, builder.at)
        if match is None:
            builder.keep(end)
            return
        stop = match.end()
        name = match.lastgroup or "text"
        if name == "text" or (name == "cell" and not table):
            builder.keep(min(stop, end))
        elif name == "space":
            builder.space(min(stop, end)) if stop >= end or match[0] == " " else builder.keep(stop)
        elif name == "escape":
            builder.skip(builder.at + 1)
            builder.keep(stop)
        elif name in ("code", "ticks", "math"):
            builder.protect(stop, "code")
        elif name == "auto":
            builder.protect(stop, "url")
        elif name == "entity":
            builder.read(stop, unescape(match[0]))
        elif name == "cell":
            builder.skip(stop)
            builder.line_break(item=stop < end)  # not after the last cell
        elif name == "mark" and match[0][0] in "*_" and builder.stands_alone(stop):
            builder.keep(stop)
        else:
            builder.skip(stop)
