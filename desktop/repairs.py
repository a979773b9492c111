"""Mending at the lock screen with the real store: the port `Repair` of one laptop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.domain.errors import TroubleCode
from desktop.store import diagnosis, municipal_recovery, restore_bench, safe
from desktop.store.kdf import KdfParameters
from desktop.store.key_stores import KeyStore
from desktop.store.open_store import OpenStore
from desktop.store.restore_bench import RestoreBench
from desktop.store.search import WordsOf
from desktop.usecases.ports import Chance, Clock, Desk
from desktop.usecases.repair import Diagnosis, Mended, RecoveryAsk, RestoreReport
from desktop.usecases.safe_ports import Comparison


class StoreRepair:
    """What one laptop needs for it; `take` gets a store that was opened here and lays its desk."""

    def __init__(
        self, root: Path, key_store: KeyStore, clock: Clock, chance: Chance, kdf: KdfParameters | None,
        words_of: WordsOf, take: Callable[[OpenStore], Desk], open_store: Callable[[], OpenStore | None],
    ) -> None:  # fmt: skip
        self._root, self._key_store, self._clock, self._chance = root, key_store, clock, chance
        self._kdf, self._words_of, self._take, self._open_store = kdf, words_of, take, open_store
        self._bench: RestoreBench | None = None

    def today(self) -> date:
        """As `Repair.today`."""
        return self._clock.today()

    def diagnose(self, person: str, code: TroubleCode) -> Diagnosis:
        """As `Repair.diagnose`."""
        return diagnosis.diagnosis(safe.folder_of(self._root, person), code)

    def look_back(self, person: str, passphrase: bytearray) -> tuple[Comparison, ...]:
        """As `Repair.look_back`."""
        self.leave()
        self._bench = restore_bench.begin(
            self._root, person, passphrase, device_secrets=self._key_store, clock=self._clock,
            chance=self._chance, words_of=self._words_of,
        )  # fmt: skip
        return self._bench.ways

    def put_back(self, backup: str) -> tuple[Desk, RestoreReport]:
        """As `Repair.put_back`."""
        bench, self._bench = self._bench, None
        if bench is None:
            raise KeyError(backup)
        restored = bench.put_back(backup)
        return self._take(restored.store), restored.report

    def leave(self) -> None:
        """As `Repair.leave`."""
        bench, self._bench = self._bench, None
        if bench is not None:
            bench.close()

    def put_lock_back(self, person: str) -> date:
        """As `Repair.put_lock_back`."""
        copies = self.diagnose(person, TroubleCode.HEADER_MISSING).lock_copies
        safe.restore_header(self._root, person)
        return copies[0]

    def mended(self) -> tuple[Mended, ...]:
        """As `Repair.mended`."""
        store = self._open_store()
        return () if store is None else store.mended

    def ask_municipality(self, person: str) -> RecoveryAsk:
        """As `Repair.ask_municipality`; a request that waits for its answer is shown again."""
        asked = municipal_recovery.waiting_request(self._root, person)
        if asked is None:
            asked = municipal_recovery.begin_request(self._root, person, self._key_store, self._clock)
        return RecoveryAsk(asked.code, asked.text, bool(asked.key_id))

    def recover(self, person: str, answer: str, passphrase: bytearray) -> Desk:
        """As `Repair.recover`."""
        return self._take(
            municipal_recovery.finish_request(
                self._root,
                person,
                answer,
                passphrase,
                device_secrets=self._key_store,
                clock=self._clock,
                chance=self._chance,
                kdf=self._kdf,
                words_of=self._words_of,
            )  # fmt: skip
        )
