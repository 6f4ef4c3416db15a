"""Texts that try to break positions: marks, tatweel, joiners, emoji, surrogates, every kind of line end."""

from __future__ import annotations

from hypothesis import strategies as st

from arabclean.text import Edit, Span

ALPHABET = (
    "ابتيىةهوأإؤءلسم"
    "\u064b\u064e\u0651\u0670\u0654\u0640"  # marks, a hamza mark, tatweel
    "\u06cc\u06a9\u06be\ufefb\ufe8d\ufdf2"  # look-alikes and presentation forms
    " \n\r\t\u00a0\u200b\u200c\u200d\u200f\ufeff\u2028"
    '.،؛؟!:,;?«»“”"()[]-–/…'
    "0159٠٣۴aZé\u0301😀\U0001f469\ud800\x00"
)

texts = st.text(alphabet=st.sampled_from(ALPHABET), max_size=40) | st.text(alphabet=st.characters(), max_size=40)
words = st.sampled_from(
    [
        "بإسم",
        "حيث",
        "أن",
        "الوزير",
        "قال",
        "في",
        "تمزز",
        "من",
        "التاسع",
        "..",
        "،",
        "!",
        ",",
        "(",
        "«",
        "12",
        "الماضي",
        "وتأمينواحتياجات",
        "الحكوكة",
        "الوزيـــر",
        "ﻻ",
        "السفیر",
        "  ",
        "\n",
        "٫",
        "https://a.b/c",
        "كتاب",
        "ـ",
        "وصل",
        ".",
    ]
)
prose = st.lists(words, max_size=30).map(" ".join)


@st.composite
def edits(draw: st.DrawFn, text: str) -> list[Edit]:
    """Sorted edits of ``text`` that do not conflict."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    result: list[Edit] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        edit = Edit(Span(start, end), draw(st.text(alphabet=st.sampled_from(ALPHABET), max_size=3)))
        if not result or not result[-1].span.conflicts(edit.span):
            result.append(edit)
    return result
