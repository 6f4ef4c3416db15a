"""Words: is it one, how common is it, what could have been meant."""

from __future__ import annotations

from arabclean.lexicon.candidate import Candidate
from arabclean.lexicon.count import Count
from arabclean.lexicon.house import House
from arabclean.lexicon.lexicon import Lexicon
from arabclean.lexicon.listing import Listing
from arabclean.lexicon.seam import Seam, Split
from arabclean.lexicon.verdict import Judgement, Source, Verdict

__all__ = ["Candidate", "Count", "House", "Judgement", "Lexicon", "Listing", "Seam", "Source", "Split", "Verdict"]
