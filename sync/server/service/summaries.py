"""What the back end knows of the content of a dossier: its latest summary, and whether it is stale."""

from __future__ import annotations

from collections.abc import Sequence

from sync.protocol.canonical import WireProblem, canonical
from sync.protocol.model import ChangeRecord, PrivacyClass, SetHeader
from sync.protocol.summary import read_summary, write_summary
from sync.server.service.blob_refs import note_blobs
from sync.server.service.ports import SummaryRow, Work

SUMMARY_KIND = "summary"


def project_changes(work: Work, header: SetHeader, changes: Sequence[ChangeRecord]) -> str:
    """Keep the newest summary of a set; returns the time of its newest other change, '' when there is none.

    A summary outside the normal class, or one that does not read, is left alone: it is content, the set
    stays accepted and desks still get it.
    """
    note_blobs(work, header, changes)
    newest = ""
    for change in changes:
        if change.kind != SUMMARY_KIND:
            newest = max(newest, change.time)
            continue
        if header.privacy_class is not PrivacyClass.NORMAL:
            continue
        try:
            text = canonical(write_summary(read_summary(change.value))).decode()
        except WireProblem:
            continue
        work.log.put_summary(SummaryRow(change.dossier, change.id, change.time, text, is_stale=False))
    return newest
