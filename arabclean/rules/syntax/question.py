"""Questions and alternatives: هل and أم, سواء and أو (catalogue AR540, AR541)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.rule import RuleInfo
from arabclean.rules.grammar.phrase import after, before, folded, heads, span_of, with_conjunctions
from arabclean.rules.material import Build
from arabclean.rules.packaged import Needs
from arabclean.rules.respell import respell
from arabclean.rules.syntax.person import People
from arabclean.rules.syntax.shape import Shape
from arabclean.tokens import Token

_HAL = with_conjunctions(("هل",))
_NEGATED = {"لا": "ألا", "لم": "ألم", "لن": "ألن", "ليس": "أليس", "ليست": "أليست", "ليسوا": "أليسوا"}
_STOPS = frozenset("؟?.!؛:\n")
_TITLES = ("يا", "السيدة", "الحاجة", "و")
_REACH = 25
"""Words between هل and أم."""


class HalAm:
    """«هل … أم»: هل asks for yes or no, so أو; «هل لم»: the hamza asks."""

    def __init__(self, info: RuleInfo, people: People, shape: Shape) -> None:
        """Take what tells أم, a mother or a name, from the particle."""
        self.info = info
        self._people = people
        self._shape = shape

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield أم in the sentence of هل, and هل with the negation after it."""
        for hal in heads(document, _HAL):
            following = after(document, hal)
            if following is not None and following.form in _NEGATED:
                span = span_of(hal, following)
                lead = hal.form[:-2]
                new = (f"أ{lead}" if lead else "أ") + _NEGATED[following.form][1:]
                fix = respell(document, span, folded(document, span), new, self.info.safety)
                yield self.info.finding(document, span, fixes=[fix], args={"suggestion": new})
                continue
            am = self._am(document, hal)
            if am is not None:
                fix = respell(document, am.span, "أم", "أو", self.info.safety)
                yield self.info.finding(document, am.span, fixes=[fix], args={"suggestion": "أو"})

    def _am(self, document: Document, hal: Token) -> Token | None:
        at = document.at(hal)
        for token in document.tokens[at + 1 : at + _REACH]:
            if token.form in _STOPS or token.form in _HAL:
                return None
            if token.form == "أم" and self._is_particle(document, token):
                return token
        return None

    def _is_particle(self, document: Document, am: Token) -> bool:
        """Whether أم is the particle: no preposition before it, no name after it."""
        previous, following = before(document, am), after(document, am)
        if following is None or following.form in self._shape.words("after_mother"):
            return False
        if previous is not None and (
            self._shape.is_preposition(previous.form) or previous.form in ("يا", "السيدة", "و")
        ):
            return False
        return not self._people.is_name(following.form)


class SawaaAw:
    """«سواء أكان … أو»: after the hamza of equality stands أم."""

    def __init__(self, info: RuleInfo) -> None:
        """Take the rule's description."""
        self.info = info

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield أو after سواء with a verb."""
        for head in heads(document, _SAWAA):
            at = document.at(head)
            verb = None
            for token in document.tokens[at + 1 : at + 4]:
                if token.form.startswith("أ") and (token.form in _EQUALITY or token.form[1:] in _KANA):
                    verb = token
                    break
                if token.form in _KANA:
                    verb = token
                    break
            if verb is None:
                verb = self._hamza(document, head)
            if verb is None:
                continue
            at = document.at(verb)
            for token in document.tokens[at + 1 : at + _REACH]:
                if token.form in _STOPS or token.form == "أم":
                    break
                if token.form == "أو":
                    fix = respell(document, token.span, "أو", "أم", self.info.safety)
                    yield self.info.finding(document, token.span, fixes=[fix], args={"suggestion": "أم"})
                    break

    def _hamza(self, document: Document, head: Token) -> Token | None:
        """«سواء عليهم أنذرت»: the verb after سواء على."""
        ali = after(document, head)
        if ali is None or not ali.form.startswith("علي"):
            return None
        verb = after(document, ali)
        return verb if verb is not None and verb.form.startswith("أ") else None


_SAWAA = with_conjunctions(("سواء",))
_KANA = frozenset(("كان", "كانت", "كانوا", "كنت", "كنا", "كانا", "كنتم"))
_EQUALITY = frozenset("أ" + form for form in _KANA)


BUILD: Mapping[str, Build] = {
    "hal-am": lambda info, material: HalAm(
        info, People(material.lexicon, material.lists), Shape(material.lexicon, material.lists)
    ),
    "sawaa-aw": lambda info, material: SawaaAw(info),
}
NEEDS: Mapping[str, Needs] = {
    "hal-am": Needs(forms=_HAL),
    "sawaa-aw": Needs(forms=_SAWAA),
}
