"""The link as the use cases see it: enrol once, exchange whenever there is a network."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DeskId, WorkerId
from desktop.synclink.colleagues import KnownColleagues
from desktop.synclink.extras import STEPS, BackEnd, RoundMakers, extras_for
from desktop.synclink.facts import (
    EnrolmentFacts,
    desk_id,
    new_uuid,
    read_facts,
    read_proxy_choice,
    worker_id,
    write_facts,
)
from desktop.synclink.local_replica import DeskReplica
from desktop.synclink.parcel_keys import keep_parcel_key
from desktop.synclink.sealing import SetSealer
from desktop.synclink.session import DeskSession
from desktop.synclink.stick import StickRoom
from desktop.synclink.troubles import enrolment_error, trouble_of
from desktop.usecases.link_ports import ASKED_FOR, Manner
from desktop.usecases.ports import (
    RECOVERY_LEFT,
    Chance,
    Clock,
    Enrolment,
    OnStore,
    SyncReport,
    SyncStep,
    UnitOfWork,
)
from sync.client.address import read_address
from sync.client.blob_ports import LocalBlobs
from sync.client.engine import EngineReport, Step, synchronise
from sync.client.errors import SyncFailure
from sync.client.http import DeskProof, HttpBackEnd
from sync.client.ports import FrontDoor, Signer
from sync.client.retry import Patience
from sync.client.way import ProxyChoice
from sync.protocol.exchanges import EnrolmentReply, EnrolmentRequest, RecoveryParcel
from sync.protocol.model import PROTOCOL_VERSION
from sync.protocol.packing import Packing

_NO_MORE = RoundMakers()

#: (address, proof or None before enrolment) -> an open connection
Connect = Callable[[str, DeskProof | None], AbstractContextManager[BackEnd]]


#: the municipality's recovery key (public) -> this store's key sealed to it, opaque here
SealRecovery = Callable[[bytes], bytes]


#: (worker id, desk id): under whose name the audit lines of this store stand from now on
ActsAs = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class RecoveryPlace:
    """The store's side of recovery (on the store thread): which store and generation a parcel is for, whom to
    tell when the municipality has it, and when the newest backup that proved whole was made."""

    generation: Callable[[], int] = lambda: 1
    left: Callable[[], None] = lambda: None
    newest_backup: Callable[[], datetime | None] = lambda: None
    store: str = ""  # '' in tests: then a store is known by its desk


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
    recovery: RecoveryPlace = RecoveryPlace()


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
        makers: RoundMakers = _NO_MORE,
        *,
        blobs: LocalBlobs,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._on_store = on_store
        self._clock = clock
        self._chance = chance
        self._own = own
        self._sealer = sealer
        self._connect: Connect = self._over_http if connect is None else connect
        self._patience = Patience() if patience is None else patience
        self._makers = makers
        #: who is signed in at the municipality, where it asks that
        self.session = DeskSession(unit_of_work, on_store)
        self._replica = DeskReplica(unit_of_work, on_store, sealer, chance, clock, own.recovery.newest_backup)
        #: names of who else writes in these dossiers
        self.colleagues = KnownColleagues()
        self._one_at_a_time = threading.Lock()
        #: what the network of this session lets through
        self._packing = Packing.ZSTD
        #: the same replica and the same lock: a stick is a sync too
        self.sticks = StickRoom(
            unit_of_work,
            on_store,
            clock,
            chance,
            self._replica,
            sealer,
            own.sign,
            own.public_key,
            self._one_at_a_time,
            blobs,
        )

    def is_enrolled(self) -> bool:
        return self._facts() is not None

    def exchange(self, on_step: Callable[[SyncStep], None], manner: Manner = ASKED_FOR) -> SyncReport:
        """Seal, find, send, fetch, compare. Raises Trouble; what was confirmed before stays confirmed."""
        facts = self._facts()
        if facts is None:
            raise Trouble(TroubleCode.NO_CONTACT, {"cause": "not_enrolled"})
        with self._one_at_a_time:
            on_step(SyncStep.SEAL)
            left_open = self._on_store(self._seal)
            try:
                with self._connect(facts.address, self._proof(facts)) as back_end:
                    done = self._synchronise(back_end, facts, on_step, manner)
                    if left_open and self._on_store(self._seal) < left_open:
                        # The first round brought the keys that these changes were waiting for.
                        done = done.with_more(self._synchronise(back_end, facts, on_step, manner))
                        left_open = self._on_store(self._count_open)
                    # Read again: an order may have brought another recovery key.
                    self._leave_recovery(back_end, self._facts() or facts)
                    keep_parcel_key(self._unit_of_work, self._on_store, self._clock, back_end)
                    has_news = done.received_changes > 0
                    now = self._clock.now()
                    self.colleagues.ask(self._unit_of_work, self._on_store, back_end, has_news, now)
            except SyncFailure as failure:
                raise trouble_of(failure) from None
        return SyncReport(
            sent=done.sent_changes,
            received=done.received_changes,
            parcels_sent=done.sent_sets,
            choices_waiting=self._on_store(self._count_choices),
            dossiers=done.dossiers,
            # Also what was put apart in an earlier sync: others are not given it.
            is_confirmed=not left_open and not self._on_store(self._count_apart),
            finished_at=self._clock.now(),
            reached=SyncStep.CONFIRMED,
            photos_sent=done.attachments.sent,
            photos_received=done.attachments.received,
            photos_waiting=done.attachments.waiting,
        )

    def enrol(self, address: str, code: str) -> Enrolment:
        """Show the one-time code, keep who we are to each other, leave the recovery parcel.

        The desk's id is kept before it is shown, so that after a lost reply the same code works again. A
        recovery parcel that could not be left now goes with the next exchange.
        """
        with self._one_at_a_time:
            desk, _ = self._on_store(self.identity)
            known = self._facts()
            label = known.laptop if known is not None and known.laptop else self._own.label
            request = EnrolmentRequest(code.strip(), desk, self._own.public_key, label, PROTOCOL_VERSION)
            try:
                plain = read_address(address)
                with self._connect(plain, None) as front_door:
                    reply = front_door.enrol(request)
            except SyncFailure as failure:
                raise enrolment_error(failure) from None
            facts = self._on_store(lambda: self._keep(plain, desk, reply))
            self.session.forget_all()
            with suppress(SyncFailure), self._connect(plain, self._proof(facts)) as back_end:
                self._leave_recovery(back_end, facts)
                keep_parcel_key(self._unit_of_work, self._on_store, self._clock, back_end)
        return Enrolment(facts.tenant, facts.municipality, WorkerId(facts.worker), DeskId(facts.desk))

    # --- outside

    def _synchronise(
        self, back_end: BackEnd, facts: EnrolmentFacts, on_step: Callable[[SyncStep], None], manner: Manner
    ) -> EngineReport:
        def stepped(step: Step) -> None:
            on_step(STEPS[step])

        patience = replace(self._patience, tries=1) if manner.is_quiet else self._patience
        extras = extras_for(self._makers, back_end, facts, manner, self._packing)
        done = synchronise(self._replica, back_end, self._own.sign, stepped, patience, extras)
        self._packing = done.packing
        return done

    def _over_http(self, address: str, proof: DeskProof | None) -> AbstractContextManager[BackEnd]:
        return HttpBackEnd(address, proof, self._clock.now, proxy=self._on_store(self._proxy))

    def _proof(self, facts: EnrolmentFacts) -> DeskProof:
        return DeskProof(facts.tenant, facts.desk, self._own.sign, self.session)

    def line(self) -> HttpBackEnd | None:
        """A connection of its own for signing in; None while this desk is not enrolled."""
        facts = self._facts()
        if facts is None:
            return None
        return HttpBackEnd(
            facts.address, self._proof(facts), self._clock.now, proxy=self._on_store(self._proxy)
        )

    def _leave_recovery(self, back_end: FrontDoor, facts: EnrolmentFacts) -> None:
        if self._on_store(self._recovery_left) == facts.recovery_key_id:
            return
        sealed = self._on_store(lambda: self._own.seal_recovery(facts.recovery_key))
        generation = self._on_store(self._own.recovery.generation)
        back_end.leave_recovery(
            RecoveryParcel(self._own.recovery.store or facts.desk, generation, facts.recovery_key_id, sealed)
        )
        self._on_store(lambda: self._mark_recovery_left(facts.recovery_key_id))

    # --- on the store thread

    def _facts(self) -> EnrolmentFacts | None:
        def work() -> EnrolmentFacts | None:
            with self._unit_of_work() as unit:
                return read_facts(unit.state)

        return self._on_store(work)

    def _proxy(self) -> ProxyChoice:
        with self._unit_of_work() as unit:
            return read_proxy_choice(unit.state)

    def _seal(self) -> int:
        """Seal everything; returns how many changes could not be."""
        with self._unit_of_work() as unit:
            if self._sealer.seal(unit):
                unit.commit()
            return sum(unit.outbox.unsealed_counts().values())

    def _count_open(self) -> int:
        with self._unit_of_work() as unit:
            return sum(unit.outbox.unsealed_counts().values())

    def _count_apart(self) -> int:
        with self._unit_of_work() as unit:
            return sum(len(own.apart) for own in unit.outbox.own_work({}).values())

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
        self._own.recovery.left()

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
            laptop=reply.laptop,
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
