"""An Arabic proofreader."""

__version__ = "0.1.0"
