"""The interpreter: minutes by the clock, one session at a time, marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.changes import ChangeKind
from desktop.usecases.interview import close_talk, go_to, open_interview, record_answer
from desktop.usecases.tolk_session import (
    TolkKind,
    TolkMark,
    TolkStart,
    TolkWay,
    end_tolk,
    lose_line,
    mark,
    pause_tolk,
    start_tolk,
)
from tests.builders import ASIEL, Workplace, workplace

REGISTER = TolkStart("48213", TolkWay.PHONE, TolkKind.REGISTER, "ar")


@pytest.fixture
def place() -> Workplace:
    return workplace()


def test_minutes_run_by_the_clock_and_stand_still_in_a_pause(place: Workplace) -> None:
    dossier = place.begin()
    assert start_tolk(place.desk, dossier, REGISTER).shown.minutes_now == 0
    place.clock.go_on(minutes=38)
    assert pause_tolk(place.desk, dossier).shown.is_paused
    place.clock.go_on(minutes=10)
    assert pause_tolk(place.desk, dossier).shown.minutes_now == 38
    place.clock.go_on(minutes=2)
    shown = open_interview(place.desk, dossier).tolk
    assert shown is not None
    assert (shown.minutes_now, shown.minutes_dossier, shown.is_paused) == (40, 40, False)
    assert (shown.who, shown.language_words) == ("48213", "Arabisch")


def test_minutes_of_all_sessions_are_counted_for_the_dossier(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    start_tolk(place.desk, dossier, REGISTER)
    place.clock.go_on(minutes=30)
    end_tolk(place.desk, dossier)
    assert open_interview(place.desk, dossier).tolk is None
    place.clock.go_on(hours=3)
    start_tolk(place.desk, dossier, REGISTER)
    place.clock.go_on(minutes=20)
    shown = open_interview(place.desk, dossier).tolk
    assert shown is not None
    assert (shown.minutes_now, shown.minutes_dossier, shown.norm_hours) == (20, 50, 7)


def test_another_tolk_ends_the_session_before(place: Workplace) -> None:
    dossier = place.begin()
    start_tolk(place.desk, dossier, REGISTER)
    place.clock.go_on(minutes=5)
    outcome = start_tolk(place.desk, dossier, TolkStart("51007", TolkWay.ON_SITE, TolkKind.REGISTER, "ar"))
    assert len(outcome.changes) == 2
    assert (outcome.shown.who, outcome.shown.minutes_now, outcome.shown.minutes_dossier) == ("51007", 0, 5)
    assert len(end_tolk(place.desk, dossier).changes) == 1
    assert end_tolk(place.desk, dossier).changes == ()


def test_a_relative_is_warned_of_and_not_used_for_health(place: Workplace) -> None:
    dossier = place.begin()
    shown = start_tolk(place.desk, dossier, TolkStart("broer", TolkWay.ON_SITE, TolkKind.FAMILY, "ar")).shown
    assert "gezondheid" in shown.warning
    health = go_to(place.desk, dossier, "F03").tolk
    assert health is not None and health.warning != shown.warning


def test_answers_carry_the_session_but_not_while_it_is_paused(place: Workplace) -> None:
    dossier = place.begin()
    (session,) = start_tolk(place.desk, dossier, REGISTER).changes
    (first,) = record_answer(place.desk, dossier, "K01", "Kok").changes
    pause_tolk(place.desk, dossier)
    (second,) = record_answer(place.desk, dossier, "K01", "Bakker").changes
    assert (first.tolk_session, second.tolk_session) == (session.key, None)


def test_a_mark_keeps_wording_and_counts_at_its_question(place: Workplace) -> None:
    dossier = place.begin()
    start_tolk(place.desk, dossier, REGISTER)
    (change,) = mark(place.desk, dossier, "T03", TolkMark.NIET_BEGREPEN).changes
    shown = mark(place.desk, dossier, "T03", TolkMark.ANDERS_GEZEGD).shown
    assert shown is not None and shown.marks_here == 2
    assert change.kind is ChangeKind.TOLK_MARK and change.wording and change.language
    elsewhere = go_to(place.desk, dossier, "T05").tolk
    assert elsewhere is not None and elsewhere.marks_here == 0


def test_a_mark_without_a_tolk_is_kept_as_well(place: Workplace) -> None:
    dossier = place.begin()
    outcome = mark(place.desk, dossier, "T03", TolkMark.NIET_BEGREPEN)
    assert outcome.shown is None and len(outcome.changes) == 1


def test_the_session_runs_on_in_a_new_start_of_the_program(place: Workplace) -> None:
    dossier = place.begin()
    start_tolk(place.desk, dossier, REGISTER)
    go_to(place.desk, dossier, "T03")
    place.clock.go_on(minutes=12)
    again = open_interview(place.desk, dossier)
    assert again.tolk is not None and again.tolk.minutes_now == 12
    assert again.resumed == ""


def test_leaving_the_dossier_pauses_the_tolk(place: Workplace) -> None:
    dossier = place.begin()
    start_tolk(place.desk, dossier, REGISTER)
    place.clock.go_on(minutes=12)
    assert [c.kind for c in close_talk(place.desk, dossier).changes][0] is ChangeKind.TOLK_SESSION
    place.clock.go_on(minutes=90)
    again = open_interview(place.desk, dossier).tolk
    assert again is not None and (again.minutes_now, again.is_paused) == (12, True)


def test_a_session_that_was_cut_off_yesterday_ends_at_the_last_word_of_that_day(place: Workplace) -> None:
    dossier = place.begin()
    start_tolk(place.desk, dossier, REGISTER)
    place.clock.go_on(minutes=25)
    place.answer(dossier, K01="Kok worden")
    place.clock.go_on(days=1)
    assert open_interview(place.desk, dossier).tolk is None
    assert start_tolk(place.desk, dossier, REGISTER).shown.minutes_dossier == 25


def test_a_session_that_was_paused_yesterday_is_over_and_holds_nothing_back_today(place: Workplace) -> None:
    dossier = place.begin()
    start_tolk(place.desk, dossier, replace(REGISTER, kind=TolkKind.FAMILY))
    place.clock.go_on(minutes=25)
    close_talk(place.desk, dossier)
    assert go_to(place.desk, dossier, "F03").guard is not None
    place.clock.go_on(days=1)
    assert open_interview(place.desk, dossier).tolk is None
    assert go_to(place.desk, dossier, "F03").guard is None
    assert start_tolk(place.desk, dossier, REGISTER).shown.minutes_dossier == 25


def test_a_lost_line_stops_the_minutes_and_is_counted(place: Workplace) -> None:
    dossier = place.begin()
    start_tolk(place.desk, dossier, REGISTER)
    place.clock.go_on(minutes=10)
    lost = lose_line(place.desk, dossier).shown
    assert (lost.is_lost, lost.is_paused, lost.breaks_words) == (True, True, "1 keer verbinding weg")
    place.clock.go_on(minutes=4)
    back = lose_line(place.desk, dossier).shown
    assert (back.is_lost, back.is_paused, back.minutes_now) == (False, False, 10)
    pause_tolk(place.desk, dossier)
    assert pause_tolk(place.desk, dossier).shown.breaks_words == "1 pauze, 1 keer verbinding weg"


def test_what_is_known_of_a_tolk_is_kept_with_the_session(place: Workplace) -> None:
    dossier = place.begin()
    start = TolkStart("dochter", TolkWay.ON_SITE, TolkKind.FAMILY, "ar", "  Syrisch  ", True, False)
    shown = start_tolk(place.desk, dossier, start).shown
    assert (shown.variety, len(shown.warnings)) == ("Syrisch", 2)
    assert "kind" in shown.warnings[0] and "Familie" in shown.warnings[1]


def test_the_norm_is_said_in_words_and_never_stops_anybody(place: Workplace) -> None:
    dossier = place.begin()
    start_tolk(place.desk, dossier, REGISTER)
    place.clock.go_on(minutes=112)
    shown = open_interview(place.desk, dossier).tolk
    assert shown is not None and shown.norm_words == "Nog 5 u 08 van de norm van 7 uur."
    place.clock.go_on(hours=6)
    shown = open_interview(place.desk, dossier).tolk
    assert shown is not None and shown.norm_words.startswith("52 min boven de norm van 7 uur")
    assert "Meer tolkuren" in shown.warnings[-1]
