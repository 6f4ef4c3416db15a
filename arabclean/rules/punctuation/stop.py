"""Full stops: doubled, missing, stray (catalogue AR208, AR223, AR224)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from arabclean.document import Document, LineKind
from arabclean.finding import Finding
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.punctuation.asking import opens_question
from arabclean.rules.punctuation.clause import ANNA, INNA, Clauses, clauses_of, is_preposition, without_clitics
from arabclean.rules.retouch import retouch
from arabclean.sentences import ends_in
from arabclean.text import Edit, Span
from arabclean.text.char import DIGIT, LETTER, MARK, SPACE, TATWEEL
from arabclean.text.pattern import lazy
from arabclean.tokens import Kind, Token

_TWO_DOTS = lazy(rf"(?<![.\u2026{SPACE}])(?P<space>[{SPACE}]*+)(?<!\.)\.\.(?![./\\\u2026])")


class TwoDots:
    """Exactly two dots, with the spaces before them."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each pair of dots: a full stop is offered first at the end of a body line, else an ellipsis."""
        text = document.text
        if ".." not in text:
            return
        for line in document.lines:
            if not line.is_arabic:
                continue
            for match in _TWO_DOTS.finditer(text, line.span.start, line.span.end):
                before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
                if not before.strip() or (before.isascii() and after.isascii() and before.isalnum()):
                    continue  # a leader at the line start, or 1..5
                gap = " " if after and after.isalnum() else ""
                at_end = not text[match.end() : line.span.end].strip("»”\"')] \t")
                offers = [f"...{gap}"]
                if line.kind is LineKind.HEADLINE or line.kind is LineKind.REPEATED_HEADLINE:
                    offers.append(f":{gap}")
                elif at_end:
                    offers.insert(0, ".")
                yield self.info.finding(document, Span(*match.span()), *offers)


_WORDS = lazy(r"\S+")
_MARKS = frozenset(".؟?!…:")
_WORD_END = lazy(f"[{LETTER}{MARK}{TATWEEL}{DIGIT}A-Za-z%٪»”\"')\\]]$")
_SHORTEST_PARAGRAPH = 8
"""Words."""
_LONGEST_HEADING = 24
"""Words; from 16 on, a comma or a stop inside tells a paragraph from a heading."""


_CONNECTED = frozenset({"ومن", "وفي", "وقد", "وهو", "وهي", "ولم", "ولن", "ولا", "وعن", "وما", "وإن", "ثم", "فقد"})
"""Short words with a conjunction: a noun of three letters (وزن) opens headings."""


class MissingFinalStop:
    """A body paragraph of eight words or more without a mark at its end, where the others have one."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the place where the stop is missing, or the comma that stands in its stead."""
        body = [line for line in document.lines if line.kind is LineKind.BODY]
        if len(body) < 2:
            return
        text = document.text
        stopped = sum(
            1 for line in body if ends_in(text[max(line.span.start, line.span.end - 30) : line.span.end], _MARKS)
        )
        if not 0.6 * (len(body) - 1) <= stopped < len(body):
            return
        semicolons = sum(1 for line in body if text[line.span.start : line.span.end].rstrip().endswith("؛"))
        asked = {sentence.end for sentence in opens_question(document)}  # the rule missing-question-mark has them
        protected_ends = {protected.span.end for protected in document.protected}
        for number, line in enumerate(document.lines):
            if line.kind is not LineKind.BODY:
                continue
            end = line.span.start + len(text[line.span.start : line.span.end].rstrip())
            if ends_in(text[max(line.span.start, end - 30) : end], _MARKS):
                continue
            if end in protected_ends or end in asked or self._leads_to_list(document, number):
                continue
            words = _WORDS.findall(text, line.span.start, min(end, line.span.start + 400))
            comma = text[end - 1] in "،؛"
            if len(words) < _SHORTEST_PARAGRAPH or (not comma and _may_be_heading(text[line.span.start : end], words)):
                continue
            if comma and (text[end - 1] == "،" or semicolons == 1):  # several lines that end in ؛ are a list
                yield self.info.finding(document, Span(end - 1, end), ".")
            elif not comma and _WORD_END.search(text, end - 1, end) and text.count('"', line.span.start, end) % 2 == 0:
                yield self.info.finding(document, Span(end, end), ".")

    @staticmethod
    def _leads_to_list(document: Document, number: int) -> bool:
        rest = islice(document.lines, number + 1, number + 9)
        following = next((line for line in rest if line.kind is not LineKind.EMPTY), None)
        return following is not None and following.kind is LineKind.LIST_ITEM


