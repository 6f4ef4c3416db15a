"""What in a text is no prose, whoever asks: addresses, code, tags, markup, the Quran, other languages (catalogue 0.3).

Patterns only. Two ask: `arabclean.protect`, which tells the rules what is not theirs, and
`arabclean.normalization.shelter`, which tells the steps that change single characters. The latter is the more careful
of the two where that costs nothing: «3.5km» is a number to the rules and a name with a dot to a step.

Possessive quantifiers (``++``, ``*+``) keep every pattern linear on hostile input.
"""

from __future__ import annotations

from arabclean.text.char import DIGIT, FOREIGN_LETTER, LETTER, MARK, TATWEEL

LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
"""Characters that end a line for a reader, for use inside ``[...]``."""
STOP = r"\s<>«»“”\"،؛؟`"
"""No address goes on past one of these, for use inside ``[...]``."""

_NOT_LAST = r"(?<![.,:;!?)\]'])"  # a mark after an address is the sentence's
URL = rf"(?:(?i:https?|ftp)://|(?<![\w.@-])www\.)[^{STOP}]+{_NOT_LAST}"
EMAIL = r"(?<![A-Za-z0-9@._%+-])[A-Za-z0-9_%+-]++(?:\.[A-Za-z0-9_%+-]++)*+@[\w-]++(?:\.[\w-]++)+"
DOMAIN = rf"(?<![A-Za-z0-9_@./-])(?:[A-Za-z0-9-]++\.)+(?:[A-Za-z]{{2,}})++(?:/[^{STOP}]*{_NOT_LAST})?(?![A-Za-z0-9_@])"
DOTTED = rf"(?<![A-Za-z0-9@._%+-])[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)++(?:[:/?#][^{STOP}]*+)?"
"""A domain, a file name, a version, a number with its unit: whatever Latin has a dot inside."""
FILE = r"(?<![\w/.~-])(?:\.{1,2}/|/|[A-Za-z]:\\)(?:[\w.~-]++[/\\]){0,30}[\w~-]*+(?:\.[\w~-]++)+"

FENCE = r"```[\s\S]*?```"
INLINE_CODE = f"`[^`{LINE_ENDS}]++`"

MENTION = r"(?<![\w@])@[A-Za-z0-9_]+"
HASHTAG = r"(?<![\w#&])#\w+"
TAG = f"[#@][{LETTER}{FOREIGN_LETTER}{MARK}{TATWEEL}A-Za-z0-9_{DIGIT}\u200c]++"
"""A hashtag or a mention, wherever it begins."""

_LINK_AND_ENTITY = (
    rf"\[\[[^\[\]{LINE_ENDS}]*+\]\]|\{{\{{[^{{}}{LINE_ENDS}]*+\}}\}}"
    "|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
MARKUP = rf"<[/!]?[A-Za-z][^<>]*+>|{_LINK_AND_ENTITY}"
"""Tags, which may go over line ends, links and templates of a wiki, entities."""
MARKUP_OF_A_LINE = rf"<[A-Za-z/!][^<>{LINE_ENDS}]*+>|{_LINK_AND_ENTITY}"

QURAN = "\ufd3f[^\ufd3e\ufd3f]*+\ufd3e|\ufd3e[^\ufd3e\ufd3f]*+\ufd3f"
OTHER_LETTERS = "پچژگڕڵێۆەٹڈڑںے"
"""Letters of Persian, Urdu and Kurdish that Arabic does not borrow: with two of them a line is not Arabic."""
