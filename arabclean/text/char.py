"""Character classes of Arabic text, as strings for regular expressions and as questions about one character.

Ranges are those of the Unicode Arabic blocks; catalogue 0.2 names the classes ``A`` (letter) and ``M`` (mark).
"""

from __future__ import annotations

from unicodedata import category

TATWEEL = "\N{ARABIC TATWEEL}"

LETTER = "\u0621-\u063a\u0641-\u064a"
"""Letters of the Arabic language (class ``A``), for use inside ``[...]``."""

VOWEL_MARK = "\u064b-\u0652\u0670"
"""Tanwin, vowels, shadda, sukun, dagger alef (class ``M``), for use inside ``[...]``."""

MARK = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff"
)
"""Every combining mark of the Arabic blocks, for use inside ``[...]``."""

DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
"""Digits of the three sets met in Arabic text, for use inside ``[...]``."""

FOREIGN_LETTER = "\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
"""Arabic-script letters of other languages and old orthographies, for use inside ``[...]``."""

PRESENTATION_FORM = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc"
"""Presentation forms that stand for letters (not ﴾ ﴿ ﷺ ﷻ ﷼ ﷽), for use inside ``[...]``."""

INVISIBLE = "\u00ad\u034f\u180e\u200b\u200d\u2060\ufeff"
"""Characters that show nothing and do not part words, for use inside ``[...]``."""

SPACE = " \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
"""Spaces inside a line, for use inside ``[...]``."""

YEHS = "\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER E}\N{ARABIC LETTER YEH BARREE}\N{ARABIC LETTER YEH WITH TAIL}"
KAFS = "\N{ARABIC LETTER KEHEH}\N{ARABIC LETTER SWASH KAF}"
HEHS = (
    "\N{ARABIC LETTER HEH GOAL}\N{ARABIC LETTER HEH DOACHASHMEE}\N{ARABIC LETTER AE}"
    "\N{ARABIC LETTER HEH WITH YEH ABOVE}\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}"
)
TEH_GOAL = "\N{ARABIC LETTER TEH MARBUTA GOAL}"
"""With `YEHS`, `KAFS` and `HEHS`: letters of Persian, Urdu and Kurdish that look like ة, ي, ك and ه."""
WASLA = "\N{ARABIC LETTER ALEF WASLA}"

_LETTERS = frozenset(chr(c) for c in (*range(0x621, 0x63B), *range(0x641, 0x64B)))
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")


def is_letter(char: str) -> bool:
    """Whether ``char`` is a letter of the Arabic language."""
    return char in _LETTERS


def is_extender(char: str) -> bool:
    """Whether ``char`` belongs to the character before it: a combining mark, tatweel, joiner or variation selector."""
    if char < "\u0300":
        return False
    return char == TATWEEL or char in _JOINERS or category(char) in ("Mn", "Me")


def is_cluster_start(text: str, at: int) -> bool:
    """Whether a cluster (a character with what belongs to it) begins at ``at``, or the text begins or ends there."""
    if at <= 0 or at >= len(text):
        return True
    if not is_extender(text[at]):
        return True
    return text[at - 1].isspace()


def word_around(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """Widen ``text[start:end]`` to the spaces, or edges of the text, around it; by ``reach`` on each side at most."""
    low, high = start, end
    while low and start - low < reach and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and high - end < reach and not text[high].isspace():
        high += 1
    return low, high
