"""An unlocked store as composition holds it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import BaseFileLock
from nacl.signing import SigningKey

from desktop.store import attempts, backup, signing_keys
from desktop.store import header as header_file
from desktop.store.audit import Origin, SqlAudit
from desktop.store.header import Header, RecoverySlot, SlotType
from desktop.store.kdf import KdfParameters
from desktop.store.key_stores import KeyStore
from desktop.store.keys import StoreKeys, recovery_parcel
from desktop.store.passphrases import WordList, check_strength
from desktop.store.signing_keys import SigningKeyPlace
from desktop.store.slots import made_slot, opened_slot, secret_name
from desktop.store.strongroom import Notice, Strongroom, World
from desktop.store.transaction import Transaction
from desktop.store.unit_of_work import SqlUnitOfWork
from desktop.store.wiping import wipe


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
            self.signing_key: SigningKey
            self.signing_key_place: SigningKeyPlace
            self.signing_key, self.signing_key_place = signing_keys.find(
                entrance.folder, header.store_id, keys, entrance.device_secrets
            )
            self._room = Strongroom(entrance.folder, header, keys, world, origin)
        except BaseException:
            keys.forget()
            entrance.lock.release()
            raise
        self.person_id = person_id

    @property
    def store_id(self) -> str:
        return self._room.header.store_id

    @property
    def label(self) -> str:
        return self._room.header.label

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What opening had to mend; empty on a good day."""
        return tuple(self._room.notices)

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

    def audit_head(self) -> tuple[int, bytes]:
        """Count and last MAC of the audit chain, for the back end to keep."""
        return self._audit(Transaction(self._room.connection)).head()

    def recovery_parcel(self, public_key: bytes) -> bytes:
        """The data key sealed to the municipality's X25519 key (32 bytes), to upload at enrolment.

        The laptop keeps only that it was made and the key's id. Raises ValueError, Trouble.
        """
        header = self._room.header
        parcel = recovery_parcel(self._keys, header.store_id, header.generation, public_key)
        key_id = hashlib.sha256(public_key).hexdigest()[:16]
        if RecoverySlot(key_id) not in header.recovery:
            self._write_header(replace(header, recovery=(RecoverySlot(key_id),)))
        self._note("recovery.parcel_made", key_id)
        return parcel

    def change_passphrase(self, old: bytearray, new: bytearray, cost: KdfParameters | None = None) -> None:
        """Wrap the data key anew; the store itself stays as it is. Both passphrases are wiped.

        `cost`: newly measured parameters; None keeps those of the old slot. Raises Refusal: WRONG_PASSPHRASE,
        WAIT_BEFORE_RETRY, PASSPHRASE_TOO_WEAK; Trouble. An older copy of the header elsewhere still opens
        with the old passphrase: on suspicion of theft this is not enough.
        """
        entrance, header = self._entrance, self._room.header
        try:
            has_device = any(slot.type is SlotType.PASSPHRASE_DEVICE for slot in header.slots)
            check_strength(new, entrance.words, has_device)
            attempts.begin_try(entrance.folder, self._room.world.clock.now())
            data_key = opened_slot(header, old, entrance.device_secrets)
            attempts.succeeded(entrance.folder)
            secret = entrance.device_secrets.get(secret_name(header.store_id)) if has_device else None
            slot = made_slot(header, data_key, new, secret, cost or header.slots[0].cost)
            data_key.forget()
        finally:
            wipe(old)
            wipe(new)
        self._write_header(replace(header, slots=(slot,)))
        self._note("passphrase.changed", header.store_id)

    def backup(self) -> Path:
        """A verified backup of this moment; the newest three stay. Raises Trouble."""
        with self.unit_of_work():
            pass  # reopens a store that is not trusted any more
        path = self._room.make_backup()
        self._note("backup.made", self.store_id)
        return path

    def keep_daily_backup(self) -> bool:
        """For closing time: a backup when the newest is a day old, and the journal pruned by what it holds.

        True when one was made. Raises Trouble: then none was, and the journal is as it was.
        """
        if not backup.is_due(self._entrance.folder, self._room.world.clock.now()):
            return False
        self.backup()
        self._room.journal.prune(self._confirmed())
        return True

    def prune_journal(self) -> int:
        """Drop from the journal what the back end confirmed and a backup made now holds; returns how many."""
        confirmed = self._confirmed()
        if not confirmed:
            return 0
        self.backup()
        return self._room.journal.prune(confirmed)

    def _confirmed(self) -> set[str]:
        """Ids of changes the back end has and gives out again.

        The receipts were verified by the sync before the outbox kept them. A set that was put apart there
        is given to nobody, so it stays in the journal.
        """
        asked = (
            "SELECT i.change FROM in_set i JOIN sealed_set s ON s.incarnation = i.incarnation AND s.n = i.n"
            " WHERE s.set_aside IS NULL AND i.n <= coalesce((SELECT max(r.n) FROM receipt r"
            " WHERE r.incarnation = i.incarnation), 0)"
        )
        return {str(row[0]) for row in Transaction(self._room.connection).rows(asked)}

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

    def _audit(self, transaction: Transaction) -> SqlAudit:
        room = self._room
        return SqlAudit(transaction, self._keys.audit, room.origin, room.world.clock)
