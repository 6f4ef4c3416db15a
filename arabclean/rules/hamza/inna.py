"""إن and أن by what governs them (catalogue AR316, AR318, AR319, AR320)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from arabclean.document import Document, LineKind
from arabclean.finding import Finding, Safety
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.hamza.clause import Clauses, Governor, Role, forms
from arabclean.rules.hamza.form import correction
from arabclean.rules.hamza.judges import judges_of
from arabclean.rules.material import Build
from arabclean.tokens import Kind, Token

_ANNA = tuple(forms("أن", ("",)))
_INNA = tuple(forms("إن", ("",)))
_FUSED = tuple(forms("إن", ("ل", "ب", "ك", "ول", "وب", "وك", "فل", "فب", "فك")))
_NEGATIONS = frozenset({"كان", "كانت", "كانوا", "كنت", "كنا", "أي", "لا", "لن", "لم", "ليس", "سوف", "يا"})
_NEAR = 5
_OPENERS = frozenset("«“\"'(")
_ENDS = frozenset('.؟!»”"')
_FINDS = frozenset({"وجد", "قدر", "بين"})
"""Verbs that take a clause where they open the sentence and a definite noun follows إن."""
_WISHES = frozenset(
    {
        "يجب", "يمكن", "ينبغي", "يكفي", "يجوز", "يتعين", "يفترض", "المقرر", "المتوقع", "الضروري", "الممكن", "المفترض",
        "المهم", "المرجح", "المحتمل", "المنتظر", "المستبعد", "المستحيل", "الأفضل", "الصعب", "السهل", "اللازم", "الواجب",
        "علينا", "عليه", "عليها", "عليهم", "علي", "شأنه", "شأنها", "احتمال", "بد", "شريطة", "شرط", "بشرط", "أمل",
        "أتمنى", "نتمنى", "نأمل", "آمل", "يأمل", "تأمل", "يريد", "تريد", "أريد", "نريد", "أراد", "أرادت", "حاول",
        "حاولت", "يحاول", "قرر", "قررت", "رفض", "رفضت", "استطاع", "استطاعت", "يستطيع", "تستطيع", "نستطيع", "أستطيع",
        "يمكنه", "يمكنها", "يمكنك", "يمكنهم", "يمكننا", "يتوقع", "تتوقع", "قبل", "بعد", "دون", "بدون", "وشك", "عسى",
        "كاد", "يكاد", "تكاد", "أوشك", "بوسعه", "بوسعها", "لبث", "لبثت",
    }
)  # fmt: skip
"""Words that a verb in the subjunctive follows, never a condition."""
_BEFORE_SURE = frozenset(
    {
        "على", "إلى", "الى", "عن", "بعد", "قبل", "منذ", "رغم", "برغم", "بالرغم", "الرغم", "بيد", "مع", "لولا",
        "بسبب", "بحجة", "بدعوى", "بذريعة", "لدرجة", "بدل", "سوى", "بدون", "دون", "خشية", "بفكرة", "بحقيقة",
        "بما", "حين", "مراعاة", "مفاده", "مفادها",
    }
)  # fmt: skip
"""Words after which إن is never conditional."""
_MIN = frozenset({"من", "ومن"})
_BEFORE_MIN = frozenset({"الرغم", "بالرغم", "التأكد", "للتأكد", "الخوف", "خوفا", "تأكد", "التحقق", "للتحقق", "حذر"})
"""Words whose من leads to a clause."""
_BEFORE_NOUN = frozenset(
    {
        "من", "غير", "طالما", "خاصة", "علما", "خصوصا", "لو", "في", "فكرة", "باعتبار", "المعروف", "الواضح",
        "المعلوم", "المؤكد", "الملاحظ", "اللافت", "افتراض", "استنتاج", "اعتقاد", "الاعتقاد", "احتمال",
    }
)  # fmt: skip
"""Words after which إن may be conditional unless a noun follows."""


_LEADS = _BEFORE_SURE | _BEFORE_NOUN
"""Words that lead to أن themselves, whatever verb stands before them."""
_ELSEWHERE = _LEADS | {
    "حيث", "إذ", "اذ", "حتى", "كلا", "ألا", "والله", "ثم", "إلا", "كما", "بل", "لكن", "ولكن", "أو", "او",
}  # fmt: skip
"""Words that settle إن or أن themselves, whatever verb stands before them."""


class InnaAfterQawl:
    """«قال الوزير أن»: after قال speech follows, and it begins with إن."""

    def __init__(self, info: RuleInfo, clauses: Clauses, lexicon: Lexicon) -> None:
        """Take what knows the governors, and the lexicon."""
        self.info = info
        self._clauses = clauses
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each أن that a form of قال governs and no verb follows."""
        for form in _ANNA:
            for token in document.occurrences.get(form, ()):
                before, after = document.neighbours(token)
                if before is None or before.form.lstrip("و") in self._clauses.particles:
                    continue
                if before.form.removeprefix("و") in _LEADS and document.is_gap(before, token):
                    continue  # «قال، في حين أن …»
                led = before if before.form == ":" else token
                governor = self._clauses.governor(document, led)
                if governor is None or governor.role is not Role.QAWL:
                    continue
                if governor.is_verb and governor.token.form.endswith(("ه", "ها")):
                    continue  # «ما قاله الوزير أن …»: it has its object
                if form == "أن" and not may_be_noun(self._clauses, self._lexicon, after):
                    continue
                safe = led is token and governor.distance == 1 and (form != "أن" or self._clauses.is_noun(after))
                yield correction(
                    self.info, document, token, ("إ" + form[1:],), Safety.SAFE if safe else self.info.safety
                )


