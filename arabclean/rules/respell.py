"""Change letters and keep what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.document import Document
from arabclean.finding import Fix, Safety
from arabclean.text import Edit, Span, shared_ends
from arabclean.text.char import is_extender


def respell(document: Document, span: Span, old: str, new: str, safety: Safety) -> Fix:
    """Return the fix that makes ``span``, which reads ``old`` in the folded view, read ``new``.

    Only the letters that differ are touched; where letters are replaced one for one, the vowel marks of the
    original stay on them. ``span`` is in code points of the document's text and covers whole clusters.
    """
    return Fix(tuple(_edits(document, span, old, new)), safety)


def _edits(document: Document, span: Span, old: str, new: str) -> Iterator[Edit]:
    head, tail = shared_ends(old, new)
    view = document.folded
    origin = view.map.to_result(span).start
    if len(old) != len(new):
        yield Edit(view.to_source(origin + head, origin + len(old) - tail), new[head : len(new) - tail])
        return
    for at in range(head, len(old) - tail):
        if old[at] != new[at]:
            place = view.to_source(origin + at, origin + at + 1)
            yield Edit(place, new[at] + "".join(char for char in place.of(document.text)[1:] if is_extender(char)))
