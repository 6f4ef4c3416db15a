"""One kind of repair, as a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from arabclean.normalization.shelter import TEXTS, Kind, Shelter
from arabclean.text import Edit, Span

Find = Callable[[str], Iterable[Edit]]
Look = Callable[[str, Sequence[int]], Iterable[Edit]]


@dataclass(frozen=True)
class Step:
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

    `edits` is what to call: it leaves out what lies in a stretch that the step ``spares``. A step that
    ``reads_anew`` can bring to light what other steps look for, so that a profile begins again after it.
    """

    name: str
    summary: str
    find: Find | None = field(default=None, repr=False)
    lossless: bool = True
    signs: str = field(default="", repr=False)
    when: str = field(default="", repr=False)
    probe: Callable[[str], bool] | None = field(default=None, repr=False)
    look: Look | None = field(default=None, repr=False)
    convert: Callable[[str], str] | None = field(default=None, repr=False)
    spares: frozenset[Kind] = field(default=TEXTS, repr=False)
    reads_anew: bool = field(default=False, repr=False)

    def edits(self, text: str) -> list[Edit]:
        """Return the edits that ``text`` needs: spans in its code points, sorted, none overlapping.

        Never raises on any str.
        """
        places = [match.start() for match in self.quick.finditer(text)] if self.look and self.signs else []
        return self.edits_at(text, places, Shelter(text))

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
        return [
            Edit(Span(match.start(), match.end()), new)
            for match in self.quick.finditer(text)
            if (new := convert(match.group())) != match.group()
        ]


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
