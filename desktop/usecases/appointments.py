"""The talks that are planned: put one on the visit list, change it, take it off. No network is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.domain.appointment import (
    HEAD_APPOINTMENT,
    Appointment,
    TolkWish,
    appointment_value,
    appointments_from,
)
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue
from desktop.domain.dossier import head_fields
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.tolk import TolkWay
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import new_id, pen
from desktop.usecases.typed_days import read_day

__all__ = [
    "Appointment",
    "TolkWay",
    "TolkWish",
    "Typed",
    "plan_appointment",
    "as_typed",
    "planned",
    "take_off",
]

Heads = Mapping[HeadKey, tuple[Change, ...]]
_TIME = re.compile(r"(\d{1,2})(?:[:.,u ](\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Typed:
    """An appointment as it stands in the form. `day`: '15-9', '15-9-2026', 'morgen' or 'dinsdag'."""

    day: str
    time: str
    place: str = ""
    room: str = ""
    tolk: str = ""
    way: str = ""
    wish: str = ""


def planned(desk: Desk, dossier: DossierId) -> tuple[Appointment, ...]:
    """The appointments of a dossier in order of time."""
    with desk.unit_of_work() as work:
        row = work.dossiers.row(dossier)
    return () if row is None else row.appointments


def plan_appointment(desk: Desk, dossier: DossierId, key: str | None, typed: Typed) -> Outcome[Appointment]:
    """Put a talk on the list (`key` None) or change the one with this key; the same again writes nothing.

    Refusal NOT_A_DATE or IMPOSSIBLE_DATE (field 'day'), NOT_A_TIME (field 'time'), the rest as `one_line`.
    """
    moment = f"{read_day(typed.day, desk.clock.today()).isoformat()}T{_time(typed.time)}"
    way = typed.way if typed.way in set(TolkWay) else ""
    wish = typed.wish if typed.wish in set(TolkWish) else ""
    place, room = one_line(typed.place, "place"), one_line(typed.room, "room")
    tolk = one_line(typed.tolk, "tolk")
    with desk.unit_of_work() as work:
        heads = work.changes.heads(dossier)
        one = Appointment(key or new_id(desk), moment, place, room, tolk, way, wish)
        standing = [known for known in _all(heads) if known.key == one.key]
        if standing == [one]:
            return Outcome(one)
        value = appointment_value(one, _in_head(heads, one.key))
        change = _write(desk, work, dossier, heads, one.key, value)
        work.commit()
    return Outcome(one, (change,))


def take_off(desk: Desk, dossier: DossierId, key: str) -> Outcome[None]:
    """Take one talk off the list; history keeps it. Nothing happens when it is not on it."""
    with desk.unit_of_work() as work:
        heads = work.changes.heads(dossier)
        if not any(known.key == key for known in _all(heads)):
            return Outcome(None)
        value: dict[str, JsonValue] = {"off": True, "instead_of": _in_head(heads, key)}
        change = _write(desk, work, dossier, heads, key, value)
        work.commit()
    return Outcome(None, (change,))


def as_typed(one: Appointment) -> Typed:
    """The appointment as its form shows it."""
    day = one.day
    return Typed(
        f"{day.day}-{day.month}-{day.year}", one.at[11:], one.place, one.room, one.tolk, one.way, one.wish
    )


def _all(heads: Heads) -> tuple[Appointment, ...]:
    return tuple(replace(one, is_disputed=False) for one in appointments_from(heads, head_fields(heads)))


def _in_head(heads: Heads, key: str) -> str:
    """The moment in the dossier head that a change of key 'head' stands instead of."""
    moment = head_fields(heads).get("appointment")
    return moment if key == HEAD_APPOINTMENT and isinstance(moment, str) else ""


def _write(
    desk: Desk, work: UnitOfWork, dossier: DossierId, heads: Heads, key: str, value: JsonValue
) -> Change:
    parents = heads.get((ChangeKind.APPOINTMENT, key), ())
    return pen(desk, work, dossier, ChangeKind.APPOINTMENT, key, value, parents)


def _time(text: str) -> str:
    """'HH:MM' from '9', '9:30', '9.30' or '9u30'."""
    found = _TIME.fullmatch(text.strip().casefold())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour > 23 or minute > 59:
        raise Refusal(RefusalCode.NOT_A_TIME, "time")
    return f"{hour:02d}:{minute:02d}"
