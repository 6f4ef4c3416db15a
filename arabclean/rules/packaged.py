"""A rule of the house as it is packaged: what it is is known, the rule itself is made when it is needed.

An article meets a part of the rules. To import the code of all, to make their tables, and to read what a person may
want to know of each would take longer than to check the article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from arabclean.document import Document
from arabclean.finding import Finding, Message, Safety, Severity
from arabclean.judged import read_stems
from arabclean.rule import Example, Rule, RuleInfo
from arabclean.text.record import Record

_PATIENCE = 8
"""For so many texts a rule waits until one needs it."""
PROSE = ("summary", "why", "examples", "allows")
"""The fields of `RuleInfo` that only a person asks for; they are packaged apart."""

Pages = Callable[[], Mapping[str, Mapping[str, Any]]]
"""Gives the `PROSE` of all rules, by slug."""


class Needs(Record):
    """What a rule cannot speak without: one of these words, or one of these signs, stands in the text.

    ``forms`` are words as they are written, ``stems`` words under whatever clitics, both folded; ``signs`` are any
    strings, of the text as given or as folded; ``characters`` are those of the text as given.
    """

    forms: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    signs: tuple[str, ...] = ()
    characters: str = ""

    def are_met(self, document: Document) -> bool:
        """Whether the rule may have something to say of a document."""
        if self.forms and not document.forms.isdisjoint(self.forms):
            return True
        if self.stems and not read_stems(document).isdisjoint(self.stems):
            return True
        if self.characters and not document.characters.isdisjoint(self.characters):
            return True
        text, folded = document.text, document.folded.text
        return any(sign in text or (folded is not text and sign in folded) for sign in self.signs)


class PackagedInfo(RuleInfo):
    """A `RuleInfo` whose `PROSE` is read when it is first asked for."""

    def __init__(self, fields: Mapping[str, Any], pages: Pages) -> None:
        """Take the other fields, as `packed` gives them."""
        self.__dict__.update(self._defaults, **fields)
        self.__dict__.update(
            severity=Severity(fields["severity"]),
            safety=Safety(fields["safety"]),
            message=Message(*fields["message"]),
            sources=tuple(fields.get("sources", ())),
            switches=tuple(fields.get("switches", ())),
            _pages=pages,
        )

    def __getattr__(self, name: str) -> Any:
        if name not in PROSE:
            raise AttributeError(name)
        page = self.__dict__["_pages"]()[self.__dict__["slug"]]
        self.__dict__.update(
            summary=Message(*page["summary"]),
            why=page["why"],
            examples=tuple(Example(*each) for each in page["examples"]),
            allows=tuple(page["allows"]),
        )
        return self.__dict__[name]

    def __replace__(self, **changes: Any) -> RuleInfo:
        return RuleInfo(**{**{name: getattr(self, name) for name in self._fields}, **changes})

    def __reduce__(self) -> tuple[object, ...]:
        return RuleInfo, tuple(getattr(self, name) for name in self._fields)


class PackagedRule:
    """A rule that is made when a text comes of which it may have something to say."""

    def __init__(self, info: RuleInfo, make: Callable[[], Rule], needs: Needs | None = None) -> None:
        """Take what makes the rule; ``needs`` says of which texts it is silent."""
        self.info = info
        self.needs = needs
        self._make = make
        self._asked = 0

    @cached_property
    def made(self) -> Rule:
        """The rule itself. From then on it is asked directly: this takes a tenth of the time of a short text."""
        rule = self._make()
        self.__dict__["check"] = rule.check
        return rule

    def check(self, document: Document) -> Iterable[Finding]:
        """Return the findings of the rule."""
        return self.made.check(document) if self._is_due(document) else ()

    def _is_due(self, document: Document) -> bool:
        """Whether the rule may speak. In a long run it is made anyway: to ask each text what it needs costs more."""
        if self.needs is None or "made" in self.__dict__:
            return True
        self._asked += 1
        return self._asked > _PATIENCE or self.needs.are_met(document)


def packed(info: RuleInfo) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is known of a rule as JSON can hold it: the fields that every run needs, and its `PROSE`."""
    said = {name: getattr(info, name) for name in info._fields if getattr(info, name) != info._defaults.get(name)}
    return {name: value for name, value in said.items() if name not in PROSE}, {name: said[name] for name in PROSE}


def made(rule: Rule) -> Rule:
    """Return the rule itself, made if it is not yet."""
    return rule.made if isinstance(rule, PackagedRule) else rule
