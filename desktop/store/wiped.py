"""A koffer that the municipality had wiped: keys first, then header copies, store, copies, journal, blobs.

Before anything goes a note is put beside the koffers, so that a wipe that was cut off is finished at the next
start, and so that the unlock screen can say what happened. It holds what could be read without a key before.
A folder that is put back later is wiped again: its keys are gone, and the back end knows its desk no more.
"""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.errors import Trouble
from desktop.store import signing_keys
from desktop.store.errors import sorting_errors
from desktop.store.header import HEADER_NAME
from desktop.store.key_stores import KeyStore
from desktop.store.open_store import OpenStore
from desktop.store.private_files import private_folder, sync_folder, write_atomic
from desktop.store.safe import PEOPLE
from desktop.store.slots import secret_name

FOLDER = "wiped"
_PERSON_ID = re.compile(r"[0-9a-f]{32}")
_MOST_SERIALS = 1_000


@dataclass(frozen=True, slots=True)
class WipedNote:
    """What is known of a koffer that was wiped. `at`: aware, UTC."""

    person: str
    label: str
    municipality: str
    phone: str
    at: datetime
    store_id: str
    serial: int
    is_seen: bool = False


def wipe_store(
    root: Path, store: OpenStore, device_secrets: KeyStore, now: datetime, municipality: str, phone: str
) -> None:
    """Destroy one person's koffer. When this raises Trouble (a disk that fails) the next start goes on.

    Of other people on this laptop nothing is touched.
    """
    header, person = store.header, store.folder.name
    note = WipedNote(person, header.label, municipality, phone, now, header.store_id, header.serial)
    _write(root, note)
    _drop_secrets(note, device_secrets)
    with suppress(Trouble):
        store.close()
    _remove(root, note)


def finish_wipes(root: Path, device_secrets: KeyStore) -> None:
    """Take away what a wipe that was cut off left, and a folder that was put back. Raises Trouble."""
    for note in wiped_notes(root):
        if (root / PEOPLE / note.person).exists():
            _drop_secrets(note, device_secrets)
            _remove(root, note)


def wiped_notes(root: Path) -> tuple[WipedNote, ...]:
    """Every koffer that was wiped here, newest first; what cannot be read is left out."""
    folder = root / FOLDER
    with sorting_errors():
        files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    found = [note for path in files if (note := _read(path)) is not None]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def put_away(root: Path, person: str) -> None:
    """Say it no more on the unlock screen; the note stays. Raises Trouble."""
    for note in wiped_notes(root):
        if note.person == person:
            _write(root, replace(note, is_seen=True))


def _write(root: Path, note: WipedNote) -> None:
    written = {
        "v": 1,
        "label": note.label,
        "municipality": note.municipality,
        "phone": note.phone,
        "at": note.at.astimezone(UTC).isoformat(),
        "store": note.store_id,
        "serial": note.serial,
        "seen": note.is_seen,
    }
    with sorting_errors():
        folder = private_folder(root / FOLDER)
        write_atomic(folder / f"{note.person}.json", json.dumps(written, ensure_ascii=False).encode())


def _read(path: Path) -> WipedNote | None:
    try:
        raw = json.loads(path.read_bytes()[:10_000])
        note = WipedNote(
            person=path.stem,
            label=str(raw["label"]),
            municipality=str(raw["municipality"]),
            phone=str(raw["phone"]),
            at=datetime.fromisoformat(raw["at"]),
            store_id=str(raw["store"]),
            serial=int(raw["serial"]),
            is_seen=bool(raw["seen"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    is_good = _PERSON_ID.fullmatch(note.person) and note.at.tzinfo is not None
    return note if is_good and 0 <= note.serial <= _MOST_SERIALS else None


def _drop_secrets(note: WipedNote, device_secrets: KeyStore) -> None:
    for serial in range(note.serial + 2):
        device_secrets.drop(secret_name(note.store_id, serial))
    signing_keys.drop(note.store_id, device_secrets)
    device_secrets.drop(f"recover:{note.person}")


def _remove(root: Path, note: WipedNote) -> None:
    folder = root / PEOPLE / note.person
    with sorting_errors():
        # Without a header nothing beside it can be opened, so those go first.
        for path in sorted(folder.glob(f"{HEADER_NAME}*")) if folder.is_dir() else []:
            _overwrite(path)
            path.unlink(missing_ok=True)
        if folder.is_dir():
            sync_folder(folder)
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(folder)
        sync_folder(root / PEOPLE)


def _overwrite(path: Path) -> None:
    """As far as a disk does what it is told: an SSD keeps old pages, which is why the keys went first."""
    with path.open("r+b") as stream:
        stream.write(bytes(path.stat().st_size))
