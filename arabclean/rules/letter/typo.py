"""Words that are none, one slip of the fingers away from a common one (catalogue AR420, AR422, AR423, AR437)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from arabclean.context import Model
from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.lexicon.candidate import Candidate
from arabclean.lexicon.clitic import split as split_clitics
from arabclean.lexicon.noun import Nouns
from arabclean.rule import RuleInfo
from arabclean.rules.letter.evidence import Evidence, is_definite
from arabclean.rules.letter.form_rule import FormRule, Meant, words_around
from arabclean.rules.letter.place import in_name_position, is_beside_name
from arabclean.rules.letter.slip import Kind, shared
from arabclean.rules.letter.typo_place import FOREIGN, Places, offers
from arabclean.rules.letter.typo_plural import LostEndings
from arabclean.rules.letter.typo_rare import RareForms
from arabclean.rules.material import Build, Material
from arabclean.rules.respell import respell
from arabclean.text.pattern import lazy
from arabclean.text.record import Record
from arabclean.tokens import Token, stems

_PRESUMED_NAME = 3
"""A word that an article writes alike this often is presumed a name."""
_OFFERS = 3
_BELIEVED = 0.55
"""The confidence from which what a place asks for is offered."""
_BELIEVED_RARE = 0.8
"""How sure it is that a rare word stands for a common one."""
_SEEN = 2
"""A form that was counted this often is somebody's word, if only a name."""


class _Trust(Record):
    """How a slip must look for a form of so many letters: what it may cost, how clear and common its candidate is."""

    cost: int
    score: float
    lead: float
    careful: int


_DEFINITE = (_Trust(65, -1.2, 0.5, 100), _Trust(80, -1.3, 1.2, 300))
_LONG = (_Trust(60, -1.1, 0.9, 100), _Trust(80, -1.4, 1.2, 300))
_SIX = (_Trust(60, -0.8, 1.0, 500),)
_FIVE = (_Trust(20, -0.5, 0.7, 1000), _Trust(60, -0.4, 2.0, 2000))


