"""Wordy and redundant phrases (catalogue AR605, AR606)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Message
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import after, before, folded, heads, span_of
from arabclean.rules.material import Build
from arabclean.rules.respell import respell
from arabclean.rules.syntax.shape import Shape, cores
from arabclean.text import Edit, Span
from arabclean.tokens import Kind, Token

_REWORD = Message("عبارة محفوظة؛ احذفها أو أعد صوغها", "A stock phrase: drop it or reword it")
_FEMININE = Message(
    "يغني المصدر عن «عملية»؛ احذفها وذكّر الفعل", "The verbal noun is enough; drop عملية and make the verb masculine"
)
_REPEATED = Message("عبارة رابطة تكررت في النص؛ احذفها أو نوّع", "A linking phrase said before: drop or vary it")
_STOPS = frozenset(".؛؟!:…()«»")
_CONJUNCTIONS = ("", "و", "ف")
_ABOUT = frozenset(c + word for word in ("نحو", "حوالي", "قرابة", "زهاء") for c in ("", "و", "ب", "ل"))


class Phrases:
    """Phrases by their first word: each with what is better, "" to drop it, or None where a person must reword."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """Take phrases and replacements; "-" points only."""
        self._table = table

    @cached_property
    def _by_first(self) -> Mapping[str, Sequence[tuple[Sequence[str], str]]]:
        found: dict[str, list[tuple[Sequence[str], str]]] = {}
        for phrase, right in self._table.items():
            first, *rest = phrase.split(" ")
            found.setdefault(first, []).append((rest, right))
        for same in found.values():
            same.sort(key=lambda entry: -len(entry[0]))
        return found

    @cached_property
    def _firsts(self) -> Mapping[str, tuple[str, str]]:
        return {lead + first: (lead, first) for first in self._by_first for lead in _CONJUNCTIONS}

    def find(self, document: Document) -> Iterator[tuple[Token, Token, str, str]]:
        """Yield first and last word of each phrase, the conjunction on it, and what is better."""
        for head in heads(document, frozenset(self._firsts)):
            lead, first = self._firsts[head.form]
            for rest, right in self._by_first[first]:
                last: Token | None = head
                for word in rest:
                    last = after(document, last)
                    if last is None or last.form != word:
                        last = None
                        break
                if last is not None:
                    yield head, last, lead, right
                    break


def dropped(info: RuleInfo, document: Document, first: Token, last: Token) -> Finding | None:
    """Drop a phrase together with the space before it; the word before it is shown with it."""
    lead = before(document, first)
    if lead is None:
        following = after(document, last)
        if following is None:
            return None
        span, edit = span_of(first, following), Edit(Span(first.start, following.start), "")
        shown = following.form
    else:
        span, edit = span_of(lead, last), Edit(Span(lead.end, last.end), "")
        shown = lead.form
    return info.finding(document, span, fixes=[Fix((edit,), info.safety)], args={"suggestion": shown})


def replaced(info: RuleInfo, document: Document, span: Span, new: str) -> Finding:
    """Put ``new`` for what stands at ``span``."""
    fix = respell(document, span, folded(document, span), new, info.safety)
    return info.finding(document, span, fixes=[fix], args={"suggestion": new})


class WordyPhrase:
    """Phrases that say little, and prepositions made of several words."""

    def __init__(self, info: RuleInfo, lists: Mapping[str, Any], shape: Shape) -> None:
        """Take ``dictionaries/style`` and what tells verbal nouns."""
        self.info = info
        self._shape = shape
        self._phrases = Phrases(lists["wordy"])
        self._often = Phrases(lists["once"])
        self._operations = frozenset(lists["not_process"])
        self._literal = frozenset(lists["literal_through"])

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each phrase; those that may stand once, from the second on."""
        for first, last, lead, right in self._phrases.find(document):
            if right == "-":
                yield self.info.finding(document, span_of(first, last), message=_REWORD)
            elif right:
                yield replaced(self.info, document, span_of(first, last), lead + right)
            elif (found := dropped(self.info, document, first, last)) is not None:
                yield found
        places = sorted(self._often.find(document), key=lambda place: place[0].start)
        for first, last, _, _ in places[1:]:
            related = [span_of(places[0][0], places[0][1])]
            yield self.info.finding(document, span_of(first, last), message=_REPEATED, related=related)
        yield from self._processes(document)
        yield from self._prepositions(document)
        yield from self._purposes(document)
        yield from self._openings(document)

    def _processes(self, document: Document) -> Iterator[Finding]:
        """«عملية نقل الركاب»: the verbal noun alone."""
        for head in heads(document, _PROCESS):
            noun = after(document, head)
            if noun is None or noun.form in self._operations or not self._shape.is_masdar(noun.form):
                continue
            following = after(document, noun)
            if following is None or self._shape.is_preposition(following.form):
                continue
            lead = head.form.removesuffix("عملية")
            verb = before(document, head)
            if (
                not lead.strip("وف")
                and verb is not None
                and (verb.form[-1] == "ت" or verb.form.lstrip("وفس")[:1] == "ت")
            ):
                yield self.info.finding(document, span_of(head, noun), message=_FEMININE)
                continue
            yield replaced(self.info, document, span_of(head, noun), lead + noun.form)

    def _prepositions(self, document: Document) -> Iterator[Finding]:
        """«من خلال الحوار», «بواسطة القطار»: بـ."""
        for head in heads(document, _THROUGH):
            first: Token | None = head
            if head.form == "خلال":
                first = before(document, head)
                if first is None or first.form not in ("من", "ومن"):
                    continue
            noun = after(document, head)
            if first is None or noun is None or not cores(noun.form).isdisjoint(self._literal):
                continue
            if not noun.form.startswith("ال") and not self._shape.is_masdar(noun.form):
                continue
            if noun.form in ("التي", "الذي", "الذين"):
                continue
            conjunction = "و" if first.form.startswith("و") else ""
            yield replaced(self.info, document, span_of(first, noun), f"{conjunction}ب{noun.form}")

    def _purposes(self, document: Document) -> Iterator[Finding]:
        """«وذلك من أجل تسهيل»: لتسهيل; وذلك alone goes."""
        for head in heads(document, frozenset(("أجل",))):
            preposition, noun = before(document, head), after(document, head)
            if preposition is None or preposition.form != "من" or noun is None:
                continue
            definite = noun.form.startswith("ال") and self._shape.is_masdar(noun.form[2:])
            if not definite and not self._shape.is_masdar(noun.form):
                continue
            lead = before(document, preposition)
            first = lead if lead is not None and lead.form == "وذلك" else preposition
            new = "ل" + (noun.form[1:] if definite else noun.form)
            yield replaced(self.info, document, span_of(first, noun), new)
        for head in heads(document, frozenset(("وذلك",))):
            following = after(document, head)
            if following is None or document.at(head) == 0:
                continue
            if following.form == "من" and (word := after(document, following)) is not None and word.form == "أجل":
                continue
            adverbial = following.form in self._shape.words("adverbials") or following.form.startswith("لل")
            if adverbial or self._shape.governed(following.form, "ب") or self._shape.governed(following.form, "ل"):
                fix = Fix((Edit(Span(head.start, following.start), ""),), self.info.safety)
                args = {"suggestion": following.form}
                yield self.info.finding(document, span_of(head, following), fixes=[fix], args=args)

    def _openings(self, document: Document) -> Iterator[Finding]:
        """«هذا وقد أعلنت»: هذا goes."""
        for head in heads(document, frozenset(("هذا",))):
            following = after(document, head)
            if following is None or not following.form.startswith("و") or before(document, head) is not None:
                continue
            if following.form == "وقد" or self._shape.may_be_verb(following.form[1:]):
                span = span_of(head, following)
                edit = Edit(Span(head.start, following.start), "")
                fix = Fix((edit,), self.info.safety)
                yield self.info.finding(document, span, fixes=[fix], args={"suggestion": following.form})


