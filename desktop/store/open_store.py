"""An unlocked store as composition holds it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import BaseFileLock
from nacl.signing import SigningKey

from desktop.domain.errors import Trouble
from desktop.domain.ids import DossierId
from desktop.store import attempts, backup, checks, forgetting, restoring, rollover, signing_keys
from desktop.store import header as header_file
from desktop.store.audit import Origin, SqlAudit
from desktop.store.errors import sorting_errors
from desktop.store.header import Header, RecoverySlot
from desktop.store.kdf import KdfParameters
from desktop.store.key_stores import KeyStore
from desktop.store.keys import StoreKeys
from desktop.store.outbox import confirmed_changes
from desktop.store.passphrases import WordList, check_strength
from desktop.store.recovery_parcels import parcel_for
from desktop.store.rollover import NextGeneration
from desktop.store.signing_keys import SigningKeyPlace
from desktop.store.slots import Stretched, drop_secrets, opened_way, stretched, with_new_way_in
from desktop.store.strongroom import Strongroom, World
from desktop.store.transaction import Transaction
from desktop.store.unit_of_work import SqlUnitOfWork
from desktop.store.wiping import wipe
from desktop.usecases.repair import Mended, Notice
from desktop.usecases.safe_ports import BackupWhy, Comparison

#: beside the header: the municipality opened the way in, and the store was not open yet to write it down
RECOVERY_USED = "recovery.used"


@dataclass(frozen=True, slots=True)
class Entrance:
    """Where a person's files are and what guards them while open."""

    folder: Path
    device_secrets: KeyStore
    words: WordList
    lock: BaseFileLock


