"""Verbs with a preposition that they do not govern (catalogue AR537, AR538)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Message, Safety, Severity
from arabclean.judged import Judged
from arabclean.lexicon.noun import Nouns
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.rules.respell import respell
from arabclean.rules.syntax.agreement import tanwin
from arabclean.rules.syntax.person import People
from arabclean.rules.syntax.shape import ANNA, Shape, cores
from arabclean.text import Edit, Span
from arabclean.text.record import Record
from arabclean.tokens import Reading, Token, readings

_STEMS = {"على": "علي", "إلى": "إلي", "عن": "عن", "من": "من", "في": "في", "مع": "مع", "ب": "ب", "ل": "ل"}
"""Prepositions as they are written before a pronoun."""
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "كم")
_ENDINGS = ("", "ا", "ة", "ون", "ين", "ان", "ات", "و", "ي")
_STOPS = frozenset(".،؛؟!:…()«»")
_SETS = ("objects", "refused", "after", "preceded", "unless", "except_forms")
_WORD = ("", "و", "ف")
_PARTICIPLE = ("", "و", "ف", "ال", "وال", "ب", "ل")
_MASDAR = ("ال", "وال", "بال", "لل", "وبال", "ولل")
_VERB = ("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل")


class Case(Record):
    """One table of ``dictionaries/government``, read."""

    wrong: str
    right: str
    clause: str = ""
    objects: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    preceded: frozenset[str] = frozenset()
    human: bool = False
    masdar: bool = False
    gap: int = 0
    definite_gap: bool = False
    style: bool = False
    except_forms: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    @property
    def forms(self) -> Mapping[str, str]:
        """How the wrong preposition stands as a word of its own, each with the pronoun on it."""
        if len(self.wrong) < 2:
            return {}
        stem = _STEMS.get(self.wrong)
        return {self.wrong: ""} | ({} if stem is None else {stem + pronoun: pronoun for pronoun in _PRONOUNS})


class Government:
    """A verb and, at once or after its subject, a preposition that belongs to another verb."""

    def __init__(self, info: RuleInfo, tables: Sequence[Mapping[str, Any]], shape: Shape, people: People) -> None:
        """Take the tables of ``dictionaries/government``."""
        self.info = info
        self._tables = tables
        self._shape = shape
        self._people = people
        self._nouns = Nouns.packaged()
        self._has_views = info.code == "AR538"

    @cached_property
    def _heads(self) -> Mapping[str, Sequence[tuple[Case, Sequence[str]]]]:
        """The cases by the form of their head, and the proclitics it may carry; made when first asked."""
        heads: dict[str, list[tuple[Case, Sequence[str]]]] = {}
        for table in self._tables:
            fields = dict(table)
            verbs, participles = fields.pop("forms"), fields.pop("participles", ())
            words, masdars = fields.pop("words", ()), fields.pop("masdars", ())
            fields.pop("verbs", None)
            sets = {name: frozenset(fields[name]) for name in _SETS if name in fields}
            case = Case(**{**fields, **sets})
            head = (case, _VERB)
            for form in verbs.split():
                heads.setdefault(form, []).append(head)
            for word in masdars:
                heads.setdefault(word, []).append((case, _MASDAR))
            for word in words:
                heads.setdefault(word, []).append((case, _WORD))
            for word in (word + ending for word in participles for ending in _ENDINGS):
                heads.setdefault(word, []).append((case, _PARTICIPLE))
        return heads

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each wrong preposition with its correction."""
        seen: set[int] = set()
        yield from self._in_view(document)
        for form, cases in self._governing.of(document):
            for reading, case, is_masdar in cases:
                for token in document.occurrences[form]:
                    if is_masdar:
                        found = self._masdar(document, token, reading, case)
                    else:
                        found = self._finding(document, token, case)
                    if found is not None and found.start not in seen:
                        seen.add(found.start)
                        yield found

    @cached_property
    def _governing(self) -> Judged[Sequence[tuple[Reading, Case, bool]]]:
        """Judges forms by the cases of which they may be the head; the last member: as a masdar."""
        return Judged(self._cases_of)

    def _cases_of(self, form: str) -> Sequence[tuple[Reading, Case, bool]]:
        heads = self._heads
        found = []
        for reading in sorted(readings(form), key=lambda reading: reading.stem):
            if reading.pronoun or reading.stem not in heads:
                continue
            for case, proclitics in heads[reading.stem]:
                is_masdar = proclitics is _MASDAR
                if reading.proclitic not in proclitics:
                    continue
                if reading.is_definite and not case.right and not is_masdar:
                    continue
                found.append((reading, case, is_masdar))
        return found

    def _in_view(self, document: Document) -> Iterator[Finding]:
        """«بنظر القانون» → «في نظر القانون» (of the rule wrong-preposition only)."""
        if not self._has_views:
            return
        for lead in ("", "و", "ف"):
            for token in document.occurrences.get(f"{lead}بنظر", ()):
                following = document.neighbours(token)[1]
                if following is None or not following.form.startswith("ال") or following.form == "الاعتبار":
                    continue
                fix = respell(document, token.span, token.form, f"{lead}في نظر", Safety.REVIEW)
                args = {"wrong": "بـ", "right": "في"}
                yield self.info.finding(document, token.span, fixes=[fix], args=args, severity=Severity.STYLE)

    def _masdar(self, document: Document, head: Token, reading: Reading, case: Case) -> Finding | None:
        """«الرفع من مرونة المحادثات» → «رفع مرونة المحادثات»: in construct the article goes."""
        wrong = document.neighbours(head)[1]
        following = None if wrong is None else document.neighbours(wrong)[1]
        if wrong is None or following is None or wrong.form != case.wrong or not document.is_gap(head, wrong):
            return None
        if not document.is_gap(wrong, following) or not self._suits(document, following.form, case):
            return None
        lead = reading.proclitic[:-1] if reading.proclitic.endswith("لل") else reading.proclitic[:-2]
        span = Span(head.start, wrong.end)
        fix = respell(document, span, _folded(document, span), lead + reading.stem, Safety.REVIEW)
        return self._report(document, span, fix, wrong.form, case)

    def _finding(self, document: Document, head: Token, case: Case) -> Finding | None:
        at = document.at(head)
        if case.after and (at == 0 or document.tokens[at - 1].form not in case.after):
            return None
        if case.preceded and not any(token.form in case.preceded for token in document.tokens[max(0, at - 3) : at]):
            return None
        if case.unless and any(later.form in case.unless for later in document.tokens[at + 1 : at + 8]):
            return None
        own = case.forms
        last = head
        for step, token in enumerate(document.tokens[at + 1 : at + 2 + case.gap]):
            if not token.is_word or not document.is_gap(last, token):
                return None
            if not case.wrong:
                if token.form in ANNA and not self._shape.is_break(last.form) and last.form not in ("بما", "كما"):
                    return self._supplied(document, token, case)
            elif token.form in own:
                return self._word(document, head, token, case, step == 0)
            elif len(case.wrong) == 1 and (governed := self._shape.governed(token.form, case.wrong)):
                return self._clitic(document, token, governed, case)
            if self._ends(token.form, case) or _is_right(token.form, case.right):
                return None
            last = token
        return None

    def _ends(self, form: str, case: Case) -> bool:
        """Whether a word between head and preposition says that the preposition belongs to something else."""
        shape = self._shape
        if case.clause == "only" and shape.is_preposition(form):
            return form.startswith(case.right or "-")  # أكد في بيان على أن
        if shape.is_break(form) or (case.definite_gap and not form.startswith("ال")):
            return True
        if form[0] in "ويت" and shape.is_imperfect(form.removeprefix("و")):
            return True
        if self._is_past(form):
            return True
        if case.wrong in ("إلى", "من", "في", "") or len(case.wrong) == 1:
            return form != "باسم" and any(shape.governed(form, letter) for letter in "بل" if letter != case.wrong)
        return False

    def _is_past(self, form: str) -> bool:
        """Whether the word is a verb in the past, or one with ف: a clause of its own begins."""
        if form.startswith("ال") or self._nouns.of_singular(form) or self._nouns.of_plural(form):
            return False
        return (form[0] == "ف" and self._shape.may_be_verb(form[1:])) or self._shape.is_past(form)

    def _right_follows(self, document: Document, token: Token, case: Case) -> bool:
        """Whether the right preposition comes later in the clause: «تشير العناية لليدين إلى …»."""
        if len(case.right) < 2 or case.clause == "only":
            return False
        stem = _STEMS[case.right]
        at = document.at(token)
        for later in document.tokens[at + 1 : at + 16]:
            if later.form in _STOPS:
                return False
            if later.form == case.right or (later.form.startswith(stem) and later.form[len(stem) :] in _PRONOUNS):
                return True
        return False

    def _word(self, document: Document, head: Token, wrong: Token, case: Case, adjacent: bool) -> Finding | None:
        """Judge a preposition that stands as a word of its own."""
        if self._right_follows(document, wrong, case):
            return None
        pronoun = case.forms[wrong.form]
        following = document.neighbours(wrong)[1]
        if pronoun:
            following = None
            if case.objects or case.clause == "only" or (not case.right and case.human is False):
                return None
        elif following is None or not following.is_word or not document.is_gap(wrong, following):
            return None
        if following is not None and not self._suits(document, following.form, case):
            return None
        if wrong.form == "من" and following is not None and self._shape.is_imperfect(following.form.removeprefix("س")):
            return None  # «تأثر به من سيقلده»: who
        start = head.start if adjacent else wrong.start
        if not case.right:
            if following is None:
                return self._with_object(document, head, wrong, case) if adjacent else None
            if self._stands_as_object(document, following):
                return self._dropped(document, head, wrong, following, case)
            if not self._stands_alone(document, following):
                return None
            return self._dropped(document, head, wrong, following, case, ending=tanwin(document))
        if len(case.right) == 1:
            if following is None:
                span, new = wrong.span, case.right + pronoun
            else:
                span, new = Span(wrong.start, following.end), _attached(case.right, following.form)
        else:
            span, new = wrong.span, (_STEMS[case.right] + pronoun if pronoun else case.right)
        old = _folded(document, span)
        fix = respell(document, span, old, new, Safety.REVIEW)
        shown = Span(start, span.end)
        return self._report(document, shown, fix, wrong.form, case)

    def _stands_alone(self, document: Document, noun: Token) -> bool:
        """Whether an indefinite noun has no adjective that would need an alef, too."""
        following = document.neighbours(noun)[1]
        if not self._nouns.of_singular(noun.form):
            return False
        return following is None or not following.is_word or self._shape.is_preposition(following.form)

    def _dropped(
        self, document: Document, head: Token, wrong: Token, following: Token, case: Case, *, ending: str = ""
    ) -> Finding:
        """Drop the preposition, and with it the space; ``ending`` is what the new object takes."""
        adjacent = document.neighbours(head)[1] == wrong
        if adjacent and not ending:
            span, edits = Span(head.start, wrong.end), [Edit(Span(head.end, wrong.end), "")]
        else:
            first = head if adjacent else wrong
            span, edits = Span(first.start, following.end), [Edit(Span(wrong.start, following.start), "")]
        if ending:
            edits.append(Edit(Span(following.end, following.end), ending))
        return self._report(document, span, Fix(tuple(edits), Safety.REVIEW), wrong.form, case)

    def _with_object(self, document: Document, head: Token, wrong: Token, case: Case) -> Finding:
        """«التقى معه» → «التقاه»: the pronoun moves onto the verb."""
        span = Span(head.start, wrong.end)
        form = head.form
        form = form[:-1] + "ا" if form.endswith("ى") else form[:-1] if form.endswith("وا") else form
        fix = respell(document, span, _folded(document, span), form + case.forms[wrong.form], Safety.REVIEW)
        return self._report(document, span, fix, wrong.form, case)

    def _clitic(self, document: Document, token: Token, governed: str, case: Case) -> Finding | None:
        """Judge a preposition that is written onto the word it governs."""
        if self._right_follows(document, token, case):
            return None
        if governed in _PRONOUNS:
            if case.objects or case.masdar or case.clause == "only" or not case.right:
                return None
            new = _STEMS[case.right] + governed
        elif not self._suits(document, governed, case) or (
            case.clause != "only" and self._is_manner(document, token, governed, case)
        ):
            return None
        elif case.right:
            new = f"{case.right} {governed}"
        else:
            new = governed
        if not case.right and case.clause != "only" and not self._stands_as_object(document, token, governed):
            return None
        fix = respell(document, token.span, token.form, new, Safety.REVIEW)
        return self._report(document, token.span, fix, case.wrong, case)

    def _supplied(self, document: Document, clause: Token, case: Case) -> Finding:
        """The preposition is missing before أن."""
        new = case.right + clause.form if len(case.right) == 1 else f"{case.right} {clause.form}"
        fix = respell(document, clause.span, clause.form, new, Safety.REVIEW)
        return self._report(document, clause.span, fix, clause.form, case)

    def _suits(self, document: Document, word: str, case: Case) -> bool:
        is_clause = word in ANNA
        if (case.clause == "only" and not is_clause) or (case.clause == "never" and is_clause):
            return False
        if is_clause and not case.objects:
            return word not in case.refused
        ways = cores(word)
        if ways & case.refused or (case.wrong == "على" and ways & self._shape.words("circumstances")):
            return False
        if case.objects or case.masdar:
            masdar = case.masdar and any(self._shape.is_masdar(way) for way in ways)
            if not (masdar or ways & case.objects):
                return False
        return not case.human or self._people.is_person(word)

    def _is_manner(self, document: Document, token: Token, governed: str, case: Case) -> bool:
        """Whether «بقوة», «بشكل كبير» may only say how, because the right preposition comes later in the clause."""
        if case.wrong != "ب" or governed.startswith("ال"):
            return False
        if governed in self._shape.words("manner"):
            return True
        at = document.at(token)
        return any(later.form == case.right for later in document.tokens[at + 1 : at + 4])

    def _stands_as_object(self, document: Document, token: Token, word: str = "") -> bool:
        """Whether the word needs no alef when it becomes the object: it is definite, in construct, or ends so."""
        form = word or token.form
        if form in ANNA or form.startswith(("ال", "لل")) or form.endswith(("ة", "ات", "ين", "اء", "ى", "ا", "ي")):
            return True
        if any(form.endswith(tail) and len(form) > len(tail) + 2 for tail in _PRONOUNS):
            return True
        following = document.neighbours(token)[1]
        if following is not None and following.is_word and document.is_gap(token, following):
            if following.form.startswith("ال") or following.form in ANNA:
                return True  # in construct
            if self._people.is_name(following.form) or self._people.is_name(form):
                return True
        return self._people.is_name(form)

    def _report(self, document: Document, span: Span, fix: Fix, wrong: str, case: Case) -> Finding:
        """Report a wrong preposition, or one that lacks (``case.wrong`` is then empty)."""
        right = case.right if len(case.right) != 1 else f"{case.right}ـ"
        return self.info.finding(
            document,
            span,
            fixes=[fix],
            args={"wrong": wrong if len(wrong) != 1 else f"{wrong}ـ", "right": right},
            severity=Severity.STYLE if case.style else None,
            message=_LACKING if not case.wrong else _OTHER if case.right else _NEEDLESS,
        )


