"""One name spelled in two ways in one article, or not in the house's way (catalogue AR705)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build, Material
from arabclean.rules.newsroom.name import distance
from arabclean.rules.respell import respell
from arabclean.text import skeleton
from arabclean.tokens import Token, readings

_ENDINGS = ("ا", "ي", "ية", "يين", "يون", "يات", "يان", "يتين", "يتان", "يا")
_ROOTS = (("أمريك", "أميرك"), ("استراتيج", "إستراتيج"))
_AFRICA = ("أفريق", "إفريق")
_SYRIA = ("سوريا", "سورية")
_LEADS_COUNTRY = frozenset(
    {
        "في", "من", "إلى", "عن", "على", "داخل", "خارج", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي",
        "حول", "بشأن", "تجاه", "نحو", "مع", "ضد", "وسط", "عبر", "أن", "إن",
    }
)  # fmt: skip
_G = "غجك"
_NAMES = frozenset({"people", "places", "capitals", "countries", "organisations"})
"""The lists of names; a spelling that stands in one is the one that is offered."""
_SHORTEST = 4
_CLEAR = 5
"""Letters; a shorter word is compared with listed names only."""
_LONGEST = 14
_VOWELS = frozenset("اوي")
_SOUND = str.maketrans("غجق", "ككك")
_PLURAL = ("ون", "ين", "ات", "ان")
_CLITICS = frozenset("وبلف")


class Spelling(NamedTuple):
    """One way to write a name: the words that are read so, and what to write in another member's way."""

    family: int
    root: str


class Place(NamedTuple):
    """A word of the text that is one spelling of a name; ``root`` stands in its form."""

    token: Token
    root: str


