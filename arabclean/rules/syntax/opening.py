"""Sentences that begin where none can begin (catalogue AR542, AR543)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from arabclean.document import Document, LineKind
from arabclean.finding import Finding, Fix
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.syntax.shape import ANNA, Shape
from arabclean.text import Edit, Span
from arabclean.tokens import Token

_PAIRS = {
    "ما": frozenset(("أدى", "أسفر", "أثار", "يعني", "دفع", "تسبب", "جعل", "اضطر", "أجبر")),
    "الأمر": frozenset(("الذي",)),
    "خاصة": ANNA,
    "وخاصة": ANNA,
    "خصوصا": ANNA,
    "وخصوصا": ANNA,
    "سيما": ANNA,
}
_RELATIVES = {
    "والذي": "وهو",
    "والتي": "وهي",
    "والذين": "وهم",
    "واللذان": "وهما",
    "واللتان": "وهما",
    "واللذين": "",
    "واللتين": "",
}
_TAILS = frozenset(form[2:] for form in ANNA)
_OATH = frozenset(("نفسي", "نفس"))
_ANSWERS = ("فإن", "فقد", "فلا", "فلن", "فلم", "فهو", "فهي", "فهم", "فالأ", "فكل", "فمن", "فليس")


class SentenceInitial:
    """«. حيث …»: a conjunction that ties its clause to the sentence before opens a sentence of its own."""

    def __init__(self, info: RuleInfo, shape: Shape) -> None:
        """Take what tells verbs, and the lists."""
        self.info = info
        self._shape = shape
        self._single = shape.words("never_first")
        self._words = self._single | _PAIRS.keys() | {"وذلك", "لا", "ولا"}

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the opening word with the stop before it; a comma joins the two."""
        text = document.text
        for before, sentence in _opened(document, self._words):
            if before is None:
                continue
            mark = before.end - 1
            if text[mark] != "." or text[mark - 1] == "." or text[sentence.start] in "«“\"'(":
                continue
            tokens = document.tokens_in(sentence)
            opening = self._opening(tokens)
            if opening is None:
                continue
            if "\n" in text[before.end : sentence.start]:
                if tokens[0].form in self._single:
                    yield self._paragraph(document, tokens)
                continue
            span = Span(mark, opening.end)
            edit = Edit(Span(mark, mark + 1), "،")
            if (other := _RELATIVES.get(tokens[0].form)) is not None:
                last = document.neighbours(tokens[0])[0]
                lead = None if last is None else document.neighbours(last)[0]
                definite = lead is not None and lead.form.startswith("ال")
                edit = Edit(span, f" {opening.form[1:]}" if definite or not other else f"، {other}")
            fix = Fix((edit,), self.info.safety)
            yield self.info.finding(document, span, fixes=[fix], args={"word": tokens[0].form})

    def _paragraph(self, document: Document, tokens: Sequence[Token]) -> Finding:
        """A paragraph that opens so: «حيث كشفت» → «وكشفت»; the others are left to a person."""
        first, second = tokens[0], tokens[1]
        span, args = first.span, {"word": first.form}
        if first.form == "حيث" and second.form[:2] in ("أن", "إن") and second.form[2:] in _TAILS:
            fixes = [Fix((Edit(Span(first.start, second.end), f"إذ إن{second.form[2:]}"),), self.info.safety)]
            return self.info.finding(document, Span(first.start, second.end), fixes=fixes, args=args)
        if first.form not in ("حيث", "إذ") or not self._shape.may_be_verb(second.form) or second.form[0] in "يت":
            return self.info.finding(document, span, args=args)
        fix = Fix((Edit(Span(first.start, second.start), "و"),), self.info.safety)
        return self.info.finding(document, Span(first.start, second.end), fixes=[fix], args=args)

    def _opening(self, tokens: Sequence[Token]) -> Token | None:
        """Return the last word of what cannot open a sentence, when the sentence opens with it."""
        words = [token.form for token in tokens]
        if len(words) < 3:
            return None
        first, second = words[0], words[1]
        if first in self._single:
            if second in _OATH or any(word.startswith(_ANSWERS) for word in words[2:]):
                return None
            if first in _RELATIVES and {"هو", "هي", "هم"} & set(words):
                return None  # «والذي يخاف هو الضعيف»: a subject of its own
            if first in ("حيث", "وحيث") and self._has_two_clauses(words):
                return None
            return tokens[0]
        if second in _PAIRS.get(first, ()):
            return tokens[1]
        if first in ("لا", "ولا") and second == "سيما" and words[2] in ANNA:
            return tokens[2]
        if first == "وذلك" and self._is_adverbial(second):
            return tokens[0]
        return None

    def _is_adverbial(self, word: str) -> bool:
        shape = self._shape
        return word in shape.words("adverbials") or word.startswith("لل") or bool(shape.governed(word, "ب"))

    def _has_two_clauses(self, words: Sequence[str]) -> bool:
        """«حيث تشرق الشمس تبدأ الحكاية»: the place and what happens there."""
        if len(words) > 10 or not self._shape.is_imperfect(words[1]):
            return False
        return any(self._shape.is_imperfect(word) for word in words[2:])


