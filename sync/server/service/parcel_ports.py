"""What sticks and parcels ask of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ParcelKeyRow:
    """A key that sticks and parcels are sealed to; the secret wrapped with the master key."""

    key_id: str
    public_key: bytes
    secret_wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class DeskStick:
    """What a desk said on its newest stick: where it is, and which key opens an answer."""

    desk: str
    desk_key: bytes
    incarnation: str
    cursor: str
    made_at: str  # UTC text, as the desk said


class Parcels(Protocol):
    """Keys, sticks and hand-overs of one municipality."""

    def keys(self) -> tuple[ParcelKeyRow, ...]:
        """Newest first; older ones open what was sealed to them."""

    def add_key(self, row: ParcelKeyRow, now: datetime) -> None: ...
    def note_stick(self, stick: str, desk: str, made_at: str, now: datetime) -> int:
        """Write down that this stick was taken in; returns how many times now."""

    def desk_stick(self, desk: str) -> DeskStick | None: ...
    def put_desk_stick(self, row: DeskStick) -> None:
        """Keep it unless one that was made later is there."""

    def hand_over(self, parcel: str) -> str | None:
        """The dossier that this parcel became, None when it was never taken in."""

    def add_hand_over(self, parcel: str, dossier: str, sender: str, now: datetime) -> None: ...
