"""What is open while a person is unlocked: the connection, the journal, the keys. Owned by one thread."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from sqlcipher3 import Connection

from desktop.domain.changes import Change
from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.store import backup, checks, migrations, opening
from desktop.store.audit import CHAIN_START, Origin, SqlAudit, audit_key
from desktop.store.change_log import SqlChangeLog
from desktop.store.errors import StoreBug, sorting_errors
from desktop.store.header import Header
from desktop.store.journal import Journal
from desktop.store.keys import StoreKeys
from desktop.store.projections import HeadsCache, Projections, ProjectRow
from desktop.store.schema.v0003_fuller_rows import ROWS_ARE_OLD
from desktop.store.search import WordsOf, no_words
from desktop.store.transaction import Transaction
from desktop.usecases.ports import KEYS_MAY_BE_MISSING, Chance, Clock
from desktop.usecases.repair import Mended, Notice
from desktop.usecases.safe_ports import BackupWhy

_QUICK_CHECKED = "store.quick_checked"
#: what one failed read looks like, and real damage too
_ONE_READ = (TroubleCode.STORE_DAMAGED, TroubleCode.STORE_TRUNCATED)


@dataclass(frozen=True, slots=True)
class World:
    """What composition lays down: time, chance for names of files, and how a row is made."""

    clock: Clock
    chance: Chance
    project_row: ProjectRow
    words_of: WordsOf = no_words


class Strongroom:
    """An unlocked store. Everything but `forget` runs on the thread that made it."""

    def __init__(self, folder: Path, header: Header, keys: StoreKeys, world: World, origin: Origin) -> None:
        """Opens the store in the fixed order of `opening`, then schema, audit chain and journal.

        Raises Trouble (see `opening.open_existing`), then nothing stays open.
        """
        self.folder, self.header, self.keys, self.world, self.origin = folder, header, keys, world, origin
        #: dossiers that are closed until there was contact with the municipality
        self.closed: frozenset[DossierId] = frozenset()
        self.cache = HeadsCache()
        self.mended: list[Mended] = []
        self.audit_key = keys.audit
        self._thread = threading.get_ident()
        self._is_trusted = True
        self._is_busy = False
        self._connection: Connection | None = None
        self._journal: Journal | None = None
        try:
            self._open_looking_twice()
        except BaseException:
            self.close()
            raise

    @property
    def connection(self) -> Connection:
        if self._connection is None:
            raise StoreBug("STORE_CLOSED")
        return self._connection

    @property
    def journal(self) -> Journal:
        if self._journal is None:
            raise StoreBug("STORE_CLOSED")
        return self._journal

    def enter(self) -> None:
        """Begin a unit of work: right thread, no other one open, store trusted (else it is reopened)."""
        if threading.get_ident() != self._thread:
            raise StoreBug("OTHER_THREAD")
        if self._is_busy:
            raise StoreBug("NESTED_UNIT_OF_WORK")
        if not self._is_trusted:
            self._reopen()
        self._is_busy = True

    def leave(self) -> None:
        """End a unit of work."""
        self._is_busy = False

    def distrust(self) -> None:
        """After a failed write to the disk what is in memory may not be what is on it: reopen before the
        next unit of work (fsync that failed once may answer yes the second time)."""
        self._is_trusted = False

    def make_backup(self, why: BackupWhy = BackupWhy.DAILY) -> Path:
        """A verified backup of this moment; see `backup.make`."""
        now, header = self.world.clock.now(), self.header
        return backup.make(
            self.connection, self.folder, self.keys.store, header.store_id, header.generation, now, why
        )

    def close(self) -> None:
        """Checkpoint and let go of the files; keys stay until `forget`."""
        if self._connection is not None:
            try:
                opening.checkpoint(self._connection)
            except Trouble:
                pass  # what the checkpoint could not move stays in the log, and in the journal
            finally:
                connection, self._connection = self._connection, None
                with sorting_errors():
                    connection.close()
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        self.cache.drop()

    def _reopen(self) -> None:
        with suppress(Trouble):  # the connection is given up either way
            self.close()
        self._open()
        self._is_trusted = True

    def _open_looking_twice(self) -> None:
        """SQLite says 'damaged' of a page that the disk failed to read once; the second look decides."""
        try:
            self._open()
            return
        except Trouble as trouble:
            if trouble.code not in _ONE_READ:
                raise
        self.close()
        self.mended.clear()
        self._open()

    def _open(self) -> None:
        header = self.header
        checks.clear_half_written(self.folder)
        path = self.folder / header.file
        self._connection = opening.open_existing(path, self.keys.store, header.store_id, header.generation)
        with sorting_errors():
            steps = migrations.upgrade(self._connection, lambda: self.make_backup(BackupWhy.BEFORE_UPGRADE))
        transaction = Transaction(self._connection)
        if steps:
            self.mended.append(Mended(Notice.UPGRADED, steps))
        self._look_at_header(transaction)
        self._renew_old_rows(transaction)
        self.audit_key = audit_key(transaction, self.keys.audit)
        self._check_weekly(self._connection)
        self.mended += checks.adds_up(transaction, self._projections(transaction))
        self._audit(transaction).verify()
        self._journal = Journal(self.folder, header.store_id, header.generation, self.keys.journal)
        self._compare_with_journal()
        self.mended += checks.missing_blobs(transaction, self.folder)

    def _look_at_header(self, transaction: Transaction) -> None:
        """An older header opens with an older passphrase; the store knows the newest there was."""
        found = transaction.row("SELECT header_serial FROM identity")
        if found is not None and int(found[0]) > self.header.serial:
            self.mended.append(Mended(Notice.OLD_HEADER))

    def _renew_old_rows(self, transaction: Transaction) -> None:
        """Once after an upgrade that made the rows of the list fuller or brought the search index; see the
        schema, steps 3 to 5."""
        if transaction.row("SELECT 1 FROM local_state WHERE name=?", (ROWS_ARE_OLD,)) is None:
            return
        transaction.begin()
        try:
            projections = self._projections(transaction)
            projections.rewrite_rows()
            projections.reindex()
            transaction.write("DELETE FROM local_state WHERE name=?", (ROWS_ARE_OLD,))
            transaction.commit()
        except BaseException:
            transaction.roll_back()
            raise
        finally:
            self.cache.drop()

    def _check_weekly(self, connection: Connection) -> None:
        now = self.world.clock.now().astimezone(UTC)
        transaction = Transaction(connection)
        found = transaction.row("SELECT text FROM local_state WHERE name=?", (_QUICK_CHECKED,))
        if opening.quick_check_is_due(None if found is None else str(found[0]), now):
            opening.quick_check(connection)
            try:
                transaction.begin()
                values = (_QUICK_CHECKED, now.isoformat())
                transaction.write("INSERT OR REPLACE INTO local_state VALUES(?,?)", values)
                transaction.commit()
            except Trouble as trouble:
                transaction.roll_back()
                if trouble.code is not TroubleCode.DISK_FULL:  # then it is checked again next time
                    raise

    def _compare_with_journal(self) -> None:
        transaction = Transaction(self.connection)
        found = transaction.row("SELECT journal_seq FROM identity")
        kept = int(found[0]) if found else 0
        changes = SqlChangeLog(transaction, self._projections(transaction))
        contents = self.journal.read(changes.held_of)
        missing = [change for _, change in contents.records if changes.lacks(change)]
        is_short = contents.last < kept
        through = max(contents.last, kept)
        if contents.is_damaged or (is_short and contents.has_torn_tail):
            self.journal.keep_aside(f"{self.world.clock.now():%Y%m%d}-{self.world.chance.token(2).hex()}")
        if missing or is_short or contents.is_damaged:
            self._mend(transaction, changes, missing, through, is_short, contents.is_damaged)
        if is_short or contents.is_damaged:
            # The journal no longer holds everything since the last backup, so there must be a new one.
            self.make_backup()
        has_cut = contents.has_torn_tail and self.journal.cut_back(contents.good_until, through)
        if is_short or contents.is_damaged or (contents.has_torn_tail and not has_cut):
            self.journal.rewrite(self.journal.read().records, through, contents.newer)
        if contents.newer:
            self.mended.append(Mended(Notice.JOURNAL_OF_NEWER, len(contents.newer)))
        self.journal.number = through

    def _mend(
        self,
        transaction: Transaction,
        changes: SqlChangeLog,
        missing: list[Change],
        through: int,
        short: bool,
        damaged: bool,
    ) -> None:
        found = (
            (Notice.REPLAYED_FROM_JOURNAL, bool(missing), len(missing)),
            (Notice.JOURNAL_WAS_SHORT, short, 0),
            (Notice.JOURNAL_WAS_DAMAGED, damaged, 0),
        )
        transaction.begin()
        try:
            audit = self._audit(transaction)
            for change in changes.write(missing, is_own=True):
                audit.note(f"{change.kind.value}.recorded", change.id, "replayed")
            transaction.write("UPDATE identity SET journal_seq=?", (through,))
            if missing:
                values = (KEYS_MAY_BE_MISSING, "1")
                transaction.write("INSERT OR REPLACE INTO local_state VALUES(?,?)", values)
            for notice, is_so, count in found:
                if is_so:
                    audit.note(f"store.{notice.value}", self.header.store_id, "ok")
                    self.mended.append(Mended(notice, count))
            transaction.commit()
        except BaseException:
            transaction.roll_back()
            self.cache.drop()
            raise
        opening.checkpoint(self.connection)

    def _projections(self, transaction: Transaction) -> Projections:
        world = self.world
        return Projections(transaction, self.cache, world.project_row, world.words_of)

    def _audit(self, transaction: Transaction) -> SqlAudit:
        return SqlAudit(transaction, self.audit_key, self.origin, self.world.clock)


def fill_new(connection: Connection, store_id: str, generation: int) -> None:
    """Schema and identity of a store just made; the one place that writes into an empty file."""
    with sorting_errors():
        identity = "INSERT INTO identity VALUES(1, '{}', {:d}, 0, 0, x'{}')"
        first = migrations.MIGRATIONS[1]
        named = identity.format(store_id, generation, CHAIN_START.hex())
        migrations.run_step(connection, 1, (*first, named))
        for number in sorted(migrations.MIGRATIONS)[1:]:
            migrations.run_step(connection, number, migrations.MIGRATIONS[number])
        connection.execute("UPDATE identity SET change_sum=zeroblob(32), row_sum=zeroblob(32)")
    opening.checkpoint(connection)
