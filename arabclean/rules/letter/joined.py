"""Two words run together (catalogue AR425)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from arabclean.document import Document
from arabclean.finding import Finding
from arabclean.judged import Judged
from arabclean.lexicon import Lexicon, Seam, Split
from arabclean.rule import RuleInfo
from arabclean.rules.letter.evidence import has_known_stem, is_definite, without_conjunction
from arabclean.rules.material import Build, Material
from arabclean.rules.respell import respell
from arabclean.tokens import Token

_PRESUMED_NAME = 3
"""A word that an article writes alike this often is presumed a name."""
_OFFERS = 3

_NON_JOINING = frozenset("اأإآدذرزوؤةىء")
"""Letters after which the eye cannot see a missing space."""
_WORD_END = frozenset("ةى")
"""Letters that stand nowhere but at the end of a word."""
_NEGATION = frozenset({"لا", "ما", "ولا", "وما", "فلا", "فما", "لم", "ولم", "فلم"})
_LEADS_NOUN = frozenset(
    {
        "في", "من", "إلى", "على", "عن", "مع", "بين", "بعد", "قبل", "عند", "منذ", "خلال", "حول", "ضد", "دون", "غير",
        "لدى", "كل", "بعض", "يوم", "أن", "إن", "كان", "هذا", "هذه", "ذلك", "تلك", "التي", "الذي",
    }
)  # fmt: skip
"""A definite noun after one of these makes the two plain («فيالعاصمة»)."""
_DEMONSTRATIVES = frozenset({"هذا", "هذه", "ذلك", "تلك", "هؤلاء"})
_LEADS_ANY = frozenset({"التي", "الذي", "الذين", "هذا", "هذه", "منذ", "خلال"})
_FOLLOWS = frozenset({"أن", "أنه", "أنها", "أنهم", "من", "في", "عن", "على", "إلى", "بين", "مع", "لا"})
_PREPOSITIONS = frozenset({"على", "إلى", "بين", "قبل", "بعد", "خلال", "حتى", "لدى", "منذ", "عند"})
_SEEN = 2
"""A form that was counted this often is somebody's word, if only a name."""


