"""From evidence to a probability: was another word meant?"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp
from typing import Any, NamedTuple

from arabclean.context.model import Model, Window
from arabclean.text import shared_ends
from arabclean.text.record import Record


class Evidence(NamedTuple):
    """What speaks for ``meant`` in the place of what was ``written``.

    ``kind``: a class of `arabclean.context.confusion`; ``change``: it and the letters that differ, as ``alef:ا>أ``.
    ``gain``: by how much the logarithm of the probability of the place rises. ``prior``: the logarithm of how many
    times as common the meant word is. ``seen_written`` and ``seen_meant``: how many of its two neighbours the one and
    the other were seen beside.
    """

    written: str
    meant: str
    kind: str
    change: str
    gain: float
    prior: float
    seen_written: int
    seen_meant: int


class Decision(Record):
    """A logistic regression over `Evidence`, fitted by ``tools/train_decision.py``."""

    bias: float
    gain: float
    prior: float
    seen_written: float
    seen_meant: float
    kind: Mapping[str, float]
    change: Mapping[str, float]

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> Decision:
        """Read what ``dictionaries/context/context.toml`` says."""
        return cls(**values)

    def confidence(self, evidence: Evidence) -> float:
        """The probability, 0 to 1, that the other word was meant, in text with a few such slips in 1,000 words."""
        score = (
            self.bias
            + self.gain * evidence.gain
            + self.prior * evidence.prior
            + self.seen_written * evidence.seen_written
            + self.seen_meant * evidence.seen_meant
            + self.kind.get(evidence.kind, 0.0)
            + self.change.get(evidence.change, 0.0)
        )
        return 1 / (1 + exp(-score))


def change(written: str, meant: str, kind: str) -> str:
    """The class of a slip and the letters that differ, as ``alef:ا>أ``; of two slips together only the class."""
    if kind == "two":
        return kind
    head, tail = shared_ends(written, meant)
    return f"{kind}:{written[head : len(written) - tail]}>{meant[head : len(meant) - tail]}"


def weigh(  # noqa: PLR0917 - a place and a pair of words
    model: Model, window: Window, written: str, meant: str, kind: str, base: float | None = None
) -> Evidence:
    """Gather what speaks for ``meant``; ``base`` is the score of what was written, if it is known already."""
    if base is None:
        base = model.score(window, written)
    return Evidence(
        written,
        meant,
        kind,
        change(written, meant, kind),
        model.score(window, meant) - base,
        model.log_ratio(meant, written),
        model.seen(window.before, written) + model.seen(written, window.after),
        model.seen(window.before, meant) + model.seen(meant, window.after),
    )
