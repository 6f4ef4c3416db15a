"""Rules that lists decide, with what a list cannot say written beside it (catalogue AR415, AR426, AR432, AR436)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.lexicon import Lexicon
from arabclean.lexicon.verdict import Judgement
from arabclean.rule import Rule, RuleInfo
from arabclean.rules.inflection import SHADDA
from arabclean.rules.letter.chain import Chain
from arabclean.rules.letter.evidence import Evidence, without_conjunction
from arabclean.rules.letter.form_rule import FormRule, Meant, words_around
from arabclean.rules.material import Build, Material
from arabclean.rules.word_list import WordListRule
from arabclean.tokens import Token

_ALSO_WORDS = frozenset({"مادام"})
"""Joined phrases that are words, too: مدام and مادام كوري."""


class JoinedWhole(FormRule):
    """«لابد»: a set phrase without its space, as listed, with و or ف before it."""

    def __init__(self, info: RuleInfo, words: Mapping[str, str]) -> None:
        """Take the phrases and what is right."""
        super().__init__(info)
        self._words = words

    def may_concern(self, form: str) -> bool:
        """Whether it is listed."""
        return form in self._words or (form[0] in "وف" and form[1:] in self._words)

    def judge(self, form: str) -> Meant | None:
        """What the list says."""
        if form in self._words:
            return Meant((self._words[form],), sure=form not in _ALSO_WORDS)
        return Meant((form[0] + self._words[form[1:]],))


class RelativeNumber(FormRule):
    """«الطرفين الذين وقعا» and «الجنود اللذين عادوا»: the verb tells how many there are."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        super().__init__(info)
        self._lexicon = lexicon

    def may_concern(self, form: str) -> bool:
        """Whether it is one of the plural and dual forms."""
        return form in ("الذين", "اللذين", "اللذان", "اللتين")

    def judge(self, form: str) -> Meant | None:
        """Only the neighbours tell."""
        return Meant((), needs_context=True)

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """A dual verb wants the dual after a dual noun, a plural verb the plural."""
        before, after = words_around(document, token)
        if not before or len(after) < 4:
            return None
        if token.form in ("اللذين", "اللتين") and self._is_dual_subject(before):
            return Meant((token.form[:-2] + "ان",), sure=False)
        if token.form == "اللتين":
            return None
        if token.form == "الذين":
            if not self._is_dual_verb(after) or not before.startswith(("ال", "بال", "لل", "وال")):
                return None
            if before.endswith("ين"):
                return Meant(("اللذين",), sure=False)
            return Meant(("اللذان",), sure=False) if before.endswith("ان") else None
        return Meant(("الذين",), sure=False) if self._is_plural_verb(after) and not before.endswith("ان") else None

    def _is_dual_subject(self, form: str) -> bool:
        """Whether a definite word is a dual in ان: its form in ين is a word, and so is what is left without either."""
        if not form.startswith(("ال", "وال")) or not form.endswith("ان") or len(form) < 6:
            return False
        stem, count = form[:-2], self._lexicon.count
        single = stem[:-1] + "ة" if stem.endswith("ت") else stem
        return count(stem + "ين").careful >= 3 and max(count(single).careful, count(stem).careful) >= 20

    def _is_dual_verb(self, form: str) -> bool:
        count = self._lexicon.count
        if form.endswith("ا") and not form.endswith("وا"):
            return count(form[:-1]).careful >= 50 and count(form[:-1] + "وا").careful >= 5
        return form[0] in "يت" and form.endswith("ان") and count(form[:-2] + "ون").careful >= 5

    def _is_plural_verb(self, form: str) -> bool:
        for pronoun in ("ه", "ها", "هم", "نا", "ني"):
            if form.endswith("و" + pronoun) and self._lexicon.count(form.removesuffix(pronoun) + "ا").careful >= 20:
                return True
        if form.endswith("وا"):
            return self._lexicon.count(form).careful >= 5
        return form[0] in "ي" and form.endswith("ون") and self._lexicon.count(form).careful >= 5


