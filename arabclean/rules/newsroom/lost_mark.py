"""A mark typed without Shift, which left the letter of its key at the end of a word (catalogue AR727)."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.respell import respell
from arabclean.tokens import Token

_MARKS = {"ن": "،", "ز": ".", "ظ": "؟", "ح": "؛", "ك": ":"}
"""The letter of a key of Arabic 101, and the mark that it gives with Shift."""
_SEEN = 1
_COMMON = 30
_LONG = 5
"""Letters; with fewer a word may be half of a name («وول ورثز»)."""
_SLIP = 80
"""The dearest slip that explains the form better than a lost mark does."""
_QUESTION = frozenset(
    {
        "هل",
        "متى",
        "أين",
        "كيف",
        "لماذا",
        "ماذا",
        "كم",
        "من",
        "ما",
        "أي",
        "أية",
        "وهل",
        "ومتى",
        "فهل",
        "وكيف",
        "ولماذا",
        "أليس",
    }
)  # fmt: skip


class LostPunctLetter:
    """A form that is no word, while it is one without its last letter, and that letter is the key of a mark."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        self.info = info
        self._lexicon = lexicon
        self._judged = Judged(self._is_struck)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such word; the fix puts the mark for the letter."""
        for form, _ in self._judged.of(document):
            tokens = document.occurrences[form]
            for token in tokens if len(tokens) == 1 else ():
                if self._fits(document, token):
                    new = form[:-1] + _MARKS[form[-1]]
                    fix = respell(document, token.span, form, new, self.info.safety)
                    yield self.info.finding(document, token.span, fixes=[fix], args={"suggestion": new})

    def _is_struck(self, form: str) -> bool:
        if form[-1] not in _MARKS or len(form) < 4:
            return False
        lexicon = self._lexicon
        base, letter = form[:-1], form[-1]
        if letter == "ك" and (base.endswith("ة") or not _is_definite(base)):  # a pronoun, or one after ة for ت
            return False
        if lexicon.accepts(form) or lexicon.count(form).total > _SEEN:
            return False
        if lexicon.attested(form) and not _is_definite(base):  # nothing is written onto a word with the article
            return False
        if not lexicon.accepts(base) or self._seen(base) < _COMMON:
            return False
        if not (_is_definite(base) or base.endswith(("ة", "اء")) or len(base) >= (_LONG if letter != "ظ" else 4)):
            return False
        offers = lexicon.candidates(form, 1, _SLIP)
        if offers and offers[0].form != base and lexicon.count(offers[0].form).careful >= _COMMON:
            return False
        if letter == "ن" and base[-1] in "ياو":
            return False
        if letter == "ن" and not base.endswith(("ة", "اء")):
            return not any(lexicon.attested(base + vowel + "ن") for vowel in "يوا")
        return True

    def _seen(self, base: str) -> int:
        """Return how often careful text has a word; with a preposition written onto its article, the bare one."""
        for lead in ("بال", "وال", "فال", "كال"):
            if base.startswith(lead):
                return self._lexicon.count(base[1:]).careful
        return self._lexicon.count(base).careful

    def _fits(self, document: Document, token: Token) -> bool:
        """Whether the mark could stand here: nothing but a space or the end of the line follows the word."""
        text = document.text
        at_end = token.end == len(text) or text[token.end] == "\n"
        if not at_end and text[token.end] not in " \u00a0":
            return False
        letter = token.form[-1]
        if letter == "ن":
            return not at_end
        if letter == "ظ":
            short = len(token.form) <= _LONG and not _is_definite(token.form)
            return self._is_question(document, token) or (at_end and not short)
        return at_end or letter != "ز" or document.neighbours(token)[1] is not None

    @staticmethod
    def _is_question(document: Document, token: Token) -> bool:
        at = bisect_right(document.sentences, (token.start, sys.maxsize)) - 1
        sentence = document.sentences[at] if at >= 0 else token.span
        return any(other.form in _QUESTION for other in document.tokens_in(sentence))


def _is_definite(form: str) -> bool:
    return form.startswith(("ال", "وال", "بال", "لل", "فال", "كال", "ولل"))


BUILD: Mapping[str, Build] = {"lost-punct-letter": lambda info, material: LostPunctLetter(info, material.lexicon)}
