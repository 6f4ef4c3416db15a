"""The twins of forms IV and VIII: إطلاع and اطلاع, إتباع and اتباع (catalogue AR324)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.hamza.form import correction
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.tokens import Token

_LEADS = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "وب", "ول", "وبال", "ولل", "فال", "كال")
_PRONOUNS = ("", "ه", "ها", "هم", "نا", "ا", "ك", "كم", "هما", "ي")
_ADJECTIVES = frozenset(
    {"واسع", "كامل", "كاف", "مباشر", "دائم", "تام", "واسعا", "كبير", "جيد", "مستمر", "شامل", "ودراية"}
)
_DONE = frozenset(
    {"تم", "يتم", "سيتم", "وتم", "جرى", "بهدف", "بغية", "قصد", "ويتم", "جرت", "بغرض", "أجل", "ضرورة", "يجب"}
)


_WITH_HAMZA = {
    f"{lead}إ{root}{pronoun}": (lead, root, pronoun)
    for root in ("طلاع", "تباع")
    for lead in _LEADS
    for pronoun in _PRONOUNS
}
"""The masdars with their hamza: what they carry, and the root."""


class IttilaaItlaa:
    """«الإطلاع على الملف» is reading it, اطلاع; «إطلاع الوزير عليه» is showing it to him."""

    def __init__(self, info: RuleInfo, titles: Iterable[str]) -> None:
        """Take the nouns for people."""
        self.info = info
        self._people = frozenset(titles)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the masdars that their neighbours contradict."""
        for form in sorted(_WITH_HAMZA.keys() & document.forms):
            lead, root, pronoun = _WITH_HAMZA[form]
            for token in document.occurrences[form]:
                if root == "تباع" or self._is_reading(document, token, lead, pronoun):
                    yield correction(self.info, document, token, (f"{lead}ا{root}{pronoun}",))
        for lead in ("", "ل", "و", "ول"):
            for token in document.occurrences.get(f"{lead}اطلاع", ()):
                if self._is_showing(document, token, lead):
                    yield correction(self.info, document, token, (f"{lead}إطلاع",))

    @staticmethod
    def _is_reading(document: Document, token: Token, lead: str, pronoun: str) -> bool:
        before, after = document.neighbours(token)
        if lead.endswith(("ال", "لل")):
            return after is None or not after.form.startswith("ال")
        if pronoun not in ("", "ا"):
            return False
        if before is not None and before.form.lstrip("و") == "على" and not lead:
            return True
        return after is not None and (after.form == "على" or after.form in _ADJECTIVES)

    def _is_showing(self, document: Document, token: Token, lead: str) -> bool:
        before, after = document.neighbours(token)
        if after is None or not after.form.startswith("ال"):
            return False
        following = document.neighbours(after)[1]
        if following is None or following.form != "على":
            return False
        bare = after.form[2:]
        person = bare in self._people or bare.endswith("ين") or bare in ("جمهور", "قراء", "رأي", "ناس", "نواب", "طلاب")
        return person and (lead.endswith("ل") or (before is not None and before.form in _DONE))


BUILD: Mapping[str, Build] = {
    "ittilaa-itlaa": lambda info, material: IttilaaItlaa(info, material.lists["titles"]["before_name"]),
}
NEEDS: Mapping[str, Needs] = {
    "ittilaa-itlaa": Needs(signs=("إطلاع", "إتباع", "اطلاع")),
}
