"""Contents go out: sealed to desks, a range at a time; opened only for the papers that are published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sync.protocol.blob_sealing import blob_key, opened_pieces
from sync.protocol.blobs import MISSING_PAGE, BlobName, BlobReceipt, MissingPage
from sync.protocol.canonical import WireProblem
from sync.protocol.errors import Problem, ProblemType
from sync.server.service.blob_access import may_fetch, receipt_for, sorted_store, store_of
from sync.server.service.blob_ports import StoreLost
from sync.server.service.ports import DeskRow, Service
from sync.server.service.publishing_ports import PaperRow
from sync.server.service.pushing import dossier_key

Place = tuple[str, str, str]
START: Place = ("", "", "")


def missing_blobs(service: Service, tenant: str, desk: DeskRow, after: Place) -> MissingPage:
    """What the dossiers of this desk's worker miss, and what it may still send of those taken back."""
    with service.work_in(tenant) as work:
        worker = work.people.worker(desk.worker)
        if worker is None:
            return MissingPage(())
        found = work.blobs.missing(
            desk.worker, desk.desk, after, MISSING_PAGE + 1, with_special=worker.may_read_special
        )
    if len(found) <= MISSING_PAGE:
        return MissingPage(found)
    last = found[MISSING_PAGE - 1].name
    return MissingPage(found[:MISSING_PAGE], f"{last.dossier}.{last.sha256}.{last.privacy_class.value}")


@dataclass(frozen=True, slots=True)
class KeptContent:
    """What a desk may fetch: how many sealed bytes it is, and the signed word that it is whole."""

    name: BlobName
    file: str
    size: int
    receipt: BlobReceipt


def find_content(service: Service, tenant: str, desk: DeskRow, name: BlobName) -> KeptContent:
    """Raises Problem NOT_FOUND for what is not whole here, or not for this desk."""
    with service.work_in(tenant) as work:
        kept = may_fetch(work, desk, name)
        return KeptContent(name, kept.file, kept.size, receipt_for(service, work, tenant, kept))


def read_content(
    service: Service, tenant: str, content: KeptContent, first: int, length: int
) -> Iterator[bytes]:
    """Sealed bytes. Where they turn out to be lost, the reply ends too soon and the content is missed again
    (`blob_upkeep.check`). Raises Problem TRY_LATER, NOT_FOUND before the first byte."""
    portions = store_of(service).read(tenant, content.file, first, length)
    try:
        with sorted_store():
            begun = next(portions, b"")
    except StoreLost:
        raise Problem(ProblemType.NOT_FOUND) from None
    return _rest(begun, portions)


def _rest(begun: bytes, portions: Iterator[bytes]) -> Iterator[bytes]:
    yield begun
    yield from portions


class OpenedPapers:
    """Implements `PaperContents` of the publisher: the only place where the back end opens a content to pass
    it on. Papers alone: a photo is never asked for."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def read(self, tenant: str, paper: PaperRow) -> bytes | None:
        """The PDF; None while it is not here whole. Raises Problem TRY_LATER when its place is away."""
        service = self._service
        name = BlobName(paper.dossier, paper.privacy_class, paper.sha256)
        with service.work_in(tenant) as work:
            dossier, kept = work.log.dossier(paper.dossier), work.blobs.kept(name)
        if dossier is None or dossier.is_destroyed or kept is None:
            return None
        key = blob_key(dossier_key(service, tenant, dossier, name.privacy_class), name.dossier, name.sha256)
        try:
            with sorted_store():
                sealed = store_of(service).read(tenant, kept.file, 0, kept.size)
                return b"".join(opened_pieces(sealed, kept.size, key, name.sha256))
        except (WireProblem, StoreLost):
            return None
