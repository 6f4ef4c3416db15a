"""Walks an automaton for the words within a few slips of what was written.

The walk follows the letters as written and turns off wherever a slip is still affordable and some word goes that way;
the automaton itself cuts off everything that is no word, so a search visits a few hundred states.
"""

from __future__ import annotations

from collections.abc import Iterator

from arabclean.lexicon import slip
from arabclean.lexicon.automaton import ALPHABET, FATHATAN, LETTERS, ROOT, Automaton, decode, encode

_SWAP = slip.swap_costs()
_ALEF, _WAW, _YEH, _HAMZA = (ALPHABET.index(letter) for letter in "اويء")
_SEATED = frozenset(ALPHABET.index(letter) for letter in "أإؤئآ")


def _left_out(meant: int, before: int) -> int:
    """What it costs to have left out the letter ``meant`` after ``before``."""
    if meant == before:
        return slip.DOUBLED
    if meant in _SEATED or meant == _HAMZA:
        return slip.SEAT_HAMZA if before in (_WAW, _YEH, _ALEF) else slip.DROPPED
    if meant in (_ALEF, _WAW, _YEH):
        return slip.LONG_VOWEL
    return slip.DROPPED


#: `_left_out`, by the letter before and the letter meant.
_LEFT_OUT = tuple(bytes(_left_out(meant, before) for meant in range(len(ALPHABET))) for before in range(len(ALPHABET)))
_CHILDREN = tuple(letter for letter in LETTERS if letter != FATHATAN)

#: For each written letter, the (cost, meant letter) of the slips of spelling, cheapest first.
_SPELT = tuple(
    tuple(sorted((cost, meant) for meant, cost in enumerate(row) if 0 < cost < slip.DOUBLED)) for row in _SWAP
)
#: What still may follow a slip of the fingers, and the letters it may befall.
_CHEAPEST = min(cost for row in _SPELT for cost, _ in row)

_SPELT_CHEAPLY = frozenset(letter for letter, row in enumerate(_SPELT) if row and row[0][0] == _CHEAPEST)

#: How far the walk is: letters of the written word used up, state, what the slips so far cost, what further slips may
#: cost, letters of the found word so far.
_Way = tuple[int, int, int, int, bytes]


def near(automaton: Automaton, form: str, budget: int = slip.BUDGET) -> dict[str, tuple[int, int]]:
    """The words at most ``budget`` away from ``form``, itself among them: word → (cost, number in the automaton).

    Slips of spelling may come together as far as the budget goes; a slip of the fingers comes alone, or with one of the
    cheapest.
    """
    written = encode(form)
    if not written:
        return {}
    units = automaton.units
    end = len(written)
    found: dict[bytes, tuple[int, int]] = {}
    ways: list[_Way] = [(0, ROOT, 0, budget, b"")]
    while ways:
        start, state, cost, left, head = ways.pop()
        # Go on as written, as far as there are words, and leave a way to come back to at every slip.
        for at in range(start, end):
            letter = written[at]
            base = units[state] >> 9
            if left >= _CHEAPEST:
                path = head + written[start:at]
                for extra, meant in _SPELT[letter]:
                    if extra > left:
                        break
                    if units[base ^ meant] & 255 == meant:
                        ways.append((at + 1, base ^ meant, cost + extra, left - extra, path + bytes((meant,))))
                if left >= slip.WAW_ALEF and at + 1 == end and left >= (extra := _put_in_last(letter, path)):
                    ways.append((end, state, cost + extra, left - extra, path))
                if left >= slip.DOUBLED:
                    ways += _fingers(units, written, (at, state, cost, left, path))
            state = base ^ letter
            if units[state] & 255 != letter:
                break
        else:
            unit = units[state]
            path = head + written[start:]
            if unit & 256 and (path not in found or found[path][0] > cost):
                found[path] = cost, units[unit >> 9] >> 8
            if left >= slip.WAW_ALEF:
                ways += _at_end(units, (end, state, cost, left, path))
    return {decode(word): answer for word, answer in found.items()}


def _fingers(units: memoryview, written: bytes, way: _Way) -> Iterator[_Way]:
    """The ways that a slip of the fingers opens before the end: a wrong, missing, extra or transposed letter."""
    at, state, cost, left, path = way
    letter = written[at]
    after = written[at + 1] if at + 1 < len(written) else 0
    before = path[-1] if path else 0
    base = units[state] >> 9
    swap, left_out = _SWAP[letter], _LEFT_OUT[before]
    for meant in _CHILDREN:
        unit = units[base ^ meant]
        if unit & 255 != meant or meant == letter:
            continue
        # A way is worth opening only if its next letter leads on, or may be mended by a slip of spelling.
        below = unit >> 9
        extra = swap[meant]
        if slip.DOUBLED <= extra <= left:
            rest = _CHEAPEST if left - extra >= _CHEAPEST else 0
            if (units[below ^ after] & 255 == after or (rest and after in _SPELT_CHEAPLY)) if after else unit & 256:
                yield at + 1, base ^ meant, cost + extra, rest, path + bytes((meant,))
        extra = left_out[meant]
        if extra <= left:
            rest = _CHEAPEST if left - extra >= _CHEAPEST else 0
            if units[below ^ letter] & 255 == letter or (rest and letter in _SPELT_CHEAPLY):
                yield at, base ^ meant, cost + extra, rest, path + bytes((meant,))
    extra = _put_in(letter, written[at - 1] if at else 0)
    if extra <= left:
        yield at + 1, state, cost + extra, _CHEAPEST if left - extra >= _CHEAPEST else 0, path
    if after and after != letter and left >= slip.TRANSPOSED:
        there = units[base ^ after]
        if there & 255 == after and units[there >> 9 ^ letter] & 255 == letter:
            rest = _CHEAPEST if left - slip.TRANSPOSED >= _CHEAPEST else 0
            yield at + 2, there >> 9 ^ letter, cost + slip.TRANSPOSED, rest, path + bytes((after, letter))


def _at_end(units: memoryview, way: _Way) -> Iterator[_Way]:
    """The ways that a letter left out at the end opens; and a word in وا written without its alef."""
    at, state, cost, left, path = way
    before = path[-1] if path else 0
    base = units[state] >> 9
    for meant in _CHILDREN:
        if units[base ^ meant] & 255 != meant:
            continue
        if meant == _HAMZA:
            extra = slip.FINAL_HAMZA
        elif meant == _ALEF and before == _WAW:
            extra = slip.WAW_ALEF
        else:
            extra = _LEFT_OUT[before][meant]
        if extra <= left:
            yield at, base ^ meant, cost + extra, 0, path + bytes((meant,))


def _put_in_last(letter: int, path: bytes) -> int:
    """What it costs to have put in ``letter`` at the end, after ``path``, by a slip of spelling."""
    if letter == _ALEF and path.endswith(bytes((_WAW,))):
        return slip.WAW_ALEF
    return slip.FINAL_HAMZA if letter == _HAMZA else slip.EXTRA


def _put_in(letter: int, before: int) -> int:
    """What it costs to have put in ``letter`` after ``before``."""
    if letter == before:
        return slip.DOUBLED
    if before and _SWAP[before][letter] <= slip.NEXT_ROW:
        return slip.DROPPED  # the finger touched the next key as well
    return slip.EXTRA