class TypoNonword:
    """A word that nobody writes, one slip away from one that many do; never a name, and never a safe fix."""

    _SHORTEST = 5

    def __init__(
        self, info: RuleInfo, lexicon: Lexicon, titles: frozenset[str], model: Model, weights: Mapping[str, float]
    ) -> None:
        """Take what knows words and places, words that lead names, and how much evidence weighs in a place."""
        self.info = info
        self.places = Places(lexicon, model, weights, titles)
        self._rare = RareForms(lexicon, model, titles)
        self._plurals = LostEndings(lexicon, model, Nouns.packaged())
        self.weights = weights
        self.lexicon = self._lexicon = lexicon
        self._slips = shared(lexicon)
        self._titles = titles
        self._judged: Judged[tuple[tuple[str, ...], bool]] = Judged(self._judge)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each word that is none and has a clear candidate."""
        for form, (near, pronoun_slip) in self._judged.of(document):
            tokens = document.occurrences[form]
            for token in tokens if len(tokens) < _PRESUMED_NAME else ():
                before, _ = document.neighbours(token)
                if pronoun_slip and before is not None and self._is_indefinite_nisba(before.form):
                    meant: tuple[str, ...] = (form[:-1],)
                elif near and not self._may_be_name(document, token):
                    meant = near
                else:
                    continue
                yield self._finding(document, token, meant)
        found: set[int] = set()
        for token, words in self._plurals.find(document):
            slipped = self._judged.judge(token.form)
            if not (slipped and slipped[0]) and self._slips.of(token.form) is None:
                found.add(token.start)
                yield self._finding(document, token, words, _BELIEVED_RARE)
        for token, offer in offers(self.places, document, _BELIEVED):
            slipped = self._judged.judge(token.form)
            if token.start not in found and not (slipped and slipped[0]) and self._slips.of(token.form) is None:
                yield self._finding(document, token, offer.words, offer.confidence)
        for token, word in self._rare.find(document):
            if token.start not in found:
                yield self._finding(document, token, (word,), _BELIEVED_RARE)

    def _finding(
        self, document: Document, token: Token, meant: Sequence[str], confidence: float | None = None
    ) -> Finding:
        fixes = [respell(document, token.span, token.form, word, self.info.safety) for word in meant]
        return self.info.finding(
            document, token.span, fixes=fixes, args={"suggestion": meant[0]}, confidence=confidence
        )

    def _may_be_name(self, document: Document, token: Token) -> bool:
        before, after = document.neighbours(token)
        return in_name_position(before, after, self._titles) or is_beside_name(document, token, self._lexicon)

    def _judge(self, form: str) -> tuple[tuple[str, ...], bool] | None:
        """Return the words near a form, and whether it may have a pronoun too many; None where it may stand."""
        near = self._find_offers(form) if len(form) >= self._SHORTEST else ()
        pronoun_slip = self._is_pronoun_slip(form)
        return (near, pronoun_slip) if near or pronoun_slip else None

    def _find_offers(self, form: str) -> tuple[str, ...]:
        """Return what was meant where one candidate stands out, nothing otherwise."""
        lexicon = self._lexicon
        if lexicon.accepts(form) or lexicon.count(form).total > _SEEN or lexicon.attested(form):
            return ()
        if FOREIGN.search(form) or self._slips.of(form) is not None:
            return ()
        candidates = lexicon.candidates(form, _OFFERS, 80)
        if not candidates:
            return ()
        best = candidates[0]
        lead = best.score - candidates[1].score if len(candidates) > 1 else 9.0
        careful = lexicon.count(best.form).careful
        if not any(
            best.cost <= trust.cost and best.score >= trust.score and lead >= trust.lead and careful >= trust.careful
            for trust in self._trusts(form)
        ):
            return ()
        if _PASSIVE.match(form) and not _PASSIVE.match(best.form):
            return ()
        if self._may_be_known(form, best, careful):
            return ()
        return tuple(candidate.form for candidate in candidates if best.score - candidate.score < 2)

    def _trusts(self, form: str) -> tuple[_Trust, ...]:
        """Names of people seldom carry the article, and short words are near to each other."""
        if is_definite(form) and len(form) >= 6:
            return _DEFINITE
        if len(form) >= 7:
            return _LONG
        return _SIX if len(form) == 6 else _FIVE

    def _may_be_known(self, form: str, best: Candidate, careful: int) -> bool:
        """Whether the form is a word with clitics that somebody counted, or two words run together."""
        lexicon = self._lexicon
        known = max(
            (lexicon.count(parts.stem).total for parts in split_clitics(form) if len(parts.stem) > 2), default=0
        )
        if known >= 3 and (known > 10 or careful < 200 * known or best.cost > 60):
            return True
        return careful < 1000 and bool(lexicon.splits(form))

    def _is_pronoun_slip(self, form: str) -> bool:
        """Whether a common adjective has a ي on it that makes no word: «بحتي», which would be a possessive.

        A noun with ي is a nisba (تهذيبي), and nearly every noun has one; an adjective is known by its feminine.
        """
        if not form.endswith("ي") or len(form) < 4:
            return False
        count = self._lexicon.count
        adjective = form[:-1]
        if min(count(word).careful for word in (adjective, adjective + "ة", "ال" + adjective)) < 20:
            return False
        as_nisba = (word for _, stem in stems(form) for word in ("ال" + stem, stem + "ة"))
        return count(form).careful <= 10 and all(count(word).total <= _SEEN for word in as_nisba)

    def _is_indefinite_nisba(self, form: str) -> bool:
        """Whether a word is an adjective in ي without the article, such as «دولي»; no possessive follows it."""
        if len(form) < 4 or not form.endswith("ي") or is_definite(form):
            return False
        count = self._lexicon.count
        return (
            count(form + "ة").careful >= 20
            and count("ال" + form).careful >= 20
            and count("ال" + form + "ة").careful >= 20
        )


_PASSIVE = lazy("[وفبكل]*(?:ال|لل)?م.*ى$")
"""A passive participle in ى, such as المكتفى به: rare words, and right."""


class LetterTransposed(FormRule):
    """«مجسل»: two letters in each other's place."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, titles: frozenset[str], months: frozenset[str]) -> None:
        """Take the lexicon, words that lead names, and the months, which misspelled-month looks after."""
        super().__init__(info)
        self._lexicon = lexicon
        self._slips = shared(lexicon)
        self._months = months
        self._titles = titles

    def may_concern(self, form: str) -> bool:
        """Whether it is long enough."""
        return len(form) >= 4

    def judge(self, form: str) -> Meant | None:
        """What the shared judge says, if it is this slip."""
        slip = self._slips.of(form)
        if slip is None or slip.kind is not Kind.TRANSPOSED or slip.right in self._months:
            return None
        return Meant((slip.right,), needs_context=form.startswith("لا") and slip.right.startswith("ال"))

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """«لاعلاقة» is a negation that lost its space; «لامدينة القديمة» is the article turned round."""
        before, after = document.neighbours(token)
        if len(document.occurrences[token.form]) >= _PRESUMED_NAME or in_name_position(before, after, self._titles):
            return None
        slip = self._slips.of(token.form)
        if not (slip and slip.is_plain(token.form)) and is_beside_name(document, token, self._lexicon):
            return None
        if meant.needs_context:
            previous, following = words_around(document, token)
            if not (is_definite(following) or previous in _LEADS_NOUN):
                return None
        return meant


