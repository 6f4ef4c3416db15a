"""reStructuredText: paragraphs, titles, lists and the directives that hold prose."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.formats.form import Request
from arabclean.formats.prose import LINE, Prose, ProseBuilder
from arabclean.text.pattern import lazy

_DIRECTIVE = lazy(r"\.\.[ \t]+([\w:+.-]+)::[ \t]*")
_COMMENT = lazy(r"\.\.(?:[ \t]|$)")
_FOOTNOTE = lazy(r"\.\.[ \t]+\[[^\]\r\n]+\][ \t]+")
_PROSE = frozenset(
    [
        "note",
        "warning",
        "tip",
        "hint",
        "important",
        "caution",
        "danger",
        "attention",
        "error",
        "admonition",
        "seealso",
        "versionadded",
        "versionchanged",
        "deprecated",
        "topic",
        "sidebar",
        "epigraph",
        "pull-quote",
        "highlights",
        "compound",
        "container",
        "rubric",
        "centered",
        "glossary",
    ]
)
"""The directives whose content is prose; of the others nothing is read."""
_FIELD = lazy(r":[^:\r\n]+:(?:[ \t]+|$)")
_RULE = lazy(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$|(?=[=+ -]*?==)[=+ -]++$|\+[-=+]+\+[ \t]*$")
_INLINE = lazy(
    r"(?P<escape>\\.)"
    r"|(?P<code>``[^\r\n]*?``)"
    r"|(?P<role>:[\w+.-]++(?::[\w+.-]++)?:`(?P<inside>[^`\r\n]*)`)"
    r"|(?P<link>`(?P<words>(?:[^`< \t\r\n]|[ \t]++(?!<))++)(?P<target>[ \t]*<[^<>`\r\n]*>)?`__?)"
    r"|(?P<note>\[(?:#[\w-]*|\*|\d+|[A-Za-z][\w-]*)\]_)"
    r"|(?P<name>\|[^|\s][^|\r\n]*\|_?)"
    r"|(?P<mark>\*{1,2}|(?<=\w)_(?!\w))"
    r"|(?P<cell>[ \t]+\|[ \t]*|^\|[ \t]*)"
    r"|(?P<space>[ \t]+)"
    r"|(?P<text>[^\\`:\[|* \t\r\n_]++|[^\r\n])"
)
_TITLED = lazy(r"((?:[^< \t]|[ \t]++(?!<))*+)(?:[ \t]*<[^>]*>)?$")
_CODE_ROLES = frozenset(("code", "math", "file", "command", "envvar", "kbd", "class", "func", "meth", "mod", "attr"))


def read(request: Request) -> Iterator[Prose]:
    """Yield the text."""
    yield _Blocks(request.text).prose()


class _Blocks:
    """Goes through the lines; ``deeper`` is the indentation below which a block that is passed over ends."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = ProseBuilder(source)
        self._paragraph = False
        self._deeper = -1  # lines that are indented more than this are no prose
        self._literal = -1  # the same, once an empty line has come

    def prose(self) -> Prose:
        for match in LINE.finditer(self._source):
            if match.start() == match.end():
                break
            self._line(match.start(), match.end(1), match.end())
        return self._builder.prose()

    def _line(self, start: int, end: int, after: int) -> None:
        content = self._source[start:end].strip()
        indent = len(self._source[start:end]) - len(self._source[start:end].lstrip())
        begin = start + indent
        if not content:
            if self._literal >= 0:
                self._deeper, self._literal = self._literal, -1
            self._nothing(after)
            return
        if 0 <= self._deeper < indent:
            self._nothing(after)
            return
        self._deeper = -1
        self._literal = -1
        footnote = _FOOTNOTE.match(content)
        directive = _DIRECTIVE.match(content)
        if footnote:
            self._text(begin + footnote.end(), end, after, indent, fresh=True)
        elif directive:
            if directive[1] in _PROSE:
                self._text(begin + directive.end(), end, after, indent, fresh=True)
                self._paragraph = directive.end() < len(content)
            else:
                self._deeper = indent
                self._nothing(after)
        elif _COMMENT.match(content):
            self._deeper = indent
            self._nothing(after)
        elif _RULE.match(content) or content.startswith((">>>", "__ ")):
            self._nothing(after)
        else:
            field = _FIELD.match(content)
            self._text(begin + (field.end() if field else 0), end, after, indent, fresh=field is not None)

    def _nothing(self, after: int) -> None:
        self._builder.line_break()
        self._builder.skip(after)
        self._paragraph = False

    def _text(self, begin: int, end: int, after: int, indent: int, *, fresh: bool) -> None:
        builder, source = self._builder, self._source
        if fresh or not self._paragraph or source[begin : begin + 2] in ("- ", "* ", "• ", "| ", "#."):
            builder.line_break()
            builder.skip(begin)
            if source[begin : begin + 2] in ("- ", "* ", "• "):
                builder.keep(begin + 2)
        else:
            builder.space(begin)
        stop = end
        line = source[begin:end].rstrip()
        if line.endswith("::"):
            self._literal = indent
            stop = begin + len(line) - (2 if line == "::" or line[-3:-2].isspace() else 1)
        _inline(builder, stop)
        builder.skip(end)
        builder.space(after)
        self._paragraph = True


def _inline(builder: ProseBuilder, end: int) -> None:
    source = builder.source
    while builder.at < end:
        match = _INLINE.match(source, builder.at, end)
        if match is None:
            builder.keep(end)
            return
        stop = match.end()
        name = match.lastgroup
        if name == "escape":
            builder.skip(builder.at + 1)
            builder.keep(stop)
        elif name == "code":
            builder.protect(stop, "code")
        elif name == "role":
            _role(builder, match.group().split(":")[-2], *match.span("inside"))
            builder.skip(stop)
        elif name == "link":
            builder.skip(match.start("words"))
            builder.keep(match.end("words"))
            builder.skip(stop)
        elif name == "name":
            builder.protect(stop, "code")
        elif name == "note" or (name == "mark" and not builder.stands_alone(stop)):
            builder.skip(stop)
        elif name == "cell":
            builder.skip(stop)
            builder.line_break(item=stop < end)  # not after the last cell
        elif name == "space" and (stop == end or match[0] == " "):
            builder.space(stop)
        else:
            builder.keep(stop)


def _role(builder: ProseBuilder, role: str, start: int, end: int) -> None:
    builder.skip(start)
    if role in _CODE_ROLES:
        builder.protect(end, "code")
        return
    titled = _TITLED.match(builder.source[start:end])
    builder.keep(start + (titled.end(1) if titled else end - start))
