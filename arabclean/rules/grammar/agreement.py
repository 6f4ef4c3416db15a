"""What goes with a noun agrees with it: demonstratives, relatives, adjectives (catalogue AR523–AR525)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.judged import Judged
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.governing import INNA, PREPOSITIONS
from arabclean.rules.grammar.noun import OF_THINGS, Speller, speller, write_accusative
from arabclean.rules.grammar.number import FEMININE_OF
from arabclean.rules.grammar.phrase import after, before, heads, inflect, is_definite, with_conjunctions
from arabclean.rules.grammar.plural import is_dual
from arabclean.rules.grammar.subject import opens_clause
from arabclean.rules.grammar.verb import VerbReader, reader
from arabclean.rules.material import Build, Material
from arabclean.text.record import Record
from arabclean.tokens import Token, readings, stems

_ARTICLES = frozenset(("ال", "بال", "كال", "لل"))
_DEMONSTRATIVES = frozenset(
    lead + word for lead in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول") for word in ("هذا", "هذه", "ذلك", "تلك")
)
_WHOLES = with_conjunctions(("كل", "جميع", "معظم", "كافة", "أغلب", "سائر"))


class Sort(Record):
    """What a noun asks of the words that go with it: "m", "f" (also plurals of things), "people", "two-m", "two-f"."""

    kind: str
    lead: str
    stem: str


@lru_cache(maxsize=16384)
def sort_of(speller: Speller, form: str, duals: frozenset[str]) -> Sort | None:
    """Return the sort of a definite noun; None when it is none that is known, or it is in doubt."""
    for lead, stem in stems(form):
        if lead in _ARTICLES:
            kind = _kind(speller, stem, duals)
            return Sort(kind, lead, stem) if kind else None
    return None


def _kind(speller: Speller, stem: str, duals: frozenset[str]) -> str:
    nouns = speller.nouns
    if nouns.is_unsure(stem):
        return ""
    if nouns.of_plural(stem):
        if nouns.of_singular(stem):
            return ""
        return "people" if nouns.is_person_plural(stem) else "f" if nouns.is_thing_plural(stem) else ""
    if nouns.of_singular(stem):
        return nouns.gender(stem)
    if (
        stem.endswith("ات")
        and speller.plural_gender(stem)
        and not any(noun.person for noun in (*nouns.of_singular(stem[:-2]), *nouns.of_singular(stem[:-2] + "ة")))
    ):
        return "f"
    if stem.endswith("ة"):
        known = speller.lexicon.count("ال" + stem)
        return nouns.gender(stem) if known.careful + known.news >= 20 else ""
    if stem.endswith(("ان", "ين")) and is_dual(speller, stem[:-2] + "ان", duals):
        genders = {noun.gender for noun in nouns.of_dual(stem)}
        return f"two-{genders.pop()}" if len(genders) == 1 and "c" not in genders else ""
    return ""


class Place(Record, eq=False):
    """Says whether what follows a noun can belong to nothing but it."""

    speller: Speller
    reader: VerbReader
    duals: frozenset[str]

    def is_alone(self, document: Document, noun: Token, reaches: str = "") -> bool:
        """Whether a noun is no complement of another: رئيس الحكومة الذي.

        ``reaches``: the kind of noun ("m", "f", "people") that what follows can belong to across a preposition.
        """
        if noun.form.startswith("و") and is_definite(noun.form):
            return False
        if reaches and is_definite(noun.form) and not noun.form.startswith("ال"):
            return self._opens(document, noun, reaches)
        token = noun
        previous = before(document, token)
        while previous is not None and (is_definite(previous.form) or previous.form in _DEMONSTRATIVES):
            if previous.form.startswith("و") or not self._is_noun(previous.form):
                return False
            token = previous
            if not previous.form.startswith("ال") and previous.form not in _DEMONSTRATIVES:
                return self._opens(document, previous, reaches)
            previous = before(document, token)
        if previous is None:
            return opens_clause(document, token)
        if previous.form in PREPOSITIONS:
            return self._opens(document, previous, reaches)
        if previous.form not in self.speller.followers and self.reader.is_verb(previous.form):
            return True
        is_pair = token is not noun and token.form.startswith("ال") and self._is_noun(noun.form)
        if is_pair and self._opens_with_verb(document, previous):
            return True  # «رفض الاتحاد القرار»: a noun has no two complements
        return previous.form in _WHOLES or previous.form in INNA or previous.form in ("لكن", "ولكن")

    def _opens_with_verb(self, document: Document, word: Token) -> bool:
        """Whether a word at the head of its clause can be read as a verb: رفض, درس."""
        return opens_clause(document, word) and self.reader.read(word.form, plural=False) is not None

    def _is_noun(self, form: str) -> bool:
        """Whether a definite word is a noun for certain, and no adjective: not الجليلة in «الجليلة الشأن»."""
        if form in _DEMONSTRATIVES:
            return True
        nouns = self.speller.nouns
        return any(
            lead in _ARTICLES and (nouns.of_singular(stem) or nouns.of_plural(stem)) and not nouns.is_adjective(stem)
            for lead, stem in stems(form)
        )

    def _opens(self, document: Document, preposition: Token, reaches: str) -> bool:
        """Whether no noun stands before a preposition to which what follows could reach back."""
        if not reaches:
            return True
        previous = before(document, preposition)
        if previous is None:
            return opens_clause(document, preposition)
        if previous.form in self.speller.followers or self.reader.is_verb(previous.form):
            return True
        if is_definite(previous.form):
            sort = sort_of(self.speller, previous.form, self.duals)
            if sort is None or sort.kind == reaches:
                return False
            first = before(document, previous)
            return opens_clause(document, previous) if first is None else self.reader.is_verb(first.form)
        return bool(self.speller.nouns.of_singular(previous.form))


_OTHER = {"هذا": "هذه", "هذه": "هذا", "ذلك": "تلك", "تلك": "ذلك"}
_THIS = {
    lead + word: (lead, word)
    for lead in ("", "و", "ف", "ب", "ك", "وب", "وك", "فب")
    for word in ("هذا", "هذه", "ذلك", "تلك")
    if lead in ("", "و", "ف") or word != "ذلك"
} | {"لهذه": ("ل", "هذه"), "ولهذه": ("ول", "هذه"), "لتلك": ("ل", "تلك")}
_THESE = {lead + "هؤلاء": lead for lead in ("", "و", "ف", "ب", "ل", "ك")}
_TWO = {
    lead + word: (lead, word) for lead in ("", "و", "ف", "ب", "ل", "ك") for word in ("هذان", "هذين", "هاتان", "هاتين")
}
_OTHER_TWO = {"هذان": "هاتان", "هذين": "هاتين", "هاتان": "هذان", "هاتين": "هذين"}
_LIFELESS = frozenset(
    (
        *("مدن", "دول", "قرى", "مناطق", "مشاريع", "قوانين", "شوارع", "كتب", "أسعار", "سفن", "مدارس", "مصانع", "بيوت"),
        *("منازل", "أيام", "أشهر", "أعوام", "مواقع", "أحداث", "مسائل", "قضايا", "أمور", "أفكار", "خطط", "برامج"),
        *("تقارير", "أموال", "أسهم", "أسلحة", "صواريخ", "أماكن", "جزر", "أنهار", "مبالغ", "نتائج", "وثائق", "رسائل"),
    )
)
"""Plurals that no writer takes for persons, as he may stars and devils."""
_TIMES_OF_THAT = frozenset(("خلال", "منذ", "وخلال", "ومنذ"))


class Demonstrative(Record, eq=False):
    """هذا and the like before a noun of the other gender: هذا الخطوة, هذه القرار."""

    info: RuleInfo
    speller: Speller
    reader: VerbReader
    duals: frozenset[str]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each demonstrative; the correction has its noun's gender."""
        for word in heads(document, frozenset(_THIS)):
            new = self._new(document, word)
            if new:
                yield self._finding(document, word, new)
        for word in heads(document, frozenset(_THESE)):
            noun = after(document, word)
            sort = self._sort(noun)
            if noun is None or sort is None or sort.kind != "f":
                continue
            if sort.stem.endswith("ات") or sort.stem in _LIFELESS:
                yield self._finding(document, word, _THESE[word.form] + "هذه")
        for word in heads(document, frozenset(_TWO)):
            sort = self._sort(after(document, word))
            lead, core = _TWO[word.form]
            if sort is None or sort.kind not in ("two-m", "two-f"):
                continue
            if (sort.kind == "two-f") != core.startswith("هات"):
                yield self._finding(document, word, lead + _OTHER_TWO[core])

    def _sort(self, noun: Token | None) -> Sort | None:
        if noun is None or not noun.form.startswith("ال"):
            return None
        return sort_of(self.speller, noun.form, self.duals)

    def _new(self, document: Document, word: Token) -> str:
        sort = self._sort(after(document, word))
        lead, core = _THIS[word.form]
        if sort is None or sort.kind not in ("m", "f") or (sort.kind == "f") == (core in ("هذه", "تلك")):
            return ""
        if sort.kind == "m" and sort.stem.endswith("ة"):
            return ""  # a woman may be meant: هذه الداعية
        if self._closes(document, word, lead, core):
            return ""
        return lead + _OTHER[core]

    def _closes(self, document: Document, word: Token, lead: str, core: str) -> bool:
        """Whether the demonstrative can belong to what stands before it, or stand alone: يومنا هذا, بعد ذلك."""
        previous = before(document, word)
        if core == "ذلك":
            if lead or previous is None:
                return True
            verb = self.reader.read(previous.form, plural=False)
            if verb is not None and verb.cell.endswith("3fs") and self.reader.is_verb(previous.form):
                return False  # «اندلعت ذلك الحرب»: the verb is hers
            return previous.form not in _TIMES_OF_THAT
        if previous is None or lead.endswith(("ب", "ك", "ل")):
            return False
        if previous.form in ("مع", "ومع", "على", "وعلى", "بعد", "وبعد", "غير", "عدا", "فوق") and core == "هذا":
            return previous.form in ("مع", "ومع", "عدا")
        if is_definite(previous.form):
            sort = sort_of(self.speller, previous.form, self.duals)
            return sort is None or sort.kind == ("m" if core == "هذا" else "f")
        return not self.reader.is_verb(previous.form) and any(
            reading.pronoun
            and (self.speller.nouns.of_singular(_whole(reading.stem)) or self.speller.nouns.of_plural(reading.stem))
            for reading in readings(previous.form)
        )

    def _finding(self, document: Document, word: Token, new: str) -> Finding:
        fix = inflect(document, word, new, self.info.safety)
        return self.info.finding(document, word.span, fixes=[fix], args={"suggestion": new})


