"""How likely is this word here: a compact n-gram model, and the words that are written for one another."""

from arabclean.context.confusion import lookalikes
from arabclean.context.model import Model, Window

__all__ = ["Model", "Window", "lookalikes"]
