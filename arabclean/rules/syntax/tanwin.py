"""Tanwin, and its alef, where none may stand (catalogue AR532, AR533, AR550)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabclean.document import Document
from arabclean.finding import Finding, Fix
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon
from arabclean.lexicon.noun import Nouns
from arabclean.rule import RuleInfo
from arabclean.rules.material import Build
from arabclean.text import Edit, Span
from arabclean.text.char import is_extender
from arabclean.text.pattern import lazy
from arabclean.tokens import Token, stems

_TANWIN = "\u064b\u064c\u064d"
_RARE = 50
"""Of so many uses of a plural at most one may be written with the alef, or the alef is right (أوقاتا)."""

_AT_HOME = 200
# مفاعل, فعائل, فواعل, مفاعيل …: an alef in the third place and two or three letters after it.
_FRACTURED = lazy("[^ا]{2}ا[^اوىة][^اوىةيه]|[^ا]{2}ا[^اوىة]ي[^اىةيه]|أ[^ا]ا[^ا]{2}|أ[^ا]ا[^ا]ي[^ا]")
_FUALA = lazy("[^اأإآ][^ا]{2}اء|أ[^ا]{2,3}ياء|أ[^ا]{3}اء")


class _Endings:
    """Judges words that end in an alef or in tanwin; each form once."""

    def __init__(self, info: RuleInfo, lexicon: Lexicon, nouns: Nouns, words: frozenset[str] = frozenset()) -> None:
        """Take the lexicon, whose counts tell whether the alef is usual, and the nouns; ``words``: listed ones."""
        self.info = info
        self._lexicon = lexicon
        self._nouns = nouns
        self._words = words
        self._endings = Judged(self._bad_endings)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words that lose their tanwin."""
        for form, (bare, marked) in self._endings.of(document):
            for token in document.occurrences[form]:
                if marked if _has_tanwin(document, token) else bare:
                    yield self._finding(document, token, form[-1] == "ا")

    def _bad_endings(self, form: str) -> tuple[bool, bool] | None:
        """Return whether a form is at fault as it is, and whether it is with tanwin; None where it never is."""
        if len(form) < 5 or form[-1] not in "اء":
            return None
        bad = form[-1] == "ا" and self._bad(form, False), self._bad(form, True)
        return bad if any(bad) else None

    def _bad(self, form: str, marked: bool) -> bool:
        return any(self._is_bad(stem, marked) for stem in self._stems(form))

    def _stems(self, form: str) -> Iterator[str]:
        """Yield the word, with and without what may be و or ف; of two words only the commoner."""
        count = self._lexicon.count
        bare = form.removesuffix("ا")
        if form[0] in "وف" and len(form) > 4 and count(bare[1:]).total >= count(bare).total:
            yield form[1:]
            return
        yield form

    def _is_bad(self, form: str, marked: bool) -> bool:
        raise NotImplementedError

    def _is_rare(self, form: str, least: int = 40) -> bool:
        """Whether edited text has the word without the alef, and hardly ever with it."""
        count = self._lexicon.count
        bare = count(form[:-1])
        return bare.careful + bare.news >= least and count(form).careful * _RARE <= bare.careful

    def _finding(self, document: Document, token: Token, with_alef: bool) -> Finding:
        """Report the word; what goes is the tanwin, and the alef with all that hangs on it."""
        text = document.text
        if with_alef:
            start = text.rindex("ا", token.start, token.end)
            edits = [Edit(Span(start, token.end), "")]
            at = start - 1
            while at > token.start and is_extender(text[at]):
                if text[at] in _TANWIN:
                    edits.insert(0, Edit(Span(at, at + 1), ""))
                at -= 1
        else:
            edits = [Edit(Span(at, at + 1), "") for at in range(token.start, token.end) if text[at] in _TANWIN]
        shown = token.form[:-1] if with_alef else token.form
        return self.info.finding(
            document, token.span, fixes=[Fix(tuple(edits), self.info.safety)], args={"suggestion": shown}
        )


