"""Characters that do not belong: what each step of ``arabclean.normalization`` finds, word by word (AR1xx)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Message, Safety
from arabclean.normalization import Choice, Step, step_by_name
from arabclean.normalization.character import persian_kaf, persian_yeh, urdu_heh
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build, Material
from arabclean.text import Edit, Span, apply, fold
from arabclean.text.pattern import lazy


class CharacterRule:
    """What one step would change, and what it leaves to a person, as findings: one for all that is in a word."""

    def __init__(self, info: RuleInfo, step: Step) -> None:
        """Take the step whose edits and choices are the faults."""
        self.info = info
        self._step = step

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each word, or each place between words, at which the step has something to say."""
        group: list[Choice] = []
        place: Span | None = None
        certain = True
        for choice, is_edit in self._faults(document.text):
            around = _around(document, choice.span)
            if place is not None and not around.overlaps(place):
                yield self._finding(document, place, group, certain=certain)
                group, place, certain = [], None, True
            group.append(choice)
            certain = certain and is_edit
            place = around if place is None else Span(min(place.start, around.start), max(place.end, around.end))
        if place is not None:
            yield self._finding(document, place, group, certain=certain)

    def _faults(self, text: str) -> list[tuple[Choice, bool]]:
        """Return the edits, as choices of one, and the choices; with each whether it is an edit."""
        edits, choices = self._step.faults(text)
        return sorted([(Choice(edit.span, (edit.text,)), True) for edit in edits] + [(each, False) for each in choices])

    def _finding(self, document: Document, span: Span, group: list[Choice], *, certain: bool) -> Finding:
        """Make a finding of which the n-th fix takes the n-th text of each choice, or its last."""
        safety = self.info.safety if certain else min(self.info.safety, Safety.REVIEW)
        fixes = [
            Fix(tuple(Edit(where, texts[min(number, len(texts) - 1)]) for where, texts in group), safety)
            for number in range(max(len(texts) for _, texts in group))
        ]
        moved = [Edit(edit.span.shift(-span.start), edit.text) for edit in fixes[0].edits]
        suggestion = apply(span.of(document.text), moved)
        return self.info.finding(document, span, fixes=fixes, args={"suggestion": suggestion})


class PersianYeh(CharacterRule):
    """Leaves «علىهم» to maqsura-before-suffix, which knows what the ى becomes."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what the step finds, but for a ى before an ending."""
        for finding in super().check(document):
            if "ى" not in finding.text or not _BEFORE_ENDING.search(fold(finding.text).text):
                yield finding


_BEFORE_ENDING = lazy("ى(?:هما|كما|ها|هم|هن|كم|كن|نا|ني|ه|ك|ي|ات|ين|ان|ون)$")


_OPENS_EMBEDDING, _OPENS_ISOLATE = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_ENDS = {"\u202c": _OPENS_EMBEDDING, "\u2069": _OPENS_ISOLATE}
_OVERRIDES = "\u202d\u202e"
_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_EMBEDDING = lazy("[\u202a-\u202e\u2066-\u2069\n]")
_LONE_MESSAGE = Message(
    "رمز اتجاه فُتح ولم يُغلق أو أُغلق ولم يُفتح",
    "A direction is opened and not closed in its paragraph, or closed and not opened",
)
_OVERRIDE_MESSAGE = Message("رمز يعكس اتجاه الحروف", "A control turns the direction of the letters round")


class BidiControl(CharacterRule):
    """Direction marks that do nothing, embeddings without their partner, and overrides, which hide what is written."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the useless marks, then the lone embeddings and isolates and each override."""
        yield from super().check(document)
        for at in self._lone(document.text):
            fix = Fix((Edit(Span(at, at + 1), ""),), Safety.REVIEW)
            yield self.info.finding(document, Span(at, at + 1), fixes=[fix], message=_LONE_MESSAGE)
        if not any(override in document.text for override in _OVERRIDES):
            return
        for match in _EMBEDDING.finditer(document.text):
            if match.group() in _OVERRIDES:
                yield self.info.finding(document, Span(*match.span()), message=_OVERRIDE_MESSAGE)

    @staticmethod
    def _lone(text: str) -> Iterator[int]:
        """Yield the places of controls without a partner in their line, but for overrides."""
        if not any(control in text for control in _CONTROLS):
            return
        opened: list[int] = []
        for match in _EMBEDDING.finditer(text):
            char, at = match.group(), match.start()
            if char == "\n":
                yield from (place for place in opened if text[place] not in _OVERRIDES)
                opened.clear()
            elif char not in _ENDS:
                opened.append(at)
            elif opened and text[opened[-1]] in _ENDS[char]:
                opened.pop()
            else:
                yield at
        yield from (place for place in opened if text[place] not in _OVERRIDES)


_CLASH = lazy("[\u064b-\u0650\u0652][\u0651\u0670]*[\u064b-\u0650\u0652]")
_CLASH_MESSAGE = Message(
    "علامتا تشكيل مختلفتان على حرف واحد",
    "Two different vowel marks stand on one letter",
)


class MarkDuplicate(CharacterRule):
    """A mark that stands twice on one letter, and two that cannot stand on one: a vowel with another, or with sukun."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words with doubled marks, and point at those whose marks clash."""
        yield from super().check(document)
        if document.folded.map.is_identity:
            return
        for match in _CLASH.finditer(document.text):
            if match.group()[0] != match.group()[-1]:
                word = _around(document, Span(*match.span()))
                yield self.info.finding(document, word, message=_CLASH_MESSAGE)


def _around(document: Document, span: Span) -> Span:
    """Return the span of the word that holds ``span``, or of the two that it glues unseen; else ``span``."""
    at = bisect_right(document.token_starts, span.start) - 1
    if at < 0:
        return span
    token = document.tokens[at]
    if _is_unseen(span.of(document.text)):
        before, after = document.neighbours(token) if token.start == span.start else (token, None)
        if before and after and before.is_word and after.is_word and (before.end, after.start) == tuple(span):
            return Span(before.start, after.end)
    if token.start <= span.start and span.end <= token.end and not token.span.is_empty:
        return token.span
    return span


def _is_unseen(text: str) -> bool:
    return not text.isprintable() and not text.isspace()


def _careful(material: Material) -> Callable[[str], int]:
    return lambda form: material.lexicon.count(form).careful


def _steps(*slugs: str) -> Mapping[str, Build]:
    """Return how the rules are made that need nothing but the step of the same name."""
    return {slug: lambda info, material: CharacterRule(info, step_by_name(info.slug)) for slug in slugs}


BUILD: Mapping[str, Build] = {
    **_steps(
        "presentation-forms",
        "decomposed-hamza",
        "tatweel",
        "invisible-char",
        "odd-space",
        "quranic-mark",
        "digits-in-number",
        "digits-extended",
        "mojibake",
        "control-char",
        "comma-lookalike",
        "ellipsis-form",
    ),
    "bidi-control": lambda info, material: BidiControl(info, step_by_name(info.slug)),
    "mark-duplicate": lambda info, material: MarkDuplicate(info, step_by_name(info.slug)),
    "persian-yeh": lambda info, material: PersianYeh(info, persian_yeh(material.lexicon.attested, _careful(material))),
    "persian-kaf": lambda info, material: CharacterRule(info, persian_kaf(material.lexicon.attested)),
    "urdu-heh": lambda info, material: CharacterRule(info, urdu_heh(material.lexicon.attested, _careful(material))),
}
