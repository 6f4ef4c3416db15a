"""Where a Latin mark stands in Arabic running text (AR201–AR203)."""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.normalization.citation import is_cited, is_emoticon
from arabclean.text.char import LETTER, is_letter
from arabclean.text.pattern import lazy
from arabclean.text.record import Record


class LatinMark(Record):
    """A Latin ``mark`` and its ``arabic`` counterpart; ``both_sides``: Arabic after it is enough."""

    mark: str
    arabic: str
    both_sides: bool


COMMA = LatinMark(",", "\N{ARABIC COMMA}", both_sides=True)
SEMICOLON = LatinMark(";", "\N{ARABIC SEMICOLON}", both_sides=False)
QUESTION = LatinMark("?", "\N{ARABIC QUESTION MARK}", both_sides=False)

_LINE = 400
"""How much of a line on each side is looked at; it keeps hostile lines linear."""
_REACH = 60
"""How far, in code points, a mark looks for the letter that tells which script it stands in."""
_QUESTION = lazy(f"(?:^|[.؟!\\n:])[^\\S\\n]*+(?:[وف]?(?:هل|ماذا|لماذا|متى|كيف|أين|من|كم))(?![{LETTER}])[^.؟!\\n]*\\Z")
_CALL = lazy(r"[A-Za-z_][A-Za-z0-9_]{0,40}\([^()\n]*\Z")
_TIGHT = lazy(r"(?<=[^\s,\d]),(?=[^\s,])|(?<=[^\s,]),(?=[^\s,\d])")
_PROSE_WORDS, _PROSE_SHARE = 10, 3
"""Words of a line, and words to each of its stretches, from which it can be prose."""
_SENTENCE_MARK = lazy(r"[.؟!،؛:](?:\s|$)")
_LOST_SIGN = lazy(f"(?:الله|النبي|نبي|الرسول|رسوله|محمد) ?\\? ?[{LETTER}]")  # «قال رسول الله ? يومًا»: ﷺ was lost


def latin_marks(text: str, kind: LatinMark) -> Iterator[tuple[int, bool]]:
    """Yield the place of each mark that should be Arabic, and whether it is certain: what may be data is not."""
    at = text.find(kind.mark)
    while at >= 0:
        if _is_fault(text, at, kind):
            yield at, kind is QUESTION or not _may_be_data(text, at)
        at = text.find(kind.mark, at + 1)


def _is_fault(text: str, at: int, kind: LatinMark) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isdigit() and after.isdigit():  # a separator inside a number
        return False
    if kind.mark in (before, after):  # a run, such as ???: lost letters, not punctuation
        return False
    if is_cited(text, at, at + 1) or is_emoticon(text, at) or _is_code(text, at):
        return False
    if kind is QUESTION and _LOST_SIGN.search(text, max(0, at - 12), at + 3):
        return False
    if nearest_is_arabic(text, at, -1):
        return True
    if kind.both_sides:
        return nearest_is_arabic(text, at, 1)
    return kind is QUESTION and _QUESTION.search(text, max(0, at - 400), at) is not None


def nearest_is_arabic(text: str, at: int, step: int) -> bool:
    """Whether the nearest letter before (``step`` -1) or after (+1) a place, on the same line, is Arabic."""
    stop = max(at - _REACH, -1) if step < 0 else min(at + _REACH, len(text))
    for place in range(at + step, stop, step):
        char = text[place]
        if char.isalpha():
            return is_letter(char)
        if char == "\n":
            return False
    return False


def _is_code(text: str, at: int) -> bool:
    """Whether a mark stands in a line of JSON or between the brackets of a call."""
    start = max(text.rfind("\n", max(at - _LINE, 0), at) + 1, at - _LINE)
    return text[start:at].lstrip()[:1] in ("{", "[") or _CALL.search(text, start, at) is not None


def _may_be_data(text: str, at: int) -> bool:
    """Whether a comma may be a decimal sign with a space (2 ,5) or part a table (الاسم,العمر,المدينة)."""
    before, after = text[max(at - 2, 0) : at].rstrip(), text[at + 1 : at + 3].lstrip()
    if before[-1:].isdigit() and after[:1].isdigit():
        return True
    if text[at - 1 : at] == '"':  # the end of a value, or of a quotation
        return True
    floor = max(at - _LINE, 0)
    start, end = text.rfind("\n", floor, at), text.find("\n", at, at + _LINE)
    line = text[start + 1 if start >= 0 else floor : end if end >= 0 else at + _LINE]
    return len(_TIGHT.findall(line)) >= 2 and not _is_prose(line)


def _is_prose(line: str) -> bool:
    """Whether a line whose commas have no space is running text: many words to a comma, and the marks of a sentence."""
    cells = line.split(",")
    words = sum(len(cell.split()) for cell in cells)
    if words < max(_PROSE_WORDS, _PROSE_SHARE * len(cells)) or not _SENTENCE_MARK.search(line):
        return False
    return not any(cell.strip(' \t"').isdecimal() or not cell.strip() for cell in cells)