class OpenStore:
    """The store of one person, unlocked. Belongs to the thread that opened it; close it there."""

    def __init__(self, entrance: Entrance, header: Header, keys: StoreKeys, world: World) -> None:
        """Raises Trouble as `Strongroom` does; then nothing stays open and the keys are wiped."""
        self._entrance = entrance
        self._keys = keys
        self._is_closed = False
        try:
            person_id = entrance.folder.name
            origin = Origin(desk=header.store_id, actor=person_id)
            self._room = Strongroom(entrance.folder, header, keys, world, origin)
            self.signing_key, self.signing_key_place = self._signing()
        except BaseException:
            keys.forget()
            entrance.lock.release()
            raise
        self.person_id = person_id

    @property
    def store_id(self) -> str:
        return self._room.header.store_id

    @property
    def header(self) -> Header:
        """What stands beside the store and can be read without a key."""
        return self._room.header

    @property
    def folder(self) -> Path:
        """Where the files of this person are."""
        return self._entrance.folder

    @property
    def words(self) -> WordList:
        """Of which words a passphrase is made here."""
        return self._entrance.words

    @property
    def label(self) -> str:
        return self._room.header.label

    @property
    def mended(self) -> tuple[Mended, ...]:
        """What opening mended or found; empty on a good day."""
        return tuple(self._room.mended)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The kinds of what was mended, in order."""
        return tuple(one.notice for one in self._room.mended)

    @property
    def public_key(self) -> bytes:
        """The public half (32 bytes) of this device's Ed25519 key."""
        return bytes(self.signing_key.verify_key)

    def sign(self, text: bytes) -> bytes:
        """The raw 64-byte Ed25519 signature of this device over `text`."""
        return self.signing_key.sign(text).signature

    def unit_of_work(self) -> SqlUnitOfWork:
        """A new unit of work, to be used in a `with` block on this thread."""
        return SqlUnitOfWork(self._room)

    def acts_as(self, worker: str, desk: str) -> None:
        """From now on audit lines carry these ids (after enrolment); before, person and store id."""
        self._room.origin = Origin(desk=desk, actor=worker)

    def keep_closed(self, dossiers: frozenset[DossierId]) -> None:  # in no list; the sync goes on with them
        self._room.closed = dossiers

    def audit_head(self) -> tuple[int, bytes]:
        """Count and last MAC of the audit chain, for the back end to keep."""
        return self._audit(Transaction(self._room.connection)).head()

    def recovery_parcel(self, public_key: bytes) -> bytes:
        """The data key sealed to the municipality's recovery key, to upload at enrolment and after each
        roll-over. The laptop keeps only that it was made and the key's id. Raises ValueError, Trouble.
        """
        header = self._room.header
        parcel = parcel_for(self._keys.data, header.store_id, header.generation, public_key)
        key_id = hashlib.sha256(public_key).hexdigest()[:16]
        if RecoverySlot(key_id) not in header.recovery:
            self._write_header(replace(header, recovery=(RecoverySlot(key_id),)))
        self._note("recovery.parcel_made", key_id)
        return parcel

    def recovery_parcel_left(self) -> None:
        """The back end confirmed the parcel of this generation: the one beside the header goes."""
        with sorting_errors():
            (self._entrance.folder / rollover.PENDING_PARCEL).unlink(missing_ok=True)

    def change_passphrase(self, old: bytearray, new: bytearray, cost: KdfParameters | None = None) -> None:
        """Wrap the data key anew; the store itself stays as it is. Both passphrases are wiped.

        `cost`: newly measured parameters; None keeps those of the old slot. Raises Refusal: WRONG_PASSPHRASE,
        WAIT_BEFORE_RETRY, PASSPHRASE_TOO_WEAK; Trouble. An older copy of the header elsewhere still opens
        with the old passphrase: on suspicion of theft this is not enough.
        """
        entrance, header = self._entrance, self._room.header
        try:
            has_device = header.asks_device
            check_strength(new, entrance.words, has_device)
            attempts.begin_try(entrance.folder, self._room.world.clock.now())
            with ExitStack() as wiped:
                data_key, was = opened_way(header, old, entrance.device_secrets)
                wiped.callback(data_key.forget)
                wiped.callback(was.forget)
                attempts.succeeded(entrance.folder)
                way = stretched(new, cost or header.slots[0].cost)
                wiped.callback(way.forget)
                last = replace(header, serial=rollover.newest_serial(self._room))
                changed = with_new_way_in(last, data_key, way, entrance.device_secrets, has_device)
        finally:
            wipe(old)
            wipe(new)
        self._write_header(changed)
        with self.unit_of_work() as work:
            work.audit.note("passphrase.changed", header.store_id, "ok")
            work.ask_roll_over(rollover.WEEKLY)  # a copy of the old header elsewhere opens with the old words
            work.commit()
        self.settle_ways_in()

    def compared(self, backup_id: str) -> Comparison:
        """A backup beside what is open. Raises KeyError for an unknown id, Trouble."""
        return restoring.compare(self._room, backup_id)

    def forget(self, dossiers: Sequence[DossierId], order: str) -> int:
        """Destroy dossiers on this laptop; returns how many changes went.

        Rows in one transaction; then the journal is written without them, their files go, and one fresh
        backup takes the place of all older ones, which still hold them. The disk's own leftovers die with
        the key at the next opening. Raises Trouble: before the commit nothing went, after it the rest does.
        """
        room, folder = self._room, self._entrance.folder
        with self.unit_of_work() as work:
            destroyed = work.forget(dossiers, order)
            work.commit()
        forgetting.clear_journal(room.journal, Transaction(room.connection))
        forgetting.take_away(folder, destroyed.files)
        kept = room.make_backup(BackupWhy.DAILY)
        with sorting_errors():
            for older in [path for path in backup.newest_first(folder) if path != kept]:
                older.unlink(missing_ok=True)
        return destroyed.changes

    def rolled_over(self, way: Stretched) -> OpenStore:
        """The store itself, or when a fresh key is due the next generation of it; this one is closed then.

        Only in the opening sequence. What goes wrong before the header is switched leaves everything as it
        was, to be tried at the next opening. Raises Trouble when the disk fails at the switch itself.
        """
        room, entrance = self._room, self._entrance
        if rollover.is_clearing(room):
            self._clear_old()
        rollover.clear_unfinished(entrance.folder)
        following = self._following(way) if rollover.is_due(room) else None
        if following is None:
            return self
        self._is_closed = True
        try:
            with suppress(Trouble):  # the copy was proved; the file of before is given up either way
                room.close()
            self._keys.forget()
            rollover.settle(entrance.folder, following.header)
        except BaseException:
            self._keys.forget()
            following.keys.forget()
            entrance.lock.release()
            raise
        store = OpenStore(entrance, following.header, following.keys, room.world)
        try:
            store._room.mended = [*room.mended, *store._room.mended]
            store._clear_old()
        except BaseException:
            store.close()
            raise
        return store

    def _following(self, way: Stretched) -> NextGeneration | None:
        """The next generation, its header switched to; None when it could not be, and nothing changed."""
        room, entrance = self._room, self._entrance
        try:
            signing = (self.signing_key, self.signing_key_place)
            following = rollover.build(room, way, entrance.device_secrets, signing)
        except Trouble as trouble:
            rollover.clear_unfinished(entrance.folder)
            self._note_failed(trouble)
            return None
        try:
            if rollover.switch(entrance.folder, following):
                return following
        except BaseException:
            following.keys.forget()
            self.close()
            raise
        following.keys.forget()
        rollover.clear_unfinished(entrance.folder)
        return None

    def _note_failed(self, trouble: Trouble) -> None:
        """What was destroyed can still be read by whoever has the key and the disk: that is written down for
        the privacy officer, and what can go without a fresh key goes. As far as the disk lets us."""
        with suppress(Trouble), self.unit_of_work() as work:
            work.audit.note("store.roll_over_failed", self.store_id, trouble.code.value)
            work.commit()
        if rollover.is_wanted_now(self._room):
            with suppress(Trouble):
                rollover.clear_what_can_go(self._room)

    def settle_put_back(self) -> None:
        """After a copy was put back: one made while the generation before was cleared away says that this
        still goes on, and the next opening would clear away what was set aside now. Raises Trouble."""
        self.settle_ways_in()
        if rollover.is_clearing(self._room) and not rollover.has_left_overs(self.folder, self.header):
            with self.unit_of_work() as work:
                work.note_cleared()
                work.commit()

    def _clear_old(self) -> None:
        """Take away what the generation before left; what fails now is tried at the next opening."""
        with suppress(Trouble):
            self.settle_ways_in()
            rollover.clear_old(self._room)
            with self.unit_of_work() as work:
                work.note_cleared()
                work.commit()

    def settle_ways_in(self) -> None:
        """Have the store remember the newest header, and drop the device secrets of those before it.

        After a change of the ways in, and at opening when the program was stopped before this was done.
        Raises Trouble.
        """
        self._note_recovery()
        header = self._room.header
        known = rollover.serial_of_store(self._room)
        if known > header.serial:
            self._note_older_header(header)
        if known >= header.serial:
            return
        drop_secrets(header, known, self._entrance.device_secrets)
        with self.unit_of_work() as work:
            work.settle_serial(header.serial)
            work.commit()

    def keep_header_copy(self) -> None:
        """Have a copy of the header dated today. Raises Trouble."""
        room = self._room
        header_file.keep_copy(self._entrance.folder, room.header, room.world.clock.now())

    def _note_older_header(self, header: Header) -> None:
        """An older header was put back, so words of before open the koffer. It is said on screen,
        written down, and the key is replaced at once. Keeping out would lose work and protect nothing: the
        same header, words and store open elsewhere too."""
        with self.unit_of_work() as work:
            work.audit.note("header.older_put_back", header.store_id, str(header.serial))
            work.ask_roll_over(rollover.NOW)
            work.commit()

    def _note_recovery(self) -> None:
        """When the municipality opened the way in: an audit line, and a fresh key at the next opening, as
        this one was in other hands."""
        used = self._entrance.folder / RECOVERY_USED
        if not used.exists():
            return
        with self.unit_of_work() as work:
            work.audit.note("recovery.used", self.store_id, "ok")
            work.ask_roll_over(rollover.NOW)
            work.commit()
        with sorting_errors():
            used.unlink(missing_ok=True)

    def backup(self, why: BackupWhy = BackupWhy.ASKED) -> Path:
        """A verified backup of this moment; the newest three stay. Raises Trouble."""
        with self.unit_of_work():
            pass  # reopens a store that is not trusted any more
        path = self._room.make_backup(why)
        self._note("backup.made", self.store_id)
        return path

    def keep_daily_backup(self) -> bool:
        """For closing time: a backup when the newest is a day old, and the journal pruned by what it holds.

        True when one was made. Raises Trouble: then none was, and the journal is as it was.
        """
        if not backup.is_due(self._entrance.folder, self._room.world.clock.now()):
            return False
        self.backup(BackupWhy.DAILY)
        self._room.journal.prune(confirmed_changes(Transaction(self._room.connection)))
        if checks.was_synced_since_upgrade(Transaction(self._room.connection)):
            backup.drop_before_upgrade(self._entrance.folder)
        return True

    def prune_journal(self) -> int:
        """Drop from the journal what the back end confirmed and a backup made now holds; returns how many."""
        confirmed = confirmed_changes(Transaction(self._room.connection))
        if not confirmed:
            return 0
        self.backup(BackupWhy.DAILY)
        return self._room.journal.prune(confirmed)

    def count_changes(self) -> int:
        """How many changes the store holds."""
        found = Transaction(self._room.connection).row("SELECT count(*) FROM change")
        return int(found[0]) if found else 0

    def rebuild_projections(self) -> int:
        """Compute heads and dossier rows anew from the changes; returns how many dossiers."""
        with self.unit_of_work() as work:
            count = work.rebuild()
            work.audit.note("projections.rebuilt", self.store_id, "ok")
            work.commit()
        return count

    def close(self) -> None:
        """Checkpoint, close, wipe the keys, let go of the lock; a second call does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        try:
            self._room.close()
        finally:
            self._keys.forget()
            self._entrance.lock.release()

    def _write_header(self, header: Header) -> None:
        header_file.write(self._entrance.folder, header, self._room.world.clock.now())
        self._room.header = header

    def _note(self, action: str, object_id: str) -> None:
        with self.unit_of_work() as work:
            work.audit.note(action, object_id, "ok")
            work.commit()

    def _signing(self) -> tuple[SigningKey, SigningKeyPlace]:
        room = self._room
        try:
            place = (room.folder, room.header.store_id, self._keys, self._entrance.device_secrets)
            if signing_keys.make_if_lost(*place):
                self._note("device.key_made_anew", self.store_id)
            return signing_keys.find(*place)
        except BaseException:
            room.close()
            raise

    def _audit(self, transaction: Transaction) -> SqlAudit:
        room = self._room
        return SqlAudit(transaction, room.audit_key, room.origin, room.world.clock)
