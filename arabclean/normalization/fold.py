"""Folding for indexes and for machines: what is lost is lost on purpose."""

from __future__ import annotations

from collections.abc import Mapping

from pyarabic import araby_const as araby

from arabclean.normalization.shelter import ADDRESSES
from arabclean.normalization.step import Step
from arabclean.text.char import HEHS, KAFS, MARK, TEH_GOAL, WASLA, YEHS


def table_step(name: str, summary: str, table: Mapping[str, str]) -> Step:
    """Make a step that replaces single characters, wherever they stand, by what ``table`` says."""
    full = dict(table)

    def convert(char: str) -> str:
        return full.get(char, char)

    signs = "".join(f"\\{char}" if char in "]\\^-" else char for char in full)
    return Step(name, summary, convert=convert, signs=signs, lossless=False, spares=ADDRESSES)


STRIP_MARK = Step(
    "strip-mark",
    "Vowels, shadda, tanwin and every other combining mark of the Arabic blocks go.",
    convert=lambda _: "",
    signs=MARK,
    lossless=False,
    spares=ADDRESSES,
)

FOLD_HAMZA = table_step(
    "fold-hamza",
    "Hamza loses its seat: أ إ آ ٱ ٲ ٳ ٵ become ا, ؤ becomes و, ئ becomes ي; ء stays.",
    {
        **dict.fromkeys((*set(araby.ALEFAT) - {araby.ALEF, araby.ALEF_MAKSURA, araby.SMALL_ALEF},), araby.ALEF),
        WASLA: araby.ALEF,
        "\N{ARABIC LETTER ALEF WITH WAVY HAMZA ABOVE}": araby.ALEF,
        "\N{ARABIC LETTER ALEF WITH WAVY HAMZA BELOW}": araby.ALEF,
        "\N{ARABIC LETTER HIGH HAMZA ALEF}": araby.ALEF,
        araby.WAW_HAMZA: araby.WAW,
        "\N{ARABIC LETTER HIGH HAMZA WAW}": araby.WAW,
        araby.YEH_HAMZA: araby.YEH,
        "\N{ARABIC LETTER HIGH HAMZA YEH}": araby.YEH,
        "\N{ARABIC LETTER YEH BARREE WITH HAMZA ABOVE}": araby.YEH,
    },
)

FOLD_LOOKALIKE = table_step(
    "fold-lookalike",
    "Letters of other languages become the Arabic letters that they look like: ی ک ہ ھ ە ۃ.",
    {
        **dict.fromkeys(YEHS, araby.YEH),
        **dict.fromkeys(KAFS, araby.KAF),
        **dict.fromkeys(HEHS, araby.HEH),
        TEH_GOAL: araby.TEH_MARBUTA,
    },
)

FOLD_TEH_MARBUTA = table_step("fold-teh-marbuta", "ة becomes ه.", {araby.TEH_MARBUTA: araby.HEH})

FOLD_ALEF_MAKSURA = table_step("fold-alef-maksura", "ى becomes ي.", {araby.ALEF_MAKSURA: araby.YEH})

FOLD_QUOTE = table_step(
    "fold-quote",
    "Quotation marks of every shape become \" and '.",
    {**dict.fromkeys("«»“”„‟", '"'), **dict.fromkeys("‹›‘’‚‛", "'")},
)

FOLD_CASE = Step(
    "fold-case",
    "Latin letters become small ones.",
    convert=str.casefold,
    signs="A-Z\u00c0-\u00d6\u00d8-\u00df\u0100-\u024f\u1e00-\u1eff",
    lossless=False,
    spares=ADDRESSES,
)
