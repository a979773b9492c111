"""A laptop for the tests of the link: a real SQLCipher store, a clock, chance that repeats, a key.

The store is opened with its data key at hand, so that no test waits for Argon2id.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nacl.public import PublicKey, SealedBox
from nacl.signing import SigningKey

from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.dossier import project_row
from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId, uuid7
from desktop.store import opening
from desktop.store.audit import Origin
from desktop.store.header import Header
from desktop.store.keys import StoreKeys
from desktop.store.strongroom import Strongroom, World, fill_new
from desktop.store.unit_of_work import SqlUnitOfWork
from desktop.store.wiping import MaskedKey
from desktop.synclink.door import Connect
from desktop.synclink.extras import RoundMakers
from desktop.synclink.link import SyncLink
from desktop.usecases.ports import OnStore, SyncReport, SyncStep, UnitOfWork
from forms.model import FormPack
from forms.reader import installed_pack
from sync.client.retry import Patience
from tests.fakes import MORNING, CountedChance, RightHere, SetClock

#: tests do not wait; the dice say how long, and zero is a fair throw
NO_WAIT = Patience(tries=4, dice=lambda: 0.0)
DOSSIER = DossierId("0199a000-0000-7000-8000-00000000000a")
PACK = "landelijk@1"


class OnePack:
    """The installed pack, read once for all tests."""

    def __init__(self) -> None:
        self._pack = installed_pack("landelijk")

    def newest(self, pack_id: str) -> FormPack:
        return self._pack

    def named(self, name: str) -> FormPack:
        if name != self._pack.name:
            raise Trouble(TroubleCode.PACK_BROKEN)
        return self._pack


PACKS = OnePack()


@dataclass(frozen=True, slots=True)
class Safe:
    """A store in a folder that can be opened, copied and put back."""

    folder: Path
    store_id: str
    data_key: bytes

    @staticmethod
    def make(folder: Path, seed: str) -> Safe:
        folder.mkdir(parents=True)
        data_key = hashlib.sha256(seed.encode()).digest()
        safe = Safe(folder, hashlib.sha256(data_key).hexdigest()[:32], data_key)
        keys = safe.keys()
        opening.create_file(folder / "store.db")
        connection = opening.open_new(folder / "store.db", keys.store)
        fill_new(connection, safe.store_id, 1)
        connection.close()
        return safe

    def keys(self) -> StoreKeys:
        return StoreKeys.of(MaskedKey(bytearray(self.data_key)))

    def open(self, clock: SetClock) -> Strongroom:
        header = Header("test", self.store_id, 1, "store.db", slots=())
        origin = Origin(desk=self.store_id, actor="test")
        return Strongroom(
            self.folder, header, self.keys(), World(clock, CountedChance("world"), project_row), origin
        )

    def copy_to(self, folder: Path) -> Safe:
        shutil.copytree(self.folder, folder)
        return Safe(folder, self.store_id, self.data_key)


class Laptop:
    """One desk: its link, and a klantmanager who answers."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        connect: Connect | None,
        seed: str,
        safe: Safe | None = None,
        clock: SetClock | None = None,
        on_store: OnStore | None = None,
        makers: RoundMakers | None = None,
    ) -> None:
        self.safe = safe
        self.clock = SetClock(MORNING) if clock is None else clock
        self.unit_of_work = unit_of_work
        self._chance = CountedChance(seed)
        self._key = SigningKey(hashlib.sha256(b"device key of " + seed.split("/")[0].encode()).digest())
        self._count = 0
        self.steps: list[SyncStep] = []
        self.link = SyncLink(
            unit_of_work,
            RightHere() if on_store is None else on_store,
            self.clock,
            self._chance,
            self.sign,
            bytes(self._key.verify_key),
            lambda key: SealedBox(PublicKey(key)).encrypt(b"data key of " + seed.encode()),
            PACKS,
            connect=connect,
            patience=NO_WAIT,
            makers=RoundMakers() if makers is None else makers,
        )

    def sign(self, text: bytes) -> bytes:
        return self._key.sign(text).signature

    def enrol(self, code: str, address: str = "http://127.0.0.1:1") -> None:
        self.link.door.enrol(address, code)

    def sync(self) -> SyncReport:
        self.steps.clear()
        return self.link.door.exchange(self.steps.append)

    def answer(
        self, question: str, value: JsonValue, dossier: DossierId = DOSSIER, parents: bool = True
    ) -> Change:
        """Write an answer over what stands there now."""
        return self.write(ChangeKind.ANSWER, question, {"state": None, "value": value}, dossier, parents)

    def write_at(self, time: str, question: str, value: JsonValue) -> Change:
        """Write an answer by a clock that says this."""
        return self.write(ChangeKind.ANSWER, question, {"state": None, "value": value}, time=time)

    def write(
        self,
        kind: ChangeKind,
        key: str,
        value: JsonValue,
        dossier: DossierId = DOSSIER,
        parents: bool = True,
        time: str = "",
        over: Sequence[ChangeId] | None = None,
        pack: str = PACK,
    ) -> Change:
        """Write over what stands there now, over nothing (`parents` False), or over what was shown."""
        self._count += 1
        self.clock.go_on(seconds=1)
        now = self.clock.now()
        with self.unit_of_work() as work:
            standing = work.changes.heads(dossier).get((kind, key), ()) if parents else ()
            change = Change(
                id=ChangeId(uuid7(int(now.timestamp() * 1000), self._chance.token(10))),
                dossier=dossier,
                kind=kind,
                key=key,
                value=value,
                parents=tuple(one.id for one in standing) if over is None else tuple(over),
                author=WorkerId(self.link.worker_id),
                desk=DeskId(self.link.desk_id),
                time=time or f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z-{self._count:06d}",
                pack=pack,
                language="ar",
            )
            work.record((change,))
            work.commit()
        return change

    def seal(self) -> int:
        with self.unit_of_work() as work:
            count = self.link.sealer.seal(work)
            work.commit()
        return count

    def heads(self, dossier: DossierId = DOSSIER) -> Mapping[str, tuple[JsonValue, ...]]:
        """Per answered question the values that stand, smallest id first."""
        with self.unit_of_work() as work:
            found = work.changes.heads(dossier, ChangeKind.ANSWER)
        return {key: tuple(_value(one.value) for one in ones) for (_, key), ones in found.items()}

    def change_ids(self, dossier: DossierId = DOSSIER) -> set[str]:
        with self.unit_of_work() as work:
            return {change.id for change in work.changes.of(dossier)}

    def state(self, name: str) -> str | None:
        with self.unit_of_work() as work:
            return work.state.get(name)

    def conflicts(self, dossier: DossierId = DOSSIER) -> int:
        with self.unit_of_work() as work:
            row = work.dossiers.row(dossier)
        return 0 if row is None else row.conflicts


def _value(value: JsonValue) -> JsonValue:
    return value.get("value") if isinstance(value, Mapping) else value


def open_laptop(safe: Safe, connect: Connect | None, seed: str) -> tuple[Laptop, Strongroom]:
    """A laptop on a safe. `seed` 'A' and 'A/2' share the device key: the same machine, or a clone of it."""
    room = safe.open(SetClock(datetime(2026, 9, 15, 8, 0, tzinfo=UTC)))
    return Laptop(lambda: SqlUnitOfWork(room), connect, seed, safe), room
