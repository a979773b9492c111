"""Fetch what others wrote: the keys first, then page after page, each with its cursor in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import Applied, LocalReplica, Remote
from sync.protocol.model import Page

#: a back end that pages on for ever is not ours
_MOST_PAGES = 100_000


@dataclass(slots=True)
class Fetched:
    """What came in so far in this sync; it outlives a try that failed half-way."""

    changes: int = 0
    unread_sets: int = 0

    def count(self, applied: Applied) -> None:
        self.changes += applied.new_changes
        self.unread_sets += applied.unread_sets


def fetch_grants(local: LocalReplica, remote: Remote) -> tuple[str, ...]:
    """Keep the keys of the caseload; returns the dossiers whose past is still to be fetched."""
    return local.keep_grants(remote.grants())


def fetch_pages(local: LocalReplica, remote: Remote, fetched: Fetched) -> None:
    """Pull everything after the cursor. Interrupted, it goes on where it was."""
    for page in _pages(local, remote, local.cursor()):
        fetched.count(local.apply(page))


def fetch_again(local: LocalReplica, remote: Remote, dossiers: Sequence[str], fetched: Fetched) -> None:
    """Pull from the beginning and take in what belongs to these dossiers; the cursor stays where it is.

    For dossiers whose key came later than their sets, and for what differs. Doubles are harmless.
    """
    if not dossiers:
        return
    wanted = frozenset(dossiers)
    for page in _pages(local, remote, None):
        sets = tuple(one for one in page.sets if one.header.dossier in wanted)
        if sets:
            fetched.count(local.apply(replace(page, sets=sets), moves_cursor=False))
    local.mark_fetched(dossiers)


def _pages(local: LocalReplica, remote: Remote, cursor: str | None) -> Iterator[Page]:
    """The pages after `cursor`, of the epoch that was greeted. Raises GARBAGE on a ring of pages."""
    epoch, own = local.epoch(), local.identity().incarnation
    for _ in range(_MOST_PAGES):
        page = remote.pull(cursor, own)
        if page.epoch != epoch:
            raise SyncFailure(FailureCode.EPOCH_CHANGED)
        yield page
        if not page.has_more:
            return
        if page.cursor == cursor:
            break
        cursor = page.cursor
    raise SyncFailure(FailureCode.GARBAGE)
