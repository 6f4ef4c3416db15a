"""What rules think of written forms: each is judged once, and those that may stand cost nothing afterwards.

Most of what rules say depends on single words, and most words of any text are well. So the judges of forms that the
rules of one checker hold sit on one `Panel`: a form that none of them minds is looked up once for all of them.
"""

from __future__ import annotations

from _thread import allocate_lock as Lock  # noqa: N812 - it is `threading.Lock`; that module takes a millisecond to load
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from arabclean.document import Document
from arabclean.tokens import Reading, readings

Answer = TypeVar("Answer")

_MOST = 20_000
_MOST_SILENT = 100_000
"""How many forms are kept that a judge, or a panel, has heard and does not mind."""
_LONGEST = 200
"""A longer run of letters is no word, nor words joined by mistake; judges may take the square of the length."""


class Judged(Generic[Answer]):
    """Remembers what ``judge`` says of forms; an answer that is false (None, an empty tuple) lets the form stand.

    Its memory is bounded; safe to share between threads, which at worst judge a form twice.
    """

    def __init__(self, judge: Callable[[str], Answer | None]) -> None:
        """Take the judge; it must give the same answer for the same form at any time."""
        #: Gives the answer about one form and remembers nothing.
        self.ask = judge
        self._silent: set[str] = set()
        self._said: dict[str, Answer] = {}

    def of(self, document: Document) -> Iterable[tuple[str, Answer]]:
        """Return the forms of a document that may not stand, with the answers, in the order of the forms."""
        hearing: Hearing | None = document.hearing
        return self.among(document.forms) if hearing is None else hearing.of(self)

    def among(self, forms: frozenset[str]) -> Iterator[tuple[str, Answer]]:
        """Yield the same of some forms."""
        for form in sorted(forms - self._silent):
            answer = self.judge(form) if len(form) <= _LONGEST else None
            if answer:
                yield form, answer

    def judge(self, form: str) -> Answer | None:
        """Return the answer about one form, remembered."""
        answer = self._said.get(form)
        if answer is not None:
            return answer
        answer = self.ask(form)
        if answer:
            if len(self._said) >= _MOST:
                self._said.clear()
            self._said[form] = answer
        else:
            if len(self._silent) >= _MOST:
                self._silent.clear()
            self._silent.add(form)
        return answer


def read_as(stems: Container[str]) -> Judged[tuple[Reading, ...]]:
    """Return the judge that minds forms of which some reading has one of ``stems``; it answers with those readings."""
    return Judged(lambda form: tuple([reading for reading in readings(form) if reading.stem in stems]))


def read_stems(document: Document) -> frozenset[str]:
    """Return the stems of all ways to read those forms of a document that a judge may mind."""
    hearing: Hearing | None = document.hearing
    return _stems(document.forms) if hearing is None else hearing.stems


def _stems(forms: Iterable[str]) -> frozenset[str]:
    return frozenset([reading.stem for form in forms for reading in readings(form)])


Said = tuple[tuple[Judged[Any], Any], ...]
"""The judges that mind a form, each with its answer."""


class _Minutes(NamedTuple):
    """Who sits on a panel, the forms that none of them minds, and what they said of the others."""

    judges: tuple[Judged[Any], ...]
    silent: set[str]
    said: dict[str, Said]
    earlier: dict[str, tuple[int, Said]]
    """Of forms that fewer judges heard: how many of the first ones, and what these said."""


class Panel:
    """The judges that the rules of one checker ask; a judge takes its seat when it is first asked.

    ``is_unminded`` tells of forms that none of them minds. Bounded memory, safe to share between threads.
    """

    def __init__(self, is_unminded: Callable[[str], bool] | None = None) -> None:
        """Begin with no judges."""
        self._is_unminded = is_unminded or _nothing
        self._minutes = _Minutes((), set(), {}, {})
        self._lock = Lock()

    def hear(self, document: Document) -> Hearing:
        """Return the hearing of a document; nothing is judged before somebody asks."""
        return Hearing(document, self)

    def seat(self, judge: Judged[Any]) -> None:
        """Let a judge speak of the documents to come; of the forms that others have heard it alone is asked."""
        with self._lock:
            judges, silent, said, earlier = self._minutes
            if judge not in judges:
                # Copies, made in one step: other threads may be adding to both.
                heard: dict[str, tuple[int, Said]] = {form: (len(judges), ()) for form in silent.copy()}
                heard |= {form: (len(judges), answers) for form, answers in said.copy().items()}
                self._minutes = _Minutes((*judges, judge), set(), {}, earlier | heard)

    def suspects(self, forms: frozenset[str]) -> frozenset[str]:
        """Return the forms that are not known to be minded by none."""
        is_unminded = self._is_unminded
        return frozenset([form for form in forms if not is_unminded(form)])

    def answers(self, forms: frozenset[str]) -> Mapping[Judged[Any], Sequence[tuple[str, Any]]]:
        """Return what each judge that has a seat says of the forms that it minds, in their order."""
        judges, silent, said, earlier = self._minutes
        if not judges:
            return {}
        found: dict[Judged[Any], list[tuple[str, Any]]] = {judge: [] for judge in judges}
        for form in sorted(forms - silent):
            answers = said.get(form)
            if answers is None:
                heard, before = earlier.pop(form, (0, ()))
                answers = before + self._ask(form, judges[heard:])
                if not answers:
                    if len(silent) >= _MOST_SILENT:
                        silent.clear()
                    silent.add(form)
                    continue
                if len(said) >= _MOST:
                    said.clear()
                said[form] = answers
            for judge, answer in answers:
                found[judge].append((form, answer))
        return found

    def _ask(self, form: str, judges: Sequence[Judged[Any]]) -> Said:
        if len(form) > _LONGEST or self._is_unminded(form):
            return ()
        return tuple([(judge, answer) for judge in judges if (answer := judge.ask(form))])


def _nothing(form: str) -> bool:
    """Say of no form that nobody minds it."""
    del form
    return False


class Hearing:
    """What the judges of a panel say of one document."""

    def __init__(self, document: Document, panel: Panel) -> None:
        """Take the two."""
        self._document = document
        self._panel = panel

    @cached_property
    def answers(self) -> Mapping[Judged[Any], Sequence[tuple[str, Any]]]:
        """What each judge that had a seat says of the forms that it minds."""
        return self._panel.answers(self._document.forms)

    @cached_property
    def _suspects(self) -> frozenset[str]:
        return self._panel.suspects(self._document.forms)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all ways to read the forms that somebody may mind."""
        return _stems(self._suspects)

    def of(self, judge: Judged[Answer]) -> Iterable[tuple[str, Answer]]:
        """Return the forms that a judge minds, with its answers, in the order of the forms."""
        answers = self.answers.get(judge)
        if answers is not None:
            return answers
        self._panel.seat(judge)  # asked for the first time
        return judge.among(self._suspects)
