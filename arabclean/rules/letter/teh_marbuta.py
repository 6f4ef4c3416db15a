"""ه and ة at the end of a word, ة inside it, ة and ت (catalogue AR401 to AR404)."""

from __future__ import annotations

from collections.abc import Mapping

from arabclean.document import Document
from arabclean.lexicon import Lexicon
from arabclean.lexicon.verb import Verbs
from arabclean.rule import RuleInfo
from arabclean.rules.letter.evidence import Evidence, is_definite, without_conjunction
from arabclean.rules.letter.form_rule import FormRule, Meant, words_around
from arabclean.rules.letter.place import is_beside_name
from arabclean.rules.material import Build, Material
from arabclean.text.pattern import lazy
from arabclean.tokens import PRONOUNS, Token

_ATE_AND_LIKE = frozenset({"التهمه", "بالغه", "التقطه", "التزمه", "الحاقه", "الهامه", "الزامه", "الغاه", "الباليه"})
"""Verbs and masdars with a pronoun that begin as a definite noun would, and a loan word."""
_LEADS_NOUN = frozenset(
    {
        "في", "إلى", "على", "عن", "مع", "بين", "بعد", "قبل", "خلال", "حول", "ضد", "دون", "غير", "لدى", "كل", "أي",
        "أية", "هذه", "تلك", "بهذه", "لهذه", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر", "عشرة",
        "عشرون",
        "عشرين", "ثلاثون", "ثلاثين", "مئة", "مائة", "ألف", "مليون", "إحدى", "أول", "ثاني", "ثالث", "أكبر", "أكثر",
        "كانت", "ليست", "أصبحت",
    }
)  # fmt: skip
_LEADS_CLAUSE = frozenset(
    {
        "قد", "لقد", "الذي", "التي", "الذين", "ما", "كما", "لما", "من", "حين", "حينما", "عندما", "ثم", "لم", "لن", "هل",
        "إذا", "لو", "بما", "أن", "بعدما", "مما",
    }
)  # fmt: skip
"""After these a verb with its object stands as well: «الذي كلمه»."""
_LEADS_VERB = frozenset({"قد", "لقد", "لما", "حينما", "عندما", "بعدما", "لم", "لن", "إذا", "لو", "كلما", "ريثما"})
"""After these nothing but a verb stands."""

_A_WORD = 2
"""What careful text has this often may carry a pronoun: «محالفه», his ally."""


