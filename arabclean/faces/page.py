"""The headline of a page: what Markdown or HTML says that the page is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

TITLES = ("og:title", "h1", "title")
"""Where a page may name itself, the best first: a title is often followed by the name of the site."""

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(```|~~~)")
_HEADING = re.compile(r" {0,3}#[ \t]++(.*)\Z")
_CLOSING = re.compile(r"[ \t]#+\Z")
_UNDERLINE = re.compile(r" {0,3}=+[ \t]*\Z")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_EMPHASIS = re.compile(r"(\*{1,3}|`{1,9})(?=\S)(.+?)(?<=\S)\1")
_HIDDEN = frozenset(("script", "style", "template", "noscript", "svg"))
_INLINE = (
    " a abbr b bdi bdo cite code data dfn em font i img ins kbd mark q s samp small span strong sub sup time u var wbr "
)


class Title(NamedTuple):
    """A headline and the 1-based line on which it stands."""

    line: int
    text: str


def html_title(text: str, field: str | None = None) -> Title | None:
    """Return the headline of an HTML page: of its og:title, its first h1 or its title, or of the one that is asked for.

    None when there is none. Never raises on strings.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.finish()
    return next((found for name in ([field] if field else TITLES) if (found := reader.titles.get(name))), None)


def markdown_title(text: str, field: str | None = None) -> Title | None:
    """Return the headline of a Markdown page: ``title:`` of its front matter, or its first heading of the first level.

    ``field`` asks for ``title`` or ``h1`` alone. None when there is none. Never raises on strings.
    """
    front = _FRONT.match(text)
    if front and field in (None, "title") and (found := _FRONT_TITLE.search(front.group(1))):
        value = found.group(1).rstrip(" \t\r")
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        return Title(text.count("\n", 0, front.start(1) + found.start()) + 1, value)
    if field not in (None, "h1"):
        return None
    start = front.end() if front else 0
    number = text.count("\n", 0, start)
    before, fence = "", ""
    for line in text[start:].replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        number += 1
        mark = _FENCE.match(line)
        if mark:
            fence = "" if fence == mark.group(1) else fence or mark.group(1)
        elif not fence:
            if (heading := _HEADING.match(line)) and (words := _unclosed(heading.group(1))):
                return Title(number, _plain(words))
            if before.strip() and _UNDERLINE.match(line):
                return Title(number - 1, _plain(before))
        before = "" if fence or mark else line
    return None


def _unclosed(heading: str) -> str:
    """Return a heading without the signs that may close it."""
    words = f" {heading.strip()}"
    closing = _CLOSING.search(words, max(len(words) - 100, 0))
    return (words[: closing.start()] if closing else words).strip()


def _plain(heading: str) -> str:
    """Return a heading without the signs of links and emphasis; one that is no headline by its length stays."""
    if len(heading) > 1000:
        return heading.strip()
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", heading)).strip()


class _Reader(HTMLParser):
    """Collects the first text of each of `TITLES`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.titles: dict[str, Title] = {}
        self._open = ""
        self._line = 0
        self._parts: list[str] = []
        self._in_drawing = 0  # an svg has titles of its own

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg":
            self._in_drawing += 1
        elif tag == "meta":
            given = dict(attrs)
            name, content = given.get("property") or given.get("name"), given.get("content")
            if name == "og:title" and content and content.strip():
                self.titles.setdefault("og:title", Title(self.getpos()[0], " ".join(content.split())))
        elif tag in ("h1", "title") and not self._in_drawing:
            self.finish()
            self._open, self._line = tag, self.getpos()[0]
        elif tag == "br":
            self._parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self._in_drawing = max(0, self._in_drawing - 1)
        elif tag == self._open:
            self.finish()

    def handle_data(self, data: str) -> None:
        if self._open:
            self._parts.append(data)

    def finish(self) -> None:
        """Keep what stands in the open element."""
        text = " ".join("".join(self._parts).split())
        if self._open and text:
            self.titles.setdefault(self._open, Title(self._line, text))
        self._open = ""
        self._parts.clear()


def html_blocks(text: str) -> Iterator[Title]:
    """Yield the text of each block of an HTML page and the line on which it begins; scripts and styles are none."""
    reader = _Blocks()
    reader.feed(text)
    reader.close()
    reader.finish()
    yield from reader.blocks


class _Blocks(HTMLParser):
    """Collects the text between the tags that begin or end a block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Title] = []
        self._parts: list[str] = []
        self._line = 0
        self._hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if f" {tag} " not in _INLINE:
            self.finish()
        if tag in _HIDDEN and not self._hidden:
            self._hidden = tag

    def handle_endtag(self, tag: str) -> None:
        if f" {tag} " not in _INLINE:
            self.finish()
        if tag == self._hidden:
            self._hidden = ""

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if not self._parts:
            if not data.strip():
                return
            self._line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        self._parts.append(data)

    def finish(self) -> None:
        """Keep the text of the block."""
        text = " ".join("".join(self._parts).split())
        if text:
            self.blocks.append(Title(self._line, text))
        self._parts.clear()
