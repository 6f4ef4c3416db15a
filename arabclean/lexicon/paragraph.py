"""The text of compiled lists: paragraphs, the name of the list on the first line; quick to take apart."""

from __future__ import annotations

from typing import Any


def read_paragraphs(text: str) -> dict[str, list[str]]:
    """Return the lines of each list by its name."""
    lists = {}
    for paragraph in text.rstrip("\n").split("\n\n"):
        name, *lines = paragraph.split("\n")
        lists[name] = lines
    return lists


def paired(lines: list[str] | None) -> dict[str, Any]:
    """Return what is known of each form: a line is the form, the next what is known of it."""
    return dict(zip(lines[::2], lines[1::2], strict=True)) if lines else {}
