"""Latin and look-alike marks in Arabic text, dots, quotation marks (AR201–AR205, AR209, AR211, AR212)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from arabclean.address import LINE_ENDS
from arabclean.normalization import latin_mark
from arabclean.normalization.latin_mark import LatinMark, latin_marks
from arabclean.normalization.shelter import lines_at
from arabclean.normalization.spacing import after_openers, before_marks, inside_straight
from arabclean.normalization.step import Step, runs
from arabclean.text import Edit
from arabclean.text.char import DIGIT, FOREIGN_LETTER, LETTER, MARK, SPACE, TATWEEL
from arabclean.text.pattern import lazy, matcher

COMMA = "\N{ARABIC COMMA}"
SEMICOLON = "\N{ARABIC SEMICOLON}"
QUESTION = "\N{ARABIC QUESTION MARK}"

_ARABIC = f"{LETTER}{FOREIGN_LETTER}{MARK}{TATWEEL}"
_LETTERS = f"{_ARABIC}A-Za-z\u00c0-\u024f\u0370-\u052f"
_REACH = 80  # how far the nearest letter may stand; it keeps hostile lines linear
_IS_ARABIC = matcher(f"[{_ARABIC}]")
_NEXT_LETTER = lazy(f"[^{_LETTERS}{LINE_ENDS}]{{0,{_REACH}}}+([{_LETTERS}])")


def _arabic_before(text: str, at: int) -> bool:
    """Whether the nearest letter before ``at`` on the line is Arabic."""
    return _arabic_after(text[max(0, at - _REACH) : at][::-1], 0)


def _arabic_after(text: str, at: int) -> bool:
    """Whether the nearest letter from ``at`` on, on the line, is Arabic."""
    match = _NEXT_LETTER.match(text, at)
    return match is not None and _IS_ARABIC(match[1]) is not None


def _latin(kind: LatinMark) -> Callable[[str, Sequence[int]], Iterator[Edit]]:
    """Return the search for a Latin mark that is certainly out of place."""
    return lambda text, _: (Edit.replace(at, at + 1, kind.arabic) for at, certain in latin_marks(text, kind) if certain)


LATIN_COMMA = Step(
    "latin-comma",
    "A Latin comma beside Arabic letters becomes ،; in numbers, data, Latin phrases, links and code it stays.",
    look=_latin(latin_mark.COMMA),
    signs=",",
    when=f"(?:(?<![{DIGIT}],)|(?![{DIGIT}]))",
)
LATIN_SEMICOLON = Step(
    "latin-semicolon",
    "A Latin semicolon after Arabic letters becomes ؛; in HTML entities, faces, links and code it stays.",
    look=_latin(latin_mark.SEMICOLON),
    signs=";",
)
LATIN_QUESTION = Step(
    "latin-question",
    "A Latin question mark of an Arabic sentence becomes ؟; in links and Latin sentences, and in runs, it stays.",
    look=_latin(latin_mark.QUESTION),
    signs="?",
)

_COMMA_LIKE = "\u201a\u066b\u066c\u060d\u3001\uff0c"
_LOOK_ALIKES = {
    **dict.fromkeys(_COMMA_LIKE, COMMA),
    **dict.fromkeys("\ufe54\uff1b", SEMICOLON),
    "\uff1f": QUESTION,
    **dict.fromkeys("\uff0e\u3002", "."),
}
_TICK = lazy(f"['`](?<=[{_ARABIC}].)(?= [{_ARABIC}])")
_OPENING_TICK = lazy(f"(?<![{_LETTERS}{DIGIT}])['`](?=\\S)")
_IS_DIGIT = matcher(f"[{DIGIT}]")
_IS_CJK = matcher("[\u2e80-\u9fff\uac00-\ud7ff\uff66-\uff9f]")


def _look_alikes(text: str, places: Sequence[int]) -> Iterator[Edit]:
    ticks: list[int] = []
    found = [at for at in places if text[at] in "'`"]
    for start, end, count in lines_at(text, found):
        if count and not _OPENING_TICK.search(text, start, end) and text.count('"', start, end) % 2 == 0:
            ticks += [match.start() for match in _TICK.finditer(text, start, end)]
    edits = [Edit.replace(at, at + 1, COMMA) for at in ticks]
    for at in places:
        if text[at] in "'`":
            continue
        left, right = text[at - 1 : at], text[at + 1 : at + 2]
        if (_IS_DIGIT(left) and _IS_DIGIT(right)) or _IS_CJK(left) or _IS_CJK(right):
            continue
        if text[at] == "\u201a" and right and not right.isspace() and (left.isspace() or "‘" in text[at : at + _REACH]):
            continue  # an opening quotation mark
        if _arabic_before(text, at) or (text[at] in _COMMA_LIKE and _arabic_after(text, at + 1)):
            edits.append(Edit.replace(at, at + 1, _LOOK_ALIKES[text[at]]))
    yield from sorted(edits)


COMMA_LOOKALIKE = Step(
    "comma-lookalike",
    "Signs that only look like a comma, semicolon, question mark or stop become the real ones; not inside numbers.",
    look=_look_alikes,
    signs="".join(_LOOK_ALIKES) + "'`",
    when=f"(?:(?<=[^'`])|(?<=[{_ARABIC}].)(?= ))",
)

_DOTS = lazy(r"\.(?<!\.\.)(?:\.{3,}+| \. ?\.(?! ?\.))")


def _ellipses(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_DOTS, text, places):
        start, end = match.span()
        spaced = " " in match.group()
        if spaced and text[start - 1 : start] == " ":
            start -= 1
        if not _IS_ARABIC(text[start - 1 : start]):
            continue
        if not spaced and end - start > 6:
            continue  # a leader line in a form
        yield Edit.replace(start, end, "...")


ELLIPSIS_FORM = Step(
    "ellipsis-form",
    "Four to six dots, or dots with spaces between them, become three after a word; longer leaders stay.",
    look=_ellipses,
    hint=lambda text, _: "...." in text or ". ." in text,
    signs=".",
    when=r"(?:(?=\.\.\.)|(?= \. ?\.))",
)


def _spaced(text: str, _: Sequence[int]) -> Iterator[Edit]:
    straight = (place for pair in inside_straight(text) for place in pair if place)
    found = sorted([*before_marks(text), *after_openers(text), *straight])
    done = 0
    for place in found:
        if place.start >= done:
            yield Edit.replace(place.start, place.end, place.right)
            done = place.end


SPACE_BEFORE_PUNCT = Step(
    "space-before-punct",
    "A space before ، ؛ ؟ ! : . and inside brackets goes; before .com, ratios, faces and list labels it stays.",
    look=_spaced,
    signs='،؛؟!:.»)\\]”…(\\[«“"',
    when=f'(?:(?<=[{SPACE}].)|(?<=[(\\[«“"])(?=[{SPACE}]))',
)

_CURLY = lazy(f'“([^“”"«»{LINE_ENDS}]+)”')
_STRAIGHT = lazy(f'"(?<![^\\s(\\[،؛:].)([^\\s"«»“”][^"«»“”{LINE_ENDS}]*)(?<!\\s)"(?![{_LETTERS}{DIGIT}])')


def _quotes(text: str, places: Sequence[int]) -> Iterator[Edit]:
    edits: list[Edit] = []
    for start, end, _ in lines_at(text, places):
        if text.count("«", start, end) or text.count("»", start, end):
            continue  # perhaps an inner level
        for pattern in (_CURLY, _STRAIGHT):
            if pattern is _STRAIGHT and text.count('"', start, end) % 2:
                continue
            for match in pattern.finditer(text, start, end):
                if _IS_ARABIC(match[1]) or _arabic_before(text, match.start()):
                    edits.append(Edit.replace(match.start(), match.start() + 1, "«"))
                    edits.append(Edit.replace(match.end() - 1, match.end(), "»"))
    yield from sorted(edits)


QUOTE_STYLE = Step(
    "quote-style",
    'Balanced “…” and "…" in a line without « » become «…»; inches and inner levels stay.',
    look=_quotes,
    signs='“"',
)
