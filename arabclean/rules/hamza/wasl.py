"""Words that begin with hamzat wasl: masdars and verbs of the forms VII to X, and imperatives of the first form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from arabclean.lexicon import Count, Lexicon
from arabclean.rules.hamza.fault import Fault, Repair, is_careless
from arabclean.rules.hamza.shape import is_form_one, is_lam_verb, is_masdar, is_past_only, is_wasl_verb

_LEAST = 20
"""A word must be this common in careful text to be believed."""
_SLIPS = 2
"""So few uses in careful text are slips."""
_IMPERATIVE_ENDINGS = ("وا", "ي", "ن", "ه", "ها", "هم", "ني", "نا", "وه", "وها", "وني", "ونا", "يه", "يها", "يني")


class Wasl:
    """Knows hamzat wasl. Safe to share between threads."""

    def __init__(self, lexicon: Lexicon, imperatives: Iterable[str], left: Iterable[str]) -> None:
        """Take the lexicon, the imperatives that are known, and the words that other rules decide."""
        self._lexicon = lexicon
        self._left = frozenset(left)
        self._imperatives = frozenset(imperatives)
        self._imperatives_by_head: dict[str, list[str]] = {}
        for imperative in sorted(self._imperatives):
            self._imperatives_by_head.setdefault(imperative[:3], []).append(imperative)

    def fault_of(self, form: str, place: int) -> tuple[Fault | None, bool]:
        """Say what a word is whose alef is hamzat wasl, and whether a first person (أستقبل) is out of question."""
        written, stem = form[place], form[place:]
        definite = form[:place].endswith(("ال", "لل"))
        if written == "آ" or (stem[1:2] == "ل" and not is_lam_verb(stem)) or self._lexicon.is_listed(form):
            return None, False
        if is_masdar(stem):
            return Fault.MASDAR, True
        if definite:
            return None, False
        bare = "ا" + stem[1:]
        if written == "إ":
            if bare in self._imperatives or (is_form_one(bare) and not is_wasl_verb(bare)):
                return Fault.IMPERATIVE, True
            return (Fault.VERB, True) if is_wasl_verb(bare) else (None, False)
        if not is_wasl_verb(bare) or bare[1] in "دطذث":  # أدرك, أطلع: form IV
            return None, False
        return Fault.PAST, is_past_only(bare) and not self._lexicon.accepts(form)

    def imperative(self, form: str, place: int) -> Repair | None:
        """Return the repair of a known imperative with hamza below: إقرأ, which counts would take for أقرأ."""
        stem = form[place:]
        if stem[0] != "إ" or self._lexicon.count(form).careful > _SLIPS:
            return None
        bare = "ا" + stem[1:]
        if bare in self._imperatives or any(
            bare == root + ending or bare == root.replace("أ", "ؤ") + ending or bare == root.replace("أ", "ئ") + ending
            for root in self._imperatives_by_head.get(bare[:3], ())
            for ending in _IMPERATIVE_ENDINGS
        ):
            return Repair(Fault.IMPERATIVE, (form[:place] + bare,))
        return None

    def may_be_imperative(self, form: str, stem: str, uses: Count) -> bool:
        """Whether a bare alef can begin an imperative of the first form (اسمع) and careless text does not say no."""
        count = self._lexicon.count
        if not self._lexicon.accepts(form) or min(count(x + stem[1:]).careful for x in ("", "ي")) < _LEAST:
            return False
        if stem in self._imperatives:
            return True
        if count(f"أ{stem[1:]}ت").careful > 10 * count(stem[1:] + "ت").careful:  # أصبحت: form IV
            return False
        return uses.news + uses.wiki < 8 or not is_careless(uses)

    def by_shape(self, form: str, places: Sequence[int]) -> Repair | None:
        """Judge a form by its pattern: no word but a loan begins with a hamza where the forms VII to X have none."""
        accepts = self._lexicon.accepts
        for place in places:
            right = f"{form[:place]}ا{form[place + 1 :]}"
            if form[place] not in "إأ" or len(form) - place < 6 or accepts(form) or not accepts(right):
                continue
            if self._lexicon.listing.name_of(form[place:]) or self._lexicon.listing.name_of(right[place:]):
                continue
            fault, sure = self.fault_of(form, place)
            if fault in (Fault.MASDAR, Fault.VERB) or (fault is Fault.PAST and sure):
                return Repair(fault, (right,))
        return None

    def past_of(self, form: str) -> str | None:
        """Return the past that a first person of the forms VII to X may have been written for: أستقبل, استقبل."""
        place = 1 if form[0] in "وف" else 0
        stem = form[place:]
        if stem[:1] != "أ" or len(stem) < 4 or stem[1] in "دطذث" or not is_wasl_verb(stem) or is_masdar(stem):
            return None
        if stem[1] == "ل" and not is_lam_verb(stem):
            return None
        past = f"{form[:place]}ا{stem[1:]}"
        count = self._lexicon.count
        if count(stem.removesuffix("وا") + "ت").careful >= _LEAST:  # أنزلت: form IV, whose past has the hamza
            return None
        common = count("ا" + stem[1:]).careful >= _LEAST and self._lexicon.accepts("ي" + stem[1:])
        return past if common and not self._lexicon.is_listed(form) else None

    def person_of(self, form: str) -> str | None:
        """Return the first person that a bare alef may stand for after أن, لن, سوف or أنا: اكتب, أكتب."""
        if form[0] != "ا" or len(form) < 4 or form in self._left:
            return None
        count, first = self._lexicon.count, "أ" + form[1:]
        known = count("ي" + form[1:]).careful >= _LEAST and count(first).careful >= _LEAST
        return first if known and self._lexicon.accepts(first) else None
