"""The two steps of putting a backup back, at the lock screen: look, then do.

In between lie the lock of the folder and the keys, for as long as somebody looks at the list of differences.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.dossier import project_row
from desktop.domain.errors import Trouble, TroubleCode
from desktop.store import backup, opening, recovery, restoring, safe
from desktop.store.header import Header
from desktop.store.key_stores import KeyStore
from desktop.store.keys import StoreKeys
from desktop.store.open_store import Entrance, OpenStore
from desktop.store.passphrases import WordList
from desktop.store.projections import ProjectRow
from desktop.store.search import WordsOf, no_words
from desktop.store.strongroom import World
from desktop.usecases.ports import Chance, Clock
from desktop.usecases.repair import Notice, RestoreReport
from desktop.usecases.safe_ports import Comparison


@dataclass(frozen=True, slots=True)
class Restored:
    """The store that is open now, and what putting back came to."""

    store: OpenStore
    report: RestoreReport


class RestoreBench:
    """Belongs to the thread that made it; `close` unless `put_back` was called."""

    def __init__(self, entrance: Entrance, header: Header, keys: StoreKeys, world: World) -> None:
        """Proves every backup; nothing is moved. Raises Trouble of the disk, then nothing is held."""
        self._entrance, self._header, self._keys, self._world = entrance, header, keys, world
        self._is_held = True
        try:
            self.ways = restoring.ways_back(entrance.folder, header, keys)
        except BaseException:
            self.close()
            raise

    def put_back(self, backup_id: str) -> Restored:
        """Set the store of now aside, put this one in its place, replay the journal, rebuild, open.

        Raises KeyError for a copy that is not in `ways`; Trouble: then the bench is closed, and either
        nothing was moved or the next opening says what is there.
        """
        chosen = next((way for way in self.ways if way.backup.id == backup_id), None)
        if chosen is None:
            raise KeyError(backup_id)
        entrance, header, keys = self._entrance, self._header, self._keys
        try:
            source = self._proved(backup_id)
            stamp = safe.stamp_of(self._world.clock, self._world.chance)
            recovery.put_in_place(entrance.folder, header, keys, stamp, source)
        except BaseException:
            self.close()
            raise
        self._is_held = False  # lock and keys go to the store, also when opening it fails
        store = OpenStore(entrance, header, keys, self._world)
        try:
            dossiers = store.rebuild_projections()
            store.settle_put_back()
            report = _report(chosen, store, dossiers)
        except BaseException:
            store.close()
            raise
        return Restored(store, report)

    def close(self) -> None:
        """Let go of lock and keys; a second call does nothing."""
        if not self._is_held:
            return
        self._is_held = False
        self._keys.forget()
        self._entrance.lock.release()

    def _proved(self, backup_id: str) -> Path | None:
        """The file to put back, proved again: minutes may have gone by."""
        if backup_id == restoring.FROM_JOURNAL:
            if not recovery.holds_all(recovery.read_journal(self._entrance.folder, self._header, self._keys)):
                raise Trouble(TroubleCode.STORE_DAMAGED)
            return None
        path = backup.path_of(self._entrance.folder, backup_id)
        opening.check_copy(path, self._keys.store, self._header.store_id, self._header.generation)
        return path


def begin(
    root: Path, person_id: str, passphrase: bytearray, *, device_secrets: KeyStore, clock: Clock,
    chance: Chance, words: WordList | None = None, projector: ProjectRow = project_row,
    words_of: WordsOf = no_words,
) -> RestoreBench:  # fmt: skip
    """Come in as far as the keys and look at every copy. The passphrase is wiped; raises as `open_person`
    does before the store is touched."""
    entrance, header, keys, way = safe.entered(root, person_id, passphrase, device_secrets, clock, words)
    way.forget()
    return RestoreBench(entrance, header, keys, World(clock, chance, projector, words_of))


def _report(chosen: Comparison, store: OpenStore, dossiers: int) -> RestoreReport:
    replayed = [one.count for one in store.mended if one.notice is Notice.REPLAYED_FROM_JOURNAL]
    return RestoreReport(chosen.backup, sum(replayed), store.count_changes(), dossiers)
