"""What an index keeps: rows (one a headline) and nodes (all rows with one key), in arrays that load in seconds."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from arabclean.duplicates.alphabet import Alphabet
from arabclean.duplicates.archive import Archive, Row, number_bytes, numbers_of, string_bytes, strings_of
from arabclean.duplicates.fingerprint import all_words
from arabclean.duplicates.posting import Postings
from arabclean.duplicates.verdict import Key
from arabclean.duplicates.word import stem

_MOST_CHUNKS = 1 << 17
_WIDE = "utf-32-le"  # of words as characters, any of which may be a surrogate

_PROBE = "ووزيرة الخارجيّة بالقاهــرة: «مسؤول» للأمم فالمدينة ١٬٢٠٠ 3.50 ثلاثة مئة ﻻعب Café والد فوز كالعادة عبد الله"
"""Words that show how words are read: a file of a program that reads them otherwise has to be read anew."""


class Shelf:
    """Rows and nodes. A row is ``ids[at]``, ``texts[at]``, ``times[at]`` and its node, -1 if it has no words.

    A removed row stays as a gap (its id is None) until the index is built anew.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self.alphabet = Alphabet(_MOST_CHUNKS)
        self.postings = Postings()
        self.ids: list[Key | None] = []
        self.texts: list[str] = []
        self.times: list[float | None] = []
        self.lines: list[str] = []  # of each node: its words as sorted characters
        self._nodes = array("i")
        self._marks = array("Q")
        self._row: dict[Key, int] = {}
        self._node: dict[int, int] = {}  # by mark
        self._first = array("i")  # the only row of a node; -1: none is left, or there are several
        self._several: dict[int, dict[int, None]] = {}

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Shelf:
        """Return a shelf of rows.

        Raises:
            ValueError: an id comes twice.
        """
        shelf = cls()
        for id, text, time in rows:
            if id in shelf._row:
                raise ValueError(f"the id {str(id)[:60]!r} comes twice")
            shelf.insert(id, text, *shelf.spell(text), time)
        return shelf

    def __len__(self) -> int:
        return len(self._row)

    def __contains__(self, id: object) -> bool:
        return id in self._row

    @property
    def is_wasteful(self) -> bool:
        """Whether most rows are gone, so that building anew pays."""
        return len(self.ids) > 2000 and len(self._row) * 2 < len(self.ids)

    def rows(self) -> Iterator[Row]:
        """Yield id, headline and time in the order in which they were added."""
        for id, text, time in zip(self.ids, self.texts, self.times, strict=True):
            if id is not None:
                yield id, text, time

    def text(self, id: Key) -> str:
        """Return the headline of a row; KeyError if there is none with this ``id``."""
        return self.texts[self._row[id]]

    def spell(self, text: str) -> tuple[str, int]:
        """Return the words of a headline as sorted characters, and the mark of its key."""
        line = self.alphabet.spell(text)
        key = self.alphabet.key(line).encode(_WIDE, "surrogatepass")
        return "".join(sorted(line)), int.from_bytes(blake2b(key, digest_size=8).digest(), "little")

    def node(self, mark: int) -> int:
        """Return the node of a key, -1 if there is none."""
        return self._node.get(mark, -1)

    def has_rows(self, node: int) -> bool:
        """Whether a node has any row left."""
        return self._first[node] >= 0 or node in self._several

    def rows_of(self, node: int) -> Iterator[int]:
        """Yield the rows of a node, the latest added first."""
        several = self._several.get(node)
        if several is not None:
            yield from reversed(several)
        elif self._first[node] >= 0:
            yield self._first[node]

    def insert(self, id: Key, text: str, line: str, mark: int, time: float | None) -> None:
        """Add a row; there is none with this ``id``."""
        row = self._row[id] = len(self.ids)
        self.ids.append(id)
        self.texts.append(text)
        self.times.append(time)
        if not line:
            self._nodes.append(-1)
            return
        node = self._node.get(mark, -1)
        if node < 0:
            node = self._node[mark] = len(self.lines)
            self.lines.append(line)
            self._marks.append(mark)
            self._first.append(-1)
            self.postings.add(node, line)
        self._nodes.append(node)
        self._join(row, node)

    def _join(self, row: int, node: int) -> None:
        several = self._several.get(node)
        if several is not None:
            several[row] = None
        elif self._first[node] >= 0:
            self._several[node] = {self._first[node]: None, row: None}
            self._first[node] = -1
        else:
            self._first[node] = row

    def remove(self, id: Key) -> None:
        """Take a row out.

        Raises:
            KeyError: there is none with this ``id``.
        """
        row = self._row.pop(id)
        self.ids[row], self.texts[row], self.times[row] = None, "", None
        node = self._nodes[row]
        self._nodes[row] = -1
        if node < 0:
            return
        several = self._several.get(node)
        if several is None:
            self._first[node] = -1
            return
        del several[row]
        if len(several) == 1:
            self._first[node] = next(iter(several))
            del self._several[node]

    def sections(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return all that `restored` needs."""
        text, lengths = string_bytes(self.texts, "utf-8")
        line, sizes = string_bytes(self.lines, _WIDE)
        dated = any(time is not None for time in self.times)
        facts = {"rows": len(self.ids), "headlines": len(self._row), "nodes": len(self.lines), "reading": _reading()}
        return facts, {
            "ids": _json(self.ids),
            "times": _json(self.times if dated else []),
            "texts": text,
            "text lengths": lengths,
            "nodes": number_bytes(self._nodes),
            "marks": number_bytes(self._marks),
            "lines": line,
            "line lengths": sizes,
            **self.alphabet.sections(),
            **self.postings.sections(),
        }

    @classmethod
    def restored(cls, archive: Archive) -> Shelf:
        """Return the shelf of an archive, built anew if the program that wrote it read words otherwise.

        Raises:
            ValueError, KeyError, TypeError, IndexError: its parts do not fit together.
        """
        if archive.rows is not None:
            return cls.of(archive.rows)
        facts, sections = archive.facts, archive.sections
        shelf = cls()
        count, size = facts["rows"], facts["nodes"]
        shelf.ids = json.loads(sections["ids"].decode("utf-8", "surrogatepass"))
        shelf.times = json.loads(sections["times"]) or [None] * count
        shelf.texts = strings_of(sections["texts"], sections["text lengths"], "utf-8")
        shelf._row = {id: row for row, id in enumerate(shelf.ids) if id is not None}
        if {len(shelf.ids), len(shelf.times), len(shelf.texts)} != {count} or len(shelf._row) != facts["headlines"]:
            raise ValueError("the numbers of ids, times and headlines differ")
        if not {type(id) for id in shelf.ids} <= {str, int, type(None)}:
            raise ValueError("an id that is neither a name nor a number")
        if not {type(time) for time in shelf.times} <= {int, float, type(None)}:
            raise ValueError("a time that is no number")
        if facts["reading"] != _reading():
            return cls.of(shelf.rows())
        shelf._nodes = numbers_of(sections["nodes"], "i")
        shelf._marks = numbers_of(sections["marks"], "Q")
        shelf.lines = strings_of(sections["lines"], sections["line lengths"], _WIDE)
        shelf.alphabet = Alphabet.restored(sections, _MOST_CHUNKS)
        shelf.postings = Postings.restored(sections, size)
        if {len(shelf.lines), len(shelf._marks)} != {size} or len(shelf._nodes) != count:
            raise ValueError("the numbers of nodes differ")
        if count and not -1 <= min(shelf._nodes) <= max(shelf._nodes) < size:
            raise ValueError("a headline of a node that is not there")
        shelf._node = dict(zip(shelf._marks, range(size), strict=True))
        shelf._first = array("i", (-1,)) * size
        first, several = shelf._first, shelf._several
        for row, node in enumerate(shelf._nodes):
            if node >= 0:
                if first[node] < 0 and node not in several:
                    first[node] = row
                else:
                    shelf._join(row, node)
        return shelf


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _reading() -> str:
    return " ".join(stem(word.word) for word in all_words(_PROBE))
