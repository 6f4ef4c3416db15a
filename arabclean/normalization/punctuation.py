"""Latin and look-alike marks in Arabic text, dots, quotation marks (AR201–AR205, AR209, AR211, AR212)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arabclean.normalization.pattern import lazy, matcher
from arabclean.normalization.shelter import LINE_ENDS, lines_at
from arabclean.normalization.step import Step, runs
from arabclean.text import Edit
from arabclean.text.char import DIGIT, FOREIGN_LETTER, LETTER, MARK, TATWEEL

COMMA = "\N{ARABIC COMMA}"
SEMICOLON = "\N{ARABIC SEMICOLON}"
QUESTION = "\N{ARABIC QUESTION MARK}"

_ARABIC = f"{LETTER}{FOREIGN_LETTER}{MARK}{TATWEEL}"
_LETTERS = f"{_ARABIC}A-Za-z\u00c0-\u024f\u0370-\u052f"
_REACH = 80  # how far the nearest letter may stand; it keeps hostile lines linear
_IS_ARABIC = matcher(f"[{_ARABIC}]")
_NEXT_LETTER = lazy(f"[^{_LETTERS}{LINE_ENDS}]{{0,{_REACH}}}+([{_LETTERS}])")
_LINE_END_SET = frozenset(LINE_ENDS)


def _arabic_before(text: str, at: int) -> bool:
    """Whether the nearest letter before ``at`` on the line is Arabic."""
    return _arabic_after(text[max(0, at - _REACH) : at][::-1], 0)


def _arabic_after(text: str, at: int) -> bool:
    """Whether the nearest letter from ``at`` on, on the line, is Arabic."""
    match = _NEXT_LETTER.match(text, at)
    return match is not None and _IS_ARABIC(match[1]) is not None


_LATIN_COMMA = lazy(f",(?:(?<![{DIGIT}],)|(?![{DIGIT}]))")


def _commas(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_LATIN_COMMA, text, places):
        start, end = match.span()
        if text[start - 1 : start] == '"' == text[end : end + 1]:
            continue  # cells of a CSV file
        if _arabic_before(text, start) or _arabic_after(text, end):
            yield Edit.replace(start, end, COMMA)


LATIN_COMMA = Step(
    "latin-comma",
    "A Latin comma beside Arabic letters becomes ،; between digits, in Latin phrases, links and code it stays.",
    look=_commas,
    signs=",",
    when=f"(?:(?<![{DIGIT}],)|(?![{DIGIT}]))",
)


def _semicolons(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for at in places:
        if _arabic_before(text, at) or _arabic_after(text, at + 1):
            yield Edit.replace(at, at + 1, SEMICOLON)


LATIN_SEMICOLON = Step(
    "latin-semicolon",
    "A Latin semicolon beside Arabic letters becomes ؛; in HTML entities, Latin phrases, links and code it stays.",
    look=_semicolons,
    signs=";",
)

_LATIN_QUESTION = lazy(r"\?(?<!\?\?)(?!\?)")


_LOST_SIGN = lazy("(?:الله|النبي|نبي|الرسول|رسوله|محمد) ?\\? ?[\u0621-\u064a]")  # «قال رسول الله ? يوماً»: ﷺ was lost


def _questions(text: str, places: Sequence[int]) -> Iterator[Edit]:
    for match in runs(_LATIN_QUESTION, text, places):
        at = match.start()
        if _arabic_before(text, at) and not _LOST_SIGN.search(text[max(0, at - 12) : at + 3]):
            yield Edit.replace(at, at + 1, QUESTION)


LATIN_QUESTION = Step(
    "latin-question",
    "A Latin question mark after Arabic letters becomes ؟; in links and Latin sentences, and in runs, it stays.",
    look=_questions,
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
    signs=".",
    when=r"(?:(?=\.\.\.)|(?= \. ?\.))",
)

_ARABIC_MARKS = "،؛؟"
_OTHER_MARKS = "!:.»)\\]”…"
_AFTER_BRACKET = lazy(f"[(\\[] (?=[{LETTER}][^()\\[\\]\n\r]{{0,{_REACH}}}[)\\]])")
_TOKEN = lazy(f"[!:.…]*[A-Za-z{DIGIT}=/_-]|[:؛][-']?[)(\\]]|::|\\.{{4}}")
_RATIO = lazy(f": ?[{DIGIT}]")
_CLOSING = "»)]”"
_IS_LETTER_OR_DIGIT = matcher(f"[{_LETTERS}{DIGIT}]")
_LINE_BREAK = lazy(f"[{LINE_ENDS}]")
_IS_BASE = matcher(f"[{LETTER}{FOREIGN_LETTER}{DIGIT}»”…]")
_LIST_LABEL = lazy(f"[ \\t]*+(?:[-*•–]|[{LETTER}]{{1,2}}|[A-Za-z]|[{DIGIT}]{{1,3}})$")


def _spaced(text: str, places: Sequence[int]) -> Iterator[Edit]:
    edits = [Edit.replace(match.start() + 1, match.end(), "") for match in runs(_AFTER_BRACKET, text, places)]
    for place in places:
        start = end = place
        while start > 0 and end - start < 4 and text[start - 1] == " ":
            start -= 1
        mark, left = text[place], text[start - 1 : start]
        if not 0 < end - start < 4 or not left or left.isspace() or left in "«“([" or mark in "([":
            continue  # verse, the start of a line, an opening mark
        if _TOKEN.match(text, end) or (mark == ":" and _IS_DIGIT(left) and _RATIO.match(text, end)):
            continue
        if mark in _OTHER_MARKS and not _ends_arabic(text, start):
            continue
        if mark in _CLOSING and _IS_LETTER_OR_DIGIT(text, end + 1):
            continue  # »reversed«, or the opening ” of CLDR
        if text.startswith(("…", "..."), end) and _is_short_line(text, start, end):
            continue  # perhaps verse
        if _is_label(text, start) or (mark in ")]" and _is_cited(text, start)):
            continue
        edits.append(Edit.replace(start, end, ""))
    yield from sorted(edits)


def _ends_arabic(text: str, end: int) -> bool:
    """Whether what stands before ``end`` belongs to Arabic text: no mark of a French or English phrase is touched."""
    return _IS_ARABIC(text, end - 1) is not None or (not text[end - 1].isalpha() and _arabic_before(text, end))


def _is_short_line(text: str, start: int, end: int) -> bool:
    """Whether the line of ``text[start:end]`` begins and ends near it and goes on after it."""
    left, right = _LINE_BREAK.split(text[max(0, start - _REACH) : start])[-1], text[end : end + _REACH]
    rest = _LINE_BREAK.split(right)[0]
    return start >= len(left) and len(left) < _REACH and len(rest) < _REACH and _NEXT_LETTER.match(rest) is not None


def _is_cited(text: str, end: int) -> bool:
    """Whether a mark that is spoken about ends at ``end``: ( ؟ )."""
    return not _IS_BASE(text, end - 1) and text[end - 2 : end - 1].isspace()


def _is_label(text: str, end: int) -> bool:
    """Whether only a bullet, a letter or a number stands before ``end`` on its line."""
    start = end
    while start > 0 and end - start < 8 and text[start - 1] not in _LINE_END_SET:
        start -= 1
    return end - start < 8 and _LIST_LABEL.match(text[start:end]) is not None


SPACE_BEFORE_PUNCT = Step(
    "space-before-punct",
    "A space before ، ؛ ؟ ! : . and closing marks goes; before .com, ratios, smileys and list labels it stays.",
    look=_spaced,
    signs=_ARABIC_MARKS + _OTHER_MARKS + "(\\[",
    when="(?:(?<= .)|(?<=[(\\[])(?= ))",
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
