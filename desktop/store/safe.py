"""The front door of the safe: who has a store here, making one, opening one, restoring one.

Several people on one laptop: a store each, in a folder with a random name that is theirs alone.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from desktop.domain.dossier import project_row
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store import attempts, opening, rollover, signing_keys
from desktop.store import header as header_file
from desktop.store.errors import StoreBug, sorting_errors
from desktop.store.header import Header
from desktop.store.kdf import KdfParameters, calibrated
from desktop.store.key_stores import KeyStore, is_allowed
from desktop.store.keys import StoreKeys, new_data_key
from desktop.store.open_store import Entrance, OpenStore
from desktop.store.passphrases import WordList, check_strength, proposed, read_words
from desktop.store.private_files import private_folder, sync_folder
from desktop.store.projections import ProjectRow
from desktop.store.search import WordsOf, no_words
from desktop.store.slots import Stretched, opened_way, secret_name, stretched, with_new_way_in
from desktop.store.strongroom import World, fill_new
from desktop.store.wiping import wipe
from desktop.usecases.ports import Chance, Clock

PEOPLE = "people"
_PERSON_ID = re.compile(r"[0-9a-f]{32}")
_STORE_FILE = "store.db"
_LOCK_FILE = "store.lock"
_LEFT_OVER_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One name on the unlock screen. `trouble` when the header cannot be read; the label is '' then."""

    id: str
    label: str
    trouble: TroubleCode | None = None


def people(root: Path) -> list[PersonRow]:
    """Who has a store under `root`, by label. What stands here can be read without a key."""
    found: list[PersonRow] = []
    for folder in _folders(root):
        try:
            found.append(PersonRow(folder.name, header_file.read(folder).label))
        except Trouble as trouble:
            found.append(PersonRow(folder.name, "", trouble.code))
    return sorted(found, key=lambda row: (row.label.casefold(), row.id))


def suggest_words(device_secrets: KeyStore, words: WordList | None = None) -> tuple[str, ...]:
    """A fresh passphrase of as many words as this laptop asks for: fewer when it has a key store."""
    return proposed(words or read_words(), device_secrets.is_available())


def create_person(
    root: Path, label: str, passphrase: bytearray, *, device_secrets: KeyStore, kdf: KdfParameters | None,
    clock: Clock, chance: Chance, words: WordList | None = None, projector: ProjectRow = project_row,
    words_of: WordsOf = no_words,
) -> OpenStore:  # fmt: skip
    """Make a store for one person and open it. The passphrase (UTF-8) is wiped; `kdf` None measures here.

    Raises Refusal: LABEL_TAKEN, NAME_MISSING (a label that cannot be shown), PASSPHRASE_TOO_WEAK; Trouble of
    the disk. Made in a folder that does not count until it is whole, so that a crash leaves no half person.
    """
    _refuse_foreign(device_secrets)
    try:
        known = words or read_words()
        has_device = device_secrets.is_available()
        _check_label(root, label)
        check_strength(passphrase, known, has_device)
        with sorting_errors():
            parent = private_folder(root / PEOPLE)
            _clear_left_overs(parent)
            person_id = _new_id(parent, chance)
            part = private_folder(parent / f".{person_id}.part")
        header, keys = _furnish(part, label, passphrase, device_secrets, kdf or calibrated(), clock)
    finally:
        wipe(passphrase)
    folder = parent / person_id
    try:
        with sorting_errors():
            part.rename(folder)
            sync_folder(parent)
        entrance = Entrance(folder, device_secrets, known, locked(folder))
    except BaseException:
        keys.forget()
        raise
    store = OpenStore(entrance, header, keys, World(clock, chance, projector, words_of))
    try:
        with store.unit_of_work() as work:
            work.audit.note("store.created", store.store_id, "ok")
            work.settle_serial(header.serial)
            work.commit()
    except BaseException:
        store.close()
        raise
    return store


def open_person(
    root: Path, person_id: str, passphrase: bytearray, *, device_secrets: KeyStore, clock: Clock,
    chance: Chance, words: WordList | None = None, projector: ProjectRow = project_row,
    words_of: WordsOf = no_words,
) -> OpenStore:  # fmt: skip
    """Unlock one person's store. The passphrase is wiped.

    Order: second instance, header, wait after failures, passphrase, then the store. Raises Refusal:
    WRONG_PASSPHRASE, WAIT_BEFORE_RETRY; Trouble: SECOND_INSTANCE, HEADER_MISSING, HEADER_DAMAGED,
    DEVICE_SECRET_GONE, STORE_... and of the disk. A missing store is never replaced by a new one. When
    something was destroyed here, everything moves under a fresh key before this returns.
    """
    entrance, header, keys, way = entered(root, person_id, passphrase, device_secrets, clock, words)
    try:
        store = OpenStore(entrance, header, keys, World(clock, chance, projector, words_of))
        try:
            with suppress(Trouble):  # what cannot be done today is done tomorrow; it keeps nobody out
                store.settle_ways_in()
            store = store.rolled_over(way)
        except BaseException:
            store.close()
            raise
    finally:
        way.forget()
    with suppress(Trouble):
        store.keep_header_copy()
    return store


