"""The one way to open the store: the only place that connects to SQLCipher.

The order is fixed and fails closed (design: security 4.3); every step has its own code. Header, passphrase
and file lock come before this (`header`, `keys`, `safe`); the audit chain and the journal after it
(`open_store`), as they need the schema.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import sqlcipher3

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store import pages
from desktop.store.errors import StoreBug, sorting_errors
from desktop.store.pages import PAGE
from desktop.store.private_files import FILE_MODE, empty_private_file, sync_folder
from desktop.store.wiping import KEY_SIZE, MaskedKey, wipe

_PLAIN_MAGIC = b"SQLite format 3\x00"
_HEX = b"0123456789abcdef"
QUICK_CHECK_EVERY = timedelta(days=7)
#: a check complains of a read that failed once as of damage: only what it says twice counts
_LOOKS = range(2)
#: pragma, value to set, value that must be read back
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("synchronous", "EXTRA", "3"),
    ("temp_store", "MEMORY", "2"),
    ("secure_delete", "ON", "1"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
)


def create_file(path: Path) -> None:
    """An empty 0600 file for a new store; only `create_person` makes one. Raises Trouble."""
    with sorting_errors():
        empty_private_file(path)
        sync_folder(path.parent)


def open_new(path: Path, key: MaskedKey) -> sqlcipher3.Connection:
    """Connect to the empty file that `create_file` made; the caller fills the schema at once."""
    with sorting_errors():
        if path.stat().st_size != 0:
            raise StoreBug("NEW_STORE_NOT_EMPTY")
    return _connected(path, key)


def open_existing(path: Path, key: MaskedKey, store_id: str, generation: int) -> sqlcipher3.Connection:
    """Open an existing store and prove that it is the right one, whole and encrypted.

    Raises Trouble: STORE_MISSING, STORE_EMPTY_FILE, STORE_NOT_ENCRYPTED, STORE_DAMAGED, STORE_TRUNCATED,
    STORE_FOREIGN, STORE_OTHER, SECOND_INSTANCE, READ_ONLY, DISK_FULL, DISK_ERROR. Never makes a store in the
    place of a missing one.
    """
    _free_log(path)
    try:
        check_file(path)
        return _proved(path, key, store_id, generation)
    except Trouble as trouble:
        if trouble.code is not TroubleCode.STORE_DAMAGED:
            raise
    raise pages.trouble_of(path, key)  # the same word of SQLCipher for a hole, a cut and another file


def _proved(path: Path, key: MaskedKey, store_id: str, generation: int) -> sqlcipher3.Connection:
    connection = _connected(path, key)
    try:
        _check_identity(connection, store_id, generation)
        check_whole(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _free_log(path: Path) -> None:
    """A store that could only be read left a log with the same rights; once the store may be written again,
    so may its log, or it would keep the owner out for good. What cannot be set, opening says."""
    for suffix in ("-wal", "-shm"):
        beside = path.with_name(path.name + suffix)
        with suppress(OSError):
            if path.stat().st_mode & stat.S_IWUSR and not beside.stat().st_mode & stat.S_IWUSR:
                beside.chmod(FILE_MODE)


def check_file(path: Path) -> None:
    """What can be told without a key: there, not empty, whole pages, not in the clear.

    A crash or a full disk in mid-checkpoint leaves a torn last page; then the log beside it still has it
    whole, and the checkpoint at opening mends it.
    """
    with sorting_errors():
        if not path.is_file():
            raise Trouble(TroubleCode.STORE_MISSING)
        size = path.stat().st_size
        log = path.with_name(f"{path.name}-wal")
        has_log = log.exists() and log.stat().st_size > 0
        with path.open("rb") as opened:
            start = opened.read(len(_PLAIN_MAGIC))
    if size == 0:
        raise Trouble(TroubleCode.STORE_EMPTY_FILE)
    if start == _PLAIN_MAGIC:
        raise Trouble(TroubleCode.STORE_NOT_ENCRYPTED)
    if size % PAGE and not has_log:
        raise Trouble(TroubleCode.STORE_DAMAGED)


def check_whole(connection: sqlcipher3.Connection) -> None:
    """Checkpoint first (else the next check cries wolf after a crash), then every page's HMAC.

    On a full disk the checkpoint cannot be made, so the check waits for the next opening: what is read is
    still proved page by page. Raises Trouble(STORE_DAMAGED).
    """
    try:
        checkpoint(connection)
    except Trouble as trouble:
        if trouble.code is TroubleCode.DISK_FULL:
            return
        raise
    _check_pages(connection)


def check_copy(path: Path, key: MaskedKey, store_id: str, generation: int) -> None:
    """Prove that a backup opens, is whole and is of this store; leaves no file beside it.

    Raises Trouble as `open_existing` does.
    """
    with reading_copy(path, key, store_id, generation):
        pass


@contextmanager
def reading_copy(
    path: Path, key: MaskedKey, store_id: str, generation: int
) -> Iterator[sqlcipher3.Connection]:
    """A backup to read from, proved as `check_copy` does, for the length of a `with` block."""
    check_file(path)
    with sorting_errors():
        address = path.resolve().as_uri() + "?immutable=1"
        connection = sqlcipher3.connect(address, uri=True, isolation_level=None, timeout=0)
    try:
        with sorting_errors():
            connection.enable_load_extension(False)
            _set_key(connection, key)
            connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
        _check_pages(connection)
        _check_identity(connection, store_id, generation)
        quick_check(connection)
        yield connection
    finally:
        connection.close()


def copy_under(
    connection: sqlcipher3.Connection, path: Path, old: MaskedKey, new: MaskedKey
) -> sqlcipher3.Connection:
    """Everything that is open in `connection`, in the empty file `path` under another key; open, unproved.

    `VACUUM INTO` leaves behind what was deleted; the change of key goes through the library and not through
    SQL, where it would pass as a value. Measured: 0.9 s for 27 MB. Raises Trouble.
    """
    with sorting_errors():
        connection.execute("VACUUM INTO ?", (str(path),))
    copy = _connected(path, old, journal="DELETE")
    try:
        with sorting_errors():
            raw = _raw_key(new)
            try:
                copy.reset_key(raw)
            finally:
                wipe(raw)
    except StoreBug:  # the library gives no code for it; with a right key only the disk is left as a cause
        raise Trouble(TroubleCode.DISK_ERROR) from None
    finally:
        copy.close()
    return _connected(path, new)


def quick_check(connection: sqlcipher3.Connection) -> None:
    """SQLite's own check of the structure, once a week. Raises Trouble(STORE_DAMAGED)."""
    with sorting_errors():
        if all(connection.execute("PRAGMA quick_check").fetchone()[0] != "ok" for _ in _LOOKS):
            raise Trouble(TroubleCode.STORE_DAMAGED)


