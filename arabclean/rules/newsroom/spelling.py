"""Names of countries, cities, bodies and people that are misspelled (catalogue AR713 to AR716)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from arabclean.document import Document, LineKind
from arabclean.finding import Finding, Safety
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build, Material
from arabclean.rules.newsroom.name import ARTICLE, Names, Slip, is_below, is_dropped, is_other_word, one_slip
from arabclean.rules.newsroom.phrase import Phrases
from arabclean.rules.respell import respell
from arabclean.text import Span, skeleton
from arabclean.tokens import Kind, Token, stems

_UNSEEN = 2
_COMMON = 1000
_PLACE_LEADS = frozenset(
    {
        "دولة", "جمهورية", "مملكة", "عاصمة", "العاصمة", "مدينة", "محافظة", "ولاية", "بلدة", "ريف", "مطار", "ميناء",
        "شمال", "جنوب", "شرق", "غرب", "وسط", "شمالي", "جنوبي", "شرقي", "غربي", "حدود",
        "ضواحي", "أحياء", "منتخب", "سلطنة", "إقليم", "مدينتي",
    }
)  # fmt: skip
_IN = frozenset({"في", "إلى"})
_ORDINARY = 1500
"""A word that edited text has this often is an ordinary one, although it names a town or a club too."""
_NEAR = 70
"""The dearest slip, of `arabclean.lexicon.slip`, that is believed of a name."""
_FAMOUS = 100
_CITED = frozenset({"كلمة", "لفظ", "اسم", "كتابة", "تهجئة"})


class Respelling(NamedTuple):
    """What a written form should be, and how sure that is."""

    right: str
    safety: Safety
    kind: str = ""
    """``framed`` or ``placed``, as in `Slip`; ``near``: by one letter; empty where it can be nothing but the name."""


class NameSpelling:
    """A name of one kind that is not written as it should be, with what Arabic writes onto it."""

    def __init__(
        self,
        info: RuleInfo,
        lexicon: Lexicon,
        names: Names,
        *,
        frame: frozenset[str],
        sure: frozenset[str],
        people: frozenset[str],
        elsewhere: Sequence[str],
        of_people: bool = False,
    ) -> None:
        """Take the names, the words before which one is due (``frame``), those that are certainly names (``sure``).

        ``people`` are given names and titles: what follows them is a family name, and may look like a town's.
        ``elsewhere`` are the lists of names of whatever kind, a name a line.
        """
        self.info = info
        self._lexicon = lexicon
        self._names = names
        self._frame = frame
        self._sure = sure
        self._people = people
        self._phrases = Phrases(lexicon, names, of_people=of_people)
        self._elsewhere = tuple(elsewhere)
        self._of_people = of_people
        self._misspelled = Judged(self._judge)

    @cached_property
    def _phrases_of_all(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The skeletons of all names of several words by the first word's; only a finding asks for them."""
        return _phrases(name for names in self._elsewhere for name in _names(names))

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each misspelled name; of a name of several words all of it."""
        done: set[int] = set()
        for tokens, old, new in self._phrases.find(document):
            span = Span(tokens[0].start, tokens[-1].end)
            done.update(token.start for token in tokens)
            yield self._finding(document, span, old, new, self.info.safety)
        for form, found in self._misspelled.of(document):
            for token in document.occurrences[form]:
                if token.start in done or self._is_inside_other(document, token):
                    continue
                if self._is_due(document, token, found):
                    yield self._finding(document, token.span, form, found.right, found.safety)

    def _is_inside_other(self, document: Document, token: Token) -> bool:
        """Whether a word belongs to a name of several words, of whatever kind: that name is reported as a whole."""
        at = document.at(token)
        for first in range(max(0, at - 3), at + 1):
            form = document.tokens[first].form
            for key in {skeleton(form), skeleton(form[1:])}:
                for words in self._phrases_of_all.get(key, ()):
                    here = document.tokens[first + 1 : first + len(words)]
                    if first + len(words) > at and words[1:] == tuple(skeleton(other.form) for other in here):
                        return True
        return False

    def _finding(self, document: Document, span: Span, old: str, new: str, safety: Safety) -> Finding:
        fix = respell(document, span, old, new, min(safety, self.info.safety))
        return self.info.finding(document, span, fixes=[fix], args={"suggestion": new})

    def _is_due(self, document: Document, token: Token, found: Respelling) -> bool:
        before, after = document.neighbours(token)
        if before is not None and before.form in _CITED:
            return False
        if token.form == "لبني" and after is not None and after.form in _TRIBES:
            return False  # لـ and بنو
        if found.kind == "near":
            return before is None or not (before.kind is Kind.LATIN or before.form in self._people)
        if self._of_people and _is_signature(document, token):
            return False
        if not found.kind:
            return not (after is not None and after.form == "الله" and self._of_people)
        if before is None or not before.is_word:
            return False
        if found.kind == "placed" and _bare(before.form, _IN):
            return True
        titled = _bare(before.form, self._frame)
        if not self._of_people:
            return titled
        named = after is not None and after.form in self._people
        if self._lexicon.count(token.form).careful >= _COMMON:  # «طلبت الوزيرة مني»
            return titled and named
        return titled or before.form in self._people

    def _judge(self, form: str) -> Respelling | None:
        """Say what a form should be when it is one of the names, misspelled."""
        if len(form) < 3:
            return None
        names = self._names
        for proclitic, stem in stems(form):
            if "س" in proclitic or proclitic.endswith(ARTICLE):  # the reading with the name's own article comes, too
                continue
            if stem not in names.slips and names.is_good(stem):
                if stem == form:
                    return None
                continue
            lam = proclitic.endswith("لل")
            found = self._of_stem(form, proclitic, ARTICLE + stem if lam else stem)
            if found is not None:
                joined = found.right[2:] if lam else found.right
                if lam and not found.right.startswith(ARTICLE):
                    continue
                return found._replace(right=proclitic + joined)
        return self._slipped(form)

    def _of_stem(self, form: str, proclitic: str, stem: str) -> Respelling | None:
        names, lexicon = self._names, self._lexicon
        slip: Slip | None = names.slips.get(stem)
        if slip is not None:
            if proclitic and lexicon.count(form).careful > _UNSEEN:
                return None
            if slip.kind == "placed" and lexicon.count(stem).careful > lexicon.count(slip.right).careful:
                return Respelling(slip.right, Safety.REVIEW, "framed")  # إلى أبيه
            doubtful = slip.kind != "wrong" or bool(proclitic and lexicon.accepts(form))
            return Respelling(
                slip.right, Safety.REVIEW if doubtful else Safety.SAFE, slip.kind if slip.is_framed else ""
            )
        rights = names.singles.get(skeleton(stem), ())
        if not rights or stem in rights or names.is_good(stem) or lexicon.listing.name_of(stem):
            return None
        right = max(rights, key=lambda word: lexicon.count(word).total)
        if stem.endswith("ى") and right.endswith("ي"):  # how Egypt prints; see undotted yeh
            return None
        is_alike = is_dropped(stem, right) or (not self._of_people and is_below(stem, right))
        if not is_alike or (stem[-1] != right[-1] and not self._is_name(right)):
            return None
        if self._of_people and proclitic not in ("", "و", "ل", "ول"):  # فاينشتاين is no ف + أينشتاين
            return None
        if is_other_word(lexicon, stem, right, rights):
            is_given = self._of_people and not proclitic and right in self._sure
            return Respelling(right, Safety.REVIEW, "framed") if is_given else None
        if proclitic:
            whole = lexicon.count(form)
            if whole.careful > _UNSEEN and whole.careful * 20 > lexicon.count(proclitic + right).careful:
                return None
            due = lexicon.count(right)
            least = 10 * whole.careful + (_FAMOUS if proclitic != "و" else 0)
            if due.total < least or (len(stem) < 5 and proclitic != "و"):
                return None
        sure = not lexicon.accepts(stem) or lexicon.verdict(stem).lookalike == right
        return Respelling(right, Safety.SAFE if sure else Safety.REVIEW)

    def _is_name(self, right: str) -> bool:
        """Whether a listed word is a name first of all, not an ordinary word that also names something."""
        if right in self._sure or right not in self._lexicon.forms:
            return True
        return self._lexicon.count(right).careful < _ORDINARY

    def _slipped(self, form: str) -> Respelling | None:
        """Say which name a word that nobody writes is one slip away from, if any."""
        lexicon = self._lexicon
        if self._of_people or len(form) < 5 or lexicon.attested(form) or lexicon.count(form).total > _UNSEEN:
            return None
        for proclitic, stem in stems(form):
            if len(stem) < 5 or "س" in proclitic or (proclitic and proclitic.endswith((ARTICLE, "لل"))):
                continue
            near = {*self._names.by_end.get(stem[:3], ()), *self._names.by_end.get("-" + stem[-3:], ())}
            for name in sorted(near):
                if one_slip(stem, name) and self._is_likely(form, proclitic, stem, name):
                    return Respelling(proclitic + name, Safety.REVIEW, "near")
        return None

    def _is_likely(self, form: str, proclitic: str, stem: str, name: str) -> bool:
        """Whether a well-known name was meant, and no other word of the language or inflection of the name."""
        lexicon = self._lexicon
        count = lexicon.count(name)
        if count.careful + count.news < _FAMOUS or not self._is_name(name):
            return False
        if stem == name + name[-1]:
            return True
        if lexicon.accepts(form) or stem.startswith(name) or name.startswith(stem):
            return False
        if proclitic and (lexicon.attested(stem) or lexicon.count(stem).total > _UNSEEN):
            return False
        if {stem[-1], name[-1]} & {"ي"} or stem.endswith(("ية", "يون", "يين")):  # an adjective from a name
            return False
        offers = lexicon.candidates(form, 3, _NEAR)
        return bool(offers) and offers[0].form == proclitic + name


_TRIBES = frozenset(
    {"أمية", "هاشم", "العباس", "عباس", "إسرائيل", "تميم", "هلال", "قريظة", "النضير", "قينقاع", "أسد", "سعد", "عامر",
     "كنانة", "مرين", "حماد", "نصر", "عبد", "آدم", "البشر", "الإنسان", "جنسه", "قومه", "وطنه", "جلدته", "مخزوم", "كعب"}
)  # fmt: skip
"""What «بنو» stands before: «خليفة لبني أمية» has no Lubna in it."""


def _bare(form: str, known: frozenset[str]) -> bool:
    return form in known or form.removeprefix("و") in known or form.removeprefix("ل") in known


def _is_signature(document: Document, token: Token) -> bool:
    """Whether a token stands in a by-line, where people write their names as they like."""
    line = document.index.position(token.start).line - 1
    return line < len(document.lines) and document.lines[line].kind is LineKind.BYLINE


_PLACES_AND_BODIES = ("capitals", "countries", "organisations", "places")


def _build(kind: str, folders: Sequence[str], certain: str = "") -> Build:
    def build(info: RuleInfo, material: Material) -> NameSpelling:
        lists, slips = material.lists["names"], material.lists["name_slips"]
        titles = frozenset(material.lists["titles"]["person"])
        words = [name for folder in folders for name in _names(lists[folder])]
        of_people = kind == "person"
        given = _given(lists["people"], tuple(slips["given"]))
        if kind == "organisation":
            places = {name for folder in ("capitals", "countries", "places") for name in _names(lists[folder])}
            words = [name for name in words if name not in places]
        if kind == "city":
            countries = set(_names(lists["countries"]))
            words = [name for name in words if name not in countries]
        if of_people:
            elsewhere = {name for folder in ("capitals", "countries", "places") for name in _names(lists[folder])}
            words = [name for name in (*words, *slips["given"]) if name not in elsewhere]
        return NameSpelling(
            info,
            material.lexicon,
            Names(words, slips[kind], slips["tolerated"], of_people=of_people),
            frame=titles if of_people else _PLACE_LEADS,
            sure=given if of_people else frozenset(_names(lists[certain])) if certain else frozenset(),
            people=given | titles,
            elsewhere=[lists[folder] for folder in _PLACES_AND_BODIES],
            of_people=of_people,
        )

    return build


def _phrases(names: Iterable[str]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        if " " in name:
            words = tuple(skeleton(name).split(" "))
            found.setdefault(words[0], []).append(words)
    return found


@cache
def _names(text: str) -> Sequence[str]:
    return tuple(line for line in text.split("\n") if line)


@cache
def _given(people: str, slips: tuple[str, ...]) -> frozenset[str]:
    """The names of people that are one word."""
    return frozenset(name for name in _names(people) if " " not in name) | frozenset(slips)


BUILD: Mapping[str, Build] = {
    "country-name": _build("country", ["countries"], "countries"),
    "capital-city-name": _build("city", ["capitals", "places"], "capitals"),
    "organisation-name": _build("organisation", ["organisations"]),
    "person-name": _build("person", ["people"]),
}
