"""Attachments of this desk as `sync.client` sees them: found through the changes, read and kept in pieces.

Questions to the store are short and on its thread; opening, sealing and writing of contents is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.errors import Trouble
from desktop.domain.ids import DeskId, DossierId
from desktop.synclink.facts import EPOCH, EnrolmentFacts
from desktop.synclink.policy import privacy_class
from desktop.synclink.store_turn import StoreTurn
from desktop.usecases.blob_ports import KeptContent, StagedContent
from desktop.usecases.blob_standing import (
    BlobStanding,
    Missed,
    Proof,
    all_standings,
    read_standing,
    write_standing,
)
from desktop.usecases.ports import Clock, OnStore, Packs, UnitOfWork
from sync.client.blob_ports import BlobDamaged, BlobPlan, SealedSource, WantedBlob
from sync.client.errors import FailureCode, SyncFailure
from sync.client.http import HttpBackEnd
from sync.client.http_blobs import HttpBlobs
from sync.client.ports import DeskIdentity
from sync.client.rounds import AttachmentRound, LeaveAttachments, no_attachments, nothing_left
from sync.client.steps.attachments import AttachmentExchange
from sync.protocol.blob_sealing import blob_key, opened_pieces, sealed_pieces
from sync.protocol.blobs import BlobName, BlobReceipt, MissingBlob, refs_of
from sync.protocol.canonical import WireProblem
from sync.protocol.model import PrivacyClass

MakeRound = Callable[[object, EnrolmentFacts], AttachmentRound]
_KINDS = (ChangeKind.ATTACHMENT, ChangeKind.PAPER)
#: so long the back end is not asked again whether a backup holds a content by now
_ASK_AGAIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DeskSource:
    """Implements `SealedSource`: the same content always gives the same bytes."""

    content: KeptContent
    name: BlobName
    key: bytes = field(repr=False)

    @property
    def plain_size(self) -> int:
        return self.content.size

    def check(self) -> None:
        try:
            for _ in self.content.pieces():
                pass
        except Trouble:
            raise BlobDamaged from None

    def portions(self, offset: int) -> Iterator[bytes]:
        key = blob_key(self.key, self.name.dossier, self.name.sha256)
        at = 0
        try:
            for piece in sealed_pieces(self.content.pieces(), self.content.size, key):
                if at + len(piece) > offset:
                    yield piece[max(offset - at, 0) :]
                at += len(piece)
        except (Trouble, WireProblem):
            raise BlobDamaged from None


class DeskBlobs:
    """Implements `LocalBlobs` over the unit of work."""

    def __init__(
        self, unit_of_work: Callable[[], UnitOfWork], on_store: OnStore, packs: Packs, clock: Clock
    ) -> None:
        turn = StoreTurn(unit_of_work, on_store)
        self._read, self._write = turn.read, turn.write
        self._packs = packs
        self._clock = clock

    def plan(self) -> BlobPlan:
        today = self._clock.today()

        def work(unit: UnitOfWork) -> BlobPlan:
            changes = [
                one for one in unit.changes.heads_of(_KINDS) if not unit.keys.is_forgotten(one.dossier)
            ]
            here, epoch = unit.attachments.names(), unit.state.get(EPOCH) or ""
            standings = all_standings(unit.state)
            wanted: dict[BlobName, WantedBlob] = {}
            unproven: dict[BlobName, tuple[BlobName, ...]] = {}
            for change in changes:
                sizes = _sizes(change)
                standing = standings.get(change.dossier, BlobStanding())
                for sha256 in refs_of(change.kind.value, change.value):
                    names = self._names(unit, change, sha256)
                    if not names:
                        continue
                    if sha256 not in here:
                        wanted[names[0]] = WantedBlob(names, sizes.get(sha256, 0))
                    elif not _is_proven(standing, sha256, epoch, today):
                        unproven[names[0]] = names
            return BlobPlan(tuple(wanted.values()), tuple(unproven.values()), bool(changes))

        return self._read(work)

    def _names(self, unit: UnitOfWork, change: Change, sha256: str) -> tuple[BlobName, ...]:
        """Under the class of the change first; another pack may have judged otherwise on another laptop."""
        likely = privacy_class(change, self._packs)
        classes = sorted(PrivacyClass, key=lambda one: one is not likely)
        held = (one for one in classes if unit.keys.get(change.dossier, one) is not None)
        return tuple(BlobName(change.dossier, one, sha256) for one in held)

    def note_missing(self, missing: Sequence[MissingBlob]) -> None:
        found: dict[DossierId, dict[str, Missed]] = {}
        for one in missing:
            told = Missed(DeskId(one.desk), one.label, one.offset)
            found.setdefault(DossierId(one.name.dossier), {})[one.name.sha256] = told

        def work(unit: UnitOfWork) -> None:
            before = all_standings(unit.state)
            for dossier in {*before, *found}:
                standing, missed = before.get(dossier, BlobStanding()), found.get(dossier, {})
                if missed != dict(standing.missed) and not unit.keys.is_forgotten(dossier):
                    write_standing(unit.state, dossier, replace(standing, missed=missed))

        self._write(work)

    def source(self, name: BlobName) -> SealedSource | None:
        def work(unit: UnitOfWork) -> SealedSource | None:
            key = unit.keys.get(DossierId(name.dossier), name.privacy_class)
            try:
                content = unit.attachments.content(name.sha256)
            except KeyError:
                return None
            return None if key is None else DeskSource(content, name, key)

        return self._read(work)

    def note_damaged(self, name: BlobName) -> None:
        def changed(standing: BlobStanding) -> BlobStanding:
            return replace(standing, damaged=standing.damaged | {name.sha256})

        self._change(name, changed)

    def note_proof(self, receipt: BlobReceipt) -> None:
        name = receipt.name
        proof = Proof(receipt.epoch, receipt.is_safe, self._clock.today().isoformat())

        def changed(standing: BlobStanding) -> BlobStanding:
            proofs = {**standing.proofs, f"{name.privacy_class.value}.{name.sha256}": proof}
            missed = {one: told for one, told in standing.missed.items() if one != name.sha256}
            return BlobStanding(proofs, missed, standing.damaged - {name.sha256})

        self._change(name, changed)

    # --- what comes in

    def staged(self, name: BlobName) -> int:
        return self._staged(name).size

    def stage(self, name: BlobName, offset: int, sealed: bytes) -> None:
        staged = self._staged(name)
        try:
            staged.append(offset, sealed)
        except Trouble:
            raise SyncFailure(FailureCode.DISK_HERE) from None

    def drop_staged(self, name: BlobName) -> None:
        self._staged(name).drop()

    def keep(self, name: BlobName, size: int) -> bool:
        dossier = DossierId(name.dossier)
        class_key = self._read(lambda unit: unit.keys.get(dossier, name.privacy_class))
        if class_key is None:
            return False
        key = blob_key(class_key, name.dossier, name.sha256)
        staged = self._staged(name)
        # Writing touches folder and key alone, so it needs no unit of work; nobody holds it before `adopt`.
        room = self._read(lambda unit: unit.attachments)
        try:
            new = room.write(opened_pieces(staged.portions(), size, key, name.sha256))
        except (WireProblem, ValueError):
            staged.drop()
            return False
        except Trouble:
            raise SyncFailure(FailureCode.DISK_HERE) from None

        def work(unit: UnitOfWork) -> None:
            if not unit.keys.is_forgotten(dossier):
                unit.attachments.adopt(dossier, new)

        self._write(work)
        staged.drop()
        return True

    def _staged(self, name: BlobName) -> StagedContent:
        told = f"{name.dossier}|{name.privacy_class.value}|{name.sha256}"
        return self._read(lambda unit: unit.attachments.staged(told))

    def _change(self, name: BlobName, changed: Callable[[BlobStanding], BlobStanding]) -> None:
        dossier = DossierId(name.dossier)

        def work(unit: UnitOfWork) -> None:
            if not unit.keys.is_forgotten(dossier):
                write_standing(unit.state, dossier, changed(read_standing(unit.state, dossier)))

        self._write(work)


def attachment_rounds(blobs: DeskBlobs) -> MakeRound:
    """Makes the round of attachments of one sync over its open connection, for `RoundMakers`."""

    def make(back_end: object, facts: EnrolmentFacts) -> AttachmentRound:
        exchange = _exchange(blobs, back_end, facts)
        return no_attachments if exchange is None else exchange

    return make


def leaving_rounds(blobs: DeskBlobs) -> Callable[[object, EnrolmentFacts], LeaveAttachments]:
    """Makes the way by which a desk that was put out leaves its photos, for `RoundMakers`."""

    def make(back_end: object, facts: EnrolmentFacts) -> LeaveAttachments:
        exchange = _exchange(blobs, back_end, facts)
        return nothing_left if exchange is None else exchange.leave

    return make


def _exchange(blobs: DeskBlobs, back_end: object, facts: EnrolmentFacts) -> AttachmentExchange | None:
    """None over a stick and the back ends of tests: they carry changes alone."""
    if not isinstance(back_end, HttpBackEnd):
        return None
    me = DeskIdentity(facts.tenant, facts.desk, facts.incarnation, facts.server_key)
    return AttachmentExchange(blobs, HttpBlobs(back_end), me)


def _sizes(change: Change) -> Mapping[str, int]:
    """Plain bytes of the pages of a photo, where the change says them."""
    pages = change.value.get("pages") if isinstance(change.value, Mapping) else None
    found: dict[str, int] = {}
    for page in pages if isinstance(pages, tuple | list) else ():
        if isinstance(page, Mapping) and isinstance(page.get("size"), int):
            found[str(page.get("sha256"))] = int(str(page["size"]))
    return found


def _is_proven(standing: BlobStanding, sha256: str, epoch: str, today: date) -> bool:
    """Signed for by the back end as it is now; of what is in no backup yet it is asked again after a day."""
    if not standing.is_there(sha256):
        return False
    found = [proof for name, proof in standing.proofs.items() if name.endswith(sha256)]
    asked = max(proof.day for proof in found)
    is_recent = date.fromisoformat(asked) + _ASK_AGAIN > today
    return any(proof.epoch == epoch and (proof.is_safe or is_recent) for proof in found)