_FRAGMENT_OPENINGS = {
    "إضافة": "إلى",
    "بالإضافة": "إلى",
    "فضلا": "عن",
    "علاوة": "على",
    "ناهيك": "عن",
}
_SHORTEST = 6


class SentenceFragment:
    """A body sentence that opens as an adverbial and has nothing that could be its verb or predicate."""

    def __init__(self, info: RuleInfo, shape: Shape) -> None:
        """Take what tells verbs, and the lists."""
        self.info = info
        self._shape = shape
        self._openings = shape.words("fragment_openings")

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the sentence."""
        for _, sentence in _opened(document, self._openings | _FRAGMENT_OPENINGS.keys()):
            line = next(line for line in document.lines if line.span.end >= sentence.start)
            if line.kind is not LineKind.BODY or document.text[sentence.end - 1] != ".":
                continue
            tokens = [token for token in document.tokens_in(sentence) if token.is_word]
            if tokens and tokens[0].form == "وذلك" and line.span.start != sentence.start:
                continue  # sentence-initial-haythu joins it to the one before
            if len(tokens) < _SHORTEST or not self._opens(tokens):
                continue
            if not any(self._may_be_predicate(token, before) for before, token in pairwise(tokens)):
                yield self.info.finding(document, sentence)

    def _opens(self, tokens: Sequence[Token]) -> bool:
        first, second = tokens[0].form, tokens[1].form
        if first in _FRAGMENT_OPENINGS:
            return second == _FRAGMENT_OPENINGS[first]
        return first in self._openings

    def _may_be_predicate(self, token: Token, before: Token) -> bool:
        """Whether a word could be a verb, or says that the sentence has a predicate."""
        form = token.form
        if form in self._shape.words("predicates"):
            return True
        if form.startswith(("ال", "لل", "وال", "بال", "فال", "ول")) or self._shape.is_preposition(form):
            return False
        if self._shape.is_preposition(before.form):
            return False
        return self._shape.may_be_verb(form)


def _opened(document: Document, words: frozenset[str]) -> Iterator[tuple[Span | None, Span]]:
    """Yield each sentence that opens with one of the words, and the sentence before it."""
    heads = [token for form in words & document.forms for token in document.occurrences[form]]
    if not heads:
        return
    places = {span.start: number for number, span in enumerate(document.sentences)}
    for token in sorted(heads):
        number = places.get(token.start)
        if number is not None:
            yield (document.sentences[number - 1] if number else None), document.sentences[number]


BUILD: Mapping[str, Build] = {
    "sentence-initial-haythu": lambda info, material: SentenceInitial(info, Shape(material.lexicon, material.lists)),
    "sentence-fragment": lambda info, material: SentenceFragment(info, Shape(material.lexicon, material.lists)),
}
