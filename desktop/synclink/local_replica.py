"""The desk as `sync.client` sees it. Each method is one function on the store thread, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from desktop.domain.changes import Change
from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.synclink.after_restore import (
    begin_after_restore,
    earlier_incarnations,
    is_after_restore,
    own_hash,
    return_missing,
    withdraw,
)
from desktop.synclink.facts import (
    CURSOR,
    EPOCH,
    INCARNATION,
    READS,
    RETURNED,
    TO_FETCH,
    EnrolmentFacts,
    new_uuid,
    read_facts,
)
from desktop.synclink.held_there import audit_offer, holds_audit, keep_caseload, keep_safe, marks_of
from desktop.synclink.own_sets import OwnSets
from desktop.synclink.payloads import vocabulary
from desktop.synclink.reading import ReadSet, UnreadReason, is_ahead, read_sealed
from desktop.synclink.sealing import SetSealer
from desktop.synclink.store_turn import StoreTurn
from desktop.usecases.ports import KEYS_MAY_BE_MISSING, Chance, Clock, OnStore, UnitOfWork
from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import Applied, DeskIdentity, LocalMarks
from sync.protocol.exchanges import NewDossier
from sync.protocol.headers import set_hash
from sync.protocol.marks import AuditHead, AuditOffer
from sync.protocol.model import CHAIN_START, DossierGrant, Page, PrivacyClass, Receipt, SealedSet

_Keys = Mapping[tuple[str, PrivacyClass], bytes | None]
#: one transaction of taking in; a person who saves waits no longer than this takes
_CHANGES_AT_ONCE = 1_000
#: what a value that means nothing can make a projection do; troubles of disk and network are not among them
_POISON = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, Refusal)


class DeskReplica:
    """Implements `sync.client.ports.LocalReplica` over the unit of work."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        on_store: OnStore,
        sealer: SetSealer,
        chance: Chance,
        clock: Clock,
        newest_backup: Callable[[], datetime | None] = lambda: None,
    ) -> None:
        turn = StoreTurn(unit_of_work, on_store)
        self._read, self._write = turn.read, turn.write
        self._sealer = sealer
        self._chance = chance
        self._clock = clock
        self._newest_backup = newest_backup
        self._server_time: str | None = None

    # --- who and where

    def identity(self) -> DeskIdentity:
        facts = self._read(_facts)
        return DeskIdentity(facts.tenant, facts.desk, facts.incarnation, facts.server_key)

    def last_number(self) -> int:
        def work(unit: UnitOfWork) -> int:
            last = unit.outbox.last(_facts(unit).incarnation)
            return 0 if last is None else last.header.n

        return self._read(work)

    def hash_at(self, n: int) -> str | None:
        if n == 0:
            return CHAIN_START
        return self._read(lambda unit: own_hash(unit, _facts(unit).incarnation, n))

    def acknowledged_through(self) -> int:
        return self._read(lambda unit: unit.outbox.acknowledged_through(_facts(unit).incarnation))

    # --- sending

    def sealed_sets(self, after: int, most: int | None = None) -> tuple[SealedSet, ...]:
        return self._read(lambda unit: unit.outbox.after(_facts(unit).incarnation, after, most))

    def hear_time(self, server_time: str) -> None:
        self._server_time = server_time

    def has_let_go(self, after: int) -> bool:
        return self._read(lambda unit: unit.outbox.has_let_go(_facts(unit).incarnation, after))

    def acknowledge(self, receipt: Receipt, first: int, apart: Sequence[tuple[int, str]]) -> None:
        def work(unit: UnitOfWork) -> None:
            unit.outbox.acknowledge(receipt)
            # Also those that are not apart: a back end that was restored may judge otherwise.
            unit.outbox.none_aside(receipt.incarnation, first, receipt.n)
            for n, reason in apart:
                if first <= n <= receipt.n:
                    unit.outbox.set_aside(receipt.incarnation, n, reason)

        self._write(work)

    def send_again(self, reason: str) -> int:
        def work(unit: UnitOfWork) -> int:
            count = unit.outbox.reopen_set_aside(reason)
            if count:
                self._sealer.seal(unit)
                unit.audit.note("sync.sent_again", _facts(unit).desk, "ok")
            return count

        return self._write(work)

    def start_incarnation(self, lost_after: int | None = None) -> None:
        def work(unit: UnitOfWork) -> None:
            present = _facts(unit).incarnation
            if lost_after is not None:
                unit.outbox.withdraw(present, lost_after)
            unit.outbox.reopen_unacknowledged(present)
            unit.state.put(INCARNATION, new_uuid(self._chance))
            self._sealer.seal(unit)
            unit.audit.note("sync.new_incarnation", _facts(unit).desk, "ok")

        self._write(work)

    def unsay_receipts(self, after: int) -> None:
        def work(unit: UnitOfWork) -> None:
            unit.outbox.withdraw(_facts(unit).incarnation, after)

        self._write(work)

    def audit_offer(self) -> AuditOffer | None:
        return self._read(lambda unit: audit_offer(unit, _facts(unit).incarnation))

    def holds_audit(self, head: AuditHead) -> bool:
        return self._write(lambda unit: holds_audit(unit, _facts(unit).incarnation, head))

    def keep_safe(self, through: int, server_time: str) -> None:
        def work(unit: UnitOfWork) -> int:
            incarnation, now = _facts(unit).incarnation, self._clock.now()
            gone = keep_safe(unit, incarnation, through, server_time, now, self._newest_backup)
            if gone:
                unit.audit.note("sync.bodies_let_go", incarnation, "ok")
            return gone

        self._write(work)

    # --- after a restore of the back end

    def is_after_restore(self) -> bool:
        return self._read(is_after_restore)

    def earlier_incarnations(self) -> tuple[str, ...]:
        return self._read(lambda unit: earlier_incarnations(unit, _facts(unit)))

    def withdraw(self, incarnation: str, n: int, head_hash: str) -> int:
        return self._write(lambda unit: withdraw(unit, self._sealer, _facts(unit), incarnation, n, head_hash))

    def return_missing(self) -> int:
        return self._write(lambda unit: return_missing(unit, self._sealer, _facts(unit)))

    def new_dossiers(self, everything: bool = False) -> tuple[NewDossier, ...]:
        def work(unit: UnitOfWork) -> tuple[NewDossier, ...]:
            found = []
            for dossier in _known_dossiers(unit):
                normal = unit.keys.get(dossier, PrivacyClass.NORMAL)
                special = unit.keys.get(dossier, PrivacyClass.SPECIAL)
                is_wanted = everything or not unit.keys.is_registered(dossier)
                if is_wanted and normal is not None and special is not None:
                    found.append(NewDossier(dossier, normal, special))
            return tuple(found)

        return self._read(work)

    def mark_registered(self, dossiers: Sequence[str]) -> None:
        def work(unit: UnitOfWork) -> None:
            for dossier in dossiers:
                unit.keys.mark_registered(DossierId(dossier))

        self._write(work)

    # --- fetching

    def epoch(self) -> str | None:
        return self._read(lambda unit: unit.state.get(EPOCH))

    def begin_epoch(self, epoch: str) -> None:
        def work(unit: UnitOfWork) -> None:
            known = unit.state.get(EPOCH)
            if known != epoch:
                unit.state.put(EPOCH, epoch)
                unit.state.drop(CURSOR)
            if known not in (None, epoch):
                begin_after_restore(unit, epoch)

        self._write(work)

    def cursor(self) -> str | None:
        return self._read(lambda unit: unit.state.get(CURSOR))

    def keep_grants(self, grants: Sequence[DossierGrant]) -> tuple[str, ...]:
        def work(unit: UnitOfWork) -> tuple[str, ...]:
            has_past = unit.state.get(CURSOR) is not None
            # A newer version may read what an older one had to leave: then everything comes once more.
            reads_more = unit.state.get(READS) != vocabulary()
            unit.state.put(READS, vocabulary())
            pending = []
            for grant in grants:
                if unit.keys.is_forgotten(DossierId(grant.dossier)):
                    continue
                is_new = _keep_keys(unit, grant)
                flag = TO_FETCH + grant.dossier
                if has_past and (is_new or reads_more):
                    unit.state.put(flag, "1")
                if unit.state.get(flag) is not None:
                    pending.append(grant.dossier)
            unit.state.drop(KEYS_MAY_BE_MISSING)
            keep_caseload(unit.state, grants)
            return tuple(pending)

        return self._write(work)

    def marks(self) -> LocalMarks | None:
        return self._read(marks_of)

    def move_cursor(self, cursor: str) -> None:
        self._write(lambda unit: unit.state.put(CURSOR, cursor))

    def mark_fetched(self, dossiers: Sequence[str]) -> None:
        def work(unit: UnitOfWork) -> None:
            for dossier in dossiers:
                unit.state.drop(TO_FETCH + dossier)
                unit.state.drop(RETURNED + dossier)

        self._write(work)

    def apply(self, page: Page, moves_cursor: bool = True) -> Applied:
        tenant = self.identity().tenant
        if any(one.header.tenant != tenant for one in page.sets):
            raise SyncFailure(FailureCode.GARBAGE)
        parts = _parts(page.sets)
        new_changes = unread = 0
        keys = self._read(lambda unit: _keys_of(unit, page.sets))
        with ThreadPoolExecutor(1, "opening") as crew:
            # Opening and reading is slow: not on the store's thread, so that an answer that is being saved
            # does not wait for it, and the next part while this one is taken in.
            coming = crew.submit(_opened, parts[0], keys)
            # In short transactions, so that a save beside it does not wait; the cursor goes with the last.
            for place, _ in enumerate(parts, 1):
                entries, is_last = coming.result(), place == len(parts)
                if not is_last:
                    coming = crew.submit(_opened, parts[place], keys)
                applied = self._take_in_all(entries, page.cursor if moves_cursor and is_last else None)
                new_changes += applied.new_changes
                unread += applied.unread_sets
        return Applied(new_changes, unread)

    def _take_in_all(self, entries: Sequence[tuple[SealedSet, ReadSet]], cursor: str | None) -> Applied:
        try:
            return self._take_in(entries, cursor)
        except _POISON:
            return self._take_in_singly(entries, cursor)

    def _take_in(self, entries: Sequence[tuple[SealedSet, ReadSet]], cursor: str | None) -> Applied:
        """All of it and the cursor in one transaction."""

        def work(unit: UnitOfWork) -> Applied:
            own = OwnSets(unit.outbox, _facts(unit).desk)
            readable: list[tuple[SealedSet, Sequence[Change]]] = []
            unread = 0
            concerned = {DossierId(sealed.header.dossier) for sealed, _ in entries}
            forgotten = {dossier for dossier in concerned if unit.keys.is_forgotten(dossier)}
            for sealed, found in entries:
                if own.holds(sealed) and unit.state.get(RETURNED + sealed.header.dossier) is None:
                    continue
                if sealed.header.dossier in forgotten:
                    unit.received.keep_unread(sealed, "")  # its header counts, its contents stay away
                    continue
                if found.changes:
                    readable.append((sealed, found.changes))
                    if is_ahead(found, self._server_time):
                        # Stored as it was given, in no clock of ours; who looks why a list is odd finds it.
                        unit.audit.note("set.time_ahead", set_hash(sealed.header), "ok")
                elif found.unread is not None:
                    unit.received.keep_unread(sealed, found.unread.value)
                unread += found.unread is not None
            new_changes = unit.received.apply_all(readable)
            if cursor is not None:
                unit.state.put(CURSOR, cursor)
            return Applied(new_changes, unread)

        return self._write(work)

    def _take_in_singly(self, entries: Sequence[tuple[SealedSet, ReadSet]], cursor: str | None) -> Applied:
        """Set by set: the one that the store stumbles over is kept unread, everything else goes in."""
        new_changes = unread = 0
        for sealed, found in entries:
            try:
                applied = self._take_in([(sealed, found)], None)
            except _POISON:
                applied = self._take_in([(sealed, ReadSet((), UnreadReason.POISON))], None)
            new_changes += applied.new_changes
            unread += applied.unread_sets
        self._take_in([], cursor)
        return Applied(new_changes, unread)

    def digest(self, dossier: str) -> tuple[int, str]:
        return self._read(lambda unit: unit.received.digest(DossierId(dossier)))


