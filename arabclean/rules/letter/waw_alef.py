"""The alef after the waw of the plural: missing, or after another waw (catalogue AR408 and AR409)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.document import Document
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.letter.evidence import Evidence, is_definite, without_conjunction
from arabclean.rules.letter.form_rule import FormRule, Meant, words_around
from arabclean.rules.letter.place import follows_name
from arabclean.rules.material import Build, Material
from arabclean.tokens import Token

_PARTICLES = frozenset({"لم", "لن", "أن", "كي", "لكي", "حتى", "لا", "ألا", "لئلا", "كيلا", "ألم", "إن", "لما", "إما"})
"""After these an imperfect of the plural loses its ن and ends in وا."""


class WawAlefMissing(FormRule):
    """«قالو»: the alef after the waw of the plural is missing."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, names: frozenset[str]) -> None:
        """Take the lexicon and the names and loan words in و."""
        super().__init__(info)
        self._evidence = Evidence(lexicon)
        self._names = names

    def may_concern(self, form: str) -> bool:
        """Whether it ends in و."""
        return form[-1] == "و" and len(form) >= 4 and form[-2] != "و"

    def judge(self, form: str) -> Meant | None:
        """As the counts say; a form that may be a plural in construct, as its place says."""
        return self._counted(form) or self._in_construct(form)

    def _in_construct(self, form: str) -> Meant | None:
        """«طالبو», which is right before a noun, and a verb before a preposition: «طالبو في الرسالة»."""
        bare, use = without_conjunction(form), self._evidence.use
        if is_definite(form) or form in self._names or bare in self._names or len(bare) < 5:
            return None
        if use(bare + "ا") < 20 or bare[0] in "ين" or bare.startswith(("لي", "لت", "لن", "سي", "ست")):
            return None  # ليشكو: its و is the root's
        is_noun = use(bare[:-1] + "ون") + use(bare[:-1] + "ين") >= 20
        is_slip = not self._evidence.lexicon.accepts(form) and use(bare + "ا") >= 2 * use(bare)
        if not is_noun and not is_slip:
            return None
        return Meant((form + "ا",), sure=False, needs_context=True)

    def _counted(self, form: str) -> Meant | None:
        """Judged by how often careful text has each spelling; a name is far from being a hundred times rarer."""
        bare = without_conjunction(form)
        if form in self._names or bare in self._names or is_definite(form):
            return None
        if self._evidence.lexicon.listing.name_of(form, pronouns=False):
            return None  # فوردو
        right = form + "ا"
        accepted = self._evidence.lexicon.accepts(form)
        for_right, for_wrong = self._uses(form)
        if for_right >= 100 * max(for_wrong, 1):
            sure = not accepted or self._evidence.lexicon.count(form).careful <= 2 or for_right >= 500 * for_wrong
            return Meant((right,), sure=sure and (for_right >= 200 or len(bare) >= 6 or bare[0] in "يتأ"))
        if accepted and for_right >= max(30 * for_wrong, 50):
            return Meant((right,), sure=False)
        if not accepted and for_right >= 20 * max(for_wrong, 1):
            return Meant((right,), sure=len(bare) >= 6 and self._evidence.seen(form) <= 1)
        known = for_right >= 5 or (for_right and self._evidence.lexicon.accepts(right) and bare[0] != "س")
        return Meant((right,), sure=False) if known and not accepted and self._evidence.seen(form) == 0 else None

    def _uses(self, form: str) -> tuple[int, int]:
        """How often careful text has the form with the alef and without; a verb has only و, ف, ل and س before it."""
        count = self._evidence.lexicon.count
        forms = [form, without_conjunction(form)]
        if forms[-1][:1] in ("ل", "س") and forms[-1][1:2] in ("ي", "ت"):
            forms.append(forms[-1][1:])
        return max(count(each + "ا").careful for each in forms), max(count(each).careful for each in forms)

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """A city of Nigeria is no verb."""
        before, after = words_around(document, token)
        if meant.needs_context and not (after in _NO_COMPLEMENT or after.startswith(("بال", "لل"))):
            return None
        if without_conjunction(before) in _PLACE_BEFORE or follows_name(document, token, self._evidence.lexicon):
            return None
        return Meant(meant.rights) if token.form in ("كانو", "وكانو", "فكانو") else meant


_NO_COMPLEMENT = frozenset(
    {"في", "من", "إلى", "على", "عن", "مع", "أن", "بأن", "إن", "منذ", "أمس", "به", "بها", "لها", "له"}
)
"""No plural in construct stands before these."""
_PLACE_BEFORE = frozenset(
    {"مدينة", "ولاية", "مطار", "بلدة", "إقليم", "في", "من", "إلى", "نادي", "فريق", "شركة", "أبو", "بن", "دي", "سان"}
)


