"""The lam of the preposition and the lam of the article (catalogue AR416)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.letter.evidence import Evidence, without_conjunction
from arabclean.rules.letter.form_rule import FormRule, Meant
from arabclean.rules.material import Build
from arabclean.tokens import PRONOUNS

_SUN = frozenset("تثدذرزسشصضطظن")
"""Letters before which the lam of the article is not heard."""
_NAMES = ("لالا", "لالش", "لالو", "لاله", "لالي")


class LamAlFusion(FormRule):
    """«لالحكومة», «للليبيين», «اصحة»."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        super().__init__(info)
        self._evidence = Evidence(lexicon)

    def may_concern(self, form: str) -> bool:
        """Whether it begins with ل and the article written out, with three lams, or with a bare alef."""
        bare = without_conjunction(form)
        return len(form) >= 4 and (bare.startswith(("لال", "للل")) or form[0] == "ا" or form[1:2] == "ا")

    def judge(self, form: str) -> Meant | None:
        """ل and the article make لل, three lams make two; before a letter that swallows it the lam may be forgotten."""
        bare = without_conjunction(form)
        head = form[: len(form) - len(bare)]
        if bare.startswith("للل"):
            rest = bare[3:].lstrip("ل")
            return Meant((f"{head}لل{rest}",)) if len(rest) >= 2 else None
        if bare.startswith("لال"):
            return self._unfused(form, head, bare[3:])
        return self._without_lam(form)

    def _unfused(self, form: str, head: str, rest: str) -> Meant | None:
        evidence = self._evidence
        if without_conjunction(form) in _NAMES or len(rest) < 2:
            return None
        if len(rest) == 2 and evidence.use("ال" + rest) < 500:
            return None
        stems = [rest.removesuffix(ending) for ending in ("", *PRONOUNS)]
        if any(
            evidence.lexicon.count(lead + stem).careful >= 3 for stem in stems for lead in ("الال", "أل", "إل", "آل")
        ):
            return None  # لالتزام: ل and التزام; لالغاء for لإلغاء
        if evidence.use(rest) < 5 and not (rest[0] == "م" and evidence.lexicon.accepts("لل" + rest)):
            return None  # لالتمست: a verb; a participle may stand with the article alone
        if evidence.use("ال" + rest) < 5 or evidence.lexicon.count(form).careful * 20 > evidence.use("ال" + rest):
            return None
        return Meant((head + ("ل" if rest[0] == "ل" else "لل") + rest,))

    def _without_lam(self, form: str) -> Meant | None:
        evidence = self._evidence
        at = form.find("ا", 0, 2)
        if at < 0 or (at == 1 and form[0] not in "وبف") or len(form) < at + 4 or form[at + 1] not in _SUN:
            return None
        if evidence.seen(form) > 2 or evidence.lexicon.accepts(form) or evidence.lexicon.verdict(form).lookalike:
            return None
        rest = form[at + 1 :]
        right = f"{form[: at + 1]}ل{rest}"
        use = evidence.use(right)
        if use < (300 if len(rest) > 3 else 1000) or any(20 * evidence.use(hamza + rest) > use for hamza in "أإآ"):
            return None  # اسعار for أسعار
        return Meant((right,), sure=False)


BUILD: Mapping[str, Build] = {"lam-al-fusion": lambda info, material: LamAlFusion(info, material.lexicon)}