class YehForMaqsura(FormRule):
    """«المستشفي»: a ي where only ى makes the word; and a lost hamza beside a lost dot, «الامانه»."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, words: frozenset[str]) -> None:
        """Take the lexicon and the words that are right with ي."""
        super().__init__(info)
        self._evidence = Evidence(lexicon)
        self._words = words

    def may_concern(self, form: str) -> bool:
        """Whether it ends in ي, ه or ى."""
        return form[-1] in "يهى" and len(form) >= 4

    def judge(self, form: str) -> Meant | None:
        """Judged by how often careful text has each spelling."""
        return self._maqsura(form) if form[-1] == "ي" else self._two_slips(form)

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """A shadda on its end says that the ي is meant: «الصغريّ»."""
        return None if SHADDA in document.text[token.end - 2 : token.end] else meant

    def _maqsura(self, form: str) -> Meant | None:
        evidence, right, bare = self._evidence, form[:-1] + "ى", without_conjunction(form)
        if (
            bare in _ALA
            or {bare, bare.removeprefix("ال"), bare.removeprefix("لل"), bare.removeprefix("بال")} & self._words
        ):
            return None
        lexicon = evidence.lexicon
        if not lexicon.accepts(form):
            if evidence.seen(form) <= 60 and evidence.outweighs(right, form, 20, 20):
                return Meant((right,), sure=form[0] not in "بك" and evidence.lexicon.count(right).careful >= 20)
            return None
        if lexicon.verdict(form).judgement is Judgement.BAD and evidence.outweighs(right, form, 100, 100):
            return Meant((right,), sure=False)
        return None

    def _two_slips(self, form: str) -> Meant | None:
        evidence = self._evidence
        right = form[:-1] + ("ة" if form[-1] == "ه" else "ي")
        if evidence.seen(form) > 20 or evidence.lexicon.attested(right) or evidence.use(form) > 2:
            return None
        if any(evidence.lexicon.attested(other) for other in _with_hamza(form)):
            return None  # only its hamza is lost: الاسرى
        best = max(_with_hamza(right), key=evidence.use, default=right)
        if best == right or not evidence.outweighs(best, form, 20, 20):
            return None
        return Meant((best,), sure=False)


def _with_hamza(form: str) -> Iterator[str]:
    """The form with a hamza on the alef that begins it, with or without clitics and the article."""
    bare = without_conjunction(form)
    head = form[: len(form) - len(bare)]
    for lead in ("", "ال", "لل", "بال", "ل", "ب"):
        if bare.startswith(lead + "ا"):
            rest = bare[len(lead) + 1 :]
            if lead == "" and rest.startswith("ل"):
                continue
            for alef in "أإآ":
                yield f"{head}{lead}{alef}{rest}"


_ALA = frozenset({"علي", "إلي", "الي", "حتي", "متي", "سوي", "لدي", "مدي"})
"""These are the business of ala-ali."""


class Dialect:
    """Words of the dialects outside quotation; for «اللي» the neighbours choose the pronoun that is offered."""

    def __init__(self, info: RuleInfo, words: WordListRule, relative: FormRule) -> None:
        """Take the list, and the rule for «اللي»."""
        self.info = info
        self._parts = (words, relative)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what stands in no quotation marks."""
        for part in self._parts:
            for finding in part.check(document):
                if not document.in_quotes.contain(finding.span):
                    yield finding


class _Elli(FormRule):
    """«اللي»."""

    def may_concern(self, form: str) -> bool:
        return form in ("اللي", "إللي", "واللي", "باللي", "للي")

    def judge(self, form: str) -> Meant | None:
        return Meant((form.replace("إ", "ا").replace("للي", "لذي"),)) if form != "للي" else None

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        before, after = words_around(document, token)
        right = meant.rights[0]
        if after.endswith(("وا", "ون")):
            return Meant((right.replace("الذي", "الذين"),))
        if before.endswith(("ة", "ات")) or (after.endswith("ت") and len(after) > 3):
            return Meant((right.replace("الذي", "التي"),))
        return meant


def _list(info: RuleInfo, material: Material, name: str) -> WordListRule:
    entries: Any = material.lists["misspellings"][name]
    return WordListRule.from_packed(info, entries, material.house)


def _joined(info: RuleInfo, material: Material) -> Rule:
    lists = material.lists["misspellings"]
    whole = JoinedWhole(info, lists["joined"])
    return Chain(info, _list(info, material, "joined_phrase"), whole)


def _misspelt(info: RuleInfo, material: Material) -> Rule:
    with_yeh = frozenset(material.lists["letters"]["with_yeh"])
    return Chain(info, _list(info, material, "misspelt"), YehForMaqsura(info, material.lexicon, with_yeh))


BUILD: Mapping[str, Build] = {
    "relative-lam": lambda info, material: Chain(
        info, _list(info, material, "relative"), RelativeNumber(info, material.lexicon)
    ),
    "joined-closed-list": _joined,
    "dialect-word": lambda info, material: Dialect(info, _list(info, material, "dialect"), _Elli(info)),
    "lexical-misspelling-list": _misspelt,
}