_LEADS_NOUN = frozenset({"في", "من", "إلى", "على", "عن", "مع", "بين", "بعد", "قبل", "خلال", "هذه", "هذا", "تلك", "كل"})


class LetterRepeated(FormRule):
    """«الحكوومة», «رااائع»: a letter written twice or oftener."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, titles: frozenset[str], months: frozenset[str]) -> None:
        """Take the lexicon, words that lead names, and the months, which misspelled-month looks after."""
        super().__init__(info)
        self._lexicon = lexicon
        self._evidence = Evidence(lexicon)
        self._slips = shared(lexicon)
        self._months = months
        self._titles = titles

    def may_concern(self, form: str) -> bool:
        """Whether a letter stands next to itself."""
        return len(form) >= 4 and _TWICE.search(form) is not None

    def judge(self, form: str) -> Meant | None:
        """A letter three times in a row is drawn out; twice is a slip where the shared judge says so."""
        if _THRICE.search(form):
            return self._drawn_out(form)
        slip = self._slips.of(form)
        if slip is None or slip.kind is not Kind.REPEATED or slip.right in self._months:
            return None
        return Meant((slip.right,), sure=False)

    def _drawn_out(self, form: str) -> Meant | None:
        """Return the word with each drawn-out letter once or twice, whichever is the commonest."""
        if _NEGATION.fullmatch(form):
            return Meant(("لا",))
        if len(set(form)) < 3 or form.lstrip("وفس").startswith(("للل", "تتت")) or form.startswith("ووو"):
            return None  # laughter; lam-al-fusion; تتتبع, وووجه
        parts = [(match.group()[0], len(match.group())) for match in _RUN.finditer(form)]
        choices = [(letter, letter * 2) if count > 2 else (letter * count,) for letter, count in parts]
        if sum(len(choice) > 1 for choice in choices) > 4:
            return None
        use = self._evidence.use
        best, *others = sorted(("".join(word) for word in product(*choices)), key=use, reverse=True)
        if use(best) < max(3, use(form)):
            return None
        return Meant((best,), sure=use(best) >= 20 and all(use(best) >= 20 * use(other) for other in others))

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """Where names stand, a doubled letter may be the name's."""
        if meant.sure:
            return meant
        before, after = document.neighbours(token)
        many = len(document.occurrences[token.form]) >= _PRESUMED_NAME
        if many or in_name_position(before, after, self._titles):
            return None
        slip = self._slips.of(token.form)
        plain = slip is not None and slip.is_plain(token.form)
        return None if not plain and is_beside_name(document, token, self._lexicon) else meant


_NEGATION = lazy("ل+ا{3,}")
_TWICE = lazy(r"(.)\1")
_THRICE = lazy(r"(.)\1\1")
_RUN = lazy(r"(.)\1*")


class UnknownWord(FormRule):
    """A word that no dictionary, no list and no text has; for a house that keeps its own lists."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, titles: frozenset[str]) -> None:
        """Take the lexicon, and words that lead names."""
        super().__init__(info)
        self._lexicon = lexicon
        self._titles = titles

    def may_concern(self, form: str) -> bool:
        """Whether it is long enough."""
        return len(form) >= 3

    def judge(self, form: str) -> Meant | None:
        """Whether the lexicon knows nothing of it."""
        lexicon = self._lexicon
        if lexicon.accepts(form) or lexicon.attested(form) or lexicon.count(form).total >= 5:
            return None
        return Meant(())

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """A word that the article writes alike three times is presumed a name, and so is one where names stand."""
        before, after = document.neighbours(token)
        many = len(document.occurrences[token.form]) >= _PRESUMED_NAME
        return None if many or in_name_position(before, after, self._titles) else meant


def _titles(material: Material) -> frozenset[str]:
    return frozenset(material.lists["titles"]["before_name"])


def _months(material: Material) -> frozenset[str]:
    lists = material.lists["months"]
    names = [name for system in ("levant", "gulf_egypt", "tunisia_algeria", "morocco") for name in lists[system]]
    return frozenset(lead + name for lead in ("", "و", "ب", "ل") for name in names)


BUILD: Mapping[str, Build] = {
    "typo-nonword": lambda info, material: TypoNonword(
        info, material.lexicon, _titles(material), material.model, material.lists["typos"]["weights"]
    ),
    "letter-transposed": lambda info, material: LetterTransposed(
        info, material.lexicon, _titles(material), _months(material)
    ),
    "letter-repeated": lambda info, material: LetterRepeated(
        info, material.lexicon, _titles(material), _months(material)
    ),
    "unknown-word": lambda info, material: UnknownWord(info, material.lexicon, _titles(material)),
}
