"""Too many commas, and lists in the English way (catalogue AR228, AR243)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.punctuation.clause import PREPOSITIONS, RELATIVE, Clauses, clauses_of
from arabclean.rules.retouch import retouch
from arabclean.text import Edit, Span
from arabclean.tokens import Kind, Token

_LONG_ARTICLE = 150
_SHARE = 0.09
_MANY = 5
_FEW = 4
_TIGHT = 3
_LOOSE = 3.5
"""Words to a comma: in a sentence with fewer the commas stop the reader."""


class CommaOveruse:
    """An article, or a sentence, with more commas than a reader can bear: reported once."""

    def __init__(self, info: RuleInfo, clauses: Clauses) -> None:
        """Take the openings of asides."""
        self.info = info
        self._clauses = clauses

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding at the first comma of the article, or of the first such sentence."""
        commas = document.marks.get("،", ())
        if len(commas) < _FEW:
            return
        words = len(document.words)
        if words >= _LONG_ARTICLE and len(commas) > _SHARE * words:
            yield self._finding(document, commas[0], len(commas), words)
            return
        for sentence in document.sentences:
            tokens = document.tokens_in(sentence)
            count = sum(token.form == "،" for token in tokens)
            if count < _FEW:
                continue
            length = sum(token.is_word for token in tokens)
            per = length / count
            if (per <= _TIGHT or (count >= _MANY and per <= _LOOSE)) and not self._is_list(tokens):
                first = next(token for token in tokens if token.form == "،")
                yield self._finding(document, document.at(first), count, length)
                return

    def _finding(self, document: Document, at: int, count: int, words: int) -> Finding:
        return self.info.finding(document, document.tokens[at].span, args={"count": str(count), "words": str(words)})

    def _is_list(self, tokens: Sequence[Token]) -> bool:
        """Whether most stretches between the commas are items of one kind: with و, or nouns alone."""
        items: list[list[Token]] = [[]]
        for token in tokens:
            if token.form == "،":
                items.append([])
            elif token.is_word:
                items[-1].append(token)
        heads = [item[0].form for item in items[1:] if item]
        joined = sum(head.startswith("و") or head in ("أو", "أم") for head in heads)
        if 2 * joined >= len(heads) or len(set(heads)) < len(heads):
            return True
        telling = sum(head in self._clauses.aside or head in _TELLING or head[:1] == "ل" for head in heads)
        telling += sum(self._clauses.is_verb(head) or head in _TELLING or head in PREPOSITIONS for head in heads)
        return telling < 2 or any(token.kind is Kind.NUMBER for token in tokens[len(tokens) // 2 :])


_TELLING = frozenset(
    {"كان", "كانت", "كانوا", "ليس", "هو", "هي", "قد", "لن", "لم", "ثم", "لكن", "بل", "حيث", "بحضور", "برئاسة"}
    | {"بمشاركة", "بهدف", "بسبب", "عاد", "وذلك", "أمس"}
    | {"صباح", "مساء", "اليوم", "ظهر", "ليل", "غدا"}
)
"""What begins no item of a list."""


class MissingListWaw:
    """Nouns parted by commas with و before the last alone, as in English."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon, which knows names."""
        self.info = info
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the list from its first comma to its last item."""
        tokens = document.tokens
        done = -1
        for at in document.marks.get("،", ()):
            if at <= done or at == 0 or not self._is_item(tokens[at - 1].form):
                continue
            commas = [at]
            place = at + 1
            while place + 1 < len(tokens) and self._is_item(tokens[place].form) and tokens[place + 1].form == "،":
                commas.append(place + 1)
                place += 2
            last = self._last(tokens, place)
            if last is None or (len(commas) < 2 and last == place):
                continue
            done = last
            edits = []
            for comma in commas:
                after = tokens[comma + 1]
                joined = after.form.startswith("و") and comma + 1 == last
                edits.append(Edit(Span(tokens[comma - 1].end, after.start), " " if joined else " و"))
            yield retouch(self.info, document, Span(tokens[at - 1].start, tokens[last].end), edits)

    def _last(self, tokens: Sequence[Token], place: int) -> int | None:
        """Return the number of the last item, which has و: right at ``place``, or after one more item."""
        for at in (place, place + 1):
            if at >= len(tokens):
                return None
            form = tokens[at].form
            if form.startswith("و") and len(form) > 3 and self._is_item(form[1:]):
                return at
            if not self._is_item(form):
                return None
        return None

    def _is_item(self, form: str) -> bool:
        if form.startswith("و") and (form[1:3] == "ال" or self._lexicon.is_listed(form[1:])):
            return False
        return (form.startswith("ال") and len(form) > 4 and form not in RELATIVE) or self._lexicon.is_listed(form)


BUILD: Mapping[str, Build] = {
    "comma-overuse": lambda info, material: CommaOveruse(info, clauses_of(material)),
    "missing-list-waw": lambda info, material: MissingListWaw(info, material.lexicon),
}
