"""Ages that bring the plicht, and a first plan of days for the voortgangsgesprekken."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.age_rules import AgeStanding, age_rule
from desktop.domain.answer import day_span
from desktop.domain.day_counting import is_working_day
from desktop.domain.deadlines import PipClockFacts, inburgeringstermijn, pip_deadline
from desktop.domain.doelgroep import Doelgroep
from desktop.domain.law.reader import MUNICIPAL_FILE, read_law
from desktop.domain.progress_talks import talk_days, talk_norm
from tests.domain_cases import law, law_texts

BOOK = law()
TODAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("birth", "standing"),
    [
        (None, AgeStanding.UNKNOWN),
        ("ooit", AgeStanding.UNKNOWN),
        ("2008-09-02", AgeStanding.UNDER_AGE),
        ("2008-09-01", AgeStanding.OBLIGED),
        ("2008", AgeStanding.DOUBT),  # may be 17, may be 18: not sent away
        ("2008-09", AgeStanding.DOUBT),
        ("2008-10", AgeStanding.UNDER_AGE),
        ("2009", AgeStanding.UNDER_AGE),
        ("1992", AgeStanding.OBLIGED),
        ("1959-09-02", AgeStanding.OBLIGED),
        ("1959-09-01", AgeStanding.PENSION),
        ("1959", AgeStanding.DOUBT),
        ("1940", AgeStanding.PENSION),
    ],
)
def test_the_age_brings_the_plicht_from_18_up_to_the_pension_age(
    birth: str | None, standing: AgeStanding
) -> None:
    found = age_rule(birth, TODAY, BOOK)
    assert found.standing is standing
    assert {value.key for value in found.law} <= {"plicht.minimum_age", "plicht.pension_months"}


def test_somebody_born_on_a_leap_day_is_18_on_the_last_of_february() -> None:
    assert age_rule("2008-02-29", date(2026, 2, 27), BOOK).standing is AgeStanding.UNDER_AGE
    assert age_rule("2008-02-29", date(2026, 2, 28), BOOK).standing is AgeStanding.OBLIGED


def test_the_pension_age_is_that_of_the_day_on_which_somebody_reaches_it() -> None:
    just_before = age_rule("1960-12-31", TODAY, BOOK)
    assert just_before.pension_on == date(2027, 12, 31)
    assert age_rule("1960-12-31", date(2028, 1, 1), BOOK).standing is AgeStanding.PENSION
    assert age_rule("1961-01-01", TODAY, BOOK).pension_on == date(2028, 4, 1)


@given(birth=st.dates(date(1930, 1, 1), date(2018, 1, 1)), day=st.dates(date(2022, 1, 1), date(2036, 1, 1)))
def test_nobody_goes_back_to_an_earlier_standing(birth: date, day: date) -> None:
    order = [AgeStanding.UNDER_AGE, AgeStanding.OBLIGED, AgeStanding.PENSION]
    now = age_rule(birth.isoformat(), day, BOOK).standing
    tomorrow = age_rule(birth.isoformat(), day + timedelta(days=1), BOOK).standing
    assert order.index(tomorrow) - order.index(now) in (0, 1)


@given(birth=st.dates(date(1930, 1, 1), date(2012, 1, 1)), day=st.dates(date(2022, 1, 1), date(2036, 1, 1)))
def test_less_known_of_a_birth_never_sends_anybody_away(birth: date, day: date) -> None:
    whole = age_rule(birth.isoformat(), day, BOOK).standing
    for partial in (birth.isoformat()[:7], birth.isoformat()[:4]):
        span = day_span(partial)
        assert span is not None and span[0] <= birth <= span[1]
        standing = age_rule(partial, day, BOOK).standing
        assert standing is whole or standing is AgeStanding.DOUBT


@pytest.mark.parametrize(
    ("group", "count"),
    [(Doelgroep.ASIELSTATUSHOUDER, 8), (Doelgroep.GEZINSMIGRANT, 6), (Doelgroep.OVERIGE_MIGRANT, 6)],
)
def test_the_norm_of_talks_is_eight_for_asiel_and_six_for_others(group: Doelgroep, count: int) -> None:
    assert talk_norm(group, BOOK.on(TODAY)).number == count
    plan = talk_days(group, inburgeringstermijn(date(2026, 11, 5), BOOK), BOOK)
    assert len(plan.days) == count and plan.norm.rule == "R-VGG-01"


def test_a_municipality_may_plan_more_talks() -> None:
    chosen = (
        '[[value]]\nkey = "voortgang.talks_asiel"\nvalue = 12\nstart = 2026-01-01\n'
        'decided_by = "college"\nchecked_by = ""\n'
    )
    book = read_law({**law_texts(), MUNICIPAL_FILE: chosen})
    term = inburgeringstermijn(date(2026, 11, 5), book)
    assert len(talk_days(Doelgroep.ASIELSTATUSHOUDER, term, book).days) == 12


@given(day=st.dates(date(2022, 1, 1), date(2033, 1, 1)), group=st.sampled_from(Doelgroep))
def test_the_talks_lie_apart_on_working_days_within_the_term(day: date, group: Doelgroep) -> None:
    term = inburgeringstermijn(day, BOOK)
    assert term.first is not None and term.last is not None
    days = talk_days(group, term, BOOK).days
    assert all(is_working_day(one, BOOK) and term.first < one < term.last for one in days)
    gaps = [later - earlier for earlier, later in zip(days, days[1:], strict=False)]
    assert all(timedelta(days=90) < gap < timedelta(days=200) for gap in gaps)


def test_without_a_term_there_is_no_plan_of_talks() -> None:
    waiting = pip_deadline(PipClockFacts(None, None), BOOK)
    with pytest.raises(ValueError):
        talk_days(Doelgroep.GEZINSMIGRANT, waiting, BOOK)
