"""ابن and بن between names and elsewhere (catalogue AR325)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.hamza.form import correction
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.tokens import Token

_KIN = frozenset(
    {
        "عمه", "عمها", "عمي", "عمك", "خاله", "خالها", "خالي", "أخيه", "أخيها", "أخته", "أختها", "أخي", "أختي",
        "شقيقه", "شقيقته", "شقيقها", "عمته", "خالته", "عمهم", "البلد", "الجيران", "عمتي", "خالتي",
    }
)  # fmt: skip


_LEADS = frozenset(
    {
        "في", "من", "عن", "على", "إلى", "مع", "عند", "لدى", "كتاب", "كتب", "رحلة", "مقدمة", "فلسفة", "شعر",
        "ديوان", "قال", "يقول",
    }
)  # fmt: skip
"""What no name ends in."""


class IbnAlef:
    """«محمد ابن راشد»: between two names the alef falls; «بن خلدون» where no name precedes keeps it."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, given: Iterable[str], nicknames: Iterable[str]) -> None:
        """Take the lexicon, the given names, and what follows ابن in the names that people are known by."""
        self.info = info
        self._lexicon = lexicon
        self._given = frozenset(given)
        self._nicknames = frozenset(nicknames)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield ابن between two given names, and بن that no name precedes."""
        for token in document.occurrences.get("ابن", ()):
            before, after = document.neighbours(token)
            if before is None or after is None or not document.is_gap(before, token):
                continue
            if not document.is_gap(token, after) or after.form in self._nicknames:
                continue
            if (self._is_given(before) or self._is_servant(document, before)) and self._is_given(after):
                yield correction(self.info, document, token, ("بن",))
        for form in ("بن", "وبن"):
            for token in document.occurrences.get(form, ()):
                before, after = document.neighbours(token)
                if after is None or not document.is_gap(token, after):
                    continue
                opens = before is None or not document.is_gap(before, token) or not before.is_word
                if opens or (before is not None and before.form in _LEADS):
                    wrong = after.form in self._nicknames or after.form in _KIN
                else:
                    wrong = after.form in _KIN and before is not None and not self._is_named(before)
                if wrong:
                    yield correction(self.info, document, token, (form[:-2] + "ابن",))

    def _is_given(self, token: Token) -> bool:
        form = token.form
        return form in self._given or (form.startswith("و") and form[1:] in self._given)

    @staticmethod
    def _is_servant(document: Document, token: Token) -> bool:
        """Whether a word ends a name such as عبد الرحمن."""
        before = document.neighbours(token)[0]
        return token.form.startswith("ال") and before is not None and before.form in ("عبد", "وعبد")

    def _is_named(self, before: Token) -> bool:
        """Whether the word before بن can end a name, or is the يا of an address, which allows both spellings."""
        form = before.form
        if form in ("الله", "الدين", "يا", "الرحمن", "العزيز") or self._is_given(before):
            return True
        return self._lexicon.listing.name_of(form) == "people"


BUILD: Mapping[str, Build] = {
    "ibn-alef": lambda info, material: IbnAlef(
        info, material.lexicon, material.lists["hamza"]["given_names"], material.lists["hamza"]["ibn_nicknames"]
    ),
}
NEEDS: Mapping[str, Needs] = {
    "ibn-alef": Needs(forms=frozenset(("ابن", "بن", "وبن"))),
}