def _facts(unit: UnitOfWork) -> EnrolmentFacts:
    facts = read_facts(unit.state)
    if facts is None:
        raise SyncFailure(FailureCode.REVOKED)
    return facts


def _known_dossiers(unit: UnitOfWork) -> tuple[DossierId, ...]:
    """Every dossier with a change here has a row."""
    return tuple(sorted({row.dossier for row in unit.dossiers.all()} | set(unit.received.dossiers())))


def _keys_of(unit: UnitOfWork, sets: Sequence[SealedSet]) -> _Keys:
    wanted = {(one.header.dossier, one.header.privacy_class) for one in sets}
    return {(dossier, which): unit.keys.get(DossierId(dossier), which) for dossier, which in wanted}


def _opened(sets: Sequence[SealedSet], keys: _Keys) -> list[tuple[SealedSet, ReadSet]]:
    return [(one, read_sealed(one, keys[one.header.dossier, one.header.privacy_class])) for one in sets]


def _parts(sets: Sequence[SealedSet]) -> list[Sequence[SealedSet]]:
    """In order, by how many changes one transaction takes in; one empty part where there is nothing.

    No more than a part stands opened in memory."""
    parts: list[Sequence[SealedSet]] = []
    start = size = 0
    for place, one in enumerate(sets):
        size += one.header.count
        if size >= _CHANGES_AT_ONCE:
            parts.append(sets[start : place + 1])
            start, size = place + 1, 0
    return parts if parts and start == len(sets) else [*parts, sets[start:]]


def _keep_keys(unit: UnitOfWork, grant: DossierGrant) -> bool:
    """Keep what is new of a grant; a key that is here already is never replaced. True when one was new."""
    dossier = DossierId(grant.dossier)
    is_new = False
    for which, key in ((PrivacyClass.NORMAL, grant.normal_key), (PrivacyClass.SPECIAL, grant.special_key)):
        if key is not None and unit.keys.get(dossier, which) is None:
            unit.keys.put(dossier, which, key)
            is_new = True
    if not unit.keys.is_registered(dossier):
        unit.keys.mark_registered(dossier)
    return is_new
