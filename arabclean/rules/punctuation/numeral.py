"""How numbers are written: separators, percent, ranges, one set of digits (catalogue AR118, AR235, AR236, AR238)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from arabclean.document import Document
from arabclean.finding import Finding, Severity
from arabclean.normalization.digit import ARABIC, DECIMAL, LATIN, THOUSANDS
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.rules.punctuation.shelter import is_free
from arabclean.rules.retouch import retouch, retouch_all
from arabclean.text import Edit, Span
from arabclean.text.char import DIGIT, LETTER
from arabclean.text.pattern import is_beside, lazy, members
from arabclean.tokens import Kind, Token

_TO_LATIN = str.maketrans(ARABIC, LATIN)
_TO_ARABIC = str.maketrans(LATIN, ARABIC)
_COUNTED_LIST = frozenset(
    {"المواد", "المادتان", "المادتين", "الآيات", "الآيتان", "الآيتين", "الصفحات", "الصفحتان", "الصفحتين", "العددان"}
    | {"العددين", "الأعداد", "الأرقام", "الرقمان", "الرقمين", "السنوات", "الأعوام", "الفقرات", "البنود", "الطوابق"}
)
_YEAR = frozenset({"عام", "سنة", "العام", "السنة", "عامي", "سنتي", "لعام", "لسنة", "بعام", "منذ"})
_COMMA = lazy(f"(?<![{DIGIT}.,،{DECIMAL}{THOUSANDS}])[{DIGIT}]{{1,6}}(?:،[{DIGIT}]+)+(?![{DIGIT}.,،]*[{DIGIT}])")
_GROUPED = lazy("\\d{1,3}(?:,\\d{3})+")
_POINTED = lazy("\\d{1,3}(?:\\.\\d{3})+")
_LONG = lazy("[1-9]\\d{4,6}")
_CODES = frozenset(
    {"رقم", "رقمه", "رقمها", "برقم", "الرقم", "هاتف", "الهاتف", "رمز", "الرمز", "كود", "عدد", "ص", "قانون", "مرسوم"}
)


class NumberFormat:
    """An Arabic comma for a decimal sign, groups that are not of three digits, spaces inside a number."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each number with how it should be written."""
        for span, ways, severity in self._found(document):
            if is_free(document, span):
                yield self.info.finding(document, span, *ways, severity=severity)

    def _found(self, document: Document) -> Iterator[tuple[Span, Sequence[str], Severity | None]]:
        numbers = [document.tokens[at] for at in document.numbers]
        if not numbers:
            return
        if is_beside(document.text, "،", 1, members(DIGIT)):
            yield from self._commas(document)
        grouped = pointed = 0
        for token in numbers:
            if "," in token.form and (right := _regrouped(token.form)):
                yield token.span, (right,), None
            grouped += _GROUPED.fullmatch(token.form) is not None
            pointed += _POINTED.fullmatch(token.form) is not None and token.form.endswith("0")
        if grouped and pointed and (grouped >= pointed or pointed >= _HABIT):
            yield from self._minority(numbers, grouped >= pointed)
        if grouped:
            yield from self._ungrouped(document)
        yield from self._spaced(document)

    @staticmethod
    def _commas(document: Document) -> Iterator[tuple[Span, Sequence[str], None]]:
        text = document.text
        for match in _COMMA.finditer(text):
            number = match.group()
            parts = number.split("،")
            before = next(iter(reversed(document.tokens_in(Span(max(match.start() - 20, 0), match.start())))), None)
            if before is not None and before.form in _COUNTED_LIST:
                continue
            latin = number[0] in LATIN
            thousands, decimal = (",", ".") if latin else (THOUSANDS, DECIMAL)
            if len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:]) and parts[0] not in ("0", "٠"):
                yield Span(*match.span()), (thousands.join(parts),), None
            elif len(parts) == 2 and len(parts[0]) <= 3 and len(parts[1]) <= 2:
                yield Span(*match.span()), (decimal.join(parts),), None

    @staticmethod
    def _minority(numbers: Sequence[Token], commas: bool) -> Iterator[tuple[Span, Sequence[str], None]]:
        pattern, old, new = (_POINTED, ".", ",") if commas else (_GROUPED, ",", ".")
        for token in numbers:
            if pattern.fullmatch(token.form) and (not commas or token.form.endswith("0")):
                yield token.span, (token.form.replace(old, new),), None

    @staticmethod
    def _ungrouped(document: Document) -> Iterator[tuple[Span, Sequence[str], Severity]]:
        for at in document.numbers:
            token = document.tokens[at]
            before = document.tokens[at - 1].form if at else ""
            after = document.tokens[at + 1] if at + 1 < len(document.tokens) else None
            if not _LONG.fullmatch(token.form) or before in _CODES or before in "-/#+.(":
                continue
            if after is not None and after.is_word and document.is_gap(token, after):
                yield token.span, (f"{int(token.form):,}",), Severity.INFO

    @staticmethod
    def _spaced(document: Document) -> Iterator[tuple[Span, Sequence[str], None]]:
        tokens = document.tokens
        for number, at in enumerate(document.numbers):
            if not number or document.numbers[number - 1] != at - 1:
                continue
            first, second = tokens[at - 1], tokens[at]
            if second.start - first.end != 1 or not document.is_gap(first, second):
                continue
            if len(second.form) != 3 or not second.form.isdigit() or not first.form.isdigit():
                continue
            before = tokens[at - 2] if at > 1 else None
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            if first.form[0] in "0٠" or len(first.form) > 3 or (before and before.kind is Kind.NUMBER):
                continue
            span = Span(first.start, second.end)
            if before and before.form in _YEAR and len(first.form) == 1:
                yield span, (first.form + second.form,), None
            elif after is not None and after.is_word and second.form in ("000", "٠٠٠"):
                yield span, (f"{first.form}{',' if first.form[0] in LATIN else THOUSANDS}{second.form}",), None


