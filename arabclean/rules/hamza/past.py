"""A past verb of the forms VII to X written with أ, which makes it a first person (catalogue AR305)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.hamza.alef import AlefJudge
from arabclean.rules.hamza.fault import Fault
from arabclean.rules.hamza.form import correction
from arabclean.rules.hamza.judges import judges_of
from arabclean.rules.material import Build
from arabclean.text import Span
from arabclean.text.pattern import lazy
from arabclean.tokens import Token

_FIRST_PERSON = frozenset(
    {
        "أنا", "وأنا", "فأنا", "إنني", "إني", "أنني", "أني", "لأنني", "لأني", "وإني", "وإنني", "لكني", "لكنني",
        "ولكني", "ولكنني", "كنت", "وكنت", "لست", "ولست", "لي", "ولي", "بي", "معي", "عندي", "إلي", "علي", "عني",
        "مني", "نفسي", "أكون", "أريد", "أود", "أعرف", "أظن", "أقول", "سأقول", "أستطيع", "قلت", "يمكنني",
    }
)  # fmt: skip
_PAST_PARTICLES = frozenset({"قد", "وقد", "فقد", "لقد", "ولقد", "كما", "بعدما", "عندما", "حينما", "منذ", "حيث"})
_RELATIVES = frozenset({"الذي", "التي", "والذي", "والتي", "إذ"})
_INTRANSITIVE = lazy(
    "[وف]?أ(?:ن[^ت]|جتمع|نتهى|رتفع|زداد|تسع|متد|ختفى|ستمر|ستقر|شتد|بتعد|قترب|حترق|كتمل|ستقال|شتعل|شتهر|ستيقظ|ندلع|ستسلم|"
    "عتصم|حتشد|حتج|تفق|تضح|زدهر|رتبط|ختلف|لتأم|لتقى|تجه|شتبك|ضطرب|بتسم)"
)
"""A definite noun after one of these can only be its subject."""


class _Past(NamedTuple):
    """The past that was meant; ``sure``: no first person can be."""

    right: str
    sure: bool


class PastRule:
    """«أستقبل الوزير»: the hamza makes it "I receive"; the sentence shows that it is "received"."""

    def __init__(self, info: RuleInfo, judge: AlefJudge, lexicon: Lexicon, titles: Iterable[str]) -> None:
        """Take the judge that the rules of the alef share, the lexicon that knows names, and the nouns before names."""
        self.info = info
        self._judge = judge
        self._lexicon = lexicon
        self._titles = frozenset(titles)
        self._pasts = Judged(self._past)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the verbs; in a text where somebody speaks of himself, only those that no first person can be."""
        speaks = any(word in document.occurrences for word in _FIRST_PERSON)
        for form, past in self._pasts.of(document):
            if speaks and not past.sure:
                continue
            for token in document.occurrences[form]:
                if past.sure or self._is_third_person(document, token):
                    yield correction(self.info, document, token, (past.right,))

    def _past(self, form: str) -> _Past | None:
        """Return the past that a form with hamza may stand for."""
        if form[0] not in "أوف" or "أ" not in form[:2]:
            return None
        repair = self._judge.judge(form)
        if repair is not None and repair.fault is not Fault.PAST:
            return None
        if repair is not None and repair.sure:
            return _Past(repair.offers[0], sure=True)
        right = self._judge.wasl.past_of(form)
        return _Past(right, sure=False) if right else None

    def _is_third_person(self, document: Document, token: Token) -> bool:
        """Whether what stands before and after shows a past: قد before it, or a subject after it."""
        if document.in_quotes.overlap(Span(token.start, token.start + 1)):
            return False
        before, after = document.neighbours(token)
        if after is None or not after.is_word or not document.is_gap(token, after):
            return False
        if before is not None and before.form in _PAST_PARTICLES:
            return True
        opens = before is None or not before.is_word or "\n" in document.text[before.end : token.start]
        if not opens and token.form[0] == "أ" and (before is None or before.form not in _RELATIVES):
            return False
        return self._is_subject(token, after)

    def _is_subject(self, verb: Token, noun: Token) -> bool:
        """Whether a noun after a verb acts: it is a person or a country, or the verb takes no object."""
        bare = noun.form.removeprefix("ال")
        if bare != noun.form and len(bare) >= 3 and _INTRANSITIVE.match(verb.form):
            return True
        if noun.form in self._titles or (bare != noun.form and bare in self._titles):
            return True
        listing = self._lexicon.listing
        return len(noun.form) >= 4 and listing.name_of(noun.form) in ("countries", "capitals", "people")


BUILD: Mapping[str, Build] = {
    Fault.PAST.value: lambda info, material: PastRule(
        info, judges_of(material).alef, material.lexicon, material.lists["titles"]["before_name"]
    ),
}