def _whole(stem: str) -> str:
    return stem[:-1] + "ة" if stem.endswith("ت") else stem


_REACH = {"الذي": "m", "التي": "f", "الذين": "people"}


class Relative(Record, eq=False):
    """A relative of another gender or number than the noun right before it: المدينة الذي."""

    info: RuleInfo
    speller: Speller
    place: Place
    duals: frozenset[str]
    groups: frozenset[str]
    """Plurals of things that are made of people: القوات الذين is left alone."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each relative that disagrees."""
        for word in heads(document, frozenset(_REACH)):
            noun = before(document, word)
            sort = sort_of(self.speller, noun.form, self.duals) if noun is not None else None
            if noun is None or sort is None or self.speller.nouns.is_adjective(sort.stem.removesuffix("ة")):
                continue
            new = self._right(word.form, sort)
            if not new or new == word.form:
                continue
            if self._is_of_people(document, word, sort) or self.place.is_alone(document, noun, _REACH[word.form]):
                verb = self._verb_of_people(document, word) if word.form == "الذين" else None
                if verb is not None and opens_clause(document, noun):
                    continue  # nonhuman-plural mends both
                fix = inflect(document, word, new, self.info.safety)
                if verb is not None:
                    token, right = verb
                    edits = (*fix.edits, *inflect(document, token, right, self.info.safety).edits)
                    fix = Fix(edits, self.info.safety)
                yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": new})

    def _is_of_people(self, document: Document, word: Token, sort: Sort) -> bool:
        """Whether a plural verb after الذي says that it is meant of the persons before it."""
        if word.form != "الذي" or sort.kind != "people":
            return False
        verb = after(document, word)
        found = self.place.reader.read(verb.form) if verb is not None else None
        return found is not None and found.cell.endswith("3mp")

    def _verb_of_people(self, document: Document, word: Token) -> tuple[Token, str] | None:
        """Return a plural verb right after the relative, and how it is written of things."""
        verb = after(document, word)
        found = self.place.reader.read(verb.form) if verb is not None else None
        if verb is None or found is None or not found.cell.endswith("3mp"):
            return None
        return verb, found.in_cell("3fs")

    def _right(self, form: str, sort: Sort) -> str:
        if sort.kind == "f":
            is_plural = bool(self.speller.nouns.of_plural(sort.stem))
            if form == "الذين" and (not is_plural or sort.stem in self.groups):
                return ""
            return "التي"
        if sort.kind == "m":
            return "الذي" if form == "التي" else ""
        if sort.kind == "people":
            return "الذين" if form == "الذي" or sort.stem.endswith(("ون", "ين")) else ""
        ending = "ان" if sort.stem.endswith("ان") else "ين"
        return ("اللذ" if sort.kind == "two-m" else "اللت") + ending


