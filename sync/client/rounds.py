"""What else a sync does beside the changes, and who is told how far it is. Owners hand these in.

Orders are looked at twice: at the handshake, and once unsent work is up (nothing may be wiped or forgotten
before). Attachments go after the changes were confirmed: one that is not there yet never keeps changes
from being confirmed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sync.client.errors import FailureCode
from sync.protocol.model import Hello
from sync.protocol.packing import Packing


class Unit(StrEnum):
    """What progress is counted in."""

    SETS = "sets"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is. `total` is 0 while it is not known; `name` is a step of the engine, or 'blobs'."""

    name: str
    done: int
    total: int
    unit: Unit = Unit.SETS


#: told on the thread that runs the sync; must be quick
OnProgress = Callable[[Progress], None]


class OrderRound(Protocol):
    """Signed orders of the back end. Both methods raise SyncFailure and nothing else, and may be repeated."""

    def at_handshake(self, hello: Hello, leave: Callable[[], int] = lambda: 0) -> None:
        """Fetch and check what came, carry out what needs not wait (packs, law, policy, let in again).

        `leave`: leaves the photos of a desk that ends here already, and returns how many it could not.
        """

    def when_sent(self, hello: Hello, left_here: int = 0) -> bool:
        """Unsent work is up now: carry out the rest (forget, wipe). True: this store's sync ends here.

        `left_here`: photos of a desk that was put out that could not be left; told with a wipe.
        """


@dataclass(frozen=True, slots=True)
class AttachmentsDone:
    """What the attachment round did. `waiting`: not exchanged yet, here or elsewhere; `stopped_by`: why it
    could not go on, None when it came to its end."""

    sent: int = 0
    received: int = 0
    waiting: int = 0
    stopped_by: FailureCode | None = None


class AttachmentRound(Protocol):
    """Sends and fetches attachments, smallest first. Raises SyncFailure; what arrived stays."""

    def __call__(self, on_progress: OnProgress) -> AttachmentsDone: ...


class NoOrders:
    """A back end that gives none."""

    def at_handshake(self, hello: Hello, leave: Callable[[], int] = lambda: 0) -> None:
        """Nothing to fetch."""

    def when_sent(self, hello: Hello, left_here: int = 0) -> bool:
        return False


#: a desk that was put out leaves what the back end did not sign for; returns how many it could not. Raises
#: nothing of the line: then it could not leave them
LeaveAttachments = Callable[[OnProgress], int]


def nothing_left(on_progress: OnProgress) -> int:
    """A desk without attachments to leave."""
    return 0


def no_attachments(on_progress: OnProgress) -> AttachmentsDone:
    """A desk without attachments to exchange."""
    return AttachmentsDone()


def tell_nobody(progress: Progress) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Extras:
    """How this sync is made. `lanes`: batches under way at once, and pages asked for ahead; 1 keeps all on
    one thread. `packing`: what the way to the back end let through before."""

    orders: OrderRound = NoOrders()
    attachments: AttachmentRound = no_attachments
    leave_attachments: LeaveAttachments = nothing_left
    on_progress: OnProgress = tell_nobody
    lanes: int = 1
    packing: Packing = Packing.ZSTD
