"""The minutes until the koffer locks: bounded, kept in the store, strict where nothing sensible stands."""

from __future__ import annotations

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.lock_policy import (
    DEFAULT_MINUTES,
    LEAST_MINUTES,
    MOST_MINUTES,
    lock_minutes,
    set_lock_minutes,
)
from tests.builders import workplace


def test_a_fresh_koffer_locks_after_five_minutes() -> None:
    assert lock_minutes(workplace().desk) == DEFAULT_MINUTES == 5


@pytest.mark.parametrize("minutes", [LEAST_MINUTES, 7, MOST_MINUTES])
def test_minutes_within_the_bounds_are_kept(minutes: int) -> None:
    desk = workplace().desk
    assert set_lock_minutes(desk, minutes) == minutes
    assert lock_minutes(desk) == minutes


@pytest.mark.parametrize("minutes", [-1, 0, 16, 10_000])
def test_minutes_outside_the_bounds_are_refused_and_change_nothing(minutes: int) -> None:
    desk = workplace().desk
    set_lock_minutes(desk, 9)
    with pytest.raises(Refusal) as refused:
        set_lock_minutes(desk, minutes)
    assert refused.value.code is RefusalCode.OUT_OF_RANGE and refused.value.facts["max"] == "15"
    assert lock_minutes(desk) == 9


@pytest.mark.parametrize("text", ["", "0", "16", "-3", "99", "5.5", "nooit", "٣", "000005", " 5"])
def test_what_is_no_sensible_number_counts_as_the_default(text: str) -> None:
    desk = workplace().desk
    with desk.unit_of_work() as work:
        work.state.put("lock.minutes", text)
        work.commit()
    assert lock_minutes(desk) == DEFAULT_MINUTES
