"""One kind of repair, as a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from arabclean.normalization.shelter import TEXTS, Kind, Shelter
from arabclean.text import Edit, Span
from arabclean.text.pattern import SHORT, members
from arabclean.text.record import Record


class Choice(NamedTuple):
    """A place of which a person must say what it becomes: ``span`` and the texts it could get, likeliest first."""

    span: Span
    texts: tuple[str, ...]


Find = Callable[[str], Iterable[Edit]]
Look = Callable[[str, Sequence[int]], Iterable[Edit]]
Choose = Callable[[str, Sequence[int]], Iterable[Choice]]


class Step(Record, eq=False):
    """One kind of repair: it says which edits a text needs and changes nothing itself. Immutable.

    One of three says what to do:

    * ``find(text)`` gives the edits, sorted and free of overlaps: the plain way for a step of one's own.
      Where ``probe`` says no, it is not called.
    * ``look(text, places)`` does so from the places (sorted code point offsets) where a character of the class
      ``signs`` (the inside of a ``[...]``) is met by the zero-width pattern ``when``, which stands behind that
      character. A profile finds the places of all its steps in one pass over the text. Such a step must not act
      elsewhere, except that ``probe`` may call it without places.
    * ``convert(character)`` says what becomes of each character of ``signs``, whatever stands beside it. A profile
      joins such neighbours into one pass.

    ``choose(text, places)`` gives the places that a step with ``look`` leaves to a person; none meets an edit of it.
    ``hint(text, characters)`` may say no, at little cost, to a short text of which ``signs`` alone do not.

    `edits` is what to call: it leaves out what lies in a stretch that the step ``spares``. A step that
    ``reads_anew`` can bring to light what other steps look for, so that a profile begins again after it.
    """

    name: str
    summary: str
    find: Find | None = None
    lossless: bool = True
    signs: str = ""
    when: str = ""
    probe: Callable[[str], bool] | None = None
    look: Look | None = None
    choose: Choose | None = None
    hint: Callable[[str, frozenset[str]], bool] | None = None
    convert: Callable[[str], str] | None = None
    spares: frozenset[Kind] = TEXTS
    reads_anew: bool = False

    def edits(self, text: str) -> list[Edit]:
        """Return the edits that ``text`` needs: spans in its code points, sorted, none overlapping.

        Never raises on any str.
        """
        return self.edits_at(text, self._places(text) if self.look else [], Shelter(text))

    def choices(self, text: str) -> list[Choice]:
        """Return what the step leaves to a person: sorted, none overlapping. Never raises on any str."""
        return self.faults(text)[1]

    def faults(self, text: str) -> tuple[list[Edit], list[Choice]]:
        """Return `edits` and `choices` at the cost of one look."""
        places = self._places(text) if self.look else []
        shelter = Shelter(text)
        edits = self.edits_at(text, places, shelter)
        choices = list(self.choose(text, places)) if self.choose and places else []
        if choices and self.spares:
            allowed = {edit.span for edit in shelter.allow([Edit(span, "") for span, _ in choices], self.spares)}
            choices = [choice for choice in choices if choice.span in allowed]
        return edits, choices

    def _places(self, text: str) -> list[int]:
        """Find where the step may have something to do; a short text without its signs compiles no pattern."""
        if not self.signs:
            return []
        if len(text) < SHORT:
            chars = _characters(text)
            signs = members(self.signs)
            if signs.isdisjoint(chars) or (self.hint and not self.hint(text, chars)):
                return []
            if not self.when:
                return [at for at, char in enumerate(text) if char in signs]
        return [match.start() for match in self.quick.finditer(text)]

    def edits_at(self, text: str, places: Sequence[int], shelter: Shelter) -> list[Edit]:
        """Do the same where the places and the sheltered stretches are known."""
        found: list[Edit] = []
        if self.convert is not None:
            found = self._converted(text, self.convert)
        elif self.look is not None:
            if places or (self.probe and self.probe(text)):
                found = list(self.look(text, places))
        elif self.find is not None and (self.probe is None or self.probe(text)):
            found = list(self.find(text))
        return shelter.allow(found, self.spares) if found and self.spares else found

    def converted(self, text: str, shelter: Shelter) -> str | None:
        """Return the new text of a step with ``convert``, quickly; None where something is sheltered."""
        convert = self.convert
        if convert is None or not self.quick.search(text):
            return text
        if shelter.stretches(self.spares):
            return None
        return self.quick.sub(lambda match: convert(match.group()), text)

    @cached_property
    def quick(self) -> re.Pattern[str]:
        """The pattern of a place where the step may have something to do."""
        return re.compile(f"[{self.signs}]{self.when}", re.DOTALL)

    def _converted(self, text: str, convert: Callable[[str], str]) -> list[Edit]:
        return [Edit(Span(at, at + 1), new) for at in self._places(text) if (new := convert(text[at])) != text[at]]


@lru_cache(maxsize=1)
def _characters(text: str) -> frozenset[str]:
    """Return the characters of a text, which the steps ask for one after the other."""
    return frozenset(text)


def runs(pattern: re.Pattern[str], text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """Give the matches of ``pattern`` that begin at one of the sorted ``places``, none overlapping."""
    done = 0
    for place in places:
        if place >= done and (match := pattern.match(text, place)):
            yield match
            done = match.end()


def glues_line_end(text: str, start: int, end: int) -> bool:
    """Whether deleting ``text[start:end]`` would make one line end (CR LF) of two."""
    return start > 0 and text[start - 1] == "\r" and text[end : end + 1] == "\n"