class TehMarbutaDotless(FormRule):
    """«المدينه»: a ه where only ة makes the word."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        super().__init__(info)
        self._evidence = Evidence(lexicon)

    def may_concern(self, form: str) -> bool:
        """Whether it ends in ه."""
        return form[-1] == "ه" and len(form) >= 4

    def judge(self, form: str) -> Meant | None:
        """A definite noun carries no pronoun; any other is judged by how often careful text has each spelling."""
        evidence, right = self._evidence, form[:-1] + "ة"
        bare = without_conjunction(form)
        if bare in _ATE_AND_LIKE:
            return None
        if "ا" in form and any(evidence.seen(form.replace("ا", alef, 1)) >= 3 for alef in "أإ"):
            return None  # البومه for ألبومه, بالحانه for بألحانه
        if is_definite(form):
            if evidence.outweighs(right, form, 20, 5):
                return Meant((right,))
            return Meant((right,), sure=False) if self._is_like_adjective(form, right) else None
        if not self._may_carry_pronoun(form[:-1]) and evidence.outweighs(right, form, 20, 10):
            return Meant((right,))
        if evidence.outweighs(right, form, 100, 50):
            needs_context = not (evidence.outweighs(right, form, 300, 1000) or self._is_nisba(form))
            return Meant((right,), sure=False, needs_context=needs_context)
        if self._is_nisba(form) and evidence.outweighs(right, form, 20, 20):
            return Meant((right,), sure=False)
        if evidence.outweighs(right, form, 10, 20):
            return Meant((right,), sure=False, needs_context=True)
        return None

    def _is_nisba(self, form: str) -> bool:
        """Whether it is an adjective in ي with a ه, which no adjective takes: «رسميه»."""
        count = self._evidence.lexicon.count
        adjective = form[:-1]
        if not form.endswith("يه") or len(form) < 6:
            return False
        return count(adjective).careful >= 5 and count("ال" + adjective).careful >= 5

    def _may_carry_pronoun(self, stem: str) -> bool:
        """Whether what stands before the ه is a word, as it looks before a pronoun: دعو of دعوا, مائ of ماء."""
        use = self._evidence.use
        whole = [stem]
        if stem[-1] == "و":
            whole.append(stem + "ا")
        elif stem[-1] in "اآ":
            whole += [stem[:-1] + "ى", stem[:-1] + "أى", stem[:-1] + "و"]
        elif stem[-1] in "ئؤ":
            whole.append(stem[:-1] + "ء")
        return any(use(each) >= _A_WORD or use("ال" + each) >= _A_WORD for each in whole)

    def _is_like_adjective(self, form: str, right: str) -> bool:
        """Whether nobody has the form, and either its ة-form or its masculine is a word with the article."""
        evidence = self._evidence
        if not evidence.is_unheard(form) or evidence.use(form) > 0:
            return False
        if evidence.lexicon.attested(right):
            return True
        return len(form) >= 7 and not without_conjunction(form).startswith("الت") and evidence.use(form[:-1]) >= 20

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """Where the word may be one with a pronoun, a preposition before it or an adjective after it decides."""
        if meant.sure or is_definite(token.form):
            return meant
        before, after = words_around(document, token)
        before = without_conjunction(before) if before not in _LEADS_NOUN else before
        is_adjective = after[-1:] in ("ة", "ه") and len(after) >= 4 and not is_definite(after)
        if before == "هو" and not (is_adjective and after[0] != "و") and self._may_carry_pronoun(token.form[:-1]):
            return None  # «الحزب هو منظمه ومموله»
        is_led = before in _LEADS_NOUN
        if not is_led and before.endswith(("ة", "ات")) and not is_definite(before) and len(before) >= 4:
            is_adjective = True  # امرأة جميله
        if before in _LEADS_VERB:
            return None  # «إذا حضره أغلبية الأعضاء»: what ends in ة need not be an adjective
        if not is_adjective and (before in _LEADS_CLAUSE or (meant.needs_context and not is_led)):
            return None
        if not is_adjective and (
            (is_definite(after) and after.endswith("ي")) or is_beside_name(document, token, self._evidence.lexicon)
        ):
            return None  # «برفقة ملاحه الألماني»
        is_dominated = self._evidence.outweighs(meant.rights[0], token.form, 100, 50)
        if not is_dominated and meant.needs_context and not is_adjective:
            return None
        certain = is_led or (is_adjective and after.endswith("ة"))
        return Meant(meant.rights, sure=certain and is_dominated)


class HehDotted(FormRule):
    """«هذة»: a ة where only ه makes the word."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, words: Mapping[str, str], names: frozenset[str]) -> None:
        """Take the lexicon, the closed list, and the names that end in ة."""
        super().__init__(info)
        self._evidence = Evidence(lexicon)
        self._words = words
        self._names = names

    def may_concern(self, form: str) -> bool:
        """Whether it ends in ة."""
        return form[-1] == "ة" and len(form) >= 2

    def judge(self, form: str) -> Meant | None:
        """Listed, or unknown beside a common word in ه."""
        bare = without_conjunction(form)
        for each in (form, bare):
            if each in self._words:
                if each is not form and (form[0] == "ف" or self._evidence.lexicon.count(form).careful >= 100):
                    return None  # فعلية, وفية
                return Meant((form[: len(form) - len(each)] + self._words[each],), sure=each not in _OTHER_WORDS)
        for clitic in () if self._evidence.lexicon.accepts(form) else ("ب", "ل", "ال", "بال", "لل"):
            rest = bare.removeprefix(clitic)
            if (
                rest != bare
                and rest in self._words
                and rest not in _OTHER_WORDS
                and (len(rest) >= 4 or rest in ("فقة", "وجة"))
            ):
                return Meant((form[:-1] + "ه",))
        if len(form) < 4 or bare in self._names:
            return None
        if self._evidence.lexicon.accepts(form):
            return self._nobodys(form)
        return self._inflected(form) or self._unknown(form)

    def _nobodys(self, form: str) -> Meant | None:
        """Judge a form that Hunspell has and nobody wrote: «فريقة», the one act of a verb that has none."""
        evidence, right = self._evidence, form[:-1] + "ه"
        if len(form) < 5 or evidence.seen(form) > 3 or is_definite(form) or form[0] in "بل":
            return None
        if evidence.use(form[:-1] + "ت") > 5 or evidence.use("ال" + form) > 0:
            return None
        return Meant((right,), sure=False) if evidence.outweighs(right, form, 200, 100) else None

    def _inflected(self, form: str) -> Meant | None:
        """Judge a plural, or a verb of the plural, with a pronoun: «سلوكياتة», «سيضعونة»."""
        evidence, right = self._evidence, form[:-1] + "ه"
        lexicon = evidence.lexicon
        if evidence.seen(form) or not lexicon.accepts(right) or is_definite(form):
            return None
        plural = form.endswith("اتة") and len(form) >= 6 and evidence.use(form[:-1]) >= 20
        verb = form.endswith("ونة") and len(form) >= 6 and without_conjunction(form).lstrip("سل")[:1] in ("ي", "ت")
        return Meant((right,), sure=False) if plural or verb else None

    def _unknown(self, form: str) -> Meant | None:
        evidence, right = self._evidence, form[:-1] + "ه"
        if evidence.seen(form) > 15 or not evidence.outweighs(right, form, 100, 20):
            return None
        if evidence.use(form[:-1] + "ت") > evidence.use(right):
            return None  # أعلنة for أعلنت
        if (is_definite(form) and evidence.use(right) < 100) or (
            _ONE_ACT.fullmatch(bare := without_conjunction(form)) and evidence.use(right) < 150 and bare[1] != "ا"
        ):
            return None
        if not evidence.is_nearest(right, form):
            return None
        is_own_teh = form.endswith("تة") and evidence.use(form[:-2] + "ة") >= 5  # بطاقتة: بطاقة + ه
        return Meant((right,), sure=is_own_teh and evidence.seen(form) <= 1)

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """«علية القوم» are the notables; a name keeps its ة."""
        before, after = words_around(document, token)
        if after in _OWN_FOLLOWERS.get(without_conjunction(token.form), ()):
            return None
        if token.form.endswith("شبة") and not after:
            return None  # a name: عمر بن شبة
        if token.form.endswith("لكنة") and after[-1:] in ("ة", "ى"):
            return None  # an accent, and what kind of accent
        if before in _NAME_BEFORE and token.form[:2] != "هذ":
            return None
        return meant


