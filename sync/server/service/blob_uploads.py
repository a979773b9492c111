"""Contents come in, chunk by chunk: durable before the offset moves, opened and compared before they count.

An upload belongs to a content and not to a laptop: two that have the same photo make the same bytes, so
what one began the other finishes. Not so of a laptop that was put out: it touches nothing but what it began
itself, and what it began another begins anew. What is whole was opened under its key and compared with its
name: no desk can leave something else under the name of what another relies on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sync.protocol.blob_sealing import blob_key, opened_pieces, plain_size
from sync.protocol.blobs import BlobName, BlobReceipt
from sync.protocol.canonical import WireProblem
from sync.protocol.errors import Problem, ProblemType
from sync.server.service.blob_access import check_half, may_send, receipt_for, sorted_store, store_of
from sync.server.service.blob_ports import KeptBlob, StoreLost, UploadRow
from sync.server.service.blob_upkeep import drop_upload, sweep
from sync.server.service.ports import DeskRow, DeskState, Service, Work
from sync.server.service.pushing import dossier_key


@dataclass(frozen=True, slots=True)
class UploadState:
    """How far it is: `offset` of `size` sealed bytes. `receipt` once it is whole, `expires_at` before."""

    offset: int
    size: int
    receipt: BlobReceipt | None = None
    expires_at: datetime | None = None


def upload_state(service: Service, tenant: str, desk: DeskRow, name: BlobName) -> UploadState:
    """How far it is. Problem NOT_FOUND where nothing was begun."""
    row, is_other = None, False
    with service.work_in(tenant) as work:
        may_send(work, desk, name)
        kept = work.blobs.kept(name)
        if kept is not None:
            return UploadState(kept.size, kept.size, receipt_for(service, work, tenant, kept))
        row = work.blobs.upload(name)
        is_other = row is not None and not _is_together(work, desk, row)
    if row is None or is_other or row.expires_at < service.now():
        raise Problem(ProblemType.NOT_FOUND)
    if row.taken == row.size:
        # The back end was stopped between the last byte and the end.
        return _finish(service, tenant, desk, row)
    return _under_way(row)


def begin_upload(service: Service, tenant: str, desk: DeskRow, name: BlobName, size: int) -> UploadState:
    """Make room for a content of `size` sealed bytes; where it was begun or is whole already, how far it is.

    Raises Problem NOT_FOUND, INVALID for a size that no content has, STORAGE_FULL.
    """
    store_of(service)
    if plain_size(size) is None:
        raise Problem(ProblemType.INVALID, problems=(("Upload-Length", "out-of-range"),))
    sweep(service, tenant)
    now = service.now()
    row = UploadRow(name, service.token(16).hex(), size, 0, now + service.rules.upload_life, desk.desk)
    with service.work_in(tenant) as work:
        may_send(work, desk, name)
        kept = work.blobs.kept(name)
        if kept is not None:
            return UploadState(kept.size, kept.size, receipt_for(service, work, tenant, kept))
        held = work.blobs.locked_upload(name)
        if held is not None and held.desk != desk.desk and desk.state is not DeskState.ACTIVE:
            raise Problem(ProblemType.NOT_FOUND)
        if held is not None and held.size == size and _is_together(work, desk, held):
            return _under_way(held)
        if held is not None:
            # Of one content there is one size: whoever was wrong, the end would have told; it begins anew.
            drop_upload(service, work, tenant, held)
        check_half(service, work, desk, name)
        if not work.blobs.take_room(size, service.rules.blob_room):
            raise Problem(ProblemType.STORAGE_FULL)
        if not work.blobs.add_upload(row, now):
            raise Problem(ProblemType.TRY_LATER, retry_after=1)  # another began it this very moment
    return _under_way(row)


def add_chunk(
    service: Service, tenant: str, desk: DeskRow, name: BlobName, offset: int, content: bytes
) -> UploadState:
    """Take the bytes at `offset`; with the last of them the content is opened, compared and kept.

    Raises Problem NOT_FOUND; OFFSET_DIFFERS with where to go on; INVALID beyond its end; CONTENT_DIFFERS
    when it is not what it is named after (then it begins anew); STORAGE_FULL, TRY_LATER.
    """
    store = store_of(service)
    lost = False
    with service.work_in(tenant) as work:
        may_send(work, desk, name)
        row = work.blobs.locked_upload(name)
        if row is None or row.expires_at < service.now():
            kept = work.blobs.kept(name)
            if kept is None:
                raise Problem(ProblemType.NOT_FOUND)
            raise Problem(ProblemType.OFFSET_DIFFERS, n=kept.size)
        if not _is_together(work, desk, row):
            raise Problem(ProblemType.NOT_FOUND)
        if offset != row.taken:
            raise Problem(ProblemType.OFFSET_DIFFERS, n=row.taken)
        taken = row.taken + len(content)
        if taken > row.size:
            raise Problem(ProblemType.INVALID, problems=(("Upload-Offset", "out-of-range"),))
        expires_at = service.now() + service.rules.upload_life
        try:
            with sorted_store():
                store.append(tenant, row.file, offset, content)
        except StoreLost:
            taken, lost = 0, True
        work.blobs.move(name, taken, expires_at)
    if lost:
        raise Problem(ProblemType.OFFSET_DIFFERS, n=0)
    row = replace(row, taken=taken, expires_at=expires_at)
    return _finish(service, tenant, desk, row) if taken == row.size else _under_way(row)


def end_upload(service: Service, tenant: str, desk: DeskRow, name: BlobName) -> None:
    """Drop what was begun. Problem NOT_FOUND; NOT_ALLOWED for what is whole: others rely on it."""
    with service.work_in(tenant) as work:
        may_send(work, desk, name)
        if work.blobs.kept(name) is not None:
            raise Problem(ProblemType.NOT_ALLOWED)
        row = work.blobs.locked_upload(name)
        if row is None or not _is_together(work, desk, row):
            raise Problem(ProblemType.NOT_FOUND)
        drop_upload(service, work, tenant, row)


def _is_together(work: Work, desk: DeskRow, row: UploadRow) -> bool:
    """True when this desk may go on with it: its own, or of two that are both let in."""
    if row.desk == desk.desk:
        return True
    began = work.people.desk(row.desk)
    return desk.state is DeskState.ACTIVE and began is not None and began.state is DeskState.ACTIVE


def _under_way(row: UploadRow) -> UploadState:
    return UploadState(row.taken, row.size, expires_at=row.expires_at)


def _finish(service: Service, tenant: str, desk: DeskRow, row: UploadRow) -> UploadState:
    """Open the whole, compare it with its name, keep it. May be repeated, and done by two at once."""
    store = store_of(service)
    if not _is_what_it_says(service, tenant, desk, row):
        with service.work_in(tenant) as work:
            held = work.blobs.locked_upload(row.name)
            if held is not None and held.file == row.file:
                drop_upload(service, work, tenant, held)
            work.people.audit(
                "blob-differs", service.now(), desk=desk.desk, worker=desk.worker, dossier=row.name.dossier
            )
        raise Problem(ProblemType.CONTENT_DIFFERS)
    with sorted_store():
        store.keep(tenant, row.file, row.size)
    kept = KeptBlob(row.name, row.file, row.size)
    with service.work_in(tenant) as work:
        # A change that refers to it may come in at this moment: one of the two sees the other.
        work.lock()
        held = work.blobs.locked_upload(row.name)
        if held is not None and held.file == row.file:
            work.blobs.add_kept(kept, service.now())
            work.blobs.drop_upload(row.name)
        first = work.blobs.kept(row.name)
        if first is None:
            raise Problem(ProblemType.NOT_FOUND)
        return UploadState(first.size, first.size, receipt_for(service, work, tenant, first))


def _is_what_it_says(service: Service, tenant: str, desk: DeskRow, row: UploadRow) -> bool:
    name = row.name
    with service.work_in(tenant) as work:
        dossier = may_send(work, desk, name)
    key = blob_key(dossier_key(service, tenant, dossier, name.privacy_class), name.dossier, name.sha256)
    try:
        with sorted_store():
            sealed = store_of(service).read_upload(tenant, row.file, row.size)
            for _ in opened_pieces(sealed, row.size, key, name.sha256):
                pass  # piece by piece: the whole of it is never in memory
    except (WireProblem, StoreLost):
        return False
    return True
