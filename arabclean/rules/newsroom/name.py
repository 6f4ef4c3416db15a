"""The names that the newsroom spells in one way, and how a written form is recognised as one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Any

from arabclean.lexicon import Lexicon
from arabclean.text import skeleton
from arabclean.text.record import Record
from arabclean.text.view import skeletons

ARTICLE = "ال"
_CHOICES = {"ا": "اأإآ", "أ": "اأإآ", "إ": "اأإآ", "آ": "اأإآ"}
_LAST = {"ه": "هة", "ة": "هة", "ي": "يى", "ى": "يى"}
_SOUNDS = ("غجقك", "سزشص", "تطث", "اويى", "دضذ", "بفو", "هةا")
"""Letters that stand for one another when foreign names are written in Arabic."""


def spellings(form: str) -> Iterator[str]:
    """Yield the forms of one skeleton, ``form`` among them."""
    letters = [_CHOICES.get(letter, letter) for letter in form[:-1]]
    letters.append(_LAST.get(form[-1], _CHOICES.get(form[-1], form[-1])))
    if sum(len(choice) > 1 for choice in letters) <= 4:
        yield from ("".join(choice) for choice in product(*letters))


class Slip(Record):
    """What is written for a name. ``kind``: wrong, doubtful (a person decides), framed or placed.

    Framed forms count only where a name is due, placed ones also after في and إلى.
    """

    right: str
    kind: str

    @property
    def is_framed(self) -> bool:
        """Whether the form is a word of its own."""
        return self.kind in ("framed", "placed")


class Names:
    """The names of one kind: ``names`` one or several words each, ``slips`` the tables of ``dictionaries/name_slips``.

    ``tolerated`` are spellings that are printed too; every other listed name of the house counts as good as well.
    """

    def __init__(
        self,
        names: Iterable[str],
        slips: Iterable[Mapping[str, Any]],
        tolerated: Iterable[str],
        *,
        of_people: bool = False,
    ) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._slips = tuple(slips)
        self._tolerated = frozenset(tolerated)
        self._of_people = of_people

    @cached_property
    def _all(self) -> Sequence[str]:
        return [*self._names, *(slip["right"] for slip in self._slips)]

    @cached_property
    def singles(self) -> Mapping[str, Sequence[str]]:
        """The names of one word by their skeleton; of people's names each word of four letters or more."""
        singles: dict[str, None] = {}
        for name in self._all:
            if " " not in name:
                if len(name) > 2:
                    singles[name] = None
            elif self._of_people:
                singles.update((word, None) for word in name.split(" ") if len(word) > 3)
        found: dict[str, list[str]] = {}
        for word, key in zip(singles, skeletons(singles), strict=True):
            found.setdefault(key, []).append(word)
        return found

    @cached_property
    def bare(self) -> frozenset[str]:
        """The skeletons of the names that carry the article, without it, as they stand after لل."""
        return frozenset(key[2:] for key in self.singles if key.startswith(ARTICLE))

    @cached_property
    def phrases(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The names of several words by the skeleton of the first, the longest first."""
        names = [tuple(name.split(" ")) for name in self._all if " " in name]
        found: dict[str, list[tuple[str, ...]]] = {}
        for words, key in zip(names, skeletons(words[0] for words in names), strict=True):
            found.setdefault(key, []).append(words)
        for same in found.values():
            if len(same) > 1:
                same.sort(key=len, reverse=True)
        return found

    @cached_property
    def phrase_slips(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
        """What is written in several words for a name, longest first, by the first word's skeleton: words, right."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for form, slip in sorted(self.slips.items(), key=lambda item: -len(item[0])):
            words = tuple(form.split(" "))
            if len(words) > 1:
                found.setdefault(skeleton(words[0]), []).append((words, slip.right))
        return found

    @cached_property
    def slips(self) -> Mapping[str, Slip]:
        """What is written for names, as it is written."""
        found: dict[str, Slip] = {}
        for name in self._names:
            if name.endswith("يا") and " " not in name and not self._of_people:  # «في ماليزيه»; else an adjective
                found[name[:-1] + "ه"] = Slip(name, "placed")
        for table in self._slips:
            for kind in ("wrong", "framed", "placed", "doubtful"):
                for form in table.get(kind, ()):
                    found[form] = Slip(table["right"], kind)
        return found

    @cached_property
    def by_end(self) -> Mapping[str, Sequence[str]]:
        """The names of one word, five letters or more, by their first three letters and by their last three.

        One slip leaves the one or the other whole.
        """
        found: dict[str, list[str]] = {}
        for words in self.singles.values():
            for word in words:
                if len(word) >= 5:
                    found.setdefault(word[:3], []).append(word)
                    found.setdefault("-" + word[-3:], []).append(word)
        return found

    def is_good(self, form: str) -> bool:
        """Whether a form is a name as it should be, or one that is let pass."""
        return form in self._tolerated or form in self.singles.get(skeleton(form), ())


def is_other_word(lexicon: Lexicon, form: str, right: str, rights: Iterable[str] = ()) -> bool:
    """Whether a form that looks like a name may be a word of its own, or stand for another one than ``right``.

    It is when edited text has it more than in passing, or when a third spelling that is none of ``rights`` is as
    much at home: «الان» is not the name آلان but الآن.
    """
    count, due = lexicon.count(form), lexicon.count(right)
    if count.careful * 20 > due.careful + 20:
        return True
    is_at_home = count.careful > 20 or (
        count.careful > 2 and count.careful * 30 > due.careful and lexicon.accepts(form)
    )
    if is_at_home and lexicon.verdict(form).lookalike != right:
        return True
    weight = due.careful + due.news
    for other in spellings(form):
        if other not in (form, right) and other not in rights:
            known = lexicon.count(other)
            if (known.careful + known.news) * 5 > weight and known.careful > 20:
                return True
    return False


def one_slip(wrong: str, right: str) -> bool:
    """Whether one letter changed, added, dropped or swapped with its neighbour leads from one word to the other."""
    if wrong == right or abs(len(wrong) - len(right)) > 1:
        return False
    head = 0
    while head < min(len(wrong), len(right)) and wrong[head] == right[head]:
        head += 1
    left, due = wrong[head:], right[head:]
    if left[1:] == due[1:] or left[1:] == due or left == due[1:]:
        return True
    return left[:2] == due[1::-1] and left[2:] == due[2:]


def distance(one: str, other: str) -> int:
    """Return how many letters must be changed, added or dropped to make one word of the other; words are short."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        last, row[0] = row[0], at
        for to, due in enumerate(other, 1):
            last, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, last + (letter != due))
    return row[-1]


def is_dropped(one: str, other: str) -> bool:
    """Whether ``one`` has a bare alef or a ه where the name has a hamza or a ة; أ for إ may be a choice."""
    return all(a == b or a in "اهي" for a, b in zip(one, other, strict=True))


def is_below(one: str, other: str) -> bool:
    """Whether a hamza stands on the wrong side of the alef: أثيوبيا for إثيوبيا."""
    return all(a == b or (a in "أإاهي" and b in "أإةى") for a, b in zip(one, other, strict=True))


def sounds_alike(one: str, other: str) -> bool:
    """Whether two words of one length differ only in letters of which foreign names may take either."""
    return all(a == b or any(a in group and b in group for group in _SOUNDS) for a, b in zip(one, other, strict=True))