class DiptoteTanwin(_Endings):
    """«تقاريرًا», «خبراءً»: plurals of these shapes take no tanwin."""

    def _is_bad(self, form: str, marked: bool) -> bool:
        if form.endswith("ء"):
            is_shape = form in _DOUBLED or (_FUALA.fullmatch(form) is not None and form not in _TRIPTOTE)
            return is_shape and self._lexicon.attested(form)
        bare = form[:-1]
        if bare in self._words:
            return marked
        if bare in _ALSO_SINGULAR or len(bare) not in (5, 6) or _FRACTURED.fullmatch(bare) is None:
            return False
        if not self._is_rare(form):
            return False
        if self._nouns.of_plural(bare):
            return True
        if not marked:
            return self._is_common_plural(form)
        return len(bare) == 6 or bare[0] not in "متي"

    def _is_common_plural(self, form: str) -> bool:
        """Whether a plural of no list is so common without the alef that the alef is a slip: شواهدا."""
        bare, count = form[:-1], self._lexicon.count
        if bare[0] in "متين" or bare[-1] in "تن" or self._nouns.of_singular(bare):
            return False
        uses = count(bare).careful
        return uses >= _AT_HOME and count("ال" + bare).careful >= _AT_HOME and count(form).careful * 100 <= uses


_TRIPTOTE = frozenset(
    ("أجزاء", "أعضاء", "أنحاء", "أبناء", "أسماء", "أحياء", "أعداء", "أخطاء", "أضواء", "أجواء", "ميناء")
)
_DOUBLED = frozenset(("أطباء", "أشداء", "أعزاء", "أحباء", "أجلاء", "أصحاء", "أشقاء", "أدلاء", "أخلاء", "أشياء"))
_ALSO_SINGULAR = frozenset(("معامل", "مجالس", "مواطن", "مدافع", "محاصر", "مساند", "مراجع", "مسائل"))


class FemPluralAlef(_Endings):
    """«قراراتًا»: the sound feminine plural takes a kasra, never an alef."""

    def _is_bad(self, form: str, marked: bool) -> bool:
        if not form.endswith("اتا") or len(form) < 5:
            return False
        if not marked and not self._nouns.of_plural(form[:-1]):
            return False
        count, stem = self._lexicon.count, form[:-3]
        singular = max(count(stem + "ة").careful, count(stem).careful)
        if marked and singular >= 100 and count(form).total == 0:
            return self._is_rare(form, 10)
        return singular >= 10 and self._is_rare(form)


class TanwinWithAl(_Endings):
    """«القرارًا»: what has the article takes no tanwin."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the definite words that carry tanwin."""
        for token in document.with_tanwin:
            form = token.form
            if not _has_tanwin(document, token):
                continue
            if form.endswith("ها") and self._is_possessed(form):
                yield self._finding(document, token, True)
            if ("ال" in form[:4] or form.startswith(("لل", "ولل", "فلل"))) and self._bad(form, True):
                yield self._finding(document, token, form[-1] == "ا")

    def _is_possessed(self, form: str) -> bool:
        """«كتابهاً»: a noun with its pronoun, not a noun in ه (اتجاهًا)."""
        nouns = self._nouns
        for stem in stems(form):
            word = stem.stem[:-2]
            if stem.is_definite or len(word) < 3 or nouns.of_singular(word + "ه"):
                continue
            if nouns.of_singular(word) or nouns.of_plural(word):
                return True
        return False

    def _stems(self, form: str) -> Iterator[str]:
        yield form

    def _is_bad(self, form: str, marked: bool) -> bool:
        count = self._lexicon.count
        definite = [
            stem
            for stem in stems(form)
            if stem.is_definite
            and len(stem.stem) > 2
            and (form[0] in "ال" or count("ال" + stem.stem.removesuffix("ا")).total >= 5)
        ]  # «والدةٌ», «بالوعةٌ»: the letters ال are their own
        if not definite:
            return False
        bare = form[:-1] if form[-1] == "ا" else form
        if form.startswith("ال") and max(count("إ" + bare[1:]).total, count("أ" + bare[1:]).total) >= 5:
            return False  # إلهام without its hamza
        if form[-1] == "ا" and count(form).total * 20 > count(bare).total:
            return False  # the letters ال are its own: التزامًا
        if form[-1] != "ا" and any(count(stem.stem).total < 5 for stem in definite):
            return False
        return count(bare).total >= 10 and any(count(stem.stem.removesuffix("ا")).total >= 5 for stem in definite)


def _has_tanwin(document: Document, token: Token) -> bool:
    """Whether the word ends in tanwin, on its alef or before it."""
    tail = document.text[token.start : token.end]
    return tail[-1] in _TANWIN or (tail[-1] == "ا" and tail[-2] in _TANWIN)


BUILD: Mapping[str, Build] = {
    "diptote-tanwin": lambda info, material: DiptoteTanwin(
        info, material.lexicon, Nouns.packaged(), frozenset(material.lists["syntax"]["diptotes"])
    ),
    "fem-plural-alef": lambda info, material: FemPluralAlef(info, material.lexicon, Nouns.packaged()),
    "tanwin-with-al": lambda info, material: TanwinWithAl(info, material.lexicon, Nouns.packaged()),
}
