"""Findings → text, JSON and other formats. Takes results, returns strings."""

from arabclean.render.renderer import FORMATS, Renderer, renderer
from arabclean.render.style import Style, visible

__all__ = ["FORMATS", "Renderer", "Style", "renderer", "visible"]