class AnnaAfterVerb:
    """«أكد إن»: after verbs of knowing and declaring a clause stands for a noun, and أن takes a fatha."""

    def __init__(self, info: RuleInfo, clauses: Clauses, lexicon: Lexicon, lists: Mapping[str, Sequence[str]]) -> None:
        """Take what knows the governors, the lexicon, and the verbs that need care."""
        self.info = info
        self._clauses = clauses
        self._lexicon = lexicon
        self._loose = frozenset(lists["loose_verbs"])
        self._speech = frozenset(lists["speech_verbs"])

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each إن near such a verb, outside quotations."""
        for form in _INNA:
            for token in document.occurrences.get(form, ()):
                before, after = document.neighbours(token)
                if before is None or not before.is_word or before.form.lstrip("و") in _ELSEWHERE:
                    continue
                if form == "إن" and self._leads_to_verb(document, before, after):
                    yield correction(self.info, document, token, ("أن",), self.info.safety)
                    continue
                governor = self._clauses.governor(document, token, _NEAR)
                if governor is None or governor.role is not Role.ANNA:
                    continue
                opens = governor.distance > 1 and self._opens(document, governor) and self._clauses.is_noun(after)
                if governor.verb in self._loose and not (opens and governor.verb in _FINDS):
                    continue
                if not governor.is_verb or (governor.is_ambiguous and governor.distance > 1 and not opens):
                    continue
                if not self._is_plain(document, governor, token):
                    continue
                if form == "إن" and not may_be_noun(self._clauses, self._lexicon, after):
                    continue
                if form != "إن" and after is not None and after.form.startswith("ل") and len(after.form) > 4:
                    continue  # علمت إنه لصادق
                sure = governor.distance == 1 and governor.verb not in self._speech
                sure = sure and (form != "إن" or self._clauses.is_noun(after))
                safety = Safety.SAFE if sure else self.info.safety
                yield correction(self.info, document, token, ("أ" + form[1:],), safety)

    def _leads_to_verb(self, document: Document, before: Token, after: Token | None) -> bool:
        """Whether a word of wish or duty stands right before, and a verb after: «يجب إن يعود»; a condition differs."""
        if after is None or not after.is_word or not self._clauses.is_imperfect(after.form):
            return False
        return before.form in _WISHES or before.form.removeprefix("و") in _WISHES

    @staticmethod
    def _opens(document: Document, governor: Governor) -> bool:
        """Whether the verb opens its sentence, or only «قد» and its like stand before it."""
        before = document.neighbours(governor.token)[0]
        if before is None or not document.is_gap(before, governor.token):
            return True
        return before.form in ("قد", "وقد", "كما", ".", "فقد", "عندما", "بعدما") or governor.token.form.startswith("و")

    @staticmethod
    def _is_plain(document: Document, governor: Governor, token: Token) -> bool:
        """Whether only words stand between a verb and إن."""
        between = document.tokens[document.at(governor.token) + 1 : document.at(token)]
        return all(word.is_word for word in between)


class AnnaAfterParticle:
    """«لإن», «على إن»: after a preposition a clause stands for a noun, and أن takes a fatha."""

    def __init__(self, info: RuleInfo, clauses: Clauses) -> None:
        """Take what knows nouns."""
        self.info = info
        self._clauses = clauses

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the fused forms, and each إن right after a preposition or a word like one."""
        for form in _FUSED:
            for token in document.occurrences.get(form, ()):
                yield correction(self.info, document, token, (form.replace("إ", "أ", 1),))
        for form in _INNA:
            for token in document.occurrences.get(form, ()):
                before, after = document.neighbours(token)
                if before is None or not before.is_word or not document.is_gap(before, token):
                    continue
                bare = before.form.removeprefix("و")
                if bare in ("قبل", "بعد") and _follows(document, before, _MIN):
                    continue
                if bare == "من" and _follows(document, before, _BEFORE_MIN):
                    yield correction(self.info, document, token, ("أ" + form[1:],))
                    continue
                if bare in _BEFORE_SURE or (bare in _BEFORE_NOUN and (form != "إن" or self._clauses.is_noun(after))):
                    yield correction(self.info, document, token, ("أ" + form[1:],))


