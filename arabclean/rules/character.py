"""Characters that do not belong: what each step of ``arabclean.normalization`` finds, word by word (AR1xx)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Message, Safety
from arabclean.normalization.step import Choice, Step
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build, Material
from arabclean.rules.packaged import Needs
from arabclean.text import Edit, Span, apply, fold
from arabclean.text.char import LETTER, YEHS
from arabclean.text.pattern import lazy, members


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


_STEPS = {
    "presentation-forms": "form.PRESENTATION_FORMS",
    "decomposed-hamza": "mark.DECOMPOSED_HAMZA",
    "tatweel": "tatweel.STRETCH",
    "invisible-char": "invisible.INVISIBLE_CHAR",
    "bidi-control": "invisible.BIDI_CONTROL",
    "odd-space": "space.ODD_SPACE",
    "mark-duplicate": "mark.MARK_DUPLICATE",
    "quranic-mark": "character.QURANIC_MARK",
    "digits-in-number": "digit.DIGITS_IN_NUMBER",
    "digits-extended": "digit.DIGITS_EXTENDED",
    "mojibake": "mojibake.MOJIBAKE",
    "control-char": "invisible.CONTROL_CHAR",
    "comma-lookalike": "punctuation.COMMA_LOOKALIKE",
    "ellipsis-form": "punctuation.ELLIPSIS_FORM",
}
"""Where the steps of `arabclean.normalization` live; few texts need many."""


def _step(slug: str) -> Step:
    home, name = _STEPS[slug].split(".")
    step: Step = getattr(import_module(f"arabclean.normalization.{home}"), name)
    return step


def _careful(material: Material) -> Callable[[str], int]:
    return lambda form: material.lexicon.count(form).careful


def _of_persian(info: RuleInfo, material: Material) -> CharacterRule:
    from arabclean.normalization import character  # noqa: PLC0415 - few texts need it

    is_word, careful = material.lexicon.attested, _careful(material)
    if info.slug == "persian-yeh":
        return PersianYeh(info, character.persian_yeh(is_word, careful))
    if info.slug == "persian-kaf":
        return CharacterRule(info, character.persian_kaf(is_word))
    return CharacterRule(info, character.urdu_heh(is_word, careful))


BUILD: Mapping[str, Build] = {
    **{slug: lambda info, material: CharacterRule(info, _step(info.slug)) for slug in _STEPS},
    "bidi-control": lambda info, material: BidiControl(info, _step(info.slug)),
    "mark-duplicate": lambda info, material: MarkDuplicate(info, _step(info.slug)),
    "persian-yeh": _of_persian,
    "persian-kaf": _of_persian,
    "urdu-heh": _of_persian,
}


def needs() -> Mapping[str, Needs]:
    """Return what the rules need: the characters that their steps look for."""
    from arabclean.normalization import character, mojibake  # noqa: PLC0415 - only the compiler of packs asks

    letters = sorted(members(LETTER))
    return {
        **{slug: Needs(characters="".join(sorted(members(_step(slug).signs)))) for slug in _STEPS},
        "bidi-control": Needs(characters="".join(sorted(members(_step("bidi-control").signs))) + _CONTROLS),
        "ellipsis-form": Needs(signs=("....", ". .")),
        "mojibake": Needs(characters="".join(sorted(mojibake.TELLING))),
        "persian-yeh": Needs(characters=YEHS, signs=tuple("ى" + letter for letter in letters)),
        "persian-kaf": Needs(characters="".join(sorted(members(character.persian_kaf().signs)))),
        "urdu-heh": Needs(characters="".join(sorted(members(character.urdu_heh().signs)))),
    }
