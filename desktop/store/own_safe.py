"""The klantmanager's own koffer while it is open (port `Safe`). Runs on the thread of the store."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from desktop.domain.ids import DossierId
from desktop.store import backup, journal, rollover
from desktop.store.errors import sorting_errors
from desktop.store.open_store import OpenStore
from desktop.store.passphrases import proposed
from desktop.usecases.ports import RECOVERY_LEFT
from desktop.usecases.safe_ports import BackupRow, BackupWhy, Comparison, SafeState


class OwnSafe:
    """What a klantmanager may do with her own koffer. Holds no key and no word."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store

    def state(self) -> SafeState:
        """How the koffer is, without anything secret. Raises Trouble of the disk."""
        store = self._store
        header, folder = store.header, store.folder
        with store.unit_of_work() as work:
            left = work.state.get(RECOVERY_LEFT)
            why = work.state.get(rollover.ROLL_OVER_WAITS)
            rolled_over_at = rollover.moment_of(work.state.get(rollover.ROLLED_OVER_AT))
        key_id = header.recovery[0].key_id if header.recovery else ""
        with sorting_errors():
            size = (folder / header.file).stat().st_size
            free = shutil.disk_usage(folder).free
        return SafeState(
            label=header.label,
            generation=header.generation,
            has_device_secret=header.asks_device,
            recovery_key_id=key_id,
            is_recovery_left=bool(key_id) and bool(left),
            backups=backup.rows(folder),
            journal_records=journal.count_records(folder),
            size=size,
            free=free,
            rolled_over_at=rolled_over_at if header.generation > 1 else None,
            roll_over_waits=why == rollover.NOW,
        )

    def suggest_words(self) -> tuple[str, ...]:
        """A fresh passphrase of as many words as this koffer asks for."""
        return proposed(self._store.words, self._store.header.asks_device)

    def change_passphrase(self, old: bytearray, new: bytearray) -> None:
        """See `OpenStore.change_passphrase`; what it costs to try a passphrase stays as it was measured."""
        self._store.change_passphrase(old, new)

    def backup_now(self) -> BackupRow:
        """A verified copy of this moment. Raises Trouble: then none was made."""
        made = self._store.backup(BackupWhy.ASKED)
        return next(row for row in backup.rows(self._store.folder) if row.id == made.stem)

    def compare(self, backup: str) -> Comparison:
        """A backup beside what is open. KeyError when there is none of that id."""
        return self._store.compared(backup)

    def forget(self, dossiers: Sequence[DossierId], order: str) -> int:
        """Destroy dossiers on this laptop; see `OpenStore.forget`."""
        return self._store.forget(dossiers, order)
