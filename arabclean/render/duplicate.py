"""Groups of headlines that repeat each other, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from arabclean.duplicates import Group, Member
from arabclean.render.style import Style, visible


class Place(NamedTuple):
    """Where a headline stands: file, 1-based line, and the name that the file gives it."""

    path: str
    line: int
    id: str


def groups_text(groups: Iterable[Group], places: Sequence[Place], style: Style | None = None) -> str:
    """Return a paragraph for each group: its verdict, then its members, what differs between ⟦ and ⟧.

    The id of a member is its position in ``places``. The member that the others are measured by is marked with ``*``.
    """
    style = style or Style()
    parts: list[str] = []
    for group in groups:
        parts.append(f"{style.paint(group.verdict.name.lower(), 'mark')} {group.score:.2f}\n")
        for member in group.members:
            place = places[int(member.id)]
            sign = "*" if member.id == group.representative.id else " "
            path = style.isolated(style.paint(visible(place.path), "path"))
            parts.append(f"  {sign} {path}:{place.line}: {style.isolated(_marked(member))}\n")
        parts.append("\n")
    return "".join(parts)


def groups_json(groups: Iterable[Group], places: Sequence[Place], tool: Mapping[str, object]) -> str:
    """Return one object for the whole run.

    Spans count code points: ``first`` those of the representative's text, ``second`` those of the member's.
    """
    objects = [_group_object(group, places) for group in groups]
    lines = ",\n".join(json.dumps(value, ensure_ascii=False) for value in objects)
    start = f'{{"version": 1, "tool": {json.dumps(dict(tool), ensure_ascii=False)}, "groups": ['
    return f"{start}\n{lines}\n]}}\n" if objects else f"{start}]}}\n"


def _group_object(group: Group, places: Sequence[Place]) -> dict[str, Any]:
    return {
        "verdict": group.verdict.name.lower(),
        "score": round(group.score, 4),
        "representative": places[int(group.representative.id)].id,
        "members": [
            {
                **places[int(member.id)]._asdict(),
                "text": member.text,
                "verdict": member.verdict.name.lower(),
                "score": round(member.score, 4),
                "differences": [
                    {"change": str(difference.change), "first": [*difference.first], "second": [*difference.second]}
                    for difference in member.differences
                ],
            }
            for member in group.members
        ],
    }


def _marked(member: Member) -> str:
    """Return the member's text with what differs from the representative between ⟦ and ⟧."""
    parts: list[str] = []
    done = 0
    for start, end in sorted({difference.second for difference in member.differences}):
        if start >= done:
            parts += [visible(member.text[done:start]), "⟦", visible(member.text[start:end]), "⟧"]
            done = end
    return "".join(parts) + visible(member.text[done:])
