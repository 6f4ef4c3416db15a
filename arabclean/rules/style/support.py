"""Verbs that say nothing: تم, قام بـ, and the passive with its agent (catalogue AR603, AR604, AR609)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Message
from arabclean.lexicon import clitic
from arabclean.lexicon.noun import Nouns, accusative
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import after, before, folded, heads, span_of, with_conjunctions
from arabclean.rules.inflection import conjugation, counterpart
from arabclean.rules.material import Build
from arabclean.rules.respell import respell
from arabclean.rules.syntax.agreement import tanwin
from arabclean.rules.syntax.shape import is_feminine
from arabclean.text import Edit, Span, fold
from arabclean.tokens import Kind, Token

_PRONOUNS = ("هما", "هم", "هن", "ها", "ه", "نا")
_DENSITY = 4
"""Uses of تم in 1,000 words that a text may have."""
_PREPOSITIONS = frozenset(("في", "على", "إلى", "عن", "من", "مع", "بعد", "قبل", "حتى"))
_QAMA = ("قام", "يقوم")
_REACH = 4
"""Words that may stand between قام and بـ: its subject."""


_OFTEN = Message(
    "مواضع «تم» مع المصدر في هذا النص: {count}؛ أعد صوغ بعضها", "Uses of tamma with a verbal noun: {count}; reword some"
)
_PLAIN = Message("يكفي الفعل الصريح بدل «قام بـ» والمصدر", "The verb alone says it")
_AGENT = Message("الفاعل مذكور، فالأولى المبني للمعلوم", "The agent is named, so the active is better")


class Verb(NamedTuple):
    """The verb of a verbal noun, with the marks that tell a passive: past, imperfect, and the passive of both."""

    past: str
    imperfect: str
    passive: str
    passive_imperfect: str


def read_verbs(lists: Mapping[str, str]) -> Mapping[str, Verb]:
    """Read the table ``verbs`` of ``dictionaries/style``."""
    return {masdar: Verb(*forms.split()) for masdar, forms in lists.items()}


class TammaMasdar:
    """تم and a verbal noun, too often in one text: reported once, with all places."""

    def __init__(self, info: RuleInfo, verbs: Mapping[str, Verb], nouns: Nouns) -> None:
        """Take the verbs by their verbal nouns."""
        self.info = info
        self._verbs = verbs
        self._nouns = nouns

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the first use, with the others, where there are more than four in 1,000 words."""
        found = [pair for head in heads(document, _TAMMA) if (pair := self._use(document, head)) is not None]
        if len(found) * 1000 <= _DENSITY * len(document.words):
            return
        found.sort(key=lambda pair: pair[0].start)
        head, noun, masdar, pronoun = found[0]
        span = span_of(head, noun)
        new = self._passive(document, head, noun, masdar, pronoun)
        edits = [Edit(span, new)]
        if (ending := self._nominative(document, noun, pronoun)) is not None:
            edits.append(ending)
            span = Span(span.start, document.tokens[document.at(noun) + 1].end)
        fixes = [] if not new else [Fix(tuple(edits), self.info.safety)]
        related = [span_of(other[0], other[1]) for other in found[1:]]
        args = {"count": str(len(found)), "suggestion": new}
        message = None if new else _OFTEN
        yield self.info.finding(document, span, fixes=fixes, related=related, args=args, message=message)

    def _use(self, document: Document, head: Token) -> tuple[Token, Token, str, str] | None:
        noun = after(document, head)
        if noun is None:
            return None
        for masdar, pronoun in _readings(noun.form):
            if masdar in self._verbs:
                return head, noun, masdar, pronoun
        return None

    def _passive(self, document: Document, head: Token, noun: Token, masdar: str, pronoun: str) -> str:
        """Return the passive verb for «تم اعتقال»; "" where it cannot be told."""
        verb = self._verbs[masdar]
        form = head.form
        conjunction = form[0] if form[0] in "وف" else ""
        form = form.removeprefix(conjunction)
        past = form in ("تم", "تمت")
        lead = before(document, head)
        if noun.form.startswith("ال") or (not past and lead is not None and lead.form in ("لم", "ولم", "فلم")):
            return ""
        feminine, plural = self._object(document, noun, pronoun)
        if plural:
            return ""
        if past:
            new = verb.passive + ("ت" if feminine else "")
        else:
            new = verb.passive_imperfect
            if feminine:
                new = "ت" + new[1:]
            if form.startswith("س"):
                new = "س" + new
        return conjunction + new

    def _object(self, document: Document, noun: Token, pronoun: str) -> tuple[bool, bool]:
        """Return whether what is done to is feminine, and whether it is a plural that the verb must show."""
        if pronoun:
            return pronoun == "ها", pronoun not in ("ه", "ها")
        following = after(document, noun)
        if following is None:
            return False, False
        word = following.form.removeprefix("ال")
        return word not in _COUNTS and bool(is_feminine(self._nouns, word)), False

    def _nominative(self, document: Document, noun: Token, pronoun: str) -> Edit | None:
        """Return the edit that puts a plural in ين, now the subject, in the nominative."""
        following = None if pronoun else after(document, noun)
        if following is None or not following.form.endswith("ين"):
            return None
        word = following.form.removeprefix("ال")
        if not self._nouns.is_person_plural(word) and word not in _TENS:
            return None
        place = document.folded.map.to_result(following.span)
        yeh = document.folded.to_source(place.end - 2, place.end - 1)
        return Edit(yeh, "و")


