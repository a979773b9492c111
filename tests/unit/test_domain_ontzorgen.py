"""Ontzorgen: the forms of the day, a reason for any but the full one, and the lean first months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import bezwaar_deadline, ontzorgen_period
from desktop.domain.ontzorgen import forms_of, is_reason_missing, lean_months
from tests.domain_cases import law

BOOK = law()


def test_other_forms_are_there_since_march_2023() -> None:
    assert [form.key for form in forms_of(BOOK.on(date(2023, 2, 28)))] == ["volledig"]
    keys = [form.key for form in forms_of(BOOK.on(date(2023, 3, 1)))]
    assert keys == ["volledig", "deels", "andere_begeleiding"]


@pytest.mark.parametrize(
    ("form", "reason", "is_missing"),
    [("", "", False), ("volledig", "", False), ("deels", " ", True), ("deels", "huurt bij familie", False)],
)
def test_another_form_than_the_full_one_needs_a_reason(form: str, reason: str, is_missing: bool) -> None:
    assert is_reason_missing(form, reason) is is_missing


def test_the_first_three_months_are_lean() -> None:
    lean = lean_months(ontzorgen_period(date(2026, 9, 15), BOOK), BOOK)
    assert lean is not None and lean.last == date(2026, 12, 14)
    assert lean.is_running(date(2026, 9, 15)) and lean.is_running(date(2026, 12, 14))
    assert not lean.is_running(date(2026, 9, 14)) and not lean.is_running(date(2026, 12, 15))
    assert lean.law[0].rule == "R-ONT-06"


def test_only_a_period_of_ontzorgen_has_lean_months() -> None:
    with pytest.raises(ValueError):
        lean_months(bezwaar_deadline(date(2026, 9, 15), BOOK), BOOK)


@given(start=st.dates(date(2022, 1, 1), date(2035, 1, 1)), days=st.integers(0, 400))
def test_the_lean_months_lie_within_the_period(start: date, days: int) -> None:
    period = ontzorgen_period(start, BOOK, date.fromordinal(start.toordinal() + days))
    lean = lean_months(period, BOOK)
    assert lean is not None and period.last is not None
    assert period.first == lean.first <= lean.last <= period.last
