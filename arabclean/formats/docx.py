"""Word documents: a line of text for each paragraph, and corrections as tracked changes.

The XML is cut and mended as text, not parsed and written anew: Word refuses files in which the names of unused
namespaces have been lost, and whatever is not touched stays byte for byte.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape
from itertools import pairwise
from typing import NamedTuple

from arabclean.errors import SourceError
from arabclean.formats.office import Kind, Revised, parts, repacked, whole_words, without_remarks, written
from arabclean.text import Edit, Span
from arabclean.text.pattern import lazy

_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_KIND = Kind("a Word document", "Word", _PARTS[0])
_SCAN = lazy(
    r"(?P<fallback><mc:Fallback>[\s\S]*?</mc:Fallback>)"
    r"|(?P<gone><w:(?P<kind>del|moveFrom) [^<>]*+(?<!/)>[\s\S]*?</w:(?P=kind)>)"
    r"|(?P<end></w:p>|<w:p/>|<w:p [^<>]*/>)"
    r"|(?P<table></?w:tbl>)"
    r"|(?P<list><w:numPr[ />]|<w:pStyle w:val=\"List[^\"]*\"/>)"
    r"|(?P<run><w:r(?: [^<>]*)?>(?P<inside>(?:(?!</?w:r[ >])[\s\S])*+)</w:r>)"
)
_ATOM = lazy(
    r"(?P<properties><w:rPr>[\s\S]*?</w:rPr>|<w:rPr/>)"
    r"|<w:t(?: [^<>]*)?>(?P<text>[^<]*)</w:t>"
    r"|(?P<tab><w:tab/>|<w:ptab [^<>]*/>)"
    r"|(?P<line><w:br(?: [^<>]*)?/>|<w:cr/>)"
    r"|(?P<other><(?P<name>[\w:]+)(?: [^<>]*)?/>|<(?P<whole>[\w:]+)(?: [^<>]*)?>[\s\S]*?</(?P=whole)>)"
)
_ID = lazy(r' w:id="(\d{1,18})"')


class _Atom(NamedTuple):
    """One piece of a run: ``text`` is what it reads as (a line break as a space); ``xml`` is None where it is words."""

    text: str
    xml: str | None
    start: int


class _Run(NamedTuple):
    """A run: where it stands in its part, its properties, and its atoms."""

    span: Span
    opening: str
    properties: str
    atoms: list[_Atom]

    @property
    def reach(self) -> Span:
        """The stretch of the text that the run holds."""
        if not self.atoms:
            return Span(0, 0)
        return Span(self.atoms[0].start, self.atoms[-1].start + len(self.atoms[-1].text))


class _Part(NamedTuple):
    name: str
    xml: str
    runs: list[_Run]
    items: list[bool]
    """Of each paragraph, whether it is an item of a list or stands in a table."""


class Package:
    """The text of a document and the way back into it."""

    def __init__(self, data: bytes, parts: Sequence[_Part], text: str) -> None:
        """Keep what `unpacked` has read."""
        self._data = data
        self._parts = parts
        self.text = text
        whole = [item for part in parts for item in part.items]
        self.items = frozenset(number for number, item in enumerate(whole, 1) if item)
        """The lines of the text, from 1, that are items of a list or stand in a table."""

    def revised(self, edits: Iterable[Edit], *, author: str = "arabclean", date: str | None = None) -> Revised:
        """Return the document with ``edits`` of its text as tracked changes, by ``author`` on ``date`` (ISO 8601)."""
        wanted = list(edits)
        made = [edit for edit in wanted if "\n" not in edit.span.of(self.text) and "\n" not in edit.text]
        stamp = f'w:author="{escape(author)}"' + (f' w:date="{escape(date)}"' if date else "")
        changed: dict[str, bytes] = {}
        left = len(wanted) - len(made)
        made = whole_words(self.text, made)
        for part in self._parts:
            first = 1 + max((int(match[1]) for match in _ID.finditer(part.xml)), default=0)
            xml, count = _Writer(stamp, first).part(part, made)
            if xml != part.xml:
                changed[part.name] = xml.encode("utf-8")
            left -= count
        left += len(made)
        return Revised(repacked(self._data, changed), left)


def unpacked(data: bytes) -> Package:
    """Read a document.

    Raises:
        SourceError: it is no whole Word document.
    """
    found: list[_Part] = []
    texts: list[str] = []
    length = 0
    for name, xml in parts(data, _KIND, _PARTS):
        if "<![CDATA[" in xml:
            raise SourceError(f"its {name} has CDATA, which Word does not write; open and save it in Word anew")
        part, text = _read(name, xml, length)
        found.append(part)
        texts.append(text)
        length += len(text)
    return Package(data, found, "".join(texts))


def _read(name: str, xml: str, offset: int) -> tuple[_Part, str]:
    """Return a part with its runs, and its text, which begins at ``offset`` of the whole."""
    runs: list[_Run] = []
    texts: list[str] = []
    items: list[bool] = []
    tables, is_item = 0, False
    for match in _SCAN.finditer(without_remarks(xml)):
        if match["run"]:
            begin = match.start("inside")
            run = _Run(Span(*match.span()), xml[match.start() : begin], "", [])
            for atom in _ATOM.finditer(match["inside"]):
                whole = xml[begin + atom.start() : begin + atom.end()]
                if atom["properties"]:
                    run = run._replace(properties=whole)
                    continue
                words = atom["text"] is not None
                text = unescape(atom["text"]) if words else "\t" if atom["tab"] else " " if atom["line"] else ""
                run.atoms.append(_Atom(text, None if words else whole, offset))
                texts.append(text)
                offset += len(text)
            runs.append(run)
        elif match["end"]:
            texts.append("\n")
            offset += 1
            items.append(is_item or tables > 0)
            is_item = False
        elif match["table"]:
            tables += -1 if "/" in match[0] else 1
        elif match["list"]:
            is_item = True
    return _Part(name, xml, runs, items), "".join(texts)


class _Writer:
    """Cuts runs where they change."""

    def __init__(self, stamp: str, first: int) -> None:
        self._stamp = stamp
        self._next = first

    def part(self, part: _Part, edits: Sequence[Edit]) -> tuple[str, int]:
        """Return the XML of a part with the edits that lie in it, and how many these are."""
        runs = [run for run in part.runs if run.reach.length]
        starts = [run.reach.start for run in runs]
        new: dict[int, dict[int, str]] = {}  # by run: what comes in, and before which place
        cuts: dict[int, list[Span]] = {}  # by run: what goes out
        made = 0
        for edit in edits:
            owner = _owner(runs, starts, edit)
            if owner is None:
                continue
            made += 1
            new.setdefault(owner, {})[min(edit.end, runs[owner].reach.end)] = edit.text
            for number in range(owner, bisect_left(starts, edit.end)):
                if not edit.span.is_empty and edit.span.overlaps(runs[number].reach):
                    cuts.setdefault(number, []).append(edit.span)
        pieces: list[str] = []
        done = 0
        for number in sorted({*cuts, *new}):
            run = runs[number]
            pieces += [part.xml[done : run.span.start], *self._run(run, cuts.get(number, ()), new.get(number, {}))]
            done = run.span.end
        return "".join(pieces) + part.xml[done:], made

    def _run(self, run: _Run, cuts: Sequence[Span], new: dict[int, str]) -> Iterator[str]:
        borders = sorted({place for cut in cuts for place in cut} | set(new))
        for atom in run.atoms:
            end = atom.start + len(atom.text)
            if not atom.text:
                yield f"{run.opening}{run.properties}{atom.xml}</w:r>" if atom.xml else ""
            inside = borders[bisect_right(borders, atom.start) : bisect_left(borders, end)]
            places = [atom.start, *inside, end] if atom.text else [end]
            for start, stop in pairwise(places):
                if new.get(start):
                    yield self._tracked("ins", run, _words(new.pop(start)))
                text = atom.text[start - atom.start : stop - atom.start]
                cut = bisect_right(cuts, start, key=lambda span: span.start) - 1
                if cut >= 0 and stop <= cuts[cut].end:
                    yield self._tracked("del", run, atom.xml or _words(text, "w:delText"))
                else:
                    yield f"{run.opening}{run.properties}{atom.xml or _words(text)}</w:r>"
        yield from (self._tracked("ins", run, _words(text)) for text in new.values() if text)

    def _tracked(self, kind: str, run: _Run, inside: str) -> str:
        number = self._next
        self._next += 1
        return f'<w:{kind} w:id="{number}" {self._stamp}>{run.opening}{run.properties}{inside}</w:r></w:{kind}>'


def _owner(runs: Sequence[_Run], starts: Sequence[int], edit: Edit) -> int | None:
    """Return the number of the run that gets the new text of an edit; an insertion between two ends the first."""
    at = bisect_right(starts, edit.start) - 1
    for number in (at - 1, at):
        if number >= 0:
            start, end = runs[number].reach
            if start <= edit.start < end or (edit.span.is_empty and edit.start == end):
                return number
    return None


def _words(text: str, tag: str = "w:t") -> str:
    return f'<{tag} xml:space="preserve">{written(text)}</{tag}>'
