"""The link as the use cases see it: enrol once, exchange whenever there is a network."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DeskId, WorkerId
from desktop.synclink.facts import (
    RECOVERY_LEFT,
    EnrolmentFacts,
    desk_id,
    new_uuid,
    read_facts,
    worker_id,
    write_facts,
)
from desktop.synclink.local_replica import DeskReplica
from desktop.synclink.sealing import SetSealer
from desktop.synclink.troubles import enrolment_error, trouble_of
from desktop.usecases.ports import Chance, Clock, Enrolment, OnStore, SyncReport, SyncStep, UnitOfWork
from sync.client.address import read_address
from sync.client.engine import EngineReport, Step, synchronise
from sync.client.errors import SyncFailure
from sync.client.http import DeskProof, HttpBackEnd
from sync.client.ports import FrontDoor, Remote, Signer
from sync.client.retry import Patience
from sync.protocol.exchanges import EnrolmentReply, EnrolmentRequest, RecoveryParcel
from sync.protocol.model import PROTOCOL_VERSION

_STEPS: Mapping[Step, SyncStep] = MappingProxyType(
    {
        Step.FIND: SyncStep.FIND,
        Step.SEND: SyncStep.SEND,
        Step.FETCH: SyncStep.FETCH,
        Step.COMPARE: SyncStep.COMPARE,
        Step.CONFIRMED: SyncStep.CONFIRMED,
    }
)


class BackEnd(Remote, FrontDoor, Protocol):
    """Both doors of one back end."""


#: (address, proof or None before enrolment) -> an open connection
Connect = Callable[[str, DeskProof | None], AbstractContextManager[BackEnd]]


#: the municipality's X25519 public key (32 bytes) -> this store's key sealed to it, opaque here
SealRecovery = Callable[[bytes], bytes]


#: (worker id, desk id): under whose name the audit lines of this store stand from now on
ActsAs = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class OwnParts:
    """What composition lends of this store: its signing key as a function and its public half (32 bytes),
    how its data key is sealed for recovery, a name for the municipality's administrator, and whom to tell
    (on the store thread) who this desk is once the back end knows it."""

    sign: Signer
    public_key: bytes
    seal_recovery: SealRecovery
    label: str
    acts_as: ActsAs


class LinkDoor:
    """Implements the port `SyncDoor`. Runs off the store thread; one exchange or enrolment at a time."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        on_store: OnStore,
        clock: Clock,
        chance: Chance,
        own: OwnParts,
        sealer: SetSealer,
        connect: Connect | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._on_store = on_store
        self._clock = clock
        self._chance = chance
        self._own = own
        self._sealer = sealer
        self._connect: Connect = self._over_http if connect is None else connect
        self._patience = Patience() if patience is None else patience
        self._replica = DeskReplica(unit_of_work, on_store, sealer, chance)
        self._one_at_a_time = threading.Lock()

    def is_enrolled(self) -> bool:
        return self._facts() is not None

    def exchange(self, on_step: Callable[[SyncStep], None]) -> SyncReport:
        """Seal, find, send, fetch, compare. Raises Trouble; what was confirmed before stays confirmed."""
        facts = self._facts()
        if facts is None:
            raise Trouble(TroubleCode.NO_CONTACT, {"cause": "not_enrolled"})
        with self._one_at_a_time:
            on_step(SyncStep.SEAL)
            left_open = self._on_store(self._seal)
            try:
                with self._connect(facts.address, self._proof(facts)) as back_end:
                    done = self._synchronise(back_end, on_step)
                    if left_open and self._on_store(self._seal) < left_open:
                        # The first round brought the keys that these changes were waiting for.
                        done = done.with_more(self._synchronise(back_end, on_step))
                        left_open = self._on_store(self._count_open)
                    self._leave_recovery(back_end, facts)
            except SyncFailure as failure:
                raise trouble_of(failure) from None
        return SyncReport(
            sent=done.sent_changes,
            received=done.received_changes,
            parcels_sent=done.sent_sets,
            choices_waiting=self._on_store(self._count_choices),
            dossiers=done.dossiers,
            is_confirmed=not left_open and not done.kept_apart,
            finished_at=self._clock.now(),
            reached=SyncStep.CONFIRMED,
        )

    def enrol(self, address: str, code: str) -> Enrolment:
        """Show the one-time code, keep who we are to each other, leave the recovery parcel.

        The desk's id is kept before it is shown, so that after a lost reply the same code works again. A
        recovery parcel that could not be left now goes with the next exchange.
        """
        with self._one_at_a_time:
            desk, _ = self._on_store(self.identity)
            request = EnrolmentRequest(
                code.strip(), desk, self._own.public_key, self._own.label, PROTOCOL_VERSION
            )
            try:
                plain = read_address(address)
                with self._connect(plain, None) as front_door:
                    reply = front_door.enrol(request)
            except SyncFailure as failure:
                raise enrolment_error(failure) from None
            facts = self._on_store(lambda: self._keep(plain, desk, reply))
            with suppress(SyncFailure), self._connect(plain, self._proof(facts)) as back_end:
                self._leave_recovery(back_end, facts)
        return Enrolment(facts.tenant, facts.municipality, WorkerId(facts.worker), DeskId(facts.desk))

    # --- outside

    def _synchronise(self, back_end: BackEnd, on_step: Callable[[SyncStep], None]) -> EngineReport:
        def stepped(step: Step) -> None:
            on_step(_STEPS[step])

        return synchronise(self._replica, back_end, self._own.sign, stepped, self._patience)

    def _over_http(self, address: str, proof: DeskProof | None) -> AbstractContextManager[BackEnd]:
        return HttpBackEnd(address, proof, self._clock.now)

    def _proof(self, facts: EnrolmentFacts) -> DeskProof:
        return DeskProof(facts.tenant, facts.desk, self._own.sign)

    def _leave_recovery(self, back_end: FrontDoor, facts: EnrolmentFacts) -> None:
        if self._on_store(self._recovery_left) == facts.recovery_key_id:
            return
        # The parcel names store and generation inside; outside, a store is known by its desk.
        sealed = self._on_store(lambda: self._own.seal_recovery(facts.recovery_key))
        back_end.leave_recovery(RecoveryParcel(facts.desk, 1, facts.recovery_key_id, sealed))
        self._on_store(lambda: self._mark_recovery_left(facts.recovery_key_id))

    # --- on the store thread

    def _facts(self) -> EnrolmentFacts | None:
        def work() -> EnrolmentFacts | None:
            with self._unit_of_work() as unit:
                return read_facts(unit.state)

        return self._on_store(work)

    def _seal(self) -> int:
        """Seal everything; returns how many changes could not be."""
        with self._unit_of_work() as unit:
            if self._sealer.seal(unit):
                unit.commit()
            return len(unit.outbox.unsealed())

    def _count_open(self) -> int:
        with self._unit_of_work() as unit:
            return len(unit.outbox.unsealed())

    def _count_choices(self) -> int:
        with self._unit_of_work() as unit:
            return sum(row.conflicts for row in unit.dossiers.all())

    def identity(self) -> tuple[str, str]:
        """Desk id and worker id under which is written from now on; both are made the first time."""
        with self._unit_of_work() as unit:
            desk, worker = desk_id(unit.state, self._chance), worker_id(unit.state, self._chance)
            is_known = read_facts(unit.state) is not None
            unit.commit()
        if is_known:
            self._own.acts_as(worker, desk)
        return desk, worker

    def _recovery_left(self) -> str | None:
        with self._unit_of_work() as unit:
            return unit.state.get(RECOVERY_LEFT)

    def _mark_recovery_left(self, key_id: str) -> None:
        with self._unit_of_work() as unit:
            unit.state.put(RECOVERY_LEFT, key_id)
            unit.commit()

    def _keep(self, address: str, desk: str, reply: EnrolmentReply) -> EnrolmentFacts:
        """Write who we are to each other. At a second enrolment what was not confirmed is sealed anew."""
        facts = EnrolmentFacts(
            address=address,
            tenant=reply.tenant,
            municipality=reply.municipality,
            worker=reply.worker,
            worker_label=reply.worker_label,
            phone=reply.phone,
            desk=desk,
            server_key=reply.server_key,
            recovery_key=reply.recovery_key,
            recovery_key_id=reply.recovery_key_id,
            incarnation=new_uuid(self._chance),
        )
        with self._unit_of_work() as unit:
            before = read_facts(unit.state)
            if before is not None:
                unit.outbox.reopen_unacknowledged(before.incarnation)
            write_facts(unit.state, facts)
            unit.audit.note("sync.enrolled", desk, "ok")
            unit.commit()
        self._own.acts_as(facts.worker, desk)
        return facts
