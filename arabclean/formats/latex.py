"""LaTeX, the basics: text and the arguments of commands that print them."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.formats.form import Request
from arabclean.formats.prose import Prose, ProseBuilder
from arabclean.text.pattern import lazy

_BEGIN = "\\begin{document}"
_NO_PROSE = (
    "equation align gather multline displaymath math eqnarray verbatim lstlisting minted tikzpicture filecontents "
    "comment alltt array cases thebibliography"
)
_TOKEN = lazy(
    r"(?P<comment>%[^\r\n]*(?:\r\n|\r|\n|\Z))"
    r"|(?P<closed>\\begin\{(?P<env>" + "|".join(_NO_PROSE.split()) + r")(?P<star>\*?)\})"
    r"|(?P<verb>\\verb\*?(?P<mark>[^\sA-Za-z*])[^\r\n]{0,1000}?(?P=mark))"
    r"|(?P<math>\$\$[^$]*\$\$|\$[^$\r\n]*\$|\\\((?:[^\\\r\n]|\\[^()\r\n])*+\\\)|\\\[(?:[^\\]|\\[^\[\]]){0,5000}+\\\])"
    r"|(?P<newline>\\\\\*?(?:\[[^\[\]\r\n]*\])?)"
    r"|(?P<sign>\\[%&$#_{}])"
    r"|(?P<mute>\\(?:begin|end|label|ref|eqref|pageref|autoref|cref|Cref|cite|citep|citet|autocite|parencite|nocite|url|input"
    r"|include|includegraphics|usepackage|documentclass|bibliography|bibliographystyle|addbibresource|vspace|hspace"
    r"|setlength|pagestyle|thispagestyle|setmainfont|newfontfamily|setdefaultlanguage|setotherlanguage|setmainlanguage"
    r"|selectlanguage|newcommand|renewcommand|hypersetup|geometry|graphicspath|href|color|textcolor|hfill|index)"
    r"(?![A-Za-z])\*?(?:[ \t]*\[[^\[\]\r\n]*\])*(?:\{[^{}\r\n]*\})?)"
    r"|(?P<command>\\(?:[A-Za-z@]+\*?|[^A-Za-z])(?:[ \t]*\[[^\[\]\r\n]*\])*)"
    r"|(?P<brace>[{}])"
    r"|(?P<dash>---?)"
    r"|(?P<quote>``|'')"
    r"|(?P<cell>[ \t]*&[ \t]*)"
    r"|(?P<tie>~)"
    r"|(?P<gap>[ \t]*(?>\r\n|\r|\n)[ \t]*(?>\r\n|\r|\n)\s*)"
    r"|(?P<space>[ \t]*(?:\r\n|\r|\n)[ \t]*|^[ \t]+)"
    r"|(?P<text>[^\\%${}&~`'\r\n \t-]++|[ \t]++|[\s\S])"
)
_BLOCK = frozenset(
    [
        "part",
        "chapter",
        "section",
        "subsection",
        "subsubsection",
        "paragraph",
        "item",
        "title",
        "author",
        "caption",
        "footnote",
        "maketitle",
        "par",
    ]
)
_READ = {"~": " ", "---": "—", "--": "–", "``": "“", "''": "”"}
_WRITTEN = {"%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}"}


def escaped(text: str) -> str | None:
    """Write text for LaTeX; a backslash, a tilde or a line end is left to a person."""
    if any(sign in text for sign in "\\~^\n"):
        return None
    return "".join(_WRITTEN.get(char, char) for char in text)


def read(request: Request) -> Iterator[Prose]:
    """Yield the text after ``\\begin{document}``, or all of it where there is none."""
    source = request.text
    start = source.find(_BEGIN)
    builder = ProseBuilder(source, 0 if start < 0 else start + len(_BEGIN), escaped)
    braces: list[bool] = []  # of those that are open, whether a block command's argument stands in them
    while builder.at < len(source):
        match = _TOKEN.match(source, builder.at)
        if match is None:
            break
        end, name = match.end(), match.lastgroup
        if name == "closed":
            builder.line_break()
            close = source.find(f"\\end{{{match['env']}{match['star']}}}", end)
            builder.skip(len(source) if close < 0 else close)
        elif name in ("math", "verb"):
            builder.protect(end, "code")
        elif name in ("newline", "gap", "cell"):
            builder.skip(end)
            builder.line_break(item=name == "cell")
        elif name == "mute":
            if match[0].startswith(("\\begin", "\\end")):
                builder.line_break()
            builder.skip(end)
        elif name == "command":
            is_block = match[0][1:].partition("[")[0].rstrip("* ") in _BLOCK
            if is_block:
                builder.line_break(item=match[0].startswith("\\item"))
            builder.skip(end)
            if is_block and source.startswith("{", end):
                braces.append(True)
                builder.skip(end + 1)
            if source[end - 1].isalpha() and source[end : end + 1] in (" ", "\t"):
                builder.skip(end + 1)  # LaTeX eats the space after a command
        elif name == "brace":
            if match[0] == "{":
                braces.append(False)
            elif braces and braces.pop():
                builder.line_break()  # the end of a title
            builder.skip(end)
        elif name == "comment":
            builder.skip(end)
        elif name in ("sign", "dash", "quote", "tie"):
            builder.read(end, _READ.get(match[0]) or match[0][1])
        elif name == "space":
            builder.space(end)
        else:
            builder.keep(end)
    yield builder.prose()
