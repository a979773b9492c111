"""Which contents a change that came in refers to: from its transaction on they are missed until they come."""

from __future__ import annotations

from collections.abc import Sequence

from sync.protocol.blobs import ATTACHMENT_KIND, PAPER_KIND, BlobName, refs_of
from sync.protocol.model import ChangeRecord, SetHeader
from sync.server.service.blob_ports import BlobRefRow
from sync.server.service.ports import Work


def note_blobs(work: Work, header: SetHeader, changes: Sequence[ChangeRecord]) -> None:
    """Keep the hashes that photos and papers of this set name; only under the tenant's lock.

    Of a change nothing else is looked at. A photo that another change replaced before it came is not missed.
    """
    about = [change for change in changes if change.kind in (ATTACHMENT_KIND, PAPER_KIND)]
    if not about:
        return
    dossier = header.dossier
    work.blobs.add_refs(
        [
            BlobRefRow(BlobName(dossier, header.privacy_class, sha256), change.id, change.desk)
            for change in about
            for sha256 in refs_of(change.kind, change.value)
        ]
    )
    work.blobs.add_replaced(dossier, sorted({parent for change in about for parent in change.parents}))
