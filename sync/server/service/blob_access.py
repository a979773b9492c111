"""Who may send and fetch which content; where its bytes lie; the signed word for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nacl.signing import SigningKey

from sync.protocol.blobs import BlobName, BlobReceipt, sign_blob
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.model import PrivacyClass
from sync.server.service.blob_ports import BlobStore, KeptBlob, StoreAway, StoreFull
from sync.server.service.ports import DeskRow, DeskState, DossierRow, Service, Work
from sync.server.service.wrapping import unwrap

_AGAIN_SECONDS = 30


def store_of(service: Service) -> BlobStore:
    """Where the bytes lie. Problem STORAGE_FULL on a back end that takes no attachments."""
    if service.blob_store is None:
        raise Problem(ProblemType.STORAGE_FULL)
    return service.blob_store


@contextmanager
def sorted_store() -> Iterator[None]:
    """A store that is full or away as a Problem."""
    try:
        yield
    except StoreFull:
        raise Problem(ProblemType.STORAGE_FULL) from None
    except StoreAway:
        raise Problem(ProblemType.TRY_LATER, retry_after=_AGAIN_SECONDS) from None


def may_send(work: Work, desk: DeskRow, name: BlobName) -> DossierRow:
    """The dossier, for who had it ever, of a content that a change refers to. Problem NOT_FOUND.

    Also of a dossier that was taken back since: unsent work is not refused. A desk that was put out leaves
    its photos as it leaves its sets: its changes lie apart, so what refers to them is not known yet.
    """
    dossier = work.log.dossier(name.dossier)
    if dossier is None or dossier.is_destroyed or not work.log.was_ever_assigned(name.dossier, desk.worker):
        raise Problem(ProblemType.NOT_FOUND)
    if desk.state is DeskState.ACTIVE and not work.blobs.is_wanted(name):
        raise Problem(ProblemType.NOT_FOUND)
    return dossier


def check_half(service: Service, work: Work, desk: DeskRow, name: BlobName) -> None:
    """A desk that was put out never fills the last half of the room with what nobody refers to. Problem
    STORAGE_FULL."""
    if desk.state is DeskState.ACTIVE or work.blobs.is_wanted(name):
        return
    used, most = work.blobs.room()
    if used >= (service.rules.blob_room if most is None else most) // 2:
        raise Problem(ProblemType.STORAGE_FULL)


def may_fetch(work: Work, desk: DeskRow, name: BlobName) -> KeptBlob:
    """A content that is whole, for who has the dossier now and may read its class. Problem NOT_FOUND: the
    same answer for what is not there and for what is not theirs."""
    dossier = work.log.dossier(name.dossier)
    worker = work.people.worker(desk.worker)
    kept = work.blobs.kept(name)
    if dossier is None or dossier.is_destroyed or worker is None or kept is None:
        raise Problem(ProblemType.NOT_FOUND)
    if desk.worker not in work.log.assigned_workers(name.dossier):
        raise Problem(ProblemType.NOT_FOUND)
    if name.privacy_class is PrivacyClass.SPECIAL and not worker.may_read_special:
        raise Problem(ProblemType.NOT_FOUND)
    return kept


def receipt_for(service: Service, work: Work, tenant: str, kept: KeptBlob) -> BlobReceipt:
    """The back end's signed word that it holds this content."""
    row = work.people.tenant()
    if row is None:
        raise Problem(ProblemType.TENANT_UNKNOWN)
    seed = unwrap(service, tenant, "signing", tenant, row.signing_key_wrapped)
    return sign_blob(SigningKey(seed), BlobReceipt(tenant, row.epoch, kept.name, kept.size, kept.is_safe))
