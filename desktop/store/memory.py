"""The same doors without a disk: for stories and tests of screens. Runs the contract suite of the real one.

A unit of work changes a copy of the contents and puts it in place when it commits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from types import MappingProxyType, TracebackType
from typing import Self

from desktop.domain.changes import Change, ChangeKind, HeadKey, heads
from desktop.domain.dossier import DossierRow, project_row
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import ChangeId, DossierId
from desktop.store import change_codec
from desktop.store.audit import CHAIN_START, Origin, chain_mac
from desktop.store.errors import StoreBug
from desktop.store.memory_blobs import MemoryAttachments
from desktop.store.memory_sets import MemoryOutbox, MemoryReceived, Sets
from desktop.store.projections import ProjectRow
from desktop.store.search import WordsOf, no_words
from desktop.store.wiping import KEY_SIZE
from desktop.usecases.ports import (
    SHORTEST,
    Attachments,
    Audit,
    AuditLine,
    ChangeLog,
    Clock,
    DossierKeys,
    DossierRows,
    Draft,
    Drafts,
    LocalState,
    Outbox,
    Received,
    SaidTexts,
)
from sync.protocol.model import PrivacyClass

ChainLine = tuple[int, str, str, str, str, str, str]


@dataclass
class Contents:
    """Everything a store holds, in dictionaries."""

    changes: dict[ChangeId, Change] = field(default_factory=dict)
    rows: dict[DossierId, DossierRow] = field(default_factory=dict)
    progress: dict[DossierId, tuple[int, int]] = field(default_factory=dict)
    drafts: dict[tuple[DossierId, str], Draft] = field(default_factory=dict)
    state: dict[str, str] = field(default_factory=dict)
    keys: dict[tuple[DossierId, PrivacyClass], bytes] = field(default_factory=dict)
    registered: dict[DossierId, bool] = field(default_factory=dict)
    sets: Sets = field(default_factory=Sets)
    attachments: dict[str, bytes] = field(default_factory=dict)
    audit: dict[int, tuple[ChainLine, bytes]] = field(default_factory=dict)

    def copied(self) -> Contents:
        """A copy that can be changed without changing this one."""
        new = Contents(sets=self.sets.copied())
        for name in (f.name for f in fields(self) if f.name != "sets"):
            setattr(new, name, dict(getattr(self, name)))
        return new


class MemoryStore:
    """Contents that last as long as the object; hands out units of work, one at a time."""

    def __init__(
        self, clock: Clock, projector: ProjectRow = project_row, words_of: WordsOf = no_words
    ) -> None:
        self.clock = clock
        self.projector = projector
        self.words_of = words_of
        self.contents = Contents()
        self.origin = Origin(desk="memory", actor="memory")
        self.is_busy = False
        self.staged: dict[str, bytes] = {}  # of attachments under way; outside every transaction

    def unit_of_work(self) -> MemoryUnitOfWork:
        """A new unit of work, to be used in a `with` block."""
        return MemoryUnitOfWork(self)

    def acts_as(self, worker: str, desk: str) -> None:
        """Ids on audit lines from now on."""
        self.origin = Origin(desk=desk, actor=worker)


class MemoryUnitOfWork:
    """Port `UnitOfWork` over a copy of the contents."""

    drafts: Drafts
    changes: ChangeLog
    dossiers: DossierRows
    state: LocalState
    keys: DossierKeys
    outbox: Outbox
    received: Received
    attachments: Attachments
    audit: Audit
    said: SaidTexts

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self._is_committed = False

    def __enter__(self) -> Self:
        if self._store.is_busy:
            raise StoreBug("NESTED_UNIT_OF_WORK")
        self._store.is_busy = True
        held = self._held = self._store.contents.copied()
        self.drafts = MemoryDrafts(held, self._store.clock)
        self._log = MemoryChangeLog(held, self._store.projector)
        self.changes = self._log
        self.dossiers = MemoryDossierRows(held)
        self.state = MemoryState(held)
        self.keys = MemoryDossierKeys(held)
        self.outbox = MemoryOutbox(held.sets, held.changes)
        self.audit = MemoryAudit(held, self._store.origin, self._store.clock)
        self.received = MemoryReceived(held.sets, held.changes, self._log.write, self.audit)
        self.attachments = MemoryAttachments(held.attachments, self._store.staged)
        self.said = MemorySaidTexts(self._log, self._store.words_of)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.is_busy = False

    def record(self, changes: Sequence[Change]) -> None:
        """As the real one does, without a journal."""
        if self._is_committed:
            raise StoreBug("RECORD_AFTER_COMMIT")
        for change in self._log.write(changes, is_own=True):
            self._held.sets.unsealed[change.id] = True
            self.audit.note(f"{change.kind.value}.recorded", change.id, "ok")

    def commit(self) -> None:
        """Put the copy in place."""
        if self._is_committed:
            raise StoreBug("COMMIT_OUTSIDE_TRANSACTION")
        self._store.contents = self._held
        self._is_committed = True


class MemoryChangeLog:
    def __init__(self, held: Contents, projector: ProjectRow) -> None:
        self._held = held
        self._projector = projector

    def of(self, dossier: DossierId, kind: ChangeKind | None = None) -> tuple[Change, ...]:
        found = (c for c in self._held.changes.values() if c.dossier == dossier and kind in (None, c.kind))
        return tuple(sorted(found, key=lambda c: (c.time, c.id)))

    def heads(
        self, dossier: DossierId, kind: ChangeKind | None = None
    ) -> Mapping[HeadKey, tuple[Change, ...]]:
        return MappingProxyType(heads(self.of(dossier, kind)))

    def heads_of(self, kinds: Sequence[ChangeKind]) -> tuple[Change, ...]:
        found = (several for d in self._held.rows for several in self.heads(d).values())
        return tuple(change for several in found for change in several if change.kind in kinds)

    def history(self, dossier: DossierId, kind: ChangeKind, key: str) -> tuple[Change, ...]:
        return tuple(change for change in self.of(dossier, kind) if change.key == key)

    def holds(self, change: ChangeId) -> bool:
        return change in self._held.changes

    def dossiers_of(self, objects: Sequence[str]) -> Mapping[str, DossierId]:
        found: dict[str, set[DossierId]] = {}
        for change in self._held.changes.values():
            names = [str(change.id)] if change.kind is ChangeKind.ANSWER else [str(change.id), change.key]
            for name in names:
                if name in objects:
                    found.setdefault(name, set()).add(change.dossier)
        return {name: one for name, (one, *others) in found.items() if not others}

    def newest_heads(self) -> tuple[Change, ...]:
        """Every head of every dossier, the one that came last first."""
        by_dossier = {dossier: self.heads(dossier) for dossier in self._held.rows}
        standing = {c.id for found in by_dossier.values() for several in found.values() for c in several}
        return tuple(c for c in reversed(self._held.changes.values()) if c.id in standing)

    def write(self, changes: Sequence[Change], is_own: bool) -> tuple[Change, ...]:
        """Union by id; returns what was new."""
        once = {change.id: change for change in changes}.values()
        new = [change for change in once if change.id not in self._held.changes]
        for change in new:
            self._held.changes[change.id] = change_codec.decode(change_codec.encode(change))
        for dossier in dict.fromkeys(change.dossier for change in new):
            self._held.rows[dossier] = self._projector(dossier, self.heads(dossier))
        return tuple(new)


class MemoryDossierRows:
    def __init__(self, held: Contents) -> None:
        self._held = held

    def row(self, dossier: DossierId) -> DossierRow | None:
        row, progress = self._held.rows.get(dossier), self._held.progress.get(dossier)
        if row is None or progress is None:
            return row
        return replace(row, answered=progress[0], applicable=progress[1])

    def all(self) -> tuple[DossierRow, ...]:
        return tuple(row for dossier in sorted(self._held.rows) if (row := self.row(dossier)) is not None)

    def put_progress(self, dossier: DossierId, answered: int, applicable: int) -> None:
        self._held.progress[dossier] = (answered, applicable)


class MemoryDrafts:
    def __init__(self, held: Contents, clock: Clock) -> None:
        self._held = held
        self._clock = clock

    def save(self, dossier: DossierId, key: str, draft: Draft) -> None:
        try:
            draft.text.encode("utf-8")
        except UnicodeEncodeError:
            is_printable = False
        else:
            is_printable = True
        if not is_printable:
            raise Refusal(RefusalCode.NOT_PRINTABLE_TEXT)
        at = (draft.saved_at or self._clock.now()).astimezone(UTC)
        self._held.drafts[dossier, key] = replace(draft, saved_at=at)

    def load(self, dossier: DossierId, key: str) -> Draft | None:
        return self._held.drafts.get((dossier, key))

    def clear(self, dossier: DossierId, key: str) -> None:
        self._held.drafts.pop((dossier, key), None)

    def of(self, dossier: DossierId) -> Mapping[str, Draft]:
        found = {key: draft for (d, key), draft in sorted(self._held.drafts.items()) if d == dossier}
        return MappingProxyType(found)


class MemoryState:
    def __init__(self, held: Contents) -> None:
        self._held = held

    def get(self, name: str) -> str | None:
        return self._held.state.get(name)

    def put(self, name: str, text: str) -> None:
        self._held.state[name] = text

    def drop(self, name: str) -> None:
        self._held.state.pop(name, None)

    def under(self, prefix: str) -> Mapping[str, str]:
        return {name: text for name, text in self._held.state.items() if name.startswith(prefix)}


class MemoryDossierKeys:
    def __init__(self, held: Contents) -> None:
        self._held = held

    def get(self, dossier: DossierId, privacy_class: PrivacyClass) -> bytes | None:
        return self._held.keys.get((dossier, privacy_class))

    def put(self, dossier: DossierId, privacy_class: PrivacyClass, key: bytes) -> None:
        if len(key) != KEY_SIZE:
            raise ValueError("a body key has 32 bytes")
        self._held.keys[dossier, privacy_class] = key

    def is_registered(self, dossier: DossierId) -> bool:
        return dossier in self._held.registered

    def is_forgotten(self, dossier: DossierId) -> bool:
        """Nothing is destroyed here."""
        return False

    def remember(self, dossier: DossierId) -> bool:
        """So there is nothing to let come again."""
        return False

    def mark_registered(self, dossier: DossierId) -> None:
        self._held.registered[dossier] = True


class MemoryAudit:
    def __init__(self, held: Contents, origin: Origin, clock: Clock) -> None:
        self._held = held
        self._origin = origin
        self._clock = clock

    def note_each(self, action: str, object_ids: Sequence[str], result: str) -> None:
        for object_id in object_ids:
            self.note(action, object_id, result)

    def note(self, action: str, object_id: str, result: str) -> None:
        count = len(self._held.audit)
        previous = self._held.audit[count][1] if count else CHAIN_START
        time = self._clock.now().astimezone(UTC).isoformat(timespec="milliseconds")
        line = (count + 1, action, object_id, result, self._origin.desk, self._origin.actor, time)
        self._held.audit[count + 1] = (line, chain_mac(b"memory", previous, line))

    def head(self) -> tuple[int, bytes]:
        count = len(self._held.audit)
        return count, self._held.audit[count][1] if count else CHAIN_START

    def mac_at(self, n: int) -> bytes | None:
        return self._held.audit[n][1] if n in self._held.audit else None

    def lines(self, after: int = 0, most: int = 1000) -> tuple[AuditLine, ...]:
        found = [line for line, _ in self._held.audit.values() if line[0] > after][:most]
        return tuple(AuditLine(*line[:6], datetime.fromisoformat(line[6])) for line in found)

    def verify(self) -> int:
        previous = CHAIN_START
        for line, mac in self._held.audit.values():
            previous = chain_mac(b"memory", previous, line)
            if mac != previous:
                raise Trouble(TroubleCode.STORE_DAMAGED)
        return len(self._held.audit)


class MemorySaidTexts:
    """Looks at every head; newest first by when it came."""

    def __init__(self, log: MemoryChangeLog, words_of: WordsOf) -> None:
        self._log = log
        self._words_of = words_of

    def find(self, words: Sequence[str], most: int) -> tuple[Change, ...]:
        long = [word for word in words if len(word) >= SHORTEST]
        if not long:
            return ()
        held = (c for c in self._log.newest_heads() if all(word in self._words_of(c) for word in long))
        return tuple(held)[:most]
