"""HTML: the text between the tags, and the attributes that people read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from arabclean.formats.form import Request
from arabclean.formats.prose import Prose, ProseBuilder
from arabclean.text.pattern import lazy

# Possessive, and no tag holds a "<", so that what is never closed costs no more than its length. A comment that is
# never closed reaches to the end, as in a browser.
TOKEN = lazy(
    r"(?P<comment><!--[\s\S]*?(?:-->|\Z)|<![^>]*+>?|<\?[^>]*+>?)"
    r"|(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9:-]*+)(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<space>[ \t\r\n\f]+)"
    r"|(?P<text>[^<&\s]++|[^\S \t\r\n\f]|[<&])"
)
_ATTRIBUTE = lazy(r"(?<![\w:.-])([A-Za-z_:][\w:.-]*+)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)')")
_RAW = frozenset(("script", "style", "template", "svg", "math", "noscript", "pre", "textarea", "iframe", "object"))
_CODE = frozenset(("code", "kbd", "samp", "var", "tt"))
_SHOWN = frozenset(("alt", "title", "placeholder", "aria-label", "label", "summary"))
_ITEMS = frozenset(("li", "td", "th", "dt", "dd", "option", "figcaption", "legend", "button"))
_META = frozenset(("description", "og:title", "og:description", "twitter:title", "twitter:description"))
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "label",
        "mark",
        "meter",
        "nobr",
        "output",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
        "ruby",
        "rb",
        "rt",
        "rp",
        "input",
        "button",
        "select",
    ]
)


def escaped(text: str) -> str:
    """Write text so that it can stand between tags and in an attribute."""
    return escape(text, quote=True)


def read(request: Request) -> Iterator[Prose]:
    """Yield the titles and other attributes, each alone, and then the text of the page."""
    source = request.text
    page = ProseBuilder(source, escape=escaped)
    title: ProseBuilder | None = None
    for match in TOKEN.finditer(source):
        end = match.end()
        if match.start() < page.at:  # inside an element that is passed over
            continue
        if match.lastgroup == "tag" or match["tag"]:
            name = match["name"].lower()
            closing = source[match.start() + 1] == "/"
            if not closing:
                yield from _attributes(source, match, name)
            if not closing and name in (_RAW | _CODE | {"title"}) and source[end - 2] != "/":
                close, after = _close(source, name, end)
                if name == "title":
                    title = ProseBuilder(source, end, escaped)
                    _text(title, close)
                    yield title.prose()
                    page.skip(after)
                elif name in _CODE:
                    page.skip(end)
                    page.protect(close, "code")
                    page.skip(after)
                else:
                    if name not in INLINE:
                        page.line_break()
                    page.skip(after)
                continue
            page.skip(end)
            if name not in INLINE:
                page.line_break(item=name in _ITEMS and not closing)
        elif match["comment"]:
            page.skip(end)
        else:
            _piece(page, match)
    yield page.prose()


def _piece(builder: ProseBuilder, match: re.Match[str]) -> None:
    end = match.end()
    if match["space"]:
        builder.space(end)
    elif match["entity"]:
        text = unescape(match["entity"])
        if text == match["entity"]:
            builder.keep(end)
        else:
            builder.read(end, text)
    else:
        builder.keep(end)


def _text(builder: ProseBuilder, end: int) -> None:
    """Read text with entities up to ``end``."""
    for match in TOKEN.finditer(builder.source, builder.at, end):
        if match["tag"] or match["comment"]:
            builder.skip(match.end())
        else:
            _piece(builder, match)
    builder.skip(end)


def _close(source: str, name: str, start: int) -> tuple[int, int]:
    """Return where the element's content ends and where its closing tag does; the end of the text if it has none."""
    match = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(source, start)
    return match.span() if match else (len(source), len(source))


def _attributes(source: str, match: re.Match[str], name: str) -> Iterator[Prose]:
    """Yield the attributes of a tag that are shown to people."""
    start, end = match.span()
    if "=" not in match["tag"]:
        return
    given = list(_ATTRIBUTE.finditer(source, start, end))
    named = {each[1].lower(): each[2] or each[3] or "" for each in given}
    described = name == "meta" and (named.get("name") or named.get("property", "")).lower() in _META
    for each in given:
        key = each[1].lower()
        if (key in _SHOWN and name not in ("link", "style")) or (described and key == "content"):
            group = 2 if each[2] is not None else 3
            builder = ProseBuilder(source, each.start(group), escaped)
            _text(builder, each.end(group))
            if not builder.is_empty:
                yield builder.prose()
