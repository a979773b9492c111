"""Shred by generation: everything that stays moves under a fresh key, and the old key ceases to exist.

Deleting rows is not enough: measured, nine readable copies stayed on the device for whoever holds the data
key. So what is kept is copied under a new data key, proved, and the header is switched by one rename; after
that the old store, journal, backups and copies are bytes of a key whose every wrapping is gone. What this
cannot do: reach copies that others made of the folder, or keep out somebody who has such a copy, the
passphrase and (where there is a key store) the old device secret.

The next generation is built in a folder of its own, so that a crash leaves the old one or the new one. Runs
in the opening sequence, where the stretched passphrase is at hand; no key-encryption key waits in memory.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nacl.signing import SigningKey
from sqlcipher3 import Connection

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store import attachments, backup, forgetting, opening, recovery_parcels, signing_keys, sums
from desktop.store import header as header_file
from desktop.store.audit import SqlAudit
from desktop.store.errors import sorting_errors
from desktop.store.header import Header, RecoverySlot
from desktop.store.hybrid_seal import key_id
from desktop.store.journal import Journal
from desktop.store.key_stores import KeyStore
from desktop.store.keys import StoreKeys, new_data_key
from desktop.store.private_files import (
    empty_private_file,
    private_folder,
    sync_file,
    sync_folder,
    write_atomic,
)
from desktop.store.signing_keys import SigningKeyPlace
from desktop.store.slots import Stretched, with_new_way_in
from desktop.store.strongroom import Strongroom
from desktop.store.transaction import Transaction
from desktop.usecases.ports import RECOVERY_KEY, RECOVERY_LEFT
from desktop.usecases.safe_ports import BackupWhy

#: local state: why a fresh key is wanted, when the last was made (ISO, UTC), that the old is being cleared
ROLL_OVER_WAITS = "store.roll_over_waits"
ROLLED_OVER_AT = "store.rolled_over_at"
_CLEARING = "store.roll_over_clearing"
#: reasons: at the next opening, or in the weekly turn
NOW, WEEKLY = "now", "weekly"
EVERY = timedelta(days=7)
#: beside the header: the new recovery parcel, until the back end confirmed that it has it
PENDING_PARCEL = "recovery.pending"


@dataclass(frozen=True, slots=True)
class NextGeneration:
    """What opens the new generation, once the header is switched."""

    header: Header
    keys: StoreKeys


def is_due(room: Strongroom) -> bool:
    """True when a dossier was destroyed, the key was in other hands, or its weekly turn has come."""
    transaction = Transaction(room.connection)
    why = _state(transaction, ROLL_OVER_WAITS)
    if why != WEEKLY:
        return why is not None
    now = room.world.clock.now()
    last = _state(transaction, ROLLED_OVER_AT)
    made_at = moment_of(last)
    is_time = made_at is None or not timedelta(0) <= now - made_at < EVERY
    # The way back to the program of before, and what was set aside, are not given up for a weekly turn.
    has_way_back = any(backup.is_before_upgrade(path) for path in backup.newest_first(room.folder))
    return is_time and not has_way_back and not any(room.folder.glob("aside-*"))


def build(
    room: Strongroom, way: Stretched, device_secrets: KeyStore, signing: tuple[SigningKey, SigningKeyPlace]
) -> NextGeneration:
    """Everything of the next generation beside the old one, proved; the header is not switched yet.

    Raises Trouble: then nothing counts, and `clear_unfinished` takes away what was made.
    """
    header = room.header
    generation = header.generation + 1
    keys = StoreKeys.of(new_data_key())
    try:
        place = _fresh_folder(room.folder, generation)
        file = header_file.file_of(generation)
        _copy(room, place / file, keys, generation)
        _write_journal(room, place, keys, generation)
        key, where = signing
        if where is SigningKeyPlace.BESIDE_HEADER:
            signing_keys.write_wrapped(place / signing_keys.FILE_NAME, key, header.store_id, keys)
        new = replace(header, generation=generation, file=file)
        new = _with_parcel(room, place, new, keys)
        with sorting_errors():
            sync_folder(place)
            sync_folder(room.folder)
        new = replace(new, serial=newest_serial(room))
        # A key store that does not answer today is no reason to go on without a second factor.
        has_device = device_secrets.is_available() or header.asks_device
        new = with_new_way_in(new, keys.data, way, device_secrets, has_device)
    except BaseException:
        keys.forget()
        raise
    return NextGeneration(new, keys)


def switch(folder: Path, following: NextGeneration) -> bool:
    """The one rename that makes the next generation the one that counts; True when it did.

    Raises Trouble when the disk cannot say which of the two it has: nobody may work on then, and the next
    opening reads whichever stands.
    """
    try:
        with sorting_errors():
            write_atomic(folder / header_file.HEADER_NAME, header_file.encode(following.header))
    except Trouble:
        if header_file.read(folder) == following.header:
            raise
        return False
    return True


def settle(folder: Path, header: Header) -> None:
    """Bring the files of the generation that the header names into place; goes on where a crash stopped it.

    Raises Trouble of the disk.
    """
    place = _folder(folder, header.generation)
    with sorting_errors():
        if not place.is_dir():
            return
        for path in sorted(place.iterdir()):
            path.replace(folder / path.name)
        sync_folder(folder)
        place.rmdir()


def clear_unfinished(folder: Path) -> None:
    """Take away a generation that never counted. Only with an open store, which proves that it did not."""
    for left_over in folder.glob(".next-*"):
        shutil.rmtree(left_over, ignore_errors=True)


def serial_of_store(room: Strongroom) -> int:
    """The highest number that a header of this store had, as far as the store knows."""
    found = Transaction(room.connection).row("SELECT header_serial FROM identity")
    return int(found[0]) if found else 0


def newest_serial(room: Strongroom) -> int:
    """The same, as far as header and store know."""
    return max(room.header.serial, serial_of_store(room))


def moment_of(text: str | None) -> datetime | None:
    """When the last fresh key was made, out of what is kept."""
    return None if text is None else datetime.fromisoformat(text)


def is_wanted_now(room: Strongroom) -> bool:
    """True when a fresh key is wanted at the very next opening."""
    return _state(Transaction(room.connection), ROLL_OVER_WAITS) == NOW


def clear_what_can_go(room: Strongroom) -> None:
    """No fresh key could be made today; what was destroyed leaves the journal and the folder of blobs all
    the same, as a crash may have kept it there. Raises Trouble."""
    transaction = Transaction(room.connection)
    forgetting.clear_journal(room.journal, transaction)
    forgetting.clear_orphans(transaction, room.folder)


def has_left_overs(folder: Path, header: Header) -> bool:
    """True while a store of another generation lies beside the one of the header."""
    return any(not path.name.startswith(header.file) for path in folder.glob("store*.db*"))


def is_clearing(room: Strongroom) -> bool:
    """True while something of the generation before may still lie about."""
    return _state(Transaction(room.connection), _CLEARING) is not None


def clear_old(room: Strongroom) -> None:
    """A fresh verified backup under the new key; then everything of the old one goes. May be called again.

    Raises Trouble: then it is tried at the next opening; the new generation works in the meantime.
    """
    folder, header = room.folder, room.header
    kept = room.make_backup(BackupWhy.DAILY)
    header_file.write(folder, header, room.world.clock.now())
    with sorting_errors():
        gone = [path for path in backup.newest_first(folder) if path != kept]
        gone += [path for path in folder.glob("store*.db*") if not path.name.startswith(header.file)]
        gone += folder.glob("journal.damaged-*.bin")
        for path in gone:
            path.unlink(missing_ok=True)
        for aside in folder.glob("aside-*"):
            shutil.rmtree(aside)
        sync_folder(folder)
    transaction = Transaction(room.connection)
    forgetting.clear_orphans(transaction, folder)


def note_cleared(transaction: Transaction) -> None:
    """Nothing of the old generation is left."""
    transaction.write("DELETE FROM local_state WHERE name=?", (_CLEARING,))


def ask(transaction: Transaction, why: str, now: datetime) -> None:
    """Want a fresh key: `NOW` at the next opening, `WEEKLY` a week after the last one, or after it was first
    asked for; an earlier NOW stays."""
    if _state(transaction, ROLL_OVER_WAITS) != NOW:
        _put(transaction, ROLL_OVER_WAITS, why)
    if _state(transaction, ROLLED_OVER_AT) is None:
        _put(transaction, ROLLED_OVER_AT, now.astimezone(UTC).isoformat())


def _copy(room: Strongroom, path: Path, keys: StoreKeys, generation: int) -> None:
    with sorting_errors():
        empty_private_file(path)
    copy = opening.copy_under(room.connection, path, room.keys.store, keys.store)
    try:
        _move(room, copy, keys, generation)
        _prove(room, copy)
    finally:
        with sorting_errors():
            copy.close()
    with sorting_errors():
        sync_file(path)


def _move(room: Strongroom, copy: Connection, keys: StoreKeys, generation: int) -> None:
    """What in the rows hangs on the key or the generation."""
    transaction = Transaction(copy)
    transaction.begin()
    try:
        # The chain goes on under its own key, so that heads that the back end keeps stay true.
        transaction.write("UPDATE identity SET generation=?, audit_key=?", (generation, room.audit_key))
        attachments.wrap_anew(transaction, room.keys.attach, keys.attach)
        transaction.write("DELETE FROM local_state WHERE name IN (?,?)", (ROLL_OVER_WAITS, RECOVERY_LEFT))
        _put(transaction, _CLEARING, str(room.header.generation))
        _put(transaction, ROLLED_OVER_AT, room.world.clock.now().astimezone(UTC).isoformat())
        audit = SqlAudit(transaction, room.audit_key, room.origin, room.world.clock)
        audit.note("store.rolled_over", room.header.store_id, str(generation))
        transaction.commit()
    except BaseException:
        transaction.roll_back()
        raise


def _prove(room: Strongroom, copy: Connection) -> None:
    """Whole, the same rows, sums that hold, a chain that holds. Raises Trouble(STORE_DAMAGED)."""
    opening.check_whole(copy)
    opening.quick_check(copy)
    old, new = Transaction(room.connection), Transaction(copy)
    names = [str(row[0]) for row in old.rows(_TABLES)]
    counted = all(_count(old, name) == _count(new, name) for name in names if name not in _DIFFER)
    asked = "SELECT store_id, journal_seq, change_count, change_sum, row_sum, header_serial FROM identity"
    if not counted or old.row(asked) != new.row(asked) or not sums.verify(new).changes:
        raise Trouble(TroubleCode.STORE_DAMAGED)
    SqlAudit(new, room.audit_key, room.origin, room.world.clock).verify()


_TABLES = (
    "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
    " AND name NOT LIKE 'said_text%'"
)
#: one line more, and marks of the roll-over itself
_DIFFER = ("audit", "local_state")


def _write_journal(room: Strongroom, place: Path, keys: StoreKeys, generation: int) -> None:
    """The records of the old journal under the new key; of destroyed dossiers none."""
    contents = room.journal.read()
    kept, newer = forgetting.without_forgotten(contents, Transaction(room.connection))
    journal = Journal(place, room.header.store_id, generation, keys.journal)
    try:
        journal.rewrite(kept, max(contents.last, room.journal.number), newer)
    finally:
        journal.close()


def _with_parcel(room: Strongroom, place: Path, header: Header, keys: StoreKeys) -> Header:
    """Where the municipality's key is known: the new key sealed to it, beside the header until it is left."""
    known = _state(Transaction(room.connection), RECOVERY_KEY)
    try:
        public = bytes.fromhex(known or "")
        parcel = recovery_parcels.parcel_for(keys.data, header.store_id, header.generation, public)
    except ValueError:  # no key known, or one that is none: the link says so when it leaves a parcel
        return replace(header, recovery=())
    with sorting_errors():
        write_atomic(place / PENDING_PARCEL, parcel)
    return replace(header, recovery=(RecoverySlot(key_id(public)),))


def _fresh_folder(folder: Path, generation: int) -> Path:
    clear_unfinished(folder)
    with sorting_errors():
        return private_folder(_folder(folder, generation))


def _folder(folder: Path, generation: int) -> Path:
    return folder / f".next-{generation}"


def _count(transaction: Transaction, table: str) -> int:
    found = transaction.row(f'SELECT count(*) FROM "{table}"')
    return -1 if found is None else int(found[0])


def _state(transaction: Transaction, name: str) -> str | None:
    found = transaction.row("SELECT text FROM local_state WHERE name=?", (name,))
    return None if found is None else str(found[0])


def _put(transaction: Transaction, name: str, text: str) -> None:
    transaction.write("INSERT OR REPLACE INTO local_state VALUES(?,?)", (name, text))
