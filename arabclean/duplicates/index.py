"""A growing set of headlines that can be asked "have we run this?"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING

from arabclean.duplicates.alignment import NO_NAMES
from arabclean.duplicates.candidate import QUICK, is_worth_judging
from arabclean.duplicates.comparison import THRESHOLD, Judge
from arabclean.duplicates.fingerprint import Fingerprint
from arabclean.duplicates.shelf import Shelf
from arabclean.duplicates.verdict import Key, Match, Member, Verdict
from arabclean.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

_MOST_SEEN = 1000  # headlines with one key, the latest added
_MOST_JUDGED = 200  # headlines compared in full for one question, the likeliest first


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
        """Begin empty.

        Raises:
            ValueError: ``threshold`` is not between 0 and 1, ``limit`` less than 1 or ``window`` less than 0.
        """
        if limit < 1:
            raise ValueError(f"the limit is a number of headlines, at least 1, not {limit}")
        if window is not None and not window >= 0:  # NaN, too
            raise ValueError(f"the window is a span of time, not {window}")
        self._limit = limit
        self._judge = Judge.of(threshold, names)
        self._templates = templates
        self._window = window
        self._lock = RLock()
        self._shelf = Shelf()

    def __len__(self) -> int:
        return len(self._shelf)

    def __contains__(self, id: object) -> bool:
        return id in self._shelf

    def add(self, id: Key, headline: str, *, time: float | None = None) -> tuple[Member, ...]:
        """Add a headline and return those that it matches among the ones added before, the best first.

        ``time`` is a number in a unit of the caller's choice. In the answer, a difference's ``first`` is a span of
        ``headline`` and its ``second`` one of the member's text. A headline without words is kept and matches none.

        Raises:
            KeyError: there is a headline with this ``id``; remove it first.
        """
        with self._lock:
            line, mark = self._spelled(id, headline)
            found = self._find(headline, line, mark, time)
            self._shelf.insert(id, headline, line, mark, time)
            return found

    def extend(self, items: Iterable[tuple[Key, str]], *, time: float | None = None) -> None:
        """Add many pairs of id and headline without asking what they match.

        Raises:
            KeyError: as `add` does; those before it are in.
        """
        for id, headline in items:
            with self._lock:
                self._shelf.insert(id, headline, *self._spelled(id, headline), time)

    def find(self, headline: str, *, time: float | None = None) -> tuple[Member, ...]:
        """Return what `add` would return, and add nothing."""
        with self._lock:
            return self._find(headline, *self._shelf.spell(headline), time)

    def text(self, id: Key) -> str:
        """Return the headline with this ``id``.

        Raises:
            KeyError: there is none.
        """
        with self._lock:
            return self._shelf.text(id)

    def remove(self, id: Key) -> None:
        """Take a headline out.

        Raises:
            KeyError: there is none with this ``id``.
        """
        with self._lock:
            self._shelf.remove(id)
            if self._shelf.is_wasteful:
                self._shelf = Shelf.of(self._shelf.rows())

    def expire(self, before: float) -> int:
        """Take out every headline whose time is earlier than ``before``; return how many."""
        with self._lock:
            old = [id for id, _, time in self._shelf.rows() if time is not None and time < before]
            for id in old:
                self.remove(id)
            return len(old)

    def _spelled(self, id: Key, headline: str) -> tuple[str, int]:
        if id in self._shelf:
            raise KeyError(f"there is a headline with the id {id!r}: remove it first")
        return self._shelf.spell(headline)

    def _find(self, text: str, line: str, mark: int, time: float | None) -> tuple[Member, ...]:
        if not line:
            return ()
        same = self._shelf.node(mark)
        nodes = [same] if same >= 0 else []
        nodes += [node for node in self._candidates(line) if node != same]
        fingerprint = Fingerprint.of(text)
        weakest = Verdict.TEMPLATE if self._templates else Verdict.NEAR
        found: list[Member] = []
        judged: dict[str, Match | None] = {}
        for node in nodes:
            for id, other in self._of_node(node, time):
                if other not in judged:
                    judged[other] = self._judge.judge(fingerprint, Fingerprint.of(other))
                match = judged[other]
                if match is not None and match.verdict <= weakest:
                    found.append(Member(id, other, *match))
        found.sort(key=lambda member: (member.verdict, -member.score, member.text, str(member.id)))
        return tuple(found[: self._limit])

    def _of_node(self, node: int, time: float | None) -> Iterator[tuple[Key, str]]:
        """Yield the headlines of a node that the window lets in, the latest added first, as many as are asked for."""
        shelf = self._shelf
        for row in islice(shelf.rows_of(node), _MOST_SEEN):
            id, when = shelf.ids[row], shelf.times[row]
            seen = self._window is None or time is None or when is None or abs(time - when) <= self._window
            if seen and id is not None:
                yield id, shelf.texts[row]

    def _candidates(self, line: str) -> list[int]:
        """Return the nodes that share at least half of the words of ``line`` (Dice's coefficient), the best first."""
        from rapidfuzz import process  # noqa: PLC0415 - loaded when there is something to compare
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - loaded when it is needed

        shelf = self._shelf
        choices = {node: shelf.lines[node] for node in shelf.postings.sharing(line) if shelf.has_rows(node)}
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
            facts, sections = self._shelf.sections()
        return pack(facts, sections)

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
            ValueError: an option is out of range.
        """
        from arabclean.duplicates.archive import damaged, unpack  # noqa: PLC0415 - loaded when it is needed

        index = cls(threshold=threshold, templates=templates, window=window, names=names, limit=limit)
        try:
            index._shelf = Shelf.restored(unpack(data))
        except (KeyError, TypeError, ValueError, IndexError, OverflowError, RecursionError) as error:
            raise damaged(error) from None
        return index

    def save(self, path: str | Path) -> None:
        """Write `dumps` to a file, whole or not at all.

        An index is the one thing below the faces that outlives a call, so it can be asked to keep itself; all else
        that is read or written goes through a face.

        Raises:
            OSError: the file cannot be written; what stood there before still stands.
        """
        from arabclean.replacing import put  # noqa: PLC0415 - what only a saved index needs

        put(path, self.dumps())

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