_FRACTIONS = frozenset(("ربع", "نصف", "ثلث", "شبه", "غير", "خمس", "ثمن", "عشر"))
#: Adjectives that describe what stands before them and nothing else; all in ي are taken, too.
_QUALITIES = frozenset(
    (
        *("كبير", "صغير", "جديد", "قديم", "سابق", "مقبل", "قادم", "أخير", "طويل", "قصير", "واسع", "سريع", "مباشر"),
        *("مهم", "صعب", "خطير", "شديد", "ضخم", "هائل", "عميق", "مشترك", "مستمر", "طارئ", "عاجل", "واضح", "عظيم"),
        *(
            "محدود",
            "مختلف",
            "متواصل",
            "متزايد",
            "مكثف",
            "موسع",
            "مسلح",
            "متحد",
            "مؤقت",
            "دائم",
            "شامل",
            "مماثل",
        ),
        *("ثقيل", "خفيف", "ضعيف", "مناسب", "مفاجئ", "متميز", "فاشل", "بارز", "غامض"),
        *("عنيف", "كثيف", "حاسم", "متأخر", "مبكر", "متنوع", "متعدد", "متطور", "متبادل", "مستقل", "محتمل"),
        *("متوقع", "منخفض", "مرتفع", "فعال", "معقد", "مزدوج", "متكامل", "ملائم", "حساس"),
    )
)


