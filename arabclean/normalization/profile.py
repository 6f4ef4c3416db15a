"""Profiles: steps in an order, run until nothing changes, with the edits and the exact map."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property, partial

from arabclean.errors import ConfigError
from arabclean.normalization.shelter import Shelter
from arabclean.normalization.step import Step
from arabclean.text import Edit, OffsetMap, Span

_PASSES = 32  # two settle ordinary text; nested mojibake, the worst that is known, halves with each


Stage = tuple[str, Callable[[], list[Edit]]]
"""One step's turn: the text as it was before, and the edits over it, perhaps not worked out yet."""


class Normalized:
    """What `normalize` gives: the new text, the edits that lead to it, the map between both. Immutable.

    Edits and map are worked out when first asked for.
    """

    __slots__ = ("_edits", "_map", "_source", "_stages", "text")

    text: str
    """The normalised text."""

    def __init__(self, source: str, text: str, stages: Sequence[Stage] = ()) -> None:
        """Take the source, the result, and the stages between them."""
        self.text = text
        self._source = source
        self._stages = tuple(stages)
        self._edits: tuple[Edit, ...] | None = None
        self._map: OffsetMap | None = None

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits over the source, sorted and free of overlaps: ``text.apply(source, edits)`` is the result."""
        if self._edits is None:
            total: list[Edit] = []
            for text, edits in self._stages:
                total = _then(self._source, total, text, edits())
            self._edits = tuple(total)
        return self._edits

    @property
    def map(self) -> OffsetMap:
        """Offsets between source and result, both in code points; no region of it cuts a letter from its marks."""
        if self._map is None:
            self._map = OffsetMap.from_edits(self.edits).whole_clusters(self._source, self.text)
        return self._map

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Normalized) and (self.text, self.edits) == (other.text, other.edits)

    def __hash__(self) -> int:
        return hash((self.text, self.edits))

    def __repr__(self) -> str:
        return f"Normalized(text={self.text!r}, edits={self.edits!r})"


class Profile:
    """Steps in the order in which they run. Immutable; safe to share between threads.

    ``name`` is how people are told of it, ``steps`` are its steps.

    Raises:
        ConfigError: two steps have one name.
    """

    def __init__(self, name: str, steps: tuple[Step, ...]) -> None:
        """Take the steps; each must be told by its name."""
        self.name = name
        self.steps = steps
        names = [step.name for step in steps]
        for each in names:
            if names.count(each) > 1:
                raise ConfigError(f"profile {name!r} has the step {each!r} twice: keep one of them")

    def __repr__(self) -> str:
        return f"Profile({self.name!r}, {self._list()!r})"

    def with_steps(self, *steps: Step, name: str | None = None) -> Profile:
        """Return a profile with ``steps`` after its own; one of the same name takes the place of the old."""
        new = {step.name: step for step in steps}
        old = [new.pop(step.name, step) for step in self.steps]
        return Profile(name or self.name, (*old, *new.values()))

    def without(self, *names: str, name: str | None = None) -> Profile:
        """Return a profile without the steps of these names.

        Raises:
            ConfigError: it has no such step.
        """
        for each in names:
            if each not in {step.name for step in self.steps}:
                raise ConfigError(f"profile {self.name!r} has no step {each!r}: it has {self._list()}")
        return Profile(name or self.name, tuple(step for step in self.steps if step.name not in names))

    def _list(self) -> str:
        return ", ".join(step.name for step in self.steps)

    def normalize(self, text: str) -> Normalized:
        """Run the steps over ``text`` until nothing changes. Never raises on any str.

        Raises:
            TypeError: ``text`` is no ``str``.
        """
        if not isinstance(text, str):
            raise TypeError(f"a text is a str, not {type(text).__name__}; decode bytes first")
        stages: list[Stage] = []
        current = text
        for _ in range(_PASSES):
            done = len(stages)
            current = self._pass(current, stages)
            if len(stages) == done:
                break
        return Normalized(text, current, stages)

    def _pass(self, text: str, stages: list[Stage]) -> str:
        """Let each step have its turn once, and add the edits of each that found some to ``stages``."""
        places = [match.start() for match in self._plan.finditer(text)] if self._plan else []
        signs = {text[place] for place in places}
        shelter = Shelter(text)
        for step, own in self._stages:
            mine: list[int] = []
            if own is not None and (seen := {sign for sign in signs if own.match(sign)}):
                mine = [place for place in places if text[place] in seen and step.quick.match(text, place)]
            if step.convert and (new := step.converted(text, shelter)) is not None:
                if new != text:
                    stages.append((text, partial(step.edits_at, text, [], shelter)))
                    places = []  # they would have to be carried: the next pass finds what is left
                    text, shelter = new, Shelter(new)
                continue
            edits = step.edits_at(text, mine, shelter)
            if not edits:
                continue
            stages.append((text, partial(list, edits)))
            text = _replaced(text, edits)
            if step.reads_anew:
                break
            places = _carried(places, edits)
            shelter = Shelter(text)
        return text

    @cached_property
    def _stages(self) -> list[tuple[Step, re.Pattern[str] | None]]:
        """The steps with their signs, where they look from places; neighbours that only convert are made one."""
        fused: list[Step] = []
        for step in self.steps:
            if fused and fused[-1].convert and step.convert and fused[-1].spares == step.spares:
                fused[-1] = _fuse(fused[-1], step)
            else:
                fused.append(step)
        return [(step, re.compile(f"[{step.signs}]") if step.look and step.signs else None) for step in fused]

    @cached_property
    def _plan(self) -> re.Pattern[str] | None:
        """One pattern that finds a sign of any step, looked at once per pass."""
        steps = [step for step, _ in self._stages if step.look and step.signs]
        if not steps:
            return None
        signs = "".join(step.signs for step in steps)
        plain = "".join(step.signs for step in steps if not step.when)
        when = "|".join(
            ([f"(?<=[{plain}])"] if plain else []) + [f"(?<=[{step.signs}]){step.when}" for step in steps if step.when]
        )
        return re.compile(f"[{signs}](?:{when})", re.DOTALL)


def _then(source: str, first: list[Edit], middle: str, second: list[Edit]) -> list[Edit]:
    """Return the edits over ``source`` that do what ``first`` does, which gives ``middle``, and then ``second``.

    Edits that meet no edit of the other list are only moved; those that meet become one, cut down to what differs.
    """
    if not first:
        return second
    joined: list[Edit] = []
    drift = one = two = 0  # drift: how much longer the middle text is than the source, so far
    while one < len(first) or two < len(second):
        starts = [first[one].start + drift] if one < len(first) else []
        low = high = min([*starts, second[two].start] if two < len(second) else starts)
        before, one_before, two_before = drift, one, two
        while True:
            if one < len(first) and first[one].start + drift <= high:
                (start, end), new = first[one]
                high = max(high, start + drift + len(new))
                drift += len(new) - (end - start)
                one += 1
            elif two < len(second) and second[two].start <= high:
                high = max(high, second[two].end)
                two += 1
            else:
                break
        if two == two_before:
            joined += first[one_before:one]
        elif one == one_before:
            for (start, end), new in second[two_before:two]:
                joined.append(Edit(Span(start - drift, end - drift), new))
        else:
            moved = [Edit(edit.span.shift(-low), edit.text) for edit in second[two_before:two]]
            joined += _cut(source, low - before, high - drift, _replaced(middle[low:high], moved))
    return joined


def _cut(source: str, start: int, end: int, new: str) -> list[Edit]:
    """Return the edit that makes ``new`` of ``source[start:end]``, without equal ends; none if both are equal."""
    shorter = min(end - start, len(new))
    head = 0
    while head < shorter and source[start + head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and source[end - tail - 1] == new[-tail - 1]:
        tail += 1
    if head + tail == end - start == len(new):
        return []
    return [Edit(Span(start + head, end - tail), new[head : len(new) - tail])]


def _carried(places: list[int], edits: Sequence[Edit]) -> list[int]:
    """Return where the sorted ``places`` stand after ``edits``; those inside an edit are gone."""
    carried: list[int] = []
    drift = at = 0
    for place in places:
        while at < len(edits) and edits[at][0][1] <= place:
            (start, end), new = edits[at]
            drift += len(new) - (end - start)
            at += 1
        if at == len(edits) or place < edits[at][0][0]:
            carried.append(place + drift)
    return carried


def _replaced(text: str, edits: Sequence[Edit]) -> str:
    """Apply sorted edits that are known not to overlap."""
    parts: list[str] = []
    done = 0
    for (start, end), new in edits:
        parts.append(text[done:start])
        parts.append(new)
        done = end
    parts.append(text[done:])
    return "".join(parts)


class _Conversions(dict[str, str]):
    """What a chain of converting steps makes of one character, worked out once."""

    def __init__(self, chain: tuple[Step, ...]) -> None:
        super().__init__()
        self._chain = [(re.compile(f"[{step.signs}]").match, step.convert) for step in chain if step.convert]

    def __missing__(self, char: str) -> str:
        result = char
        for match, convert in self._chain:
            result = "".join(convert(each) if match(each) else each for each in result)
        self[char] = result
        return result


def _fuse(first: Step, second: Step) -> Step:
    table = _Conversions((first, second))
    return Step(
        f"{first.name}+{second.name}",
        f"{first.summary} {second.summary}",
        convert=table.__getitem__,
        signs=first.signs + second.signs,
        lossless=first.lossless and second.lossless,
        spares=first.spares,
    )
