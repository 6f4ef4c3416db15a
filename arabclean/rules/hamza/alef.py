"""The hamza on the alef that begins a word: which forms are misspelled there, and how they are spelled.

Evidence comes from counts: a form is a fault when the same form with another alef is many times as common in careful
text. A form too rare to be counted is judged by the word inside its clitics.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from arabclean.lexicon import Count, Lexicon
from arabclean.lexicon.clitic import split as split_clitics
from arabclean.rules.hamza.fault import Fault, Repair, alef_places, insides, is_careless
from arabclean.rules.hamza.shape import ALEFS, hide_hamza, is_form_one, is_masdar, is_wasl_verb
from arabclean.rules.hamza.wasl import Wasl
from arabclean.text.pattern import lazy
from arabclean.tokens import readings

_MEMO_SIZE = 100_000
_LEAST = 20
"""A spelling must be this common in careful text to correct another one …"""
_STEM_LEAST = 60
"""… or this common as the word inside the clitics of a form that nobody counted."""
_TIMES = 20
"""It must be this many times as common as what it corrects."""
_CHOICE = 25
"""A second spelling, of which the best is not this many times as common, is offered too."""
_SLIPS = 2
"""So few uses in careful text are slips; a form with more must be at home in careless text."""
_SURE_TIMES = 100
"""So many times as common as a form that is at home in careful text a function word must be."""
_COMMON = 150
"""A form that is this common in careful text is no slip; most words of a text need one look then."""
_NOW = frozenset(lead + "الان" for lead in ("", "و", "ف", "ك", "وك")) | {"والأن", "الأن"}
"""الآن, which is no form of ان."""
_ORDINARY = 1500
"""A word that careful text has this often is an ordinary one, although somebody or something bears it as a name."""


_SHORT_LEAST = 300
"""A short word with hamza on the other side may be a name (إدين) unless the right one is common."""


_SINGLE = (Fault.MASDAR, Fault.PAST)


_LISTED = {
    "باي": (Fault.FUNCTION, "بأي"),  # a title in books; the next word tells
    **{lead + "أليات": (Fault.MADDA, lead + "آليات") for lead in ("", "و", "ب", "ل", "ال", "وال", "بال", "لل")},
    **{
        lead + "أستراتيج" + end: (Fault.SIDE, lead + "إستراتيج" + end)
        for lead in ("", "و", "ب", "ل", "ال", "وال", "بال", "لل", "ك", "وب", "ول")
        for end in ("ي", "ية", "يات", "يا", "يته", "يتها", "ين", "يين")
    },
    **{
        lead + "ماراتي" + end: (Fault.CONTENT, lead[:-1] + "إماراتي" + end)
        for lead in ("ا", "وا", "الا", "والا", "للا", "بالا", "لا")
        for end in ("", "ة", "ا", "ون", "ين", "ات")
    },
}
"""Forms that careful text has in another meaning, or in two spellings."""


class AlefJudge:
    """Judges distinct forms, and remembers what it judged; safe to share between threads."""

    def __init__(self, lexicon: Lexicon, lists: Mapping[str, Sequence[str]], names: Iterable[str] = ()) -> None:
        """Take the lexicon, whose counts decide, the closed lists of the family, and names that others look after."""
        self._lexicon = lexicon
        self._names = frozenset(name for name in names if name.removeprefix("ال")[:1] in ("أ", "إ", "آ"))
        self._function = frozenset(map(hide_hamza, lists["function"]))
        self._function_with_pronoun = frozenset(map(hide_hamza, lists["function_with_pronoun"]))
        self._left = frozenset(map(hide_hamza, (*lists["wasl_nouns"], *lists["by_neighbours"])))
        self._left_with_pronoun = frozenset(map(hide_hamza, (*lists["wasl_nouns"], "اطلاع", "اتباع", "اخر")))
        self._elsewhere = frozenset(map(hide_hamza, lists["names_elsewhere"]))
        self._variants = frozenset(lists["side_variants"])
        self.wasl = Wasl(lexicon, lists["imperatives"], self._left)
        self._memo: dict[str, Repair | None] = {}

    def judge(self, form: str) -> Repair | None:
        """Return the repair of a form, or None where the alef is well or nobody can tell."""
        try:  # one question: another thread may clear the memory between two
            return self._memo[form]
        except KeyError:
            if len(self._memo) >= _MEMO_SIZE:
                self._memo.clear()
            repair = self._memo[form] = self._sound(form)
            return repair

    def _sound(self, form: str) -> Repair | None:
        repair = self._judge(form)
        if repair is None and form.endswith("ه") and self._is_unknown(form):
            repair = self._judge(form[:-1] + "ة")  # الاخيره: its ه is another rule's
            if repair is not None:
                repair = repair._replace(offers=tuple(offer[:-1] + "ه" for offer in repair.offers))
        if repair is not None and repair.fault in (Fault.CONTENT, Fault.SIDE):
            right = repair.offers[0]
            if self._is_name(right) or self._is_undotted(form, right):
                return None
        return repair

    def _is_unknown(self, form: str) -> bool:
        return len(form) >= 5 and not self._lexicon.accepts(form) and self._lexicon.count(form).careful <= _SLIPS

    def _is_undotted(self, form: str, right: str) -> bool:
        """Whether a form in ى may be a word in ي as Egypt prints it: وادى is وادي, not وأدى."""
        count = self._lexicon.count
        return form.endswith("ى") and count(form[:-1] + "ي").careful * 5 > count(right).careful

    def _is_name(self, right: str) -> bool:
        """Whether a word is a name of a country, a town, a body or a person, and no ordinary word, too."""
        for stem in (right, right[1:] if right[0] in "ولبف" else right):
            if stem in self._names and self._lexicon.count(stem).careful < _ORDINARY:
                return True
        return False

    def _judge(self, form: str) -> Repair | None:
        if form in _LISTED:
            fault, right = _LISTED[form]
            return Repair(fault, (right,))
        if len(form) > 30 or _ALEF_FIRST.match(form) is None:
            return None
        places = tuple(alef_places(form))
        if not places or self._lexicon.count(form).careful > _COMMON:
            return None
        repair = self._judge_places(form, places)
        if repair is None or form in _NOW:
            return repair
        return None if any(self._is_left(form[place:]) for place in places) else repair

    def _judge_places(self, form: str, places: Sequence[int]) -> Repair | None:
        """Return the repair of an alef in one of the places where the word inside the clitics may begin."""
        repairs = []
        for place in places:
            imperative = self.wasl.imperative(form, place)
            if imperative is not None:
                return imperative
            repair = self._repair(form, place, _LEAST)
            if repair is not None:
                repairs.append(repair)
        if repairs:
            return max(repairs, key=lambda repair: self._lexicon.count(repair.offers[0]).careful)
        if self._lexicon.count(form).careful > _SLIPS:
            return None
        stem = form[places[-1] :]
        may_be_wasl = is_masdar(stem) or is_wasl_verb(stem) or (is_form_one(stem) and stem.endswith(("ي", "وا")))
        if stem[0] == "ا" and may_be_wasl and self._lexicon.accepts(form):
            return None
        return self._judge_inside(form) or self.wasl.by_shape(form, places)

    def _may_be_root(self, form: str, lead: str, stem: str) -> bool:
        """Whether what looks like a clitic may belong to the word: فاينشتاين, لانسيت, باثولوجيا."""
        if len(stem) < 5 or lead[0] in "فك":
            return True
        return self._lexicon.accepts(form) or (stem.endswith("ت") and not stem.endswith("ات"))

    def _is_known(self, form: str, stem: str) -> bool:
        """Whether an offered form is a word, or the word inside it is common enough to carry what it carries."""
        uses = self._lexicon.count(stem).careful
        if self._lexicon.accepts(form) or self._lexicon.count(form).total >= 3:
            return True
        if uses >= 5 * _LEAST and not form.endswith("ت") and form[0] not in "بك":
            return True
        return uses >= _STEM_LEAST and form[0] not in "بك" and self._lexicon.attested(form)

    def _is_plain(self, stem: str, repair: Repair) -> bool:
        """Whether a stem whose hamza is on the wrong side is long and common enough to be no name."""
        return len(stem) >= 5 and not stem.endswith("ي") and self._lexicon.count(repair.offers[0]).careful >= 100

    def _is_left(self, stem: str) -> bool:
        hidden = hide_hamza(stem)
        if hidden in self._left or (stem[0] == "ا" and hidden in self._elsewhere):
            return True
        return any(reading.stem in self._left_with_pronoun for reading in readings(hidden) if not reading.proclitic)

    def _judge_inside(self, form: str) -> Repair | None:
        """Judge a form that nobody counted by the word inside its clitics and endings."""
        lexicon = self._lexicon
        for lead, stem in insides(form):
            if len(stem) < 4 or stem[0] not in ALEFS:
                continue
            if lead.endswith("س"):
                first = self.wasl.person_of(stem)
                if first is not None and not lexicon.accepts(form):
                    return Repair(Fault.CONTENT, (lead + first,))
                continue
            if lead and not lead.endswith("ال") and self._may_be_root(form, lead, stem):
                continue
            place = len(lead) - (1 if lead.endswith("لال") else 0)
            repair = self._repair(stem, 0, _LEAST)
            if repair is not None:
                if repair.fault is Fault.VERB and len(stem) < 5:
                    return None
                if stem[0] != "ا" and repair.fault in (Fault.SIDE, Fault.MADDA) and not self._is_plain(stem, repair):
                    return None
                offers = tuple(form[:place] + offer[0] + form[place + 1 :] for offer in repair.offers)
                known = self._is_known(offers[0], repair.offers[0])
                return Repair(repair.fault, offers, repair.sure) if known else None
            if lexicon.count(stem).careful >= _LEAST:
                return None
        return None

    def _repair(self, form: str, place: int, least: int) -> Repair | None:
        """Return the repair of one alef of a form, if counts speak for it."""
        count = self._lexicon.count
        written, stem = form[place], form[place:]
        uses = count(form)
        others = [alef for alef in ALEFS if alef != written]
        options = sorted(((count(f"{form[:place]}{alef}{stem[1:]}").careful, alef) for alef in others), reverse=True)
        (best, alef), (second, other), _ = options
        if best < least or uses.careful * _TIMES > best:
            return None
        is_sure = written == "ا" and uses.careful * _SURE_TIMES <= best and self._is_function(stem)
        if uses.careful > _SLIPS and not is_sure and not is_careless(uses):
            return None
        if written != "ا" and other == "ا" and best < second * 2 and is_wasl_verb(stem):
            best, alef, second, other = second, other, best, alef
        if not self._may_begin(form, place, alef):
            return None
        fault, sure = self._fault(form, place, alef, uses, best)
        if fault is None:
            return None
        offers = [f"{form[:place]}{alef}{stem[1:]}"]
        is_choice = second * (2 if fault is Fault.VERB else _CHOICE) > best and second > uses.careful * 3
        if is_choice and fault not in _SINGLE and form != "امام":
            offers.append(f"{form[:place]}{other}{stem[1:]}")
            if fault is not Fault.VERB:
                offers.sort(key=lambda offer: -count(offer).per_million)
        return Repair(fault, tuple(offers), sure)

    def _may_begin(self, form: str, place: int, alef: str) -> bool:
        """Whether the letters before the alef can be clitics of the word that begins with it."""
        count = self._lexicon.count
        stem = alef + form[place + 1 :]
        if place and form[place - 1] == "س":
            return alef == "أ" and count("ي" + stem[1:]).careful >= 50
        if place and not form[:place].endswith(("ال", "لل")) and count(stem).careful < _LEAST:
            return False
        if form[place + 1] == "ل" and len(stem) <= 4 and form[place] == "ا":
            if form[:place] in ("", "و", "ف"):
                sure = len(stem) == 4 and count(stem).careful >= 60 > 3 * count(stem[2:]).careful
                return sure or count(stem).careful >= 500
            return form[:place].endswith(("ال", "لل"))
        return True

    def _fault(self, form: str, place: int, alef: str, uses: Count, best: int) -> tuple[Fault | None, bool]:
        written, stem = form[place], form[place:]
        if alef == "ا":
            return self.wasl.fault_of(form, place)
        if written == "ا" and self._is_function(stem):
            return Fault.FUNCTION, True
        if self._lexicon.is_listed(form):
            return None, False
        definite = form[:place].endswith(("ال", "لل"))
        if len(stem) < 3 and form not in _NOW and not (definite and best >= 50 * _LEAST):
            return None, False
        if written == "ا":
            if is_form_one(stem) and self.wasl.may_be_imperative(form, stem, uses):
                return None, False
            return Fault.CONTENT, True
        if form in _NOW:
            return Fault.MADDA, True
        strong = best >= 500 and best >= 200 * max(uses.careful, 1)
        measured = alef == "آ" and (definite or strong)
        if self._is_variant(stem) or (not measured and self._is_word_inside(stem, alef)):
            return None, False
        if alef == "آ":
            return (Fault.MADDA, True) if written == "أ" else (None, False)
        if self._lexicon.accepts(form) and (written == "إ" or _BEFORE_PRONOUN.fullmatch(stem)):
            return None, False  # a verb with a pronoun: أبادتهم
        known = max(best, self._lexicon.count(alef + stem[1:]).careful)
        if written == "آ" and (uses.careful > _SLIPS or known < _SHORT_LEAST // 3 or self._lexicon.accepts(form)):
            return None, False
        if len(stem) <= 5 and known < (_SHORT_LEAST if len(stem) < 5 else _SHORT_LEAST // 3):
            return None, False
        return Fault.SIDE, True

    def _is_function(self, stem: str) -> bool:
        return stem in self._function or any(
            reading.pronoun and reading.stem in self._function_with_pronoun and stem != "ايه"
            for reading in readings(stem)
            if not reading.proclitic
        )

    def _is_variant(self, stem: str) -> bool:
        return stem in self._variants or any(
            reading.stem in self._variants for reading in readings(stem) if not reading.proclitic
        )

    def _is_word_inside(self, stem: str, alef: str) -> bool:
        """Whether a form with a pronoun is a well known word with its own alef: إشعارهم beside أشعارهم."""
        count = self._lexicon.count
        if count(stem).careful >= _LEAST:
            return True
        for parts in split_clitics(stem):
            if not parts.lead and parts.stem[0] == stem[0]:
                uses = count(parts.stem).careful
                if uses >= _LEAST and uses * 100 > count(alef + parts.stem[1:]).careful:
                    return True
        return False


_ALEF_FIRST = lazy("[وف]?[بكلس]?(?:ا?ل)?[اأإآ]")
_BEFORE_PRONOUN = lazy(".*ت(?:ه|ها|هم|هما|هن|ك|كم|ني|نا|ي)")
