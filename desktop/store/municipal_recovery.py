"""A forgotten passphrase or a lost device secret: the municipality opens the way in, the laptop's side.

The laptop asks with a text and a code; two officers open the parcel that was left at enrolment and answer
with a text that only this laptop can read, once. What the person chose as new words is the new way in.
The store itself is not touched, so this works beside a damaged store as well.
"""

from __future__ import annotations

import base64
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.dossier import project_row
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store import attempts, hybrid_seal, opening, recovery_texts, rollover, safe
from desktop.store import header as header_file
from desktop.store.errors import sorting_errors
from desktop.store.header import Header
from desktop.store.hybrid_seal import HybridKey
from desktop.store.kdf import PRODUCTION, KdfParameters
from desktop.store.key_stores import KeyStore
from desktop.store.keys import StoreKeys, key_mark
from desktop.store.open_store import RECOVERY_USED, Entrance, OpenStore
from desktop.store.passphrases import WordList, check_strength, read_words
from desktop.store.private_files import sync_folder, write_atomic
from desktop.store.projections import ProjectRow
from desktop.store.recovery_parcels import Opened
from desktop.store.recovery_texts import Request
from desktop.store.search import WordsOf, no_words
from desktop.store.slots import stretched, with_new_way_in
from desktop.store.strongroom import World
from desktop.store.wiping import wipe
from desktop.usecases.ports import Chance, Clock

REQUEST_FILE = "recovery.request"
_FOUND_LABEL = "Teruggevonden koffer"


@dataclass(frozen=True, slots=True)
class RecoveryRequest:
    """What the screen shows: the code to read aloud, and the text to send."""

    code: str  # sixteen characters in groups of four
    text: str  # lines; not secret
    key_id: str  # of the municipal key; '' when no parcel was ever made (then nobody can answer)
    made_at: datetime  # aware, UTC


def waiting_request(root: Path, person_id: str) -> RecoveryRequest | None:
    """The request that was made before and still waits for its answer; None when there is none."""
    kept = _kept(safe.folder_of(root, person_id))
    return None if kept is None else _shown(kept[0])


def begin_request(root: Path, person_id: str, device_secrets: KeyStore, clock: Clock) -> RecoveryRequest:
    """Make a request with a fresh one-time key; an answer to an earlier request opens nothing any more.

    The key lies in the key store of the system, or else in a file of 0600 beside the header, until it is
    used. Raises Trouble: SECOND_INSTANCE, STORE_MISSING, of the disk.
    """
    folder = safe.folder_of(root, person_id)
    lock = safe.locked(folder)
    try:
        header = _known_header(folder)
        pair = hybrid_seal.new_key()
        key_id = header.recovery[0].key_id if header is not None and header.recovery else ""
        store_id, generation = ("", 0) if header is None else (header.store_id, header.generation)
        request = Request(store_id, generation, key_id, pair.public, clock.now().replace(microsecond=0))
        is_in_store = device_secrets.put(_secret_name(person_id), pair.secret)
        secret = "" if is_in_store else base64.b64encode(pair.secret).decode()
        content = {"v": 1, "text": recovery_texts.write_request(request), "secret": secret}
        with sorting_errors():
            write_atomic(folder / REQUEST_FILE, json.dumps(content).encode())
    finally:
        lock.release()
    return _shown(request)


def drop_request(root: Path, person_id: str, device_secrets: KeyStore) -> None:
    """The words came back to mind: the request goes, and an answer to it opens nothing any more."""
    _drop(safe.folder_of(root, person_id), device_secrets)


def finish_request(
    root: Path, person_id: str, answer: str, new_passphrase: bytearray, *, device_secrets: KeyStore,
    clock: Clock, chance: Chance, kdf: KdfParameters | None = None, words: WordList | None = None,
    projector: ProjectRow = project_row, words_of: WordsOf = no_words,
) -> OpenStore:  # fmt: skip
    """Take the officers' answer, make the new words the way in, open the store. The passphrase is wiped.

    Raises Refusal: RECOVERY_NOT_ASKED (no request waits here), RECOVERY_ANSWER_UNREADABLE (not a whole
    answer), RECOVERY_ANSWER_OTHER (for another request or store), RECOVERY_ANSWER_OLD (the parcel is of
    before the last change of key), PASSPHRASE_TOO_WEAK; Trouble as `open_person`: a damaged store leaves the
    new words in place, so that restoring can follow. `kdf` None keeps what the header asks.
    """
    try:
        folder = safe.folder_of(root, person_id)
        known = words or read_words()
        has_device = device_secrets.is_available()
        lock = safe.locked(folder)
        try:
            opened = _opened(folder, person_id, answer, device_secrets)
            try:
                header = _proved(folder, opened)
                check_strength(new_passphrase, known, has_device)
                cost = kdf or (header.slots[0].cost if header.slots else PRODUCTION)
                way = stretched(new_passphrase, cost)
                try:
                    header = with_new_way_in(header, opened.data_key, way, device_secrets, has_device)
                finally:
                    way.forget()
                with sorting_errors():
                    write_atomic(folder / RECOVERY_USED, b"")
                header_file.write(folder, header, clock.now())
                _drop(folder, device_secrets)
            except BaseException:
                opened.data_key.forget()
                raise
            with suppress(Trouble):  # a counter that stays only makes the next try wait
                attempts.succeeded(folder)
        except BaseException:
            lock.release()
            raise
    finally:
        wipe(new_passphrase)
    entrance = Entrance(folder, device_secrets, known, lock)
    store = OpenStore(
        entrance, header, StoreKeys.of(opened.data_key), World(clock, chance, projector, words_of)
    )
    try:
        store.settle_ways_in()
    except BaseException:
        store.close()
        raise
    return store