_COUNTS = frozenset(("خمسة", "ثلاثة", "أربعة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"))
_TENS = frozenset(("عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"))
_TAMMA = with_conjunctions(("تم", "تمت", "يتم", "تتم", "سيتم", "ستتم"))


def _readings(form: str) -> Iterator[tuple[str, str]]:
    """Yield a verbal noun with what pronoun it carries: اعتقالها is اعتقال and ها."""
    yield form.removeprefix("ال"), ""
    for pronoun in _PRONOUNS:
        if form.endswith(pronoun) and len(form) > len(pronoun) + 2:
            stem = form[: -len(pronoun)]
            yield stem, pronoun
            if stem.endswith("ت"):
                yield stem[:-1] + "ة", pronoun


class QamaBi:
    """«قام بزيارة»: the verb itself says it."""

    def __init__(self, info: RuleInfo, verbs: Mapping[str, Verb], nouns: Nouns) -> None:
        """Take the verbs by their verbal nouns."""
        self.info = info
        self._verbs = verbs
        self._nouns = nouns

    @cached_property
    def _heads(self) -> Mapping[str, tuple[str, str]]:
        """What stands before the verb, and the verb, by the form of قام that carries it."""
        leads = {"past": ("", "و", "ف"), "imperfect": ("", "و", "ف", "س", "وس", "فس"), "short": ("", "و", "ف", "ل")}
        return {
            lead + form: (lead, form)
            for cell, form in conjugation(*_QAMA).items()
            for lead in leads[cell.split(".")[0]]
        }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield قام … بـ and the verbal noun."""
        for head in heads(document, frozenset(self._heads)):
            token: Token = head
            for _ in range(_REACH):
                following = after(document, token)
                if following is None:
                    break
                token = following
                if token.form in _PREPOSITIONS:
                    break
                if not token.form.startswith("ب") or token.form in ("باسم", "بانتظام", "بعض", "بلدية"):
                    continue
                found = self._finding(document, head, token)
                if found is not None:
                    yield found
                break

    def _finding(self, document: Document, head: Token, noun: Token) -> Finding | None:
        for masdar, pronoun in _readings(noun.form[1:]):
            verb = self._verbs.get(masdar)
            if verb is None:
                continue
            definite = noun.form.startswith("بال")
            following = after(document, noun)
            if definite and (following is None or following.form not in ("في", "على", "عن", "إلى", "من", "مع")):
                return None
            lead, form = self._heads[head.form]
            plain = tuple(fold(part).text for part in verb[:2])
            new = counterpart(form, _QAMA, (plain[0], plain[1]))
            adjacent = document.neighbours(head)[1] == noun
            if not new or (pronoun and not adjacent):
                return None
            new = lead + (clitic.join("", new, pronoun) if pronoun else new)
            span = span_of(head, noun)
            endings = self._accusative(document, None if pronoun or definite else following)
            if endings is None:
                return self.info.finding(document, span, message=_PLAIN)
            if endings:
                span = Span(span.start, endings[0].span.end)
            if adjacent:
                place = span_of(head, noun)
                first = respell(document, place, folded(document, place), new, self.info.safety)
                fix = Fix((*first.edits, *endings), self.info.safety)
            else:
                last = document.tokens[document.at(noun) - 1]
                first = respell(document, head.span, head.form, new, self.info.safety)
                fix = Fix((*first.edits, Edit(Span(last.end, noun.end), ""), *endings), self.info.safety)
            return self.info.finding(document, span, fixes=[fix], args={"suggestion": new})
        return None

    def _accusative(self, document: Document, word: Token | None) -> tuple[Edit, ...] | None:
        """Return the edit that makes an indefinite word the object; None where an adjective would need one, too."""
        if word is None or word.form.startswith("ال") or accusative(word.form) == word.form:
            return ()
        if not any(noun.gender for noun in self._nouns.of_singular(word.form)):
            return ()
        following = after(document, word)
        if following is None or following.form in _PREPOSITIONS:
            return (Edit(Span(word.end, word.end), tanwin(document)),)
        return () if following.form.startswith("ال") else None


class PassiveAgent:
    """«اعتُقل من قبل الشرطة»: who does it is said, so the verb can be active."""

    def __init__(self, info: RuleInfo, verbs: Mapping[str, Verb], nouns: Nouns) -> None:
        """Take the verbs by their verbal nouns, and the genders of agents."""
        self.info = info
        self._nouns = nouns
        self._verbs = verbs

    @cached_property
    def _passives(self) -> Mapping[str, tuple[Verb, str]]:
        """The passives, as they are written, each with its verb and the pronoun of what was done to."""
        found: dict[str, tuple[Verb, str]] = {}
        for verb in self._verbs.values():
            for form in (fold(verb.passive).text, fold(verb.past).text):
                if form[-1] not in "يىا":
                    found.setdefault(form, (verb, "ه"))
                    found.setdefault(form + "ت", (verb, "ها"))
        return found

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the passive, من قبل and the agent; where the verb stands at once before, with its active."""
        for word in heads(document, frozenset(("قبل", "طرف"))):
            lead, agent = before(document, word), after(document, word)
            if lead is None or lead.form != "من" or agent is None:
                continue
            if not agent.form.startswith("ال"):
                if self._nouns.is_person_plural(agent.form) and self._is_passive(document, lead):
                    yield self.info.finding(document, span_of(lead, agent), message=_AGENT)
                continue
            verb = before(document, lead)
            if verb is None:
                continue
            conjunction = verb.form[0] if verb.form not in self._passives and verb.form[0] in "وف" else ""
            known = self._passives.get(verb.form.removeprefix(conjunction))
            gender = self._gender(agent.form[2:])
            if known is not None and gender:
                active = fold(known[0].past).text + ("ت" if gender == "f" else "") + known[1]
                span, new = span_of(verb, word), conjunction + active  # the marks of the passive go, too
                if agent.form.endswith("ين") and self._nouns.is_person_plural(agent.form[2:]):
                    span, new = span_of(verb, agent), f"{new} {agent.form[:-2]}ون"
                yield self.info.finding(document, span, new)
            elif self._is_passive(document, lead):
                yield self.info.finding(document, span_of(lead, agent), message=_AGENT)

    def _gender(self, word: str) -> str:
        if word.endswith("ة"):
            return "" if self._nouns.is_masculine_teh(word) else "f"
        return {True: "f", False: "m", None: ""}[is_feminine(self._nouns, word)]

    def _is_passive(self, document: Document, lead: Token) -> bool:
        """Whether تم and a verbal noun, or a passive verb, stands within eight words before."""
        at = document.at(lead)
        window = document.tokens[max(0, at - 8) : at]
        for token in reversed(window):
            if token.kind is Kind.MARK:
                return False
            if token.form in _TAMMA or "\u064f" in document.text[token.start : token.start + 5]:
                return True
        return False


BUILD: Mapping[str, Build] = {
    "tamma-masdar": lambda info, material: TammaMasdar(
        info, read_verbs(material.lists["style"]["verbs"]), Nouns.packaged()
    ),
    "qama-bi": lambda info, material: QamaBi(info, read_verbs(material.lists["style"]["verbs"]), Nouns.packaged()),
    "passive-agent": lambda info, material: PassiveAgent(
        info, read_verbs(material.lists["style"]["verbs"]), Nouns.packaged()
    ),
}
