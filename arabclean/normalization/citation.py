"""Marks that are spoken of, or that draw a face: neither is punctuation."""

from __future__ import annotations

from arabclean.text.char import LETTER
from arabclean.text.pattern import lazy

_OPENERS = "«“\"'‘(["
_CLOSERS = "»”\"'’)]"
_NAMED = lazy(f"(?<![{LETTER}])(?:ال|لل|بال)?(?:علامة|علامات|رمز|الرموز|رموز|معامل|حرف)(?:\\s*:)?\\s*$")
_EYES = frozenset(":;؛=^")
_MOUTHS = frozenset(")(*|/DPp3")
_FACE = lazy(r"(?<![^\s(])[:;؛=]['’]?-?(?:[)(*|/DPp3]|\s\))(?![A-Za-z])")
_MOUTH = lazy(r"(?:^|\s)[:;؛=^]+['’]?-?$")
_FAR_MOUTH = lazy(r"(?:^|\s)[:;؛=]\s$")


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands alone between quotation marks or brackets, or after «علامة» or «الرمز»."""
    before, after = text[max(start - 3, 0) : start].rstrip(), text[end : end + 3].lstrip()
    if before[-1:] and before[-1:] in _OPENERS and after[:1] and after[:1] in _CLOSERS:
        return True
    return _NAMED.search(text, max(start - 16, 0), start) is not None


def is_emoticon(text: str, at: int) -> bool:
    """Whether the mark at ``at`` is the eyes or the mouth of a face such as ``:)`` or ``;-(``."""
    if text[at] in _EYES:
        return not _MOUTHS.isdisjoint(text[at + 1 : at + 5]) and _FACE.match(text, at) is not None
    if text[at] not in ")(*" or _EYES.isdisjoint(text[max(at - 4, 0) : at]):
        return False
    if text[at] == ")" and _FAR_MOUTH.search(text, max(at - 4, 0), at):
        return True
    return _MOUTH.search(text, max(at - 4, 0), at) is not None
