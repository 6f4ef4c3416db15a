"""How likely is this word here: a compact n-gram model, and the words that are written for one another."""

from arabclean.context.confusion import lookalikes
from arabclean.context.decision import Decision, Evidence, weigh
from arabclean.context.model import EDGE, LATIN, NUMBER, Model, Window, symbol
from arabclean.context.ngram import NGrams

__all__ = [
    "EDGE",
    "LATIN",
    "NUMBER",
    "Decision",
    "Evidence",
    "Model",
    "NGrams",
    "Window",
    "lookalikes",
    "symbol",
    "weigh",
]
