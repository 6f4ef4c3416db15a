"""Headlines and passages that repeat each other, for people and for programs, one group after the other."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from arabclean.duplicates import Member
from arabclean.render.style import Style, visible

FORMATS = ("text", "json", "csv", "html")


class Place(NamedTuple):
    """Where a text stands: file, 1-based line (None: in an archive), the name that it has there.

    ``start`` and ``end`` are its offsets in its article, in code points, where it is a part of one.
    """

    path: str
    line: int | None
    id: str
    start: int | None = None
    end: int | None = None


class Listed(NamedTuple):
    """A text of a group and its place."""

    place: Place
    member: Member


class Listing(NamedTuple):
    """A group to show: the verdict and score of the weakest, and its texts; the others are measured by ``head``."""

    verdict: str
    score: float
    head: int
    items: Sequence[Listed]


class Renderer(Protocol):
    """Writes groups: ``head()``, then ``group()`` for each, then ``tail()``."""

    def head(self) -> str:
        """Return what stands before the first group."""
        ...

    def group(self, listing: Listing) -> str:
        """Return one group."""
        ...

    def tail(self) -> str:
        """Return what stands after the last group."""
        ...


def renderer(
    name: str, *, language: str = "en", style: Style | None = None, tool: Mapping[str, object] | None = None
) -> Renderer:
    """Return a fresh renderer of the format ``name``, one of `FORMATS`; ``language`` is that of the page's labels.

    Raises:
        ValueError: there is no such format.
    """
    if name == "text":
        return TextGroups(style or Style())
    if name == "json":
        return JsonGroups(tool or {})
    if name == "csv":
        return CsvGroups()
    if name == "html":
        from arabclean.render.duplicate_page import PageGroups  # noqa: PLC0415 - only the chosen format is loaded

        return PageGroups(language)
    raise ValueError(f"there is no format {name!r}: known are {', '.join(FORMATS)}")


class TextGroups:
    """A paragraph for each group: its verdict, then its texts, what differs between ⟦ and ⟧, the head with ``*``."""

    def __init__(self, style: Style) -> None:
        """Write in ``style``."""
        self._style = style

    def head(self) -> str:
        """Return nothing."""
        return ""

    def group(self, listing: Listing) -> str:
        """Return the paragraph."""
        style = self._style
        parts = [f"{style.paint(listing.verdict, 'mark')} {listing.score:.2f}\n"]
        for at, (place, member) in enumerate(listing.items):
            sign = "*" if at == listing.head else " "
            path = style.isolated(style.paint(visible(place.path), "path"))
            where = style.isolated(visible(place.id)) if place.line is None else place.line
            parts.append(f"  {sign} {path}:{where}: {style.isolated(marked(member))}\n")
        return "".join([*parts, "\n"])

    def tail(self) -> str:
        """Return nothing."""
        return ""


class JsonGroups:
    """One object for the whole run.

    Spans count code points: ``first`` those of the representative's text, ``second`` those of the member's.
    """

    def __init__(self, tool: Mapping[str, object]) -> None:
        """Name the ``tool``."""
        self._tool = dict(tool)
        self._any = False

    def head(self) -> str:
        """Return the object up to the first group."""
        self._any = False
        return f'{{"version": 1, "tool": {json.dumps(self._tool, ensure_ascii=False)}, "groups": ['

    def group(self, listing: Listing) -> str:
        """Return the object of one group."""
        comma, self._any = "," if self._any else "", True
        value = {
            "verdict": listing.verdict,
            "score": round(listing.score, 4),
            "representative": listing.items[listing.head].place.id,
            "members": [_object(item) for item in listing.items],
        }
        return f"{comma}\n{json.dumps(value, ensure_ascii=False)}"

    def tail(self) -> str:
        """Return what closes the object."""
        return "\n]}\n" if self._any else "]}\n"


class CsvGroups:
    """A row for each text, those of a group together; the first row names the columns."""

    COLUMNS = ("group", "verdict", "score", "head", "path", "line", "id", "text", "differences")

    def __init__(self) -> None:
        """Begin with group 1."""
        self._count = 0

    def head(self) -> str:
        """Return the names of the columns."""
        return _csv_row(self.COLUMNS)

    def group(self, listing: Listing) -> str:
        """Return the rows of one group: the verdict and score of each text against the head."""
        self._count += 1
        head = listing.items[listing.head].member
        return "".join(
            _csv_row(
                (
                    self._count,
                    member.verdict.name.lower(),
                    f"{member.score:.4f}",
                    "yes" if at == listing.head else "",
                    place.path,
                    "" if place.line is None else place.line,
                    place.id,
                    member.text,
                    "; ".join(
                        f"{each.change}: {each.first.of(head.text)} → {each.second.of(member.text)}"
                        for each in member.differences
                    ),
                )
            )
            for at, (place, member) in enumerate(listing.items)
        )

    def tail(self) -> str:
        """Return nothing."""
        return ""


def _csv_row(values: Sequence[object]) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow(values)
    return row.getvalue()


def _object(item: Listed) -> dict[str, Any]:
    place, member = item
    return {
        **{
            name: value
            for name, value in place._asdict().items()
            if name in ("path", "line", "id") or value is not None
        },
        "text": member.text,
        "verdict": member.verdict.name.lower(),
        "score": round(member.score, 4),
        "differences": [
            {"change": str(difference.change), "first": [*difference.first], "second": [*difference.second]}
            for difference in member.differences
        ],
    }


def marked(member: Member) -> str:
    """Return the member's text with what differs from the representative between ⟦ and ⟧."""
    parts: list[str] = []
    done = 0
    for start, end in sorted({difference.second for difference in member.differences}):
        if start >= done:
            parts += [visible(member.text[done:start]), "⟦", visible(member.text[start:end]), "⟧"]
            done = end
    return "".join(parts) + visible(member.text[done:])
