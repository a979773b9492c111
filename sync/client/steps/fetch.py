"""Fetch what others wrote: the keys first, then page after page, each with its cursor in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import Applied, LocalReplica, Remote
from sync.client.rounds import Extras, Progress
from sync.client.steps.pages import pages_after
from sync.protocol.errors import ProblemType
from sync.protocol.model import Hello, Page

#: a back end that pages on for ever is not ours
_MOST_PAGES = 100_000
_BEGINNING = ""
#: after a restore the greeting said so before: then the cursor is gone already
_CURSOR_REFUSED = frozenset({ProblemType.INVALID.value, ProblemType.EPOCH_CHANGED.value})


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


def is_same(local: LocalReplica, hello: Hello) -> bool:
    """True when one look shows that nothing is missing on either side; the cursor then moves to the end.

    Never just after a restore of the back end: then it is the past itself that is looked through.
    """
    held, marks = hello.held, local.marks()
    if held is None or marks is None or local.is_after_restore():
        return False
    if (held.caseload, held.compared) != (marks.caseload, marks.compared):
        return False
    if local.cursor() != held.cursor:
        local.move_cursor(held.cursor)
    return True


def fetch_pages(local: LocalReplica, remote: Remote, fetched: Fetched, extras: Extras) -> int:
    """Pull everything after the cursor; returns how many sets came. Interrupted, it goes on where it was.

    A cursor that the back end refuses was damaged, on the way or on the disk: then from the beginning, where
    asking with it again would be refused for ever. What comes double is harmless.
    """
    try:
        return _fetch_from(local, remote, fetched, extras)
    except SyncFailure as failure:
        if failure.problem not in _CURSOR_REFUSED or not local.cursor():
            raise
    local.move_cursor(_BEGINNING)
    return _fetch_from(local, remote, fetched, extras)


def _fetch_from(local: LocalReplica, remote: Remote, fetched: Fetched, extras: Extras) -> int:
    """Page after page after the cursor as it is."""
    sets = 0
    for page in _pages(local, remote, local.cursor(), extras.lanes):
        fetched.count(local.apply(page))
        sets += len(page.sets)
        extras.on_progress(Progress("fetch", sets, 0))
    return sets


def fetch_again(
    local: LocalReplica, remote: Remote, dossiers: Sequence[str], fetched: Fetched, extras: Extras
) -> None:
    """Pull from the beginning and take in what belongs to these dossiers; the cursor stays where it is.

    For dossiers whose key came later than their sets, and for what differs. Doubles are harmless.
    """
    if not dossiers:
        return
    wanted = frozenset(dossiers)
    for page in _pages(local, remote, None, extras.lanes):
        sets = tuple(one for one in page.sets if one.header.dossier in wanted)
        if sets:
            fetched.count(local.apply(replace(page, sets=sets), moves_cursor=False))
    local.mark_fetched(dossiers)


def _pages(local: LocalReplica, remote: Remote, cursor: str | None, lanes: int) -> Iterator[Page]:
    """The pages after `cursor`, of the epoch that was greeted."""
    epoch = local.epoch()
    for page in pages_after(remote, local.identity().incarnation, cursor, lanes):
        if page.epoch != epoch:
            raise SyncFailure(FailureCode.EPOCH_CHANGED)
        yield page
