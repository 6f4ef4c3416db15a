"""The rules of signs that LanguageTool has for Arabic, restated from what is known of them. It is not LanguageTool.

LanguageTool is Java and cannot be had from PyPI, npm or Debian. Of its Arabic rules these can be said without its data:
spaces about the comma, the semicolon and the question mark, doubled signs, brackets without a partner, repeated words;
and its speller is Hunspell with Ayaspell's dictionary, which is here. Its lists and patterns (homophones, wordiness,
verbs and their prepositions, numbers) are its own and are left out.
"""

from __future__ import annotations

import re

SPACED = "،؛؟"
PAIRS = ("()", "[]", "{}", "«»", "“”", "﴾﴿")

_REPAIRS = (
    (re.compile(rf" +([{SPACED}])"), r"\1"),
    (re.compile(rf"([{SPACED}])(?=[\u0621-\u064a])"), r"\1 "),
    (re.compile(r"،{2,}"), "،"),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "."),
    (re.compile(r"(?<![\u0621-\u0652])([\u0621-\u0652]+) \1(?![\u0621-\u0652])"), r"\1"),
)


def repaired(text: str) -> str:
    """Return the text with the first correction of each."""
    for pattern, new in _REPAIRS:
        text = pattern.sub(new, text)
    return text


def unpaired(text: str) -> bool:
    """Has a bracket no partner?"""
    waiting: list[str] = []
    closing = {pair[1]: pair[0] for pair in PAIRS}
    for char in text:
        if char in closing.values():
            waiting.append(char)
        elif char in closing and (not waiting or waiting.pop() != closing[char]):
            return True
    return bool(waiting)