def _regrouped(number: str) -> str:
    """Return a number whose groups are not of three digits with groups that are; nothing where it may be a list."""
    parts = number.split(",")
    if not all(part.isdigit() for part in parts) or parts[0].startswith("0"):
        return ""
    if len(parts) == 2:
        if len(parts[1]) < 4 or parts[1].strip("0٠"):
            return ""
    elif len(parts[-1]) != 3 or any(len(part) not in (2, 3) for part in parts[1:-1]) or len(parts[0]) > 3:
        return ""
    digits = "".join(parts)
    groups = [digits[max(end - 3, 0) : end] for end in range(len(digits), 0, -3)]
    right = ",".join(reversed(groups))
    return "" if right == number else right


_PERCENT = lazy(
    f"(?<![{DIGIT}.,])(?P<before>[%٪] ?)(?P<late>[{DIGIT}]+(?:[.,{DECIMAL}][{DIGIT}]+)?)(?![{DIGIT}%٪])"
    f"|(?P<number>(?<![{DIGIT}.,،])[{DIGIT}]+(?:[.,{DECIMAL}][{DIGIT}]+)?)(?P<after>[ \u00a0]?[%٪])"
)
_SAID_TWICE = lazy(f"(?P<sign>[%٪])(?P<words>[ \u00a0]+(?:في المئة|في المائة|بالمئة|بالمائة))(?![{LETTER}])")


class PercentForm:
    """A percent sign before its number or away from it, where the rest of the article has it otherwise."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each number with its sign; percent said twice is an error."""
        view = document.folded
        text = view.text
        if "%" not in text and "٪" not in text:
            return
        for match in _SAID_TWICE.finditer(text):
            span = view.to_source(match.start("sign"), match.end())
            yield self.info.finding(document, span, match["sign"], severity=Severity.ERROR)
        found = [match for match in _PERCENT.finditer(text) if is_free(document, view.to_source(*match.span()))]
        shapes = [_shape(match) for match in found]
        usual = max(("tight", "spaced", "first"), key=shapes.count)
        if shapes.count(usual) < _HABIT:
            usual = "tight"
        for match, shape in zip(found, shapes, strict=True):
            if shape == usual or (shape == "spaced" and "\u00a0" in match.group()):
                continue  # a space that does not break is a choice
            number = match["number"] or match["late"]
            sign = (match["before"] or match["after"]).strip(" \u00a0")
            right = {"tight": f"{number}{sign}", "spaced": f"{number} {sign}", "first": f"{sign}{number}"}[usual]
            yield self.info.finding(document, view.to_source(*match.span()), right)


_HABIT = 3
"""So often must another form stand in the article to be its own way."""


def _shape(match: re.Match[str]) -> str:
    """Return where the sign stands: ``first``, ``tight`` after the number, or ``spaced`` after it."""
    if match["before"] is not None:
        return "first"
    return "tight" if len(match["after"]) == 1 else "spaced"


_RANGE = lazy(f"([{DIGIT}]+(?:[.,:][{DIGIT}]+)?)-([{DIGIT}]+(?:[.,:][{DIGIT}]+)?)")
_FROM = frozenset({"من", "ومن", "فمن"})
_BETWEEN = frozenset({"بين", "وبين", "ما بين"})
_LED = frozenset(
    {"عام", "عامي", "سنة", "سنتي", "العامين", "الساعة", "يوم", "يومي", "سن", "الأعوام", "عمر", "نحو", "حوالي"}
)
_ESTIMATE = 12
"""«من 5-6 مصادر» is an estimate; up to here it is no more than a hint."""


