"""A koffer that does not open, or was mended: what can be told of it, and the ways back.

Nothing here erases: what is broken is set aside, and what takes its place was proved to open.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from desktop.domain.errors import Refusal, RefusalCode, TroubleCode

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import Desk
    from desktop.usecases.safe_ports import BackupRow, Comparison
    from desktop.usecases.unlock import Entrance


class Notice(StrEnum):
    """What opening mended or found by itself; for the audit chain and a calm card on screen."""

    REPLAYED_FROM_JOURNAL = "replayed_from_journal"
    JOURNAL_WAS_DAMAGED = "journal_was_damaged"
    JOURNAL_WAS_SHORT = "journal_was_short"
    JOURNAL_OF_NEWER = "journal_of_newer"  # answers of a newer program wait until it is back
    PROJECTIONS_REBUILT = "projections_rebuilt"  # an older page stood in what is computed from the answers
    BLOBS_MISSING = "blobs_missing"
    OLD_HEADER = "old_header"  # an earlier passphrase opens the koffer again
    UPGRADED = "upgraded"


@dataclass(frozen=True, slots=True)
class Mended:
    """One thing that was mended, and how many of it: answers, dossiers, papers or steps; 0 = not counted."""

    notice: Notice
    count: int = 0


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What can be told without a key of a koffer that does not open. Nothing in it is proved yet."""

    person: str
    code: TroubleCode
    backups: tuple[BackupRow, ...]  # newest first
    journal_records: int
    lock_copies: tuple[date, ...]  # days of the copies of the header that can be read, newest first

    @property
    def has_way_back(self) -> bool:
        """True when there is something to restore from."""
        return bool(self.backups) or self.journal_records > 0


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What putting back came to."""

    backup: BackupRow
    from_journal: int  # answers that came back out of the journal
    changes: int  # in the koffer now
    dossiers: int  # whose lists were computed anew


@dataclass(frozen=True, slots=True)
class RecoveryAsk:
    """What goes to the municipality: a code to read aloud and the whole request. Not secret."""

    code: str
    text: str
    can_be_answered: bool  # False: no spare key was ever left at the municipality


class Repair(Protocol):
    """What the lock screen can do with a koffer that does not open. Composition provides it.

    Passphrases are wiped by the callee. Raises as `Entrance.open_person` does.
    """

    def today(self) -> date:
        """This day in Europe/Amsterdam."""

    def diagnose(self, person: str, code: TroubleCode) -> Diagnosis: ...
    def look_back(self, person: str, passphrase: bytearray) -> tuple[Comparison, ...]:
        """Every copy that proves whole, newest first, and what putting it back would do; nothing is done.

        Empty when there is none. The koffer stays locked for others until `put_back` or `leave`.
        """

    def put_back(self, backup: str) -> tuple[Desk, RestoreReport]:
        """Set the koffer of now aside, put this copy of `look_back` in its place, replay the journal, open.

        Raises KeyError for a copy that was not shown; Trouble, and then nothing was moved.
        """

    def leave(self) -> None:
        """No restoring after all: let go of what `look_back` holds."""

    def put_lock_back(self, person: str) -> date:
        """The newest good copy of the header in its place; returns its day. Trouble(HEADER_MISSING)."""

    def mended(self) -> tuple[Mended, ...]:
        """What opening mended of the koffer that is open; empty on a good day."""

    def ask_municipality(self, person: str) -> RecoveryAsk: ...
    def recover(self, person: str, answer: str, passphrase: bytearray) -> Desk:
        """Open with the answer of the municipality and new words."""


def leave_back(entrance: Entrance) -> None:
    """No copy is put back after all."""
    entrance.repair().leave()


def put_lock_back(entrance: Entrance, person: str) -> date:
    """Put the newest good copy of the header in its place; returns the day it is of."""
    return entrance.repair().put_lock_back(person)


def ask_municipality(entrance: Entrance, person: str) -> RecoveryAsk:
    """A request to the municipality to open the way in; one that waits is shown again."""
    return entrance.repair().ask_municipality(person)


def recover(entrance: Entrance, person: str, answer: str, passphrase: bytearray, again: bytearray) -> Desk:
    """Open with the answer of the municipality; the new words were typed back. Both are wiped.

    Refusal PASSPHRASES_DIFFER, RECOVERY_...
    """
    try:
        differ = not hmac.compare_digest(passphrase, again)
    finally:
        again[:] = bytes(len(again))
    if differ:
        passphrase[:] = bytes(len(passphrase))
        raise Refusal(RefusalCode.PASSPHRASES_DIFFER, "again")
    return entrance.repair().recover(person, answer, passphrase)
