"""The clocks: worked dates of the domain file, and what holds for any dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import (
    DatedFact,
    FactName,
    NotRunning,
    PipClockFacts,
    ThirdPartyDelay,
    Urgency,
    bezwaar_deadline,
    inburgeringstermijn,
    is_working_day,
    ontzorgen_period,
    pip_deadline,
    schakelen_until,
)
from desktop.domain.errors import Refusal
from desktop.domain.law.book import Confidence
from tests.domain_cases import law

BOOK = law()
DAYS = st.dates(date(2022, 1, 1), date(2030, 6, 30))


def pip(kennisgeving: str, brp: str, asked: str = "", received: str = "") -> date | None:
    delay = None
    if asked:
        delay = ThirdPartyDelay(date.fromisoformat(asked), date.fromisoformat(received) if received else None)
    facts = PipClockFacts(date.fromisoformat(kennisgeving), date.fromisoformat(brp), third_party=delay)
    return pip_deadline(facts, BOOK).last


def test_r_trm_01_the_later_of_letter_and_registration_is_the_anchor() -> None:
    assert pip("2026-07-20", "2026-09-02") == date(2026, 11, 11)
    assert pip("2026-09-02", "2026-07-20") == date(2026, 11, 11)


def test_vignette_two_is_tight_with_nine_days_left() -> None:
    clock = pip_deadline(PipClockFacts(date(2026, 6, 11), date(2026, 7, 2)), BOOK)
    today = date(2026, 9, 1)
    assert (clock.first, clock.last) == (date(2026, 7, 2), date(2026, 9, 10))
    assert clock.days_left(today) == 9
    assert clock.urgency(today) is Urgency.KRAP
    assert clock.weeks_gone(today) == 8
    assert clock.article == "Besluit inburgering 2021 art. 5.3"
    assert clock.label == "gerekend"
    assert clock.confidence is Confidence.INFERRED  # the shift by the Algemene termijnenwet
    assert DatedFact(FactName.ANCHOR, date(2026, 7, 2)) in clock.facts


def test_r_trm_02_information_of_a_third_party_gives_two_weeks_after_receipt() -> None:
    assert pip("2026-07-20", "2026-09-02", "2026-10-01", "2026-11-20") == date(2026, 12, 4)


def test_information_that_came_early_shortens_nothing() -> None:
    assert pip("2026-07-20", "2026-09-02", "2026-10-01", "2026-10-05") == date(2026, 11, 11)


def test_information_that_is_awaited_changes_nothing_yet() -> None:
    assert pip("2026-07-20", "2026-09-02", "2026-10-01") == date(2026, 11, 11)


def test_what_is_asked_after_the_last_day_does_not_reopen_the_term() -> None:
    assert pip("2026-07-20", "2026-09-02", "2026-11-12", "2026-11-20") == date(2026, 11, 11)


def test_a_last_day_on_saturday_moves_to_monday() -> None:
    clock = pip_deadline(PipClockFacts(date(2026, 7, 1), date(2026, 7, 4)), BOOK)
    assert clock.last == date(2026, 9, 14)
    assert DatedFact(FactName.BEFORE_SHIFT, date(2026, 9, 12)) in clock.facts


def test_a_last_day_on_liberation_day_moves_on() -> None:
    assert date(2026, 5, 5) - timedelta(days=70) == date(2026, 2, 24)
    assert pip("2026-02-24", "2026-02-24") == date(2026, 5, 6)


def test_a_last_day_on_the_second_christmas_day_moves_past_the_weekend() -> None:
    anchor = date(2025, 12, 25) - timedelta(days=70)
    assert pip(anchor.isoformat(), anchor.isoformat()) == date(2025, 12, 29)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (PipClockFacts(date(2026, 7, 20), None, is_brp_not_yet=True), NotRunning.NOT_IN_BRP),
        (PipClockFacts(date(2026, 7, 20), None), NotRunning.BRP_UNKNOWN),
        (PipClockFacts(None, date(2026, 7, 20)), NotRunning.NO_KENNISGEVING),
    ],
)
def test_without_both_dates_the_clock_does_not_run(facts: PipClockFacts, reason: NotRunning) -> None:
    clock = pip_deadline(facts, BOOK)
    assert clock.last is None
    assert clock.not_running is reason
    assert clock.urgency(date(2026, 9, 1)) is Urgency.NOT_RUNNING
    assert clock.weeks_gone(date(2026, 9, 1)) is None


def test_an_anchor_before_the_act_is_refused() -> None:
    with pytest.raises(Refusal):
        pip("2021-12-01", "2021-12-31")


@pytest.mark.parametrize(
    ("left", "urgency"),
    [
        (22, Urgency.RUIM),
        (21, Urgency.KRAP),
        (8, Urgency.KRAP),
        (7, Urgency.NU),
        (0, Urgency.NU),
        (-1, Urgency.LAAT),
    ],
)
def test_the_badge_turns_at_21_8_and_0_days(left: int, urgency: Urgency) -> None:
    clock = pip_deadline(PipClockFacts(date(2026, 6, 11), date(2026, 7, 2)), BOOK)
    assert clock.last is not None
    assert clock.urgency(clock.last - timedelta(days=left)) is urgency
    assert clock.urgency(clock.last - timedelta(days=left), is_met=True) is Urgency.MET


def test_r_trm_04_the_three_years_begin_the_day_after_dagtekening() -> None:
    term = inburgeringstermijn(date(2026, 11, 5), BOOK)
    assert (term.first, term.last) == (date(2026, 11, 6), date(2029, 11, 5))
    spring = inburgeringstermijn(date(2026, 3, 15), BOOK)
    assert (spring.first, spring.last) == (date(2026, 3, 16), date(2029, 3, 15))


def test_r_trm_06_the_last_day_to_change_route_is_eighteen_months_on() -> None:
    assert schakelen_until(date(2026, 11, 5), BOOK).last == date(2028, 5, 5)


def test_a_dagtekening_on_29_february_ends_in_a_common_year() -> None:
    assert inburgeringstermijn(date(2028, 2, 29), BOOK).last == date(2031, 2, 28)


def test_r_ont_01_ontzorgen_takes_six_months_less_a_day() -> None:
    assert ontzorgen_period(date(2026, 9, 15), BOOK).last == date(2027, 3, 14)


def test_ontzorgen_ends_with_bijstand() -> None:
    assert ontzorgen_period(date(2026, 9, 15), BOOK, date(2026, 12, 1)).last == date(2026, 12, 1)


def test_r_trm_10_bezwaar_is_six_weeks_and_moves_off_a_holiday() -> None:
    assert bezwaar_deadline(date(2026, 11, 5), BOOK).last == date(2026, 12, 17)
    assert bezwaar_deadline(date(2026, 11, 13), BOOK).last == date(2026, 12, 28)


@given(kennisgeving=DAYS, brp=DAYS, today=DAYS)
def test_no_case_passes_its_term_unseen(kennisgeving: date, brp: date, today: date) -> None:
    clock = pip_deadline(PipClockFacts(kennisgeving, brp), BOOK)
    assert clock.last is not None and clock.first is not None
    bare = max(kennisgeving, brp) + timedelta(days=70)
    assert bare <= clock.last
    # every day between the bare and the real last day is one that does not count, the last one does
    assert all(not is_working_day(bare + timedelta(days=n), BOOK) for n in range((clock.last - bare).days))
    assert is_working_day(clock.last, BOOK)
    assert (clock.last - bare).days <= 5
    assert (clock.urgency(today) is Urgency.LAAT) == (today > clock.last)
    weeks = clock.weeks_gone(today)
    assert weeks is not None and 0 <= weeks <= 10


@given(kennisgeving=DAYS, brp=DAYS)
def test_a_day_later_never_makes_the_clock_jump_more_than_the_shift(kennisgeving: date, brp: date) -> None:
    first = pip_deadline(PipClockFacts(kennisgeving, brp), BOOK).last
    later = pip_deadline(PipClockFacts(kennisgeving, brp + timedelta(days=1)), BOOK).last
    assert first is not None and later is not None
    assert timedelta(0) <= later - first <= timedelta(days=6)


@given(brp=DAYS, asked=st.integers(0, 69), wait=st.integers(0, 300))
def test_a_third_party_never_shortens_the_term(brp: date, asked: int, wait: int) -> None:
    start = brp + timedelta(days=asked)
    delay = ThirdPartyDelay(start, start + timedelta(days=wait))
    plain = pip_deadline(PipClockFacts(brp, brp), BOOK).last
    delayed = pip_deadline(PipClockFacts(brp, brp, third_party=delay), BOOK).last
    assert plain is not None and delayed is not None and delay.received is not None
    assert delayed >= plain
    assert delayed == plain or (delayed - delay.received).days <= 14 + 5


@given(day=DAYS)
def test_a_term_lasts_exactly_three_years_and_the_switch_day_lies_halfway(day: date) -> None:
    term, switch = inburgeringstermijn(day, BOOK), schakelen_until(day, BOOK)
    assert term.first is not None and term.last is not None and switch.last is not None
    assert 1094 <= (term.last - term.first).days <= 1096
    assert term.first < switch.last < term.last
    assert abs((switch.last - term.first) * 2 - (term.last - term.first)) <= timedelta(days=8)
