"""A pack can ask what the law says on a day; what nobody knows is empty."""

from __future__ import annotations

import pytest

from desktop.usecases.law_lookup import law_lookup
from tests.builders import law_book


@pytest.mark.parametrize(
    ("day", "points"),
    [
        ("2022-06-01", "31"),
        ("2023-04-11", "31"),
        ("2023-04-12", "28"),
        ("2026-09-01", "28"),
        ("2021-12-31", ""),
    ],
)
def test_the_limit_of_the_test_is_that_of_its_day(day: str, points: str) -> None:
    assert law_lookup(law_book())("wet", "lbt.cutoff_points", "dag", day) == points


@pytest.mark.parametrize(
    "asked",
    [
        ("wet", "bestaat.niet", "dag", "2026-09-01"),
        ("wet", "lbt.cutoff_points", "dag", "2026-09"),
        ("wet", "lbt.cutoff_points", "dag", "nog_niet"),
        ("wet", "lbt.cutoff_points", "week", "2026-09-01"),
        ("prijzen", "lbt.cutoff_points", "dag", "2026-09-01"),
    ],
)
def test_what_is_not_in_the_law_is_empty(asked: tuple[str, str, str, str]) -> None:
    assert law_lookup(law_book())(*asked) == ""
