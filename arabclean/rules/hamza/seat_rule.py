"""Rules on hamzas inside and at the end of words (catalogue AR311, AR312, AR315)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from arabclean.document import Document
from arabclean.finding import Finding, Safety
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.hamza.fault import is_careless
from arabclean.rules.hamza.form import correction
from arabclean.rules.hamza.judges import Judges, judges_of
from arabclean.rules.hamza.seat import SeatFault
from arabclean.rules.material import Build, Material
from arabclean.text.record import Record
from arabclean.tokens import Reading, Token, readings

_KNOWN = 20
"""A form with a proclitic that careful text has more often is a word of its own: كراس, فراس."""
_NO_VERB_AFTER = frozenset(
    {
        "في", "من", "على", "إلى", "عن", "بعد", "قبل", "منذ", "عند", "مع", "هو", "وهو", "أنه", "إنه", "لأنه", "بأنه",
        "غير", "شخص", "طفل", "رجل", "كل", "هذا", "عملية", "أول", "أكبر", "تحت", "رغم", "حتى", "بدون", "دون",
    }
)  # fmt: skip
"""Words that no verb follows."""
_BEFORE_BEGINNING = frozenset(
    {
        "مع", "قبل", "بعد", "عند", "عن", "في", "إلى", "على", "قبيل", "بعيد", "لحظة", "موعد", "تاريخ", "إعلان",
        "أعلن", "أعلنت", "يعلن", "تعلن", "وأعلن", "وأعلنت", "تأجيل", "بانتظار", "انتظار", "إشارة", "فور", "قرب",
    }
)  # fmt: skip
"""Words after which the noun بدء stands and no verb; «منذ بدأ» and «من بدأ» are right."""
_LEADS = ("", "و", "ف", "ب", "ل", "وب", "ول", "ال", "وال", "بال", "لل", "فال", "كال", "وبال", "ولل", "س", "وس", "فس")


class Between(Record):
    """A word that is a fault between certain neighbours only: one of ``before`` or one of ``after`` stands there."""

    right: str
    before: frozenset[str]
    after: frozenset[str]


class SeatRule:
    """Every form with one kind of fault in a hamza that is not its first letter."""

    def __init__(self, info: RuleInfo, judges: Judges, lexicon: Lexicon, lists: Mapping[str, Sequence[str]]) -> None:
        """Take the judges that all rules of the family share, the lexicon, and the closed lists."""
        self.info = info
        self._judges = judges
        self._lexicon = lexicon
        names = {"hamza-medial": "medial", "hamza-final": "final", "hamza-dropped-medial": "dropped"}
        self._listed = dict(entry.split(" ") for entry in lists[names[info.slug]])
        self._nouns = dict(entry.split(" ") for entry in lists["final_review"]) if info.slug == "hamza-final" else {}
        entries = lists["dropped_between"] if info.slug == "hamza-dropped-medial" else ()
        self._between = dict(map(_read_between, entries))
        self._known = Judged(self._read)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what the lists have, then what the judge says of the other forms."""
        seen: set[str] = set()
        for form, reading in self._known.of(document):
            seen.add(form)
            yield from self._listed_findings(document, form, reading)
        for form, offers in self._judges.faults(document).get(self.info.slug, ()):
            for token in document.occurrences[form] if form not in seen else ():
                safety = Safety.REVIEW if self._may_be_name(form) else None
                yield correction(self.info, document, token, offers, safety)

    def _read(self, form: str) -> Reading | None:
        """Return how a form is read as one of the lists' words; of several stems it is the longest."""
        known = (self._listed, self._nouns, self._between)
        found = [
            reading
            for reading in readings(form)
            if any(reading.stem in words for words in known) and self._may_read(form, reading)
        ]
        return min(found, key=lambda reading: (-len(reading.stem), reading.stem), default=None)

    def _may_be_name(self, form: str) -> bool:
        """Whether a word with ي for ئ may be a foreign name: دواير."""
        return (
            self.info.slug == "hamza-dropped-medial" and "اي" in form and "ال" not in form[:4] and "لل" not in form[:3]
        )

    def _may_read(self, form: str, reading: Reading) -> bool:
        if reading.proclitic not in _LEADS or (reading.pronoun and self.info.slug != "hamza-medial"):
            return False
        uses = self._lexicon.count(form)
        return not (reading.proclitic and uses.careful > _KNOWN and not is_careless(uses))

    def _listed_findings(self, document: Document, form: str, reading: Reading) -> Iterator[Finding]:
        stem = reading.stem
        safety = self.info.safety if stem in self._listed else Safety.REVIEW
        for token in document.occurrences[form]:
            before, after = document.neighbours(token)
            if stem in self._listed:
                right = self._listed[stem]
            elif stem in self._nouns:
                if not self._is_noun(reading, before, after):
                    continue
                right = self._nouns[stem]
            else:
                between = self._between[stem]
                if not _fits(between, before, after):
                    continue
                right = between.right
            offers = tuple(reading.proclitic + offer + reading.pronoun for offer in right.split("/"))
            yield correction(self.info, document, token, offers, safety)

    @staticmethod
    def _is_noun(reading: Reading, before: Token | None, after: Token | None) -> bool:
        """Whether a form that can be a verb (برئ) stands where nouns do."""
        if reading.stem == "برئ" and after is not None and after.form == "من":
            return False
        if reading.stem == "بدأ" and not reading.is_definite:
            return not reading.proclitic and before is not None and before.form in _BEFORE_BEGINNING
        if reading.is_definite or reading.proclitic.endswith(("ب", "ل")):
            return True
        return before is not None and before.form in _NO_VERB_AFTER


def _read_between(entry: str) -> tuple[str, Between]:
    wrong, right, before, after = entry.split(" ")
    return wrong, Between(right, _words(before), _words(after))


def _words(field: str) -> frozenset[str]:
    return frozenset(() if field == "_" else field.split("/"))


def _fits(between: Between, before: Token | None, after: Token | None) -> bool:
    if not between.before and not between.after:
        return True
    return (before is not None and before.form in between.before) or (after is not None and after.form in between.after)


def _seat(info: RuleInfo, material: Material) -> SeatRule:
    return SeatRule(info, judges_of(material), material.lexicon, material.lists["hamza"])


BUILD: Mapping[str, Build] = {fault.value: _seat for fault in (SeatFault.MEDIAL, SeatFault.FINAL, SeatFault.DROPPED)}
