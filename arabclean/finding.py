"""What a rule says: here, this is wrong, it could become that, and a machine may or may not do it alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple, Self

from arabclean.text import Edit, LineIndex, Span, apply
from arabclean.text.record import Record, replace


class Level(IntEnum):
    """Names in an order."""

    @classmethod
    def of(cls, value: str | Self) -> Self:
        """Return the level that a name in small or capital letters stands for; a level stands for itself.

        Raises:
            ValueError: there is none of that name.
        """
        level = cls.__members__.get(value.upper()) if isinstance(value, str) else value
        if not isinstance(level, cls):
            names = ", ".join(cls.__members__).lower()
            raise ValueError(f"there is no {cls.__name__.lower()} {value!r}: use one of {names}")
        return level


class Safety(Level):
    """May a machine apply a fix alone? Ordered, so that ``fix.safety >= wanted`` asks it."""

    HINT = 1
    """Only to be shown."""
    REVIEW = 2
    """A person accepts it."""
    SAFE = 3
    """It can only improve the text, and never changes its meaning."""


class Severity(Level):
    """Should publishing stop? Ordered; a different axis from `Safety`."""

    INFO = 1
    """Worth knowing: a long sentence, a fault inside somebody's speech."""
    STYLE = 2
    """Right, but not how the house writes."""
    WARNING = 3
    """Probably wrong; somebody should look."""
    ERROR = 4
    """Wrong."""


class Message(NamedTuple):
    """A text in both languages of the house; ``{name}`` stands for an argument of the finding."""

    ar: str
    en: str

    def format(self, language: str, arguments: Mapping[str, str]) -> str:
        """Return the text in ``language`` (``"ar"`` or ``"en"``).

        Raises:
            ValueError: another language.
        """
        if language not in ("ar", "en"):
            raise ValueError(f"there is no message in {language!r}: ask for 'ar' or 'en'")
        template = self.ar if language == "ar" else self.en
        for name, value in arguments.items():
            template = template.replace("{" + name + "}", value)
        return template


class Fix(Record):
    """One proposal, all its edits or none.

    ``edits`` (one or more, none overlapping) have spans in code points of the checked text; ``safety`` says who may
    make them.
    """

    edits: tuple[Edit, ...]
    safety: Safety

    @property
    def span(self) -> Span:
        """The stretch from the first edit to the last."""
        return Span(min(edit.start for edit in self.edits), max(edit.end for edit in self.edits))


class Finding(Record, aside=("lines",)):
    """One fault, or what looks like one, at one place of the text that the caller gave.

    ``rule`` is the slug of the rule that speaks and ``code`` its code. ``span`` is in code points of that text and
    ``text`` is the slice under it; an empty span is a place where something is missing. ``fixes`` holds the best first,
    and is empty where the rule only points. ``related`` names other places: the other headline, the other spelling.
    ``confidence`` is the share of findings of this kind that an editor is expected to accept, 0 to 1. ``template`` and
    ``args`` make `message`; ``lines`` is the index behind `line` and `column`, which raise ValueError without it.
    """

    rule: str
    code: str
    span: Span
    text: str
    severity: Severity
    template: Message
    confidence: float = 1.0
    fixes: tuple[Fix, ...] = ()
    args: Mapping[str, str] = {}
    related: tuple[Span, ...] = ()
    lines: LineIndex | None = None

    @property
    def slug(self) -> str:
        """The rule's name, such as ``latin-comma``."""
        return self.rule

    @property
    def start(self) -> int:
        """First code point of the span."""
        return self.span.start

    @property
    def end(self) -> int:
        """First code point after the span."""
        return self.span.end

    @property
    def safety(self) -> Safety:
        """The safety of the best fix; `Safety.HINT` where there is none."""
        return self.fixes[0].safety if self.fixes else Safety.HINT

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What could stand instead of `text`, best first; fixes that reach outside the span are not among them."""
        result: dict[str, None] = {}
        for fix in self.fixes:
            if all(self.span.contains(edit.span) for edit in fix.edits):
                moved = [Edit(edit.span.shift(-self.start), edit.text) for edit in fix.edits]
                result[apply(self.text, moved)] = None
        return tuple(result)

    @property
    def line(self) -> int:
        """1-based line of the start; a line ends with LF, CRLF or CR."""
        return self._index.position(self.start).line

    @property
    def column(self) -> int:
        """1-based column of the start, in code points."""
        return self._index.position(self.start).column

    @property
    def end_line(self) -> int:
        """1-based line of the end."""
        return self._index.position(self.end).line

    @property
    def end_column(self) -> int:
        """1-based column of the first code point after the span."""
        return self._index.position(self.end).column

    @property
    def _index(self) -> LineIndex:
        if self.lines is None:
            raise ValueError("lines and columns are known once a Checker has reported the finding")
        return self.lines

    def message(self, language: str = "en") -> str:
        """Return the explanation in ``"ar"`` or ``"en"``.

        Raises:
            ValueError: another language.
        """
        return self.template.format(language, self.args)

    def reordered(self, first: int) -> Finding:
        """Return the finding with the fix of that number first: a choice, and so for a person to make."""
        fixes = [self.fixes[first], *self.fixes[:first], *self.fixes[first + 1 :]]
        return self.with_fixes([Fix(fix.edits, min(fix.safety, Safety.REVIEW)) for fix in fixes], None)

    def with_fixes(self, fixes: Sequence[Fix], suggestion: str | None) -> Finding:
        """Return the finding with other fixes, best first; ``suggestion`` is what its message then names."""
        changed = replace(self, fixes=tuple(fixes))
        named = suggestion if suggestion is not None else next(iter(changed.suggestions), "")
        return replace(changed, args={**self.args, "suggestion": named})

    def located(self, lines: LineIndex) -> Finding:
        """Return the finding tied to the line index of its text."""
        return replace(self, lines=lines)