def _check_pages(connection: sqlcipher3.Connection) -> None:
    """The HMAC of every page. Raises Trouble(STORE_DAMAGED)."""
    with sorting_errors():
        if all(connection.execute("PRAGMA cipher_integrity_check").fetchall() for _ in _LOOKS):
            raise Trouble(TroubleCode.STORE_DAMAGED)


def quick_check_is_due(last: str | None, now: datetime) -> bool:
    """`last` is ISO text in UTC; a clock put back makes it due."""
    try:
        passed = now - datetime.fromisoformat(last) if last else QUICK_CHECK_EVERY
    except (ValueError, TypeError):
        return True
    return not timedelta(0) <= passed < QUICK_CHECK_EVERY


def checkpoint(connection: sqlcipher3.Connection) -> None:
    """Bring the write-ahead log into the store and empty it. Raises Trouble."""
    with sorting_errors():
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise Trouble(TroubleCode.SECOND_INSTANCE)


def _connected(path: Path, key: MaskedKey, journal: str = "WAL") -> sqlcipher3.Connection:
    with sorting_errors():
        # Never a new file: one that went away since it was looked at stays away.
        address = path.resolve().as_uri() + "?mode=rw"
        connection = sqlcipher3.connect(address, uri=True, isolation_level=None, timeout=0)
    try:
        with sorting_errors():
            _prepare(connection, key, journal)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlcipher3.Connection, key: MaskedKey, journal: str) -> None:
    connection.enable_load_extension(False)
    _set_key(connection, key)
    if not (connection.execute("PRAGMA cipher_version").fetchone() or ("",))[0]:
        raise StoreBug("NOT_SQLCIPHER")
    # Its own log goes nowhere: at level WARN it would print to stderr, past our filter.
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if ("TEMP_STORE=2",) not in connection.execute("PRAGMA compile_options").fetchall():
        raise StoreBug("TEMP_STORE")
    for name, value, wanted in (*_SETTINGS, ("journal_mode", journal, journal.lower())):
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        got = connection.execute(f"PRAGMA {name}").fetchone()
        # mmap_size answers with no row at all where the build has none
        if str(got[0] if got else "0").lower() != wanted:
            raise StoreBug(f"SETTING_{name.upper()}")


def _set_key(connection: sqlcipher3.Connection, key: MaskedKey) -> None:
    raw = _raw_key(key)
    try:
        connection.set_key(raw)
    finally:
        wipe(raw)


def _raw_key(key: MaskedKey) -> bytearray:
    """The key as SQLCipher takes it; the caller wipes it."""
    raw = bytearray(b"x'" + b"0" * (2 * KEY_SIZE) + b"'")
    with key.shown() as shown:
        for i, value in enumerate(shown):
            raw[2 + 2 * i], raw[3 + 2 * i] = _HEX[value >> 4], _HEX[value & 15]
    # One byte less and SQLCipher would silently take it for a passphrase.
    if len(raw) != 2 * KEY_SIZE + 3:
        raise StoreBug("KEY_LENGTH")
    return raw


def _check_identity(connection: sqlcipher3.Connection, store_id: str, generation: int) -> None:
    with sorting_errors():
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name='identity'").fetchone()[0]
        if not tables:
            raise Trouble(TroubleCode.STORE_DAMAGED)
        found = connection.execute("SELECT store_id, generation FROM identity").fetchone()
    if found is None:
        raise Trouble(TroubleCode.STORE_DAMAGED)
    if tuple(found) != (store_id, generation):
        raise Trouble(TroubleCode.STORE_OTHER)
