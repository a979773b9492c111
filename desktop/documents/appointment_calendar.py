"""Appointments for a telephone: a calendar file, and the short text in a QR code.

Neither says more than a place, a time and 'gesprek met de gemeente': a telephone is shown to others.
Times are those of Europe/Amsterdam; the code writes UTC, which a telephone turns into local time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

HERE = ZoneInfo("Europe/Amsterdam")
SUMMARY = "Gesprek met de gemeente"
PRODUCT = "-//Intakekoffer//Afspraken//NL"
#: what a talk is planned to take: the calendar has to be told an end
TALK = timedelta(minutes=90)
#: most bytes of a code: with error correction M it stays at version 13, 69 squares a side
MOST_BYTES = 287
LONGEST_PLACE = 60


@dataclass(frozen=True, slots=True)
class Planned:
    """One appointment: a key that never leaves as it is, local 'YYYY-MM-DDTHH:MM', and the place."""

    key: str
    at: str
    place: str = ""

    @property
    def start(self) -> datetime:
        """Aware, in Europe/Amsterdam."""
        return datetime.fromisoformat(self.at).replace(tzinfo=HERE)

    @property
    def uid(self) -> str:
        """The same appointment keeps its mark when it is moved; nothing can be read from it."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:16]


def calendar_file(appointments: Iterable[Planned], made_on: date) -> bytes:
    """An iCalendar file (RFC 5545) with every appointment and the time zone's own rules. Pure: same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for one in sorted(appointments, key=lambda planned: (planned.at, planned.key)):
        event = Event()
        event.add("uid", one.uid)
        event.add("dtstamp", datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC))
        event.add("dtstart", one.start)
        event.add("duration", TALK)  # an end would be read twice in the night the clock goes back
        event.add("summary", SUMMARY)
        if one.place:
            event.add("location", one.place)
        calendar.add_component(event)
    calendar.add_missing_timezones(
        first_date=date(made_on.year, 1, 1), last_date=date(made_on.year + 4, 1, 1)
    )
    return bytes(calendar.to_ical())


def code_text(one: Planned) -> str:
    """The text of the QR code of one appointment, at most MOST_BYTES bytes in UTF-8.

    One appointment a code: the readers in telephones take the first of several and drop the others.
    """
    start = one.start.astimezone(UTC)
    place = _escaped(" ".join(one.place.split())[:LONGEST_PLACE])
    while True:
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "BEGIN:VEVENT",
            f"UID:{one.uid}",
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
            f"DTEND:{start + TALK:%Y%m%dT%H%M%SZ}",
            f"SUMMARY:{SUMMARY}",
            *([f"LOCATION:{place}"] if place else []),
            "END:VEVENT",
            "END:VCALENDAR",
        ]
        text = "\r\n".join(lines) + "\r\n"
        if len(text.encode()) <= MOST_BYTES or not place:
            return text
        place = place[:-1].rstrip("\\")


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text