def _may_be_heading(content: str, words: Sequence[str]) -> bool:
    """Whether a line without a mark at its end reads as a heading inside the text; a conjunction opens none."""
    if words[0] in _CONNECTED or (words[0].startswith(("و", "ف")) and len(words[0]) > 3):
        return False
    return len(words) < 16 or (len(words) < _LONGEST_HEADING and "،" not in content and ". " not in content)


_RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللتين", "اللواتي", "اللاتي"})
_PREPOSITION = frozenset({"في", "من", "إلى", "على", "عن", "مع", "بين", "خلال", "ضد", "حول", "لدى", "عبر", "منذ"})
_LONGEST_PHRASE = 7
_SHORTEST_BEFORE = 3
"""Tokens, the stop among them."""
_LONGEST_LEAD = 8
_TITLES = frozenset(
    {"الرئيس", "الوزير", "الأمير", "الأميرة", "الملك", "الملكة", "الشيخ", "الدكتور", "الدكتورة", "السيد", "السيدة"}
    | {"الجنرال", "العقيد", "اللواء", "المهندس", "النائب", "السفير", "السفيرة", "القس", "البابا", "الأستاذ", "الرئيسة"}
)
_FORMULAS = frozenset({"إلى اللقاء", "إلى الأمام", "على الله", "من جديد", "من فضلك"})
_NOMINAL = frozenset({"كل", "بعض", "غير", "هذا", "هذه", "ذلك", "تلك", "يوم", "عام", "شهر", "سنة", "مدينة", "عاصمة"})
_IMPERFECT = lazy("^س?ي")
_OTHER_IMPERFECT = lazy("^س?[تنأ]")
_EIGHTH_FORM_OF_LAM = lazy("^الت[قحزهمف]..?$")
_DERIVED_PAST = lazy("^(?:است|ان[تطضقعدهسفخشكجبز]|ا[جتقعرتبخشحف]ت|اتف|اتخ|اتس)")
_FEMININE_END = lazy("(?:ة|ات|ية)$")
_NOMINAL_END = lazy("(?:ين|ون|ان|اء|ى|ي)$")


