"""The doors to the safe itself: blobs, audit lines, backups, passphrase. Part of the doors in `ports`.

No passphrase and no key leaves this door; what comes in as `bytearray` is wiped by whoever takes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from desktop.domain.ids import DossierId
from desktop.usecases.blob_ports import TravellingBlobs


class Attachments(TravellingBlobs, Protocol):
    """The encrypted blob room: papers, photos, scans, thumbnails. Nothing on the disk in the clear."""

    def keep(self, dossier: DossierId, content: bytes, media_type: str) -> str:
        """Store; returns the SHA-256 of the plain content (hex), which is its name."""

    def read(self, sha256: str) -> bytes:
        """KeyError when it is not on this laptop; Trouble(STORE_DAMAGED) for a broken one."""

    def holds(self, sha256: str) -> bool:
        """Whether it is on this laptop; it is not opened."""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line of the chain: the six fields of BIO2 8.15.01 and its number. No values, no names."""

    number: int
    action: str
    object_id: str
    result: str
    desk: str
    actor: str
    time: datetime  # aware, UTC


class Audit(Protocol):
    """Chained audit lines: action, pseudonymous object id, result, desk, actor, time. No values."""

    def note(self, action: str, object_id: str, result: str) -> None: ...
    def note_each(self, action: str, object_ids: Sequence[str], result: str) -> None:
        """The same line for each of them, in order."""

    def verify(self) -> int:
        """How many lines; raises Trouble(STORE_DAMAGED) where the chain is broken."""

    def head(self) -> tuple[int, bytes]:
        """How many lines, and the MAC of the last: what the back end keeps to see a tail that was cut."""

    def mac_at(self, n: int) -> bytes | None:
        """The MAC of line `n`; None when there is no such line."""

    def lines(self, after: int = 0, most: int = 1000) -> tuple[AuditLine, ...]:
        """Lines with a number above `after`, oldest first, at most so many."""


class BackupWhy(StrEnum):
    DAILY = "daily"
    ASKED = "asked"
    BEFORE_UPGRADE = "before_upgrade"  # stays until a good sync under the new version
    FROM_JOURNAL = "from_journal"  # no copy: the journal was never shortened and holds every answer


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One verified copy of the store beside it."""

    id: str
    made_at: datetime  # aware, UTC
    why: BackupWhy
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class DossierDifference:
    """What putting a backup back would do to one dossier. `label` may be said on screen only."""

    dossier: DossierId
    label: str
    from_journal: int  # changes that are not in the backup and come back out of the journal
    lost: int  # changes that neither backup nor journal holds
    last_change: str  # hybrid time of the newest change that is in backup or journal


@dataclass(frozen=True, slots=True)
class Comparison:
    """A backup beside the store of now."""

    backup: BackupRow
    is_good: bool
    dossiers: tuple[DossierDifference, ...]  # only those that differ
    drafts_lost: int  # half-typed texts newer than the backup
    changes: int = 0  # answers in the backup
    from_journal: int = 0  # answers of all dossiers that come back out of the journal
    is_now_known: bool = True  # False: the store of now cannot be read, so `lost` counts nothing


@dataclass(frozen=True, slots=True)
class SafeState:
    """What a klantmanager may see of her own koffer. No key, no word of the passphrase."""

    label: str
    generation: int
    has_device_secret: bool
    recovery_key_id: str  # '' = no recovery parcel was ever made
    is_recovery_left: bool  # the municipality confirmed that it has the parcel of this generation
    backups: tuple[BackupRow, ...]  # newest first
    journal_records: int
    size: int  # bytes of the store file
    free: int  # bytes free on the disk
    rolled_over_at: datetime | None
    roll_over_waits: bool  # something was destroyed: at the next opening the key is replaced


class Safe(Protocol):
    """The klantmanager's own koffer while it is open; on the thread of the store."""

    def state(self) -> SafeState: ...
    def suggest_words(self) -> tuple[str, ...]:
        """A fresh passphrase, word by word."""

    def change_passphrase(self, old: bytearray, new: bytearray) -> None:
        """Both are wiped. Refusal WRONG_PASSPHRASE, WAIT_BEFORE_RETRY, PASSPHRASE_TOO_WEAK; Trouble."""

    def backup_now(self) -> BackupRow:
        """A verified copy. Trouble when there is no room."""

    def compare(self, backup: str) -> Comparison:
        """A backup beside what is open. KeyError when there is none of that id."""

    def forget(self, dossiers: Sequence[DossierId], order: str) -> int:
        """Destroy dossiers on this laptop: rows, blobs, search, drafts; returns how many changes went.

        `order`: id of what told to (a retention run, an order of the municipality); stands in the audit.
        What was said stays only as bytes that nobody can read after the roll-over at the next opening.
        """
