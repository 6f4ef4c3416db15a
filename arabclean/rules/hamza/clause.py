"""Which word governs a clause that begins with إن or أن."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from arabclean.document import Document
from arabclean.lexicon import Lexicon
from arabclean.tokens import Token, readings

TAILS = ("", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "ني", "ي", "نا")
"""What may follow إن and أن: nothing or a pronoun."""
_NOUNS = frozenset(
    {
        "هذا", "هذه", "ذلك", "تلك", "هؤلاء", "هناك", "ثمة", "كل", "جميع", "بعض", "معظم", "عدد", "عددا", "أي",
        "أحد", "من", "ما", "الله", "أكثر", "نحو", "غالبية", "أغلب", "أهم", "أول", "مثل", "هنالك", "كلا", "لدى",
        "لديه", "على", "في",
    }
)  # fmt: skip
"""Words that begin the sentence after إنّ though they carry no article."""
_STOPS = frozenset(".؟!?…؛:")
_QUOTES = frozenset("«»“”\"'")
_FARTHEST = 9
_NEAR = 2
_ADJACENT = 1


class Role(Enum):
    """What a word does to a clause after it."""

    QAWL = 1
    """قال and its family: إن."""
    ANNA = 2
    """A verb or noun that takes أن."""


class Governor(NamedTuple):
    """The word that governs a clause; ``distance`` in words, 1 when it stands right before it."""

    role: Role
    token: Token
    distance: int
    verb: str
    reach: int

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb or a participle that stands for one, not a masdar."""
        return self.reach > _ADJACENT

    @property
    def is_ambiguous(self) -> bool:
        """Whether it may be another word: علم, بين."""
        return self.reach == _NEAR


class _Word(NamedTuple):
    """What a word does to a clause at most ``reach`` words after it, and the verb that it is a form of."""

    role: Role
    verb: str
    reach: int


class Clauses:
    """Knows the words that take a clause. Safe to share between threads."""

    def __init__(self, lexicon: Lexicon, lists: Mapping[str, Sequence[str]]) -> None:
        """Take the lexicon, whose counts tell a noun from a verb, and the closed lists of the family."""
        self._count = lexicon.count
        self._lists = lists
        self.particles = frozenset(lists["before_anna"])

    @cached_property
    def _words(self) -> Mapping[str, _Word]:
        words: dict[str, _Word] = {}
        near = frozenset(self._lists["ambiguous_verbs"])
        for entry in self._lists["clause_verbs"]:
            verb = entry.split(" ", 1)[0]
            for reach, forms in _inflected(entry):
                word = _Word(Role.ANNA, verb, reach)
                for form in forms:
                    if form not in words:
                        words[form] = word if form not in near else word._replace(reach=min(reach, _NEAR))
        words.update(dict.fromkeys(self._lists["qawl"], _Word(Role.QAWL, "قال", _FARTHEST)))
        words.update(dict.fromkeys(self._lists["qawl_nouns"], _Word(Role.QAWL, "قال", _NEAR + 1)))
        return words

    def governor(self, document: Document, token: Token, farthest: int = _FARTHEST) -> Governor | None:
        """Return the nearest word before ``token`` that takes a clause, in the same sentence; None if there is none.

        Another إن or أن on the way has a governor of its own: nothing is found beyond it. Quotation marks and commas
        are walked over, other marks are not.
        """
        tokens = document.tokens
        at, distance = document.at(token) - 1, 0
        while at >= 0 and distance < farthest:
            before = tokens[at]
            if "\n" in document.text[before.end : tokens[at + 1].start]:
                return None
            if not before.is_word:
                if before.form in _STOPS:
                    return None
                at -= 1
                continue
            distance += 1
            known = self._word(before.form)
            if known is not None and distance <= known.reach:
                return Governor(known.role, before, distance, known.verb, known.reach)
            if is_anna(before.form):
                return None
            at -= 1
        return None

    def _word(self, form: str) -> _Word | None:
        """Return what a word with its clitics does to a clause after it."""
        known = self._words.get(form)
        if known is not None:
            return known
        for reading in readings(form):
            known = self._words.get(reading.stem)
            if (
                known is None
                or len(reading.stem) < 3
                or reading.pronoun == "ي"
                or (reading.is_definite and known.reach != _ADJACENT)
            ):
                continue
            return known._replace(reach=_ADJACENT) if reading.proclitic[-1:] in tuple("بكل") else known
        return None

    def is_imperfect(self, form: str) -> bool:
        """Whether a word is a verb in the imperfect: its letters are common with another prefix of the imperfect."""
        if len(form) < 3 or form[0] not in "يتنأ" or form.endswith("ة") or form == "أنه":
            return False
        careful = self._count(form).careful
        others = [prefix for prefix in "يت" if prefix != form[0]]
        return any(self._count(other + form[1:]).careful >= max(10, careful // 25) for other in others)

    def is_noun(self, token: Token | None) -> bool:
        """Whether a word can only begin a nominal sentence: it has the article, or is a pronoun or the like."""
        if token is None or not token.is_word:
            return False
        form = token.form
        if form in _NOUNS:
            return True
        return (form.startswith("ال") and len(form) >= 4) or (form.endswith("ة") and len(form) >= 4)


def is_anna(form: str) -> bool:
    """Whether a word is إن or أن, with or without clitics."""
    bare = form.lstrip("وفلبك") if form[:1] in "وفلبك" else form
    return bare[:2] in ("أن", "إن", "ان") and bare[2:] in TAILS


def forms(base: str, leads: Iterable[str]) -> Iterator[str]:
    """Yield a spelling of إن with each lead and each pronoun."""
    for lead in leads:
        for tail in TAILS:
            yield lead + base + tail


def _inflected(entry: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield how far the forms of a verb, given as past, present, masdar and participle, govern, and these forms."""
    past, present, masdar, participle = entry.split(" ")
    if past.endswith("ى"):
        far = [past, *[past[:-1] + end for end in ("ت", "وا", "يا", "تا", "ينا", "يت")]]
    else:
        far = [past + end for end in ("", "ت", "وا", "ا", "تا", "نا", "ن")]
    body = present[1:]
    stem = body[:-1] if body[-1:] in ("ى", "ي", "و") else body
    tails = (body, stem + "ون", stem + "وا", stem + "ان", stem + "ن")
    far += [prefix + tail for prefix in "يتنأ" for tail in tails]
    if participle.startswith("م"):
        far += [participle + end for end in ("ا", "ة", "ين", "تين")]
    yield _FARTHEST, far
    if masdar != "-":
        yield _ADJACENT, (masdar, masdar + "ا", masdar[:-1] + "ت" if masdar.endswith("ة") else masdar + "ات")
