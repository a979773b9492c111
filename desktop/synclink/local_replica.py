"""The desk as `sync.client` sees it. Each method is one function on the store thread, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.synclink.facts import (
    CURSOR,
    EPOCH,
    INCARNATION,
    READS,
    TO_FETCH,
    EnrolmentFacts,
    new_uuid,
    read_facts,
)
from desktop.synclink.own_sets import OwnSets
from desktop.synclink.payloads import vocabulary
from desktop.synclink.reading import ReadSet, UnreadReason, read_sealed
from desktop.synclink.sealing import SetSealer
from desktop.usecases.ports import KEYS_MAY_BE_MISSING, Chance, OnStore, UnitOfWork
from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import Applied, DeskIdentity
from sync.protocol.exchanges import NewDossier
from sync.protocol.headers import set_hash
from sync.protocol.model import CHAIN_START, DossierGrant, Page, PrivacyClass, Receipt, SealedSet

T = TypeVar("T")
#: what a value that means nothing can make a projection do; troubles of disk and network are not among them
_POISON = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, Refusal)


class DeskReplica:
    """Implements `sync.client.ports.LocalReplica` over the unit of work."""

    def __init__(
        self, unit_of_work: Callable[[], UnitOfWork], on_store: OnStore, sealer: SetSealer, chance: Chance
    ) -> None:
        self._unit_of_work = unit_of_work
        self._on_store = on_store
        self._sealer = sealer
        self._chance = chance

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
        return self._read(lambda unit: _own_hash(unit, _facts(unit).incarnation, n))

    def acknowledged_through(self) -> int:
        return self._read(lambda unit: unit.outbox.acknowledged_through(_facts(unit).incarnation))

    # --- sending

    def sealed_sets(self, after: int) -> tuple[SealedSet, ...]:
        return self._read(lambda unit: unit.outbox.after(_facts(unit).incarnation, after))

    def acknowledge(self, receipt: Receipt, first: int, apart: Sequence[tuple[int, str]]) -> None:
        reasons = dict(apart)

        def work(unit: UnitOfWork) -> None:
            unit.outbox.acknowledge(receipt)
            for n in range(first, receipt.n + 1):
                # Also those that are not apart: a back end that was restored may judge otherwise.
                unit.outbox.set_aside(receipt.incarnation, n, reasons.get(n))

        self._write(work)

    def send_again(self, reason: str) -> int:
        def work(unit: UnitOfWork) -> int:
            count = unit.outbox.reopen_set_aside(reason)
            if count:
                self._sealer.seal(unit)
                unit.audit.note("sync.sent_again", _facts(unit).desk, "ok")
            return count

        return self._write(work)

    def start_incarnation(self) -> None:
        def work(unit: UnitOfWork) -> None:
            unit.outbox.reopen_unacknowledged(_facts(unit).incarnation)
            unit.state.put(INCARNATION, new_uuid(self._chance))
            self._sealer.seal(unit)
            unit.audit.note("sync.new_incarnation", _facts(unit).desk, "ok")

        self._write(work)

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

    def mark_registered(self, dossier: str) -> None:
        self._write(lambda unit: unit.keys.mark_registered(DossierId(dossier)))

    # --- fetching

    def epoch(self) -> str | None:
        return self._read(lambda unit: unit.state.get(EPOCH))

    def begin_epoch(self, epoch: str) -> None:
        def work(unit: UnitOfWork) -> None:
            if unit.state.get(EPOCH) != epoch:
                unit.state.put(EPOCH, epoch)
                unit.state.drop(CURSOR)

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
                is_new = _keep_keys(unit, grant)
                flag = TO_FETCH + grant.dossier
                if has_past and (is_new or reads_more):
                    unit.state.put(flag, "1")
                if unit.state.get(flag) is not None:
                    pending.append(grant.dossier)
            unit.state.drop(KEYS_MAY_BE_MISSING)
            return tuple(pending)

        return self._write(work)

    def mark_fetched(self, dossiers: Sequence[str]) -> None:
        def work(unit: UnitOfWork) -> None:
            for dossier in dossiers:
                unit.state.drop(TO_FETCH + dossier)

        self._write(work)

    def apply(self, page: Page, moves_cursor: bool = True) -> Applied:
        # Opening and reading is the slow part: it is done here, so that an answer that is being saved
        # does not wait for it.
        tenant = self.identity().tenant
        if any(one.header.tenant != tenant for one in page.sets):
            raise SyncFailure(FailureCode.GARBAGE)
        keys = self._read(lambda unit: [_key_of(unit, one) for one in page.sets])
        read = [read_sealed(one, key) for one, key in zip(page.sets, keys, strict=True)]

        entries = list(zip(page.sets, read, strict=True))
        cursor = page.cursor if moves_cursor else None
        try:
            return self._take_in(entries, cursor)
        except _POISON:
            return self._take_in_singly(entries, cursor)

    def _take_in(self, entries: Sequence[tuple[SealedSet, ReadSet]], cursor: str | None) -> Applied:
        """All of it and the cursor in one transaction."""

        def work(unit: UnitOfWork) -> Applied:
            own = OwnSets(unit.outbox, _facts(unit).desk)
            new_changes = unread = 0
            for sealed, found in entries:
                if own.holds(sealed):
                    continue
                new_changes += sum(not unit.changes.holds(change.id) for change in found.changes)
                if found.changes:
                    unit.received.apply(sealed, found.changes)
                elif found.unread is not None:
                    unit.received.keep_unread(sealed, found.unread.value)
                unread += found.unread is not None
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

    def wanted_chunks(self) -> tuple[str, ...]:
        """None: attachments do not travel yet."""
        return ()

    # --- the store thread

    def _read(self, work: Callable[[UnitOfWork], T]) -> T:
        def on_thread() -> T:
            with self._unit_of_work() as unit:
                return work(unit)

        return self._on_store(on_thread)

    def _write(self, work: Callable[[UnitOfWork], T]) -> T:
        def on_thread() -> T:
            with self._unit_of_work() as unit:
                result = work(unit)
                unit.commit()
                return result

        return self._on_store(on_thread)


def _facts(unit: UnitOfWork) -> EnrolmentFacts:
    facts = read_facts(unit.state)
    if facts is None:
        raise SyncFailure(FailureCode.REVOKED)
    return facts


def _known_dossiers(unit: UnitOfWork) -> tuple[DossierId, ...]:
    """Every dossier with a change here has a row."""
    return tuple(sorted({row.dossier for row in unit.dossiers.all()} | set(unit.received.dossiers())))


def _key_of(unit: UnitOfWork, sealed: SealedSet) -> bytes | None:
    return unit.keys.get(DossierId(sealed.header.dossier), sealed.header.privacy_class)


def _own_hash(unit: UnitOfWork, incarnation: str, n: int) -> str | None:
    for sealed in unit.outbox.after(incarnation, n - 1)[:1]:
        if sealed.header.n == n:
            return set_hash(sealed.header)
    return None


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
