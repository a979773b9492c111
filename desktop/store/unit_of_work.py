"""One transaction on the store, with all its repositories (port `UnitOfWork`)."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from desktop.domain.changes import Change
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.store import forgetting, opening, rollover
from desktop.store.attachments import SqlAttachments
from desktop.store.audit import SqlAudit
from desktop.store.change_log import SqlChangeLog
from desktop.store.dossier_rows import SqlDossierRows
from desktop.store.drafts import SqlDrafts
from desktop.store.errors import StoreBug
from desktop.store.forgetting import Destroyed
from desktop.store.local_state import SqlDossierKeys, SqlLocalState
from desktop.store.outbox import SqlOutbox
from desktop.store.projections import Projections
from desktop.store.received import SqlReceived
from desktop.store.search import SqlSaidTexts
from desktop.store.strongroom import Strongroom
from desktop.store.transaction import Transaction
from desktop.usecases.ports import (
    Attachments,
    Audit,
    ChangeLog,
    DossierKeys,
    DossierRows,
    Drafts,
    LocalState,
    Outbox,
    Received,
    SaidTexts,
)


class SqlUnitOfWork:
    """Use as a `with` block; what is not committed is rolled back, in the journal too."""

    drafts: Drafts
    changes: ChangeLog
    dossiers: DossierRows
    state: LocalState
    keys: DossierKeys
    outbox: Outbox
    received: Received
    attachments: Attachments
    audit: Audit
    said: SaidTexts

    def __init__(self, room: Strongroom) -> None:
        self._room = room
        self._journal_place: tuple[int, int] | None = None
        self._is_committed = False

    def __enter__(self) -> Self:
        """Raises Trouble when the store had to be reopened and could not be."""
        room = self._room
        room.enter()
        try:
            self._transaction = Transaction(room.connection)
            self._lay_out(room, self._transaction)
            self._transaction.begin()
        except BaseException:
            room.leave()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if not self._is_committed:
                self._roll_back()
        finally:
            if isinstance(error, Trouble) and error.code is TroubleCode.DISK_ERROR:
                self._room.distrust()
            self._room.leave()

    def record(self, changes: Sequence[Change]) -> None:
        """Write own changes: journal first (appended and fsynced), then change, heads, rows, audit line.

        A change that is already here alters nothing. Raises Refusal(NOT_PRINTABLE_TEXT) or Trouble; the unit
        of work must then be left without commit.
        """
        if self._is_committed:
            raise StoreBug("RECORD_AFTER_COMMIT")
        once = {change.id: change for change in changes}.values()
        new = [change for change in once if not self._log.holds(change.id)]
        if not new:
            return
        if any(forgetting.is_forgotten(self._transaction, one) for one in {c.dossier for c in new}):
            raise Refusal(RefusalCode.DOSSIER_NOT_HERE)
        journal = self._room.journal
        if self._journal_place is None:
            self._journal_place = journal.place()
        journal.append(new)
        self._log.write(new, is_own=True)
        self._transaction.write("UPDATE identity SET journal_seq=?", (journal.number,))
        for change in new:
            self.audit.note(f"{change.kind.value}.recorded", change.id, "ok")

    def commit(self) -> None:
        """Make it durable. When this returns, the work is on the disk; when it raises Trouble, it is not
        to be called saved.

        The COMMIT with its sync is what saves. A checkpoint that fails after it (a disk that is full to the
        last byte) loses nothing: log and journal hold the change, and the store is reopened before it is
        used again.
        """
        try:
            self._transaction.commit()
        except Trouble:
            self._room.distrust()
            raise
        self._is_committed = True
        try:
            opening.checkpoint(self._room.connection)
        except Trouble:
            self._room.distrust()

    def rebuild(self) -> int:
        """Compute heads and dossier rows anew from the changes; returns how many dossiers."""
        return self._projections.rebuild()

    def forget(self, dossiers: Sequence[DossierId], order: str) -> Destroyed:
        """Destroy dossiers; see `forgetting.destroy`. Files follow after the commit."""
        room = self._room
        at = room.world.clock.now()
        destroyed = forgetting.destroy(self._transaction, self.audit, dossiers, order, at)
        rollover.ask(self._transaction, rollover.NOW, at)
        room.cache.drop()
        return destroyed

    def note_cleared(self) -> None:
        """Nothing of the generation before is left; see `rollover.clear_old`."""
        rollover.note_cleared(self._transaction)

    def ask_roll_over(self, why: str) -> None:
        """Want a fresh key; see `rollover.ask`."""
        rollover.ask(self._transaction, why, self._room.world.clock.now())

    def settle_serial(self, serial: int) -> None:
        """Remember the number of the newest header."""
        self._transaction.write("UPDATE identity SET header_serial=?", (serial,))

    def _lay_out(self, room: Strongroom, transaction: Transaction) -> None:
        clock = room.world.clock
        self._projections = Projections(transaction, room.cache, room.world.project_row, room.world.words_of)
        self._log = SqlChangeLog(transaction, self._projections)
        self._blobs = SqlAttachments(transaction, room.folder, room.keys.attach)
        self.drafts = SqlDrafts(transaction, clock)
        self.changes = self._log
        self.dossiers = SqlDossierRows(self._projections, room.closed)
        self.said = SqlSaidTexts(transaction, room.world.words_of)
        self.state = SqlLocalState(transaction)
        self.keys = SqlDossierKeys(transaction)
        self.outbox = SqlOutbox(transaction)
        self.attachments = self._blobs
        self.audit = SqlAudit(transaction, room.audit_key, room.origin, clock)
        self.received = SqlReceived(transaction, self._log, self.audit)

    def _roll_back(self) -> None:
        room = self._room
        if self._transaction.has_written:
            room.cache.drop()
        if self._journal_place is not None and not room.journal.cut_back(*self._journal_place):
            room.distrust()
        try:
            self._transaction.roll_back()
            self._blobs.roll_back()
        except Trouble:
            room.distrust()