_PAIRS = {"الأول": "الأولى"} | {
    "ال" + base: "ال" + base + "ة" for base in ("ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
}
_ORDINALS = _PAIRS | {feminine: masculine for masculine, feminine in _PAIRS.items()}


class Adjective(Record, eq=False):
    """An adjective of another gender than the noun right before it: الحكومة الجديد, قرار دولية."""

    info: RuleInfo
    speller: Speller
    place: Place
    duals: frozenset[str]
    names: frozenset[str]
    """Adjectives that are also nouns: الخارجية, العربية."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each adjective that disagrees."""
        yield from self._ordinals(document)
        for form, base in self._bases.of(document):
            bare = form.removeprefix("ال")
            feminine, people = bare.endswith("ة"), bare.endswith("ين") and bare != base
            for word in document.occurrences[form]:
                noun = before(document, word)
                if noun is None or noun.form in _FRACTIONS or self._is_head(document, word, base):
                    continue
                new = self._right(document, noun, word, base, feminine=feminine, people=people)
                if new:
                    fix = inflect(document, word, new, self.info.safety)
                    yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": new})

    @cached_property
    def _bases(self) -> Judged[str]:
        return Judged(self._base)

    def _base(self, form: str) -> str:
        """Return the masculine singular that an adjective, and no noun, is formed from; empty for other forms."""
        nouns = self.speller.nouns
        bare = form.removeprefix("ال")
        in_een = bare.endswith("ين") and not nouns.is_adjective(bare)
        base = bare[:-1] if bare.endswith("ة") else bare[:-2] if in_een else bare
        if not nouns.is_adjective(base) or self._is_noun(bare) or form in self.names or bare in self.names:
            return ""
        return base if base.endswith("ي") or base in _QUALITIES else ""

    def _ordinals(self, document: Document) -> Iterator[Finding]:
        """Yield each ordinal that disagrees: الجولة الثاني; not in dates, nor in numbers of two words."""
        for word in heads(document, frozenset(_ORDINALS)):
            noun, following = before(document, word), after(document, word)
            if noun is None or noun.form in ("الجمعة", "الليلة", "الأحد"):
                continue
            if following is not None and (following.form in ("عشر", "عشرة") or following.form.startswith("وال")):
                continue
            sort = sort_of(self.speller, noun.form, self.duals)
            feminine = word.form.endswith(("ة", "ى"))
            if noun.form[2:] in FEMININE_OF:
                continue  # الأبواب الثلاثة الأول: the plural of أولى
            if feminine and sort is not None and any(n.person for n in self.speller.nouns.of_singular(sort.stem)):
                continue  # استخرج الشيخ الثالثة: an object
            if sort is None or sort.kind not in ("m", "f") or (sort.kind == "f") == feminine:
                continue
            if self.place.is_alone(document, noun):
                new = _ORDINALS[word.form]
                fix = inflect(document, word, new, self.info.safety)
                yield self.info.finding(document, word.span, fixes=[fix], args={"suggestion": new})

    def _is_noun(self, form: str) -> bool:
        """Whether an adjective is also a noun, beyond a person so called: محيط."""
        return any(
            not item.plurals[:1] or not item.plurals[0].endswith("ون") for item in self.speller.nouns.of_singular(form)
        )

    def _is_head(self, document: Document, word: Token, base: str) -> bool:
        """Whether the adjective has a noun of its own: الكبير الحجم."""
        following = after(document, word)
        if following is None or following.form in _REACH:
            return False
        if following.form.endswith(("ها", "هم", "ه")):
            return True  # السابق ذكرها, المختلف فيها
        if not following.form.startswith("ال") or (base.endswith("ي") and word.form.startswith("ال")):
            return False  # a nisba is described by nothing: الملفات الأمني العالقة
        return not self.speller.nouns.is_adjective(following.form[2:].removesuffix("ة"))

    def _right(self, document: Document, noun: Token, word: Token, base: str, *, feminine: bool, people: bool) -> str:
        """Return the adjective as it should be; "" where it agrees or nothing is sure."""
        definite = word.form.startswith("ال") and word.form != base
        article = "ال" if definite else ""
        if definite:
            sort = sort_of(self.speller, noun.form, self.duals)
            kind = sort.kind if sort is not None else ""
            person = sort is not None and self._is_person(sort.stem)
        else:
            singular = self.speller.singular(noun.form) or noun.form
            kind = self._indefinite(singular)
            person = self._is_person(singular)
            if singular != noun.form:  # قرارا جديدة
                marked = "\u064b" in noun.span.of(document.text)
                is_wrong = marked and kind == "m" and feminine and not person and self.place.is_alone(document, noun)
                return write_accusative(document, base) if is_wrong else ""
        if people:
            is_known = base in OF_THINGS or base in _QUALITIES
            is_plural = is_known and kind == "f" and definite and not noun.form.endswith("ة")
            previous = before(document, noun)
            if previous is not None and is_definite(previous.form):
                return ""  # الأساتذة العظام السابقين
            return article + base + "ة" if is_plural and self.place.is_alone(document, noun) else ""
        if kind not in ("m", "f") or (kind == "f") == feminine or (feminine and person):
            return ""
        if not self.place.is_alone(document, noun):
            return ""
        return article + base + ("ة" if kind == "f" else "")

    def _is_person(self, form: str) -> bool:
        """Whether nothing but a person is meant by a singular."""
        found = self.speller.nouns.of_singular(form)
        return bool(found) and all(item.person for item in found)

    def _indefinite(self, form: str) -> str:
        nouns = self.speller.nouns
        if nouns.is_thing_plural(form) and not nouns.of_singular(form) and not nouns.is_unsure(form):
            return "f"
        if nouns.of_plural(form) or not nouns.of_singular(form) or nouns.is_adjective(form) or nouns.is_unsure(form):
            return ""
        return "" if form in self.speller.followers else nouns.gender(form)


def _place(material: Material) -> Place:
    return Place(speller(material), reader(), frozenset(material.lists["grammar"]["no_duals"]))


BUILD: Mapping[str, Build] = {
    "demonstrative-gender": lambda info, material: Demonstrative(
        info, speller(material), reader(), frozenset(material.lists["grammar"]["no_duals"])
    ),
    "relative-agreement": lambda info, material: Relative(
        info,
        speller(material),
        _place(material),
        frozenset(material.lists["grammar"]["no_duals"]),
        frozenset(material.lists["grammar"]["groups"]),
    ),
    "adjective-agreement": lambda info, material: Adjective(
        info,
        speller(material),
        _place(material),
        frozenset(material.lists["grammar"]["no_duals"]),
        frozenset(material.lists["grammar"]["names"]),
    ),
}