class StrayStop:
    """A full stop before what belongs to the sentence before it.

    That is a relative pronoun, the clause of a verb that has none yet, a name after its title, or a prepositional
    phrase that no verb follows.
    """

    def __init__(self, info: RuleInfo, lexicon: Lexicon, clauses: Clauses) -> None:
        """Take the lexicon, whose counts tell a common noun from the name of a place, and the verbs of saying."""
        self.info = info
        self._lexicon = lexicon
        self._clauses = clauses

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the word before the stop, the stop and the word after it, without the stop."""
        sentences = document.sentences
        for before, after in pairwise(sentences):
            if not _ends_in_stop(document.text, before) or "\n" in document.text[before.end : after.start]:
                continue
            tokens, earlier = document.tokens_in(after), document.tokens_in(before)
            if len(tokens) < 2 or len(earlier) < _SHORTEST_BEFORE:
                continue
            if self._belongs(tokens, earlier):
                yield self._finding(document, before, after, tokens[0])

    def _belongs(self, tokens: Sequence[Token], earlier: Sequence[Token]) -> bool:
        """Whether what follows a stop belongs to what stands before it."""
        first = tokens[0].form
        if first in _RELATIVE:
            return len(tokens) > 2
        if first in ANNA or first in INNA:
            if first in INNA and len(earlier) > _SHORTEST_BEFORE:
                return False  # «قال الوزير كلمته. إن …» may be a new sentence
            return len(tokens) > 2 and self._lacks_clause(earlier)
        if earlier[-2].form in _TITLES:
            may_be_verb = first.startswith(("ال", "و", "ف", "ي")) or first.endswith("ت")
            return not may_be_verb and self._lexicon.is_listed(first)
        if len(tokens) < 3 or not _is_loose_phrase(tokens, self._lexicon.is_listed):
            return False
        return not self._is_clause(tokens[1:-1])

    def _lacks_clause(self, tokens: Sequence[Token]) -> bool:
        """Whether a verb that wants a clause opens a sentence, and nothing in it can be that clause."""
        if len(tokens) > _LONGEST_LEAD or any(not token.is_word for token in tokens[:-1]):
            return False
        if any(token.form in ANNA or token.form in INNA or token.form in _RELATIVE for token in tokens):
            return False
        return bool(without_clitics(tokens[0].form, self._clauses.that)) and not is_preposition(tokens[0].form)

    def _is_clause(self, inner: Sequence[Token]) -> bool:
        """Whether a noun that a definite one leads may be its subject: «في القلب غصة», «على الوزير الاستقالة»."""
        if not inner[0].form.startswith("ال"):
            return False
        feminine = inner[0].form.endswith(("ة", "ات", "اء", "ى"))
        for token in inner[1:]:
            form = token.form
            if form.startswith("ال"):
                if form.endswith("ة") and not form.endswith("ية") and not feminine:
                    return True
            elif token.is_word and self._lexicon.count("ال" + form).careful >= 20:
                return True
        return False

    def _finding(self, document: Document, before: Span, after: Span, first: Token) -> Finding:
        stop = before.end - 1
        last = document.tokens_in(Span(before.start, stop))[-1]
        return retouch(self.info, document, Span(last.start, first.end), [Edit(Span(last.end, before.end), "")])


def _ends_in_stop(text: str, sentence: Span) -> bool:
    return text[sentence.end - 1] == "." and text[sentence.end - 2 : sentence.end - 1] != "."


def _is_loose_phrase(tokens: Sequence[Token], is_name: Callable[[str], bool]) -> bool:
    """Whether the sentence is a preposition with up to seven nouns and a full stop, and nothing in it can be a verb.

    The word after the preposition is a noun; any other counts as one only when its form shows it, or a list has it.
    """
    if tokens[0].form not in _PREPOSITION or tokens[-1].form != ".":
        return False
    inner = tokens[1:-1]
    if " ".join(token.form for token in tokens[:2]) in _FORMULAS:
        return False
    if tokens[0].form == "من" and _IMPERFECT.match(inner[0].form if inner else ""):  # «من يدري»
        return False
    if not 1 <= len(inner) <= _LONGEST_PHRASE or any(token.kind is Kind.LATIN for token in inner):
        return False
    return all(
        token.kind is not Kind.WORD or not _may_be_verb(token.form) or is_name(token.form) for token in inner[1:]
    )


def _may_be_verb(form: str) -> bool:
    """Whether an unvowelled word can be read as a finite verb; without a tagger, doubt means yes."""
    if form in _PREPOSITION or form in _NOMINAL:
        return False
    bare = form[1:] if form.startswith(("و", "ف")) and len(form) > 4 else form
    if _FEMININE_END.search(bare):
        return False
    if bare.startswith(("ال", "لل", "بال", "كال")):
        return _EIGHTH_FORM_OF_LAM.match(bare) is not None
    if len(bare) <= 3 or bare[1] == "ا" or bare.endswith(("ت", "وا")):  # كتب، شارك، وصلت
        return True
    if _IMPERFECT.match(bare):
        return True
    return _NOMINAL_END.search(bare) is None and bool(_OTHER_IMPERFECT.match(bare) or _DERIVED_PAST.match(bare))


BUILD: Mapping[str, Build] = {
    "two-dots": lambda info, material: TwoDots(info),
    "missing-final-stop": lambda info, material: MissingFinalStop(info),
    "stray-stop": lambda info, material: StrayStop(info, material.lexicon, clauses_of(material)),
}
