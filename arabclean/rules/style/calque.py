"""Turns translated word for word (catalogue AR608)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Message
from arabclean.lexicon.noun import Nouns, accusative
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import after, heads, span_of
from arabclean.rules.inflection import conjugation, counterpart
from arabclean.rules.material import Build
from arabclean.rules.respell import respell
from arabclean.rules.style.phrase import Phrases, dropped, replaced
from arabclean.rules.syntax.agreement import tanwin
from arabclean.rules.syntax.shape import ANNA
from arabclean.text import Edit, Span
from arabclean.tokens import Token

_ROLES = frozenset(("دور", "دورا", "الدور", "دوره", "دورها", "دورهم", "أدوار", "أدوارا", "الأدوار", "دورين"))
_REWORD = Message("تركيب مترجم حرفيًا؛ أعد صوغه", "A word-for-word translation: reword it")
_LEADS = ("", "و", "ف", "س", "وس", "فس", "ل")


class Calque:
    """«لعب دورا», «أخذ بعين الاعتبار», «يعمل كطبيب»."""

    def __init__(self, info: RuleInfo, lists: Mapping[str, Any], nouns: Nouns) -> None:
        """Take ``dictionaries/style`` and the nouns."""
        self.info = info
        self._nouns = nouns
        self._phrases = Phrases(lists["calques"])
        self._verbs: Mapping[str, Mapping[str, str]] = lists["calque_verbs"]
        self._work: tuple[str, ...] = tuple(lists["work"])

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, str, tuple[str, str]]]:
        """Lead, bare form and verb, by every form of the verbs that calques begin with."""
        found: dict[str, tuple[str, str, tuple[str, str]]] = {}
        for verb in (*self._verbs, *self._work):
            past, imperfect = verb.split()
            for cell, form in conjugation(past, imperfect).items():
                for lead in _LEADS if not cell.startswith("past") else _LEADS[:3]:
                    if form != "خلق":  # also a verbal noun
                        found.setdefault(lead + form, (lead, form, (past, imperfect)))
        return found

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each turn with what Arabic says."""
        for first, last, lead, right in self._phrases.find(document):
            if right == "-":
                yield self.info.finding(document, span_of(first, last), message=_REWORD)
            elif right:
                yield replaced(self.info, document, span_of(first, last), lead + right)
            elif (found := dropped(self.info, document, first, last)) is not None:
                yield found
        for head in heads(document, frozenset(self._forms)):
            lead, form, verb = self._forms[head.form]
            key = " ".join(verb)
            for tail, other in self._verbs.get(key, {}).items():
                found = self._turn(document, head, tail, other, (lead, form, verb))
                if found is not None:
                    yield found
                    break
            if key in self._work and (found := self._as(document, head)) is not None:
                yield found
        yield from self._considered(document)

    def _turn(
        self, document: Document, head: Token, tail: str, other: str, read: tuple[str, str, tuple[str, str]]
    ) -> Finding | None:
        """Return the finding for a verb with ``tail`` after it; دور may follow after the subject."""
        lead, form, verb = read
        past, imperfect = other.split()
        new = counterpart(form, verb, (past, imperfect))
        if not new:
            return None
        if tail == "دور":
            token: Token | None = head
            for _ in range(4):
                token = after(document, token)
                if token is None:
                    return None
                if token.form in _ROLES:
                    fix = respell(document, head.span, head.form, lead + new, self.info.safety)
                    args = {"suggestion": lead + new}
                    return self.info.finding(document, span_of(head, token), fixes=[fix], args=args)
            return None
        last: Token | None = head
        for word in tail.split():
            last = after(document, last)
            if last is None or last.form != word:
                return None
        return None if last is None else replaced(self.info, document, span_of(head, last), lead + new)

    def _as(self, document: Document, head: Token) -> Finding | None:
        """«يعمل كطبيب» → «يعمل طبيبا»."""
        token: Token | None = head
        for _ in range(4):
            token = after(document, token)
            if token is None:
                return None
            if token.form.startswith("ك") and any(noun.person for noun in self._nouns.of_singular(token.form[1:])):
                break
        else:
            return None
        kaf = document.text.index("ك", token.start)
        end = kaf + 1
        while document.folded.map.to_result(Span(end, token.end)).length == len(token.form):
            end += 1  # a mark on the ك
        noun = token.form[1:]
        edits = [Edit(Span(kaf, end), "")]
        if accusative(noun) != noun:
            edits.append(Edit(Span(token.end, token.end), tanwin(document)))
        args = {"suggestion": accusative(noun)}
        return self.info.finding(document, token.span, fixes=[Fix(tuple(edits), self.info.safety)], args=args)

    def _considered(self, document: Document) -> Iterator[Finding]:
        """«يعتبر المشروع مهما»: يُعد; not where a person considers something."""
        for head in heads(document, frozenset(_CONSIDERED)):
            subject = after(document, head)
            if subject is None:
                continue
            word = subject.form
            if word not in ("هذا", "هذه", "ذلك", "تلك") and not self._is_thing(word):
                continue
            at = document.at(head)
            if any(token.form in ANNA for token in document.tokens[at + 1 : at + 8]):
                continue
            yield replaced(self.info, document, head.span, _CONSIDERED[head.form])

    def _is_thing(self, word: str) -> bool:
        if not word.startswith("ال"):
            return False
        nouns = (*self._nouns.of_singular(word[2:]), *self._nouns.of_plural(word[2:]))
        return bool(nouns) and not any(noun.person for noun in nouns)


_CONSIDERED = {
    lead + form: lead + right for form, right in (("يعتبر", "يعد"), ("تعتبر", "تعد")) for lead in ("", "و", "ف", "س")
}

BUILD: Mapping[str, Build] = {
    "calque": lambda info, material: Calque(info, material.lists["style"], Nouns.packaged()),
}
