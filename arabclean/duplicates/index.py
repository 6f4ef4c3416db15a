"""A growing set of headlines that can be asked "have we run this?"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from arabclean.duplicates.alignment import NO_NAMES
from arabclean.duplicates.alphabet import Alphabet
from arabclean.duplicates.candidate import QUICK, is_worth_judging
from arabclean.duplicates.comparison import THRESHOLD, Judge
from arabclean.duplicates.fingerprint import Fingerprint
from arabclean.duplicates.posting import Postings
from arabclean.duplicates.verdict import Key, Match, Member, Verdict
from arabclean.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from arabclean.duplicates.archive import Row

_MOST_CHUNKS = 1 << 17
_MOST_SEEN = 1000  # headlines with one key, the latest added
_MOST_JUDGED = 200  # headlines compared in full for one question, the likeliest first


class _Entry(NamedTuple):
    """One headline of the index, and its node: all headlines with one key share a node."""

    id: Key
    text: str
    node: int
    time: float | None


class DuplicateIndex:
    """Headlines to compare new ones with.

    ``threshold``, ``names`` and ``templates`` are those of `find_duplicates`. With ``window``, a headline that has a
    time is only compared with those whose time is at most so far before or after its own, in the caller's unit (the
    index knows no clock); headlines without a time are always compared.

    An answer holds at most ``limit`` headlines, the best; of those with one key, the last 1,000 added are looked at.

    Every method may be called from several threads. Memory: about 0.6 KB a headline besides its text. The answers do
    not depend on the order in which headlines were added, except where a question met more than 200 candidates or one
    of the rarest words of the headline is in more than 10,000 headlines.
    """

    def __init__(
        self,
        *,
        threshold: float = THRESHOLD,
        templates: bool = False,
        window: float | None = None,
        names: Container[str] = NO_NAMES,
        limit: int = 100,
    ) -> None:
        """Begin empty."""
        self._limit = limit
        self._judge = Judge(threshold, names)
        self._templates = templates
        self._window = window
        self._lock = RLock()
        self._clear()

    def _clear(self) -> None:
        self._alphabet = Alphabet(_MOST_CHUNKS)
        self._postings = Postings()
        self._entries: dict[Key, _Entry] = {}
        self._nodes: dict[int, int] = {}  # hash of a key: node
        self._members: list[Key | dict[Key, None] | None] = []  # of each node
        self._lines: list[str] = []

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, id: object) -> bool:
        return id in self._entries

    def add(self, id: Key, headline: str, *, time: float | None = None) -> tuple[Member, ...]:
        """Add a headline and return those that it matches among the ones added before, the best first.

        ``time`` is a number in a unit of the caller's choice. In the answer, a difference's ``first`` is a span of
        ``headline`` and its ``second`` one of the member's text. A headline without words is kept and matches none.

        Raises:
            KeyError: there is a headline with this ``id``; remove it first.
        """
        with self._lock:
            if id in self._entries:
                raise KeyError(f"there is a headline with the id {id!r}: remove it first")
            line, key = self._spell(headline)
            found = self._find(headline, line, key, time)
            self._insert(id, headline, line, key, time)
            return found

    def extend(self, items: Iterable[tuple[Key, str]], *, time: float | None = None) -> None:
        """Add many pairs of id and headline without asking what they match.

        Raises:
            KeyError: as `add` does; those before it are in.
        """
        for id, headline in items:
            with self._lock:
                if id in self._entries:
                    raise KeyError(f"there is a headline with the id {id!r}: remove it first")
                line, key = self._spell(headline)
                self._insert(id, headline, line, key, time)

    def find(self, headline: str, *, time: float | None = None) -> tuple[Member, ...]:
        """Return what `add` would return, and add nothing."""
        with self._lock:
            line, key = self._spell(headline)
            return self._find(headline, line, key, time)

    def remove(self, id: Key) -> None:
        """Take a headline out.

        Raises:
            KeyError: there is none with this ``id``.
        """
        with self._lock:
            entry = self._entries.pop(id)
            if entry.node < 0:
                return
            members = self._members[entry.node]
            if isinstance(members, dict):
                del members[id]
                if members:
                    return
            self._members[entry.node] = None
            self._postings.discard(self._lines[entry.node])
            if self._postings.is_wasteful:
                self._rebuild()

    def expire(self, before: float) -> int:
        """Take out every headline whose time is earlier than ``before``; return how many."""
        with self._lock:
            old = [entry.id for entry in self._entries.values() if entry.time is not None and entry.time < before]
            for id in old:
                self.remove(id)
            return len(old)

    def _spell(self, text: str) -> tuple[str, str]:
        """Return the words of a headline as sorted characters, and its key."""
        line = self._alphabet.spell(text)
        return "".join(sorted(line)), self._alphabet.key(line)

    def _rebuild(self) -> None:
        entries = list(self._entries.values())
        self._clear()
        for id, text, _, time in entries:
            line, key = self._spell(text)
            self._insert(id, text, line, key, time)

    def _insert(self, id: Key, text: str, line: str, key: str, time: float | None) -> None:
        if not line:
            self._entries[id] = _Entry(id, text, -1, time)
            return
        mark = hash(key)
        node = self._nodes.get(mark, -1)
        members = self._members[node] if node >= 0 else None
        if members is None:  # the first with this key, or all others were removed
            node = self._nodes[mark] = len(self._lines)
            self._lines.append(line)
            self._members.append(id)
            self._postings.add(node, line)
        elif isinstance(members, dict):
            members[id] = None
        else:
            self._members[node] = {members: None, id: None}
        self._entries[id] = _Entry(id, text, node, time)

    def _find(self, text: str, line: str, key: str, time: float | None) -> tuple[Member, ...]:
        if not line or not self._lines:
            return ()
        nodes: list[int] = []
        same = self._nodes.get(hash(key))
        if same is not None:
            nodes.append(same)
        nodes += [node for node in self._candidates(line) if node != same]
        fingerprint = Fingerprint.of(text)
        weakest = Verdict.TEMPLATE if self._templates else Verdict.NEAR
        found: list[Member] = []
        judged: dict[str, Match | None] = {}
        for node in nodes:
            for entry in self._of_node(node, time):
                if entry.text not in judged:
                    judged[entry.text] = self._judge.judge(fingerprint, Fingerprint.of(entry.text))
                match = judged[entry.text]
                if match is not None and match.verdict <= weakest:
                    found.append(Member(entry.id, entry.text, *match))
        found.sort(key=lambda member: (member.verdict, -member.score, member.text, str(member.id)))
        return tuple(found[: self._limit])

    def _of_node(self, node: int, time: float | None) -> Iterator[_Entry]:
        """Yield the headlines of a node that the window lets in, the latest added first, as many as are asked for."""
        members = self._members[node]
        ids = reversed(members) if isinstance(members, dict) else () if members is None else (members,)
        for id in islice(ids, _MOST_SEEN):
            entry = self._entries[id]
            if self._window is None or time is None or entry.time is None or abs(time - entry.time) <= self._window:
                yield entry

    def _candidates(self, line: str) -> list[int]:
        """Return the nodes that share at least half of the words of ``line`` (Dice's coefficient), the best first."""
        from rapidfuzz import process  # noqa: PLC0415 - loaded when there is something to compare
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - loaded when it is needed

        lines = self._lines
        choices = {node: lines[node] for node in self._postings.sharing(line) if self._members[node] is not None}
        found = process.extract(
            line, choices, scorer=Indel.normalized_similarity, processor=None, score_cutoff=QUICK, limit=None
        )
        close = [(-score, node) for other, score, node in found if is_worth_judging(len(line), len(other), score)]
        close.sort()
        return [node for _, node in close[:_MOST_JUDGED]]

    def dumps(self) -> bytes:
        """Return the headlines, ids and times as bytes that `loads` reads: versioned, compressed, with a checksum."""
        from arabclean.duplicates.archive import pack  # noqa: PLC0415 - what only a saved index needs

        with self._lock:
            rows: list[Row] = [(id, text, time) for id, text, _, time in self._entries.values()]
        return pack(rows)

    @classmethod
    def loads(
        cls,
        data: bytes,
        *,
        threshold: float = THRESHOLD,
        templates: bool = False,
        window: float | None = None,
        names: Container[str] = NO_NAMES,
        limit: int = 100,
    ) -> DuplicateIndex:
        """Make an index of what `dumps` gave; the options are not in the data, they are those of this index.

        Raises:
            DataError: the data are cut short, damaged, of another program or of a later version.
        """
        from arabclean.duplicates.archive import unpack  # noqa: PLC0415 - loaded when it is needed

        index = cls(threshold=threshold, templates=templates, window=window, names=names, limit=limit)
        for id, text, time in unpack(data):
            index.extend([(id, text)], time=time)
        return index

    def save(self, path: str | Path) -> None:
        """Write `dumps` to a file, whole or not at all.

        An index is the one thing below the faces that outlives a call, so it can be asked to keep itself; all else
        that is read or written goes through a face.

        Raises:
            OSError: the file cannot be written; what stood there before still stands.
        """
        from arabclean.duplicates.archive import replace_file  # noqa: PLC0415 - loaded when it is needed

        replace_file(path, self.dumps())

    @classmethod
    def load(
        cls,
        path: str | Path,
        *,
        threshold: float = THRESHOLD,
        templates: bool = False,
        window: float | None = None,
        names: Container[str] = NO_NAMES,
        limit: int = 100,
    ) -> DuplicateIndex:
        """Read a file that `save` wrote; the options are those of the new index.

        Raises:
            DataError: as `loads` does, with the name of the file.
            OSError: the file cannot be read.
        """
        with open(path, "rb") as file:
            data = file.read()
        try:
            return cls.loads(data, threshold=threshold, templates=templates, window=window, names=names, limit=limit)
        except DataError as error:
            raise DataError(f"{path}: {error}") from None
