"""What the shape of a word tells: verbal nouns, clitics and objects, without any parsing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from arabclean.lexicon import Lexicon
from arabclean.lexicon.noun import Nouns
from arabclean.text.pattern import lazy

ANNA = frozenset("أن" + tail for tail in ("", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "ني", "ي", "نا"))
"""أن and its forms with a pronoun."""

_MEMO_SIZE = 8192
_MASDAR = lazy(
    "إ[^اويى]{2}ا[^اىي]|إي[^اوىي]ا[^اىي]|إ[^ا]ا[^ا]ة|ت[^اى]{2}ي[^اىي]|ت[^اى]{2,3}ية|ت[^اى]ا[^اى][^اىي]|ا[^اى]{3}ا[^اىي]"
    "|ا[^اى]{2}ا[^اىي]|است[^اى]{2}ا[^اىي]|است[^اى]ا[^اى]ة|م[^اى]ا[^اى]{2}ة"
)


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """Return a word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


_WITH_PRONOUN = frozenset(
    stem + pronoun
    for stem in ("من", "إلي", "عن", "علي", "في", "مع", "بين", "لدي", "عند")
    for pronoun in ("ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي")
)


class Shape:
    """Tells what a word is from its shape, closed lists and counts."""

    def __init__(self, lexicon: Lexicon, lists: Mapping[str, Mapping[str, Any]]) -> None:
        """Take the lexicon, whose counts decide, and the closed lists."""
        self._lexicon = lexicon
        self._lists = lists["syntax"]
        self._known: dict[str, str] = {}
        self._sets: dict[str, frozenset[str]] = {}

    def words(self, name: str) -> frozenset[str]:
        """Return one list of ``dictionaries/syntax``."""
        if name not in self._sets:
            self._sets[name] = frozenset(self._lists[name])
        return self._sets[name]

    def is_masdar(self, word: str) -> bool:
        """Whether a bare word has the shape of a verbal noun, or is a listed one."""
        if word in self.words("masdars"):
            return True
        if word.startswith("ال") and not word.startswith("الت"):
            return False  # the article, not a root letter as in التزام
        return _MASDAR.fullmatch(word) is not None

    def is_imperfect(self, form: str) -> bool:
        """Whether the form is common with another prefix of the imperfect, too: يكون, تكون; no masdar."""
        if len(form) < 3 or form[0] not in "يتنأ" or form.endswith("ة") or self.is_masdar(form):
            return False
        count = self._lexicon.count
        least = max(20, count(form).careful // 20)
        return any(count(other + form[1:]).careful >= least for other in "يت" if other != form[0])

    def is_past(self, form: str) -> bool:
        """Whether the form is common as a verb in the past: many of them say it, too (زادوا)."""
        return 3 <= len(form) <= 6 and not self.is_masdar(form) and self._lexicon.count(form + "وا").careful >= 50

    def may_be_verb(self, form: str) -> bool:
        """Whether the form could be a verb: in doubt, yes."""
        if len(form) < 2:
            return False
        bare = form[1:] if form[0] in "وفسل" and len(form) > 4 else form
        for word in {form, bare}:
            masdar = len(word) > 3 and any(self.is_masdar(core) for core in cores(word))
            if word[0] in "يتنأ" and not masdar and not word.endswith("ة"):
                return True
            if word.endswith(("ت", "وا")) and not word.endswith("ات"):
                return True
            if len(word) <= 6 and not masdar and self._lexicon.count(word + "وا").total >= 20:
                return True
        return False

    def is_break(self, form: str) -> bool:
        """Whether a noun phrase ends before the word: a particle, a preposition, أن with or without a pronoun."""
        bare = form[1:] if form[0] in "وف" and len(form) > 2 else form
        if {form, bare} & ANNA or (form[0] in "بلك" and form[1:] in ANNA):
            return True
        breaks = self.words("breaks")
        return form in breaks or bare in breaks or self.is_preposition(form)

    def is_preposition(self, form: str) -> bool:
        """Whether the word is a preposition that stands alone, with or without a pronoun."""
        return form in self.words("prepositions") or form in _WITH_PRONOUN

    def governed(self, form: str, letter: str) -> str:
        """Return the word under the preposition ``letter`` (ب or ل) of ``form``, with its article; "" where none is.

        ``للوزير`` gives ``الوزير``; بعد and لجنة give nothing, since the letter is their own.
        """
        if not form.startswith(letter):
            return ""
        if form in ANNA or form in (f"{letter}ه", f"{letter}ها", f"{letter}هم", f"{letter}هما", f"{letter}نا"):
            return form[1:]
        known = self._known.get(form)
        if known is None:
            if len(self._known) >= _MEMO_SIZE:
                self._known.clear()
            known = self._known[form] = self._judge(form, letter)
        return known

    def _judge(self, form: str, letter: str) -> str:
        rest = form[1:]
        if rest in ANNA:
            return rest
        if letter == "ل" and rest.startswith("ل") and len(rest) > 3:
            known = self._lexicon.attested
            return "ال" + rest if known("ال" + rest) and not known("ا" + rest) else "ا" + rest
        if rest.startswith("ال") and len(rest) > 4 and letter == "ب":
            return rest
        if len(rest) < 3 or not self._lexicon.attested(rest) or self.is_imperfect(rest):
            return ""
        count = self._lexicon.count
        return rest if count(rest).total >= 2 * count(form).total + 10 else ""


_PRONOUNS = ("هما", "هم", "هن", "ها", "كم", "نا", "ه")


def cores(word: str) -> frozenset[str]:
    """Return the word without article and pronoun, in each way they can be read."""
    found = {word, bare(word)}
    if not word.startswith("ال"):
        stripped = {word[: -len(tail)] for tail in _PRONOUNS if word.endswith(tail) and len(word) - len(tail) >= 2}
        found |= stripped | {form[:-1] + "ة" for form in stripped if form.endswith("ت") and len(form) > 3}
    return frozenset(found)


def is_feminine(nouns: Nouns, word: str) -> bool | None:
    """Whether verb and pronoun are feminine for a bare noun; None when it is not known.

    Of a singular and a plural that are written alike the singular counts.
    """
    singulars = nouns.of_singular(word)
    genders = {noun.gender for noun in singulars}
    if not singulars:
        if nouns.is_thing_plural(word):
            return True
        if nouns.is_person_plural(word):
            return False
        genders = {nouns.gender(word)}
    return {"m": False, "f": True}.get(genders.pop()) if len(genders) == 1 else None
