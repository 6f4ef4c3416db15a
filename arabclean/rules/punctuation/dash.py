"""Dashes and slashes: their spaces, and what stands for a dash (catalogue AR217, AR218, AR239)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.rules.retouch import retouch
from arabclean.text import Edit, Span
from arabclean.text.char import DIGIT, LETTER, MARK, SPACE, TATWEEL
from arabclean.text.pattern import lazy
from arabclean.tokens import Token

_DASHES = "–—-"
_REACH = 15
"""Words between the two dashes of a parenthesis."""
_CLOSERS = frozenset('»”")]')
_OPENERS = frozenset('«“"([')
_DOUBLE = lazy(rf"(?<=[^\s{_DASHES}])(?P<dash>[{SPACE}]*--[{SPACE}]*)(?=[^\s{DIGIT}{_DASHES}])")
_ARABIC = lazy(f"[{LETTER}]")


class DashSpacing:
    """A dash with a space on one side only, and two hyphens for a dash."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such dash with its spaces; the double hyphens of a sentence are one finding."""
        places = sorted(at for mark in _DASHES for at in document.marks.get(mark, ()))
        if not places:
            return
        for number, at in enumerate(places):
            side = _loose_side(document, at)
            if side and not _is_parenthesis(document, places, number, side):
                yield self._lopsided(document, at, side)
        if "--" in document.text:
            yield from self._double(document)

    def _lopsided(self, document: Document, at: int, side: str) -> Finding:
        before, dash, after = document.tokens[at - 1 : at + 2]
        spaced = [Edit(Span(place, place), " ") for place in ((dash.start,) if side == "after" else (dash.end,))]
        span = Span(before.end, after.start)
        ways = [spaced]
        tight = [Edit(Span(dash.end, after.start), "")] if side == "after" else [Edit(Span(before.end, dash.start), "")]
        if _is_compound(before, after):
            ways.insert(0, tight)
        return retouch(self.info, document, span, *ways)

    def _double(self, document: Document) -> Iterator[Finding]:
        matches = []
        for match in _DOUBLE.finditer(document.text):
            line = document.line_at(match.start()).span
            if _ARABIC.search(document.text, max(line.start, match.start() - 40), min(line.end, match.end() + 40)):
                matches.append(Edit(Span(*match.span("dash")), " - "))
        for edits in _by_sentence(document.text, matches):
            yield retouch(self.info, document, Span(edits[0].start, edits[-1].end), edits)


_FAR = 200
"""Code points between the two dashes of one remark."""


