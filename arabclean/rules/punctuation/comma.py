"""Commas that cut a verb from what it governs, or a noun from what describes it (catalogue AR225, AR227)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from arabclean.document import Document
from arabclean.finding import Finding, Message
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.punctuation.clause import (
    ANNA,
    INNA,
    PREPOSITIONS,
    RELATIVE,
    Clauses,
    clauses_of,
    commas,
    is_preposition,
    segment,
    without_clitics,
    without_comma,
)
from arabclean.tokens import Kind, Token

_BETWEEN = 8
"""Words that may stand between a verb and its comma."""
_NEAR = 6
_CLOSE = 4
"""Words from a verb to its comma where the stretch before it is long."""
_ONWARD_WORDS = 2
_ONWARD = frozenset(
    {"حيث", "لكنه", "ولكنه", "لكنها", "ولكنها", "لكن", "ولكن", "ومؤخرا", "وقد", "فقد", "لكنهم", "ولكنهم"}
)
"""After a comma these go on with the sentence; no aside begins with them."""
_EXPECTED = frozenset(
    {"المتوقع", "المقرر", "الضروري", "المنتظر", "المرجح", "المفترض", "المحتمل", "الممكن", "المؤكد", "الواضح", "الطبيعي"}
    | {"الصعب", "المستحيل", "المهم", "المستبعد", "اللازم", "الواجب", "المعلوم", "المعروف", "الملاحظ"}
)
"""«من المتوقع» and its like, which أن follows."""
_CLAUSAL = frozenset({"إن", "أن", "بأن"})
_HANGING = _CLAUSAL | frozenset(
    {"الذي", "التي", "الذين", "اللذين", "اللتين", "إلى", "عن", "لن", "لم", "سوف", "على", "من", "في", "خلال", "بسبب"}
)
"""Words that nothing can end with."""
_ASIDE = 14
"""Words within which an aside ends in a second comma."""
_OF_PARTICLE = Message(
    "الفاصلة تقطع الكلمة عما يتمها: «{suggestion}»", 'The comma cuts a word from what completes it: "{suggestion}"'
)
_QUESTIONED = frozenset({"هل", "ماذا", "كيف", "متى", "أين", "لماذا"})


class CommaBeforeComplement:
    """A comma between a verb and its clause (أن، إن) or the preposition that it governs."""

    def __init__(self, info: RuleInfo, clauses: Clauses) -> None:
        """Take the verbs."""
        self.info = info
        self._clauses = clauses

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such comma."""
        for at in commas(document):
            follower = document.tokens[at + 1].form
            if follower in ANNA or follower in INNA:
                if self._leads_to_clause(document, at):
                    yield without_comma(self.info, document, at)
            elif follower in PREPOSITIONS and self._governs(document, at, PREPOSITIONS[follower]):
                yield without_comma(self.info, document, at)
            elif document.tokens[at - 1].form in _HANGING and self._hangs(document, at):
                yield without_comma(self.info, document, at, _OF_PARTICLE)

    def _hangs(self, document: Document, at: int) -> bool:
        """Whether a particle that wants a word after it has a comma instead: «قال إن، الوضع», no aside."""
        tokens = document.tokens
        particle, before = tokens[at - 1], tokens[at - 2] if at > 1 else None
        if before is None or not before.is_word or not document.is_gap(before, particle):
            return False
        if before.form in _HANGING or tokens[at + 1].form in _HANGING or len(before.form) < 3:
            return False  # a list of particles; «سي إن إن»
        if particle.form in _CLAUSAL and not without_clitics(before.form, self._clauses.that):
            return False
        for token in tokens[at + 1 : at + 1 + _ASIDE]:
            if token.form in "،,":
                return False
            if token.form in ".؟!؛:" or token.kind is Kind.MARK:
                break
        return tokens[at + 1].is_word

    def _leads_to_clause(self, document: Document, at: int) -> bool:
        words, begins = self._segment(document, at)
        if len(words) > 1 and words[-1].form in _EXPECTED and words[-2].form in ("من", "ومن", "فمن"):
            return len(words) == 2 or begins
        for place, token in reversed(list(enumerate(words))):
            if is_preposition(token.form) or not without_clitics(token.form, self._clauses.that):
                continue
            if self._is_head(words, place, begins) or self._goes_on(words, place):
                rest = words[place + 1 :]
                return len(rest) <= _BETWEEN and not self._has_clause(rest)
        return False

    def _governs(self, document: Document, at: int, preposition: str) -> bool:
        tokens = document.tokens
        after = tokens[at + 2].form if at + 2 < len(tokens) else ""
        if f"{tokens[at + 1].form} {after}" in self._clauses.fixed:
            return False
        if self._may_be_aside(document, at, preposition):
            return False  # «بحث الوزيران، في اجتماع مغلق، سبل التعاون»
        words, begins = self._segment(document, at)
        for place, token in enumerate(words):
            verb = without_clitics(token.form, self._clauses.governed)
            if not verb or is_preposition(token.form) or preposition not in self._clauses.governed[verb].split(" "):
                continue
            if self._is_head(words, place, begins):
                rest = words[place + 1 :]
                if len(rest) > _BETWEEN or self._has_clause(rest):
                    return False
                others = [word.form for word in rest if word.form in PREPOSITIONS]
                return not others or (others == ["في"] and "في" not in self._clauses.governed[verb])
        return False

    def _may_be_aside(self, document: Document, at: int, preposition: str) -> bool:
        """Whether a second comma follows so soon that what stands between the two may be an aside.

        No aside begins with على or إلى after a verb that wants it, if the preposition does not come once more.
        """
        tokens = document.tokens
        second = next((i for i in range(at + 2, min(at + 2 + _NEAR, len(tokens))) if tokens[i].form == "،"), None)
        if second is None:
            return False
        rest = [token.form for token in tokens[second + 1 : second + 1 + _NEAR]]
        again = any(PREPOSITIONS.get(form) == preposition for form in rest)
        return preposition not in ("على", "إلى") or again or bool(rest and (rest[0] in ANNA or rest[0] in INNA))

    @staticmethod
    def _segment(document: Document, at: int) -> tuple[Sequence[Token], bool]:
        words, begins = segment(document, at, _BETWEEN + 6)
        return words, begins

    def _is_head(self, words: Sequence[Token], place: int, begins: bool) -> bool:
        """Whether a verb leads its stretch: it is the first word of it, or the stretch begins a sentence.

        «… الوزير، كما ذكرت الوكالة، أن …»: the stretch is an aside, and both its commas are right.
        """
        lead = [token.form for token in words[:place]]
        if any(token.form in RELATIVE or token.form in _QUESTIONED for token in words[:place]):
            return False
        if not lead or lead[-1] == "فقد" or (lead[-1] in ("قد", "وقد", "لقد", "ولقد") and len(lead) == 1):
            return True
        if not begins:
            return False
        return lead[0] not in self._clauses.aside or lead == ["كما"]

    @staticmethod
    def _goes_on(words: Sequence[Token], place: int) -> bool:
        """Whether a verb near the comma stands in so long a stretch that it is no aside, or after «ولكنه» or «حيث»."""
        if place and (words[place - 1].form in RELATIVE or words[place - 1].form in ("كما", "وكما", "حسبما", "مثلما")):
            return False
        if len(words) >= _BETWEEN + 6:  # cut: no comma stands before for as many words
            return len(words) - place <= _CLOSE and words[place].form[0] not in "م"
        return 1 <= place <= _ONWARD_WORDS and words[0].form in _ONWARD

    def _has_clause(self, words: Sequence[Token]) -> bool:
        """Whether another verb, a relative or a clause stands among the words."""
        return any(
            token.form in RELATIVE
            or token.form in ANNA
            or token.form in INNA
            or (token.kind is Kind.MARK and token.form not in "«»“”\"'")
            or self._clauses.is_verb(token.form)
            for token in words
        )


_OF_ITS_NATURE = frozenset("شأن" + suffix for suffix in ("", "ه", "ها", "هم", "هما", "هن"))


class CommaBeforeRestrictive:
    """A comma before «من شأنه», which tells what the noun before it is."""

    def __init__(self, info: RuleInfo, clauses: Clauses) -> None:
        """Take the openings of asides."""
        self.info = info
        self._clauses = clauses

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each such comma."""
        tokens = document.tokens
        for form in _OF_ITS_NATURE:
            for token in document.occurrences.get(form, ()):
                at = document.at(token)
                if at < 3 or tokens[at - 1].form != "من" or tokens[at - 2].form != "،":
                    continue
                words, begins = segment(document, at - 2, _BETWEEN)
                if not begins and words and words[0].form in self._clauses.aside:
                    continue  # «قرارات، بحسب الوزير، من شأنها …»
                yield without_comma(self.info, document, at - 2)


BUILD: Mapping[str, Build] = {
    "comma-before-complement": lambda info, material: CommaBeforeComplement(info, clauses_of(material)),
    "comma-before-restrictive": lambda info, material: CommaBeforeRestrictive(info, clauses_of(material)),
}