def _follows(document: Document, token: Token, words: frozenset[str]) -> bool:
    """Whether one of some words stands right before a token."""
    before = document.neighbours(token)[0]
    return before is not None and before.form in words and document.is_gap(before, token)


class InnaAtStart:
    """«أن الحكومة …» at the beginning of a sentence: nothing governs the clause, so إن takes a kasra."""

    def __init__(self, info: RuleInfo, clauses: Clauses) -> None:
        """Take what knows nouns."""
        self.info = info
        self._clauses = clauses

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each أن with a noun or a pronoun that begins a sentence of running text, or a quotation there."""
        if not any(form in document.occurrences for form in _ANNA):
            return
        found = [
            token
            for token, after in (*starts(document), *_speeches(document))
            if token.form in _ANNA and (token.form != "أن" or self._clauses.is_noun(after))
        ]
        begins = {line.span.start for line in document.lines}
        listed = sum(token.start in begins for token in found) > 1
        for token in dict.fromkeys(found):
            if not (listed and token.start in begins):  # lines that all begin so are a list
                yield correction(self.info, document, token, ("إ" + token.form[1:],))


def starts(document: Document) -> Iterator[tuple[Token, Token | None]]:
    """Yield the first word of each sentence of running text, with the token after it; an opening mark may precede it.

    What follows a colon has no start of its own, nor what stands on a line of a list, nor a heading.
    """
    tokens, lines = document.tokens, document.lines
    begins = [line.span.start for line in lines]
    for sentence in document.sentences:
        inside = document.tokens_in(sentence)
        at = document.at(inside[0]) if inside else 0
        before = tokens[at - 1].form if at else ""
        if inside and inside[0].form in _OPENERS:
            at += 1
        word = tokens[at] if at < len(tokens) else None
        if not inside or word is None or not word.is_word or word.start >= sentence.end:
            continue
        kind = lines[bisect_right(begins, sentence.start) - 1].kind
        if before in (":", "؛", "،") or kind is LineKind.LIST_ITEM:
            continue
        if kind is LineKind.BODY or inside[-1].form in _ENDS:
            yield word, tokens[at + 1] if at + 1 < len(tokens) else None


def _speeches(document: Document) -> Iterator[tuple[Token, Token | None]]:
    """Yield each أن that begins a quotation after a colon, with the token after it."""
    tokens = document.tokens
    for token in (token for form in _ANNA for token in document.occurrences.get(form, ())):
        at = document.at(token)
        if at >= 2 and tokens[at - 1].form in _OPENERS and tokens[at - 2].form == ":":
            yield token, tokens[at + 1] if at + 1 < len(tokens) else None


def may_be_noun(clauses: Clauses, lexicon: Lexicon, token: Token | None) -> bool:
    """Whether a word after a bare أن can begin a nominal sentence: no imperfect, and more a noun than a verb."""
    if token is None:
        return False
    if not token.is_word:
        return token.kind is Kind.NUMBER or token.form in '«“"('
    if clauses.is_noun(token):
        return True
    form = token.form
    if form in _NEGATIONS or clauses.is_imperfect(form) or len(form) < 3:
        return False
    if lexicon.is_listed(form):
        return True
    uses, count = lexicon.count(form).careful, lexicon.count
    if count("ال" + form).careful >= max(20, uses // 10):
        return True
    if not uses and not lexicon.accepts(form):
        return True  # a foreign name: verbs are known
    stems = (form.removesuffix(tail) for tail in ("ها", "هم", "نا", "ه") if form.endswith(tail) and len(form) >= 5)
    return any(
        count(stem + "ا").careful < count("ال" + stem).careful >= 100 and count(stem).careful >= 50 for stem in stems
    )


BUILD: Mapping[str, Build] = {
    "inna-after-qawl": lambda info, material: InnaAfterQawl(info, judges_of(material).clauses, material.lexicon),
    "anna-after-verb": lambda info, material: AnnaAfterVerb(
        info, judges_of(material).clauses, material.lexicon, material.lists["hamza"]
    ),
    "anna-after-particle": lambda info, material: AnnaAfterParticle(info, judges_of(material).clauses),
    "inna-sentence-start": lambda info, material: InnaAtStart(info, judges_of(material).clauses),
}
