"""A derived text that rules look at, tied to the text that it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import normalize

from arabclean.text.char import (
    HEHS,
    INVISIBLE,
    KAFS,
    MARK,
    PRESENTATION_FORM,
    TATWEEL,
    TEH_GOAL,
    WASLA,
    YEHS,
    is_cluster_start,
)
from arabclean.text.offset import OffsetMap, Region
from arabclean.text.pattern import lazy, members
from arabclean.text.span import Span


class View(NamedTuple):
    """A derived text with the map back: ``map.to_source(span)`` of a span of ``text`` is a span of the source."""

    text: str
    map: OffsetMap

    def to_source(self, start: int, end: int) -> Span:
        """Return the source span of ``text[start:end]``; it never cuts a letter from its marks."""
        return self.map.to_source(start, end)


_LOOK_ALIKES = {
    **dict.fromkeys(YEHS, "ي"),
    **dict.fromkeys(KAFS, "ك"),
    **dict.fromkeys(HEHS, "ه"),
    TEH_GOAL: "ة",
    WASLA: "ا",
    "\N{ARABIC LETTER ALEF WITH WAVY HAMZA ABOVE}": "أ",
    "\N{ARABIC LETTER ALEF WITH WAVY HAMZA BELOW}": "إ",
}
_CARRIED = MARK + TATWEEL + INVISIBLE
_FOLDED = lazy(f"[{''.join(_LOOK_ALIKES)}{PRESENTATION_FORM}{_CARRIED}][{_CARRIED}]*")
_TABLE: dict[int, str | None] = {ord(char): letter for char, letter in _LOOK_ALIKES.items()}
_DROP = lazy(f"[{_CARRIED}]+")
_HAMZA = lazy("[\u0653-\u0655]")
_FORMS = lazy(f"[{PRESENTATION_FORM}]")


def fold(text: str) -> View:
    """Return the view in which words are compared (catalogue 0.2).

    Gone are marks, tatweel and invisible characters; presentation forms and look-alike letters of other
    languages become the Arabic letters that they stand for; a hamza written as a mark joins its letter.
    Hamza seats, ة/ه and ى/ي stay as they are written. Each region is a whole cluster.
    """
    regions: list[Region] = []
    parts: list[str] = []
    done = length = 0
    carried = members(_CARRIED)
    for match in _FOLDED.finditer(text):
        start, end = match.span()
        if start and text[start] in carried and not text[start - 1].isspace():
            start -= 1  # a letter with what hangs on it is one region
        written = text[start:end]
        cluster = fold_cluster(written)
        if cluster == written:
            continue
        parts.append(text[done:start])
        parts.append(cluster)
        length += start - done
        regions.append(Region(start, end, length, length + len(cluster)))
        length += len(cluster)
        done = end
    if not regions:
        return View(text, OffsetMap())
    parts.append(text[done:])
    folded, offsets = "".join(parts), OffsetMap(regions)
    if all(is_cluster_start(text, region.source_end) for region in regions):
        return View(folded, offsets)
    return View(folded, offsets.whole_clusters(text, folded))  # a mark of another script hangs on an Arabic letter


def fold_cluster(cluster: str) -> str:
    """Fold one cluster, or any string without regard to positions, as `fold` does."""
    if _HAMZA.search(cluster):
        cluster = normalize("NFC", _TATWEELS.sub("", cluster))
    if _FORMS.search(cluster):
        cluster = _FORMS.sub(_letters_of_form, cluster)
    return _DROP.sub("", cluster).translate(_TABLE)


_SKELETON = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ة", "ه"))


def skeleton(folded: str) -> str:
    """Return what is left of folded text when hamza on alef, ة for ه and ى for ي make no difference; as long as it."""
    for letter, same in _SKELETON:  # str.translate takes many times as long
        folded = folded.replace(letter, same)
    return folded


def skeletons(words: Iterable[str]) -> Sequence[str]:
    """Return the `skeleton` of each of many words, none of which has a line end; much faster than one by one."""
    joined = "\n".join(words)
    return skeleton(joined).split("\n") if joined else ()


_TATWEELS = lazy(TATWEEL)


def _letters_of_form(match: re.Match[str]) -> str:
    """Decompose one presentation form; the space that NFKC puts before an isolated mark is no part of the text."""
    return normalize("NFKC", match.group()).replace(" ", "")
