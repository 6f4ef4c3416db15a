"""Figures that do not add up, or that run two counts together (catalogue AR709, AR726)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from arabclean.document import Document
from arabclean.finding import Finding, Message
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.text import Span
from arabclean.tokens import Kind, Token

_REACH = 6
_AGE = Message(
    "العمر المذكور {sum}، وبين السنتين {whole}؛ راجع العمر والميلاد",
    "The age is given as {sum}, and {whole} years lie between: check both",
)


class Figures:
    """The lists of ``dictionaries/figures``."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self.words: Mapping[str, frozenset[str]] = {
            name: frozenset(words) for name, words in lists.items() if name != "value"
        }
        self._values: Mapping[str, int] = lists["value"]

    def value(self, token: Token) -> int | None:
        """Return the whole number that a token is, in figures or in one word, or None; و may stand on the word."""
        form = token.form
        if token.kind is Kind.NUMBER:
            plain = form.replace(",", "").replace("\u066c", "")
            return int(plain) if plain.isdecimal() and len(plain) < 10 else None
        return self._values.get(form) or self._values.get(form.removeprefix("و"))

    def parts_from(self, tokens: Sequence[Token], at: int) -> tuple[list[int], int]:
        """Return the figures of a list «7 أطفال و8 نساء» that begins at a token, and the token after the list."""
        parts: list[int] = []
        end = at
        while end < len(tokens):
            if tokens[end].form in ("و", "،"):
                end += 1
                continue
            number = self.value(tokens[end])
            if number is None or end + 1 >= len(tokens) or tokens[end + 1].form not in self.words["people"]:
                break
            parts.append(number)
            end += 2
        return parts, end


class CasualtyMerge:
    """«مقتل وإصابة عشرة»: one figure for the dead and the injured."""

    def __init__(self, info: RuleInfo, figures: Figures) -> None:
        """Take the lists of words around figures."""
        self.info = info
        self._figures = figures

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words from the death to the figure; «العشرات» and the like are no figure."""
        tokens, words = document.tokens, self._figures.words
        for form in sorted(words["injury"] & document.forms):
            for token in document.occurrences[form]:
                at = document.at(token)
                if not at or tokens[at - 1].form not in words["death"] or not document.is_gap(tokens[at - 1], token):
                    continue
                end = at + 1
                while end < len(tokens) and end - at <= _REACH and tokens[end].form in words["about"]:
                    end += 1
                if end < len(tokens) and self._is_figure(tokens[end]):
                    span = Span(tokens[at - 1].start, tokens[end].end)
                    if "\n" not in span.of(document.text):
                        yield self.info.finding(document, span)

    def _is_figure(self, token: Token) -> bool:
        return token.form in self._figures.words["two"] or self._figures.value(token) is not None


class Arithmetic:
    """Parts that are more than their whole, more than all of a group, an age that does not fit the year of birth."""

    def __init__(self, info: RuleInfo, figures: Figures) -> None:
        """Take the lists of words around figures."""
        self.info = info
        self._figures = figures

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each figure that another one of the sentence, or of the article, contradicts."""
        for sentence in document.sentences:
            tokens = document.tokens_in(sentence)
            yield from self._parts(document, tokens)
            yield from self._percent(document, tokens)
        yield from self._ages(document)

    def _parts(self, document: Document, tokens: Sequence[Token]) -> Iterator[Finding]:
        for at, token in enumerate(tokens):
            whole = self._figures.value(token)
            if whole is None or whole < 2:
                continue
            marker = next((n for n in range(at + 1, min(at + 5, len(tokens))) if self._opens_parts(tokens, n)), None)
            if marker is None or not any(
                other.form in self._figures.words["people"] for other in tokens[at : marker + 4]
            ):
                continue
            parts, end = self._figures.parts_from(tokens, marker + 1)
            if not parts or (tokens[marker].form not in self._figures.words["among"] and len(parts) < 2):
                continue
            if sum(parts) > whole:
                span = Span(token.start, tokens[end - 1].end)
                yield self.info.finding(document, span, args={"sum": str(sum(parts)), "whole": str(whole)})
                return

    def _opens_parts(self, tokens: Sequence[Token], at: int) -> bool:
        if tokens[at].form in self._figures.words["among"]:
            return True
        followed = at + 1 < len(tokens) and self._figures.value(tokens[at + 1]) is not None
        return tokens[at].form in ("،", ":") and followed

    def _percent(self, document: Document, tokens: Sequence[Token]) -> Iterator[Finding]:
        for at, token in enumerate(tokens[:-3]):
            number = self._figures.value(token)
            if number is None or number <= 100 or tokens[at + 1].form not in ("%", "٪"):
                continue
            if tokens[at + 2].form == "من" and tokens[at + 3].form in self._figures.words["whole"]:
                span = Span(token.start, tokens[at + 3].end)
                yield self.info.finding(document, span, args={"sum": f"{number}%", "whole": "100%"})

    def _ages(self, document: Document) -> Iterator[Finding]:
        tokens = document.tokens
        years = [
            int(token.form)
            for token in tokens
            if token.kind is Kind.NUMBER and len(token.form) == 4 and token.form.isdecimal()
        ]
        for form in sorted(self._figures.words["born"] & document.forms):
            for token in document.occurrences[form]:
                near = tokens[document.at(token) : document.at(token) + 8]
                numbers = [other for other in near if other.kind is Kind.NUMBER and other.form.isdecimal()]
                if len(numbers) < 2 or len(numbers[0].form) != 4 or len(numbers[1].form) > 2:
                    continue
                after = document.neighbours(numbers[1])[1]
                born, age = int(numbers[0].form), int(numbers[1].form)
                now = max((year for year in years if born < year <= born + 110), default=0)
                if after is None or after.form not in ("عاما", "عام", "سنة", "أعوام", "سنوات") or not now:
                    continue
                if abs(now - born - age) > 1:
                    span = Span(numbers[0].start, after.end)
                    args = {"sum": str(age), "whole": str(now - born)}
                    yield self.info.finding(document, span, args=args, message=_AGE)


BUILD: Mapping[str, Build] = {
    "arithmetic": lambda info, material: Arithmetic(info, Figures(material.lists["figures"])),
    "casualty-merge": lambda info, material: CasualtyMerge(info, Figures(material.lists["figures"])),
}
