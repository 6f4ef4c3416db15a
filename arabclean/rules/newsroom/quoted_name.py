"""Names of people in quotation marks or between commas, titles said twice, bare initials (AR717, AR718, AR719)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from arabclean.document import Document
from arabclean.finding import Finding, Message
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build, Material
from arabclean.rules.packaged import Needs
from arabclean.text import Span
from arabclean.text.pattern import lazy
from arabclean.tokens import Kind, Token

_PAIRS = {"«": "»", "“": "”", '"': '"'}
_KUNYA = frozenset({"أبو", "أبي", "أبا", "أم", "ابن", "ذو", "آل"})
_NO_NAME = frozenset({"في", "على", "من", "إلى", "عن", "أن", "إن", "ما", "لا", "هو", "هي", "مع", "بيت", "كل", "غير"})
_OF_OFFICE = frozenset({"باسم", "اسم"})
"""«المتحدث باسم الوزارة»: only right before the marks does the word lead a nickname."""
_REACH = 7
_NEAR = 2
_LONGEST = 80
_STOPS = frozenset('.؟!؛:«»“”"()\n')


class NameQuoted:
    """A person's name in quotation marks after the title, or set off by commas on both sides."""

    def __init__(
        self, info: RuleInfo, lexicon: Lexicon, titles: Mapping[str, Sequence[str]], given: Iterable[str]
    ) -> None:
        """Take the lists of ``dictionaries/titles``, and the names of people."""
        self.info = info
        self._lexicon = lexicon
        self._titles = frozenset(titles["person"])
        self._offices = frozenset(titles["office"])
        self._nicknames = frozenset(titles["not_name"])
        self._given = frozenset(given)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the name with its marks, and with the commas beside them; the fix leaves the name alone."""
        tokens = document.tokens
        for quoted in document.quoted:
            at = bisect_left(document.token_starts, quoted.start)
            if quoted.length <= _LONGEST and tokens[at].form in _PAIRS:
                close = self._closing(tokens, at)
                if close and self._is_person(document, at, close):
                    yield self._finding(document, at, close)

    def _closing(self, tokens: Sequence[Token], at: int) -> int:
        """Return the closing mark after two to four words that are names, or 0."""
        end = at + 1
        while end < len(tokens) and tokens[end].is_word and end - at <= 5:
            end += 1
        closes = end < len(tokens) and tokens[end].form == _PAIRS[tokens[at].form]
        return end if closes and 2 <= end - at - 1 <= 4 else 0

    def _is_person(self, document: Document, at: int, close: int) -> bool:
        tokens = document.tokens
        names = [token.form for token in tokens[at + 1 : close]]
        if names[0] in _KUNYA or names[0].startswith("ال") or not _NO_NAME.isdisjoint(names):
            return False
        known = names[0] in self._given
        if not known and (self._lexicon.accepts(names[0]) or self._lexicon.count(names[0]).careful > 50):
            return False
        distance = self._title_before(document, at)
        if not distance:
            return False
        if known:
            return distance <= _REACH
        strange = sum(not self._lexicon.accepts(name) for name in names)
        return distance <= _NEAR + 1 and strange * 2 >= len(names)

    def _title_before(self, document: Document, at: int) -> int:
        """Return how many tokens before a mark a title stands with nothing between that ends it, or 0."""
        tokens = document.tokens
        for distance in range(1, _REACH + 2):
            if distance > at:
                return 0
            token = tokens[at - distance]
            form = token.form
            owned = (form, form.removeprefix("و"), form.removesuffix("ه"), form.removesuffix("ها"))
            named = any(word in self._nicknames for word in owned) and (distance == 1 or form not in _OF_OFFICE)
            if form in _STOPS or named:
                return 0
            if form in ("،", ",") and distance > 1:
                return 0
            if "\n" in document.text[token.end : tokens[at].start]:
                return 0
            bare = {form, form.removeprefix("و"), form.removeprefix("ل"), form.removeprefix("ب")}
            if bare & self._titles or (distance > 1 and bare & self._offices):
                return distance
        return 0

    def _finding(self, document: Document, at: int, close: int) -> Finding:
        tokens, text = document.tokens, document.text
        name = text[tokens[at].end : tokens[close].start].strip()
        first, last = at, close
        lead = tail = ""
        if at and tokens[at - 1].form in ("،", ",") and not document.is_gap(tokens[at - 2], tokens[at - 1]):
            first, lead = at - 1, " "
            if close + 1 < len(tokens) and tokens[close + 1].form in ("،", ","):
                last = close + 1
        span = Span(tokens[first].start, tokens[last].end)
        return self.info.finding(document, span, lead + name + tail)


_DOUBLED = lazy(
    r"(?<![\u0621-\u064a])(?P<first>(?P<d>د|الدكتورة?)|(?P<m>م|المهندسة?)|(?P<a>أ|الأستاذة?))\.?[ ]+"
    r"(?P<second>(?(d)(?:الدكتورة?|دكتورة?|د\.)|(?(m)(?:المهندسة?|م\.)|(?:الأستاذة?|أ\.))))(?=[ ])"
)
_MISTER = frozenset({"السيد", "السيدة", "والسيد", "والسيدة", "للسيد", "للسيدة"})
_MISTER_MESSAGE = Message(
    "لا يُقدَّم الاسم في الخبر بـ«{text}»؛ اكتف بالصفة والاسم",
    "News does without «{text}»: give the office and the name",
)


class TitleAbbrev:
    """A title said twice («د. الدكتور»), and «السيد» before a name."""

    def __init__(self, info: RuleInfo, given: Iterable[str], offices: Iterable[str]) -> None:
        """Take the names of people, and the words for offices."""
        self.info = info
        self._given = frozenset(given)
        self._offices = frozenset(offices)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each doubled title with the full one, and each «السيد» that can go."""
        view = document.folded
        if any(word in view.text for word in ("دكتور", "مهندس", "أستاذ")):
            for match in _DOUBLED.finditer(view.text):
                first, second = match["first"], match["second"]
                full = second if len(first) == 1 else first
                full = full if len(full) > 2 else first
                full = full if full.startswith("ال") else "ال" + full
                yield self.info.finding(document, view.to_source(*match.span()), full)
        for form in sorted(_MISTER & document.forms):
            for token in document.occurrences[form]:
                after = document.neighbours(token)[1]
                if after is None or not document.is_gap(token, after) or form.startswith("لل"):
                    continue
                if after.form in self._given or after.form in self._offices:
                    span = Span(token.start, after.end)
                    rest = after.span.of(document.text)
                    right = ("و" if form.startswith("و") else "") + rest
                    yield self.info.finding(document, span, right, message=_MISTER_MESSAGE)


