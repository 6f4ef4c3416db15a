"""Positions: edits replay and undo, maps compose and stay monotone, spans never cut a letter from its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabclean.text import Edit, LineIndex, OffsetMap, Span, Spans, apply, fold, invert
from arabclean.text.char import is_cluster_start
from arabclean.text.offset import Region

from .strategies import edits, texts

texts_and_edits = texts.flatmap(lambda text: st.tuples(st.just(text), edits(text)))


def spans(text: str) -> list[Span]:
    return [Span(start, end) for start in range(len(text) + 1) for end in range(start, len(text) + 1)]


@given(texts_and_edits)
def test_undo_restores(case: tuple[str, list[Edit]]) -> None:
    text, some = case

    assert apply(apply(text, some), invert(text, some)) == text


@given(texts_and_edits, st.data())
def test_composed_maps_replay(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    """Edits read off a composed map lead from the first text straight to the last."""
    text, first = case
    middle = apply(text, first)
    second = data.draw(edits(middle))
    result = apply(middle, second)
    joined = OffsetMap.from_edits(first).then(OffsetMap.from_edits(second))

    for offsets in (joined, joined.whole_clusters(text, result)):
        replayed = [Edit(Span(s0, s1), result[r0:r1]) for s0, s1, r0, r1 in offsets.regions]
        assert apply(text, replayed) == result
        assert OffsetMap.from_edits(replayed) == offsets


@given(texts_and_edits)
def test_maps_are_monotone_and_in_range(case: tuple[str, list[Edit]]) -> None:
    text, some = case
    result = apply(text, some)
    offsets = OffsetMap.from_edits(some)
    for here, there, carry in ((result, text, offsets.to_source), (text, result, offsets.to_result)):
        last = Span(0, 0)
        for place in range(len(here) + 1):
            span = carry(place)
            assert last.start <= span.start <= span.end <= len(there)
            assert last.end <= span.end
            last = span
        for span in spans(here):
            carried = carry(span)
            assert 0 <= carried.start <= carried.end <= len(there)


@given(texts_and_edits)
def test_a_span_is_found_again(case: tuple[str, list[Edit]]) -> None:
    """Carried over and back, a span covers itself: a changed region is taken whole, never in part."""
    text, some = case
    offsets = OffsetMap.from_edits(some)
    assert offsets.inverse().to_result(0, len(apply(text, some))) == offsets.to_source(0, len(apply(text, some)))
    for span in spans(text):
        there = offsets.to_result(span)
        if there.length and span.length:
            assert offsets.to_source(there).contains(span) or any(
                r.result_start == r.result_end and span.overlaps(Span(r.source_start, r.source_end))
                for r in offsets.regions
            )


@given(texts)
def test_a_folded_span_never_splits_a_cluster(text: str) -> None:
    view = fold(text)
    for start in range(len(view.text) + 1):
        for end in range(start + 1, min(start + 4, len(view.text)) + 1):
            if is_cluster_start(view.text, start) and is_cluster_start(view.text, end):
                span = view.to_source(start, end)
                assert is_cluster_start(text, span.start)
                assert is_cluster_start(text, span.end)


@given(texts)
def test_folding_settles(text: str) -> None:
    folded = fold(text).text

    assert fold(folded).text == folded


@given(texts_and_edits)
def test_widened_maps_split_no_cluster(case: tuple[str, list[Edit]]) -> None:
    text, some = case
    result = apply(text, some)
    offsets = OffsetMap.from_edits(some).whole_clusters(text, result)
    for span in spans(result):
        if span.length and is_cluster_start(result, span.start) and is_cluster_start(result, span.end):
            there = offsets.to_source(span)
            assert is_cluster_start(text, there.start)
            assert is_cluster_start(text, there.end)


@pytest.mark.parametrize(
    ("bad", "found"),
    [
        ("كِتَابٌ", "كتاب"),
        ("الوزيـــر", "الوزير"),
        ("ﻻ جديد", "لا جديد"),
        ("السفیر والشرکة", "السفير والشركة"),
        ("ا\u0654كد", "أكد"),
        ("اللج\u200bنة", "اللجنة"),
        ("أَلْ\u0640\u0640مُ", "ألم"),
    ],
)
def test_fold(bad: str, found: str) -> None:
    assert fold(bad).text == found


def test_a_folded_word_maps_back_to_all_of_itself() -> None:
    view = fold("قرأ كِتَابٌ جديد")
    start = view.text.index("كتاب")

    assert view.to_source(start, start + 4).of("قرأ كِتَابٌ جديد") == "كِتَابٌ"


def test_an_insertion_point_stays_a_place() -> None:
    offsets = OffsetMap([Region(2, 4, 2, 2)])

    assert offsets.to_source(2) == Span(2, 2)
    assert offsets.to_source(1, 2) == Span(1, 2)
    assert offsets.to_source(2, 3) == Span(4, 5)
    assert offsets.to_source(1, 3) == Span(1, 5)
    assert offsets.to_result(3) == Span(2, 2)


def test_edits_that_cannot_be_applied_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply("abcd", [Edit.replace(0, 2, "x"), Edit.replace(1, 3, "y")])
    with pytest.raises(ValueError, match="outside"):
        apply("abcd", [Edit.replace(3, 9, "x")])
    with pytest.raises(ValueError, match="outside"):
        apply("abcd", [Edit.replace(2, 1, "x")])


def test_insertions_at_one_place_keep_their_order() -> None:
    assert apply("ab", [Edit.replace(1, 1, "x"), Edit.replace(1, 1, "y")]) == "axyb"


@given(texts)
def test_lines_and_offsets_agree(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = index.position(offset)
        assert index.starts[line - 1] + column - 1 == offset
        assert index.utf16(offset) == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
        assert index.utf8(offset) == len(text[:offset].encode("utf-8", "surrogatepass"))
        assert index.from_utf16(index.utf16(offset)) == offset
        assert index.from_utf8(index.utf8(offset)) == offset


def test_lines_of_every_kind() -> None:
    index = LineIndex("أ\r\nب\rج\nد")

    assert [tuple(index.position(at)) for at in range(8)] == [
        (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1), (3, 2), (4, 1),
    ]  # fmt: skip
    assert [index.line_span(n).of(index.text) for n in (1, 2, 3, 4)] == ["أ", "ب", "ج", "د"]
    assert index.offset(4, 2) == 8
    assert LineIndex("a😀b").from_utf16(2) == 1
    for line, column in ((5, 1), (0, 1), (4, 3), (2, 9)):
        with pytest.raises(IndexError):
            index.offset(line, column)
    with pytest.raises(IndexError):
        index.position(9)


places = st.tuples(st.integers(0, 12), st.integers(0, 5)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(places, max_size=8), places)
def test_many_spans_answer_like_each_alone(some: list[Span], span: Span) -> None:
    assert Spans(some).overlap(span) == any(each.overlaps(span) for each in some)
    assert Spans(some).contain(span) == any(each.contains(span) for each in some)
