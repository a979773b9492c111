"""The door to the back end: one sync, how it is to be made, how far it is, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from desktop.domain.ids import DeskId, WorkerId


class SyncStep(StrEnum):
    SEAL = "dichtdoen"
    FIND = "zoeken"
    SEND = "versturen"
    FETCH = "ophalen"
    COMPARE = "vergelijken"
    CONFIRMED = "bevestigd"


class Counted(StrEnum):
    """What a sync counts while it runs."""

    PARCELS = "pakjes"
    PHOTOS = "foto's"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a step is: `done` of `total`, which is 0 while nobody knows it yet."""

    step: SyncStep
    done: int
    total: int
    counted: Counted = Counted.PARCELS


def _nobody(progress: SyncProgress) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a sync is made. `on_progress` is called on threads of the sync and must be quick.

    `is_quiet`: nobody waits for it, so it does not wait either: it fails at the first thing in the way, and
    whoever makes the rounds tries again later. `with_photos`: False leaves attachments for another time.
    """

    on_progress: Callable[[SyncProgress], None] = _nobody
    is_quiet: bool = False
    with_photos: bool = True


ASKED_FOR = Manner()


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one sync did. `is_confirmed` only after counts and digests were read back and compared.

    `photos_waiting`: attachments that are not exchanged yet; the changes are confirmed without them.
    """

    sent: int  # changes
    received: int  # changes that were new here
    parcels_sent: int
    choices_waiting: int
    dossiers: int
    is_confirmed: bool
    finished_at: datetime
    reached: SyncStep
    photos_sent: int = 0
    photos_received: int = 0
    photos_waiting: int = 0


@dataclass(frozen=True, slots=True)
class Enrolment:
    tenant: str
    municipality: str
    worker: WorkerId
    desk: DeskId


class SyncDoor(Protocol):
    """The link to the back end, as the use cases see it."""

    def exchange(self, on_step: Callable[[SyncStep], None], manner: Manner = ASKED_FOR) -> SyncReport:
        """One whole sync; raises Trouble with what is in the way. Runs off the store thread."""

    def enrol(self, address: str, code: str) -> Enrolment:
        """Make this desk known with a one-time code; raises Refusal(CODE_NOT_ACCEPTED) or Trouble."""

    def is_enrolled(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class OwnWork:
    """What this desk itself wrote in one dossier, and where it is.

    `opened`: changes in no set yet. In sets: `waiting` = not acknowledged, `there` = acknowledged by a
    receipt that verified, `unsafe` = of those, above what stands in a backup over there, `apart` = the reason
    of each that the back end put apart.
    """

    opened: int = 0
    waiting: int = 0
    there: int = 0
    unsafe: int = 0
    apart: tuple[str, ...] = ()


#: local state, + incarnation: [[number, server's moment, own moment], ...]: how far it is in a backup there
SAFE_MARK = "sync.safe."

#: local state: JSON list of the orders of the municipality that were not carried out yet, as they came
ORDERS_WAITING = "orders.waiting"

#: local state: the proxy that a person set; without an address the system says which way to go
PROXY_ADDRESS = "link.proxy_address"
PROXY_NAME = "link.proxy_name"
PROXY_PASSWORD = "link.proxy_password"