_NEEDLESS = Message("لا يطلب الفعل هنا حرف الجر «{wrong}»", "The verb does not take this preposition here")
_OTHER = Message("الصواب هنا «{right}» لا «{wrong}»", "Another preposition is wanted here: {right}, not {wrong}")
_LACKING = Message("ينقص الفعل هنا حرف الجر «{right}»", "The verb wants a preposition here: {right}")


def _is_right(form: str, right: str) -> bool:
    """Whether a word is the right preposition, or carries it before من, ما or a pronoun: بمن, بها."""
    if len(right) != 1:
        return bool(right) and form == right
    return form.startswith(right) and form[1:] in _AFTER_LETTER


_AFTER_LETTER = frozenset(("من", "ما", "هذا", "هذه", "ذلك", "تلك", "الذي", "التي", "الذين", *_PRONOUNS))


def _attached(letter: str, word: str) -> str:
    """Return the word with a preposition of one letter written onto it: ل + الوزير is للوزير."""
    if letter == "ل" and word.startswith("ال") and len(word) > 3:
        return "ل" + (word[2:] if word.startswith("الل") else word[1:])
    return letter + word


def _folded(document: Document, span: Span) -> str:
    return document.folded.text[slice(*document.folded.map.to_result(span))]


BUILD: Mapping[str, Build] = {
    "verb-extra-preposition": lambda info, material: Government(
        info,
        material.lists["government"]["extra"],
        Shape(material.lexicon, material.lists),
        People(material.lexicon, material.lists),
    ),
    "wrong-preposition": lambda info, material: Government(
        info,
        material.lists["government"]["wrong"],
        Shape(material.lexicon, material.lists),
        People(material.lexicon, material.lists),
    ),
}
