"""OpenDocument texts (LibreOffice): a line of text for each paragraph, and corrections as tracked changes.

As with Word documents the XML is cut and mended as text, and whatever is not touched stays byte for byte. A tracked
change lies in two places: a mark where it happened, and at the head of the text what it was and by whom.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape
from itertools import groupby, islice
from typing import NamedTuple

from arabclean.errors import SourceError
from arabclean.formats.office import Kind, Revised, parts, repacked, whole_words, written
from arabclean.text import Edit, Span
from arabclean.text.pattern import lazy

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_KIND = Kind("an OpenDocument text", "LibreOffice", _CONTENT)
_TOKEN = lazy(
    r"<(?:!--[\s\S]*?--|\?[\s\S]*?\?|!\[CDATA\[[\s\S]*?\]\])>"
    r"|(?P<tag><(?P<close>/?)(?P<name>[\w:.-]+)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>)"
    r"|(?P<text>[^<]+)"
)
_PIECE = lazy(r"&[^;]*;|[ \t\r\n]+|[^& \t\r\n]+(?: [^& \t\r\n]+)*+")
_COUNT = lazy(r'\btext:c="(\d{1,4})"')
_BODY = lazy(r"<office:text(?: [^<>]*)?>(?:<office:forms(?: [^<>]*)?(?:/>|>[\s\S]*?</office:forms>))?")
_NUMBER = lazy(r'"arabclean-(\d{1,9})"')

_DEEPEST = 64
"""Elements around a word of which the spans are kept when it is struck out; no writer nests as many."""
_PARAGRAPHS = frozenset(("text:p", "text:h"))
_INLINE = frozenset(("text:span", "text:a", "text:meta", "text:ruby", "text:ruby-base"))
_ITEMS = frozenset(("text:list-item", "text:list-header", "table:table-cell", "table:covered-table-cell"))
_PASSED_OVER = frozenset(
    (
        "text:tracked-changes",
        "text:note-citation",
        "text:ruby-text",
        "text:table-of-content",
        "text:alphabetical-index",
        "text:illustration-index",
        "text:table-index",
        "text:object-index",
        "text:user-index",
        "text:bibliography",
        "office:annotation",
        "office:forms",
        "svg:title",
        "svg:desc",
    )
)
"""What was struck out, what a machine has written, what is beside the text."""


class _Atom(NamedTuple):
    """A piece of the text: what it reads as, where its XML stands, and the tags of the spans that it lies in.

    One that is ``whole`` cannot be cut (spaces, a tab, an entity), one that is ``foreign`` not be changed (a field).
    """

    text: str
    xml: Span
    spans: tuple[str, ...]
    whole: bool = False
    foreign: bool = False


class _Paragraph:
    """The pieces of a paragraph, and the paragraphs of the notes that hang on it."""

    def __init__(self, *, item: bool) -> None:
        self.item = item
        self.atoms: list[_Atom] = []
        self.notes: list[_Paragraph] = []
        self.spaced = True  # whether a space would be one too many

    def in_order(self) -> Iterator[_Paragraph]:
        waiting = [self]
        while waiting:
            paragraph = waiting.pop()
            yield paragraph
            waiting += reversed(paragraph.notes)


class Package:
    """The text of a document and the way back into it."""

    def __init__(self, data: bytes, xml: str, paragraphs: Sequence[_Paragraph]) -> None:
        """Keep what `unpacked` has read."""
        self._data = data
        self._xml = xml
        self._atoms: list[_Atom] = []
        self._starts: list[int] = []
        texts: list[str] = []
        length = 0
        for paragraph in paragraphs:
            for atom in paragraph.atoms:
                self._atoms.append(atom)
                self._starts.append(length)
                texts.append(atom.text)
                length += len(atom.text)
            texts.append("\n")
            length += 1
        self.text = "".join(texts)
        self.items = frozenset(number for number, paragraph in enumerate(paragraphs, 1) if paragraph.item)
        """The lines of the text, from 1, that are items of a list or stand in a table."""

    def revised(self, edits: Iterable[Edit], *, author: str = "arabclean", date: str | None = None) -> Revised:
        """Return the document with ``edits`` of its text as tracked changes, by ``author`` on ``date`` (ISO 8601)."""
        wanted = list(edits)
        inside = [edit for edit in wanted if "\n" not in edit.span.of(self.text) and "\n" not in edit.text]
        whole = whole_words(self.text, inside)
        writer = _Writer(self._xml, author, date)
        done = made = 0
        for edit in whole:
            place = self._uncut(edit)
            if place is not None and place.start >= done and writer.change(place.text, self._pieces(place)):
                made += 1
                done = place.end
                if not place.text and self._loses_space(place):
                    (space,) = self._pieces(Edit(Span(done, done + 1), ""))
                    writer.keep_space(space)
                    done += 1
        left = len(wanted) - len(inside) + len(whole) - made
        changed = {_CONTENT: writer.result().encode("utf-8")} if made else {}
        return Revised(repacked(self._data, changed), left)

    def _loses_space(self, place: Edit) -> bool:
        """Whether a plain space would stand behind another, or first in its line, once the edit is made."""
        before = self.text[max(place.start - 1, 0) : place.start]
        return before in ("", " ", "\n") and self.text.startswith(" ", place.end)

    def _at(self, place: int) -> int:
        """Return the number of the atom that holds a place of the text, or ends there; -1 for an empty paragraph."""
        at = bisect_right(self._starts, place) - 1
        while at >= 0 and not self._atoms[at].text:
            at -= 1
        return at if at >= 0 and place <= self._starts[at] + len(self._atoms[at].text) else -1

    def _uncut(self, edit: Edit) -> Edit | None:
        """Return an edit that cuts no piece that cannot be cut; None where there is nothing to put it beside."""
        start, end = edit.span
        first, last = self._at(start), self._at(max(end - 1, start))
        if first < 0:
            return None
        low, high, text = start, end, edit.text
        for at in {first, last}:
            begin, stop = self._starts[at], self._starts[at] + len(self._atoms[at].text)
            if self._atoms[at].whole and begin < end and start < stop:
                if begin < low:
                    text = self.text[begin:low] + text
                    low = begin
                if stop > high:
                    text += self.text[high:stop]
                    high = stop
        return Edit(Span(low, high), text)

    def _pieces(self, edit: Edit) -> list[_Atom]:
        """Return the pieces that an edit takes out, cut to size; of an insertion, an empty one where it goes."""
        start, end = edit.span
        found: list[_Atom] = []
        for at in range(self._at(start), len(self._atoms)):
            atom, begin = self._atoms[at], self._starts[at]
            low, high = max(start - begin, 0), min(end - begin, len(atom.text))
            if begin > end or (begin == end and found):
                break
            if low < high or start == end:
                xml = atom.xml if atom.whole and low < high else Span(atom.xml.start + low, atom.xml.start + high)
                if atom.whole and start == end:  # before it, or behind it
                    xml = Span(atom.xml.start, atom.xml.start) if high == 0 else Span(atom.xml.end, atom.xml.end)
                found.append(atom._replace(text=atom.text[low:high], xml=xml))
                if start == end:
                    break
        return found


def unpacked(data: bytes) -> Package:
    """Read a document.

    Raises:
        SourceError: it is no whole OpenDocument text, or locked with a password.
    """
    found = dict(parts(data, _KIND, (_MANIFEST,)))
    if "encryption-data" in found.get(_MANIFEST, ""):
        raise SourceError("it is locked with a password; save it without one")
    xml = dict(parts(data, _KIND, (_CONTENT,)))[_CONTENT]
    if not _BODY.search(xml):
        raise SourceError("it is not an OpenDocument text (it has no office:text); save it as .odt")
    return Package(data, xml, [each for paragraph in _Reader(xml).paragraphs() for each in paragraph.in_order()])


class _Reader:
    """Goes through the XML of a document once."""

    def __init__(self, xml: str) -> None:
        self._xml = xml
        self._open: list[_Paragraph] = []
        self._tags: list[tuple[str, str]] = []  # the elements that are open: name, opening tag
        self._items = 0
        self._done: list[_Paragraph] = []
        self._passing: int | None = None  # so many elements were open when one began that is passed over
        self._field: tuple[int, int, list[str]] | None = None  # the same of a field, where it began, its text

    def paragraphs(self) -> list[_Paragraph]:
        for match in _TOKEN.finditer(self._xml):
            if match["text"]:
                self._text(match)
            elif match["tag"] and match["close"]:
                self._end(match)
            elif match["tag"]:
                self._begin(match)
                if match["empty"]:
                    self._end(match)
        return self._done

    def _begin(self, match: re.Match[str]) -> None:
        name = match["name"]
        in_words = self._in_words()
        self._tags.append((name, match["tag"]))
        if self._passing is not None or self._field is not None:
            return
        if name in _PASSED_OVER:
            self._passing = len(self._tags)
        elif name in _ITEMS:
            self._items += 1
        elif name in _PARAGRAPHS:
            self._open.append(_Paragraph(item=self._items > 0))
        elif in_words and name == "text:s":
            count = _COUNT.search(match["rest"])
            self._add(" " * (int(count[1]) if count else 1), match.span(), whole=True)
            self._open[-1].spaced = False
        elif in_words and name == "text:tab":
            self._add("\t", match.span(), whole=True)
        elif in_words and name == "text:line-break":
            self._add(" ", match.span(), whole=True)
            self._open[-1].spaced = True
        elif in_words and name.startswith("text:") and name not in _INLINE and name != "text:note":
            self._field = len(self._tags), match.start(), []

    def _end(self, match: re.Match[str]) -> None:
        name = match["name"]
        depth = len(self._tags)
        if self._passing is not None:
            if self._passing == depth:
                self._passing = None
        elif self._field is not None:
            if self._field[0] == depth:
                _, start, texts = self._field
                self._field = None
                if text := " ".join("".join(texts).split()):
                    self._tags.pop()
                    self._add(text, (start, match.end()), whole=True, foreign=True)
                    return
        elif name in _ITEMS:
            self._items -= 1
        elif name in _PARAGRAPHS and self._open:
            paragraph = self._open.pop()
            (self._open[-1].notes if self._open else self._done).append(paragraph)
        self._tags.pop()

    def _in_words(self) -> bool:
        """Whether the words of a paragraph may stand here."""
        return bool(self._open and self._tags) and (self._tags[-1][0] in _PARAGRAPHS or self._tags[-1][0] in _INLINE)

    def _text(self, match: re.Match[str]) -> None:
        if self._field is not None:
            self._field[2].append(unescape(match[0]))
        if self._passing is not None or not self._in_words():
            return
        for piece in _PIECE.finditer(self._xml, *match.span()):
            paragraph, read = self._open[-1], piece[0]
            if read[0] in " \t\r\n":
                if not paragraph.spaced:
                    self._add(" ", piece.span(), whole=read != " ")
                    paragraph.spaced = True
            else:
                self._add(unescape(read), piece.span(), whole=read[0] == "&")

    def _add(self, text: str, place: tuple[int, int], *, whole: bool = False, foreign: bool = False) -> None:
        spans: list[str] = []
        for name, tag in islice(reversed(self._tags), _DEEPEST):
            if name in _PARAGRAPHS:
                break
            if name == "text:span":
                spans.append(tag)
        paragraph = self._open[-1]
        paragraph.atoms.append(_Atom(text, Span(*place), tuple(reversed(spans)), whole, foreign))
        paragraph.spaced = False


class _Writer:
    """Gathers the changes of the XML."""

    def __init__(self, xml: str, author: str, date: str | None) -> None:
        self._xml = xml
        self._next = 1 + max((int(match[1]) for match in _NUMBER.finditer(xml)), default=0)
        dated = f'<dc:date xmlns:dc="{_DC}">{escape(date)}</dc:date>' if date else ""
        self._info = (
            f'<office:change-info><dc:creator xmlns:dc="{_DC}">{escape(author)}</dc:creator>{dated}'
            "</office:change-info>"
        )
        self._regions: list[str] = []
        self._changes: list[tuple[Span, str]] = []

    def change(self, text: str, pieces: Sequence[_Atom]) -> bool:
        """Put ``text`` in the place of ``pieces``; False, and nothing is done, where that cannot be."""
        if not pieces or any(piece.foreign and not piece.xml.is_empty for piece in pieces):
            return False
        gone = [piece for piece in pieces if not piece.xml.is_empty]
        marks = ""
        if gone:
            marks += f'<text:change text:change-id="{self._region("deletion", self._struck(gone))}"/>'
        if text:
            name = self._region("insertion", "")
            marks += (
                f'<text:change-start text:change-id="{name}"/>{_words(text)}<text:change-end text:change-id="{name}"/>'
            )
        self._changes.append((pieces[0].xml, marks))
        self._changes += [(piece.xml, "") for piece in pieces[1:]]
        return True

    def keep_space(self, space: _Atom) -> None:
        """Write a space as an element: XML keeps one of several spaces, and none at the edges."""
        if space.xml.of(self._xml).isspace():
            self._changes.append((space.xml, "<text:s/>"))

    def _region(self, kind: str, inside: str) -> str:
        name = f"arabclean-{self._next}"
        self._next += 1
        self._regions.append(
            f'<text:changed-region xml:id="{name}" text:id="{name}"><text:{kind}>{self._info}{inside}</text:{kind}>'
            "</text:changed-region>"
        )
        return name

    def _struck(self, gone: Sequence[_Atom]) -> str:
        """Write a paragraph of what is taken out, each piece in its spans."""
        parts: list[str] = []
        for spans, group in groupby(gone, key=lambda piece: piece.spans):
            inside = "".join(
                piece.xml.of(self._xml) if piece.xml.of(self._xml).startswith("<") else _words(piece.text)
                for piece in group
            )
            parts.append(f"{''.join(spans)}{inside}{'</text:span>' * len(spans)}")
        return f"<text:p>{''.join(parts)}</text:p>"

    def result(self) -> str:
        """Return the XML with the changes."""
        parts: list[str] = []
        done = 0
        for (start, end), marks in sorted([*self._changes, self._head()]):
            parts += [self._xml[done:start], marks]
            done = end
        return "".join([*parts, self._xml[done:]])

    def _head(self) -> tuple[Span, str]:
        """Return where the changes are listed, and the list."""
        regions = "".join(self._regions)
        at = self._xml.find("</text:tracked-changes>")
        if at >= 0:
            return Span(at, at), regions
        body = _BODY.search(self._xml)
        at = body.end() if body else 0
        return Span(at, at), f"<text:tracked-changes>{regions}</text:tracked-changes>"


_DC = "http://purl.org/dc/elements/1.1/"


def _words(text: str) -> str:
    """Write text as XML in which no space is lost: XML keeps one of several, and none at the edges."""
    signs: list[str] = []
    for at, sign in enumerate(text):
        if sign == " " and (at in (0, len(text) - 1) or text[at - 1] == " "):
            signs.append("<text:s/>")
        else:
            signs.append("<text:tab/>" if sign == "\t" else written(sign))
    return "".join(signs)