class RangeForm:
    """A range with a dash after «من» or «بين», which want «إلى» or «و»."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the range with the word that leads it."""
        tokens = document.tokens
        for words, joint in ((_FROM, " إلى "), (_BETWEEN, " و")):
            for word in words:
                for token in document.occurrences.get(word, ()):
                    at = document.at(token)
                    first = at + 2 if at + 1 < len(tokens) and tokens[at + 1].form in _LED else at + 1
                    found = _range(document, first)
                    if found is None or not document.is_gap(token, tokens[at + 1]):
                        continue
                    low, high, dash, end = found
                    after = document.tokens_in(Span(end, min(end + 12, len(document.text))))
                    if after and after[0].form in ("إلى", "الى", "حتى", "-", "–", "/"):
                        continue
                    estimate = joint != " و" and high <= _ESTIMATE
                    severity = Severity.INFO if estimate else None
                    if low < high:
                        yield retouch(
                            self.info, document, Span(token.start, end), [Edit(dash, joint)], severity=severity
                        )


def _range(document: Document, at: int) -> tuple[float, float, Span, int] | None:
    """Return the two numbers of a range at a token, the place of its dash and its end."""
    tokens = document.tokens
    if at >= len(tokens) or tokens[at].kind is not Kind.NUMBER:
        return None
    token = tokens[at]
    match = _RANGE.fullmatch(token.form)
    if match:
        dash = token.start + match.end(1)
        return _value(match[1]), _value(match[2]), Span(dash, dash + 1), token.end
    if at + 2 < len(tokens) and tokens[at + 1].form in "-–—" and tokens[at + 2].kind is Kind.NUMBER:
        last = tokens[at + 2]
        gap = Span(token.end, last.start)
        if "\n" in gap.of(document.text) or not (_is_plain(token.form) and _is_plain(last.form)):
            return None
        return _value(token.form), _value(last.form), gap, last.end
    return None


def _is_plain(number: str) -> bool:
    return number.replace(",", "").replace(".", "", 1).isdigit()


def _value(number: str) -> float:
    return float(number.translate(_TO_LATIN).replace(",", "").replace(":", "."))


_BESIDE_CODE = frozenset("-–/._#@+&")


class DigitsMixedText:
    """Digits of both sets in one article: one finding with one fix, for the rarer set or the one not the house's."""

    def __init__(self, info: RuleInfo, house: str | None) -> None:
        """Take the house's set: ``latin`` or ``arabic-indic``."""
        self.info = info
        self._house = house

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the first number of the wrong set; the others are related."""
        if not document.numbers:
            return
        latin: list[Span] = []
        arabic: list[Span] = []
        for at in document.numbers:
            token = document.tokens[at]
            chars = set(token.form)
            if chars.isdisjoint(ARABIC) == chars.isdisjoint(LATIN) or _is_code(document, at):
                continue
            if is_free(document, token.span):
                (latin if chars.isdisjoint(ARABIC) else arabic).append(token.span)
        if self._house:
            wrong, table = (arabic, _TO_LATIN) if self._house == "latin" else (latin, _TO_ARABIC)
        elif not latin or not arabic:
            return
        else:
            wrong, table = (arabic, _TO_LATIN) if len(arabic) <= len(latin) else (latin, _TO_ARABIC)
        if wrong:
            separators = _separators(to_arabic=table is _TO_ARABIC)
            edits = [Edit(span, separators(span.of(document.text)).translate(table)) for span in wrong]
            yield retouch_all(self.info, document, wrong, edits)


def _separators(*, to_arabic: bool) -> Callable[[str], str]:
    if to_arabic:
        return lambda number: number
    return lambda number: number.replace(DECIMAL, ".").replace(THOUSANDS, ",")


def _is_code(document: Document, at: int) -> bool:
    """Whether the number belongs to a name of letters: «إف-16», «A320», «V8»."""
    tokens = document.tokens
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None and before.end == token.start and (before.kind is Kind.LATIN or before.form in _BESIDE_CODE):
        return True
    return after is not None and after.start == token.end and after.kind is Kind.LATIN


BUILD: Mapping[str, Build] = {
    "digits-mixed-text": lambda info, material: DigitsMixedText(info, material.house.get("digits")),
    "number-format": lambda info, material: NumberFormat(info),
    "percent-form": lambda info, material: PercentForm(info),
    "range-form": lambda info, material: RangeForm(info),
}
NEEDS: Mapping[str, Needs] = {
    "percent-form": Needs(signs=("%", "٪")),
}