class WawAlefExtra(FormRule):
    """«أرجوا», «مدرسوا المعهد»: an alef after a waw that is no pronoun of a verb's plural."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, verbs: frozenset[str], first: frozenset[str]) -> None:
        """Take the lexicon, the verbs whose last root letter is و (with ي), and those that أ can only begin."""
        super().__init__(info)
        self._evidence = Evidence(lexicon)
        self._verbs = verbs
        self._first = first

    def may_concern(self, form: str) -> bool:
        """Whether it ends in وا."""
        return form[-1] == "ا" and form[-2:] == "وا" and len(form) >= 3

    def judge(self, form: str) -> Meant | None:
        """A verb with و in its root, a plural noun, or one of a few words."""
        bare = without_conjunction(form)
        right = form[:-1]
        if bare in _WORDS:
            return Meant((right,), sure=_WORDS[bare])
        verb = bare.removeprefix("س")
        singular = "ي" + verb[1:-1]
        if singular in self._verbs:
            return self._verb(form, verb[:-1], singular)
        if self._is_plural_noun(bare):
            certain = bare[0] == "م" or bare[-3] == "ي"
            return Meant((right,), sure=certain and self._evidence.lexicon.count(bare).careful < 3)
        return None

    def _verb(self, form: str, verb: str, singular: str) -> Meant | None:
        """Judge an imperfect whose last root letter is و: I and we have no plural waw, he and she have none either."""
        if verb[0] in "أن":
            certain = verb in self._first if verb[0] == "أ" else self._evidence.lexicon.count(verb + "ا").careful < 3
            return Meant((form[:-1],)) if certain else None
        if verb[0] in "يت" and self._evidence.outweighs(verb, verb + "ا", 6, 60) and verb not in _PAST_TOO:
            return Meant((form[:-1],), sure=singular == "يبدو")
        return None

    def _is_plural_noun(self, bare: str) -> bool:
        """Whether careful text has the plural in ون, and in و more than in وا; it is a participle or a nisba."""
        evidence, stem = self._evidence, bare[:-2]
        if len(stem) < 4 or not (bare[0] == "م" or bare[1] == "ا" or stem[-1] == "ي"):
            return False
        if max(evidence.use(stem + "ون"), evidence.use(stem + "ين"), evidence.use("ال" + stem + "ين")) < 10:
            return False
        return evidence.outweighs(bare[:-1], bare, 2, 1)

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """After «لم» and its like the alef belongs there; a plural noun needs a noun after it."""
        if _TANWIN_FATH in document.text[token.start : token.end]:
            return None  # «نموًّا», «يدعوًا»: the alef carries the tanwin
        before, after = words_around(document, token)
        bare = without_conjunction(token.form)
        if bare in _WORDS:
            if (bare == "بنوا" and after not in _TRIBES) or (bare == "هوا" and not after.startswith("ال")):
                return None
            return meant
        if bare[0] in "يتن" or bare.startswith("سي"):
            at = document.at(token)
            near = {without_conjunction(each.form) for each in document.tokens[max(0, at - 3) : at]}
            if without_conjunction(before) in _PARTICLES or (token.form != bare and near & _PARTICLES):
                return None
            return meant
        if bare[0] == "أ":
            return meant
        if before in _GOVERNORS and after:
            return Meant((token.form[:-2] + "ي",), sure=False)  # «على مدمنوا الهاتف»
        return meant if after else None


_GOVERNORS = frozenset(
    {"في", "من", "إلى", "على", "عن", "مع", "بين", "بعد", "قبل", "ضد", "لدى", "عند", "غير", "دون", "حول", "كل", "جميع"}
)


_TANWIN_FATH = "\u064b"
_WORDS: Mapping[str, bool] = {
    "ذوا": True,
    "ذووا": True,
    "وذووا": True,
    "هوا": False,
    "بنوا": False,
    "عمروا": False,
    "أبناؤوا": True,
}
"""Words that are judged by themselves, and whether it is certain."""
_TRIBES = frozenset({"إسرائيل", "أمية", "العباس", "هاشم", "هلال", "تميم", "آدم", "البشر", "الإنسان", "أسد", "حمدان"})
_PAST_TOO = frozenset({"تخلو", "تخطو", "تحدو", "تعدو", "تنحو", "تسمو", "تحلو", "تربو", "تسلو", "تجلو", "تغدو", "تعشو"})
"""With an alef these are verbs of the past as well: «تخلوا عنه»."""


def _missing(info: RuleInfo, material: Material) -> WawAlefMissing:
    return WawAlefMissing(info, material.lexicon, frozenset(material.lists["letters"]["names_in_waw"]))


def _extra(info: RuleInfo, material: Material) -> WawAlefExtra:
    lists = material.lists["letters"]
    return WawAlefExtra(info, material.lexicon, frozenset(lists["verbs_in_waw"]), frozenset(lists["first_in_waw"]))


BUILD: Mapping[str, Build] = {"waw-alef-missing": _missing, "waw-alef-extra": _extra}
