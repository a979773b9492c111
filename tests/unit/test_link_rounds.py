"""Fault 18: a laptop never storms, obeys the back end that wants rest, and comes back with the network."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Trouble, TroubleCode
from desktop.usecases.link_rounds import (
    QUIET_SECONDS,
    STANDING_STILL,
    Rounds,
    asked,
    begun,
    is_due,
    network_came,
    opened,
    seconds_left,
    went_well,
    went_wrong,
)

AWAY = Trouble(TroubleCode.NO_CONTACT, {"cause": "no_contact"})
HOUR = 3600.0
dice = st.floats(0, 1)


def busy(seconds: int) -> Trouble:
    return Trouble(TroubleCode.BACK_END_BUSY, {"cause": "busy", "seconds": str(seconds)})


def test_nothing_goes_by_itself_before_the_koffer_is_open() -> None:
    assert seconds_left(STANDING_STILL, 0.0) is None
    assert not is_due(STANDING_STILL, 1e9)
    assert network_came(STANDING_STILL, 5.0, 0.5) == STANDING_STILL


def test_the_first_round_comes_within_seconds_and_not_twice_at_once() -> None:
    rounds = opened(STANDING_STILL, 100.0, 1.0)
    assert not is_due(rounds, 100.0) and is_due(rounds, 105.0)
    running = begun(rounds)
    assert not is_due(running, 1e9)
    assert seconds_left(running, 105.0) is None


def test_after_a_good_round_the_next_comes_within_five_minutes() -> None:
    for throw in (0.0, 1.0):
        left = seconds_left(went_well(begun(STANDING_STILL), 0.0, throw), 0.0)
        assert left is not None and 60 <= left <= QUIET_SECONDS


@given(st.lists(dice, min_size=1, max_size=40))
def test_the_longer_nobody_answers_the_further_apart_and_never_over_five_minutes(throws: list[float]) -> None:
    rounds, now = STANDING_STILL, 0.0
    for number, throw in enumerate(throws):
        rounds = went_wrong(begun(rounds), AWAY, now, throw)
        left = seconds_left(rounds, now)
        assert left is not None and 0.999 <= left <= min(QUIET_SECONDS, 5.0 * 2.0**number) + 0.001
        now += left


@given(st.integers(1, 86_400), dice, dice)
def test_a_back_end_that_asks_for_rest_is_left_alone_also_by_a_person(
    seconds: int, throw: float, other: float
) -> None:
    rounds = went_wrong(begun(STANDING_STILL), busy(seconds), 0.0, throw)
    for impatient in (
        rounds,
        asked(rounds, 0.0),
        network_came(rounds, 0.0, other),
        opened(rounds, 0.0, other),
    ):
        assert not is_due(impatient, seconds - 0.5)
    assert is_due(asked(rounds, 0.0), float(seconds))
    assert asked(rounds, 0.0).is_asked
    assert is_due(asked(rounds, seconds + 1.0), seconds + 1.0)


def test_fifty_laptops_that_were_told_the_same_do_not_come_back_at_one_moment() -> None:
    moments = {went_wrong(begun(STANDING_STILL), busy(30), 0.0, i / 50).due for i in range(50)}
    assert len(moments) > 35


def test_a_network_that_comes_is_tried_at_once_however_long_it_was_away() -> None:
    rounds = STANDING_STILL
    for _ in range(12):
        rounds = went_wrong(begun(rounds), AWAY, 0.0, 1.0)
    assert seconds_left(rounds, 0.0) == QUIET_SECONDS
    left = seconds_left(network_came(rounds, 0.0, 1.0), 0.0)
    assert left is not None and left < 10


@pytest.mark.parametrize("code", [TroubleCode.DESK_REVOKED, TroubleCode.CLIENT_TOO_OLD])
def test_what_only_a_person_can_mend_is_asked_once_in_a_while(code: TroubleCode) -> None:
    rounds = went_wrong(begun(STANDING_STILL), Trouble(code), 0.0, 0.0)
    assert not is_due(rounds, HOUR / 2 - 1) and is_due(rounds, HOUR)


def test_a_good_round_forgets_all_that_went_before() -> None:
    rounds = went_wrong(begun(asked(STANDING_STILL, 0.0)), busy(900), 0.0, 1.0)
    assert went_well(begun(rounds), 901.0, 1.0) == Rounds(due=901.0 + QUIET_SECONDS)
