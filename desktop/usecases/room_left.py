"""How much the disk still holds: warned in time, and no new dossier where there is hardly room for the old.

Decided with the design of the koffer (security 4.4): a warning under 500 MB, no new intake under 200 MB. What
was begun goes on: an answer needs a few kilobytes.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.ports import Desk

MB = 1_000_000
WARN_BELOW, STOP_BELOW = 500 * MB, 200 * MB


@dataclass(frozen=True, slots=True)
class RoomLeft:
    """Bytes that are free, and what that means."""

    free: int
    is_low: bool
    is_stopped: bool

    @property
    def megabytes(self) -> int:
        """Whole megabytes, rounded down: never more than there is."""
        return self.free // MB


def room_of(free: int) -> RoomLeft:
    """What so many free bytes mean."""
    return RoomLeft(free, free < WARN_BELOW, free < STOP_BELOW)


def room_left(desk: Desk) -> RoomLeft | None:
    """The room on the disk of the koffer; None on a desk without one. On the thread of the store."""
    return room_of(desk.safe.state().free) if desk.safe is not None else None


def check_room(desk: Desk) -> None:
    """Refusal NO_ROOM_FOR_NEW (facts: vrij, nodig; megabytes) where nothing new may be begun."""
    room = room_left(desk)
    if room is not None and room.is_stopped:
        facts = {"vrij": str(room.megabytes), "nodig": str(STOP_BELOW // MB)}
        raise Refusal(RefusalCode.NO_ROOM_FOR_NEW, "room", facts)