class NameInconsistent:
    """Spellings of one name beside each other; the rarer is reported, the more frequent offered."""

    def __init__(
        self,
        info: RuleInfo,
        lexicon: Lexicon,
        groups: Sequence[Sequence[str]],
        people: Iterable[str],
        house: Mapping[str, str],
    ) -> None:
        """Take the groups of spellings that stand side by side, the names of people, and the house switches."""
        self.info = info
        self._lexicon = lexicon
        self._people = frozenset(people)
        self._unknown = Judged(self._sounds)
        self._known = Judged(self._spellings_of)
        self._spellings: dict[str, Spelling] = {}
        self._house: dict[int, str] = {}
        for family, roots in enumerate((*_ROOTS, _AFRICA)):
            endings = (*_ENDINGS, "يا") if roots is not _AFRICA else ("يا", *_ENDINGS[1:-1])
            for root in roots:
                for ending in endings:
                    self._spellings[root + ending] = Spelling(family, root)
        self._syria = len(_ROOTS) + 1
        for word in _SYRIA:
            self._spellings[word] = Spelling(self._syria, word)
        for number, group in enumerate(groups, self._syria + 1):
            for word in group:
                self._spellings.setdefault(word, Spelling(number, word))
            if letter := house.get("g"):
                due = [word for word in group if letter in word]
                if len(due) == 1 and _differ_in_g(group):
                    self._house[number] = due[0]
        if america := house.get("america"):
            self._house[0] = america.removesuffix("ا")
        if syria := house.get("syria"):
            self._house[self._syria] = syria

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each place of a rarer spelling; ``related`` holds the first place of the one that is offered."""
        yield from self._listed(document)
        yield from self._unlisted(document)

    def _listed(self, document: Document) -> Iterator[Finding]:
        families: dict[int, dict[str, list[Place]]] = {}
        seen: set[int] = set()
        for form, listed in self._known.of(document):
            for spelling in listed:
                for token in document.occurrences[form]:
                    if token.start in seen or (spelling.family == self._syria and not _is_country(document, token)):
                        continue
                    seen.add(token.start)
                    families.setdefault(spelling.family, {}).setdefault(spelling.root, []).append(
                        Place(token, spelling.root)
                    )
        for family, members in sorted(families.items()):
            house = self._house.get(family)
            if house is None and len(members) > 1:
                yield from self._minority(document, list(members.values()))
            elif house is not None:
                for root, places in members.items():
                    if root != house:
                        for place in places:
                            yield self._finding(document, place, house, (), Safety.REVIEW)

    def _spellings_of(self, form: str) -> Sequence[Spelling]:
        """Return the names that a form may be, one of the longest stem first."""
        count = self._lexicon.count
        found = [
            reading
            for reading in readings(form)
            if reading.stem in self._spellings and not reading.pronoun and "س" not in reading.proclitic
            if not reading.proclitic or count(form).careful <= 20 * count(reading.stem).careful
        ]
        return [self._spellings[reading.stem] for reading in sorted(found, key=lambda reading: -len(reading.stem))]

    def _minority(self, document: Document, members: Sequence[Sequence[Place]]) -> Iterator[Finding]:
        """Yield each place of the members but the most frequent one, of several the one that comes first."""

        def weight(places: Sequence[Place]) -> tuple[bool, int, int]:
            listed = all(place.root not in self._spellings and self._is_listed(place.root) for place in places)
            return listed, len(places), -min(place.token.start for place in places)

        best = max(members, key=weight)
        first = min(best, key=lambda place: place.token.start)
        for places in members:
            if places is not best:
                for place in places:
                    if _is_alternative(document, place.token):
                        continue
                    yield self._finding(document, place, first.root, [first.token], Safety.HINT)

    def _finding(
        self, document: Document, place: Place, right: str, related: Sequence[Token], safety: Safety
    ) -> Finding:
        form = place.token.form
        new = form.replace(place.root, right, 1)
        span = place.token.span
        fix = respell(document, span, form, new, safety)
        return self.info.finding(
            document, span, fixes=[fix], args={"suggestion": new}, related=[other.span for other in related]
        )

    def _unlisted(self, document: Document) -> Iterator[Finding]:
        """Compare the words that nobody knows, names for the most part, by what they sound like."""
        keyed: dict[str, dict[str, set[str]]] = {}
        unknown = sorted(self._unknown.of(document), key=lambda item: document.occurrences[item[0]][0].start)
        for form, sounds in unknown:
            for word, sound in sounds:
                keyed.setdefault(sound, {}).setdefault(form, set()).add(word)
        done: set[str] = set()
        for forms in keyed.values():
            if len(forms) < 2 or done & forms.keys():
                continue
            found: dict[str, list[Place]] = {}
            for form in forms:
                word = _meant(form, forms)
                found.setdefault(word, []).extend(Place(token, word) for token in document.occurrences[form])
            if len(found) > 1 and self._are_one_name(document, found):
                done |= forms.keys()
                yield from self._minority(document, list(found.values()))

    def _sounds(self, form: str) -> Sequence[tuple[str, str]]:
        """Return what a form may be read as, each with its sound, where it may be a name."""
        if not _SHORTEST <= len(form) <= _LONGEST or not self._may_be_name(form):
            return ()
        return tuple((word, _sound(word)) for word in _words(form))

    def _may_be_name(self, form: str) -> bool:
        """Whether a word is none that dictionaries and books have."""
        lexicon = self._lexicon
        if form.endswith(_PLURAL) and form[:-2].endswith("ي"):
            return False
        if form in self._spellings:
            return False
        if lexicon.listing.name_of(form) in _NAMES:
            return True
        return not lexicon.accepts(form) and lexicon.count(form).careful < 20

    def _are_one_name(self, document: Document, found: Mapping[str, Sequence[Place]]) -> bool:
        """Whether different spellings are of one person or place: given names before them must not differ."""
        if not all(_are_near(one, other) for one, other in combinations(found, 2)):
            return False
        listed = sum(self._is_listed(word) for word in found)
        if listed > 1 or (listed == 0 and min(map(len, found)) < _CLEAR):
            return False
        given = [
            {name for place in places if (name := self._given(document, place.token))} for places in found.values()
        ]
        named = [names for names in given if names]
        return len(named) < 2 or bool(set.intersection(*named))

    def _is_listed(self, word: str) -> bool:
        return word in self._people or self._lexicon.listing.name_of(word) in _NAMES

    def _given(self, document: Document, token: Token) -> str:
        before = document.neighbours(token)[0]
        if before is None or not before.is_word or not document.is_gap(before, token):
            return ""
        return skeleton(before.form) if before.form in self._people or not self._lexicon.accepts(before.form) else ""


def _words(form: str) -> tuple[str, ...]:
    """Return what a form may be read as: the whole, and without one letter that may be a word of its own."""
    if form[0] in _CLITICS and len(form) > _CLEAR:
        return form, form[1:]
    return (form,)


def _meant(form: str, forms: Mapping[str, set[str]]) -> str:
    """Return which reading of a form is the name: the one that another form of the group has, too, or the whole."""
    others = set().union(*(words for other, words in forms.items() if other != form))
    shared = [word for word in _words(form) if word in forms[form] and word in others]
    return shared[0] if shared else max(forms[form], key=len)


def _sound(word: str) -> str:
    """Return what two spellings of one foreign name have in common: no long vowels inside, no doubled letters."""
    plain = skeleton(word).translate(_SOUND)
    inside = "".join(letter for letter in plain[1:-1] if letter not in _VOWELS)
    key = plain[0] + inside + plain[-1]
    return "".join(letter for letter, _ in groupby(key))


def _is_alternative(document: Document, token: Token) -> bool:
    """Whether the text itself names the other spelling: «غناباد أو جناباد»."""
    before = document.neighbours(token)[0]
    return before is not None and before.form in ("أو", "وتكتب", "ويكتب", "وتسمى")


def _are_near(one: str, other: str) -> bool:
    """Whether two spellings differ in a letter, or two of a long word; hamza, ة and ى alone are for other rules."""
    if skeleton(one) == skeleton(other):
        return False
    shorter = min(len(one.removeprefix("ال")), len(other.removeprefix("ال")))
    return distance(one, other) <= (2 if shorter > _CLEAR else 1)


def _differ_in_g(group: Sequence[str]) -> bool:
    return len({word.translate(_SOUND) for word in group}) == 1


def _is_country(document: Document, token: Token) -> bool:
    """Whether «سورية» is the country here, not an adjective: after a preposition, or with one written onto it."""
    if not token.form.endswith("سورية"):
        return True
    if token.form.startswith(("ب", "ل", "وب", "ول")):
        return True
    before, after = document.neighbours(token)
    if after is not None and after.form.endswith("ية") and not after.form.startswith("ال"):
        return False
    return before is not None and before.form.removeprefix("و") in _LEADS_COUNTRY


def _build(info: RuleInfo, material: Material) -> NameInconsistent:
    names = material.lists["names"]
    groups = [group.split("\n") for group in names["name_variants"].split("\n\n")]
    people = {word for line in names["people"].split("\n") for word in line.split(" ")}
    return NameInconsistent(info, material.lexicon, groups, people, material.house)


BUILD: Mapping[str, Build] = {"name-inconsistent": _build}
