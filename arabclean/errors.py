"""What can go wrong that is the caller's to mend. Each message says what is wrong and what to try."""

from __future__ import annotations


class ArabcleanError(Exception):
    """Base of every error that arabclean raises on purpose."""


class ConfigError(ArabcleanError, ValueError):
    """A configuration, an option, a profile or a rule pack that cannot be used.

    ``keys`` leads to the culprit, from table to key, so that whoever knows the file can name its line; a last item
    that is no key of the file stands in the value.
    """

    def __init__(self, message: str, *keys: str) -> None:
        """Say what is wrong and what to try."""
        super().__init__(message)
        self.keys = keys


class DataError(ArabcleanError):
    """A dictionary, a word list or a packaged table that cannot be read."""


class SourceError(ArabcleanError):
    """A file that cannot be read, decoded or written."""
