"""A laptop with a real store, as a program: does one act and prints one line of JSON.

`python -m tests.bench.sync_desk FOLDER SEED ACT [...]`: `enrol ADDRESS CODE`, `fill COUNT` (the payload, a
set for every thirty answers), `edit COUNT` (one answer anew in each dossier), `attach BYTES` (a photo of that
size at the first dossier), `sync`. The store is opened with its key at hand: what a passphrase costs is
measured elsewhere. Nothing else of the app is loaded, so that the peak of memory is that of a sync.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar, cast

from nacl.public import PublicKey, SealedBox
from nacl.signing import SigningKey

from desktop.domain.attachments import MEDIA_TYPE, AttachedPage, attachment_value
from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.dossier import project_row
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId
from desktop.store import opening
from desktop.store.audit import Origin
from desktop.store.header import Header
from desktop.store.keys import StoreKeys
from desktop.store.strongroom import Strongroom, World, fill_new
from desktop.store.unit_of_work import SqlUnitOfWork
from desktop.store.wiping import MaskedKey
from desktop.synclink.link import SyncLink
from desktop.usecases.link_ports import Counted, Manner, SyncProgress
from desktop.usecases.ports import UnitOfWork
from forms.model import FormPack
from forms.reader import installed_pack
from sync.client.retry import Patience
from tests.bench.sync_payload import Invented, dossiers
from tests.bench.sync_rows import peak_mib

T = TypeVar("T")
SAVED_AT_ONCE = 30
PACK = installed_pack("landelijk")
#: the payload has 150 answers in one class, the pack fewer such questions: the rest are second rows
_ASKED = [one.id for one in PACK.questions if not one.is_special]
KEYS = (_ASKED + [f"{one}#2" for one in _ASKED])[:150]
SEED = 7


class _Outside:
    """Clock, chance and packs: this moment, real dice, one pack."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.now().date()

    def token(self, size: int) -> bytes:
        return os.urandom(size)

    def newest(self, pack_id: str) -> FormPack:
        return PACK

    def named(self, name: str) -> FormPack:
        return PACK


def _at_once(work: Callable[[], T]) -> T:
    return work()


class Laptop:
    """The store and the link of one desk; `seed` makes its keys, `patience` says how long a person waits."""

    def __init__(self, folder: Path, seed: str, patience: Patience | None = None) -> None:
        key = hashlib.sha256(seed.encode()).digest()
        store_id, keys, outside = key.hex()[:32], StoreKeys.of(MaskedKey(bytearray(key))), _Outside()
        if not folder.exists():
            folder.mkdir(parents=True)
            opening.create_file(folder / "store.db")
            connection = opening.open_new(folder / "store.db", keys.store)
            fill_new(connection, store_id, 1)
            connection.close()
        header = Header("bench", store_id, 1, "store.db", slots=())
        world = World(outside, outside, project_row)
        #: as the app draws one for each opening
        self.tail = f"8{key.hex()[:3]}-{key.hex()[3:15]}"
        self.room = Strongroom(folder, header, keys, world, Origin(desk=store_id, actor="bench"))
        signing = SigningKey(hashlib.sha256(b"device" + key).digest())
        self.link = SyncLink(
            self.unit_of_work, _at_once, outside, outside, lambda text: signing.sign(text).signature,
            bytes(signing.verify_key), lambda public: SealedBox(PublicKey(public)).encrypt(key), outside,
            patience=patience,
        )  # fmt: skip

    def unit_of_work(self) -> UnitOfWork:
        return SqlUnitOfWork(self.room)


def _change(
    laptop: Laptop, dossier: str, kind: ChangeKind, key: str, wall: int, value: object, parent: str = ""
) -> Change:
    hexed = f"{wall:012x}"
    desk = laptop.link.desk_id
    return Change(
        id=ChangeId(f"{hexed[:8]}-{hexed[8:]}-7000-{laptop.tail}"),
        dossier=DossierId(dossier),
        kind=kind,
        key=key,
        value=cast(JsonValue, value),
        parents=(ChangeId(parent),) if parent else (),
        author=WorkerId(laptop.link.worker_id),
        desk=DeskId(desk),
        time=f"{wall:013d}-0000-{desk}",
        pack=PACK.name,
        language="ar",
    )