_ONE_ACT = lazy("ت..ي.ة")
"""The name of a single act: تصويبة, تمريرة."""
_OTHER_WORDS = frozenset({"منة", "إلية", "الية", "علية", "شبة", "أنة", "لكنة"})
"""Listed, but also words or names: favour, fat tail, notables, moan, accent."""
_OWN_FOLLOWERS: Mapping[str, frozenset[str]] = {
    "علية": frozenset({"القوم", "المجتمع", "الناس"}),
    "منة": frozenset({"من", "الله", "شلبي", "فضالي", "عرفة", "وفضل"}),
    "الية": frozenset({"عمل", "جديدة", "العمل", "تنفيذ", "التنفيذ", "واضحة", "المراقبة", "لمراقبة"}),
}
_NAME_BEFORE = frozenset({"أبو", "أبي", "أبا", "بن", "ابن", "بنت", "آل", "عبد", "أم", "محمد", "أحمد"})


_LONGEST = 10
"""A longer unknown part is more than one word."""


class TehMarbutaMedial(FormRule):
    """«سياسةها»: ة stands at the end of a word and nowhere else."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        super().__init__(info)
        self._lexicon = lexicon

    def may_concern(self, form: str) -> bool:
        """Whether a letter follows a ة."""
        return "ة" in form[1:-1]

    def judge(self, form: str) -> Meant | None:
        """An ending makes it ت; a word after it lost its space."""
        stem, _, rest = form.partition("ة")
        if rest == "ا":
            return None  # tanwin-teh-alef
        if rest == "ات":
            return Meant((stem + "ات",)) if self._lexicon.attested(stem + "ات") else None
        if (rest in PRONOUNS and not is_definite(form)) or rest in ("ان", "ين"):
            return Meant((f"{stem}ت{rest}",))
        if "ة" in rest[:-1] or len(rest) < 2:
            return None
        right, left = self._lexicon.attested(rest), self._lexicon.attested(stem + "ة")
        if not left or (not right and len(rest) > _LONGEST):
            return None
        return Meant((f"{stem}ة {rest}",), sure=right)


class TehOpenClosed(FormRule):
    """«مبارات» and «أصواة»: ت for ة, and ة for ت."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, words: Mapping[str, str], verbs: Verbs) -> None:
        """Take the lexicon, the closed list and the verbs."""
        super().__init__(info)
        self._evidence = Evidence(lexicon)
        self._words = words
        self._verbs = verbs

    def may_concern(self, form: str) -> bool:
        """Whether it ends in ت or ة."""
        return form[-1] in "تة" and len(form) >= 3

    def judge(self, form: str) -> Meant | None:
        """Listed, or unknown beside a common word with the other letter; else a word that its place may forbid."""
        return self._anywhere(form) or self._in_place(form)

    def _in_place(self, form: str) -> Meant | None:
        """«في حادثت عنف», «التي حافظة على»: no verb stands after a preposition, and nothing but a verb after قد."""
        stem, use = form[:-1], self._evidence.use
        if len(form) < 4 or is_definite(form):
            return None
        if form[-1] == "ة":
            is_verb = any(self._verbs.of_past(past) for past in (stem, stem + "ى", stem + "ا"))
            return Meant((stem + "ت",), sure=False, needs_context=True) if is_verb and use(stem + "ت") >= 50 else None
        count, listing = self._evidence.lexicon.count, self._evidence.lexicon.listing
        if form[-2] == "ا" or use(stem + "ة") < 100 or listing.name_of(form):
            return None
        if count("ال" + form).careful > 5 or count(form + "ي").careful > count(form).careful:
            return None  # nouns: البيت, الوقت
        return Meant((stem + "ة",), sure=False, needs_context=True)

    def _anywhere(self, form: str) -> Meant | None:
        bare = without_conjunction(form)
        evidence = self._evidence
        accepted = evidence.lexicon.accepts(form)
        for clitic in ("", "ب", "ل", "ال", "بال", "لل", "كال"):
            rest = bare.removeprefix(clitic) if bare.startswith(clitic) else ""
            unseen = not accepted or evidence.seen(form) <= 2
            if rest not in self._words or (clitic.endswith("ل") and len(clitic) > 1 and self._is_verb_made(rest)):
                continue
            if not clitic or rest in _OWN_MEANING or unseen:
                return Meant((form[: len(form) - len(rest)] + self._words[rest],), sure=False)
        if form.endswith("اة") and len(form) >= 6 and not accepted and evidence.seen(form) == 0:
            right = form[:-1] + "ت"
            if evidence.lexicon.accepts(right) and evidence.use(right) >= 10 and evidence.is_nearest(right, form):
                return Meant((right,), sure=False)
        if accepted or len(form) < 4 or (form[-1] == "ة" and bare[0] in "بكل"):
            return None
        right = form[:-1] + ("ة" if form[-1] == "ت" else "ت")
        least = 100 if form.endswith(("اة", "ات")) else 200 if form[-1] == "ت" else 500
        if evidence.seen(form) == 0 and form[-1] == "ة" and len(form) >= 5:
            least = 50
        if evidence.seen(form) > 20 or not evidence.outweighs(right, form, 100, least):
            return None
        if form[-1] == "ة" and evidence.use(form[:-1] + "ه") >= evidence.use(right):
            return None  # heh-dotted
        if not evidence.is_nearest(right, form):
            return None
        if form[-1] == "ت" and 5 * evidence.use(form[:-1] + "ات") > evidence.use(right):
            return None  # قرارت for قرارات
        return Meant((right,), sure=False)

    def _is_verb_made(self, listed: str) -> bool:
        """Whether a listed word would become what stands after no article: القالة is no القالت."""
        return listed.endswith("ة") and not self._evidence.seen("ال" + self._words[listed])

    def place(self, document: Document, token: Token, meant: Meant) -> Meant | None:
        """Some listed words are words of their own: crumbs, snakes, ties."""
        before, after = words_around(document, token)
        if meant.needs_context:
            leads = _LEADS_PAST if token.form[-1] == "ة" else _LEADS_NO_VERB
            if without_conjunction(before) not in leads or is_beside_name(document, token, self._evidence.lexicon):
                return None
            return None if after == "ما" else Meant(meant.rights, sure=False)  # «التي عادة ما»
        bare = without_conjunction(token.form)
        for clitic in ("بال", "ال", "لل", "ب", "ل"):
            if bare.removeprefix(clitic) in _OWN_MEANING:
                if bare != (rest := bare.removeprefix(clitic)) and rest == "وفات":
                    return meant  # the و of «لوفات» is no conjunction
                bare = rest
                break
        if bare in _OWN_MEANING and after not in _OWN_MEANING[bare]:
            return None
        return meant


