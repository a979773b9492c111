"""Numbers and dates typed in the digits of any language are read; what is kept has Western digits."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.usecases.typed_days import read_day, read_full_day
from forms.model import Column
from forms.question_types import read_answer

TODAY = date(2026, 9, 1)
SETS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "0123456789")
NUMBER = Column("n", "Getal", "int", limits={"min": "-5", "max": "5000"})
DAY = Column("d", "Datum", "date_partial", limits={"min": "1900-01-01", "max": "today"})
BSN = Column("b", "BSN", "bsn")


def typed(text: str, digits: str) -> str:
    return "".join(digits[int(c)] if c.isdigit() else c for c in text)


@pytest.mark.parametrize("digits", SETS)
def test_a_number_is_read_in_any_digits(digits: str) -> None:
    for text, value in (("12", 12), (" 0 ", 0), ("-3", -3), ("2026", 2026)):
        assert read_answer(NUMBER, typed(text, digits), TODAY) == value


@pytest.mark.parametrize("digits", SETS)
def test_a_date_is_read_in_any_digits_and_kept_in_western_ones(digits: str) -> None:
    for text, value in (("3/5/1990", "1990-05-03"), ("1990-05", "1990-05"), ("1990", "1990")):
        assert read_answer(DAY, typed(text, digits), TODAY) == value
    assert read_full_day(typed("20-7-2026", digits)) == date(2026, 7, 20)
    assert read_day(typed("3-10", digits), TODAY) == date(2026, 10, 3)


def test_direction_marks_that_a_keyboard_or_a_copied_date_brings_are_nothing() -> None:
    assert read_answer(DAY, "٣\u200f/٥\u200f/١٩٩٠", TODAY) == "1990-05-03"
    assert read_answer(NUMBER, "\u200f١٢\u200e", TODAY) == 12
    assert read_answer(NUMBER, "\u061c ١٢ ", TODAY) == 12


@pytest.mark.parametrize("digits", SETS)
def test_a_bsn_is_read_in_any_digits_and_kept_in_western_ones(digits: str) -> None:
    assert read_answer(BSN, typed("999993653", digits), TODAY) == "999993653"
    assert read_answer(BSN, typed("9999.93.653", digits), TODAY) == "999993653"
