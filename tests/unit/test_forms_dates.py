"""Dates as they are typed in a conversation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.model import Column
from forms.problems import Refused
from forms.question_types import read_answer, show_answer

TODAY = date(2026, 9, 1)
WHOLE = Column("d", "Datum", "date", limits={"min": "2013-01-01", "max": "today"})
PARTIAL = Column("d", "Datum", "date_partial", limits={"min": "1900-01-01", "max": "today"})


@pytest.mark.parametrize(
    "typed",
    ["20-7-2026", "20 07 2026", "20.7.2026", "20/7/2026", "2026-07-20", "2026 7 20", "20 juli 2026",
     "20 JUL 2026", " 20-07-2026 ", "٢٠-٧-٢٠٢٦", "20 . 7 . 2026"],
)  # fmt: skip
def test_one_day_may_be_typed_in_many_ways(typed: str) -> None:
    assert read_answer(WHOLE, typed, TODAY) == "2026-07-20"


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [("2026", "2026", "2026"), ("7-2026", "2026-07", "juli 2026"), ("2026-07", "2026-07", "juli 2026"),
     ("mrt 1998", "1998-03", "maart 1998"), ("1-1-1998", "1998-01-01", "1 januari 1998"),
     ("9-2026", "2026-09", "september 2026")],
)  # fmt: skip
def test_a_day_or_month_may_be_unknown(typed: str, value: str, shown: str) -> None:
    assert read_answer(PARTIAL, typed, TODAY) == value
    assert show_answer(PARTIAL, value) == shown


@pytest.mark.parametrize(
    ("column", "typed", "code"),
    [
        (WHOLE, "31-2-2026", "impossible_date"),
        (WHOLE, "29-2-2023", "impossible_date"),
        (WHOLE, "1-13-2024", "impossible_date"),
        (WHOLE, "0-1-2024", "impossible_date"),
        (PARTIAL, "13-2020", "impossible_date"),
        (PARTIAL, "0000", "impossible_date"),
        (WHOLE, "2026", "not_a_date"),
        (WHOLE, "7-2026", "not_a_date"),
        (WHOLE, "20-7-26", "not_a_date"),
        (WHOLE, "morgen", "not_a_date"),
        (WHOLE, "20 ju 2026", "not_a_date"),
        (WHOLE, "20 julei 2026", "not_a_date"),
        (WHOLE, "2-9-2026", "date_in_future"),
        (PARTIAL, "10-2026", "date_in_future"),
        (WHOLE, "31-12-2012", "date_too_old"),
        (PARTIAL, "1899", "date_too_old"),
    ],
)
def test_a_date_that_cannot_be_is_refused(column: Column, typed: str, code: str) -> None:
    found = read_answer(column, typed, TODAY)
    assert isinstance(found, Refused)
    assert found.code.value == code


def test_a_year_is_taken_when_part_of_it_lies_within_the_limits() -> None:
    column = Column("d", "Datum", "date_partial", limits={"min": "2000-06-15", "max": "2020-06-15"})
    assert read_answer(column, "2000", TODAY) == "2000"
    assert read_answer(column, "6-2000", TODAY) == "2000-06"
    assert isinstance(read_answer(column, "5-2000", TODAY), Refused)
    assert read_answer(column, "2020", TODAY) == "2020"
    assert isinstance(read_answer(column, "7-2020", TODAY), Refused)


@given(day=st.dates(date(2013, 1, 1), TODAY))
def test_every_day_reads_back_from_how_it_is_shown(day: date) -> None:
    shown = show_answer(WHOLE, day.isoformat())
    assert read_answer(WHOLE, shown, TODAY) == day.isoformat()
    assert read_answer(WHOLE, f"{day.day}-{day.month}-{day.year}", TODAY) == day.isoformat()


@given(days=st.integers(1, 3650))
def test_no_day_after_today_is_taken(days: int) -> None:
    found = read_answer(WHOLE, (TODAY + timedelta(days=days)).isoformat(), TODAY)
    assert isinstance(found, Refused)
