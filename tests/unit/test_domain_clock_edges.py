"""The edges of the clocks: leap days, short months, Sundays and holidays, each decided and held here."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.day_counting import is_working_day, last_of_months
from desktop.domain.deadlines import (
    FactName,
    NotRunning,
    PipClockFacts,
    ThirdPartyDelay,
    Urgency,
    bezwaar_deadline,
    inburgeringstermijn,
    ontzorgen_period,
    pip_deadline,
    schakelen_until,
    schakelen_warning_from,
)
from desktop.domain.law.reader import read_law
from desktop.domain.leerroute import Leerroute
from desktop.domain.switching import switch_of, switches_of
from tests.domain_cases import law, law_texts

BOOK = law()
#: every day from the act to where the list of holidays ends, less a term
DAYS = st.dates(date(2022, 1, 1), date(2036, 6, 30))
DAY = timedelta(days=1)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("dagtekening", "first", "last"),
    [
        ("2026-03-15", "2026-03-16", "2029-03-15"),
        ("2026-11-05", "2026-11-06", "2029-11-05"),
        ("2025-02-28", "2025-03-01", "2028-02-28"),  # not 29 February: never a day too late
        ("2026-02-28", "2026-03-01", "2029-02-28"),
        ("2028-02-28", "2028-02-29", "2031-02-28"),
        ("2028-02-29", "2028-03-01", "2031-02-28"),
        ("2026-12-31", "2027-01-01", "2029-12-31"),
        ("2026-05-05", "2026-05-06", "2029-05-05"),  # holidays do not move three years
        ("2024-06-09", "2024-06-10", "2027-06-09"),
    ],
)
def test_the_three_years_at_their_edges(dagtekening: str, first: str, last: str) -> None:
    term = inburgeringstermijn(day(dagtekening), BOOK)
    assert (term.first, term.last) == (day(first), day(last))


@pytest.mark.parametrize(
    ("anchor", "last"),
    [
        ("2026-01-25", "2026-04-07"),  # Easter Sunday, then Easter Monday
        ("2026-01-26", "2026-04-07"),  # Easter Monday
        ("2026-01-23", "2026-04-07"),  # Good Friday (art. 3 lid 2), Easter and Easter Monday
        ("2026-02-16", "2026-04-28"),  # Koningsdag on a Monday
        ("2026-02-24", "2026-05-06"),  # 5 May on a Tuesday
        ("2026-03-05", "2026-05-18"),  # Hemelvaartsdag and the Friday the government put on a par
        ("2026-10-16", "2026-12-28"),  # Christmas on a Friday
        ("2026-10-22", "2026-12-31"),  # 31 December is an ordinary Thursday
        ("2025-10-22", "2025-12-31"),  # and an ordinary Wednesday
        ("2025-10-23", "2026-01-05"),  # New Year's Day, 2 January by decision, a weekend
        ("2024-10-16", "2024-12-30"),  # Christmas, 27 December by decision, a weekend
        ("2025-02-16", "2025-04-28"),  # Sunday 27 April: Koningsdag was the day before
        ("2026-06-28", "2026-09-07"),  # a Sunday
    ],
)
def test_the_ten_weeks_move_off_days_that_do_not_count(anchor: str, last: str) -> None:
    clock = pip_deadline(PipClockFacts(day(anchor), day(anchor)), BOOK)
    assert clock.last == day(last)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        ("2026-09-15", "2027-03-14"),
        ("2026-08-31", "2027-02-28"),  # February is short: nothing is taken off twice
        ("2026-08-30", "2027-02-28"),
        ("2026-08-29", "2027-02-28"),
        ("2026-08-28", "2027-02-27"),
        ("2027-08-31", "2028-02-29"),
        ("2026-09-01", "2027-02-28"),
        ("2028-02-29", "2028-08-28"),
        ("2026-07-01", "2026-12-31"),
    ],
)
def test_six_months_of_ontzorgen_at_their_edges(start: str, last: str) -> None:
    assert ontzorgen_period(day(start), BOOK).last == day(last)


def test_bijstand_that_lasts_longer_changes_nothing_and_one_that_ends_is_told() -> None:
    start = day("2026-09-15")
    assert ontzorgen_period(start, BOOK, day("2027-09-01")) == ontzorgen_period(start, BOOK)
    shorter = ontzorgen_period(start, BOOK, day("2026-12-01"))
    assert shorter.last == day("2026-12-01")
    assert FactName.BIJSTAND_ENDED in {fact.name for fact in shorter.facts}
    assert ontzorgen_period(start, BOOK, day("2026-01-01")).last == start


def test_bezwaar_moves_off_a_holiday_and_names_the_act_that_moves_it() -> None:
    moved = bezwaar_deadline(day("2026-02-24"), BOOK)  # 7 April is a Tuesday
    assert moved.last == day("2026-04-07") and len(moved.law) == 1
    easter = bezwaar_deadline(day("2026-02-23"), BOOK)
    assert easter.last == day("2026-04-07")
    assert [value.key for value in easter.law] == ["bezwaar.weeks", "termijnenwet.max_weeks"]


def test_a_term_that_the_law_makes_longer_than_twelve_weeks_no_longer_moves() -> None:
    texts = law_texts()
    texts["termijnen.toml"] = texts["termijnen.toml"].replace("value = 70", "value = 85")
    book = read_law(texts)
    clock = pip_deadline(PipClockFacts(day("2026-06-13"), day("2026-06-13")), book)
    assert clock.last == day("2026-09-06") and clock.last.weekday() == 6


def test_r_trm_07_from_the_onderwijsroute_to_b1_there_is_no_last_day() -> None:
    clock = schakelen_until(day("2026-11-05"), BOOK, Leerroute.ONDERWIJS, Leerroute.B1)
    assert clock.last is None and clock.not_running is NotRunning.NO_LIMIT
    assert schakelen_warning_from(clock, BOOK) is None
    assert switch_of(Leerroute.ONDERWIJS, Leerroute.B1, day("2026-11-05"), day("2029-06-01"), BOOK).is_in_time


@pytest.mark.parametrize(
    ("on", "is_in_time", "is_ending"),
    [
        ("2028-02-04", True, False),
        ("2028-02-05", True, True),
        ("2028-05-05", True, True),
        ("2028-05-06", False, False),
    ],
)
def test_the_end_of_changing_route_is_told_three_months_ahead(
    on: str, is_in_time: bool, is_ending: bool
) -> None:
    for switch in switches_of(Leerroute.B1, day("2026-11-05"), day(on), BOOK):
        assert switch.deadline.last == day("2028-05-05")
        assert (switch.is_in_time, switch.is_ending) == (is_in_time, is_ending)


def test_the_same_route_is_no_change() -> None:
    with pytest.raises(ValueError):
        switch_of(Leerroute.B1, Leerroute.B1, day("2026-11-05"), day("2026-12-01"), BOOK)


@given(anchor=DAYS)
def test_the_ten_weeks_are_never_shorter_and_end_on_the_first_day_that_counts(anchor: date) -> None:
    clock = pip_deadline(PipClockFacts(anchor, anchor), BOOK)
    assert clock.last is not None
    bare = anchor + 70 * DAY
    between = [bare + n * DAY for n in range((clock.last - bare).days)]
    assert is_working_day(clock.last, BOOK) and not any(is_working_day(one, BOOK) for one in between)
    assert clock.is_holiday_unsure == (clock.last.year > 2028)


@given(anchor=DAYS)
def test_the_day_counter_goes_down_by_one_a_day_and_never_skips_a_warning(anchor: date) -> None:
    """No case passes its term unseen: every state is seen, in order, on consecutive days."""
    clock = pip_deadline(PipClockFacts(anchor, anchor), BOOK)
    assert clock.last is not None
    seen = [clock.urgency(anchor + n * DAY) for n in range((clock.last - anchor).days + 2)]
    lefts = [clock.days_left(anchor + n * DAY) for n in range(len(seen))]
    assert lefts == list(range(len(seen) - 2, -2, -1))
    order = [Urgency.RUIM, Urgency.KRAP, Urgency.NU, Urgency.LAAT]
    assert [one for place, one in enumerate(seen) if place == 0 or seen[place - 1] is not one] == order
    assert (seen.count(Urgency.KRAP), seen.count(Urgency.NU), seen.count(Urgency.LAAT)) == (14, 8, 1)


@given(start=DAYS)
def test_no_clock_jumps_between_consecutive_days(start: date) -> None:
    def most(kind: int, first: date) -> date:
        last = (
            pip_deadline(PipClockFacts(first, first), BOOK),
            inburgeringstermijn(first, BOOK),
            schakelen_until(first, BOOK),
            ontzorgen_period(first, BOOK),
            bezwaar_deadline(first, BOOK),
        )[kind].last
        assert last is not None
        return last

    #: a shift passes a long weekend; a month that is shorter than another takes up to three days
    for kind, most_days in enumerate((6, 2, 4, 4, 6)):
        step = most(kind, start + DAY) - most(kind, start)
        assert timedelta(0) <= step <= most_days * DAY


@given(anchor=DAYS, asked=st.integers(-60, 200), wait=st.integers(-5, 200))
def test_the_delay_reopens_nothing_and_shortens_nothing(anchor: date, asked: int, wait: int) -> None:
    plain = pip_deadline(PipClockFacts(anchor, anchor), BOOK).last
    start = anchor + asked * DAY
    delay = ThirdPartyDelay(start, start + wait * DAY)
    clock = pip_deadline(PipClockFacts(anchor, anchor, third_party=delay), BOOK)
    assert plain is not None and clock.last is not None and delay.received is not None
    assert clock.last >= plain
    if start > plain or wait < 0:
        assert clock.last == plain
    elif delay.received + 14 * DAY > plain:
        assert 0 <= (clock.last - delay.received).days - 14 <= 5
    assert {FactName.THIRD_PARTY_ASKED, FactName.THIRD_PARTY_RECEIVED} <= {fact.name for fact in clock.facts}


@given(first=DAYS, months=st.integers(1, 60))
def test_months_follow_each_other_without_gap_or_overlap(first: date, months: int) -> None:
    last = last_of_months(first, months)
    if first.day <= 28:
        assert last_of_months(first, months + 1) == last_of_months(last + DAY, 1)
        assert (last + DAY).day == first.day
    assert first < last
