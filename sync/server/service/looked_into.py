"""Of a set that came in the back end looks into a few kinds only: summaries, papers, photos. Of all else it
keeps how new it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sync.protocol.blobs import ATTACHMENT_KIND, PAPER_KIND
from sync.protocol.model import ChangeRecord
from sync.protocol.runs import Part, Run
from sync.server.service.heard_times import as_heard, newest_heard
from sync.server.service.summaries import SUMMARY_KIND

_KINDS = frozenset({ATTACHMENT_KIND, PAPER_KIND, SUMMARY_KIND})


def looked_into(parts: Sequence[Part], now: datetime) -> tuple[tuple[ChangeRecord, ...], str]:
    """The changes that are looked into, as they were heard; and the newest time of the rest, '' for none."""
    found: list[ChangeRecord] = []
    newest = ""
    for part in parts:
        if not isinstance(part, Run):
            found.append(part)
        elif part.common.kind in _KINDS:
            found += part.records()
        else:
            newest = max(newest, newest_heard(part, now))
    return as_heard(found, now), newest
