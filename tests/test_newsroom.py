"""What the newsroom rules do that an example in a pack cannot say: switches, safety, other places, the calendar."""

from __future__ import annotations

import datetime
import json

import pytest

from arabclean import Checker, Safety, Severity, resources
from arabclean.rules.newsroom.calendar import Calendar, Date

LISTS = json.loads(resources.text("data/lists.json"))


def found(text: str, rule: str, **house: str) -> list[tuple[str, tuple[str, ...]]]:
    checker = Checker.from_config({"select": [rule], "house": house})
    return [(finding.text, finding.suggestions) for finding in checker.check(text)]


@pytest.mark.parametrize(
    ("house", "text", "wrong", "right"),
    [
        ({"syria": "سورية"}, "عاد الوفد من سوريا أمس.", "سوريا", "سورية"),
        ({"america": "أمريكا"}, "زارت الوزيرة الأميركية المصنع.", "الأميركية", "الأمريكية"),
        ({"g": "ج"}, "أطلقت غوغل خدمة جديدة.", "غوغل", "جوجل"),
    ],
)
def test_a_house_has_its_own_spelling(house: dict[str, str], text: str, wrong: str, right: str) -> None:
    assert found(text, "name-inconsistent", **house) == [(wrong, (right,))]
    assert found(text, "name-inconsistent") == []


@pytest.mark.parametrize(
    ("months", "due"),
    [
        ("levant", "تموز"),
        ("both", "تموز/يوليو"),
        ("maghreb-tn-dz", "جويلية"),
        ("morocco", "يوليوز"),
    ],
)
def test_a_house_has_its_own_months(months: str, due: str) -> None:
    assert found("يبدأ المعرض في 5 يوليو 2021.", "month-form", months=months) == [("يوليو", (due,))]


def test_a_month_of_the_house_is_left_alone() -> None:
    assert found("يبدأ المعرض في 5 يوليو 2021.", "month-form", months="egypt-gulf") == []
    assert found("يبدأ المعرض في 5 تموز/يوليو 2021.", "month-form", months="both") == []


def test_a_month_without_its_hamza_is_a_safe_correction() -> None:
    (finding,) = Checker.from_config({"select": ["month-form"]}).check("وصل الوفد في اكتوبر الماضي.")
    assert (finding.text, finding.suggestions, finding.safety) == ("اكتوبر", ("أكتوبر",), Safety.SAFE)


def test_the_other_spelling_is_named() -> None:
    text = "وصل نتنياهو ثم تحدث نتنياهو وغادر نتانياهو."
    (finding,) = Checker.from_config({"select": ["name-inconsistent"]}).check(text)
    assert [span.of(text) for span in finding.related] == ["نتنياهو"]
    assert finding.safety is Safety.HINT


def test_the_year_of_another_date_is_only_a_guess() -> None:
    text = "التقيا في 9 أيار 2021، ثم التقيا السبت 14 أيار مرة أخرى."
    (finding,) = Checker.from_config({"select": ["weekday-date"]}).check(text)
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        ((1, 9, 1442), (2021, 4, 13)),
        ((1, 1, 1343), (1924, 8, 1)),
        ((10, 12, 1443), (2022, 7, 9)),
        ((1, 1, 1445), (2023, 7, 19)),
    ],
)
def test_the_hijri_calendar_is_that_of_umm_al_qura(
    hijri: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    calendar = Calendar(LISTS["months"], LISTS["hijri"])
    day, month, year = hijri
    ordinal = datetime.date(*gregorian).toordinal()
    assert calendar.ordinal(Date(day, month, year, True, 0, 1, True)) == ordinal
    assert calendar.hijri_date(ordinal) == hijri


def test_no_date_outside_the_calendar_is_guessed() -> None:
    calendar = Calendar(LISTS["months"], LISTS["hijri"])
    assert calendar.ordinal(Date(1, 1, 900, True, 0, 1, True)) is None
    assert calendar.ordinal(Date(31, 4, 2021, False, 0, 1, True)) is None
    assert calendar.hijri_date(1) is None
