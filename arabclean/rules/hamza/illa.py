"""إلا and ألا, إما and أما by what stands around them (catalogue AR322)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.hamza.clause import Clauses, is_anna
from arabclean.rules.hamza.form import correction
from arabclean.rules.hamza.inna import starts
from arabclean.rules.hamza.judges import judges_of
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.tokens import Token

_BARE = ("الا", "والا", "فالا", "اما", "واما", "فاما")
_WITH_HAMZA = ("إلا", "ألا", "إما", "وإما")
_NEGATIONS = frozenset(
    {
        "لا", "لم", "لن", "ما", "ليس", "ليست", "ليسوا", "لست", "هل", "ولا", "ولم", "ولن", "وما", "وليس", "فلا",
        "فلم", "فما", "وليست", "فليس", "أما", "دون", "غير", "أليس", "وهل", "فلن", "لما",
    }
)  # fmt: skip
_AFTER_ILLA = frozenset(
    {"في", "من", "بعد", "إذا", "اذا", "عندما", "على", "إلى", "عن", "مع", "قبل", "حين", "بعدما", "لأن", "بإذن"}
)
_WISHES = frozenset(
    {
        "يجب", "ينبغي", "على", "شرط", "بشرط", "شريطة", "آمل", "نأمل", "يأمل", "تأمل", "أرجو", "نرجو", "أتمنى",
        "نتمنى", "يتمنى", "خشية", "قرر", "قررت", "قرروا", "طلب", "طلبت", "فضل", "فضلت", "يفضل", "المفترض",
        "المهم", "الأفضل", "الضروري", "أمل", "اختار", "اختارت", "يشترط", "حاول", "حاولت", "أحب", "أود", "وعد",
        "تعهد", "أريد", "يريد", "تريد",
    }
)  # fmt: skip
"""What takes أن and a verb: after it stands ألا, which is أن لا."""
_EITHER = frozenset({"أو", "او", "وإما", "واما", "وأما"})
_ONE_WAY = frozenset({"اما", "إما", "فإما", "فاما"})
_ANSWERS = frozenset({"فقد", "فهو", "فهي", "فإن", "فلا", "فلم", "فلن", "فما", "فهم", "فثم"})
_NO_ANSWERS = frozenset({"فوق", "فيما", "فيها", "فيه", "فيهم", "فريق", "فترة", "فقط"})
_BEFORE = 8
_FAR = 20


class IllaImma:
    """«الا» and «اما» get their hamza; «إلا» and «ألا» in each other's place are changed."""

    def __init__(self, info: RuleInfo, clauses: Clauses) -> None:
        """Take what knows verbs and nouns."""
        self.info = info
        self._clauses = clauses

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the bare forms, then the wrong ones."""
        first: set[int] | None = None
        for form in _BARE:
            for token in document.occurrences.get(form, ()):
                first = {start.start for start, _ in starts(document)} if first is None else first
                lead, bare = form[:-3], form[-3:]
                hamzas = self._illa(document, token) if bare == "الا" else self._imma(document, token, first)
                yield correction(self.info, document, token, tuple(f"{lead}{hamza}{bare[1:]}" for hamza in hamzas))
        for token in document.occurrences.get("إلا", ()):
            before, after = document.neighbours(token)
            wishes = before is not None and before.form.lstrip("و") in _WISHES
            if wishes and self._is_verb(after) and not self._is_negated(document, token):
                yield correction(self.info, document, token, ("ألا",))
        for token in document.occurrences.get("ألا", ()):
            before, after = document.neighbours(token)
            clause = after is not None and after.form[:1] in "أا" and is_anna(after.form)
            if before is not None and before.is_word and clause:
                yield correction(self.info, document, token, ("إلا",))  # ألا أن
                continue
            if before is None or not before.is_word or before.form.lstrip("و") in _WISHES or self._is_verb(after):
                continue
            if self._is_negated(document, token) and self._clauses.is_noun(after):
                yield correction(self.info, document, token, ("إلا",))
        yield from self._either(document)

    def _either(self, document: Document) -> Iterator[Finding]:
        """Yield «إما» that opens a sentence with its فـ and no second «إما» or «أو»."""
        tokens = [token for form in ("إما", "وإما") for token in document.occurrences.get(form, ())]
        first = {start.start for start, _ in starts(document)} if tokens else set()
        for token in tokens:
            if token.start in first and self._imma(document, token, set()) == "أ":
                yield correction(self.info, document, token, (token.form[:-3] + "أما",))

    def _is_verb(self, token: Token | None) -> bool:
        return token is not None and token.is_word and self._clauses.is_imperfect(token.form)

    def _illa(self, document: Document, token: Token) -> str:
        before, after = document.neighbours(token)
        if self._is_negated(document, token):
            return "إ"
        if after is not None and (is_anna(after.form) or after.form in _AFTER_ILLA):
            return "إ"
        if self._is_verb(after):
            return "أ" if before is not None and before.is_word else "أإ"
        return "إأ"

    @staticmethod
    def _is_negated(document: Document, token: Token) -> bool:
        """Whether a negation or هل stands before a word in its clause."""
        tokens = document.tokens
        at = document.at(token)
        for number in range(at - 1, max(at - 1 - _BEFORE, -1), -1):
            if tokens[number].form in ".؟!؛:":
                return False
            if tokens[number].form in _NEGATIONS:
                return True
        return False

    @staticmethod
    def _imma(document: Document, token: Token, first: set[int]) -> str:
        tokens = document.tokens
        at = document.at(token)
        choice = ""
        for number in range(at + 1, min(at + 1 + _FAR, len(tokens))):
            form = tokens[number].form
            if form in ".؟!":
                break
            if form in _EITHER and number - at <= _FAR // 2 + 2 and not choice:
                choice = "إ"
            answers = form in _ANSWERS or (form.startswith("ف") and len(form) > 3 and form not in _NO_ANSWERS)
            if answers and number > at + 1:
                return "أ" if not choice or token.start in first else "أإ"
        if choice:
            return choice if token.start not in first else "أإ"
        if token.form == "واما" and any(tokens[number].form in _ONE_WAY for number in range(max(at - _BEFORE, 0), at)):
            return "إ"
        return "أ" if token.start in first else "أإ"


BUILD: Mapping[str, Build] = {
    "illa-imma": lambda info, material: IllaImma(info, judges_of(material).clauses),
}
NEEDS: Mapping[str, Needs] = {
    "illa-imma": Needs(forms=frozenset((*_BARE, *_WITH_HAMZA))),
}