_PROCESS = frozenset(c + p + "عملية" for c in _CONJUNCTIONS for p in ("", "ب", "ل"))
_THROUGH = frozenset(("خلال", "بواسطة", "وبواسطة"))


class Redundancy:
    """Words that say again what is said."""

    def __init__(self, info: RuleInfo, lists: Mapping[str, Any], shape: Shape) -> None:
        """Take ``dictionaries/style``."""
        self.info = info
        self._shape = shape
        self._phrases = Phrases(lists["redundant_phrases"])
        self._tables = lists["redundant"]

    @cached_property
    def _cues(self) -> Mapping[str, Sequence[tuple[Sequence[Sequence[str]], int]]]:
        found: dict[str, list[tuple[Sequence[Sequence[str]], int]]] = {}
        for table in self._tables:
            entry = ([phrase.split(" ") for phrase in table["phrases"]], table["gap"])
            for cue in table["cues"]:
                for lead in ("", "و", "ف", "ال", "س", "وس", "ل", "ب"):
                    found.setdefault(lead + cue, []).append(entry)
        return found

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the phrase that is too much, with the word before it."""
        seen: set[int] = set()
        for first, last, lead, right in self._phrases.find(document):
            seen.add(first.start)
            yield replaced(self.info, document, span_of(first, last), lead + right)
        for head in heads(document, frozenset(self._cues)):
            for phrases, gap in self._cues[head.form]:
                found = self._again(document, head, phrases, gap)
                if found is not None and found[0].start not in seen:
                    seen.add(found[0].start)
                    finding = dropped(self.info, document, *found)
                    if finding is not None:
                        yield finding
        yield from self._exact(document)

    def _again(
        self, document: Document, head: Token, phrases: Sequence[Sequence[str]], gap: int
    ) -> tuple[Token, Token] | None:
        at = document.at(head)
        for place in range(at + 1, min(at + 2 + gap, len(document.tokens))):
            if document.tokens[place].form in _STOPS:
                return None
            for phrase in phrases:
                words = document.tokens[place : place + len(phrase)]
                if [token.form for token in words] == list(phrase) and before(document, words[0]) is not None:
                    return words[0], words[-1]
        return None

    def _exact(self, document: Document) -> Iterator[Finding]:
        """«نحو 1437 شخصا»: about, and a number that is exact."""
        for head in heads(document, _ABOUT):
            number = document.neighbours(head)[1]
            if number is None or number.kind is not Kind.NUMBER or not document.is_gap(head, number):
                continue
            if len(number.form) >= 3 and number.form.isdigit() and number.form[-1] not in "05٠٥":
                span = span_of(head, number)
                fix = Fix((Edit(Span(head.start, number.start), ""),), self.info.safety)
                yield self.info.finding(document, span, fixes=[fix], args={"suggestion": number.form})


BUILD: Mapping[str, Build] = {
    "wordy-phrase": lambda info, material: WordyPhrase(
        info, material.lists["style"], Shape(material.lexicon, material.lists)
    ),
    "redundancy": lambda info, material: Redundancy(
        info, material.lists["style"], Shape(material.lexicon, material.lists)
    ),
}
