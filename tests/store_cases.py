"""Stores, changes and change sets of invented people, for the tests of the safe."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId, uuid7
from desktop.store import restore_bench, safe
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import KeyStore, NoKeyStore
from desktop.store.open_store import OpenStore
from desktop.store.opening import open_existing
from desktop.store.search import WordsOf, no_words
from desktop.store.strongroom import Strongroom
from sync.protocol import wire
from sync.protocol.model import CHAIN_START, PrivacyClass, Receipt, SealedSet, SetHeader
from tests.clock_and_chance import CountedChance, SetClock

WORDS = "vlieger kruik beker stoel anker tafel"
OTHER_WORDS = "boomgaard graan compost schommel sport bouwer"
START = datetime(2026, 9, 15, 8, 30, tzinfo=UTC)
AMINA = DossierId(uuid7(1, b"amina-amina"))
YONAS = DossierId(uuid7(2, b"yonas-yonas"))
INCARNATION = uuid7(3, b"incarnation")
DESK = DeskId(uuid7(4, b"desk-desk-d"))
WORKER = WorkerId(uuid7(5, b"worker-work"))
HASH = hashlib.sha256(b"x").hexdigest()


def passphrase(words: str = WORDS) -> bytearray:
    """A fresh copy, since whoever takes it wipes it."""
    return bytearray(words.encode())


class DictKeyStore:
    """A key store that forgets with the test; the safe refuses it outside the tests' own tree."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def is_available(self) -> bool:
        return True

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def put(self, name: str, secret: bytes) -> bool:
        self.kept[name] = secret
        return True

    def drop(self, name: str) -> None:
        self.kept.pop(name, None)


@dataclass
class Person:
    """One person on one laptop: makes, opens and finds the files."""

    root: Path
    clock: SetClock
    device_secrets: KeyStore
    id: str = ""

    @property
    def folder(self) -> Path:
        return self.root / safe.PEOPLE / self.id

    def make(
        self, label: str = "Marit Bakker", words: str = WORDS, words_of: WordsOf = no_words
    ) -> OpenStore:
        store = safe.create_person(
            self.root, label, passphrase(words), device_secrets=self.device_secrets, kdf=FLOOR,
            clock=self.clock, chance=CountedChance(label), words_of=words_of,
        )  # fmt: skip
        self.id = store.person_id
        return store

    def open(self, words: str = WORDS) -> OpenStore:
        return safe.open_person(
            self.root, self.id, passphrase(words), device_secrets=self.device_secrets, clock=self.clock,
            chance=CountedChance("open"),
        )  # fmt: skip

    def restore(self) -> OpenStore:
        """As a person does at the lock screen: the newest of what is good."""
        bench = restore_bench.begin(
            self.root, self.id, passphrase(), device_secrets=self.device_secrets, clock=self.clock,
            chance=CountedChance("restore"),
        )  # fmt: skip
        if not bench.ways:
            bench.close()
            raise Trouble(TroubleCode.STORE_DAMAGED)
        return bench.put_back(bench.ways[0].backup.id).store


def person(root: Path, device_secrets: KeyStore | None = None) -> Person:
    return Person(root, SetClock(START), device_secrets or NoKeyStore())


@contextmanager
def raw_rows(who: Person, store: OpenStore) -> Iterator[object]:
    """A second look at a closed store's file, past the repositories, with its own key."""
    room: Strongroom = store._room
    connection = open_existing(
        who.folder / room.header.file, room.keys.store, room.header.store_id, room.header.generation
    )
    try:
        yield connection
    finally:
        connection.close()


def change(
    number: int, key: str = "T01", value: JsonValue = None, *, parents: tuple[Change, ...] = (),
    dossier: DossierId = AMINA, kind: ChangeKind = ChangeKind.ANSWER,
) -> Change:  # fmt: skip
    """One change; `number` makes id and time."""
    return Change(
        id=ChangeId(uuid7(1_000 + number, b"changes-chg")),
        dossier=dossier,
        kind=kind,
        key=key,
        value=value,
        parents=tuple(parent.id for parent in parents),
        author=WORKER,
        desk=DESK,
        time=f"{number:012d}-0000-desk",
    )


def said(number: int, text: str, key: str = "T01", parents: tuple[Change, ...] = ()) -> Change:
    """An answer of text."""
    return change(number, key, {"state": None, "value": text}, parents=parents)


def sealed(
    n: int, previous: SealedSet | None = None, *, incarnation: str = INCARNATION, dossier: DossierId = AMINA,
    count: int = 1,
) -> SealedSet:  # fmt: skip
    """A change set in the chain behind `previous`."""
    body = f"{incarnation}/{n}".encode()
    header = SetHeader(
        v=1, tenant="gm9999", desk=DESK, incarnation=incarnation, n=n,
        previous=CHAIN_START if previous is None else wire.set_hash(previous.header), dossier=dossier,
        privacy_class=PrivacyClass.NORMAL, author=WORKER, pack="landelijk@1", count=count,
        sealed_at="2026-09-15T08:42:00.000Z", body_hash=hashlib.sha256(body).hexdigest(), body_size=len(body),
    )  # fmt: skip
    return SealedSet(header, body)


def receipt(through: SealedSet) -> Receipt:
    """The back end's word for a set; its signature is checked by the sync, not here."""
    header = through.header
    return Receipt(
        v=1, tenant=header.tenant, epoch=uuid7(9, b"epoch-epoch"), desk=header.desk,
        incarnation=header.incarnation, n=header.n, head_hash=wire.set_hash(header), request_digest=HASH,
        safe_through=header.n, received_at="2026-09-15T09:00:00.000Z", signature="c2lnbmF0dXJl",
    )  # fmt: skip


def flip_bit(path: Path, at: int | None = None) -> None:
    """Change one bit of a file; by chance where, unless told."""
    content = bytearray(path.read_bytes())
    place = int.from_bytes(os.urandom(6)) % len(content) if at is None else at
    content[place] ^= 1 << (place % 8)
    path.write_bytes(content)