def _opened(folder: Path, person_id: str, answer: str, device_secrets: KeyStore) -> Opened:
    kept = _kept(folder)
    if kept is None:
        raise Refusal(RefusalCode.RECOVERY_NOT_ASKED)
    request, beside = kept
    read = recovery_texts.read_answer(answer)
    if read is None:
        raise Refusal(RefusalCode.RECOVERY_ANSWER_UNREADABLE, field="answer")
    pair = _pair(beside or device_secrets.get(_secret_name(person_id)), request)
    if pair is None:
        raise Refusal(RefusalCode.RECOVERY_NOT_ASKED)
    opened = recovery_texts.open_answer(request, pair, read)
    if opened is None:
        raise Refusal(RefusalCode.RECOVERY_ANSWER_OTHER, field="answer")
    return opened


def _proved(folder: Path, opened: Opened) -> Header:
    """The header to put the new way in; only after the key was proved to be the one of this store."""
    header = _known_header(folder)
    if header is not None and header.store_id != opened.store_id:
        raise Refusal(RefusalCode.RECOVERY_ANSWER_OTHER, field="answer")
    if header is not None and header.generation != opened.generation:
        raise Refusal(RefusalCode.RECOVERY_ANSWER_OLD, field="answer")
    if header is not None and header.mark:
        if header.mark != key_mark(opened.data_key):
            raise Refusal(RefusalCode.RECOVERY_ANSWER_OTHER, field="answer")
        rollover.settle(folder, header)  # a change of key that was cut off goes on first
        return header
    if header is None:
        file = header_file.file_of(opened.generation)
        header = Header(_FOUND_LABEL, opened.store_id, opened.generation, file, slots=())
    # Nothing beside the store can tell whether this is its key, so the store must open with it.
    rollover.settle(folder, header)
    keys = StoreKeys.of(opened.data_key)
    try:
        with sorting_errors():
            path = folder / header.file
            opening.open_existing(path, keys.store, header.store_id, header.generation).close()
    finally:
        keys.forget_drawn()
    return header


def _known_header(folder: Path) -> Header | None:
    """The header, else its best copy, else None."""
    try:
        return header_file.read(folder)
    except Trouble as trouble:
        if trouble.code not in (TroubleCode.HEADER_MISSING, TroubleCode.HEADER_DAMAGED):
            raise
    return header_file.newest_good_copy(folder)


def _kept(folder: Path) -> tuple[Request, bytes] | None:
    """The request that waits, and its secret when that lies beside it; None when there is none."""
    path = folder / REQUEST_FILE
    with sorting_errors():
        content = path.read_bytes()[:20_000] if path.exists() else b""
    try:
        raw = json.loads(content)
        request = recovery_texts.read_request(str(raw["text"]))
        return None if request is None else (request, base64.b64decode(str(raw["secret"]), validate=True))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _pair(secret: bytes | None, request: Request) -> HybridKey | None:
    if secret is None or len(secret) != hybrid_seal.SECRET_SIZE:
        return None
    pair = hybrid_seal.key_of(secret)
    return pair if pair.public == request.public else None


def _drop(folder: Path, device_secrets: KeyStore) -> None:
    with sorting_errors():
        (folder / REQUEST_FILE).unlink(missing_ok=True)
        sync_folder(folder)
    device_secrets.drop(_secret_name(folder.name))


def _shown(request: Request) -> RecoveryRequest:
    text = recovery_texts.write_request(request)
    return RecoveryRequest(recovery_texts.code_of(request), text, request.key_id, request.made_at)


def _secret_name(person_id: str) -> str:
    return f"recover:{person_id}"