class JoinedWords:
    """An unknown word that falls into two common ones, with nothing between them or with a و struck for the space."""

    _SHORTEST = 5

    def __init__(self, info: RuleInfo, lexicon: Lexicon, listed: Container[str]) -> None:
        """Take the lexicon that knows words and splits, and the phrases that joined-closed-list has."""
        self.info = info
        self._listed = listed
        self._lexicon = lexicon
        self._judged = Judged(self._splits)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each joined word with the ways to part it; the word after it says which comes first."""
        for form, splits in self._judged.of(document):
            tokens = document.occurrences[form]
            for token in tokens if len(tokens) < _PRESUMED_NAME else ():
                offers = _ranked(splits, document.neighbours(token)[1])
                fixes = [respell(document, token.span, form, offer, self.info.safety) for offer in offers]
                yield self.info.finding(document, token.span, fixes=fixes, args={"suggestion": offers[0]})

    def _splits(self, form: str) -> tuple[Split, ...]:
        if len(form) < self._SHORTEST or "ة" in form[:-1]:  # a ة inside is teh-marbuta-medial
            return ()
        if form in self._listed or without_conjunction(form) in self._listed:
            return ()
        lexicon = self._lexicon
        if lexicon.accepts(form) or lexicon.attested(form):
            return self._negations(form)
        new = lexicon.count(form).total < _SEEN and not has_known_stem(lexicon, form)
        splits = lexicon.splits(form)
        articles = {split.parts for split in splits if split.parts[1].startswith("ال")}
        return tuple(
            split
            for split in splits
            if (split.parts[0][:-1], split.parts[0][-1] + split.parts[1]) not in articles  # قالا لرئيس for قال الرئيس
            and self._is_sure(form, split, new=new)
        )

    def _negations(self, form: str) -> tuple[Split, ...]:
        """A negation and its verb written as one so often that the whole looks like a word: «لايزال»."""
        if not form.startswith(("لا", "ما", "ول", "وم", "فل", "فم")):
            return ()
        splits = self._lexicon.splits(form)
        return tuple(split for split in splits if split.parts[0] in _NEGATION and self._is_negation(form, split))

    def _is_negation(self, form: str, split: Split) -> bool:
        """Whether the second part is a verb of the imperfect (يزال, تزال), a hundred times as common as the whole."""
        count, verb = self._lexicon.count, split.parts[1]
        if len(verb) < 4 - split.parts[0].endswith("م") or verb[0] not in "يت":
            return False
        if split.parts[0].endswith("م") and self._is_known(form[form.index("م") :]):
            return False  # لمتطوع is ل and متطوع
        twin = ("ت" if verb[0] == "ي" else "ي") + verb[1:]
        uses = count(verb).careful
        return uses >= 100 and uses >= 100 * count(form).careful and count(twin).careful >= 5

    def _is_known(self, form: str) -> bool:
        count = self._lexicon.count(form)
        return count.total > _SEEN or self._lexicon.attested(form)

    def _is_sure(self, form: str, split: Split, *, new: bool) -> bool:
        """Whether two parts are common and long enough that no name or loan word looks like them.

        Read on 500,000 words of news and encyclopedia: 3 of the 230 words reported were none. ``new`` says that
        nobody was seen to write the whole as one word.
        """
        left, right = split.parts
        if left in _NEGATION:
            return self._is_negation(form, split)
        if left.endswith("لا") and len(left) <= 5:  # a compound: اللاعنف
            return False
        first, second = self._lexicon.count(left).careful, self._lexicon.count(right).careful
        low, high = sorted((first, second))
        definite = right.startswith(("ال", "بال", "لل")) and len(right) >= 5
        if (
            low >= 200 * self._lexicon.count(form).total
            and split.seam is Seam.PLAIN
            and _is_grammatical(left, right, first, second, definite=definite)
        ):
            return True
        if left[-1] in _WORD_END and len(left) >= 3 and len(right) >= 3:
            return low >= 5
        if new and definite and left[-1] in _NON_JOINING and len(left) >= 4 and len(right) >= 6 and low >= 3:
            return self._lexicon.accepts(left) and self._lexicon.accepts(right)
        if new and right in _PREPOSITIONS and left[-1] in _NON_JOINING and len(left) >= 4 and first >= 3:
            return self._lexicon.accepts(left)
        if not new or low < 20 or (low < 50 and high < 5000):
            return False
        if split.seam is Seam.WAW or right.startswith("و"):
            return min(len(left), len(right)) >= 5
        if left[-1] in _NON_JOINING:
            if definite:
                return len(left) >= 3
            if len(right) <= 3:
                return len(left) >= 5 and len(right) == 3 and second >= 20_000
            return len(left) >= 4 and len(left) + len(right) >= (8 if low >= 1000 else 9)
        if definite:
            return len(left) >= 4 or (len(left) == 3 and first >= 5000)
        return min(len(left), len(right)) >= 5 and low >= 100


def _is_grammatical(left: str, right: str, first: int, second: int, *, definite: bool) -> bool:
    """Whether a particle stands on its side of the seam and the other part is common; counts in careful text."""
    if left in _LEADS_NOUN and definite:
        return second >= 20
    if left in _LEADS_NOUN and right in _DEMONSTRATIVES:
        return True
    if left in _LEADS_ANY:
        return len(right) >= 3 and second >= 300
    if right not in _FOLLOWS or len(left) < 3:
        return False
    if left[-1] in _WORD_END or right.startswith("أن"):
        return first >= 100
    if left[-1] in _NON_JOINING and first >= 5000:
        return True
    return len(left) >= 5 and len(right) >= 3 and first >= 200


def _ranked(splits: Sequence[Split], following: Token | None) -> list[str]:
    """Return the ways to write a joined word as two, the likeliest first.

    A و at the seam is the second word's conjunction, or was struck for the space. Two bare nouns before a
    definite one are an annexation («تأمين احتياجات السوريين»): there the و goes.
    """
    offers: dict[str, None] = {}
    for split in splits:
        left, right = split.parts
        if split.seam is Seam.WAW or right.startswith("و"):
            bare = right if split.seam is Seam.WAW else right[1:]
            both = (f"{left} {bare}", f"{left} و{bare}")
            struck = any(other.seam is Seam.WAW and other.parts == (left, bare) for other in splits)
            if struck:
                offers.update(dict.fromkeys(both if _annexes(left, bare, following) else both[::-1]))
                continue
        offers[f"{left} {right}"] = None
    return list(offers)[:_OFFERS]


def _annexes(left: str, right: str, following: Token | None) -> bool:
    """Whether ``left`` can be annexed to ``right``: no article on the first, and the whole ends in a definite word."""
    if is_definite(left):
        return False
    return is_definite(right) or (following is not None and following.is_word and is_definite(following.form))


def _joined(info: RuleInfo, material: Material) -> JoinedWords:
    lists = material.lists["misspellings"]
    return JoinedWords(info, material.lexicon, frozenset((*lists["joined"], *lists["joined_two"])))


BUILD: Mapping[str, Build] = {
    "joined-words": _joined,
}
