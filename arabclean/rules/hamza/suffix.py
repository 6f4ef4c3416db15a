"""The hamza before a pronoun, where grammar chooses its seat: أعضاؤه, أعضاءه, أعضائه (catalogue AR313)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.hamza.form import correction
from arabclean.rules.material import Build
from arabclean.text.pattern import lazy

_NOUN = lazy("(.{2,})ا[ءؤ](ه|ها|هم|هن|هما|ك|كم|نا|كما)")
_BEFORE = frozenset(
    {
        "من", "إلى", "الى", "على", "عن", "في", "مع", "بين", "لدى", "خلال", "بعد", "قبل", "عند", "ضد", "منذ",
        "حول", "أمام", "وراء", "خلف", "تحت", "فوق", "نحو", "تجاه", "ضمن", "رغم", "بدون", "دون", "عبر", "لدي",
        "أثناء", "سوى", "جميع", "كل", "بعض", "معظم", "أغلب", "أحد", "إحدى", "سائر", "كافة", "غير", "أكثر",
        "بقية", "باقي", "مختلف", "بسبب", "بفضل", "نتيجة", "لجميع", "بجميع", "لكل", "بكل", "لبعض", "بعدم",
        "عدم", "فور", "عقب", "إثر", "حين",
    }
)  # fmt: skip
"""Prepositions and nouns after which a noun can only be a genitive."""
_LEADS = ("", "ب", "ل", "ك")
_LEAST = 20


class SuffixCase:
    """«في أعضاؤه»: after a preposition the hamza before the pronoun stands on ئ."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon that knows the nouns."""
        self.info = info
        self._lexicon = lexicon
        self._genitives = Judged(self._genitive)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the nouns right after a preposition, or with one written onto them."""
        for form, (lead, right) in self._genitives.of(document):
            for token in document.occurrences[form]:
                before = document.neighbours(token)[0]
                adjacent = before is not None and before.form.removeprefix("و") in _BEFORE
                if lead or (adjacent and before is not None and document.is_gap(before, token)):
                    yield correction(self.info, document, token, (right,))

    def _genitive(self, form: str) -> tuple[str, str] | None:
        """Return the preposition that a noun carries, empty for none, and how it is written after one."""
        match = _NOUN.fullmatch(form) if "اء" in form or "اؤ" in form else None
        if match is None:
            return None
        right = f"{match[1]}ائ{match[2]}"
        lead = self._lead(match[1])
        if lead is None or not (self._lexicon.accepts(right) or self._lexicon.attested(right)):
            return None
        return lead, right

    def _lead(self, stem: str) -> str | None:
        """Return the preposition that a noun in اء carries, empty for none; None where no such noun is known."""
        count = self._lexicon.count
        found: list[tuple[int, str]] = []
        for conjunction in ("", "و", "ف"):
            for lead in _LEADS:
                both = conjunction + lead
                if both and not stem.startswith(both):
                    continue
                noun = stem[len(both) :] + "اء"
                # The genitive with a pronoun tells a noun from a verb: جائه is no word.
                if len(noun) >= 4 and count(noun).careful >= _LEAST and count(noun[:-1] + "ئه").careful >= _LEAST // 4:
                    found.append((count(noun).careful, lead))
        return max(found)[1] if found else None


BUILD: Mapping[str, Build] = {"hamza-suffix-case": lambda info, material: SuffixCase(info, material.lexicon)}
