"""Appointments for a telephone: the calendar file, the code, and what they never say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from desktop.documents.appointment_calendar import MOST_BYTES, SUMMARY, Planned, calendar_file, code_text
from desktop.documents.appointment_sheet import CODES, AppointmentFacts, appointment_sheet
from desktop.documents.blocks import AppointmentCard, Direction
from desktop.documents.texts import DOCUMENT_TEXTS
from tests.builders import texts

MADE = date(2026, 9, 15)
KEY = "0192aaaa-0000-7000-8000-000000000001"


def test_the_file_holds_every_appointment_on_the_clock_of_amsterdam() -> None:
    planned = (Planned(KEY, "2026-10-20T10:00", "Stadhuis, kamer 4"), Planned("b", "2026-10-27T10:00"))
    found = Calendar.from_ical(calendar_file(planned, MADE)).walk("VEVENT")
    starts = [event["DTSTART"].dt for event in found]
    assert [start.isoformat() for start in starts] == [
        "2026-10-20T10:00:00+02:00",
        "2026-10-27T10:00:00+01:00",
    ]
    assert {str(event["SUMMARY"]) for event in found} == {SUMMARY}
    assert str(found[0]["LOCATION"]) == "Stadhuis, kamer 4" and "LOCATION" not in found[1]


def test_the_file_carries_the_rules_of_its_time_zone_and_is_the_same_every_time() -> None:
    planned = (Planned(KEY, "2026-10-20T10:00", "Stadhuis"),)
    made = calendar_file(planned, MADE)
    assert made == calendar_file(planned, MADE)
    assert b"BEGIN:VTIMEZONE" in made and b"TZID=Europe/Amsterdam" in made


def test_neither_says_who_it_is_about() -> None:
    planned = Planned(KEY, "2026-10-20T10:00", "Stadhuis")
    for told in (calendar_file((planned,), MADE).decode(), code_text(planned)):
        assert KEY not in told and "ATTENDEE" not in told and "DESCRIPTION" not in told


@pytest.mark.parametrize(
    ("at", "utc"), [("2026-07-01T09:30", "20260701T073000Z"), ("2026-12-01T09:30", "20261201T083000Z")]
)
def test_the_code_has_the_moment_in_utc_in_summer_and_winter(at: str, utc: str) -> None:
    assert f"DTSTART:{utc}" in code_text(Planned(KEY, at, "azc Zandoever"))


def test_a_comma_in_a_place_is_escaped() -> None:
    assert "LOCATION:Stadhuis\\, kamer 4\r\n" in code_text(
        Planned(KEY, "2026-10-20T10:00", "Stadhuis, kamer 4")
    )


@given(st.text(max_size=300), st.dates(date(2026, 1, 1), date(2035, 1, 1)))
def test_the_code_never_grows_past_what_telephones_read(place: str, day: date) -> None:
    assert len(code_text(Planned(KEY, f"{day}T10:00", place)).encode(errors="replace")) <= MOST_BYTES


def test_the_sheet_gives_the_next_ones_a_code_and_stands_in_the_direction_of_the_language() -> None:
    planned = tuple(Planned(str(n), f"2026-10-{10 + n}T10:00", "Stadhuis") for n in range(5))
    facts = AppointmentFacts(planned, frozenset({"0"}), "Marit Bakker", "088 123 45", MADE, 1, "landelijk@1")
    sheet = appointment_sheet(facts, "ar", texts(), DOCUMENT_TEXTS)
    cards = [
        part for section in sheet.sections for part in section.parts if isinstance(part, AppointmentCard)
    ]
    codes = [card.code for card in cards if card.code is not None]
    assert len(codes) == CODES and sheet.direction is Direction.RTL
    assert len(sheet.sections) == 5
    assert codes[0].content == code_text(planned[0])


def test_without_appointments_the_sheet_says_so() -> None:
    facts = AppointmentFacts((), frozenset(), "Marit Bakker", "", MADE, 1, "landelijk@1")
    sheet = appointment_sheet(facts, "nl", texts(), DOCUMENT_TEXTS)
    assert len(sheet.sections) == 1 and sheet.foot == ()


def test_a_talk_has_a_length_and_no_end_that_the_clock_could_move() -> None:
    event = Calendar.from_ical(calendar_file((Planned(KEY, "2026-10-25T01:30"),), MADE)).walk("VEVENT")[0]
    assert event["DURATION"].dt.total_seconds() == 90 * 60 and "DTEND" not in event
