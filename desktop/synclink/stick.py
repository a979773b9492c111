"""The sticks of this desk (port `StickDoor`): what is kept between writing one and taking in its answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.domain.changes import Change
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.synclink.facts import new_uuid, read_facts
from desktop.synclink.local_replica import DeskReplica
from desktop.synclink.parcel_keys import parcel_key_of
from desktop.synclink.sealing import SetSealer
from desktop.usecases.lease import LAST_CONTACT
from desktop.usecases.ports import Chance, Clock, LocalState, OnStore, UnitOfWork
from desktop.usecases.standing import keep_standing
from desktop.usecases.stick_ports import Reopen, StickPacked, StickTaken
from sync.client.blob_ports import BlobDamaged, LocalBlobs
from sync.client.bundle import About, StickReport, check_answer, pack_stick, take_in_answer
from sync.client.bundle_blobs import Along, pack_along
from sync.client.ports import Signer
from sync.client.steps.find import may_enter
from sync.protocol.fields import write_instant
from sync.protocol.hybrid_seal import SECRET_SIZE, HybridKey, key_of
from sync.protocol.parcel_faults import ParcelFault, ParcelRefused

_SECRET = "stick.secret"  # hex, 96 bytes: opens what the municipality seals to this desk
_LAST = "stick.last"  # id of the newest stick that was written
_MADE = "stick.made"  # when, UTC text by this desk's clock
_SEND_FROM = "stick.send_from"  # the municipality was heard to hold no more than this number
_FROM_START = "stick.from_start"  # the next one asks for everything and leaves every key
_REFUSALS = {
    ParcelFault.NO_PARCEL: RefusalCode.STICK_NO_PARCEL,
    ParcelFault.OTHER_KIND: RefusalCode.STICK_OTHER_KIND,
    ParcelFault.CUT: RefusalCode.STICK_CUT,
    ParcelFault.NOT_FOR_US: RefusalCode.STICK_NOT_FOR_US,
    ParcelFault.ALTERED: RefusalCode.STICK_ALTERED,
    ParcelFault.NEWER: RefusalCode.STICK_NEWER,
    ParcelFault.SIGNATURE: RefusalCode.STICK_SIGNATURE,
    ParcelFault.OTHER_TENANT: RefusalCode.STICK_OTHER_TENANT,
    ParcelFault.OTHER_DESK: RefusalCode.STICK_OTHER_DESK,
    ParcelFault.UNREADABLE: RefusalCode.STICK_UNREADABLE,
}


@dataclass(frozen=True, slots=True)
class _Kept:
    """What this desk keeps about its sticks."""

    pair: HybridKey
    municipal_key: bytes | None
    last: str | None
    made: str
    send_from: int | None
    from_start: bool
    contact: str


class StickRoom:
    """`alone` is the lock of the link: no stick while a sync is under way, and the other way round."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        on_store: OnStore,
        clock: Clock,
        chance: Chance,
        replica: DeskReplica,
        sealer: SetSealer,
        sign: Signer,
        public_key: bytes,
        alone: threading.Lock,
        blobs: LocalBlobs,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._on_store = on_store
        self._clock = clock
        self._chance = chance
        self._replica = replica
        self._sealer = sealer
        self._sign = sign
        self._public_key = public_key
        self._alone = alone
        self._blobs = blobs

    def is_special(self, change: Change) -> bool:
        return self._sealer.is_special(change)

    def sign(self, text: bytes) -> bytes:
        return self._sign(text)

    def public_key(self) -> bytes:
        return self._public_key

    def may_write(self) -> bool:
        def work() -> bool:
            with self._unit_of_work() as unit:
                return read_facts(unit.state) is not None and parcel_key_of(unit.state) is not None

        return self._on_store(work)

    def pack(self, with_photos: bool = False) -> StickPacked:
        with self._alone:
            if not self.may_write():
                raise Refusal(RefusalCode.STICK_KEY_MISSING, "folder")
            kept = self._on_store(self._kept)
            assert kept.municipal_key is not None
            stick, made = new_uuid(self._chance), write_instant(self._clock.now())
            along = pack_along(self._blobs) if with_photos else Along()
            about = About(
                stick, made, kept.pair.public, kept.municipal_key, kept.send_from, kept.from_start, along
            )
            packed = pack_stick(self._replica, self._sign, about)
            self._on_store(lambda: self._write({_LAST: stick, _MADE: made}))
        return StickPacked(_readable(packed.parts), packed.size, packed.sets, packed.changes, packed.dossiers)

    def take_in(self, untrusted: Reopen) -> StickTaken:
        with self._alone:
            if self._on_store(self._is_nobody):
                raise Refusal(RefusalCode.STICK_KEY_MISSING, "file")
            kept = self._on_store(self._kept)
            try:
                answer = check_answer(self._replica.identity(), untrusted, kept.pair)
                is_newest = answer.answers is not None and answer.answers == kept.last
                adopts = is_newest and kept.contact < kept.made
                report = take_in_answer(self._replica, untrusted, kept.pair, adopts, self._blobs)
            except ParcelRefused as refused:
                raise Refusal(_REFUSALS[refused.fault], "file") from None
            lacks = report.is_for_now and report.stick.hello.n < self._replica.acknowledged_through()
            lacks_more = report.sealed_again > 0
            is_equal = report.is_for_now and self._is_all_there(report)
            again = report.began_incarnation or report.began_epoch or lacks or lacks_more
            self._on_store(lambda: self._keep_standing(report, lacks, is_equal, is_newest))
        if report.is_full_here:
            raise Trouble(TroubleCode.DISK_FULL)
        return StickTaken(
            made_at=report.stick.made_at,
            confirmed_sets=report.confirmed_sets,
            kept_apart=report.kept_apart,
            received=report.received_changes,
            is_confirmed=is_equal,
            is_older=not report.is_for_now and not report.began_incarnation,
            is_put_out=not may_enter(report.stick.hello),
            began_incarnation=report.began_incarnation,
            sends_again=again and may_enter(report.stick.hello),
            photos_confirmed=report.confirmed_blobs,
            photos_received=report.received_blobs,
        )

    def _is_all_there(self, report: StickReport) -> bool:
        if report.differing or report.kept_apart or report.stick.stopped or not may_enter(report.stick.hello):
            return False
        return report.stick.hello.n >= self._replica.last_number() and not self._on_store(self._count_open)

    # --- on the store thread

    def _is_nobody(self) -> bool:
        with self._unit_of_work() as unit:
            return read_facts(unit.state) is None

    def _count_open(self) -> int:
        with self._unit_of_work() as unit:
            return sum(unit.outbox.unsealed_counts().values())

    def _kept(self) -> _Kept:
        with self._unit_of_work() as unit:
            state = unit.state
            send_from = state.get(_SEND_FROM)
            kept = _Kept(
                pair=key_of(self._secret(state)),
                municipal_key=parcel_key_of(state),
                last=state.get(_LAST),
                made=state.get(_MADE) or "",
                send_from=None if send_from is None else int(send_from),
                from_start=state.get(_FROM_START) is not None,
                contact=state.get(LAST_CONTACT) or "",
            )
            unit.commit()
        return kept

    def _secret(self, state: LocalState) -> bytes:
        kept = state.get(_SECRET)
        if kept is None:
            kept = self._chance.token(SECRET_SIZE).hex()
            state.put(_SECRET, kept)
        return bytes.fromhex(kept)

    def _write(self, values: dict[str, str]) -> None:
        with self._unit_of_work() as unit:
            for name, value in values.items():
                unit.state.put(name, value)
            unit.commit()

    def _keep_standing(self, report: StickReport, lacks: bool, is_equal: bool, is_newest: bool) -> None:
        """What the next stick has to bring or ask beyond what is usual."""
        with self._unit_of_work() as unit:
            if lacks or report.began_epoch:
                unit.state.put(_SEND_FROM, str(report.stick.hello.n))
            elif is_equal:
                unit.state.drop(_SEND_FROM)
            if is_newest and (standing := report.stick.hello.standing) is not None:
                keep_standing(unit, standing)  # the signed manifest vouches for it, as a hello does
            if report.began_epoch or report.differing:
                unit.state.put(_FROM_START, "1")
            elif is_equal:
                unit.state.drop(_FROM_START)
            unit.commit()


def _readable(parts: Iterator[bytes]) -> Iterator[bytes]:
    """A photo that breaks between being checked and being written ends the stick, in words."""
    try:
        yield from parts
    except BlobDamaged:
        raise Trouble(TroubleCode.STORE_DAMAGED) from None