def _by_sentence(text: str, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Put the edits of one sentence together, where no more than a remark parts them."""
    group: list[Edit] = []
    for edit in edits:
        if group:
            between = text[group[-1].end : min(edit.start, group[-1].end + _FAR + 1)]
            if len(between) > _FAR or ". " in between or "\n" in between:
                yield group
                group = []
        group.append(edit)
    if group:
        yield group


def _loose_side(document: Document, at: int) -> str:
    """Return on which side of a dash between two words a space stands: ``before``, ``after``, or nothing."""
    tokens = document.tokens
    if not 0 < at < len(tokens) - 1:
        return ""
    before, dash, after = tokens[at - 1 : at + 2]
    tight_before, tight_after = before.end == dash.start, dash.end == after.start
    if tight_before == tight_after:
        return ""
    if not (before.is_word or before.form in _CLOSERS) or not (after.is_word or after.form in _OPENERS):
        return ""
    if after.form == '"' and _closes(document, after):
        return ""
    gap = (dash, after) if tight_before else (before, dash)
    if not document.is_gap(*gap):
        return ""
    if tight_before and _is_label(document, at - 1):
        return ""
    return "after" if tight_before else "before"


def _closes(document: Document, mark: Token) -> bool:
    """Whether a straight mark ends a quotation."""
    nearest = bisect_right(document.quoted, (mark.start, mark.start)) - 1
    return nearest >= 0 and document.quoted[nearest].end == mark.end


def _is_label(document: Document, at: int) -> bool:
    """Whether the word before a dash is the label of a list: one letter, «أولا», or what begins its line."""
    token = document.tokens[at]
    if len(token.form) == 1:
        return True
    line = document.line_at(token.start).span
    label = document.tokens_in(Span(line.start, token.end))
    return len(label) <= _LONGEST_LABEL and all(each.form.removeprefix("ال") in _ORDINALS for each in label)


_ORDINALS = frozenset(
    word + end
    for word in ("أول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
    for end in ("ا", "ة", "")
) | {"عشر", "عشرة", "حادي", "الأولى"}
_LONGEST_LABEL = 2


def _is_parenthesis(document: Document, places: list[int], number: int, side: str) -> bool:
    """Whether two dashes enclose a remark, tight on the inside: «الوزير -كما قال- سيغادر»."""
    step = 1 if side == "before" else -1
    if not 0 <= number + step < len(places):
        return False
    first, last = sorted((places[number], places[number + step]))
    tokens = document.tokens
    between = tokens[first + 1 : last]
    if not between or sum(token.is_word for token in between) > _REACH:
        return False
    if "\n" in document.text[tokens[first].end : tokens[last].start]:
        return False
    return tokens[first].end == between[0].start and between[-1].end == tokens[last].start


def _is_compound(before: Token, after: Token) -> bool:
    """Whether the dash joins two adjectives of one compound: «تركي- روسي»."""
    ends = ("ي", "ية")
    return any(before.form.endswith(end) and after.form.endswith(end) for end in ends) and not after.form.startswith(
        "ال"
    )


_STRETCH = lazy(rf"(?<=[^\s{TATWEEL}])[{SPACE}]+{TATWEEL}{{1,4}}[{SPACE}]+(?=[^\s{TATWEEL}])")
_LONE = lazy(f"(?:^|[^{LETTER}])[{LETTER}][{MARK}]?\\Z")
_LONE_AFTER = lazy(f"[{LETTER}](?![{LETTER}{MARK}{TATWEEL}])")


class TatweelDash:
    """A tatweel between spaces that stands for a dash."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield such a tatweel with its spaces; those of one sentence are one finding."""
        text = document.text
        if f" {TATWEEL}" not in text:
            return
        found = []
        for match in _STRETCH.finditer(text):
            spelled = _LONE.search(text, max(match.start() - 3, 0), match.start())
            if not (spelled and _LONE_AFTER.match(text, match.end())):  # «ع ـ س»
                found.append(Edit(Span(*match.span()), " - "))
        for edits in _by_sentence(text, found):
            yield retouch(self.info, document, Span(edits[0].start, edits[-1].end), edits)


class SlashSpacing:
    """A slash between words with a space on one side only, or in «و / أو» and between the names of a month."""

    def __init__(self, info: RuleInfo, months: frozenset[str]) -> None:
        """Take the month names."""
        self.info = info
        self._months = months

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the slash with its spaces."""
        tokens = document.tokens
        for at in document.marks.get("/", ()):
            if not 0 < at < len(tokens) - 1:
                continue
            before, slash, after = tokens[at - 1 : at + 2]
            if not before.is_word or not after.is_word:
                continue
            span = Span(before.end, after.start)
            gaps = [gap for gap in (Span(before.end, slash.start), Span(slash.end, after.start)) if not gap.is_empty]
            if not gaps or "\n" in span.of(document.text):
                continue
            pair = (before.form, after.form)
            if len(gaps) == 1 or pair == ("و", "أو") or self._months.issuperset(pair):
                yield retouch(self.info, document, span, [Edit(gap, "") for gap in gaps])


def _months(lists: Mapping[str, Mapping[str, list[str]]]) -> frozenset[str]:
    months = lists["months"]
    systems = ("levant", "gulf_egypt", "tunisia_algeria", "morocco", "second")
    return frozenset(name for system in systems for name in months[system])


BUILD: Mapping[str, Build] = {
    "dash-spacing": lambda info, material: DashSpacing(info),
    "tatweel-dash": lambda info, material: TatweelDash(info),
    "slash-spacing": lambda info, material: SlashSpacing(info, _months(material.lists)),
}
NEEDS: Mapping[str, Needs] = {
    "dash-spacing": Needs(signs=tuple(_DASHES)),
    "tatweel-dash": Needs(signs=(f" {TATWEEL}",)),
    "slash-spacing": Needs(signs=("/",)),
}
