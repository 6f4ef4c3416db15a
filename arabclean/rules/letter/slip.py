"""Which single slip made a word that is none out of one that is common: a letter that sounds alike, two letters in each
other's place, a letter too many. One judgement that several rules share, so that each fault has one rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from math import log10
from typing import NamedTuple

from arabclean.lexicon import Lexicon
from arabclean.lexicon.verdict import Judgement
from arabclean.rules.letter.evidence import Evidence, is_definite, without_conjunction
from arabclean.text.pattern import lazy

_MEMO_SIZE = 50_000


class Kind(Enum):
    """What went wrong."""

    DAD_ZAH = "dad-zah"
    THAL = "thal"
    LOOKALIKE = "lookalike"
    RARE = "rare lookalike"
    TRANSPOSED = "transposed"
    REPEATED = "repeated"


_PLAIN_LENGTH, _PLAIN_USE = 6, 1000


class Slip(NamedTuple):
    """What went wrong with a word, what was meant, and how often careful text has that."""

    kind: Kind
    right: str
    use: int

    def is_plain(self, form: str) -> bool:
        """Whether a common word is meant by a form so long that it is no name even beside names."""
        return len(form) >= _PLAIN_LENGTH and self.use >= _PLAIN_USE


_SWAPS: tuple[tuple[Kind, str], ...] = (
    (Kind.DAD_ZAH, "ضظ"),
    (Kind.THAL, "ذد"),
    (Kind.THAL, "ذز"),
    (Kind.LOOKALIKE, "ثس"),
    (Kind.LOOKALIKE, "سص"),
    (Kind.LOOKALIKE, "ثص"),
    (Kind.LOOKALIKE, "تط"),
    (Kind.LOOKALIKE, "قك"),
    (Kind.LOOKALIKE, "زظ"),
    (Kind.RARE, "قغ"),
    (Kind.RARE, "حه"),
    (Kind.RARE, "غخ"),
    (Kind.RARE, "ذظ"),
)
"""Letters that one hears or writes for one another. Those of one skeleton (ح and خ, ط and ظ) are slips of the hand."""


def _partners() -> dict[str, list[tuple[Kind, str]]]:
    found: dict[str, list[tuple[Kind, str]]] = {}
    for kind, pair in _SWAPS:
        found.setdefault(pair[0], []).append((kind, pair[1]))
        found.setdefault(pair[1], []).append((kind, pair[0]))
    return found


_PARTNERS = _partners()


class _Measure(NamedTuple):
    """What is asked of a kind of slip.

    ``weight``: what it takes off the logarithm of a candidate's use, for how much rarer the slip is. ``least``: how
    often careful text must have what was meant. ``shortest``: words of fewer letters are too near to each other.
    """

    weight: float
    least: int
    shortest: int


_MEASURES = {
    Kind.DAD_ZAH: _Measure(0.0, 5, 3),
    Kind.THAL: _Measure(0.3, 20, 4),
    Kind.LOOKALIKE: _Measure(0.8, 100, 5),
    Kind.RARE: _Measure(1.0, 1000, 5),
    Kind.TRANSPOSED: _Measure(0.8, 100, 5),
    Kind.REPEATED: _Measure(0.5, 20, 4),
}
_OF_SOUND = (Kind.DAD_ZAH, Kind.THAL, Kind.LOOKALIKE)
_LEAD = 0.9
"""How much the best must lead: eight times as likely."""
_TIMES = 300
"""How many times as common as the word that was written the one that was meant must be."""
_KNOWN = 3
_FOREIGN = lazy("نغ|تش|فيتش|ستان|يوس$|وف$|يف$|سكي|مان$|يا$|شتاين|بورغ|برغ|لاند|يتش$|ون$")


class Slips:
    """Judges words, each once."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        self._evidence = Evidence(lexicon)
        self._memo: dict[str, Slip | None] = {}

    def of(self, form: str) -> Slip | None:
        """Return the slip that made ``form``; None where it may be a word, or where nothing or too much is near."""
        try:  # one question: another thread may clear the memory between two
            return self._memo[form]
        except KeyError:
            if len(self._memo) >= _MEMO_SIZE:
                self._memo.clear()
            slip = self._memo[form] = self._judge(form)
            return slip

    def _judge(self, form: str) -> Slip | None:
        evidence = self._evidence
        seen, accepted = evidence.seen(form), evidence.lexicon.accepts(form)
        if len(form) < 3 or seen > 30 or (accepted and seen):
            return None
        bare = without_conjunction(form)
        if bare != form and evidence.lexicon.count(bare).careful >= 5 and evidence.lexicon.accepts(bare):
            return None
        letters = len(bare) - (1 if is_definite(form) else 0)
        best: dict[str, tuple[float, Kind, int]] = {}
        for kind, right in _near(form):
            use, own = evidence.shared_use(right, form)
            if not _is_enough(kind, letters, seen, use, accepted=accepted):
                continue
            if use < _TIMES * own or use < (20 if kind is Kind.REPEATED else 100) * seen:
                continue
            if use >= 10 * _KNOWN and evidence.lexicon.count(right).careful < _KNOWN and form[0] not in "وف":
                continue  # known only with its clitics taken off
            score = log10(use) - _MEASURES[kind].weight
            if right not in best or best[right][0] < score:
                best[right] = (score, kind, use)
        ranked = sorted(((*found, right) for right, found in best.items()), key=lambda found: -found[0])
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD):
            return None
        _, kind, use, right = ranked[0]
        if self._is_other(form, kind, right):
            return None
        return Slip(kind, right, use)

    def _is_other(self, form: str, kind: Kind, right: str) -> bool:
        """Whether a slip of hamza, ة or ى explains the form better, or it looks like a foreign name."""
        lexicon = self._evidence.lexicon
        if lexicon.verdict(form).lookalike or lexicon.verdict(right).judgement is Judgement.BAD:
            return True
        if any(lexicon.attested(other) for other in _with_hamza(form)):
            return True
        if kind in (Kind.DAD_ZAH, Kind.THAL):
            return False
        if not self._evidence.is_nearest(right, form):
            return True  # a slip of another kind is likelier
        return _FOREIGN.search(form) is not None and _FOREIGN.search(right) is None


