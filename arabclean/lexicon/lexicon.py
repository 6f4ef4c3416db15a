"""Is it a word, how common is it, and what could have been meant: one value that answers for single words.

Every ``form`` here is a written word with its vowel marks and tatweel removed, and nothing folded. Any str may be asked
about; what is no Arabic word is simply unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Self

from arabclean import resources
from arabclean.lexicon import clitic
from arabclean.lexicon.automaton import Automaton
from arabclean.lexicon.candidate import Candidate, rank
from arabclean.lexicon.count import Count, Counts
from arabclean.lexicon.house import House, read_hunspell, read_words
from arabclean.lexicon.listing import Listing
from arabclean.lexicon.seam import Split, splits
from arabclean.lexicon.slip import BUDGET
from arabclean.lexicon.verdict import Judgement, Source, Verdict, dominant_lookalike, is_slip

#: A word is attested when edited books and laws have it this often: from two on, words unknown to Hunspell are names
#: and loans, hardly ever slips (read on 60 words at each count).
CAREFUL = 2
#: … or when the press has it this often; its spelling is careless, so much oftener.
NEWS = 20
#: A word with clitics is attested when the word without them is common, not merely seen.
STEM = 20

#: Longer than any Arabic word with all its clitics: not worth a look.
LONGEST = 30

_MEMO_SIZE = 1 << 16


class Lexicon:
    """The packaged words, counts and lists, and a newsroom's own words.

    Immutable but for a bounded memo of answers; safe to share between threads.
    """

    def __init__(
        self, forms: Automaton, counts: Counts, house: Iterable[House] = (), listing: Listing | None = None
    ) -> None:
        self.forms = forms
        self.counts = counts
        self.house = tuple(house)
        self.listing = listing or Listing()
        self._attested: dict[str, bool] = {}
        self._verdicts: dict[str, Verdict] = {}

    @classmethod
    def open(cls, *, words: Iterable[str | Path] = (), hunspell: Iterable[str | Path] = ()) -> Self:
        """The lexicon over arabclean's own data, mapped, not read, and a house's word lists and Hunspell dictionaries.

        Raises DataError when the data or one of the house's files is missing or broken.
        """
        house = [*(read_words(Path(path)) for path in words), *(read_hunspell(Path(path)) for path in hunspell)]
        forms, counts = resources.table("data/forms.dawg"), resources.table("data/counts.dawg")
        return cls(Automaton(forms), Counts(counts), house, Listing.packaged())

    def accepts(self, form: str) -> bool:
        """Is it a form of Hunspell's Arabic dictionary (which has تمزز and انه too), a list or the house?"""
        return form in self.forms or self.is_house_word(form) or self.is_listed(form)

    def is_house_word(self, form: str) -> bool:
        """Does one of the house's own lists or dictionaries have it?"""
        return any(form in house for house in self.house)

    def is_listed(self, form: str) -> bool:
        """Does one of arabclean's own lists have it, as it stands or with clitics and endings?"""
        return len(form) <= LONGEST and self.listing.name_of(form) is not None

    def count(self, form: str) -> Count:
        """About how often it was counted, exactly as written, per kind of text."""
        return self.counts.of(form)

    def verdict(self, form: str) -> Verdict:
        """Good, bad or unknown, who says so, and the dominant look-alike if there is one; see `lexicon.verdict`."""
        known = self._verdicts.get(form)
        if known is None:
            if len(self._verdicts) >= _MEMO_SIZE:
                self._verdicts.clear()
            known = self._verdicts[form] = self._judge(form)
        return known

    def _judge(self, form: str) -> Verdict:
        if len(form) > LONGEST:
            return Verdict(Judgement.UNKNOWN, Source.NOBODY)
        if self.is_house_word(form):
            return Verdict(Judgement.GOOD, Source.HOUSE)
        count = self.counts.of(form)
        accepted = form in self.forms
        lookalike = dominant_lookalike(self.counts, form, count, accepted=accepted)
        if lookalike and self.listing.name_of(form, pronouns=False):
            return Verdict(Judgement.GOOD, Source.LIST)
        if lookalike and is_slip(form, count, accepted=accepted):
            return Verdict(Judgement.BAD, Source.LOOKALIKE, lookalike)
        if count.careful >= CAREFUL:
            return Verdict(Judgement.GOOD, Source.CAREFUL, lookalike)
        if count.news >= NEWS:
            return Verdict(Judgement.GOOD, Source.NEWS)
        if accepted:
            return Verdict(Judgement.UNKNOWN if lookalike else Judgement.GOOD, Source.HUNSPELL, lookalike)
        if lookalike:
            return Verdict(Judgement.UNKNOWN, Source.LOOKALIKE, lookalike)
        return self._judge_inside(form)

    def _judge_inside(self, form: str) -> Verdict:
        """Judge a form that no source has as it stands by the word inside its clitics."""
        if self.listing.name_of(form):
            return Verdict(Judgement.GOOD, Source.LIST)
        for parts in clitic.split(form):
            count = self.counts.of(parts.stem)
            if len(parts.stem) < 3 or count.total < STEM:
                continue
            accepted = parts.stem in self.forms
            lookalike = dominant_lookalike(self.counts, parts.stem, count, accepted=accepted)
            if lookalike is None and count.careful >= STEM:
                return Verdict(Judgement.GOOD, Source.CLITIC)
            if lookalike and is_slip(parts.stem, count, accepted=accepted):
                return Verdict(Judgement.BAD, Source.CLITIC, parts.join(lookalike))
        return Verdict(Judgement.UNKNOWN, Source.NOBODY)

    def attested(self, form: str) -> bool:
        """Is it in use: listed, seen in edited books or laws, often enough in news, or such a word with clitics?"""
        known = self._attested.get(form)
        if known is None:
            if len(self._attested) >= _MEMO_SIZE:
                self._attested.clear()
            known = self._attested[form] = self._is_attested(form)
        return known

    def _is_attested(self, form: str) -> bool:
        if len(form) > LONGEST:
            return False
        count = self.counts.of(form)
        if count.careful >= CAREFUL or count.news >= NEWS or self.is_house_word(form):
            return True
        if any(self.counts.of(parts.stem).careful >= STEM for parts in clitic.split(form) if len(parts.stem) > 2):
            return True
        return self.is_listed(form)

    def candidates(self, form: str, limit: int = 5, budget: int = BUDGET) -> tuple[Candidate, ...]:
        """What could have been meant by ``form``, likeliest first: attested words, none of them bad, never ``form``.

        ``budget`` bounds the cost of the slip (`arabclean.lexicon.slip`): 100 is any one slip, less is quicker.
        Nothing for a form of one letter or of more than 25.
        """
        return rank(form, self.counts, self._is_offered, limit, budget)

    def splits(self, form: str) -> tuple[Split, ...]:
        """The pairs of common words that ``form`` may be when a space is missing, likeliest first; see `lexicon.seam`.

        Nothing for a form of fewer than 4 letters or of more than 40. Ask for unknown forms only: many a good word can
        be cut in two.
        """
        return splits(form, self._rate)

    def _rate(self, form: str) -> float:
        """Uses in a million words of edited text; none of a form that is a known slip."""
        rate = self.counts.of(form).per_million
        return 0.0 if rate and self.verdict(form).judgement is Judgement.BAD else rate

    def _is_offered(self, form: str) -> bool:
        return self.attested(form) and self.verdict(form).judgement is not Judgement.BAD
