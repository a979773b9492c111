"""The two doors of a sync: the desk's own replica and the back end.

Every implementation of one runs the same contract suite (tests/contract).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sync.protocol.exchanges import EnrolmentReply, EnrolmentRequest, NewDossier, PushReply, RecoveryParcel
from sync.protocol.model import DossierGrant, Hello, Page, Receipt, SealedSet

#: signs bytes with the desk's own Ed25519 key: 64 bytes back
Signer = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class DeskIdentity:
    """Who this desk is for the back end. `server_key`: the 32 bytes that receipts must verify with."""

    tenant: str
    desk: str
    incarnation: str
    server_key: bytes


@dataclass(frozen=True, slots=True)
class Applied:
    """What one page brought: changes that were new here, and sets that are kept but could not be read."""

    new_changes: int = 0
    unread_sets: int = 0


class LocalReplica(Protocol):
    """Sync's view of the desk. Each method is one transaction of its own, safe to repeat after a crash."""

    def identity(self) -> DeskIdentity: ...

    def last_number(self) -> int:
        """Number of the newest sealed set of the present incarnation, 0 if none."""

    def hash_at(self, n: int) -> str | None:
        """Hash of set `n` of the present incarnation; CHAIN_START for 0, None when it is not here."""

    def acknowledged_through(self) -> int: ...

    def sealed_sets(self, after: int) -> tuple[SealedSet, ...]:
        """Sets `after`+1 and on of the present incarnation, in order, without gaps."""

    def acknowledge(self, receipt: Receipt, first: int, apart: Sequence[tuple[int, str]]) -> None:
        """Book a receipt that verified, for sets `first` through receipt.n. Nothing is booked without one.

        `apart`: number and reason of the sets among them that the back end took but keeps apart, for the
        panel; they stay in the outbox. In the same transaction, as the back end is not asked again.
        """

    def send_again(self, reason: str) -> int:
        """Seal anew what the back end put apart for this reason; returns how many changes.

        Ids unchanged, so that doubles are harmless; to be called when the reason has passed.
        """

    def start_incarnation(self) -> None:
        """Clone or restore: go on from 1, what was not acknowledged sealed again, change ids unchanged."""

    def epoch(self) -> str | None:
        """Epoch of the back end when it was last heard, None before the first time."""

    def begin_epoch(self, epoch: str) -> None:
        """Remember the epoch; when it differs from the last one, the cursor is dropped with it."""

    def new_dossiers(self, everything: bool = False) -> tuple[NewDossier, ...]:
        """Dossiers whose keys the back end does not hold yet; `everything`: all whose both keys are here."""

    def mark_registered(self, dossier: str) -> None: ...

    def keep_grants(self, grants: Sequence[DossierGrant]) -> tuple[str, ...]:
        """Keep the keys; returns the dossiers whose past must still be fetched, because a key was new here.

        They are returned again, also after a restart, until `mark_fetched`.
        """

    def mark_fetched(self, dossiers: Sequence[str]) -> None: ...

    def cursor(self) -> str | None: ...

    def apply(self, page: Page, moves_cursor: bool = True) -> Applied:
        """Union a page in, and its cursor in the same transaction (not when something is fetched again)."""

    def digest(self, dossier: str) -> tuple[int, str]: ...

    def wanted_chunks(self) -> tuple[str, ...]:
        """Hashes of attachments that are to be fetched. Empty until attachments travel."""


class Remote(Protocol):
    """Sync's view of the back end. Every method raises `SyncFailure` and nothing else."""

    def hello(self, incarnation: str) -> Hello: ...

    def register(self, new: NewDossier) -> None:
        """Leave the keys of a dossier that began on a desk; the same keys again are fine."""

    def push(self, body: bytes) -> PushReply:
        """Send one batch exactly as these bytes; the receipt is well-formed but not verified yet."""

    def grants(self) -> tuple[DossierGrant, ...]: ...

    def pull(self, cursor: str | None, without_incarnation: str) -> Page:
        """The next page after `cursor` (None = from the beginning), in commit order.

        Sets of `without_incarnation`, this desk's present one, are left out; of its others they come.
        """


class FrontDoor(Protocol):
    """Enrolment, before there is anything to sync. Raises `SyncFailure`."""

    def enrol(self, request: EnrolmentRequest) -> EnrolmentReply: ...

    def leave_recovery(self, parcel: RecoveryParcel) -> None:
        """Leave the sealed recovery parcel of this desk with the municipality."""