def _is_enough(kind: Kind, letters: int, seen: int, use: int, *, accepted: bool) -> bool:
    """Whether what was meant is common enough for a form of so many letters, so often seen."""
    if accepted:  # Hunspell has it, and nobody else
        return letters >= 4 and kind in _OF_SOUND and use >= (50 if kind is Kind.DAD_ZAH else 300)
    _, least, shortest = _MEASURES[kind]
    if letters < shortest:
        return letters == shortest - 1 and letters >= 4 and not seen and use >= 500
    return use >= least


def _with_hamza(form: str) -> Iterator[str]:
    """The form with a hamza on an alef that may have lost it: at the beginning, after the article or after ل."""
    bare = without_conjunction(form)
    head = form[: len(form) - len(bare)]
    for lead in ("", "ال", "لل", "ل", "ب", "بال", "ك"):
        if bare.startswith(lead + "ا"):
            rest = bare[len(lead) + 1 :]
            for alef in "أإآ":
                yield f"{head}{lead}{alef}{rest}"
    if form.endswith("ه"):
        yield form[:-1] + "ة"
    if form.endswith("ى"):
        yield form[:-1] + "ي"


def sounds_like(form: str) -> Iterator[tuple[Kind, str]]:
    """Yield every spelling with one letter changed for one that sounds alike, and the kind of the slip."""
    for at, letter in enumerate(form):
        for kind, other in _PARTNERS.get(letter, ()):
            yield kind, form[:at] + other + form[at + 1 :]


def _near(form: str) -> Iterator[tuple[Kind, str]]:
    """Every word one such slip away, with the kind of the slip."""
    for at, letter in enumerate(form):
        head, tail = form[:at], form[at + 1 :]
        for kind, other in _PARTNERS.get(letter, ()):
            yield kind, head + other + tail
        following = tail[:1]
        if following == letter:
            if letter != "ل" or at > 2:  # two lams are the article before one, or ل before the article
                yield Kind.REPEATED, head + tail
        elif (
            following and not (at == 0 and letter in "وف") and not (letter + following == "لا" and head[-1:] in _LEADS)
        ):
            yield Kind.TRANSPOSED, head + following + letter + tail[1:]


_LEADS = ("ب", "ك", "و", "ل")
"""With one of these before it لا is not the article turned round: بلا, كلا."""


@lru_cache(maxsize=8)
def shared(lexicon: Lexicon) -> Slips:
    """Return the judge over a lexicon that the rules share."""
    return Slips(lexicon)
