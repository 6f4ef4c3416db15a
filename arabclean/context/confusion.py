"""Words that are written for one another: one slip of spelling apart, by what the slip is."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.text.pattern import lazy

_LEAD = lazy("(?:[وف]?[بكلس]?(?:ال)?|[وف]?لل|أ)")
_ALEFS = "اأإآ"
#: Letters inside a word that are written for one another, and the class of the slip.
_INSIDE = {
    "ا": (("أ", "medial"),),
    "أ": (("ا", "medial"), ("ء", "medial")),
    "و": (("ؤ", "medial"),),
    "ؤ": (("و", "medial"), ("ئ", "medial"), ("ء", "medial")),
    "ء": (("ئ", "medial"), ("ؤ", "medial"), ("أ", "medial")),
    "ي": (("ئ", "medial"),),
    "ئ": (("ي", "medial"), ("ؤ", "medial"), ("ء", "medial")),
    "ض": (("ظ", "dad"),),
    "ظ": (("ض", "dad"),),
    "ذ": (("د", "dhal"), ("ز", "dhal")),
    "د": (("ذ", "dhal"),),
    "ز": (("ذ", "dhal"),),
}
#: Endings that are written for one another.
_ENDING = (
    ("ه", "ة", "teh"),
    ("ة", "ه", "teh"),
    ("ة", "ت", "open"),
    ("ت", "ة", "open"),
    ("ي", "ى", "yeh"),
    ("ى", "ي", "yeh"),
    ("ى", "ا", "maqsura"),
    ("ا", "ى", "maqsura"),
    ("وا", "و", "waw"),
    ("و", "وا", "waw"),
    ("ء", "", "final"),
    ("ا", "اء", "final"),
    ("ي", "يء", "final"),
    ("يء", "ي", "final"),
)
_SHORTEST_FOR_FINAL = 4
_SECOND = frozenset({"teh", "yeh", "medial", "maqsura", "final"})
CLASSES = ("alef", "medial", "dad", "dhal", "teh", "open", "yeh", "maqsura", "waw", "final", "two")
"""What a slip is about: the alef a word begins with and its hamza; a hamza inside; ض and ظ; ذ, د and ز; ه and ة; ت and
ة; ي and ى; ا and ى; the alef after waw; a hamza at the end; and two of these together, an alef first."""


def lookalikes(form: str) -> dict[str, str]:
    """The forms one slip away from ``form``, and those with a slip at the beginning and another: form → class.

    Nothing is asked of a lexicon: most are no words.
    """
    found = dict(_slips(form))
    for other, kind in tuple(found.items()):
        if kind == "alef":
            for second, what in _slips(other):
                if what in _SECOND:
                    found.setdefault(second, "two")
    found.pop(form, None)
    return found


def _slips(form: str) -> Iterator[tuple[str, str]]:
    for at, letter in enumerate(form):
        if letter in _ALEFS and _LEAD.fullmatch(form[:at]):
            for other in _ALEFS:
                if other != letter:
                    yield form[:at] + other + form[at + 1 :], "alef"
        elif letter in _INSIDE:
            for other, kind in _INSIDE[letter]:
                yield form[:at] + other + form[at + 1 :], kind
    for wrong, right, kind in _ENDING:
        if form.endswith(wrong) and (kind != "final" or "ي" in wrong or len(form) >= _SHORTEST_FOR_FINAL):
            yield form[: len(form) - len(wrong)] + right, kind
