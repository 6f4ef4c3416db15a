"""The words of a text at a glance: as `fingerprint` reads them, but fast and without their places."""

from __future__ import annotations

from functools import cache
from unicodedata import category, normalize

from arabclean.duplicates.word import fold_letter, stem


class _Table(dict[int, str | None]):
    """What each character becomes; found out when it is first met (there are 1,114,112 at most)."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        kind = category(char)
        result: str | None
        if kind in ("Mn", "Me", "Cf", "Lm"):  # marks, invisible characters, tatweel
            result = None
        elif kind[0] in "LN":
            plain = normalize("NFKD", fold_letter(char)).casefold()
            result = "".join(part for part in plain if category(part)[0] in "LN")
            result = "".join(map(fold_letter, result))
        else:
            result = " "
        self[code] = result
        return result


@cache
def _table() -> _Table:
    return _Table()


def glance(text: str) -> tuple[str, ...]:
    """Return the stems of ``text``, in order; white space and punctuation part words. Never raises on strings."""
    if "\u0653" in text or "\u0654" in text or "\u0655" in text:  # a hamza as a mark
        text = normalize("NFC", text)
    return tuple(map(stem, text.translate(_table()).split()))
