"""A koffer in memory behind the port `Safe`, and the files of a privacy officer, for tests and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from nacl.signing import SigningKey

from desktop.domain.erasure_order import order_text
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.domain.retention_reader import ended, policy_text, with_signature
from desktop.store.memory import MemoryStore
from desktop.usecases.ports import Clock, Desk
from desktop.usecases.safe_ports import (
    BackupRow,
    BackupWhy,
    Comparison,
    DossierDifference,
    SafeState,
)
from resources import paths
from sync.protocol.signing import sign
from tests.builders import Workplace, workplace
from tests.fakes import MORNING, SetClock
from tests.store_cases import receipt, sealed

GB = 1_000_000_000
WORDS = ("vlieger", "kruik", "beker", "stoel")
NEW_WORDS = ("boomgaard", "graan", "compost", "schommel")
OFFICER = SigningKey(bytes(range(32)))
OTHER_OFFICER = SigningKey(bytes(range(1, 33)))
EXAMPLE = paths.retention_folder() / "voorbeeld.toml"
ORDER_EXAMPLE = paths.retention_folder() / "wisopdracht_voorbeeld.toml"
NOBODY = "00000000-0000-7000-8000-000000000000"


class MemorySafe:
    """Does what a koffer does, on a store in memory; its words, copies and room are set by the test."""

    def __init__(self, store: MemoryStore, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self.breaks = False
        self.words = " ".join(WORDS).encode()
        self.differences: tuple[DossierDifference, ...] = ()
        self.shown = SafeState(
            label="Marit Bakker",
            generation=1,
            has_device_secret=True,
            recovery_key_id="GM-2026-1",
            is_recovery_left=True,
            backups=(
                BackupRow("b2", clock.now() - timedelta(hours=18), BackupWhy.DAILY, 12_400_000),
                BackupRow("b1", clock.now() - timedelta(days=2), BackupWhy.BEFORE_UPGRADE, 11_900_000),
            ),
            journal_records=214,
            size=12_600_000,
            free=38 * GB,
            rolled_over_at=None,
            roll_over_waits=False,
        )

    def state(self) -> SafeState:
        return self.shown

    def suggest_words(self) -> tuple[str, ...]:
        return NEW_WORDS

    def change_passphrase(self, old: bytearray, new: bytearray) -> None:
        is_right, wanted = bytes(old) == self.words, bytes(new)
        for secret in (old, new):
            secret[:] = bytes(len(secret))
        if not is_right:
            raise Refusal(RefusalCode.WRONG_PASSPHRASE)
        self.words = wanted

    def backup_now(self) -> BackupRow:
        made = BackupRow(f"b{len(self.shown.backups) + 1}", self._clock.now(), BackupWhy.ASKED, 12_600_000)
        self.shown = replace(self.shown, backups=(made, *self.shown.backups))
        return made

    def compare(self, backup: str) -> Comparison:
        found = {one.id: one for one in self.shown.backups}[backup]
        return Comparison(found, True, self.differences, 0)

    def forget(self, dossiers: Sequence[DossierId], order: str) -> int:
        if self.breaks:
            raise Trouble(TroubleCode.DISK_FULL)
        held, gone = self._store.contents, set(dossiers)
        count = sum(1 for change in held.changes.values() if change.dossier in gone)
        inside = {c.id for c in held.changes.values() if c.dossier in gone}
        held.changes = {i: change for i, change in held.changes.items() if i not in inside}
        for rows in (held.rows, held.progress, held.registered):
            for one in gone:
                rows.pop(one, None)
        held.drafts = {key: draft for key, draft in held.drafts.items() if key[0] not in gone}
        held.keys = {key: secret for key, secret in held.keys.items() if key[0] not in gone}
        held.sets.contents = {
            place: tuple(i for i in found if i not in inside) for place, found in held.sets.contents.items()
        }
        self.shown = replace(self.shown, roll_over_waits=True)
        return count


def koffer(now: datetime = MORNING) -> tuple[Workplace, MemorySafe]:
    """A desk on a store in memory with a koffer around it."""
    clock = SetClock(now)
    store = MemoryStore(clock)
    place = workplace(unit_of_work=store.unit_of_work, now=now)
    safe = MemorySafe(store, place.clock)
    return Workplace(replace(place.desk, safe=safe), place.clock, place.exports), safe


def confirmed(desk: Desk, dossier: DossierId, at: datetime) -> None:
    """Everything that is open in this dossier goes out in one set, and the back end has it at `at`."""
    with desk.unit_of_work() as work:
        open_now = work.outbox.unsealed(dossier)
        incarnation = str(dossier)  # a chain of its own
        last = work.outbox.last(incarnation)
        n = 1 if last is None else last.header.n + 1
        one = sealed(n, last, incarnation=incarnation, dossier=dossier, count=len(open_now))
        work.outbox.add(one, [change.id for change in open_now])
        when = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        work.outbox.acknowledge(replace(receipt(one), received_at=when))
        work.commit()


def policy_body(version: int = 1, destroy: str = "vragen", **days: int) -> bytes:
    """The example of the installation with other figures."""
    text = EXAMPLE.read_text("utf-8").replace("version = 1", f"version = {version}")
    text = text.replace('destroy = "vragen"', f'destroy = "{destroy}"')
    for name, number in days.items():
        head, _, tail = text.partition(f"[term.{name}]")
        first, _, rest = tail.partition("\nground")
        text = f"{head}[term.{name}]\ndays = {number}\nground{rest}" if first else text
    return text.encode()


def signed_policy(body: bytes | None = None, key: SigningKey = OFFICER) -> bytes:
    """As the command writes it."""
    text = ended(policy_body() if body is None else body)
    return with_signature(text, bytes(key.verify_key), sign(key, policy_text(text)))


def policy_file(folder: Path, body: bytes | None = None, key: SigningKey = OFFICER) -> Path:
    """On a stick, as it comes from the officer."""
    path = folder / "bewaarbeleid.toml"
    path.write_bytes(signed_policy(body, key))
    return path


def order_body(*dossiers: str, also_unsent: bool = False, number: str = "2026-014") -> bytes:
    """The example of the installation for these dossiers."""
    text = ORDER_EXAMPLE.read_text("utf-8").replace("2026-014", number)
    text = text.replace(f'["{NOBODY}"]', "[" + ", ".join(f'"{one}"' for one in dossiers) + "]")
    return text.replace("also_unsent = false", f"also_unsent = {str(also_unsent).lower()}").encode()


def order_file(folder: Path, body: bytes, key: SigningKey = OFFICER) -> Path:
    """Signed, on a stick."""
    path = folder / "wisopdracht.toml"
    path.write_bytes(with_signature(body, bytes(key.verify_key), sign(key, order_text(body))))
    return path
