"""Letters, marks and digits of one script where another belongs (catalogue AR105, AR112, AR114, AR115)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.retouch import retouch, spaces_at
from arabclean.text import Edit, Span
from arabclean.text.char import FOREIGN_LETTER, LETTER, MARK, TATWEEL, VOWEL_MARK
from arabclean.text.pattern import lazy, members
from arabclean.tokens import Kind, Token

_G = "گڭڨ"
_FOREIGN = {
    "پ": ("ب",), "ڤ": ("ف",), "ڥ": ("ف",), "چ": ("تش", "ج"), "ژ": ("ج",), "ڜ": ("ش",),
    **dict.fromkeys(_G, ("غ", "ج", "ك")),
}  # fmt: skip
_SCRIPT = f"{LETTER}{FOREIGN_LETTER}{MARK}{TATWEEL}"
_FOREIGN_REST = lazy(f"[{''.join(_FOREIGN)}][{_SCRIPT}]*")
_MARKS = lazy(f"[{MARK}{TATWEEL}]+")
_LOCAL_NAMES = frozenset(
    {
        "أڭادير",
        "أگادير",
        "ڨابس",
        "ڨفصة",
        "ڨرمبالية",
        "ڤرمبالية",
        "ڨربة",
        "ڨصر",
        "ڨالمة",
        "ڨبلي",
        "چلبي",
        "الچلبي",
        "أزمور",
    }
    | {"الڨصور", "ڨليبية", "ڨصيبة", "إنزڭان", "تنغير", "أڭدال", "الڭارة", "ڭلميم", "الڭوش", "چناقلعة", "بوڭافر"}
)
"""Names that are officially spelt with such a letter."""
_ARABIC_ELSE = lazy(f"[{LETTER}{MARK}{TATWEEL}{''.join(_FOREIGN)}]+")
_MANY = 8
_CLEARLY = 5
"""So many times as common must a spelling be to come before the usual one."""


class ForeignLetter:
    """A letter that Arabic has not, in a word written in Arabic."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, g: str | None) -> None:
        """Take the lexicon, which ranks the spellings, and the house's letter for /g/."""
        self.info = info
        self._lexicon = lexicon
        self._g = g

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each word with the spellings in letters of Arabic, the likeliest first."""
        text = document.text
        if not any(letter in text for letter in _FOREIGN):
            return
        for match in _FOREIGN_REST.finditer(text):
            start, end = match.span()
            while start and text[start - 1] in members(_SCRIPT):
                start -= 1
            written = text[start:end]
            word = _MARKS.sub("", written)
            if word in _LOCAL_NAMES or word.lstrip("ولبف") in _LOCAL_NAMES:
                continue
            places = [at for at, char in enumerate(written) if char in _FOREIGN]
            choices = [self._letters(written[at]) for at in places]
            if len(places) > 3:
                continue
            if not _ARABIC_ELSE.fullmatch(written):
                continue
            ways: list[tuple[int, list[Edit]]] = []
            for letters in list(product(*choices))[:_MANY]:
                found = list(zip(places, letters, strict=True))
                spelling = written
                for at, letter in found:
                    spelling = spelling[:at] + letter + spelling[at + 1 :]
                edits = [Edit(Span(start + at, start + at + 1), letter) for at, letter in found]
                ways.append((self._lexicon.count(_MARKS.sub("", spelling)).total, edits))
            usual = ways[0][0]
            ways.sort(key=lambda way: -way[0] if way[0] > _CLEARLY * usual else 0)
            yield retouch(self.info, document, Span(start, end), *(edits for _, edits in ways[:3]))

    def _letters(self, letter: str) -> Sequence[str]:
        return (self._g,) if self._g and letter in _G else _FOREIGN[letter]


_TANWIN = "\u064b-\u064d"
_FATHATAN, _KASRATAN = "\N{ARABIC FATHATAN}", "\N{ARABIC KASRATAN}"
# A pattern that begins with a class of characters, and looks behind it afterwards, is found much faster.
_ORPHAN = lazy(f"(?P<marks>[{VOWEL_MARK}](?<![{_SCRIPT}\u25cc\u200c\u200d].)[{VOWEL_MARK}]*)")
_CITING = ("(", "[", "«", "“", '"', "'")
_CITED = (")", "]", "»", "”", '"', "'")
_INNER_TANWIN = lazy(
    f"[{_TANWIN}](?<=[{LETTER}{MARK}].)(?=[{MARK}]{{0,4}}[{LETTER}])(?![{MARK}]{{0,4}}[اىةآ]{{1,9}}(?![{LETTER}{MARK}]))"
)
_WORD_REST = lazy(f"[{LETTER}{MARK}{TATWEEL}]{{0,40}}")
_STARTS_WITH_ALEF = lazy(f"[{MARK}]*ا")


_LONGEST = 60
"""Code points of a word with its marks; a longer one is none."""


class MarkOrphan:
    """A vowel mark on no letter, and tanwin inside a word."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon, which knows two words that lost their space."""
        self.info = info
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such mark: it moves to the letter before the space, or goes."""
        text = document.text
        if document.folded.map.is_identity:
            return  # no mark at all
        for match in _ORPHAN.finditer(text):
            start, end = match.span("marks")
            before = text[start - 1 : start]
            if text[max(start - 2, 0) : start].strip()[-1:] in _CITING and text[end : end + 2].strip()[:1] in _CITED:
                continue
            word_end = start
            while word_end > 0 and text[word_end - 1] in " \u00a0" and start - word_end < 3:
                word_end -= 1
            if (
                word_end < start
                and word_end > 0
                and _is_letter(text[word_end - 1])
                and not _is_letter(text[end : end + 1])
            ):
                edit = Edit(Span(word_end, start), "")  # «شكرا ً لكم»
                word = document.tokens_in(Span(max(word_end - 30, 0), word_end))
                yield retouch(self.info, document, Span(word[-1].start if word else word_end - 1, end), [edit])
            else:
                gap = text[end : end + 1] == " " and (not before or before.isspace())
                span = Span(start, end + gap)
                yield self.info.finding(document, span, "")
        for match in _INNER_TANWIN.finditer(text):
            yield from self._inside(document, match.start())

    def _inside(self, document: Document, at: int) -> Iterator[Finding]:
        text = document.text
        rest = _WORD_REST.match(text, at + 1)
        letters = _MARKS.sub("", rest.group()) if rest else ""
        if _STARTS_WITH_ALEF.match(text, at + 1) and len(letters) > 2 and self._lexicon.accepts(letters[1:]):
            return  # «شكرًالكم»: two words, which other rules part
        word = document.tokens_in(Span(max(at - 24, 0), at + 1))
        if not word or not word[-1].start < at < word[-1].end:
            return
        token = word[-1]
        if token.end - token.start > _LONGEST:
            return
        remove = Edit(Span(at, at + 1), "")
        own = text[at]
        if own == _KASRATAN and text[at - 1] == "ا" and self._lexicon.accepts(token.form.replace("ا", "إ", 1)):
            first = token.form.index("ا")  # «اٍنشاء»: the hamza below was meant
            if at - 1 == token.start + first:
                yield retouch(self.info, document, token.span, [Edit(Span(at - 1, at + 1), "إ")], [remove])
                return
        if own != _FATHATAN:
            yield retouch(self.info, document, token.span, [remove])
            return
        if text[at - 1] == "ا" and len(letters) > 1 and at - token.start > 1 and self._lexicon.accepts(letters):
            yield retouch(self.info, document, token.span, spaces_at(at + 1))  # «قائلاًإنه»
            return
        ends = letters.endswith("ا") and not letters.endswith(("ها", "نا", "هما"))
        if ends and len(letters) > 1 and text[token.end - 1] == "ا" and text.count(own, token.start, token.end) == 1:
            move = Edit(Span(token.end - 1, token.end - 1), text[at])
            yield retouch(self.info, document, token.span, [remove, move], [remove])
        else:
            yield retouch(self.info, document, token.span, [remove])


def _is_letter(char: str) -> bool:
    return bool(char) and ("\u0621" <= char <= "\u063a" or "\u0641" <= char <= "\u064a")


_CLITICS = frozenset(
    conjunction + rest for conjunction in ("", "و", "ف") for rest in ("ال", "ب", "ل", "ك", "بال", "كال", "لل", "لال")
)
_TIGHT = frozenset({"و", "ف", "أ", "م", "د"})
_ENDINGS = frozenset({"ات", "ية", "ي", "ين", "ون", "ه", "ها", "م", "كم", "سم"})
_LOOKALIKE = {"l": "ا", "I": "ا", "i": "ا", "|": "ا", "o": "ه", "O": "ه", "о": "ه", "c": "ء"}
_WORD = 3
"""Letters of the shortest word that is parted from a Latin one by a space."""


class MixedScriptWord:
    """Arabic letters and those of another script in one word, without a tatweel or a hyphen between them."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon, which knows the words."""
        self.info = info
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such word; the article and prepositions get a tatweel, a letter that only looks Arabic is one."""
        tokens = document.tokens
        foreign = [at for at, token in enumerate(tokens) if token.kind is Kind.LATIN]
        foreign += document.marks.get("|", ())
        done = -1
        for at in sorted(foreign):
            if at <= done:
                continue
            before = tokens[at - 1] if at else None
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            token = tokens[at]
            joined_before = before if before is not None and before.is_word and before.end == token.start else None
            joined_after = after if after is not None and after.is_word and after.start == token.end else None
            if joined_before is None and joined_after is None:
                continue
            done = at + (joined_after is not None)
            found = self._judge(document, joined_before, token, joined_after)
            if found is not None:
                yield found

    def _judge(self, document: Document, before: Token | None, token: Token, after: Token | None) -> Finding | None:
        start, end = (before or token).start, (after or token).end
        whole = Span(start, end)
        if token.form in _LOOKALIKE and not _is_run(document.text, token.span):
            head, tail = (before.form if before else ""), (after.form if after else "")
            for letter in (_LOOKALIKE[token.form], ""):  # «ا|لبلدية»: a stroke too many
                word = head + letter + tail
                if len(word) >= _WORD and (self._lexicon.accepts(word) or self._lexicon.attested(word)):
                    return retouch(self.info, document, whole, [Edit(token.span, letter)])
        if token.kind is Kind.MARK or not _is_foreign(token.form):
            return None
        if before is not None and document.text[before.end - 1] == TATWEEL:
            before = None
        if before is not None and before.form in _TIGHT:
            before = None
        if after is not None and after.form in _ENDINGS:
            after = None
        if before is None and after is None:
            return None
        nearest = bisect_right(document.protected, token.start, key=lambda each: each.span.start) - 1
        protected = nearest >= 0 and document.protected[nearest].span.overlaps(token.span)
        places: list[Edit] = []
        for neighbour, place in ((before, token.start), (after, token.end)):
            if neighbour is None:
                continue
            if place == token.start and neighbour.form in _CLITICS:
                places.append(Edit(Span(place, place), TATWEEL))
            elif len(neighbour.form) >= _WORD and self._lexicon.attested(neighbour.form):
                places.append(Edit(Span(place, place), " "))
        span = whole if not protected else (before or after or token).span
        if protected and len(places) > 1:
            places = places[:1]
        return retouch(self.info, document, span, places) if places else self.info.finding(document, span)


def _is_run(text: str, span: Span) -> bool:
    """Whether the sign stands beside itself: strokes in a row part columns."""
    sign = text[span.start]
    return text[span.start - 1 : span.start] == sign or text[span.end : span.end + 1] == sign


def _is_foreign(form: str) -> bool:
    """Whether a token is of Latin, Greek or Cyrillic letters."""
    return all("A" <= char <= "z" or "\u00c0" <= char <= "\u052f" or char in "'’-" for char in form)


_DIGIT_OF = {"ا": ("1", "١"), "ه": ("5", "٥")}
_LETTER_OF = {"٥": "ه", "١": "ا"}
_YEAR_NOUNS = frozenset({"عام", "سنة", "العام", "لعام", "لسنة", "عامي", "منذ"})
_SHORT_YEAR = lazy("[٢]\\.[٠-٣][٠-٩]|[١]\\.[٠-٩]{2}")
_INDIC = lazy("[٠-٩]+")


class HomoglyphDigit:
    """A letter that looks like a digit inside a number, or a digit that looks like a letter inside a word."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon, which knows the word that was meant."""
        self.info = info
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such number or word."""
        tokens = document.tokens
        for form in _DIGIT_OF:
            for token in document.occurrences.get(form, ()):
                yield from self._in_number(document, document.at(token))
        for at in document.numbers:
            token = tokens[at]
            if token.form in _LETTER_OF and 0 < at < len(tokens) - 1:
                yield from self._in_word(document, at)
            elif _SHORT_YEAR.fullmatch(token.form) and at and tokens[at - 1].form in _YEAR_NOUNS:
                yield self.info.finding(document, token.span)

    def _in_number(self, document: Document, at: int) -> Iterator[Finding]:
        tokens = document.tokens
        token = tokens[at]
        before, after = (tokens[at - 1] if at else None), (tokens[at + 1] if at + 1 < len(tokens) else None)
        left = before if before is not None and before.kind is Kind.NUMBER and before.end == token.start else None
        right = after if after is not None and after.kind is Kind.NUMBER and after.start == token.end else None
        if left is None and (
            right is None or not _INDIC.fullmatch(right.form) or (before and before.end == token.start)
        ):
            return
        if right is None and (left is None or token.form != "ا" or not _INDIC.fullmatch(left.form)):
            return
        digits = (left or right or token).form
        digit = _DIGIT_OF[token.form][digits[0] < "0" or digits[0] > "9"]
        span = Span((left or token).start, (right or token).end)
        yield retouch(self.info, document, span, [Edit(token.span, digit)])

    def _in_word(self, document: Document, at: int) -> Iterator[Finding]:
        before, token, after = document.tokens[at - 1 : at + 2]
        if not (before.is_word and after.is_word and before.end == token.start and token.end == after.start):
            return
        word = before.form + _LETTER_OF[token.form] + after.form
        if self._lexicon.accepts(word) or self._lexicon.attested(word):
            span = Span(before.start, after.end)
            yield retouch(self.info, document, span, [Edit(token.span, _LETTER_OF[token.form])], safety=Safety.REVIEW)


BUILD: Mapping[str, Build] = {
    "foreign-letter": lambda info, material: ForeignLetter(info, material.lexicon, material.house.get("g")),
    "mark-orphan": lambda info, material: MarkOrphan(info, material.lexicon),
    "mixed-script-word": lambda info, material: MixedScriptWord(info, material.lexicon),
    "homoglyph-digit": lambda info, material: HomoglyphDigit(info, material.lexicon),
}