def _answer(laptop: Laptop, one: Invented, place: int, wall: int, value: object, parent: str = "") -> Change:
    told = {"state": None, "value": value}
    return _change(laptop, one.dossier, ChangeKind.ANSWER, KEYS[place], wall, told, parent)


def fill(laptop: Laptop, count: int, seed: int = SEED) -> int:
    """Write the payload as a klantmanager would have: a set for every save; returns how many sets."""
    sealed = 0
    moments: set[int] = set()
    for one in dossiers(count, seed):
        with laptop.unit_of_work() as work:
            for start in range(0, 150, SAVED_AT_ONCE):
                made = []
                for place, (wall, value) in enumerate(one.answers[start : start + SAVED_AT_ONCE], start):
                    while wall in moments:  # the clock of a desk gives no moment twice
                        wall += 1
                    moments.add(wall)
                    made.append(_answer(laptop, one, place, wall, value))
                work.record(tuple(made))
                sealed += _seal(laptop, work, one)
            work.commit()
    return sealed


def edit(laptop: Laptop, count: int) -> int:
    """One answer anew in each dossier."""
    sealed = 0
    now = int(time.time() * 1000)
    for place, one in enumerate(dossiers(count)):
        with laptop.unit_of_work() as work:
            (head,) = work.changes.heads(DossierId(one.dossier), ChangeKind.ANSWER)[
                ChangeKind.ANSWER, KEYS[31]
            ]
            work.record((_answer(laptop, one, 31, now + place, "gewijzigd", head.id),))
            sealed += _seal(laptop, work, one)
            work.commit()
    return sealed


def attach(laptop: Laptop, size: int) -> int:
    """An invented photo of so many bytes at the first dossier of the payload."""
    (one,) = dossiers(1)
    dossier = DossierId(one.dossier)
    page = b"\xff\xd8\xff" + os.urandom(size - 3)
    with laptop.unit_of_work() as work:
        name = work.attachments.keep(dossier, page, MEDIA_TYPE)
        small = work.attachments.keep(dossier, page[:2_000], MEDIA_TYPE)
        told = attachment_value("", "diploma", (AttachedPage(name, small, 2_400, 1_800, size),), 0)
        wall = int(time.time() * 1000)
        work.record((_change(laptop, dossier, ChangeKind.ATTACHMENT, name[:32], wall, told),))
        sealed = _seal(laptop, work, one)
        work.commit()
    return sealed


def exchange(laptop: Laptop, is_quiet: bool = False) -> dict[str, object]:
    """One sync; the largest chunk of a photo that went, in bytes, beside what the report says."""
    chunks, before = [0], 0

    def heard(told: SyncProgress) -> None:
        nonlocal before
        if told.counted is Counted.BYTES:
            chunks.append(told.done - before)
            before = told.done

    report = laptop.link.door.exchange(lambda *told: None, Manner(heard, is_quiet))
    return {
        "sent": report.sent,
        "received": report.received,
        "confirmed": report.is_confirmed,
        "photos_waiting": report.photos_waiting,
        "largest_chunk": max(chunks),
    }


def _seal(laptop: Laptop, work: UnitOfWork, one: Invented) -> int:
    return laptop.link.sealer.seal(work, DossierId(one.dossier))


def main(folder: Path, seed: str, act: str, *rest: str) -> None:
    laptop = Laptop(folder, seed)
    before = peak_mib()
    done: dict[str, object] = {}
    begun = time.perf_counter()
    if act == "enrol":
        laptop.link.door.enrol(*rest)
    elif act == "sync":
        done |= exchange(laptop)
    else:
        done["sets"] = {"fill": fill, "edit": edit, "attach": attach}[act](laptop, int(rest[0]))
    done["seconds"] = time.perf_counter() - begun
    done |= {"idle_mib": before, "peak_mib": peak_mib()}
    laptop.room.close()
    print(json.dumps(done), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
