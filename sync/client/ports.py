"""The two doors of a sync: the desk's own replica and the back end.

Every implementation of one runs the same contract suite (tests/contract).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sync.protocol.colleagues import Colleague
from sync.protocol.exchanges import EnrolmentReply, EnrolmentRequest, NewDossier, PushReply, RecoveryParcel
from sync.protocol.marks import AuditHead, AuditOffer
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


@dataclass(frozen=True, slots=True)
class LocalMarks:
    """What `Held` says of the back end, of this side; and how many dossiers it is about."""

    caseload: str
    compared: str
    dossiers: int


def nobody_waits() -> None:
    """Nothing follows."""


def nobody_follows(cursor: str) -> None:
    """Nobody asks for the next page before this one is there."""


class LocalReplica(Protocol):
    """Sync's view of the desk. Each method is one transaction of its own, safe to repeat after a crash."""

    def identity(self) -> DeskIdentity: ...

    def last_number(self) -> int:
        """Number of the newest sealed set of the present incarnation, 0 if none."""

    def hash_at(self, n: int) -> str | None:
        """Hash of set `n` of the present incarnation; CHAIN_START for 0, None when it is not here."""

    def acknowledged_through(self) -> int: ...

    def sealed_sets(self, after: int, most: int | None = None) -> tuple[SealedSet, ...]:
        """Sets `after`+1 and on of the present incarnation, in order, without gaps; at most `most`."""

    def has_let_go(self, after: int) -> bool:
        """True when the body of a set after this number was let go: it cannot go again as it was."""

    def acknowledge(self, receipt: Receipt, first: int, apart: Sequence[tuple[int, str]]) -> None:
        """Book a receipt that verified, for sets `first` through receipt.n. Nothing is booked without one.

        `apart`: number and reason of the sets among them that the back end took but keeps apart, for the
        panel; they stay in the outbox. In the same transaction, as the back end is not asked again.
        """

    def send_again(self, reason: str) -> int:
        """Seal anew what the back end put apart for this reason; returns how many changes.

        Ids unchanged, so that doubles are harmless; to be called when the reason has passed.
        """

    def start_incarnation(self, lost_after: int | None = None) -> None:
        """Clone or restore: go on from 1, what was not acknowledged sealed again, change ids unchanged.

        `lost_after`: the back end lost what was acknowledged above this number; that is sealed again too.
        """

    def unsay_receipts(self, after: int) -> None:
        """The back end holds the present incarnation through this number only: what came after it waits
        again, byte for byte, and what becomes of it is told anew."""

    def hear_time(self, server_time: str) -> None:
        """The back end's time, by which is seen whose clock runs far ahead; our own may be the wrong one."""

    def audit_offer(self) -> AuditOffer | None:
        """The end of this store's audit chain, and which one the back end had when it was last heard."""

    def holds_audit(self, head: AuditHead) -> bool:
        """True when that line stands in this store's chain, which is then remembered as what is held there.

        False: this store is an older copy, or has a twin.
        """

    def keep_safe(self, through: int, server_time: str) -> None:
        """Sets through this number stand in a backup over there, said at that moment (server's clock).

        Bodies are let go once that is long enough ago, and an own backup was made since.
        """

    def epoch(self) -> str | None:
        """Epoch of the back end when it was last heard, None before the first time."""

    def begin_epoch(self, epoch: str) -> None:
        """Remember the epoch. When it differs from the last one, the cursor is dropped with it, and nothing
        that was received counts as held there until it comes once more."""

    def is_after_restore(self) -> bool:
        """True from a new epoch until `return_missing`: the back end may lack what it confirmed before."""

    def earlier_incarnations(self) -> tuple[str, ...]:
        """Those of this desk, before the present one, of which something was acknowledged."""

    def withdraw(self, incarnation: str, n: int, head_hash: str) -> int:
        """The back end holds an earlier incarnation through set `n` with this hash only: what came after it
        is sealed anew. Returns how many changes."""

    def return_missing(self) -> int:
        """Seal what is here and did not come back since the new epoch, whoever wrote it; change ids, authors
        and times unchanged. Returns how many changes."""

    def new_dossiers(self, everything: bool = False) -> tuple[NewDossier, ...]:
        """Dossiers whose keys the back end does not hold yet; `everything`: all whose both keys are here."""

    def mark_registered(self, dossiers: Sequence[str]) -> None: ...

    def keep_grants(self, grants: Sequence[DossierGrant]) -> tuple[str, ...]:
        """Keep the keys; returns the dossiers whose past must still be fetched, because a key was new here.

        They are returned again, also after a restart, until `mark_fetched`. The grants are remembered as
        the present caseload, for `marks`.
        """

    def marks(self) -> LocalMarks | None:
        """Over the present caseload as it stands here; None while something of it must still be fetched."""

    def move_cursor(self, cursor: str) -> None:
        """All up to there is here, as the marks were equal."""

    def mark_fetched(self, dossiers: Sequence[str]) -> None: ...

    def cursor(self) -> str | None: ...

    def apply(self, page: Page, moves_cursor: bool = True) -> Applied:
        """Union a page in, and its cursor in the same transaction (not when something is fetched again)."""

    def digest(self, dossier: str) -> tuple[int, str]: ...


class Remote(Protocol):
    """Sync's view of the back end. Every method raises `SyncFailure` and nothing else."""

    def hello(self, incarnation: str, audit: AuditOffer | None = None) -> Hello: ...

    def register(self, new: Sequence[NewDossier]) -> frozenset[str]:
        """Leave the keys of at most MAX_REGISTERED dossiers that began on a desk; the same again is fine.

        Returns those that are refused: held there with other keys, or never this worker's.
        """

    def push(self, body: bytes, gone: Callable[[], None] = nobody_waits) -> PushReply:
        """Send one batch exactly as these bytes; the receipt is well-formed but not verified yet.

        `gone` is told when the last byte was handed to the network. Where `Extras.lanes` is above 1, two
        threads push at once.
        """

    def grants(self) -> tuple[DossierGrant, ...]: ...

    def pull(
        self, cursor: str | None, without_incarnation: str, follows: Callable[[str], None] = nobody_follows
    ) -> Page:
        """The next page after `cursor` (None = from the beginning), in commit order.

        `follows` may be told the cursor of the page after it while this one is still coming in. Sets of
        `without_incarnation`, this desk's present one, are left out; of its others they come.
        """


class FrontDoor(Protocol):
    """Enrolment, before there is anything to sync. Raises `SyncFailure`."""

    def enrol(self, request: EnrolmentRequest) -> EnrolmentReply: ...

    def leave_recovery(self, parcel: RecoveryParcel) -> None:
        """Leave the sealed recovery parcel of this desk with the municipality."""

    def colleagues(self) -> tuple[Colleague, ...]:
        """Names of who shares dossiers with this desk."""

    def parcel_key(self) -> bytes:
        """The municipality's public key for sticks and parcels."""