def restore_header(root: Path, person_id: str) -> None:
    """Put the newest good dated copy in the place of the header; a person asked for it.

    Raises Trouble: HEADER_MISSING when there is none, SECOND_INSTANCE.
    """
    folder = folder_of(root, person_id)
    lock = locked(folder)
    try:
        header_file.restore_from_copy(folder)
    finally:
        lock.release()


def entered(
    root: Path, person_id: str, passphrase: bytearray, device_secrets: KeyStore, clock: Clock,
    words: WordList | None,
) -> tuple[Entrance, Header, StoreKeys, Stretched]:  # fmt: skip
    """The way in up to the store itself, which is not touched; the passphrase is wiped. Whoever calls closes
    the lock and forgets the keys. Raises as `open_person` does before the store."""
    _refuse_foreign(device_secrets)
    folder = folder_of(root, person_id)
    lock: BaseFileLock | None = None
    try:
        known = words or read_words()
        lock = locked(folder)
        header = header_file.read(folder)
        rollover.settle(folder, header)
        attempts.begin_try(folder, clock.now())
        data_key, way = opened_way(header, passphrase, device_secrets)
        keys = StoreKeys.of(data_key)
        attempts.succeeded(folder)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    finally:
        wipe(passphrase)
    return Entrance(folder, device_secrets, known, lock), header, keys, way


def _furnish(
    folder: Path,
    label: str,
    passphrase: bytearray,
    device_secrets: KeyStore,
    kdf: KdfParameters,
    clock: Clock,
) -> tuple[Header, StoreKeys]:
    """Fill a new folder: device secret, store, signing key, and the header last."""
    store_id = secrets.token_hex(16)
    empty = Header(label, store_id, 1, _STORE_FILE, slots=())
    keys = StoreKeys.of(new_data_key())
    try:
        way = stretched(passphrase, kdf)
        try:
            header = with_new_way_in(empty, keys.data, way, device_secrets, device_secrets.is_available())
        finally:
            way.forget()
        _fill_store(folder / _STORE_FILE, keys, store_id)
        signing_keys.make(folder, store_id, keys, device_secrets)
        header_file.write(folder, header, clock.now())
    except BaseException:
        device_secrets.drop(secret_name(store_id, empty.serial + 1))
        signing_keys.drop(store_id, device_secrets)
        keys.forget()
        raise
    return header, keys


def _fill_store(path: Path, keys: StoreKeys, store_id: str) -> None:
    opening.create_file(path)
    connection = opening.open_new(path, keys.store)
    try:
        fill_new(connection, store_id, 1)
    finally:
        with sorting_errors():
            connection.close()


def stamp_of(clock: Clock, chance: Chance) -> str:
    """For the name of what is set aside."""
    return f"{clock.now():%Y%m%dT%H%M%S}-{chance.token(2).hex()}"


def locked(folder: Path) -> BaseFileLock:
    """The folder of a person for this program alone. Raises Trouble(SECOND_INSTANCE)."""
    lock = FileLock(folder / _LOCK_FILE, timeout=0, mode=0o600, thread_local=False)
    with sorting_errors():
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise Trouble(TroubleCode.SECOND_INSTANCE) from None
    return lock


def _folders(root: Path) -> list[Path]:
    parent = root / PEOPLE
    with sorting_errors():
        if not parent.is_dir():
            return []
        return [f for f in parent.iterdir() if f.is_dir() and _PERSON_ID.fullmatch(f.name)]


def folder_of(root: Path, person_id: str) -> Path:
    """Where the files of a person are. Raises Trouble(STORE_MISSING) when there is no such person."""
    folder = root / PEOPLE / person_id
    if not _PERSON_ID.fullmatch(person_id) or not folder.is_dir():
        raise Trouble(TroubleCode.STORE_MISSING)
    return folder


def _clear_left_overs(parent: Path) -> None:
    """Take away what crashes left of half-made people; a fresh one may be another program at work."""
    for left_over in parent.glob(".*.part"):
        if time.time() - left_over.stat().st_mtime > _LEFT_OVER_SECONDS:
            shutil.rmtree(left_over, ignore_errors=True)


def _new_id(parent: Path, chance: Chance) -> str:
    """A name that is free. It protects nothing, so it may come from the port; keys never do."""
    while (parent / (name := chance.token(16).hex())).exists():
        continue
    return name


def _check_label(root: Path, label: str) -> None:
    if not header_file.is_good_label(label):
        raise Refusal(RefusalCode.NAME_MISSING, field="label")
    if any(row.label.casefold() == label.casefold() for row in people(root)):
        raise Refusal(RefusalCode.LABEL_TAKEN, field="label")


def _refuse_foreign(device_secrets: KeyStore) -> None:
    if not is_allowed(device_secrets):
        raise StoreBug("KEY_STORE_NOT_ALLOWED")