class AbbreviationUnexplained:
    """Initials that stand in the text before anybody has said what they stand for."""

    def __init__(self, info: RuleInfo, known: Mapping[str, Sequence[str]]) -> None:
        """Take the lists of ``dictionaries/abbreviations``."""
        self.info = info
        self._latin = frozenset(known["latin"])
        self._arabic = frozenset(known["arabic"])

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the first place of each abbreviation that neither follows its full name in brackets nor precedes it."""
        seen: set[str] = set()
        tokens = document.tokens
        at = 0
        while at < len(tokens):
            end = self._initials_end(document, at)
            if end > at:
                name = " ".join(token.form for token in tokens[at:end])
                if name not in seen:
                    seen.add(name)
                    if not self._is_explained(tokens, at, end):
                        quoted = tokens[at].is_word
                        span = Span(tokens[at - quoted].start, tokens[end - 1 + quoted].end)
                        yield self.info.finding(document, span)
                at = end
            else:
                at += 1

    def _initials_end(self, document: Document, at: int) -> int:
        """Return the token after initials that begin at a token; ``at`` when none do."""
        tokens = document.tokens
        form = tokens[at].form
        if tokens[at].kind is Kind.LATIN:
            is_acronym = 3 <= len(form) <= 6 and form.isascii() and form.isupper() and form not in self._latin
            return at + 1 if is_acronym else at
        if not tokens[at].is_word or len(form) != 1 or not at or tokens[at - 1].form not in _PAIRS:
            return at
        end = at
        while end < len(tokens) and tokens[end].is_word and len(tokens[end].form) == 1:
            end += 1
        name = " ".join(token.form for token in tokens[at:end])
        closed = end < len(tokens) and tokens[end].form in _PAIRS.values()
        return end if end - at >= 2 and closed and name not in self._arabic else at

    @staticmethod
    def _is_explained(tokens: Sequence[Token], at: int, end: int) -> bool:
        before = tokens[at - 1].form if at else ""
        after = tokens[end].form if end < len(tokens) else ""
        return before == "(" or after == "(" or (before in _PAIRS and at >= 2 and tokens[at - 2].form == "(")


def _given_names(material: Material) -> set[str]:
    names = material.lists["names"]["people"].split("\n")
    return {name.split(" ")[0] for name in names if name} | set(material.lists["name_slips"]["given"]) - {"نور"}


def _name_quoted(info: RuleInfo, material: Material) -> NameQuoted:
    return NameQuoted(info, material.lexicon, material.lists["titles"], _given_names(material))


BUILD: Mapping[str, Build] = {
    "name-quoted": _name_quoted,
    "title-abbrev": lambda info, material: TitleAbbrev(
        info, _given_names(material), material.lists["titles"]["office"]
    ),
    "abbreviation-unexplained": lambda info, material: AbbreviationUnexplained(info, material.lists["abbreviations"]),
}
NEEDS: Mapping[str, Needs] = {
    "name-quoted": Needs(signs=tuple(_PAIRS)),
}
