"""The tanwin of the accusative and its alef (catalogue AR410 to AR412)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Fix, Message, Severity
from arabclean.lexicon import Lexicon
from arabclean.rule import RuleInfo
from arabclean.rules.letter.form_rule import FormRule, Meant
from arabclean.rules.material import Build
from arabclean.text import Edit, Span
from arabclean.text.char import MARK, TATWEEL, is_letter
from arabclean.text.pattern import lazy, members
from arabclean.tokens import Token

FATHATAN = "\N{ARABIC FATHATAN}"
_MARKS = members(MARK + TATWEEL)
_APART = frozenset("ادذرزوؤأإآةى")
"""Letters that do not join to the next: a hamza after them stands on the line, «جزءًا», not on a yeh, «شيئًا»."""


def marked(document: Document) -> Iterator[tuple[Token, str]]:
    """Yield the words that carry the two fathas of tanwin, with their letters and marks as written."""
    for token in document.with_tanwin:
        if token.end - token.start > len(token.form):
            written = document.text[token.start : token.end]
            # Look-alike letters, presentation forms and foreign marks are another rule's first.
            if FATHATAN in written and "".join(filter(is_letter, written)) == token.form and _is_plain(written):
                yield token, written


def _is_plain(written: str) -> bool:
    return all(is_letter(char) or char in _MARKS for char in written)


def _last_letter(written: str) -> int:
    return max(at for at, char in enumerate(written) if is_letter(char))


class TanwinHamza:
    """«مساءاً» and «جزءً»: after an alef the hamza carries the tanwin itself, after any other letter an alef does."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon, for words without marks."""
        self.info = info
        self._bare = _BareHamza(info, lexicon)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each word whose alef is one too many or one too few."""
        seen = set()
        for token, written in marked(document):
            edits = self._edits(token, written)
            if edits:
                seen.add(token.start)
                yield self.info.finding(document, token.span, fixes=[Fix(tuple(edits), self.info.safety)])
        for finding in self._bare.check(document):
            if finding.start not in seen:
                yield finding

    def _edits(self, token: Token, written: str) -> list[Edit]:
        form, at = token.form, token.start + _last_letter(written)
        if form.endswith(("اءا", "أا")) and len(form) >= 4:
            return [Edit(Span(at, at + 1), "")]
        if form.endswith("ءا") and form[-3:-2] not in _APART and len(form) >= 3:
            hamza = token.start + written.rindex("ء")
            return [Edit(Span(hamza, hamza + 1), "ئ")]
        if form.endswith("ء") and form[-2:-1] != "ا" and len(form) >= 3:
            alef = Edit(Span(token.end, token.end), "ا")
            return [alef] if form[-2] in _APART else [Edit(Span(at, at + 1), "ئ"), alef]
        return []


class _BareHamza(FormRule):
    """The same without marks: «مساءا»."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        super().__init__(info)
        self._lexicon = lexicon

    def may_concern(self, form: str) -> bool:
        return form[-1] == "ا" and form.endswith("اءا") and len(form) >= 5

    def judge(self, form: str) -> Meant | None:
        right = form[:-1]
        if right.lstrip("وف") in _VERBS or right in _VERBS or self._lexicon.count(right).careful < 5:
            return None
        return Meant((right,), sure=False)


_VERBS = frozenset({"جاء", "شاء", "ساء", "باء", "فاء", "ناء", "راء", "ضاء", "أساء", "أضاء", "استاء", "أفاء"})
"""Verbs that an alef makes dual: «جاءا معًا»."""


class TanwinTehAlef:
    """«عادةاً» and «جدً»: no alef after ة and ى, and an alef after any other letter."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        """Take the lexicon, for words without marks."""
        self.info = info
        self._bare = _BareTeh(info, lexicon)
        self._lexicon = lexicon

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each word whose alef is one too many or one too few."""
        seen = set()
        for token, written in marked(document):
            edit = self._edit(token, written)
            if edit is not None:
                seen.add(token.start)
                yield self.info.finding(document, token.span, fixes=[Fix((edit,), self.info.safety)])
        for finding in self._bare.check(document):
            if finding.start not in seen:
                yield finding

    def _edit(self, token: Token, written: str) -> Edit | None:
        form, last = token.form, _last_letter(written)
        at = token.start + last
        if form.endswith(("ةا", "ىا")) and len(form) >= 4:
            return Edit(Span(at, at + 1), "")
        if FATHATAN not in written[last:] or form[-1] in "ةىءأآا" or len(form) < 2:
            return None
        if form[-1] == "ه" and self._lexicon.count(form + "ا").careful < 20:
            return None  # a ة without its dots
        if form.endswith(("عمرو", "هو", "هي")):
            return None  # the waw of عمرو is not read; a pronoun has no tanwin
        return Edit(Span(token.end, token.end), "ا")


class _BareTeh(FormRule):
    """The same without marks: «عادةا»."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon) -> None:
        super().__init__(info)
        self._lexicon = lexicon

    def may_concern(self, form: str) -> bool:
        return form[-1] == "ا" and form[-2:-1] == "ة" and len(form) >= 4

    def judge(self, form: str) -> Meant | None:
        return Meant((form[:-1],)) if self._lexicon.attested(form[:-1]) else None


_BEFORE = lazy(f"{FATHATAN}ا(?![\u0621-\u065f\u0640])")
_AFTER = lazy(f"(?<![ةىأء])ا{FATHATAN}(?![\u0621-\u065f\u0640])")


class TanwinPosition:
    """``شيئًا`` or ``شيئاً``: one of them throughout, and the house's own where it has one."""

    def __init__(self, info: RuleInfo, house: str | None) -> None:
        """Take the house's choice: ``before-alef``, ``after-alef``, ``none``, or nothing."""
        self.info = info
        self._house = house

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for a text that mixes the two or does not write as the house does; one fix mends all."""
        if FATHATAN not in document.text or self._house == "none":
            return
        before = [match.start() for match in _BEFORE.finditer(document.text)]
        after = [match.start() for match in _AFTER.finditer(document.text)]
        if self._house:
            wrong = after if self._house == "before-alef" else before
        else:
            wrong = min(before, after, key=len) if before and after else []
            if len(before) == len(after):
                wrong = after
            if 10 * len(wrong) < len(before) + len(after):
                return
        if not wrong:
            return
        text = "ا" + FATHATAN if wrong is before else FATHATAN + "ا"
        edits = tuple(Edit(Span(at, at + 2), text) for at in wrong)
        yield self.info.finding(
            document,
            _word_at(document, wrong[0]),
            fixes=[Fix(edits, self.info.safety)],
            severity=Severity.STYLE if self._house else Severity.INFO,
            message=_OF_HOUSE if self._house else None,
            args={"count": str(len(wrong))},
            related=[_word_at(document, at) for at in wrong[1:]],
        )


_OF_HOUSE = Message(
    "تنوين الفتح ليس في موضعه المعتمد ({count})", "The tanwin does not stand where the house puts it ({count})"
)


def _word_at(document: Document, at: int) -> Span:
    return document.tokens[bisect_right(document.token_starts, at) - 1].span


BUILD: Mapping[str, Build] = {
    "tanwin-hamza": lambda info, material: TanwinHamza(info, material.lexicon),
    "tanwin-teh-alef": lambda info, material: TanwinTehAlef(info, material.lexicon),
    "tanwin-position": lambda info, material: TanwinPosition(info, material.house.get("tanwin")),
}