_LEADS_PAST = frozenset({"قد", "لقد", "التي"})
"""After these a verb stands, and no noun in ة."""
_LEADS_NO_VERB = frozenset(
    {
        "في", "إلى", "عن", "على", "مع", "بين", "هذه", "تلك", "بدون", "دون", "خلال", "ضد", "لدى", "حول", "تحت", "فوق",
        "عبر", "أية", "بسبب", "نحو", "أمام", "وراء", "رغم", "إحدى",
    }
)  # fmt: skip
"""After these no verb in the past stands."""
_OWN_MEANING: Mapping[str, frozenset[str]] = {
    "فتات": frozenset({"جميلة", "شابة", "صغيرة", "عربية", "سورية", "فلسطينية"}),
    "حيات": frozenset({"كريمة", "جديدة", "الناس", "المواطنين", "الإنسان", "المدنيين", "السكان", "طبيعية", "الملايين"}),
    "صلات": frozenset({"الجمعة", "العيد", "الفجر", "الظهر", "العصر", "المغرب", "العشاء", "التراويح", "الجنازة"}),
    "وفات": frozenset(
        {
            "الرئيس", "شخص", "الملك", "الأمير", "الشيخ", "الفنان", "الطفل", "والده", "والدته", "امرأة", "رجل", "طفل",
            "الرجل", "المرأة", "المريض", "أحد", "عدد", "ثلاثة", "زوجته", "زوجها", "الوزير", "الكاتب", "الشاعر", "أكثر",
        }
    ),
}  # fmt: skip
"""Words that only the listed followers show to be meant for others: «صلات الجمعة»."""


def _heh(info: RuleInfo, material: Material) -> HehDotted:
    lists = material.lists["letters"]
    return HehDotted(info, material.lexicon, lists["heh_dotted"], frozenset(lists["heh_dotted_names"]))


BUILD: Mapping[str, Build] = {
    "teh-marbuta-dotless": lambda info, material: TehMarbutaDotless(info, material.lexicon),
    "heh-dotted": _heh,
    "teh-marbuta-medial": lambda info, material: TehMarbutaMedial(info, material.lexicon),
    "teh-open-closed": lambda info, material: TehOpenClosed(
        info, material.lexicon, material.lists["letters"]["teh_open_closed"], Verbs.packaged()
    ),
}
